//! The cycles of logs, kept for views.

use crate::facts::Origin;
use crate::model::{BorrowedCycle, CycleStore};

/// The cycles of logs, where they are wanted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    pub(super) wanted: bool,
    store: CycleStore,
    origins: Vec<Origin>,
    /// Whether a cycle went by without being kept.
    some_gone: bool,
}

impl Kept {
    pub(super) fn take(&mut self, cycle: &BorrowedCycle<'_>, origin: Origin) {
        if self.wanted {
            self.store.push(cycle);
            self.origins.push(origin);
        } else {
            self.let_go();
        }
    }

    /// Says that a cycle went by that is not here.
    pub(crate) fn let_go(&mut self) {
        self.some_gone = true;
    }

    /// All cycles of logs with where they were read, if they were kept.
    pub(super) fn cycles(&self) -> Option<impl Iterator<Item = (Origin, BorrowedCycle<'_>)>> {
        (!self.some_gone).then(|| self.origins.iter().copied().zip(self.store.iter()))
    }
}
