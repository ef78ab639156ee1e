//! The facts themselves: compact, per team, in the order of the weeks.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::sync::Arc;

use super::resolve::Resolved;
use crate::model::{Activity, BorrowedCycle, Carrier, Period, Stage, Status, Week};

/// Where a cycle was read: its source, and the line of a log or the place in the programme's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin {
    /// The source: 0 is the programme itself, then its logs in the order in which they were read.
    pub(crate) source: u32,
    /// The line, from 1, of a log; the place, from 0, in the programme's list.
    pub(crate) record: u32,
}

/// One team's one week.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CycleFact {
    pub(crate) week: Week,
    pub(crate) status: Status,
    /// Whether it was held with at least one activity: then what was learned is kept up.
    pub(crate) practised: bool,
    /// How many of its team's outcomes are its own.
    pub(crate) outcomes: u32,
    /// The share of the thinking that people did themselves, over its activities.
    pub(crate) own_thinking: f64,
    pub(crate) origin: Origin,
    /// Stands for its id: a 128-bit keyed hash.
    pub(crate) id: (u64, u64),
}

/// One outcome, as it was reported.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OutcomeFact {
    /// The row of its team: an expectation and a carrier.
    pub(crate) row: u32,
    /// The stage of its proposal in that week; `tried` without one.
    pub(crate) stage: Stage,
    pub(crate) amount: f64,
    pub(crate) standard_error: f64,
}

/// A learning question as one cycle lists it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listing {
    /// The question, numbered within its team.
    pub(crate) question: u32,
    pub(crate) professional: u32,
    pub(crate) development_question: Option<u32>,
    pub(crate) week: Week,
    pub(crate) origin: Origin,
    /// Its place in the cycle's list.
    pub(crate) position: u32,
    /// The column at which it stands in its line, from 1; 0 where it is not known.
    pub(crate) column: u32,
}

/// What one team did and reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct TeamFacts {
    /// By week, then as they were read.
    pub(crate) cycles: Vec<CycleFact>,
    /// In the order of the cycles.
    pub(crate) outcomes: Vec<OutcomeFact>,
    /// The expectation and the carrier of each row, in the order in which they were first met.
    pub(crate) rows: Vec<(u32, Carrier)>,
    row_of: HashMap<(u32, Carrier), u32>,
    pub(crate) listings: Vec<Listing>,
    questions: HashMap<Box<str>, u32>,
    /// What each question said when it was last read.
    last_said: Vec<(u32, Option<u32>)>,
    /// Whether any question differed from when it was read before.
    pub(crate) some_question_changed: bool,
    unsorted: bool,
}

/// What all teams did and reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// By the team's number.
    pub(crate) teams: Vec<TeamFacts>,
    pub(crate) latest_held: Option<Week>,
    hashers: (RandomState, RandomState),
    /// The ids of all cycles, each as a 128-bit keyed hash, so that they need not stay in memory.
    ids: HashSet<(u64, u64)>,
    /// The ids that were met more than once.
    pub(crate) repeated: HashMap<(u64, u64), Arc<str>>,
    /// People and development questions that the programme does not declare are numbered on from these.
    unknown: HashMap<Box<str>, u32>,
}

/// A cycle's facts, ready to be put beside the others. Its memory is used again for the next cycle.
#[derive(Debug, Default)]
pub(crate) struct Ready {
    pub(crate) team: u32,
    pub(crate) cycle: Option<CycleFact>,
    outcomes: Vec<OutcomeFact>,
    listings: Vec<Listing>,
}

impl Facts {
    /// Reads what rules and calculus need of a cycle. `column_of` gives the column of a learning
    /// question by its place; it is asked only where a question differs from when it was last read.
    pub(crate) fn read(
        &mut self,
        cycle: &BorrowedCycle<'_>,
        resolved: &Resolved,
        origin: Origin,
        column_of: &mut dyn FnMut(usize) -> u32,
        ready: &mut Ready,
    ) {
        let number = resolved.team as usize;
        if self.teams.len() <= number {
            self.teams.resize_with(number + 1, TeamFacts::default);
        }
        let id = self.id_of(cycle.id.as_str());
        if self.ids.contains(&id) {
            self.repeated.entry(id).or_insert_with(|| cycle.id.as_str().into());
        }
        let Some(team) = self.teams.get_mut(number) else { return };
        ready.team = resolved.team;
        team.read_outcomes(cycle, resolved, &mut ready.outcomes);
        let mut listing = ListingReader { unknown: &mut self.unknown, column_of, origin };
        listing.read(team, cycle, resolved, &mut ready.listings);
        ready.cycle = Some(CycleFact {
            week: cycle.week,
            status: cycle.status(),
            practised: !cycle.activities().is_empty(),
            outcomes: u32::try_from(cycle.outcomes().len()).unwrap_or(u32::MAX),
            own_thinking: own_thinking(cycle.activities()),
            origin,
            id,
        });
    }

    /// Puts a cycle's facts beside the others.
    pub(crate) fn put(&mut self, ready: &Ready) {
        let (Some(cycle), Some(team)) = (ready.cycle, self.teams.get_mut(ready.team as usize)) else { return };
        self.ids.insert(cycle.id);
        if cycle.status == Status::Held {
            self.latest_held = self.latest_held.max(Some(cycle.week));
        }
        team.unsorted |= team.cycles.last().is_some_and(|last| last.week >= cycle.week);
        team.cycles.push(cycle);
        team.outcomes.extend_from_slice(&ready.outcomes);
        team.listings.extend_from_slice(&ready.listings);
    }

    /// Whether there is a cycle of this id. One that was met may have been dropped since, so where the id
    /// was met before, which is rare, all cycles are looked through.
    pub(crate) fn stands(&self, id: (u64, u64)) -> bool {
        let cycles = || self.teams.iter().flat_map(|team| &team.cycles);
        self.ids.contains(&id) && cycles().any(|cycle| cycle.id == id)
    }

    /// Puts one team's cycles in order, as [`settle`](Self::settle) does for all.
    pub(crate) fn settle_team(&mut self, team: u32) {
        if let Some(team) = self.teams.get_mut(team as usize) {
            team.settle(&mut Vec::new());
        }
    }

    /// What stands for the id of a cycle.
    fn id_of(&self, id: &str) -> (u64, u64) {
        (self.hashers.0.hash_one(id), self.hashers.1.hash_one(id))
    }

    /// Puts each team's cycles in order of week, and drops planned ones that another superseded.
    /// Gives the origins of those dropped.
    pub(crate) fn settle(&mut self) -> Vec<Origin> {
        let mut dropped = Vec::new();
        for team in &mut self.teams {
            team.settle(&mut dropped);
        }
        dropped.sort_unstable();
        dropped
    }

    /// The week that is meant by "as of".
    pub(crate) fn week(&self, as_of: super::AsOf, period: Period) -> Week {
        match as_of {
            super::AsOf::Week(week) => week,
            super::AsOf::LastHeld => self.latest_held.unwrap_or(period.from),
        }
    }
}

/// The share of the thinking that people did themselves, `1 − o`, where `o` is what was left to AI: the
/// mean over the activities, weighted by person-minutes. An activity without AI leaves nothing to it,
/// nor does one with mastery shown; where nothing was done, nothing was learned.
///
/// The mean is taken of what people did rather than of what they left, since `1 − o` would lose its
/// digits where `o` is near 1.
fn own_thinking(activities: &[Activity<std::borrow::Cow<'_, str>>]) -> f64 {
    let (mut own, mut all) = (0.0, 0.0);
    for activity in activities {
        let person_minutes = f64::from(activity.minutes.get()) * activity.distinct_professionals() as f64;
        let share = match (&activity.ai, activity.mastery) {
            (None, _) | (_, Some(true)) => 1.0,
            (Some(ai), _) => 1.0 - ai.offloaded.get(),
        };
        own += person_minutes * share;
        all += person_minutes;
    }
    if all > 0.0 { own / all } else { 0.0 }
}

impl TeamFacts {
    fn read_outcomes(&mut self, cycle: &BorrowedCycle<'_>, resolved: &Resolved, into: &mut Vec<OutcomeFact>) {
        into.clear();
        for (outcome, (expectation, proposal)) in cycle.outcomes().iter().zip(&resolved.outcomes) {
            let named = proposal.flatten().and_then(|place| cycle.proposals().get(place as usize));
            into.push(OutcomeFact {
                row: self.row(expectation.unwrap_or(u32::MAX), outcome.carrier),
                stage: named.map_or(Stage::Tried, |proposal| proposal.stage),
                amount: outcome.amount.get(),
                standard_error: outcome.standard_error.get(),
            });
        }
    }

    /// The row of an expectation and a carrier, a new one where it was not met before.
    fn row(&mut self, expectation: u32, carrier: Carrier) -> u32 {
        let key = (expectation, carrier);
        if self.rows.len() <= super::frame::SMALL {
            if let Some(row) = (0..).zip(&self.rows).find_map(|(row, other)| (*other == key).then_some(row)) {
                return row;
            }
        } else if let Some(row) = self.row_of.get(&key) {
            return *row;
        }
        let row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.push(key);
        self.row_of.insert(key, row);
        row
    }

    fn question(&mut self, id: &str) -> u32 {
        if let Some(number) = self.questions.get(id) {
            return *number;
        }
        let number = u32::try_from(self.questions.len()).unwrap_or(u32::MAX);
        self.questions.insert(id.into(), number);
        number
    }

    /// Whether a question says something else than when it was last read.
    fn changes(&mut self, question: u32, said: (u32, Option<u32>)) -> bool {
        let Some(last) = self.last_said.get_mut(question as usize) else {
            self.last_said.push(said);
            return false;
        };
        let changes = *last != said;
        *last = said;
        self.some_question_changed |= changes;
        changes
    }

    /// The id of a question by its number. Looks through all of them: it is asked for findings only.
    pub(crate) fn question_name(&self, number: u32) -> &str {
        self.questions.iter().find_map(|(id, other)| (*other == number).then_some(&**id)).unwrap_or_default()
    }

    /// Puts the cycles in order of week and drops planned ones that others superseded.
    fn settle(&mut self, dropped: &mut Vec<Origin>) {
        if std::mem::take(&mut self.unsorted) {
            self.sort();
            self.drop_superseded(dropped);
        }
    }

    fn sort(&mut self) {
        let mut starts = Vec::with_capacity(self.cycles.len());
        let mut start = 0;
        for cycle in &self.cycles {
            starts.push((*cycle, start));
            start += cycle.outcomes as usize;
        }
        starts.sort_by_key(|(cycle, _)| cycle.week);
        let mut outcomes = Vec::with_capacity(self.outcomes.len());
        for (cycle, start) in &starts {
            outcomes.extend_from_slice(self.outcomes.get(*start..start + cycle.outcomes as usize).unwrap_or_default());
        }
        self.outcomes = outcomes;
        self.cycles = starts.into_iter().map(|(cycle, _)| cycle).collect();
    }

    /// Drops planned cycles of weeks in which another stands that is not planned. They have no
    /// outcomes, so only the cycles and their listings change.
    fn drop_superseded(&mut self, dropped: &mut Vec<Origin>) {
        let before = dropped.len();
        for week in self.cycles.chunk_by(|a, b| a.week == b.week).filter(|week| week.len() > 1) {
            if week.iter().any(|cycle| cycle.status != Status::Planned) {
                dropped.extend(week.iter().filter(|c| c.status == Status::Planned).map(|c| c.origin));
            }
        }
        let mut gone = dropped.get(before..).unwrap_or_default().to_vec();
        if gone.is_empty() {
            return;
        }
        gone.sort_unstable();
        self.cycles.retain(|cycle| gone.binary_search(&cycle.origin).is_err());
        self.listings.retain(|listing| gone.binary_search(&listing.origin).is_err());
    }
}

/// Reads how a cycle lists its learning questions.
struct ListingReader<'a> {
    unknown: &'a mut HashMap<Box<str>, u32>,
    column_of: &'a mut dyn FnMut(usize) -> u32,
    origin: Origin,
}

impl ListingReader<'_> {
    fn read(&mut self, team: &mut TeamFacts, cycle: &BorrowedCycle<'_>, resolved: &Resolved, into: &mut Vec<Listing>) {
        into.clear();
        for ((position, question), (professional, development)) in
            (0..).zip(cycle.learning_questions()).zip(&resolved.questions)
        {
            let professional = professional.unwrap_or_else(|| self.number_of(question.professional.as_str()));
            let development = question.development_question.as_ref().zip(*development);
            let development_question =
                development.map(|(id, found)| found.unwrap_or_else(|| self.number_of(id.as_str())));
            let number = team.question(question.id.as_str());
            let said = (professional, development_question);
            into.push(Listing {
                question: number,
                professional,
                development_question,
                week: cycle.week,
                origin: self.origin,
                position,
                column: if team.changes(number, said) { (self.column_of)(position as usize) } else { 0 },
            });
        }
    }

    /// The number of an id that the programme does not declare; above every number of one that it does.
    fn number_of(&mut self, id: &str) -> u32 {
        const FIRST: u32 = 1 << 31;
        if let Some(number) = self.unknown.get(id) {
            return *number;
        }
        let number = FIRST + u32::try_from(self.unknown.len()).unwrap_or(FIRST - 1);
        self.unknown.insert(id.into(), number);
        number
    }
}
