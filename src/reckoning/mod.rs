//! The arithmetic over facts: operators, their fold over the weeks, the roll-up and where things stand.
//!
//! It asks nobody whether a programme is sound. Rules may look at its figures; others get them through
//! the calculus, which takes nothing but a sound programme.

mod answer;
mod derivatives;
mod fold;
mod operator;
mod plan;
mod rollup;
mod standing;

pub use answer::{Estimate, ExpectationResult, GoalResult, Measured, Overall, Results, TeamResult, WeekResult};
pub(crate) use derivatives::{ACTING, DerivativeFold, Gradient, Slope, SlopeRollUp};
pub(crate) use fold::TeamFold;
pub use operator::{Operator, State};
#[cfg(any(feature = "calibrate", feature = "report"))]
pub(crate) use plan::Level;
pub(crate) use plan::{ExpectationPlan, Plan};
pub(crate) use rollup::{RollUp, results as rolled_up};
pub(crate) use standing::ROUNDING;
pub use standing::Standing;

use crate::facts::Facts;
use crate::model::{Programme, Week};

/// The results of all facts as of a week.
pub(crate) fn results(programme: &Programme, facts: &Facts, as_of: Week) -> Results {
    let plan = Plan::of(programme);
    let folds: Vec<_> = facts.teams.iter().map(|team| TeamFold::until(team, &plan, as_of)).collect();
    rollup::results(programme, &plan, &folds, as_of)
}
