//! Profiles of schemas: what each accepts, held against the exact schema by every change to every document; the
//! strict subset of structured output and the way back from it; the components of OpenAPI.

#[path = "../mutation/mod.rs"]
mod mutation;
#[path = "../reference/mod.rs"]
mod reference;

mod accepts;
mod openapi;
mod public;
mod subset;
mod way_back;

use lerendwerken::Language;
use lerendwerken::schema::{ALL, Entry, Export, Profile};
use serde_json::Value;

use mutation::Kind;

fn entry(name: &str) -> &'static Entry {
    ALL.iter().find(|entry| entry.name == name).expect("it is listed")
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Programme => "programme",
        Kind::Cycle => "cycle",
        Kind::Journal => "journal",
    }
}

fn schema(name: &str, profile: Profile) -> Value {
    entry(name).schema(Export::in_language(Language::En).with_profile(profile))
}

fn validator(name: &str, profile: Profile) -> jsonschema::Validator {
    jsonschema::draft202012::new(&schema(name, profile)).expect("it is a schema")
}

/// Whether `null` stands anywhere.
fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.iter().any(has_null),
        Value::Object(object) => object.values().any(has_null),
        _ => false,
    }
}

/// The schemas that stand in a schema, itself included, each with the keyword it stands under.
fn schemas<'s>(under: &'s str, schema: &'s Value, all: &mut Vec<(&'s str, &'s Value)>) {
    all.push((under, schema));
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        match keyword.as_str() {
            "properties" | "patternProperties" | "$defs" => {
                value.as_object().into_iter().flatten().for_each(|(_, it)| schemas(keyword, it, all));
            }
            "anyOf" | "oneOf" | "allOf" => {
                value.as_array().into_iter().flatten().for_each(|it| schemas(keyword, it, all));
            }
            "items" | "additionalProperties" | "propertyNames" | "not" if value.is_object() => {
                schemas(keyword, value, all);
            }
            _ => {}
        }
    }
}

/// Every fifth of many changes to a document, so that each value and each place comes along; all of them are judged by
/// the tests of the reader, and by the tools of consumers.
fn some(changes: Vec<String>) -> impl Iterator<Item = String> {
    changes.into_iter().step_by(5)
}
