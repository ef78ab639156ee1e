//! LW5xx, results: do they follow from the chain, and do they hold?

mod chain;
mod ground;
mod progress;
mod proposals;

use super::rule::{Rule, Why};
use crate::Bilingual;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[
    &chain::OUTSIDE_THE_CHAIN,
    &chain::BEFORE_DECLARED,
    &progress::NOTHING_REPORTED,
    &progress::NOTHING_MEASURED,
    &progress::REPORTED_AGAINST_MEASURED,
    &proposals::ONE_SIDED,
    &proposals::STAGE_GOES_BACK,
    &proposals::STALLED,
    &ground::DEFAULT_ASSUMPTIONS,
    &ground::NO_EVIDENCE,
];

/// Why there are rules about reporting and measuring.
const EXPECTATIONS_ARE_FOLLOWED: Why = Why::Paper(
    11,
    Bilingual {
        nl: "Het artikel: «heldere verwachtingen over korte- en langetermijnresultaten» leiden «tot een prestatiegerichte leercultuur»; dan moet te zien zijn of ze uitkomen.",
        en: "The paper: clear expectations of short-term and long-term results lead to a performance-oriented learning culture; then it must show whether they come true.",
    },
);
