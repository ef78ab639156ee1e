//! Large programmes: what takes the square of their size would not end.

use serde_json::{Value, json};

use crate::common::{document, read};
use lerendwerken::rules::{Options, between};
use lerendwerken::versions;

const MANY: usize = 100_000;

fn people(from: usize, minutes: u32) -> Vec<Value> {
    let person = |n: usize| json!({ "id": format!("p-{n}"), "name": "N", "weekly_minutes": minutes });
    (from..from + MANY).map(person).collect()
}

#[test]
fn a_hundred_thousand_people() {
    let mut before = document();
    let mut after = document();
    before["people"] = people(0, 1920).into();
    let mut other = people(1, 1920);
    other.reverse();
    other[7]["weekly_minutes"] = json!(60);
    after["people"] = other.into();
    let members = |from: usize| (from..from + MANY).map(|n| format!("p-{n}")).collect::<Vec<_>>();
    before["teams"][0]["members"] = json!(members(0));
    after["teams"][0]["members"] = json!(members(1));
    let changes = versions::changes(&read(&before), &read(&after));
    let said: Vec<_> = changes.iter().map(|change| (change.kind().as_str(), change.pointer())).collect();
    let expected = [
        ("added", "/people/0".to_owned()),
        ("changed", "/people/7/weekly_minutes".into()),
        ("removed", "/people/0".into()),
        ("added", format!("/teams/0/members/{}", MANY - 1)),
        ("removed", "/teams/0/members/0".into()),
    ];
    assert_eq!(said, expected);
}

#[test]
fn everything_new_and_everything_gone() {
    let (mut before, mut after) = (document(), document());
    before["people"] = people(0, 1920).into();
    after["people"] = people(MANY, 1920).into();
    assert_eq!(versions::changes(&read(&before), &read(&after)).len(), 2 * MANY);
}

/// One id many times, moments of one name in many teams, expectations that all move, and many of one milestone.
#[test]
fn what_is_alike_is_no_harder() {
    let many = MANY / 10;
    let (mut before, mut after) = (document(), document());
    before["people"] = vec![json!({ "id": "p-anna", "name": "Anna", "weekly_minutes": 60 }); MANY].into();
    after["people"] = before["people"].clone();
    let team = |n: usize| {
        json!({ "id": format!("t-{n}"), "name": "T", "members": ["p-anna"], "working_hours": [],
            "moments": [ { "id": "m-dinsdag", "day": "tue", "from": "09:00", "minutes": 60 } ] })
    };
    before["teams"] = (0..many).map(team).collect();
    after["teams"] = (many..2 * many).map(team).collect();
    let expectation = |n: usize| {
        json!({ "id": format!("e-{n}"), "horizon": "direct", "indicator": { "name": "Uren", "unit": "h" },
            "declared": "2026-W02", "baseline": 0, "target": n, "due": "2026-W26" })
    };
    let mut expectations: Vec<Value> = (1..=many).map(expectation).collect();
    expectations[0]["milestones"] = vec![json!({ "week": "2026-W10", "target": 1 }); many].into();
    before["goals"][0]["expectations"] = json!(expectations);
    let goal = |expectation: &Value| {
        let id = expectation["id"].as_str().unwrap().replace("e-", "g-");
        json!({ "id": id, "title": "T", "expectations": [expectation] })
    };
    after["goals"] = expectations.iter().map(goal).collect();
    after["goals"][0]["expectations"][0]["milestones"].as_array_mut().unwrap().pop();
    let (before, after) = (read(&before), read(&after));
    let changes = versions::changes(&before, &after);
    let of = |kind: &str| changes.iter().filter(|change| change.kind().as_str() == kind).count();
    // Teams with their moments, goals; the goal that all moved from, a milestone.
    assert_eq!((of("added"), of("moved"), of("changed")), (3 * many, many, 0));
    assert_eq!(of("removed"), 2 * many + 2);
    let found = between(&before, &after, &Options::default());
    assert_eq!(found.iter().map(|finding| finding.pointer()).collect::<Vec<_>>(), ["/goals/0/expectations/0"]);
}
