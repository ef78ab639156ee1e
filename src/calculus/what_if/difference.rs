//! The difference between two results of one programme.

use std::collections::HashMap;

use crate::model::{Programme, TeamId};
use crate::reckoning::{Estimate, ExpectationResult, GoalResult, Measured, Overall, Results, TeamResult};

/// Every figure of `changed` less that of `base`.
pub(super) fn between(programme: &Programme, base: &Results, changed: &Results) -> Results {
    Results {
        programme: changed.programme.clone(),
        as_of: changed.as_of,
        assumptions: changed.assumptions.clone(),
        expectations: base.expectations.iter().zip(&changed.expectations).map(|(a, b)| row(programme, a, b)).collect(),
        goals: base.goals.iter().zip(&changed.goals).map(|(a, b)| goal(a, b)).collect(),
        overall: Overall {
            direct: less(base.overall.direct, changed.overall.direct),
            durable: less(base.overall.durable, changed.overall.durable),
        },
    }
}

fn row(programme: &Programme, base: &ExpectationResult, changed: &ExpectationResult) -> ExpectationResult {
    ExpectationResult {
        short_term: estimate(base.short_term, changed.short_term),
        long_term: estimate(base.long_term, changed.long_term),
        attainment: estimate(base.attainment, changed.attainment),
        expected: changed.expected - base.expected,
        measured: base.measured.as_ref().zip(changed.measured.as_ref()).map(|(a, b)| Measured {
            week: b.week,
            attainment: b.attainment - a.attainment,
            distance: less(a.distance, b.distance),
        }),
        teams: teams(programme, &base.teams, &changed.teams),
        ..changed.clone()
    }
}

/// The teams of both, in the document's order.
fn teams(programme: &Programme, base: &[TeamResult], changed: &[TeamResult]) -> Vec<TeamResult> {
    let by_id = |rows: &[TeamResult]| rows.iter().map(|row| (row.team.clone(), row.clone())).collect();
    let [base, changed]: [HashMap<TeamId, TeamResult>; 2] = [by_id(base), by_id(changed)];
    let of = |rows: &HashMap<TeamId, TeamResult>, id: &TeamId, figure: fn(&TeamResult) -> Estimate| {
        rows.get(id).map_or(Estimate { value: 0.0, standard_error: 0.0 }, figure)
    };
    let there = programme.teams.iter().filter(|team| base.contains_key(&team.id) || changed.contains_key(&team.id));
    there
        .map(|team| {
            let less = |figure| estimate(of(&base, &team.id, figure), of(&changed, &team.id, figure));
            TeamResult {
                team: team.id.clone(),
                short_term: less(|it| it.short_term),
                long_term: less(|it| it.long_term),
            }
        })
        .collect()
}

fn goal(base: &GoalResult, changed: &GoalResult) -> GoalResult {
    GoalResult {
        goal: changed.goal.clone(),
        direct: less(base.direct, changed.direct),
        durable: less(base.durable, changed.durable),
    }
}

fn estimate(base: Estimate, changed: Estimate) -> Estimate {
    Estimate { value: changed.value - base.value, standard_error: changed.standard_error - base.standard_error }
}

fn less(base: Option<f64>, changed: Option<f64>) -> Option<f64> {
    base.zip(changed).map(|(base, changed)| changed - base)
}
