//! What was read: names, and where to find the text around a place again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lerendwerken::rules::Finding;
use lerendwerken::text::{self, Fault, Lines, locate, locate_all, may_quote};

use crate::excerpt::Excerpt;

/// The programme, then its logs, then journals; or the newer of two versions, then the older.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    names: Vec<String>,
    texts: Vec<Kept>,
}

/// Where the text of a source is.
#[derive(Debug, Clone)]
enum Kept {
    /// At hand.
    Here(Arc<str>),
    /// In a log that can be read again.
    File(PathBuf),
    Nowhere,
}

/// A place of which the text is to be shown.
#[derive(Debug)]
pub(crate) struct Spot<'a> {
    source: usize,
    line: usize,
    place: PlaceOf<'a>,
}

#[derive(Debug)]
enum PlaceOf<'a> {
    Path(Vec<text::Step<'static>>),
    Fault(&'a Fault),
}

impl<'a> Spot<'a> {
    pub(crate) fn of_finding(finding: &Finding) -> Self {
        let place = PlaceOf::Path(finding.steps());
        Self { source: finding.source(), line: finding.line().unwrap_or(0), place }
    }

    pub(crate) fn of_fault(source: usize, fault: &'a Fault) -> Self {
        Self { source, line: fault.line().unwrap_or(0), place: PlaceOf::Fault(fault) }
    }

    /// Its text, in that of its document or line.
    fn excerpt(&self, text: &str) -> Option<Excerpt> {
        match &self.place {
            // The line may be another by now.
            PlaceOf::Path(path) if may_quote(text) => Excerpt::around(text, locate(text, path)?.range, self.line),
            PlaceOf::Path(_) => None,
            PlaceOf::Fault(fault) => {
                // It is none where the line holds something of the learning process.
                fault.excerpt(text)?;
                Excerpt::around(text, fault.range()?, self.line)
            }
        }
    }
}

impl Sources {
    pub(crate) fn of_programme(name: impl Into<String>, text: Arc<str>) -> Self {
        Self { names: vec![name.into()], texts: vec![Kept::Here(text)] }
    }

    /// Adds the older of two versions.
    pub(crate) fn document(&mut self, name: impl Into<String>, text: Arc<str>) {
        self.names.push(name.into());
        self.texts.push(Kept::Here(text));
    }

    /// Adds a log.
    pub(crate) fn log(&mut self, path: &Path) {
        self.names.push(name(path));
        // A pipe can't be read again, and waiting for it would take for ever.
        let again = !is_standard_input(path) && path.metadata().is_ok_and(|about| about.is_file());
        self.texts.push(if again { Kept::File(path.to_owned()) } else { Kept::Nowhere });
    }

    /// Adds a journal, of which no text is ever shown. Gives its number.
    pub(crate) fn journal(&mut self, path: &Path) -> usize {
        self.names.push(name(path));
        self.texts.push(Kept::Nowhere);
        self.names.len() - 1
    }

    /// What a source is called.
    pub(crate) fn name(&self, source: usize) -> &str {
        self.names.get(source).map_or("?", String::as_str)
    }

    /// The texts around some places. Logs are read again, for the lines that are shown alone.
    pub(crate) fn excerpts(&self, spots: &[Spot<'_>]) -> Vec<Option<Excerpt>> {
        let mut excerpts: Vec<Option<Excerpt>> = Vec::new();
        excerpts.resize_with(spots.len(), || None);
        let mut wanted: BTreeMap<usize, BTreeSet<(usize, usize)>> = BTreeMap::new();
        for (number, spot) in spots.iter().enumerate() {
            wanted.entry(spot.source).or_default().insert((spot.line, number));
        }
        for (source, lines) in wanted {
            let path = match self.texts.get(source) {
                Some(Kept::Here(text)) => {
                    in_document(text, source, spots, &mut excerpts);
                    continue;
                }
                Some(Kept::File(path)) => path,
                Some(Kept::Nowhere) | None => continue,
            };
            // A log that can't be read any more shows no text, and that is all.
            let _ = in_log(path, &lines, |number, line| {
                if let Some((spot, excerpt)) = spots.get(number).zip(excerpts.get_mut(number)) {
                    *excerpt = spot.excerpt(line);
                }
            });
        }
        excerpts
    }
}

/// Finds the texts around those places that are in a document, all of them in one pass.
fn in_document(text: &str, source: usize, spots: &[Spot<'_>], excerpts: &mut [Option<Excerpt>]) {
    let here = spots.iter().zip(excerpts).filter(|(spot, _)| spot.source == source);
    let mut paths = Vec::new();
    let mut waiting = Vec::new();
    for (spot, excerpt) in here {
        match &spot.place {
            PlaceOf::Path(path) => {
                paths.push(path.as_slice());
                waiting.push(excerpt);
            }
            PlaceOf::Fault(_) => *excerpt = spot.excerpt(text),
        }
    }
    for (place, excerpt) in locate_all(text, &paths).into_iter().zip(waiting) {
        *excerpt = place.and_then(|place| Excerpt::around(text, place.range, place.line));
    }
}

/// Reads the lines of a log that are wanted: each as its number and that of its spot.
fn in_log(path: &Path, wanted: &BTreeSet<(usize, usize)>, mut take: impl FnMut(usize, &str)) -> std::io::Result<()> {
    let mut lines = Lines::new(File::open(path)?);
    let mut wanted = wanted.iter().peekable();
    while let (Some(_), Some(chunk)) = (wanted.peek(), lines.next_chunk()?) {
        for line in chunk.lines() {
            let number = usize::try_from(line.number).unwrap_or(usize::MAX);
            while let Some((_, spot)) = wanted.next_if(|(wanted, _)| *wanted <= number) {
                if let Ok(text) = &line.text {
                    take(*spot, text);
                }
            }
        }
    }
    Ok(())
}

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What a path is called, in a way that does a terminal no harm.
pub(crate) fn name(path: &Path) -> String {
    if is_standard_input(path) {
        return "<stdin>".into();
    }
    path.to_string_lossy().chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
