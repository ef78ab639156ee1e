//! LW001 and LW002: ids that come twice and ids that refer to nothing.

use crate::common::{
    asking, check_with_logs, cycle, document, document_with, found, found_in_log, held, log_of, named, places, push,
    yielding,
};
use lerendwerken::rules::Options;
use serde_json::{Value, json};

/// The document with one value in another place of it.
fn with(pointer: &str, value: Value) -> Value {
    let mut document = document();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap()[key] = value;
    document
}

/// The document with one more element in a list of it.
fn with_one_more(pointer: &str, element: Value) -> Value {
    let mut document = document();
    document.pointer_mut(pointer).unwrap().as_array_mut().unwrap().push(element);
    document
}

/// A copy of the first of a list with it, so that its id stands twice.
fn twice(pointer: &str) -> Value {
    let first = document().pointer(pointer).unwrap()[0].clone();
    with_one_more(pointer, first)
}

#[test]
fn everything_that_has_an_id_may_have_it_once() {
    assert_eq!(found(&document()), [""; 0]);
    assert_eq!(found(&twice("/people")), ["LW001@/people/3"]);
    assert_eq!(found(&twice("/teams")), ["LW001@/teams/2"]);
    assert_eq!(found(&twice("/ai_systems")), ["LW001@/ai_systems/1"]);
    assert_eq!(found(&twice("/development_questions")), ["LW001@/development_questions/2"]);
    assert_eq!(found(&twice("/teams/0/moments")), ["LW001@/teams/0/moments/1"]);
    assert_eq!(found(&twice("/teams/0/members")), ["LW001@/teams/0/members/2"]);
    assert_eq!(found(&twice("/goals/0/expectations")), ["LW001@/goals/0/expectations/2"]);
    let account =
        json!({ "id": "a-1", "professional": "p-anna", "to": "p-marc", "week": "2026-W13", "development": "…" });
    assert_eq!(found(&with("/accounts", json!([account, account]))), ["LW001@/accounts/1"]);
    let goal = json!({ "id": "g-wachttijd", "title": "Nog een", "expectations": [] });
    assert_eq!(found(&with_one_more("/goals", goal)), ["LW001@/goals/1"]);
}

#[test]
fn the_third_is_another_finding() {
    let mut document = twice("/people");
    let first = document["people"][0].clone();
    push(&mut document, "people", first);
    assert_eq!(found(&document), ["LW001@/people/3", "LW001@/people/4"]);
}

#[test]
fn ids_of_expectations_are_unique_in_the_programme() {
    let expectation = document()["goals"][0]["expectations"][1].clone();
    let goal = json!({ "id": "g-ander", "title": "Ander doel", "expectations": [expectation] });
    assert_eq!(found(&with_one_more("/goals", goal)), ["LW001@/goals/1/expectations/0"]);
}

#[test]
fn ids_of_different_kinds_and_moments_of_two_teams_may_be_the_same() {
    // The two teams of the document both have an m-dinsdag.
    let mut document = with("/development_questions/1/id", json!("g-wachttijd"));
    document["ai_systems"][0]["id"] = json!("p-anna");
    assert_eq!(found(&document), [""; 0]);
}

#[test]
fn within_a_cycle_questions_proposals_and_people_stand_once() {
    let mut busy = asking(asking(held("t-balie", "2026-W07"), "lq-1", "p-anna", None), "lq-1", "p-anna", None);
    let proposal = json!({ "id": "pr-1", "title": "Sjabloon", "stage": "tried", "strengthens": ["organisation"] });
    busy["proposals"] = json!([proposal, proposal]);
    busy["activities"] = json!([{ "professionals": ["p-anna", "p-bram", "p-anna"], "mode": "doing", "minutes": 30 }]);
    let expected = [
        "LW001@/cycles/0/learning_questions/1",
        "LW001@/cycles/0/activities/0/professionals/2",
        "LW001@/cycles/0/proposals/1",
    ];
    assert_eq!(found(&document_with([busy])), expected);
    let again = |week: &str| asking(held("t-balie", week), "lq-1", "p-anna", None);
    assert_eq!(found(&document_with([again("2026-W07"), again("2026-W08")])), [""; 0]);
}

/// Long lists are looked through in another way than short ones.
#[test]
fn long_lists_are_looked_through_too() {
    let mut busy = held("t-balie", "2026-W07");
    for n in (0..40).chain([5, 38]) {
        busy = asking(busy, &format!("lq-{n}"), "p-anna", None);
    }
    let activity = |question: &str| json!({ "professionals": ["p-anna"], "mode": "doing", "minutes": 30, "learning_question": question });
    busy["activities"] = json!([activity("lq-39"), activity("lq-40")]);
    let expected = [
        "LW001@/cycles/0/learning_questions/40",
        "LW001@/cycles/0/learning_questions/41",
        "LW002@/cycles/0/activities/1/learning_question",
    ];
    assert_eq!(found(&document_with([busy])), expected);
}

#[test]
fn ids_of_cycles_are_unique_over_the_programme_and_its_logs() {
    let one = |team: &str, week: &str| named(held(team, week), "c-1");
    let document = document_with([one("t-balie", "2026-W07"), one("t-kcc", "2026-W05")]);
    assert_eq!(found(&document), ["LW001@/cycles/1"], "the later one as it is read, whatever its week");
    let document = document_with([one("t-balie", "2026-W07")]);
    let logs = [log_of(&[held("t-kcc", "2026-W09"), one("t-kcc", "2026-W05")]), log_of(&[one("t-balie", "2026-W08")])];
    let checked = check_with_logs(&document, &logs, &Options::default());
    assert_eq!(places(&checked), ["LW001@1:2:", "LW001@2:1:"]);
    let planned = |week: &str| named(cycle("t-balie", week, "planned"), "c-1");
    assert_eq!(found(&document_with([planned("2026-W07"), planned("2026-W08")])), ["LW001@/cycles/1"]);
}

#[test]
fn references_of_the_frame() {
    assert_eq!(found(&with("/people/0/accounts_to", json!("p-weg"))), ["LW002@/people/0/accounts_to"]);
    assert_eq!(found(&with("/teams/0/members", json!(["p-anna", "p-weg"]))), ["LW002@/teams/0/members/1"]);
    assert_eq!(found(&with("/ai_systems/0/overseer", json!("p-weg"))), ["LW002@/ai_systems/0/overseer"]);
    let question = json!({ "id": "dq-nieuw", "question": "Wat?", "serves": ["g-wachttijd", "g-weg"] });
    assert_eq!(found(&with_one_more("/development_questions", question)), ["LW002@/development_questions/2/serves/1"]);
    let measurement = json!([{ "expectation": "e-weg", "week": "2026-W20", "level": 6.1, "source": "register" }]);
    assert_eq!(found(&with("/measurements", measurement)), ["LW002@/measurements/0/expectation"]);
}

#[test]
fn references_of_a_cycle_to_the_programme() {
    let mut busy = asking(held("t-balie", "2026-W07"), "lq-1", "p-weg", Some("dq-weg"));
    busy["activities"] = json!([{ "professionals": ["p-anna", "p-los"], "mode": "doing", "minutes": 30, "ai": {
        "system": "ai-weg", "stance": "tool", "offloaded": 0.5, "data": "public", "verified": true } }]);
    busy["sessions"] = json!([{ "start": "2026-02-10T09:00:00+01:00", "minutes": 30, "moment": "m-weg" }]);
    let busy = yielding(busy, "e-weg", 1.0);
    let expected = [
        "LW002@/cycles/0/sessions/0/moment",
        "LW002@/cycles/0/learning_questions/0/professional",
        "LW002@/cycles/0/learning_questions/0/development_question",
        "LW002@/cycles/0/activities/0/professionals/1",
        "LW002@/cycles/0/activities/0/ai/system",
        "LW002@/cycles/0/outcomes/0/expectation",
    ];
    assert_eq!(found(&document_with([busy])), expected);
}

/// A moment of another team is none of this one's.
#[test]
fn a_moment_is_looked_up_within_the_team() {
    let mut document = document();
    document["teams"][1]["moments"][0]["id"] = json!("m-kcc");
    let at = |team: &str, moment: &str| {
        let mut cycle = held(team, "2026-W07");
        cycle["sessions"] = json!([{ "start": "2026-02-10T09:00:00+01:00", "minutes": 30, "moment": moment }]);
        cycle
    };
    let mut right = document.clone();
    right["cycles"] = json!([at("t-balie", "m-dinsdag"), at("t-kcc", "m-kcc")]);
    assert_eq!(found(&right), [""; 0]);
    document["cycles"] = json!([at("t-balie", "m-kcc"), at("t-kcc", "m-dinsdag")]);
    assert_eq!(found(&document), ["LW002@/cycles/0/sessions/0/moment", "LW002@/cycles/1/sessions/0/moment"]);
}

/// A cycle is complete in itself: what another cycle of the team lists does not help.
#[test]
fn references_within_a_cycle() {
    let mut lists = asking(held("t-balie", "2026-W07"), "lq-1", "p-anna", None);
    let proposal = |question: &str| {
        json!({ "id": "pr-1", "title": "Sjabloon", "stage": "tried", "strengthens": ["organisation"],
                "learning_question": question })
    };
    lists["proposals"] = json!([proposal("lq-1")]);
    let mut refers = held("t-balie", "2026-W08");
    refers["activities"] =
        json!([{ "professionals": ["p-anna"], "mode": "doing", "minutes": 30, "learning_question": "lq-1" }]);
    let mut refers = yielding(refers, "e-uren", 1.0);
    refers["outcomes"][0]["proposal"] = json!("pr-1");
    let mut third = held("t-balie", "2026-W09");
    third["proposals"] = json!([proposal("lq-1")]);
    let expected = [
        "LW002@/cycles/1/activities/0/learning_question",
        "LW002@/cycles/1/outcomes/0/proposal",
        "LW002@/cycles/2/proposals/0/learning_question",
    ];
    assert_eq!(found(&document_with([lists, refers, third])), expected);
}

#[test]
fn a_cycle_of_an_unknown_team() {
    let mut stray = asking(held("t-weg", "2026-W07"), "lq-1", "p-anna", None);
    stray["sessions"] = json!([{ "start": "2026-02-10T09:00:00+01:00", "minutes": 30, "moment": "m-dinsdag" }]);
    let cycles = [
        stray,
        named(held("t-weg", "2026-W07"), "c-ander"),
        asking(held("t-weg", "2026-W08"), "lq-1", "p-bram", None),
        held("t-elders", "2026-W07"),
    ];
    let expected = [
        "LW002@1:1:/team",
        "LW002@1:1:/sessions/0/moment",
        "LW003@1:2:",
        "LW002@1:2:/team",
        "LW002@1:3:/team",
        "LW010@1:3:/learning_questions/0",
        "LW002@1:4:/team",
    ];
    let mut given = found_in_log(&document(), &cycles);
    let mut expected = expected.map(str::to_owned).to_vec();
    given.sort();
    expected.sort();
    assert_eq!(given, expected, "a team is one by its id, known or not");
}

#[test]
fn references_of_an_account() {
    let mut account = json!({ "id": "a-1", "professional": "p-anna", "to": "p-marc", "week": "2026-W13",
        "development": "…", "proposals": ["pr-weg"], "expectations": ["e-uren", "e-weg"] });
    let expected = ["LW002@/accounts/0/expectations/1"];
    assert_eq!(found(&with("/accounts", json!([account]))), expected, "of a proposal it says nothing");
    account["professional"] = json!("p-weg");
    account["to"] = json!("p-los");
    let mut given = found(&with("/accounts", json!([account])));
    given.sort();
    let expected = ["LW002@/accounts/0/expectations/1", "LW002@/accounts/0/professional", "LW002@/accounts/0/to"];
    assert_eq!(given, expected);
}

#[test]
fn references_of_an_acceptance() {
    let accepted = |by: &str, about: &[&str]| json!({ "accepted": [{ "code": "LW203", "about": about, "reason": "verbouwing", "by": by }] });
    assert_eq!(found(&with("/rules", accepted("p-weg", &[]))), ["LW002@/rules/accepted/0/by"]);
    let about = ["t-weg", "2026-W07", "t-balie", "m-weg"];
    let expected = ["LW002@/rules/accepted/0/about/0", "LW002@/rules/accepted/0/about/3"];
    assert_eq!(found(&with("/rules", accepted("p-marc", &about))), expected);
    let mut known = with(
        "/rules",
        accepted(
            "p-marc",
            &[
                "waterland",
                "p-anna",
                "t-kcc",
                "m-dinsdag",
                "ai-assistent",
                "g-wachttijd",
                "e-uren",
                "dq-brieven",
                "a-1",
                "c-t-balie-2026-w07",
                "lq-1",
                "pr-1",
                "c-t-kcc-2026-w07",
                "lq-2",
            ],
        ),
    );
    known["accounts"] = json!([{ "id": "a-1", "professional": "p-anna", "to": "p-marc", "week": "2026-W13",
        "development": "…" }]);
    let mut logged = asking(held("t-balie", "2026-W07"), "lq-1", "p-anna", None);
    logged["proposals"] =
        json!([{ "id": "pr-1", "title": "Sjabloon", "stage": "tried", "strengthens": ["organisation"] }]);
    known["cycles"] = json!([asking(held("t-kcc", "2026-W07"), "lq-2", "p-bram", None)]);
    assert_eq!(found_in_log(&known, &[logged]), [""; 0], "ids of any kind, also of what stands in a log");
}
