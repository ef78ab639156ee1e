//! Laws that all analyses keep: nothing depends on an order, and what is given in other units comes out in them.

use crate::common::{list, list_mut, sound};
use crate::reference::generate::{self, Size};
use crate::reference::random::Random;
use lerendwerken::calculus::{self, AsOf, Dimension, Drift, Until};
use lerendwerken::posture::{self, Window};
use lerendwerken::rules::Sound;
use serde_json::{Value, json};

/// A document with all cycles in it.
fn programme(seed: u64) -> Value {
    let (mut document, logged) = generate::programme(2_000_000 + seed, Size::Small);
    let mut cycles = list(&document, "cycles").to_vec();
    cycles.extend(logged);
    document["cycles"] = json!(cycles);
    document
}

/// Every analysis, without what is only asked of it.
fn analyses(sound: &Sound) -> Vec<(&'static str, Value)> {
    let now = AsOf::LastHeld;
    let json = |it: Result<Value, serde_json::Error>| it.unwrap();
    vec![
        ("contributions", json(serde_json::to_value(calculus::contributions(sound, now, Dimension::ALL)))),
        ("forecast", json(serde_json::to_value(calculus::forecast(sound, now, Until::Due)))),
        ("steady", json(serde_json::to_value(calculus::steady(sound, now)))),
        ("sensitivity", json(serde_json::to_value(calculus::sensitivity(sound, now)))),
        ("reconcile", json(serde_json::to_value(calculus::reconcile(sound, now, Drift::default())))),
        ("money", json(serde_json::to_value(calculus::money(sound, now, None).unwrap()))),
        ("posture", json(serde_json::to_value(posture::posture(sound, Window::default())))),
    ]
}

#[test]
fn the_order_of_cycles_changes_no_bit() {
    for seed in 0..60 {
        let document = programme(seed);
        let mut shuffled = document.clone();
        let mut cycles = list(&document, "cycles").to_vec();
        Random::new(seed).shuffle(&mut cycles);
        shuffled["cycles"] = json!(cycles);
        let both = analyses(&sound(&document, &[])).into_iter().zip(analyses(&sound(&shuffled, &[])));
        for ((name, one), (_, other)) in both {
            assert_eq!(one, other, "{name} of programme {seed}");
        }
    }
}

/// The rows of an answer in an order that does not depend on that of teams.
fn sorted(mut answer: Value) -> Value {
    let by_team = |value: &mut Value| {
        for key in ["rows", "teams"] {
            if let Some(rows) = value.get_mut(key).and_then(Value::as_array_mut) {
                for row in rows.iter_mut() {
                    if let Some(parts) = row.get_mut("parts").and_then(Value::as_array_mut) {
                        parts.sort_by_key(|it| (it["team"].to_string(), it["carrier"].to_string()));
                    }
                }
                rows.sort_by_key(|it| {
                    ["expectation", "dimension", "key", "team", "carrier"].map(|key| it[key].to_string())
                });
            }
        }
    };
    by_team(&mut answer);
    answer
}

#[test]
fn the_order_of_teams_changes_no_bit_but_that_of_rows() {
    for seed in 0..60 {
        let document = programme(seed);
        let mut reversed = document.clone();
        let mut teams = list(&document, "teams").to_vec();
        teams.reverse();
        reversed["teams"] = json!(teams);
        let both = analyses(&sound(&document, &[])).into_iter().zip(analyses(&sound(&reversed, &[])));
        // Of teams of one size either may be left out with those that are too small.
        for ((name, one), (_, other)) in both.filter(|((name, _), _)| *name != "posture") {
            assert_eq!(sorted(one), sorted(other), "{name} of programme {seed}");
        }
    }
}

/// All amounts, errors and levels of every indicator, times a power of two.
fn scaled(document: &Value, factor: f64) -> Value {
    let mut document = document.clone();
    let by = |value: &mut Value, factor: f64| {
        if let Some(number) = value.as_f64() {
            *value = json!(factor * number);
        }
    };
    for expectation in list_mut(&mut document, "goals").iter_mut().flat_map(|goal| list_mut(goal, "expectations")) {
        by(&mut expectation["baseline"], factor);
        by(&mut expectation["target"], factor);
        list_mut(expectation, "milestones").iter_mut().for_each(|it| by(&mut it["target"], factor));
    }
    for measured in list_mut(&mut document, "measurements") {
        by(&mut measured["level"], factor);
        by(&mut measured["standard_error"], factor.abs());
    }
    for outcome in list_mut(&mut document, "cycles").iter_mut().flat_map(|cycle| list_mut(cycle, "outcomes")) {
        by(&mut outcome["amount"], factor);
        by(&mut outcome["standard_error"], factor.abs());
    }
    document
}

/// Figures in the unit of their indicator; those of errors never change their sign.
const IN_UNITS: [&str; 12] = [
    "short_term",
    "long_term",
    "value",
    "yield",
    "consolidated",
    "durable",
    "sustains",
    "bias",
    "reported",
    "level",
    "derivatives",
    "low",
];
const ERRORS: [&str; 6] = [
    "short_term_error",
    "long_term_error",
    "standard_error",
    "reported_error",
    "yield_deviation",
    "consolidated_deviation",
];

/// What a figure is to be times.
fn factor_of(key: &str, inherited: f64, factor: f64) -> f64 {
    match key {
        "attainment" => 1.0,
        "drift" => factor * factor,
        _ if IN_UNITS.contains(&key) || key == "high" => factor,
        _ if ERRORS.contains(&key) => factor.abs(),
        _ => inherited,
    }
}

fn compare(at: &str, base: &Value, scaled: &Value, of: f64, factor: f64) {
    match (base, scaled) {
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            assert!((other - of * one).abs() <= 1e-12 * (of * one).abs(), "{at}: {other} where {of} times {one}");
        }
        (Value::Object(one), Value::Object(other)) => {
            assert!(one.keys().eq(other.keys()), "{at}");
            let within = at.ends_with("/attainment");
            for (key, value) in one {
                // What stands in an attainment is a share.
                let of = if within { 1.0 } else { factor_of(key, of, factor) };
                compare(&format!("{at}/{key}"), value, &other[key], of, factor);
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len(), "{at}");
            one.iter().zip(other).enumerate().for_each(|(i, (a, b))| compare(&format!("{at}/{i}"), a, b, of, factor));
        }
        _ => assert_eq!(base, scaled, "{at}"),
    }
}

#[test]
fn figures_go_with_their_units_and_shares_do_not() {
    for seed in 0..60 {
        let document = programme(seed);
        for factor in [0.5, 0.125] {
            let both =
                analyses(&sound(&document, &[])).into_iter().zip(analyses(&sound(&scaled(&document, factor), &[])));
            for ((name, one), (_, other)) in both.filter(|((name, _), _)| *name != "money" && *name != "posture") {
                compare(name, &one, &other, 1.0, factor);
            }
        }
    }
}

#[test]
fn a_mirrored_indicator_gives_the_mirrored_figures() {
    for seed in 0..40 {
        let document = programme(seed);
        let both = analyses(&sound(&document, &[])).into_iter().zip(analyses(&sound(&scaled(&document, -1.0), &[])));
        for ((name, one), (_, other)) in both {
            // The ends of an interval change places.
            if ["contributions", "steady", "reconcile"].contains(&name) {
                compare(name, &one, &other, 1.0, -1.0);
            }
        }
    }
}
