//! The programme: one document with the frame, the people and what was reported.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ai::{AiSystem, Governance};
use super::allowed::{Refused, made};
use super::assumptions::Assumptions;
use super::cycle::Cycle;
use super::extensions::Extensions;
use super::goal::{DevelopmentQuestion, Expectation, Goal, Measurement};
use super::id::ProgrammeId;
use super::people::{Account, Person, Team};
use super::quantity::{Format, Money};
use super::reference::Reference;
use super::settings::RuleSettings;
use super::storage::or_default;
use super::time::Week;
use super::word::words;
use super::wording::{Currency, Text};
use crate::Language;

words! {
    /// The phase of the technology cycle in which the programme stands (*fase*; Perez 2002, P20).
    pub enum Phase {
        /// The technology breaks through.
        Irruption = "irruption" ("doorbraak", "irruption"),
        /// Financial capital leads.
        Frenzy = "frenzy" ("roes", "frenzy"),
        /// Institutions are made anew.
        TurningPoint = "turning_point" ("keerpunt", "turning point"),
        /// A golden age.
        Synergy = "synergy" ("synergie", "synergy"),
        /// The technology is saturated.
        Maturity = "maturity" ("rijpheid", "maturity"),
    }
}

/// A programme of Lerendwerken in one organisation (*programma*): the frame, the people and what
/// they reported. Its cycles stand in it, in logs beside it, or both.
///
/// ```
/// use lerendwerken::model::Programme;
/// let programme = Programme::new("waterland", "Gemeente Waterland", "2026-W02".."2027-W52")?;
/// assert!(programme.goals.is_empty());
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The JSON Schema that an editor holds the document against.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Text>,
    /// The format: 1.
    pub format: Format,
    /// The programme's id.
    pub id: ProgrammeId,
    /// The organisation whose programme it is.
    pub organisation: Text,
    /// The language of its texts, and of what is said about it.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Language>")]
    pub language: Language,
    /// From when to when it runs.
    pub period: Period,
    /// The phase of the technology cycle in which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The people, executives included.
    pub people: Vec<Person>,
    /// The teams.
    pub teams: Vec<Team>,
    /// The AI systems in use.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<AiSystem>>")]
    pub ai_systems: Vec<AiSystem>,
    /// What the organisation agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub governance: Option<Governance>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs: Option<Costs>,
    /// The goals, with what is expected of them.
    pub goals: Vec<Goal>,
    /// The development questions that follow from the goals.
    pub development_questions: Vec<DevelopmentQuestion>,
    /// The assumptions of the result calculus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumptions: Option<Assumptions>,
    /// What the programme says about its rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<RuleSettings>,
    /// The weekly cycles that stand in the programme itself.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Cycle>>")]
    pub cycles: Vec<Cycle>,
    /// Levels of indicators that were measured.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Measurement>>")]
    pub measurements: Vec<Measurement>,
    /// What professionals accounted for.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Account>>")]
    pub accounts: Vec<Account>,
    /// What stands for it in vocabularies of others.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
    pub extensions: Extensions,
}

impl Programme {
    /// What is expected of all goals, in the document's order.
    pub fn expectations(&self) -> impl Iterator<Item = &Expectation> {
        self.goals.iter().flat_map(|goal| &goal.expectations)
    }

    /// A programme in which nothing stands yet, with its first and its last week.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        id: impl TryInto<ProgrammeId, Error: Into<Refused>>,
        organisation: impl TryInto<Text, Error: Into<Refused>>,
        period: std::ops::Range<&str>,
    ) -> Result<Self, Refused> {
        Ok(Self {
            schema: None,
            format: Format::default(),
            id: made(id)?,
            organisation: made(organisation)?,
            language: Language::default(),
            period: Period { from: period.start.parse()?, until: period.end.parse()? },
            phase: None,
            people: Vec::new(),
            teams: Vec::new(),
            ai_systems: Vec::new(),
            governance: None,
            costs: None,
            goals: Vec::new(),
            development_questions: Vec::new(),
            assumptions: None,
            rules: None,
            cycles: Vec::new(),
            measurements: Vec::new(),
            accounts: Vec::new(),
            references: Vec::new(),
            extensions: Extensions::default(),
        })
    }
}

/// From when to when a programme runs (*periode*).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first week.
    pub from: Week,
    /// The last week.
    pub until: Week,
}

impl Period {
    /// Whether a week lies in it; none does where it ends before it begins.
    pub fn contains(&self, week: Week) -> bool {
        self.from <= week && week <= self.until
    }
}

/// What a programme costs (*kosten*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    /// The currency of all of them.
    pub currency: Currency,
    /// What an hour of somebody's time costs.
    pub hour: Money,
    /// What else was spent.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<OtherCost>>")]
    pub other: Vec<OtherCost>,
}

/// Something that was spent, besides people's time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherCost {
    /// The week in which it was spent.
    pub week: Week,
    /// How much it was.
    pub amount: Money,
    /// What it was for.
    pub what: Text,
}
