//! What one team did and reported: compact, in the order of the weeks.

use std::collections::BTreeMap;

use super::batch::Reported;
use super::fact::{CycleFact, Origin, OutcomeFact};
use crate::model::{Carrier, Status, Week};

/// What one team did and reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct TeamFacts {
    /// By week, then as they were read.
    pub(crate) cycles: Vec<CycleFact>,
    /// In the order of the cycles.
    pub(crate) outcomes: Vec<OutcomeFact>,
    /// The expectation and the carrier of each row, in the order in which they were first met.
    pub(crate) rows: Vec<(u32, Carrier)>,
    row_of: RowOf,
    /// The last week, of those that count, in which it asked something about AI.
    pub(crate) asked_about_ai: Option<Week>,
    unsorted: bool,
}

/// The rows of a team by expectation and carrier: a plain table for the first expectations of a
/// programme, which are nearly always all of them, and a tree for any more.
#[derive(Debug, Clone, Default)]
struct RowOf {
    near: Vec<u32>,
    far: BTreeMap<(u32, Carrier), u32>,
}

impl RowOf {
    /// So many expectations have a place in the plain table.
    const NEAR: u32 = 256;
    const NONE: u32 = u32::MAX;

    /// The row that is there, or else this one.
    fn or_insert(&mut self, expectation: u32, carrier: Carrier, next: u32) -> u32 {
        if expectation >= Self::NEAR {
            return *self.far.entry((expectation, carrier)).or_insert(next);
        }
        let place = 2 * expectation as usize + usize::from(carrier == Carrier::Craft);
        if self.near.len() <= place {
            self.near.resize(place + 1, Self::NONE);
        }
        match self.near.get_mut(place) {
            Some(row) if *row != Self::NONE => *row,
            Some(row) => {
                *row = next;
                next
            }
            None => next,
        }
    }
}

impl TeamFacts {
    /// Puts a cycle's facts beside those of the team's others.
    pub(super) fn put(&mut self, cycle: CycleFact, outcomes: &[Reported]) {
        self.unsorted |= self.cycles.last().is_some_and(|last| last.week >= cycle.week);
        self.cycles.push(cycle);
        for outcome in outcomes {
            let row = self.row(outcome.expectation, outcome.carrier);
            let Reported { proposal, amount, standard_error, .. } = *outcome;
            self.outcomes.push(OutcomeFact { row, proposal, amount, standard_error });
        }
    }

    /// The held cycles up to a week, in the order of the weeks.
    pub(crate) fn held(&self, until: Week) -> impl DoubleEndedIterator<Item = &CycleFact> + Clone {
        let end = self.cycles.partition_point(|cycle| cycle.week <= until);
        self.cycles.get(..end).unwrap_or_default().iter().filter(|cycle| cycle.status == Status::Held)
    }

    /// The cycles up to a week with their outcomes, the last first.
    pub(crate) fn backwards(&self, until: Week) -> impl Iterator<Item = (&CycleFact, &[OutcomeFact])> {
        let end = self.cycles.partition_point(|cycle| cycle.week <= until);
        let cycles = self.cycles.get(..end).unwrap_or_default();
        let count = cycles.iter().map(|cycle| cycle.outcomes as usize).sum::<usize>();
        let mut rest = self.outcomes.get(..count).unwrap_or_default();
        cycles.iter().rev().map(move |cycle| {
            let (before, own) = rest.split_at(rest.len().saturating_sub(cycle.outcomes as usize));
            rest = before;
            (cycle, own)
        })
    }

    /// The row of an expectation and a carrier, a new one where it was not met before.
    fn row(&mut self, expectation: u32, carrier: Carrier) -> u32 {
        let next = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let row = self.row_of.or_insert(expectation, carrier, next);
        if row == next {
            self.rows.push((expectation, carrier));
        }
        row
    }

    /// Puts the cycles in order of week and drops planned ones that others superseded.
    pub(super) fn settle(&mut self, dropped: &mut Vec<Origin>) {
        if std::mem::take(&mut self.unsorted) {
            if !self.cycles.is_sorted_by_key(|cycle| cycle.week) {
                self.sort();
            }
            self.drop_superseded(dropped);
        }
    }

    /// Puts the last cycle in its place where it came late and all others are in theirs.
    pub(super) fn settle_last(&mut self, dropped: &mut Vec<Origin>) {
        if !std::mem::take(&mut self.unsorted) {
            return;
        }
        let Some((last, before)) = self.cycles.split_last() else { return };
        let (week, own) = (last.week, last.outcomes as usize);
        let place = before.partition_point(|cycle| cycle.week <= week);
        let start: usize = before.iter().take(place).map(|cycle| cycle.outcomes as usize).sum();
        if let (Some(cycles), Some(outcomes)) = (self.cycles.get_mut(place..), self.outcomes.get_mut(start..)) {
            cycles.rotate_right(1);
            outcomes.rotate_right(own);
        }
        if place.checked_sub(1).and_then(|at| self.cycles.get(at)).is_some_and(|cycle| cycle.week == week) {
            self.drop_superseded(dropped);
        }
    }

    fn sort(&mut self) {
        let mut starts = Vec::with_capacity(self.cycles.len());
        let mut start = 0;
        for cycle in &self.cycles {
            starts.push((*cycle, start));
            start += cycle.outcomes as usize;
        }
        starts.sort_by_key(|(cycle, _)| cycle.week);
        let mut outcomes = Vec::with_capacity(self.outcomes.len());
        for (cycle, start) in &starts {
            outcomes.extend_from_slice(self.outcomes.get(*start..start + cycle.outcomes as usize).unwrap_or_default());
        }
        // In the same memory, which has room for more.
        self.outcomes.clear();
        self.outcomes.append(&mut outcomes);
        self.cycles.clear();
        self.cycles.extend(starts.into_iter().map(|(cycle, _)| cycle));
    }

    /// Drops planned cycles of weeks in which another stands that is not planned. They have no
    /// outcomes, so only the cycles change.
    fn drop_superseded(&mut self, dropped: &mut Vec<Origin>) {
        let before = dropped.len();
        for week in self.cycles.chunk_by(|a, b| a.week == b.week).filter(|week| week.len() > 1) {
            if week.iter().any(|cycle| cycle.status != Status::Planned) {
                dropped.extend(week.iter().filter(|c| c.status == Status::Planned).map(|c| c.origin));
            }
        }
        let mut gone = dropped.get(before..).unwrap_or_default().to_vec();
        if gone.is_empty() {
            return;
        }
        gone.sort_unstable();
        self.cycles.retain(|cycle| gone.binary_search(&cycle.origin).is_err());
    }
}
