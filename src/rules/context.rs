//! What a rule's check gets to read.

use std::cell::OnceCell;

use crate::facts::{ActivityFact, AllDone, CycleFact, Facts, Frame, Histories, Resolved, TeamFacts};
use crate::model::{BorrowedCycle, Expectation, Goal, Journal, Limits, Programme, Team, Week};

use super::at::{At, Key};
use super::finding::Value;

/// The programme without its cycles.
#[derive(Debug, Clone, Copy)]
pub struct FrameContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The parameters.
    pub limits: &'a Limits,
    pub(crate) frame: &'a Frame,
}

/// One cycle, as it passes.
#[derive(Debug, Clone, Copy)]
pub struct CycleContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The cycle.
    pub cycle: &'a BorrowedCycle<'a>,
    /// The parameters.
    pub limits: &'a Limits,
    pub(crate) frame: &'a Frame,
    pub(crate) resolved: &'a Resolved,
}

/// The facts of all cycles.
#[derive(Debug, Clone, Copy)]
pub struct FactsContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The parameters.
    pub limits: &'a Limits,
    /// The week as of which is looked.
    pub as_of: Week,
    pub(crate) frame: &'a Frame,
    pub(crate) facts: &'a Facts,
    /// The ids in acceptances that neither the programme nor any cycle has.
    pub(crate) unmet: &'a std::collections::HashSet<Box<str>>,
    /// The proposals' histories, made when they are first asked for.
    pub(crate) histories: &'a OnceCell<Histories>,
    /// Whether nothing was found that blocks results.
    pub(crate) is_usable: bool,
}

/// A team that the programme declares, with the facts of its cycles.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TeamContext<'a> {
    /// Its place in the programme.
    pub(crate) at: At,
    /// Its number.
    pub(crate) number: u32,
    pub(crate) team: &'a Team,
    pub(crate) facts: &'a TeamFacts,
    /// What was done, of all teams.
    pub(crate) done: &'a AllDone,
    as_of: Week,
    frame: &'a Frame,
}

impl<'a> FactsContext<'a> {
    /// Every team that the programme declares.
    pub(crate) fn teams(&self) -> impl Iterator<Item = TeamContext<'a>> + use<'a> {
        let Self { programme, as_of, frame, facts, .. } = *self;
        programme.teams.iter().enumerate().filter_map(move |(place, team)| {
            let number = frame.teams.find(team.id.as_str())?;
            let at = At::root().down(Key::Teams).down(place);
            let of_team = facts.teams.get(number as usize)?;
            Some(TeamContext { at, number, team, facts: of_team, done: &facts.done, as_of, frame })
        })
    }

    /// Judges every team that the programme declares, and reports on each of them. One that it declares twice
    /// is judged once, since the facts are the same.
    pub(crate) fn judge_teams<T>(
        &self,
        judge: impl Fn(&TeamContext<'a>) -> T,
        mut report: impl FnMut(&TeamContext<'a>, &T),
    ) {
        let mut judged: Vec<Option<T>> = Vec::new();
        judged.resize_with(self.frame.teams.known(), || None);
        for team in self.teams() {
            if let Some(slot) = judged.get_mut(team.number as usize) {
                report(&team, slot.get_or_insert_with(|| judge(&team)));
            }
        }
    }

    /// What became of each proposal up to the week as of which is looked.
    pub(crate) fn histories(&self) -> &'a Histories {
        self.histories.get_or_init(|| Histories::of(self.facts, self.as_of))
    }

    /// The first of the last so many weeks: those that end with the week as of which is looked.
    pub(crate) fn first_of_last(&self, weeks: u16) -> Week {
        first_of_last(self.as_of, weeks)
    }

    /// Every activity of every team, of those the programme does not declare too, in the last so many weeks.
    pub(crate) fn recent_activities(&self, weeks: u16) -> impl Iterator<Item = &'a ActivityFact> + use<'a> {
        let (as_of, first) = (self.as_of, self.first_of_last(weeks));
        let done = &self.facts.done;
        self.facts.teams.iter().flat_map(move |team| {
            let held = team.held(as_of).filter(move |cycle| cycle.week >= first);
            held.flat_map(|cycle| done.activities(cycle))
        })
    }

    /// Every expectation, with its place and its goal.
    pub fn expectations(&self) -> impl Iterator<Item = (At, &'a Goal, &'a Expectation)> + use<'a> {
        expectations(self.programme)
    }
}

fn first_of_last(as_of: Week, weeks: u16) -> Week {
    let number = as_of.number().saturating_sub(weeks.saturating_sub(1));
    Week::from_number(number).unwrap_or(Week::FIRST)
}

impl<'a> TeamContext<'a> {
    /// Its held cycles up to the week as of which is looked, by week.
    pub(crate) fn held(&self) -> impl DoubleEndedIterator<Item = &'a CycleFact> + Clone + use<'a> {
        self.facts.held(self.as_of)
    }

    /// Its held cycles in the last so many weeks.
    pub(crate) fn recent(&self, weeks: u16) -> impl Iterator<Item = &'a CycleFact> + Clone + use<'a> {
        let first = first_of_last(self.as_of, weeks);
        self.held().filter(move |cycle| cycle.week >= first)
    }

    /// Its activities in the last so many weeks.
    pub(crate) fn recent_activities(&self, weeks: u16) -> impl Iterator<Item = &'a ActivityFact> + Clone + use<'a> {
        let done = self.done;
        self.recent(weeks).flat_map(move |cycle| done.activities(cycle))
    }

    /// Whether it has been at it long enough to be judged by its last so many weeks: its first held cycle lies
    /// in the first of them or before.
    pub(crate) fn is_judged(&self, weeks: u16) -> bool {
        let first = self.held().next();
        first.is_some_and(|cycle| i32::from(weeks) - 1 <= self.as_of - cycle.week)
    }

    /// The numbers of its members who count in a week.
    pub(crate) fn members_in(&self, week: Week) -> impl Iterator<Item = u32> + use<'a> {
        self.frame.members_in(self.number, week)
    }

    /// What its findings say: its id.
    pub(crate) fn id(&self) -> Value {
        (&self.team.id).into()
    }
}

impl<'a> CycleContext<'a> {
    /// Whether a person is a member of the team and counts in this week.
    pub(crate) fn is_member(&self, person: u32) -> bool {
        self.frame.is_member(self.resolved.team, person) && self.frame.counts(person, self.cycle.week)
    }

    /// The people of each activity, as their references were resolved, beside the activities.
    pub(crate) fn people_of_activities(&self) -> impl Iterator<Item = &'a [Option<u32>]> + use<'a> {
        let mut people = self.resolved.people.as_slice();
        self.cycle.activities().iter().map(move |activity| {
            let (own, rest) = people.split_at_checked(activity.professionals.len()).unwrap_or_default();
            people = rest;
            own
        })
    }
}

impl<'a> FrameContext<'a> {
    /// Every expectation, with its place and its goal.
    pub fn expectations(&self) -> impl Iterator<Item = (At, &'a Goal, &'a Expectation)> + use<'a> {
        expectations(self.programme)
    }
}

fn expectations(programme: &Programme) -> impl Iterator<Item = (At, &Goal, &Expectation)> {
    programme.goals.iter().enumerate().flat_map(|(g, goal)| {
        let at = At::root().down(Key::Goals).down(g).down(Key::Expectations);
        goal.expectations.iter().enumerate().map(move |(e, expectation)| (at.down(e), goal, expectation))
    })
}

/// Two versions of a programme.
#[derive(Debug, Clone, Copy)]
pub struct VersionsContext<'a> {
    /// The older version.
    pub before: &'a Programme,
    /// The newer version.
    pub after: &'a Programme,
    /// The parameters, those of the newer version.
    pub limits: &'a Limits,
    /// The week as of which is looked: the older version's, unless the call says another.
    pub as_of: Week,
}

impl<'a> VersionsContext<'a> {
    /// Every expectation of the older version, with its place there and its goal.
    pub fn expectations_before(&self) -> impl Iterator<Item = (At, &'a Goal, &'a Expectation)> + use<'a> {
        expectations(self.before)
    }

    /// Every expectation of the newer version, with its place there and its goal.
    pub fn expectations_after(&self) -> impl Iterator<Item = (At, &'a Goal, &'a Expectation)> + use<'a> {
        expectations(self.after)
    }
}

/// What became of the programme's acceptances.
#[derive(Debug, Clone, Copy)]
pub struct AcceptanceContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The week as of which is looked.
    pub as_of: Week,
    /// Whether each acceptance of the programme's `rules.accepted` matched a finding and has not expired.
    pub holds: &'a [bool],
}

/// A professional's own journal beside the programme.
#[derive(Debug, Clone, Copy)]
pub struct JournalContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The journal. Nothing of what was written in it may be told.
    pub journal: &'a Journal,
    /// The parameters.
    pub limits: &'a Limits,
}
