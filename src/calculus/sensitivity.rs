//! What results rest on: how they answer to each assumption.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::AsOf;
use crate::model::{ExpectationId, Horizon, ProgrammeId, Text, UsedAssumptions, Week};
use crate::reckoning::{ACTING, DerivativeFold, Gradient, Plan, Slope, SlopeRollUp, results};
use crate::rules::Sound;

use super::Acting;

/// How results answer to the assumptions (*gevoeligheid*). Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe resultaten veranderen als een aanname verandert."))]
#[non_exhaustive]
pub struct Sensitivity {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts: cycles and measurements after it are not read.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt; cycli en metingen van daarna blijven buiten beschouwing."]))]
    pub as_of: Week,
    /// The assumptions that were used, and which of them are defaults.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames, en welke daarvan standaardwaarden zijn."]))]
    pub assumptions: UsedAssumptions,
    /// Every expectation, in the document's order.
    #[schemars(title = "Expectations", extend("x-nl" = ["Verwachtingen", "Elke verwachting, in de volgorde van het document."]))]
    pub rows: Vec<SensitivityRow>,
}

/// How the organisation's results on one expectation answer to the assumptions (*gevoeligheid per verwachting*).
///
/// The yield so far (S) answers to none of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe de resultaten van de organisatie op één verwachting veranderen met de aannames. De opbrengst tot nu toe (S) hangt van geen ervan af."))]
#[non_exhaustive]
pub struct SensitivityRow {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// Whether a direct yield or a durable result is expected.
    #[schemars(extend("x-nl" = ["Horizon", "Of een directe opbrengst of een duurzaam resultaat is verwacht."]))]
    pub horizon: Horizon,
    /// The unit of the figures: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van de cijfers: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// The organisation's yield so far (S), in the indicator's unit.
    #[schemars(extend("x-nl" = ["Korte termijn", "Wat de organisatie tot nu toe opbracht (S), in de eenheid van de indicator."], "examples" = [36.0]))]
    pub short_term: f64,
    /// The part of that yield that lasts (D), in the indicator's unit; it follows from the assumptions and was not
    /// measured.
    #[schemars(extend("x-nl" = ["Lange termijn", "Wat daarvan blijft (D), in de eenheid van de indicator; het volgt uit de aannames en is niet gemeten."], "examples" = [20.6]))]
    pub long_term: f64,
    /// The standard error of `short_term`, in the indicator's unit, as far as the reported errors tell: read it as a
    /// lower bound.
    #[schemars(title = "Standard error, short term", extend("x-nl" = ["Standaardfout, korte termijn", "De standaardfout van `short_term`, in de eenheid van de indicator, voor zover die uit gemelde fouten volgt; lees haar als een ondergrens."], "examples" = [1.6]))]
    pub short_term_error: f64,
    /// The standard error of `long_term`, in the indicator's unit, as far as the reported errors tell: read it as a
    /// lower bound.
    #[schemars(title = "Standard error, long term", extend("x-nl" = ["Standaardfout, lange termijn", "De standaardfout van `long_term`, in de eenheid van de indicator, voor zover die uit gemelde fouten volgt; lees haar als een ondergrens."], "examples" = [1.1]))]
    pub long_term_error: f64,
    /// The derivative of `long_term` to each assumption: the change, in the indicator's unit, for each 1 of the
    /// assumption.
    #[schemars(extend("x-nl" = ["Invloed op lange termijn", "De afgeleide van `long_term` naar elke aanname: de verandering, in de eenheid van de indicator, per 1 van de aanname."]))]
    pub derivatives: Derivatives,
    /// The derivative of the attainment to each assumption, at `as_of` or at `due` if that was earlier: the change, as
    /// a share of the way from the baseline to the target, for each 1 of the assumption. All 0 for a direct yield.
    #[schemars(extend("x-nl" = ["Invloed op gehaald", "De afgeleide naar elke aanname van wat is gehaald, in de peilweek of in de week van `due` als die eerder was: de verandering, als deel van de weg van beginstand naar streefwaarde, per 1 van de aanname. Alles 0 bij een directe opbrengst."]))]
    pub attainment: Derivatives,
    /// `long_term` with the lower of the two outcomes that the published half-lives of 6.5 and 13 months give for
    /// `craft.retention_idle`, in the indicator's unit. Absent where the document gives that assumption itself.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Lower outcome", extend("x-nl" = ["Laagste uitkomst", "`long_term` volgens de laagste van de twee uitkomsten bij de gepubliceerde halfwaardetijden van 6,5 en 13 maanden voor `craft.retention_idle`, in de eenheid van de indicator. Ontbreekt als het document die aanname zelf geeft."], "examples" = [20.1]))]
    pub low: Option<f64>,
    /// The higher of those two outcomes, in the indicator's unit. Absent where the document gives that assumption
    /// itself.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Higher outcome", extend("x-nl" = ["Hoogste uitkomst", "De hoogste van die twee uitkomsten, in de eenheid van de indicator. Ontbreekt als het document die aanname zelf geeft."], "examples" = [20.7]))]
    pub high: Option<f64>,
}

/// The derivatives of a figure to each assumption that acts on what lasts, by their paths (*afgeleiden*).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "De afgeleide van een cijfer naar elke aanname die bepaalt wat er blijft, bij het pad van die aanname: hoeveel het cijfer verandert per 1 van de aanname."))]
#[non_exhaustive]
pub struct Derivatives {
    /// To `craft.consolidation`: the share of a yield of craft, with nothing left to AI, that lasts to begin with.
    #[serde(rename = "craft.consolidation")]
    #[schemars(title = "Craft, consolidation", extend("x-nl" = ["Vakmanschap: beklijft", "Naar `craft.consolidation`: het aandeel dat om te beginnen beklijft van een opbrengst in vakmanschap waarbij niets aan AI is overgelaten."], "examples" = [6.4]))]
    pub craft_consolidation: f64,
    /// To `craft.retention_held`: the share of what craft carries that a week of practice keeps.
    #[serde(rename = "craft.retention_held")]
    #[schemars(title = "Craft, retention held", extend("x-nl" = ["Vakmanschap: week met oefening", "Naar `craft.retention_held`: het aandeel van wat vakmanschap draagt dat blijft na een week met oefening."], "examples" = [11.8]))]
    pub craft_retention_held: f64,
    /// To `craft.retention_idle`: the share of what craft carries that any other week keeps.
    #[serde(rename = "craft.retention_idle")]
    #[schemars(title = "Craft, retention idle", extend("x-nl" = ["Vakmanschap: week zonder oefening", "Naar `craft.retention_idle`: het aandeel van wat vakmanschap draagt dat blijft na een week zonder oefening."], "examples" = [11.4]))]
    pub craft_retention_idle: f64,
    /// To `work.consolidation`: the share of a yield in the work that lasts to begin with, where the proposal counts in
    /// full.
    #[serde(rename = "work.consolidation")]
    #[schemars(title = "Work, consolidation", extend("x-nl" = ["Werk: beklijft", "Naar `work.consolidation`: het aandeel dat om te beginnen beklijft van een opbrengst in het werk, bij een voorstel dat volledig meetelt."], "examples" = [0.3]))]
    pub work_consolidation: f64,
    /// To `work.retention_held`: the share of what the work carries that a week of practice keeps.
    #[serde(rename = "work.retention_held")]
    #[schemars(title = "Work, retention held", extend("x-nl" = ["Werk: week met oefening", "Naar `work.retention_held`: het aandeel van wat werk draagt dat blijft na een week met oefening."], "examples" = [0.3]))]
    pub work_retention_held: f64,
    /// To `work.retention_idle`: the share of what the work carries that any other week keeps.
    #[serde(rename = "work.retention_idle")]
    #[schemars(title = "Work, retention idle", extend("x-nl" = ["Werk: week zonder oefening", "Naar `work.retention_idle`: het aandeel van wat werk draagt dat blijft na een week zonder oefening."], "examples" = [0.6]))]
    pub work_retention_idle: f64,
    /// To `stage.tried`: how much counts of a result of the work from a proposal that was tried.
    #[serde(rename = "stage.tried")]
    #[schemars(title = "Stage tried", extend("x-nl" = ["Stadium: uitgeprobeerd", "Naar `stage.tried`: het aandeel dat meetelt van een opbrengst in het werk uit een uitgeprobeerd voorstel."], "examples" = [1.2]))]
    pub stage_tried: f64,
    /// To `stage.adopted`: how much counts of a result of the work from a proposal that was adopted.
    #[serde(rename = "stage.adopted")]
    #[schemars(title = "Stage adopted", extend("x-nl" = ["Stadium: in gebruik", "Naar `stage.adopted`: het aandeel dat meetelt van een opbrengst in het werk uit een voorstel dat in gebruik is genomen."], "examples" = [0.0]))]
    pub stage_adopted: f64,
    /// To `stage.integrated`: how much counts of a result of the work from a proposal that was integrated.
    #[serde(rename = "stage.integrated")]
    #[schemars(title = "Stage integrated", extend("x-nl" = ["Stadium: geïntegreerd", "Naar `stage.integrated`: het aandeel dat meetelt van een opbrengst in het werk uit een geïntegreerd voorstel."], "examples" = [0.0]))]
    pub stage_integrated: f64,
}

impl Derivatives {
    /// Each derivative with its assumption.
    pub fn each(&self) -> [(Acting, f64); ACTING] {
        [
            (Acting::CraftConsolidation, self.craft_consolidation),
            (Acting::CraftRetentionHeld, self.craft_retention_held),
            (Acting::CraftRetentionIdle, self.craft_retention_idle),
            (Acting::WorkConsolidation, self.work_consolidation),
            (Acting::WorkRetentionHeld, self.work_retention_held),
            (Acting::WorkRetentionIdle, self.work_retention_idle),
            (Acting::StageTried, self.stage_tried),
            (Acting::StageAdopted, self.stage_adopted),
            (Acting::StageIntegrated, self.stage_integrated),
        ]
    }
}

impl From<Gradient> for Derivatives {
    fn from(gradient: Gradient) -> Self {
        // Adding 0 makes -0 into 0.
        let [a, b, c, d, e, f, g, h, i] = gradient.0.map(|it| it + 0.0);
        Self {
            craft_consolidation: a,
            craft_retention_held: b,
            craft_retention_idle: c,
            work_consolidation: d,
            work_retention_held: e,
            work_retention_idle: f,
            stage_tried: g,
            stage_adopted: h,
            stage_integrated: i,
        }
    }
}

/// The half-lives of acquired skill, in months, that bound the default of `craft.retention_idle`: for accuracy and
/// for speed, in the meta-analysis of Tatel & Ackerman (2025), doi 10.1037/bul0000481, figures from its abstract.
/// It is about procedural skill, so for the craft of professionals it is an extrapolation.
pub const HALF_LIVES: [f64; 2] = [6.5, 13.0];

/// Weeks in a month.
const MONTH: f64 = 4.348;

/// What is kept over a week where half is left after so many months.
fn weekly(months: f64) -> f64 {
    0.5_f64.powf(1.0 / (months * MONTH))
}

/// How the results of every expectation answer to each assumption: exact derivatives, and what would last under the
/// published half-lives where the retention of craft is the default.
///
/// ```
/// use lerendwerken::calculus::{self, AsOf};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// for row in calculus::sensitivity(&sound, AsOf::LastHeld).rows {
///     let (most, _) = row.derivatives.each().into_iter().max_by(|(_, a), (_, b)| a.abs().total_cmp(&b.abs())).unwrap();
///     println!("{} rests most on {most}", row.expectation);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sensitivity(sound: &Sound, as_of: AsOf) -> Sensitivity {
    let as_of = sound.week(as_of);
    let plan = Plan::of(sound.programme());
    let results = results(sound.programme(), &sound.facts, as_of);
    let (now, due) = slopes(sound, &plan, as_of);
    let defaulted = plan.assumptions.defaulted.iter().any(|path| path == Acting::CraftRetentionIdle.as_str());
    let mut rows = Vec::new();
    for ((result, it), (now, due)) in results.expectations.into_iter().zip(&plan.expectations).zip(now.iter().zip(&due))
    {
        let judged = if it.due < as_of { due } else { now };
        let attainment = match it.horizon {
            Horizon::Direct => Gradient::default(),
            Horizon::Durable => judged.gradient.times(1.0 / it.span),
        };
        // Where idle craft plays no part both are what lasts, to the last bit.
        let plays = now.gradient.0.get(Acting::CraftRetentionIdle as usize).is_some_and(|slope| *slope != 0.0);
        let [one, other] = if plays { now.other } else { [result.long_term.value; 2] };
        rows.push(SensitivityRow {
            expectation: result.expectation,
            horizon: result.horizon,
            unit: result.unit,
            short_term: result.short_term.value,
            long_term: result.long_term.value,
            short_term_error: result.short_term.standard_error,
            long_term_error: result.long_term.standard_error,
            derivatives: now.gradient.into(),
            attainment: attainment.into(),
            low: defaulted.then(|| one.min(other) + 0.0),
            high: defaulted.then(|| one.max(other) + 0.0),
        });
    }
    Sensitivity { programme: results.programme, as_of, assumptions: results.assumptions, rows }
}

/// The organisation's slopes on every expectation, at a week and at due.
fn slopes(sound: &Sound, plan: &Plan, as_of: Week) -> (Vec<Slope>, Vec<Slope>) {
    let mut now = vec![SlopeRollUp::default(); plan.expectations.len()];
    let mut due = now.clone();
    for team in &plan.team_order {
        let Some(facts) = sound.facts.teams.get(*team as usize) else { continue };
        let fold = DerivativeFold::until(facts, plan, as_of, HALF_LIVES.map(weekly));
        let at_due = fold.marked().filter(|(week, e, _)| plan.expectation(*e).is_some_and(|it| it.due == *week));
        roll_up(plan, *team, fold.slopes().collect(), &mut now);
        roll_up(plan, *team, at_due.map(|(_, e, slope)| (e, slope)).collect(), &mut due);
    }
    let slopes = |rolled: Vec<SlopeRollUp>| rolled.iter().map(SlopeRollUp::slope).collect();
    (slopes(now), slopes(due))
}

/// Takes a team's slopes, of both carriers, into the organisation's.
fn roll_up(plan: &Plan, team: u32, mut slopes: Vec<(u32, Slope)>, into: &mut [SlopeRollUp]) {
    slopes.sort_by_key(|(expectation, _)| *expectation);
    for of_one in slopes.chunk_by(|(a, _), (b, _)| a == b) {
        let number = of_one.first().map_or(u32::MAX, |(expectation, _)| *expectation);
        if let Some((rolled, it)) = into.get_mut(number as usize).zip(plan.expectation(number)) {
            rolled.take(of_one.iter().map(|(_, slope)| *slope), it, plan.members(team));
        }
    }
}
