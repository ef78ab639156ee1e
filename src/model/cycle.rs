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
    #[nl = "Wat er van een weekcyclus is geworden."]
    pub enum Status {
        /// The week is still to come.
        Planned = "planned" ("gepland", "planned", "De week moet nog komen."),
        /// The week was held.
        Held = "held" ("gehouden", "held", "De week is gehouden."),
        /// The week was skipped, for a reason.
        Skipped = "skipped" ("overgeslagen", "skipped", "De week is overgeslagen, om een reden."),
    }
}

words! {
    /// How something was learned (*leervorm*; P14).
    #[nl = "Hoe er is geleerd (P14)."]
    pub enum Mode {
        /// By doing the work.
        Doing = "doing" ("door te doen", "by doing", "Door het werk te doen."),
        /// Together with others.
        Together = "together" ("samen", "together", "Samen met anderen."),
        /// In a course or training.
        Formal = "formal" ("formeel", "formal", "In een cursus of training."),
    }
}

words! {
    /// What AI was to those who used it (*houding*; P6).
    #[nl = "Wat AI was voor wie ermee werkten (P6)."]
    pub enum Stance {
        /// A tool, which does what is asked.
        Tool = "tool" ("hulpmiddel", "tool", "Een hulpmiddel, dat doet wat gevraagd wordt."),
        /// A sparring partner, which thinks along.
        CoIntelligence = "co_intelligence" ("co-intelligentie", "co-intelligence", "Een sparringpartner, die meedenkt."),
    }
}

words! {
    /// In what AI supported (*ondersteuning*; P6).
    #[nl = "Waarbij AI ondersteunde (P6)."]
    pub enum Support {
        /// In finding out how things are.
        Analysis = "analysis" ("analyse", "analysis", "Bij het uitzoeken hoe iets zit."),
        /// In making decisions.
        DecisionMaking = "decision_making" ("besluitvorming", "decision making", "Bij het nemen van besluiten."),
        /// In getting more work done, or sooner.
        Productivity = "productivity" ("productiviteit", "productivity", "Bij het meer of sneller werk verzetten."),
        /// In renewing the work.
        Innovation = "innovation" ("innovatievermogen", "innovation", "Bij het vernieuwen van het werk."),
    }
}

words! {
    /// How far an innovation proposal has come (*stadium*; P18).
    #[nl = "Hoe ver een innovatievoorstel is gekomen (P18)."]
    pub enum Stage {
        /// It was put forward.
        Proposed = "proposed" ("voorgesteld", "proposed", "Het is ingebracht."),
        /// It was tried in the work.
        Tried = "tried" ("uitgeprobeerd", "tried", "Het is in het werk beproefd."),
        /// It is in use in the work.
        Adopted = "adopted" ("in gebruik genomen", "adopted", "Het wordt in het werk gebruikt."),
        /// It became a regular part of the work.
        Integrated = "integrated" ("geïntegreerd", "integrated", "Het is een vast deel van het werk geworden."),
        /// It was given up.
        Withdrawn = "withdrawn" ("ingetrokken", "withdrawn", "Het is opgegeven."),
    }
}

words! {
    /// Whom a proposal strengthens (*versterkt*; P7).
    #[nl = "Wie een innovatievoorstel versterkt (P7)."]
    pub enum Strengthens {
        /// The organisation becomes stronger by it.
        Organisation = "organisation" ("organisatie", "organisation", "De organisatie wordt er sterker van."),
        /// The professional becomes stronger by it.
        Professional = "professional" ("professional", "professional", "De professional wordt er sterker van."),
    }
}

words! {
    /// What carries a result (*drager*; P25).
    #[nl = "Wat een resultaat draagt (P25)."]
    pub enum Carrier {
        /// The work: changed ways of working.
        Work = "work" ("werk", "work", "Het werk: andere manieren van werken."),
        /// The craft: what people can do.
        Craft = "craft" ("vakmanschap", "craft", "Het vakmanschap: wat mensen zelf kunnen."),
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
    /// Data of an embedding application's own, by keys in its namespace. They are kept, and nothing else is done with
    /// them.
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

/// Time that a team sits together (*sessie*; P4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Session")]
#[schemars(extend("x-nl" = "Tijd waarin een team bij elkaar zit (P4)."))]
pub struct Session<S = Box<str>> {
    /// When it begins, in local time.
    #[schemars(extend("x-nl" = ["Begin", "Wanneer de sessie begint, in plaatselijke tijd."]))]
    pub start: Start<S>,
    /// How long it lasts, in minutes.
    #[schemars(extend("x-nl" = ["Duur", "Hoe lang de sessie duurt, in minuten."]))]
    pub minutes: Minutes,
    /// The fixed moment at which it is held (P4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(title = "Fixed moment", extend("x-nl" = ["Vast moment", "Het vaste moment waarop de sessie wordt gehouden (P4)."]))]
    pub moment: Option<MomentId<S>>,
}

/// A question of a professional with which learning and working start (*leervraag*; P3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "LearningQuestion")]
#[schemars(extend("x-nl" = "Een vraag van een professional waarmee leren en werken beginnen (P3)."))]
pub struct LearningQuestion<S = Box<str>> {
    /// The question's id, within its team; one that comes back keeps it.
    #[schemars(extend("x-nl" = ["Id", "Het id van de leervraag, binnen het team; een vraag die terugkomt, houdt haar id."]))]
    pub id: LearningQuestionId<S>,
    /// Whose question it is.
    #[schemars(extend("x-nl" = ["Professional", "Van wie de vraag is."]))]
    pub professional: PersonId<S>,
    /// The question.
    #[schemars(extend("x-nl" = ["Vraag", "De leervraag zelf."], "examples" = ["Wanneer klopt een samenvatting van AI niet?"]))]
    pub question: Text<S>,
    /// The development question it belongs to; a question may stand free (P10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Ontwikkelvraag", "De ontwikkelvraag waar de leervraag bij hoort; een leervraag mag er ook los van staan (P10)."]))]
    pub development_question: Option<DevelopmentQuestionId<S>>,
    /// Whether it is about AI itself, besides with AI (P26).
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<bool>")]
    #[schemars(title = "About AI", extend("x-nl" = ["Over AI", "Of de vraag over AI zelf gaat, naast het leren met AI (P26)."]))]
    pub about_ai: bool,
}

/// Something that was done to learn and to work (*activiteit*; P5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Activity")]
#[schemars(extend("x-nl" = "Iets wat is gedaan om te leren en te werken (P5)."))]
pub struct Activity<S = Box<str>> {
    /// Who took part (P5).
    #[schemars(extend("x-nl" = ["Professionals", "Wie meededen (P5)."]))]
    pub professionals: NonEmpty<PersonId<S>>,
    /// The learning question that was worked on, of this cycle (P3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Leervraag", "De leervraag waaraan is gewerkt, uit dezelfde weekcyclus (P3)."]))]
    pub learning_question: Option<LearningQuestionId<S>>,
    /// How it was learned (P14).
    #[schemars(extend("x-nl" = ["Leervorm", "Hoe er is geleerd (P14)."]))]
    pub mode: Mode,
    /// How long it took, in minutes.
    #[schemars(extend("x-nl" = ["Duur", "Hoe lang het duurde, in minuten."]))]
    pub minutes: Minutes,
    /// How AI was used; absent: it was not (P6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(title = "Use of AI", extend("x-nl" = ["AI-gebruik", "Hoe AI is gebruikt; zonder AI ontbreekt het (P6)."]))]
    pub ai: Option<AiUse<S>>,
    /// Whether it could still be done without AI; absent: not shown (P15).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Beheersing", "Of het ook zonder AI nog zou lukken; ontbreekt het, dan is het niet gebleken (P15)."]))]
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

/// How AI was used in an activity (*AI-gebruik*; P6, P15).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "AiUse")]
#[schemars(extend("x-nl" = "Hoe AI bij een activiteit is gebruikt (P6, P15)."))]
pub struct AiUse<S = Box<str>> {
    /// The AI system that was used.
    #[schemars(title = "AI system", extend("x-nl" = ["AI-systeem", "Het AI-systeem dat is gebruikt."]))]
    pub system: AiSystemId<S>,
    /// What it was to those who used it (P6).
    #[schemars(extend("x-nl" = ["Houding", "Wat AI was voor wie ermee werkten (P6)."], "examples" = ["co_intelligence"]))]
    pub stance: Stance,
    /// In what it supported (P6).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Support>>")]
    #[schemars(extend("x-nl" = ["Ondersteuning", "Waarbij AI ondersteunde (P6)."]))]
    pub support: Vec<Support>,
    /// The share of the thinking that was left to it, from 0 to 1 (P15).
    #[schemars(extend("x-nl" = ["Overgelaten denkwerk", "Het aandeel van het denkwerk dat aan AI is overgelaten, van 0 tot en met 1 (P15)."]))]
    pub offloaded: Share,
    /// How confidential the data were that were put into it (P22).
    #[schemars(extend("x-nl" = ["Gegevens", "Hoe vertrouwelijk de gegevens waren die zijn ingevoerd (P22)."], "examples" = ["internal"]))]
    pub data: DataClass,
    /// Whether what came out of it was verified (P22).
    #[schemars(extend("x-nl" = ["Nagegaan", "Of is nagegaan of de uitvoer klopt (P22)."]))]
    pub verified: bool,
}

/// An innovation proposal, at its stage in this week (*innovatievoorstel*; P7, P18).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Proposal")]
#[schemars(extend("x-nl" = "Een innovatievoorstel, in het stadium van deze week (P7, P18)."))]
pub struct Proposal<S = Box<str>> {
    /// The proposal's id, within its team; one that comes back keeps it.
    #[schemars(extend("x-nl" = ["Id", "Het id van het innovatievoorstel, binnen het team; een voorstel dat terugkomt, houdt zijn id."]))]
    pub id: ProposalId<S>,
    /// The proposal, in a few words.
    #[schemars(extend("x-nl" = ["Titel", "Het innovatievoorstel, in enkele woorden."], "examples" = ["Eén sjabloon voor alle bevestigingen"]))]
    pub title: Text<S>,
    /// The learning question it came from, of this cycle (P3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Leervraag", "De leervraag waaruit het voortkwam, uit dezelfde weekcyclus (P3)."]))]
    pub learning_question: Option<LearningQuestionId<S>>,
    /// How far it has come in this week (P18).
    #[schemars(extend("x-nl" = ["Stadium", "Hoe ver het deze week is gekomen (P18)."], "examples" = ["tried"]))]
    pub stage: Stage,
    /// Whom it strengthens (P7).
    #[schemars(extend("x-nl" = ["Versterkt", "Wie het versterkt (P7)."], "examples" = [["organisation", "professional"]]))]
    pub strengthens: NonEmpty<Strengthens>,
}

/// What came out in this week (*uitkomst*; P11).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(serialize = "S: AsRef<str>", deserialize = "S: Storage<'de>"))]
#[schemars(bound = "", rename = "Outcome")]
#[schemars(extend("x-nl" = "Wat er in deze week uitkwam (P11)."))]
pub struct Outcome<S = Box<str>> {
    /// The expectation to which it contributes.
    #[schemars(extend("x-nl" = ["Verwachting", "De verwachting waaraan de uitkomst bijdraagt."]))]
    pub expectation: ExpectationId<S>,
    /// The week's change in the indicator, in its unit, signed; never its level.
    #[schemars(extend("x-nl" = ["Verandering", "De verandering van de indicator in deze week, in zijn eenheid en met teken; nooit zijn stand."]))]
    pub amount: Amount,
    /// Its standard error, in the indicator's unit.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<StandardError>")]
    #[schemars(extend("x-nl" = ["Standaardfout", "De standaardfout van de verandering, in de eenheid van de indicator."]))]
    pub standard_error: StandardError,
    /// What carries it: the work or the craft (P25).
    #[schemars(extend("x-nl" = ["Drager", "Wat de uitkomst draagt: het werk of het vakmanschap (P25)."]))]
    pub carrier: Carrier,
    /// The proposal it came from, of this cycle (P7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Innovatievoorstel", "Het voorstel waaruit de uitkomst voortkwam, uit dezelfde weekcyclus (P7)."]))]
    pub proposal: Option<ProposalId<S>>,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Onderbouwing", "Waaruit de uitkomst blijkt."], "examples" = ["Telling uit het zaaksysteem"]))]
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
