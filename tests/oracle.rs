//! Results held against an exact-rational model of the calculus that shares no code with the crate:
//! over random programmes and the examples, every figure lies within 1e-12 of the sum of its absolute
//! terms.
//!
//! `ORACLE_CASES` sets how many random programmes there are in all (1,000).

mod common;
mod reference;

use common::{EXAMPLES, as_of, example, list_mut, log_of, sound};
use lerendwerken::calculus;
use reference::generate::{self, Size};
use serde_json::Value;

/// How many random programmes are looked at, so many in a thousand of all.
fn cases(per_thousand: u64) -> u64 {
    let all = std::env::var("ORACLE_CASES").map_or(1000, |all| all.parse().expect("ORACLE_CASES is a number"));
    (all * per_thousand).div_ceil(1000)
}

/// Holds the crate's answer against the exact one.
fn agree(case: &str, document: &Value, logged: &[Value], logs: &[String], week: Option<&str>) {
    let sound = sound(document, logs);
    let exact = reference::results(document, logged, week, true);
    let given = serde_json::to_value(calculus::results_by_week(&sound, as_of(week))).unwrap();
    if let Err(problems) = reference::compare(&exact, &given) {
        panic!("{case}, as of {week:?}:\n{}", problems.join("\n"));
    }
    let mut without_weeks = given;
    for row in list_mut(&mut without_weeks, "expectations") {
        row.as_object_mut().unwrap().remove("weekly");
    }
    assert_eq!(serde_json::to_value(calculus::results(&sound, as_of(week))).unwrap(), without_weeks, "{case}");
}

/// A random programme; every third with its log in two, which are read in the other order.
fn agree_on(seed: u64, size: Size) {
    let (document, logged) = generate::programme(seed, size);
    let (first, second) = logged.split_at(logged.len() / 2);
    let logs = match seed % 3 {
        0 => vec![generate::log(second), log_of(first)],
        _ => vec![generate::log(&logged)],
    };
    let week = generate::as_of(seed, &document);
    agree(&format!("{size:?} programme {seed}"), &document, &logged, &logs, week.as_deref());
}

#[test]
fn small_programmes() {
    (0..cases(470)).for_each(|seed| agree_on(seed, Size::Small));
}

#[test]
fn more_small_programmes() {
    (0..cases(470)).for_each(|seed| agree_on(1_000_000_000 + seed, Size::Small));
}

#[test]
fn medium_programmes() {
    (0..cases(28)).for_each(|seed| agree_on(2_000_000_000 + seed, Size::Medium));
}

#[test]
fn more_medium_programmes() {
    (0..cases(28)).for_each(|seed| agree_on(3_000_000_000 + seed, Size::Medium));
}

#[test]
fn programmes_of_ten_years() {
    (0..cases(2)).for_each(|seed| agree_on(4_000_000_000 + seed, Size::Large));
}

#[test]
fn more_programmes_of_ten_years() {
    (0..cases(2)).for_each(|seed| agree_on(5_000_000_000 + seed, Size::Large));
}

#[test]
fn examples() {
    for name in EXAMPLES {
        let (document, logged) = example(name);
        for week in [None, Some("2026-W01"), Some("2026-W09"), Some("2026-W20"), Some("2026-W40"), Some("2028-W02")] {
            agree(name, &document, &logged, &[log_of(&logged)], week);
        }
    }
}
