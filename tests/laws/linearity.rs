//! At a fixed week results are linear in amounts; an amount of zero still counts as an outcome.

use crate::figures::{errors, near, values};
use crate::programmes::{Case, cases, number};
use lerendwerken::calculus::{Results, Standing};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The amounts of all outcomes, as the cycles give them.
fn amounts(case: &Case) -> Vec<f64> {
    let mut amounts = Vec::new();
    case.with_outcomes(|outcome: &mut Value| amounts.push(number(&outcome["amount"])));
    amounts
}

/// The same outcomes with these amounts.
fn with_amounts(case: &Case, amounts: impl IntoIterator<Item = f64>) -> Case {
    let mut amounts = amounts.into_iter();
    case.with_outcomes(|outcome| outcome["amount"] = json!(amounts.next().unwrap()))
}

/// Which rows there are: teams and weeks by expectation.
fn rows(results: &Results) -> Vec<(Vec<String>, usize)> {
    let rows = results.expectations.iter();
    let teams =
        |row: &lerendwerken::calculus::ExpectationResult| row.teams.iter().map(|it| it.team.to_string()).collect();
    rows.map(|row| (teams(row), row.weekly.as_ref().unwrap().len())).collect()
}

proptest! {
    #[test]
    fn results_are_linear_in_amounts(
        case in cases(), by in prop::collection::vec(-1.0..1.0_f64, 40), one in -0.5..0.5_f64, other in -0.5..0.5_f64,
    ) {
        let first = amounts(&case);
        let second: Vec<f64> = first.iter().rev().zip(by.iter().cycle()).map(|(amount, by)| amount * by).collect();
        let mixed = first.iter().zip(&second).map(|(a, b)| one * a + other * b);
        let mixed = with_amounts(&case, mixed).results();
        let second = with_amounts(&case, second);
        let (terms_of_first, terms_of_second) = (case.absolute().results(), second.absolute().results());
        let (first, second) = (case.results(), second.results());
        let (terms_of_first, terms_of_second) = (values(&terms_of_first), values(&terms_of_second));
        let parts = values(&first).into_iter().zip(values(&second));
        let terms = terms_of_first.into_iter().zip(terms_of_second);
        for ((mixed, (a, b)), (terms_of_a, terms_of_b)) in values(&mixed).into_iter().zip(parts).zip(terms) {
            let terms = one.abs() * terms_of_a + other.abs() * terms_of_b;
            prop_assert!(near(mixed, one * a + other * b, terms), "{mixed} of {a} and {b}, terms {terms}");
        }
        prop_assert_eq!(errors(&mixed), errors(&first));
        prop_assert_eq!(rows(&mixed), rows(&first));
    }

    #[test]
    fn an_amount_of_zero_still_counts(case in cases()) {
        let nothing = with_amounts(&case, amounts(&case).iter().map(|_| 0.0)).results();
        let something = case.results();
        prop_assert_eq!(rows(&nothing), rows(&something));
        prop_assert!(values(&nothing).iter().all(|value| value.to_bits() == 0));
        prop_assert_eq!(errors(&nothing), errors(&something));
        for row in &nothing.expectations {
            prop_assert_eq!(row.standing == Standing::NotStarted && !row.teams.is_empty(), false);
        }
    }

    #[test]
    fn without_outcomes_there_is_nothing(case in cases()) {
        let mut none = case.clone();
        for cycle in none.cycles.iter_mut().filter_map(Value::as_object_mut) {
            cycle.remove("outcomes");
        }
        let nothing = none.results();
        prop_assert!(values(&nothing).iter().chain(&errors(&nothing)).all(|figure| figure.to_bits() == 0));
        for row in &nothing.expectations {
            prop_assert!(row.teams.is_empty() && row.weekly.as_ref().unwrap().is_empty());
            let standings = [Standing::NotDeclared, Standing::NotStarted, Standing::Missed];
            prop_assert!(standings.contains(&row.standing), "{}", row.standing);
        }
    }
}
