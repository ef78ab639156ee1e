//! Whether a text repeats a stretch of other texts, case and white space aside.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::iter::{once, successors};

use crate::model::is_white_space;

/// All stretches of so many characters in some texts.
///
/// They are found by a rolling hash, so that the work grows with the texts and not with the length of the
/// stretches as well; what has the same hash is compared. The hash has a base of this process, so that no
/// text can be made to have many of the same.
pub(super) struct Stretches {
    length: usize,
    base: u64,
    /// What the first character of a stretch counts for.
    first_counts: u64,
    texts: Vec<Vec<char>>,
    /// The text and the place of one stretch of each hash.
    places: HashMap<u64, (usize, usize)>,
}

/// Hashes are numbers below this prime, 2⁶¹ − 1.
const PRIME: u64 = (1 << 61) - 1;

fn times(a: u64, b: u64) -> u64 {
    // The remainder is below the prime, so it fits.
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

impl Stretches {
    /// The stretches of so many characters in each text by itself.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>, length: usize) -> Self {
        let length = length.max(1);
        let base = 256 + RandomState::new().build_hasher().finish() % (PRIME - 256);
        let first_counts = successors(Some(1), |power| Some(times(*power, base))).nth(length - 1).unwrap_or(1);
        let texts: Vec<_> = texts.map(plain).collect();
        let mut stretches = Self { length, base, first_counts, texts, places: HashMap::new() };
        let mut places = HashMap::new();
        for (number, text) in stretches.texts.iter().enumerate() {
            places.extend(stretches.hashes(text).map(|(place, hash)| (hash, (number, place))));
        }
        stretches.places = places;
        stretches
    }

    /// Whether a text has one of them.
    pub(super) fn repeats(&self, text: &str) -> bool {
        let text = plain(text);
        self.hashes(&text).any(|(place, hash)| {
            let known =
                self.places.get(&hash).and_then(|(number, known)| self.stretch(self.texts.get(*number)?, *known));
            known.is_some() && known == self.stretch(&text, place)
        })
    }

    fn stretch<'a>(&self, text: &'a [char], place: usize) -> Option<&'a [char]> {
        text.get(place..)?.get(..self.length)
    }

    /// The hash of each stretch of a text, with its place.
    fn hashes(&self, text: &[char]) -> impl Iterator<Item = (usize, u64)> {
        let first = self.stretch(text, 0).map(|first| first.iter().fold(0, |hash, next| self.with(hash, *next)));
        let after = text.iter().zip(text.iter().skip(self.length)).scan(first.unwrap_or(0), |hash, (old, next)| {
            let old = times(u64::from(*old), self.first_counts);
            *hash = self.with((*hash + PRIME - old) % PRIME, *next);
            Some(*hash)
        });
        first.into_iter().flat_map(once).chain(after).enumerate()
    }

    /// The hash with one more character.
    fn with(&self, hash: u64, next: char) -> u64 {
        (times(hash, self.base) + u64::from(next)) % PRIME
    }
}

/// The characters of a text that count: none that are white space, all in lower case.
fn plain(text: &str) -> Vec<char> {
    let seen = text.chars().filter(|c| !c.is_whitespace() && !is_white_space(*c));
    seen.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, stretch by stretch.
    fn plainly(texts: &[&str], length: usize, text: &str) -> bool {
        let texts: Vec<_> = texts.iter().map(|text| plain(text)).collect();
        let known = |stretch: &[char]| texts.iter().any(|text| text.windows(length).any(|other| other == stretch));
        plain(text).windows(length).any(known)
    }

    #[test]
    fn it_finds_what_comparing_each_with_each_finds() {
        let mut seed = 7_u64;
        let mut text = |length: usize| -> String {
            let mut letter = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                ['a', 'B', 'b', ' ', 'é', '\u{1f600}'][(seed >> 33) as usize % 6]
            };
            (0..length).map(|_| letter()).collect()
        };
        let mut found = [0, 0];
        for round in 0..2000 {
            let (one, other, asked) = (text(round % 23), text(round % 17), text(round % 19));
            for length in 1..7 {
                let stretches = Stretches::of([one.as_str(), other.as_str()].into_iter(), length);
                let expected = plainly(&[&one, &other], length, &asked);
                assert_eq!(stretches.repeats(&asked), expected, "{one:?} {other:?} {asked:?} {length}");
                found[usize::from(expected)] += 1;
            }
        }
        assert!(found.iter().all(|count| *count > 1000), "{found:?}");
    }

    #[test]
    fn a_stretch_does_not_run_over_into_the_next_text() {
        let stretches = Stretches::of(["abc", "def"].into_iter(), 4);
        assert!(!stretches.repeats("abcdef"));
        assert!(Stretches::of(["abcdef"].into_iter(), 4).repeats("abcdef"));
    }

    #[test]
    fn long_texts_and_long_stretches_take_no_long_time() {
        // Each with each would be 10¹⁵ comparisons.
        let (own, other) = ("ab".repeat(500_000), "ba".repeat(30_000) + "c");
        assert!(!Stretches::of(once(own.as_str()), 60_001).repeats(&other));
        assert!(Stretches::of(once(own.as_str()), 60_000).repeats(&other));
    }
}
