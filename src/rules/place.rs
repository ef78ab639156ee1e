//! Lines and columns of findings, looked up in the text.

use crate::text::{self, locate, locate_all};

use super::at::{Key, Step};
use super::finding::Finding;
use crate::facts::Listed;

impl From<Step> for text::Step<'static> {
    fn from(step: Step) -> Self {
        match step {
            Step::Key(key) => Self::Key(key.as_str()),
            Step::Index(index) => Self::Index(index as usize),
        }
    }
}

impl Finding {
    /// The steps to the place, as they are looked up in a text.
    pub fn steps(&self) -> Vec<text::Step<'static>> {
        self.path.iter().map(|step| (*step).into()).collect()
    }
}

/// The line and the column of one finding in the programme's text.
pub(crate) fn of(finding: &Finding, text: &str) -> Option<(usize, usize)> {
    locate(text, &finding.steps()).map(|place| (place.line, place.column))
}

/// Gives the findings in a document, the source of this number, their line and column.
pub(crate) fn in_document<'a>(findings: impl Iterator<Item = &'a mut Finding>, source: u32, text: &str) {
    let mut here: Vec<&mut Finding> = findings.filter(|finding| finding.source == source).collect();
    let paths: Vec<_> = here.iter().map(|finding| finding.steps()).collect();
    for (finding, place) in here.iter_mut().zip(locate_all(text, &paths)) {
        if let Some(place) = place {
            finding.line = small(place.line);
            finding.column = small(place.column);
        }
    }
}

/// Gives the findings in one line of a log their column.
pub(crate) fn in_line(findings: &mut [Finding], line: &str) {
    let paths: Vec<_> = findings.iter().map(Finding::steps).collect();
    for (finding, place) in findings.iter_mut().zip(locate_all(line, &paths)) {
        finding.column = place.map_or(1, |place| small(place.column));
    }
}

/// The columns of what a cycle lists in its line, asked for in the order of the line.
pub(crate) struct Columns<'t> {
    line: Option<&'t str>,
    /// So many bytes were counted, and so many characters they are.
    counted: (usize, usize),
}

impl<'t> Columns<'t> {
    pub(crate) fn new(line: Option<&'t str>) -> Self {
        Self { line, counted: (0, 0) }
    }

    /// The column of an element of a list, by its place and its id as it was read; 0 without a line.
    ///
    /// The id was nearly always borrowed from the line, and an element nearly always begins with it. Its
    /// beginning is then a few bytes before; only where it is not, the line is walked.
    pub(crate) fn of(&mut self, list: Listed, position: usize, id: &str) -> u32 {
        let Some(line) = self.line else { return 0 };
        let offset = (id.as_ptr() as usize).wrapping_sub(line.as_ptr() as usize);
        match line.get(..offset).and_then(begins_with_id) {
            Some(start) => small(self.characters(line, start) + 1),
            None => {
                let key = match list {
                    Listed::LearningQuestions => Key::LearningQuestions,
                    Listed::Proposals => Key::Proposals,
                };
                let path = [text::Step::Key(key.as_str()), text::Step::Index(position)];
                locate(line, &path).map_or(0, |place| small(place.column))
            }
        }
    }

    /// How many characters come before a byte.
    fn characters(&mut self, line: &str, byte: usize) -> usize {
        let (bytes, characters) = if self.counted.0 <= byte { self.counted } else { (0, 0) };
        let more = line.get(bytes..byte).map_or(0, |between| between.chars().count());
        self.counted = (byte, characters + more);
        self.counted.1
    }
}

/// Where the object begins whose first member's value, an id, comes right after this text.
fn begins_with_id(before: &str) -> Option<usize> {
    let white = [' ', '\t'];
    let before = before.strip_suffix('"')?.trim_end_matches(white).strip_suffix(':')?;
    let before = before.trim_end_matches(white).strip_suffix("\"id\"")?.trim_end_matches(white);
    before.strip_suffix('{').map(str::len)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
