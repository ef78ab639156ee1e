//! LW4xx, AI and craft: is AI a sparring partner, is craft kept, is it used safely and lawfully?

mod data;
mod dependence;
mod practice;
mod register;
mod verified;

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[
    &practice::ONLY_A_TOOL,
    &verified::OFFLOADED_WITHOUT_MASTERY,
    &verified::UNVERIFIED_OUTPUT,
    &data::PROHIBITED_SYSTEM,
    &register::HIGH_RISK_UNSUPERVISED,
    &data::BEYOND_CLEARANCE,
    &data::CONSUMER_TERMS,
    &register::NO_RISK_ANALYSIS,
    &dependence::NO_EXIT_STRATEGY,
    &dependence::VENDOR_CONCENTRATION,
    &practice::NO_AI_LITERACY,
    &practice::NO_AI,
];
