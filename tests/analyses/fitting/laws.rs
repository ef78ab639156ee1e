//! What must not matter, and what must matter in a known way.

use super::simulate::{Case, FIRST, FITTED, laboratory, noise, normal};
use crate::common::{list_mut, push};
use crate::reference::document::week_text;
use crate::reference::random::Random;
use lerendwerken::calculus::Calibrated;
use serde_json::{Value, json};

fn noisy(seed: u64) -> Case {
    let random = &mut Random::new(seed);
    let weeks: Vec<i32> = (0..12).map(|n| FIRST + 2 + 3 * n).collect();
    let case = laboratory(38, seed).with(&[0.7, 0.985, 0.95, 0.6, 0.98, 0.96]);
    case.measured(&weeks, 0.002, || normal(random))
}

fn calibrated(case: &Case) -> Calibrated {
    let calibrated = case.calibrated(&FITTED);
    assert!(calibrated.converged && calibrated.estimates.len() == 6, "{calibrated:?}");
    calibrated
}

/// That two answers have the same estimates, and errors that differ by a factor.
fn same(one: &Calibrated, other: &Calibrated, by: f64) {
    for (one, other) in one.estimates.iter().zip(&other.estimates) {
        assert!((one.value - other.value).abs() < 1e-7, "{one:?} {other:?}");
        let (one, other) = (one.standard_error.unwrap() * by, other.standard_error.unwrap());
        assert!((one - other).abs() < 1e-5 * one, "{one} {other}");
    }
}

fn measurements(case: &mut Case) -> &mut Vec<Value> {
    case.document["measurements"].as_array_mut().unwrap()
}

fn multiply(value: &mut Value, by: f64) {
    if let Some(number) = value.as_f64() {
        *value = json!(number * by);
    }
}

#[test]
fn the_unit_of_an_indicator_changes_no_estimate() {
    let case = noisy(1);
    let mut scaled = case.clone();
    for expectation in list_mut(&mut list_mut(&mut scaled.document, "goals")[0], "expectations") {
        let by = if expectation["id"] == "e-som" { -3.0 } else { 0.7 };
        for member in ["baseline", "target"] {
            multiply(&mut expectation[member], by);
        }
    }
    let by = |it: &Value| if it["expectation"] == "e-som" { -3.0_f64 } else { 0.7 };
    for it in measurements(&mut scaled) {
        let by = by(it);
        multiply(&mut it["level"], by);
        multiply(&mut it["standard_error"], by.abs());
    }
    for outcome in scaled.logged.iter_mut().flat_map(|cycle| list_mut(cycle, "outcomes")) {
        let by = by(outcome);
        multiply(&mut outcome["amount"], by);
    }
    let (one, other) = (calibrated(&case), calibrated(&scaled));
    same(&one, &other, 1.0);
    assert!((one.chi_squared - other.chi_squared).abs() < 1e-6);
}

#[test]
fn errors_twice_as_large_and_measuring_twice() {
    let case = noisy(2);
    let before = calibrated(&case);
    let mut vaguer = case.clone();
    measurements(&mut vaguer).iter_mut().for_each(|it| multiply(&mut it["standard_error"], 2.0));
    let vaguer = calibrated(&vaguer);
    same(&before, &vaguer, 2.0);
    assert!((before.chi_squared - 4.0 * vaguer.chi_squared).abs() < 1e-6);
    let mut twice = case.clone();
    let again = measurements(&mut twice).clone();
    measurements(&mut twice).extend(again);
    let twice = calibrated(&twice);
    same(&before, &twice, 0.5_f64.sqrt());
    assert_eq!(twice.degrees_of_freedom, before.degrees_of_freedom + 24);
}

#[test]
fn the_order_of_anything_changes_no_bit() {
    let case = noisy(3);
    let told = |case: &Case| serde_json::to_string(&case.calibrated(&FITTED)).unwrap();
    let mut other = case.clone();
    let random = &mut Random::new(5);
    random.shuffle(measurements(&mut other));
    random.shuffle(&mut other.logged);
    random.shuffle(other.document["teams"].as_array_mut().unwrap());
    assert_eq!(told(&case), told(&other));
}

#[test]
fn what_does_not_count_changes_nothing() {
    let case = noisy(4);
    let before = calibrated(&case);
    let mut more = case.clone();
    let direct = json!({ "id": "e-direct", "horizon": "direct", "indicator": { "name": "x", "unit": "h" },
        "declared": week_text(FIRST), "baseline": 0, "target": 9, "due": week_text(FIRST + 30) });
    push(&mut list_mut(&mut more.document, "goals")[0], "expectations", direct);
    let measurement = |expectation: &str, week: i32, error: Option<f64>| {
        let mut it = json!({ "expectation": expectation, "week": week_text(week), "level": 99, "source": "meting" });
        if let Some(error) = error {
            it["standard_error"] = json!(error);
        }
        it
    };
    measurements(&mut more).extend([
        // A direct yield answers to no assumption; a later week has not come yet.
        measurement("e-direct", FIRST + 9, Some(0.1)),
        measurement("e-som", FIRST + 60, Some(0.1)),
        measurement("e-som", FIRST + 20, Some(0.0)),
        measurement("e-som", FIRST + 10, None),
    ]);
    let after = calibrated(&more);
    assert_eq!((&after.estimates, &after.residuals), (&before.estimates, &before.residuals));
    let left_out: Vec<_> = after.left_out.iter().map(|it| it.week.to_string()).collect();
    assert_eq!(left_out, [FIRST + 10, FIRST + 20].map(week_text));
    assert!(before.left_out.is_empty() && after.weighted);
}

/// Without a single error that is known and above 0, all count, and nothing is left out.
#[test]
fn where_no_error_is_known_all_weigh_alike() {
    let mut case = noisy(6);
    let known = calibrated(&case);
    for (number, it) in measurements(&mut case).iter_mut().enumerate() {
        if number % 2 == 0 {
            it["standard_error"] = json!(0);
        } else {
            it.as_object_mut().unwrap().remove("standard_error");
        }
    }
    let alike = calibrated(&case);
    assert_eq!((alike.weighted, alike.left_out.len()), (false, 0));
    // The errors were the same share of every span, so only the unit of the error differs.
    same(&known, &alike, noise(&alike) / 0.002);
}
