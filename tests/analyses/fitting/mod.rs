//! Assumptions fitted to what was measured: held against what generated it, against naive least squares through the
//! public results, and against laws.

mod laws;
mod oracle;
mod recovery;
mod refusals;
mod simulate;
