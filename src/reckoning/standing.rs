//! How an expectation stands at a week.

use crate::model::{Week, words};

use super::plan::ExpectationPlan;

words! {
    /// How an expectation stands (*stand*). Ours.
    pub enum Standing {
        /// It is declared later.
        NotDeclared = "not_declared" ("nog niet uitgesproken", "not declared yet"),
        /// The target is reached.
        Reached = "reached" ("bereikt", "reached"),
        /// The target was not reached by the week it was due.
        Missed = "missed" ("niet gehaald", "missed"),
        /// Nothing was reported yet.
        NotStarted = "not_started" ("nog niet begonnen", "not started"),
        /// Further than was expected by now.
        Ahead = "ahead" ("vooruit", "ahead"),
        /// Less far than was expected by now.
        Behind = "behind" ("achter", "behind"),
        /// As far as was expected by now.
        OnTrack = "on_track" ("op koers", "on track"),
    }
}

/// What rounding may take from a target that is reached.
pub(crate) const ROUNDING: f64 = 1e-9;

impl Standing {
    /// The first that holds.
    pub(crate) fn of(
        it: &ExpectationPlan,
        as_of: Week,
        started: bool,
        attainment: f64,
        expected: f64,
        tolerance: f64,
    ) -> Self {
        if it.declared > as_of {
            Self::NotDeclared
        } else if attainment >= 1.0 - ROUNDING {
            Self::Reached
        } else if as_of > it.due {
            Self::Missed
        } else if !started {
            Self::NotStarted
        } else if attainment > expected + tolerance + ROUNDING {
            Self::Ahead
        } else if attainment < expected - tolerance - ROUNDING {
            Self::Behind
        } else {
            Self::OnTrack
        }
    }
}
