//! The findings of a check as they come in: kept, counted, or waiting for what only the end shows.

use crate::facts::Origin;
use crate::model::Week;

use super::accept::{Acceptances, Accepted};
use super::checked::{Counts, Findings};
use super::finding::Finding;
use super::rule::Blocks;

/// Keeps findings, at most so many of logs, and counts the rest.
#[derive(Debug)]
pub(crate) struct Tally {
    keep: usize,
    acceptances: Acceptances,
    kept: Vec<Finding>,
    kept_of_logs: usize,
    /// Findings in planned cycles, which another cycle may yet supersede.
    planned: Vec<Finding>,
    /// Findings that an acceptance matches, which may prove to have expired.
    matched: Vec<Finding>,
    omitted: Counts,
    /// How many of those omitted block results.
    omitted_blocking: u64,
    /// Findings of the cycle at hand; its memory is used again.
    room: Vec<Finding>,
}

impl Tally {
    pub(crate) fn new(keep: usize, acceptances: Acceptances) -> Self {
        Self {
            keep,
            acceptances,
            kept: Vec::new(),
            kept_of_logs: 0,
            planned: Vec::new(),
            matched: Vec::new(),
            omitted: Counts::default(),
            omitted_blocking: 0,
            room: Vec::new(),
        }
    }

    /// An empty place for the findings of one cycle.
    pub(crate) fn room(&mut self) -> &mut Vec<Finding> {
        self.room.clear();
        &mut self.room
    }

    /// Takes in what was put there.
    pub(crate) fn settle_room(&mut self, planned: bool) {
        if self.room.is_empty() {
            return;
        }
        let mut room = std::mem::take(&mut self.room);
        self.take(&mut room, planned);
        self.room = room;
    }

    /// Takes in findings, leaving the list empty.
    pub(crate) fn take(&mut self, found: &mut Vec<Finding>, planned: bool) {
        for finding in found.drain(..) {
            if planned {
                self.planned.push(finding);
            } else {
                self.sort_out(finding);
            }
        }
    }

    fn sort_out(&mut self, finding: Finding) {
        if self.acceptances.matching(&finding).next().is_some() {
            self.matched.push(finding);
        } else if finding.source == 0 {
            self.kept.push(finding);
        } else if self.kept_of_logs < self.keep {
            self.kept_of_logs += 1;
            self.kept.push(finding);
        } else {
            self.omitted.count(finding.level);
            self.omitted_blocking += u64::from(finding.rule.blocks == Blocks::Results);
        }
    }

    /// Lets go of findings in planned cycles that others superseded; `superseded` is sorted.
    pub(crate) fn drop_superseded(&mut self, superseded: &[Origin]) {
        for finding in std::mem::take(&mut self.planned) {
            let origin = Origin { source: finding.source, record: finding.record };
            if superseded.binary_search(&origin).is_err() {
                self.sort_out(finding);
            }
        }
    }

    /// Everything that was found, in the order in which it came.
    pub(crate) fn end(mut self, as_of: Week, sources: Vec<String>) -> Findings {
        let mut accepted = Vec::new();
        for finding in self.matched {
            match self.acceptances.holding(&finding, as_of) {
                Some(acceptance) => accepted.push(Accepted { acceptance: acceptance.clone(), finding }),
                None => self.kept.push(finding),
            }
        }
        Findings {
            findings: self.kept,
            accepted,
            omitted: self.omitted,
            omitted_blocking: self.omitted_blocking,
            sources,
            as_of,
        }
    }
}
