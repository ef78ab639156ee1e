//! LW2xx, rhythm: are there fixed moments in working time, and are they kept?

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[];
