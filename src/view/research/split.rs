//! What is counted in parts, each with the people that it is about, and the finest parts that may be told.

use std::collections::{BTreeMap, BTreeSet};

/// Different people, by their numbers.
pub(super) type People = BTreeSet<u32>;

/// One part of a total.
#[derive(Debug, Clone, Default)]
pub(super) struct Part<C> {
    /// The people that it is about.
    pub(super) people: People,
    /// How much it is.
    pub(super) count: C,
}

/// A total in parts.
pub(super) type Parts<L, C = u64> = BTreeMap<L, Part<C>>;

/// Adds to one part of a total.
pub(super) fn add<L: Ord>(parts: &mut Parts<L>, label: L, people: &People, count: u64) {
    let part = parts.entry(label).or_default();
    part.people.extend(people);
    part.count += count;
}

/// The same total in coarser parts.
fn coarser<L: Copy + Ord>(parts: &Parts<L>, label: fn(L) -> L) -> Parts<L> {
    let mut coarse = Parts::new();
    for (fine, part) in parts {
        add(&mut coarse, label(*fine), &part.people, part.count);
    }
    coarse
}

/// Whether every part is about enough people.
pub(super) fn is_safe<L, C>(parts: &Parts<L, C>, least: usize) -> bool {
    parts.values().all(|part| part.people.len() >= least)
}

/// A total in the first of some ways in which every part is about enough people, or nothing. Parts of one way add up to
/// the total and have nothing in common, so whatever is made of them is about the people of one whole part at least.
pub(super) fn finest<L: Copy + Ord>(parts: &Parts<L>, ways: &[fn(L) -> L], least: usize) -> Parts<L> {
    let mut in_ways = ways.iter().map(|way| coarser(parts, *way));
    in_ways.find(|parts| is_safe(parts, least)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(from: u32, until: u32) -> People {
        (from..until).collect()
    }

    #[test]
    fn the_first_way_in_which_all_parts_are_enough_people() {
        let mut parts = Parts::new();
        add(&mut parts, 10_u8, &people(0, 3), 5);
        add(&mut parts, 11, &people(2, 5), 7);
        add(&mut parts, 20, &people(0, 4), 1);
        let ways: [fn(u8) -> u8; 3] = [|it| it, |it| it / 10, |_| 0];
        let told =
            |least| finest(&parts, &ways, least).into_iter().map(|(it, part)| (it, part.count)).collect::<Vec<_>>();
        assert_eq!(told(3), [(10, 5), (11, 7), (20, 1)]);
        assert_eq!(told(4), [(1, 12), (2, 1)]);
        assert_eq!(told(5), [(0, 13)]);
        assert_eq!(told(6), []);
    }
}
