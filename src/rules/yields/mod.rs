//! LW5xx, results: do they follow from the chain, and do they hold?

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[];
