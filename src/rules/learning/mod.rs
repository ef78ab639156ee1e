//! LW3xx, learning: does it start from questions, by doing and together, and does something come of it?

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[];
