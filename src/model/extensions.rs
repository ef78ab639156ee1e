//! What an application of others keeps with a programme, a goal, a team, a person or a cycle.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

use super::allowed::{Allowed, DUTCH, Kind, Refused, made};
use super::any_json::{self, AnyJson, Json, fits, once};
use super::cycle::Cycle;
use super::goal::Goal;
use super::newtype::text_newtype;
use super::people::{Person, Team};
use super::programme::Programme;
use crate::Bilingual;

/// Data of an embedding application's own, by keys in its namespace (*uitbreidingen*). They are kept as they
/// are, in their order, and nothing else is done with them: no rule reads them, nothing is computed from
/// them, and no report or view for others shows them.
///
/// Below a key stands any JSON, bounded in depth and in the size of each text, list and object. As everywhere
/// in an organisation's document, the learning process has no place in them: a key `process`, `reflection` or
/// `journal` is refused, in whatever namespace and at any depth.
///
/// A number is kept as a whole one (from −2⁶³ to 2⁶⁴ − 1, if written without a point or an exponent) or else as
/// the nearest double. The feature `arbitrary_precision` of serde_json is not reckoned with.
///
/// ```
/// use lerendwerken::model::Team;
/// use serde_json::json;
/// let team = Team::new("t-oven", "Oven", ["p-anna"])?.extended("hr-system:unit", json!({ "number": 12 }))?;
/// assert_eq!(team.extensions.get("hr-system:unit"), Some(&json!({ "number": 12 })));
/// assert!(team.clone().extended("unit", json!(12)).is_err(), "a key has a namespace");
/// assert!(team.extended("x:notes", json!({ "reflection": "…" })).is_err());
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extensions(Option<Arc<Map<String, Value>>>);

impl Extensions {
    /// The most keys.
    pub const MOST_KEYS: usize = 32;
    /// The most objects and lists that stand within each other below a key.
    pub const MOST_LEVELS: usize = any_json::MOST_LEVELS;
    /// The most elements of a list and members of an object below a key.
    pub const MOST_ELEMENTS: usize = any_json::MOST_ELEMENTS;
    /// The most characters of a text below a key.
    pub const LONGEST_TEXT: u32 = any_json::LONGEST_TEXT;
    /// The most characters of a key of an object below a key.
    pub const LONGEST_KEY: u32 = any_json::LONGEST_KEY;

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |all| all.len())
    }

    /// What stands below a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    /// All keys, in their order, with what stands below them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().flat_map(|all| all.iter()).map(|(key, value)| (key.as_str(), value))
    }

    /// Puts something below a key, in the place of what was there.
    ///
    /// # Errors
    /// Where the key has no namespace, something is beyond its bounds, or a key is one of the learning process.
    pub fn insert(
        &mut self,
        key: impl TryInto<ExtensionKey, Error: Into<Refused>>,
        value: Value,
    ) -> Result<(), Refused> {
        let key = made(key)?;
        fits(&value)?;
        if self.get(key.as_str()).is_none() && self.len() == Self::MOST_KEYS {
            return Err(Refused::count(&KEYS, Self::MOST_KEYS + 1));
        }
        Arc::make_mut(self.0.get_or_insert_default()).insert(key.0.into(), value);
        Ok(())
    }

    /// Takes a key out, with what stands below it.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let all = Arc::make_mut(self.0.as_mut()?);
        let value = all.shift_remove(key);
        if all.is_empty() {
            self.0 = None;
        }
        value
    }
}

macro_rules! extend {
    ($($name:ident $(<$storage:ident>)?),+) => {$(
        impl$(<$storage>)? $name$(<$storage>)? {
            /// Puts data of an application's own below a key in its namespace.
            ///
            /// # Errors
            /// Where the key has no namespace, something is beyond its bounds, or a key is one of the learning
            /// process; see [`Extensions`].
            pub fn extended(
                mut self,
                key: impl TryInto<ExtensionKey, Error: Into<Refused>>,
                value: Value,
            ) -> Result<Self, Refused> {
                self.extensions.insert(key, value)?;
                Ok(self)
            }
        }
    )+};
}
extend!(Programme, Goal, Team, Person, Cycle<S>);

/// A key of extensions: a namespace, which says whose it is, and a name (*sleutel van een uitbreiding*).
///
/// ```
/// use lerendwerken::model::ExtensionKey;
/// assert!(ExtensionKey::try_from("hr-system:unit_number").is_ok());
/// assert!(ExtensionKey::try_from("unit_number").is_err());
/// assert!(ExtensionKey::try_from("hr-system:reflection").is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtensionKey(Box<str>);

/// What a key of extensions may be.
pub(super) static KEY: Allowed = Allowed {
    name: "ExtensionKey",
    what: Bilingual {
        nl: "een sleutel met een naamruimte: kleine letters, cijfers en \"-\" (hoogstens 63), dan \":\", dan een naam van kleine letters, cijfers, \"_\" en \"-\" (hoogstens 64), niet die van het leerproces",
        en: "a key with a namespace: lower-case letters, digits and \"-\" (at most 63), then \":\", then a name of lower-case letters, digits, \"_\" and \"-\" (at most 64), none of the learning process",
    },
    example: "\"hr-system:unit_number\"",
    kind: Kind::Key { pattern: "^[a-z0-9-]{1,63}:[a-z0-9_-]{1,64}$", max_length: None, accepts: is_key },
};

/// What extensions are refused for that have too many keys.
pub(crate) static KEYS: Allowed = Allowed {
    name: "ExtensionKeys",
    what: Bilingual { nl: "hoogstens 32 sleutels", en: "at most 32 keys" },
    example: "",
    kind: Kind::Words(&[]),
};

fn is_key(text: &str) -> bool {
    let is_in_both = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.split_once(':').is_some_and(|(namespace, name)| {
        (1..=63).contains(&namespace.len())
            && namespace.bytes().all(is_in_both)
            && (1..=64).contains(&name.len())
            && name.bytes().all(|byte| is_in_both(byte) || byte == b'_')
    })
}

impl ExtensionKey {
    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl std::str::FromStr for ExtensionKey {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        if KEY.accepts_text(text) { Ok(Self(text.into())) } else { Err(Refused::text(&KEY, text)) }
    }
}
impl TryFrom<String> for ExtensionKey {
    type Error = Refused;
    fn try_from(text: String) -> Result<Self, Refused> {
        text.parse()
    }
}
impl fmt::Display for ExtensionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
text_newtype!(
    ExtensionKey,
    KEY,
    "A namespace, which says whose it is, a colon, and a name (*sleutel van een uitbreiding*)."
);

impl Serialize for Extensions {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Extensions {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Extensions;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of extensions")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Extensions, A::Error> {
                let mut all = Map::new();
                while let Some(key) = from.next_key::<String>()? {
                    let key = ExtensionKey::try_from(key).map_err(A::Error::custom)?;
                    once(&all, key.as_str())?;
                    if all.len() == Extensions::MOST_KEYS {
                        return Err(A::Error::custom(Refused::count(&KEYS, Extensions::MOST_KEYS + 1)));
                    }
                    let value = from.next_value_seed(AnyJson::new())?;
                    all.insert(key.0.into(), value);
                }
                Ok(Extensions(if all.is_empty() { None } else { Some(Arc::new(all)) }))
            }
        }
        from.deserialize_map(Keys)
    }
}

impl JsonSchema for Extensions {
    fn schema_name() -> Cow<'static, str> {
        "Extensions".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let key = generator.subschema_for::<ExtensionKey>();
        let value = generator.subschema_for::<Json<{ any_json::MOST_LEVELS }>>();
        schemars::json_schema!({
            "description": "Data of an application's own (*uitbreidingen*), by keys in its namespace, kept as they are.",
            DUTCH: "Eigen gegevens van een toepassing, onder sleutels in haar naamruimte; ze blijven zoals ze zijn.",
            "type": "object",
            "propertyNames": key,
            "additionalProperties": value,
            "maxProperties": Self::MOST_KEYS,
            "examples": [{ "hr-system:unit_number": 12 }]
        })
    }
}
