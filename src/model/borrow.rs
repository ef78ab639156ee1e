//! A cycle borrowed from another one, and a borrowed one made to stand on its own.

use std::borrow::Cow;

use super::cycle::{
    Activity, AiUse, BorrowedCycle, Cycle, Held, LearningQuestion, Outcome, Planned, Proposal, Session, State,
};
use super::id::Id;

/// Writes out both directions for a type, member by member, so that neither forgets one.
macro_rules! both_ways {
    ($($name:ident { $($field:ident: $how:ident),+ })+) => {
        $(
            impl<S: AsRef<str>> $name<S> {
                /// The same, with its texts borrowed.
                pub fn borrowed(&self) -> $name<Cow<'_, str>> {
                    $name { $($field: both_ways!(@$how borrowed self.$field)),+ }
                }

                /// The same, owning its texts.
                pub fn owned(&self) -> $name {
                    $name { $($field: both_ways!(@$how owned self.$field)),+ }
                }
            }
        )+
    };
    (@same $way:ident $self:ident.$field:ident) => { $self.$field.clone() };
    (@own $way:ident $self:ident.$field:ident) => { $self.$field.$way() };
    (@maybe $way:ident $self:ident.$field:ident) => { $self.$field.as_ref().map(|it| it.$way()) };
    (@each $way:ident $self:ident.$field:ident) => { $self.$field.iter().map(|it| it.$way()).collect() };
    (@some $way:ident $self:ident.$field:ident) => { $self.$field.map(Id::$way) };
}

both_ways! {
    Cycle { id: own, team: own, week: same, state: own, extensions: same }
    Planned { sessions: each, learning_questions: each }
    Held { sessions: each, learning_questions: each, activities: each, proposals: each, outcomes: each }
    Session { start: own, minutes: same, moment: maybe }
    LearningQuestion { id: own, professional: own, question: own, development_question: maybe, about_ai: same }
    Activity { professionals: some, learning_question: maybe, mode: same, minutes: same, ai: maybe, mastery: same }
    AiUse { system: own, stance: same, support: same, offloaded: same, data: same, verified: same }
    Proposal { id: own, title: own, learning_question: maybe, stage: same, strengthens: same }
    Outcome { expectation: own, amount: same, standard_error: same, carrier: same, proposal: maybe, evidence: maybe }
}

impl<S: AsRef<str>> State<S> {
    /// The same, with its texts borrowed.
    pub fn borrowed(&self) -> State<Cow<'_, str>> {
        match self {
            Self::Planned(planned) => State::Planned(planned.borrowed()),
            Self::Held(held) => State::Held(held.borrowed()),
            Self::Skipped { reason } => State::Skipped { reason: reason.borrowed() },
        }
    }

    /// The same, owning its texts.
    pub fn owned(&self) -> State {
        match self {
            Self::Planned(planned) => State::Planned(planned.owned()),
            Self::Held(held) => State::Held(held.owned()),
            Self::Skipped { reason } => State::Skipped { reason: reason.owned() },
        }
    }
}

impl<'a> From<&'a Cycle> for BorrowedCycle<'a> {
    fn from(cycle: &'a Cycle) -> Self {
        cycle.borrowed()
    }
}
