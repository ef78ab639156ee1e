//! Texts that people wrote: free texts that say something, and currency codes.

use std::borrow::Cow;
use std::fmt;

use super::allowed::{Allowed, Kind, Refused};
use super::newtype::text_newtype;
use super::storage::{self, Storage};
use crate::Bilingual;

/// A text that says something: not blank (*tekst*).
///
/// Blank is what holds nothing but ECMAScript white space, so that the reader and a schema's
/// pattern agree to the character.
///
/// ```
/// use lerendwerken::model::Text;
/// assert!(Text::try_from("zomerreces").is_ok());
/// assert!(Text::try_from(" \u{feff}\t").is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<S = Box<str>>(S);

/// What a text may be.
pub(super) static TEXT: Allowed = Allowed {
    name: "Text",
    what: Bilingual { nl: "een tekst die niet alleen uit witruimte bestaat", en: "a text that is not blank" },
    example: "\"Kortere wachttijd aan de balie\"",
    kind: Kind::Text { pattern: NOT_BLANK, max_length: None, accepts: is_not_blank },
};

/// One character that is no ECMAScript white space, spelt out: `\S` differs between engines.
const NOT_BLANK: &str =
    "[^\\t\\n\\u000b\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]";

fn is_not_blank(text: &str) -> bool {
    !text.chars().all(is_white_space)
}

/// ECMAScript white space and line terminators.
pub(crate) fn is_white_space(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

impl<S: AsRef<str>> Text<S> {
    /// A text, if it says something.
    ///
    /// # Errors
    /// Where it is blank.
    pub fn new(text: S) -> Result<Self, Refused> {
        if is_not_blank(text.as_ref()) { Ok(Self(text)) } else { Err(Refused::text(&TEXT, text.as_ref())) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// The same text, borrowed.
    pub fn borrowed(&self) -> Text<Cow<'_, str>> {
        Text(Cow::Borrowed(self.as_str()))
    }

    /// The same text, owned.
    pub fn owned(&self) -> Text {
        Text(self.as_str().into())
    }
}

impl<S: fmt::Debug> fmt::Debug for Text<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<S: AsRef<str>> fmt::Display for Text<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
impl TryFrom<&str> for Text {
    type Error = Refused;
    fn try_from(text: &str) -> Result<Self, Refused> {
        Self::new(text.into())
    }
}
impl TryFrom<String> for Text {
    type Error = Refused;
    fn try_from(text: String) -> Result<Self, Refused> {
        Self::new(text.into())
    }
}
impl<S: AsRef<str>> serde::Serialize for Text<S> {
    fn serialize<W: serde::Serializer>(&self, to: W) -> Result<W::Ok, W::Error> {
        to.serialize_str(self.as_str())
    }
}
impl<'de, S: Storage<'de>> serde::Deserialize<'de> for Text<S> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(storage::read::<S, D>(from)?).map_err(serde::de::Error::custom)
    }
}
impl<S> schemars::JsonSchema for Text<S> {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        TEXT.schema("A text in the user's own language (*tekst*); not blank.")
    }
}

/// A currency by its ISO 4217 code (*valuta*).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// What a currency may be.
pub(super) static CURRENCY: Allowed = Allowed {
    name: "Currency",
    what: Bilingual {
        nl: "een valutacode van drie hoofdletters (ISO 4217)",
        en: "a currency code of three capitals (ISO 4217)",
    },
    example: "\"EUR\"",
    kind: Kind::Text { pattern: "^[A-Z]{3}$", max_length: None, accepts: |text| text.parse::<Currency>().is_ok() },
};

impl Currency {
    /// Its code.
    pub fn as_str(&self) -> &str {
        // Only capitals are ever stored, so this is always UTF-8.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}
impl std::str::FromStr for Currency {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(Self(code)),
            _ => Err(Refused::text(&CURRENCY, text)),
        }
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

text_newtype!(Currency, CURRENCY, "A currency, by its ISO 4217 code (*valuta*).");
