//! What the benches share: what is read, what it is held against, ours, and the clock.

pub(crate) mod baseline;
pub(crate) mod generate;
pub(crate) mod measure;
pub(crate) mod ours;
