//! What is known over all held cycles up to the week as of which is looked, of what the programme declares.

use super::frame::Frame;
use crate::model::{Carrier, DataClass, Week};

/// What was seen of people, AI systems, development questions and expectations, by their numbers. It is kept
/// while cycles are read, in any order, since everything in it is a first or a last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// The first week in which any team held a cycle.
    pub(crate) first_held: Option<Week>,
    /// The last week in which each person took part in something.
    people: Vec<Option<Week>>,
    systems: Vec<System>,
    development_questions: Vec<Development>,
    /// The last week in which something was reported of each expectation, carried by the work and by craft.
    expectations: Vec<[Option<Week>; 2]>,
}

/// What was seen of an AI system.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct System {
    /// The first week in which it was used.
    pub(crate) first_used: Option<Week>,
    /// Whether other than public data were put into it.
    pub(crate) beyond_public: bool,
}

/// What was seen of a development question.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Development {
    /// The first week in which a learning question that belongs to it was listed.
    pub(crate) first_listed: Option<Week>,
    /// The last week with an activity on one.
    pub(crate) last_active: Option<Week>,
}

/// Notes a week if it is the first.
pub(super) fn earliest(slot: &mut Option<Week>, week: Week) {
    *slot = Some(slot.map_or(week, |first| first.min(week)));
}

/// Notes a week if it is the last.
pub(super) fn latest(slot: &mut Option<Week>, week: Week) {
    *slot = (*slot).max(Some(week));
}

impl Seen {
    pub(super) fn of(frame: &Frame) -> Self {
        Self {
            first_held: None,
            people: vec![None; frame.people.known()],
            systems: vec![System::default(); frame.systems.known()],
            development_questions: vec![Development::default(); frame.development_questions.known()],
            expectations: vec![[None; 2]; frame.expectations.known()],
        }
    }

    /// How many development questions there are.
    pub(crate) fn development_questions(&self) -> usize {
        self.development_questions.len()
    }

    /// How many AI systems there are.
    pub(crate) fn systems(&self) -> usize {
        self.systems.len()
    }

    pub(super) fn took_part(&mut self, person: u32, week: Week) {
        if let Some(slot) = self.people.get_mut(person as usize) {
            latest(slot, week);
        }
    }

    pub(super) fn used(&mut self, system: u32, data: DataClass, week: Week) {
        if let Some(seen) = self.systems.get_mut(system as usize) {
            earliest(&mut seen.first_used, week);
            seen.beyond_public |= data != DataClass::Public;
        }
    }

    pub(super) fn listed(&mut self, development_question: u32, is_active: bool, week: Week) {
        if let Some(seen) = self.development_questions.get_mut(development_question as usize) {
            earliest(&mut seen.first_listed, week);
            if is_active {
                latest(&mut seen.last_active, week);
            }
        }
    }

    pub(super) fn reported(&mut self, expectation: u32, carrier: Carrier, week: Week) {
        if let Some([work, craft]) = self.expectations.get_mut(expectation as usize) {
            latest(if carrier == Carrier::Work { work } else { craft }, week);
        }
    }

    /// The last week in which a person took part in something.
    pub(crate) fn last_part_of(&self, person: u32) -> Option<Week> {
        self.people.get(person as usize).copied().flatten()
    }

    /// What was seen of an AI system.
    pub(crate) fn system(&self, number: u32) -> System {
        self.systems.get(number as usize).copied().unwrap_or_default()
    }

    /// What was seen of a development question.
    pub(crate) fn development_question(&self, number: u32) -> Development {
        self.development_questions.get(number as usize).copied().unwrap_or_default()
    }

    /// The last week in which something was reported of an expectation, carried by the work and by craft.
    pub(crate) fn last_reported(&self, expectation: u32) -> [Option<Week>; 2] {
        self.expectations.get(expectation as usize).copied().unwrap_or_default()
    }
}
