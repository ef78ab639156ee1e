//! Where something is told of elsewhere: in a vocabulary, a classification, another register.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allowed::{Allowed, Kind, Refused, made};
use super::goal::{Goal, Indicator};
use super::newtype::text_newtype;
use super::people::{Person, Team};
use super::programme::Programme;
use super::wording::Text;
use crate::Bilingual;

/// What stands for something in a vocabulary of others (*verwijzing*): a Sustainable Development Goal, a
/// skill of ESCO, a number in a personnel system. Nothing is looked up and nothing follows from it.
///
/// ```
/// use lerendwerken::model::{Goal, Reference};
/// let reference = Reference::new("UN SDG", "8")?.at("https://sdgs.un.org/goals/goal8")?;
/// let goal = Goal::new("g-werk", "Waardig werk")?.refers_to(reference);
/// assert_eq!(goal.references[0].code.as_str(), "8");
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Waarmee iets in een stelsel van anderen is aangeduid: een duurzaam ontwikkelingsdoel van de VN, een vaardigheid uit ESCO, een nummer in een personeelssysteem. Er wordt niets opgezocht en er volgt niets uit."))]
pub struct Reference {
    /// The vocabulary, by the name that people know it by.
    #[schemars(extend("x-nl" = ["Stelsel", "Het stelsel, onder de naam waaronder het bekend is."], "examples" = ["UN SDG"]))]
    pub vocabulary: Text,
    /// What stands for it there: a code, a number or a name.
    #[schemars(extend("x-nl" = ["Code", "Wat er daar voor staat: een code, een nummer of een naam."], "examples" = ["8"]))]
    pub code: Text,
    /// Where it can be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["URI", "Waar het te vinden is."], "examples" = ["https://sdgs.un.org/goals/goal8"]))]
    pub uri: Option<Uri>,
}

impl Reference {
    /// A code in a vocabulary.
    ///
    /// # Errors
    /// Where a text is blank.
    pub fn new(
        vocabulary: impl TryInto<Text, Error: Into<Refused>>,
        code: impl TryInto<Text, Error: Into<Refused>>,
    ) -> Result<Self, Refused> {
        Ok(Self { vocabulary: made(vocabulary)?, code: made(code)?, uri: None })
    }

    /// Says where it can be found.
    ///
    /// # Errors
    /// Where that is no absolute URI.
    pub fn at(mut self, uri: impl TryInto<Uri, Error: Into<Refused>>) -> Result<Self, Refused> {
        self.uri = Some(made(uri)?);
        Ok(self)
    }
}

macro_rules! refer {
    ($($name:ident),+) => {$(
        impl $name {
            /// Adds what stands for it elsewhere.
            #[must_use]
            pub fn refers_to(mut self, reference: Reference) -> Self {
                self.references.push(reference);
                self
            }
        }
    )+};
}
refer!(Programme, Goal, Indicator, Team, Person);

/// An absolute URI (RFC 3986; *URI*): a scheme, a colon, and something after it, in the characters that a URI
/// is written in. Whether its scheme is known and whether anything is to be found there is not looked at, so
/// whoever makes a link of it looks at the scheme first.
///
/// ```
/// use lerendwerken::model::Uri;
/// assert!(Uri::try_from("https://sdgs.un.org/goals/goal8").is_ok());
/// assert!(Uri::try_from("urn:isbn:9780306406157").is_ok());
/// for other in ["sdgs.un.org/goals/goal8", "https://sdgs.un.org/goal 8", "https://café.nl", "https:", "x:%2"] {
///     assert!(Uri::try_from(other).is_err(), "{other}");
/// }
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uri(Box<str>);

/// What a URI may be.
pub(super) static URI: Allowed = Allowed {
    name: "Uri",
    what: Bilingual {
        nl: "een absolute URI zonder witruimte, hoogstens 2048 tekens (tekens buiten ASCII met `%` geschreven)",
        en: "an absolute URI without white space, at most 2048 characters (those beyond ASCII written with `%`)",
    },
    example: "\"https://sdgs.un.org/goals/goal8\"",
    kind: Kind::Text {
        pattern: "^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$",
        max_length: Some(2048),
        accepts: is_uri,
    },
};

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    text.len() <= 2048
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
        && !rest.is_empty()
        && is_in_uri(rest)
}

/// Whether a text is written in the characters of a URI, any other as `%` and two digits of sixteen.
fn is_in_uri(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._~:/?#[]@!$&'()*+,;=-".contains(&byte);
    let mut parts = text.split('%');
    let plain = parts.next().is_some_and(|part| part.bytes().all(is_plain));
    plain
        && parts.all(|part| {
            let (digits, rest) = part.as_bytes().split_at_checked(2).unwrap_or_default();
            digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit) && rest.iter().copied().all(is_plain)
        })
}

impl Uri {
    /// The URI as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl std::str::FromStr for Uri {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        if is_uri(text) { Ok(Self(text.into())) } else { Err(Refused::text(&URI, text)) }
    }
}
impl fmt::Display for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

text_newtype!(Uri, URI, "An absolute URI, without white space (*URI*).");
