//! Examples: what stands in a document of this kind, made of the examples of its parts.

use serde_json::{Map, Value, json};

type Schema = Map<String, Value>;

/// No definition goes deeper; one that holds itself would.
const MOST_LEVELS: usize = 32;

/// Gives an example to every definition that has none, and to every default that goes without saying.
pub(super) fn add(root: &mut Schema) {
    let whole = root.clone();
    let examples = Examples { defs: whole.get("$defs").and_then(Value::as_object) };
    if let Some(Value::Object(defs)) = root.get_mut("$defs") {
        for schema in defs.values_mut().filter_map(Value::as_object_mut) {
            examples.add_to(schema);
        }
    }
    examples.add_to(root);
}

struct Examples<'a> {
    defs: Option<&'a Schema>,
}

impl Examples<'_> {
    fn add_to(&self, schema: &mut Schema) {
        empty_lists(schema);
        if !schema.contains_key("examples") {
            if let Some(example) = self.of(schema, 0) {
                schema.insert("examples".into(), json!([example]));
            }
        }
    }

    /// What a schema allows, as plainly as can be: members that may be absent are, unless they have an example.
    fn of(&self, schema: &Schema, level: usize) -> Option<Value> {
        if level > MOST_LEVELS {
            return None;
        }
        if let Some(example) = schema.get("examples").and_then(|examples| examples.get(0)).or(schema.get("const")) {
            return Some(example.clone());
        }
        if let Some(definition) = schema.get("$ref").and_then(Value::as_str) {
            let name = definition.strip_prefix("#/$defs/")?;
            return self.of(self.defs?.get(name)?.as_object()?, level + 1);
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(first) = schema.get(keyword).and_then(|variants| variants.get(0)) {
                return self.of(first.as_object()?, level + 1);
            }
        }
        if let Some(word) = schema.get("enum").and_then(|words| words.get(0)) {
            return Some(word.clone());
        }
        let kind = schema.get("type")?;
        match kind.as_str().or_else(|| kind.get(0)?.as_str())? {
            "object" => self.object(schema, level),
            "array" => Some(json!([self.of(schema.get("items")?.as_object()?, level + 1)?])),
            "boolean" => Some(Value::Bool(true)),
            "integer" => Some(json!(3)),
            "number" => Some(json!(12.5)),
            "null" => Some(Value::Null),
            _ => Some(json!("text")),
        }
    }

    fn object(&self, schema: &Schema, level: usize) -> Option<Value> {
        let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut example = Map::new();
        for (name, member) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let Some(member) = member.as_object() else { continue };
            if member.contains_key("examples") || required.iter().any(|it| it == name) {
                example.insert(name.clone(), self.of(member, level + 1)?);
            }
        }
        Some(Value::Object(example))
    }
}

/// A list that may be absent is empty where it is.
fn empty_lists(schema: &mut Schema) {
    for keyword in ["oneOf", "anyOf"] {
        let variants = schema.get_mut(keyword).and_then(Value::as_array_mut);
        variants.into_iter().flatten().filter_map(Value::as_object_mut).for_each(empty_lists);
    }
    let required: Vec<String> = match schema.get("required") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    for (name, member) in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        let Value::Object(member) = member else { continue };
        let is_list =
            member.get("type").is_some_and(|kind| kind == "array" || kind.get(0).is_some_and(|it| it == "array"));
        if is_list && !required.contains(name) && !member.contains_key("default") {
            member.insert("default".into(), json!([]));
        }
    }
}
