//! Documents as structured output has them, and back.

use std::fmt;

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use super::export::{Export, export};
use super::kinds::{Inner, Kind, Kinds, members};
use super::structured::{KEY, ROOT, VALUE};
use super::{Entry, Profile};
use crate::{Bilingual, Language};

/// The way between documents and the shape that structured output of language models has them in.
///
/// A model's answer that keeps to the schema becomes a document, which is then read and checked as any other:
/// the strict subset can't say everything that the exact schema says, such as how long an id may be. Of a
/// document, [`to_structured`](Self::to_structured) makes such an answer, as an example for a model. Nothing is
/// lost on the way: the one undoes the other, but that `null` becomes absent.
///
/// ```
/// use lerendwerken::model::Cycle;
/// use lerendwerken::schema::StructuredOutput;
/// use serde_json::json;
///
/// let output = StructuredOutput::of::<Cycle>();
/// assert_eq!(output.schema()["type"], "object");
/// let answer = json!({ "document": { "status": "skipped", "id": "c-1", "team": "t-1", "week": "2026-W07", "reason": "Snow" } });
/// let document = output.from_structured(&answer)?;
/// assert_eq!(document["reason"], "Snow");
/// assert!(Cycle::from_value(&document).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct StructuredOutput {
    exact: Value,
    schema: Value,
}

impl StructuredOutput {
    /// For documents of this type, described in English.
    pub fn of<T: JsonSchema>() -> Self {
        Self::in_language::<T>(Language::En)
    }

    /// For documents of this type, described in this language.
    pub fn in_language<T: JsonSchema>(language: Language) -> Self {
        let export = |profile| export::<T>(Export::in_language(language).with_profile(profile));
        Self { exact: export(Profile::Exact), schema: export(Profile::StructuredOutput) }
    }

    /// For a listed document.
    pub fn for_entry(entry: &Entry, language: Language) -> Self {
        let export = |profile| entry.schema(Export::in_language(language).with_profile(profile));
        Self { exact: export(Profile::Exact), schema: export(Profile::StructuredOutput) }
    }

    /// The schema that the output is held to: [`Profile::StructuredOutput`].
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// The document that structured output stands for. What does not fit its schema is left for the reader to
    /// refuse, with its place.
    ///
    /// # Errors
    /// Where something that took another shape can't be brought back: the root, an entry of a list that stands for
    /// free keys, a text that stands for any JSON.
    pub fn from_structured(&self, output: &Value) -> Result<Value, NotStructured> {
        let back = Back { kinds: Kinds::new(&self.exact) };
        match Kinds::kind(&self.exact) {
            Kind::Object(_) => back.value(&self.exact, output, &Path::Root),
            _ => {
                let inner = output.as_object().filter(|root| root.len() == 1).and_then(|root| root.get(ROOT));
                let inner = inner.ok_or_else(|| NotStructured::new(&Path::Root, Why::Root))?;
                back.value(&self.exact, inner, &Path::Key(&Path::Root, ROOT))
            }
        }
    }

    /// How structured output has a document.
    pub fn to_structured(&self, document: &Value) -> Value {
        let value = To { kinds: Kinds::new(&self.exact) }.value(&self.exact, document);
        match Kinds::kind(&self.exact) {
            Kind::Object(_) => value,
            _ => json!({ ROOT: value }),
        }
    }
}

/// From documents to structured output.
struct To<'a> {
    kinds: Kinds<'a>,
}

impl<'a> To<'a> {
    fn value(&self, schema: &'a Value, value: &Value) -> Value {
        let (_, schema) = self.kinds.resolve(schema);
        self.kind(Kinds::kind(schema), schema, value)
    }

    fn kind(&self, kind: Kind<'a>, schema: &'a Value, value: &Value) -> Value {
        match (kind, value) {
            (Kind::Nullable(_), Value::Null) => Value::Null,
            (Kind::Nullable(Inner::Other(other)), value) => self.value(other, value),
            (Kind::Nullable(Inner::Same), value) => match schema.as_object() {
                Some(members) => self.kind(Kinds::kind_but_null(members), schema, value),
                None => value.clone(),
            },
            (Kind::Variants(variants), Value::Object(members)) => match self.kinds.variant(variants, members, true) {
                Some(variant) => self.value(variant, value),
                None => value.clone(),
            },
            (Kind::Object(object), Value::Object(given)) => {
                let known = members(object).map(|(name, member, _)| {
                    let value = given.get(name).map_or(Value::Null, |value| self.value(member, value));
                    (name.clone(), value)
                });
                let mut all: Map<String, Value> = known.collect();
                for (name, value) in given {
                    all.entry(name.clone()).or_insert_with(|| value.clone());
                }
                all.into()
            }
            (Kind::Map { value: of, .. }, Value::Object(given)) => {
                given.iter().map(|(key, value)| json!({ KEY: key, VALUE: self.value(of, value) })).collect()
            }
            (Kind::List(items), Value::Array(list)) => list.iter().map(|value| self.value(items, value)).collect(),
            (Kind::Any, value) => value.to_string().into(),
            (_, value) => value.clone(),
        }
    }
}

/// From structured output to documents.
struct Back<'a> {
    kinds: Kinds<'a>,
}

impl<'a> Back<'a> {
    fn value(&self, schema: &'a Value, value: &Value, path: &Path<'_>) -> Result<Value, NotStructured> {
        let (_, schema) = self.kinds.resolve(schema);
        self.kind(Kinds::kind(schema), schema, value, path)
    }

    fn kind(&self, kind: Kind<'a>, schema: &'a Value, value: &Value, path: &Path<'_>) -> Result<Value, NotStructured> {
        match (kind, value) {
            (Kind::Nullable(_), Value::Null) => Ok(Value::Null),
            (Kind::Nullable(Inner::Other(other)), value) => self.value(other, value, path),
            (Kind::Nullable(Inner::Same), value) => match schema.as_object() {
                Some(members) => self.kind(Kinds::kind_but_null(members), schema, value, path),
                None => Ok(value.clone()),
            },
            (Kind::Variants(variants), Value::Object(given)) => match self.kinds.variant(variants, given, false) {
                Some(variant) => self.value(variant, value, path),
                None => Ok(value.clone()),
            },
            (Kind::Object(object), Value::Object(given)) => self.object(object, given, path),
            (Kind::Map { value: of, .. }, value) => self.map(of, value, path),
            (Kind::List(items), Value::Array(list)) => {
                let values = list.iter().enumerate();
                values.map(|(place, value)| self.value(items, value, &Path::Place(path, place))).collect()
            }
            (Kind::Any, value) => {
                let text = value.as_str().and_then(|text| serde_json::from_str(text).ok());
                text.ok_or_else(|| NotStructured::new(path, Why::NoJson))
            }
            (_, value) => Ok(value.clone()),
        }
    }

    /// Members in the order of the schema, without those that may be absent and are `null`.
    fn object(
        &self,
        object: &'a Map<String, Value>,
        given: &Map<String, Value>,
        path: &Path<'_>,
    ) -> Result<Value, NotStructured> {
        let mut all = Map::new();
        for (name, member, must) in members(object) {
            match given.get(name) {
                Some(Value::Null) if !must => {}
                Some(value) => drop(all.insert(name.clone(), self.value(member, value, &Path::Key(path, name))?)),
                None => {}
            }
        }
        let known = |name: &str| members(object).any(|(it, ..)| it == name);
        all.extend(given.iter().filter(|(name, _)| !known(name)).map(|(name, value)| (name.clone(), value.clone())));
        Ok(all.into())
    }

    fn map(&self, of: &'a Value, entries: &Value, path: &Path<'_>) -> Result<Value, NotStructured> {
        let entries = entries.as_array().ok_or_else(|| NotStructured::new(path, Why::NoEntries))?;
        let mut all = Map::new();
        for (place, entry) in entries.iter().enumerate() {
            let path = Path::Place(path, place);
            let both = entry.as_object().filter(|entry| entry.len() == 2);
            let both = both.and_then(|entry| Some((entry.get(KEY)?.as_str()?, entry.get(VALUE)?)));
            let (key, value) = both.ok_or_else(|| NotStructured::new(&path, Why::NoEntry))?;
            let value = self.value(of, value, &Path::Key(&path, VALUE))?;
            if all.insert(key.to_owned(), value).is_some() {
                return Err(NotStructured::new(&path, Why::Twice));
            }
        }
        Ok(all.into())
    }
}

impl<'a> Kinds<'a> {
    /// The variant that an object is of: constants are as they have to be and what must be there is; a document
    /// has no member that the variant doesn't know, structured output none but `null` that may be absent.
    fn variant(self, variants: &'a [Value], given: &Map<String, Value>, exactly: bool) -> Option<&'a Value> {
        variants.iter().find(|variant| {
            let (_, target) = self.resolve(variant);
            let Some(object) = target.as_object() else { return false };
            let fits = members(object).all(|(name, member, must)| match (given.get(name), member.get("const")) {
                (Some(value), Some(only)) => value == only,
                (None, _) => !must,
                _ => true,
            });
            fits && (!exactly || given.keys().all(|key| members(object).any(|(name, ..)| name == key)))
        })
    }
}

/// Where something stands, from what is within to what is around it.
enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Place(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(around, key) => write!(f, "{around}/{}", key.replace('~', "~0").replace('/', "~1")),
            Self::Place(around, place) => write!(f, "{around}/{place}"),
        }
    }
}

/// Why output can't be brought back to a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.message(Language::En))]
pub struct NotStructured(Box<Fault>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    pointer: String,
    why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Root,
    NoEntries,
    NoEntry,
    Twice,
    NoJson,
}

impl NotStructured {
    fn new(path: &Path<'_>, why: Why) -> Self {
        Self(Box::new(Fault { pointer: path.to_string(), why }))
    }

    /// Where it is, as a JSON Pointer within the output.
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// What is wrong, and what is meant.
    pub fn message(&self, language: Language) -> String {
        self.0.message(language)
    }
}

impl Fault {
    fn message(&self, language: Language) -> String {
        let why = match self.why {
            Why::Root => Bilingual {
                nl: "nodig is een object met alleen `document`, waarin het document staat",
                en: "needed is an object with `document` only, in which the document stands",
            },
            Why::NoEntries => Bilingual {
                nl: "nodig is een lijst van sleutels en waarden, `{ \"key\": …, \"value\": … }`",
                en: "needed is a list of keys and values, `{ \"key\": …, \"value\": … }`",
            },
            Why::NoEntry => Bilingual {
                nl: "nodig is een object met `key`, een tekst, en `value`",
                en: "needed is an object with `key`, a text, and `value`",
            },
            Why::Twice => Bilingual {
                nl: "deze sleutel staat er al; geef elke sleutel eenmaal",
                en: "this key is there already; give each key once",
            },
            Why::NoJson => Bilingual { nl: "nodig is een tekst die JSON is", en: "needed is a text that is JSON" },
        };
        match self.pointer.as_str() {
            "" => why.to(language).to_owned(),
            pointer => format!("{pointer}: {}", why.to(language)),
        }
    }
}
