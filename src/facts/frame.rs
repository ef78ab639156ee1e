//! The frame of a programme with its ids as numbers.

use std::collections::{HashMap, HashSet};

use super::names::Names;
use crate::model::Programme;

/// The ids that a programme declares, by kind, and what is looked up for every cycle.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) people: Names,
    pub(crate) teams: Names,
    pub(crate) systems: Names,
    pub(crate) goals: Names,
    pub(crate) expectations: Names,
    pub(crate) development_questions: Names,
    /// The fixed moments of each team, by the team's number.
    moments: Vec<HashSet<Box<str>>>,
}

impl Frame {
    pub(crate) fn of(programme: &Programme) -> Self {
        let expectations = || programme.goals.iter().flat_map(|goal| &goal.expectations);
        let teams = Names::declared(programme.teams.iter().map(|team| team.id.as_str()));
        let mut moments = vec![HashSet::new(); teams.known()];
        for team in &programme.teams {
            let slot = teams.find(team.id.as_str()).and_then(|number| moments.get_mut(number as usize));
            if let Some(slot) = slot {
                slot.extend(team.moments.iter().map(|moment| moment.id.as_str().into()));
            }
        }
        Self {
            people: Names::declared(programme.people.iter().map(|person| person.id.as_str())),
            teams,
            systems: Names::declared(programme.ai_systems.iter().map(|system| system.id.as_str())),
            goals: Names::declared(programme.goals.iter().map(|goal| goal.id.as_str())),
            expectations: Names::declared(expectations().map(|expectation| expectation.id.as_str())),
            development_questions: Names::declared(programme.development_questions.iter().map(|dq| dq.id.as_str())),
            moments,
        }
    }

    /// Whether a team has a fixed moment of this id.
    pub(crate) fn has_moment(&self, team: u32, moment: &str) -> bool {
        self.moments.get(team as usize).is_some_and(|moments| moments.contains(moment))
    }
}

/// The number of times that each of some ids may be looked up by hand before a table is worth it.
pub(crate) const SMALL: usize = 16;

/// The ids of one list, to be looked up by id: the first of each.
#[derive(Debug, Default)]
pub(crate) struct FirstOf<'a>(HashMap<&'a str, u32>);

impl<'a> FirstOf<'a> {
    pub(crate) fn new(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut first = HashMap::new();
        for (position, id) in (0..).zip(ids) {
            first.entry(id).or_insert(position);
        }
        Self(first)
    }

    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.0.get(id).copied()
    }
}
