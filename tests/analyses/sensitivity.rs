//! Derivatives, held against differences in exact arithmetic, which have no rounding to hide behind.

use crate::common::{EXAMPLES, as_of, example, list, sound};
use crate::reference::generate::{self, Size};
use crate::reference::{self, Exact};
use lerendwerken::calculus::{self, Acting, HALF_LIVES, Sensitivity};
use lerendwerken::model::Horizon;
use serde_json::{Value, json};

/// The document with an assumption at this value.
fn assuming(document: &Value, assumption: &str, value: f64) -> Value {
    let mut document = document.clone();
    let (group, leaf) = assumption.split_once('.').unwrap();
    for path in [vec!["assumptions"], vec!["assumptions", group]] {
        let at = path.iter().fold(&mut document, |at, key| &mut at[*key]);
        if at.is_null() {
            *at = json!({});
        }
    }
    document["assumptions"][group][leaf] = json!(value);
    document
}

fn used(sensitivity: &Sensitivity, assumption: Acting) -> f64 {
    let all = serde_json::to_value(&sensitivity.assumptions).unwrap();
    let (group, leaf) = assumption.as_str().split_once('.').unwrap();
    all[group][leaf].as_f64().unwrap()
}

fn hold(case: &str, document: &Value, logged: &[Value], week: Option<&str>) {
    let sound = sound(document, &[generate::log(logged)]);
    let answer = calculus::sensitivity(&sound, as_of(week));
    let results = calculus::results(&sound, as_of(week));
    for (row, result) in answer.rows.iter().zip(&results.expectations) {
        assert_eq!((row.short_term, row.long_term), (result.short_term.value, result.long_term.value));
        assert_eq!(row.short_term_error, result.short_term.standard_error);
        assert_eq!(row.long_term_error, result.long_term.standard_error);
    }
    let whole = reference::results(document, logged, week, false);
    for assumption in Acting::ALL {
        let at = used(&answer, *assumption);
        let step = 2.0_f64.powi(-30);
        let [below, above] = [at - step, at + step].map(|value| {
            (value, reference::results(&assuming(document, assumption.as_str(), value), logged, week, false))
        });
        let width = Exact::of(above.0) - Exact::of(below.0);
        for (place, row) in answer.rows.iter().enumerate() {
            let slope = |figure: fn(&reference::ExpectationAnswer) -> &Exact| {
                ((figure(&above.1.expectations[place]) - figure(&below.1.expectations[place])) / width.clone()).to_f64()
            };
            let given = |derivatives: calculus::Derivatives| {
                derivatives.each().into_iter().find(|(it, _)| it == assumption).unwrap().1
            };
            // A difference misses by the third derivative, times the step squared; both are bounded by the terms.
            let terms = whole.expectations[place].short_term.figure.terms.to_f64();
            let near = |given: f64, exact: f64, scale: f64| (given - exact).abs() <= 1e-10 * (exact.abs() + scale);
            let long = slope(|it| &it.long_term.figure.value);
            let given_long = given(row.derivatives);
            assert!(
                near(given_long, long, terms),
                "{case}: {} to {assumption}: {given_long} where {long}",
                row.expectation
            );
            let attained = slope(|it| &it.attainment.figure.value);
            let given_attained = given(row.attainment);
            let span = if row.horizon == Horizon::Direct {
                0.0
            } else {
                whole.expectations[place].attainment.figure.terms.to_f64()
            };
            let scale = span + attained.abs();
            assert!(
                (given_attained - attained).abs() <= 1e-9 * scale + 1e-9,
                "{case}: attainment of {} to {assumption}: {given_attained} where {attained}",
                row.expectation
            );
        }
    }
    hold_range(case, document, logged, week, &answer);
}

/// The low and the high are the results under the two half-lives.
fn hold_range(case: &str, document: &Value, logged: &[Value], week: Option<&str>, answer: &Sensitivity) {
    let is_default = answer.assumptions.defaulted.iter().any(|path| path == "craft.retention_idle");
    let under = HALF_LIVES.map(|months| {
        let document = assuming(document, "craft.retention_idle", 0.5_f64.powf(1.0 / (months * 4.348)));
        calculus::results(&sound(&document, &[generate::log(logged)]), as_of(week))
    });
    for (place, row) in answer.rows.iter().enumerate() {
        assert_eq!((row.low.is_some(), row.high.is_some()), (is_default, is_default), "{case}");
        let [a, b] = [0, 1].map(|i: usize| under[i].expectations[place].long_term.value);
        let scale = 1e-11 * (a.abs() + b.abs() + row.short_term.abs());
        if let (Some(low), Some(high)) = (row.low, row.high) {
            if row.derivatives.craft_retention_idle == 0.0 {
                assert_eq!((low, high), (row.long_term, row.long_term), "{case}: idle craft plays no part");
            }
            assert!(
                (low - a.min(b)).abs() <= scale && (high - a.max(b)).abs() <= scale,
                "{case}: {low}, {high} where {a}, {b}"
            );
        }
    }
}

#[test]
fn derivatives_of_random_programmes() {
    let mut acting = std::collections::BTreeSet::new();
    for seed in 0..28 {
        let size = if seed < 25 { Size::Small } else { Size::Medium };
        let (document, logged) = generate::programme(6_000_000 + seed, size);
        let week = generate::as_of(seed, &document);
        hold(&format!("programme {seed}"), &document, &logged, week.as_deref());
        let answer = calculus::sensitivity(&sound(&document, &[generate::log(&logged)]), as_of(week.as_deref()));
        let slopes = answer.rows.iter().flat_map(|row| row.derivatives.each());
        acting.extend(slopes.filter(|(_, slope)| *slope != 0.0).map(|(assumption, _)| assumption));
    }
    assert_eq!(acting.len(), Acting::ALL.len(), "each assumption acts somewhere: {acting:?}");
}

#[test]
fn derivatives_of_the_examples() {
    for name in EXAMPLES {
        let (document, logged) = example(name);
        hold(name, &document, &logged, None);
    }
}

#[test]
fn what_is_said_of_the_default_fits_its_bounds() {
    let [fast, slow] = HALF_LIVES.map(|months| 0.5_f64.powf(1.0 / (months * 4.348)));
    let default = lerendwerken::model::UsedAssumptions::from(&Default::default()).craft.retention_idle.get();
    // 0.975774 and 0.987813 a week with 365.25 / 84 weeks a month; with 4.348 they differ in the sixth digit.
    assert!((fast - 0.975774).abs() < 2e-6 && (slow - 0.987813).abs() < 2e-6);
    assert!(fast < default && default < slow);
    let (document, logged) = example(EXAMPLES[0]);
    let answer = calculus::sensitivity(&sound(&document, &[generate::log(&logged)]), as_of(None));
    let given = list(&serde_json::to_value(&answer.assumptions).unwrap(), "defaulted")
        .iter()
        .any(|it| it == "craft.retention_idle");
    assert_eq!(given, answer.rows.iter().all(|row| row.low.is_some()));
}

/// The worked example of docs/calculus.md.
fn harbour() -> Value {
    let page = include_str!("../../docs/calculus.md");
    let (_, rest) = page.split_once("```json programme\n").unwrap();
    serde_json::from_str(rest.split_once("```").unwrap().0).unwrap()
}

/// Where teams are averaged, one that has nothing counted yet takes no part in slopes either.
#[test]
fn a_team_without_a_counted_outcome_takes_no_part() {
    let mut harbour = harbour();
    hold("nothing of the yard yet", &harbour, &[], Some("2026-W10"));
    let expectation = &mut harbour["goals"][0]["expectations"][1];
    expectation["due"] = json!("2026-W11");
    expectation.as_object_mut().unwrap().remove("milestones");
    for cycle in crate::common::list_mut(&mut harbour, "cycles").iter_mut().filter(|cycle| cycle["id"] == "c-yard-11") {
        cycle["outcomes"] = json!([]);
    }
    hold("nothing of the yard at due", &harbour, &[], Some("2026-W12"));
}
