//! What stands for an id.

use std::fmt;
use std::str::FromStr;

use crate::Bilingual;
use crate::model::{Allowed, Kind, Refused, text_newtype};

/// What stands for an id in the view for research (*pseudoniem*): 128 bits of HMAC-SHA-256 under a key, as 32
/// hexadecimal digits. Without the key it can be neither undone nor guessed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym([u8; 16]);

/// What a pseudonym may be.
static PSEUDONYM: Allowed = Allowed {
    name: "Pseudonym",
    what: Bilingual {
        nl: "een pseudoniem van 32 hexadecimale cijfers, in kleine letters",
        en: "a pseudonym of 32 hexadecimal digits, in lower case",
    },
    example: "\"4f1c0d6a9be2735810aa64c7d95e3b20\"",
    kind: Kind::Text { pattern: "^[0-9a-f]{32}$", max_length: None, accepts: |text| text.parse::<Pseudonym>().is_ok() },
};

impl Pseudonym {
    /// Made by a key, and read; by nobody else.
    #[cfg(feature = "research")]
    pub(super) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Pseudonym {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        let is_one = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let number = u128::from_str_radix(text, 16).ok().filter(|_| is_one);
        number.map(|number| Self(number.to_be_bytes())).ok_or_else(|| Refused::text(&PSEUDONYM, text))
    }
}

text_newtype!(Pseudonym, PSEUDONYM, "What stands for an id (*pseudoniem*): 128 bits of HMAC-SHA-256 under a key.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_and_others_are_refused() {
        let text = "00f1c0d6a9be2735810aa64c7d95e3b2";
        assert_eq!(text.parse::<Pseudonym>().unwrap().to_string(), text);
        for text in ["", "00", "+0f1c0d6a9be2735810aa64c7d95e3b2", "00F1c0d6a9be2735810aa64c7d95e3b2", "é"] {
            assert!(text.parse::<Pseudonym>().is_err(), "{text}");
        }
        assert!(format!("{text}0").parse::<Pseudonym>().is_err());
    }
}
