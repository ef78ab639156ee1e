//! What became of a programme, as other programs get it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Comparison;
use super::change::{Change, ChangeKind};
use super::content::{Content, ContentAnswer};
use crate::Language;
use crate::model::{ProgrammeId, Week};
use crate::rules::{Accepted, AcceptedAnswer, Counts, Each, Finding, FindingAnswer};

/// What changed between two versions of a programme, as other programs get it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DiffAnswer")]
#[non_exhaustive]
pub struct DiffAnswer<C = Vec<ChangeAnswer>, F = Vec<FindingAnswer>, A = Vec<AcceptedAnswer>> {
    /// The programme, as the newer version calls it.
    pub programme: ProgrammeId,
    /// The week as of which was looked: what the older version had declared by then.
    pub as_of: Week,
    /// What changed in the frame, as the newer version reads.
    pub changes: C,
    /// What was found in the change.
    pub findings: F,
    /// What was found and somebody accepted; it does not count.
    pub accepted: A,
    /// How many findings there are, those that were not kept included.
    pub counts: Counts,
    /// How many were counted but not kept; only where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Counts")]
    pub omitted: Option<Counts>,
}

/// Something that changed, as other programs get it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ChangeAnswer {
    /// The id of the nearest thing that has one; of what is the programme's own, the programme's.
    pub about: String,
    /// The place as a JSON Pointer, within the newer version; of what was removed, within the older. A member
    /// that the document leaves to its default is named all the same.
    pub pointer: String,
    /// Which version that is, by what it was read from.
    pub source: String,
    /// How it changed.
    pub kind: ChangeKind,
    /// What it was; absent where it was not there, or is a thing with an id, or stands in
    /// `extensions`. Of what moved, the id of what it belonged to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ContentAnswer")]
    pub from: Option<ContentAnswer>,
    /// What it is now; absent where it is no longer there, or is a thing with an id, or stands in
    /// `extensions`. Of what moved, the id of what it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ContentAnswer")]
    pub to: Option<ContentAnswer>,
}

impl Comparison {
    /// What changed and what was found, in one language. Each part is made while it is written out, so that
    /// many take no memory for it.
    pub fn answer(&self, language: Language) -> DiffAnswer<impl Serialize, impl Serialize, impl Serialize> {
        let findings = self.findings();
        let omitted = findings.omitted();
        DiffAnswer {
            programme: self.programme.clone(),
            as_of: findings.as_of(),
            changes: Each(self.changes(), |it: &Change| self.change(it)),
            findings: Each(findings.iter().as_slice(), move |it: &Finding| findings.in_words(it, language)),
            accepted: Each(findings.accepted(), move |it: &Accepted| findings.accepted_in_words(it, language)),
            counts: findings.counts(),
            omitted: (omitted.all() > 0).then_some(omitted),
        }
    }

    /// A change as other programs get it.
    pub fn change(&self, change: &Change) -> ChangeAnswer {
        let source = self.findings().sources().get(usize::from(change.is_in_older()));
        ChangeAnswer {
            about: change.about().into(),
            pointer: change.pointer(),
            source: source.cloned().unwrap_or_default(),
            kind: change.kind(),
            from: change.from().map(Content::answer),
            to: change.to().map(Content::answer),
        }
    }
}
