//! LW2xx, rhythm: are there fixed moments in working time, and are they kept?

mod hours;
mod moments;
mod weeks;

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[
    &moments::NO_FIXED_MOMENT,
    &hours::MOMENT_OUTSIDE_HOURS,
    &moments::SESSION_OFF_MOMENT,
    &weeks::UNEXPLAINED_GAP,
    &hours::LITTLE_LEARNING_TIME,
    &weeks::LEFT_PLANNED,
    &hours::SESSION_OUTSIDE_HOURS,
];
