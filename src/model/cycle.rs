//! The weekly cycle (*Vitale Weekcyclus*): one team's one ISO week.

use std::borrow::Cow;
use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ai::DataClass;
use super::extensions::Extensions;
use super::id::{
    AiSystemId, CycleId, DevelopmentQuestionId, ExpectationId, LearningQuestionId, MomentId, PersonId, ProposalId,
    TeamId,
};
use super::list::NonEmpty;
use super::quantity::{Amount, Minutes, Share, StandardError};
use super::storage::{Storage, or_default};
use super::time::{Start, Week};
use super::word::words;
use super::wording::Text;

words! {
    /// What became of a cycle (*status*).
    pub enum Status {
        /// It is still to come.
        Planned = "planned" ("gepland", "planned"),
        /// It was held.
        Held = "held" ("gehouden", "held"),
        /// It was skipped, for a reason.
        Skipped = "skipped" ("overgeslagen", "skipped"),
    }
}

words! {
    /// How something was learned (*leervorm*; P14).
    pub enum Mode {
        /// By doing the work.
        Doing = "doing" ("door te doen", "by doing"),
        /// Together with others.
        Together = "together" ("samen", "together"),
        /// In a course or training.
        Formal = "formal" ("formeel", "formal"),
    }
}

words! {
    /// What AI was to those who used it (*houding*; P6).
    pub enum Stance {
        /// A tool.
        Tool = "tool" ("hulpmiddel", "tool"),
        /// A sparring partner.
        CoIntelligence = "co_intelligence" ("co-intelligentie", "co-intelligence"),
    }
}

words! {
    /// In what AI supported (*ondersteuning*; P6).
    pub enum Support {
        /// Analysis.
        Analysis = "analysis" ("analyse", "analysis"),
        /// Making decisions.
        DecisionMaking = "decision_making" ("besluitvorming", "decision making"),
        /// Productivity.
        Productivity = "productivity" ("productiviteit", "productivity"),
        /// The power to innovate.
        Innovation = "innovation" ("innovatievermogen", "innovation"),
    }
}

words! {
    /// How far an innovation proposal has come (*stadium*; P18).
    pub enum Stage {
        /// It was put forward.
        Proposed = "proposed" ("voorgesteld", "proposed"),
        /// It was tried.
        Tried = "tried" ("uitgeprobeerd", "tried"),
        /// It was taken into use.
        Adopted = "adopted" ("in gebruik genomen", "adopted"),
        /// It became part of the work.
        Integrated = "integrated" ("geïntegreerd", "integrated"),
        /// It was given up.
        Withdrawn = "withdrawn" ("ingetrokken", "withdrawn"),
    }
}

words! {
    /// Whom a proposal strengthens (*versterkt*; P7).
    pub enum Strengthens {
        /// The organisation.
        Organisation = "organisation" ("organisatie", "organisation"),
        /// The professional.
        Professional = "professional" ("professional", "professional"),
    }
}

words! {
    /// What carries a result (*drager*; P25).
    pub enum Carrier {
        /// The work: changed ways of working.
        Work = "work" ("werk", "work"),
        /// The craft: what people can do.
        Craft = "craft" ("vakmanschap", "craft"),
    }
}

/// One team's one ISO week (*Vitale Weekcyclus*; P4, P5). It is complete in itself: it lists every
/// learning question it works on and every proposal it reports on.
///
/// What may stand in it follows from what became of it, so the three are three shapes.
#[derive(Debug, Clone, PartialEq)]
pub struct Cycle<S = Box<str>> {
    /// The cycle's id.
    pub id: CycleId<S>,
    /// The team whose week it is.
    pub team: TeamId<S>,
    /// The week.
    pub week: Week,
    /// What became of it.
    pub state: State<S>,
    /// Data of an embedding application's own.
    pub extensions: Extensions,
}

/// What became of a cycle, with what may stand in it then.
#[derive(Debug, Clone, PartialEq)]
pub enum State<S = Box<str>> {
    /// It is still to come.
    Planned(Planned<S>),
    /// It was held.
    Held(Held<S>),
    /// It was skipped, for a reason.
    Skipped {
        /// Why it was skipped.
        reason: Text<S>,
    },
}

/// What is known of a cycle to come.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned<S = Box<str>> {
    /// The sessions to be held.
    pub sessions: Vec<Session<S>>,
    /// The learning questions to be worked on.
    pub learning_questions: Vec<LearningQuestion<S>>,
}

/// What happened and what came out in a cycle that was held.
#[derive(Debug, Clone, PartialEq)]
pub struct Held<S = Box<str>> {
    /// When the team sat together.
    pub sessions: Vec<Session<S>>,
    /// The learning questions that were worked on.
    pub learning_questions: Vec<LearningQuestion<S>>,
    /// What was done.
    pub activities: Vec<Activity<S>>,
    /// The innovation proposals, at their stage in this week.
    pub proposals: Vec<Proposal<S>>,
    /// What came out.
    pub outcomes: Vec<Outcome<S>>,
}

impl<S> Default for Planned<S> {
    fn default() -> Self {
        Self { sessions: Vec::new(), learning_questions: Vec::new() }
    }
}

impl<S> Default for Held<S> {
    fn default() -> Self {
        Self {
            sessions: Vec::new(),
            learning_questions: Vec::new(),
            activities: Vec::new(),
            proposals: Vec::new(),
            outcomes: Vec::new(),
        }
    }
}

/// Time that a team sat together (*sessie*; P4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Session")]
pub struct Session<S = Box<str>> {
    /// When it began, local.
    pub start: Start<S>,
    /// How long it lasted.
    pub minutes: Minutes,
    /// The fixed moment at which it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<MomentId<S>>,
}

/// A question of a professional with which learning and working start (*leervraag*; P3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "LearningQuestion")]
pub struct LearningQuestion<S = Box<str>> {
    /// The question's id, within its team; one that comes back keeps it.
    pub id: LearningQuestionId<S>,
    /// Whose question it is.
    pub professional: PersonId<S>,
    /// The question.
    pub question: Text<S>,
    /// The development question it belongs to; a question may stand free (P10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub development_question: Option<DevelopmentQuestionId<S>>,
    /// Whether it is about AI, besides with AI (P26).
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<bool>")]
    pub about_ai: bool,
}

/// Something that was done (*activiteit*; P5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Activity")]
pub struct Activity<S = Box<str>> {
    /// Who took part.
    pub professionals: NonEmpty<PersonId<S>>,
    /// The learning question that was worked on, of this cycle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learning_question: Option<LearningQuestionId<S>>,
    /// How it was learned.
    pub mode: Mode,
    /// How long it took.
    pub minutes: Minutes,
    /// How AI was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ai: Option<AiUse<S>>,
    /// Whether it could still be done without AI; absent: not shown (P15).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mastery: Option<bool>,
}

impl<S: AsRef<str>> Activity<S> {
    /// The number of different people who took part.
    pub fn distinct_professionals(&self) -> usize {
        distinct(self.professionals.iter().map(PersonId::as_str))
    }
}

/// So many texts are compared with one another faster than put in a table.
const FEW: usize = 16;

/// How many of these texts differ.
fn distinct<'a>(texts: impl ExactSizeIterator<Item = &'a str> + Clone) -> usize {
    let count = texts.len();
    if count <= FEW {
        let before = texts.clone();
        return texts.enumerate().filter(|(i, text)| !before.clone().take(*i).any(|other| other == *text)).count();
    }
    texts.collect::<HashSet<_>>().len()
}

/// How AI was used in an activity (*AI-gebruik*; P6).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "AiUse")]
pub struct AiUse<S = Box<str>> {
    /// The system that was used.
    pub system: AiSystemId<S>,
    /// What it was to those who used it.
    pub stance: Stance,
    /// In what it supported.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Support>>")]
    pub support: Vec<Support>,
    /// The share of the thinking that was left to it (P15).
    pub offloaded: Share,
    /// The class of the data that were put into it.
    pub data: DataClass,
    /// Whether what came out of it was verified (P22).
    pub verified: bool,
}

/// An innovation proposal, at its stage in this week (*innovatievoorstel*; P7).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Proposal")]
pub struct Proposal<S = Box<str>> {
    /// The proposal's id, within its team; one that comes back keeps it.
    pub id: ProposalId<S>,
    /// The proposal, in a few words.
    pub title: Text<S>,
    /// The learning question it came from, of this cycle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learning_question: Option<LearningQuestionId<S>>,
    /// How far it has come in this week.
    pub stage: Stage,
    /// Whom it strengthens.
    pub strengthens: NonEmpty<Strengthens>,
}

/// What came out in this week (*uitkomst*; P11).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Outcome")]
pub struct Outcome<S = Box<str>> {
    /// The expectation to which it contributes.
    pub expectation: ExpectationId<S>,
    /// The week's change in the indicator, in its unit, signed; never its level.
    pub amount: Amount,
    /// Its standard error, in the indicator's unit.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<StandardError>")]
    pub standard_error: StandardError,
    /// What carries it.
    pub carrier: Carrier,
    /// The proposal it came from, of this cycle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId<S>>,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Text<S>>,
}

impl<S> Cycle<S> {
    /// What became of it, without what stands in it.
    pub fn status(&self) -> Status {
        match self.state {
            State::Planned(_) => Status::Planned,
            State::Held(_) => Status::Held,
            State::Skipped { .. } => Status::Skipped,
        }
    }

    /// What happened and came out, where it was held.
    pub fn held(&self) -> Option<&Held<S>> {
        match &self.state {
            State::Held(held) => Some(held),
            _ => None,
        }
    }

    /// Its sessions; none where it was skipped.
    pub fn sessions(&self) -> &[Session<S>] {
        match &self.state {
            State::Planned(planned) => &planned.sessions,
            State::Held(held) => &held.sessions,
            State::Skipped { .. } => &[],
        }
    }

    /// Its learning questions; none where it was skipped.
    pub fn learning_questions(&self) -> &[LearningQuestion<S>] {
        match &self.state {
            State::Planned(planned) => &planned.learning_questions,
            State::Held(held) => &held.learning_questions,
            State::Skipped { .. } => &[],
        }
    }

    /// Its activities; none where it was not held.
    pub fn activities(&self) -> &[Activity<S>] {
        self.held().map_or(&[], |held| &held.activities)
    }

    /// Its proposals; none where it was not held.
    pub fn proposals(&self) -> &[Proposal<S>] {
        self.held().map_or(&[], |held| &held.proposals)
    }

    /// Its outcomes; none where it was not held.
    pub fn outcomes(&self) -> &[Outcome<S>] {
        self.held().map_or(&[], |held| &held.outcomes)
    }
}

/// A cycle whose texts are borrowed: from a log's line, or from an owned cycle.
pub type BorrowedCycle<'a> = Cycle<Cow<'a, str>>;
