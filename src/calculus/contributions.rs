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
    pub enum Dimension {
        /// By weekly cycle.
        Cycle = "cycle" ("weekcyclus", "weekly cycle"),
        /// By team.
        Team = "team" ("team", "team"),
        /// By what carries it: the work or craft.
        Carrier = "carrier" ("drager", "carrier"),
        /// By the innovation proposal that it came from.
        Proposal = "proposal" ("innovatievoorstel", "innovation proposal"),
        /// By the development question that the proposal's learning question belongs to.
        DevelopmentQuestion = "development_question" ("ontwikkelvraag", "development question"),
        /// By AI system, in proportion to the person-minutes in which each was used in the cycle.
        AiSystem = "ai_system" ("AI-systeem", "AI system"),
    }
}

/// What the results of a programme are made of, as of a week (*bijdragen*). Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Contributions {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week as of which the results are.
    pub as_of: Week,
    /// The assumptions that were used.
    pub assumptions: UsedAssumptions,
    /// By expectation, in the document's order, and dimension; the greatest first.
    pub rows: Vec<Contribution>,
}

/// One part of the organisation's result on an expectation.
///
/// Per expectation and dimension the parts add up to the whole. Where teams are averaged, each team's part is
/// weighted as it is in the mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Contribution {
    /// The expectation.
    pub expectation: ExpectationId,
    /// By what it is taken apart.
    pub dimension: Dimension,
    /// Which part: an id, of a proposal with its team's before it (`TEAM/ID`), a carrier's name, or `none`.
    pub key: String,
    /// The unit of its figures.
    pub unit: Text,
    /// The part of the yield so far (S), in the unit.
    pub short_term: f64,
    /// The part of what lasts (D), in the unit.
    pub long_term: f64,
    /// The standard error of `short_term`, in the unit, as far as the reported errors tell.
    pub short_term_error: f64,
    /// The standard error of `long_term`, in the unit, as far as the reported errors tell.
    pub long_term_error: f64,
    /// The share of the whole by the expectation's horizon: of S for a direct yield, of D for a durable result.
    /// Absent where the whole is 0. Parts of opposite signs can make it negative or more than 1.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
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
