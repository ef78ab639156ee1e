//! From a JSON Schema of any JSON, bounded, to its shape.

use serde_json::Value;

use crate::model::{ALLOWED, Allowed, ELEMENTS, KEYS, Kind};

use super::compile::{Compiled, Compiler, Schema, only, words};
use super::shape::{AnyJson, Map, Most, Node, Shape, Within};

/// The types of any JSON; of the innermost only those before the last two.
const ANY: [&str; 6] = ["null", "boolean", "number", "string", "array", "object"];

/// Whether a schema is one of any JSON.
pub(super) fn is_any_json(schema: &Schema) -> bool {
    schema.get("type").is_some_and(|types| types.is_array() && ANY.starts_with(&words(Some(types))))
}

impl Compiler<'_> {
    /// An object of keys that are declared by themselves.
    pub(super) fn chosen_keys(&self, schema: &Schema, level: usize) -> Compiled<Map> {
        only(schema, &["type", "propertyNames", "additionalProperties", "maxProperties"])?;
        let most = Some(Most { number: count(schema, "maxProperties")?, refused: &KEYS });
        Ok(Map { key: self.key(schema, level)?, value: self.part(schema, "additionalProperties", level)?, most })
    }

    /// Any JSON of so many levels.
    pub(super) fn any_json(&self, schema: &Schema, level: usize) -> Compiled<AnyJson> {
        const SIMPLE: &[&str] = &["type", "minimum", "maximum", "maxLength"];
        const WHOLE: &[&str] = &["items", "maxItems", "propertyNames", "additionalProperties", "maxProperties"];
        let number = allowed_by_bounds(schema.get("minimum"), schema.get("maximum"))?;
        let text = allowed_by_length(schema.get("maxLength"))?;
        let within = match words(schema.get("type")).len() {
            4 => only(schema, SIMPLE).map(|()| None),
            6 => only(schema, &[SIMPLE, WHOLE].concat()).and_then(|()| self.within(schema, level).map(Some)),
            _ => Err("a value of several types".into()),
        }?;
        Ok(AnyJson { number, text, within })
    }

    /// What the lists and objects of any JSON hold, which is the same for both.
    fn within(&self, schema: &Schema, level: usize) -> Compiled<Within> {
        let number = count(schema, "maxItems")?;
        if schema.get("items") != schema.get("additionalProperties") || number != count(schema, "maxProperties")? {
            return Err("lists that hold something else than objects".into());
        }
        let most = Most { number, refused: &ELEMENTS };
        Ok(Within { key: self.key(schema, level)?, value: self.part(schema, "items", level)?, most })
    }

    /// What the keys of an object may be.
    fn key(&self, schema: &Schema, level: usize) -> Compiled<&'static Allowed> {
        match self.part(schema, "propertyNames", level)?.shape {
            Shape::Leaf(allowed) if !allowed.is_number() => Ok(allowed),
            _ => Err("keys that are no texts".into()),
        }
    }

    /// The shape of a part of a schema.
    fn part(&self, schema: &Schema, keyword: &str, level: usize) -> Compiled<Node> {
        let part = schema.get(keyword).and_then(Value::as_object).ok_or_else(|| format!("no `{keyword}`"))?;
        self.node(part, level + 1)
    }
}

fn allowed_by_bounds(least: Option<&Value>, most: Option<&Value>) -> Compiled<&'static Allowed> {
    let (least, most) = (least.and_then(Value::as_f64), most.and_then(Value::as_f64));
    let same = |allowed: &&Allowed| matches!(allowed.kind, Kind::Number { min, max, whole: false } if Some(min) == least && Some(max) == most);
    ALLOWED.iter().copied().find(same).ok_or_else(|| format!("no number allowed from {least:?} to {most:?}"))
}

fn allowed_by_length(wanted: Option<&Value>) -> Compiled<&'static Allowed> {
    let wanted = wanted.and_then(Value::as_u64);
    let same = |allowed: &&Allowed| matches!(allowed.kind, Kind::Text { pattern: "", max_length, .. } if max_length.map(u64::from) == wanted);
    ALLOWED.iter().copied().find(same).ok_or_else(|| format!("no text allowed of length {wanted:?}"))
}

fn count(schema: &Schema, keyword: &str) -> Compiled<usize> {
    let count = schema.get(keyword).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
    count.ok_or_else(|| format!("no `{keyword}`"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_schema_that_says_more_than_a_shape_can_is_refused() {
        let cases = [
            (json!({ "type": ["null", "boolean"], "maxLength": 4096 }), "no number allowed from None to None"),
            (
                json!({ "type": ["null", "boolean", "number", "string"], "minimum": -1e308, "maximum": 1e308 }),
                "no text allowed of length None",
            ),
            (
                json!({ "type": ["null", "boolean", "number"], "minimum": -1e308, "maximum": 1e308, "maxLength": 4096 }),
                "a value of several types",
            ),
            (
                json!({ "type": ["null", "boolean", "number", "string"], "minimum": -1e308, "maximum": 1e308, "maxLength": 4096, "items": {} }),
                "the keyword `items`",
            ),
            (
                json!({ "type": ANY, "minimum": -1e308, "maximum": 1e308, "maxLength": 4096, "maxItems": 2, "maxProperties": 3 }),
                "lists that hold something else than objects",
            ),
            (
                json!({ "type": "object", "propertyNames": { "type": "boolean" }, "additionalProperties": { "type": "boolean" }, "maxProperties": 1 }),
                "keys that are no texts",
            ),
            (
                json!({ "type": "object", "propertyNames": { "type": "string", "x-allowed": "Week" }, "additionalProperties": false, "maxProperties": 1 }),
                "no `additionalProperties`",
            ),
            (
                json!({ "type": "object", "propertyNames": { "type": "string", "x-allowed": "Week" }, "additionalProperties": { "type": "boolean" } }),
                "no `maxProperties`",
            ),
        ];
        for (schema, why) in cases {
            let root = schema.as_object().unwrap();
            let compiled = Compiler { root }.node(root, 0);
            assert_eq!(compiled.map(drop), Err(why.to_owned()), "{schema}");
        }
    }
}
