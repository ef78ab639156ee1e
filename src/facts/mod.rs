//! What rules and calculus need to know, without the texts: ids as numbers, and per team and week
//! what was done and what came out.
//!
//! A log of any length folds into these facts, so that its texts need not stay in memory. They hold
//! what was reported, never an assumption: what follows from it is the calculus' part.

mod asked;
mod batch;
mod chain;
mod done;
mod ends;
mod fact;
mod frame;
mod hashed;
mod history;
mod hours;
mod local;
mod moments;
mod names;
mod resolve;
mod roots;
mod seen;
mod store;
mod team;

pub(crate) use batch::Batch;
pub(crate) use done::AllDone;
pub(crate) use fact::{ActivityFact, CycleFact, Origin, OutcomeFact, ProposalFact, Spot, own_thinking};
pub(crate) use frame::Frame;
pub(crate) use hashed::{AsItIs, Hashed};
pub(crate) use history::Histories;
pub(crate) use hours::Hours;
pub(crate) use local::{Found, repeats};
pub(crate) use names::Names;
pub(crate) use resolve::Resolved;
pub(crate) use store::{Facts, Listed};
pub(crate) use team::TeamFacts;

use crate::model::Week;

/// The week as of which something is said (*peildatum*).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AsOf {
    /// The latest week in which any team held a cycle, else the first week of the period.
    #[default]
    LastHeld,
    /// This week.
    Week(Week),
}

impl From<Week> for AsOf {
    fn from(week: Week) -> Self {
        Self::Week(week)
    }
}
