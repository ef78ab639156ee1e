//! What a single value may be: declared once per type, and the source of its
//! check, its JSON Schema and the words in which a wrong value is refused.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::language::sentence;
use crate::{Bilingual, Language};

/// What one kind of value may be.
///
/// Every newtype of the model has one of these as its `ALLOWED`; the reader,
/// the schema and the error messages all follow from it.
#[derive(Debug)]
pub struct Allowed {
    /// Stable name, as the schema's definition has it.
    pub name: &'static str,
    /// What is allowed, in words that follow "expected" or "nodig is".
    pub what: Bilingual,
    /// A value that is allowed, as JSON.
    pub example: &'static str,
    /// How it is checked.
    pub kind: Kind,
}

/// How a value is checked against what is allowed.
#[derive(Debug)]
pub enum Kind {
    /// A string that `accepts` takes; `pattern` says the same to a schema (ECMA-262).
    Text {
        /// The pattern, as JSON Schema's `pattern`; empty where any text matches.
        pattern: &'static str,
        /// The longest it may be, in characters.
        max_length: Option<u32>,
        /// The check that the reader makes.
        accepts: fn(&str) -> bool,
    },
    /// A key that whoever writes chooses: a string that `accepts` takes and that is no key of the learning
    /// process (`process`, `reflection`, `journal`), in whatever namespace.
    Key {
        /// The pattern, as above.
        pattern: &'static str,
        /// The longest it may be, in characters.
        max_length: Option<u32>,
        /// The check that the reader makes.
        accepts: fn(&str) -> bool,
    },
    /// A number within bounds, both included.
    Number {
        /// The least.
        min: f64,
        /// The most.
        max: f64,
        /// Whole numbers only (`90`, `90.0` and `9e1` are the same one).
        whole: bool,
    },
    /// One of these words.
    Words(&'static [&'static str]),
}

impl Allowed {
    /// Whether this text is allowed; never for a number.
    pub fn accepts_text(&self, text: &str) -> bool {
        match self.kind {
            Kind::Text { accepts, .. } => accepts(text),
            Kind::Key { accepts, .. } => accepts(text) && private_key(text).is_none(),
            Kind::Words(words) => words.contains(&text),
            Kind::Number { .. } => false,
        }
    }

    /// Whether this number is allowed; never for a text.
    pub fn accepts_number(&self, number: f64) -> bool {
        match self.kind {
            Kind::Number { min, max, whole } => (min..=max).contains(&number) && (!whole || number.fract() == 0.0),
            _ => false,
        }
    }

    /// Whether it is a number that is meant.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }

    /// The JSON Schema of such a value, with this description.
    pub(crate) fn schema(&self, description: &str) -> schemars::Schema {
        let mut schema = Map::new();
        schema.insert("description".into(), description.trim().into());
        match self.kind {
            Kind::Text { pattern, max_length, .. } | Kind::Key { pattern, max_length, .. } => {
                schema.insert("type".into(), "string".into());
                if !pattern.is_empty() {
                    schema.insert("pattern".into(), pattern.into());
                }
                if let Some(most) = max_length {
                    schema.insert("maxLength".into(), most.into());
                }
                if matches!(self.kind, Kind::Key { .. }) {
                    let words = PRIVATE_KEYS.join("|");
                    schema.insert("not".into(), json!({ "pattern": format!("(^|:)({words})$") }));
                }
            }
            Kind::Number { min, max, whole } => {
                schema.insert("type".into(), if whole { "integer" } else { "number" }.into());
                schema.insert("minimum".into(), whole_if_possible(min));
                schema.insert("maximum".into(), whole_if_possible(max));
            }
            Kind::Words(words) => {
                schema.insert("type".into(), "string".into());
                schema.insert("enum".into(), words.into());
            }
        }
        if !matches!(self.kind, Kind::Words(_)) {
            if let Ok(example) = serde_json::from_str::<Value>(self.example) {
                schema.insert("examples".into(), json!([example]));
            }
        }
        schema.insert(KEYWORD.into(), self.name.into());
        if !matches!(self.kind, Kind::Words(_)) {
            schema.insert(DUTCH.into(), format!("{}.", sentence(self.what.nl)).into());
        }
        schema.into()
    }
}

/// The keys under which people keep their learning process. No document of the organisation has a place for it.
pub(crate) const PRIVATE_KEYS: [&str; 3] = ["process", "reflection", "journal"];

/// The key of the learning process that a key is, if it is one: in any namespace.
pub(crate) fn private_key(key: &str) -> Option<&'static str> {
    let name = key.rsplit(':').next().unwrap_or(key);
    PRIVATE_KEYS.into_iter().find(|private| *private == name)
}

/// The keyword that leads the reader from a schema back to its [`Allowed`]; exported schemas
/// do not have it.
pub(crate) const KEYWORD: &str = "x-allowed";

/// The keyword with what something is called and means in Dutch: a description, or a title and a description;
/// exported schemas do not have it.
pub(crate) const DUTCH: &str = "x-nl";

/// The keyword with what each of a closed set of words is called and means; exported schemas do not have it.
pub(crate) const NAMES: &str = "x-names";

fn whole_if_possible(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() <= 1e15 { json!(number as i64) } else { json!(number) }
}

/// A value that is not what is allowed. The same words reach an application that builds the
/// model in code and one that reads a document.
///
/// ```
/// use lerendwerken::{Language, model::Week};
/// let refused = "2025-W53".parse::<Week>().unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "expected an ISO week that exists, from 2000 to 2099, such as \"2026-W07\"; found \"2025-W53\""
/// );
/// assert!(refused.message(Language::Nl).starts_with("nodig is een ISO-week die bestaat"));
/// ```
#[derive(Debug, Clone)]
pub struct Refused {
    allowed: &'static Allowed,
    found: Box<str>,
}

impl Refused {
    pub(crate) fn text(allowed: &'static Allowed, found: &str) -> Self {
        Self { allowed, found: quoted(found).into() }
    }

    pub(crate) fn number(allowed: &'static Allowed, found: f64) -> Self {
        // As JSON has it where it is large: nobody reads three hundred digits.
        let spelt = if found.abs() >= 1e16 { json!(found).to_string() } else { found.to_string() };
        Self { allowed, found: spelt.into() }
    }

    pub(crate) fn count(allowed: &'static Allowed, found: usize) -> Self {
        Self { allowed, found: found.to_string().into() }
    }

    pub(crate) fn empty_list() -> Self {
        Self { allowed: &NON_EMPTY, found: "[]".into() }
    }

    /// What would have been allowed.
    pub fn allowed(&self) -> &'static Allowed {
        self.allowed
    }

    /// What was found, as JSON, shortened.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        expectation(self.allowed, &self.found, language)
    }
}

/// "expected …, such as …; found …", in one language.
pub(crate) fn expectation(allowed: &Allowed, found: &str, language: Language) -> String {
    let what = allowed.what.to(language);
    let example = match (&allowed.kind, language) {
        (Kind::Words([]), _) => String::new(),
        (Kind::Words(words), _) => format!(": {}", words.join(", ")),
        (_, Language::Nl) => format!(", zoals {}", allowed.example),
        (_, Language::En) => format!(", such as {}", allowed.example),
    };
    match language {
        Language::Nl => format!("nodig is {what}{example}; gevonden: {found}"),
        Language::En => format!("expected {what}{example}; found {found}"),
    }
}

/// A text as JSON, shortened to what a message can carry.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    // Debug escapes control and bidirectional characters, which could upset a terminal.
    format!("{short:?}")
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for Refused {}

impl From<std::convert::Infallible> for Refused {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// A value made of what was given, or the refusal that a document would meet too.
pub(crate) fn made<T>(given: impl TryInto<T, Error: Into<Refused>>) -> Result<T, Refused> {
    given.try_into().map_err(Into::into)
}

/// What a list is refused for that may not be empty.
pub(crate) static NON_EMPTY: Allowed = Allowed {
    name: "NonEmpty",
    what: Bilingual { nl: "een lijst met ten minste één element", en: "a list of at least one element" },
    example: "[…]",
    kind: Kind::Words(&[]),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_learning_process_is_one_in_any_namespace() {
        for key in ["reflection", "x:reflection", "a:b:journal", ":process"] {
            assert!(private_key(key).is_some(), "{key}");
        }
        for key in ["reflections", "reflection:x", "xreflection", "", ":", "x:"] {
            assert!(private_key(key).is_none(), "{key}");
        }
    }
}
