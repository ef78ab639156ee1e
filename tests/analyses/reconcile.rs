//! What was measured and reported together, held against conditioning a normal distribution on all measurements at
//! once.

use crate::common::{EXAMPLES, as_of, example, list, sound};
use crate::reference::document::{optional_text, week_number};
use crate::reference::generate::{self, Size};
use lerendwerken::calculus::{self, Drift, Reconciled};
use lerendwerken::model::Horizon;
use serde_json::{Value, json};

/// Solves a small system by elimination with pivots.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for column in 0..n {
        let pivot = (column..n).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs())).unwrap();
        rows.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..n {
            let factor = rows[row][column] / rows[column][column];
            let (above, below) = rows.split_at_mut(row);
            below[0].iter_mut().zip(&above[column]).skip(column).for_each(|(it, pivot)| *it -= factor * pivot);
            right[row] -= factor * right[column];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|place| rows[row][place] * right[place]).sum();
        right[row] = (right[row] - known) / rows[row][row];
    }
    right
}

/// A measurement whose error is known: its week, how far it is from what was reported, and its variance.
type Seen = (i32, f64, f64);

/// The bias of a week given all measurements up to it: the mean and the variance, where its walk begins with this
/// variance in the first week and gains as much each week.
fn conditioned(week: i32, first: i32, start: f64, drift: f64, seen: &[Seen]) -> (f64, f64) {
    let covariance = |a: i32, b: i32| start + drift * f64::from(a.min(b) - first);
    let seen: Vec<_> = seen.iter().filter(|(at, ..)| *at <= week).collect();
    let rows: Vec<Vec<f64>> = (0..seen.len())
        .map(|i| {
            (0..seen.len()).map(|j| covariance(seen[i].0, seen[j].0) + if i == j { seen[i].2 } else { 0.0 }).collect()
        })
        .collect();
    let with: Vec<f64> = seen.iter().map(|(at, ..)| covariance(*at, week)).collect();
    let weights = solve(rows, with.clone());
    let mean = weights.iter().zip(&seen).map(|(weight, (_, gap, _))| weight * gap).sum();
    let explained: f64 = weights.iter().zip(&with).map(|(weight, with)| weight * with).sum();
    (mean, covariance(week, week) - explained)
}

fn hold(case: &str, document: &Value, logged: &[Value], at: Option<&str>, drift: Drift) -> usize {
    let sound = sound(document, &[generate::log(logged)]);
    let given = calculus::reconcile(&sound, as_of(at), drift);
    let results = calculus::results_by_week(&sound, as_of(at));
    let now = week_number(&results.as_of.to_string());
    let written = list(document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
    let (mut rows, mut looked_at) = (given.rows.iter(), 0);
    for (it, result) in written.zip(&results.expectations) {
        let own = list(document, "measurements").iter().filter(|measured| measured["expectation"] == it["id"]);
        let own: Vec<_> = own.filter(|measured| week_number(measured["week"].as_str().unwrap()) <= now).collect();
        if own.is_empty() {
            continue;
        }
        let row = rows.next().unwrap();
        assert_eq!(row.expectation, result.expectation, "{case}");
        let baseline = it["baseline"].as_f64().unwrap();
        let span = it["target"].as_f64().unwrap() - baseline;
        let reported = |week: i32| {
            let weekly = result.weekly.as_ref().unwrap().iter().find(|it| week_number(&it.week.to_string()) == week);
            weekly.map_or((0.0, 0.0), |it| {
                let estimate = if result.horizon == Horizon::Direct { it.short_term } else { it.long_term };
                (estimate.value, estimate.standard_error.powi(2))
            })
        };
        let week_of = |measured: &Value| week_number(optional_text(measured, "week").unwrap());
        let mut unknown: Vec<_> =
            own.iter().filter(|it| it["standard_error"].is_null()).map(|it| week_of(it)).collect();
        unknown.sort_unstable();
        let refused: Vec<_> = row.refused.iter().map(|week| week_number(&week.to_string())).collect();
        assert_eq!(refused, unknown, "{case}");
        let known = own.iter().filter(|it| !it["standard_error"].is_null());
        let seen: Vec<Seen> = known
            .map(|it| {
                let gap = it["level"].as_f64().unwrap() - baseline - reported(week_of(it)).0;
                (week_of(it), gap, it["standard_error"].as_f64().unwrap().powi(2))
            })
            .collect();
        let Some(first) = seen.iter().map(|(week, ..)| *week).min() else {
            assert!(row.weeks.is_empty(), "{case}");
            continue;
        };
        let q = match drift {
            Drift::OfSpan(share) => (share * span).powi(2),
            Drift::Variance(q) => q,
        };
        assert!((row.drift - q).abs() <= 1e-12 * q);
        assert_eq!(row.weeks.len() as i32, now - first + 1, "{case}");
        let start = reported(first).1 + q;
        // Exact measurements twice in a week can't be inverted; the filter takes the last.
        if seen.iter().any(|(_, _, variance)| *variance == 0.0) || start == 0.0 {
            continue;
        }
        for (week, given) in (first..).zip(&row.weeks) {
            let (mean, variance) = conditioned(week, first, start, q, &seen);
            let scale = seen.iter().map(|(_, gap, _)| gap.abs()).fold(0.0, f64::max) + start.sqrt();
            assert!((given.bias - mean).abs() <= 1e-7 * scale, "{case}: bias {} where {mean}", given.bias);
            let spread = start + q * f64::from(week - first);
            assert!(
                (given.standard_error.powi(2) - variance).abs() <= 1e-7 * spread,
                "{case}: {given:?} where {variance}"
            );
            assert_eq!(given.reported, reported(week).0, "{case}");
            assert!((given.reported_error.powi(2) - reported(week).1).abs() <= 1e-12 * reported(week).1, "{case}");
            assert!(
                (given.value - given.reported - given.bias).abs() <= 1e-12 * (given.value.abs() + given.bias.abs())
            );
            assert!((given.level - baseline - given.value).abs() <= 1e-12 * (baseline.abs() + given.value.abs()));
            looked_at += 1;
        }
    }
    assert!(rows.next().is_none(), "{case}: rows of what was not measured");
    looked_at
}

#[test]
fn the_filter_is_the_distribution_given_all_measurements() {
    let mut looked_at = 0;
    for seed in 0..120 {
        let (document, logged) = generate::programme(4_000_000 + seed, Size::Small);
        let drift = if seed % 3 == 0 { Drift::Variance(0.5) } else { Drift::default() };
        let at = generate::as_of(seed, &document);
        looked_at += hold(&format!("programme {seed}"), &document, &logged, at.as_deref(), drift);
    }
    for name in EXAMPLES {
        let (document, logged) = example(name);
        looked_at += hold(name, &document, &logged, None, Drift::default());
    }
    assert!(looked_at > 300, "only {looked_at} weeks");
}

/// The larger example with these measurements of one of its durable results.
fn measured(measurements: Value) -> Reconciled {
    let (mut document, logged) = example(EXAMPLES[0]);
    document["measurements"] = measurements;
    calculus::reconcile(&sound(&document, &[generate::log(&logged)]), as_of(None), Drift::Variance(0.0))
}

fn measurement(week: &str, level: f64, error: Option<f64>) -> Value {
    json!({ "expectation": "e-verzuim", "week": week, "level": level, "standard_error": error, "source": "x" })
}

#[test]
fn exact_measurements_win_and_uncertain_ones_change_nothing() {
    let exact = measured(json!([measurement("2026-W30", 6.5, Some(0.5)), measurement("2026-W40", 6.25, Some(0.0))]));
    let at = |answer: &Reconciled, week: &str| {
        answer.rows[0].weeks.iter().find(|it| it.week.to_string() == week).cloned().unwrap()
    };
    let then = at(&exact, "2026-W40");
    assert!((then.level - 6.25).abs() < 1e-12 && then.standard_error == 0.0, "{then:?}");
    let uncertain = measured(json!([measurement("2026-W30", 100.0, Some(1e9))]));
    let then = at(&uncertain, "2026-W30");
    assert!(then.bias.abs() < 1e-9 && (then.value - then.reported).abs() < 1e-9, "{then:?}");
    let unknown = measured(json!([measurement("2026-W30", 6.5, None)]));
    assert_eq!((unknown.rows[0].weeks.len(), unknown.rows[0].refused.len()), (0, 1));
    assert!(measured(json!([])).rows.is_empty());
}

#[test]
fn one_measurement_without_drift_is_the_mean_weighted_by_certainty() {
    let error = 0.08;
    let answer = measured(json!([measurement("2026-W30", 6.9, Some(error))]));
    let (document, logged) = example(EXAMPLES[0]);
    let results = calculus::results_by_week(&sound(&document, &[generate::log(&logged)]), as_of(None));
    let it = results.expectations.iter().find(|it| it.expectation.as_str() == "e-verzuim").unwrap();
    let reported = it.weekly.as_ref().unwrap().iter().find(|it| it.week.to_string() == "2026-W30").unwrap().long_term;
    let goals = list(&document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
    let baseline = goals.into_iter().find(|it| it["id"] == "e-verzuim").unwrap()["baseline"].as_f64().unwrap();
    let (mine, theirs) = (reported.standard_error.powi(-2), error.powi(-2));
    let mean = (mine * reported.value + theirs * (6.9 - baseline)) / (mine + theirs);
    let first = &answer.rows[0].weeks[0];
    assert!((first.value - mean).abs() < 1e-12, "{first:?} where {mean}");
    assert!((first.standard_error - (mine + theirs).powf(-0.5)).abs() < 1e-12, "{first:?}");
}

#[test]
fn a_measurement_that_is_far_more_certain_keeps_its_digits() {
    let certain = |error: f64| {
        let answer = measured(json!([measurement("2026-W30", 6.9, Some(error))]));
        (answer.rows[0].weeks[0].standard_error, answer.rows[0].weeks[0].reported_error)
    };
    for error in [1e-2, 1e-4, 1e-8, 1e-12] {
        let (given, reported) = certain(error);
        let exact = (error.powi(-2) + reported.powi(-2)).powf(-0.5);
        assert!((given - exact).abs() <= 1e-12 * exact, "{given} where {exact}");
    }
}

#[test]
fn of_two_exact_measurements_in_a_week_the_last_wins() {
    let exact = |levels: [f64; 2]| {
        let answer = measured(json!(levels.map(|level| measurement("2026-W30", level, Some(0.0)))));
        answer.rows[0].weeks[0].level
    };
    assert_eq!((exact([6.5, 6.25]), exact([6.25, 6.5])), (6.25, 6.5));
}

#[test]
fn drift_is_no_less_than_none_and_no_more_than_is_a_number() {
    let (mut document, logged) = example(EXAMPLES[0]);
    document["measurements"] = json!([measurement("2026-W30", 6.5, Some(0.5))]);
    let sound = sound(&document, &[generate::log(&logged)]);
    let drift = |drift: Drift| calculus::reconcile(&sound, as_of(None), drift).rows[0].drift;
    assert_eq!((drift(Drift::Variance(-0.5)), drift(Drift::Variance(f64::NAN))), (0.5, 0.0));
    let far = calculus::reconcile(&sound, as_of(None), Drift::OfSpan(f64::MAX));
    assert!(far.rows[0].weeks.iter().all(|it| it.standard_error.is_finite() && it.value.is_finite()));
}
