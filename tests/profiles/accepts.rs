//! What each profile accepts.

use lerendwerken::schema::{ALL, Profile};
use serde_json::Value;

use crate::mutation::{DOCUMENTS, mutants};
use crate::{has_null, name, schema, schemas, some, validator};

#[test]
fn for_types_the_same_is_accepted_and_for_forms_what_has_no_null() {
    let (mut accepted, mut refused, mut fewer) = (0, 0, 0);
    for (kind, document) in DOCUMENTS {
        let [exact, codegen, form] =
            [Profile::Exact, Profile::Codegen, Profile::Form].map(|profile| validator(name(kind), profile));
        for text in some(mutants(document)) {
            let value: Value = serde_json::from_str(&text).unwrap();
            let valid = exact.is_valid(&value);
            assert_eq!(codegen.is_valid(&value), valid, "{text}");
            let filled_in = form.is_valid(&value);
            assert!(valid || !filled_in, "a form takes what is not valid: {text}");
            assert!(filled_in == valid || has_null(&value), "{text}");
            *(if valid { &mut accepted } else { &mut refused }) += 1;
            fewer += usize::from(valid && !filled_in);
        }
    }
    assert!(accepted > 200 && refused > 2_000 && fewer > 10, "{accepted} accepted, {refused} refused, {fewer} fewer");
}

#[test]
fn for_types_only_types_have_titles_and_they_are_their_names() {
    for entry in ALL {
        let whole = schema(entry.name, Profile::Codegen);
        let mut all = Vec::new();
        schemas("", &whole, &mut all);
        for (under, schema) in all {
            assert_eq!(schema.get("title").is_some(), ["", "$defs"].contains(&under), "{}: {schema}", entry.name);
            assert!(schema.get("$ref").is_none() || schema.as_object().unwrap().len() == 1, "{}: {schema}", entry.name);
        }
        for (name, schema) in whole["$defs"].as_object().into_iter().flatten() {
            assert_eq!(schema["title"], *name);
        }
    }
}

#[test]
fn each_code_that_can_be_set_is_named_and_no_other_is_accepted() {
    let [exact, codegen] = [Profile::Exact, Profile::Codegen].map(|profile| validator("programme", profile));
    let document: Value = serde_json::from_str(DOCUMENTS[0].1).unwrap();
    let codes = (0..1000).map(|number| format!("LW{number:03}"));
    let mut accepted = 0;
    for code in codes.chain(["X", "X1", "XABCDEFGHIJKLMNO", "XABCDEFGHIJKLMNOP", "Xa", "aX1"].map(str::to_owned)) {
        let mut document = document.clone();
        document["rules"]["levels"] = serde_json::json!({ (code.clone()): "off" });
        let read = lerendwerken::model::Programme::from_value(&document).is_ok();
        assert_eq!((exact.is_valid(&document), codegen.is_valid(&document)), (read, read), "{code}");
        accepted += usize::from(read);
    }
    assert!(accepted > 50, "{accepted}");
}
