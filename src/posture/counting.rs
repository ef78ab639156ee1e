//! Counting what teams did.

use std::collections::BTreeMap;

use crate::facts::{CycleFact, Facts, Histories, OutcomeFact, ProposalFact};
use crate::model::{Mode, Stage, Stance, Status, Week};
use crate::rules::Sound;

use super::dimension::PostureDimension;
use super::people::People;
use super::tally::{Span, Tally, quarter};

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
    pub(super) fn of_all(all: impl IntoIterator<Item = Self>) -> Self {
        let all: Vec<Self> = all.into_iter().collect();
        let mut tally = Tally::default();
        all.iter().for_each(|it| tally.add(&it.tally));
        Self {
            tally,
            took_part: People::of_all(all.iter().map(|it| &it.took_part)),
            used_ai: People::of_all(all.iter().map(|it| &it.used_ai)),
        }
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

    /// What each team did in a span, by their numbers, but for who of it took part.
    pub(super) fn teams(&self, span: Span) -> Vec<Counted> {
        let teams = (0..self.sound.frame.teams.known()).map(|number| self.team(number, span));
        let mut teams: Vec<Counted> = teams.collect();
        for history in self.histories.iter() {
            let team = history.first().map(|listed| self.facts().asked.proposal(listed.proposal).0);
            if let Some(team) = team.and_then(|team| teams.get_mut(team as usize)) {
                take_proposal(&mut team.tally, history, span);
            }
        }
        teams
    }

    /// What all teams did in each of some spans that follow one another.
    pub(super) fn whole(&self, spans: &[Span]) -> Vec<Counted> {
        let teams = 0..self.sound.frame.teams.known();
        let whole = |span: &Span| Counted::of_all(teams.clone().map(|number| self.team(number, *span)));
        let mut all: Vec<Counted> = spans.iter().map(whole).collect();
        for history in self.histories.iter() {
            let (Some(first), Some(last)) = (history.first(), history.last()) else { continue };
            for (span, counted) in spans.iter().zip(&mut all) {
                if span.from <= last.spot.week && first.spot.week <= span.until {
                    take_proposal(&mut counted.tally, history, *span);
                }
            }
        }
        all
    }

    fn team(&self, number: usize, span: Span) -> Counted {
        let mut tally = Tally::default();
        let Some(team) = self.facts().teams.get(number) else { return Counted::default() };
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
        let held = || self.cycles(number, span).filter(|(cycle, _)| cycle.status == Status::Held);
        let participants = || held().flat_map(|(cycle, _)| self.facts().done.participants(cycle));
        Counted {
            tally,
            took_part: participants().map(|it| it.person()).collect(),
            used_ai: participants().filter(|it| it.used_ai()).map(|it| it.person()).collect(),
        }
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
