//! The frame (*het kader*): goals, what they are expected to bring, and development questions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allowed::{Refused, made};
use super::extensions::Extensions;
use super::id::{DevelopmentQuestionId, ExpectationId, GoalId};
use super::list::NonEmpty;
use super::quantity::{Amount, Money, Share, StandardError, Weight};
use super::reference::Reference;
use super::storage::or_default;
use super::time::Week;
use super::word::words;
use super::wording::{Currency, Text};

words! {
    /// A challenge of the time that a goal helps to meet (*uitdaging van deze tijd*; P21).
    pub enum Challenge {
        /// Too few people for the work.
        LabourShortage = "labour_shortage" ("arbeidsmarktkrapte", "labour shortage"),
        /// Work that makes ill.
        WorkClimate = "work_climate" ("ongezond werkklimaat", "unhealthy work climate"),
        /// Low productivity.
        Productivity = "productivity" ("lage productiviteit", "low productivity"),
        /// Faltering inclusion.
        Inclusion = "inclusion" ("haperende inclusiviteit", "faltering inclusion"),
        /// The call for sustainability.
        Sustainability = "sustainability" ("verduurzaming", "sustainability"),
    }
}

words! {
    /// When an expected result counts (*horizon*; P1, P11).
    pub enum Horizon {
        /// A direct yield: the short term.
        Direct = "direct" ("directe opbrengst", "direct yield"),
        /// A durable result: the long term.
        Durable = "durable" ("duurzaam resultaat", "durable result"),
    }
}

words! {
    /// How the values of teams combine into the organisation's (*samenvoeging*).
    #[derive(Default)]
    pub enum Aggregate {
        /// They add up.
        #[default]
        Sum = "sum" ("som", "sum"),
        /// They average, weighted by the number of members.
        Mean = "mean" ("gemiddelde", "mean"),
    }
}

/// A goal of the organisation (*organisatiedoel*; P2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// The goal's id.
    pub id: GoalId,
    /// The goal, in a few words.
    pub title: Text,
    /// The challenges of the time that it helps to meet (P21).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Challenge>>")]
    pub challenges: Vec<Challenge>,
    /// How heavily it counts beside the other goals.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Weight>")]
    pub weight: Weight,
    /// What is expected of it, declared beforehand (P1).
    pub expectations: Vec<Expectation>,
    /// What stands for it in vocabularies of others.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
    pub extensions: Extensions,
}

impl Goal {
    /// A goal of which nothing is expected yet.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        id: impl TryInto<GoalId, Error: Into<Refused>>,
        title: impl TryInto<Text, Error: Into<Refused>>,
    ) -> Result<Self, Refused> {
        Ok(Self {
            id: made(id)?,
            title: made(title)?,
            challenges: Vec::new(),
            weight: Weight::default(),
            expectations: Vec::new(),
            references: Vec::new(),
            extensions: Extensions::default(),
        })
    }

    /// Names a challenge of the time that the goal helps to meet.
    #[must_use]
    pub fn meets(mut self, challenge: Challenge) -> Self {
        self.challenges.push(challenge);
        self
    }

    /// Adds an expectation.
    #[must_use]
    pub fn expects(mut self, expectation: Expectation) -> Self {
        self.expectations.push(expectation);
        self
    }
}

/// A result that is expected, declared beforehand (*verwachting*; P1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The expectation's id, unique in the programme.
    pub id: ExpectationId,
    /// Short term or long term.
    pub horizon: Horizon,
    /// What is looked at.
    pub indicator: Indicator,
    /// The week in which it was declared; outcomes before it do not count.
    pub declared: Week,
    /// The indicator's level at the outset, in its unit.
    pub baseline: Amount,
    /// The indicator's level that is expected, in its unit.
    pub target: Amount,
    /// The week by which it is expected.
    pub due: Week,
    /// Interim targets, between `declared` and `due`.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Milestone>>")]
    pub milestones: Vec<Milestone>,
    /// How heavily it counts within its goal and horizon.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Weight>")]
    pub weight: Weight,
    /// What part of the reported amounts counts as a result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjust: Option<Adjust>,
}

impl Expectation {
    /// An expected result: an indicator that goes from `baseline` to `target` between the weeks
    /// `declared` and `due`.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        id: impl TryInto<ExpectationId, Error: Into<Refused>>,
        horizon: Horizon,
        indicator: Indicator,
        weeks: std::ops::Range<&str>,
        levels: std::ops::Range<f64>,
    ) -> Result<Self, Refused> {
        Ok(Self {
            id: made(id)?,
            horizon,
            indicator,
            declared: weeks.start.parse()?,
            baseline: Amount::new(levels.start)?,
            target: Amount::new(levels.end)?,
            due: weeks.end.parse()?,
            milestones: Vec::new(),
            weight: Weight::default(),
            adjust: None,
        })
    }
}

/// What is looked at to see a result (*indicator*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// What it is called.
    pub name: Text,
    /// The unit of its levels and amounts.
    pub unit: Text,
    /// How teams combine.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Aggregate>")]
    pub aggregate: Aggregate,
    /// What one unit is worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth: Option<Worth>,
    /// What stands for it in vocabularies of others.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    pub references: Vec<Reference>,
}

impl Indicator {
    /// An indicator in a unit, whose teams add up.
    ///
    /// # Errors
    /// Where a text is blank.
    pub fn new(
        name: impl TryInto<Text, Error: Into<Refused>>,
        unit: impl TryInto<Text, Error: Into<Refused>>,
    ) -> Result<Self, Refused> {
        Ok(Self {
            name: made(name)?,
            unit: made(unit)?,
            aggregate: Aggregate::Sum,
            worth: None,
            references: Vec::new(),
        })
    }
}

/// What one unit of an indicator is worth (*waarde*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Worth {
    /// The amount of money per unit.
    pub amount: Money,
    /// Its currency.
    pub currency: Currency,
}

/// An interim target (*mijlpaal*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The week by which it is expected.
    pub week: Week,
    /// The indicator's level that is expected by then.
    pub target: Amount,
}

/// What part of the reported amounts counts as a result: the adjustments of social return on
/// investment (*correcties*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Adjust {
    /// What would have happened anyway.
    #[serde(default = "none_of_it", deserialize_with = "or_none_of_it")]
    #[schemars(with = "Option<Share>", default = "none_of_it")]
    pub deadweight: Share,
    /// What was only moved from elsewhere.
    #[serde(default = "none_of_it", deserialize_with = "or_none_of_it")]
    #[schemars(with = "Option<Share>", default = "none_of_it")]
    pub displacement: Share,
    /// What share is ours.
    #[serde(default = "all_of_it", deserialize_with = "or_all_of_it")]
    #[schemars(with = "Option<Share>", default = "all_of_it")]
    pub attribution: Share,
}

impl Adjust {
    /// The part of an amount that counts: `(1 − deadweight) · (1 − displacement) · attribution`.
    pub fn factor(&self) -> f64 {
        (1.0 - self.deadweight.get()) * (1.0 - self.displacement.get()) * self.attribution.get()
    }
}

impl Default for Adjust {
    fn default() -> Self {
        Self { deadweight: Share::NONE, displacement: Share::NONE, attribution: Share::ALL }
    }
}

fn all_of_it() -> Share {
    Share::ALL
}

fn none_of_it() -> Share {
    Share::NONE
}

fn or_none_of_it<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Share, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or(Share::NONE))
}

fn or_all_of_it<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Share, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or(Share::ALL))
}

/// A question that follows from goals and frames what is learned (*ontwikkelvraag*; P2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DevelopmentQuestion {
    /// The question's id.
    pub id: DevelopmentQuestionId,
    /// The question.
    pub question: Text,
    /// The goals that it serves.
    pub serves: NonEmpty<GoalId>,
}

impl DevelopmentQuestion {
    /// A development question that serves these goals.
    ///
    /// # Errors
    /// Where a value is not what is allowed, or no goal is served.
    pub fn new<G: TryInto<GoalId, Error: Into<Refused>>>(
        id: impl TryInto<DevelopmentQuestionId, Error: Into<Refused>>,
        question: impl TryInto<Text, Error: Into<Refused>>,
        serves: impl IntoIterator<Item = G>,
    ) -> Result<Self, Refused> {
        let serves = serves.into_iter().map(made).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { id: made(id)?, question: made(question)?, serves: NonEmpty::new(serves)? })
    }
}

/// A level of an indicator that was measured (*meting*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measurement {
    /// The expectation whose indicator was measured.
    pub expectation: ExpectationId,
    /// The week of the measurement.
    pub week: Week,
    /// The level that was measured, in the indicator's unit.
    pub level: Amount,
    /// Its standard error; absent: unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<StandardError>,
    /// Where the measurement comes from.
    pub source: Text,
}
