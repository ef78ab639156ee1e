//! Counting what teams did.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{CycleFact, Facts, Histories, OutcomeFact, ProposalFact};
use crate::model::{Mode, Stage, Stance, Status, Week};
use crate::rules::Sound;

use super::dimension::PostureDimension;

/// Weeks from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: Week,
    pub(super) until: Week,
}

impl Span {
    pub(super) fn is_empty(self) -> bool {
        self.from > self.until
    }

    fn has(self, week: Week) -> bool {
        self.from <= week && week <= self.until
    }
}

/// The year of a week, and its quarter from 1 to 4: of thirteen weeks each, the last with what is left.
pub(super) fn quarter(week: Week) -> (u16, u16) {
    let (year, number) = week.year_and_week();
    (year, ((number - 1) / 13).min(3) + 1)
}

/// How many of how many, of each dimension.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally(pub(super) [(u64, u64); 11]);

impl Tally {
    /// Counts so much, and whether it is what is looked for.
    fn count(&mut self, dimension: PostureDimension, is_it: bool, size: u64) {
        if let Some((some, all)) = self.0.get_mut(dimension as usize) {
            *all += size;
            *some += if is_it { size } else { 0 };
        }
    }

    /// Counts how many of these people took part.
    pub(super) fn reach(&mut self, people: &BTreeSet<u32>, took_part: &BTreeSet<u32>) {
        for person in people {
            self.count(PostureDimension::Reach, took_part.contains(person), 1);
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for ((some, all), (more, of)) in self.0.iter_mut().zip(other.0) {
            *some += more;
            *all += of;
        }
    }

    pub(super) fn of(&self, dimension: PostureDimension) -> (u64, u64) {
        self.0.get(dimension as usize).copied().unwrap_or_default()
    }
}

/// What is counted from.
pub(super) struct Counting<'a> {
    sound: &'a Sound,
    histories: Histories,
    /// Of each team, where the outcomes of each of its cycles begin.
    begins: Vec<Vec<usize>>,
}

impl<'a> Counting<'a> {
    pub(super) fn new(sound: &'a Sound, until: Week) -> Self {
        let begins = sound.facts.teams.iter().map(|team| {
            let mut next = 0;
            let begin = |cycle: &CycleFact| {
                next += cycle.outcomes as usize;
                next - cycle.outcomes as usize
            };
            team.cycles.iter().map(begin).collect()
        });
        Self { sound, begins: begins.collect(), histories: Histories::of(&sound.facts, until) }
    }

    /// The cycles of a team in a span, each with its outcomes.
    fn cycles(&self, number: usize, span: Span) -> impl Iterator<Item = (&CycleFact, &[OutcomeFact])> {
        let team = self.facts().teams.get(number);
        let all = team.map(|team| team.cycles.as_slice()).unwrap_or_default();
        let first = all.partition_point(|cycle| cycle.week < span.from);
        let begins = self.begins.get(number).and_then(|begins| begins.get(first..)).unwrap_or_default();
        let within = all.get(first..).unwrap_or_default().iter().take_while(move |cycle| cycle.week <= span.until);
        within.zip(begins).map(move |(cycle, begin)| {
            let own = team.and_then(|team| team.outcomes.get(*begin..begin + cycle.outcomes as usize));
            (cycle, own.unwrap_or_default())
        })
    }

    fn facts(&self) -> &Facts {
        &self.sound.facts
    }

    /// The numbers of those who took part in a team's own cycles.
    pub(super) fn took_part(&self, number: u32, span: Span) -> BTreeSet<u32> {
        let cycles = self.cycles(number as usize, span).filter(|(cycle, _)| cycle.status == Status::Held);
        cycles.flat_map(|(cycle, _)| self.facts().done.participants(cycle)).copied().collect()
    }

    /// Each team's tally, but for who of it took part, by their numbers.
    pub(super) fn teams(&self, span: Span) -> Vec<Tally> {
        let teams = (0..self.sound.frame.teams.known()).map(|number| self.team(number, span));
        let mut tallies: Vec<Tally> = teams.collect();
        for history in self.histories.iter() {
            let team = history.first().map(|listed| self.facts().asked.proposal(listed.proposal).0);
            if let Some(tally) = team.and_then(|team| tallies.get_mut(team as usize)) {
                take_proposal(tally, history, span);
            }
        }
        tallies
    }

    fn team(&self, number: usize, span: Span) -> Tally {
        let mut tally = Tally::default();
        let Some(team) = self.facts().teams.get(number) else { return tally };
        // Whether AI was used in a quarter, and whether something was asked about it.
        let mut quarters: BTreeMap<(u16, u16), (bool, bool)> = BTreeMap::new();
        for (cycle, outcomes) in self.cycles(number, span) {
            let done = self.facts().done.of(cycle);
            let is_held = cycle.status == Status::Held;
            let near = u64::from(self.sound.limits.moment_minutes.get());
            let at_moment = is_held && done.off_moment.is_some_and(|off| u64::from(off) <= near);
            tally.count(PostureDimension::FixedMoments, at_moment, 1);
            if !is_held {
                continue;
            }
            tally.count(PostureDimension::QuestionLed, done.asks, 1);
            self.take_activities(&mut tally, cycle);
            for outcome in outcomes {
                let row = team.rows.get(outcome.row as usize).map(|(expectation, _)| *expectation);
                let declared = row.and_then(|expectation| self.sound.frame.chain.declared(expectation));
                tally.count(PostureDimension::Declared, declared.is_some_and(|week| week <= cycle.week), 1);
            }
            let quarter = quarters.entry(quarter(cycle.week)).or_default();
            quarter.0 |= self.facts().done.activities(cycle).iter().any(|activity| activity.uses_ai());
            quarter.1 |= done.asks_about_ai;
        }
        for (used, asked) in quarters.into_values().filter(|(used, _)| *used) {
            tally.count(PostureDimension::AboutAi, used && asked, 1);
        }
        tally
    }

    fn take_activities(&self, tally: &mut Tally, cycle: &CycleFact) {
        for activity in self.facts().done.activities(cycle) {
            let (time, together) = (activity.learning_time(), activity.mode == Mode::Together || activity.people > 1);
            tally.count(PostureDimension::Informal, activity.mode != Mode::Formal, time);
            tally.count(PostureDimension::Together, together, 1);
            if activity.uses_ai() {
                tally.count(PostureDimension::CoIntelligence, activity.stance == Stance::CoIntelligence, time);
                tally.count(PostureDimension::Verified, activity.verified || activity.mastery, 1);
            }
        }
    }
}

/// Counts a proposal that the span's cycles list: whether it was taken into use by the end, then or before, and
/// whether it strengthens both sides as it was last listed.
fn take_proposal(tally: &mut Tally, history: &[ProposalFact], span: Span) {
    let Some(last) = history.iter().rev().find(|listed| span.has(listed.spot.week)) else { return };
    let by_then = history.iter().filter(|listed| listed.spot.week <= span.until);
    let is_used = by_then.into_iter().any(|listed| matches!(listed.stage, Stage::Adopted | Stage::Integrated));
    tally.count(PostureDimension::Adopted, is_used, 1);
    tally.count(PostureDimension::Mutual, last.mutual, 1);
}
