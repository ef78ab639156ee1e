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
#[non_exhaustive]
pub struct Sensitivity {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week as of which the results are.
    pub as_of: Week,
    /// The assumptions that were used.
    pub assumptions: UsedAssumptions,
    /// Every expectation, in the document's order.
    pub rows: Vec<SensitivityRow>,
}

/// How the organisation's results on one expectation answer to the assumptions.
///
/// The yield so far (S) answers to none of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SensitivityRow {
    /// The expectation.
    pub expectation: ExpectationId,
    /// Short term or long term.
    pub horizon: Horizon,
    /// The unit of its values.
    pub unit: Text,
    /// The yield so far (S), in the unit.
    pub short_term: f64,
    /// The part of it that lasts (D), in the unit.
    pub long_term: f64,
    /// The standard error of `short_term`, in the unit, as far as the reported errors tell.
    pub short_term_error: f64,
    /// The standard error of `long_term`, in the unit, as far as the reported errors tell.
    pub long_term_error: f64,
    /// The derivative of `long_term` to each assumption: the change in the unit for each 1 of the assumption.
    pub derivatives: Derivatives,
    /// The derivative of the attainment, at `as_of` or at `due` if that was earlier; all 0 for a direct yield.
    pub attainment: Derivatives,
    /// `long_term` with the lower of the two outcomes that the published half-lives of 6.5 and 13 months give for
    /// `craft.retention_idle`. Absent where the document gives that assumption itself.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub low: Option<f64>,
    /// The higher of the two.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub high: Option<f64>,
}

/// The derivatives of a figure to each assumption that acts on what lasts, by their paths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Derivatives {
    /// To `craft.consolidation`.
    #[serde(rename = "craft.consolidation")]
    pub craft_consolidation: f64,
    /// To `craft.retention_held`.
    #[serde(rename = "craft.retention_held")]
    pub craft_retention_held: f64,
    /// To `craft.retention_idle`.
    #[serde(rename = "craft.retention_idle")]
    pub craft_retention_idle: f64,
    /// To `work.consolidation`.
    #[serde(rename = "work.consolidation")]
    pub work_consolidation: f64,
    /// To `work.retention_held`.
    #[serde(rename = "work.retention_held")]
    pub work_retention_held: f64,
    /// To `work.retention_idle`.
    #[serde(rename = "work.retention_idle")]
    pub work_retention_idle: f64,
    /// To `stage.tried`.
    #[serde(rename = "stage.tried")]
    pub stage_tried: f64,
    /// To `stage.adopted`.
    #[serde(rename = "stage.adopted")]
    pub stage_adopted: f64,
    /// To `stage.integrated`.
    #[serde(rename = "stage.integrated")]
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
