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
    #[nl = "De fase van de technologiecyclus waarin het programma valt (Perez 2002, P20)."]
    pub enum Phase {
        /// The technology breaks through.
        Irruption = "irruption" ("doorbraak", "irruption", "De technologie breekt door."),
        /// Financial capital leads.
        Frenzy = "frenzy" ("roes", "frenzy", "Financieel kapitaal jaagt de ontwikkeling aan."),
        /// Institutions are made anew.
        TurningPoint = "turning_point" ("keerpunt", "turning point", "Instituties worden vernieuwd."),
        /// The technology reaches all of society: a golden age.
        Synergy = "synergy" ("synergie", "synergy", "De technologie werkt door in de hele samenleving: een bloeitijd."),
        /// The technology is saturated.
        Maturity = "maturity" ("rijpheid", "maturity", "De technologie is uitgegroeid."),
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
#[schemars(extend("x-nl" = "Een programma Lerendwerken in één organisatie: het kader, de mensen en wat zij meldden. De weekcycli staan erin, in logs ernaast, of allebei."))]
pub struct Programme {
    /// The address of the JSON Schema that an editor holds the document against.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    #[schemars(title = "JSON Schema", extend("x-nl" = ["JSON-schema", "Het adres van het JSON-schema waaraan een editor het document toetst."], "examples" = ["programme.schema.json"]))]
    pub schema: Option<Text>,
    /// The format of this document: 1.
    #[schemars(extend("x-nl" = ["Formaat", "Het formaat van dit document: 1."]))]
    pub format: Format,
    /// The programme's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van het programma."]))]
    pub id: ProgrammeId,
    /// The organisation whose programme it is.
    #[schemars(extend("x-nl" = ["Organisatie", "De organisatie waarvan het programma is."], "examples" = ["Gemeente Waterland"]))]
    pub organisation: Text,
    /// The language of its texts, and of what is said about it.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Language>")]
    #[schemars(extend("x-nl" = ["Taal", "De taal van de teksten in het programma en van wat erover wordt gezegd."]))]
    pub language: Language,
    /// The first and the last week of the programme.
    #[schemars(extend("x-nl" = ["Periode", "De eerste en de laatste week van het programma."]))]
    pub period: Period,
    /// The phase of the technology cycle in which it stands (P20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Fase", "De fase van de technologiecyclus waarin het programma valt (P20)."]))]
    pub phase: Option<Phase>,
    /// Everybody who works and learns, executives included (P24).
    #[schemars(extend("x-nl" = ["Mensen", "Iedereen die werkt en leert, bestuurders inbegrepen (P24)."]))]
    pub people: Vec<Person>,
    /// The teams that work and learn together (P5).
    #[schemars(extend("x-nl" = ["Teams", "De teams die samen werken en leren (P5)."]))]
    pub teams: Vec<Team>,
    /// The AI systems that the organisation uses (P22).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<AiSystem>>")]
    #[schemars(extend("x-nl" = ["AI-systemen", "De AI-systemen die de organisatie gebruikt (P22)."]))]
    pub ai_systems: Vec<AiSystem>,
    /// What the organisation agreed on with its workers (P20).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Governance", "Wat de organisatie met haar medewerkers heeft afgesproken (P20)."]))]
    pub governance: Option<Governance>,
    /// What the programme costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Kosten", "Wat het programma kost."]))]
    pub costs: Option<Costs>,
    /// The goals of the organisation, with what is expected of them (P1, P2).
    #[schemars(extend("x-nl" = ["Organisatiedoelen", "De organisatiedoelen, met wat ervan wordt verwacht (P1, P2)."]))]
    pub goals: Vec<Goal>,
    /// The development questions that go with the goals (P2).
    #[schemars(extend("x-nl" = ["Ontwikkelvragen", "De ontwikkelvragen die bij de organisatiedoelen horen (P2)."]))]
    pub development_questions: Vec<DevelopmentQuestion>,
    /// The numbers with which results are computed; what is not given has its default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Aannames", "De getallen waarmee resultaten worden berekend; wat ontbreekt, heeft zijn standaardwaarde."]))]
    pub assumptions: Option<Assumptions>,
    /// The settings of the rules: levels, parameters and accepted findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Regels", "De instellingen van de regels: niveaus, parameters en aanvaarde bevindingen."]))]
    pub rules: Option<RuleSettings>,
    /// The weekly cycles that stand in the programme itself; others stand in a log beside it (P4, P5).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Cycle>>")]
    #[schemars(title = "Weekly cycles", extend("x-nl" = ["Weekcycli", "De weekcycli die in het programma zelf staan; andere staan in een log ernaast (P4, P5)."]))]
    pub cycles: Vec<Cycle>,
    /// Levels of indicators that were measured (P11).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Measurement>>")]
    #[schemars(extend("x-nl" = ["Metingen", "Gemeten standen van indicatoren (P11)."]))]
    pub measurements: Vec<Measurement>,
    /// What professionals accounted for to their managers (P8).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Account>>")]
    #[schemars(extend("x-nl" = ["Verantwoordingen", "Wat professionals aan hun leidinggevende hebben verantwoord (P8)."]))]
    pub accounts: Vec<Account>,
    /// What stands for the programme in registers of others, such as a number in a list of projects.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    #[schemars(extend("x-nl" = ["Verwijzingen", "Waarmee het programma elders is aangeduid, bijvoorbeeld met een nummer in een projectenlijst."]))]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own, by keys in its namespace. They are kept, and nothing else is done with
    /// them.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
    #[schemars(extend("x-nl" = ["Uitbreidingen", "Eigen gegevens van een andere toepassing, onder sleutels in haar naamruimte. Ze worden bewaard; verder gebeurt er niets mee."]))]
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
#[schemars(extend("x-nl" = "De periode waarin een programma loopt."))]
pub struct Period {
    /// The first week of the programme.
    #[schemars(title = "First week", extend("x-nl" = ["Eerste week", "De eerste week van het programma."], "examples" = ["2026-W02"]))]
    pub from: Week,
    /// The last week of the programme; it counts too.
    #[schemars(title = "Last week", extend("x-nl" = ["Laatste week", "De laatste week van het programma; zij telt zelf mee."], "examples" = ["2027-W52"]))]
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
#[schemars(extend("x-nl" = "Wat een programma kost."))]
pub struct Costs {
    /// The currency of all costs, as an ISO 4217 code.
    #[schemars(extend("x-nl" = ["Valuta", "De valuta van alle kosten, als ISO 4217-code."]))]
    pub currency: Currency,
    /// What an hour of somebody's time costs, in the programme's currency.
    #[schemars(title = "Cost of an hour", extend("x-nl" = ["Kosten per uur", "Wat een uur van iemands tijd kost, in de valuta van het programma."], "examples" = [55.0]))]
    pub hour: Money,
    /// What was spent besides people's time.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<OtherCost>>")]
    #[schemars(title = "Other costs", extend("x-nl" = ["Overige kosten", "Wat er naast de tijd van mensen is uitgegeven."]))]
    pub other: Vec<OtherCost>,
}

/// Something that was spent, besides people's time (*uitgave*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Iets wat is uitgegeven naast de tijd van mensen."))]
pub struct OtherCost {
    /// The week in which it was spent.
    #[schemars(extend("x-nl" = ["Week", "De week van de uitgave."]))]
    pub week: Week,
    /// How much it was, in the programme's currency.
    #[schemars(extend("x-nl" = ["Bedrag", "Het bedrag, in de valuta van het programma."], "examples" = [1200.0]))]
    pub amount: Money,
    /// What it was for.
    #[schemars(title = "What for", extend("x-nl" = ["Waarvoor", "Waaraan het geld is besteed."], "examples" = ["Licenties"]))]
    pub what: Text,
}
