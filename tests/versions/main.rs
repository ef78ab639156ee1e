//! Two versions of a programme: what changed in the frame, and which promises were rewritten.

#[path = "../common/mod.rs"]
mod common;

mod kinds;
mod large;
mod laws;
mod leaves;
mod promises;

use common::read;
use lerendwerken::rules::Options;
use lerendwerken::{Language, versions};
use serde_json::{Value, json};

/// A document in which everything of the frame is, most of it more than once.
fn document() -> Value {
    let mut document: Value = serde_json::from_str(include_str!("../data/complete.json")).unwrap();
    common::push(
        &mut document,
        "teams",
        json!({ "id": "t-kcc", "name": "KCC", "members": ["p-bram", "p-marc"],
            "working_hours": [ { "day": "fri", "from": "22:00", "until": "06:00" } ],
            "moments": [ { "id": "m-vrijdag", "day": "fri", "from": "22:30", "minutes": 60 } ] }),
    );
    common::push(
        &mut document,
        "ai_systems",
        json!({ "id": "ai-plan", "name": "Planner", "vendor": "Roosterwerk", "risk": "minimal", "cleared_for": ["public"] }),
    );
    common::push(
        &mut document,
        "goals",
        json!({ "id": "g-kennis", "title": "Kennis die blijft", "challenges": ["work_climate"], "expectations": [
            { "id": "e-fouten", "horizon": "durable", "indicator": { "name": "Fouten", "unit": "per 100" },
              "declared": "2026-W10", "baseline": 9, "target": 4, "due": "2027-W10",
              "milestones": [ { "week": "2026-W30", "target": 7 }, { "week": "2026-W45", "target": 5.5 } ] } ] }),
    );
    common::push(
        &mut document,
        "development_questions",
        json!({ "id": "dq-kennis", "question": "Wat moeten we zelf kunnen?", "serves": ["g-kennis", "g-wachttijd"] }),
    );
    common::push(&mut document["costs"], "other", json!({ "week": "2026-W09", "amount": 300.5, "what": "scholing" }));
    document["rules"]["levels"] = json!({ "LW305": "warning", "LW510": "off" });
    document["rules"]["accepted"] = json!([
        { "code": "LW203", "about": ["t-balie", "2026-W07"], "reason": "verbouwing", "by": "p-marc", "until": "2026-W20" },
        { "code": "LW107", "about": ["g-kennis"], "reason": "volgt nog", "by": "p-marc" } ]);
    document
}

/// What changed, each as `kind pointer about from → to`.
fn changes(before: &Value, after: &Value) -> Vec<String> {
    let (before, after) = (read(before), read(after));
    let compared = versions::compare(&before, &after, &Options::default());
    let lines = compared.changes().iter().map(|change| {
        let it = compared.change(change);
        let content = |content: Option<versions::ContentAnswer>| content.map(|it| plain(&json!(it)));
        line(it.kind.as_str(), &it.pointer, &it.about, content(it.from), content(it.to))
    });
    lines.collect()
}

fn line(kind: &str, pointer: &str, about: &str, from: Option<String>, to: Option<String>) -> String {
    let content = match (from, to) {
        (None, None) => String::new(),
        (from, to) => format!(" {} → {}", from.unwrap_or("–".into()), to.unwrap_or("–".into())),
    };
    format!("{kind} {pointer} {about}{content}")
}

/// A value with its numbers in one way, its members in one order and without what is `null`.
fn plain(value: &Value) -> String {
    fn plainly(value: &Value) -> Value {
        match value {
            Value::Number(number) => json!(number.as_f64().unwrap() + 0.0),
            Value::Array(list) => list.iter().map(plainly).collect(),
            Value::Object(members) => {
                let mut sorted: Vec<_> = members.iter().filter(|(_, value)| !value.is_null()).collect();
                sorted.sort_by_key(|(name, _)| name.as_str());
                sorted.into_iter().map(|(name, value)| (name.clone(), plainly(value))).collect()
            }
            other => other.clone(),
        }
    }
    plainly(value).to_string()
}

/// What changed, in words.
fn words(before: &Value, after: &Value, language: Language) -> Vec<String> {
    versions::changes(&read(before), &read(after)).iter().map(|change| change.message(language)).collect()
}

/// Changes a document.
fn with(document: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document.clone();
    change(&mut document);
    document
}
