//! The organisation's states week by week.

use crate::model::Week;
use crate::reckoning::{ExpectationPlan, Plan, RollUp, State, TeamFold};
use crate::rules::Sound;

/// The organisation's state on every expectation after every week.
pub(super) struct Weekly {
    first: Week,
    /// By expectation, then by week from the first.
    rolled: Vec<Vec<RollUp>>,
}

impl Weekly {
    /// From the first week of any team's cycle up to a week, of these expectations.
    pub(super) fn of(
        sound: &Sound,
        plan: &Plan,
        until: Week,
        wanted: impl Fn(&ExpectationPlan, usize) -> bool,
    ) -> Self {
        let first = sound.facts.teams.iter().filter_map(|team| team.cycles.first()).map(|cycle| cycle.week).min();
        let first = first.unwrap_or(until).min(until);
        let weeks = usize::try_from(until - first + 1).unwrap_or_default();
        let wanted: Vec<bool> = plan.expectations.iter().enumerate().map(|(number, it)| wanted(it, number)).collect();
        let is_wanted = |e: u32| wanted.get(e as usize).copied().unwrap_or_default();
        // Room for the weeks of an expectation is made when something was reported on it.
        let mut rolled: Vec<Vec<RollUp>> = vec![Vec::new(); plan.expectations.len()];
        for team in &plan.team_order {
            let Some(facts) = sound.facts.teams.get(*team as usize) else { continue };
            let members = plan.members(*team);
            if !facts.rows.iter().any(|(e, _)| is_wanted(*e)) {
                continue;
            }
            TeamFold::default().advance(facts, plan, until, |week, fold| {
                let at = usize::try_from(week - first).unwrap_or_default();
                for (e, state) in fold.states().filter(|(e, _)| is_wanted(*e)) {
                    let slot = rolled.get_mut(e as usize).and_then(|of_it| {
                        of_it.resize(weeks, RollUp::default());
                        of_it.get_mut(at)
                    });
                    if let Some((slot, it)) = slot.zip(plan.expectation(e)) {
                        slot.take(state, it.weight_of(members));
                    }
                }
            });
        }
        Self { first, rolled }
    }

    /// Each week of an expectation, from its first counted outcome.
    pub(super) fn known(&self, expectation: usize) -> impl Iterator<Item = (Week, State)> + '_ {
        let weeks = self.rolled.get(expectation).map(Vec::as_slice).unwrap_or_default();
        (0..).zip(weeks).filter_map(|(i, rolled)| Some((self.first + i, rolled.known()?)))
    }

    /// An expectation's state after a week; nothing before its first counted outcome.
    pub(super) fn at(&self, expectation: usize, week: Week) -> State {
        let place = usize::try_from(week - self.first).ok();
        let rolled = place.and_then(|place| self.rolled.get(expectation)?.get(place));
        rolled.map(RollUp::state).unwrap_or_default()
    }
}
