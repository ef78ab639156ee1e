//! What a result is made of: by cycle, team, carrier, proposal, development question and AI system.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::AsOf;
use crate::model::{ExpectationId, Horizon, ProgrammeId, Text, UsedAssumptions, Week, words};
use crate::reckoning::Plan;
use crate::rules::Sound;

use super::parts::{Key, Parts, Row};

words! {
    /// By what a result is taken apart (*uitsplitsing*). Ours.
    #[nl = "Waarnaar een resultaat is uitgesplitst."]
    pub enum Dimension {
        /// By weekly cycle.
        Cycle = "cycle" ("weekcyclus", "weekly cycle", "Per weekcyclus."),
        /// By team.
        Team = "team" ("team", "team", "Per team."),
        /// By what carries it: the work or craft.
        Carrier = "carrier" ("drager", "carrier", "Naar wat het resultaat draagt: het werk of het vakmanschap."),
        /// By the innovation proposal that it came from.
        Proposal = "proposal" ("innovatievoorstel", "innovation proposal", "Naar het innovatievoorstel waaruit het voortkwam."),
        /// By the development question that the proposal's learning question belongs to.
        DevelopmentQuestion = "development_question" (
            "ontwikkelvraag",
            "development question",
            "Naar de ontwikkelvraag waar de leervraag van het voorstel bij hoort."
        ),
        /// By AI system, in proportion to the person-minutes in which each was used in the cycle; no claim that AI
        /// brought it about.
        AiSystem = "ai_system" (
            "AI-systeem",
            "AI system",
            "Per AI-systeem, naar rato van de persoonsminuten waarin het in de cyclus is gebruikt; dat AI het teweegbracht, is daarmee niet gezegd."
        ),
    }
}

/// What the results of a programme are made of, as of a week (*bijdragen*). Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Waaruit de resultaten van een programma bestaan, tot en met een week."))]
#[non_exhaustive]
pub struct Contributions {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts: cycles and measurements after it are not read.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt; cycli en metingen van daarna blijven buiten beschouwing."]))]
    pub as_of: Week,
    /// The assumptions that were used, and which of them are defaults.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames, en welke daarvan standaardwaarden zijn."]))]
    pub assumptions: UsedAssumptions,
    /// The parts, by expectation in the document's order and by dimension, the greatest first.
    #[schemars(title = "Contributions", extend("x-nl" = ["Bijdragen", "De delen, per verwachting in de volgorde van het document en per uitsplitsing, de grootste eerst."]))]
    pub rows: Vec<Contribution>,
}

/// One part of the organisation's result on an expectation (*bijdrage*).
///
/// Per expectation and dimension the parts add up to the whole. Where teams are averaged, each team's part is weighted
/// as it is in the mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Eén deel van het resultaat van de organisatie op een verwachting. Per verwachting en uitsplitsing tellen de delen op tot het geheel; waar teams worden gemiddeld, telt elk deel met het gewicht van zijn team."))]
#[non_exhaustive]
pub struct Contribution {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// By what the result is taken apart.
    #[schemars(extend("x-nl" = ["Uitsplitsing", "Waarnaar het resultaat is uitgesplitst."], "examples" = ["proposal"]))]
    pub dimension: Dimension,
    /// Which part: an id, of a proposal with its team's before it (`TEAM/ID`), a carrier's name, or `none` for what
    /// comes from none of them.
    #[schemars(title = "Part", extend("x-nl" = ["Deel", "Welk deel: een id (van een voorstel met dat van het team ervoor: `TEAM/ID`), de naam van een drager, of `none` voor wat uit geen ervan voortkomt."], "examples" = ["t-balie/pr-sjabloon"]))]
    pub key: String,
    /// The unit of the figures: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van de cijfers: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// This part of the yield so far (S), in the indicator's unit.
    #[schemars(extend("x-nl" = ["Korte termijn", "Dit deel van de opbrengst tot nu toe (S), in de eenheid van de indicator."], "examples" = [36.0]))]
    pub short_term: f64,
    /// This part of what lasts (D), in the indicator's unit; it follows from the assumptions and was not measured.
    #[schemars(extend("x-nl" = ["Lange termijn", "Dit deel van wat blijft (D), in de eenheid van de indicator; het volgt uit de aannames en is niet gemeten."], "examples" = [20.6]))]
    pub long_term: f64,
    /// The standard error of `short_term`, in the indicator's unit, as far as the reported errors tell: read it as a
    /// lower bound.
    #[schemars(title = "Standard error, short term", extend("x-nl" = ["Standaardfout, korte termijn", "De standaardfout van `short_term`, in de eenheid van de indicator, voor zover die uit gemelde fouten volgt; lees haar als een ondergrens."], "examples" = [1.6]))]
    pub short_term_error: f64,
    /// The standard error of `long_term`, in the indicator's unit, as far as the reported errors tell: read it as a
    /// lower bound.
    #[schemars(title = "Standard error, long term", extend("x-nl" = ["Standaardfout, lange termijn", "De standaardfout van `long_term`, in de eenheid van de indicator, voor zover die uit gemelde fouten volgt; lees haar als een ondergrens."], "examples" = [1.1]))]
    pub long_term_error: f64,
    /// The share of the whole by the expectation's horizon: of S for a direct yield, of D for a durable result. Absent
    /// where the whole is 0. Parts of opposite signs can make it negative or more than 1.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", extend("x-nl" = ["Aandeel", "Het aandeel in het geheel, op de horizon van de verwachting: van S bij een directe opbrengst, van D bij een duurzaam resultaat. Ontbreekt als het geheel 0 is; delen met tegengesteld teken kunnen het negatief of groter dan 1 maken."], "examples" = [0.4]))]
    pub share: Option<f64>,
}

/// What the results of a programme are made of: exactly, since what lasts of each outcome is its net amount
/// times its consolidation times the retention of every later week.
///
/// A part without a proposal, a development question or AI is under the key `none`. `by` says which dimensions
/// are looked at; there is a row for each part that has an outcome, so by cycle there are about as many as there
/// are outcomes.
///
/// ```
/// use lerendwerken::calculus::{self, AsOf, Dimension};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let parts = calculus::contributions(&sound, AsOf::LastHeld, &[Dimension::Team]);
/// let whole = &calculus::results(&sound, AsOf::LastHeld).expectations[0];
/// let of_it = parts.rows.iter().filter(|part| part.expectation == whole.expectation);
/// let sum: f64 = of_it.map(|part| part.short_term).sum();
/// assert!((sum - whole.short_term.value).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn contributions(sound: &Sound, as_of: AsOf, by: &[Dimension]) -> Contributions {
    let as_of = sound.week(as_of);
    let plan = Plan::of(sound.programme());
    let parts = Parts::of(&sound.facts, &plan, as_of, by);
    let written: Vec<_> = sound.programme().expectations().collect();
    let horizon = |number: u32| written.get(number as usize).map_or(Horizon::Direct, |it| it.horizon);
    let mut rows: Vec<Row<'_>> =
        parts.rows().map(|row| Row { size: row.part.of(horizon(row.expectation)).abs(), ..row }).collect();
    rows.sort_unstable_by(|one, other| {
        let place = (one.expectation, one.dimension).cmp(&(other.expectation, other.dimension));
        let size = || other.size.total_cmp(&one.size);
        place.then_with(size).then_with(|| name(sound, one.key).cmp(&name(sound, other.key)))
    });
    let wholes: Vec<f64> = (0..).zip(&written).map(|(number, it)| parts.whole(number).of(it.horizon)).collect();
    let named = rows.into_iter().filter_map(|Row { expectation, dimension, key, part, .. }| {
        let (it, whole) = written.get(expectation as usize).zip(wholes.get(expectation as usize))?;
        Some(Contribution {
            expectation: it.id.clone(),
            dimension,
            key: name(sound, key).into_owned(),
            unit: it.indicator.unit.clone(),
            short_term: part.short + 0.0,
            long_term: part.long + 0.0,
            short_term_error: part.short_variance.sqrt(),
            long_term_error: part.long_variance.sqrt(),
            // Beside next to nothing there is no number for it.
            share: (*whole != 0.0).then(|| part.of(it.horizon) / whole + 0.0).filter(|share| share.is_finite()),
        })
    });
    let rows = named.collect();
    Contributions { programme: sound.programme().id.clone(), as_of, assumptions: plan.assumptions, rows }
}

/// What a part is called.
fn name<'a>(sound: &'a Sound, key: Key<'a>) -> Cow<'a, str> {
    let (facts, frame) = (&sound.facts, &sound.frame);
    Cow::Borrowed(match key {
        Key::Cycle(cycle) => facts.name(cycle),
        Key::Team(team) => frame.teams.name(team),
        Key::Carrier(carrier) => carrier.as_str(),
        Key::Proposal(proposal) => {
            let (team, id) = facts.asked.proposal(proposal);
            return Cow::Owned(format!("{}/{id}", frame.teams.name(team)));
        }
        Key::DevelopmentQuestion(question) => frame.development_questions.name(question),
        Key::AiSystem(system) => frame.systems.name(system),
        Key::None => "none",
    })
}
