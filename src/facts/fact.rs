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
    /// The number under which its id is kept.
    pub(super) name: u32,
}

/// What was done in a cycle that was held.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Done {
    /// The minutes of its sessions.
    pub(crate) session_minutes: u32,
    /// Its outcomes for which nothing was shown.
    pub(crate) without_evidence: u32,
    /// Where its proposals begin among all, and how many they are.
    pub(super) proposals: (u32, u32),
    /// Where its activities begin among all, and how many they are.
    pub(super) activities: (u32, u32),
    /// Where those who took part begin among all, and how many they are.
    pub(super) participants: (u32, u32),
    /// The fewest minutes between a session and a fixed moment of its day, or the one that it names; none
    /// where there was no such session.
    pub(crate) off_moment: Option<u16>,
    /// Whether it lists a learning question.
    pub(crate) asks: bool,
    /// Whether it lists one about AI.
    pub(crate) asks_about_ai: bool,
}

impl Done {
    /// How many proposals it lists.
    pub(crate) fn proposals(&self) -> u32 {
        self.proposals.1
    }
}

/// Somebody who took part in a cycle; twice where they did so with AI and without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Participant(u32);

impl Participant {
    /// Numbers of people whom the programme declares are below.
    const WITH_AI: u32 = Said::UNDECLARED;

    pub(super) fn new(person: u32, with_ai: bool) -> Self {
        Self(if with_ai { person | Self::WITH_AI } else { person })
    }

    /// The number of the person.
    pub(crate) fn person(self) -> u32 {
        self.0 & !Self::WITH_AI
    }

    /// Whether they used AI.
    pub(crate) fn used_ai(self) -> bool {
        self.0 & Self::WITH_AI != 0
    }
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

    /// The share of the thinking that people did themselves: all of it without AI, and where they showed that
    /// they could do without.
    pub(crate) fn own_share(&self) -> f64 {
        if self.mastery { 1.0 } else { 1.0 - self.offloaded }
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

/// The share of the thinking that people did themselves, `1 − o`, where `o` is what was left to AI: the
/// mean over the activities, weighted by person-minutes. Where nothing was done, nothing was learned.
///
/// The mean is taken of what people did rather than of what they left, since `1 − o` would lose its
/// digits where `o` is near 1.
pub(crate) fn own_thinking(activities: impl Iterator<Item = ActivityFact>) -> f64 {
    let (mut own, mut all) = (0.0, 0.0);
    for activity in activities {
        let person_minutes = f64::from(activity.minutes) * f64::from(activity.people);
        own += person_minutes * activity.own_share();
        all += person_minutes;
    }
    if all > 0.0 { own / all } else { 0.0 }
}

/// One outcome, as it was reported.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OutcomeFact {
    /// The row of its team: an expectation and a carrier.
    pub(crate) row: u32,
    /// Its proposal, with the stage of that in that week.
    pub(super) proposal: NamedProposal,
    pub(crate) amount: f64,
    pub(crate) standard_error: f64,
}

impl OutcomeFact {
    /// The stage of its proposal in that week; `tried` without one.
    #[inline]
    pub(crate) fn stage(&self) -> Stage {
        self.proposal.stage()
    }

    /// The stage as a number, by which it may be looked up: that of its declaration, below 8.
    #[inline]
    pub(crate) fn stage_number(&self) -> usize {
        (self.proposal.0 & 7) as usize
    }

    /// The proposal that it names, among those that its cycle lists.
    pub(crate) fn proposal_in<'a>(&self, listed: &'a [ProposalFact]) -> Option<&'a ProposalFact> {
        listed.get(self.proposal.place()? as usize)
    }

    /// The same as if the proposal that it names had come so far.
    pub(crate) fn raise(&mut self, stage: Stage) {
        if let Some(place) = self.proposal.place() {
            self.proposal = NamedProposal::new(place, stage);
        }
    }
}

/// The proposal that an outcome names, by its place in its cycle's list, and the stage of it in that week: in
/// one number, since there are a great many outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NamedProposal(u32);

impl NamedProposal {
    /// None: the outcome counts as tried.
    pub(super) const NONE: Self = Self(Stage::Tried as u32);

    pub(super) fn new(place: u32, stage: Stage) -> Self {
        // A cycle with as many proposals as have no place here would take 32 GB.
        Self((place.min(u32::MAX >> 4) + 1) << 3 | stage as u32)
    }

    #[inline]
    fn stage(self) -> Stage {
        match self.0 & 7 {
            0 => Stage::Proposed,
            2 => Stage::Adopted,
            3 => Stage::Integrated,
            4 => Stage::Withdrawn,
            _ => Stage::Tried,
        }
    }

    /// The place of the proposal in its cycle's list.
    pub(super) fn place(self) -> Option<u32> {
        (self.0 >> 3).checked_sub(1)
    }
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
    /// From here on numbers stand for what the programme does not declare.
    pub(super) const UNDECLARED: u32 = 1 << 31;
}

/// An innovation proposal as one held cycle lists it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProposalFact {
    /// The proposal, numbered over all teams.
    pub(crate) proposal: u32,
    pub(crate) stage: Stage,
    /// Whether it strengthens both the organisation and the professional.
    pub(crate) mutual: bool,
    /// The development question of the learning question it came from; [`Said::FREE`] where there is none.
    pub(super) development_question: u32,
    pub(crate) spot: Spot,
}

impl ProposalFact {
    /// The number of the development question that it goes back to, if it does and the programme declares it.
    pub(crate) fn development_question(&self) -> Option<u32> {
        (self.development_question < Said::UNDECLARED).then_some(self.development_question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_as_small_as_the_design_says() {
        assert_eq!((size_of::<CycleFact>(), size_of::<OutcomeFact>(), size_of::<Listing>()), (48, 24, 32));
        assert_eq!((size_of::<Done>(), size_of::<ActivityFact>(), size_of::<ProposalFact>()), (40, 24, 32));
    }

    #[test]
    fn a_named_proposal_tells_its_stage_and_its_place() {
        for place in [0, 1, 70_000, u32::MAX >> 4] {
            for stage in Stage::ALL.iter().copied() {
                let named = NamedProposal::new(place, stage);
                assert_eq!((named.stage(), named.place()), (stage, Some(place)));
            }
        }
        assert_eq!((NamedProposal::NONE.stage(), NamedProposal::NONE.place()), (Stage::Tried, None));
    }
}
