//! The answer: results as they are given out. Every figure in its indicator's unit or as a share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{ExpectationId, GoalId, Horizon, ProgrammeId, TeamId, Text, UsedAssumptions, Week};

use super::standing::Standing;

/// Short-term and long-term results of a programme as of a week (*resultaten*; P11). The two are never merged into one
/// figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "De resultaten van een programma op de korte en de lange termijn, tot en met een week (P11). De twee worden nooit tot één cijfer samengevoegd."))]
#[non_exhaustive]
pub struct Results {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts: cycles and measurements after it are not read.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt; cycli en metingen van daarna blijven buiten beschouwing."]))]
    pub as_of: Week,
    /// The assumptions that were used, and which of them are defaults.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames, en welke daarvan standaardwaarden zijn."]))]
    pub assumptions: UsedAssumptions,
    /// How each expectation stands, in the document's order.
    #[schemars(extend("x-nl" = ["Verwachtingen", "Hoe elke verwachting ervoor staat, in de volgorde van het document."]))]
    pub expectations: Vec<ExpectationResult>,
    /// How each goal stands, in the document's order.
    #[schemars(extend("x-nl" = ["Organisatiedoelen", "Hoe elk organisatiedoel ervoor staat, in de volgorde van het document."]))]
    pub goals: Vec<GoalResult>,
    /// How the programme as a whole stands.
    #[schemars(extend("x-nl" = ["Hele programma", "Hoe het programma als geheel ervoor staat."]))]
    pub overall: Overall,
}

/// A figure and how uncertain it is (*schatting*).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een geschat cijfer en hoe onzeker het is."))]
pub struct Estimate {
    /// The figure: in the indicator's unit, or a share of the way to the target where it is an attainment.
    #[schemars(extend("x-nl" = ["Waarde", "Het cijfer zelf: in de eenheid van de indicator, of een deel van de weg naar de streefwaarde waar het gaat om wat is gehaald."]))]
    pub value: f64,
    /// Its standard error, in the same unit, as far as the reported errors tell: read it as a lower bound.
    #[schemars(extend("x-nl" = ["Standaardfout", "De standaardfout van het cijfer, in dezelfde eenheid, voor zover die uit gemelde fouten volgt; lees haar als een ondergrens."], "examples" = [1.2]))]
    pub standard_error: f64,
}

impl Estimate {
    pub(crate) fn new(value: f64, variance: f64) -> Self {
        // Adding 0 makes -0 into 0.
        Self { value: value + 0.0, standard_error: variance.sqrt() }
    }
}

/// How one expectation stands (*stand van een verwachting*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe één verwachting ervoor staat, op de korte en de lange termijn."))]
#[non_exhaustive]
pub struct ExpectationResult {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// The id of its goal.
    #[schemars(extend("x-nl" = ["Organisatiedoel", "Het id van het organisatiedoel waar de verwachting bij hoort."]))]
    pub goal: GoalId,
    /// Whether a direct yield or a durable result is expected. It says by which figure it is judged: the short term or
    /// the long term.
    #[schemars(extend("x-nl" = ["Horizon", "Of een directe opbrengst of een duurzaam resultaat is verwacht. Dat bepaalt naar welk cijfer wordt gekeken: de korte of de lange termijn."]))]
    pub horizon: Horizon,
    /// The unit of the figures: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van de cijfers: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// The organisation's yield so far (S), in the indicator's unit, with its standard error.
    #[schemars(extend("x-nl" = ["Korte termijn", "Wat de organisatie tot nu toe opbracht (S), in de eenheid van de indicator, met standaardfout."], "examples" = [{ "value": 36.0, "standard_error": 1.6 }]))]
    pub short_term: Estimate,
    /// The part of that yield that lasts (D), in the indicator's unit, with its standard error; it follows from the
    /// assumptions and was not measured.
    #[schemars(extend("x-nl" = ["Lange termijn", "Wat daarvan blijft (D), in de eenheid van de indicator, met standaardfout; het volgt uit de aannames en is niet gemeten."], "examples" = [{ "value": 20.6, "standard_error": 1.1 }]))]
    pub long_term: Estimate,
    /// How far it has come from the baseline (0) to the target (1), by its horizon, at `as_of` or at `due` if that was
    /// earlier, with its standard error. Not clipped: below 0 where it went the wrong way, above 1 where more came than
    /// was asked.
    #[schemars(extend("x-nl" = ["Gehaald", "Hoe ver het is gekomen van beginstand (0) naar streefwaarde (1), met standaardfout: op de eigen horizon, in de peilweek, of in de week van `due` als die eerder was. Onder 0 ging het de verkeerde kant op, boven 1 kwam er meer dan gevraagd."], "examples" = [{ "value": 0.72, "standard_error": 0.03 }]))]
    pub attainment: Estimate,
    /// How far it was expected to be by `as_of`: a share of the way from the baseline (0) to the target (1).
    #[schemars(extend("x-nl" = ["Verwacht", "Hoe ver het in de peilweek naar verwachting zou zijn: een deel van de weg van beginstand (0) naar streefwaarde (1)."], "examples" = [0.5]))]
    pub expected: f64,
    /// How it stands: what was attained beside what was expected by now.
    #[schemars(extend("x-nl" = ["Stand", "Hoe de verwachting ervoor staat: wat is gehaald naast wat nu was verwacht."]))]
    pub standing: Standing,
    /// What was measured last. Absent where nothing was measured.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Measured", extend("x-nl" = ["Gemeten", "Wat het laatst is gemeten. Ontbreekt als niets is gemeten."]))]
    pub measured: Option<Measured>,
    /// What each team with a counted outcome on it brought, in the document's order.
    #[schemars(extend("x-nl" = ["Teams", "Wat elk team met een opbrengst die meetelt eraan bijdroeg, in de volgorde van het document."]))]
    pub teams: Vec<TeamResult>,
    /// The organisation's figures week by week, from the first counted outcome to `as_of`. Absent unless they were
    /// asked for.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<WeekResult>", title = "Week by week", extend("x-nl" = ["Week voor week", "De cijfers van de organisatie per week, van de eerste opbrengst die meetelt tot en met de peilweek. Ontbreekt als er niet om is gevraagd."]))]
    pub weekly: Option<Vec<WeekResult>>,
}

/// What was measured last of an expectation (*laatste meting*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat van een verwachting het laatst is gemeten."))]
#[non_exhaustive]
pub struct Measured {
    /// The week of the measurement.
    #[schemars(extend("x-nl" = ["Week", "De week van de meting."]))]
    pub week: Week,
    /// Where the measured level lies between the baseline (0) and the target (1); below 0 or above 1 where it went so.
    #[schemars(title = "Attainment, measured", extend("x-nl" = ["Gehaald volgens meting", "Waar het gemeten niveau ligt tussen beginstand (0) en streefwaarde (1); het kan onder 0 of boven 1 liggen."], "examples" = [0.3]))]
    pub attainment: f64,
    /// How far it lies from what was reported by then, in standard errors of both; below 0 where less was measured than
    /// reported. Absent where the measurement's error is unknown, and where both errors are 0.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", extend("x-nl" = ["Afstand", "Hoeveel standaardfouten (van beide samen) de meting afligt van wat tot dan was gemeld; onder 0 als er minder is gemeten dan gemeld. Ontbreekt als de fout van de meting onbekend is of als beide fouten 0 zijn."], "examples" = [-0.8]))]
    pub distance: Option<f64>,
}

/// One team's part in an expectation (*resultaat van een team*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat één team op een verwachting opbracht, en wat daarvan blijft."))]
#[non_exhaustive]
pub struct TeamResult {
    /// The id of the team.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team."]))]
    pub team: TeamId,
    /// The team's yield so far (S), in the indicator's unit, with its standard error.
    #[schemars(extend("x-nl" = ["Korte termijn", "Wat het team tot nu toe opbracht (S), in de eenheid van de indicator, met standaardfout."], "examples" = [{ "value": 36.0, "standard_error": 1.6 }]))]
    pub short_term: Estimate,
    /// The part of that yield that lasts (D), in the indicator's unit, with its standard error; it follows from the
    /// assumptions and was not measured.
    #[schemars(extend("x-nl" = ["Lange termijn", "Wat daarvan blijft (D), in de eenheid van de indicator, met standaardfout; het volgt uit de aannames en is niet gemeten."], "examples" = [{ "value": 20.6, "standard_error": 1.1 }]))]
    pub long_term: Estimate,
}

/// The organisation's values of one week (*resultaat van een week*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "De cijfers van de organisatie op een verwachting, tot en met één week."))]
#[non_exhaustive]
pub struct WeekResult {
    /// The week up to and including which the figures are.
    #[schemars(extend("x-nl" = ["Week", "De week tot en met welke de cijfers gelden."]))]
    pub week: Week,
    /// The organisation's yield so far (S), in the indicator's unit, with its standard error.
    #[schemars(extend("x-nl" = ["Korte termijn", "Wat de organisatie tot nu toe opbracht (S), in de eenheid van de indicator, met standaardfout."], "examples" = [{ "value": 36.0, "standard_error": 1.6 }]))]
    pub short_term: Estimate,
    /// The part of that yield that lasts (D), in the indicator's unit, with its standard error; it follows from the
    /// assumptions and was not measured.
    #[schemars(extend("x-nl" = ["Lange termijn", "Wat daarvan blijft (D), in de eenheid van de indicator, met standaardfout; het volgt uit de aannames en is niet gemeten."], "examples" = [{ "value": 20.6, "standard_error": 1.1 }]))]
    pub long_term: Estimate,
}

/// How one goal stands, per horizon: the weighted mean of its expectations' attainments (*stand van een doel*). A
/// figure is absent where no expectation with a weight was declared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe één organisatiedoel ervoor staat, per horizon: het gewogen gemiddelde van wat op de verwachtingen is gehaald. Een cijfer ontbreekt als er geen verwachting met een gewicht is aangekondigd."))]
#[non_exhaustive]
pub struct GoalResult {
    /// The id of the goal.
    #[schemars(extend("x-nl" = ["Organisatiedoel", "Het id van het organisatiedoel."]))]
    pub goal: GoalId,
    /// How far its direct yields have come: a share of the way from the baseline (0) to the target (1), below 0 or
    /// above 1 where it went so.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Direct yield", extend("x-nl" = ["Directe opbrengst", "Hoe ver de directe opbrengsten zijn: een deel van de weg van beginstand (0) naar streefwaarde (1); het kan onder 0 of boven 1 liggen."], "examples" = [0.4]))]
    pub direct: Option<f64>,
    /// How far its durable results have come: a share of the way from the baseline (0) to the target (1), below 0 or
    /// above 1 where it went so.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Durable result", extend("x-nl" = ["Duurzaam resultaat", "Hoe ver de duurzame resultaten zijn: een deel van de weg van beginstand (0) naar streefwaarde (1); het kan onder 0 of boven 1 liggen."], "examples" = [0.4]))]
    pub durable: Option<f64>,
}

/// How the programme stands, per horizon: the weighted mean over the goals that have the figure (*hele programma*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe het programma als geheel ervoor staat, per horizon: het gewogen gemiddelde over de organisatiedoelen die het cijfer hebben."))]
#[non_exhaustive]
pub struct Overall {
    /// How far its direct yields have come: a share of the way from the baseline (0) to the target (1), below 0 or
    /// above 1 where it went so.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Direct yield", extend("x-nl" = ["Directe opbrengst", "Hoe ver de directe opbrengsten zijn: een deel van de weg van beginstand (0) naar streefwaarde (1); het kan onder 0 of boven 1 liggen."], "examples" = [0.4]))]
    pub direct: Option<f64>,
    /// How far its durable results have come: a share of the way from the baseline (0) to the target (1), below 0 or
    /// above 1 where it went so.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Durable result", extend("x-nl" = ["Duurzaam resultaat", "Hoe ver de duurzame resultaten zijn: een deel van de weg van beginstand (0) naar streefwaarde (1); het kan onder 0 of boven 1 liggen."], "examples" = [0.4]))]
    pub durable: Option<f64>,
}
