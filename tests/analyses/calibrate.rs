//! Calibration, held against the assumptions that made the measurements.

use crate::common::{EXAMPLES, as_of, example, list, list_mut, sound};
use crate::reference::document::{week_number, week_text};
use crate::reference::random::Random;
use lerendwerken::calculus::{self, Acting, Calibrated, CannotFit};
use serde_json::{Value, json};

/// What is fitted.
const FITTED: [Acting; 6] = [
    Acting::CraftConsolidation,
    Acting::CraftRetentionHeld,
    Acting::CraftRetentionIdle,
    Acting::WorkConsolidation,
    Acting::WorkRetentionHeld,
    Acting::WorkRetentionIdle,
];

/// The assumptions behind the measurements.
const TRUE: [f64; 6] = [0.8, 0.97, 0.93, 0.7, 0.99, 0.95];

const FIRST: &str = "2026-W02";

fn assumptions(values: [f64; 6]) -> Value {
    let [a, b, c, d, e, f] = values;
    json!({ "craft": { "consolidation": a, "retention_held": b, "retention_idle": c },
        "work": { "consolidation": d, "retention_held": e, "retention_idle": f } })
}

/// A programme of one team over a year: it practises in most weeks, and yields now and then, on an expectation that
/// craft carries and one that the work carries.
fn programme(seed: u64) -> Value {
    let (mut document, _) = example(EXAMPLES[1]);
    for key in ["ai_systems", "cycles", "measurements", "accounts", "development_questions"] {
        document[key] = json!([]);
    }
    for key in ["governance", "costs", "rules", "assumptions"] {
        document.as_object_mut().unwrap().remove(key);
    }
    document["period"] = json!({ "from": FIRST, "until": "2028-W52" });
    document["people"] = json!([{ "id": "p-a", "name": "A", "weekly_minutes": 2000 }]);
    document["teams"] = json!([{ "id": "t-a", "name": "A", "members": ["p-a"], "working_hours": [], "moments": [] }]);
    let expectation = |id: &str| {
        json!({ "id": id, "horizon": "durable", "indicator": { "name": "x", "unit": "h" }, "declared": FIRST,
            "baseline": 10, "target": 60, "due": "2027-W30" })
    };
    document["goals"] =
        json!([{ "id": "g-a", "title": "x", "expectations": [expectation("e-craft"), expectation("e-work")] }]);
    let mut random = Random::new(seed);
    let cycles = (0..52).filter_map(|i| {
        if random.chance(0.3) {
            return None;
        }
        let yields = random.chance(0.4);
        let outcome = |expectation: &str, carrier: &str, amount: f64| {
            json!({ "expectation": expectation, "carrier": carrier, "amount": amount })
        };
        let outcomes = if yields {
            vec![outcome("e-craft", "craft", 2.0 + 6.0 * random.unit()), outcome("e-work", "work", 8.0 + 20.0 * random.unit())]
        } else {
            vec![]
        };
        Some(json!({ "id": format!("c-{i}"), "team": "t-a", "week": week_text(week_number(FIRST) + i), "status": "held",
            "activities": [{ "professionals": ["p-a"], "mode": "doing", "minutes": 60 }], "outcomes": outcomes }))
    });
    document["cycles"] = cycles.collect();
    document
}

/// Measurements of what lasts under the true assumptions, every so many weeks, with an error if one is given.
fn measure(document: &mut Value, every: usize, error: Option<f64>, mut noise: impl FnMut() -> f64) {
    let mut truth = document.clone();
    truth["assumptions"] = assumptions(TRUE);
    let results = calculus::results_by_week(&sound(&truth, &[]), as_of(None));
    for it in &results.expectations {
        for weekly in it.weekly.as_ref().unwrap().iter().skip(3).step_by(every) {
            let level = 10.0 + weekly.long_term.value + error.map_or(0.0, |error| error * noise());
            crate::common::push(
                document,
                "measurements",
                json!({ "expectation": it.expectation, "week": weekly.week,
                "level": level, "standard_error": error, "source": "x" }),
            );
        }
    }
}

fn calibrate(document: &Value, fit: &[Acting]) -> Calibrated {
    calculus::calibrate(&sound(document, &[]), as_of(None), fit)
}

fn refused(answer: &Calibrated) -> Vec<(Acting, CannotFit)> {
    answer.refused.iter().map(|it| (it.parameter, it.why)).collect()
}

#[test]
fn what_made_a_series_without_noise_is_found_again() {
    for seed in 0..25 {
        let mut document = programme(seed);
        let error = (seed % 2 == 0).then_some(0.5);
        measure(&mut document, 3, error, || 0.0);
        let answer = calibrate(&document, &FITTED);
        assert!(answer.converged && answer.refused.is_empty(), "programme {seed}: {:?}", answer.refused);
        for (estimate, truth) in answer.estimates.iter().zip(TRUE) {
            assert!((estimate.value - truth).abs() < 1e-7, "programme {seed}: {estimate:?} where {truth}");
            assert!(!estimate.at_bound && estimate.standard_error.is_some());
        }
        assert!(answer.residuals.iter().all(|it| it.residual.abs() < 1e-6), "programme {seed}");
        assert_eq!(answer.residuals.len() as u32, answer.degrees_of_freedom + 6);
        assert_eq!(answer.weighted, error.is_some());
    }
}

#[test]
fn what_cannot_be_told_is_refused_by_name() {
    let mut document = programme(4);
    assert!(calibrate(&document, &FITTED).refused.iter().all(|it| it.why == CannotFit::NothingMeasured));
    measure(&mut document, 3, Some(0.5), || 0.0);
    let answer = calibrate(&document, &[Acting::StageTried, Acting::WorkConsolidation]);
    assert_eq!(refused(&answer), [(Acting::StageTried, CannotFit::OnlyProducts)]);
    assert_eq!(answer.estimates.len(), 1);

    let mut only_craft = document.clone();
    list_mut(&mut only_craft, "measurements").iter_mut().for_each(|it| it["expectation"] = json!("e-craft"));
    let work = [Acting::WorkConsolidation, Acting::WorkRetentionHeld, Acting::WorkRetentionIdle];
    assert_eq!(refused(&calibrate(&only_craft, &FITTED)), work.map(|it| (it, CannotFit::NothingReported)));

    let mut always = document.clone();
    always["measurements"] = json!([]);
    let (mut week, mut all) = (week_number(FIRST), list(&document, "cycles").to_vec());
    for cycle in &mut all {
        cycle["week"] = json!(week_text(week));
        week += 1;
    }
    always["cycles"] = json!(all);
    measure(&mut always, 3, Some(0.5), || 0.0);
    let idle = [Acting::CraftRetentionIdle, Acting::WorkRetentionIdle];
    assert_eq!(refused(&calibrate(&always, &FITTED)), idle.map(|it| (it, CannotFit::NoIdleWeeks)));

    let mut never = document.clone();
    never["measurements"] = json!([]);
    list_mut(&mut never, "cycles").iter_mut().for_each(|cycle| cycle["activities"] = json!([]));
    measure(&mut never, 3, Some(0.5), || 0.0);
    let answer = calibrate(&never, &[Acting::WorkRetentionHeld, Acting::WorkRetentionIdle]);
    assert_eq!(refused(&answer), [(Acting::WorkRetentionHeld, CannotFit::NoHeldWeeks)]);

    let mut few = document.clone();
    let one = list(&document, "measurements").iter().rfind(|it| it["expectation"] == "e-work").unwrap().clone();
    few["measurements"] = json!([one]);
    let answer = calibrate(&few, &[Acting::WorkConsolidation, Acting::WorkRetentionIdle]);
    assert_eq!(refused(&answer), [(Acting::WorkConsolidation, CannotFit::TooFewMeasurements)]);
    assert_eq!((answer.degrees_of_freedom, answer.estimates.len()), (0, 1));
}

#[test]
fn what_cannot_be_told_apart_is_refused_with_the_others() {
    let mut document = programme(5);
    // A yield once, and then measured in one week only: consolidation and retention make up for each other.
    let cycles = list_mut(&mut document, "cycles");
    let mut first = true;
    for cycle in cycles.iter_mut().filter(|cycle| !list(cycle, "outcomes").is_empty()) {
        if !std::mem::take(&mut first) {
            cycle["outcomes"] = json!([]);
        }
    }
    measure(&mut document, 3, Some(0.5), || 0.0);
    let last = list(&document, "measurements").last().unwrap()["week"].clone();
    let own = list(&document, "measurements")
        .iter()
        .filter(|it| it["week"] == last && it["expectation"] == "e-work")
        .cloned();
    let own: Vec<Value> = own.collect();
    let twice: Vec<Value> = [own.clone(), own].concat();
    document["measurements"] = json!(twice);
    let answer = calibrate(&document, &[Acting::WorkConsolidation, Acting::WorkRetentionIdle]);
    let [it] = answer.refused.as_slice() else { panic!("{answer:?}") };
    assert_eq!((it.parameter, it.why), (Acting::WorkConsolidation, CannotFit::Collinear));
    assert_eq!(it.with, [Acting::WorkRetentionIdle]);
}

#[test]
fn bounds_are_held_and_said_and_errors_decide_what_counts() {
    let mut document = programme(6);
    measure(&mut document, 3, Some(0.5), || 0.0);
    for measured in list_mut(&mut document, "measurements") {
        measured["level"] = json!(measured["level"].as_f64().unwrap() + 1e4);
    }
    let answer = calibrate(&document, &[Acting::CraftRetentionIdle, Acting::WorkRetentionIdle]);
    for estimate in &answer.estimates {
        assert_eq!((estimate.value, estimate.at_bound, estimate.standard_error), (1.0, true, None));
    }
    let measured = list_mut(&mut document, "measurements");
    measured[0]["standard_error"] = json!(null);
    measured[1]["standard_error"] = json!(0);
    let answer = calibrate(&document, &FITTED);
    assert!(answer.weighted && answer.left_out.len() == 2, "{:?}", answer.left_out);
    list_mut(&mut document, "measurements").iter_mut().for_each(|it| it["standard_error"] = json!(null));
    let answer = calibrate(&document, &FITTED);
    assert!(
        !answer.weighted && answer.left_out.is_empty() && answer.residuals.iter().all(|it| it.standardised.is_none())
    );
}

/// What is assumed to be nothing keeps what depends on it from being told, wherever that is assumed to be.
#[test]
fn where_nothing_consolidates_no_retention_is_told() {
    let mut document = programme(4);
    measure(&mut document, 3, Some(0.5), || 0.0);
    let last = list(&document, "measurements").iter().rfind(|it| it["expectation"] == "e-craft").unwrap().clone();
    document["measurements"] = json!([last]);
    for assumed in [0.0, 0.5, 1.0] {
        document["assumptions"] = json!({ "craft": { "consolidation": 0, "retention_idle": assumed } });
        let answer = calibrate(&document, &[Acting::CraftConsolidation, Acting::CraftRetentionIdle]);
        assert!(answer.estimates.iter().all(|it| it.parameter != Acting::CraftRetentionIdle), "{assumed}: {answer:?}");
        let alone = calibrate(&document, &[Acting::CraftRetentionIdle]);
        assert_eq!(refused(&alone), [(Acting::CraftRetentionIdle, CannotFit::NothingLasts)], "{assumed}");
    }
    // Work was reported, but no part of it counts.
    let mut tried = programme(4);
    measure(&mut tried, 3, Some(0.5), || 0.0);
    tried["assumptions"] = json!({ "stage": { "tried": 0 } });
    let answer = calibrate(&tried, &[Acting::WorkConsolidation, Acting::WorkRetentionIdle]);
    let nothing = CannotFit::NothingLasts;
    assert_eq!(refused(&answer), [(Acting::WorkConsolidation, nothing), (Acting::WorkRetentionIdle, nothing)]);
}
