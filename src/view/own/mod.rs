//! The own view: everything of one professional, for that professional.

mod answer;
mod practice;

use std::collections::{BTreeMap, BTreeSet};

use crate::calculus::AsOf;
use crate::model::{Activity, BorrowedCycle, Entry, Expectation, Journal, Outcome, PersonId, TeamId, Text};
use crate::rules::Sound;

use super::error::ViewError;
use super::looked::{Looked, histories, took_part};
use super::told::{Accounted, History, PersonTold};
pub use answer::{
    OutcomeLink, Own, OwnActivity, OwnCycle, OwnOutcome, OwnProposal, OwnQuestion, OwnTeam, Practice, PracticeShare,
    WeekPractice,
};

/// Everything of one professional up to a week, with what their journal says where it is given.
///
/// It is for that professional: the paper's learning process is theirs (P8). Nobody else's journal can be put into it.
///
/// ```
/// use lerendwerken::{calculus::AsOf, model::Programme, rules, view};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let own = view::own(&sound, &"p-tom".parse()?, None, AsOf::LastHeld)?;
/// println!("{} of {} weeks", own.participation.took_part, own.participation.held);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the programme has no such person, the journal is of another professional or programme, or the cycles of logs
/// were not kept, see [`Checking::keep_cycles`](crate::rules::Checking::keep_cycles).
pub fn own(sound: &Sound, person: &PersonId, journal: Option<&Journal>, as_of: AsOf) -> Result<Own, ViewError> {
    let looked = Looked::at(sound, person, as_of)?;
    let mut written = Written::of(&looked, journal)?;
    let cycles = theirs(&looked, &mut written)?;
    let (programme, own) = (sound.programme(), looked.person);
    let proposals = proposals(&looked, &histories(&cycles));
    let outcomes = outcomes(&looked, &cycles, &proposals);
    let participation = looked.participation(own, &cycles);
    let cycles: Vec<OwnCycle> = cycles.iter().filter_map(|cycle| own_cycle(cycle, person, &mut written)).collect();
    let manager = programme.people.iter().find(|it| Some(&it.id) == own.accounts_to.as_ref());
    Ok(Own {
        programme: programme.id.clone(),
        organisation: programme.organisation.clone(),
        professional: own.id.clone(),
        name: own.name.clone(),
        weekly_minutes: own.weekly_minutes,
        references: own.references.clone(),
        extensions: own.extensions.clone(),
        from: own.from,
        until: own.until,
        as_of: looked.as_of,
        accounts_to: manager.map(|it| PersonTold { person: it.id.clone(), name: it.name.clone() }),
        teams: looked.teams_of(person).map(|it| OwnTeam { team: it.id.clone(), name: it.name.clone() }).collect(),
        participation,
        accounts: looked.accounts_of(person).into_iter().map(Accounted::of).collect(),
        journal_elsewhere: written.elsewhere(),
        proposals,
        outcomes,
        practice: practice::practice(&cycles),
        weeks: practice::by_week(&cycles),
        cycles,
    })
}

/// What a journal says, by the cycle that it is about.
struct Written<'j>(BTreeMap<&'j str, Vec<&'j Entry>>);

impl<'j> Written<'j> {
    fn of(looked: &Looked<'_>, journal: Option<&'j Journal>) -> Result<Self, ViewError> {
        let mut by_cycle: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        let Some(journal) = journal else { return Ok(Self(by_cycle)) };
        let programme = &looked.sound.programme().id;
        if journal.programme != *programme {
            return Err(ViewError::OtherProgramme { programme: programme.clone() });
        }
        if journal.professional != looked.person.id {
            return Err(ViewError::OtherProfessional { person: looked.person.id.clone() });
        }
        journal.entries.iter().for_each(|entry| by_cycle.entry(entry.cycle.as_str()).or_default().push(entry));
        Ok(Self(by_cycle))
    }

    fn is_about(&self, cycle: &str) -> bool {
        self.0.contains_key(cycle)
    }

    /// Takes out what is said of a cycle.
    fn take(&mut self, cycle: &str) -> Vec<Text> {
        self.0.remove(cycle).into_iter().flatten().map(|entry| entry.reflection.clone()).collect()
    }

    /// What is said of cycles that were not met.
    fn elsewhere(self) -> Vec<Entry> {
        self.0.into_values().flatten().cloned().collect()
    }
}

/// The cycles up to the week that may have something of the professional: those of their teams and of teams in which they
/// asked something, whose proposals may have come from it, those that name them, and those that the journal is about. What
/// the journal says of later ones is put aside.
fn theirs<'a>(looked: &Looked<'a>, written: &mut Written<'_>) -> Result<Vec<BorrowedCycle<'a>>, ViewError> {
    let person = &looked.person.id;
    let asked = |cycle: &BorrowedCycle<'_>| {
        cycle.week <= looked.as_of
            && cycle.learning_questions().iter().any(|it| it.professional.as_str() == person.as_str())
    };
    let mut teams: BTreeSet<TeamId> = looked.teams_of(person).map(|team| team.id.clone()).collect();
    teams.extend(looked.all_cycles()?.filter(asked).map(|cycle| cycle.team.owned()));
    let mut cycles = Vec::new();
    for cycle in looked.all_cycles()? {
        if cycle.week > looked.as_of {
            written.take(cycle.id.as_str());
        } else if teams.iter().any(|team| team.as_str() == cycle.team.as_str())
            || took_part(&cycle, person)
            || written.is_about(cycle.id.as_str())
        {
            cycles.push(cycle);
        }
    }
    Ok(looked.in_order(cycles))
}

/// What is of the professional in a cycle, if anything is.
fn own_cycle(cycle: &BorrowedCycle<'_>, person: &PersonId, written: &mut Written<'_>) -> Option<OwnCycle> {
    let asked = cycle.learning_questions().iter().filter(|it| it.professional.as_str() == person.as_str());
    let learning_questions: Vec<OwnQuestion> = asked
        .map(|it| OwnQuestion {
            learning_question: it.id.owned(),
            question: it.question.owned(),
            development_question: it.development_question.as_ref().map(|id| id.owned()),
            about_ai: it.about_ai,
        })
        .collect();
    let done = cycle.activities().iter().filter_map(|it| activity(it, person, &learning_questions));
    let activities: Vec<OwnActivity> = done.collect();
    let reflections = written.take(cycle.id.as_str());
    let is_theirs = !(learning_questions.is_empty() && activities.is_empty() && reflections.is_empty());
    is_theirs.then(|| OwnCycle {
        cycle: cycle.id.owned(),
        team: cycle.team.owned(),
        week: cycle.week,
        status: cycle.status(),
        learning_questions,
        activities,
        reflections,
    })
}

/// An activity, if the professional took part in it.
fn activity<S: AsRef<str>>(it: &Activity<S>, person: &PersonId, asked: &[OwnQuestion]) -> Option<OwnActivity> {
    let people: BTreeSet<&str> = it.professionals.iter().map(|id| id.as_str()).collect();
    let own = asked.iter().map(|own| &own.learning_question);
    let question = |id: &str| own.clone().find(|own| own.as_str() == id).cloned();
    people.contains(person.as_str()).then(|| OwnActivity {
        learning_question: it.learning_question.as_ref().and_then(|id| question(id.as_str())),
        mode: it.mode,
        minutes: it.minutes,
        with_others: u32::try_from(people.len() - 1).unwrap_or(u32::MAX),
        ai: it.ai.as_ref().map(|ai| ai.owned()),
        mastery: it.mastery,
    })
}

/// The proposals that came from a learning question of the professional, or for which they accounted.
fn proposals(looked: &Looked<'_>, all: &[History]) -> Vec<OwnProposal> {
    let person = &looked.person.id;
    let accounts = looked.accounts_of(person);
    let teams: BTreeSet<&str> = looked.teams_of(person).map(|team| team.id.as_str()).collect();
    let own = all.iter().filter_map(|it| {
        let from_own_question = it.asked_by.contains(person);
        let accounted =
            teams.contains(it.team.as_str()) && accounts.iter().any(|account| account.proposals.contains(&it.id));
        (from_own_question || accounted).then(|| OwnProposal {
            proposal: it.id.clone(),
            team: it.team.clone(),
            title: it.title.clone(),
            stages: it.stages.clone(),
            strengthens: it.strengthens.clone(),
            from_own_question,
            accounted,
        })
    });
    own.collect()
}

/// The outcomes in which the professional has a part.
fn outcomes(looked: &Looked<'_>, cycles: &[BorrowedCycle<'_>], proposals: &[OwnProposal]) -> Vec<OwnOutcome> {
    let expectations: BTreeMap<&str, &Expectation> =
        looked.sound.programme().expectations().map(|it| (it.id.as_str(), it)).collect();
    let mut all = Vec::new();
    for cycle in cycles {
        let is_there = took_part(cycle, &looked.person.id);
        for outcome in cycle.outcomes() {
            let Some(expected) = expectations.get(outcome.expectation.as_str()) else { continue };
            all.extend(own_outcome(cycle, outcome, is_there, proposals, expected));
        }
    }
    all
}

/// An outcome, if the professional has a part in it.
fn own_outcome<S: AsRef<str>>(
    cycle: &BorrowedCycle<'_>,
    outcome: &Outcome<S>,
    took_part: bool,
    proposals: &[OwnProposal],
    expected: &Expectation,
) -> Option<OwnOutcome> {
    let is_it = |own: &&OwnProposal, id: &str| own.team.as_str() == cycle.team.as_str() && own.proposal.as_str() == id;
    let named = outcome.proposal.as_ref().and_then(|id| proposals.iter().find(|own| is_it(own, id.as_str())));
    let links = [(named.is_some(), OutcomeLink::Proposal), (took_part, OutcomeLink::TookPart)];
    let because: Vec<OutcomeLink> = links.into_iter().filter_map(|(is, link)| is.then_some(link)).collect();
    (!because.is_empty()).then(|| OwnOutcome {
        cycle: cycle.id.owned(),
        team: cycle.team.owned(),
        week: cycle.week,
        because,
        expectation: expected.id.clone(),
        indicator: expected.indicator.name.clone(),
        amount: outcome.amount,
        standard_error: outcome.standard_error,
        unit: expected.indicator.unit.clone(),
        carrier: outcome.carrier,
        proposal: named.map(|own| own.proposal.clone()),
        evidence: outcome.evidence.as_ref().map(|text| text.owned()),
    })
}
