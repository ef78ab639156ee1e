//! What can be wrong with a text, and where.

use std::ops::Range;

use serde::Serialize;

use super::detail::Detail;
use super::place::Place;
use super::private::{line_around, may_quote_within};
use crate::Language;

/// Declares the kinds of faults with their codes.
macro_rules! kinds {
    ($( $(#[doc = $doc:literal])* $variant:ident = $code:literal, )+) => {
        /// A kind of fault in a text (*soort fout*).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum FaultKind { $( $(#[doc = $doc])* $variant, )+ }

        impl FaultKind {
            /// Every kind there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its code, which does not change.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

kinds! {
    /// The text is no JSON.
    Syntax = "syntax",
    /// Something follows the document.
    TrailingText = "trailing-text",
    /// Too many objects and lists within each other.
    TooDeep = "too-deep",
    /// More elements or members than may stand there.
    TooMany = "too-many",
    /// Half of a surrogate pair, which is no character.
    LoneSurrogate = "lone-surrogate",
    /// The bytes are no UTF-8.
    NotUtf8 = "not-utf-8",
    /// A line of a log is longer than is allowed.
    LineTooLong = "line-too-long",
    /// A key that is not known here; also one of the learning process.
    UnknownKey = "unknown-key",
    /// A key that stands in its object before.
    RepeatedKey = "repeated-key",
    /// A member that is required and absent.
    MissingMember = "missing-member",
    /// A member that may not stand in a cycle of this status.
    NotForStatus = "not-for-status",
    /// A value of another type.
    WrongType = "wrong-type",
    /// `null` where a value is required.
    NullNotAllowed = "null-not-allowed",
    /// A number outside its bounds, or not whole.
    OutOfBounds = "out-of-bounds",
    /// A text that is not what it must look like.
    Malformed = "malformed",
    /// A text of nothing but white space.
    Blank = "blank",
    /// A text that is none of the words that may stand here.
    UnknownWord = "unknown-word",
    /// An empty list where at least one element is meant.
    EmptyList = "empty-list",
    /// A document of a newer format.
    NewerFormat = "newer-format",
    /// A journal of another professional or programme.
    OtherJournal = "other-journal",
    /// The text could not be read, for a reason that is not known.
    Unreadable = "unreadable",
}

impl std::fmt::Display for FaultKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.code())
    }
}

/// Something that is wrong with a text, with its place and how to mend it (*fout*).
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub(super) kind: FaultKind,
    pub(super) detail: Detail,
    pub(super) pointer: Box<str>,
    pub(super) place: Option<Place>,
    /// Whether the line holds something of the learning process.
    pub(super) private: bool,
}

/// A fault in words, as other programs get it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report<'a> {
    /// The code of its kind.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub mend: String,
    /// JSON Pointer to what is wrong.
    pub pointer: &'a str,
    /// Its line, from 1; absent where there is no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Its column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The bytes of the text, or of the line of a log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range<usize>>,
}

impl Fault {
    /// What kind of fault it is.
    pub fn kind(&self) -> FaultKind {
        self.kind
    }

    /// JSON Pointer to what is wrong, within the document or within the line of a log. A missing
    /// member is missing from what it points to.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Where it stands in the text; nowhere if there was no text but a value.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Its line, from 1.
    pub fn line(&self) -> Option<usize> {
        self.place.as_ref().map(|place| place.line)
    }

    /// Its column in characters, from 1.
    pub fn column(&self) -> Option<usize> {
        self.place.as_ref().map(|place| place.column)
    }

    /// Its bytes, within the text or within the line of a log.
    pub fn range(&self) -> Option<Range<usize>> {
        self.place.as_ref().map(|place| place.range.clone())
    }

    /// What is wrong, in one language: what was found and what is allowed.
    pub fn message(&self, language: Language) -> String {
        self.detail.message(language)
    }

    /// How to mend it, in one language.
    pub fn mend(&self, language: Language) -> String {
        self.detail.mend(language)
    }

    /// The line of the text on which it stands, to show it; none if that line holds something of
    /// the learning process, which is nobody's but the professional's.
    ///
    /// ```
    /// use lerendwerken::model::Cycle;
    /// let text = "{\n  \"wek\": \"2026-W07\",\n  \"reflection\": \"…\"\n}";
    /// let error = Cycle::from_json(text).unwrap_err();
    /// let excerpts: Vec<_> = error.faults().iter().map(|fault| fault.excerpt(text)).collect();
    /// assert!(excerpts.contains(&Some("  \"wek\": \"2026-W07\",")));
    /// assert!(excerpts.contains(&None));
    /// ```
    pub fn excerpt<'t>(&self, text: &'t str) -> Option<&'t str> {
        let place = self.place.as_ref().filter(|place| !self.private && place.range.start <= text.len())?;
        let line = line_around(text, place.range.start);
        if may_quote_within(text, line.clone(), false) { text.get(line) } else { None }
    }

    /// All of it in words, for other programs.
    pub fn report(&self, language: Language) -> Report<'_> {
        Report {
            code: self.kind.code(),
            message: self.message(language),
            mend: self.mend(language),
            pointer: &self.pointer,
            line: self.line(),
            column: self.column(),
            range: self.range(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_differ() {
        let mut codes: Vec<_> = FaultKind::ALL.iter().map(|kind| kind.code()).collect();
        assert!(
            codes.iter().all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
        );
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), FaultKind::ALL.len());
    }
}
