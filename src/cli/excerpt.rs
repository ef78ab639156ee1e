//! Some text around a place, with the place underlined.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{Level, Renderer, Snippet};
use lerendwerken::text::may_quote;

use crate::call::Call;
use crate::output::{BLUE, BOLD, columns, styled};

/// What the line number and its bar take, and a cut on either side.
const MARGIN: usize = 10;
/// How many of them stand before the place, where the line is longer.
const BEFORE: usize = 30;

/// A line of text with a place in it, cut to what fits on a screen.
#[derive(Debug)]
pub(crate) struct Excerpt {
    line: usize,
    text: String,
    mark: Range<usize>,
}

/// How a place is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Error,
    Warning,
    Advice,
}

impl Excerpt {
    /// The line around a range of bytes, which may be quoted. Of an object of many lines it is the
    /// first, with the line after it to tell which one it is.
    pub(crate) fn around(text: &str, range: Range<usize>, line: usize) -> Option<Self> {
        let start = text.get(..range.start)?.rfind('\n').map_or(0, |newline| newline + 1);
        let rest = text.get(start..)?;
        let (first, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let first = first.strip_suffix('\r').unwrap_or(first);
        let place = range.start - start..range.end.saturating_sub(start).min(first.len());
        let width = columns().saturating_sub(MARGIN);
        let mut excerpt = Self { line, ..cut(first, place, width)? };
        let next = after.split('\n').next().unwrap_or_default();
        if matches!(first.trim_end().chars().next_back(), Some('{' | '[')) && may_quote(next) && !next.is_empty() {
            excerpt.text.push('\n');
            excerpt.text.push_str(&cut(next.trim_end_matches('\r'), 0..0, width)?.text);
        }
        Some(excerpt)
    }

    /// Draws it, with the place underlined.
    fn draw(&self, to: &mut dyn Write, mark: Mark) -> io::Result<()> {
        let level = match mark {
            Mark::Error => Level::Error,
            Mark::Warning => Level::Warning,
            Mark::Advice => Level::Info,
        };
        let annotation = level.span(self.mark.clone());
        let snippet = Snippet::source(&self.text).line_start(self.line.max(1)).annotation(annotation);
        // The title that it is drawn under is in English only, so ours stands in its place.
        let drawn = Renderer::styled().render(level.title("").snippet(snippet)).to_string();
        drawn.lines().skip(1).try_for_each(|line| writeln!(to, "{}", line.trim_end()))
    }

    /// How many columns its line number takes.
    fn gutter(&self) -> usize {
        let last = self.line.max(1) + self.text.matches('\n').count();
        last.to_string().len()
    }
}

/// Something that is said about a place, with the text around it.
pub(crate) struct Said<'a> {
    pub(crate) source: &'a str,
    /// Line and column.
    pub(crate) at: Option<(usize, usize)>,
    pub(crate) pointer: &'a str,
    pub(crate) excerpt: Option<&'a Excerpt>,
    pub(crate) mark: Mark,
    /// How to mend it, unless that was said before.
    pub(crate) mend: Option<&'a str>,
}

impl Said<'_> {
    /// Writes where it is, the text around it and how to mend it.
    pub(crate) fn write(&self, to: &mut dyn Write, call: Call) -> io::Result<()> {
        let line = self.at.map_or(1, |(line, _)| line.to_string().len());
        let gutter = self.excerpt.map_or(line, Excerpt::gutter);
        let at = self.at.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let pointer = match self.pointer {
            "" => String::new(),
            pointer => format!(" ({})", pointer.escape_debug()),
        };
        writeln!(to, "{:gutter$}{} {}{at}{pointer}", "", styled(BLUE, "-->"), self.source)?;
        if let Some(excerpt) = self.excerpt {
            excerpt.draw(to, self.mark)?;
        }
        if let Some(mend) = self.mend {
            let label = styled(BOLD, call.say("herstel", "mend"));
            writeln!(to, "{:gutter$} {} {label}: {mend}", "", styled(BLUE, "="))?;
        }
        writeln!(to)
    }
}

/// Cuts a line to what fits, around a place in it; characters that upset a terminal are replaced.
fn cut(line: &str, place: Range<usize>, width: usize) -> Option<Excerpt> {
    let before = line.get(..place.start)?;
    let long = line.chars().nth(width).is_some();
    let from = match before.char_indices().rev().nth(BEFORE) {
        Some((at, _)) if long => at,
        _ => 0,
    };
    let mut text = String::new();
    if from > 0 {
        text.push('…');
    }
    let mut mark = None;
    let mut end = None;
    for (count, (at, c)) in line.get(from..)?.char_indices().map(|(at, c)| (at + from, c)).enumerate() {
        if count == width {
            text.push('…');
            break;
        }
        if at >= place.start && mark.is_none() {
            mark = Some(text.len());
        }
        text.push(if c == '\t' { ' ' } else { harmless(c) });
        if at < place.end {
            end = Some(text.len());
        }
    }
    let mark = mark.unwrap_or(text.len());
    let mut end = end.unwrap_or(mark);
    if end <= mark {
        // A place without width, such as where something is missing, is marked by one character.
        if mark == text.len() {
            text.push(' ');
        }
        end = mark + text.get(mark..)?.chars().next().map_or(1, char::len_utf8);
    }
    Some(Excerpt { line: 0, text, mark: mark..end })
}

/// A character that moves nothing on a screen but the place of the next.
pub(crate) fn harmless(c: char) -> char {
    let turns = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    if c.is_control() || turns || c == '\u{feff}' { char::REPLACEMENT_CHARACTER } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, range: Range<usize>) -> (String, String) {
        let excerpt = Excerpt::around(text, range, 1).unwrap();
        (excerpt.text[excerpt.mark.clone()].into(), excerpt.text)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(marked("one\n  \"two\": 3,\r\nfour", 13..14), ("3".into(), "  \"two\": 3,".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}HERE{}", "é".repeat(500), "ü".repeat(500));
        let (mark, text) = marked(&line, 1000..1004);
        assert_eq!(mark, "HERE");
        assert_eq!(text.chars().count(), columns() - MARGIN + 2);
        assert!(text.starts_with('…') && text.ends_with('…'));
    }

    #[test]
    fn a_place_at_the_end_or_without_width_is_still_marked() {
        assert_eq!(marked("abc", 3..3), (" ".into(), "abc ".into()));
        assert_eq!(marked("é", 0..0).0, "é");
        assert_eq!(marked("", 0..0).0, " ");
    }

    #[test]
    fn an_object_of_many_lines_shows_which_one_it_is() {
        let text = "[\n  {\n    \"id\": \"g-1\"\n  }\n]";
        assert_eq!(marked(text, 4..25), ("{".into(), "  {\n    \"id\": \"g-1\"".into()));
    }

    #[test]
    fn nothing_reaches_the_terminal_that_upsets_it() {
        let (_, text) = marked("\u{1b}[31m\t\u{202e}x", 0..1);
        assert_eq!(text, "\u{fffd}[31m \u{fffd}x");
    }

    #[test]
    fn the_learning_process_is_not_shown() {
        let text = "{\n  \"reflection\": 1}";
        assert_eq!(marked(text, 0..1).1, "{");
    }
}
