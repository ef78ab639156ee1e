//! Schemas to make forms of.

use serde_json::{Map, Value};

use super::walk::each;

type Schema = Map<String, Value>;

/// Makes of an exact schema one without `null`: a form leaves out what is not filled in.
pub(super) fn make(mut exact: Value) -> Value {
    if let Value::Object(root) = &mut exact {
        each(root, &not_null);
    }
    exact
}

fn not_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if schema.get("default").is_some_and(Value::is_null) {
        schema.shift_remove("default");
    }
    let Some(Value::Array(variants)) = schema.get_mut("anyOf") else { return };
    variants.retain(|variant| variant.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = variants.as_slice() {
        let only = only.clone();
        schema.shift_remove("anyOf");
        // What is said of the member goes before what is said of its type.
        for (keyword, value) in only {
            schema.entry(keyword).or_insert(value);
        }
    }
}
