//! Names of products, looked for in many texts.

use std::collections::HashMap;

use crate::model::AiSystem;

/// The names and vendors of AI systems. All of them are looked for at once while a text is read from beginning
/// to end, so that it takes as long as the text is, however many names there are and however alike they are.
pub(super) struct ProductNames {
    /// The words that names have, numbered.
    words: HashMap<Box<str>, u32>,
    /// A beginning of a name and the piece that comes next make a longer beginning.
    longer: HashMap<(u32, Piece), u32>,
    /// By its number; nothing is the first.
    beginnings: Vec<Beginning>,
}

/// The beginning of a name, or of several.
#[derive(Debug, Clone, Copy, Default)]
struct Beginning {
    /// The longest shorter one that it ends with.
    ends_with: u32,
    /// The first system, by its place, of those whose whole name this ends with.
    names: Option<usize>,
}

/// What a text is made of. A sign knows whether it touches words, so that a name that begins or ends with one is
/// found as a whole word too: where a word touches it in a text, it is another piece than in the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Piece {
    /// A word of names, by its number.
    Word(u32),
    /// Anything between words.
    Sign { sign: char, after_word: bool, before_word: bool },
}

/// The number of all words that no name has.
const OTHER: u32 = u32::MAX;

impl ProductNames {
    /// Those of systems with so many letters or more.
    pub(super) fn of(systems: &[AiSystem], least_letters: usize) -> Self {
        let is_long_enough = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() >= least_letters;
        let all = systems
            .iter()
            .enumerate()
            .flat_map(|(place, system)| [(place, system.name.as_str()), (place, system.vendor.as_str())]);
        Self::made_of(all.filter(|(_, name)| is_long_enough(name)))
    }

    /// Those of names, each with the place of its system, in the order of the places.
    fn made_of<'a>(all: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let beginnings = vec![Beginning::default()];
        let mut names = Self { words: HashMap::new(), longer: HashMap::new(), beginnings };
        let mut steps = Vec::new();
        for (place, name) in all {
            names.add(&name.trim().to_lowercase(), place, &mut steps);
        }
        names.tie(steps);
        names
    }

    /// The first system, as they are registered, whose name or vendor a text names.
    pub(super) fn first_in(&self, text: &str) -> Option<usize> {
        if self.longer.is_empty() {
            return None;
        }
        let (mut at, mut first) = (0, None);
        let number = |word: &str| self.words.get(word).copied().unwrap_or(OTHER);
        for_each_piece(&text.to_lowercase(), number, |piece| {
            at = self.after(at, piece);
            first = first.into_iter().chain(self.beginning(at).names).min();
        });
        first
    }

    /// Adds a name, and notes the steps that it takes, each with its length.
    fn add(&mut self, name: &str, place: usize, steps: &mut Vec<(u32, u32, Piece, u32)>) {
        let (mut at, mut length) = (0, 0);
        let number = |word: &str| {
            let new = number_of(self.words.len());
            *self.words.entry(word.into()).or_insert(new)
        };
        for_each_piece(name, number, |piece| {
            let new = number_of(self.beginnings.len());
            let to = *self.longer.entry((at, piece)).or_insert(new);
            if to == new {
                self.beginnings.push(Beginning::default());
                steps.push((length, at, piece, to));
            }
            (at, length) = (to, length + 1);
        });
        if let Some(whole) = self.beginnings.get_mut(at as usize) {
            whole.names.get_or_insert(place);
        }
    }

    /// Says of each beginning which shorter one it ends with. That is known of all shorter ones by then.
    fn tie(&mut self, mut steps: Vec<(u32, u32, Piece, u32)>) {
        steps.sort_by_key(|(length, ..)| *length);
        for (length, from, piece, to) in steps {
            let ends_with = if length == 0 { 0 } else { self.after(self.beginning(from).ends_with, piece) };
            let within = self.beginning(ends_with).names;
            if let Some(beginning) = self.beginnings.get_mut(to as usize) {
                beginning.ends_with = ends_with;
                beginning.names = beginning.names.into_iter().chain(within).min();
            }
        }
    }

    /// The longest beginning of a name that a text ends with after one piece more.
    fn after(&self, mut at: u32, piece: Piece) -> u32 {
        loop {
            match self.longer.get(&(at, piece)) {
                Some(longer) => return *longer,
                None if at == 0 => return 0,
                None => at = self.beginning(at).ends_with,
            }
        }
    }

    fn beginning(&self, number: u32) -> Beginning {
        self.beginnings.get(number as usize).copied().unwrap_or_default()
    }
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Cuts a text into its words, which are numbered, and each on its own the signs between them.
fn for_each_piece(text: &str, mut number: impl FnMut(&str) -> u32, mut take: impl FnMut(Piece)) {
    let (mut rest, mut after_word) = (text, false);
    while let Some(sign) = rest.chars().next() {
        let is_word = sign.is_alphanumeric();
        let end = if is_word { rest.find(|c: char| !c.is_alphanumeric()) } else { Some(sign.len_utf8()) };
        let (piece, behind) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
        let before_word = behind.starts_with(char::is_alphanumeric);
        take(if is_word { Piece::Word(number(piece)) } else { Piece::Sign { sign, after_word, before_word } });
        (rest, after_word) = (behind, is_word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Risk;

    fn names(names: &[(&str, &str)]) -> ProductNames {
        let system = |(name, vendor): &(&str, &str)| AiSystem::new("ai-x", *name, *vendor, Risk::Minimal).unwrap();
        ProductNames::of(&names.iter().map(system).collect::<Vec<_>>(), 4)
    }

    #[test]
    fn whole_words_are_found_whatever_their_case() {
        let names = names(&[("Copilot", "Big Tech B.V."), ("GPT-4o mini", "x"), ("Ada", "y"), ("Één Ω-hulp", "z")]);
        for (text, found) in [
            ("Sneller met COPILOT.", Some(0)),
            ("copilot", Some(0)),
            ("Copiloten aan het werk", None),
            ("een supercopilot", None),
            ("copilot2 of 2copilot", None),
            ("een copilot_test", Some(0)),
            ("wat big tech b.v. doet", Some(0)),
            ("big tech b v", None),
            ("met gpt-4o mini!", Some(1)),
            ("gpt 4o mini", None),
            ("Ada aan zet", None),
            ("gpt-4o mini of copilot", Some(0)),
            ("ÉÉN ω-HULP", Some(3)),
            ("geéén Ω-hulp", None),
            ("", None),
        ] {
            assert_eq!(names.first_in(text), found, "{text}");
        }
    }

    #[test]
    fn signs_around_a_name_belong_to_it() {
        let names = names(&[("Yahoo!", ".Netwerk")]);
        for (text, found) in [
            ("zoek met yahoo! iets", Some(0)),
            ("yahoo!!", Some(0)),
            ("zoek met yahoo iets", None),
            ("yahoo!iets", None),
            ("op .netwerk", Some(0)),
            ("op a.netwerk", None),
        ] {
            assert_eq!(names.first_in(text), found, "{text}");
        }
    }

    #[test]
    fn a_name_within_another_is_found_where_the_longer_one_breaks_off() {
        let names = names(&[("rode slimme brief", "x"), ("slimme brief hulp", "y"), ("brief", "z")]);
        for (text, found) in [
            ("rode slimme brief", Some(0)),
            ("rode slimme brief hulp", Some(0)),
            ("rode rode slimme slimme brief hulp", Some(1)),
            ("slimme brief zonder hulp", Some(2)),
            ("rode slimme hulp", None),
        ] {
            assert_eq!(names.first_in(text), found, "{text}");
        }
    }

    /// Held against looking for every name at every place.
    #[test]
    fn all_short_names_are_found_in_all_short_texts() {
        let all = |length: u32| -> Vec<String> {
            let nth = |n: usize| (0..length).map(|at| ['a', 'b', '-', ' '][n / 4_usize.pow(at) % 4]).collect();
            (0..4_usize.pow(length)).map(nth).collect()
        };
        let is_named = |text: &str, name: &str| {
            text.char_indices().filter(|(at, _)| text[*at..].starts_with(name)).any(|(at, _)| {
                let (before, after) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
            })
        };
        let (texts, short): (_, Vec<_>) = (all(5), (1..=4).flat_map(all).filter(|name| name.trim() == name).collect());
        // Each with others of other lengths.
        for first in 0..short.len() {
            let three: Vec<_> = [0, 61, 127].iter().map(|apart| &short[(first + apart) % short.len()]).collect();
            let names = ProductNames::made_of(three.iter().map(|name| name.as_str()).enumerate());
            for text in &texts {
                let expected = three.iter().position(|name| is_named(text, name));
                assert_eq!(names.first_in(text), expected, "{three:?} {text:?}");
            }
        }
    }
}
