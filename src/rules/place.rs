//! Lines and columns of findings, looked up in the text.

use crate::text::{self, locate, locate_all};

use super::at::{Key, Step};
use super::finding::Finding;

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

/// Gives the findings in the programme their line and column.
pub(crate) fn in_programme<'a>(findings: impl Iterator<Item = &'a mut Finding>, text: &str) {
    let mut here: Vec<&mut Finding> = findings.filter(|finding| finding.source == 0).collect();
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

/// The column of a learning question in the line of its cycle.
pub(crate) fn column_of_question(line: &str, position: usize) -> u32 {
    let path = [text::Step::Key(Key::LearningQuestions.as_str()), text::Step::Index(position)];
    locate(line, &path).map_or(0, |place| small(place.column))
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
