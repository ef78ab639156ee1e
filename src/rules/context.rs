//! What a rule's check gets to read.

use crate::facts::{Facts, Frame, Resolved};
use crate::model::{BorrowedCycle, Expectation, Goal, Limits, Programme, Week};

use super::at::{At, Key};

/// The programme without its cycles.
#[derive(Debug, Clone, Copy)]
pub struct FrameContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The parameters.
    pub limits: &'a Limits,
    pub(crate) frame: &'a Frame,
}

/// One cycle, as it passes.
#[derive(Debug, Clone, Copy)]
pub struct CycleContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The cycle.
    pub cycle: &'a BorrowedCycle<'a>,
    /// The parameters.
    pub limits: &'a Limits,
    pub(crate) frame: &'a Frame,
    pub(crate) resolved: &'a Resolved,
}

/// The facts of all cycles.
#[derive(Debug, Clone, Copy)]
pub struct FactsContext<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The parameters.
    pub limits: &'a Limits,
    /// The week as of which is looked.
    pub as_of: Week,
    pub(crate) frame: &'a Frame,
    pub(crate) facts: &'a Facts,
    /// The ids in acceptances that neither the programme nor any cycle has.
    pub(crate) unmet: &'a std::collections::HashSet<Box<str>>,
}

impl<'a> FrameContext<'a> {
    /// Every expectation, with its place and its goal.
    pub fn expectations(&self) -> impl Iterator<Item = (At, &'a Goal, &'a Expectation)> + use<'a> {
        self.programme.goals.iter().enumerate().flat_map(|(g, goal)| {
            let at = At::root().down(Key::Goals).down(g).down(Key::Expectations);
            goal.expectations.iter().enumerate().map(move |(e, expectation)| (at.down(e), goal, expectation))
        })
    }
}
