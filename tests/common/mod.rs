//! What the tests share: reading and checking documents that are made or changed as parsed JSON.

#![allow(dead_code, unreachable_pub)]

use lerendwerken::calculus::AsOf;
use lerendwerken::model::{Cycle, Programme, Week};
use lerendwerken::rules::{self, Checked, Checking, Finding, Options, Sound};
use serde_json::{Value, json};

/// A programme that the reader takes.
pub fn read(document: &Value) -> Programme {
    Programme::from_json(&document.to_string()).unwrap_or_else(|error| panic!("{error}\n{document:#}"))
}

/// A cycle that the reader takes.
pub fn read_cycle(cycle: &Value) -> Cycle {
    Cycle::from_json(&cycle.to_string()).unwrap_or_else(|error| panic!("{error}\n{cycle:#}"))
}

/// Cycles as the text of a log, one a line.
pub fn log_of(cycles: &[Value]) -> String {
    cycles.iter().map(|cycle| format!("{cycle}\n")).collect()
}

/// Checks a document.
pub fn check(document: &Value) -> Checked {
    rules::check(read(document), &Options::default())
}

/// Checks a document with logs beside it, called `log-1` and so on.
pub fn check_with_logs(document: &Value, logs: &[String], options: &Options) -> Checked {
    let mut checking = Checking::new(read(document), options.clone());
    for (number, log) in (1..).zip(logs) {
        checking.log(format!("log-{number}"), log.as_bytes()).unwrap();
    }
    checking.finish()
}

/// A document that is sound, with logs beside it.
pub fn sound(document: &Value, logs: &[String]) -> Sound {
    check_with_logs(document, logs, &Options::default()).sound().unwrap()
}

/// The week as of which is asked; without one, the latest week with a held cycle.
pub fn as_of(week: Option<&str>) -> AsOf {
    week.map_or(AsOf::LastHeld, |week| AsOf::Week(week.parse().unwrap()))
}

/// A week written as such.
pub fn week(text: &str) -> Week {
    text.parse().unwrap()
}

/// An example by its name, with the cycles of its log.
pub fn example(name: &str) -> (Value, Vec<Value>) {
    let path = |ending: &str| format!("{}/examples/data/{name}.{ending}", env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(path("json")).unwrap();
    let log = std::fs::read_to_string(path("ndjson")).unwrap_or_default();
    let cycles = log.lines().map(|line| serde_json::from_str(line).unwrap());
    (serde_json::from_str(&document).unwrap(), cycles.collect())
}

/// The examples.
pub const EXAMPLES: [&str; 2] = ["waterland", "northgate"];

/// The members of a list, none where it is absent.
pub fn list<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The same, to change them.
pub fn list_mut<'a>(object: &'a mut Value, key: &str) -> &'a mut [Value] {
    object.get_mut(key).and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}

/// Adds to a list, which it makes where it is absent.
pub fn push(object: &mut Value, key: &str, element: Value) {
    if !object[key].is_array() {
        object[key] = json!([]);
    }
    object[key].as_array_mut().unwrap().push(element);
}

/// A finding as `code@pointer`; in a log as `code@source:line:pointer`.
pub fn place(finding: &Finding) -> String {
    match finding.source() {
        0 => format!("{}@{}", finding.code(), finding.pointer()),
        log => format!("{}@{log}:{}:{}", finding.code(), finding.line().unwrap_or(0), finding.pointer()),
    }
}

/// The places of everything that was found by rules of integrity, and by rules of the tests' own.
pub fn places(checked: &Checked) -> Vec<String> {
    let sound = |finding: &&Finding| finding.code().starts_with("LW0") || finding.code().starts_with('X');
    checked.findings().iter().filter(sound).map(place).collect()
}

/// The places of everything that was found.
pub fn all_places(checked: &Checked) -> Vec<String> {
    checked.findings().iter().map(place).collect()
}

/// The places, without the code, of what the rule of this code found.
pub fn places_of(checked: &Checked, code: &str) -> Vec<String> {
    let own = checked.findings().iter().filter(|finding| finding.code() == code);
    own.map(|finding| place(finding)[code.len() + 1..].to_owned()).collect()
}

/// What rules of integrity find in a document, by place.
pub fn found(document: &Value) -> Vec<String> {
    places(&check(document))
}

/// What all rules find in a document, by place.
pub fn all_found(document: &Value) -> Vec<String> {
    all_places(&check(document))
}

/// The pointers in a document at which the rule of this code finds something.
pub fn found_by(code: &str, document: &Value) -> Vec<String> {
    places_of(&check(document), code)
}

/// What rules of integrity find in a document with these cycles, each in a line of one log, by place.
pub fn found_in_log(document: &Value, cycles: &[Value]) -> Vec<String> {
    places(&check_with_logs(document, &[log_of(cycles)], &Options::default()))
}

/// A small programme in which everything is in order, without cycles.
pub fn document() -> Value {
    json!({
        "format": 1, "id": "waterland", "organisation": "Gemeente Waterland",
        "period": { "from": "2026-W02", "until": "2026-W52" },
        "people": [
            { "id": "p-anna", "name": "Anna", "weekly_minutes": 1920, "accounts_to": "p-marc" },
            { "id": "p-bram", "name": "Bram", "weekly_minutes": 1440, "accounts_to": "p-marc" },
            { "id": "p-marc", "name": "Marc", "weekly_minutes": 2160 } ],
        "teams": [
            { "id": "t-balie", "name": "Balie", "members": ["p-anna", "p-bram"],
              "working_hours": [ { "day": "tue", "from": "08:30", "until": "17:00" } ],
              "moments": [ { "id": "m-dinsdag", "day": "tue", "from": "09:00", "minutes": 90 } ] },
            { "id": "t-kcc", "name": "KCC", "members": ["p-bram"], "working_hours": [],
              "moments": [ { "id": "m-dinsdag", "day": "tue", "from": "13:00", "minutes": 60 } ] } ],
        "ai_systems": [
            { "id": "ai-assistent", "name": "Assistent", "vendor": "Leverancier", "risk": "limited",
              "overseer": "p-marc", "cleared_for": ["public", "internal"] } ],
        "goals": [
            { "id": "g-wachttijd", "title": "Kortere wachttijd", "expectations": [
                { "id": "e-uren", "horizon": "direct", "indicator": { "name": "Uren bespaard", "unit": "h" },
                  "declared": "2026-W02", "baseline": 0, "target": 100, "due": "2026-W26" },
                { "id": "e-verzuim", "horizon": "durable",
                  "indicator": { "name": "Verzuim", "unit": "%", "aggregate": "mean" },
                  "declared": "2026-W02", "baseline": 7.2, "target": 6, "due": "2026-W50" } ] } ],
        "development_questions": [
            { "id": "dq-brieven", "question": "Hoe schrijven we duidelijke brieven?", "serves": ["g-wachttijd"] },
            { "id": "dq-balie", "question": "Hoe helpen we in één keer?", "serves": ["g-wachttijd"] } ]
    })
}

/// The same with these cycles in it.
pub fn document_with(cycles: impl IntoIterator<Item = Value>) -> Value {
    let mut document = document();
    document["cycles"] = cycles.into_iter().collect();
    document
}

/// A cycle of which nothing more is said. Its id follows from its team and week.
pub fn cycle(team: &str, week: &str, status: &str) -> Value {
    let id = format!("c-{team}-{}", week.to_lowercase());
    let mut cycle = json!({ "id": id, "team": team, "week": week, "status": status });
    if status == "skipped" {
        cycle["reason"] = json!("zomerreces");
    }
    cycle
}

/// A held cycle.
pub fn held(team: &str, week: &str) -> Value {
    cycle(team, week, "held")
}

/// The same cycle with another id.
pub fn named(mut cycle: Value, id: &str) -> Value {
    cycle["id"] = json!(id);
    cycle
}

/// The same cycle, which lists one more learning question.
pub fn asking(mut cycle: Value, question: &str, professional: &str, development_question: Option<&str>) -> Value {
    let mut listed = json!({ "id": question, "professional": professional, "question": "Hoe doe ik dit?" });
    if let Some(id) = development_question {
        listed["development_question"] = json!(id);
    }
    push(&mut cycle, "learning_questions", listed);
    cycle
}

/// The same cycle with one more outcome, carried by the work.
pub fn yielding(mut cycle: Value, expectation: &str, amount: f64) -> Value {
    push(&mut cycle, "outcomes", json!({ "expectation": expectation, "amount": amount, "carrier": "work" }));
    cycle
}

/// A call in which only the rules of integrity are on.
pub fn of_integrity() -> Options {
    let others = rules::all().filter(|rule| !rule.code.starts_with("LW0"));
    others.fold(Options::default(), |options, rule| {
        options.level(&rule.code.parse().unwrap(), lerendwerken::model::LevelSetting::Off).unwrap()
    })
}

// Rhythm and learning.

/// A week of 2026 by its number, as it is written; what goes beyond is of 2027.
pub fn w(number: u16) -> String {
    (week("2025-W52") + number).to_string()
}

/// The same cycle with one more session.
pub fn sitting(mut cycle: Value, start: &str, minutes: u16, moment: Option<&str>) -> Value {
    let mut session = json!({ "start": start, "minutes": minutes });
    if let Some(id) = moment {
        session["moment"] = json!(id);
    }
    push(&mut cycle, "sessions", session);
    cycle
}

/// The same cycle with one more activity of an hour, by doing, on a learning question or on none.
pub fn doing(mut cycle: Value, people: &[&str], question: Option<&str>) -> Value {
    let mut activity = json!({ "professionals": people, "mode": "doing", "minutes": 60 });
    if let Some(id) = question {
        activity["learning_question"] = json!(id);
    }
    push(&mut cycle, "activities", activity);
    cycle
}

/// The same cycle with one more proposal, from a learning question or from none.
pub fn proposing(mut cycle: Value, proposal: &str, stage: &str, question: Option<&str>) -> Value {
    let mut listed = json!({ "id": proposal, "title": "Anders", "stage": stage, "strengthens": ["organisation"] });
    if let Some(id) = question {
        listed["learning_question"] = json!(id);
    }
    push(&mut cycle, "proposals", listed);
    cycle
}

/// The same document with a parameter of the rules.
pub fn with_parameter(document: &Value, name: &str, value: impl Into<Value>) -> Value {
    let mut document = document.clone();
    document["rules"]["parameters"][name] = value.into();
    document
}

/// The pointers at which the rule of this code finds something as of a week.
pub fn found_as_of(code: &str, document: &Value, as_of: &str) -> Vec<String> {
    places_of(&check_with_logs(document, &[], &Options::default().as_of(week(as_of))), code)
}

/// What the rule of this code says of a document, in Dutch.
pub fn said_by(code: &str, document: &Value) -> Vec<String> {
    let checked = check(document);
    let own = checked.findings().iter().filter(|finding| finding.code() == code);
    own.map(|finding| finding.message(lerendwerken::Language::Nl)).collect()
}

/// How many findings of the rule of this code an acceptance about these ids and weeks matches.
pub fn accepted_about(code: &str, document: &Value, about: &[&str]) -> usize {
    let mut document = document.clone();
    document["rules"]["accepted"] = json!([{ "code": code, "about": about, "reason": "afgesproken", "by": "p-marc" }]);
    check(&document).findings().accepted().len()
}

// Accounts.

/// What is found in one of a rule's cases, with the rule's journal beside it or its older version before it
/// where it has one.
pub fn check_case(rule: &rules::Rule, case: &str) -> rules::Findings {
    rule.found_in(case).unwrap()
}
