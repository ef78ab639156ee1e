//! The smallest parts of JSON: escapes and numbers.

/// What a backslash begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    None,
    Char(char),
    /// Half of a surrogate pair that stands alone.
    HalfPair,
}

/// The escape that these bytes begin with, and its length.
pub(super) fn escape(bytes: &[u8]) -> (Escape, usize) {
    let plain = match bytes.get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(bytes),
        _ => return (Escape::None, 0),
    };
    (Escape::Char(plain), 2)
}

fn unicode_escape(bytes: &[u8]) -> (Escape, usize) {
    let Some(unit) = unit(bytes) else { return (Escape::None, 0) };
    if let Some(c) = char::from_u32(unit) {
        return (Escape::Char(c), 6);
    }
    let low = bytes.get(6..).and_then(self::unit).filter(|low| (0xdc00..0xe000).contains(low));
    match low {
        Some(low) if unit < 0xdc00 => {
            let c = char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
            (c.map_or(Escape::HalfPair, Escape::Char), 12)
        }
        _ => (Escape::HalfPair, 6),
    }
}

/// The UTF-16 unit of `\uXXXX`.
fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

/// The text that a string without quotes stands for.
pub(super) fn unescaped(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        text.push_str(rest.get(..at).unwrap_or_default());
        let (escape, length) = escape(rest.as_bytes().get(at..).unwrap_or_default());
        text.push(match escape {
            Escape::Char(c) => c,
            Escape::None | Escape::HalfPair => char::REPLACEMENT_CHARACTER,
        });
        rest = rest.get(at + length.max(1)..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// The length of the number that these bytes begin with; none if it is misspelt.
pub(super) fn number_length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(sign);
    if whole == 0 || (whole > 1 && bytes.get(sign) == Some(&b'0')) {
        return None;
    }
    let mut end = sign + whole;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return None;
        }
        end += 1 + fraction;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent == 0 {
            return None;
        }
        end += 1 + sign + exponent;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_grammar() {
        for (text, length) in [
            ("0", 1),
            ("-0", 2),
            ("10", 2),
            ("1.5", 3),
            ("1e9", 3),
            ("1E+9", 4),
            ("-0.0e-0", 7),
            ("5,", 1),
            ("1.5.2", 3),
            ("1e5e5", 3),
        ] {
            assert_eq!(number_length(text.as_bytes()), Some(length), "{text}");
        }
        for text in ["", "-", "01", "-01", "00", "1.", "1.e5", ".5", "1e", "1e+", "+1", "-a", "NaN"] {
            assert_eq!(number_length(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn escapes_stand_for_characters() {
        assert_eq!(unescaped(r#"a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\uD83D\uDE00z"#), "a\"\\/\u{8}\u{c}\n\r\té😀😀z");
        assert_eq!(unescaped(r"\ud800\ude00x\ude00"), "\u{10200}x\u{fffd}");
        assert_eq!(unescaped(r"\ud800\ud800\u0041"), "\u{fffd}\u{fffd}A");
        for text in [r"\", r"\x", r"\u", r"\u12", r"\u12g4", r"\u+123"] {
            assert_eq!(escape(text.as_bytes()), (Escape::None, 0), "{text}");
        }
    }
}
