//! What was done in held cycles, one after the other as they were read.
//!
//! Cycles know where theirs begins. So nothing moves when a late cycle finds its place among its team's, and
//! what was read together lies together.

use super::fact::{ActivityFact, CycleFact, Done, Participant};

/// What was done in all held cycles.
#[derive(Debug, Clone, Default)]
pub(crate) struct AllDone {
    done: Vec<Done>,
    activities: Vec<ActivityFact>,
    /// Those who took part in each.
    participants: Vec<Participant>,
}

impl AllDone {
    /// Puts what was done in a cycle beside the rest. Gives its place.
    pub(super) fn put(
        &mut self,
        mut done: Done,
        activities: impl Iterator<Item = ActivityFact>,
        participants: &[Participant],
    ) -> u32 {
        let place = small(self.done.len());
        done.activities.0 = small(self.activities.len());
        done.participants.0 = small(self.participants.len());
        self.done.push(done);
        self.activities.extend(activities);
        self.participants.extend_from_slice(participants);
        place
    }

    /// What was done in a cycle; nothing where it was not held.
    pub(crate) fn of(&self, cycle: &CycleFact) -> Done {
        self.done.get(cycle.done as usize).copied().unwrap_or_default()
    }

    /// The activities of a cycle.
    pub(crate) fn activities(&self, cycle: &CycleFact) -> &[ActivityFact] {
        part_of(&self.activities, self.of(cycle).activities)
    }

    /// Those who took part in a cycle.
    pub(crate) fn participants(&self, cycle: &CycleFact) -> &[Participant] {
        part_of(&self.participants, self.of(cycle).participants)
    }
}

/// So many from a place on.
pub(super) fn part_of<T>(all: &[T], (start, count): (u32, u32)) -> &[T] {
    all.get(start as usize..).and_then(|rest| rest.get(..count as usize)).unwrap_or_default()
}

pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
