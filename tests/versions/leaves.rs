//! Every value of the frame, changed on its own.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{changes, document, line, plain, with};

/// A value of the frame that is changed, and what is to be said of it.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) pointer: String,
    to: Value,
    /// What changes as one: the value itself, or the element of a list that it is in.
    pub(crate) whole: String,
    /// What is said of it, in any order.
    lines: Vec<String>,
}

impl Edit {
    pub(crate) fn make(&self, document: &mut Value) {
        *document.pointer_mut(&self.pointer).unwrap() = self.to.clone();
    }
}

/// Names and titles, of which another is no change.
fn is_name(pointer: &str) -> bool {
    pointer == "/organisation"
        || pointer.ends_with("/title")
        || (pointer.ends_with("/name") && !pointer.ends_with("/indicator/name"))
}

/// Lists whose elements are compared as values.
const BAGS: [&str; 5] = ["working_hours", "milestones", "other", "accepted", "references"];
/// Lists that are sets of ids or words.
const SETS: [&str; 4] = ["members", "serves", "challenges", "cleared_for"];

/// Another value of the same kind that is allowed there.
fn another(key: &str, value: &Value) -> Value {
    match (key, value) {
        (_, Value::Bool(flag)) => json!(!flag),
        ("weekly_minutes" | "minutes" | "recent_weeks", Value::Number(number)) => json!(number.as_f64().unwrap() + 1.0),
        (_, Value::Number(number)) => json!((number.as_f64().unwrap() + 0.07).min(1e9).rem_euclid(0.9) + 0.01),
        ("language", _) => json!("en"),
        ("phase", _) => json!("synergy"),
        ("risk", _) => json!("prohibited"),
        ("terms", _) => json!("consumer"),
        ("aggregate", value) => json!(if value == "mean" { "sum" } else { "mean" }),
        ("horizon", value) => json!(if value == "direct" { "durable" } else { "direct" }),
        ("timeline", _) => json!("original"),
        ("challenges", _) => json!("sustainability"),
        ("cleared_for", _) => json!("confidential"),
        ("day", _) => json!("sun"),
        ("currency", _) => json!("SEK"),
        ("code", _) => json!("XEIGEN"),
        ("uri", _) => json!("urn:iets-anders"),
        ("LW305" | "LW510", _) => json!("error"),
        ("members" | "accounts_to" | "overseer" | "by", _) => json!("p-iemand"),
        ("serves", _) => json!("g-iets"),
        ("about", _) => json!("2027-W01"),
        (
            "question" | "vendor" | "exit_strategy" | "unit" | "name" | "what" | "reason" | "title" | "organisation"
            | "vocabulary",
            _,
        ) => {
            json!("iets anders")
        }
        (_, Value::String(text)) if text.contains("-W") => json!("2031-W11"),
        (_, Value::String(text)) if text.contains(':') => json!("03:03"),
        (_, Value::String(text)) if text.len() == 10 => json!("2031-01-02"),
        _ => panic!("`{key}`: what else may stand for {value}?"),
    }
}

/// Every value of the frame that is no id, with another in its place.
pub(crate) fn edits(document: &Value) -> Vec<Edit> {
    let mut edits = Vec::new();
    gather(document, document, String::new(), &mut edits);
    edits
}

fn gather(document: &Value, value: &Value, pointer: String, edits: &mut Vec<Edit>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let work = ["cycles", "measurements", "accounts", "$schema", "format"].contains(&name.as_str());
                if name != "id" && !(pointer.is_empty() && work) {
                    gather(document, member, format!("{pointer}/{name}"), edits);
                }
            }
        }
        Value::Array(list) => {
            let elements = list.iter().enumerate();
            elements.for_each(|(place, element)| gather(document, element, format!("{pointer}/{place}"), edits));
        }
        _ => edits.push(edit(document, value, pointer)),
    }
}

fn edit(document: &Value, value: &Value, pointer: String) -> Edit {
    let steps: Vec<&str> = pointer.split('/').collect();
    let is_number = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    let key = steps.iter().rev().find(|step| !is_number(step)).unwrap();
    if let Some(extensions) = steps.iter().position(|step| *step == "extensions") {
        let whole = steps[..extensions + 2].join("/");
        // It is said which key changed, and not what stands below it.
        let lines = vec![line("changed", &whole, &about(document, &whole), None, None)];
        return Edit { pointer, to: json!([[value], "iets anders"]), whole, lines };
    }
    let to = another(key, value);
    // The element of a list that it is in, if that is compared as a whole.
    let listed = steps.iter().position(|step| BAGS.contains(step) || SETS.contains(step));
    let whole = listed.map_or_else(|| pointer.clone(), |list| steps[..list + 2].join("/"));
    let about = about(document, &whole);
    let lines = if is_name(&pointer) {
        Vec::new()
    } else if listed.is_some() {
        let changed = with(document, |it| *it.pointer_mut(&pointer).unwrap() = to.clone());
        let content = |document: &Value| Some(plain(document.pointer(&whole).unwrap()));
        vec![
            line("added", &whole, &about, None, content(&changed)),
            line("removed", &whole, &about, content(document), None),
        ]
    } else {
        vec![line("changed", &pointer, &about, Some(plain(value)), Some(plain(&to)))]
    };
    Edit { pointer, to, whole, lines }
}

/// The id of the nearest thing around a place that has one.
fn about(document: &Value, pointer: &str) -> String {
    let mut around = pointer;
    while let Some((outer, _)) = around.rsplit_once('/') {
        if let Some(id) = document.pointer(outer).and_then(|it| it["id"].as_str()) {
            return id.to_owned();
        }
        around = outer;
    }
    panic!("{pointer} is in nothing");
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

#[test]
fn a_value_that_changes_is_what_is_said_and_all_that_is() {
    let before = document();
    let edits = edits(&before);
    assert!(edits.len() > 120, "{}", edits.len());
    for edit in edits {
        let after = with(&before, |it| edit.make(it));
        assert_eq!(sorted(changes(&before, &after)), sorted(edit.lines.clone()), "{}", edit.pointer);
    }
}

/// Every member that the schema knows in the frame is in the document, so that none is left untried.
#[test]
fn the_document_has_every_member_of_the_frame() {
    fn members(value: &Value, names: &mut BTreeSet<String>) {
        match value {
            Value::Object(object) => {
                for (name, member) in object {
                    if !["cycles", "measurements", "accounts"].contains(&name.as_str()) {
                        names.insert(name.clone());
                        members(member, names);
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|element| members(element, names)),
            _ => {}
        }
    }
    let mut there = BTreeSet::new();
    members(&document(), &mut there);
    let schema = lerendwerken::schema::named("programme").unwrap();
    let of_type = |name: &str| schema["$defs"][name]["properties"].as_object().unwrap().keys();
    let types = [
        "Period",
        "Person",
        "Team",
        "WorkingHours",
        "Moment",
        "AiSystem",
        "Governance",
        "Costs",
        "OtherCost",
        "Goal",
        "Expectation",
        "Indicator",
        "Worth",
        "Milestone",
        "Adjust",
        "DevelopmentQuestion",
        "Assumptions",
        "CarrierAssumptions",
        "StageAssumptions",
        "RuleSettings",
        "Acceptance",
        "Reference",
    ];
    let mut known: BTreeSet<String> = types.into_iter().flat_map(of_type).cloned().collect();
    known.extend(schema["properties"].as_object().unwrap().keys().cloned());
    let missing: Vec<_> = known.iter().filter(|name| !there.contains(*name)).collect();
    assert_eq!(missing, ["accounts", "cycles", "measurements"]);
}

proptest! {
    /// Changes of several values are those of each of them.
    #[test]
    fn values_that_change_together_are_all_said(chosen in prop::collection::vec(any::<prop::sample::Index>(), 1..25)) {
        let before = document();
        let edits = edits(&before);
        let mut wholes = BTreeSet::new();
        let chosen: Vec<_> = chosen.iter().map(|it| it.get(&edits)).filter(|it| wholes.insert(&it.whole)).collect();
        // In a set they must stay different ones; of each set one is enough.
        let mut lists = BTreeSet::new();
        let list = |edit: &Edit| edit.pointer.rsplit_once('/').unwrap().0.to_owned();
        let in_set = |edit: &Edit| SETS.iter().any(|set| edit.pointer.contains(&format!("/{set}/")));
        let chosen: Vec<_> = chosen.into_iter().filter(|it| !in_set(it) || lists.insert(list(it))).collect();
        let after = with(&before, |it| chosen.iter().for_each(|edit| edit.make(it)));
        let expected = chosen.iter().flat_map(|edit| edit.lines.clone()).collect();
        prop_assert_eq!(sorted(changes(&before, &after)), sorted(expected));
    }
}
