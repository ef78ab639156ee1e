//! The frame of a programme with its ids as numbers.

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
    /// The numbers of each team's members, by the team's number.
    members: Vec<Vec<u32>>,
    /// The fixed moments of each team, by the team's number, sorted.
    moments: Vec<Vec<Box<str>>>,
}

impl Frame {
    pub(crate) fn of(programme: &Programme) -> Self {
        let expectations = || programme.goals.iter().flat_map(|goal| &goal.expectations);
        let teams = Names::declared(programme.teams.iter().map(|team| team.id.as_str()));
        let people = Names::declared(programme.people.iter().map(|person| person.id.as_str()));
        let mut moments = vec![Vec::new(); teams.known()];
        let mut members = vec![Vec::new(); teams.known()];
        for team in &programme.teams {
            let Some(number) = teams.find(team.id.as_str()) else { continue };
            if let Some(slot) = members.get_mut(number as usize) {
                slot.extend(team.members.iter().filter_map(|member| people.find(member.as_str())));
            }
            if let Some(slot) = moments.get_mut(number as usize) {
                slot.extend(team.moments.iter().map(|moment| Box::<str>::from(moment.id.as_str())));
                slot.sort_unstable();
            }
        }
        Self {
            people,
            members,
            teams,
            systems: Names::declared(programme.ai_systems.iter().map(|system| system.id.as_str())),
            goals: Names::declared(programme.goals.iter().map(|goal| goal.id.as_str())),
            expectations: Names::declared(expectations().map(|expectation| expectation.id.as_str())),
            development_questions: Names::declared(programme.development_questions.iter().map(|dq| dq.id.as_str())),
            moments,
        }
    }

    /// The numbers of a team's members.
    pub(crate) fn members(&self, team: u32) -> &[u32] {
        self.members.get(team as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a team has a fixed moment of this id.
    pub(crate) fn has_moment(&self, team: u32, moment: &str) -> bool {
        let moments = self.moments.get(team as usize);
        moments.is_some_and(|moments| moments.binary_search_by(|other| (**other).cmp(moment)).is_ok())
    }
}
