//! Ids of one kind as numbers.

use std::collections::HashMap;
use std::collections::hash_map::{Entry, RandomState};
use std::hash::BuildHasher;

use super::hashed::AsItIs;

/// Numbers the ids of one kind: first those that a programme declares, in its order, then any other
/// that is met.
///
/// They are looked up a dozen times for every line of a log, so they lie close together: the ids in one
/// text, and a table from their hashes to their numbers. The hash is keyed, which guards against
/// documents made to collide; two ids of one hash are told apart all the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    hasher: RandomState,
    numbers: HashMap<u64, u32, AsItIs>,
    /// Ids whose hash another one took before them; there are hardly ever any.
    others: HashMap<Box<str>, u32>,
    text: String,
    /// Where each id ends in the text.
    ends: Vec<usize>,
    known: u32,
}

impl Names {
    /// Numbers the ids that a programme declares; one that comes twice counts once.
    pub(crate) fn declared<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names = Self::default();
        for id in ids {
            names.number(id);
        }
        names.known = names.len();
        names
    }

    /// The number of an id that the programme declares.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.met(self.hasher.hash_one(id), id).filter(|number| *number < self.known)
    }

    /// The number of an id, a new one where it was not met before.
    pub(crate) fn number(&mut self, id: &str) -> u32 {
        let hash = self.hasher.hash_one(id);
        if let Some(number) = self.met(hash, id) {
            return number;
        }
        let number = self.len();
        match self.numbers.entry(hash) {
            Entry::Vacant(free) => {
                free.insert(number);
            }
            Entry::Occupied(_) => {
                self.others.insert(id.into(), number);
            }
        }
        self.text.push_str(id);
        self.ends.push(self.text.len());
        number
    }

    fn met(&self, hash: u64, id: &str) -> Option<u32> {
        let number = *self.numbers.get(&hash)?;
        if self.name(number) == id { Some(number) } else { self.others.get(id).copied() }
    }

    /// Whether the programme declares the id of this number.
    pub(crate) fn is_known(&self, number: u32) -> bool {
        number < self.known
    }

    /// The id of a number.
    pub(crate) fn name(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(number).copied());
        range.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// How many ids were met.
    fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// How many ids the programme declares.
    pub(crate) fn known(&self) -> usize {
        self.known as usize
    }

    /// The numbers of the declared ids, ordered by the ids themselves.
    pub(crate) fn by_id(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..self.known).collect();
        numbers.sort_by_key(|number| self.name(*number));
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_ids_come_first_and_others_are_numbered_on() {
        let mut names = Names::declared(["b", "a", "b", "c"]);
        assert_eq!((names.find("b"), names.find("a"), names.find("c")), (Some(0), Some(1), Some(2)));
        assert_eq!((names.find("d"), names.number("d"), names.find("d")), (None, 3, None));
        assert!(names.is_known(2) && !names.is_known(3));
        assert_eq!((names.name(2), names.name(3), names.name(4)), ("c", "d", ""));
        assert_eq!((names.known(), names.by_id()), (3, vec![1, 0, 2]));
    }

    #[test]
    fn two_ids_of_one_hash_are_two() {
        let mut names = Names::declared(["a"]);
        // As if the hash of `b` were that of `a`.
        names.numbers.insert(names.hasher.hash_one("b"), 0);
        assert_eq!(names.find("b"), None);
        assert_eq!((names.number("b"), names.number("b")), (1, 1));
        assert_eq!((names.find("a"), names.name(1)), (Some(0), "b"));
    }
}
