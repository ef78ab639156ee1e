//! LW6xx, accountability: does everybody account, for the development and not for the process?

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[];
