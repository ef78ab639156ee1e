//! Where things lead if they stay as they are: the steady state.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::null;
use crate::facts::AsOf;
use crate::model::{Carrier, ExpectationId, ProgrammeId, TeamId, Text, UsedAssumptions, Week};
use crate::reckoning::Plan;
use crate::rules::Sound;

use super::forecast::folds;
use super::pace::{Pace, paces};

/// Where each team's results lead if its weeks stay as they were of late (*evenwicht*). Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Waar de resultaten van elk team heen gaan als elke week blijft zoals die van de laatste tijd."))]
#[non_exhaustive]
pub struct Steady {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts: cycles and measurements after it are not read.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt; cycli en metingen van daarna blijven buiten beschouwing."]))]
    pub as_of: Week,
    /// The assumptions that were used, and which of them are defaults.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames, en welke daarvan standaardwaarden zijn."]))]
    pub assumptions: UsedAssumptions,
    /// The teams and carriers with a counted outcome, by expectation in the document's order.
    #[schemars(title = "By expectation", extend("x-nl" = ["Per verwachting", "De teams en dragers met een opbrengst die meetelt, per verwachting in de volgorde van het document."]))]
    pub rows: Vec<SteadyRow>,
}

/// Where one team's results on one expectation lead, of one carrier (*evenwicht van een team*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Waar de resultaten van één team op één verwachting heen gaan, voor één drager."))]
#[non_exhaustive]
pub struct SteadyRow {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// The id of the team.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team."]))]
    pub team: TeamId,
    /// What carries the results: the work or the craft.
    #[schemars(extend("x-nl" = ["Drager", "Wat het resultaat draagt: het werk of het vakmanschap."]))]
    pub carrier: Carrier,
    /// The unit of `yield`, `durable` and `sustains`, of the first and the last a week: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van `yield`, `durable` en `sustains`, bij de eerste en de laatste per week: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// The weeks that it rests on: at most `recent_weeks`, and none before the expectation was declared.
    #[schemars(extend("x-nl" = ["Weken", "Het aantal weken waarop het rust: hoogstens `recent_weeks`, en geen week van vóór de aankondiging van de verwachting."], "examples" = [6]))]
    pub weeks: u16,
    /// What a week yields in the mean, in the indicator's unit a week: n̄.
    #[serde(rename = "yield")]
    #[schemars(title = "Weekly yield", extend("x-nl" = ["Opbrengst per week", "Wat een week gemiddeld opbrengt, in de eenheid van de indicator per week: n̄."], "examples" = [5.4]))]
    pub weekly_yield: f64,
    /// The share of it that lasts to begin with: κ̄. Absent without a yield; yields of opposite signs can make it
    /// negative or more than 1.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Share that lasts", extend("x-nl" = ["Beklijft", "Het aandeel daarvan dat om te beginnen beklijft: κ̄. Ontbreekt zonder opbrengst; opbrengsten met tegengesteld teken kunnen het negatief of groter dan 1 maken."], "examples" = [0.64]))]
    pub consolidation: Option<f64>,
    /// The share that a week keeps of what stood before, from 0 to 1: ρ̄.
    #[schemars(title = "Kept a week", extend("x-nl" = ["Blijft per week", "Het aandeel dat na een week over is van wat er al stond, van 0 tot en met 1: ρ̄."], "examples" = [0.9983]))]
    pub retention: f64,
    /// What in the end lasts at any time, in the indicator's unit: D* = κ̄·n̄ / (1 − ρ̄). Null where it grows without
    /// bound.
    #[serde(deserialize_with = "null::or")]
    #[schemars(schema_with = "null::or_schema::<f64>", title = "In the end", extend("x-nl" = ["Op den duur", "Wat er op den duur blijvend is, in de eenheid van de indicator: D* = κ̄·n̄ / (1 − ρ̄). Null als het onbegrensd groeit."], "examples" = [2070.0]))]
    pub durable: Option<f64>,
    /// What a week has to yield, in the indicator's unit a week, for all of `target − baseline` to last: (target −
    /// baseline)·(1 − ρ̄) / κ̄. Null where nothing consolidates.
    #[serde(deserialize_with = "null::or")]
    #[schemars(schema_with = "null::or_schema::<f64>", title = "Needed a week", extend("x-nl" = ["Nodig per week", "Wat een week moet opbrengen om het hele verschil tussen beginstand en streefwaarde in stand te houden, in de eenheid van de indicator per week: (target − baseline)·(1 − ρ̄) / κ̄. Null als niets beklijft."], "examples" = [0.13]))]
    pub sustains: Option<f64>,
    /// The weeks after which half is left of what lasts, if nothing is added: ln ½ / ln ρ̄. Null where nothing is lost.
    #[serde(deserialize_with = "null::or")]
    #[schemars(schema_with = "null::or_schema::<f64>", title = "Half-life", extend("x-nl" = ["Halfwaardetijd", "Na hoeveel weken de helft over is van wat blijft, als er niets bij komt: ln ½ / ln ρ̄. Null als niets verloren gaat."], "examples" = [415.5]))]
    pub half_life: Option<f64>,
}

/// Where results lead if every week stays as those of late were: what lasts in the end, what would sustain the
/// target, and how fast it fades without.
///
/// ```
/// use lerendwerken::calculus::{self, AsOf};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// for row in calculus::steady(&sound, AsOf::LastHeld).rows {
///     println!("{} {} {}: in the end {:?} {}", row.expectation, row.team, row.carrier, row.durable, row.unit);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn steady(sound: &Sound, as_of: AsOf) -> Steady {
    let as_of = sound.week(as_of);
    let plan = Plan::of(sound.programme());
    let folds = folds(sound, &plan, as_of);
    let mut paces = paces(&sound.facts, &plan, &folds, as_of);
    paces.sort_by_key(|pace| (pace.expectation, pace.team));
    let rows = paces.iter().filter_map(|pace| row(sound, &plan, pace)).collect();
    Steady { programme: sound.programme().id.clone(), as_of, assumptions: plan.assumptions, rows }
}

fn row(sound: &Sound, plan: &Plan, pace: &Pace) -> Option<SteadyRow> {
    let programme = sound.programme();
    let it = programme.expectations().nth(pace.expectation as usize)?;
    let span = plan.expectation(pace.expectation)?.span;
    let lost = 1.0 - pace.retention;
    let consolidation = (pace.short != 0.0).then(|| pace.long / pace.short).filter(|share| share.is_finite());
    Some(SteadyRow {
        expectation: it.id.clone(),
        team: programme.teams.get(pace.team as usize)?.id.clone(),
        carrier: pace.carrier,
        unit: it.indicator.unit.clone(),
        weeks: pace.weeks,
        weekly_yield: pace.short + 0.0,
        consolidation: consolidation.map(|share| share + 0.0),
        retention: pace.retention,
        durable: if pace.long == 0.0 { Some(0.0) } else { (lost > 0.0).then(|| pace.long / lost) },
        sustains: consolidation.map(|share| span * lost / share + 0.0).filter(|weekly| weekly.is_finite()),
        half_life: (lost > 0.0).then(|| 0.5_f64.ln() / pace.retention.ln() + 0.0),
    })
}
