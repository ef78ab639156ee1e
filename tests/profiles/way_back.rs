//! Documents as structured output has them, and back.

use lerendwerken::Language;
use lerendwerken::calculus::Interventions;
use lerendwerken::model::{Cycle, Journal, Programme};
use lerendwerken::schema::{Profile, StructuredOutput};
use serde_json::{Value, json};

use crate::mutation::{DOCUMENTS, Kind, mutants};
use crate::reference::generate::{self, Size};
use crate::{entry, has_null, name, some, validator};

fn output(kind: Kind) -> StructuredOutput {
    StructuredOutput::for_entry(entry(name(kind)), Language::En)
}

/// Objects without the members that are `null`: in a document that is valid, `null` is as good as absent. What
/// stands in extensions is an application's own, and stays.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key.clone(), if key == "extensions" { value.clone() } else { without_nulls(value) }))
            .collect(),
        Value::Array(list) => list.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

/// Goes there and back with a document that is valid.
fn there_and_back(output: &StructuredOutput, strict: &jsonschema::Validator, document: &Value) {
    let made = output.to_structured(document);
    let errors: Vec<_> = strict.iter_errors(&made).map(|it| format!("{}: {it}", it.instance_path)).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{made}");
    assert_eq!(output.from_structured(&made).unwrap(), without_nulls(document), "{made}");
}

#[test]
fn every_valid_document_goes_there_and_back() {
    let mut went = 0;
    for (kind, document) in DOCUMENTS {
        let (exact, strict) = (validator(name(kind), Profile::Exact), validator(name(kind), Profile::StructuredOutput));
        let output = output(kind);
        for text in some(mutants(document)) {
            let value: Value = serde_json::from_str(&text).unwrap();
            if exact.is_valid(&value) {
                there_and_back(&output, &strict, &value);
                went += 1;
            }
        }
    }
    assert!(went > 200, "{went}");
}

#[test]
fn the_model_is_the_same_afterwards() {
    for (kind, text) in DOCUMENTS.into_iter().chain([(Kind::Programme, include_str!("../data/complete.json"))]) {
        let value: Value = serde_json::from_str(text).unwrap();
        let output = output(kind);
        let back = output.from_structured(&output.to_structured(&value)).unwrap();
        match kind {
            Kind::Programme => assert_eq!(Programme::from_value(&back).unwrap(), Programme::from_json(text).unwrap()),
            Kind::Cycle => assert_eq!(Cycle::from_value(&back).unwrap(), Cycle::from_json(text).unwrap()),
            Kind::Journal => {
                let [back, own] = [Journal::from_value(&back).unwrap(), Journal::from_json(text).unwrap()];
                assert_eq!(serde_json::to_value(back).unwrap(), serde_json::to_value(own).unwrap());
            }
        }
    }
}

#[test]
fn random_programmes_and_cycles_go_there_and_back() {
    let (programmes, cycles) = (output(Kind::Programme), output(Kind::Cycle));
    let [strict_programmes, strict_cycles] = ["programme", "cycle"].map(|it| validator(it, Profile::StructuredOutput));
    let mut seen = 0;
    for seed in 0..150 {
        let (programme, log) = generate::programme(seed, Size::Small);
        there_and_back(&programmes, &strict_programmes, &programme);
        let back = programmes.from_structured(&programmes.to_structured(&programme)).unwrap();
        assert_eq!(Programme::from_value(&back).unwrap(), Programme::from_value(&programme).unwrap());
        for cycle in log {
            there_and_back(&cycles, &strict_cycles, &cycle);
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

/// The longest text that the exact schema takes of what the subset can't bound, ids, is 64.
fn has_long_text(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() > 64,
        Value::Array(list) => list.iter().any(has_long_text),
        Value::Object(object) => object.iter().any(|(key, value)| key != "description" && has_long_text(value)),
        _ => false,
    }
}

#[test]
fn what_a_model_may_answer_is_a_valid_document_but_for_the_length_of_ids() {
    let (mut accepted, mut beyond) = (0, 0);
    for (kind, document) in DOCUMENTS {
        let (exact, strict) = (validator(name(kind), Profile::Exact), validator(name(kind), Profile::StructuredOutput));
        let output = output(kind);
        let answer = output.to_structured(&serde_json::from_str(document).unwrap());
        for text in some(mutants(&answer.to_string())) {
            let answer: Value = serde_json::from_str(&text).unwrap();
            if !strict.is_valid(&answer) {
                // It is refused, or brought back as something that the reader judges; never a panic.
                let _ = output.from_structured(&answer);
                continue;
            }
            let back = match output.from_structured(&answer) {
                Ok(back) => back,
                // What a text that stands for JSON holds, no schema of it sees.
                Err(refused) => {
                    assert!(refused.pointer().contains("/extensions/"), "{refused}\n{text}");
                    continue;
                }
            };
            if exact.is_valid(&back) {
                assert_eq!(output.to_structured(&back), answer);
                accepted += 1;
            } else {
                assert!(has_long_text(&answer) || text.contains("extensions"), "{text}");
                beyond += 1;
            }
        }
    }
    assert!(accepted > 200 && beyond > 2, "{accepted} accepted, {beyond} beyond");
}

#[test]
fn interventions_go_there_and_back() {
    let text = std::fs::read_to_string("examples/data/otherwise.json").unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    assert!(!has_null(&document));
    let output = StructuredOutput::of::<Interventions>();
    let strict = validator("interventions", Profile::StructuredOutput);
    there_and_back(&output, &strict, &document);
    assert_eq!(
        StructuredOutput::of::<Interventions>().schema(),
        StructuredOutput::for_entry(entry("interventions"), Language::En).schema()
    );
}

#[test]
fn levels_and_parameters_are_lists_of_keys_and_values() {
    let output = StructuredOutput::of::<Programme>();
    let mut document: Value = serde_json::from_str(DOCUMENTS[0].1).unwrap();
    document["rules"] = json!({ "levels": { "LW203": "off", "X1": "advice" } });
    let made = output.to_structured(&document);
    assert_eq!(
        made["rules"]["levels"],
        json!([{ "key": "LW203", "value": "off" }, { "key": "X1", "value": "advice" }])
    );
    assert_eq!(made["rules"]["accepted"], Value::Null);
    assert_eq!(output.from_structured(&made).unwrap(), without_nulls(&document));
}

#[test]
fn what_cannot_be_brought_back_is_refused_with_its_place() {
    let cycle = StructuredOutput::of::<Cycle>();
    let programme = StructuredOutput::of::<Programme>();
    let refusals = [
        (&cycle, json!({ "status": "held" }), ""),
        (&cycle, json!([1]), ""),
        (&cycle, json!({ "document": {}, "more": 1 }), ""),
        (&programme, json!({ "rules": { "levels": { "LW203": "off" } } }), "/rules/levels"),
        (&programme, json!({ "rules": { "levels": [["LW203", "off"]] } }), "/rules/levels/0"),
        (&programme, json!({ "rules": { "levels": [{ "key": 1, "value": "off" }] } }), "/rules/levels/0"),
        (
            &programme,
            json!({ "rules": { "levels": [{ "key": "LW203", "value": "off" }, { "key": "LW203", "value": "off" }] } }),
            "/rules/levels/1",
        ),
    ];
    for (output, answer, pointer) in refusals {
        let refused = output.from_structured(&answer).unwrap_err();
        assert_eq!(refused.pointer(), pointer, "{refused}");
        let [nl, en] = [Language::Nl, Language::En].map(|language| refused.message(language));
        assert!(nl != en && en == refused.to_string(), "{nl} {en}");
    }
    let left = cycle.from_structured(&json!({ "document": { "status": "lost", "reflection": null } })).unwrap();
    assert!(Cycle::from_value(&left).is_err(), "the reader refuses what is left to it");
}
