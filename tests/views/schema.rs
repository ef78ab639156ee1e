//! What the schemas say of the documents and the views: every member has its row, and what is not allowed no place.

use std::collections::BTreeSet;

use crate::cases;
use crate::common::{as_of, list};
use crate::table::{Kind, TABLE};
use crate::{manager, own, sound};
use lerendwerken::{Answer, schema};
use serde_json::Value;

/// Types of text that are neither free nor an id: their words, weeks and codes say nothing of anybody.
const OTHERS: [&str; 7] = ["Week", "Date", "Clock", "Start", "RuleCode", "AcceptedCode", "Currency"];

/// The paths of the members of a schema that hold a text that is free, a name or an id.
pub(crate) fn texts(root: &Value, prefix: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(root, root, prefix, &mut found);
    found
}

fn walk(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        let target = root.pointer(reference.trim_start_matches('#')).unwrap();
        // The cycles of a programme are those of a log.
        let is_told_elsewhere = name == "Cycle" && path != "cycle";
        if !is_told_elsewhere && !OTHERS.contains(&name) {
            walk(root, target, path, found);
        }
        return;
    }
    let is_text = match &schema["type"] {
        Value::String(one) => one == "string",
        Value::Array(some) => some.iter().any(|it| it == "string"),
        _ => false,
    };
    let is_closed = ["enum", "const"].iter().any(|word| schema.get(word).is_some())
        || list(schema, "oneOf").first().is_some_and(|it| it.get("const").is_some());
    if is_text && !is_closed {
        found.insert(path.to_owned());
    }
    if schema["additionalProperties"].is_object() {
        // Any key, and below it any JSON.
        found.insert(format!("{path}.*"));
        return;
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        walk(root, member, &format!("{path}.{name}"), found);
    }
    if let Some(items) = schema.get("items") {
        walk(root, items, &format!("{path}[]"), found);
    }
    for word in ["anyOf", "oneOf", "allOf"] {
        list(schema, word).iter().for_each(|it| walk(root, it, path, found));
    }
    for word in ["then", "else"] {
        schema.get(word).into_iter().for_each(|it| walk(root, it, path, found));
    }
}

#[test]
fn every_text_of_the_documents_has_its_row() {
    let mut found = BTreeSet::new();
    for name in ["programme", "cycle", "journal"] {
        found.extend(texts(&schema::named(name).unwrap(), name));
    }
    let rows: BTreeSet<String> = TABLE.iter().map(|row| row.member.to_owned()).collect();
    assert_eq!(rows.len(), TABLE.len(), "a member has two rows");
    let (missing, gone) = (found.difference(&rows).collect::<Vec<_>>(), rows.difference(&found).collect::<Vec<_>>());
    assert!(missing.is_empty() && gone.is_empty(), "without a row: {missing:?}; no longer there: {gone:?}");
    for row in TABLE {
        let Kind::Refers(to) = row.kind else { continue };
        let target = TABLE.iter().find(|other| other.member == to);
        let is_said = target.is_some_and(|target| matches!(target.kind, Kind::Said { .. }));
        assert!(is_said || to == "any id", "{} refers to {to}", row.member);
    }
}

#[test]
fn a_manager_has_no_place_for_what_is_not_theirs() {
    let schema = schema::named("manager-view").unwrap();
    let mut names = BTreeSet::new();
    members(&schema, &mut names);
    for never in [
        "question",
        "learning_question",
        "learning_questions",
        "reflection",
        "reflections",
        "journal",
        "entries",
        "ai",
        "offloaded",
        "mastery",
        "verified",
        "minutes",
        "activities",
        "practice",
        "stance",
        "evidence",
        "cycle",
        "professionals[]",
    ] {
        assert!(!names.contains(never), "{never}");
    }
    // The texts that it has room for, and no more.
    let free: BTreeSet<String> = texts(&schema, "").into_iter().filter(|path| !is_id(&schema, path)).collect();
    let expected = [
        ".lerendwerken.rules",
        ".lerendwerken.version",
        ".name",
        ".organisation",
        ".professionals[].accounts[].development",
        ".professionals[].name",
        ".professionals[].proposals[].title",
        ".teams[].name",
        ".teams[].outcomes[].unit",
        ".teams[].proposals[].title",
        ".teams[].results[].indicator",
        ".teams[].results[].unit",
    ];
    assert_eq!(free.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// The names of all members.
fn members(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            names.extend(
                object.get("properties").and_then(Value::as_object).into_iter().flatten().map(|it| it.0.clone()),
            );
            object.values().for_each(|it| members(it, names));
        }
        Value::Array(all) => all.iter().for_each(|it| members(it, names)),
        _ => {}
    }
}

/// Whether what stands at a path of texts is an id, by its pattern.
fn is_id(root: &Value, path: &str) -> bool {
    let mut at = root;
    for step in path.split('.').skip(1) {
        let follow = |it: &'_ Value| it["$ref"].as_str().map(|to| to.trim_start_matches('#').to_owned());
        at = &at["properties"][step.trim_end_matches("[]")];
        while let Some(to) = follow(at) {
            at = root.pointer(&to).unwrap();
        }
        if step.ends_with("[]") {
            at = &at["items"];
            while let Some(to) = follow(at) {
                at = root.pointer(&to).unwrap();
            }
        }
    }
    at["maxLength"] == 64
}

#[test]
fn every_view_holds_to_its_schema() {
    let [of_own, of_manager] =
        ["own-view", "manager-view"].map(|name| jsonschema::draft202012::new(&schema::named(name).unwrap()).unwrap());
    for (case, document, cycles, week) in cases() {
        let sound = sound(&document, &cycles);
        for person in list(&document, "people").iter().map(|it| it["id"].as_str().unwrap()).step_by(3) {
            let views = [
                (&of_own, serde_json::to_value(Answer::new(own(&sound, person, None, as_of(week.as_deref()))))),
                (&of_manager, serde_json::to_value(Answer::new(manager(&sound, person, as_of(week.as_deref()))))),
            ];
            for (validator, view) in views {
                let mut view = view.unwrap();
                assert_eq!(view.as_object().unwrap().keys().next().unwrap(), "lerendwerken");
                let errors: Vec<_> = validator.iter_errors(&view).map(|it| it.to_string()).collect();
                assert!(errors.is_empty(), "{case}: {person}: {errors:?}");
                view["reflection"] = "x".into();
                assert!(!validator.is_valid(&view), "{case}: {person}");
            }
        }
    }
}
