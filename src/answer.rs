//! What every answer opens with, so that it can be traced.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

use crate::model::{DUTCH, Format};
use crate::text::Strict;

/// What made an answer (*herkomst*): the crate, the document format and the set of rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Waarmee een antwoord is gemaakt: het programma lerendwerken, het documentformaat en de verzameling regels."))]
#[non_exhaustive]
pub struct Opening {
    /// The version of lerendwerken that made it.
    #[schemars(extend("x-nl" = ["Versie", "De versie van lerendwerken waarmee het is gemaakt."], "examples" = ["0.1.0"]))]
    pub version: String,
    /// The document format.
    #[schemars(extend("x-nl" = ["Formaat", "Het documentformaat."]))]
    pub format: Format,
    /// A digest of the rule set: where it is the same, so are the rules.
    #[schemars(extend("x-nl" = ["Regels", "Een controlegetal van de verzameling regels: is het gelijk, dan zijn de regels gelijk."], "examples" = ["75b99df19e33b160"]))]
    pub rules: String,
}

impl Default for Opening {
    /// That of answers made here and now.
    fn default() -> Self {
        Self { version: env!("CARGO_PKG_VERSION").into(), format: Format::default(), rules: crate::rules::digest() }
    }
}

/// An answer as it is given out: first what made it, then its own members beside it.
///
/// ```
/// use lerendwerken::{Answer, calculus::{self, AsOf}, model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let answer = Answer::new(calculus::results(&sound, AsOf::LastHeld));
/// let json = serde_json::to_string(&answer)?;
/// assert!(json.starts_with(r#"{"lerendwerken":{"version":""#));
/// assert_eq!(serde_json::from_str::<Answer<calculus::Results>>(&json)?, answer);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// It reads back exactly what its schema allows, member by member.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer<T> {
    /// What made it.
    pub lerendwerken: Opening,
    /// The answer itself.
    #[serde(flatten)]
    pub answer: T,
}

impl<T> Answer<T> {
    /// An answer made here and now.
    pub fn new(answer: T) -> Self {
        Self { lerendwerken: Opening::default(), answer }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Answer<T> {
    /// What serde flattens it no longer reads strictly, so the two parts are read one after the other.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut members = Map::deserialize(from)?;
        let opening = members.shift_remove("lerendwerken").ok_or(D::Error::missing_field("lerendwerken"))?;
        Ok(Self {
            lerendwerken: exactly(opening).map_err(D::Error::custom)?,
            answer: exactly(Value::Object(members)).map_err(D::Error::custom)?,
        })
    }
}

/// Reads what a value is, as strictly as its schema says.
pub(crate) fn exactly<T: DeserializeOwned>(value: Value) -> serde_json::Result<T> {
    T::deserialize(Strict(value))
}

impl<T: JsonSchema> JsonSchema for Answer<T> {
    /// That of the answer, and `Answer` where that does not end so.
    fn schema_name() -> Cow<'static, str> {
        let name = T::schema_name();
        if name.ends_with("Answer") { name } else { format!("{name}Answer").into() }
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::Answer<{}>", module_path!(), T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut opening = generator.subschema_for::<Opening>();
        opening.insert("description".into(), "What made this answer.".into());
        opening.insert(DUTCH.into(), json!(["Herkomst", "Waarmee dit antwoord is gemaakt."]));
        let opening = opening.to_value();
        let mut schema = T::json_schema(generator);
        let object = schema.ensure_object();
        let mut first = |member: &str, put: &dyn Fn(&mut serde_json::Value)| {
            if let Some(value) = object.get_mut(member) {
                put(value);
            }
        };
        first("properties", &|properties| {
            if let Some(properties) = properties.as_object_mut() {
                properties.shift_insert(0, "lerendwerken".into(), opening.clone());
            }
        });
        first("required", &|required| {
            if let Some(required) = required.as_array_mut() {
                required.insert(0, "lerendwerken".into());
            }
        });
        schema
    }
}

/// Members that are always there, and null where there is no figure.
pub(crate) mod null {
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use serde::{Deserialize, Deserializer};

    /// Reads a value or null, and refuses that the member is absent.
    pub(crate) fn or<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        Option::deserialize(from)
    }

    /// The schema of a value or null.
    pub(crate) fn or_schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Option<T>>()
    }
}
