//! What may be otherwise: interventions as data, and put together in code.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Language;
use crate::model::{
    Adjust, Assumptions, ExpectationId, ProposalId, Refused, Share, Stage, TeamId, Week, Weight, words,
};

/// Interventions that are applied one after the other (*ingrepen*). Ours.
///
/// ```
/// use lerendwerken::calculus::Interventions;
/// let text = r#"{ "interventions": [
///     { "skip": { "team": "t-desk", "from": "2026-W07", "until": "2026-W09" } },
///     { "scale_offloading": { "factor": 0.5 } },
///     { "assume": { "craft": { "retention_idle": 0.98 } } } ] }"#;
/// let read = Interventions::from_json(text)?;
/// let built = Interventions::default().skip("t-desk", "2026-W07".."2026-W09")?.scale_offloading(0.5)?;
/// assert_eq!(read.interventions[..2], built.interventions);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interventions {
    /// In the order in which they are applied.
    pub interventions: Vec<Intervention>,
}

/// One thing that is otherwise (*ingreep*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Intervention {
    /// Weeks that were held are skipped: nothing is done in them, and nothing comes out.
    Skip(Skip),
    /// With AI, so much of the thinking is left to it.
    SetOffloading(OffloadingSet),
    /// What of the thinking is left to AI is multiplied, to at most all of it.
    ScaleOffloading(OffloadingScaled),
    /// A proposal has come so far from a week on.
    RaiseStage(StageRaised),
    /// Assumptions are others; those that are not given stay as they are.
    Assume(Assumptions),
    /// Another part of the amounts on an expectation counts.
    Adjust(AdjustOtherwise),
}

/// Held weeks that are skipped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Skip {
    /// The team; without one, all teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// The first week that is skipped.
    pub from: Week,
    /// The last one.
    pub until: Week,
}

/// What is left to AI where it is used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OffloadingSet {
    /// The share of the thinking that is left to AI in every activity with AI.
    pub share: Share,
    /// The team; without one, all teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// From this week on; without one, from the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Week>,
    /// Up to and including this week; without one, to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Week>,
}

/// What is left to AI, by a factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OffloadingScaled {
    /// By what the share of every activity with AI is multiplied, to at most 1.
    pub factor: Weight,
    /// The team; without one, all teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// From this week on; without one, from the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Week>,
    /// Up to and including this week; without one, to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Week>,
}

/// A proposal that came further, or came so far earlier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StageRaised {
    /// The team.
    pub team: TeamId,
    /// Its proposal.
    pub proposal: ProposalId,
    /// How far it has come at least, unless it was withdrawn.
    pub stage: Raised,
    /// From this week on.
    pub from: Week,
}

/// Another part of the amounts on an expectation that counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AdjustOtherwise {
    /// The expectation.
    pub expectation: ExpectationId,
    /// The adjustments, in place of its own.
    pub adjust: Adjust,
}

words! {
    /// A stage to which a proposal may be raised (*stadium*).
    pub enum Raised {
        /// It was tried.
        Tried = "tried" ("uitgeprobeerd", "tried"),
        /// It was taken into use.
        Adopted = "adopted" ("in gebruik genomen", "adopted"),
        /// It became part of the work.
        Integrated = "integrated" ("geïntegreerd", "integrated"),
    }
}

impl From<Raised> for Stage {
    fn from(raised: Raised) -> Self {
        match raised {
            Raised::Tried => Self::Tried,
            Raised::Adopted => Self::Adopted,
            Raised::Integrated => Self::Integrated,
        }
    }
}

/// Interventions that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UnreadableInterventions(#[from] serde_json::Error);

impl UnreadableInterventions {
    /// What is wrong and where: the place in one language, the rest as the JSON reader says it.
    pub fn message(&self, language: Language) -> String {
        let (line, column) = (self.0.line(), self.0.column());
        let place = format!(" at line {line} column {column}");
        let what = self.0.to_string();
        let what = what.strip_suffix(&place).unwrap_or(&what);
        match language {
            Language::Nl => format!("regel {line}, kolom {column}: {what}"),
            Language::En => format!("line {line}, column {column}: {what}"),
        }
    }
}

impl Interventions {
    /// Reads them from JSON text.
    ///
    /// # Errors
    /// Where the text is not JSON, or not as the schema `interventions` has it.
    pub fn from_json(text: &str) -> Result<Self, UnreadableInterventions> {
        Ok(crate::text::quickly(text)?)
    }

    /// Adds an intervention.
    #[must_use]
    pub fn and(mut self, intervention: Intervention) -> Self {
        self.interventions.push(intervention);
        self
    }

    /// Skips a team's weeks, the last one included.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn skip(self, team: &str, weeks: std::ops::Range<&str>) -> Result<Self, Refused> {
        let (from, until) = (weeks.start.parse()?, weeks.end.parse()?);
        Ok(self.and(Intervention::Skip(Skip { team: Some(team.parse()?), from, until })))
    }

    /// Leaves this share of the thinking to AI wherever it is used.
    ///
    /// # Errors
    /// Where it is no share.
    pub fn set_offloading(self, share: f64) -> Result<Self, Refused> {
        let share = Share::new(share)?;
        Ok(self.and(Intervention::SetOffloading(OffloadingSet { share, team: None, from: None, until: None })))
    }

    /// Multiplies what is left to AI wherever it is used.
    ///
    /// # Errors
    /// Where it is negative.
    pub fn scale_offloading(self, factor: f64) -> Result<Self, Refused> {
        let factor = Weight::new(factor)?;
        Ok(self.and(Intervention::ScaleOffloading(OffloadingScaled { factor, team: None, from: None, until: None })))
    }

    /// Sees to it that a team's proposal has come so far from a week on.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn raise_stage(self, team: &str, proposal: &str, stage: Raised, from: &str) -> Result<Self, Refused> {
        let (team, proposal, from) = (team.parse()?, proposal.parse()?, from.parse()?);
        Ok(self.and(Intervention::RaiseStage(StageRaised { team, proposal, stage, from })))
    }

    /// Assumes something else; what is not given stays as it is.
    #[must_use]
    pub fn assume(self, assumptions: Assumptions) -> Self {
        self.and(Intervention::Assume(assumptions))
    }

    /// Counts another part of the amounts on an expectation.
    ///
    /// # Errors
    /// Where it is no id.
    pub fn adjust(self, expectation: &str, adjust: Adjust) -> Result<Self, Refused> {
        let expectation = expectation.parse()?;
        Ok(self.and(Intervention::Adjust(AdjustOtherwise { expectation, adjust })))
    }
}

/// An intervention on something that there is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum UnknownTarget {
    /// No such team.
    Team(TeamId),
    /// The team has no such proposal.
    Proposal(TeamId, ProposalId),
    /// No such expectation.
    Expectation(ExpectationId),
    /// The weeks end before they begin.
    Reversed(Week, Week),
}

impl UnknownTarget {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Team(id), Language::Nl) => format!("er is geen team `{id}`"),
            (Self::Team(id), Language::En) => format!("there is no team `{id}`"),
            (Self::Proposal(team, id), Language::Nl) => format!("`{team}` heeft geen voorstel `{id}`"),
            (Self::Proposal(team, id), Language::En) => format!("`{team}` has no proposal `{id}`"),
            (Self::Expectation(id), Language::Nl) => format!("er is geen verwachting `{id}`"),
            (Self::Expectation(id), Language::En) => format!("there is no expectation `{id}`"),
            (Self::Reversed(from, until), Language::Nl) => {
                format!("de weken {from} tot en met {until} eindigen voor zij beginnen")
            }
            (Self::Reversed(from, until), Language::En) => format!("the weeks {from} to {until} end before they begin"),
        }
    }
}
