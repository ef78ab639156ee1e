//! What each profile accepts.

use lerendwerken::schema::{ALL, Profile};
use serde_json::Value;

use crate::mutation::{DOCUMENTS, mutants};
use crate::{has_null, name, schema, schemas, validator};

/// Every changed document, with whether the exact schema accepts it and whether another does.
fn verdicts(profile: Profile, mut judge: impl FnMut(&str, &Value, bool, bool)) {
    for (kind, document) in DOCUMENTS {
        let (exact, other) = (validator(name(kind), Profile::Exact), validator(name(kind), profile));
        for text in mutants(document) {
            let value: Value = serde_json::from_str(&text).unwrap();
            judge(&text, &value, exact.is_valid(&value), other.is_valid(&value));
        }
    }
}

#[test]
fn for_types_the_same_documents_are_accepted() {
    let (mut accepted, mut refused) = (0, 0);
    verdicts(Profile::Codegen, |text, _, exact, codegen| {
        assert_eq!(exact, codegen, "{text}");
        *(if exact { &mut accepted } else { &mut refused }) += 1;
    });
    assert!(accepted > 1_000 && refused > 10_000, "{accepted} accepted, {refused} refused");
}

#[test]
fn for_forms_a_document_is_accepted_where_it_is_valid_and_has_no_null() {
    let (mut accepted, mut fewer) = (0, 0);
    verdicts(Profile::Form, |text, value, exact, form| {
        assert!(exact || !form, "accepted and not valid: {text}");
        if has_null(value) {
            fewer += usize::from(exact && !form);
        } else {
            assert_eq!(exact, form, "{text}");
            accepted += usize::from(form);
        }
    });
    assert!(accepted > 1_000 && fewer > 50, "{accepted} accepted, {fewer} with null are not");
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
