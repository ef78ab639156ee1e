//! What cycles and outcomes go back to.

use super::done::part_of;
use super::fact::{CycleFact, OutcomeFact, ProposalFact};
use super::store::Facts;

impl Facts {
    /// The id of a cycle.
    pub(crate) fn name(&self, cycle: &CycleFact) -> &str {
        self.names.get(cycle.name)
    }

    /// The number of a team's proposal, if a held cycle lists it.
    pub(crate) fn proposal_named(&self, team: u32, id: &str) -> Option<u32> {
        self.asked.find_proposal(self.hasher.hash((team, id)))
    }

    /// The proposals that a cycle lists.
    pub(crate) fn proposals_of(&self, cycle: &CycleFact) -> &[ProposalFact] {
        part_of(&self.proposals, self.done.of(cycle).proposals)
    }

    /// The proposal that an outcome of a cycle names, as the cycle lists it.
    pub(crate) fn proposal_of(&self, cycle: &CycleFact, outcome: &OutcomeFact) -> Option<&ProposalFact> {
        outcome.proposal_in(self.proposals_of(cycle))
    }
}
