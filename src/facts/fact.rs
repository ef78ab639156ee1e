//! The facts of one cycle and of what stands in it.

use super::hashed::Hashed;
use crate::model::{Mode, Stage, Stance, Status, Week};

/// Where a cycle was read: its source, and the line of a log or the place in the programme's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Where what was done in it stands among its team's; none where it was not held.
    pub(super) done: u32,
}

/// What was done in a cycle that was held.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Done {
    /// The minutes of its sessions.
    pub(crate) session_minutes: u32,
    /// How many proposals it lists.
    pub(crate) proposals: u32,
    /// Its outcomes for which nothing was shown.
    pub(crate) without_evidence: u32,
    /// Where its activities begin among all, and how many they are.
    pub(super) activities: (u32, u32),
}

/// Something that was done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ActivityFact {
    /// The share of the thinking that was left to AI; 0 without AI.
    pub(crate) offloaded: f64,
    /// The AI system's number; [`ActivityFact::NONE`] without AI, [`ActivityFact::UNKNOWN`] where the
    /// programme does not declare it.
    pub(super) system: u32,
    /// How many different people of the programme took part.
    pub(crate) people: u32,
    pub(crate) minutes: u16,
    pub(crate) mode: Mode,
    /// Meaningful only with AI.
    pub(crate) stance: Stance,
    /// The kinds of support, a bit each in the order in which they are declared.
    pub(crate) support: u8,
    /// Whether what came out of AI was verified.
    pub(crate) verified: bool,
    /// Whether it was shown that it could be done without AI.
    pub(crate) mastery: bool,
}

impl ActivityFact {
    pub(super) const NONE: u32 = u32::MAX;
    pub(super) const UNKNOWN: u32 = u32::MAX - 1;

    /// Minutes times people.
    pub(crate) fn learning_time(&self) -> u64 {
        u64::from(self.minutes) * u64::from(self.people)
    }

    /// Whether AI was used.
    pub(crate) fn uses_ai(&self) -> bool {
        self.system != Self::NONE
    }

    /// The number of the AI system, where the programme declares it.
    pub(crate) fn system(&self) -> Option<u32> {
        (self.system < Self::UNKNOWN).then_some(self.system)
    }
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

/// Where something that a cycle lists stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) week: Week,
    pub(crate) origin: Origin,
    /// Its place in the cycle's list.
    pub(crate) position: u32,
    /// The column at which it stands in its line, from 1; 0 where there is no line.
    pub(crate) column: u32,
}

/// A learning question as one cycle lists it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listing {
    /// The question, numbered over all teams.
    pub(crate) question: u32,
    pub(crate) said: Said,
    pub(crate) spot: Spot,
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

/// An innovation proposal as one held cycle lists it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProposalFact {
    /// The proposal, numbered over all teams.
    pub(crate) proposal: u32,
    pub(crate) stage: Stage,
    /// Whether it strengthens both the organisation and the professional.
    pub(crate) mutual: bool,
    pub(crate) spot: Spot,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_as_small_as_the_design_says() {
        assert_eq!((size_of::<CycleFact>(), size_of::<OutcomeFact>(), size_of::<Listing>()), (48, 24, 32));
        assert_eq!((size_of::<Done>(), size_of::<ActivityFact>(), size_of::<ProposalFact>()), (20, 24, 28));
    }
}
