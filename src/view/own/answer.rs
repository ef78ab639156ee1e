//! What the own view holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{
    AiUse, Amount, Carrier, CycleId, DevelopmentQuestionId, Entry, ExpectationId, Extensions, LearningQuestionId,
    Minutes, Mode, PersonId, ProgrammeId, ProposalId, Reference, StandardError, Status, Strengthens, TeamId, Text,
    Week, words,
};
use crate::view::{Accounted, Participation, PersonTold, StageReached};

/// The own view (*eigen weergave*; P8): everything of one professional, for that professional, up to a week. Of others
/// it has nothing but to whom they account. The learning process being theirs is the paper's; what else is in it is
/// ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "OwnView")]
#[schemars(extend("x-nl" = "De eigen weergave (P8): alles van één professional, voor die professional zelf, tot en met een week. Van anderen staat erin aan wie de professional verantwoording aflegt, en verder niets. Dat het leerproces van de professional is, komt uit het artikel; wat er verder in staat, is eigen keuze."))]
#[non_exhaustive]
pub struct Own {
    /// The programme's id.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma."]))]
    pub programme: ProgrammeId,
    /// The organisation whose programme it is.
    #[schemars(extend("x-nl" = ["Organisatie", "De organisatie waarvan het programma is."], "examples" = ["Gemeente Waterland"]))]
    pub organisation: Text,
    /// Whose view it is; from `people` of the programme, as the name, the working time and the weeks below.
    #[schemars(extend("x-nl" = ["Professional", "Van wie de weergave is; uit `people` van het programma, net als naam, werktijd en weken hieronder."]))]
    pub professional: PersonId,
    /// The professional's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van de professional."], "examples" = ["Anna"]))]
    pub name: Text,
    /// Contracted working time, in minutes a week.
    #[schemars(title = "Minutes a week", extend("x-nl" = ["Minuten per week", "De contractuele werktijd, in minuten per week."], "examples" = [1920]))]
    pub weekly_minutes: Minutes,
    /// The first week in which the professional counts; absent: from the beginning.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week", extend("x-nl" = ["Vanaf", "De eerste week waarin de professional meetelt; ontbreekt zij, dan vanaf het begin."]))]
    pub from: Option<Week>,
    /// The last week in which the professional counts; absent: to the end.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week", extend("x-nl" = ["Tot en met", "De laatste week waarin de professional meetelt; ontbreekt zij, dan tot het einde."]))]
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
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week waarnaar is gekeken."], "examples" = ["2026-W13"]))]
    pub as_of: Week,
    /// The manager to whom the professional accounts; absent where there is none (P8).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PersonTold", extend("x-nl" = ["Leidinggevende", "De leidinggevende aan wie de professional verantwoording aflegt; ontbreekt als die er niet is (P8)."], "examples" = [{ "person": "p-marc", "name": "Marc" }]))]
    pub accounts_to: Option<PersonTold>,
    /// The teams of which the professional is a member, in the document's order.
    #[schemars(extend("x-nl" = ["Teams", "De teams waarvan de professional lid is, in de volgorde van het document."]))]
    pub teams: Vec<OwnTeam>,
    /// In how many of their teams' held weeks the professional took part.
    #[schemars(extend("x-nl" = ["Deelname", "In hoeveel van de gehouden weekcycli van de eigen teams de professional meedeed."]))]
    pub participation: Participation,
    /// What the professional accounted for, by week (P8).
    #[schemars(extend("x-nl" = ["Verantwoordingen", "Wat de professional heeft verantwoord, op volgorde van week (P8)."]))]
    pub accounts: Vec<Accounted>,
    /// The weekly cycles in which something is of the professional: a learning question, an activity, or what their
    /// journal says of it; by week.
    #[schemars(title = "Weekly cycles", extend("x-nl" = ["Weekcycli", "De weekcycli waarin iets van de professional staat: een leervraag, een activiteit, of wat het eigen logboek erover zegt; op volgorde van week."]))]
    pub cycles: Vec<OwnCycle>,
    /// What the journal says of cycles that are not in the programme or the logs at hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(title = "Elsewhere in journal", extend("x-nl" = ["Elders in logboek", "Wat het logboek zegt over weekcycli die niet in het programma en ook niet in de logs staan."]))]
    pub journal_elsewhere: Vec<Entry>,
    /// The innovation proposals that came from a learning question of the professional, or for which they accounted; in the
    /// order in which they were put forward.
    #[schemars(extend("x-nl" = ["Innovatievoorstellen", "De innovatievoorstellen die uit een leervraag van de professional voortkwamen of die de professional heeft verantwoord, in de volgorde waarin ze zijn ingebracht."]))]
    pub proposals: Vec<OwnProposal>,
    /// The outcomes that follow from those proposals, or were reported in a cycle in which the professional took part; by
    /// week.
    #[schemars(extend("x-nl" = ["Uitkomsten", "De uitkomsten die uit die voorstellen volgen, of die zijn gemeld in een weekcyclus waarin de professional meedeed; op volgorde van week."]))]
    pub outcomes: Vec<OwnOutcome>,
    /// How the professional learned and worked, over all of these weeks.
    #[schemars(extend("x-nl" = ["Leren en werken", "Hoe de professional leerde en werkte, over al deze weken samen."]))]
    pub practice: Practice,
    /// The same week by week, for weeks in which there is something to say.
    #[schemars(title = "Week by week", extend("x-nl" = ["Week voor week", "Hetzelfde per week, voor weken waarover iets te zeggen is."]))]
    pub weeks: Vec<WeekPractice>,
}

/// A team of which the professional is a member (*eigen team*; P5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een team waarvan de professional lid is (P5)."))]
#[non_exhaustive]
pub struct OwnTeam {
    /// The id of the team; from `teams` of the programme.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team; uit `teams` van het programma."]))]
    pub team: TeamId,
    /// The team's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van het team."], "examples" = ["Burgerzaken"]))]
    pub name: Text,
}

/// What is of the professional in one weekly cycle (*deel in een weekcyclus*; P4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat in één weekcyclus van de professional is (P4)."))]
#[non_exhaustive]
pub struct OwnCycle {
    /// The id of the weekly cycle.
    #[schemars(title = "Weekly cycle", extend("x-nl" = ["Weekcyclus", "Het id van de weekcyclus."]))]
    pub cycle: CycleId,
    /// The id of the team whose cycle it is.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team waarvan de weekcyclus is."]))]
    pub team: TeamId,
    /// The week of the cycle.
    #[schemars(extend("x-nl" = ["Week", "De week van de weekcyclus."]))]
    pub week: Week,
    /// What became of the cycle.
    #[schemars(extend("x-nl" = ["Status", "Wat er van de weekcyclus is geworden."], "examples" = ["held"]))]
    pub status: Status,
    /// The learning questions of the professional that it lists (P3).
    #[schemars(extend("x-nl" = ["Leervragen", "De leervragen van de professional die erin staan (P3)."]))]
    pub learning_questions: Vec<OwnQuestion>,
    /// The activities in which the professional took part (P5).
    #[schemars(extend("x-nl" = ["Activiteiten", "De activiteiten waaraan de professional meedeed (P5)."]))]
    pub activities: Vec<OwnActivity>,
    /// What the professional's journal says of it (P8); from `entries` of the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-nl" = ["Reflecties", "Wat het logboek van de professional erover zegt (P8); uit `entries` van het logboek."], "examples" = [["Eerst zelf schrijven en dan pas vragen werkte beter."]]))]
    pub reflections: Vec<Text>,
}

/// A learning question of the professional (*eigen leervraag*; P3); from `learning_questions` of the cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een leervraag van de professional (P3); uit `learning_questions` van de weekcyclus."))]
#[non_exhaustive]
pub struct OwnQuestion {
    /// The id of the learning question, unique within its team.
    #[schemars(extend("x-nl" = ["Leervraag", "Het id van de leervraag, uniek binnen het team."]))]
    pub learning_question: LearningQuestionId,
    /// The question itself.
    #[schemars(extend("x-nl" = ["Vraag", "De leervraag zelf."], "examples" = ["Wanneer klopt een samenvatting van AI niet?"]))]
    pub question: Text,
    /// The development question that it belongs to; absent where it stands free (P10).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "DevelopmentQuestionId", extend("x-nl" = ["Ontwikkelvraag", "De ontwikkelvraag waar de leervraag bij hoort; ontbreekt als zij er los van staat (P10)."]))]
    pub development_question: Option<DevelopmentQuestionId>,
    /// Whether it is about AI itself, besides with AI (P26).
    #[schemars(title = "About AI", extend("x-nl" = ["Over AI", "Of de vraag over AI zelf gaat, naast het leren met AI (P26)."]))]
    pub about_ai: bool,
}

/// An activity in which the professional took part (*eigen activiteit*; P5); from `activities` of the cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een activiteit waaraan de professional meedeed (P5); uit `activities` van de weekcyclus."))]
#[non_exhaustive]
pub struct OwnActivity {
    /// The id of the professional's learning question that was worked on; absent where there was none, or it was
    /// another's.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "LearningQuestionId", extend("x-nl" = ["Leervraag", "Het id van de leervraag van de professional waaraan is gewerkt; ontbreekt als die er niet was, of als de leervraag van een ander was."]))]
    pub learning_question: Option<LearningQuestionId>,
    /// How it was learned (P14).
    #[schemars(extend("x-nl" = ["Leervorm", "Hoe er is geleerd (P14)."]))]
    pub mode: Mode,
    /// How long it took, in minutes.
    #[schemars(extend("x-nl" = ["Duur", "Hoe lang het duurde, in minuten."]))]
    pub minutes: Minutes,
    /// With how many other people; who they are is not said.
    #[schemars(extend("x-nl" = ["Met anderen", "Met hoeveel anderen; wie dat waren, staat er niet."], "examples" = [2]))]
    pub with_others: u32,
    /// How AI was used; absent: it was not (P6).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "AiUse", title = "Use of AI", extend("x-nl" = ["AI-gebruik", "Hoe AI is gebruikt; zonder AI ontbreekt het (P6)."]))]
    pub ai: Option<AiUse>,
    /// Whether it could still be done without AI; absent: not shown (P15).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "bool", extend("x-nl" = ["Beheersing", "Of het ook zonder AI nog zou lukken; ontbreekt het, dan is het niet gebleken (P15)."]))]
    pub mastery: Option<bool>,
}

/// An innovation proposal of the professional (*eigen innovatievoorstel*; P7); from `proposals` of the cycles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een innovatievoorstel van de professional (P7); uit `proposals` van de weekcycli."))]
#[non_exhaustive]
pub struct OwnProposal {
    /// The id of the proposal, unique within its team.
    #[schemars(extend("x-nl" = ["Innovatievoorstel", "Het id van het innovatievoorstel, uniek binnen het team."]))]
    pub proposal: ProposalId,
    /// The id of the team whose proposal it is.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team waarvan het voorstel is."]))]
    pub team: TeamId,
    /// The proposal in a few words, as it was listed last.
    #[schemars(extend("x-nl" = ["Titel", "Het innovatievoorstel in enkele woorden, zoals het de laatste keer is vermeld."], "examples" = ["Eén sjabloon voor alle bevestigingen"]))]
    pub title: Text,
    /// Each stage that it reached, one after the other (P18).
    #[schemars(extend("x-nl" = ["Stadia", "Elk stadium dat het bereikte, na elkaar (P18)."]))]
    pub stages: Vec<StageReached>,
    /// Whom it strengthens, as it was listed last (P7).
    #[schemars(extend("x-nl" = ["Versterkt", "Wie het versterkt, zoals het de laatste keer is vermeld (P7)."], "examples" = [["organisation", "professional"]]))]
    pub strengthens: Vec<Strengthens>,
    /// Whether it came from a learning question of the professional (P3).
    #[schemars(extend("x-nl" = ["Uit eigen leervraag", "Of het uit een leervraag van de professional voortkwam (P3)."]))]
    pub from_own_question: bool,
    /// Whether the professional accounted for it (P8).
    #[schemars(title = "Accounted for", extend("x-nl" = ["Verantwoord", "Of de professional het heeft verantwoord (P8)."]))]
    pub accounted: bool,
}

/// An outcome that has to do with the professional (*uitkomst*; P11); from `outcomes` of the cycles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een uitkomst die met de professional te maken heeft (P11); uit `outcomes` van de weekcycli."))]
#[non_exhaustive]
pub struct OwnOutcome {
    /// The id of the weekly cycle that reports it.
    #[schemars(title = "Weekly cycle", extend("x-nl" = ["Weekcyclus", "Het id van de weekcyclus die de uitkomst meldt."]))]
    pub cycle: CycleId,
    /// The id of the team whose outcome it is.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team waarvan de uitkomst is."]))]
    pub team: TeamId,
    /// The week in which it was reported.
    #[schemars(extend("x-nl" = ["Week", "De week waarin de uitkomst is gemeld."]))]
    pub week: Week,
    /// Why it stands here.
    #[schemars(title = "Why here", extend("x-nl" = ["Waarom hier", "Waarom de uitkomst hier staat."], "examples" = [["proposal", "took_part"]]))]
    pub because: Vec<OutcomeLink>,
    /// The id of the expectation to which it contributes.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting waaraan de uitkomst bijdraagt."]))]
    pub expectation: ExpectationId,
    /// The name of the indicator.
    #[schemars(extend("x-nl" = ["Indicator", "De naam van de indicator."], "examples" = ["Bespaarde uren"]))]
    pub indicator: Text,
    /// The week's change in the indicator, in `unit` and signed, of the whole team: no part of it is said to be one
    /// person's.
    #[schemars(extend("x-nl" = ["Verandering", "De verandering van de indicator in deze week, in de eenheid `unit` en met teken. Zij is van het hele team: geen deel ervan wordt aan één persoon toegerekend."], "examples" = [12.5]))]
    pub amount: Amount,
    /// The standard error of `amount`, in `unit`.
    #[schemars(extend("x-nl" = ["Standaardfout", "De standaardfout van de verandering, in de eenheid `unit`."], "examples" = [1.2]))]
    pub standard_error: StandardError,
    /// The unit of `amount` and `standard_error`: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van `amount` en `standard_error`: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// What carries it: the work or the craft (P25).
    #[schemars(extend("x-nl" = ["Drager", "Wat de uitkomst draagt: het werk of het vakmanschap (P25)."]))]
    pub carrier: Carrier,
    /// The proposal it came from, where that is one of the professional's (P7).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ProposalId", extend("x-nl" = ["Innovatievoorstel", "Het voorstel waaruit de uitkomst voortkwam, als dat een voorstel van de professional is (P7)."]))]
    pub proposal: Option<ProposalId>,
    /// What shows it.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Text", extend("x-nl" = ["Onderbouwing", "Waaruit de uitkomst blijkt."], "examples" = ["Telling uit het zaaksysteem"]))]
    pub evidence: Option<Text>,
}

words! {
    /// What an outcome has to do with a professional (*band met een uitkomst*).
    #[nl = "Wat een uitkomst met een professional te maken heeft."]
    pub enum OutcomeLink {
        /// It follows from a proposal of theirs.
        Proposal = "proposal" ("eigen voorstel", "own proposal", "De uitkomst volgt uit een eigen voorstel."),
        /// They took part in the cycle that reports it.
        TookPart = "took_part" ("deelname", "took part", "De professional deed mee in de weekcyclus die de uitkomst meldt."),
    }
}

/// How somebody learned and worked (*leren en werken*): counts and shares, of the activities in which they took part.
/// It is nobody else's, and no judgement. A share is absent where there is nothing of which it could be one. What is
/// counted is ours.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe iemand leerde en werkte: aantallen en aandelen, van de activiteiten waaraan die persoon meedeed. Het is van niemand anders, en het is geen oordeel. Een aandeel ontbreekt als er niets is waarvan het een aandeel kan zijn. Wat wordt geteld, is eigen keuze."))]
#[non_exhaustive]
pub struct Practice {
    /// How many activities they took part in.
    #[schemars(extend("x-nl" = ["Activiteiten", "Aan hoeveel activiteiten die persoon meedeed."], "examples" = [4]))]
    pub activities: u32,
    /// How long these activities took together, in minutes.
    #[schemars(extend("x-nl" = ["Duur", "Hoe lang die activiteiten samen duurden, in minuten."], "examples" = [150]))]
    pub minutes: u64,
    /// How many different learning questions of theirs were listed.
    #[schemars(extend("x-nl" = ["Leervragen", "Hoeveel verschillende eigen leervragen zijn vermeld."], "examples" = [2]))]
    pub learning_questions: u32,
    /// Learned by doing, of all minutes (P14).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", title = "By doing", extend("x-nl" = ["Door te doen", "Geleerd door te doen, van alle minuten (P14)."], "examples" = [{ "value": 0.4, "of": 150 }]))]
    pub doing: Option<PracticeShare>,
    /// Learned together with others, of all minutes (P14).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", extend("x-nl" = ["Samen", "Samen met anderen geleerd, van alle minuten (P14)."], "examples" = [{ "value": 0.6, "of": 150 }]))]
    pub together: Option<PracticeShare>,
    /// Learned in a course or training, of all minutes (P14).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", extend("x-nl" = ["Formeel", "In een cursus of training geleerd, van alle minuten (P14)."], "examples" = [{ "value": 0.0, "of": 150 }]))]
    pub formal: Option<PracticeShare>,
    /// With AI, of all minutes (P6).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", extend("x-nl" = ["Met AI", "Met AI, van alle minuten (P6)."], "examples" = [{ "value": 0.5, "of": 150 }]))]
    pub with_ai: Option<PracticeShare>,
    /// With AI as co-intelligence, of the minutes with AI (P6).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", title = "Co-intelligence", extend("x-nl" = ["Co-intelligentie", "Met AI als co-intelligentie, van de minuten met AI (P6)."], "examples" = [{ "value": 0.8, "of": 75 }]))]
    pub co_intelligence: Option<PracticeShare>,
    /// The thinking that was left to AI, as a mean over the minutes with AI (P15).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", title = "Thinking left to AI", extend("x-nl" = ["Overgelaten denkwerk", "Het denkwerk dat aan AI is overgelaten, gemiddeld over de minuten met AI (P15)."], "examples" = [{ "value": 0.3, "of": 75 }]))]
    pub offloaded: Option<PracticeShare>,
    /// What came out of AI was verified, of the activities with AI (P22).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", extend("x-nl" = ["Nagegaan", "Nagegaan of de uitvoer van AI klopt, van de activiteiten met AI (P22)."], "examples" = [{ "value": 1.0, "of": 2 }]))]
    pub verified: Option<PracticeShare>,
    /// It was shown that it could still be done without AI, of the activities with AI (P15).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", extend("x-nl" = ["Beheersing", "Gebleken dat het ook zonder AI nog zou lukken, van de activiteiten met AI (P15)."], "examples" = [{ "value": 0.5, "of": 2 }]))]
    pub mastery: Option<PracticeShare>,
    /// About AI itself, of the learning questions (P26).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PracticeShare", title = "About AI", extend("x-nl" = ["Over AI", "Over AI zelf, van de leervragen (P26)."], "examples" = [{ "value": 0.5, "of": 2 }]))]
    pub about_ai: Option<PracticeShare>,
}

/// A share of how somebody learned and worked, and of how much it is one (*aandeel*).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een aandeel van hoe iemand leerde en werkte, en waarvan het een aandeel is."))]
#[non_exhaustive]
pub struct PracticeShare {
    /// The share itself, from 0 to 1.
    #[schemars(title = "Share", extend("x-nl" = ["Aandeel", "Het aandeel zelf, van 0 tot en met 1."], "examples" = [0.4]))]
    pub value: f64,
    /// Of how much it is a share, in what the member says: minutes, activities or learning questions; never 0.
    #[schemars(title = "Whole", extend("x-nl" = ["Geheel", "Het geheel waarvan het een aandeel is: een aantal minuten, activiteiten of leervragen, zoals bij het aandeel staat; nooit 0."], "examples" = [150]))]
    pub of: u64,
}

/// How somebody learned and worked in one week, in all of their teams (*leren en werken in een week*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe iemand in één week leerde en werkte, in alle eigen teams samen."))]
#[non_exhaustive]
pub struct WeekPractice {
    /// The week that it is about.
    #[schemars(extend("x-nl" = ["Week", "De week waarover het gaat."]))]
    pub week: Week,
    /// How they learned and worked in it.
    #[schemars(extend("x-nl" = ["Leren en werken", "Hoe die persoon in die week leerde en werkte."]))]
    pub practice: Practice,
}
