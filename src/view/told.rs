//! What more than one view tells.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{AccountId, ExpectationId, PersonId, ProposalId, Stage, Strengthens, TeamId, Text, Week};

/// Somebody, by id and name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PersonTold {
    /// The person; from `people` of the programme.
    pub person: PersonId,
    /// The person's name.
    pub name: Text,
}

/// What a professional accounted for (*verantwoording*; P8); from `accounts` of the programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Accounted {
    /// The account.
    pub account: AccountId,
    /// To whom.
    pub to: PersonId,
    /// In which week.
    pub week: Week,
    /// What developed, in the professional's own words.
    pub development: Text,
    /// The innovation proposals that came of it, as the account names them.
    pub proposals: Vec<ProposalId>,
    /// The expectations to which it contributed, as the account names them.
    pub expectations: Vec<ExpectationId>,
}

impl Accounted {
    pub(super) fn of(account: &crate::model::Account) -> Self {
        Self {
            account: account.id.clone(),
            to: account.to.clone(),
            week: account.week,
            development: account.development.clone(),
            proposals: account.proposals.clone(),
            expectations: account.expectations.clone(),
        }
    }
}

/// In how many weeks somebody took part (*deelname*), of those in which a team of theirs held a cycle while they counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Participation {
    /// Held cycles of the teams of which they are a member, in weeks in which they count; a week in which two teams of
    /// theirs held one counts twice.
    pub held: u32,
    /// Those of them of which an activity names them.
    pub took_part: u32,
}

/// A stage that a proposal reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StageReached {
    /// The week of the cycle that says so first.
    pub week: Week,
    /// The stage.
    pub stage: Stage,
}

/// An innovation proposal as it stands (*innovatievoorstel*; P7); from `proposals` of the cycles. It does not say from
/// which learning question it came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProposalTold {
    /// The proposal; its id is one within its team.
    pub proposal: ProposalId,
    /// What it is called, as it was listed last.
    pub title: Text,
    /// How far it has come.
    pub stage: Stage,
    /// Since which week it is there.
    pub since: Week,
    /// Whom it strengthens, as it was listed last.
    pub strengthens: Vec<Strengthens>,
}

/// A proposal of a team with all that its cycles say of it.
#[derive(Debug)]
pub(super) struct History {
    pub(super) team: TeamId,
    pub(super) id: ProposalId,
    pub(super) title: Text,
    pub(super) strengthens: Vec<Strengthens>,
    /// Each stage that it reached, one after the other; never none.
    pub(super) stages: Vec<StageReached>,
    /// Those from whose learning questions it came.
    pub(super) asked_by: Vec<PersonId>,
}

impl History {
    /// As it stands; none where it has no stage, which no history is without.
    pub(super) fn told(&self) -> Option<ProposalTold> {
        let last = self.stages.last()?;
        Some(ProposalTold {
            proposal: self.id.clone(),
            title: self.title.clone(),
            stage: last.stage,
            since: last.week,
            strengthens: self.strengthens.clone(),
        })
    }
}
