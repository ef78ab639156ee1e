//! Counting what teams did.

use crate::facts::{CycleFact, Facts, Histories, OutcomeFact, ProposalFact};
use crate::model::{Mode, Stage, Stance, Status, Week};
use crate::rules::Sound;

use super::dimension::PostureDimension;
use super::people::People;
use super::tally::{Span, Tally};

/// What was done, and by whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted {
    pub(super) tally: Tally,
    /// Those who took part in the cycles that it was counted from, members of their team or not.
    pub(super) took_part: People,
    /// Those of them who used AI.
    pub(super) used_ai: People,
}

impl Counted {
    /// All of these together.
    pub(super) fn of_all(all: &[Self]) -> Self {
        let mut gathered = Gathered::default();
        all.iter().for_each(|it| gathered.add(it));
        gathered.into()
    }
}

/// What is being added up.
#[derive(Debug, Clone, Default)]
struct Gathered {
    tally: Tally,
    took_part: Vec<u32>,
    used_ai: Vec<u32>,
}

impl Gathered {
    fn add(&mut self, counted: &Counted) {
        self.tally.add(&counted.tally);
        self.took_part.extend(counted.took_part.iter());
        self.used_ai.extend(counted.used_ai.iter());
    }
}

impl From<Gathered> for Counted {
    fn from(all: Gathered) -> Self {
        let (took_part, used_ai) = (all.took_part.into_iter().collect(), all.used_ai.into_iter().collect());
        Self { tally: all.tally, took_part, used_ai }
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

    /// What each team did, by their numbers, and what all of them did in each of the spans that make up the whole, but
    /// for who of them took part. Each week is looked at once.
    pub(super) fn count(&self, whole: Span, spans: &[Span]) -> (Vec<Counted>, Vec<Counted>) {
        let mut quarters = vec![Gathered::default(); spans.len()];
        let teams = (0..self.sound.frame.teams.known()).map(|number| {
            let mut team = Gathered::default();
            for (span, quarter) in spans.iter().zip(&mut quarters) {
                let counted = self.team(number, *span);
                team.add(&counted);
                quarter.add(&counted);
            }
            Counted::from(team)
        });
        let mut teams: Vec<Counted> = teams.collect();
        let mut quarters: Vec<Counted> = quarters.into_iter().map(Counted::from).collect();
        for history in self.histories.iter() {
            let (Some(first), Some(last)) = (history.first(), history.last()) else { continue };
            let team = self.facts().asked.proposal(first.proposal).0;
            teams.get_mut(team as usize).into_iter().for_each(|team| take_proposal(&mut team.tally, history, whole));
            for (span, quarter) in spans.iter().zip(&mut quarters) {
                if span.from <= last.spot.week && first.spot.week <= span.until {
                    take_proposal(&mut quarter.tally, history, *span);
                }
            }
        }
        (teams, quarters)
    }

    /// What a team did in a span within one quarter.
    fn team(&self, number: usize, span: Span) -> Counted {
        let (mut tally, mut took_part, mut used_ai) = (Tally::default(), Vec::new(), Vec::new());
        let rows = self.facts().teams.get(number).map(|team| team.rows.as_slice()).unwrap_or_default();
        let near = self.sound.limits.moment_minutes.get();
        let mut asked_about_ai = false;
        for (cycle, outcomes) in self.cycles(number, span) {
            let done = self.facts().done.of(cycle);
            let is_held = cycle.status == Status::Held;
            let at_moment = is_held && done.off_moment.is_some_and(|off| off <= near);
            tally.count(PostureDimension::FixedMoments, at_moment, 1);
            if !is_held {
                continue;
            }
            tally.count(PostureDimension::QuestionLed, done.asks, 1);
            asked_about_ai |= done.asks_about_ai;
            self.take_activities(&mut tally, cycle);
            for outcome in outcomes {
                let row = rows.get(outcome.row as usize).map(|(expectation, _)| *expectation);
                let declared = row.and_then(|expectation| self.sound.frame.chain.declared(expectation));
                tally.count(PostureDimension::Declared, declared.is_some_and(|week| week <= cycle.week), 1);
            }
            for participant in self.facts().done.participants(cycle) {
                took_part.push(participant.person());
                used_ai.extend(participant.used_ai().then(|| participant.person()));
            }
        }
        if !used_ai.is_empty() {
            tally.count(PostureDimension::AboutAi, asked_about_ai, 1);
        }
        Counted { tally, took_part: took_part.into_iter().collect(), used_ai: used_ai.into_iter().collect() }
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
