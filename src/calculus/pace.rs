//! The pace of late: what each team's week brought and kept, over the last weeks.

use crate::facts::{CycleFact, Facts, OutcomeFact, TeamFacts};
use crate::model::{Carrier, Week};
use crate::reckoning::{ExpectationPlan, Plan, State, TeamFold};

/// How one team goes on one expectation with one carrier.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    pub(super) expectation: u32,
    pub(super) team: u32,
    pub(super) carrier: Carrier,
    /// Where it stands.
    pub(super) state: State,
    /// Over how many weeks the rest is taken: `m`.
    pub(super) weeks: u16,
    /// What a week yields: `a`, the mean of `Σn`.
    pub(super) short: f64,
    /// What of a week's yield lasts to begin with: `b`, the mean of `Σκn`.
    pub(super) long: f64,
    /// The sample variance of a week's `Σn`; 0 of one week.
    pub(super) short_variance: f64,
    /// The sample variance of a week's `Σκn`; 0 of one week.
    pub(super) long_variance: f64,
    /// The share of the weeks in which the team practised: `h`.
    pub(super) practised: f64,
    /// What a week keeps: `h·held + (1 − h)·idle`.
    pub(super) retention: f64,
}

/// The paces of all teams on the expectations that are declared, by expectation, then by team and carrier in the
/// order in which teams add up.
pub(super) fn paces(facts: &Facts, plan: &Plan, folds: &[TeamFold], as_of: Week) -> Vec<Pace> {
    let mut all = Vec::new();
    for team in &plan.team_order {
        let place = *team as usize;
        if let Some((facts, fold)) = facts.teams.get(place).zip(folds.get(place)) {
            of_team(*team, facts, plan, fold, as_of, &mut all);
        }
    }
    all.sort_by_key(|pace: &Pace| pace.expectation);
    all
}

fn of_team(team: u32, facts: &TeamFacts, plan: &Plan, fold: &TeamFold, as_of: Week, all: &mut Vec<Pace>) {
    let recent = plan.assumptions.recent_weeks.get();
    let since = |week: Week| as_of - week < i32::from(recent);
    let mut cycles: Vec<_> = facts.backwards(as_of).take_while(|(cycle, _)| since(cycle.week)).collect();
    cycles.reverse();
    for (row, expectation, carrier, state) in fold.rows() {
        let Some(it) = plan.expectation(expectation).filter(|it| it.declared <= as_of) else { continue };
        let weeks = recent.min(u16::try_from(as_of - it.declared + 1).unwrap_or(u16::MAX));
        let recent = Recent { cycles: &cycles, plan, row, it, carrier, weeks, as_of };
        let (practised, [short, long]) = (recent.practised(), recent.weekly());
        let rates = &plan.rates;
        let retention =
            practised * rates.retention(carrier, true) + (1.0 - practised) * rates.retention(carrier, false);
        all.push(Pace {
            expectation,
            team,
            carrier,
            state,
            weeks,
            short: short.mean,
            long: long.mean,
            short_variance: short.variance,
            long_variance: long.variance,
            practised,
            retention,
        });
    }
}

/// The last weeks of one row of a team.
struct Recent<'a> {
    cycles: &'a [(&'a CycleFact, &'a [OutcomeFact])],
    plan: &'a Plan,
    row: u32,
    it: &'a ExpectationPlan,
    carrier: Carrier,
    weeks: u16,
    as_of: Week,
}

/// A weekly figure.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Weekly {
    mean: f64,
    variance: f64,
}

impl Recent<'_> {
    fn cycles(&self) -> impl Iterator<Item = &(&CycleFact, &[OutcomeFact])> {
        self.cycles.iter().filter(|(cycle, _)| self.as_of - cycle.week < i32::from(self.weeks))
    }

    fn practised(&self) -> f64 {
        self.cycles().filter(|(cycle, _)| cycle.practised).count() as f64 / f64::from(self.weeks)
    }

    /// What each week yields, and what of it lasts to begin with.
    fn weekly(&self) -> [Weekly; 2] {
        let sums: Vec<_> = self.cycles().filter_map(|(cycle, outcomes)| self.of_cycle(cycle, outcomes)).collect();
        let weekly = |figure: fn(&(f64, f64)) -> f64| Weekly::of(sums.iter().map(figure), self.weeks);
        [weekly(|(short, _)| *short), weekly(|(_, long)| *long)]
    }

    /// The `Σn` and the `Σκn` of a cycle, if it brought something.
    fn of_cycle(&self, cycle: &CycleFact, outcomes: &[OutcomeFact]) -> Option<(f64, f64)> {
        let mut own = outcomes.iter().filter(|outcome| outcome.row == self.row).peekable();
        own.peek()?;
        Some(own.fold((0.0, 0.0), |(short, long), outcome| {
            let net = outcome.amount * self.it.factor;
            let consolidation = self.plan.rates.consolidation(self.carrier, outcome, cycle.own_thinking);
            (short + net, long + consolidation * net)
        }))
    }
}

impl Weekly {
    /// Of so many weeks, of which those that are not given brought nothing.
    fn of(values: impl Iterator<Item = f64> + Clone, weeks: u16) -> Self {
        let count = f64::from(weeks);
        let mean = values.clone().sum::<f64>() / count;
        let (mut given, mut squares) = (0.0, 0.0);
        for value in values {
            given += 1.0;
            squares += (value - mean) * (value - mean);
        }
        squares += (count - given) * mean * mean;
        Self { mean, variance: if weeks > 1 { squares / (count - 1.0) } else { 0.0 } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_that_brought_nothing_count() {
        let of = |values: &[f64], weeks| Weekly::of(values.iter().copied(), weeks);
        assert_eq!(of(&[], 8), Weekly { mean: 0.0, variance: 0.0 });
        assert_eq!(of(&[6.0], 1), Weekly { mean: 6.0, variance: 0.0 });
        assert_eq!(of(&[2.0, 4.0], 2), Weekly { mean: 3.0, variance: 2.0 });
        // 6, 0 and 0: the squares of 4, 2 and 2, over 2.
        assert_eq!(of(&[6.0], 3), Weekly { mean: 2.0, variance: 12.0 });
    }
}
