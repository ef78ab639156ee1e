//! The strict subset of JSON Schema for structured output of language models, as OpenAI documents it
//! ("Structured model outputs", supported schemas; looked at in 2026).
//!
//! The root is an object; every member is required and no other is allowed, so what may be absent may be `null`;
//! objects that are alternatives begin with a member that tells them apart; a reference stands alone; no
//! `oneOf`, `default`, `maxLength` or free keys. What does not fit takes another shape here:
//!
//! - a root that is no object stands in one, below [`ROOT`];
//! - free keys become a list of [`KEY`] and [`VALUE`];
//! - any JSON becomes a text that holds it.

use serde_json::{Map, Value, json};

use super::kinds::{Inner, Kind, Kinds, Schema, members};

/// The member of the root below which something stands that is no object.
pub(super) const ROOT: &str = "document";
/// The member of an entry that has what was a key.
pub(super) const KEY: &str = "key";
/// The member of an entry that has what stood below the key.
pub(super) const VALUE: &str = "value";

/// Makes of an exact schema one in the strict subset.
pub(super) fn make(exact: &Value) -> Value {
    let mut shapes = Shapes { kinds: Kinds::new(exact), defs: Map::new() };
    let description = exact.get("description").and_then(Value::as_str);
    let mut root = match Kinds::kind(exact) {
        Kind::Object(object) => shapes.object(object, description, None),
        _ => {
            let whole = shapes.shape(exact, None);
            object([(ROOT.to_owned(), whole)].into_iter().collect(), description)
        }
    };
    if !shapes.defs.is_empty() {
        root.insert("$defs".into(), shapes.defs.into());
    }
    root.into()
}

struct Shapes<'a> {
    kinds: Kinds<'a>,
    /// The definitions that were needed; one that is being made stands for itself.
    defs: Schema,
}

impl<'a> Shapes<'a> {
    /// The shape of a schema, described as a member is, or else as its type is.
    fn shape(&mut self, schema: &'a Value, description: Option<&str>) -> Value {
        let (name, target) = self.kinds.resolve(schema);
        let told = |schema: &'a Value| schema.get("description").and_then(Value::as_str);
        let description = description.or_else(|| told(schema)).or_else(|| told(target));
        match (Kinds::kind(target), name) {
            (Kind::Object(_) | Kind::Variants(_), Some(name)) => {
                self.define(name, target);
                json!({ "$ref": format!("#/$defs/{name}") })
            }
            (kind, _) => self.kind(kind, target, description),
        }
    }

    fn define(&mut self, name: &'a str, target: &'a Value) {
        if !self.defs.contains_key(name) {
            self.defs.insert(name.into(), Value::Null);
            let description = target.get("description").and_then(Value::as_str);
            let made = self.kind(Kinds::kind(target), target, description);
            self.defs.insert(name.into(), made);
        }
    }

    fn kind(&mut self, kind: Kind<'a>, schema: &'a Value, description: Option<&str>) -> Value {
        match kind {
            Kind::Nullable(Inner::Other(other)) => {
                let shape = self.shape(other, None);
                or_null(shape, description)
            }
            Kind::Nullable(Inner::Same) => {
                let Some(members) = schema.as_object() else { return any(description) };
                let shape = self.kind(Kinds::kind_but_null(members), schema, None);
                or_null(shape, description)
            }
            Kind::Variants(variants) => self.variants(variants, description),
            Kind::Object(members) => self.object(members, description, None).into(),
            Kind::Map { key, pattern, value } => self.entries(schema, key, pattern, value, description),
            Kind::List(items) => {
                let items = self.shape(items, None);
                list(items, schema, ["minItems", "maxItems"], description)
            }
            Kind::Any => any(description),
            Kind::Leaf => leaf(schema, description),
        }
    }

    /// Alternatives. Each begins with the member that only it has, or has with a value of its own.
    fn variants(&mut self, variants: &'a [Value], description: Option<&str>) -> Value {
        let mut shapes = Vec::new();
        for variant in variants {
            let (name, target) = self.kinds.resolve(variant);
            let Some(members) = target.as_object() else { continue };
            let told = target.get("description").and_then(Value::as_str);
            let shape = self.object(members, told, constant(members)).into();
            shapes.push(match name {
                Some(name) => {
                    self.defs.insert(name.into(), shape);
                    json!({ "$ref": format!("#/$defs/{name}") })
                }
                None => shape,
            });
        }
        described(json!({ "anyOf": shapes }), description)
    }

    fn object(&mut self, schema: &'a Schema, description: Option<&str>, first: Option<&str>) -> Schema {
        let mut properties = Map::new();
        let (before, after): (Vec<_>, Vec<_>) = members(schema).partition(|(name, ..)| Some(name.as_str()) == first);
        for (name, member, must) in before.into_iter().chain(after) {
            let told = member.get("description").and_then(Value::as_str);
            let shape = self.shape(member, told);
            let shape = if must || may_be_null(&shape) { shape } else { or_null(shape, told) };
            properties.insert(name.clone(), shape);
        }
        object(properties, description)
    }

    fn entries(
        &mut self,
        schema: &'a Value,
        key: Option<&'a Value>,
        pattern: Option<String>,
        value: &'a Value,
        description: Option<&str>,
    ) -> Value {
        let mut key = key.map_or(json!({ "type": "string" }), |key| self.shape(key, None));
        if let (Some(pattern), Some(key)) = (pattern, key.as_object_mut()) {
            key.insert("pattern".into(), whole(&pattern).into());
        }
        let value = self.shape(value, None);
        let entry = object([(KEY.to_owned(), key), (VALUE.to_owned(), value)].into_iter().collect(), None);
        list(entry.into(), schema, ["minProperties", "maxProperties"], description)
    }
}

/// The member that has one value only.
fn constant(schema: &Schema) -> Option<&str> {
    members(schema).find(|(_, member, must)| *must && member.get("const").is_some()).map(|(name, ..)| name.as_str())
}

fn object(properties: Schema, description: Option<&str>) -> Schema {
    let required: Value = properties.keys().cloned().collect();
    let object = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    match described(object, description) {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn list(items: Value, schema: &Value, limits: [&str; 2], description: Option<&str>) -> Value {
    let mut list: Schema = [("type".into(), "array".into()), ("items".into(), items)].into_iter().collect();
    for (limit, keyword) in limits.into_iter().zip(["minItems", "maxItems"]) {
        if let Some(limit) = schema.get(limit) {
            list.insert(keyword.into(), limit.clone());
        }
    }
    described(list.into(), description)
}

fn any(description: Option<&str>) -> Value {
    described(json!({ "type": "string" }), description.map(|told| format!("{told} (JSON)")).as_deref())
}

/// A value without parts, with the limits that the subset knows. Words and what they mean are told.
fn leaf(schema: &Value, description: Option<&str>) -> Value {
    let mut leaf = Map::new();
    let kinds = schema.as_object().map(super::walk::types).unwrap_or_default();
    if let Some(kind) = kinds.into_iter().find(|kind| *kind != "null") {
        leaf.insert("type".into(), kind.into());
    }
    for keyword in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum"] {
        if let Some(limit) = schema.get(keyword) {
            leaf.insert(keyword.into(), limit.clone());
        }
    }
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        leaf.insert("pattern".into(), whole(pattern).into());
    }
    if let Some(only) = schema.get("const") {
        leaf.insert("enum".into(), json!([only]));
    }
    let words = schema.get("oneOf").and_then(Value::as_array);
    if let Some(words) = words {
        leaf.insert("enum".into(), words.iter().filter_map(|word| word.get("const").cloned()).collect());
    }
    let meanings = words.into_iter().flatten().filter_map(|word| {
        let meaning = word.get("description").and_then(Value::as_str).filter(|meaning| !meaning.is_empty())?;
        Some(format!(" `{}`: {meaning}", word.get("const")?.as_str()?))
    });
    let told = description.unwrap_or_default().to_owned() + &meanings.collect::<String>();
    described(leaf.into(), Some(told.trim()).filter(|told| !told.is_empty()))
}

/// A pattern that says of a whole text what it said of some part of it, for those who match the whole.
fn whole(pattern: &str) -> String {
    match pattern.starts_with('^') && pattern.ends_with('$') {
        true => pattern.to_owned(),
        false => format!("^[\\s\\S]*{pattern}[\\s\\S]*$"),
    }
}

fn or_null(mut shape: Value, description: Option<&str>) -> Value {
    // It is told once, beside the alternatives.
    if let (Some(_), Some(shape)) = (description, shape.as_object_mut()) {
        if shape.get("description").and_then(Value::as_str) == description {
            shape.shift_remove("description");
        }
    }
    described(json!({ "anyOf": [shape, { "type": "null" }] }), description)
}

fn may_be_null(shape: &Value) -> bool {
    let variants = shape.get("anyOf").and_then(Value::as_array);
    variants.is_some_and(|variants| variants.iter().any(|variant| variant.get("type").is_some_and(|it| it == "null")))
}

fn described(shape: Value, description: Option<&str>) -> Value {
    let (Some(description), Value::Object(shape)) = (description, &shape) else { return shape };
    let first = std::iter::once(("description".to_owned(), Value::from(description)));
    first.chain(shape.clone().into_iter().filter(|(keyword, _)| keyword != "description")).collect()
}
