//! Documents with one thing changed: each value replaced, each member removed, others added.

// Each test uses some of it.
#![allow(dead_code)]

use serde_json::Value;

/// Complete documents, with every member that can stand in them.
pub(crate) const DOCUMENTS: [(Kind, &str); 5] = [
    (Kind::Programme, include_str!("../data/programme.json")),
    (Kind::Cycle, include_str!("../data/held.json")),
    (Kind::Cycle, include_str!("../data/planned.json")),
    (Kind::Cycle, include_str!("../data/skipped.json")),
    (Kind::Journal, include_str!("../data/journal.json")),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Programme,
    Cycle,
    Journal,
}

/// What each value is replaced by, as it is spelt.
const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1",
    "1.5",
    "90",
    "90.0",
    "9e1",
    "0.9E+2",
    "1e12",
    "1.1e12",
    "-1e12",
    "2",
    "1.0",
    "18446744073709551616",
    "1e-400",
    "0e999",
    "\"\"",
    "\" \"",
    r#""\u0085""#,
    r#""\ufeff""#,
    r#""\u00a0\u2028\n""#,
    r#""\u0000""#,
    "\"x\"",
    "\"X1\"",
    "\"LW001\"",
    "\"LW100\"",
    "\"held\"",
    "\"planned\"",
    "\"skipped\"",
    "\"2025-W53\"",
    "\"2026-W53\"",
    "\"2026-W00\"",
    "\"2100-W01\"",
    "\"1999-W52\"",
    "\"2026-02-29\"",
    "\"2028-02-29\"",
    "\"2000-02-29\"",
    "\"2026-04-31\"",
    "\"24:00\"",
    "\"09:00\"",
    "\"9:00\"",
    "\"2026-02-10T09:00:00\"",
    "\"2026-02-10T09:00:00Z\"",
    "\"2026-02-10t09:00:60z\"",
    "\"2026-02-10T09:00:00.5+01:00\"",
    "\"2026-02-10T09:00:00.+01:00\"",
    "\"EUR\"",
    "\"eur\"",
    "\"mon\"",
    "[]",
    "[null]",
    "[\"x\"]",
    "[[]]",
    "[{}]",
    "{}",
    "{\"LW101\": \"off\"}",
    "{\"id\": \"x\"}",
    "{\"x:y\": 1}",
    "{\"x:reflection\": 1}",
    "[[[[[[[[[]]]]]]]]]",
    "{\"x:y\": {\"\": [{\"\": [{\"\": [{\"\": [{}]}]}]}]}}",
    "-1.01e308",
    "\"https://sdgs.un.org/goals/goal8\"",
    "\"https://x/%2\"",
    "\"x: y\"",
    "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
    "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
];

/// Stands for a value that is spelt out later.
const MARK: &str = "@spelt-out@";

/// All documents that differ from a complete one in one thing, as texts.
pub(crate) fn mutants(document: &str) -> Vec<String> {
    let whole: Value = serde_json::from_str(document).unwrap();
    let mut texts = vec![document.to_owned()];
    let known = known_members();
    for pointer in pointers(&whole, String::new()) {
        let mut marked = whole.clone();
        *marked.pointer_mut(&pointer).unwrap() = MARK.into();
        let marked = marked.to_string();
        texts.extend(VALUES.iter().map(|value| marked.replace(&format!("\"{MARK}\""), value)));
        if whole.pointer(&pointer).unwrap().is_object() {
            texts.extend(with_other_members(&whole, &pointer, &known));
        }
    }
    texts
}

/// One object of the document with a member less or more.
fn with_other_members(whole: &Value, pointer: &str, known: &[(String, Value)]) -> Vec<String> {
    let object = whole.pointer(pointer).and_then(Value::as_object).unwrap();
    let mut texts = Vec::new();
    let mut changed = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
        let mut whole = whole.clone();
        change(whole.pointer_mut(pointer).and_then(Value::as_object_mut).unwrap());
        texts.push(whole.to_string());
    };
    for key in object.keys() {
        changed(&|object| drop(object.remove(key)));
    }
    for key in ["onbekend", "reflection", "process", "journal", "", "LW0", "x:y", "x:journal", "X:y"] {
        changed(&|object| drop(object.insert(key.into(), "x".into())));
        changed(&|object| drop(object.insert(key.into(), Value::Null)));
    }
    for (key, value) in known.iter().filter(|(key, _)| !object.contains_key(key)) {
        changed(&|object| drop(object.insert(key.clone(), value.clone())));
        changed(&|object| drop(object.insert(key.clone(), Value::Null)));
    }
    texts
}

/// Every member that stands in any complete document, with a value it may have.
fn known_members() -> Vec<(String, Value)> {
    let mut members = std::collections::BTreeMap::new();
    for (_, text) in DOCUMENTS {
        let document: Value = serde_json::from_str(text).unwrap();
        for pointer in pointers(&document, String::new()) {
            let value = document.pointer(&pointer).unwrap();
            if let Some(key) = pointer.rsplit('/').next().filter(|key| key.parse::<usize>().is_err()) {
                members.entry(key.to_owned()).or_insert_with(|| value.clone());
            }
        }
    }
    members.remove("");
    members.into_iter().collect()
}

/// JSON Pointers to every value of a document, itself included.
pub(crate) fn pointers(value: &Value, pointer: String) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => {
            object.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect()
        }
        Value::Array(list) => list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let deeper = children.into_iter().flat_map(|(step, value)| pointers(value, format!("{pointer}/{step}")));
    std::iter::once(pointer.clone()).chain(deeper.collect::<Vec<_>>()).collect()
}
