//! LW1xx, the frame: was it said beforehand what is expected, and why?

mod acceptances;
mod goals;
mod horizons;
mod product_names;
mod promise;
mod terms;
mod tools;

use super::rule::{Rule, Why};
use crate::Bilingual;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[
    &horizons::NO_DIRECT_YIELD,
    &horizons::NO_DURABLE_RESULT,
    &horizons::DECLARED_LATE,
    &goals::GOAL_WITHOUT_QUESTION,
    &terms::DURABLE_TOO_SOON,
    &terms::DIRECT_TOO_LATE,
    &goals::GOAL_WITHOUT_CHALLENGE,
    &goals::ONE_CHALLENGE,
    &tools::TOOL_BOUND,
    &tools::ONLY_OPTIMISING,
    &terms::NO_BASELINE_MEASURED,
    &promise::CHANGED_AFTER_DECLARED,
    &acceptances::ACCEPTANCE_UNMATCHED,
];

/// Why there are rules about declaring beforehand.
const BEFOREHAND: Why = Why::Paper(
    1,
    Bilingual {
        nl: "Het artikel: \u{ab}Niet wachten op wat AI brengt, maar andersom dwz vooraf bepalen welke duurzame resultaten en directe opbrengsten de integratie van AI moet opleveren.\u{bb}",
        en: "The paper asks to decide beforehand which durable results and direct yields the integration of AI must deliver, rather than wait for what AI brings.",
    },
);
