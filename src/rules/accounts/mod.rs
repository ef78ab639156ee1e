//! LW6xx, accountability: does everybody account, for the development and not for the process?

mod duties;
mod managers;
mod members;
mod process;
mod repeats;
mod reported;

use super::rule::{Rule, Why};
use crate::Bilingual;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[
    &members::NOBODY_TO_ACCOUNT_TO,
    &members::NO_ACCOUNT,
    &reported::ACCOUNT_OF_OTHERS,
    &process::PROCESS_IN_ACCOUNT,
    &managers::ACCOUNTS_IN_A_CIRCLE,
    &managers::ACCOUNT_TO_ANOTHER,
    &duties::NO_WORKS_COUNCIL_CONSENT,
    &duties::WORKERS_NOT_INFORMED,
];

/// Why there are rules about accounts.
const OWNERSHIP: Why = Why::Paper(
    8,
    Bilingual {
        nl: "Het artikel over de professional: «hij wordt eigenaar van zijn ontwikkeling en legt hierover, en niet over het leerproces, verantwoording af aan zijn leidinggevende».",
        en: "The paper: professionals come to own their development, and account for it, and not for the learning process, to their manager.",
    },
);
