//! What came of it: short-term and long-term results, and how both stand against what was expected.
//!
//! A week is one operator on the state of a team, an expectation and a carrier (see [`Operator`]);
//! results are what the operators of all weeks make of nothing. They are only to be had from a
//! [`Sound`] programme. `docs/calculus.md` has the definitions with a worked example; everything
//! numeric is ours, and every result carries the assumptions it used.

mod acting;
mod calibrate;
mod contributions;
mod forecast;
mod money;
mod pace;
mod part;
mod parts;
mod reconcile;
mod running;
mod sensitivity;
mod series;
mod steady;
mod weekly;
mod what_if;

pub use acting::Acting;
#[cfg(feature = "calibrate")]
pub use calibrate::calibrate;
pub use calibrate::{Calibrated, CannotFit, Estimated, LeftOut, NotFitted, Residual};
pub use contributions::{Contribution, Contributions, Dimension, contributions};
pub use forecast::{Forecast, ForecastPart, ForecastRow, Until, forecast};
pub use money::{
    Money, MoneyCaution, MoneyWarning, NoMoney, OfHorizons, PaybackWeeks, Sroi, SroiTerms, UnusableTerm, Valued, money,
};
pub use reconcile::{Drift, Reconciled, ReconciledRow, ReconciledWeek, reconcile};
pub use running::{CheckedCycle, Running};
pub use sensitivity::{Derivatives, HALF_LIVES, Sensitivity, SensitivityRow, sensitivity};
pub use series::{Series, series};
pub use steady::{Steady, SteadyRow, steady};
pub use what_if::{
    AdjustOtherwise, Base, Intervention, Interventions, OffloadingScaled, OffloadingSet, Raised, Skip, StageRaised,
    UnknownTarget, UnreadableInterventions, WhatIf, what_if,
};

pub use crate::facts::AsOf;
pub use crate::reckoning::{
    Estimate, ExpectationResult, GoalResult, Measured, Operator, Overall, Results, Standing, State, TeamResult,
    WeekResult,
};
use crate::rules::Sound;

/// The results of a programme as of a week.
///
/// ```
/// use lerendwerken::{calculus::{self, AsOf}, model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let results = calculus::results(&sound, AsOf::LastHeld);
/// assert_eq!(results.programme.as_str(), "northgate");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn results(sound: &Sound, as_of: AsOf) -> Results {
    crate::reckoning::results(sound.programme(), &sound.facts, sound.week(as_of))
}

/// The same, with the organisation's values of every expectation week by week.
pub fn results_by_week(sound: &Sound, as_of: AsOf) -> Results {
    let mut results = results(sound, as_of);
    series::add_weekly(sound, &mut results);
    results
}
