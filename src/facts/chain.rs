//! How development questions and expectations hang on goals, by number.

use super::names::Names;
use crate::model::{Programme, Week};

/// What is looked up of the frame for every outcome. Where the programme declares something twice, the first
/// counts.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    /// Of each expectation: its goal, and the week in which it was declared.
    expectations: Vec<(u32, Week)>,
    /// Of each development question: the goals that it serves, sorted.
    serves: Vec<Vec<u32>>,
}

impl Chain {
    pub(super) fn of(programme: &Programme, goals: &Names, expectations: &Names, questions: &Names) -> Self {
        let mut chain = Self {
            expectations: Vec::with_capacity(expectations.known()),
            serves: Vec::with_capacity(questions.known()),
        };
        // Numbers are given in the order in which things are first declared.
        for goal in &programme.goals {
            let number = goals.find(goal.id.as_str()).unwrap_or(u32::MAX);
            for expectation in &goal.expectations {
                if is_next(expectations, expectation.id.as_str(), chain.expectations.len()) {
                    chain.expectations.push((number, expectation.declared));
                }
            }
        }
        for question in &programme.development_questions {
            if is_next(questions, question.id.as_str(), chain.serves.len()) {
                let mut served: Vec<u32> = question.serves.iter().filter_map(|id| goals.find(id.as_str())).collect();
                served.sort_unstable();
                chain.serves.push(served);
            }
        }
        chain
    }

    /// The goal of an expectation.
    pub(crate) fn goal_of(&self, expectation: u32) -> Option<u32> {
        self.expectations.get(expectation as usize).map(|(goal, _)| *goal)
    }

    /// The week in which an expectation was declared.
    pub(crate) fn declared(&self, expectation: u32) -> Option<Week> {
        self.expectations.get(expectation as usize).map(|(_, declared)| *declared)
    }

    /// The goals that a development question serves, sorted.
    pub(crate) fn served_by(&self, question: u32) -> &[u32] {
        self.serves.get(question as usize).map_or(&[], Vec::as_slice)
    }
}

fn is_next(names: &Names, id: &str, next: usize) -> bool {
    names.find(id).is_some_and(|number| number as usize == next)
}
