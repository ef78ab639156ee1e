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
#[non_exhaustive]
pub struct Steady {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week as of which is looked.
    pub as_of: Week,
    /// The assumptions that were used.
    pub assumptions: UsedAssumptions,
    /// By expectation in the document's order, team and carrier: those with a counted outcome.
    pub rows: Vec<SteadyRow>,
}

/// Where one team's results on one expectation lead, of one carrier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SteadyRow {
    /// The expectation.
    pub expectation: ExpectationId,
    /// The team.
    pub team: TeamId,
    /// What carries the results.
    pub carrier: Carrier,
    /// The unit of `yield`, `durable` and `sustains`; of the first and the last a week.
    pub unit: Text,
    /// The weeks that it rests on: at most `recent_weeks`, and none before the expectation was declared.
    pub weeks: u16,
    /// What a week yields, in the unit a week: n̄.
    #[serde(rename = "yield")]
    pub weekly_yield: f64,
    /// The share of it that lasts to begin with: κ̄. Absent without a yield.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub consolidation: Option<f64>,
    /// The share that a week keeps of what stood before: ρ̄.
    pub retention: f64,
    /// What in the end lasts at any time, in the unit: D* = κ̄·n̄ / (1 − ρ̄). Null where it grows without bound.
    #[serde(deserialize_with = "null::or")]
    #[schemars(schema_with = "null::or_schema::<f64>")]
    pub durable: Option<f64>,
    /// What a week has to yield, in the unit a week, for all of `target − baseline` to last: (target −
    /// baseline)·(1 − ρ̄) / κ̄. Null where nothing consolidates.
    #[serde(deserialize_with = "null::or")]
    #[schemars(schema_with = "null::or_schema::<f64>")]
    pub sustains: Option<f64>,
    /// The weeks after which half is left of what lasts, if nothing is added: ln ½ / ln ρ̄. Null where nothing is
    /// lost.
    #[serde(deserialize_with = "null::or")]
    #[schemars(schema_with = "null::or_schema::<f64>")]
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
