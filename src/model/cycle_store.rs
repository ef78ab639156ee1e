//! Many cycles in little memory.

use super::cycle::{BorrowedCycle, Cycle};
use super::pack::{Pack, Packed, Unpack, Unpacked};

/// Many cycles in little memory, whole and with all their texts.
///
/// For an application that keeps logs at hand: cycles are packed into one text and a row of bytes, about
/// a quarter of what they take as values, and come out borrowed.
///
/// ```
/// use lerendwerken::model::{Cycle, CycleStore};
/// let cycle = Cycle::new_skipped("c-1", "t-oven", "2026-W33", "summer holiday")?;
/// let mut store = CycleStore::new();
/// store.push(&cycle);
/// assert_eq!(store.get(0), Some(cycle.borrowed()));
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct CycleStore {
    packed: Packed,
    /// Where each cycle begins, in the text and in the bytes.
    starts: Vec<(usize, usize)>,
}

impl CycleStore {
    /// A store without cycles.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cycle.
    pub fn push<S: AsRef<str>>(&mut self, cycle: &Cycle<S>) {
        self.starts.push((self.packed.text.len(), self.packed.bytes.len()));
        cycle.pack(&mut self.packed);
    }

    /// The cycle at a place, in the order in which they were added.
    pub fn get(&self, place: usize) -> Option<BorrowedCycle<'_>> {
        let (text, bytes) = *self.starts.get(place)?;
        let mut from = Unpack { text: self.packed.text.get(text..)?, bytes: self.packed.bytes.get(bytes..)? };
        Cycle::unpack(&mut from)
    }

    /// All cycles, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = BorrowedCycle<'_>> {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Lets go of memory that was set aside for more.
    pub fn shrink_to_fit(&mut self) {
        self.packed.text.shrink_to_fit();
        self.packed.bytes.shrink_to_fit();
        self.starts.shrink_to_fit();
    }
}

impl<S: AsRef<str>> Extend<Cycle<S>> for CycleStore {
    fn extend<I: IntoIterator<Item = Cycle<S>>>(&mut self, cycles: I) {
        cycles.into_iter().for_each(|cycle| self.push(&cycle));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Programme;

    #[test]
    fn what_goes_in_comes_out() {
        let log = include_str!("../../examples/data/waterland.ndjson");
        let inline = Programme::from_json(include_str!("../../examples/data/northgate.json")).unwrap().cycles;
        let cycles: Vec<Cycle> = log.lines().map(|line| Cycle::from_json(line).unwrap()).chain(inline).collect();
        let mut store = CycleStore::new();
        store.extend(cycles.iter().cloned());
        assert_eq!(store.len(), cycles.len());
        assert!(store.iter().map(|cycle| cycle.owned()).eq(cycles));
        assert_eq!(store.get(store.len()), None);
    }

    #[test]
    fn lengths_of_any_size_come_back() {
        let long = "é".repeat(70_000);
        let cycle = Cycle::new_skipped("c-1", "t-1", "2026-W33", long.as_str()).unwrap();
        let mut store = CycleStore::new();
        store.push(&cycle);
        assert_eq!(store.get(0).map(|it| it.owned()), Some(cycle));
    }
}
