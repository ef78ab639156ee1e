//! What was measured and what was reported, brought together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::AsOf;
use crate::model::{ExpectationId, Horizon, ProgrammeId, Text, UsedAssumptions, Week};
use crate::reckoning::{ExpectationPlan, Plan};
use crate::rules::Sound;

use super::weekly::Weekly;

/// Results in which measured levels and reported amounts are brought together (*ijking aan metingen*). Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Resultaten waarin gemeten niveaus en gemelde hoeveelheden zijn samengebracht."))]
#[non_exhaustive]
pub struct Reconciled {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts: cycles and measurements after it are not read.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt; cycli en metingen van daarna blijven buiten beschouwing."]))]
    pub as_of: Week,
    /// The assumptions that were used, and which of them are defaults.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames, en welke daarvan standaardwaarden zijn."]))]
    pub assumptions: UsedAssumptions,
    /// The expectations with a measurement by then, in the document's order.
    #[schemars(title = "Expectations", extend("x-nl" = ["Verwachtingen", "De verwachtingen die tot en met de peilweek zijn gemeten, in de volgorde van het document."]))]
    pub rows: Vec<ReconciledRow>,
}

/// One expectation, measured and reported together (*gemeten en gemeld*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Eén verwachting, gemeten en gemeld samen."))]
#[non_exhaustive]
pub struct ReconciledRow {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// Whether a direct yield or a durable result is expected. It says which value is meant: the yield so far (S), or
    /// what of it lasts (D).
    #[schemars(extend("x-nl" = ["Horizon", "Of een directe opbrengst of een duurzaam resultaat is verwacht. Dat bepaalt om welke waarde het gaat: de opbrengst tot nu toe (S) of wat daarvan blijft (D)."]))]
    pub horizon: Horizon,
    /// The unit of the figures: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van de cijfers: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// By how much the bias may drift: the variance that a week adds, in the indicator's unit squared.
    #[schemars(extend("x-nl" = ["Verloop", "Hoezeer de afwijking kan verlopen: de variantie die er per week bij komt, in het kwadraat van de eenheid van de indicator."], "examples" = [0.09]))]
    pub drift: f64,
    /// Every week from the first with a measurement whose error is known.
    #[schemars(extend("x-nl" = ["Weken", "Elke week vanaf de eerste met een meting waarvan de standaardfout bekend is."]))]
    pub weeks: Vec<ReconciledWeek>,
    /// The weeks of measurements that could not be used, since their error is not known.
    #[schemars(title = "Refused measurements", extend("x-nl" = ["Niet gebruikte metingen", "De weken van metingen die niet te gebruiken zijn, omdat hun standaardfout niet bekend is."]))]
    pub refused: Vec<Week>,
}

/// One week, measured and reported together (*week, gemeten en gemeld*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Eén week, gemeten en gemeld samen."))]
#[non_exhaustive]
pub struct ReconciledWeek {
    /// The week.
    #[schemars(extend("x-nl" = ["Week", "De week waar de cijfers bij horen."]))]
    pub week: Week,
    /// The organisation's value, in the indicator's unit, from the baseline: what was reported and the bias, so an
    /// estimate.
    #[schemars(extend("x-nl" = ["Waarde", "De waarde van de organisatie, in de eenheid van de indicator, geteld vanaf de beginstand: wat is gemeld plus de afwijking, een schatting dus."], "examples" = [7.4]))]
    pub value: f64,
    /// The standard error of `value`, in the indicator's unit; too small where what is reported later has errors of its
    /// own.
    #[schemars(extend("x-nl" = ["Standaardfout", "De standaardfout van `value`, in de eenheid van de indicator; te klein als latere meldingen zelf fouten hebben."], "examples" = [0.8]))]
    pub standard_error: f64,
    /// By how much reports seem to fall short of what is measured, in the indicator's unit; below 0 where they say
    /// more.
    #[schemars(extend("x-nl" = ["Afwijking", "Hoeveel de meldingen achterblijven bij wat is gemeten, in de eenheid van de indicator; onder 0 als zij hoger uitkomen."], "examples" = [0.7]))]
    pub bias: f64,
    /// The organisation's value as it was reported, in the indicator's unit, from the baseline.
    #[schemars(extend("x-nl" = ["Gemeld", "De waarde van de organisatie zoals die volgt uit de meldingen, in de eenheid van de indicator, geteld vanaf de beginstand."], "examples" = [6.7]))]
    pub reported: f64,
    /// The standard error of `reported`, in the indicator's unit, as far as the reported errors tell: read it as a
    /// lower bound.
    #[schemars(title = "Standard error, reported", extend("x-nl" = ["Standaardfout van gemeld", "De standaardfout van `reported`, in de eenheid van de indicator, voor zover die uit gemelde fouten volgt; lees haar als een ondergrens."], "examples" = [0.9]))]
    pub reported_error: f64,
    /// The level, in the indicator's unit: the baseline and the value.
    #[schemars(extend("x-nl" = ["Niveau", "Het niveau, in de eenheid van de indicator: de beginstand plus de waarde."], "examples" = [57.4]))]
    pub level: f64,
}

/// By how much the bias between reports and measurements may drift in a week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drift {
    /// With a standard deviation of this share of the way from baseline to target.
    OfSpan(f64),
    /// With this variance, in the unit squared; without its sign. What is not a number counts as 0, for either.
    Variance(f64),
}

impl Default for Drift {
    /// 1 % of the span. Ours; judgement.
    fn default() -> Self {
        Self::OfSpan(0.01)
    }
}

/// A variance beyond which nothing is known.
const BOUNDLESS: f64 = 1e100;

impl Drift {
    /// What is not a number counts as none, and no drift is without bounds.
    fn variance(self, it: &ExpectationPlan) -> f64 {
        let variance = match self {
            Self::OfSpan(share) => (share * it.span) * (share * it.span),
            Self::Variance(variance) => variance.abs(),
        };
        if variance.is_nan() { 0.0 } else { variance.min(BOUNDLESS) }
    }
}

/// Brings what was measured and what was reported together, week by week: a Kalman filter on the bias between them.
///
/// How uncertain the value is holds the reported errors of the first week; errors of what is reported later are not
/// added.
///
/// A measurement without error wins; one of which nothing is certain changes nothing; between measurements the
/// reports go on and the bias becomes less certain.
///
/// ```
/// use lerendwerken::calculus::{self, AsOf, Drift};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// for row in calculus::reconcile(&sound, AsOf::LastHeld, Drift::default()).rows {
///     if let Some(last) = row.weeks.last() {
///         println!("{}: {} ± {} {}", row.expectation, last.level, last.standard_error, row.unit);
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reconcile(sound: &Sound, as_of: AsOf, drift: Drift) -> Reconciled {
    let as_of = sound.week(as_of);
    let plan = Plan::of(sound.programme());
    let weekly = Weekly::of(sound, &plan, as_of, |it, _| it.measurements.iter().any(|level| level.week <= as_of));
    let mut rows = Vec::new();
    for (number, (it, ready)) in sound.programme().expectations().zip(&plan.expectations).enumerate() {
        let measured = || ready.measurements.iter().filter(|level| level.week <= as_of);
        if measured().next().is_none() {
            continue;
        }
        let mut refused: Vec<Week> = measured().filter(|it| it.standard_error.is_none()).map(|it| it.week).collect();
        refused.sort_unstable();
        rows.push(ReconciledRow {
            expectation: it.id.clone(),
            horizon: ready.horizon,
            unit: it.indicator.unit.clone(),
            drift: drift.variance(ready),
            weeks: filtered(ready, number, &weekly, as_of, drift.variance(ready)),
            refused,
        });
    }
    Reconciled { programme: sound.programme().id.clone(), as_of, assumptions: plan.assumptions, rows }
}

fn filtered(it: &ExpectationPlan, number: usize, weekly: &Weekly, as_of: Week, drift: f64) -> Vec<ReconciledWeek> {
    // In order of week, and within a week as the document has them.
    let known = it.measurements.iter().filter(|level| level.week <= as_of);
    let mut known: Vec<_> = known.filter_map(|level| Some((level.week, level.level, level.standard_error?))).collect();
    known.sort_by_key(|(week, ..)| *week);
    let mut known = known.into_iter().peekable();
    let Some((first, ..)) = known.peek().copied() else { return Vec::new() };
    let (mut bias, mut variance) = (0.0, it.value(weekly.at(number, first)).1);
    let weeks = (0..=as_of - first).filter_map(|i| u16::try_from(i).ok()).map(|i| first + i);
    weeks
        .map(|week| {
            let (reported, reported_variance) = it.value(weekly.at(number, week));
            variance += drift;
            while let Some((_, level, error)) = known.next_if(|(of, ..)| *of == week) {
                let of_measurement = error * error;
                let gain = if of_measurement == 0.0 { 1.0 } else { variance / (variance + of_measurement) };
                bias += gain * (level - it.baseline - reported - bias);
                // As (1 − K)·P, but 1 − K would lose its digits where K is near 1.
                variance *= if of_measurement == 0.0 { 0.0 } else { of_measurement / (variance + of_measurement) };
            }
            let value = reported + bias;
            ReconciledWeek {
                week,
                value: value + 0.0,
                standard_error: variance.sqrt(),
                bias: bias + 0.0,
                reported,
                reported_error: reported_variance.sqrt(),
                level: it.baseline + value,
            }
        })
        .collect()
}
