//! The unit of an indicator is a choice: a factor on everything in it scales values and errors, and
//! changes no attainment.

use crate::common::list_mut;
use crate::figures::{ACCURACY, near};
use crate::programmes::{Case, cases};
use lerendwerken::calculus::{Estimate, Results};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value, json};

fn multiply(value: &mut Value, by: f64) {
    if let Some(number) = value.as_f64() {
        *value = json!(number * by);
    }
}

/// The ids of the expectations, in the document's order.
fn ids(case: &Case) -> Vec<Value> {
    let mut ids = Vec::new();
    case.with_expectations(|expectation| ids.push(expectation["id"].clone()));
    ids
}

/// The same with a factor on everything that is in an indicator's unit.
fn scaled(case: &Case, factors: &[f64]) -> Case {
    let ids = ids(case);
    let factor = |id: &Value| factors[ids.iter().position(|other| other == id).unwrap()];
    let scaled = case.with_outcomes(|outcome| {
        let by = factor(&outcome["expectation"]);
        multiply(&mut outcome["amount"], by);
        multiply(&mut outcome["standard_error"], by.abs());
    });
    let mut scaled = scaled.with_expectations(|expectation| {
        let by = factor(&expectation["id"]);
        multiply(&mut expectation["baseline"], by);
        multiply(&mut expectation["target"], by);
        list_mut(expectation, "milestones").iter_mut().for_each(|milestone| multiply(&mut milestone["target"], by));
    });
    for measurement in list_mut(&mut scaled.document, "measurements") {
        let by = factor(&measurement["expectation"]);
        multiply(&mut measurement["level"], by);
        multiply(&mut measurement["standard_error"], by.abs());
    }
    scaled
}

/// Results with every value in an indicator's unit multiplied.
fn multiplied(results: &Results, factors: &[f64]) -> Results {
    let mut results = results.clone();
    for (row, by) in results.expectations.iter_mut().zip(factors) {
        let scale = |it: &mut Estimate| {
            *it = Estimate { value: it.value * by + 0.0, standard_error: it.standard_error * by.abs() };
        };
        scale(&mut row.short_term);
        scale(&mut row.long_term);
        for team in &mut row.teams {
            scale(&mut team.short_term);
            scale(&mut team.long_term);
        }
        for week in row.weekly.iter_mut().flatten() {
            scale(&mut week.short_term);
            scale(&mut week.long_term);
        }
    }
    results
}

/// Every estimate of an expectation, its attainment last.
fn estimates(row: &lerendwerken::calculus::ExpectationResult) -> Vec<Estimate> {
    let mut all = vec![row.short_term, row.long_term];
    all.extend(row.teams.iter().flat_map(|team| [team.short_term, team.long_term]));
    all.extend(row.weekly.iter().flatten().flat_map(|week| [week.short_term, week.long_term]));
    all.push(row.attainment);
    all
}

fn nearly_the_same(scaled: &Results, expected: &Results, terms: &Results, factors: &[f64]) -> TestCaseResult {
    let rows = scaled.expectations.iter().zip(&expected.expectations).zip(&terms.expectations);
    for (((row, expected), terms), by) in rows.zip(factors) {
        let (given, wanted, terms) = (estimates(row), estimates(expected), estimates(terms));
        let last = given.len() - 1;
        for (i, ((given, wanted), terms)) in given.iter().zip(&wanted).zip(&terms).enumerate() {
            let scale = if i == last { 1.0 } else { by.abs() };
            prop_assert!(near(given.value, wanted.value, scale * terms.value), "{given:?} where {wanted:?}");
            prop_assert!(near(given.standard_error, wanted.standard_error, 4.0 * wanted.standard_error));
        }
        prop_assert!(near(row.expected, expected.expected, 10.0));
        prop_assert_eq!(row.measured.as_ref().map(|it| it.week), expected.measured.as_ref().map(|it| it.week));
        if let (Some(given), Some(wanted)) = (&row.measured, &expected.measured) {
            // A difference of two numbers of the document, of at most some ten times the span.
            prop_assert!(near(given.attainment, wanted.attainment, 50.0));
        }
    }
    for (given, wanted) in scaled.goals.iter().zip(&expected.goals) {
        prop_assert_eq!(given.direct.is_some(), wanted.direct.is_some());
        prop_assert_eq!(given.durable.is_some(), wanted.durable.is_some());
    }
    Ok(())
}

fn signs() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1.0), Just(-1.0)]
}

proptest! {
    /// A power of two changes no digit, so all is the same to the last bit, the standing too.
    #[test]
    fn by_a_power_of_two_to_the_last_bit(
        case in cases(), factors in prop::collection::vec((signs(), -9..=0_i32), 16),
    ) {
        let factors: Vec<f64> = factors.iter().map(|(sign, power)| sign * 2_f64.powi(*power)).collect();
        let expected = multiplied(&case.results(), &factors);
        prop_assert_eq!(
            serde_json::to_string(&scaled(&case, &factors).results()).unwrap(),
            serde_json::to_string(&expected).unwrap()
        );
    }

    #[test]
    fn by_any_factor(case in cases(), factors in prop::collection::vec((signs(), 0.01..1.0_f64), 16)) {
        let factors: Vec<f64> = factors.iter().map(|(sign, by)| sign * by).collect();
        let (before, after) = (case.results(), scaled(&case, &factors).results());
        let terms = case.absolute().results();
        nearly_the_same(&after, &multiplied(&before, &factors), &terms, &factors)?;
        for (row, other) in before.expectations.iter().zip(&after.expectations) {
            // Where nothing is near a threshold, the standing is the same.
            let doubt = 1e3 * ACCURACY * (1.0 + row.attainment.value.abs());
            let tolerance = before.assumptions.tolerance.get();
            let thresholds = [1.0, row.expected + tolerance, row.expected - tolerance];
            let clear = thresholds.iter().all(|it| (row.attainment.value - it).abs() > 2e-9 + doubt);
            prop_assert!(!clear || row.standing == other.standing, "{} {}", row.standing, other.standing);
        }
    }
}
