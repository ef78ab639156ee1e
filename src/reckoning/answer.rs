//! The answer: results as they are given out. Every figure in its indicator's unit or as a share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{ExpectationId, GoalId, Horizon, ProgrammeId, TeamId, Text, UsedAssumptions, Week};

use super::standing::Standing;

/// Short-term and long-term results of a programme as of a week (*resultaten*; P11). The two are never
/// merged into one figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Results {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week as of which the results are.
    pub as_of: Week,
    /// The assumptions that were used.
    pub assumptions: UsedAssumptions,
    /// Every expectation, in the document's order.
    pub expectations: Vec<ExpectationResult>,
    /// Every goal, in the document's order.
    pub goals: Vec<GoalResult>,
    /// The programme as a whole.
    pub overall: Overall,
}

/// A figure and how uncertain it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its standard error, in the same unit, as far as the reported errors tell.
    pub standard_error: f64,
}

impl Estimate {
    pub(crate) fn new(value: f64, variance: f64) -> Self {
        // Adding 0 makes -0 into 0.
        Self { value: value + 0.0, standard_error: variance.sqrt() }
    }
}

/// How one expectation stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ExpectationResult {
    /// The expectation.
    pub expectation: ExpectationId,
    /// Its goal.
    pub goal: GoalId,
    /// Short term or long term.
    pub horizon: Horizon,
    /// The unit of its values.
    pub unit: Text,
    /// The organisation's yield so far (S), in the unit.
    pub short_term: Estimate,
    /// The part of the organisation's yield that lasts (D), in the unit.
    pub long_term: Estimate,
    /// How far from the baseline (0) to the target (1), by its horizon, at `as_of` or at `due` if that
    /// was earlier; not clipped.
    pub attainment: Estimate,
    /// How far was expected by `as_of`.
    pub expected: f64,
    /// How it stands.
    pub standing: Standing,
    /// What was measured last, where anything was.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Measured")]
    pub measured: Option<Measured>,
    /// The teams with a counted outcome on it, in the document's order.
    pub teams: Vec<TeamResult>,
    /// The organisation's values week by week, from the first counted outcome to `as_of`; only where they
    /// were asked for.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<WeekResult>")]
    pub weekly: Option<Vec<WeekResult>>,
}

/// What was measured last of an expectation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Measured {
    /// The week of the measurement.
    pub week: Week,
    /// How far from the baseline (0) to the target (1) the measured level lies.
    pub attainment: f64,
    /// How far it lies from what was reported by then, in standard errors of both; absent where neither
    /// is known.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub distance: Option<f64>,
}

/// One team's part in an expectation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TeamResult {
    /// The team.
    pub team: TeamId,
    /// Its yield so far (S), in the unit.
    pub short_term: Estimate,
    /// The part of it that lasts (D), in the unit.
    pub long_term: Estimate,
}

/// The organisation's values of one week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WeekResult {
    /// The week.
    pub week: Week,
    /// The yield so far (S), in the unit.
    pub short_term: Estimate,
    /// The part of it that lasts (D), in the unit.
    pub long_term: Estimate,
}

/// How one goal stands, per horizon: the weighted mean of its expectations' attainments. A figure is
/// absent where no expectation with a weight was declared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GoalResult {
    /// The goal.
    pub goal: GoalId,
    /// The short term.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub direct: Option<f64>,
    /// The long term.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub durable: Option<f64>,
}

/// How the programme stands, per horizon: the weighted mean over the goals that have the figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Overall {
    /// The short term.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub direct: Option<f64>,
    /// The long term.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub durable: Option<f64>,
}
