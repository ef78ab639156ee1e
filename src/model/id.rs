//! Identifiers, a type per kind: a `GoalId` is no `TeamId`.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::allowed::{Allowed, Kind, Refused};
use super::storage::{self, Storage};
use crate::Bilingual;

/// An identifier of one kind of thing: `[a-z0-9]` words joined by `-`, at most 64 characters.
///
/// ```
/// use lerendwerken::model::GoalId;
/// let goal: GoalId = "g-wachttijd".parse()?;
/// assert_eq!(goal.as_str(), "g-wachttijd");
/// assert!("G wachttijd".parse::<GoalId>().is_err());
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
pub struct Id<K, S = Box<str>> {
    text: S,
    kind: PhantomData<fn() -> K>,
}

/// A kind of thing that has identifiers.
pub trait IdKind {
    /// Its name in a schema, such as `GoalId`.
    const NAME: &'static str;
    /// What it is called, in both languages.
    const LABEL: Bilingual;
}

/// What an identifier may be, of any kind.
pub(super) static ID: Allowed = Allowed {
    name: "Id",
    what: Bilingual {
        nl: "een id van kleine letters en cijfers, woorden verbonden door \"-\", hoogstens 64 tekens",
        en: "an id of lower-case letters and digits, words joined by \"-\", at most 64 characters",
    },
    example: "\"t-burgerzaken\"",
    kind: Kind::Text { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", max_length: Some(64), accepts: is_id },
};

/// Whether a text is an id.
pub(crate) fn is_id(text: &str) -> bool {
    // Ids are checked for every reference of every line of a log, so the loop has no branches.
    let (mut wrong, mut last) = (WRONG * u8::from(text.len() > 64), HYPHEN);
    for byte in text.bytes() {
        let now = CLASSES.get(usize::from(byte)).copied().unwrap_or(WRONG);
        wrong |= (now & WRONG) | (now & last & HYPHEN);
        last = now;
    }
    wrong == 0 && last == WORD
}

const WORD: u8 = 1;
const HYPHEN: u8 = 2;
const WRONG: u8 = 4;

/// What each byte may be in an id.
#[expect(clippy::indexing_slicing, reason = "evaluated when the crate is built, where a wrong index does not compile")]
static CLASSES: [u8; 256] = {
    let mut classes = [WRONG; 256];
    let mut byte = 0;
    while byte < 256 {
        let c = byte as u8;
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            classes[byte] = WORD;
        } else if c == b'-' {
            classes[byte] = HYPHEN;
        }
        byte += 1;
    }
    classes
};

impl<K, S: AsRef<str>> Id<K, S> {
    /// An id, if the text is one.
    ///
    /// # Errors
    /// Says what an id looks like.
    pub fn new(text: S) -> Result<Self, Refused> {
        if is_id(text.as_ref()) { Ok(Self { text, kind: PhantomData }) } else { Err(Refused::text(&ID, text.as_ref())) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.text.as_ref()
    }

    /// The same id, borrowed.
    pub fn borrowed(&self) -> Id<K, Cow<'_, str>> {
        Id { text: Cow::Borrowed(self.as_str()), kind: PhantomData }
    }

    /// The same id, owned.
    pub fn owned(&self) -> Id<K> {
        Id { text: self.as_str().into(), kind: PhantomData }
    }
}

impl<K, S: Clone> Clone for Id<K, S> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kind: PhantomData }
    }
}
impl<K, S: PartialEq> PartialEq for Id<K, S> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<K, S: Eq> Eq for Id<K, S> {}
impl<K, S: AsRef<str> + Eq> PartialOrd for Id<K, S> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K, S: AsRef<str> + Eq> Ord for Id<K, S> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}
impl<K, S: AsRef<str>> Hash for Id<K, S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}
impl<K, S: fmt::Debug> fmt::Debug for Id<K, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}
impl<K, S: AsRef<str>> fmt::Display for Id<K, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
impl<K> std::str::FromStr for Id<K> {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        Self::new(text.into())
    }
}
impl<K> TryFrom<&str> for Id<K> {
    type Error = Refused;
    fn try_from(text: &str) -> Result<Self, Refused> {
        text.parse()
    }
}
impl<K> TryFrom<String> for Id<K> {
    type Error = Refused;
    fn try_from(text: String) -> Result<Self, Refused> {
        Self::new(text.into())
    }
}
impl<K, S: AsRef<str>> serde::Serialize for Id<K, S> {
    fn serialize<W: serde::Serializer>(&self, to: W) -> Result<W::Ok, W::Error> {
        to.serialize_str(self.as_str())
    }
}
impl<'de, K, S: Storage<'de>> serde::Deserialize<'de> for Id<K, S> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(storage::read::<S, D>(from)?).map_err(serde::de::Error::custom)
    }
}
impl<K: IdKind, S> schemars::JsonSchema for Id<K, S> {
    fn schema_name() -> Cow<'static, str> {
        K::NAME.into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ID.schema(&format!("The id of {}.", K::LABEL.en))
    }
}

macro_rules! ids {
    ($($alias:ident, $kind:ident, $nl:literal, $en:literal;)+) => {
        /// The kinds of things that have identifiers.
        pub mod kind {
            $(
                #[doc = concat!("Marks an id of ", $en, " (*", $nl, "*).")]
                #[derive(Debug)]
                pub enum $kind {}
                impl super::IdKind for $kind {
                    const NAME: &'static str = stringify!($alias);
                    const LABEL: crate::Bilingual = crate::Bilingual { nl: $nl, en: $en };
                }
            )+
        }
        $(
            #[doc = concat!("The id of ", $en, " (*", $nl, "*).")]
            pub type $alias<S = Box<str>> = Id<kind::$kind, S>;
        )+
    };
}

ids! {
    ProgrammeId, Programme, "een programma", "a programme";
    PersonId, Person, "een persoon", "a person";
    TeamId, Team, "een team", "a team";
    MomentId, Moment, "een vast moment", "a fixed moment";
    AiSystemId, AiSystem, "een AI-systeem", "an AI system";
    GoalId, Goal, "een doel", "a goal";
    ExpectationId, Expectation, "een verwachting", "an expectation";
    DevelopmentQuestionId, DevelopmentQuestion, "een ontwikkelvraag", "a development question";
    LearningQuestionId, LearningQuestion, "een leervraag", "a learning question";
    ProposalId, Proposal, "een innovatievoorstel", "an innovation proposal";
    CycleId, Cycle, "een weekcyclus", "a weekly cycle";
    AccountId, Account, "een verantwoording", "an account";
}
