//! Interventions applied to the facts and the plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{ActivityFact, Facts, TeamFacts, own_thinking};
use crate::model::{Assumptions, Stage, Status, TeamId, UsedAssumptions, Week};
use crate::reckoning::Plan;
use crate::rules::Sound;

use super::interventions::{Intervention, StageRaised, UnknownTarget};

/// What is otherwise after some interventions.
pub(super) struct Edits<'a> {
    sound: &'a Sound,
    assumptions: Assumptions,
    pub(super) plan: Plan,
    /// The teams whose facts are others, by number.
    pub(super) teams: BTreeMap<u32, Edited>,
    /// Whether all teams are to be folded again, since the assumptions are others.
    pub(super) all_teams: bool,
    /// The expectations of which another part counts.
    pub(super) expectations: BTreeSet<u32>,
}

/// A team whose facts are others.
pub(super) struct Edited {
    pub(super) team: TeamFacts,
    /// Beside its cycles, what was done in each.
    activities: Vec<Vec<ActivityFact>>,
}

impl<'a> Edits<'a> {
    pub(super) fn new(sound: &'a Sound, plan: &Plan) -> Self {
        Self {
            sound,
            assumptions: sound.programme().assumptions.clone().unwrap_or_default(),
            plan: plan.clone(),
            teams: BTreeMap::new(),
            all_teams: false,
            expectations: BTreeSet::new(),
        }
    }

    pub(super) fn apply(&mut self, intervention: &Intervention) -> Result<(), UnknownTarget> {
        match intervention {
            Intervention::Skip(it) => {
                self.weeks_of(it.team.as_ref(), Some(it.from), Some(it.until), |edited, weeks| edited.skip(weeks))
            }
            Intervention::SetOffloading(it) => self.weeks_of(it.team.as_ref(), it.from, it.until, |edited, weeks| {
                edited.offload(weeks, |_| it.share.get());
            }),
            Intervention::ScaleOffloading(it) => self.weeks_of(it.team.as_ref(), it.from, it.until, |edited, weeks| {
                edited.offload(weeks, |share| (share * it.factor.get()).min(1.0));
            }),
            Intervention::RaiseStage(it) => self.raise(it),
            Intervention::Assume(others) => {
                self.assumptions = self.assumptions.otherwise(others);
                self.plan.assume(UsedAssumptions::from(&self.assumptions));
                self.all_teams = true;
                Ok(())
            }
            Intervention::Adjust(it) => {
                let number = self.sound.frame.expectations.find(it.expectation.as_str());
                let number = number.ok_or_else(|| UnknownTarget::Expectation(it.expectation.clone()))?;
                if let Some(plan) = self.plan.expectations.get_mut(number as usize) {
                    plan.factor = it.adjust.factor();
                }
                self.expectations.insert(number);
                Ok(())
            }
        }
    }

    /// Changes weeks of a team, or of all teams.
    fn weeks_of(
        &mut self,
        team: Option<&TeamId>,
        from: Option<Week>,
        until: Option<Week>,
        change: impl Fn(&mut Edited, std::ops::RangeInclusive<Week>),
    ) -> Result<(), UnknownTarget> {
        let (from, until) = (from.unwrap_or(Week::FIRST), until.unwrap_or(Week::LAST));
        if from > until {
            return Err(UnknownTarget::Reversed(from, until));
        }
        let known = || 0..u32::try_from(self.sound.facts.teams.len()).unwrap_or(u32::MAX);
        let numbers: Vec<u32> = match team {
            Some(team) => vec![self.team(team)?],
            None => known().collect(),
        };
        for number in numbers {
            if let Some(edited) = self.edited(number) {
                change(edited, from..=until);
            }
        }
        Ok(())
    }

    fn team(&self, id: &TeamId) -> Result<u32, UnknownTarget> {
        self.sound.frame.teams.find(id.as_str()).ok_or_else(|| UnknownTarget::Team(id.clone()))
    }

    /// A team's facts, to be changed.
    fn edited(&mut self, number: u32) -> Option<&mut Edited> {
        let facts = &self.sound.facts;
        let team = facts.teams.get(number as usize)?;
        Some(self.teams.entry(number).or_insert_with(|| Edited::of(team, facts)))
    }

    fn raise(&mut self, it: &StageRaised) -> Result<(), UnknownTarget> {
        let number = self.team(&it.team)?;
        let facts = &self.sound.facts;
        let unknown = || UnknownTarget::Proposal(it.team.clone(), it.proposal.clone());
        let proposal = facts.proposal_named(number, it.proposal.as_str()).ok_or_else(unknown)?;
        let stage = Stage::from(it.stage);
        if let Some(edited) = self.edited(number) {
            edited.raise(facts, proposal, stage, it.from);
        }
        Ok(())
    }
}

impl Edited {
    fn of(team: &TeamFacts, facts: &Facts) -> Self {
        let activities = team.cycles.iter().map(|cycle| facts.done.activities(cycle).to_vec()).collect();
        Self { team: team.clone(), activities }
    }

    /// Skips the held cycles of these weeks.
    fn skip(&mut self, weeks: std::ops::RangeInclusive<Week>) {
        let mut rest = std::mem::take(&mut self.team.outcomes).into_iter();
        for (cycle, activities) in self.team.cycles.iter_mut().zip(&mut self.activities) {
            let own = rest.by_ref().take(cycle.outcomes as usize);
            if cycle.status != Status::Held || !weeks.contains(&cycle.week) {
                self.team.outcomes.extend(own);
                continue;
            }
            own.for_each(drop);
            activities.clear();
            (cycle.status, cycle.practised, cycle.outcomes, cycle.own_thinking) = (Status::Skipped, false, 0, 0.0);
        }
    }

    /// Changes what is left to AI in these weeks, wherever it is used.
    fn offload(&mut self, weeks: std::ops::RangeInclusive<Week>, change: impl Fn(f64) -> f64) {
        let cycles = self.team.cycles.iter_mut().zip(&mut self.activities);
        for (cycle, activities) in cycles.filter(|(cycle, _)| weeks.contains(&cycle.week)) {
            for activity in activities.iter_mut().filter(|activity| activity.uses_ai()) {
                activity.offloaded = change(activity.offloaded);
            }
            cycle.own_thinking = own_thinking(activities.iter().copied());
        }
    }

    /// Sees to it that a proposal has come so far from a week on, unless it was withdrawn.
    fn raise(&mut self, facts: &Facts, proposal: u32, stage: Stage, from: Week) {
        let mut outcomes = self.team.outcomes.iter_mut();
        for cycle in &self.team.cycles {
            for outcome in outcomes.by_ref().take(cycle.outcomes as usize) {
                let is_it = facts.proposal_of(cycle, outcome).is_some_and(|listed| listed.proposal == proposal);
                let stands = outcome.stage();
                if cycle.week >= from && is_it && stands != Stage::Withdrawn && stands < stage {
                    outcome.raise(stage);
                }
            }
        }
    }
}
