//! Any JSON, bounded: what an application of others keeps in a document of ours.
//!
//! The bounds stand here once. The reader keeps them while it reads, code that builds a value meets them
//! as well, and the schema says the same: one definition for each number of levels, since a schema that
//! refers to itself cannot count.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::allowed::{Allowed, DUTCH, Kind, Refused};
use crate::Bilingual;

/// The most objects and lists that stand within each other.
pub(super) const MOST_LEVELS: usize = 8;
/// The most elements of a list and members of an object.
pub(super) const MOST_ELEMENTS: usize = 256;
/// The most characters of a text.
pub(super) const LONGEST_TEXT: u32 = 4096;
/// The most characters of a key.
pub(super) const LONGEST_KEY: u32 = 128;
/// What a number may be, up and down.
const MOST: f64 = 1e308;

/// What a text may be in any JSON.
pub(super) static TEXT: Allowed = Allowed {
    name: "JsonText",
    what: Bilingual { nl: "een tekst van hoogstens 4096 tekens", en: "a text of at most 4096 characters" },
    example: "\"afdeling 12\"",
    kind: Kind::Text { pattern: "", max_length: Some(LONGEST_TEXT), accepts: |text| has_at_most(text, LONGEST_TEXT) },
};

/// What a number may be in any JSON.
pub(super) static NUMBER: Allowed = Allowed {
    name: "JsonNumber",
    what: Bilingual { nl: "een getal van -1e308 tot en met 1e308", en: "a number from -1e308 to 1e308" },
    example: "12.5",
    kind: Kind::Number { min: -MOST, max: MOST, whole: false },
};

/// What a key may be in any JSON.
pub(super) static KEY: Allowed = Allowed {
    name: "JsonKey",
    what: Bilingual {
        nl: "een sleutel van hoogstens 128 tekens, niet die van het leerproces",
        en: "a key of at most 128 characters, none of the learning process",
    },
    example: "\"afdeling\"",
    kind: Kind::Key { pattern: "", max_length: Some(LONGEST_KEY), accepts: |key| has_at_most(key, LONGEST_KEY) },
};

/// What is refused that stands too deep.
pub(crate) static LEVELS: Allowed = Allowed {
    name: "JsonLevels",
    what: Bilingual {
        nl: "hoogstens 8 objecten en lijsten in elkaar",
        en: "at most 8 objects and lists within each other",
    },
    example: "",
    kind: Kind::Words(&[]),
};

/// What a list is refused for that has too many elements, an object that has too many members.
pub(crate) static ELEMENTS: Allowed = Allowed {
    name: "JsonElements",
    what: Bilingual { nl: "hoogstens 256 elementen of leden", en: "at most 256 elements or members" },
    example: "",
    kind: Kind::Words(&[]),
};

fn has_at_most(text: &str, most: u32) -> bool {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    text.len() <= most || text.chars().nth(most).is_none()
}

fn text_fits(text: &str) -> Result<(), Refused> {
    if TEXT.accepts_text(text) { Ok(()) } else { Err(Refused::text(&TEXT, text)) }
}

fn key_fits(key: &str) -> Result<(), Refused> {
    if KEY.accepts_text(key) { Ok(()) } else { Err(Refused::text(&KEY, key)) }
}

fn number_fits(number: f64) -> Result<(), Refused> {
    if NUMBER.accepts_number(number) { Ok(()) } else { Err(Refused::number(&NUMBER, number)) }
}

fn count_fits(count: usize) -> Result<(), Refused> {
    if count <= MOST_ELEMENTS { Ok(()) } else { Err(Refused::count(&ELEMENTS, count)) }
}

/// How many levels are left within a value that itself has levels.
fn below(levels: usize) -> Result<usize, Refused> {
    levels.checked_sub(1).ok_or_else(|| Refused::count(&LEVELS, MOST_LEVELS + 1))
}

/// Whether a value that was made in code is within the bounds.
pub(super) fn fits(value: &Value) -> Result<(), Refused> {
    within(value, MOST_LEVELS)
}

fn within(value: &Value, levels: usize) -> Result<(), Refused> {
    match value {
        Value::Null | Value::Bool(_) => Ok(()),
        Value::Number(number) => number_fits(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => text_fits(text),
        Value::Array(list) => {
            let levels = below(levels)?;
            count_fits(list.len())?;
            list.iter().try_for_each(|element| within(element, levels))
        }
        Value::Object(object) => {
            let levels = below(levels)?;
            count_fits(object.len())?;
            object.iter().try_for_each(|(key, member)| key_fits(key).and_then(|()| within(member, levels)))
        }
    }
}

/// Reads any JSON of so many levels.
pub(super) struct AnyJson {
    levels: usize,
}

impl AnyJson {
    pub(super) fn new() -> Self {
        Self { levels: MOST_LEVELS }
    }
}

impl<'de> DeserializeSeed<'de> for AnyJson {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyJson {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        number_fits(number).map_err(E::custom)?;
        Ok(number.into())
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        text_fits(text).map_err(E::custom)?;
        Ok(text.into())
    }
    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        text_fits(&text).map_err(E::custom)?;
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let levels = below(self.levels).map_err(A::Error::custom)?;
        let mut list = Vec::new();
        while let Some(element) = from.next_element_seed(Self { levels })? {
            list.push(element);
            count_fits(list.len()).map_err(A::Error::custom)?;
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let levels = below(self.levels).map_err(A::Error::custom)?;
        let mut object = Map::new();
        while let Some(key) = from.next_key::<String>()? {
            key_fits(&key).map_err(A::Error::custom)?;
            once(&object, &key)?;
            let member = from.next_value_seed(Self { levels })?;
            object.insert(key, member);
            count_fits(object.len()).map_err(A::Error::custom)?;
        }
        Ok(Value::Object(object))
    }
}

/// Refuses a key that stands in its object before.
pub(super) fn once<E: Error>(object: &Map<String, Value>, key: &str) -> Result<(), E> {
    if object.contains_key(key) { Err(E::custom(format_args!("duplicate field `{key}`"))) } else { Ok(()) }
}

/// Any JSON with at most so many objects and lists within each other, as a schema has it.
pub(super) struct Json<const LEVELS: usize>;

/// What any JSON is called and how its schema goes on, a level at a time.
macro_rules! levels {
    ($($levels:literal above $below:literal,)+) => {$(
        impl JsonSchema for Json<$levels> {
            fn schema_name() -> Cow<'static, str> {
                concat!("Json", $levels).into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let (key, below) = (generator.subschema_for::<JsonKey>(), generator.subschema_for::<Json<$below>>());
                let mut schema = simple(&["null", "boolean", "number", "string", "array", "object"]);
                schema.insert("title".into(), concat!("JSON, ", $levels, " deep").into());
                schema.insert(
                    "description".into(),
                    concat!("Any JSON, with objects and lists at most ", $levels, " deep within each other.").into(),
                );
                let dutch = [
                    concat!("JSON, ", $levels, " diep"),
                    concat!("Willekeurige JSON, met objecten en lijsten hoogstens ", $levels, " diep in elkaar."),
                ];
                schema.insert(DUTCH.into(), dutch.as_slice().into());
                schema.insert("examples".into(), serde_json::json!([{ "afdeling": 12 }]));
                schema.insert("items".into(), below.clone().to_value());
                schema.insert("maxItems".into(), MOST_ELEMENTS.into());
                schema.insert("propertyNames".into(), key.to_value());
                schema.insert("additionalProperties".into(), below.to_value());
                schema.insert("maxProperties".into(), MOST_ELEMENTS.into());
                schema
            }
        }
    )+};
}
levels! {
    8 above 7,
    7 above 6,
    6 above 5,
    5 above 4,
    4 above 3,
    3 above 2,
    2 above 1,
    1 above 0,
}

impl JsonSchema for Json<0> {
    fn schema_name() -> Cow<'static, str> {
        "Json0".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = simple(&["null", "boolean", "number", "string"]);
        schema.insert("title".into(), "JSON value".into());
        schema.insert("description".into(), "Any JSON that is no object and no list.".into());
        schema.insert(DUTCH.into(), ["JSON-waarde", "Elke JSON die geen object en geen lijst is."].as_slice().into());
        schema.insert("examples".into(), serde_json::json!([12]));
        schema
    }
}

/// The schema of what is no object and no list; other types may be added to it.
fn simple(types: &[&str]) -> Schema {
    schemars::json_schema!({
        "type": types,
        "minimum": -MOST,
        "maximum": MOST,
        "maxLength": LONGEST_TEXT
    })
}

/// A key of an object in any JSON, as a schema has it.
struct JsonKey;

impl JsonSchema for JsonKey {
    fn schema_name() -> Cow<'static, str> {
        "JsonKey".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        KEY.schema("A key (*JSON-sleutel*) of at most 128 characters; the learning process has no place here.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_the_bounds() {
        let bounds: [(&Allowed, &dyn fmt::Display); 6] = [
            (&TEXT, &LONGEST_TEXT),
            (&KEY, &LONGEST_KEY),
            (&LEVELS, &MOST_LEVELS),
            (&ELEMENTS, &MOST_ELEMENTS),
            (&NUMBER, &"1e308"),
            (&super::super::extensions::KEYS, &super::super::Extensions::MOST_KEYS),
        ];
        for (allowed, bound) in bounds {
            for words in [allowed.what.nl, allowed.what.en] {
                assert!(words.split(' ').any(|word| word == bound.to_string()), "{words}: {bound}");
            }
        }
        assert_eq!(MOST, "1e308".parse::<f64>().unwrap());
        assert_eq!(Json::<MOST_LEVELS>::schema_name(), "Json8");
    }
}
