//! The key that pseudonyms are made with.

use std::fmt;

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::pseudonym::Pseudonym;
use crate::Language;

/// The least bytes of a key: as many as SHA-256 gives (RFC 2104, section 3).
const LEAST: usize = 32;

/// What every message to be hashed begins with, so that no other use of the same key gives the same pseudonyms.
const DOMAIN: &str = "lerendwerken research 1";

/// The key that pseudonyms are made with (*sleutel*): at least 32 bytes, of which nobody can guess any.
///
/// The same key gives the same pseudonyms, so whoever has it can tell which team is behind one: keep it apart from the
/// views, as the GDPR asks in article 4(5). It is shown nowhere.
///
/// ```
/// use lerendwerken::{Language, view::Key};
/// let key = Key::new(b"thirty-two bytes from a generator")?; // such as of `openssl rand -out key 32`
/// assert_eq!(format!("{key:?}"), "Key(..)");
/// let refused = Key::new(b"secret").unwrap_err();
/// assert!(refused.message(Language::En).starts_with("the key has 6 bytes"));
/// # Ok::<(), lerendwerken::view::KeyError>(())
/// ```
///
/// It can't be written out:
///
/// ```compile_fail
/// let key = lerendwerken::view::Key::new(&[7; 32]).unwrap();
/// serde_json::to_string(&key);
/// ```
pub struct Key(Hmac<Sha256>);

impl Key {
    /// A key of these bytes.
    ///
    /// # Errors
    /// Where they are fewer than 32.
    pub fn new(bytes: &[u8]) -> Result<Self, KeyError> {
        let short = KeyError::TooShort { bytes: bytes.len() };
        if bytes.len() < LEAST {
            return Err(short);
        }
        Hmac::new_from_slice(bytes).map(Self).map_err(|_| short)
    }

    /// What stands for the ids of one thing of a kind in a programme. Each part of the message comes after its length,
    /// so no two different lists of parts make the same message.
    pub(super) fn pseudonym<'a>(
        &self,
        kind: &'a str,
        programme: &'a str,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Pseudonym {
        let mut mac = self.0.clone();
        for part in [DOMAIN, kind, programme].into_iter().chain(ids) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        let mut half = [0; 16];
        half.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
        Pseudonym::from_bytes(half)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// Why bytes are no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// They are too few to be hard to guess.
    #[error("{}", self.message(Language::En))]
    TooShort {
        /// How many there are.
        bytes: usize,
    },
}

impl KeyError {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        let Self::TooShort { bytes } = self;
        match language {
            Language::Nl => format!(
                "de sleutel heeft {bytes} bytes, en korter dan {LEAST} is te raden; maak er een met \
                 `openssl rand -out sleutel {LEAST}` en bewaar die apart van wat ermee gemaakt wordt"
            ),
            Language::En => format!(
                "the key has {bytes} bytes, and one shorter than {LEAST} can be guessed; make one with \
                 `openssl rand -out key {LEAST}` and keep it apart from what is made with it"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, the test cases 6 and 7: keys that are hashed before they are used.
    #[test]
    fn hmac_is_that_of_rfc_4231() {
        let of = |message: &[u8]| {
            let mut mac = Key::new(&[0xaa; 131]).unwrap().0;
            mac.update(message);
            mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        };
        assert_eq!(
            of(b"Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
        assert_eq!(
            of(b"This is a test using a larger than block-size key and a larger than block-size data. \
                 The key needs to be hashed before being used by the HMAC algorithm."),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        );
    }

    /// Worked out with Python's `hmac` and `hashlib` from the description above.
    #[test]
    fn a_pseudonym_is_that_of_another_implementation() {
        let key = Key::new(&(0..32).collect::<Vec<u8>>()).unwrap();
        let group = key.pseudonym("group", "waterland", ["t-a", "t-b"]);
        assert_eq!(group.to_string(), "640a93bed594f9b363676490938c8b0a");
        assert_eq!(key.pseudonym("programme", "waterland", []).to_string(), "50193d931b096e5b3238b2bbd0c65b1d");
    }

    #[test]
    fn what_is_told_apart_has_another_pseudonym() {
        let key = Key::new(&[1; 32]).unwrap();
        let made = [
            key.pseudonym("group", "p", ["a", "b"]),
            key.pseudonym("group", "p", ["a-b"]),
            key.pseudonym("group", "p", ["ab"]),
            key.pseudonym("group", "pa", ["b"]),
            key.pseudonym("groupp", "a", ["b"]),
            key.pseudonym("group", "p", ["b", "a"]),
            Key::new(&[2; 32]).unwrap().pseudonym("group", "p", ["a", "b"]),
            Key::new(&[1; 33]).unwrap().pseudonym("group", "p", ["a", "b"]),
        ];
        let different: std::collections::BTreeSet<_> = made.iter().collect();
        assert_eq!(different.len(), made.len());
        assert_eq!(Key::new(&[1; 32]).unwrap().pseudonym("group", "p", ["a", "b"]), made[0]);
    }

    #[test]
    fn a_short_key_is_refused_in_both_languages() {
        for bytes in [0, 1, 31] {
            let refused = Key::new(&vec![9; bytes]).unwrap_err();
            assert_eq!(refused, KeyError::TooShort { bytes });
            for language in [Language::Nl, Language::En] {
                assert!(refused.message(language).contains(&format!("{bytes} bytes")));
            }
        }
    }
}
