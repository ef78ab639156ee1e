//! A reference for tests: the results of a programme in exact arithmetic, straight from the
//! definitions of docs/calculus.md (the sections named here are its sections). It shares no code
//! with the crate. A programme is given as parsed JSON; its shape is taken to be valid and the
//! programme to be sound.
//!
//! Every figure comes with the sum of the absolute terms that it was added up from, since the crate
//! promises |crate − exact| ≤ 1e-12 · Σ|terms|. A difference of two numbers of the document
//! (target − baseline, level − baseline) counts as one term: a double has it right to the last bit.

#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]

pub mod calculus;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod checks_generated;
mod compare;
pub mod document;
mod exact;
pub mod generate;
mod generate_cycles;
pub mod random;
pub mod series;
pub mod standing;

pub use compare::{compare, distance_agrees, error_agrees, figure_agrees};
pub use exact::Exact;

use document::{list, optional_number, text, week, week_number, week_text};
use serde_json::Value;
use series::Series;
use standing::Terms;

/// A number and the Σ|terms| of the sum that it is.
#[derive(Clone, Debug)]
pub struct Figure {
    pub value: Exact,
    pub terms: Exact,
}

impl Figure {
    pub fn zero() -> Figure {
        Figure::term(Exact::zero())
    }

    /// A sum of one term.
    pub fn term(value: Exact) -> Figure {
        Figure { terms: value.abs(), value }
    }

    pub fn plus(&self, other: &Figure) -> Figure {
        Figure { value: &self.value + &other.value, terms: &self.terms + &other.terms }
    }

    pub fn times(&self, factor: &Exact) -> Figure {
        Figure { value: &self.value * factor, terms: &self.terms * factor.abs() }
    }
}

/// A figure and its variance, the square of its standard error.
#[derive(Clone, Debug)]
pub struct Estimate {
    pub figure: Figure,
    pub variance: Exact,
}

impl Estimate {
    pub fn zero() -> Estimate {
        Estimate { figure: Figure::zero(), variance: Exact::zero() }
    }

    pub fn plus(&self, other: &Estimate) -> Estimate {
        let variance = &self.variance + &other.variance;
        Estimate { figure: self.figure.plus(&other.figure), variance }
    }

    pub fn times(&self, factor: &Exact) -> Estimate {
        let variance = &self.variance * factor.squared();
        Estimate { figure: self.figure.times(factor), variance }
    }
}

/// The answer of section 10.
#[derive(Debug)]
pub struct Answer {
    pub programme: String,
    pub as_of: String,
    /// All leaves, and `defaulted`.
    pub assumptions: Value,
    pub expectations: Vec<ExpectationAnswer>,
    pub goals: Vec<GoalAnswer>,
    pub overall: Attained,
}

#[derive(Debug)]
pub struct ExpectationAnswer {
    pub expectation: String,
    pub goal: String,
    pub horizon: String,
    pub unit: String,
    pub short_term: Estimate,
    pub long_term: Estimate,
    pub attainment: Estimate,
    pub expected: Figure,
    pub standing: Standing,
    pub measured: Option<Measured>,
    pub teams: Vec<TeamAnswer>,
    /// Only where it was asked for.
    pub weekly: Option<Vec<WeekAnswer>>,
}

#[derive(Debug)]
pub struct TeamAnswer {
    pub team: String,
    pub short_term: Estimate,
    pub long_term: Estimate,
}

#[derive(Debug)]
pub struct WeekAnswer {
    pub week: String,
    pub short_term: Estimate,
    pub long_term: Estimate,
}

#[derive(Debug)]
pub struct Standing {
    pub name: &'static str,
    /// How far the attainment is from the nearest threshold that the standing depends on; absent
    /// where it depends on none.
    pub margin: Option<Exact>,
    /// How far off the crate's attainment and threshold may be: 1e-12 of their Σ|terms|. A margin
    /// that is not above it decides nothing.
    pub doubt: Exact,
}

#[derive(Debug)]
pub struct Measured {
    pub week: String,
    pub attainment: Figure,
    pub distance: Option<Distance>,
}

/// `difference / √variance`.
#[derive(Debug)]
pub struct Distance {
    pub difference: Figure,
    pub variance: Exact,
}

#[derive(Debug)]
pub struct GoalAnswer {
    pub goal: String,
    pub attained: Attained,
}

/// Attainment per horizon; absent where there is nothing to weigh.
#[derive(Debug)]
pub struct Attained {
    pub direct: Option<Figure>,
    pub durable: Option<Figure>,
}

/// The exact results of a sound programme and the cycles of its logs.
pub fn results(programme: &Value, cycles: &[Value], as_of: Option<&str>, weekly: bool) -> Answer {
    let held = calculus::held(programme, cycles);
    let latest = || calculus::latest_week(programme, &held);
    let as_of = as_of.map_or_else(latest, week_number);
    let assumed = calculus::assumptions(programme);
    let mut expectations = Vec::new();
    for goal in list(programme, "goals") {
        for expectation in list(goal, "expectations") {
            let series = Series::new(programme, expectation, &held, &assumed, as_of);
            let terms = Terms::new(expectation, &assumed, as_of);
            let mut answer = answer(&terms, &series, list(programme, "measurements"));
            answer.goal = text(goal, "id").to_owned();
            answer.weekly = weekly.then(|| weeks(&series, as_of));
            expectations.push(answer);
        }
    }
    let goals: Vec<_> = list(programme, "goals")
        .iter()
        .map(|goal| GoalAnswer {
            goal: text(goal, "id").to_owned(),
            attained: Attained {
                direct: attained(goal, "direct", &expectations, as_of),
                durable: attained(goal, "durable", &expectations, as_of),
            },
        })
        .collect();
    let overall = Attained {
        direct: overall(programme, &goals, |attained| attained.direct.clone()),
        durable: overall(programme, &goals, |attained| attained.durable.clone()),
    };
    Answer {
        programme: text(programme, "id").to_owned(),
        as_of: week_text(as_of),
        assumptions: assumed,
        expectations,
        goals,
        overall,
    }
}

/// An expectation's row.
fn answer(terms: &Terms<'_>, series: &Series, measurements: &[Value]) -> ExpectationAnswer {
    let expectation = terms.expectation;
    let now = series.at(terms.as_of);
    let team = |(team, state): &(String, calculus::State)| TeamAnswer {
        team: team.clone(),
        short_term: state.short.clone(),
        long_term: state.long.clone(),
    };
    ExpectationAnswer {
        expectation: text(expectation, "id").to_owned(),
        goal: String::new(),
        horizon: text(expectation, "horizon").to_owned(),
        unit: text(&expectation["indicator"], "unit").to_owned(),
        short_term: now.short,
        long_term: now.long,
        attainment: terms.attainment(series),
        expected: terms.expected(),
        standing: terms.standing(series),
        measured: terms.measured(series, measurements),
        teams: series.teams.iter().map(team).collect(),
        weekly: None,
    }
}

/// `weekly`: the organisation's, from the first counted outcome to `as_of`.
fn weeks(series: &Series, as_of: i32) -> Vec<WeekAnswer> {
    let first = series.first.unwrap_or(as_of + 1);
    let row = |week| {
        let state = series.at(week);
        WeekAnswer { week: week_text(week), short_term: state.short, long_term: state.long }
    };
    (first..=as_of).map(row).collect()
}

/// A weight, 1 where it is absent.
fn weight(object: &Value) -> Exact {
    optional_number(object, "weight").unwrap_or(Exact::whole(1))
}

/// Σ w·x / Σ w, absent where the weights add up to 0.
fn weighted_mean(parts: &[(Exact, Figure)]) -> Option<Figure> {
    let weights: Exact = parts.iter().map(|(weight, _)| weight.clone()).sum();
    if weights.is_zero() {
        return None;
    }
    let terms = parts.iter().map(|(weight, figure)| figure.times(weight));
    let sum = terms.fold(Figure::zero(), |sum, term| sum.plus(&term));
    Some(sum.times(&(Exact::whole(1) / weights)))
}

/// Section 4, expectation → goal: the weighted mean of the attainments of a horizon, without those
/// declared after `as_of`.
fn attained(goal: &Value, horizon: &str, answers: &[ExpectationAnswer], as_of: i32) -> Option<Figure> {
    let mut parts = Vec::new();
    for expectation in list(goal, "expectations") {
        if text(expectation, "horizon") == horizon && week(expectation, "declared") <= as_of {
            let id = text(expectation, "id");
            let answer = answers.iter().find(|answer| answer.expectation == id).expect("answered");
            parts.push((weight(expectation), answer.attainment.figure.clone()));
        }
    }
    weighted_mean(&parts)
}

/// Section 4, goal → programme: the weighted mean over the goals that have the figure.
fn overall(programme: &Value, goals: &[GoalAnswer], figure: impl Fn(&Attained) -> Option<Figure>) -> Option<Figure> {
    let parts: Vec<_> = list(programme, "goals")
        .iter()
        .zip(goals)
        .filter_map(|(goal, answer)| Some((weight(goal), figure(&answer.attained)?)))
        .collect();
    weighted_mean(&parts)
}
