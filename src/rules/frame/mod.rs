//! LW1xx, the frame: was it said beforehand what is expected, and why?

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[];
