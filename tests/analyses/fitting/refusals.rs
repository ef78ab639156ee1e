//! What cannot be told is refused, and what is left is told as if it were not there.

use super::simulate::{Case, FIRST, FITTED, laboratory};
use crate::reference::document::week_text;
use lerendwerken::calculus::{Acting, Calibrated, CannotFit};
use serde_json::{Value, json};

fn refused(calibrated: &Calibrated) -> Vec<(Acting, CannotFit)> {
    calibrated.refused.iter().map(|it| (it.parameter, it.why)).collect()
}

/// A laboratory with other cycles: one team that yields in the first week, and practises in the weeks that are given.
fn once(weeks: i32, practised: impl Fn(i32) -> bool) -> Case {
    let mut case = laboratory(weeks, 1);
    let cycle = |week: i32| {
        let outcome = |carrier: &str| json!({ "expectation": "e-som", "carrier": carrier, "amount": 50 });
        let outcomes: Vec<Value> = if week == 0 { vec![outcome("work")] } else { vec![] };
        json!({ "id": format!("c-{week}"), "team": "t-0", "week": week_text(FIRST + week), "status": "held",
            "activities": [{ "professionals": ["p-0"], "mode": "doing", "minutes": 60 }], "outcomes": outcomes })
    };
    case.logged = (0..weeks).filter(|week| *week == 0 || practised(*week)).map(cycle).collect();
    case
}

/// As many weeks of practice as without lie before each measurement, so their retentions have one effect: only their
/// product can be told.
#[test]
fn retentions_that_always_go_together() {
    let truth = [1.0, 1.0, 1.0, 0.8, 0.96, 0.9];
    let even: Vec<i32> = (1..10).map(|n| FIRST + 2 * n).collect();
    let case = once(20, |week| week % 2 == 1).with(&truth).measured(&even, 0.01, || 0.0);
    let asked = [Acting::WorkConsolidation, Acting::WorkRetentionHeld, Acting::WorkRetentionIdle];
    let calibrated = case.assuming(Acting::WorkRetentionHeld, 0.98).calibrated(&asked);
    let [it] = calibrated.refused.as_slice() else { panic!("{calibrated:?}") };
    assert_eq!((it.parameter, it.why), (Acting::WorkRetentionHeld, CannotFit::Collinear));
    assert_eq!(it.with, [Acting::WorkRetentionIdle]);
    let values: Vec<f64> = calibrated.estimates.iter().map(|it| it.value).collect();
    assert!((values[0] - 0.8).abs() < 1e-9 && (values[1] - 0.96 * 0.9 / 0.98).abs() < 1e-9, "{values:?}");
    // Measured after a week of practice as well, both can be told.
    let odd: Vec<i32> = even.iter().flat_map(|week| [week - 1, *week]).collect();
    let calibrated = once(20, |week| week % 2 == 1).with(&truth).measured(&odd, 0.01, || 0.0).calibrated(&asked);
    assert!(calibrated.refused.is_empty() && calibrated.converged, "{calibrated:?}");
    for (it, truth) in calibrated.estimates.iter().zip(&truth[3..]) {
        assert!((it.value - truth).abs() < 1e-8, "{it:?}");
    }
}

#[test]
fn more_asked_than_measured() {
    let case = once(20, |week| week % 3 == 1).with(&[1.0, 1.0, 1.0, 0.8, 0.96, 0.9]);
    let case = case.measured(&[FIRST + 9, FIRST + 16], 0.01, || 0.0);
    // Each week two expectations are measured, but on one of them nothing was reported.
    let calibrated = case.calibrated(&FITTED);
    let nothing = CannotFit::NothingReported;
    assert_eq!(
        refused(&calibrated),
        [
            (Acting::CraftConsolidation, nothing),
            (Acting::CraftRetentionHeld, nothing),
            (Acting::CraftRetentionIdle, nothing),
            (Acting::WorkConsolidation, CannotFit::TooFewMeasurements)
        ]
    );
    assert_eq!((calibrated.estimates.len(), calibrated.degrees_of_freedom), (2, 2));
}

/// Where nothing consolidates, retention has no effect: it is neither at a bound nor anywhere else.
#[test]
fn retention_of_what_does_not_last() {
    let every: Vec<i32> = (0..15).map(|n| FIRST + 3 + 4 * n).collect();
    let truth = [0.0, 0.98, 0.9, 0.8, 0.98, 0.9];
    let case = laboratory(60, 3).with(&truth).measured(&every, 0.002, || 0.0);
    let craft = [Acting::CraftRetentionHeld, Acting::CraftRetentionIdle];
    // As assumed.
    let calibrated = case.calibrated(&craft);
    assert_eq!(refused(&calibrated), craft.map(|it| (it, CannotFit::NothingLasts)));
    assert!(calibrated.estimates.is_empty() && calibrated.converged);
    // As it turns out.
    let calibrated = case.assuming(Acting::CraftConsolidation, 0.5).calibrated(&FITTED);
    assert_eq!(refused(&calibrated), craft.map(|it| (it, CannotFit::NothingLasts)));
    let [first, others @ ..] = calibrated.estimates.as_slice() else { panic!("{calibrated:?}") };
    assert_eq!((first.parameter, first.value, first.at_bound), (Acting::CraftConsolidation, 0.0, true));
    assert_eq!(first.standard_error, None);
    for (it, truth) in others.iter().zip(&truth[3..]) {
        assert!((it.value - truth).abs() < 1e-8 && it.standard_error.is_some(), "{it:?}");
    }
}

/// Craft of a million million times as much as the work leaves nothing of the work to be told.
#[test]
fn what_is_lost_in_rounding() {
    let every: Vec<i32> = (0..15).map(|n| FIRST + 3 + 4 * n).collect();
    let truth = [0.7, 0.98, 0.9, 0.8, 0.98, 0.9];
    let mut case = laboratory(60, 3).with(&truth);
    for outcome in case.logged.iter_mut().flat_map(|cycle| crate::common::list_mut(cycle, "outcomes")) {
        let by = if outcome["carrier"] == "craft" { 1e6 } else { 1e-6 };
        outcome["amount"] = json!(outcome["amount"].as_f64().unwrap() * by);
    }
    let calibrated = case.measured(&every, 0.002, || 0.0).calibrated(&FITTED);
    let work = [Acting::WorkConsolidation, Acting::WorkRetentionHeld, Acting::WorkRetentionIdle];
    assert_eq!(refused(&calibrated), work.map(|it| (it, CannotFit::Negligible)));
    for (it, truth) in calibrated.estimates.iter().zip(truth) {
        assert!((it.value - truth).abs() < 1e-8, "{it:?}");
    }
}
