//! LW0xx, integrity: does the document say something that can be relied on?

mod ids;
mod questions;
mod references;
mod results;
mod weeks;

use super::rule::{Rule, Why};
use crate::Bilingual;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[
    &ids::DUPLICATE_ID,
    &references::UNKNOWN_REFERENCE,
    &weeks::TWO_CYCLES_ONE_WEEK,
    &weeks::OUTSIDE_PERIOD,
    &weeks::PERIOD_REVERSED,
    &results::DUE_BEFORE_DECLARED,
    &weeks::SESSION_OUTSIDE_WEEK,
    &results::TARGET_IS_BASELINE,
    &results::MIXED_CURRENCIES,
    &questions::CHANGED_QUESTION,
];

/// Why an integrity rule exists.
const fn integrity(nl: &'static str, en: &'static str) -> Why {
    Why::Integrity(Bilingual { nl, en })
}
