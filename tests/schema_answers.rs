//! What other programs may send back: an answer is read if and only if its schema allows it.

use lerendwerken::calculus::{self, AsOf, Interventions};
use lerendwerken::model::{Assumptions, Journal, Programme, RuleSettings};
use lerendwerken::posture::{self, Posture, Window};
use lerendwerken::rules::{self, Checking, Options, Sound, Version};
use lerendwerken::{Answer, Language, schema, versions, view};
use serde::Serialize;
use serde_json::{Map, Value};

mod common;

/// What each value is replaced by, as it is spelt.
const VALUES: &[&str] = &[
    "null",
    "true",
    "0",
    "-0",
    "-0.0",
    "-1",
    "1",
    "1.5",
    "3.0",
    "3e0",
    "255",
    "256",
    "65535",
    "65536",
    "65536.0",
    "4294967295",
    "4294967296",
    "9007199254740991",
    "9007199254740992",
    "9.007199254740991e15",
    "18446744073709551616",
    "1e300",
    "-1e300",
    "\"\"",
    "\"x\"",
    "\" \"",
    "\"h\"",
    "\"2026-W07\"",
    "\"2025-W53\"",
    "\"direct\"",
    "\"error\"",
    "[]",
    "[null]",
    "[1]",
    "[[]]",
    "[\"p-x\"]",
    "{}",
    "{\"x\": 1}",
];

/// Keeps the first elements of each list.
fn short(value: &mut Value) {
    match value {
        Value::Array(list) => {
            list.truncate(2);
            list.iter_mut().for_each(short);
        }
        Value::Object(object) => object.values_mut().for_each(short),
        _ => {}
    }
}

fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    all.push(at.clone());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, it)| pointers(it, format!("{at}/{index}"), all))
        }
        Value::Object(object) => object
            .iter()
            .for_each(|(key, it)| pointers(it, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), all)),
        _ => {}
    }
}

/// All that differs from a value in one thing, as texts.
fn mutants(whole: &Value) -> Vec<String> {
    let mut all = Vec::new();
    pointers(whole, String::new(), &mut all);
    let mut texts = vec![whole.to_string()];
    for pointer in all {
        let mut marked = whole.clone();
        *marked.pointer_mut(&pointer).unwrap() = "@here@".into();
        let marked = marked.to_string();
        texts.extend(VALUES.iter().map(|value| marked.replace("\"@here@\"", value)));
        let Some(object) = whole.pointer(&pointer).and_then(Value::as_object) else { continue };
        let mut changed = |members: Map<String, Value>| {
            let mut changed = whole.clone();
            *changed.pointer_mut(&pointer).unwrap() = Value::Object(members);
            texts.push(changed.to_string());
        };
        for key in object.keys() {
            let mut less = object.clone();
            less.remove(key);
            changed(less);
        }
        for key in ["onbekend", "reflection", "standard_error", "", "value"] {
            let mut more = object.clone();
            if more.insert(key.into(), Value::Null).is_none() {
                changed(more);
            }
        }
        // As an array, which a derived reader would take for the object.
        let mut array = whole.clone();
        *array.pointer_mut(&pointer).unwrap() = object.values().cloned().collect();
        texts.push(array.to_string());
    }
    texts
}

fn agree(name: &str, answer: &impl Serialize, read: impl Fn(&str) -> Result<(), String>) {
    let mut whole = serde_json::to_value(answer).unwrap();
    short(&mut whole);
    let validator = jsonschema::draft202012::new(&schema::named(name).unwrap()).unwrap();
    let (mut taken, mut refused) = (0, 0);
    let mut differ = Vec::new();
    for text in mutants(&whole) {
        let value: Value = serde_json::from_str(&text).unwrap();
        let (read, allowed) = (read(&text), validator.is_valid(&value));
        if read.is_ok() != allowed {
            let why: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
            differ.push(format!("{name}: read {read:?}, schema {why:?}"));
        }
        if allowed { taken += 1 } else { refused += 1 }
    }
    differ.sort();
    differ.dedup();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(taken >= 5 && refused > 50, "{name}: {taken} taken, {refused} refused");
}

fn agree_answer<T: serde::de::DeserializeOwned + Serialize>(name: &str, answer: T) {
    let read = |text: &str| serde_json::from_str::<Answer<T>>(text).map(drop).map_err(|error| error.to_string());
    agree(name, &Answer::new(answer), read);
}

fn example(name: &str) -> String {
    std::fs::read_to_string(format!("examples/data/{name}.json")).unwrap()
}

fn sound(name: &str) -> Sound {
    let text = example(name);
    let mut checking =
        Checking::new(Programme::from_json(&text).unwrap(), Options::default()).read_from(name, text).keep_cycles();
    if name == "waterland" {
        checking.log("log", std::fs::File::open("examples/data/waterland.ndjson").unwrap()).unwrap();
    }
    checking.finish().sound().unwrap()
}

#[test]
fn results_are_read_as_their_schema_has_them() {
    agree_answer("results", calculus::results_by_week(&sound("northgate"), AsOf::LastHeld));
    agree_answer("results", calculus::results(&sound("waterland"), AsOf::LastHeld));
}

#[test]
fn analyses_are_read_as_their_schemas_have_them() {
    let sound = sound("waterland");
    agree_answer("contributions", calculus::contributions(&sound, AsOf::LastHeld, calculus::Dimension::ALL));
    agree_answer("forecast", calculus::forecast(&sound, AsOf::LastHeld, calculus::Until::Due));
    agree_answer("steady", calculus::steady(&sound, AsOf::LastHeld));
    agree_answer("sensitivity", calculus::sensitivity(&sound, AsOf::LastHeld));
    agree_answer("reconcile", calculus::reconcile(&sound, AsOf::LastHeld, calculus::Drift::default()));
    let terms = calculus::SroiTerms { impact: 1000.0, drop_off: 0.1, years: 3, cost: None };
    agree_answer("money", calculus::money(&sound, AsOf::LastHeld, Some(&terms)).unwrap());
    let otherwise = Interventions::default().set_offloading(0.1).unwrap().assume(Assumptions::default());
    agree_answer("what-if", calculus::what_if(&sound, AsOf::LastHeld, &otherwise).unwrap());
    let posture: Posture = posture::posture(&sound, Window::default());
    agree_answer("posture", posture);
}

#[cfg(feature = "calibrate")]
#[test]
fn a_calibration_is_read_as_its_schema_has_it() {
    agree_answer("calibrate", calculus::calibrate(&sound("waterland"), AsOf::LastHeld, calculus::Acting::ALL));
}

#[test]
fn checks_and_rules_are_read_as_their_schemas_have_them() {
    let checked = rules::check(Programme::from_json(&example("northgate")).unwrap(), &Options::default());
    agree("check", &Answer::new(checked.answer(Language::Nl)), |text| {
        serde_json::from_str::<Answer<rules::CheckAnswer>>(text).map(drop).map_err(|error| error.to_string())
    });
    agree_answer("rules", rules::RulesAnswer::of(rules::all().take(2), Language::En));
}

#[test]
fn a_comparison_is_read_as_its_schema_has_it() {
    let complete = include_str!("data/complete.json");
    let mut document: Value = serde_json::from_str(complete).unwrap();
    for optional in ["phase", "ai_systems", "governance", "costs", "assumptions", "rules"] {
        document.as_object_mut().unwrap().remove(optional);
    }
    let programme = |text: &str| Programme::from_json(text).unwrap();
    let (before, after) = (programme(&document.to_string()), programme(complete));
    let compared = versions::compare(Version::of(&before), Version::of(&after), &Options::default());
    let mut answer = serde_json::to_value(Answer::new(compared.answer(Language::En))).unwrap();
    // One change of each kind of content.
    let mut seen = std::collections::BTreeSet::new();
    let changes = answer["changes"].as_array_mut().unwrap();
    changes.retain(|change| {
        let kind = |value: &Value| match value {
            Value::Object(object) => object.keys().next().cloned().unwrap_or_default(),
            other => format!("{:?}", std::mem::discriminant(other)),
        };
        seen.insert((kind(&change["from"]), kind(&change["to"])))
    });
    for change in changes.clone() {
        let mut one = answer.clone();
        one["changes"] = [change].into_iter().collect();
        let read = |text: &str| {
            let read = serde_json::from_str::<Answer<versions::DiffAnswer>>(text);
            read.map(drop).map_err(|error| error.to_string())
        };
        agree("diff", &one, read);
    }
}

/// The members of an own view that may be absent.
const OPTIONAL: &[&str] = &[
    "/from",
    "/until",
    "/accounts_to",
    "/references/0/uri",
    "/extensions",
    "/journal_elsewhere/0",
    "/cycles/0/reflections/0",
    "/cycles/0/learning_questions/0/development_question",
    "/cycles/0/activities/0/learning_question",
    "/cycles/0/activities/0/ai/support",
    "/cycles/0/activities/0/mastery",
    "/outcomes/0/proposal",
    "/outcomes/0/evidence",
    "/practice/doing",
    "/practice/together",
    "/practice/formal",
    "/practice/with_ai",
    "/practice/co_intelligence",
    "/practice/offloaded",
    "/practice/verified",
    "/practice/mastery",
    "/practice/about_ai",
];

/// How many values stand in a value.
fn extent(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(extent).sum(),
        Value::Object(object) => object.values().map(extent).sum(),
        _ => 0,
    }
}

/// Puts the elements of each list in which most stands first.
fn fullest_first(value: &mut Value) {
    match value {
        Value::Array(list) => {
            list.sort_by_key(|element| std::cmp::Reverse(extent(element)));
            list.iter_mut().for_each(fullest_first);
        }
        Value::Object(object) => object.values_mut().for_each(fullest_first),
        _ => {}
    }
}

/// A view as its schema has it, of which every member that may be absent is there.
fn agree_view<T: serde::de::DeserializeOwned>(name: &str, view: &impl Serialize, optional: &[&str]) {
    let mut whole = serde_json::to_value(Answer::new(view)).unwrap();
    fullest_first(&mut whole);
    short(&mut whole);
    for pointer in optional {
        assert!(whole.pointer(pointer).is_some(), "{name} is looked at without {pointer}");
    }
    agree(name, &whole, |text| serde_json::from_str::<Answer<T>>(text).map(drop).map_err(|error| error.to_string()));
}

#[test]
fn views_are_read_as_their_schemas_have_them() {
    let sound = sound("waterland");
    let [pieter, gerben] = ["p-pieter", "p-gerben"].map(|id| id.parse().unwrap());
    let journal = r#"{ "format": 1, "programme": "waterland", "professional": "p-pieter", "entries": [
        { "cycle": "c-vergunningen-2026-w41", "reflection": "Ik wist niet dat ik dit wist." },
        { "cycle": "c-elders-2026-w24", "reflection": "Meegelopen bij een ander." } ] }"#;
    let own = view::own(&sound, &pieter, Some(&Journal::from_json(journal).unwrap()), AsOf::LastHeld).unwrap();
    let mut own = serde_json::to_value(own).unwrap();
    own["from"] = "2026-W02".into();
    own["references"] = serde_json::json!([{ "vocabulary": "Begroting", "code": "3.2", "uri": "urn:begroting:3.2" }]);
    own["extensions"] = serde_json::json!({ "app:x": { "y": [1] } });
    agree_view::<view::Own>("own-view", &own, OPTIONAL);
    let seen = view::manager(&sound, &gerben, AsOf::LastHeld).unwrap();
    agree_view::<view::Manager>("manager-view", &seen, &["/teams/0/outcomes/0/proposal", "/teams/0/results/0"]);
    // Nobody accounts to this one.
    let nothing = view::manager(&sound, &pieter, AsOf::LastHeld).unwrap();
    agree_view::<view::Manager>("manager-view", &nothing, &["/nothing"]);
}

#[test]
fn interventions_are_read_as_their_schema_has_them() {
    let text = r#"{ "interventions": [
        { "skip": { "team": "t-desk", "from": "2026-W07", "until": "2026-W09" } },
        { "set_offloading": { "share": 0.1, "team": null, "from": "2026-W07" } },
        { "scale_offloading": { "factor": 0.5 } },
        { "raise_stage": { "team": "t-desk", "proposal": "pr-x", "stage": "adopted", "from": "2026-W07" } },
        { "assume": { "craft": { "retention_idle": 0.98 }, "recent_weeks": 8 } },
        { "adjust": { "expectation": "e-x", "adjust": { "deadweight": 0.2 } } } ] }"#;
    let whole: Value = serde_json::from_str(text).unwrap();
    for one in whole["interventions"].as_array().unwrap() {
        let alone = serde_json::json!({ "interventions": [one] });
        agree("interventions", &alone, |text| {
            Interventions::from_json(text).map(drop).map_err(|error| error.to_string())
        });
    }
}

#[test]
fn assumptions_and_rules_stand_alone_too() {
    let document: Value = serde_json::from_str(include_str!("data/programme.json")).unwrap();
    fn alone<T: schemars::JsonSchema>(value: &Value, read: impl Fn(&str) -> bool) {
        let validator = jsonschema::draft202012::new(&schema::of::<T>()).unwrap();
        let (mut taken, mut refused) = (0, 0);
        for text in mutants(value) {
            let allowed = validator.is_valid(&serde_json::from_str(&text).unwrap());
            assert_eq!(read(&text), allowed, "{text}");
            if allowed { taken += 1 } else { refused += 1 }
        }
        assert!(taken > 10 && refused > 50, "{taken} taken, {refused} refused");
    }
    alone::<Assumptions>(&document["assumptions"], |text| Assumptions::from_json(text).is_ok());
    alone::<RuleSettings>(&document["rules"], |text| RuleSettings::from_json(text).is_ok());
}

#[cfg(feature = "research")]
mod research {
    use std::collections::BTreeSet;

    use lerendwerken::model::Count;
    use lerendwerken::view::{self, Key, Periods, Research, ResearchOptions};
    use serde_json::json;

    use super::*;

    /// Waterland so many times over, as one programme; in all but the first, what carries outcomes alternates.
    fn waterland(times: usize) -> Sound {
        let (mut document, cycles) = common::example("waterland");
        let named = |value: &Value, time: usize| -> Value {
            let text = ["t-", "p-", "c-"]
                .iter()
                .fold(value.to_string(), |text, kind| text.replace(&format!("\"{kind}"), &format!("\"{kind}{time}-")));
            serde_json::from_str(&text).unwrap()
        };
        for (list, kept) in [("teams", 0), ("people", document["people"].as_array().unwrap().len())] {
            let all = document[list].as_array_mut().unwrap();
            let others: Vec<Value> = (0..times).flat_map(|time| all.iter().map(move |it| named(it, time))).collect();
            all.truncate(kept); // Those whom the rest of the programme names.
            all.extend(others);
        }
        document["accounts"] = json!([]);
        document["rules"]["accepted"] = json!([]);
        let mut log: Vec<Value> = (0..times).flat_map(|time| cycles.iter().map(move |it| named(it, time))).collect();
        let outcomes = log.iter_mut().skip(cycles.len()).flat_map(|cycle| common::list_mut(cycle, "outcomes"));
        for (outcome, carrier) in outcomes.zip(["work", "craft"].iter().cycle()) {
            outcome["carrier"] = json!(carrier);
        }
        let mut checking = Checking::new(common::read(&document), common::of_integrity()).keep_cycles();
        checking.log("log", common::log_of(&log).as_bytes()).unwrap();
        checking.finish().sound().unwrap()
    }

    fn view_of(sound: &Sound, periods: Periods, least: u16) -> Answer<Research> {
        let key = Key::new(b"an example, and so a key to nothing").unwrap();
        let options = ResearchOptions { periods, min_group: Some(Count::new(least).unwrap()), as_of: None };
        Answer::new(view::research(sound, &key, &options).unwrap())
    }

    /// Each member that an object has, and each that it may have and has not, by the definition that tells of it.
    fn members(schema: &Value, definition: &str, object: &Value, seen: &mut BTreeSet<String>) {
        for (name, member) in schema["$defs"][definition]["properties"].as_object().unwrap() {
            let has = if object.get(name).is_some() { "with" } else { "without" };
            seen.insert(format!("{definition} {has} {name}"));
            let Some(elements) = member["items"]["$ref"].as_str() else { continue };
            for element in object[name].as_array().unwrap() {
                members(schema, elements.strip_prefix("#/$defs/").unwrap(), element, seen);
            }
        }
    }

    /// All that `members` may find in cells.
    fn possible(schema: &Value) -> BTreeSet<String> {
        let lists = schema["$defs"]["ResearchCell"]["properties"].as_object().unwrap().values();
        let parts = lists.filter_map(|list| list["items"]["$ref"].as_str()?.strip_prefix("#/$defs/"));
        let mut all = BTreeSet::new();
        for definition in parts.chain(["ResearchCell"]) {
            let required = schema["$defs"][definition]["required"].as_array().unwrap();
            for name in schema["$defs"][definition]["properties"].as_object().unwrap().keys() {
                all.insert(format!("{definition} with {name}"));
                if !required.iter().any(|it| it == name) {
                    all.insert(format!("{definition} without {name}"));
                }
            }
        }
        all
    }

    /// The reader and the schema agree on a view, and on one of each cell that has something that others had not.
    fn agree_on(answer: &Answer<Research>, seen: &mut BTreeSet<String>) {
        let read = |text: &str| {
            let read = serde_json::from_str::<Answer<Research>>(text);
            read.map(drop).map_err(|error| error.to_string())
        };
        let whole = serde_json::to_value(answer).unwrap();
        assert_eq!(&serde_json::from_value::<Answer<Research>>(whole.clone()).unwrap(), answer);
        let schema = schema::named("research-view").unwrap();
        assert!(jsonschema::draft202012::new(&schema).unwrap().is_valid(&whole));
        agree("research-view", answer, read);
        for cell in whole["cells"].as_array().unwrap() {
            let before = seen.len();
            members(&schema, "ResearchCell", cell, seen);
            if seen.len() > before {
                let mut alone = whole.clone();
                ["groups", "expectations", "by_period"].iter().for_each(|list| alone[list] = json!([]));
                alone["cells"] = json!([cell]);
                agree("research-view", &alone, read);
            }
        }
    }

    #[test]
    fn the_view_for_research_is_read_as_its_schema_has_it() {
        let mut seen = BTreeSet::new();
        let small = waterland(1);
        for periods in Periods::ALL {
            agree_on(&view_of(&small, *periods, 2), &mut seen);
        }
        let large = waterland(3);
        for least in [3, 9] {
            agree_on(&view_of(&large, Periods::Quarters, least), &mut seen);
        }
        // Nothing is said of so few.
        agree_on(&view_of(&small, Periods::Weeks, 400), &mut seen);
        assert_eq!(seen, possible(&schema::named("research-view").unwrap()), "nothing of cells is left out");
    }
}
