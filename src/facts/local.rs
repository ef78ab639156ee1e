//! Short lists of ids or texts: looked through where they are few, in a table where they are many.

use std::collections::{HashMap, HashSet};

/// What a reference refers to, if anything.
pub(crate) type Found = Option<u32>;

/// Up to so many are looked through; with more of them a table is worth it.
pub(super) const SMALL: usize = 16;

/// The ids that one cycle lists; they are nearly always few.
pub(super) enum Local<'a, F> {
    Few(F),
    Many(FirstOf<'a>),
}

impl<'a, F: Fn() -> I, I: Iterator<Item = &'a str>> Local<'a, F> {
    pub(super) fn new(count: usize, ids: F) -> Self {
        if count <= SMALL { Self::Few(ids) } else { Self::Many(FirstOf::new(ids())) }
    }

    /// The place of an id in its list.
    pub(super) fn find(&self, id: &str) -> Found {
        match self {
            Self::Few(ids) => (0..).zip(ids()).find_map(|(position, other)| (other == id).then_some(position)),
            Self::Many(ids) => ids.find(id),
        }
    }
}

/// The ids of a long list, to be looked up by id: the first of each.
pub(super) struct FirstOf<'a>(HashMap<&'a str, u32>);

impl<'a> FirstOf<'a> {
    fn new(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut first = HashMap::new();
        for (position, id) in (0..).zip(ids) {
            first.entry(id).or_insert(position);
        }
        Self(first)
    }

    fn find(&self, id: &str) -> Found {
        self.0.get(id).copied()
    }
}

/// The places in a list of texts at which one stands that stood there before.
pub(crate) fn repeats<'a>(texts: impl ExactSizeIterator<Item = &'a str> + Clone) -> Vec<usize> {
    let count = texts.len();
    if count < 2 {
        return Vec::new();
    }
    if count <= SMALL {
        let before = texts.clone();
        return texts
            .enumerate()
            .filter(|(i, text)| before.clone().take(*i).any(|t| t == *text))
            .map(|(i, _)| i)
            .collect();
    }
    let mut seen = HashSet::new();
    texts.enumerate().filter_map(|(i, text)| (!seen.insert(text)).then_some(i)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_looked_up_alike() {
        let ids: Vec<String> = (0..SMALL + 1).map(|number| (number % 10).to_string()).collect();
        for count in [3, SMALL, SMALL + 1] {
            let list = || ids.iter().take(count).map(String::as_str);
            let local = Local::new(count, list);
            assert_eq!((local.find("2"), local.find("none")), (Some(2), None));
            let again: Vec<usize> = (10..count).collect();
            assert_eq!(repeats(ids.get(..count).unwrap().iter().map(String::as_str)), again);
        }
    }
}
