//! LW1xx: each threshold from both sides, and what the readings say.

use crate::common::{asking, check, document, document_with, found_by, held, log_of, place, push, read};
use lerendwerken::model::Acceptance;
use lerendwerken::rules::{self, Checked, Level, Options};
use serde_json::{Value, json};

fn levels(checked: &Checked, code: &str) -> Vec<(Level, String)> {
    let own = checked.findings().iter().filter(|finding| finding.code() == code);
    own.map(|finding| (finding.level(), finding.pointer())).collect()
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    document
}

fn second_goal(document: &mut Value) {
    let goal = json!({ "id": "g-twee", "title": "Tweede", "challenges": ["inclusion"], "expectations": [] });
    push(document, "goals", goal);
}

#[test]
fn without_any_goal_that_declares_a_horizon_the_programme_stands_alone() {
    for (code, other) in [("LW101", "durable"), ("LW102", "direct")] {
        let none = with(|document| {
            for expectation in document["goals"][0]["expectations"].as_array_mut().unwrap() {
                expectation["horizon"] = json!(other);
            }
            second_goal(document);
        });
        assert_eq!(levels(&check(&none), code), [(Level::Warning, String::new())]);
        let no_goals = with(|document| document["goals"] = json!([]));
        assert_eq!(levels(&check(&no_goals), code), [(Level::Warning, String::new())]);
        let some = with(second_goal);
        assert_eq!(levels(&check(&some), code), [(Level::Advice, "/goals/1".into())]);
        // A level that is set goes before that of the place.
        let set = with(|document| {
            second_goal(document);
            document["rules"] = json!({ "levels": { code: "error" } });
        });
        assert_eq!(levels(&check(&set), code), [(Level::Error, "/goals/1".into())]);
    }
}

#[test]
fn a_declaration_in_the_week_of_the_first_work_is_in_time() {
    let at = |declared: [&str; 2], cycles: Vec<Value>| {
        let mut document = document_with(cycles);
        for (place, week) in declared.iter().enumerate() {
            document["goals"][0]["expectations"][place]["declared"] = json!(week);
        }
        found_by("LW103", &document)
    };
    let working = |week| asking(held("t-balie", week), "lq-brief", "p-anna", Some("dq-brieven"));
    assert_eq!(at(["2026-W07", "2026-W07"], vec![working("2026-W07")]), [""; 0]);
    assert_eq!(at(["2026-W08", "2026-W07"], vec![working("2026-W07")]), ["/goals/0"]);
    assert_eq!(at(["2026-W08", "2026-W08"], vec![working("2026-W07"), working("2026-W09")]), ["/goals/0", "/goals/0"]);
    // Only what is held and serves the goal is work on it.
    let free = asking(held("t-balie", "2026-W07"), "lq-vrij", "p-anna", None);
    let mut planned = working("2026-W07");
    planned["status"] = json!("planned");
    assert_eq!(at(["2026-W08", "2026-W08"], vec![free, planned, held("t-kcc", "2026-W06")]), [""; 0]);
    // The earliest declaration of a horizon counts.
    let mut document = document_with([working("2026-W07")]);
    let mut later = document["goals"][0]["expectations"][0].clone();
    (later["id"], later["declared"]) = (json!("e-later"), json!("2026-W20"));
    push(&mut document["goals"][0], "expectations", later);
    assert_eq!(found_by("LW103", &document), [""; 0]);
    // A cycle after the week as of which is looked is not read.
    let late = document_with([working("2026-W07")]);
    let late = with_declared(late, "2026-W09");
    let as_of = Options::default().as_of(crate::common::week("2026-W06"));
    assert_eq!(levels(&rules::check(read(&late), &as_of), "LW103"), []);
}

fn with_declared(mut document: Value, week: &str) -> Value {
    document["goals"][0]["expectations"][0]["declared"] = json!(week);
    document
}

#[test]
fn a_goal_is_served_by_any_question() {
    let unserved = with(second_goal);
    assert_eq!(found_by("LW104", &unserved), ["/goals/1"]);
    let served = with(|document| {
        second_goal(document);
        document["development_questions"][1]["serves"] = json!(["g-wachttijd", "g-twee"]);
    });
    assert_eq!(found_by("LW104", &served), [""; 0]);
    let none = with(|document| document["development_questions"] = json!([]));
    assert_eq!(found_by("LW104", &none), ["/goals/0"]);
}

#[test]
fn terms_are_held_against_their_horizon() {
    let term = |code: &str, place: usize, due: &str, parameters: Value| {
        let document = with(|document| {
            document["goals"][0]["expectations"][place]["due"] = json!(due);
            document["rules"] = json!({ "parameters": parameters });
        });
        found_by(code, &document)
    };
    let durable = "/goals/0/expectations/1";
    assert_eq!(term("LW105", 1, "2026-W27", json!({})), [durable]);
    assert_eq!(term("LW105", 1, "2026-W28", json!({})), [""; 0]);
    assert_eq!(term("LW105", 1, "2026-W28", json!({ "durable_min_weeks": 27 })), [durable]);
    assert_eq!(term("LW105", 0, "2026-W05", json!({})), [""; 0]);
    let direct = "/goals/0/expectations/0";
    assert_eq!(term("LW106", 0, "2026-W29", json!({})), [direct]);
    assert_eq!(term("LW106", 0, "2026-W28", json!({})), [""; 0]);
    assert_eq!(term("LW106", 0, "2026-W29", json!({ "direct_max_weeks": 27 })), [""; 0]);
    assert_eq!(term("LW106", 1, "2026-W52", json!({})), [""; 0]);
}

#[test]
fn challenges_of_each_goal_and_of_all_together() {
    let challenges = |of_each: &[Value]| {
        let document = with(|document| {
            document["goals"] = json!([]);
            for (number, challenges) in of_each.iter().enumerate() {
                let id = format!("g-{number}");
                let goal = json!({ "id": id, "title": "Doel", "challenges": challenges, "expectations": [] });
                push(document, "goals", goal);
            }
            document["development_questions"] = json!([]);
        });
        (found_by("LW107", &document), found_by("LW108", &document))
    };
    let (without, one) = challenges(&[json!([]), json!(["inclusion"])]);
    assert_eq!((without.as_slice(), one.as_slice()), (&["/goals/0".to_owned()][..], &[String::new()][..]));
    assert_eq!(challenges(&[json!(["inclusion"]), json!(["inclusion", "inclusion"])]).1, [""]);
    assert_eq!(challenges(&[json!(["inclusion"]), json!(["inclusion", "work_climate"])]).1, [""; 0]);
    assert_eq!(challenges(&[json!(["inclusion"])]).1, [""; 0]);
    let (without, none) = challenges(&[json!(null), json!([])]);
    assert_eq!((without.len(), none.len()), (2, 0));
}

#[test]
fn a_product_is_named_by_name_or_vendor() {
    let named = |title: &str, question: &str, letters: u16| {
        let document = with(|document| {
            document["goals"][0]["title"] = json!(title);
            document["development_questions"][1]["question"] = json!(question);
            document["ai_systems"][0]["name"] = json!("Briefhulp");
            document["ai_systems"][0]["vendor"] = json!("Ada");
            document["rules"] = json!({ "parameters": { "tool_name_letters": letters } });
        });
        found_by("LW109", &document)
    };
    assert_eq!(named("Sneller met briefhulp", "Wat doet BRIEFHULP?", 4), ["/goals/0", "/development_questions/1"]);
    assert_eq!(named("Sneller met briefhulpen", "Wat doet Ada?", 4), [""; 0]);
    assert_eq!(named("Sneller", "Wat doet Ada?", 3), ["/development_questions/1"]);
    assert_eq!(named("Briefhulp", "Waarom?", 9).len() + named("Briefhulp", "Waarom?", 10).len(), 1);
}

fn optimising(uses: usize, week: &str, support: Value, last: Value) -> Value {
    let mut cycle = held("t-balie", week);
    let activity = |support: &Value| {
        json!({ "professionals": ["p-anna"], "mode": "doing", "minutes": 30, "ai": {
            "system": "ai-assistent", "stance": "tool", "support": support, "offloaded": 0.1, "data": "public",
            "verified": true } })
    };
    cycle["activities"] = (0..uses).map(|_| activity(&support)).chain([activity(&last)]).collect();
    cycle
}

#[test]
fn eight_uses_for_productivity_alone() {
    let productivity = json!(["productivity"]);
    let found = |uses: usize, week: &str, last: Value| {
        let cycles = [optimising(uses, week, productivity.clone(), last), held("t-kcc", "2026-W20")];
        found_by("LW110", &document_with(cycles))
    };
    assert_eq!(found(7, "2026-W20", json!(["productivity", "productivity"])), [""]);
    assert_eq!(found(6, "2026-W20", productivity.clone()), [""; 0]);
    assert_eq!(found(7, "2026-W20", json!(["productivity", "analysis"])), [""; 0]);
    assert_eq!(found(8, "2026-W20", json!([])), [""; 0]);
    // Thirteen weeks end with week 20: they begin with week 8.
    assert_eq!(found(7, "2026-W08", productivity.clone()), [""]);
    assert_eq!(found(7, "2026-W07", productivity.clone()), [""; 0]);
}

#[test]
fn a_baseline_is_measured_within_four_weeks() {
    let found = |measured: &[&str], as_of: &str, weeks: u16| {
        let document = with(|document| {
            for week in measured {
                let measurement = json!({ "expectation": "e-verzuim", "week": week, "level": 7, "source": "telling" });
                push(document, "measurements", measurement);
            }
            document["rules"] = json!({ "parameters": { "baseline_weeks": weeks } });
        });
        let options = Options::default().as_of(crate::common::week(as_of));
        levels(&rules::check(read(&document), &options), "LW111").len()
    };
    assert_eq!((found(&[], "2026-W05", 4), found(&[], "2026-W06", 4)), (0, 1));
    assert_eq!((found(&["2026-W07"], "2026-W20", 4), found(&["2026-W06"], "2026-W20", 4)), (1, 0));
    assert_eq!((found(&["2026-W07"], "2026-W20", 5), found(&["2025-W40", "2026-W20"], "2026-W20", 4)), (0, 0));
}

fn accepting(accepted: Value) -> Value {
    // LW107 finds the goal, since it names no challenge.
    with(|document| document["rules"] = json!({ "accepted": accepted }))
}

fn acceptance(code: &str, about: &[&str], until: Option<&str>) -> Value {
    json!({ "code": code, "about": about, "reason": "zo hoort het", "by": "p-marc", "until": until })
}

#[test]
fn an_acceptance_that_accepts_nothing_is_told() {
    let unmatched = |accepted: Value| found_by("LW113", &accepting(accepted));
    assert_eq!(unmatched(json!([acceptance("LW107", &["g-wachttijd"], None)])), [""; 0]);
    assert_eq!(unmatched(json!([acceptance("LW107", &[], None)])), [""; 0]);
    assert_eq!(unmatched(json!([acceptance("LW107", &["p-anna"], None)])), ["/rules/accepted/0"]);
    // Without cycles the week is the first of the period, 2026-W02.
    assert_eq!(unmatched(json!([acceptance("LW107", &[], Some("2026-W02"))])), [""; 0]);
    assert_eq!(unmatched(json!([acceptance("LW107", &[], Some("2026-W01"))])), ["/rules/accepted/0"]);
    // Of two that match one finding, both do.
    let both = json!([acceptance("LW107", &[], None), acceptance("LW107", &["g-wachttijd"], None)]);
    assert_eq!(unmatched(both), [""; 0]);
    assert_eq!(unmatched(json!([acceptance("LW002", &[], None)])), ["/rules/accepted/0"]);
    let mut off = accepting(json!([acceptance("LW107", &[], None)]));
    off["rules"]["levels"] = json!({ "LW107": "off" });
    assert_eq!(found_by("LW113", &off), ["/rules/accepted/0"]);
}

#[test]
fn what_is_told_of_an_acceptance_can_be_accepted() {
    let accepted = json!([acceptance("LW107", &["p-anna"], None), acceptance("LW113", &[], None)]);
    let checked = check(&accepting(accepted));
    assert_eq!(levels(&checked, "LW113"), []);
    let told = checked.findings().accepted().iter().map(|accepted| place(&accepted.finding));
    assert_eq!(told.collect::<Vec<_>>(), ["LW113@/rules/accepted/0"]);
    // One that has nothing to accept is told itself, and does not accept that.
    assert_eq!(found_by("LW113", &accepting(json!([acceptance("LW113", &["p-anna"], None)]))), ["/rules/accepted/0"]);
}

#[test]
fn an_acceptance_of_the_call_is_never_told_of() {
    let of_call: Acceptance = serde_json::from_value(acceptance("LW107", &["p-bram"], None)).unwrap();
    let checked = rules::check(read(&accepting(json!([]))), &Options::default().accept(of_call));
    assert_eq!(levels(&checked, "LW113"), []);
}

#[test]
fn an_acceptance_names_a_cycle_by_its_id_in_a_log_too() {
    let document = accepting(json!([acceptance("LW206", &["c-t-balie-2026-w07"], None)]));
    let planned = crate::common::cycle("t-balie", "2026-W07", "planned");
    let logs = [log_of(&[planned, held("t-balie", "2026-W08")])];
    let checked = crate::common::check_with_logs(&document, &logs, &Options::default());
    let expected = usize::from(rules::named("LW206").is_some());
    assert_eq!(checked.findings().accepted().len(), expected);
}
