//! Why a text could not be read.

use std::fmt;

use serde::Serialize;

use super::detail::Detail;
use super::fault::{Fault, FaultKind, Report};
use super::place::Place;
use crate::Language;

/// Why a text could not be read: all its faults, in the order of the text (*leesfout*).
///
/// ```
/// use lerendwerken::model::Cycle;
/// let error = Cycle::from_json(r#"{"id": "c 1", "team": "t-1", "week": "2025-W53"}"#).unwrap_err();
/// let codes: Vec<_> = error.faults().iter().map(|fault| fault.kind().code()).collect();
/// assert_eq!(codes, ["missing-member", "malformed", "malformed"]);
/// assert_eq!((error.pointer(), error.line(), error.column()), ("", Some(1), Some(1)));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ReadError(Box<Inner>);

#[derive(Debug, Clone, PartialEq)]
struct Inner {
    /// Never empty.
    faults: Vec<Fault>,
    more: u64,
}

/// The faults of a text in words, as other programs get them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reports<'a> {
    /// The faults, in the order of the text.
    pub faults: Vec<Report<'a>>,
    /// How many there are besides.
    pub more: u64,
}

impl ReadError {
    /// An error of these faults, if there are any.
    pub(super) fn new(faults: Vec<Fault>, more: u64) -> Option<Self> {
        if faults.is_empty() { None } else { Some(Self(Box::new(Inner { faults, more }))) }
    }

    pub(super) fn one(kind: FaultKind, detail: Detail, place: Option<Place>) -> Self {
        let fault = Fault { kind, detail, pointer: "".into(), place, private: false };
        Self::from(fault)
    }

    /// All faults that are kept (the first thousand), in the order of the text.
    pub fn faults(&self) -> &[Fault] {
        &self.0.faults
    }

    /// How many faults there are besides those that are kept.
    pub fn more(&self) -> u64 {
        self.0.more
    }

    fn first(&self) -> Option<&Fault> {
        self.0.faults.first()
    }

    /// The kind of the first fault.
    pub fn kind(&self) -> FaultKind {
        self.first().map_or(FaultKind::Unreadable, Fault::kind)
    }

    /// JSON Pointer to the first fault.
    pub fn pointer(&self) -> &str {
        self.first().map_or("", Fault::pointer)
    }

    /// The line of the first fault, from 1; none where there was no text but a value.
    pub fn line(&self) -> Option<usize> {
        self.first()?.line()
    }

    /// The column of the first fault in characters, from 1.
    pub fn column(&self) -> Option<usize> {
        self.first()?.column()
    }

    /// The same faults in a line of a log: their place is on that line, which counts from 1.
    pub fn in_line(mut self, number: u64) -> Self {
        let line = usize::try_from(number).unwrap_or(usize::MAX);
        for fault in &mut self.0.faults {
            if let Some(place) = &mut fault.place {
                place.line = line;
            }
        }
        self
    }

    /// The same faults, of whose text nothing is shown.
    pub(super) fn made_private(mut self) -> Self {
        self.0.faults.iter_mut().for_each(|fault| fault.private = true);
        self
    }

    /// The same faults, without places: those of a value that came from no text.
    pub(super) fn without_places(mut self) -> Self {
        self.0.faults.iter_mut().for_each(|fault| fault.place = None);
        self
    }

    /// All of it in one language, a fault a line.
    ///
    /// ```
    /// use lerendwerken::{Language, model::Cycle};
    /// let error = Cycle::from_json("{}").unwrap_err();
    /// assert!(error.display(Language::Nl).to_string().starts_with("regel 1, kolom 1: `id` ontbreekt"));
    /// ```
    pub fn display(&self, language: Language) -> impl fmt::Display + '_ {
        Words { error: self, language }
    }

    /// All of it in words, for other programs.
    pub fn report(&self, language: Language) -> Reports<'_> {
        Reports { faults: self.faults().iter().map(|fault| fault.report(language)).collect(), more: self.more() }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        Self(Box::new(Inner { faults: vec![fault], more: 0 }))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.display(Language::En).fmt(f)
    }
}

impl std::error::Error for ReadError {}

struct Words<'a> {
    error: &'a ReadError,
    language: Language,
}

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, fault) in self.error.faults().iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            self.fault(fault, f)?;
        }
        match (self.error.more(), self.language) {
            (0, _) => Ok(()),
            (more, Language::Nl) => write!(f, "\nen nog {more}"),
            (more, Language::En) => write!(f, "\nand {more} more"),
        }
    }
}

impl Words<'_> {
    fn fault(&self, fault: &Fault, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = fault.place() {
            let (line, column) = match self.language {
                Language::Nl => ("regel", "kolom"),
                Language::En => ("line", "column"),
            };
            write!(f, "{line} {}, {column} {}", place.line, place.column)?;
        }
        match (fault.pointer(), fault.place()) {
            ("", None) => {}
            ("", Some(_)) => f.write_str(": ")?,
            (pointer, None) => write!(f, "{}: ", shown(pointer))?,
            (pointer, Some(_)) => write!(f, " ({}): ", shown(pointer))?,
        }
        f.write_str(&fault.message(self.language))
    }
}

/// A pointer as a terminal may show it.
fn shown(pointer: &str) -> impl fmt::Display + '_ {
    pointer.escape_debug()
}
