//! The figures of results in a fixed order, and how near two of them must be.

use lerendwerken::calculus::{Estimate, Results};

/// Every figure that is linear in amounts: values, attainments, goals and the whole.
pub(crate) fn values(results: &Results) -> Vec<f64> {
    let mut values = Vec::new();
    for row in &results.expectations {
        values.extend([row.short_term.value, row.long_term.value, row.attainment.value]);
        values.extend(row.teams.iter().flat_map(|team| [team.short_term.value, team.long_term.value]));
        let weeks = row.weekly.iter().flatten();
        values.extend(weeks.flat_map(|week| [week.short_term.value, week.long_term.value]));
    }
    let figures = |direct: Option<f64>, durable: Option<f64>| direct.into_iter().chain(durable);
    values.extend(results.goals.iter().flat_map(|goal| figures(goal.direct, goal.durable)));
    values.extend(figures(results.overall.direct, results.overall.durable));
    values
}

/// Every standard error.
pub(crate) fn errors(results: &Results) -> Vec<f64> {
    let mut errors = Vec::new();
    for row in &results.expectations {
        let pair = |short: &Estimate, long: &Estimate| [short.standard_error, long.standard_error];
        errors.extend(pair(&row.short_term, &row.long_term));
        errors.push(row.attainment.standard_error);
        errors.extend(row.teams.iter().flat_map(|team| pair(&team.short_term, &team.long_term)));
        errors.extend(row.weekly.iter().flatten().flat_map(|week| pair(&week.short_term, &week.long_term)));
    }
    errors
}

/// The share of the sum of its absolute terms by which a figure may be off.
pub(crate) const ACCURACY: f64 = 1e-12;

/// Whether a figure is another one, to within what the sum of their absolute terms allows.
pub(crate) fn near(one: f64, other: f64, terms: f64) -> bool {
    // Below this a double loses its digits.
    (one - other).abs() <= ACCURACY * terms + 1e-290
}
