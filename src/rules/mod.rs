//! Is it sound, and is it Lerendwerken: rules with a code each, and the engine that runs them.
//!
//! A check reports all findings, never only the first. A programme without findings that block
//! results is [`Sound`], a type of its own and the only way to results.

mod accept;
mod accounts;
mod active;
mod answer;
mod append;
mod at;
mod checked;
mod checking;
mod context;
mod craft;
mod digest;
mod finding;
mod frame;
mod hits;
mod integrity;
mod journal;
mod kept;
mod law;
mod learning;
mod options;
mod place;
mod rhythm;
mod rule;
#[cfg(feature = "sarif")]
mod sarif;
mod tally;
mod versions;
mod yields;

pub use accept::Accepted;
pub(crate) use answer::Each;
pub use answer::{AcceptedAnswer, BindsAnswer, CheckAnswer, FindingAnswer, ParameterAnswer, RuleAnswer, RulesAnswer};
pub use at::{At, Key, Step};
pub use checked::{Checked, Counts, Findings, Sound, Unsound};
pub use checking::{Checking, LogError};
pub use context::{AcceptanceContext, CycleContext, FactsContext, FrameContext, JournalContext, VersionsContext};
pub use finding::{Displayed, Finding, Value};
pub use hits::Hits;
pub use journal::JournalError;
pub use law::Provision;
pub use options::{Options, UnknownRule};
pub use rule::{Blocks, Check, Level, Rule, VersionsCheck, Why};
pub use versions::{Version, between};

pub use crate::facts::AsOf;
use crate::model::Programme;

/// The families of rules, each in its own file.
static FAMILIES: &[&[&Rule]] =
    &[integrity::RULES, frame::RULES, rhythm::RULES, learning::RULES, craft::RULES, yields::RULES, accounts::RULES];

/// All rules of the crate, by code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The rule of a code or a name.
pub fn named(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code) || rule.name == code)
}

/// A digest of the crate's rule set; answers carry it, so that they can be traced.
pub fn digest() -> String {
    digest::digest(all())
}

/// Checks a programme and the cycles that stand in it. For logs beside it, see [`Checking`].
pub fn check(programme: Programme, options: &Options) -> Checked {
    Checking::new(programme, options.clone()).finish()
}
