//! Where something stands in a text.

use std::ops::Range;

/// Where something stands in a text (*plaats*).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    /// The bytes of the text.
    pub range: Range<usize>,
}

/// The length of the byte-order mark that a text begins with.
pub(super) fn mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Counts lines and columns along a text, from place to later place.
///
/// Going back starts over, which costs time and nothing else.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    text: &'t [u8],
    /// Where the text begins, after its byte-order mark.
    start: usize,
    line: usize,
    line_start: usize,
    at: usize,
    column: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let start = mark(text);
        Self { text: text.as_bytes(), start, line: 1, line_start: start, at: start, column: 1 }
    }

    /// Where a range of bytes stands.
    pub(super) fn place(&mut self, range: Range<usize>) -> Place {
        if range.start < self.at {
            self.start_over();
        }
        let between = self.text.get(self.at..range.start).unwrap_or_default();
        match memchr::memrchr(b'\n', between) {
            Some(newline) => {
                self.line += memchr::memchr_iter(b'\n', between).count();
                self.line_start = self.at + newline + 1;
                self.column = 1 + characters(between.get(newline + 1..).unwrap_or_default());
            }
            None => self.column += characters(between),
        }
        self.at = range.start;
        Place { line: self.line, column: self.column, range }
    }

    /// Where the line of the last place begins.
    pub(super) fn line_start(&self) -> usize {
        self.line_start
    }

    fn start_over(&mut self) {
        (self.line, self.line_start, self.at, self.column) = (1, self.start, self.start, 1);
    }
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "\u{feff}ab\r\né€😀x\n";
        let mut cursor = Cursor::new(text);
        let mut at = |needle: &str| {
            let start = text.find(needle).unwrap();
            let place = cursor.place(start..start);
            (place.line, place.column)
        };
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("b"), (1, 2));
        assert_eq!(at("é"), (2, 1));
        assert_eq!(at("x"), (2, 4));
        assert_eq!(at("€"), (2, 2), "going back is no harm");
        assert_eq!(cursor.place(text.len()..text.len()).line, 3);
        assert_eq!(cursor.place(99..99).line, 3, "past the end is the end");
    }
}
