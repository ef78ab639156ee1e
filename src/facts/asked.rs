//! What is known of each learning question and each proposal over all cycles, by team and id.

use std::collections::HashMap;

use super::ends::Ends;
use super::fact::{Said, Spot};
use super::hashed::{AsItIs, Hashed};
use crate::model::Week;

/// The learning questions and the proposals that were met, numbered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    questions: HashMap<Hashed, Question, AsItIs>,
    question_ids: Ids,
    proposals: HashMap<Hashed, u32, AsItIs>,
    proposal_ids: Ids,
}

/// A learning question over all cycles. Of held cycles, those up to the week as of which is looked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question {
    pub(crate) number: u32,
    /// What it said when it was last read.
    pub(super) last: Said,
    /// Where a held cycle first listed it.
    pub(crate) first: Option<Spot>,
    /// The first week with an activity on it.
    pub(crate) taken_up: Option<Week>,
    /// The first week in which a proposal from it was tried or came further.
    pub(crate) used: Option<Week>,
}

impl Asked {
    /// The question that stands for this, a new one where it was not met before.
    pub(super) fn meet_question(&mut self, hashed: Hashed, id: &str, team: u32, said: Said) -> &mut Question {
        let ids = &mut self.question_ids;
        self.questions.entry(hashed).or_insert_with(|| Question {
            number: ids.add(team, id),
            last: said,
            first: None,
            taken_up: None,
            used: None,
        })
    }

    /// The number of a proposal, a new one where it was not met before.
    pub(super) fn meet_proposal(&mut self, hashed: Hashed, id: &str, team: u32) -> u32 {
        let ids = &mut self.proposal_ids;
        *self.proposals.entry(hashed).or_insert_with(|| ids.add(team, id))
    }

    /// The number of a proposal that was met.
    pub(super) fn find_proposal(&self, hashed: Hashed) -> Option<u32> {
        self.proposals.get(&hashed).copied()
    }

    /// A question that was met.
    pub(super) fn find_question(&self, hashed: Hashed) -> Option<&Question> {
        self.questions.get(&hashed)
    }

    /// All questions, in no order.
    pub(crate) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.values()
    }

    /// The team and the id of a question by its number.
    pub(crate) fn question(&self, number: u32) -> (u32, &str) {
        self.question_ids.get(number)
    }

    /// The team and the id of a proposal by its number.
    pub(crate) fn proposal(&self, number: u32) -> (u32, &str) {
        self.proposal_ids.get(number)
    }
}

/// Teams and ids by number.
#[derive(Debug, Clone, Default)]
struct Ids {
    ids: Ends,
    teams: Vec<u32>,
}

impl Ids {
    fn add(&mut self, team: u32, id: &str) -> u32 {
        self.teams.push(team);
        self.ids.add(id)
    }

    fn get(&self, number: u32) -> (u32, &str) {
        (self.teams.get(number as usize).copied().unwrap_or(u32::MAX), self.ids.get(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_by_number() {
        let mut ids = Ids::default();
        assert_eq!((ids.add(3, "lq-1"), ids.add(0, "lq-22"), ids.add(3, "pr")), (0, 1, 2));
        assert_eq!((ids.get(0), ids.get(1), ids.get(2)), ((3, "lq-1"), (0, "lq-22"), (3, "pr")));
        assert_eq!(ids.get(3).1, "");
    }
}
