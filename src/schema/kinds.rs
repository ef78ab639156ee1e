//! What a schema is, in the few kinds that ours come in.

use serde_json::{Map, Value};

use super::walk::types;

pub(super) type Schema = Map<String, Value>;

/// No reference leads further; one that led to itself would.
const MOST_REFERENCES: usize = 8;

/// An exact schema, to be gone through by kind.
#[derive(Clone, Copy)]
pub(super) struct Kinds<'a> {
    root: &'a Value,
}

/// What a schema is.
pub(super) enum Kind<'a> {
    /// Something, or `null`.
    Nullable(Inner<'a>),
    /// One of several objects.
    Variants(&'a [Value]),
    /// An object whose members are known.
    Object(&'a Schema),
    /// An object with any keys of a kind: the schema of a value, and of a key where it has one.
    Map { key: Option<&'a Value>, pattern: Option<String>, value: &'a Value },
    /// A list of this.
    List(&'a Value),
    /// JSON of several types.
    Any,
    /// A value without parts.
    Leaf,
}

/// What a nullable schema is besides `null`.
pub(super) enum Inner<'a> {
    /// The other variant.
    Other(&'a Value),
    /// The same schema without that type.
    Same,
}

impl<'a> Kinds<'a> {
    pub(super) fn new(root: &'a Value) -> Self {
        Self { root }
    }

    /// The definition to which a schema refers, with its name, or the schema itself.
    pub(super) fn resolve(self, schema: &'a Value) -> (Option<&'a str>, &'a Value) {
        let (mut name, mut schema) = (None, schema);
        for _ in 0..MOST_REFERENCES {
            let reference = schema.get("$ref").and_then(Value::as_str);
            let Some(next) = reference.and_then(|reference| reference.strip_prefix("#/$defs/")) else { break };
            let Some(definition) = self.root.get("$defs").and_then(|defs| defs.get(next)) else { break };
            (name, schema) = (Some(next), definition);
        }
        (name, schema)
    }

    /// What a schema is that refers to no other.
    pub(super) fn kind(schema: &'a Value) -> Kind<'a> {
        let Some(members) = schema.as_object() else { return Kind::Any };
        if types(members).contains(&"null") && types(members).len() > 1 {
            return Kind::Nullable(Inner::Same);
        }
        Self::kind_but_null(members)
    }

    /// What a schema is besides `null`.
    pub(super) fn kind_but_null(schema: &'a Schema) -> Kind<'a> {
        if let Some(Value::Array(variants)) = schema.get("anyOf") {
            return match variants.as_slice() {
                [one, other] | [other, one] if is_null(other) => Kind::Nullable(Inner::Other(one)),
                _ => Kind::Any,
            };
        }
        if let Some(Value::Array(variants)) = schema.get("oneOf") {
            let words = variants.iter().all(|variant| variant.get("const").is_some());
            return if words { Kind::Leaf } else { Kind::Variants(variants) };
        }
        match types(schema).into_iter().find(|kind| *kind != "null") {
            Some("object") => Self::object(schema),
            Some("array") => schema.get("items").map_or(Kind::Any, Kind::List),
            Some(_) => Kind::Leaf,
            None if schema.contains_key("const") => Kind::Leaf,
            None => Kind::Any,
        }
    }

    fn object(schema: &'a Schema) -> Kind<'a> {
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        if let Some((pattern, value)) = patterns.and_then(|patterns| patterns.iter().next()) {
            let named = schema.get("properties").and_then(Value::as_object);
            let named: Vec<&str> = named.into_iter().flat_map(|named| named.keys().map(String::as_str)).collect();
            let pattern = match named.is_empty() {
                true => pattern.clone(),
                false => format!("^({}|{})$", named.join("|"), pattern.trim_matches(['^', '$'])),
            };
            return Kind::Map { key: None, pattern: Some(pattern), value };
        }
        match schema.get("additionalProperties") {
            Some(value) if value.is_object() => Kind::Map { key: schema.get("propertyNames"), pattern: None, value },
            _ => Kind::Object(schema),
        }
    }
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "null")
}

/// The schemas of an object's members, each with whether it must be there.
pub(super) fn members(object: &Schema) -> impl Iterator<Item = (&String, &Value, bool)> {
    let required = object.get("required").and_then(Value::as_array);
    let properties = object.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().map(move |(name, schema)| {
        let must = required.is_some_and(|required| required.iter().any(|it| it == name));
        (name, schema, must)
    })
}
