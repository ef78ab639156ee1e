//! Ids of one kind as numbers.

use std::collections::HashMap;
use std::sync::Arc;

/// Numbers the ids of one kind: first those that a programme declares, in its order, then any other
/// that is met. The standard library's keyed hash guards against documents made to collide.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    numbers: HashMap<Arc<str>, u32>,
    names: Vec<Arc<str>>,
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
        self.numbers.get(id).copied().filter(|number| *number < self.known)
    }

    /// The number of an id, a new one where it was not met before.
    pub(crate) fn number(&mut self, id: &str) -> u32 {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let (number, id) = (self.len(), Arc::<str>::from(id));
        self.names.push(Arc::clone(&id));
        self.numbers.insert(id, number);
        number
    }

    /// Whether the programme declares the id of this number.
    pub(crate) fn is_known(&self, number: u32) -> bool {
        number < self.known
    }

    /// The id of a number.
    pub(crate) fn name(&self, number: u32) -> Arc<str> {
        self.names.get(number as usize).cloned().unwrap_or_else(|| "".into())
    }

    /// How many ids were met.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.names.len()).unwrap_or(u32::MAX)
    }

    /// How many ids the programme declares.
    pub(crate) fn known(&self) -> usize {
        self.known as usize
    }

    /// The numbers of the declared ids, ordered by the ids themselves.
    pub(crate) fn by_id(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..self.known).collect();
        numbers.sort_by(|a, b| self.names.get(*a as usize).cmp(&self.names.get(*b as usize)));
        numbers
    }
}
