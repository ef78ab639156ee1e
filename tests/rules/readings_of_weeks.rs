//! LW003, LW004, LW005, LW007 and LW010: weeks, sessions, and questions that come back.

use crate::common::{
    asking, check, check_with_logs, cycle, document, document_with, found, found_in_log, held, log_of, named, places,
};
use lerendwerken::rules::Options;
use serde_json::{Value, json};

fn planned(week: &str) -> Value {
    cycle("t-balie", week, "planned")
}

/// A planned cycle in which much is wrong.
fn wrong_plan(id: &str) -> Value {
    let mut plan = asking(named(planned("2026-W07"), id), "lq-1", "p-weg", Some("dq-weg"));
    plan["sessions"] = json!([{ "start": "2026-03-10T09:00:00+01:00", "minutes": 30, "moment": "m-weg" }]);
    asking(plan, "lq-1", "p-weg", None)
}

#[test]
fn a_planned_cycle_is_superseded_by_another_of_its_week() {
    for status in ["held", "skipped"] {
        let other = cycle("t-balie", "2026-W07", status);
        let id = other["id"].as_str().unwrap().to_owned();
        for plans in [vec![wrong_plan(&id)], vec![wrong_plan("c-plan")], vec![wrong_plan(&id), wrong_plan("c-plan")]] {
            let cycles: Vec<Value> = plans.iter().cloned().chain([other.clone()]).collect();
            assert_eq!(found(&document_with(cycles.clone())), [""; 0], "{status} after {}", plans.len());
            assert_eq!(found(&document_with(cycles.iter().rev().cloned())), [""; 0], "in the other order");
            assert_eq!(found_in_log(&document(), &cycles), [""; 0]);
            let mut document = document();
            document["cycles"] = json!([other]);
            assert_eq!(found_in_log(&document, &plans), [""; 0], "over programme and log");
        }
    }
}

#[test]
fn a_planned_cycle_of_another_week_or_team_stands() {
    let document = document_with([planned("2026-W07"), held("t-balie", "2026-W08"), held("t-kcc", "2026-W07")]);
    assert_eq!(found(&document), [""; 0]);
    let wrong = document_with([wrong_plan("c-plan"), held("t-kcc", "2026-W07")]);
    assert_eq!(found(&wrong).len(), 7, "{:?}", found(&wrong));
}

#[test]
fn two_cycles_in_one_week() {
    let again = |cycle: Value| named(cycle, "c-again");
    let twice = |one: &str, other: &str| {
        let week = |status: &str| cycle("t-balie", "2026-W07", status);
        found(&document_with([week(one), again(week(other))]))
    };
    for (one, other) in [("planned", "planned"), ("held", "held"), ("skipped", "skipped"), ("held", "skipped")] {
        assert_eq!(twice(one, other), ["LW003@/cycles/1"], "{one} {other}");
        assert_eq!(twice(other, one), ["LW003@/cycles/1"], "{other} {one}");
    }
    let three = [held("t-balie", "2026-W07"), again(held("t-balie", "2026-W07")), named(planned("2026-W07"), "c-plan")];
    assert_eq!(found(&document_with(three)), ["LW003@/cycles/1"], "the plan is gone, the two are left");
    let log = log_of(&[again(held("t-balie", "2026-W07"))]);
    let checked = check_with_logs(&document_with([held("t-balie", "2026-W07")]), &[log], &Options::default());
    assert_eq!(places(&checked), ["LW003@1:1:"]);
    assert!(checked.sound().is_err());
    let same_id = document_with([held("t-balie", "2026-W07"), held("t-balie", "2026-W07")]);
    assert_eq!(found(&same_id), ["LW001@/cycles/1", "LW003@/cycles/1"]);
}

/// By the order in which they are read, not by their place in the calendar.
#[test]
fn the_later_of_two_is_the_one_read_later() {
    let early = [held("t-balie", "2026-W20"), held("t-balie", "2026-W07"), named(held("t-balie", "2026-W07"), "c-2")];
    assert_eq!(found(&document_with(early)), ["LW003@/cycles/2"]);
}

#[test]
fn a_cycle_outside_the_period() {
    let within = ["2026-W02", "2026-W52"].map(|week| held("t-balie", week));
    assert_eq!(found(&document_with(within)), [""; 0], "the first and the last week are within");
    let outside = [held("t-balie", "2026-W01"), planned("2026-W53"), cycle("t-kcc", "2027-W01", "skipped")];
    assert_eq!(found(&document_with(outside)), ["LW004@/cycles/0", "LW004@/cycles/1", "LW004@/cycles/2"]);
    let mut document = document();
    document["measurements"] =
        json!([{ "expectation": "e-uren", "week": "2025-W50", "level": 6.1, "source": "register" }]);
    document["accounts"] = json!([{ "id": "a-1", "professional": "p-anna", "to": "p-marc", "week": "2027-W13",
        "development": "…" }]);
    assert_eq!(found(&document), [""; 0], "measurements and accounts may be outside");
}

#[test]
fn in_a_reversed_period_every_cycle_is_outside() {
    let mut document = document_with([held("t-balie", "2026-W07"), planned("2026-W52"), held("t-kcc", "2026-W02")]);
    document["period"] = json!({ "from": "2026-W52", "until": "2026-W02" });
    let expected = ["LW005@/period", "LW004@/cycles/0", "LW004@/cycles/1", "LW004@/cycles/2"];
    assert_eq!(found(&document), expected);
    document["period"] = json!({ "from": "2026-W07", "until": "2026-W07" });
    assert_eq!(found(&document), ["LW004@/cycles/1", "LW004@/cycles/2"], "one week is a period");
}

/// Integrity reads every week, whatever the week that is asked for.
#[test]
fn integrity_reads_what_comes_after_the_week_that_is_asked_for() {
    let document = document_with([held("t-balie", "2026-W20"), named(held("t-balie", "2026-W20"), "c-2")]);
    let options = Options::default().as_of(crate::common::week("2026-W03"));
    assert_eq!(places(&check_with_logs(&document, &[], &options)), ["LW003@/cycles/1"]);
}

#[test]
fn a_session_outside_its_week() {
    let at = |start: &str, status: &str| {
        let mut cycle = cycle("t-balie", "2026-W07", status);
        cycle["sessions"] = json!([{ "start": start, "minutes": 30 }]);
        found(&document_with([cycle]))
    };
    // 2026-W07 is 9 to 15 February. Date and clock count as written, and nothing is converted.
    for start in ["2026-02-09T00:00:00+14:00", "2026-02-15T23:59:59-11:00", "2026-02-10T09:00:00Z"] {
        assert_eq!(at(start, "held"), [""; 0], "{start}");
    }
    for start in ["2026-02-08T23:59:59-11:00", "2026-02-16T00:00:00+14:00", "2000-01-01T09:00:00Z"] {
        assert_eq!(at(start, "held"), ["LW007@/cycles/0/sessions/0"], "{start}");
        assert_eq!(at(start, "planned"), ["LW007@/cycles/0/sessions/0"], "{start}");
    }
    let mut two = held("t-balie", "2026-W07");
    two["sessions"] = json!([{ "start": "2026-02-10T09:00:00Z", "minutes": 30 },
        { "start": "2027-02-10T09:00:00Z", "minutes": 30 }]);
    let checked = check(&document_with([two]));
    assert_eq!(places(&checked), ["LW007@/cycles/0/sessions/1"]);
    assert!(checked.sound().is_ok(), "it does not block results");
}

/// A question listed in some weeks: who asks it and which development question it names.
fn listed(weeks: &[(&str, &str, Option<&str>)]) -> Vec<Value> {
    weeks.iter().map(|(week, who, about)| asking(held("t-balie", week), "lq-1", who, *about)).collect()
}

#[test]
fn a_question_that_comes_back_as_another_one() {
    let (anna, bram) = (("2026-W07", "p-anna", Some("dq-brieven")), ("2026-W09", "p-bram", Some("dq-brieven")));
    assert_eq!(found(&document_with(listed(&[anna, bram]))), ["LW010@/cycles/1/learning_questions/0"]);
    assert_eq!(found(&document_with(listed(&[bram, anna]))), ["LW010@/cycles/0/learning_questions/0"], "by week");
    assert_eq!(found_in_log(&document(), &listed(&[anna, bram])), ["LW010@1:2:/learning_questions/0"]);
    assert_eq!(found_in_log(&document(), &listed(&[bram, anna])), ["LW010@1:1:/learning_questions/0"]);
    for other in [Some("dq-balie"), None] {
        let cycles = listed(&[anna, ("2026-W09", "p-anna", other), ("2026-W11", "p-anna", Some("dq-brieven"))]);
        let expected = ["LW010@/cycles/1/learning_questions/0", "LW010@/cycles/2/learning_questions/0"];
        assert_eq!(found(&document_with(cycles)), expected, "each is held against the one before: {other:?}");
    }
    let same = listed(&[anna, ("2026-W09", "p-anna", Some("dq-brieven")), ("2026-W30", "p-anna", Some("dq-brieven"))]);
    assert_eq!(found(&document_with(same)), [""; 0]);
    assert!(check(&document_with(listed(&[anna, bram]))).sound().is_ok(), "it does not block results");
}

/// W09 lies between two that agree; read last, it differs from both.
#[test]
fn weeks_read_out_of_order() {
    let cycles = [("2026-W07", "p-anna", None), ("2026-W11", "p-anna", None), ("2026-W09", "p-bram", None)];
    let expected = ["LW010@/cycles/1/learning_questions/0", "LW010@/cycles/2/learning_questions/0"];
    assert_eq!(found(&document_with(listed(&cycles))), expected);
    let agree = [("2026-W11", "p-bram", None), ("2026-W07", "p-anna", None), ("2026-W09", "p-anna", None)];
    assert_eq!(found(&document_with(listed(&agree))), ["LW010@/cycles/0/learning_questions/0"]);
}

#[test]
fn questions_are_known_by_team_and_id() {
    let balie = asking(held("t-balie", "2026-W07"), "lq-1", "p-anna", None);
    let kcc = asking(held("t-kcc", "2026-W08"), "lq-1", "p-bram", Some("dq-balie"));
    assert_eq!(found(&document_with([balie.clone(), kcc])), [""; 0], "of two teams they are two");
    let other = asking(held("t-balie", "2026-W08"), "lq-2", "p-bram", None);
    assert_eq!(found(&document_with([balie, other])), [""; 0]);
}

#[test]
fn planned_cycles_list_questions_too_unless_they_are_superseded() {
    let anna = asking(held("t-balie", "2026-W07"), "lq-1", "p-anna", None);
    let plan = asking(planned("2026-W08"), "lq-1", "p-bram", None);
    assert_eq!(found(&document_with([anna.clone(), plan.clone()])), ["LW010@/cycles/1/learning_questions/0"]);
    let held = asking(named(held("t-balie", "2026-W08"), "c-held"), "lq-1", "p-anna", None);
    assert_eq!(found(&document_with([anna, plan, held])), [""; 0]);
}

/// Two that nobody knows are as different as two that are known.
#[test]
fn unknown_people_and_questions_differ_from_each_other() {
    let changed = |one: (&str, Option<&str>), other: (&str, Option<&str>)| {
        let cycles = listed(&[("2026-W07", one.0, one.1), ("2026-W08", other.0, other.1)]);
        found(&document_with(cycles)).iter().any(|place| place == "LW010@/cycles/1/learning_questions/0")
    };
    assert!(changed(("p-weg", None), ("p-los", None)));
    assert!(changed(("p-weg", None), ("p-anna", None)));
    assert!(changed(("p-anna", Some("dq-weg")), ("p-anna", Some("dq-los"))));
    assert!(!changed(("p-weg", Some("dq-weg")), ("p-weg", Some("dq-weg"))));
}
