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
#[non_exhaustive]
pub struct Reconciled {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week as of which is looked.
    pub as_of: Week,
    /// The assumptions that were used.
    pub assumptions: UsedAssumptions,
    /// The expectations with a measurement by then, in the document's order.
    pub rows: Vec<ReconciledRow>,
}

/// One expectation, measured and reported together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ReconciledRow {
    /// The expectation.
    pub expectation: ExpectationId,
    /// By its horizon the reported value is the yield so far (S) or what of it lasts (D).
    pub horizon: Horizon,
    /// The unit of its values.
    pub unit: Text,
    /// By how much the bias may drift: the variance that a week adds, in the unit squared.
    pub drift: f64,
    /// From the first week with a measurement whose error is known.
    pub weeks: Vec<ReconciledWeek>,
    /// The weeks of measurements that could not be used, since their error is not known.
    pub refused: Vec<Week>,
}

/// One week, measured and reported together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ReconciledWeek {
    /// The week.
    pub week: Week,
    /// The organisation's value, in the unit, from the baseline: what was reported and the bias.
    pub value: f64,
    /// Its standard error, in the unit.
    pub standard_error: f64,
    /// By how much reports seem to fall short of what is measured, in the unit.
    pub bias: f64,
    /// What was reported, in the unit, from the baseline.
    pub reported: f64,
    /// The standard error of `reported`, in the unit, as far as the reported errors tell.
    pub reported_error: f64,
    /// The level, in the unit: the baseline and the value.
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
