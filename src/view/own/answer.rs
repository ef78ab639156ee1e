//! What the own view holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{
    AiUse, Amount, Carrier, CycleId, DevelopmentQuestionId, Entry, ExpectationId, Extensions, LearningQuestionId,
    Minutes, Mode, PersonId, ProgrammeId, ProposalId, Reference, StandardError, Status, Strengthens, TeamId, Text,
    Week, words,
};
use crate::view::{Accounted, Participation, PersonTold, StageReached};

/// The own view (*eigen weergave*): everything of one professional, for that professional, up to a week. Of others it has
/// nothing but to whom they account. What is in it beyond the journal being theirs is ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "OwnView")]
#[non_exhaustive]
pub struct Own {
    /// The programme.
    pub programme: ProgrammeId,
    /// The organisation whose programme it is.
    pub organisation: Text,
    /// Whose view it is; from `people` of the programme, as the four members below.
    pub professional: PersonId,
    /// The professional's name.
    pub name: Text,
    /// Contracted working time, in minutes a week.
    pub weekly_minutes: Minutes,
    /// The first week in which the professional counts; absent: from the beginning.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week")]
    pub from: Option<Week>,
    /// The last week in which the professional counts; absent: to the end.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week")]
    pub until: Option<Week>,
    /// What stands for the professional in vocabularies of others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-nl" = ["Verwijzingen", "Wat voor de professional staat in vocabulaires van anderen."]))]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own about the professional.
    #[serde(default, skip_serializing_if = "Extensions::is_empty")]
    #[schemars(extend("x-nl" = ["Uitbreidingen", "Gegevens van een toepassing zelf over de professional."]))]
    pub extensions: Extensions,
    /// The last week that is looked at.
    pub as_of: Week,
    /// To whom the professional accounts.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PersonTold")]
    pub accounts_to: Option<PersonTold>,
    /// The teams of which the professional is a member, in the document's order.
    pub teams: Vec<OwnTeam>,
    /// In how many of their teams' held weeks the professional took part.
    pub participation: Participation,
    /// What the professional accounted for, by week.
    pub accounts: Vec<Accounted>,
    /// The weekly cycles in which something is of the professional: a learning question, an activity, or what their
    /// journal says of it; by week.
    pub cycles: Vec<OwnCycle>,
    /// What the journal says of cycles that are not in the programme or the logs at hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journal_elsewhere: Vec<Entry>,
    /// The innovation proposals that came from a learning question of the professional, or for which they accounted; in the
    /// order in which they were put forward.
    pub proposals: Vec<OwnProposal>,
    /// The outcomes that follow from those proposals, or were reported in a cycle in which the professional took part; by
    /// week.
    pub outcomes: Vec<OwnOutcome>,
    /// How the professional learned and worked, over all of these weeks.
    pub practice: Practice,
    /// The same week by week, for weeks in which there is something to say.
    pub weeks: Vec<WeekPractice>,
}

/// A team of which the professional is a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnTeam {
    /// The team; from `teams` of the programme.
    pub team: TeamId,
    /// Its name.
    pub name: Text,
}

/// What is of the professional in one weekly cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnCycle {
    /// The cycle.
    pub cycle: CycleId,
    /// Its team.
    pub team: TeamId,
    /// Its week.
    pub week: Week,
    /// What became of it.
    pub status: Status,
    /// The professional's learning questions that it lists.
    pub learning_questions: Vec<OwnQuestion>,
    /// The activities in which the professional took part.
    pub activities: Vec<OwnActivity>,
    /// What the professional's journal says of it; from `entries` of the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reflections: Vec<Text>,
}

/// A learning question of the professional (*leervraag*; P3); from `learning_questions` of the cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnQuestion {
    /// The learning question; its id is one within its team.
    pub learning_question: LearningQuestionId,
    /// The question.
    pub question: Text,
    /// The development question that it belongs to; absent where it stands free.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "DevelopmentQuestionId")]
    pub development_question: Option<DevelopmentQuestionId>,
    /// Whether it is about AI, besides with AI.
    pub about_ai: bool,
}

/// An activity in which the professional took part; from `activities` of the cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnActivity {
    /// The learning question of the professional that was worked on; absent where there was none, or it was another's.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "LearningQuestionId")]
    pub learning_question: Option<LearningQuestionId>,
    /// How it was learned.
    pub mode: Mode,
    /// How long it took, in minutes.
    pub minutes: Minutes,
    /// With how many others; who they are is not said.
    pub with_others: u32,
    /// How AI was used, where it was.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "AiUse")]
    pub ai: Option<AiUse>,
    /// Whether it could still be done without AI; absent: not shown.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "bool")]
    pub mastery: Option<bool>,
}

/// An innovation proposal of the professional (P7); from `proposals` of the cycles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnProposal {
    /// The proposal; its id is one within its team.
    pub proposal: ProposalId,
    /// Its team.
    pub team: TeamId,
    /// What it is called, as it was listed last.
    pub title: Text,
    /// Each stage that it reached.
    pub stages: Vec<StageReached>,
    /// Whom it strengthens, as it was listed last.
    pub strengthens: Vec<Strengthens>,
    /// Whether it came from a learning question of the professional.
    pub from_own_question: bool,
    /// Whether the professional accounted for it.
    pub accounted: bool,
}

/// An outcome in which the professional has a part (P11); from `outcomes` of the cycles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnOutcome {
    /// The cycle that reports it.
    pub cycle: CycleId,
    /// The team whose outcome it is.
    pub team: TeamId,
    /// The week.
    pub week: Week,
    /// Why it stands here.
    pub because: Vec<OutcomeLink>,
    /// The expectation to which it contributes.
    pub expectation: ExpectationId,
    /// What its indicator is called.
    pub indicator: Text,
    /// The week's change in the indicator, in `unit`, of the whole team: no part of it is said to be one person's.
    pub amount: Amount,
    /// Its standard error, in `unit`.
    pub standard_error: StandardError,
    /// The unit of the indicator.
    pub unit: Text,
    /// What carries it.
    pub carrier: Carrier,
    /// The proposal it came from, where that is one of the professional's.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ProposalId")]
    pub proposal: Option<ProposalId>,
    /// What shows it.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text")]
    pub evidence: Option<Text>,
}

words! {
    /// What an outcome has to do with a professional.
    pub enum OutcomeLink {
        /// It follows from a proposal of theirs.
        Proposal = "proposal" ("eigen voorstel", "own proposal"),
        /// They took part in the cycle that reports it.
        TookPart = "took_part" ("deelname", "took part"),
    }
}

/// How somebody learned and worked: counts and shares, of the activities in which they took part. It is nobody else's, and
/// no judgement. What is counted is ours.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Practice {
    /// How many activities.
    pub activities: u32,
    /// How long they took, in minutes.
    pub minutes: u64,
    /// How many different learning questions of theirs were listed.
    pub learning_questions: u32,
    /// Learned by doing, of all minutes.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub doing: Option<PracticeShare>,
    /// Learned together, of all minutes.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub together: Option<PracticeShare>,
    /// Learned in a course or training, of all minutes.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub formal: Option<PracticeShare>,
    /// With AI, of all minutes.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub with_ai: Option<PracticeShare>,
    /// With AI as co-intelligence, of the minutes with AI.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub co_intelligence: Option<PracticeShare>,
    /// The thinking that was left to AI, as a mean over the minutes with AI (P15).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub offloaded: Option<PracticeShare>,
    /// What came out of AI was verified, of the activities with AI (P22).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub verified: Option<PracticeShare>,
    /// It was shown that it could be done without AI, of the activities with AI (P15).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub mastery: Option<PracticeShare>,
    /// About AI, of the learning questions (P26).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare")]
    pub about_ai: Option<PracticeShare>,
}

/// A share of a practice.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PracticeShare {
    /// The share, from 0 to 1.
    pub value: f64,
    /// Of how much it is a share, in what the member says: minutes, activities or learning questions; never 0.
    pub of: u64,
}

/// How somebody learned and worked in one week, in all of their teams.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WeekPractice {
    /// The week.
    pub week: Week,
    /// How.
    pub practice: Practice,
}
