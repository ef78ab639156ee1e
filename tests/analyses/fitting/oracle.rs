//! Least squares once more, naively: through the public results, with differences for slopes and elimination for the
//! covariance.

use super::simulate::{Case, FIRST, FITTED, laboratory, normal};
use crate::common::list;
use crate::reference::random::Random;
use lerendwerken::calculus::{Acting, Calibrated};

/// Each measurement that counts: its expectation, week, level above the baseline, and what it is divided by.
struct Row {
    expectation: String,
    week: String,
    above: f64,
    scale: f64,
}

fn rows(case: &Case) -> Vec<Row> {
    let goals = list(&case.document, "goals").iter();
    let expectations: Vec<_> = goals.flat_map(|goal| list(goal, "expectations")).collect();
    let measurements = list(&case.document, "measurements").iter();
    measurements
        .map(|it| {
            let of = expectations.iter().find(|of| of["id"] == it["expectation"]).unwrap();
            let baseline = of["baseline"].as_f64().unwrap();
            let span = (of["target"].as_f64().unwrap() - baseline).abs();
            let text = |key: &str| it[key].as_str().unwrap().to_owned();
            let above = it["level"].as_f64().unwrap() - baseline;
            let scale = it["standard_error"].as_f64().unwrap_or(span);
            Row { expectation: text("expectation"), week: text("week"), above, scale }
        })
        .collect()
}

/// The scaled residuals where the parameters have these values.
fn residuals(case: &Case, rows: &[Row], parameters: &[Acting], values: &[f64]) -> Vec<f64> {
    let case = parameters.iter().zip(values).fold(case.clone(), |case, (it, value)| case.assuming(*it, *value));
    let results = case.results();
    rows.iter().map(|it| (it.above - Case::lasting(&results, &it.expectation, &it.week)) / it.scale).collect()
}

fn squares(residuals: &[f64]) -> f64 {
    residuals.iter().map(|it| it * it).sum()
}

/// The inverse of a small matrix, by elimination.
fn inverse(mut rows: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = rows.len();
    for (place, row) in rows.iter_mut().enumerate() {
        row.extend((0..n).map(|other| f64::from(u8::from(other == place))));
    }
    for column in 0..n {
        let pivot = (column..n).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs())).unwrap();
        rows.swap(column, pivot);
        let by = rows[column][column];
        rows[column].iter_mut().for_each(|it| *it /= by);
        let pivot = rows[column].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(place, _)| *place != column) {
            let by = row[column];
            row.iter_mut().zip(&pivot).for_each(|(it, pivot)| *it -= by * pivot);
        }
    }
    rows.into_iter().map(|row| row[n..].to_vec()).collect()
}

/// That an answer is the least of squares, and that its errors are those of the slopes there.
fn hold(name: &str, case: &Case, calibrated: &Calibrated, random: &mut Random) {
    let rows = rows(case);
    let parameters: Vec<Acting> = calibrated.estimates.iter().map(|it| it.parameter).collect();
    let values: Vec<f64> = calibrated.estimates.iter().map(|it| it.value).collect();
    let at = |values: &[f64]| residuals(case, &rows, &parameters, values);
    let best = at(&values);
    let freedom = rows.len() - parameters.len();
    assert_eq!(calibrated.degrees_of_freedom as usize, freedom, "{name}");
    let unit = if calibrated.weighted { 1.0 } else { (squares(&best) / freedom as f64).sqrt() };
    assert!((calibrated.chi_squared - squares(&best)).abs() < 1e-6, "{name}");
    for ((row, best), given) in rows.iter().zip(&best).zip(&calibrated.residuals) {
        assert_eq!((given.expectation.as_str(), given.week.to_string()), (row.expectation.as_str(), row.week.clone()));
        assert!((given.residual / row.scale - best).abs() < 1e-8, "{name}: {given:?} where {best}");
        assert_eq!(given.standardised.is_some(), calibrated.weighted);
    }
    // Nowhere near is it less, and neither further off.
    for n in 0..40 {
        let reach = [1e-3, 1e-2, 0.1, 1.0][n % 4];
        let near = |value: &f64| (value + reach * (2.0 * random.unit() - 1.0)).clamp(0.0, 1.0);
        let there: Vec<f64> = values.iter().map(near).collect();
        assert!(squares(&at(&there)) >= squares(&best) - 1e-9, "{name}: less at {there:?} than at {values:?}");
    }
    // Slopes by differences, of what stands between its bounds.
    let free: Vec<usize> = (0..values.len()).filter(|place| !calibrated.estimates[*place].at_bound).collect();
    const STEP: f64 = 1e-5;
    let slopes: Vec<Vec<f64>> = free
        .iter()
        .map(|place| {
            let [below, above] = [-STEP, STEP].map(|by| {
                let mut there = values.clone();
                there[*place] = (there[*place] + by).clamp(0.0, 1.0);
                (there[*place], at(&there))
            });
            below.1.iter().zip(&above.1).map(|(b, a)| (b - a) / (above.0 - below.0)).collect()
        })
        .collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let normal = slopes.iter().map(|a| slopes.iter().map(|b| dot(a, b)).collect()).collect();
    let covariance = inverse(normal);
    for (number, place) in free.iter().enumerate() {
        let slope = dot(&slopes[number], &best);
        assert!(slope.abs() < 1e-3 * squares(&slopes[number]).sqrt() * unit, "{name}: downhill from {values:?}");
        let (given, naive) = (&calibrated.estimates[*place], unit * covariance[number][number].sqrt());
        let error = given.standard_error.unwrap();
        assert!((error - naive).abs() < 1e-4 * naive, "{name}: {given:?} where {naive}");
    }
}

/// The same, each level shifted by an error of this share of the span.
fn shifted(case: &Case, error: f64, is_known: bool, random: &mut Random) -> Case {
    let weeks: Vec<i32> = (0..12).map(|n| FIRST + 2 + 3 * n).collect();
    let mut case = case.measured(&weeks, error, || normal(random));
    if !is_known {
        for it in case.document["measurements"].as_array_mut().unwrap() {
            it.as_object_mut().unwrap().remove("standard_error");
        }
    }
    case
}

#[test]
fn estimates_and_errors_are_those_of_naive_least_squares() {
    let mut at_bounds = 0;
    for seed in 0..8 {
        let random = &mut Random::new(900 + seed);
        let truth = [0.8, 0.99, 0.95, 0.6, 0.985, 0.97].map(|it: f64| (it + 0.05 * random.unit()).min(1.0));
        let case = shifted(&laboratory(38, seed).with(&truth), 0.01, seed % 2 == 0, random);
        let calibrated = case.calibrated(&FITTED);
        assert!(calibrated.converged, "{seed}");
        at_bounds += calibrated.estimates.iter().filter(|it| it.at_bound).count();
        hold(&format!("laboratory {seed}"), &case, &calibrated, random);
    }
    assert!(at_bounds > 0, "some stand at a bound");
}

/// Two parameters over all their values, in steps.
#[test]
fn a_grid_finds_nothing_better() {
    let random = &mut Random::new(3);
    let truth = [0.7, 0.99, 0.95, 0.6, 0.985, 0.97];
    let case = shifted(&laboratory(38, 2).with(&truth), 0.02, true, random);
    let parameters = [Acting::CraftRetentionIdle, Acting::WorkConsolidation];
    let calibrated = case.calibrated(&parameters);
    let rows = rows(&case);
    let best = calibrated.chi_squared;
    for (i, j) in (0..=20).flat_map(|i| (0..=20).map(move |j| (i, j))) {
        let values = [f64::from(i) / 20.0, f64::from(j) / 20.0];
        let there = squares(&residuals(&case, &rows, &parameters, &values));
        assert!(there >= best, "{there} at {values:?} where {best} is the least");
    }
    // What is not asked for stays as it is assumed.
    assert_eq!(calibrated.assumptions.craft.consolidation.get(), 0.7);
}
