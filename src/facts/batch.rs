//! The facts of some cycles, read and not yet put beside the others.

use std::borrow::Cow;

use super::done::small;
use super::fact::{ActivityFact, CycleFact, Done, NamedProposal, Participant, Said, own_thinking};
use super::hashed::Hashed;
use super::local::SMALL;
use super::resolve::Resolved;
use crate::model::{Activity, BorrowedCycle, Carrier, DataClass, Stage, Stance};

/// The facts of some cycles that were read together, with the texts that may yet be asked for.
#[derive(Debug, Default)]
pub(crate) struct Batch<'t> {
    pub(super) cycles: Vec<Read<'t>>,
    /// These are in the order of the cycles.
    pub(super) outcomes: Vec<Reported>,
    pub(super) listings: Vec<Asked<'t>>,
    pub(super) proposals: Vec<Proposed<'t>>,
    pub(super) activities: Vec<Acted>,
    /// The different people of the programme who took part in each cycle.
    pub(super) participants: Vec<Participant>,
}

/// A cycle that was read.
#[derive(Debug, Clone)]
pub(super) struct Read<'t> {
    pub(super) team: u32,
    pub(super) fact: CycleFact,
    /// What was done, where it was held; how many activities, proposals and participants are its own.
    pub(super) done: Option<Done>,
    /// How many of the batch's listings are its own.
    pub(super) listings: usize,
    pub(super) id: Cow<'t, str>,
}

/// An outcome that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reported {
    pub(super) expectation: u32,
    pub(super) carrier: Carrier,
    pub(super) proposal: NamedProposal,
    pub(super) amount: f64,
    pub(super) standard_error: f64,
}

/// A learning question that was read.
#[derive(Debug, Clone)]
pub(super) struct Asked<'t> {
    pub(super) id: Cow<'t, str>,
    /// Stands for its team and its id.
    pub(super) hashed: Hashed,
    pub(super) said: Said,
    pub(super) position: u32,
    pub(super) column: u32,
    pub(super) about_ai: bool,
    /// Whether its cycle has an activity on it.
    pub(super) is_active: bool,
    /// Whether its cycle has a proposal from it that was tried or came further.
    pub(super) is_used: bool,
}

/// An innovation proposal that was read.
#[derive(Debug, Clone)]
pub(super) struct Proposed<'t> {
    pub(super) id: Cow<'t, str>,
    /// Stands for its team and its id.
    pub(super) hashed: Hashed,
    pub(super) stage: Stage,
    pub(super) mutual: bool,
    /// As its learning question said, see [`Said`].
    pub(super) development_question: u32,
    pub(super) position: u32,
    pub(super) column: u32,
}

/// An activity that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Acted {
    pub(super) fact: ActivityFact,
    /// The data that were put into AI; meaningful only with AI.
    pub(super) data: DataClass,
}

impl Batch<'_> {
    pub(super) fn read_outcomes(&mut self, cycle: &BorrowedCycle<'_>, resolved: &Resolved) {
        for (outcome, (expectation, proposal)) in cycle.outcomes().iter().zip(&resolved.outcomes) {
            let named =
                proposal.flatten().and_then(|place| Some((place, cycle.proposals().get(place as usize)?.stage)));
            self.outcomes.push(Reported {
                expectation: expectation.unwrap_or(u32::MAX),
                carrier: outcome.carrier,
                proposal: named.map_or(NamedProposal::NONE, |(place, stage)| NamedProposal::new(place, stage)),
                amount: outcome.amount.get(),
                standard_error: outcome.standard_error.get(),
            });
        }
    }

    /// Reads what was done in a cycle that was held, and which part of the thinking people did themselves.
    pub(super) fn read_done(&mut self, cycle: &BorrowedCycle<'_>, resolved: &Resolved) -> Option<(Done, f64)> {
        let held = cycle.held()?;
        let (before, first) = (self.participants.len(), self.activities.len());
        let mut people = resolved.people.as_slice();
        for (activity, (_, system)) in held.activities.iter().zip(&resolved.activities) {
            let (own, rest) = people.split_at_checked(activity.professionals.len()).unwrap_or_default();
            people = rest;
            let start = self.participants.len();
            let with_ai = activity.ai.is_some();
            self.participants.extend(own.iter().flatten().map(|person| Participant::new(*person, with_ai)));
            keep_different(&mut self.participants, start);
            let count = small(self.participants.len() - start);
            self.activities.push(acted(activity, *system, count));
        }
        keep_different(&mut self.participants, before);
        let minutes = held.sessions.iter().map(|session| u32::from(session.minutes.get()));
        let done = Done {
            session_minutes: minutes.fold(0, u32::saturating_add),
            without_evidence: small(held.outcomes.iter().filter(|outcome| outcome.evidence.is_none()).count()),
            proposals: (0, small(held.proposals.len())),
            activities: (0, small(held.activities.len())),
            participants: (0, small(self.participants.len() - before)),
            off_moment: resolved.off_moment,
            asks: !held.learning_questions.is_empty(),
            asks_about_ai: held.learning_questions.iter().any(|question| question.about_ai),
        };
        let own = self.activities.get(first..).unwrap_or_default();
        Some((done, own_thinking(own.iter().map(|acted| acted.fact))))
    }

    /// The first cycle, with the number of its team.
    pub(crate) fn first(&self) -> Option<(u32, CycleFact)> {
        self.cycles.first().map(|read| (read.team, read.fact))
    }

    /// The same batch, with texts of its own, so that what it was read from may go.
    pub(crate) fn owned(self) -> Batch<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let cycles = self.cycles.into_iter().map(|it| Read { id: own(it.id), ..it });
        let listings = self.listings.into_iter().map(|it| Asked { id: own(it.id), ..it });
        let proposals = self.proposals.into_iter().map(|it| Proposed { id: own(it.id), ..it });
        Batch {
            cycles: cycles.collect(),
            outcomes: self.outcomes,
            listings: listings.collect(),
            proposals: proposals.collect(),
            activities: self.activities,
            participants: self.participants,
        }
    }
}

fn acted(activity: &Activity<Cow<'_, str>>, system: Option<Option<u32>>, people: u32) -> Acted {
    let ai = activity.ai.as_ref();
    let support = ai.map_or(0, |ai| ai.support.iter().fold(0, |all, it| all | 1 << (*it as u8)));
    Acted {
        fact: ActivityFact {
            offloaded: ai.map_or(0.0, |ai| ai.offloaded.get()),
            system: system.map_or(ActivityFact::NONE, |found| found.unwrap_or(ActivityFact::UNKNOWN)),
            people,
            minutes: activity.minutes.get(),
            mode: activity.mode,
            stance: ai.map_or(Stance::Tool, |ai| ai.stance),
            support,
            verified: ai.is_some_and(|ai| ai.verified),
            mastery: activity.mastery == Some(true),
        },
        data: ai.map_or(DataClass::Public, |ai| ai.data),
    }
}

/// Leaves each number from a place on once.
pub(super) fn keep_different<T: Copy + Ord>(numbers: &mut Vec<T>, from: usize) {
    if numbers.len() - from > SMALL {
        let mut tail = numbers.split_off(from);
        tail.sort_unstable();
        tail.dedup();
        numbers.append(&mut tail);
        return;
    }
    let mut kept = from;
    for place in from..numbers.len() {
        let Some(number) = numbers.get(place).copied() else { continue };
        if !numbers.get(from..kept).unwrap_or_default().contains(&number) {
            if let Some(slot) = numbers.get_mut(kept) {
                *slot = number;
            }
            kept += 1;
        }
    }
    numbers.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_numbers_are_kept_once() {
        for count in [0, 1, 3, SMALL, SMALL + 1, 40] {
            let mut numbers = vec![7, 7];
            numbers.extend((0..count).map(|number| number as u32 % 5));
            keep_different(&mut numbers, 2);
            let mut tail = numbers.split_off(2);
            tail.sort_unstable();
            assert_eq!((numbers, tail), (vec![7, 7], (0..count.min(5) as u32).collect()));
        }
    }
}
