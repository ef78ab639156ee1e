//! Proposals over the weeks.

use super::fact::ProposalFact;
use super::store::Facts;
use crate::model::Week;

/// What became of each proposal, in the order of the weeks.
#[derive(Debug, Default)]
pub(crate) struct Histories(Vec<ProposalFact>);

impl Histories {
    /// Of the proposals that held cycles list up to a week. They are dealt out by their numbers, and a history
    /// is sorted only where cycles were not read in the order of their weeks.
    pub(crate) fn of(facts: &Facts, until: Week) -> Self {
        let read = || facts.proposals.iter().filter(|listed| listed.spot.week <= until);
        let mut starts: Vec<usize> = Vec::new();
        for listed in read() {
            let next = listed.proposal as usize + 1;
            if starts.len() <= next {
                starts.resize(next + 1, 0);
            }
            starts.get_mut(next).into_iter().for_each(|count| *count += 1);
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let Some(any) = read().next() else { return Self::default() };
        let mut all = vec![*any; total];
        for listed in read() {
            let Some(start) = starts.get_mut(listed.proposal as usize) else { continue };
            all.get_mut(*start).into_iter().for_each(|slot| *slot = *listed);
            *start += 1;
        }
        for history in all.chunk_by_mut(|a, b| a.proposal == b.proposal) {
            if !history.is_sorted_by_key(|listed| listed.spot) {
                history.sort_unstable_by_key(|listed| listed.spot);
            }
        }
        Self(all)
    }

    /// Each history; none is empty.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[ProposalFact]> {
        self.0.chunk_by(|a, b| a.proposal == b.proposal)
    }
}
