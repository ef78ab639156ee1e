//! What became of a programme: what changed in its frame from one version to another, by id.
//!
//! The frame is everything of a programme but its cycles, measurements and accounts. Those are work: that they
//! grow is what they are for. Something came, went, changed or moved; a new name (of a person, a team, an AI
//! system, the organisation; the title of a goal) is no change, nor is another order or another way to write
//! the same down: a default that is written out, `null` for what is absent, `90` for `90.0`.
//!
//! - What has an id is told by it. An expectation that stands under another goal has *moved*, and so has a fixed
//!   moment in another team; a person who goes from one team to another is a member less here and one more there.
//!   Where a document has an id twice, the first counts.
//! - Lists of ids and words (`members`, `serves`, `challenges`, `cleared_for`) are sets: an element came or went.
//! - Lists of what has no id (`working_hours`, `milestones`, `costs.other`, `rules.accepted`, `references`) are
//!   compared by the values that they hold, whatever their order.
//! - Assumptions, parameters of rules and adjustments are compared as they are used, defaults included. The level
//!   of a rule is compared as it is set, since setting one means something even where it is the rule's own.
//! - Of `extensions` it is said which key came, went or changed, and no more: what stands below it is the embedding
//!   application's own.
//!
//! That a promise was rewritten after it was declared is more than a change: rule LW112 finds it.
//!
//! ```
//! use lerendwerken::model::Programme;
//! use lerendwerken::{Language, rules, versions};
//!
//! let rule = rules::named("LW112").unwrap();
//! let before = Programme::from_json(rule.before().unwrap())?;
//! let after = Programme::from_json(rule.breaks)?;
//! let compared = versions::compare(&before, &after, &rules::Options::default());
//! for change in compared.changes() {
//!     println!("{} ({})", change.message(Language::En), change.pointer());
//! }
//! assert_eq!(compared.changes()[0].pointer(), "/goals/0/expectations/0/target");
//! assert_eq!(compared.findings().iter().next().unwrap().code(), "LW112");
//! # Ok::<(), lerendwerken::text::ReadError>(())
//! ```

mod answer;
mod beside;
mod change;
mod content;
mod family;
mod frame;
mod goals;
mod settings;
mod walk;
mod words;

pub use answer::{ChangeAnswer, DiffAnswer};
pub use change::{Change, ChangeKind, Thing};
pub use content::{Content, ContentAnswer};

use crate::model::{Programme, ProgrammeId};
use crate::rules::{self, Findings, Options, Version};

/// What changed between two versions of a programme, and what rules find in that.
#[derive(Debug, Clone)]
pub struct Comparison {
    programme: ProgrammeId,
    changes: Vec<Change>,
    findings: Findings,
}

impl Comparison {
    /// What changed in the frame, as the newer version reads.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What was found in the change, see [`rules::between`]. The newer version is the first source, the older
    /// the second.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }
}

/// Compares two versions of a programme: what changed in the frame, and what rules find in that. Two programmes
/// of different ids are compared all the same; the id is the first change then.
pub fn compare<'a>(before: impl Into<Version<'a>>, after: impl Into<Version<'a>>, options: &Options) -> Comparison {
    let (before, after) = (before.into(), after.into());
    Comparison {
        programme: after.programme().id.clone(),
        changes: changes(before.programme(), after.programme()),
        findings: rules::between(before, after, options),
    }
}

/// What changed in the frame from one version of a programme to another, as the newer one reads.
pub fn changes(before: &Programme, after: &Programme) -> Vec<Change> {
    let mut walk = walk::Walk::default();
    frame::programme(&mut walk, before, after);
    walk.end()
}
