//! The faults that can be put into a cycle, a bit each and each a finding of its own.

/// A moment that there is not (LW002).
pub(super) const MOMENT: u32 = 1;
/// A session of the next week (LW007).
pub(super) const SESSION: u32 = 1 << 1;
/// An AI system that there is not (LW002).
pub(super) const SYSTEM: u32 = 1 << 2;
/// A professional twice in an activity (LW001).
pub(super) const TWICE: u32 = 1 << 3;
/// An expectation that there is not (LW002).
pub(super) const EXPECTATION: u32 = 1 << 4;
/// A proposal that the cycle does not list (LW002).
pub(super) const PROPOSAL: u32 = 1 << 5;
/// Two learning questions of one id (LW001).
pub(super) const SAME_ID: u32 = 1 << 6;
/// Learning questions that came from somebody else the week before (LW010), but in the first
/// week of a block.
pub(super) const CHANGED: u32 = 1 << 7;
/// A week before the period (LW004).
pub(super) const PERIOD: u32 = 1 << 8;

/// Those that are a finding in any cycle.
pub(super) const SURE: [u32; 7] = [MOMENT, SESSION, SYSTEM, TWICE, EXPECTATION, PROPOSAL, SAME_ID];
