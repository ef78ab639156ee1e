//! Sets of people, by their numbers.

/// Different people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct People(Vec<u32>);

impl People {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it is exactly one person, of whom nothing may be told.
    pub(super) fn is_one(&self) -> bool {
        self.0.len() == 1
    }

    pub(super) fn has(&self, person: u32) -> bool {
        self.0.binary_search(&person).is_ok()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().copied()
    }

    /// All of these together.
    pub(super) fn of_all<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        all.into_iter().flat_map(|people| &people.0).copied().collect()
    }
}

impl FromIterator<u32> for People {
    fn from_iter<T: IntoIterator<Item = u32>>(people: T) -> Self {
        let mut all: Vec<u32> = people.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }
}
