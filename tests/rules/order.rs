//! Order means nothing to the rules, nor does a team that has nothing to do with it.

use crate::common::{check, check_with_logs, document_with, held, list, log_of, named, push, yielding};
use lerendwerken::Language;
use lerendwerken::rules::{self, Checked, Finding, Options};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What is said of what, whatever the place. A circle is told of the one in it who stands first.
fn said(finding: &Finding) -> (&'static str, String) {
    match finding.code() {
        "LW605" => ("LW605", format!("{:?}", finding.value("count"))),
        code => (code, finding.message(Language::En)),
    }
}

fn all_said(checked: &Checked) -> Vec<(&'static str, String)> {
    let mut all: Vec<_> = checked.findings().iter().map(said).collect();
    all.sort();
    all
}

/// A document with a little of everything wrong.
fn messy() -> Value {
    let mut odd = yielding(held("t-balie", "2026-W09"), "e-onbekend", 4.0);
    odd["sessions"] = json!([{ "start": "2026-01-05T09:00:00+01:00", "minutes": 60, "moment": "m-geen" }]);
    let asking = |cycle: Value, who: &str| crate::common::asking(cycle, "lq-brief", who, Some("dq-brieven"));
    let mut document = document_with([
        asking(held("t-balie", "2026-W07"), "p-anna"),
        asking(held("t-balie", "2026-W08"), "p-bram"),
        odd,
        held("t-balie", "2026-W10"),
        named(held("t-balie", "2026-W10"), "c-tweede"),
        asking(held("t-kcc", "2026-W12"), "p-bram"),
        asking(held("t-kcc", "2026-W14"), "p-onbekend"),
        held("t-onbekend", "2027-W12"),
    ]);
    push(&mut document, "people", json!({ "id": "p-anna", "name": "Nog een", "weekly_minutes": 60 }));
    push(
        &mut document,
        "people",
        json!({ "id": "p-carl", "name": "Carl", "weekly_minutes": 60, "accounts_to": "p-weg" }),
    );
    let mut goal = document["goals"][0].clone();
    goal["id"] = json!("g-ander");
    goal["expectations"][0]["id"] = json!("e-ander");
    goal["expectations"][0]["due"] = json!("2026-W01");
    push(&mut document, "goals", goal);
    document
}

/// The messy document and every rule's cases.
fn documents() -> Vec<Value> {
    let cases = rules::all().flat_map(|rule| [rule.breaks, rule.keeps]);
    cases.map(|case| serde_json::from_str(case).unwrap()).chain([messy()]).collect()
}

/// A document with a list of it in another order.
fn shuffled(keys: &'static [&'static str]) -> impl Strategy<Value = (Value, Value)> {
    let document = prop::sample::select(documents());
    (document, prop::sample::select(keys)).prop_flat_map(|(document, key)| {
        let elements = Just(list(&document, key).to_vec()).prop_shuffle();
        (Just(document), elements).prop_map(move |(document, elements)| {
            let mut other = document.clone();
            if !elements.is_empty() {
                other[key] = json!(elements);
            }
            (document, other)
        })
    })
}

proptest! {
    #[test]
    fn order_changes_no_finding(
        (document, other) in shuffled(&["cycles", "people", "goals", "teams", "development_questions", "measurements"]),
    ) {
        prop_assert_eq!(all_said(&check(&document)), all_said(&check(&other)));
    }

    #[test]
    fn cycles_in_logs_are_those_in_the_programme(
        (document, other) in shuffled(&["cycles"]), cuts in (0.0..=1.0, 0.0..=1.0),
    ) {
        let cycles = list(&other, "cycles");
        let place = |cut: f64| (cut * cycles.len() as f64) as usize;
        let (one, two) = (place(f64::min(cuts.0, cuts.1)), place(f64::max(cuts.0, cuts.1)));
        let mut split = other.clone();
        split["cycles"] = json!(cycles[..one]);
        let logs = [log_of(&cycles[one..two]), log_of(&cycles[two..])];
        let checked = check_with_logs(&split, &logs, &Options::default());
        prop_assert_eq!(all_said(&check(&document)), all_said(&checked));
    }
}

/// Findings are sorted by where they stand, then by code; those of logs come after the programme's.
#[test]
fn findings_come_as_the_documents_read() {
    let document = messy();
    let text = serde_json::to_string_pretty(&document).unwrap();
    let place = |finding: &Finding| (finding.source(), finding.line(), finding.column(), finding.code());
    let programme = crate::common::read(&document);
    let mut checking = rules::Checking::new(programme, Options::default()).read_from("waterland.json", text);
    checking.log("log", log_of(list(&document, "cycles")).as_bytes()).unwrap();
    let checked = checking.finish();
    let placed: Vec<_> = checked.findings().iter().map(place).collect();
    assert!(placed.is_sorted() && placed.first().unwrap().0 == 0 && placed.last().unwrap().0 == 1, "{placed:?}");
    // Without the text they come in the order of the format's members.
    let without_text: Vec<_> = check(&document).findings().iter().map(crate::common::place).collect();
    let known = ["LW001@/people/3", "LW006@/goals/1/expectations/0", "LW003@/cycles/4", "LW004@/cycles/7"];
    let of_known: Vec<_> = without_text.iter().filter(|it| known.contains(&it.as_str())).collect();
    assert_eq!(of_known, known);
}

/// Another team with people of its own, busy in the same weeks.
#[test]
fn an_unrelated_team_changes_no_finding_of_another() {
    for document in documents() {
        let mut more = document.clone();
        push(
            &mut more,
            "people",
            json!({ "id": "p-los", "name": "Los", "weekly_minutes": 1800, "accounts_to": "p-baas" }),
        );
        push(&mut more, "people", json!({ "id": "p-baas", "name": "Baas", "weekly_minutes": 1800 }));
        let team = json!({ "id": "t-los", "name": "Los", "members": ["p-los"], "working_hours": [], "moments": [] });
        push(&mut more, "teams", team);
        for (i, cycle) in list(&document, "cycles").iter().enumerate() {
            let week = cycle["week"].as_str().unwrap();
            let other = named(held("t-los", week), &format!("c-los-{i}"));
            if !list(&more, "cycles").iter().any(|it| it["team"] == "t-los" && it["week"] == week) {
                push(&mut more, "cycles", crate::common::asking(other, "lq-brief", "p-los", None));
            }
        }
        let of_a_team = |finding: &&Finding| finding.value("team").is_some() || finding.code().starts_with("LW0");
        let own = |finding: &&Finding| finding.message(Language::En).contains("t-los");
        let of = |checked: &Checked| {
            // An outsider's cycle outside a period that is reversed is outside it too.
            let all = checked.findings().iter().filter(of_a_team).filter(|it| !own(it) && it.code() != "LW004");
            let mut all: Vec<_> = all.map(said).collect();
            all.sort();
            all
        };
        // The other team's held cycles do not move the week as of which is looked.
        let checked = check(&document);
        let options = Options::default().as_of(checked.findings().as_of());
        assert_eq!(of(&checked), of(&rules::check(crate::common::read(&more), &options)));
    }
}
