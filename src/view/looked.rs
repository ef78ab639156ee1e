//! Looking at a programme up to a week, for one person.

use std::collections::HashMap;

use crate::calculus::AsOf;
use crate::model::{Account, BorrowedCycle, Person, PersonId, Status, Team, TeamId, Week};
use crate::rules::Sound;

use super::error::ViewError;
use super::told::{History, Participation, StageReached};

/// A programme as it is looked at for one person.
#[derive(Clone, Copy)]
pub(super) struct Looked<'a> {
    pub(super) sound: &'a Sound,
    pub(super) as_of: Week,
    pub(super) person: &'a Person,
}

impl<'a> Looked<'a> {
    pub(super) fn at(sound: &'a Sound, person: &PersonId, as_of: AsOf) -> Result<Self, ViewError> {
        let people = &sound.programme().people;
        let found = people.iter().find(|it| it.id == *person).ok_or_else(|| {
            let nearest = crate::near::nearest(person.as_str(), people.iter().map(|it| it.id.as_str()));
            let nearest = people.iter().find(|it| Some(it.id.as_str()) == nearest).map(|it| it.id.clone());
            ViewError::UnknownPerson { person: person.clone(), nearest }
        })?;
        Ok(Self { sound, as_of: sound.week(as_of), person: found })
    }

    /// Every cycle, those after the week too.
    pub(super) fn all_cycles(&self) -> Result<impl Iterator<Item = BorrowedCycle<'a>>, ViewError> {
        self.sound.cycles().ok_or(ViewError::CyclesNotKept)
    }

    /// Cycles by week, and within a week in the order of the teams: whatever the order in which they were read.
    pub(super) fn in_order(&self, mut cycles: Vec<BorrowedCycle<'a>>) -> Vec<BorrowedCycle<'a>> {
        cycles.sort_by_key(|cycle| (cycle.week, self.sound.frame.teams.find(cycle.team.as_str())));
        cycles
    }

    /// The teams of which somebody is a member, in the document's order.
    pub(super) fn teams_of(&self, person: &PersonId) -> impl Iterator<Item = &'a Team> + use<'a> {
        let person = person.clone();
        self.sound.programme().teams.iter().filter(move |team| team.members.contains(&person))
    }

    /// What somebody accounted for up to the week, by week.
    pub(super) fn accounts_of(&self, person: &PersonId) -> Vec<&'a Account> {
        let accounts = self.sound.programme().accounts.iter();
        let mut own: Vec<_> = accounts.filter(|it| it.professional == *person && it.week <= self.as_of).collect();
        own.sort_by_key(|account| account.week);
        own
    }

    /// In how many of these cycles somebody took part, of those of their teams.
    pub(super) fn participation(&self, person: &Person, cycles: &[BorrowedCycle<'_>]) -> Participation {
        let teams: Vec<&TeamId> = self.teams_of(&person.id).map(|team| &team.id).collect();
        let mut counted = Participation::default();
        for cycle in cycles.iter().filter(|cycle| cycle.status() == Status::Held && counts(person, cycle.week)) {
            if teams.iter().any(|team| team.as_str() == cycle.team.as_str()) {
                counted.held += 1;
                counted.took_part += u32::from(took_part(cycle, &person.id));
            }
        }
        counted
    }
}

/// Whether a person counts in a week.
pub(super) fn counts(person: &Person, week: Week) -> bool {
    person.from.is_none_or(|from| from <= week) && person.until.is_none_or(|until| week <= until)
}

/// Whether an activity of a cycle names somebody.
pub(super) fn took_part(cycle: &BorrowedCycle<'_>, person: &PersonId) -> bool {
    cycle.activities().iter().any(|it| it.professionals.iter().any(|other| other.as_str() == person.as_str()))
}

/// The proposals of cycles that stand in order, in the order in which they were put forward.
pub(super) fn histories(cycles: &[BorrowedCycle<'_>]) -> Vec<History> {
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    let mut all: Vec<History> = Vec::new();
    for cycle in cycles {
        for listed in cycle.proposals() {
            let place = *places.entry((cycle.team.as_str(), listed.id.as_str())).or_insert_with(|| {
                all.push(History {
                    team: cycle.team.owned(),
                    id: listed.id.owned(),
                    title: listed.title.owned(),
                    strengthens: Vec::new(),
                    stages: Vec::new(),
                    asked_by: Vec::new(),
                });
                all.len() - 1
            });
            let Some(history) = all.get_mut(place) else { continue };
            history.title = listed.title.owned();
            history.strengthens = listed.strengthens.to_vec();
            if history.stages.last().is_none_or(|last| last.stage != listed.stage) {
                history.stages.push(StageReached { week: cycle.week, stage: listed.stage });
            }
            let question =
                cycle.learning_questions().iter().find(|it| Some(&it.id) == listed.learning_question.as_ref());
            if let Some(question) = question {
                let professional = question.professional.owned();
                if !history.asked_by.contains(&professional) {
                    history.asked_by.push(professional);
                }
            }
        }
    }
    all
}
