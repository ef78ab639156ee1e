//! The facts themselves: compact, per team, in the order of the weeks.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::hashed::{AsItIs, Hashed, Hasher};
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
    /// Stands for its id.
    pub(crate) id: Hashed,
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
    /// The question, numbered over all teams.
    pub(crate) question: u32,
    /// Half of what stands for its id and its team.
    half: u64,
    pub(crate) said: Said,
    pub(crate) week: Week,
    pub(crate) origin: Origin,
    /// Its place in the cycle's list.
    pub(crate) position: u32,
    /// The column at which it stands in its line, from 1; 0 where it is not known.
    pub(crate) column: u32,
}

/// What a learning question says: whose it is, and to which development question it belongs. Ids that the
/// programme does not declare have numbers too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    professional: u32,
    /// [`Said::FREE`] where it stands free.
    development_question: u32,
}

impl Said {
    const FREE: u32 = u32::MAX;
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
    row_of: RowOf,
    pub(crate) listings: Vec<Listing>,
    unsorted: bool,
}

/// The rows of a team by expectation and carrier: a plain table for the first expectations of a
/// programme, which are nearly always all of them, and a tree for any more.
#[derive(Debug, Clone, Default)]
struct RowOf {
    near: Vec<u32>,
    far: BTreeMap<(u32, Carrier), u32>,
}

impl RowOf {
    /// So many expectations have a place in the plain table.
    const NEAR: u32 = 256;
    const NONE: u32 = u32::MAX;

    /// The row that is there, or else this one.
    fn or_insert(&mut self, expectation: u32, carrier: Carrier, next: u32) -> u32 {
        if expectation >= Self::NEAR {
            return *self.far.entry((expectation, carrier)).or_insert(next);
        }
        let place = 2 * expectation as usize + usize::from(carrier == Carrier::Craft);
        if self.near.len() <= place {
            self.near.resize(place + 1, Self::NONE);
        }
        match self.near.get_mut(place) {
            Some(row) if *row != Self::NONE => *row,
            Some(row) => {
                *row = next;
                next
            }
            None => next,
        }
    }
}

/// What all teams did and reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// By the team's number.
    pub(crate) teams: Vec<TeamFacts>,
    pub(crate) latest_held: Option<Week>,
    hasher: Hasher,
    /// The ids of all cycles, by half of what stands for them.
    ids: HashSet<u64, AsItIs>,
    /// The ids that were met more than once, and perhaps one that only looks so by half.
    pub(crate) repeated: HashMap<Hashed, Arc<str>>,
    /// The number of each learning question of each team, and what it said when it was last read.
    questions: HashMap<Hashed, (u32, Said), AsItIs>,
    /// The questions that said something else than when they were last read, with their ids.
    pub(crate) changed: HashMap<u32, Arc<str>>,
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
        let id = self.hasher.hash(cycle.id.as_str());
        self.read_listings(cycle, resolved, origin, column_of, &mut ready.listings);
        let Some(team) = self.teams.get_mut(number) else { return };
        ready.team = resolved.team;
        team.read_outcomes(cycle, resolved, &mut ready.outcomes);
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

    fn read_listings(
        &mut self,
        cycle: &BorrowedCycle<'_>,
        resolved: &Resolved,
        origin: Origin,
        column_of: &mut dyn FnMut(usize) -> u32,
        into: &mut Vec<Listing>,
    ) {
        into.clear();
        for ((position, question), (professional, development)) in
            (0..).zip(cycle.learning_questions()).zip(&resolved.questions)
        {
            let professional = professional.unwrap_or_else(|| self.number_of(question.professional.as_str()));
            let development = question.development_question.as_ref().zip(*development);
            let development = development.map(|(id, found)| found.unwrap_or_else(|| self.number_of(id.as_str())));
            let said = Said { professional, development_question: development.unwrap_or(Said::FREE) };
            let half = self.hasher.half((resolved.team, question.id.as_str()));
            let mut listing = Listing { question: 0, half, said, week: cycle.week, origin, position, column: 0 };
            if let Some(number) = self.lately_the_same(resolved.team, &listing) {
                listing.question = number;
            } else if self.number_question(resolved.team, question.id.as_str(), &mut listing) {
                listing.column = column_of(position as usize);
            }
            into.push(listing);
        }
    }

    /// The number of a question that the team listed a moment ago and that says the same still: most
    /// questions come back week by week, and the team's latest listings are near.
    fn lately_the_same(&self, team: u32, listing: &Listing) -> Option<u32> {
        let listings = &self.teams.get(team as usize)?.listings;
        let last = listings.iter().rev().take(4).find(|other| other.half == listing.half)?;
        (last.said == listing.said).then_some(last.question)
    }

    /// Numbers a question, and gives whether it says something else than when it was last read.
    fn number_question(&mut self, team: u32, id: &str, listing: &mut Listing) -> bool {
        let next = u32::try_from(self.questions.len()).unwrap_or(u32::MAX);
        let hashed = self.hasher.hash((team, id));
        let (number, last) = self.questions.entry(hashed).or_insert((next, listing.said));
        let changes = *last != listing.said;
        if changes {
            *last = listing.said;
            self.changed.entry(*number).or_insert_with(|| id.into());
        }
        listing.question = *number;
        changes
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

    /// Puts a cycle's facts beside the others, and notes where a cycle of its id was met before.
    pub(crate) fn put(&mut self, ready: &Ready, id: &str) {
        let (Some(cycle), Some(team)) = (ready.cycle, self.teams.get_mut(ready.team as usize)) else { return };
        if !self.ids.insert(cycle.id.half()) {
            self.repeated.entry(cycle.id).or_insert_with(|| id.into());
        }
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
    pub(crate) fn stands(&self, id: Hashed) -> bool {
        let cycles = || self.teams.iter().flat_map(|team| &team.cycles);
        self.ids.contains(&id.half()) && cycles().any(|cycle| cycle.id == id)
    }

    /// Puts one team's cycles in order, as [`settle`](Self::settle) does for all.
    pub(crate) fn settle_team(&mut self, team: u32) {
        if let Some(team) = self.teams.get_mut(team as usize) {
            team.settle(&mut Vec::new());
        }
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
        let next = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let row = self.row_of.or_insert(expectation, carrier, next);
        if row == next {
            self.rows.push((expectation, carrier));
        }
        row
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
