//! LW4xx, AI and craft: is AI a sparring partner, is craft kept, is it used safely and lawfully?

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[];
