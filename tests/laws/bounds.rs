//! What lasts lies between nothing and the yield, and learning less never makes it more.

use crate::common::{list_mut, sound};
use crate::programmes::{Case, cases, number};
use lerendwerken::calculus::{self, Series};
use lerendwerken::model::Week;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn series(case: &Case) -> Vec<Series> {
    calculus::series(&sound(&case.whole(), &[]), case.as_of())
}

/// What lasts, by team, expectation and week.
fn lasting(case: &Case) -> BTreeMap<(String, String, Week), f64> {
    let mut lasting = BTreeMap::new();
    for series in series(case) {
        for (week, state) in series.weeks() {
            lasting.insert((series.team.to_string(), series.expectation.to_string(), week), state.long);
        }
    }
    lasting
}

/// Leaves more to AI: of the rest of every AI use this share too; and no mastery where it is taken away.
fn leave_more(case: &Case, more: &[(f64, bool)]) -> Case {
    let (mut changed, mut more) = (case.clone(), more.iter().cycle());
    for activity in changed.cycles.iter_mut().flat_map(|cycle| list_mut(cycle, "activities")) {
        let (share, unlearn) = more.next().unwrap();
        if let Some(ai) = activity.get_mut("ai").filter(|ai| ai.is_object()) {
            let offloaded = number(&ai["offloaded"]);
            ai["offloaded"] = json!((offloaded + share * (1.0 - offloaded)).min(1.0));
        }
        if *unlearn {
            activity["mastery"] = json!(false);
        }
    }
    changed
}

/// Sees to it that idle weeks keep no more than weeks of practice.
fn keep_least_when_idle(case: &Case) -> Case {
    let mut changed = case.clone();
    for carrier in ["craft", "work"] {
        let default = if carrier == "craft" { 0.9856 } else { 0.995 };
        let assumed = &case.document["assumptions"][carrier];
        let (held, idle) = (assumed["retention_held"].as_f64(), assumed["retention_idle"].as_f64());
        let (held, idle) = (held.unwrap_or(1.0), idle.unwrap_or(default));
        let mut assumptions = changed.document["assumptions"].take();
        let mut keep = assumptions[carrier].take();
        keep["retention_held"] = json!(held.max(idle));
        keep["retention_idle"] = json!(held.min(idle));
        assumptions[carrier] = keep;
        changed.document["assumptions"] = assumptions;
    }
    changed
}

proptest! {
    #[test]
    fn what_lasts_lies_between_nothing_and_the_yield(case in cases()) {
        for series in series(&case.with_amounts_above_zero()) {
            for (week, state) in series.weeks() {
                prop_assert!(0.0 <= state.long && state.long <= state.short, "{week}: {state:?}");
                prop_assert!(0.0 <= state.long_variance && state.long_variance <= state.short_variance);
            }
        }
    }

    #[test]
    fn more_offloading_never_raises_what_lasts_of_craft(
        case in cases(), more in prop::collection::vec((0.0..=1.0_f64, any::<bool>()), 30),
    ) {
        let craft = case.with_amounts_above_zero().with_outcomes(|outcome| outcome["carrier"] = json!("craft"));
        let (before, after) = (lasting(&craft), lasting(&leave_more(&craft, &more)));
        prop_assert_eq!(before.len(), after.len());
        for (key, long) in &after {
            prop_assert!(*long <= before[key], "{key:?}: {long} after {}", before[key]);
        }
    }

    #[test]
    fn offloading_matters_to_craft_alone(case in cases(), more in prop::collection::vec((0.0..=1.0_f64, any::<bool>()), 30)) {
        let work = case.with_outcomes(|outcome| outcome["carrier"] = json!("work"));
        prop_assert_eq!(lasting(&work), lasting(&leave_more(&work, &more)));
        let yields = |case: &Case| series(case).iter().map(|it| it.states.iter().map(|s| s.short).collect()).collect();
        let before: Vec<Vec<f64>> = yields(&case);
        prop_assert_eq!(before, yields(&leave_more(&case, &more)));
    }

    #[test]
    fn a_week_skipped_never_raises_what_lasts(case in cases(), which in any::<Index>()) {
        let case = keep_least_when_idle(&case.with_amounts_above_zero());
        let held: Vec<usize> = (0..case.cycles.len()).filter(|i| case.cycles[*i]["status"] == "held").collect();
        prop_assume!(!held.is_empty());
        let mut skipped = case.clone();
        let cycle = &mut skipped.cycles[held[which.index(held.len())]];
        *cycle = json!({
            "id": cycle["id"], "team": cycle["team"], "week": cycle["week"], "status": "skipped", "reason": "storing",
        });
        // The latest held week may be the one that is skipped, so the week is fixed.
        let week = sound(&case.whole(), &[]).week(case.as_of());
        skipped.week = Some(week.to_string());
        let before = lasting(&case);
        for (key, long) in lasting(&skipped) {
            prop_assert!(long <= before[&key], "{key:?}: {long} after {}", before[&key]);
        }
    }
}

/// A cycle without activities is no practice, and builds no craft; a planned or skipped week is idle.
#[test]
fn a_week_without_activities_is_idle() {
    let assumptions = json!({
        "craft": { "consolidation": 1, "retention_held": 1, "retention_idle": 0.5 },
        "work": { "consolidation": 1, "retention_held": 1, "retention_idle": 0.25 },
        "stage": { "tried": 1 },
    });
    let outcome = |carrier: &str| json!({ "expectation": "e-uren", "amount": 8, "carrier": carrier });
    let mut first = crate::common::held("t-balie", "2026-W03");
    first["activities"] = json!([{ "professionals": ["p-anna"], "mode": "doing", "minutes": 60 }]);
    first["outcomes"] = json!([outcome("work"), outcome("craft")]);
    let mut second = crate::common::held("t-balie", "2026-W04");
    second["outcomes"] = json!([outcome("work"), outcome("craft")]);
    let lasts = |cycles: Vec<Value>| {
        let mut document = crate::common::document_with(cycles);
        document["assumptions"] = assumptions.clone();
        let results = calculus::results(&sound(&document, &[]), crate::common::as_of(Some("2026-W04")));
        results.expectations[0].long_term.value
    };
    assert_eq!(lasts(vec![first.clone()]), 2.0 + 4.0);
    assert_eq!(lasts(vec![first.clone(), second]), 2.0 + 8.0 + 4.0);
    for status in ["planned", "skipped"] {
        assert_eq!(lasts(vec![first.clone(), crate::common::cycle("t-balie", "2026-W04", status)]), 2.0 + 4.0);
    }
}
