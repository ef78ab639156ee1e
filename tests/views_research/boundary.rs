//! What is said of exactly k people and not of one fewer.

use serde_json::{Value, json};

use crate::common::list;
use crate::figures::hold;
use crate::made::{asked, view_of};
use crate::reference::document::week_number;

const PEOPLE: [&str; 8] = ["p-a", "p-b", "p-c", "p-d", "p-e", "p-f", "p-g", "p-h"];

fn document(teams: &[(&str, &[&str])], cycles: Vec<Value>) -> Value {
    let teams = teams
        .iter()
        .map(|(id, members)| json!({ "id": id, "name": "x", "members": members, "working_hours": [], "moments": [] }));
    json!({ "format": 1, "id": "made", "organisation": "x", "development_questions": [],
        "people": PEOPLE.map(|id| json!({ "id": id, "name": "x", "weekly_minutes": 2000 })),
        "teams": teams.collect::<Vec<_>>(), "period": { "from": "2026-W01", "until": "2026-W52" },
        "ai_systems": [{ "id": "ai-a", "name": "x", "vendor": "x", "risk": "minimal", "cleared_for": ["public"] }],
        "goals": [{ "id": "g-a", "title": "x", "expectations": [{ "id": "e-a", "horizon": "direct",
            "indicator": { "name": "x", "unit": "h" }, "declared": "2026-W01", "due": "2026-W20", "baseline": 0,
            "target": 10 }] }],
        "cycles": cycles })
}

/// A held cycle in which so many people do something together in one way, and others in another.
fn cycle(team: &str, week: u32, ways: &[(&str, &[&str])]) -> Value {
    let activities = ways.iter().map(|(mode, people)| json!({ "professionals": people, "mode": mode, "minutes": 60 }));
    json!({ "id": format!("c-{team}-{week}"), "team": team, "week": format!("2026-W{week:02}"), "status": "held",
        "activities": activities.collect::<Vec<_>>() })
}

/// The view by week, once it was held against the plain reading.
fn view(document: &Value, least: usize) -> Value {
    hold("boundary", document, &[], &asked(least, false, None));
    view_of(document, &[], &asked(least, false, None)).1
}

#[test]
fn a_cell_of_k_people_is_said_and_one_of_fewer_is_not() {
    let document = document(
        &[("t-a", &PEOPLE[..5])],
        vec![cycle("t-a", 1, &[("doing", &PEOPLE[..5])]), cycle("t-a", 2, &[("doing", &PEOPLE[..4])])],
    );
    let periods = |least| {
        let view = view(&document, least);
        list(&view, "cells").iter().map(|cell| cell["period"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(periods(4), ["2026-W01", "2026-W02"]);
    assert_eq!(periods(5), ["2026-W01"]);
    assert!(periods(6).is_empty());
    let silent = view(&document, 6);
    assert_eq!(silent["silent"], "too_few_people");
    assert!(
        silent["as_of"].is_null() && list(&silent, "groups").is_empty() && list(&silent, "expectations").is_empty()
    );
    assert_eq!(silent["totals"]["cells"], 0);
}

#[test]
fn a_part_of_k_people_is_told_apart_and_one_of_fewer_is_not() {
    let modes = |formal: usize| {
        let document =
            document(&[("t-a", &PEOPLE)], vec![cycle("t-a", 1, &[("doing", &PEOPLE), ("formal", &PEOPLE[..formal])])]);
        let view = view(&document, 5);
        let time = list(&view["cells"][0], "learning_time").to_vec();
        time.iter()
            .map(|it| (it["mode"].as_str().map(str::to_owned), it["person_minutes"].as_u64()))
            .collect::<Vec<_>>()
    };
    assert_eq!(modes(5), [(Some("doing".into()), Some(480)), (Some("formal".into()), Some(300))]);
    assert_eq!(modes(4), [(None, Some(720))]);
}

#[test]
fn teams_are_put_together_until_they_are_k_different_people() {
    let groups = |teams: &[(&str, &[&str])]| {
        let cycles = teams.iter().map(|(team, members)| cycle(team, 1, &[("doing", members)]));
        let view = view(&document(teams, cycles.collect()), 5);
        let sizes =
            list(&view, "groups").iter().map(|it| (it["members"].as_u64().unwrap(), it["totals"]["held"].as_u64()));
        let mut sizes: Vec<_> = sizes.map(|(members, held)| (members, held.unwrap())).collect();
        sizes.sort_unstable();
        sizes
    };
    // Enough by themselves; put together; left over with the smallest.
    assert_eq!(groups(&[("t-a", &PEOPLE[..5]), ("t-b", &PEOPLE[1..6])]), [(5, 1), (5, 1)]);
    assert_eq!(groups(&[("t-a", &PEOPLE[..3]), ("t-b", &PEOPLE[3..6])]), [(5, 2)]);
    assert_eq!(groups(&[("t-a", &PEOPLE[..5]), ("t-b", &PEOPLE[5..7])]), [(5, 2)]);
    // Eight places and four people are too few.
    assert_eq!(groups(&[("t-a", &PEOPLE[..4]), ("t-b", &PEOPLE[..4])]), []);
    // Two teams of the same people do not make more of them; a third does.
    assert_eq!(groups(&[("t-a", &PEOPLE[..3]), ("t-b", &PEOPLE[..3]), ("t-c", &PEOPLE[3..5])]), [(5, 3)]);
}

#[test]
fn numbers_of_people_are_rounded_down_so_that_they_do_not_tell_of_one() {
    let of = |people: usize| {
        let team: &[&str] = &PEOPLE[..people];
        let view = view(&document(&[("t-a", team)], vec![cycle("t-a", 1, &[("doing", team)])]), 3);
        (view["groups"][0]["members"].as_u64().unwrap(), view["cells"][0]["contributors"].as_u64().unwrap())
    };
    assert_eq!([3, 4, 5, 6, 7, 8].map(of), [(3, 3), (3, 3), (3, 3), (6, 6), (6, 6), (6, 6)]);
}

#[test]
fn skipped_weeks_of_a_small_team_in_a_group_are_not_told() {
    let skipped = |team: &str, week: u32| {
        json!({ "id": format!("s-{team}-{week}"), "team": team, "week": format!("2026-W{week:02}"), "status": "skipped",
            "reason": "x" })
    };
    let teams: [(&str, &[&str]); 2] = [("t-a", &PEOPLE[..5]), ("t-b", &PEOPLE[5..6])];
    let of_one = document(&teams, vec![cycle("t-a", 1, &[("doing", &PEOPLE[..5])]), skipped("t-b", 1)]);
    assert!(view(&of_one, 5)["cells"][0]["skipped"].is_null());
    let mut of_all = of_one.clone();
    of_all["cycles"] = json!([cycle("t-a", 1, &[("doing", &PEOPLE[..5])]), skipped("t-a", 2), skipped("t-b", 1)]);
    let quarter = view_of(&of_all, &[], &asked(5, true, None)).1;
    assert_eq!(quarter["cells"][0]["skipped"], 2);
}

#[test]
fn what_names_a_person_is_about_that_person_and_what_names_nobody_about_all_of_the_week() {
    let with = |question: bool, asker: &str| {
        let mut cycle = cycle("t-a", 1, &[("doing", &PEOPLE)]);
        cycle["learning_questions"] = json!([{ "id": "lq-a", "professional": asker, "question": "x" }]);
        cycle["proposals"] = json!([{ "id": "pr-a", "title": "x", "stage": "tried", "strengthens": ["organisation"] }]);
        cycle["outcomes"] = json!([{ "expectation": "e-a", "amount": 2.5, "carrier": "work", "proposal": "pr-a" }]);
        if question {
            cycle["proposals"][0]["learning_question"] = json!("lq-a");
        }
        let view = view(&document(&[("t-a", &PEOPLE)], vec![cycle]), 5);
        ["proposals", "outcomes", "amounts", "asked"].map(|name| list(&view["cells"][0], name).len())
    };
    // That something was asked is about the one who asked it, in both.
    assert_eq!(with(false, "p-a"), [1, 1, 1, 0]);
    assert_eq!(with(true, "p-a"), [0, 0, 0, 0]);
}

#[test]
fn somebody_is_a_member_from_the_week_in_which_they_come() {
    let (one, other) = (&PEOPLE[..3], &PEOPLE[3..6]);
    let cycles = vec![cycle("t-a", 5, &[("doing", one)]), cycle("t-b", 5, &[("doing", other)])];
    let mut document = document(&[("t-a", one), ("t-b", other)], cycles);
    document["people"][2]["from"] = "2026-W06".into();
    for (week, groups) in [("2026-W05", 1), ("2026-W06", 2)] {
        let asked = asked(3, false, Some(week_number(week)));
        hold("boundary", &document, &[], &asked);
        assert_eq!(list(&view_of(&document, &[], &asked).1, "groups").len(), groups, "{week}");
    }
}
