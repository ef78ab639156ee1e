//! Teams put together until they are enough people.

use std::collections::BTreeSet;

use super::split::People;
use crate::model::Week;
use crate::rules::Sound;

/// One or more teams.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// The ids of its teams, sorted.
    pub(super) teams: Vec<&'a str>,
    /// The different people who are or were in them.
    pub(super) members: People,
}

impl<'a> Group<'a> {
    fn empty() -> Self {
        Self { teams: Vec::new(), members: BTreeSet::new() }
    }

    fn take(&mut self, other: Self) {
        self.teams.extend(other.teams);
        self.teams.sort_unstable();
        self.members.extend(other.members);
    }
}

/// The groups of a programme: teams with enough members each by itself, the others in the order of their ids put
/// together until they are enough, and what is left then with the smallest group. So every team is in one group, and
/// there is no remainder to be had by taking groups from a whole. Neither the key nor the order of the document has a say
/// in it, or two views could be held beside each other that put the same teams together in two ways. Members are all who
/// had come by a week, if one is given: also those who left since, as earlier periods are about them.
pub(super) fn groups(sound: &Sound, by: Option<Week>, least: usize) -> Vec<Group<'_>> {
    let to_come = sound.programme().people.iter().filter(|person| by.is_some_and(|by| person.from > Some(by)));
    let to_come: People = to_come.filter_map(|person| sound.frame.people.find(person.id.as_str())).collect();
    let mut teams: Vec<&str> = sound.programme().teams.iter().map(|team| team.id.as_str()).collect();
    teams.sort_unstable();
    let mut groups = Vec::new();
    let mut open = Group::empty();
    for team in teams {
        let members = sound.frame.teams.find(team).into_iter().flat_map(|team| sound.frame.members(team));
        let members: People = members.copied().filter(|member| !to_come.contains(member)).collect();
        let alone = Group { teams: vec![team], members };
        if alone.members.len() >= least {
            groups.push(alone);
            continue;
        }
        open.take(alone);
        if open.members.len() >= least {
            groups.push(std::mem::replace(&mut open, Group::empty()));
        }
    }
    if let Some(smallest) = groups.iter_mut().min_by_key(|group| (group.members.len(), group.teams.clone())) {
        smallest.take(open);
    }
    groups
}
