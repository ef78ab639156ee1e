//! The frame of a programme with its ids as numbers.

use super::chain::Chain;
use super::hours::Hours;
use super::moments::Moments;
use super::names::Names;
use crate::model::{Programme, Week};

/// The ids that a programme declares, by kind, and what is looked up for every cycle.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) people: Names,
    pub(crate) teams: Names,
    pub(crate) systems: Names,
    pub(crate) goals: Names,
    pub(crate) expectations: Names,
    pub(crate) development_questions: Names,
    pub(crate) chain: Chain,
    /// The places of AI systems in the programme's list, by their numbers.
    system_places: Vec<usize>,
    /// By the team's number.
    teams_said: Vec<TeamSaid>,
    people_said: Vec<PersonSaid>,
}

/// The first and the last week in which a person counts, and the contracted minutes of a week.
type PersonSaid = (Week, Week, u16);

/// What the programme says of a team. Where it declares one twice, the first counts.
#[derive(Debug, Clone, Default)]
struct TeamSaid {
    /// Its place in the programme's list.
    place: Option<usize>,
    /// The numbers of its members, each once, sorted.
    members: Vec<u32>,
    /// The first weeks in which its members count, sorted; and the last ones.
    comings: Vec<Week>,
    goings: Vec<Week>,
    /// The ids of its fixed moments, sorted; also of those that it declares again.
    moment_ids: Vec<Box<str>>,
    moments: Moments,
    hours: Hours,
}

impl Frame {
    pub(crate) fn of(programme: &Programme) -> Self {
        let expectations = || programme.goals.iter().flat_map(|goal| &goal.expectations);
        let teams = Names::declared(programme.teams.iter().map(|team| team.id.as_str()));
        let people = Names::declared(programme.people.iter().map(|person| person.id.as_str()));
        let mut people_said = vec![None; people.known()];
        for person in &programme.people {
            let slot = people.find(person.id.as_str()).and_then(|number| people_said.get_mut(number as usize));
            let (from, until) = (person.from.unwrap_or(Week::FIRST), person.until.unwrap_or(Week::LAST));
            slot.into_iter().for_each(|slot| {
                slot.get_or_insert((from, until, person.weekly_minutes.get()));
            });
        }
        let people_said: Vec<_> = people_said.into_iter().flatten().collect();
        let systems = Names::declared(programme.ai_systems.iter().map(|system| system.id.as_str()));
        let goals = Names::declared(programme.goals.iter().map(|goal| goal.id.as_str()));
        let expectations = Names::declared(expectations().map(|expectation| expectation.id.as_str()));
        let questions = Names::declared(programme.development_questions.iter().map(|dq| dq.id.as_str()));
        Self {
            teams_said: teams_said(programme, &teams, &people, &people_said),
            people_said,
            people,
            teams,
            system_places: first_places(programme.ai_systems.iter().map(|system| system.id.as_str()), &systems),
            systems,
            chain: Chain::of(programme, &goals, &expectations, &questions),
            goals,
            expectations,
            development_questions: questions,
        }
    }

    fn team(&self, team: u32) -> Option<&TeamSaid> {
        self.teams_said.get(team as usize)
    }

    /// The place of an AI system in the programme's list.
    pub(crate) fn place_of_system(&self, system: u32) -> Option<usize> {
        self.system_places.get(system as usize).copied()
    }

    /// The numbers of a team's members, each once, whether they count or not.
    pub(crate) fn members(&self, team: u32) -> &[u32] {
        self.team(team).map_or(&[], |said| &said.members)
    }

    /// The numbers of a team's members who count in a week.
    pub(crate) fn members_in(&self, team: u32, week: Week) -> impl Iterator<Item = u32> + '_ {
        self.members(team).iter().copied().filter(move |member| self.counts(*member, week))
    }

    /// Whether a person is a member of a team, counting or not.
    pub(crate) fn is_member(&self, team: u32, person: u32) -> bool {
        self.members(team).binary_search(&person).is_ok()
    }

    /// How many of a team's members count in a week.
    pub(crate) fn member_count(&self, team: u32, week: Week) -> usize {
        let Some(said) = self.team(team) else { return 0 };
        let came = said.comings.partition_point(|from| *from <= week);
        came.saturating_sub(said.goings.partition_point(|until| *until < week))
    }

    /// Whether a person counts in a week.
    pub(crate) fn counts(&self, person: u32, week: Week) -> bool {
        self.people_said.get(person as usize).is_some_and(|(from, until, _)| *from <= week && week <= *until)
    }

    /// The contracted minutes of a person's week.
    pub(crate) fn weekly_minutes(&self, person: u32) -> u16 {
        self.people_said.get(person as usize).map_or(0, |(_, _, minutes)| *minutes)
    }

    /// When a team works; nothing where it does not say.
    pub(crate) fn hours(&self, team: u32) -> Option<&Hours> {
        self.team(team).map(|said| &said.hours).filter(|hours| !hours.is_empty())
    }

    /// The fixed moments of a team; nothing where it has none.
    pub(crate) fn moments(&self, team: u32) -> Option<&Moments> {
        self.team(team).map(|said| &said.moments).filter(|moments| !moments.is_empty())
    }

    /// Whether a team has a fixed moment of this id.
    pub(crate) fn has_moment(&self, team: u32, moment: &str) -> bool {
        self.team(team).is_some_and(|said| said.moment_ids.binary_search_by(|other| (**other).cmp(moment)).is_ok())
    }
}

/// Where each id first stands in a list, by its number. Numbers are given in the order of first places.
fn first_places<'a>(ids: impl Iterator<Item = &'a str>, names: &Names) -> Vec<usize> {
    let mut places = Vec::with_capacity(names.known());
    for (place, id) in ids.enumerate() {
        if names.find(id).is_some_and(|number| number as usize == places.len()) {
            places.push(place);
        }
    }
    places
}

fn teams_said(programme: &Programme, teams: &Names, people: &Names, people_said: &[PersonSaid]) -> Vec<TeamSaid> {
    let mut said = vec![TeamSaid::default(); teams.known()];
    for (place, team) in programme.teams.iter().enumerate() {
        let number = teams.find(team.id.as_str());
        let Some(slot) = number.and_then(|number| said.get_mut(number as usize)) else { continue };
        slot.moment_ids.extend(team.moments.iter().map(|moment| Box::<str>::from(moment.id.as_str())));
        if slot.place.is_none() {
            slot.place = Some(place);
            slot.hours = Hours::of(&team.working_hours);
            slot.moments = Moments::of(&team.moments);
            slot.members = team.members.iter().filter_map(|member| people.find(member.as_str())).collect();
            slot.members.sort_unstable();
            slot.members.dedup();
            let weeks = slot.members.iter().filter_map(|member| people_said.get(*member as usize));
            let weeks = weeks.filter(|(from, until, _)| from <= until);
            (slot.comings, slot.goings) = weeks.map(|(from, until, _)| (*from, *until)).unzip();
            slot.comings.sort_unstable();
            slot.goings.sort_unstable();
        }
    }
    said.iter_mut().for_each(|slot| slot.moment_ids.sort_unstable());
    said
}
