//! From a JSON Schema to the [`Shape`] of a document.
//!
//! Every keyword is either understood or an error, so a schema cannot come to say something that
//! the reader's diagnosis leaves out.

use schemars::JsonSchema;
use serde_json::{Map as JsonMap, Value};

use crate::model::{ALLOWED, Allowed, DUTCH, KEYWORD, Kind, NAMES};

use super::compile_any::is_any_json;
use super::shape::{Choice, List, Map, Member, Node, Object, Shape, Variants};

pub(super) type Schema = JsonMap<String, Value>;
pub(super) type Compiled<T> = Result<T, String>;

/// Keywords that describe and do not constrain.
const DESCRIBING: &[&str] = &["$schema", "$defs", "title", "description", "default", "examples", DUTCH, NAMES];

/// Keywords that [`Allowed`] stands for.
const OF_A_LEAF: &[&str] = &["type", "pattern", "maxLength", "minimum", "maximum", "enum", "not", KEYWORD];

/// The most members that an object can have: the walk keeps a bit for each.
const MOST_MEMBERS: usize = 128;

/// No chain of definitions is longer; one that refers to itself would be.
const MOST_LEVELS: usize = 64;

/// The shape that a type's schema describes.
pub(super) fn compile<T: JsonSchema>() -> Compiled<Node> {
    let root = crate::schema::internal::<T>();
    let Value::Object(schema) = &root else { return Err("the schema is no object".into()) };
    Compiler { root: schema }.node(schema, 0)
}

pub(super) struct Compiler<'s> {
    pub(super) root: &'s Schema,
}

impl Compiler<'_> {
    pub(super) fn node(&self, schema: &Schema, level: usize) -> Compiled<Node> {
        if level > MOST_LEVELS {
            return Err("a definition that refers to itself".into());
        }
        if let Some(reference) = schema.get("$ref") {
            only(schema, &["$ref"])?;
            return self.node(self.definition(reference)?, level + 1);
        }
        if let Some(either) = schema.get("anyOf") {
            only(schema, &["anyOf"])?;
            return self.nullable(either, level);
        }
        if let Some(variants) = schema.get("oneOf") {
            only(schema, &["oneOf"])?;
            return Ok(Node { shape: Shape::Object(self.choice(variants, level)?), nullable: false });
        }
        if let Some(name) = schema.get(KEYWORD) {
            only(schema, OF_A_LEAF)?;
            return Ok(Node { shape: Shape::Leaf(allowed(name)?), nullable: false });
        }
        if is_any_json(schema) {
            let any = self.any_json(schema, level)?;
            return Ok(Node { shape: Shape::AnyJson(Box::new(any)), nullable: true });
        }
        let (kind, nullable) = kind(schema)?;
        let shape = match kind {
            "boolean" => only(schema, &["type"]).map(|()| Shape::Boolean),
            "array" => self.list(schema, level).map(|list| Shape::List(Box::new(list))),
            "object" if schema.contains_key("patternProperties") => {
                self.map(schema, level).map(|map| Shape::Map(Box::new(map)))
            }
            "object" if schema.contains_key("propertyNames") => {
                self.chosen_keys(schema, level).map(|map| Shape::Map(Box::new(map)))
            }
            "object" => self.object(schema, level).map(Shape::Object),
            other => Err(format!("a `{other}` that leads to nothing allowed")),
        }?;
        Ok(Node { shape, nullable })
    }

    fn definition(&self, reference: &Value) -> Compiled<&Schema> {
        let name = reference.as_str().and_then(|path| path.strip_prefix("#/$defs/"));
        let definitions = self.root.get("$defs").and_then(Value::as_object);
        name.and_then(|name| definitions?.get(name)?.as_object()).ok_or_else(|| format!("no definition {reference}"))
    }

    /// Something, or `null`.
    fn nullable(&self, either: &Value, level: usize) -> Compiled<Node> {
        let options: Vec<&Schema> = either.as_array().into_iter().flatten().filter_map(Value::as_object).collect();
        match options.as_slice() {
            [something, null] if null.len() == 1 && null.get("type").and_then(Value::as_str) == Some("null") => {
                Ok(Node { nullable: true, ..self.node(something, level + 1)? })
            }
            _ => Err("`anyOf` that is no more than something or `null`".into()),
        }
    }

    fn list(&self, schema: &Schema, level: usize) -> Compiled<List> {
        only(schema, &["type", "items", "minItems"])?;
        let at_least_one = match schema.get("minItems").map(Value::as_u64) {
            None => false,
            Some(Some(1)) => true,
            Some(_) => return Err("a least number of elements other than one".into()),
        };
        let element = schema.get("items").and_then(Value::as_object).ok_or("a list of anything")?;
        Ok(List { element: self.node(element, level + 1)?, at_least_one })
    }

    fn map(&self, schema: &Schema, level: usize) -> Compiled<Map> {
        only(schema, &["type", "patternProperties", "additionalProperties"])?;
        closed(schema)?;
        let patterns: Vec<_> =
            schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten().collect();
        match patterns.as_slice() {
            [(pattern, Value::Object(value))] => {
                Ok(Map { key: allowed_by_pattern(pattern)?, value: self.node(value, level + 1)?, most: None })
            }
            _ => Err("keys of more than one kind".into()),
        }
    }

    fn object(&self, schema: &Schema, level: usize) -> Compiled<Object> {
        only(schema, &["type", "properties", "required", "additionalProperties"])?;
        closed(schema)?;
        let required = words(schema.get("required"));
        let properties = schema.get("properties").and_then(Value::as_object).ok_or("an object of no members")?;
        let mut members = Vec::new();
        for (name, member) in properties {
            let member = member.as_object().ok_or("a member that is anything")?;
            let required = if required.contains(&name.as_str()) { Variants::only(0) } else { Variants::NONE };
            members.push(Member {
                name: name.clone(),
                node: self.node(member, level + 1)?,
                allowed: Variants::only(0),
                required,
            });
        }
        if members.len() > MOST_MEMBERS {
            return Err("an object of too many members".into());
        }
        Ok(Object { members, choice: None })
    }

    /// An object in variants, told apart by the one member that is a constant in each of them.
    fn choice(&self, variants: &Value, level: usize) -> Compiled<Object> {
        let mut whole = Object { members: Vec::new(), choice: None };
        let mut by = String::new();
        let mut constants = Vec::new();
        let mut known = Schema::new();
        for (number, variant) in variants.as_array().into_iter().flatten().enumerate() {
            let mut variant = variant.as_object().cloned().ok_or("a variant that is no schema")?;
            let (name, constant) = take_constant(&mut variant)?;
            if number > 0 && by != name {
                return Err("variants told apart by different members".into());
            }
            by = name;
            constants.push(constant);
            same_in_all(&mut known, &variant)?;
            for member in self.object(&variant, level + 1)?.members {
                add(&mut whole.members, member, Variants::only(number));
            }
        }
        let all = Variants::all(constants.len());
        let node = Node { shape: Shape::Leaf(allowed_by_words(&constants)?), nullable: false };
        // The schema lists it after the members that all variants have.
        let place = whole.members.iter().take_while(|member| member.required == all).count();
        whole.members.insert(place, Member { name: by.clone(), node, allowed: all, required: all });
        whole.choice = Some(Choice { by, words: constants });
        Ok(whole)
    }
}

/// Adds a member of one variant to those of all.
fn add(members: &mut Vec<Member>, member: Member, variant: Variants) {
    let required = if member.required == Variants::NONE { Variants::NONE } else { variant };
    match members.iter_mut().find(|other| other.name == member.name) {
        Some(known) => {
            known.allowed = known.allowed.and(variant);
            known.required = known.required.and(required);
        }
        None => members.push(Member { allowed: variant, required, ..member }),
    }
}

/// Refuses a member that is something else in another variant.
fn same_in_all(known: &mut Schema, variant: &Schema) -> Compiled<()> {
    for (name, member) in variant.get("properties").and_then(Value::as_object).into_iter().flatten() {
        match known.get(name) {
            Some(other) if other != member => return Err(format!("`{name}` differs between variants")),
            Some(_) => {}
            None => drop(known.insert(name.clone(), member.clone())),
        }
    }
    Ok(())
}

/// Takes the member out of a variant that is a constant in it, with its constant.
fn take_constant(variant: &mut Schema) -> Compiled<(String, String)> {
    let properties = variant.get_mut("properties").and_then(Value::as_object_mut).ok_or("a variant of no members")?;
    let constant = |(name, member): (&String, &Value)| Some((name.clone(), member.get("const")?.as_str()?.to_owned()));
    let (name, constant) = properties.iter().find_map(constant).ok_or("a variant that nothing tells apart")?;
    let member = properties.shift_remove(&name);
    only(member.as_ref().and_then(Value::as_object).ok_or("a constant that is no schema")?, &["type", "const"])?;
    if !words(variant.get("required")).contains(&name.as_str()) {
        return Err("a variant whose constant may be absent".into());
    }
    Ok((name, constant))
}

/// Refuses keywords that are not understood here.
pub(super) fn only(schema: &Schema, understood: &[&str]) -> Compiled<()> {
    let unknown = |key: &&String| !understood.contains(&key.as_str()) && !DESCRIBING.contains(&key.as_str());
    match schema.keys().find(unknown) {
        Some(keyword) => Err(format!("the keyword `{keyword}`")),
        None => Ok(()),
    }
}

/// Refuses an object that other members than those listed may stand in.
fn closed(schema: &Schema) -> Compiled<()> {
    match schema.get("additionalProperties") {
        Some(Value::Bool(false)) => Ok(()),
        _ => Err("an object that anything may stand in".into()),
    }
}

/// The type of a value, and whether it may be `null`.
fn kind(schema: &Schema) -> Compiled<(&str, bool)> {
    match schema.get("type") {
        Some(Value::String(kind)) => Ok((kind, false)),
        Some(Value::Array(kinds)) => match kinds.as_slice() {
            [Value::String(kind), Value::String(null)] if null == "null" => Ok((kind, true)),
            _ => Err("a value of several types".into()),
        },
        _ => Err("a value of any type".into()),
    }
}

pub(super) fn words(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn allowed(name: &Value) -> Compiled<&'static Allowed> {
    let known = ALLOWED.iter().copied().find(|allowed| Some(allowed.name) == name.as_str());
    known.ok_or_else(|| format!("nothing allowed by the name {name}"))
}

fn allowed_by_pattern(wanted: &str) -> Compiled<&'static Allowed> {
    let same =
        |allowed: &&Allowed| matches!(allowed.kind, Kind::Text { pattern, max_length: None, .. } if pattern == wanted);
    ALLOWED.iter().copied().find(same).ok_or_else(|| format!("no text allowed by the pattern {wanted}"))
}

fn allowed_by_words(wanted: &[String]) -> Compiled<&'static Allowed> {
    let same = |allowed: &&Allowed| matches!(allowed.kind, Kind::Words(words) if words == wanted);
    ALLOWED.iter().copied().find(same).ok_or_else(|| format!("no words allowed like {wanted:?}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn compiled(schema: Value) -> Compiled<Node> {
        Compiler { root: schema.as_object().unwrap() }.node(schema.as_object().unwrap(), 0)
    }

    fn object(properties: Value, required: &[&str]) -> Value {
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
    }

    #[test]
    fn a_schema_that_says_more_than_a_shape_can_is_refused() {
        let constant = |word: &str| json!({ "type": "string", "const": word });
        let cases = [
            (json!({ "type": "boolean", "not": {} }), "the keyword `not`"),
            (json!({ "type": "string" }), "a `string` that leads to nothing allowed"),
            (json!({ "type": "string", "x-allowed": "Nothing" }), "nothing allowed by the name \"Nothing\""),
            (json!({ "type": "string", "x-allowed": "Week", "format": "date" }), "the keyword `format`"),
            (json!({ "type": ["boolean", "string"] }), "a value of several types"),
            (json!({}), "a value of any type"),
            (json!({ "type": "array" }), "a list of anything"),
            (
                json!({ "type": "array", "items": { "type": "boolean" }, "minItems": 2 }),
                "a least number of elements other than one",
            ),
            (
                json!({ "type": "array", "items": { "type": "boolean" }, "uniqueItems": true }),
                "the keyword `uniqueItems`",
            ),
            (json!({ "type": "object", "properties": {} }), "an object that anything may stand in"),
            (json!({ "type": "object", "additionalProperties": false }), "an object of no members"),
            (object(json!({ "a": true }), &[]), "a member that is anything"),
            (
                json!({ "type": "object", "patternProperties": { "^x$": { "type": "boolean" } }, "additionalProperties": false }),
                "no text allowed by the pattern ^x$",
            ),
            (
                json!({ "type": "object", "patternProperties": {}, "additionalProperties": false }),
                "keys of more than one kind",
            ),
            (json!({ "anyOf": [{ "type": "boolean" }] }), "`anyOf` that is no more than something or `null`"),
            (json!({ "$ref": "#/$defs/x" }), "no definition \"#/$defs/x\""),
            (
                json!({ "$ref": "#/$defs/x", "$defs": { "x": { "$ref": "#/$defs/x" } } }),
                "a definition that refers to itself",
            ),
            (json!({ "oneOf": [object(json!({}), &[])] }), "a variant that nothing tells apart"),
            (
                json!({ "oneOf": [object(json!({ "a": constant("x") }), &[])] }),
                "a variant whose constant may be absent",
            ),
            (json!({ "oneOf": [object(json!({ "a": constant("x") }), &["a"])] }), "no words allowed like [\"x\"]"),
            (
                json!({ "oneOf": [object(json!({ "a": constant("x") }), &["a"]), object(json!({ "b": constant("x") }), &["b"])] }),
                "variants told apart by different members",
            ),
            (
                json!({ "oneOf": [
                    object(json!({ "a": constant("x"), "b": { "type": "boolean" } }), &["a"]),
                    object(json!({ "a": constant("y"), "b": { "type": ["boolean", "null"] } }), &["a"]),
                ] }),
                "`b` differs between variants",
            ),
        ];
        for (schema, why) in cases {
            assert_eq!(compiled(schema.clone()).map(drop), Err(why.to_owned()), "{schema}");
        }
    }
}
