//! The manager's view: what those who account to a manager account for, and what their teams reported.

mod answer;

use std::collections::{BTreeMap, BTreeSet};

use crate::calculus::{self, AsOf, Results};
use crate::model::{BorrowedCycle, Carrier, Expectation, Outcome, Person, PersonId, Team};
use crate::rules::Sound;

use super::error::ViewError;
use super::looked::{Looked, counts, histories};
use super::told::{Accounted, History};
pub use answer::{ManagedTeam, Manager, NothingToShow, Professional, TeamOutcome, TeamYield};

/// What a manager sees of those who account to them, up to a week: accounts, proposals, outcomes and participation. No
/// text of a learning question, nobody's offloading, mastery or minutes, no team that is smaller than `min_group`.
///
/// ```
/// use lerendwerken::{calculus::AsOf, model::Programme, rules, view};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let seen = view::manager(&sound, &"p-dave".parse()?, AsOf::LastHeld)?;
/// assert_eq!((seen.professionals.len(), seen.teams.len(), seen.withheld), (5, 1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// There is no way into it for a journal:
///
/// ```compile_fail
/// use lerendwerken::{calculus::AsOf, model::{Journal, PersonId}, rules::Sound, view};
/// fn with_a_journal(sound: &Sound, manager: &PersonId, journal: &Journal) {
///     let _ = view::manager(sound, manager, Some(journal), AsOf::LastHeld);
/// }
/// ```
///
/// # Errors
/// Where the programme has no such person, or the cycles of logs were not kept, see
/// [`Checking::keep_cycles`](crate::rules::Checking::keep_cycles).
pub fn manager(sound: &Sound, person: &PersonId, as_of: AsOf) -> Result<Manager, ViewError> {
    let looked = Looked::at(sound, person, as_of)?;
    let programme = sound.programme();
    let accounting: Vec<&Person> = programme.people.iter().filter(|it| accounts_to(it, &looked)).collect();
    let cycles = theirs(&looked, &accounting)?;
    let all = histories(&cycles);
    let min_group = sound.limits.min_group.get().max(2);
    let of_them = programme.teams.iter().filter(|team| is_of(team, &accounting, &looked));
    let of_them: Vec<(&Team, usize)> = of_them.map(|team| (team, members(team, &looked))).collect();
    let shown = of_them.iter().filter(|(_, members)| *members >= usize::from(min_group));
    let results = calculus::results(sound, AsOf::Week(looked.as_of));
    let shown: Vec<Shown> =
        shown.map(|(team, members)| team_shown(team, *members, &cycles, &all, &results, sound)).collect();
    let count = |of: fn(&Shown) -> usize| u32::try_from(shown.iter().map(of).sum::<usize>()).unwrap_or(u32::MAX);
    Ok(Manager {
        programme: programme.id.clone(),
        organisation: programme.organisation.clone(),
        manager: looked.person.id.clone(),
        name: looked.person.name.clone(),
        as_of: looked.as_of,
        min_group,
        nothing: accounting.is_empty().then_some(NothingToShow::NobodyAccounts),
        professionals: accounting.iter().map(|it| professional(it, &looked, &cycles, &all)).collect(),
        withheld: u32::try_from(of_them.len() - shown.len()).unwrap_or(u32::MAX),
        outcomes_left_out: count(|it| it.outcomes_left_out),
        results_left_out: count(|it| it.results_left_out),
        teams: shown.into_iter().map(|it| it.team).collect(),
    })
}

/// Whether somebody accounts to the manager, and has come by the week.
fn accounts_to(person: &Person, looked: &Looked<'_>) -> bool {
    person.accounts_to.as_ref() == Some(&looked.person.id) && person.from.is_none_or(|from| from <= looked.as_of)
}

/// Whether a member of a team who counts is one of these.
fn is_of(team: &Team, accounting: &[&Person], looked: &Looked<'_>) -> bool {
    accounting.iter().any(|it| counts(it, looked.as_of) && team.members.contains(&it.id))
}

/// How many members of a team count.
fn members(team: &Team, looked: &Looked<'_>) -> usize {
    let number = looked.sound.frame.teams.find(team.id.as_str());
    number.map_or(0, |number| looked.sound.frame.member_count(number, looked.as_of))
}

/// The cycles up to the week of the teams of those who account.
fn theirs<'a>(looked: &Looked<'a>, accounting: &[&Person]) -> Result<Vec<BorrowedCycle<'a>>, ViewError> {
    let teams: BTreeSet<&str> =
        accounting.iter().flat_map(|it| looked.teams_of(&it.id)).map(|team| team.id.as_str()).collect();
    let cycles = looked.all_cycles()?;
    let theirs = cycles.filter(|cycle| cycle.week <= looked.as_of && teams.contains(cycle.team.as_str()));
    Ok(looked.in_order(theirs.collect()))
}

fn professional(person: &Person, looked: &Looked<'_>, cycles: &[BorrowedCycle<'_>], all: &[History]) -> Professional {
    let mut accounts = looked.accounts_of(&person.id);
    accounts.retain(|account| account.to == looked.person.id);
    let teams: BTreeSet<&str> = looked.teams_of(&person.id).map(|team| team.id.as_str()).collect();
    let named = |it: &&History| {
        teams.contains(it.team.as_str()) && accounts.iter().any(|account| account.proposals.contains(&it.id))
    };
    Professional {
        person: person.id.clone(),
        name: person.name.clone(),
        proposals: all.iter().filter(named).filter_map(History::told).collect(),
        accounts: accounts.iter().copied().map(Accounted::of).collect(),
        participation: looked.participation(person, cycles),
    }
}

/// A team that is shown, and how much of it is not.
struct Shown {
    team: ManagedTeam,
    outcomes_left_out: usize,
    results_left_out: usize,
}

fn team_shown(
    team: &Team,
    members: usize,
    cycles: &[BorrowedCycle<'_>],
    all: &[History],
    results: &Results,
    sound: &Sound,
) -> Shown {
    let expectations: BTreeMap<&str, &Expectation> =
        sound.programme().expectations().map(|it| (it.id.as_str(), it)).collect();
    let mut outcomes = Vec::new();
    let mut outcomes_left_out = 0;
    // The expectations of which an outcome is left out. Short and long term are two sums of the same outcomes, so what is
    // left of them, less the outcomes that are shown, can be taken apart into the parts of people who worked alone.
    let mut tells: BTreeSet<&str> = BTreeSet::new();
    for cycle in cycles.iter().filter(|cycle| cycle.team.as_str() == team.id.as_str()) {
        for outcome in cycle.outcomes() {
            let Some(expected) = expectations.get(outcome.expectation.as_str()) else { continue };
            if is_of_one(cycle, outcome) {
                outcomes_left_out += 1;
                tells.insert(expected.id.as_str());
            } else {
                outcomes.push(told(cycle, outcome, expected));
            }
            if outcome.carrier == Carrier::Craft && is_of_few(cycle, sound.limits.min_group.get()) {
                tells.insert(expected.id.as_str());
            }
        }
    }
    let yields = yields(team, results, &expectations);
    let reported = yields.len();
    let yields: Vec<_> = yields.into_iter().filter(|it| !tells.contains(it.expectation.as_str())).collect();
    let results_left_out = reported - yields.len();
    let team = ManagedTeam {
        team: team.id.clone(),
        name: team.name.clone(),
        members: u32::try_from(members).unwrap_or(u32::MAX),
        proposals: all.iter().filter(|it| it.team == team.id).filter_map(History::told).collect(),
        outcomes,
        results: yields,
    };
    Shown { team, outcomes_left_out, results_left_out }
}

/// Whether one person alone worked on an outcome: of those who took part in the activities on the learning question
/// that its proposal came from, or, where there are none, in any activity of the cycle, or, where there are none either,
/// who asked that question or any.
fn is_of_one(cycle: &BorrowedCycle<'_>, outcome: &Outcome<std::borrow::Cow<'_, str>>) -> bool {
    let proposal = cycle.proposals().iter().find(|it| Some(&it.id) == outcome.proposal.as_ref());
    let question = proposal.and_then(|it| it.learning_question.as_ref());
    let activities = || cycle.activities().iter();
    let people = |on: &dyn Fn(&Option<_>) -> bool| -> BTreeSet<&str> {
        let done = activities().filter(|it| on(&it.learning_question));
        done.flat_map(|it| it.professionals.iter()).map(|it| it.as_str()).collect()
    };
    let on_it = people(&|it| it.is_some() && it.as_ref() == question);
    let asked = |all: bool| -> BTreeSet<&str> {
        let questions = cycle.learning_questions().iter().filter(|it| all || Some(&it.id) == question);
        questions.map(|it| it.professional.as_str()).collect()
    };
    let found = [on_it, people(&|_| true), asked(false), asked(true)].into_iter().find(|it| !it.is_empty());
    found.is_some_and(|it| it.len() == 1)
}

/// Whether some took part in a cycle, and fewer than so many. What lasts of craft is a matter of what was left to AI in its
/// week, so the long term of such an outcome would tell what these few left to it.
fn is_of_few(cycle: &BorrowedCycle<'_>, least: u16) -> bool {
    let took_part = cycle.activities().iter().flat_map(|it| it.professionals.iter()).map(|it| it.as_str());
    let took_part: BTreeSet<&str> = took_part.collect();
    !took_part.is_empty() && took_part.len() < usize::from(least)
}

fn told<S: AsRef<str>>(cycle: &BorrowedCycle<'_>, outcome: &Outcome<S>, expected: &Expectation) -> TeamOutcome {
    TeamOutcome {
        week: cycle.week,
        expectation: expected.id.clone(),
        amount: outcome.amount,
        standard_error: outcome.standard_error,
        unit: expected.indicator.unit.clone(),
        carrier: outcome.carrier,
        proposal: outcome.proposal.as_ref().map(|id| id.owned()),
    }
}

/// What came of a team's work, by expectation.
fn yields(team: &Team, results: &Results, expectations: &BTreeMap<&str, &Expectation>) -> Vec<TeamYield> {
    let of_team = results.expectations.iter().filter_map(|result| {
        let its = result.teams.iter().find(|it| it.team == team.id)?;
        let expected = expectations.get(result.expectation.as_str())?;
        Some(TeamYield {
            expectation: expected.id.clone(),
            indicator: expected.indicator.name.clone(),
            unit: expected.indicator.unit.clone(),
            short_term: its.short_term,
            long_term: its.long_term,
        })
    });
    of_team.collect()
}
