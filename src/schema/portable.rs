//! What strict validators want of a schema; what is valid stays the same.

use serde_json::{Map, Value};

use super::walk::{each, types};

type Schema = Map<String, Value>;

/// Leaves out and spells out what a strict validator would warn of.
pub(super) fn make(root: &mut Schema) {
    each(root, &split_types);
}

/// The type to which a keyword applies.
fn type_of(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => "number",
        "minLength" | "maxLength" | "pattern" | "format" => "string",
        "items" | "minItems" | "maxItems" | "uniqueItems" => "array",
        "properties"
        | "patternProperties"
        | "additionalProperties"
        | "propertyNames"
        | "required"
        | "minProperties"
        | "maxProperties" => "object",
        _ => return None,
    })
}

/// Makes a variant of each type where there are several besides `null`.
fn split_types(schema: &mut Schema) {
    if types(schema).iter().filter(|kind| **kind != "null").count() < 2 || schema.contains_key("anyOf") {
        return;
    }
    let (limits, mut rest): (Schema, Schema) =
        std::mem::take(schema).into_iter().partition(|(keyword, _)| type_of(keyword).is_some());
    let variant = |kind: &Value| {
        let applies = |keyword: &str| match kind.as_str() {
            Some("integer") => type_of(keyword) == Some("number"),
            kind => type_of(keyword) == kind,
        };
        let limits = limits.iter().filter(|(keyword, _)| applies(keyword));
        let named = std::iter::once(("type".to_owned(), kind.clone()));
        named.chain(limits.map(|(keyword, limit)| (keyword.clone(), limit.clone()))).collect::<Value>()
    };
    let kinds = rest.shift_remove("type");
    let variants = kinds.as_ref().and_then(Value::as_array).into_iter().flatten().map(variant).collect();
    rest.insert("anyOf".into(), variants);
    *schema = rest;
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn several_types_are_variants_each_with_its_own_limits() {
        let mut schema = json!({
            "description": "x", "type": ["null", "number", "array"], "maximum": 3, "items": { "type": "boolean" },
        });
        make(schema.as_object_mut().unwrap());
        assert_eq!(
            schema,
            json!({ "description": "x", "anyOf": [
                { "type": "null" }, { "type": "number", "maximum": 3 }, { "type": "array", "items": { "type": "boolean" } },
            ] })
        );
    }

    #[test]
    fn one_type_that_may_be_null_stays() {
        let mut schema = json!({ "type": ["integer", "null"], "maximum": 3 });
        make(schema.as_object_mut().unwrap());
        assert_eq!(schema, json!({ "type": ["integer", "null"], "maximum": 3 }));
    }
}
