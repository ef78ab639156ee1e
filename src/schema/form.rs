//! Schemas to make forms of.

use serde_json::{Map, Value};

use super::walk::each;

type Schema = Map<String, Value>;

/// Makes of an exact schema one in which no member may be `null`: a form leaves out what is not filled in. Where
/// any JSON may stand, `null` still may.
pub(super) fn make(mut exact: Value) -> Value {
    if let Value::Object(root) = &mut exact {
        each(root, &not_null);
    }
    exact
}

fn not_null(schema: &mut Schema) {
    if let Some([one, other]) = schema.get("type").and_then(Value::as_array).map(Vec::as_slice) {
        let kind = if one == "null" { other } else { one }.clone();
        schema.insert("type".into(), kind);
    }
    if schema.get("default").is_some_and(Value::is_null) {
        schema.shift_remove("default");
    }
    let other = match schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) {
        Some([one, null] | [null, one]) if is_null(null) => one.as_object().cloned(),
        _ => None,
    };
    if let Some(only) = other {
        schema.shift_remove("anyOf");
        // What is said of the member goes before what is said of its type.
        for (keyword, value) in only {
            schema.entry(keyword).or_insert(value);
        }
    }
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "null")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_is_one_thing_or_null_becomes_that_thing() {
        let any = json!({ "anyOf": [{ "type": "null" }, { "type": "boolean" }, { "type": "string" }] });
        let exact = json!({ "properties": {
            "flag": { "type": ["boolean", "null"], "default": null },
            "goal": { "title": "The goal", "anyOf": [{ "$ref": "#/$defs/Goal" }, { "type": "null" }] },
            "any": any,
        } });
        let form = json!({ "properties": {
            "flag": { "type": "boolean" },
            "goal": { "title": "The goal", "$ref": "#/$defs/Goal" },
            "any": any,
        } });
        assert_eq!(make(exact), form);
    }
}
