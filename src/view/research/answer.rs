//! The answer: cells of groups and periods, with no place for a person, a text or an id of the source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::period::{Periods, ResearchPeriod};
use super::pseudonym::Pseudonym;
use super::words::{Asked, CheckedAi, Direction, PersonalData, ResearchSilence, UsedAi};
use crate::model::{Aggregate, Carrier, Horizon, Mode, Stage, Week};

/// What researchers see (*onderzoeksweergave*): what groups of people did, by period, under pseudonyms. Ours.
///
/// People do not appear, no text is free, and no figure is about fewer than `min_group` people, alone or with others of
/// the same view. What is absent is none or too few. Pseudonymous data are personal data still (GDPR, article 4(5)).
///
/// There is no place in it for what is not allowed:
///
/// ```compile_fail
/// fn people(view: &lerendwerken::view::Research) -> usize {
///     view.people.len()
/// }
/// ```
/// ```compile_fail
/// use lerendwerken::view::ResearchCell;
/// fn team(cell: &ResearchCell) -> &lerendwerken::model::TeamId {
///     &cell.team
/// }
/// ```
/// ```compile_fail
/// use lerendwerken::view::ResearchCell;
/// fn group(cell: &ResearchCell) -> lerendwerken::model::TeamId {
///     cell.group // a pseudonym, which is the id of nothing
/// }
/// ```
/// What it does have compiles:
///
/// ```
/// use lerendwerken::view::{Pseudonym, ResearchCell};
/// fn group(cell: &ResearchCell) -> Pseudonym {
///     cell.group
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Research {
    /// The programme, under a pseudonym.
    pub programme: Pseudonym,
    /// What sort of personal data it is.
    pub personal_data: PersonalData,
    /// The fewest people that anything is said of (k); at least 2.
    pub min_group: u16,
    /// By what time is told apart.
    pub periods: Periods,
    /// The last week that is looked at: the one that was asked for. Without one, the last week of the last period of
    /// which something is said; absent where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week")]
    pub as_of: Option<Week>,
    /// Why nothing is said, where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ResearchSilence")]
    pub silent: Option<ResearchSilence>,
    /// The groups, in the order of their pseudonyms.
    pub groups: Vec<ResearchGroup>,
    /// What was expected, in the order of the pseudonyms.
    pub expectations: Vec<ResearchExpectation>,
    /// What each group did in each period, in the order of groups and periods. One about too few people is absent.
    pub cells: Vec<ResearchCell>,
    /// All groups together, by period in their order.
    pub by_period: Vec<ResearchPeriodTotals>,
    /// All cells together.
    pub totals: ResearchTotals,
}

/// One team, or some that were put together until they are enough people (*groep*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchGroup {
    /// The group, under a pseudonym; other teams together have another one.
    pub group: Pseudonym,
    /// The different people who are or were in its teams, rounded down to a multiple of `min_group`.
    pub members: u32,
    /// Its cells together.
    pub totals: ResearchTotals,
}

/// Something that was expected (*verwachting*), without its texts and its figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchExpectation {
    /// The expectation, under a pseudonym.
    pub expectation: Pseudonym,
    /// Short term or long term.
    pub horizon: Horizon,
    /// How the values of teams combine into the organisation's.
    pub aggregate: Aggregate,
    /// Which way its indicator has to go.
    pub direction: Direction,
}

/// What one group did in one period (*cel*). Each list splits one total into parts, as finely as leaves every part to at
/// least `min_group` people; parts of one list have the same labels, and a label that is absent is not told apart. A list
/// without parts is of nothing or of too few people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchCell {
    /// The group, under its pseudonym.
    pub group: Pseudonym,
    /// The period.
    pub period: ResearchPeriod,
    /// The different people who took part in something or asked something, rounded down to a multiple of `min_group`.
    pub contributors: u32,
    /// Weekly cycles that were held.
    pub held: u64,
    /// Weekly cycles that were skipped. Absent: none, or of teams with too few members.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u64")]
    pub skipped: Option<u64>,
    /// Learning time.
    pub learning_time: Vec<ResearchTime>,
    /// Activities.
    pub activities: Vec<ResearchActivities>,
    /// The weekly cycles that were held, by what was asked in them.
    pub asked: Vec<ResearchAsked>,
    /// Innovation proposals that were listed.
    pub proposals: Vec<ResearchProposals>,
    /// Outcomes that were reported.
    pub outcomes: Vec<ResearchOutcomes>,
    /// What outcomes amount to, by expectation in the order of the pseudonyms; each expectation is on its own here, and
    /// absent where it is none or too few people's.
    pub amounts: Vec<ResearchAmount>,
}

/// Learning time of one sort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchTime {
    /// With what AI.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "UsedAi")]
    pub ai: Option<UsedAi>,
    /// How it was learned.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Mode")]
    pub mode: Option<Mode>,
    /// Minutes times the different people who took part.
    pub person_minutes: u64,
}

/// Activities of one sort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchActivities {
    /// Whether what came out of AI was verified.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "CheckedAi")]
    pub ai: Option<CheckedAi>,
    /// How many.
    pub activities: u64,
}

/// Weekly cycles in which one sort of thing was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchAsked {
    /// What was asked.
    pub asked: Asked,
    /// How many weekly cycles that were held.
    pub cycles: u64,
}

/// Innovation proposals of one sort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchProposals {
    /// Their stage when they were last listed in the period.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Stage")]
    pub stage: Option<Stage>,
    /// How many different proposals.
    pub proposals: u64,
}

/// Outcomes of one sort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchOutcomes {
    /// The horizon of what was expected.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Horizon")]
    pub horizon: Option<Horizon>,
    /// What carries them.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Carrier")]
    pub carrier: Option<Carrier>,
    /// How many.
    pub outcomes: u64,
}

/// What the outcomes under one expectation amount to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchAmount {
    /// The expectation, under its pseudonym.
    pub expectation: Pseudonym,
    /// What carries them.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Carrier")]
    pub carrier: Option<Carrier>,
    /// The sum of the amounts as they were reported, in the indicator's unit, which is a free text and not said.
    pub amount: f64,
}

/// All groups together in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchPeriodTotals {
    /// The period.
    pub period: ResearchPeriod,
    /// The cells of this period together.
    pub totals: ResearchTotals,
}

/// Some cells together (*totalen*): of what is published in them and of nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ResearchTotals {
    /// How many cells.
    pub cells: u64,
    /// Weekly cycles that were held.
    pub held: u64,
    /// Weekly cycles that were skipped.
    pub skipped: u64,
    /// Learning time, in person-minutes.
    pub person_minutes: u64,
    /// Activities.
    pub activities: u64,
    /// Innovation proposals; one that is listed in two periods counts in both.
    pub proposals: u64,
    /// Outcomes.
    pub outcomes: u64,
}

#[cfg(feature = "research")]
impl ResearchTotals {
    /// With what is published in one more cell.
    pub(super) fn and(self, cell: &ResearchCell) -> Self {
        Self {
            cells: self.cells + 1,
            held: self.held + cell.held,
            skipped: self.skipped + cell.skipped.unwrap_or_default(),
            person_minutes: self.person_minutes + cell.learning_time.iter().map(|it| it.person_minutes).sum::<u64>(),
            activities: self.activities + cell.activities.iter().map(|it| it.activities).sum::<u64>(),
            proposals: self.proposals + cell.proposals.iter().map(|it| it.proposals).sum::<u64>(),
            outcomes: self.outcomes + cell.outcomes.iter().map(|it| it.outcomes).sum::<u64>(),
        }
    }
}
