//! What the manager's view holds. There is no member for the text of a learning question, for what was left to AI, for
//! mastery, for minutes or for a journal: what has no place can't be shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calculus::Estimate;
use crate::model::{
    Amount, Carrier, ExpectationId, PersonId, ProgrammeId, ProposalId, StandardError, TeamId, Text, Week, words,
};
use crate::view::{Accounted, Participation, ProposalTold};

/// The manager's view (*weergave voor de leidinggevende*): what those who account to a manager account for, up to a week,
/// and what their teams reported. The paper has the development accounted for and not the learning process (P8); the rest
/// is ours.
///
/// It has no place for a journal, and is made by nothing but [`view::manager`](super::manager()):
///
/// ```compile_fail
/// fn slipped_in(view: lerendwerken::view::Manager, journal: lerendwerken::model::Journal) -> lerendwerken::view::Manager {
///     lerendwerken::view::Manager { journal, ..view }
/// }
/// ```
///
/// ```compile_fail
/// fn read(view: &lerendwerken::view::Professional) -> &lerendwerken::model::Text {
///     &view.reflection
/// }
/// ```
///
/// where what it has is to be read:
///
/// ```
/// fn read(view: &lerendwerken::view::Professional) -> &lerendwerken::model::Text {
///     &view.name
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ManagerView")]
#[non_exhaustive]
pub struct Manager {
    /// The programme.
    pub programme: ProgrammeId,
    /// The organisation whose programme it is.
    pub organisation: Text,
    /// Whose view it is; from `people` of the programme.
    pub manager: PersonId,
    /// The manager's name.
    pub name: Text,
    /// The last week that is looked at.
    pub as_of: Week,
    /// The fewest members with which a team is shown (k): the parameter `min_group`, at least 2.
    pub min_group: u16,
    /// Why nothing is shown, where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "NothingToShow")]
    pub nothing: Option<NothingToShow>,
    /// Those who account to the manager, in the document's order.
    pub professionals: Vec<Professional>,
    /// The teams of those who account to the manager that are shown, in the document's order.
    pub teams: Vec<ManagedTeam>,
    /// How many of their teams are not shown, having fewer members than `min_group`; not which.
    pub withheld: u32,
    /// How many outcomes of the teams that are shown are left out, since one person alone worked on them.
    pub outcomes_left_out: u32,
    /// How many results of the teams that are shown are left out, since less the outcomes that are shown they would tell
    /// of those that are left out, or of what fewer people than `min_group` left to AI.
    pub results_left_out: u32,
}

words! {
    /// Why a view shows nothing.
    pub enum NothingToShow {
        /// Nobody accounts to this person.
        NobodyAccounts = "nobody_accounts" (
            "niemand legt aan deze persoon verantwoording af",
            "nobody accounts to this person"
        ),
    }
}

/// Somebody who accounts to the manager: what they accounted for, and that they took part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Professional {
    /// The person; from `people` of the programme.
    pub person: PersonId,
    /// The person's name.
    pub name: Text,
    /// What the person accounted for to this manager, by week.
    pub accounts: Vec<Accounted>,
    /// The proposals that those accounts name, in the order in which they were put forward.
    pub proposals: Vec<ProposalTold>,
    /// In how many of their teams' held weeks the person took part.
    pub participation: Participation,
}

/// A team that is shown: as a whole, nobody in it apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ManagedTeam {
    /// The team; from `teams` of the programme.
    pub team: TeamId,
    /// Its name.
    pub name: Text,
    /// How many of its members count in the last week that is looked at; at least `min_group`.
    pub members: u32,
    /// Its innovation proposals, in the order in which they were put forward.
    pub proposals: Vec<ProposalTold>,
    /// Its outcomes, by week, but for those that one person alone worked on.
    pub outcomes: Vec<TeamOutcome>,
    /// What came of it, by expectation in the document's order, but for what would tell of few people.
    pub results: Vec<TeamYield>,
}

/// An outcome of a team (P11); from `outcomes` of the cycles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TeamOutcome {
    /// The week.
    pub week: Week,
    /// The expectation to which it contributes.
    pub expectation: ExpectationId,
    /// The week's change in the indicator, in `unit`.
    pub amount: Amount,
    /// Its standard error, in `unit`.
    pub standard_error: StandardError,
    /// The unit of the indicator.
    pub unit: Text,
    /// What carries it.
    pub carrier: Carrier,
    /// The proposal it came from.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ProposalId")]
    pub proposal: Option<ProposalId>,
}

/// What came of a team's work on an expectation; see `results`, where every team has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TeamYield {
    /// The expectation.
    pub expectation: ExpectationId,
    /// What its indicator is called.
    pub indicator: Text,
    /// The unit of both figures.
    pub unit: Text,
    /// The yield so far (S), in `unit`.
    pub short_term: Estimate,
    /// The part of it that lasts (D), in `unit`.
    pub long_term: Estimate,
}
