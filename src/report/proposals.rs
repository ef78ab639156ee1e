//! The innovation proposals: what they are called, how far they came, how many stood where.

use std::collections::HashMap;

use crate::facts::{Histories, ProposalFact};
use crate::model::{Stage, Week};
use crate::rules::Sound;

/// A proposal that is shown.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    pub(super) team: usize,
    pub(super) id: &'a str,
    /// What it is called, where its cycles are at hand.
    pub(super) title: Option<Box<str>>,
    pub(super) stage: Stage,
    /// Since when it is at its stage.
    pub(super) since: Week,
    pub(super) mutual: bool,
}

/// All proposals of what a report is about.
#[derive(Debug)]
pub(super) struct Proposals<'a> {
    /// Those of teams that are shown: what changed last first, and of those what came furthest.
    pub(super) shown: Vec<Shown<'a>>,
    /// How many there are, shown or not.
    pub(super) all: usize,
    pub(super) from: Week,
    /// Of each week from the first: how many stand at each stage, by the stage's place among all.
    pub(super) by_week: Vec<[u32; 5]>,
}

impl<'a> Proposals<'a> {
    /// As they stand at a week: of all teams, or of one.
    pub(super) fn of(sound: &'a Sound, as_of: Week, shown: &[bool], only: Option<usize>) -> Self {
        let histories = Histories::of(&sound.facts, as_of);
        let team_of = |number: u32| sound.facts.asked.proposal(number).0 as usize;
        let is_told = |history: &&[ProposalFact]| {
            history.first().is_some_and(|it| only.is_none_or(|only| only == team_of(it.proposal)))
        };
        let told: Vec<&[ProposalFact]> = histories.iter().filter(is_told).collect();
        let (from, by_week) = by_week(&told, as_of);
        let mut all: Vec<Shown<'a>> = told.iter().filter_map(|history| stands(sound, history)).collect();
        all.retain(|it| shown.get(it.team) == Some(&true));
        all.sort_by_key(|it| (std::cmp::Reverse(it.since), rank(it.stage), it.team));
        let mut proposals = Self { shown: all, all: told.len(), from, by_week };
        proposals.name(sound, as_of);
        proposals
    }

    /// What a proposal is called, by its team and id.
    pub(super) fn find(&self, team: usize, id: &str) -> Option<&Shown<'a>> {
        self.shown.iter().find(|it| it.team == team && it.id == id)
    }

    /// Gives each the title that it had last.
    fn name(&mut self, sound: &Sound, as_of: Week) {
        let Some(cycles) = sound.cycles() else { return };
        let known: HashMap<(usize, &str), usize> =
            self.shown.iter().enumerate().map(|(place, it)| ((it.team, it.id), place)).collect();
        let mut titles: Vec<Option<(Week, Box<str>)>> = vec![None; self.shown.len()];
        for cycle in cycles.filter(|cycle| cycle.week <= as_of && !cycle.proposals().is_empty()) {
            let Some(team) = sound.frame.teams.find(cycle.team.as_str()) else { continue };
            for proposal in cycle.proposals() {
                let place = known.get(&(team as usize, proposal.id.as_str()));
                let Some(slot) = place.and_then(|place| titles.get_mut(*place)) else { continue };
                if slot.as_ref().is_none_or(|(week, _)| *week <= cycle.week) {
                    *slot = Some((cycle.week, proposal.title.as_str().into()));
                }
            }
        }
        for (it, title) in self.shown.iter_mut().zip(titles) {
            it.title = title.map(|(_, title)| title);
        }
    }
}

/// What came furthest first.
fn rank(stage: Stage) -> u8 {
    match stage {
        Stage::Integrated => 0,
        Stage::Adopted => 1,
        Stage::Tried => 2,
        Stage::Proposed => 3,
        Stage::Withdrawn => 4,
    }
}

/// How a proposal stands at the end of its history.
fn stands<'a>(sound: &'a Sound, history: &[ProposalFact]) -> Option<Shown<'a>> {
    let last = history.last()?;
    let (team, id) = sound.facts.asked.proposal(last.proposal);
    let same = history.iter().rev().take_while(|it| it.stage == last.stage);
    Some(Shown {
        team: team as usize,
        id,
        title: None,
        stage: last.stage,
        since: same.last().unwrap_or(last).spot.week,
        mutual: last.mutual,
    })
}

/// How many stand at each stage after each week, from the first in which one was put forward.
fn by_week(told: &[&[ProposalFact]], as_of: Week) -> (Week, Vec<[u32; 5]>) {
    let first = told.iter().filter_map(|history| history.first()).map(|it| it.spot.week).min();
    let from = first.unwrap_or(as_of);
    let weeks = usize::try_from(as_of - from + 1).unwrap_or(0);
    let mut changes = vec![[0i64; 5]; weeks];
    for history in told {
        let mut before: Option<Stage> = None;
        for listed in *history {
            let Some(week) = usize::try_from(listed.spot.week - from).ok().and_then(|at| changes.get_mut(at)) else {
                continue;
            };
            let mut change = |stage: Stage, by| week.get_mut(stage as usize).into_iter().for_each(|count| *count += by);
            if let Some(before) = before.replace(listed.stage) {
                change(before, -1);
            }
            change(listed.stage, 1);
        }
    }
    let mut now = [0i64; 5];
    let counts = changes.iter().map(|week| {
        now.iter_mut().zip(week).for_each(|(now, change)| *now += change);
        now.map(|count| u32::try_from(count).unwrap_or(0))
    });
    (from, counts.collect())
}
