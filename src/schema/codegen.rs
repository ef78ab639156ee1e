//! Schemas to make types of in other languages.

use serde_json::{Map, Value, json};

use super::walk::each;

type Schema = Map<String, Value>;

/// Makes of an exact schema one that generators take; what is valid stays the same.
pub(super) fn make(mut exact: Value, name: &str) -> Value {
    if let Value::Object(root) = &mut exact {
        each(root, &|schema| {
            for keyword in ["title", "$comment", "examples"] {
                schema.shift_remove(keyword);
            }
            list_words(schema);
            one_pattern(schema);
            describe_reference(schema);
        });
        name_types(root, name);
    }
    exact
}

/// Only a type has a title, which generators name it by: one on a member would be a type of its own.
fn name_types(root: &mut Schema, name: &str) {
    let titled = |schema: &mut Schema, name: &str| {
        let rest = std::mem::take(schema);
        schema.insert("title".into(), name.into());
        schema.extend(rest);
    };
    for (name, definition) in root.get_mut("$defs").and_then(Value::as_object_mut).into_iter().flatten() {
        if let Value::Object(definition) = definition {
            titled(definition, name);
        }
    }
    titled(root, name);
}

/// Words that are told apart each by itself become a list of them.
fn list_words(schema: &mut Schema) {
    let words = |variants: &Value| -> Option<Value> {
        variants.as_array()?.iter().map(|variant| variant.get("const").cloned()).collect()
    };
    if let Some(words) = schema.get("oneOf").and_then(words) {
        schema.shift_remove("oneOf");
        schema.insert("enum".into(), words);
    }
}

/// Makes one pattern of keys that are named and keys that follow a pattern: generators know the one or the other.
pub(super) fn one_pattern(schema: &mut Schema) {
    let Some(Value::Object(patterns)) = schema.get("patternProperties") else { return };
    let (Some((pattern, value)), Some(Value::Object(named))) = (patterns.iter().next(), schema.get("properties"))
    else {
        return;
    };
    let keys: Vec<&str> = named.keys().map(String::as_str).collect();
    let both = json!({ format!("^({})$|{pattern}", keys.join("|")): value });
    schema.shift_remove("properties");
    schema.insert("patternProperties".into(), both);
}

/// What is said beside a reference, or between which values it may be, would make a copy of the type.
fn describe_reference(schema: &mut Schema) {
    if schema.len() > 1 {
        if let Some(reference) = schema.shift_remove("$ref") {
            schema.insert("allOf".into(), json!([{ "$ref": reference }]));
        }
    }
}
