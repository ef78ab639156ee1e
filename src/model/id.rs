//! Identifiers, a type per kind: a `GoalId` is no `TeamId`.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::allowed::{Allowed, DUTCH, Kind, Refused};
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
    /// An id of this kind.
    const EXAMPLE: &'static str;
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
///
/// Ids are checked for every reference of every line of a log, so eight bytes are looked at together.
pub(crate) fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() > 64 || bytes.first() == Some(&b'-') || bytes.last() == Some(&b'-') {
        return false;
    }
    match bytes.last_chunk::<8>() {
        // The last eight bytes overlap those before them, which changes nothing.
        Some(last) => {
            let mut words = bytes.windows(8).step_by(7).filter_map(|word| word.first_chunk::<8>());
            words.all(eight_are_in_an_id) && eight_are_in_an_id(last)
        }
        None => !bytes.is_empty() && few_are_an_id(bytes),
    }
}

/// Whether eight bytes may follow one another in an id. A bit is set in each byte of a word that has
/// what is asked; bytes below 0x80 do not carry into the next.
fn eight_are_in_an_id(bytes: &[u8; 8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let word = u64::from_le_bytes(*bytes);
    let within = |least: u8, most: u8| {
        let not_below = word.wrapping_add(EACH * u64::from(0x80 - least));
        let above = word.wrapping_add(EACH * u64::from(0x7f - most));
        not_below & !above & HIGH
    };
    let hyphens = within(b'-', b'-');
    let allowed = within(b'a', b'z') | within(b'0', b'9') | hyphens;
    word & HIGH == 0 && allowed == HIGH && hyphens & (hyphens << 8) == 0
}

/// The same for fewer bytes, one after the other.
fn few_are_an_id(bytes: &[u8]) -> bool {
    let mut last = b'a';
    bytes.iter().all(|&byte| {
        let fits = byte.is_ascii_lowercase() || byte.is_ascii_digit() || (byte == b'-' && last != b'-');
        last = byte;
        fits
    })
}

impl<K, S: AsRef<str>> Id<K, S> {
    /// An id, if the text is one.
    ///
    /// # Errors
    /// Says what an id looks like.
    pub fn new(text: S) -> Result<Self, Refused> {
        if is_id(text.as_ref()) { Ok(Self { text, kind: PhantomData }) } else { Err(Refused::text(&ID, text.as_ref())) }
    }

    /// What keeps its text.
    pub(crate) fn text(&self) -> &S {
        &self.text
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
        let mut schema = ID.schema(&format!("The id of {}.", K::LABEL.en));
        let dutch = [format!("Id van {}", K::LABEL.nl), format!("Het id van {}.", K::LABEL.nl)];
        schema.insert(DUTCH.into(), dutch.as_slice().into());
        schema.insert("examples".into(), [K::EXAMPLE].as_slice().into());
        schema
    }
}

macro_rules! ids {
    ($($alias:ident, $kind:ident, $nl:literal, $en:literal, $example:literal;)+) => {
        /// The kinds of things that have identifiers.
        pub mod kind {
            $(
                #[doc = concat!("Marks an id of ", $en, " (*", $nl, "*).")]
                #[derive(Debug)]
                pub enum $kind {}
                impl super::IdKind for $kind {
                    const NAME: &'static str = stringify!($alias);
                    const LABEL: crate::Bilingual = crate::Bilingual { nl: $nl, en: $en };
                    const EXAMPLE: &'static str = $example;
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
    ProgrammeId, Programme, "een programma", "a programme", "waterland";
    PersonId, Person, "een persoon", "a person", "p-anna";
    TeamId, Team, "een team", "a team", "t-burgerzaken";
    MomentId, Moment, "een vast moment", "a fixed moment", "m-dinsdag";
    AiSystemId, AiSystem, "een AI-systeem", "an AI system", "ai-assistent";
    GoalId, Goal, "een doel", "a goal", "g-wachttijd";
    ExpectationId, Expectation, "een verwachting", "an expectation", "e-uren";
    DevelopmentQuestionId, DevelopmentQuestion, "een ontwikkelvraag", "a development question", "dq-brieven";
    LearningQuestionId, LearningQuestion, "een leervraag", "a learning question", "lq-toon";
    ProposalId, Proposal, "een innovatievoorstel", "an innovation proposal", "pr-sjabloon";
    CycleId, Cycle, "een weekcyclus", "a weekly cycle", "c-burgerzaken-2026-w07";
    AccountId, Account, "een verantwoording", "an account", "a-anna-2026-w13";
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an id is, said plainly.
    fn plainly(text: &str) -> bool {
        text.len() <= 64
            && text.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            })
    }

    #[test]
    fn eight_bytes_at_once_see_what_one_at_a_time_sees() {
        for length in 0..=70 {
            let good: String = "abc-d0-9z".chars().cycle().take(length).collect();
            assert_eq!(is_id(&good), plainly(&good), "{good}");
            for at in 0..length {
                for other in
                    ["-", "a", "z", "0", "9", "A", "_", "`", "{", "/", ":", ".", " ", "\u{7f}", "\u{80}", "\u{ff}", "é"]
                {
                    let mut text = good.clone();
                    text.replace_range(at..=at, other);
                    assert_eq!(is_id(&text), plainly(&text), "{text}");
                }
            }
        }
    }
}
