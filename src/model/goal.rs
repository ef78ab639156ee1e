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
    #[nl = "Een uitdaging van deze tijd waaraan een doel bijdraagt (P21)."]
    pub enum Challenge {
        /// There are too few people for the work.
        LabourShortage = "labour_shortage" ("arbeidsmarktkrapte", "labour shortage", "Er zijn te weinig mensen voor het werk."),
        /// The work makes people ill.
        WorkClimate = "work_climate" ("ongezond werkklimaat", "unhealthy work climate", "Het werk maakt mensen ziek."),
        /// The work yields too little for the time that it takes.
        Productivity = "productivity" ("lage productiviteit", "low productivity", "Het werk levert te weinig op voor de tijd die het kost."),
        /// Not everybody can take part.
        Inclusion = "inclusion" ("haperende inclusiviteit", "faltering inclusion", "Niet iedereen kan meedoen."),
        /// The work has to become more sustainable.
        Sustainability = "sustainability" ("verduurzaming", "sustainability", "Het werk moet duurzamer worden."),
    }
}

words! {
    /// When an expected result counts (*horizon*; P1, P11).
    #[nl = "Wanneer een verwacht resultaat telt (P1, P11)."]
    pub enum Horizon {
        /// A direct yield: it counts as soon as it is there.
        Direct = "direct" ("directe opbrengst", "direct yield", "Een directe opbrengst: het telt zodra het er is."),
        /// A durable result: what lasts of it counts.
        Durable = "durable" ("duurzaam resultaat", "durable result", "Een duurzaam resultaat: wat ervan beklijft, telt."),
    }
}

words! {
    /// How the values of teams combine into the organisation's (*samenvoeging*).
    #[nl = "Hoe de waarden van teams samen die van de organisatie vormen."]
    #[default = Sum]
    pub enum Aggregate {
        /// The values of the teams add up.
        Sum = "sum" ("som", "sum", "De waarden van de teams worden opgeteld."),
        /// The values of the teams average, weighted by the number of members.
        Mean = "mean" ("gemiddelde", "mean", "De waarden van de teams worden gemiddeld, gewogen naar het aantal leden."),
    }
}

/// A goal of the organisation (*organisatiedoel*; P2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een doel van de organisatie (P2)."))]
pub struct Goal {
    /// The goal's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van het doel."]))]
    pub id: GoalId,
    /// The goal, in a few words.
    #[schemars(extend("x-nl" = ["Titel", "Het doel, in enkele woorden."], "examples" = ["Kortere wachttijd aan de balie"]))]
    pub title: Text,
    /// The challenges of the time that it helps to meet (P21).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Challenge>>")]
    #[schemars(extend("x-nl" = ["Uitdagingen", "De uitdagingen van deze tijd waaraan het doel bijdraagt (P21)."]))]
    pub challenges: Vec<Challenge>,
    /// How heavily it counts beside the other goals; 2 counts twice as heavily as 1.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Weight>")]
    #[schemars(extend("x-nl" = ["Gewicht", "Hoe zwaar het doel telt naast de andere doelen; 2 telt twee keer zo zwaar als 1."]))]
    pub weight: Weight,
    /// What is expected of it, declared beforehand (P1).
    #[schemars(extend("x-nl" = ["Verwachtingen", "Wat van het doel wordt verwacht, vooraf aangekondigd (P1)."]))]
    pub expectations: Vec<Expectation>,
    /// What stands for the goal in vocabularies of others, such as a Sustainable Development Goal.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    #[schemars(extend("x-nl" = ["Verwijzingen", "Waarmee het doel elders is aangeduid, bijvoorbeeld als duurzaam ontwikkelingsdoel van de VN."]))]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own, by keys in its namespace. They are kept, and nothing else is done with
    /// them.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
    #[schemars(extend("x-nl" = ["Uitbreidingen", "Eigen gegevens van een andere toepassing, onder sleutels in haar naamruimte. Ze worden bewaard; verder gebeurt er niets mee."]))]
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
#[schemars(extend("x-nl" = "Een resultaat dat wordt verwacht en vooraf is aangekondigd (P1)."))]
pub struct Expectation {
    /// The expectation's id, unique in the programme.
    #[schemars(extend("x-nl" = ["Id", "Het id van de verwachting, uniek in het programma."]))]
    pub id: ExpectationId,
    /// A direct yield or a durable result (P1, P11).
    #[schemars(extend("x-nl" = ["Horizon", "Een directe opbrengst of een duurzaam resultaat (P1, P11)."]))]
    pub horizon: Horizon,
    /// What is looked at to see the result.
    #[schemars(extend("x-nl" = ["Indicator", "Waaraan het resultaat te zien is."]))]
    pub indicator: Indicator,
    /// The week in which it was declared; outcomes before it do not count (P1).
    #[schemars(extend("x-nl" = ["Aangekondigd", "De week waarin de verwachting is aangekondigd; uitkomsten van daarvoor tellen niet (P1)."], "examples" = ["2026-W02"]))]
    pub declared: Week,
    /// The indicator's level at the outset, in its unit.
    #[schemars(extend("x-nl" = ["Beginstand", "De stand van de indicator bij het begin, in zijn eenheid."], "examples" = [0.0]))]
    pub baseline: Amount,
    /// The indicator's level that is expected, in its unit.
    #[schemars(extend("x-nl" = ["Streefwaarde", "De stand van de indicator die wordt verwacht, in zijn eenheid."], "examples" = [400.0]))]
    pub target: Amount,
    /// The week by which the target is expected.
    #[schemars(extend("x-nl" = ["Einddatum", "De week waarin de streefwaarde bereikt moet zijn."], "examples" = ["2026-W26"]))]
    pub due: Week,
    /// Interim targets, between `declared` and `due`.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Milestone>>")]
    #[schemars(extend("x-nl" = ["Mijlpalen", "Streefwaarden voor onderweg, tussen aankondiging en einddatum."]))]
    pub milestones: Vec<Milestone>,
    /// How heavily it counts within its goal and horizon; 2 counts twice as heavily as 1.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Weight>")]
    #[schemars(extend("x-nl" = ["Gewicht", "Hoe zwaar de verwachting telt binnen haar doel en horizon; 2 telt twee keer zo zwaar als 1."]))]
    pub weight: Weight,
    /// What part of the reported amounts counts as a result; absent: all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(title = "Adjustments", extend("x-nl" = ["Correcties", "Welk deel van de gemelde hoeveelheden als resultaat telt; zonder correcties alles."]))]
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
#[schemars(extend("x-nl" = "Waarnaar wordt gekeken om een resultaat te zien."))]
pub struct Indicator {
    /// What it is called.
    #[schemars(extend("x-nl" = ["Naam", "Hoe de indicator heet."], "examples" = ["Uren bespaard"]))]
    pub name: Text,
    /// The unit of its levels and amounts.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van zijn standen en hoeveelheden."], "examples" = ["uur"]))]
    pub unit: Text,
    /// How the values of teams combine into the organisation's.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Aggregate>")]
    #[schemars(extend("x-nl" = ["Samenvoeging", "Hoe de waarden van teams samen die van de organisatie vormen."]))]
    pub aggregate: Aggregate,
    /// What one unit is worth, in money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Waarde", "Wat één eenheid waard is, in geld."]))]
    pub worth: Option<Worth>,
    /// What stands for the indicator in vocabularies of others, such as a number in a national monitor.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    #[schemars(extend("x-nl" = ["Verwijzingen", "Waarmee de indicator elders is aangeduid, bijvoorbeeld met een nummer in een landelijke monitor."]))]
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
#[schemars(extend("x-nl" = "Wat één eenheid van een indicator waard is."))]
pub struct Worth {
    /// The amount of money per unit, in this currency.
    #[schemars(extend("x-nl" = ["Bedrag", "Het bedrag per eenheid, in deze valuta."]))]
    pub amount: Money,
    /// Its currency, as an ISO 4217 code.
    #[schemars(extend("x-nl" = ["Valuta", "De valuta van het bedrag, als ISO 4217-code."]))]
    pub currency: Currency,
}

/// An interim target (*mijlpaal*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een streefwaarde voor onderweg."))]
pub struct Milestone {
    /// The week by which it is expected.
    #[schemars(extend("x-nl" = ["Week", "De week waarin die stand bereikt moet zijn."], "examples" = ["2026-W14"]))]
    pub week: Week,
    /// The indicator's level that is expected by then, in its unit.
    #[schemars(extend("x-nl" = ["Streefwaarde", "De stand van de indicator die dan wordt verwacht, in zijn eenheid."], "examples" = [120.0]))]
    pub target: Amount,
}

/// What part of the reported amounts counts as a result: the adjustments of social return on
/// investment (*correcties*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Welk deel van de gemelde hoeveelheden als resultaat telt: de correcties van social return on investment."))]
pub struct Adjust {
    /// The share that would have happened anyway, from 0 to 1.
    #[serde(default = "none_of_it", deserialize_with = "or_none_of_it")]
    #[schemars(with = "Option<Share>", default = "none_of_it")]
    #[schemars(extend("x-nl" = ["Vanzelf gebeurd", "Het aandeel dat ook zonder het programma zou zijn gebeurd, van 0 tot en met 1."]))]
    pub deadweight: Share,
    /// The share that was only moved from elsewhere, from 0 to 1.
    #[serde(default = "none_of_it", deserialize_with = "or_none_of_it")]
    #[schemars(with = "Option<Share>", default = "none_of_it")]
    #[schemars(extend("x-nl" = ["Verschoven", "Het aandeel dat alleen van elders is verschoven, van 0 tot en met 1."]))]
    pub displacement: Share,
    /// The share that is the programme's doing, from 0 to 1.
    #[serde(default = "all_of_it", deserialize_with = "or_all_of_it")]
    #[schemars(with = "Option<Share>", default = "all_of_it")]
    #[schemars(extend("x-nl" = ["Toerekening", "Het aandeel dat aan het programma is toe te rekenen, van 0 tot en met 1."]))]
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
#[schemars(extend("x-nl" = "Een vraag die uit organisatiedoelen volgt en richting geeft aan wat er geleerd wordt (P2)."))]
pub struct DevelopmentQuestion {
    /// The question's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van de ontwikkelvraag."]))]
    pub id: DevelopmentQuestionId,
    /// The question.
    #[schemars(extend("x-nl" = ["Vraag", "De ontwikkelvraag zelf."], "examples" = ["Hoe schrijven wij brieven die niemand hoeft na te vragen?"]))]
    pub question: Text,
    /// The goals that it serves.
    #[schemars(extend("x-nl" = ["Dient", "De organisatiedoelen die de ontwikkelvraag dient."]))]
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

/// A level of an indicator that was measured (*meting*; P11).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een gemeten stand van een indicator (P11)."))]
pub struct Measurement {
    /// The expectation whose indicator was measured.
    #[schemars(extend("x-nl" = ["Verwachting", "De verwachting waarvan de indicator is gemeten."]))]
    pub expectation: ExpectationId,
    /// The week of the measurement.
    #[schemars(extend("x-nl" = ["Week", "De week van de meting."], "examples" = ["2026-W20"]))]
    pub week: Week,
    /// The level that was measured, in the indicator's unit.
    #[schemars(extend("x-nl" = ["Stand", "De gemeten stand, in de eenheid van de indicator."], "examples" = [6.1]))]
    pub level: Amount,
    /// Its standard error, in the indicator's unit; absent: unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Standaardfout", "De standaardfout van de stand, in de eenheid van de indicator; ontbreekt zij, dan is zij onbekend."]))]
    pub standard_error: Option<StandardError>,
    /// Where the measurement comes from.
    #[schemars(extend("x-nl" = ["Bron", "Waar de meting vandaan komt."], "examples" = ["Verzuimregistratie"]))]
    pub source: Text,
}
