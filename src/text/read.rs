//! From a text to the model.
//!
//! A text is first read as fast as it can be. Only where that fails is it walked again, to say
//! everything that is wrong with it.

use std::io::Read;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use super::detail::Detail;
use super::error::ReadError;
use super::fault::{Fault, FaultKind};
use super::load::{LoadError, ReadLimits, load};
use super::locate::locate;
use super::path::Step;
use super::place::{Cursor, Place, mark};
use super::private::{line_around, may_quote_within};
use super::shape::Document;
use super::strict::Strict;
use super::walk;
use crate::model::{Assumptions, BorrowedCycle, Cycle, Journal, PersonId, Programme, ProgrammeId, RuleSettings};

/// Gives a document its readers.
macro_rules! readers {
    ($($type:ident, $document:expr, $text:literal;)+) => {$(
        impl $type {
            /// Reads it from JSON text.
            ///
            /// ```
            #[doc = concat!("use lerendwerken::model::", stringify!($type), ";")]
            #[doc = concat!("let read = ", stringify!($type), "::from_json(r#\"", $text, "\"#)?;")]
            /// # let _ = read;
            /// # Ok::<(), lerendwerken::text::ReadError>(())
            /// ```
            ///
            /// # Errors
            /// Says everything that is wrong with the text, with the place of each fault.
            pub fn from_json(text: &str) -> Result<Self, ReadError> {
                read(text, $document)
            }

            /// Reads it from the bytes of JSON text, which must be UTF-8.
            ///
            /// # Errors
            /// Says everything that is wrong with the text, with the place of each fault.
            pub fn from_slice(bytes: &[u8]) -> Result<Self, ReadError> {
                read(utf_8(bytes)?, $document)
            }

            /// Reads it from a file or another source, of which no more is kept in memory than
            /// the limits allow.
            ///
            /// # Errors
            /// Where reading fails, there is too much of it, or something is wrong with the text.
            pub fn from_reader(source: impl Read, limits: ReadLimits) -> Result<Self, LoadError> {
                Ok(Self::from_slice(&load(source, limits)?)?)
            }

            /// Reads it from a JSON value; no fault has a line or column then.
            ///
            /// # Errors
            /// Says everything that is wrong with the value, with the pointer of each fault.
            pub fn from_value(value: &Value) -> Result<Self, ReadError> {
                from_value(value, $document)
            }
        }
    )+};
}

readers! {
    Programme, Document::Programme, r#"{"format": 1, "id": "waterland", "organisation": "Gemeente Waterland", "period": {"from": "2026-W02", "until": "2027-W52"}, "people": [], "teams": [], "goals": [], "development_questions": []}"#;
    Cycle, Document::Cycle, r#"{"id": "c-1", "team": "t-burgerzaken", "week": "2026-W07", "status": "planned"}"#;
    Journal, Document::Journal, r#"{"format": 1, "programme": "waterland", "professional": "p-anna", "entries": []}"#;
    Assumptions, Document::Assumptions, r#"{"craft": {"retention_idle": 0.98}, "tolerance": 0.1}"#;
    RuleSettings, Document::RuleSettings, r#"{"levels": {"LW510": "off"}, "parameters": {"recent_weeks": 13}}"#;
}

impl Journal {
    /// Reads a journal that must be of this programme and this professional.
    ///
    /// # Errors
    /// Where the text is no journal, or another's; what another wrote is not repeated.
    pub fn from_json_of(text: &str, programme: &ProgrammeId, professional: &PersonId) -> Result<Self, ReadError> {
        let journal = Self::from_json(text)?;
        if journal.programme != *programme {
            return Err(of_another(text, "programme", Detail::OtherProgramme));
        }
        if journal.professional != *professional {
            return Err(of_another(text, "professional", Detail::OtherProfessional));
        }
        Ok(journal)
    }
}

fn of_another(text: &str, member: &str, detail: Detail) -> ReadError {
    let mut fault = Fault {
        kind: FaultKind::OtherJournal,
        detail,
        pointer: format!("/{member}").into(),
        place: locate(text, &[Step::Key(member)]),
        private: false,
    };
    fault.private = fault.place.as_ref().is_some_and(|place| is_private(text, place.range.start));
    fault.into()
}

fn is_private(text: &str, at: usize) -> bool {
    !may_quote_within(text, line_around(text, at), false)
}

/// Reads a cycle from a line of a log, borrowing its texts from the line.
///
/// ```
/// use lerendwerken::text::cycle_line;
/// let line = r#"{"id": "c-1", "team": "t-burgerzaken", "week": "2026-W07", "status": "planned"}"#;
/// let cycle = cycle_line(line)?;
/// assert_eq!(cycle.team.as_str(), "t-burgerzaken");
/// let error = cycle_line(&line[..60]).unwrap_err().in_line(17);
/// assert_eq!((error.kind().code(), error.line(), error.column()), ("syntax", Some(17), Some(61)));
/// # Ok::<(), lerendwerken::text::ReadError>(())
/// ```
///
/// # Errors
/// Says everything that is wrong with the line; [`ReadError::in_line`] gives its number.
#[inline]
pub fn cycle_line(line: &str) -> Result<BorrowedCycle<'_>, ReadError> {
    read(line, Document::Cycle)
}

#[inline]
fn read<'t, T: Deserialize<'t>>(text: &'t str, document: Document) -> Result<T, ReadError> {
    quickly(text).map_err(|error| explained(text, document, &error))
}

/// Reads a text that is as it should be.
#[inline]
pub(crate) fn quickly<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, serde_json::Error> {
    let text = text.get(mark(text)..).unwrap_or_default();
    let mut from = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Strict(&mut from))?;
    from.end()?;
    Ok(value)
}

/// Everything that is wrong with a text that was refused.
#[cold]
fn explained(text: &str, document: Document, error: &serde_json::Error) -> ReadError {
    let (faults, more) = walk::faults(text, document);
    ReadError::new(faults, more).unwrap_or_else(|| unexplained(text, error))
}

/// The place where reading stopped, for want of anything better.
fn unexplained(text: &str, error: &serde_json::Error) -> ReadError {
    let before = memchr::memchr_iter(b'\n', text.as_bytes()).nth(error.line().saturating_sub(2));
    let line_start = if error.line() > 1 { before.map_or(0, |newline| newline + 1) } else { 0 };
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let place = Cursor::new(text).place(at..at);
    let mut error = ReadError::one(FaultKind::Unreadable, Detail::Unreadable, Some(place));
    if is_private(text, at) {
        error = error.made_private();
    }
    error
}

fn from_value<T: DeserializeOwned>(value: &Value, document: Document) -> Result<T, ReadError> {
    T::deserialize(Strict(value)).map_err(|error| {
        // A line for each member keeps what is said about one apart from the others.
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        explained(&text, document, &error).without_places()
    })
}

/// The text that bytes are.
pub(super) fn utf_8(bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| not_utf_8(bytes, error))
}

/// Says where bytes stop being UTF-8.
#[cold]
pub(super) fn not_utf_8(bytes: &[u8], error: std::str::Utf8Error) -> ReadError {
    let at = error.valid_up_to();
    let before = bytes.get(..at).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
    let place = Cursor::new(before).place(at..at);
    let range = at..at + error.error_len().unwrap_or(bytes.len() - at).max(1);
    let utf_16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // No excerpt can be shown of what is no text.
    ReadError::one(FaultKind::NotUtf8, Detail::NotUtf8 { utf_16 }, Some(Place { range, ..place })).made_private()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_explained_still_has_a_place() {
        let text = "{\n  \"é\": x\n}";
        let error = quickly::<serde_json::Value>(text).unwrap_err();
        let error = unexplained(text, &error);
        assert_eq!((error.kind(), error.line(), error.column()), (FaultKind::Unreadable, Some(2), Some(8)));
        assert_eq!(error.faults()[0].excerpt(text), Some("  \"é\": x"));
    }

    #[test]
    fn what_cannot_be_explained_keeps_the_learning_process_to_itself() {
        let text = "{\"reflection\": x}";
        let error = quickly::<serde_json::Value>(text).unwrap_err();
        assert_eq!(unexplained(text, &error).faults()[0].excerpt(text), None);
    }
}
