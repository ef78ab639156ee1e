//! Nothing of the source stands in a view: no id, no name, no text.

use std::collections::BTreeSet;

use lerendwerken::schema;
use serde_json::Value;

use crate::common::{EXAMPLES, example};
use crate::made::{CANARY, asked, programme, view_of};

/// Every text of a document, wherever it stands; keys are not.
fn texts(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = all.insert(text.clone()),
        Value::Array(list) => list.iter().for_each(|it| texts(it, all)),
        Value::Object(members) => members.values().for_each(|it| texts(it, all)),
        _ => {}
    }
}

#[test]
fn no_id_and_no_text_of_a_random_programme_is_in_its_view() {
    for seed in 2000..2200 {
        let (document, asked) = programme(seed);
        assert!(document.to_string().contains(CANARY));
        let view = view_of(&document, &[], &asked).1.to_string().to_lowercase();
        assert!(!view.contains(CANARY), "made {seed}: {view}");
    }
}

/// The words that both documents and views are made of, which stand for no person and no thing.
const WORDS: [&str; 19] = [
    "doing",
    "together",
    "formal",
    "work",
    "craft",
    "direct",
    "durable",
    "sum",
    "mean",
    "proposed",
    "tried",
    "adopted",
    "integrated",
    "withdrawn",
    "tool",
    "co_intelligence",
    "verified",
    "weeks",
    "quarters",
];

#[test]
fn every_text_of_a_view_is_a_word_of_the_format_a_period_or_a_pseudonym() {
    for name in EXAMPLES {
        let (document, logs) = example(name);
        let mut source = BTreeSet::new();
        texts(&document, &mut source);
        logs.iter().for_each(|cycle| texts(cycle, &mut source));
        let is_week = |text: &str| text.parse::<lerendwerken::model::Week>().is_ok();
        source.retain(|text| !WORDS.contains(&text.as_str()) && !is_week(text));
        assert!(source.len() > 50);
        for quarters in [false, true] {
            let view = view_of(&document, &logs, &asked(2, quarters, None)).1;
            assert!(!view["cells"].as_array().unwrap().is_empty());
            let mut said = BTreeSet::new();
            texts(&view, &mut said);
            let both: Vec<&String> = said.intersection(&source).collect();
            assert!(both.is_empty(), "{name}: {both:?}");
        }
    }
}

/// A string in the schema is one of some words, or has a pattern that no name keeps.
#[test]
fn the_schema_has_no_place_for_a_free_text() {
    fn strings(value: &Value, path: &str, free: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                let words = members.get("oneOf").and_then(|it| it[0].get("const")).is_some();
                let closed = words || ["enum", "const", "pattern"].iter().any(|key| members.contains_key(*key));
                if members.get("type") == Some(&"string".into()) && !closed {
                    free.push(path.to_owned());
                }
                members.iter().for_each(|(key, it)| strings(it, &format!("{path}/{key}"), free));
            }
            Value::Array(list) => list.iter().for_each(|it| strings(it, path, free)),
            _ => {}
        }
    }
    let schema = schema::named("research-view").unwrap();
    let mut free = Vec::new();
    strings(&schema, "", &mut free);
    // What made the answer: the crate's version and the digest of its rules.
    assert_eq!(free, ["/$defs/Opening/properties/version", "/$defs/Opening/properties/rules"]);
    let text = schema.to_string();
    for kind in ["PersonId", "TeamId", "GoalId", "ExpectationId", "ProgrammeId", "CycleId", "\"Text\""] {
        assert!(!text.contains(kind), "{kind}");
    }
}

#[test]
fn views_keep_their_schema() {
    let validator = jsonschema::validator_for(&schema::named("research-view").unwrap()).unwrap();
    let of_examples = EXAMPLES.map(example).into_iter().flat_map(|(document, logs)| {
        [(2, true), (5, false), (400, false)]
            .map(|(least, quarters)| view_of(&document, &logs, &asked(least, quarters, None)).1)
    });
    let made = (0..100).map(programme).map(|(document, asked)| view_of(&document, &[], &asked).1);
    for view in of_examples.chain(made) {
        let faults: Vec<String> = validator.iter_errors(&view).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}\n{view:#}");
    }
}
