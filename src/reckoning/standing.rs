//! How an expectation stands at a week.

use crate::model::{Week, words};

use super::plan::ExpectationPlan;

words! {
    /// How an expectation stands as of a week (*stand*). Ours.
    #[nl = "Hoe een verwachting er in de peilweek voor staat."]
    pub enum Standing {
        /// It is declared after the as-of week.
        NotDeclared = "not_declared" ("nog niet uitgesproken", "not declared yet", "De verwachting is pas na de peilweek aangekondigd."),
        /// The target is reached.
        Reached = "reached" ("bereikt", "reached", "De streefwaarde is bereikt."),
        /// The target was not reached by the week it was due.
        Missed = "missed" ("niet gehaald", "missed", "De week van `due` is voorbij en de streefwaarde is toen niet bereikt."),
        /// Nothing that counts was reported yet, by any team.
        NotStarted = "not_started" ("nog niet begonnen", "not started", "Geen enkel team heeft al iets gemeld dat meetelt."),
        /// Further than was expected by now, by more than the tolerance.
        Ahead = "ahead" ("vooruit", "ahead", "Verder dan nu was verwacht, met meer dan de tolerantie."),
        /// Less far than was expected by now, by more than the tolerance.
        Behind = "behind" ("achter", "behind", "Minder ver dan nu was verwacht, met meer dan de tolerantie."),
        /// As far as was expected by now, within the tolerance.
        OnTrack = "on_track" ("op koers", "on track", "Zo ver als nu was verwacht, binnen de tolerantie."),
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
