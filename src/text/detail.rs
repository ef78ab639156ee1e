//! What a fault keeps, to say it in words when it is shown.

use crate::model::{Allowed, Kind, quoted};

use super::fault::FaultKind;
use super::scan::{Begins, Next, Why};
use super::shape::Shape;

/// What is wrong, as values; words are made of them when they are asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Detail {
    Syntax(Why),
    LoneSurrogate,
    NotUtf8 { utf_16: bool },
    LineTooLong { most: usize },
    UnknownKey { key: Found, nearest: Option<&'static str>, known: Vec<&'static str> },
    LearningProcess { key: &'static str },
    KeyNotAllowed { allowed: Leaf, found: Found },
    RepeatedKey { key: Found },
    Missing { name: &'static str, wanted: Wanted },
    NotForStatus { name: &'static str, by: &'static str, word: &'static str, words: Vec<&'static str> },
    Expected { wanted: Wanted, found: Found, nearest: Option<&'static str> },
    Beyond { bound: Leaf },
    Newer { found: Found },
    OtherProgramme,
    OtherProfessional,
    Unreadable,
}

/// What may stand in a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Wanted {
    Leaf(Leaf),
    Object,
    List { at_least_one: bool },
    Boolean,
}

/// What a single value may be; two are the same if their names are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf(pub(super) &'static Allowed);

impl PartialEq for Leaf {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

/// What was found in the text, short.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// A word of our own, such as the name of a member.
    Word(&'static str),
    /// A text, as a message quotes it.
    Text(Box<str>),
    /// A text that no message quotes.
    SomeText,
    /// A number as it is spelt.
    Number(Box<str>),
    /// A number that no message quotes.
    SomeNumber,
    True,
    False,
    /// One of the two, of which no message says which.
    SomeBoolean,
    Null,
    Object,
    List,
    EmptyList,
}

/// The most characters of a number that a message carries.
const MOST_DIGITS: usize = 24;

impl Found {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(quoted(text).into())
    }

    pub(super) fn number(spelt: &str) -> Self {
        match spelt.char_indices().nth(MOST_DIGITS) {
            Some((end, _)) => Self::Number(format!("{}…", spelt.get(..end).unwrap_or_default()).into()),
            None => Self::Number(spelt.into()),
        }
    }

    /// A value of which no more is said than what it is.
    pub(super) fn kind(begins: Begins) -> Self {
        match begins {
            Begins::Object => Self::Object,
            Begins::List => Self::List,
            Begins::Text => Self::SomeText,
            Begins::Number => Self::SomeNumber,
            Begins::True => Self::True,
            Begins::False => Self::False,
            Begins::Null => Self::Null,
        }
    }

    /// Leaves no more than what kind of value it is.
    fn redact(&mut self) {
        match self {
            Self::Text(_) => *self = Self::SomeText,
            Self::Number(_) => *self = Self::SomeNumber,
            Self::True | Self::False => *self = Self::SomeBoolean,
            _ => {}
        }
    }
}

impl Wanted {
    pub(super) fn of(shape: &'static Shape) -> Self {
        match shape {
            Shape::Object(_) | Shape::Map(_) => Self::Object,
            Shape::List(list) => Self::List { at_least_one: list.at_least_one },
            Shape::Leaf(allowed) => Self::Leaf(Leaf(allowed)),
            Shape::Boolean => Self::Boolean,
            // Anything is wanted there, so nothing of another type is ever found.
            Shape::AnyJson(any) => Self::Leaf(Leaf(any.text)),
        }
    }
}

impl Detail {
    /// A text that is not what it may be, with the kind of fault that it is.
    pub(super) fn wrong_text(allowed: &'static Allowed, text: &str) -> (FaultKind, Self) {
        let (kind, nearest) = match allowed.kind {
            Kind::Words(words) => (FaultKind::UnknownWord, crate::near::nearest(text, words.iter().copied())),
            _ if text.chars().all(crate::model::is_white_space) => (FaultKind::Blank, None),
            _ => (FaultKind::Malformed, None),
        };
        (kind, Self::Expected { wanted: Wanted::Leaf(Leaf(allowed)), found: Found::text(text), nearest })
    }

    /// A number that is not what it may be, with the kind of fault that it is.
    pub(super) fn wrong_number(allowed: &'static Allowed, number: f64, spelt: &str) -> (FaultKind, Self) {
        let found = Found::number(spelt);
        if allowed.name == "Format" && number > 1.0 && number.fract() == 0.0 {
            return (FaultKind::NewerFormat, Self::Newer { found });
        }
        (FaultKind::OutOfBounds, Self::Expected { wanted: Wanted::Leaf(Leaf(allowed)), found, nearest: None })
    }

    /// Takes out everything that was found in the text, save words of our own.
    pub(super) fn redact(&mut self) {
        match self {
            Self::Syntax(Why::Expected(_, found)) if *found != Next::End => *found = Next::Something,
            Self::Syntax(Why::Control(found)) => *found = Next::Something,
            Self::UnknownKey { key, nearest, .. } => {
                key.redact();
                *nearest = None;
            }
            Self::RepeatedKey { key: found } | Self::KeyNotAllowed { found, .. } => found.redact(),
            Self::Expected { found, nearest, .. } => {
                found.redact();
                *nearest = None;
            }
            Self::Newer { found } => found.redact(),
            _ => {}
        }
    }
}
