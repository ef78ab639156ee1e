//! LW302 and LW304: the team's own questions, in the team.

use crate::common::{accepted_about, asking, cycle, document_with, doing, found_as_of, found_by, held, push, said_by};
use serde_json::{Value, json};

use super::{NOTHING, balie};

/// A cycle in which somebody asks and some people do something.
fn asked_and_done(who: &str, people: &[&str]) -> Value {
    document_with([doing(asking(balie(7), "lq-1", who, None), people, Some("lq-1"))])
}

#[test]
fn asked_or_done_from_outside() {
    let (question, activity) = ("/cycles/0/learning_questions/0", "/cycles/0/activities/0");
    for (who, people, expected) in [
        ("p-anna", &["p-bram"][..], vec![]),
        ("p-anna", &["p-marc", "p-bram"], vec![]),
        ("p-marc", &["p-bram"], vec![question]),
        ("p-anna", &["p-marc"], vec![activity]),
        ("p-weg", &["p-weg"], vec![question, activity]),
        ("p-anna", &["p-weg", "p-marc"], vec![activity]),
        ("p-anna", &["p-weg", "p-bram"], vec![]),
    ] {
        assert_eq!(found_by("LW302", &asked_and_done(who, people)), expected, "{who} {people:?}");
    }
    let document = asked_and_done("p-marc", &["p-marc", "p-weg"]);
    assert_eq!(
        said_by("LW302", &document),
        [
            "deze leervraag is niet van iemand die in 2026-W07 lid is van `t-balie`",
            "aan deze activiteit deed niemand mee die in 2026-W07 lid is van `t-balie`"
        ]
    );
    assert_eq!(accepted_about("LW302", &document, &["p-marc", "t-balie", "2026-W07"]), 2);
    assert_eq!(accepted_about("LW302", &document, &["lq-1", "p-marc"]), 1);
    assert_eq!(accepted_about("LW302", &document, &["p-weg"]), 1, "everybody in it is named");
}

#[test]
fn who_is_a_member_in_a_week() {
    for (member, week, is_member) in [
        ("until", "2026-W07", true),
        ("until", "2026-W06", false),
        ("from", "2026-W07", true),
        ("from", "2026-W08", false),
    ] {
        let mut document = asked_and_done("p-anna", &["p-anna"]);
        document["people"][0][member] = json!(week);
        assert_eq!(found_by("LW302", &document).len(), if is_member { 0 } else { 2 }, "{member} {week}");
    }
    // Found by number among many members.
    let mut many = asked_and_done("p-anna", &["p-bram"]);
    many["teams"][0]["members"] = (0..40).rev().map(|i| json!(format!("p-{i}"))).collect();
    for i in 0..41 {
        push(&mut many, "people", json!({ "id": format!("p-{i}"), "name": "Iemand", "weekly_minutes": 60 }));
    }
    for (who, is_member) in [("p-0", true), ("p-17", true), ("p-39", true), ("p-40", false), ("p-anna", false)] {
        many["cycles"][0]["learning_questions"][0]["professional"] = json!(who);
        many["cycles"][0]["activities"][0]["professionals"] = json!([who]);
        assert_eq!(found_by("LW302", &many).len(), if is_member { 0 } else { 2 }, "{who}");
    }
}

#[test]
fn where_nothing_is_asked_from_outside() {
    let mut elsewhere = asked_and_done("p-weg", &["p-weg"]);
    elsewhere["cycles"][0]["team"] = json!("t-weg");
    assert_eq!(found_by("LW302", &elsewhere), NOTHING, "a team that is not declared");
    let planned = asking(cycle("t-balie", "2026-W07", "planned"), "lq-1", "p-weg", None);
    assert_eq!(found_by("LW302", &document_with([planned])), NOTHING, "planned");
    assert_eq!(found_as_of("LW302", &asked_and_done("p-weg", &["p-weg"]), "2026-W06"), NOTHING, "not yet");
}

#[test]
fn learned_alone() {
    let together = |mut cycle: Value| {
        cycle["activities"][0]["mode"] = json!("together");
        cycle
    };
    let alone = || doing(balie(7), &["p-anna"], None);
    let of = |cycle: Value| found_by("LW304", &document_with([cycle]));
    assert_eq!(of(alone()), ["/cycles/0"]);
    assert_eq!(of(together(alone())), NOTHING, "together with whoever is not named");
    assert_eq!(of(doing(balie(7), &["p-anna", "p-bram"], None)), NOTHING);
    assert_eq!(of(doing(balie(7), &["p-anna", "p-marc"], None)), NOTHING, "a guest will do");
    assert_eq!(of(doing(balie(7), &["p-anna", "p-weg"], None)), ["/cycles/0"], "somebody unknown is not told");
    assert_eq!(of(doing(balie(7), &["p-weg", "p-los"], None)), ["/cycles/0"]);
    assert_eq!(of(doing(balie(7), &["p-anna", "p-anna"], None)), ["/cycles/0"], "one person");
    assert_eq!(of(doing(alone(), &["p-bram"], None)), ["/cycles/0"], "each alone");
    assert_eq!(of(doing(alone(), &["p-bram", "p-anna"], None)), NOTHING, "one thing together is enough");
    assert_eq!(of(balie(7)), NOTHING, "nothing was done");
    let mut formal = alone();
    formal["activities"][0]["mode"] = json!("formal");
    assert_eq!(of(formal), ["/cycles/0"]);
    assert_eq!(found_as_of("LW304", &document_with([alone()]), "2026-W06"), NOTHING, "not yet");
}

#[test]
fn who_could_learn_together() {
    let team = |team: &str| found_by("LW304", &document_with([doing(held(team, "2026-W07"), &["p-bram"], None)]));
    assert_eq!(team("t-balie"), ["/cycles/0"]);
    assert_eq!(team("t-kcc"), NOTHING, "a team of one");
    assert_eq!(team("t-weg"), NOTHING, "a team that is not declared");
    for (member, week, are_two) in [
        ("until", "2026-W07", true),
        ("until", "2026-W06", false),
        ("from", "2026-W07", true),
        ("from", "2026-W08", false),
    ] {
        let mut document = document_with([doing(balie(7), &["p-bram"], None)]);
        document["people"][0][member] = json!(week);
        assert_eq!(!found_by("LW304", &document).is_empty(), are_two, "{member} {week}");
    }
    let mut never = document_with([doing(balie(7), &["p-bram"], None)]);
    never["people"][0]["from"] = json!("2026-W09");
    never["people"][0]["until"] = json!("2026-W05");
    assert_eq!(found_by("LW304", &never), NOTHING, "who leaves before coming is never there");
    let mut twice = document_with([doing(balie(7), &["p-bram"], None)]);
    twice["teams"][0]["members"] = json!(["p-bram", "p-bram", "p-weg"]);
    assert_eq!(found_by("LW304", &twice), NOTHING, "members count once, unknown ones not at all");
}
