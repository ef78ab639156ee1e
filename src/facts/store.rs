//! The facts themselves: compact, per team, in the order of the weeks.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::AsOf;
use super::batch::{Asked, Batch, Read, own_thinking};
use super::fact::{CycleFact, Listing, Origin, Said};
use super::hashed::{AsItIs, Hashed, Hasher};
use super::resolve::Resolved;
use super::team::TeamFacts;
use crate::model::{BorrowedCycle, Period, Status, Week};

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
    /// The columns of cycles that do not stand at the beginning of their line, in the order of reading.
    indented: Vec<(Origin, u32)>,
}

impl Facts {
    /// Reads what rules and calculus need of a cycle, to be put beside the others with those of the batch.
    pub(crate) fn read<'t>(
        &mut self,
        cycle: &BorrowedCycle<'t>,
        resolved: &Resolved,
        origin: Origin,
        line: Option<&'t str>,
        batch: &mut Batch<'t>,
    ) {
        batch.read_outcomes(cycle, resolved);
        let indent = line.map_or(0, |line| line.len() - line.trim_start().len());
        if indent > 0 {
            self.indented.push((origin, u32::try_from(indent + 1).unwrap_or(u32::MAX)));
        }
        for ((position, question), (professional, development)) in
            (0..).zip(cycle.learning_questions()).zip(&resolved.questions)
        {
            let professional = professional.unwrap_or_else(|| self.number_of(question.professional.as_str()));
            let development = question.development_question.as_ref().zip(*development);
            let development = development.map(|(id, found)| found.unwrap_or_else(|| self.number_of(id.as_str())));
            batch.listings.push(Asked {
                id: question.id.text().clone(),
                hashed: self.hasher.hash((resolved.team, question.id.as_str())),
                said: Said { professional, development_question: development.unwrap_or(Said::FREE) },
                position,
            });
        }
        batch.cycles.push(Read {
            team: resolved.team,
            fact: CycleFact {
                week: cycle.week,
                status: cycle.status(),
                practised: !cycle.activities().is_empty(),
                outcomes: u32::try_from(cycle.outcomes().len()).unwrap_or(u32::MAX),
                own_thinking: own_thinking(cycle.activities()),
                origin,
                id: self.hasher.hash(cycle.id.as_str()),
            },
            listings: cycle.learning_questions().len(),
            id: cycle.id.text().clone(),
            line,
        });
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

    /// Puts the facts of a batch beside the others. `column_of` gives the column of a learning question by
    /// its line and place; it is asked only where a question differs from when it was last read.
    ///
    /// Tables and teams are far apart in memory. Going through each of them for a whole batch at a time
    /// lets the processor fetch the next while it waits for one.
    pub(crate) fn put(&mut self, batch: &Batch<'_>, column_of: impl Fn(&str, usize) -> u32) {
        for read in &batch.cycles {
            if !self.ids.insert(read.fact.id.half()) {
                self.repeated.entry(read.fact.id).or_insert_with(|| (*read.id).into());
            }
            if read.fact.status == Status::Held {
                self.latest_held = self.latest_held.max(Some(read.fact.week));
            }
        }
        let listings = self.number_questions(batch, column_of);
        let (mut listings, mut outcomes) = (listings.into_iter(), batch.outcomes.as_slice());
        for read in &batch.cycles {
            let number = read.team as usize;
            if self.teams.len() <= number {
                self.teams.resize_with(number + 1, TeamFacts::default);
            }
            let (own, rest) = outcomes.split_at_checked(read.fact.outcomes as usize).unwrap_or_default();
            outcomes = rest;
            if let Some(team) = self.teams.get_mut(number) {
                team.put(read.fact, own, listings.by_ref().take(read.listings));
            }
        }
    }

    /// Numbers the learning questions of a batch, and notes those that say something else than before.
    fn number_questions(&mut self, batch: &Batch<'_>, column_of: impl Fn(&str, usize) -> u32) -> Vec<Listing> {
        let mut numbered = Vec::with_capacity(batch.listings.len());
        let mut asked = batch.listings.iter();
        for read in &batch.cycles {
            for asked in asked.by_ref().take(read.listings) {
                let next = u32::try_from(self.questions.len()).unwrap_or(u32::MAX);
                let (number, last) = self.questions.entry(asked.hashed).or_insert((next, asked.said));
                let mut column = 0;
                if *last != asked.said {
                    *last = asked.said;
                    self.changed.entry(*number).or_insert_with(|| (*asked.id).into());
                    column = read.line.map_or(0, |line| column_of(line, asked.position as usize));
                }
                numbered.push(Listing {
                    question: *number,
                    said: asked.said,
                    week: read.fact.week,
                    origin: read.fact.origin,
                    position: asked.position,
                    column,
                });
            }
        }
        numbered
    }

    /// The learning questions of the first cycle of a batch that said something else when the team last
    /// listed them before: their place, their id, and the week of that listing.
    pub(crate) fn said_otherwise_before<'a>(
        &'a self,
        batch: &'a Batch<'_>,
    ) -> impl Iterator<Item = (usize, &'a str, Week)> + 'a {
        let first = batch.cycles.first();
        let asked = batch.listings.iter().take(first.map_or(0, |read| read.listings));
        asked.filter_map(move |asked| {
            let (number, _) = self.questions.get(&asked.hashed)?;
            let (read, team) = (first?, self.teams.get(first?.team as usize)?);
            let earlier = team.listings.iter().filter(|it| it.question == *number && it.week < read.fact.week);
            let before = earlier.max_by_key(|listing| (listing.week, listing.origin))?;
            (before.said != asked.said).then_some((asked.position as usize, &*asked.id, before.week))
        })
    }

    /// The column at which a cycle begins in its line, from 1.
    pub(crate) fn column(&self, origin: Origin) -> u32 {
        let place = self.indented.binary_search_by_key(&origin, |(origin, _)| *origin);
        place.ok().and_then(|place| self.indented.get(place)).map_or(1, |(_, column)| *column)
    }

    /// Whether there is a cycle of this id. One that was met may have been dropped since, so where the id
    /// was met before, which is rare, all cycles are looked through.
    pub(crate) fn stands(&self, id: Hashed) -> bool {
        let cycles = || self.teams.iter().flat_map(|team| &team.cycles);
        self.ids.contains(&id.half()) && cycles().any(|cycle| cycle.id == id)
    }

    /// Puts the cycle that was put last in its place among its team's, which are in theirs.
    pub(crate) fn settle_last(&mut self, team: u32) {
        if let Some(team) = self.teams.get_mut(team as usize) {
            team.settle_last();
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
    pub(crate) fn week(&self, as_of: AsOf, period: Period) -> Week {
        match as_of {
            AsOf::Week(week) => week,
            AsOf::LastHeld => self.latest_held.unwrap_or(period.from),
        }
    }
}
