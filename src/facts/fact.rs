//! The facts of one cycle, one outcome and one listed learning question.

use super::hashed::Hashed;
use crate::model::{Stage, Status, Week};

/// Where a cycle was read: its source, and the line of a log or the place in the programme's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin {
    /// The source: 0 is the programme itself, then its logs in the order in which they were read.
    pub(crate) source: u32,
    /// The line, from 1, of a log; the place, from 0, in the programme's list.
    pub(crate) record: u32,
}

/// One team's one week.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CycleFact {
    pub(crate) week: Week,
    pub(crate) status: Status,
    /// Whether it was held with at least one activity: then what was learned is kept up.
    pub(crate) practised: bool,
    /// How many of its team's outcomes are its own.
    pub(crate) outcomes: u32,
    /// The share of the thinking that people did themselves, over its activities.
    pub(crate) own_thinking: f64,
    pub(crate) origin: Origin,
    /// Stands for its id.
    pub(crate) id: Hashed,
}

/// One outcome, as it was reported.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OutcomeFact {
    /// The row of its team: an expectation and a carrier.
    pub(crate) row: u32,
    /// The stage of its proposal in that week; `tried` without one.
    pub(crate) stage: Stage,
    pub(crate) amount: f64,
    pub(crate) standard_error: f64,
}

/// A learning question as one cycle lists it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listing {
    /// The question, numbered over all teams.
    pub(crate) question: u32,
    pub(crate) said: Said,
    pub(crate) week: Week,
    pub(crate) origin: Origin,
    /// Its place in the cycle's list.
    pub(crate) position: u32,
    /// The column at which it stands in its line, from 1; 0 where it is not known.
    pub(crate) column: u32,
}

/// What a learning question says: whose it is, and to which development question it belongs. Ids that the
/// programme does not declare have numbers too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(super) professional: u32,
    /// [`Said::FREE`] where it stands free.
    pub(super) development_question: u32,
}

impl Said {
    pub(super) const FREE: u32 = u32::MAX;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_as_small_as_the_design_says() {
        assert_eq!((size_of::<CycleFact>(), size_of::<OutcomeFact>(), size_of::<Listing>()), (40, 24, 32));
    }
}
