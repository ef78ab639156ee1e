//! Faults as a walk comes upon them, and how they get their places.

use std::ops::Range;

use super::detail::Detail;
use super::fault::{Fault, FaultKind};
use super::place::Cursor;
use super::private::{line_around, may_quote_within};

/// The most faults that are kept; the rest are counted.
pub(super) const MOST_FAULTS: usize = 1000;

/// What a walk came upon.
#[derive(Debug, Default)]
pub(super) struct Collected {
    faults: Vec<Raw>,
    /// How many faults there were besides those that are kept.
    pub(super) more: u64,
    /// The parts of the text that belong to the learning process.
    private: Vec<Range<usize>>,
    /// Whether the walk ended because the text is no JSON.
    pub(super) broken: bool,
}

#[derive(Debug)]
struct Raw {
    kind: FaultKind,
    detail: Detail,
    pointer: Box<str>,
    /// How much of the pointer may be shown on a line of the learning process.
    known: usize,
    range: Range<usize>,
}

impl Collected {
    /// Keeps a fault, whose words are made only if it is kept.
    pub(super) fn fault(
        &mut self,
        (pointer, known): (&str, usize),
        range: Range<usize>,
        make: impl FnOnce() -> (FaultKind, Detail),
    ) {
        if self.faults.len() >= MOST_FAULTS {
            self.more += 1;
            return;
        }
        let (kind, detail) = make();
        self.faults.push(Raw { kind, detail, pointer: pointer.into(), known, range });
    }

    /// Marks a part of the text as the learning process, from here to a place yet to be found.
    pub(super) fn private_from(&mut self, start: usize) -> usize {
        self.private.push(start..usize::MAX);
        self.private.len() - 1
    }

    /// Says where a marked part ends.
    pub(super) fn private_until(&mut self, mark: usize, end: usize) {
        if let Some(part) = self.private.get_mut(mark) {
            part.end = end;
        }
    }

    /// The faults in the order of the text, with their places.
    pub(super) fn placed(mut self, text: &str) -> (Vec<Fault>, u64) {
        self.faults.sort_by_key(|fault| fault.range.start);
        self.private = merged(self.private);
        let mut lines =
            Lines { text, cursor: Cursor::new(text), private: &self.private, broken: self.broken, last: None };
        let faults = self.faults.into_iter().map(|raw| lines.place(raw)).collect();
        (faults, self.more)
    }
}

/// Goes along the lines of a text.
struct Lines<'t> {
    text: &'t str,
    cursor: Cursor<'t>,
    private: &'t [Range<usize>],
    broken: bool,
    /// The beginning of the line that was last looked at, and what came of it.
    last: Option<(usize, bool)>,
}

impl Lines<'_> {
    fn place(&mut self, raw: Raw) -> Fault {
        let Raw { kind, mut detail, mut pointer, known, range } = raw;
        let place = self.cursor.place(range);
        let private = self.is_private(place.range.start);
        if private {
            detail.redact();
            pointer = pointer.get(..known).unwrap_or_default().into();
        }
        Fault { kind, detail, pointer, place: Some(place), private }
    }

    fn is_private(&mut self, at: usize) -> bool {
        let start = self.cursor.line_start();
        match self.last {
            Some((last, private)) if last == start => private,
            _ => {
                let line = line_around(self.text, at);
                let private = self.overlaps(&line) || !may_quote_within(self.text, line, self.broken);
                self.last = Some((start, private));
                private
            }
        }
    }

    /// Whether a part that belongs to the learning process stands on this line.
    fn overlaps(&self, line: &Range<usize>) -> bool {
        let after = self.private.partition_point(|part| part.end <= line.start);
        self.private.get(after).is_some_and(|part| part.start <= line.end)
    }
}

/// Ranges in order, those that touch made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_touch_become_one() {
        assert_eq!(merged(vec![5..7, 0..3, 1..2, 3..4]), [0..4, 5..7]);
        assert_eq!(merged(Vec::new()), Vec::<Range<usize>>::new());
    }
}
