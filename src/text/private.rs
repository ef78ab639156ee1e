//! Lines of text that hold something of the learning process, which no message may quote.
//!
//! The learning process is the professional's own. Where it turns up in a document by mistake, or
//! stands in a journal that has a fault, the words of it must not reach a screen or a report.

use std::ops::Range;

use crate::model::PRIVATE_KEYS;

/// Whether a message may quote a line of text: not if it holds a key of the learning process
/// (`process`, `reflection`, `journal`, in any namespace and with any of its letters escaped).
///
/// ```
/// use lerendwerken::text::may_quote;
/// assert!(may_quote(r#"{"week": "2026-W07"}"#));
/// assert!(!may_quote(r#"{"week": "2026-W07", "\u0072eflection": "…"}"#));
/// ```
pub fn may_quote(line: &str) -> bool {
    memchr::memchr_iter(b':', line.as_bytes()).all(|colon| {
        let before = line.get(..colon).unwrap_or_default().trim_end();
        before.strip_suffix('"').is_none_or(|before| !PRIVATE_KEYS.iter().any(|key| ends_with_key(before, key)))
    })
}

/// Whether a line may be quoted that is no JSON: not if such a word stands before a colon in it,
/// however it is quoted.
pub(super) fn may_quote_broken(line: &str) -> bool {
    may_quote(line)
        && memchr::memchr_iter(b':', line.as_bytes()).all(|colon| {
            let before = line.get(..colon).unwrap_or_default().trim_end();
            let word = before.trim_end_matches(['"', '\'', '`', '“', '”', '‘', '’']);
            !PRIVATE_KEYS.iter().any(|key| word.ends_with(key))
        })
}

/// Whether a text ends with an opening quote and this key, or with this key in a namespace, with any of its
/// letters escaped.
fn ends_with_key(text: &str, key: &str) -> bool {
    let mut rest = text.as_bytes();
    for letter in key.bytes().rev() {
        match without_escaped(rest, letter).or_else(|| rest.strip_suffix(&[letter])) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
    rest.ends_with(b"\"") || rest.ends_with(b":") || without_escaped(rest, b':').is_some()
}

/// What stands before an escape of this letter at the end.
fn without_escaped(text: &[u8], letter: u8) -> Option<&[u8]> {
    let (before, escape) = text.split_at_checked(text.len().checked_sub(6)?)?;
    let digits = std::str::from_utf8(escape.strip_prefix(b"\\u")?).ok()?;
    (u32::from_str_radix(digits, 16) == Ok(u32::from(letter))).then_some(before)
}

/// A physical line around a place, without its line break.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let start = memchr::memrchr(b'\n', bytes.get(..at).unwrap_or_default()).map_or(0, |newline| newline + 1);
    let rest = bytes.get(at..).unwrap_or_default();
    let end = at + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let carriage_return = end > start && bytes.get(end - 1) == Some(&b'\r');
    start..end - usize::from(carriage_return)
}

/// Whether a physical line may be quoted; the colon of its last key may stand on a later one, and in
/// broken text the key of its first colon on an earlier one.
pub(super) fn may_quote_within(text: &str, line: Range<usize>, broken: bool) -> bool {
    let rest = text.get(line.end..).unwrap_or_default();
    let after = rest.trim_start();
    let end = if after.starts_with(':') { text.len() - after.len() + 1 } else { line.end };
    if !broken {
        return text.get(line.start..end).is_none_or(may_quote);
    }
    let begins_with_colon = text.get(line.clone()).is_some_and(|line| line.trim_start().starts_with(':'));
    let start = if begins_with_colon { line_before(text, line.start) } else { line.start };
    text.get(start..end).is_none_or(may_quote_broken)
}

/// Where the last line begins, before a place, on which something stands.
fn line_before(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default().trim_end();
    line_around(before, before.len()).start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_learning_process_is_found_however_it_is_spelt() {
        for line in [
            r#"{"reflection": "x"}"#,
            r#"  "process"	 : 1,"#,
            r#"{"a": 1, "journ\u0061l": []}"#,
            r#"{"\u0072\u0065\u0066\u006C\u0065\u0063\u0074\u0069\u006f\u006e":1}"#,
            r#"{"pro\u0063e\u0073s" : 1}"#,
            r#""x", "reflection":"y"#,
            r#"{"x:reflection": "x"}"#,
            r#"{"a:b\u003Ajournal" : 1}"#,
        ] {
            assert!(!may_quote(line), "{line}");
        }
    }

    #[test]
    fn another_key_and_a_text_are_no_such_key() {
        for line in [
            r#"{"reflections": "x"}"#,
            r#"{"my reflection": "x"}"#,
            r#"{"title": "reflection"}"#,
            r#"{"title": "process", "week": 1}"#,
            r#"{"title": "the process: how"}"#,
            "",
            ":",
            "\":",
        ] {
            assert!(may_quote(line), "{line}");
        }
    }

    #[test]
    fn broken_text_hides_more() {
        assert!(!may_quote_broken("{reflection: 'x'}"));
        assert!(!may_quote_broken("{'journal' : 'x'}"));
        assert!(!may_quote_broken("\"reflection: \"x\""));
        assert!(may_quote_broken("{week: 'x'}"));
    }

    #[test]
    fn a_colon_on_the_next_line_belongs_to_the_key() {
        let text = "{\"reflection\"\n  : \"x\"}";
        assert!(!may_quote_within(text, line_around(text, 0), false));
        assert!(may_quote_within(text, line_around(text, 18), false));
        assert!(!may_quote_within(text, line_around(text, 18), true), "broken text may mean anything");
    }

    #[test]
    fn the_line_around_a_place_has_no_line_break() {
        let text = "one\r\ntwo\n";
        assert_eq!(line_around(text, 1), 0..3);
        assert_eq!(line_around(text, 5), 5..8);
        assert_eq!(line_around(text, 9), 9..9);
        assert_eq!(line_around(text, 99), 9..9);
    }
}
