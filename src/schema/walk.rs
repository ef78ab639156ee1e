//! From a schema to those that stand in it.

use serde_json::{Map, Value};

type Schema = Map<String, Value>;

/// The schemas that stand directly in one, definitions included.
pub(super) fn children(schema: &mut Schema) -> impl Iterator<Item = &mut Schema> {
    schema.iter_mut().flat_map(|(keyword, value)| -> Vec<&mut Schema> {
        match (keyword.as_str(), value) {
            ("$defs" | "properties" | "patternProperties", Value::Object(named)) => {
                named.values_mut().filter_map(Value::as_object_mut).collect()
            }
            ("items" | "additionalProperties" | "propertyNames" | "not", Value::Object(schema)) => vec![schema],
            ("anyOf" | "oneOf" | "allOf", Value::Array(variants)) => {
                variants.iter_mut().filter_map(Value::as_object_mut).collect()
            }
            _ => Vec::new(),
        }
    })
}

/// Does something to all schemas that stand in one, and then to itself.
pub(super) fn each(schema: &mut Schema, change: &impl Fn(&mut Schema)) {
    children(schema).for_each(|child| each(child, change));
    change(schema);
}

/// The types that a schema names.
pub(super) fn types(schema: &Schema) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
