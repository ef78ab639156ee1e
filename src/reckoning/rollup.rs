//! From teams to the organisation, from expectations to goals, from goals to the programme.

use std::borrow::Borrow;

use crate::model::{Expectation, Goal, Horizon, Programme, Week};

use super::answer::{Estimate, ExpectationResult, GoalResult, Measured, Overall, Results, TeamResult};
use super::fold::TeamFold;
use super::operator::State;
use super::plan::{ExpectationPlan, Plan};
use super::standing::Standing;

/// Teams that are rolled up into the organisation.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RollUp {
    state: State,
    weights: f64,
    /// Whether any team took part.
    some: bool,
}

impl RollUp {
    /// Takes in a team: without a weight it adds to a sum, with one it counts in a mean.
    #[inline]
    pub(crate) fn take(&mut self, team: State, weight: Option<f64>) {
        self.some = true;
        let Some(weight) = weight else {
            self.state = self.state.plus(team);
            return;
        };
        let squared = weight * weight;
        self.weights += weight;
        self.state = self.state.plus(State {
            short: weight * team.short,
            long: weight * team.long,
            short_variance: squared * team.short_variance,
            long_variance: squared * team.long_variance,
        });
    }

    /// The organisation's state.
    pub(crate) fn state(&self) -> State {
        if self.weights == 0.0 {
            return self.state;
        }
        let squared = self.weights * self.weights;
        State {
            short: self.state.short / self.weights,
            long: self.state.long / self.weights,
            short_variance: self.state.short_variance / squared,
            long_variance: self.state.long_variance / squared,
        }
    }

    /// The organisation's state, if any team took part.
    pub(crate) fn known(&self) -> Option<State> {
        self.some.then(|| self.state())
    }
}

/// One expectation's roll-ups: as of the week asked for, at due, and at the week last measured.
#[derive(Debug, Default, Clone)]
struct Rolled {
    now: RollUp,
    due: RollUp,
    measured: RollUp,
    teams: Vec<(u32, State)>,
}

pub(crate) fn results<F: Borrow<TeamFold>>(programme: &Programme, plan: &Plan, folds: &[F], as_of: Week) -> Results {
    let rolled = roll_up(plan, folds, as_of);
    let written = programme.goals.iter().flat_map(|goal| goal.expectations.iter().map(move |it| (goal, it)));
    let expectations: Vec<_> = written
        .zip(plan.expectations.iter().zip(&rolled))
        .map(|((goal, it), (ready, rolled))| Judged { programme, goal, it, ready, rolled, as_of }.result(plan))
        .collect();
    let goals = goals(programme, plan, &expectations, as_of);
    Results {
        programme: programme.id.clone(),
        as_of,
        assumptions: plan.assumptions.clone(),
        overall: overall(programme, &goals),
        expectations,
        goals,
    }
}

fn roll_up<F: Borrow<TeamFold>>(plan: &Plan, folds: &[F], as_of: Week) -> Vec<Rolled> {
    let mut all = vec![Rolled::default(); plan.expectations.len()];
    let due = |e: u32| plan.expectation(e).map(|it| it.due).filter(|due| *due < as_of);
    let measured = |e: u32| plan.expectation(e).and_then(|it| it.measured_by(as_of)).map(|m| m.week);
    for team in &plan.team_order {
        let Some(fold) = folds.get(*team as usize).map(Borrow::borrow) else { continue };
        let members = plan.members(*team);
        let mut take = |e: u32, into: fn(&mut Rolled) -> &mut RollUp, state: State| {
            if let Some((rolled, it)) = all.get_mut(e as usize).zip(plan.expectation(e)) {
                into(rolled).take(state, it.weight_of(members));
            }
        };
        fold.states().for_each(|(e, state)| take(e, |rolled| &mut rolled.now, state));
        fold.states_at(due).for_each(|(e, state)| take(e, |rolled| &mut rolled.due, state));
        fold.states_at(measured).for_each(|(e, state)| take(e, |rolled| &mut rolled.measured, state));
        for (e, state) in fold.states() {
            if let Some(rolled) = all.get_mut(e as usize) {
                rolled.teams.push((*team, state));
            }
        }
    }
    all
}

/// One expectation with all that its result follows from.
struct Judged<'a> {
    programme: &'a Programme,
    goal: &'a Goal,
    it: &'a Expectation,
    ready: &'a ExpectationPlan,
    rolled: &'a Rolled,
    as_of: Week,
}

impl Judged<'_> {
    fn result(&self, plan: &Plan) -> ExpectationResult {
        let (ready, rolled, as_of) = (self.ready, self.rolled, self.as_of);
        let judged = if ready.due < as_of { rolled.due.state() } else { rolled.now.state() };
        let attainment = attainment(ready, judged);
        let expected = ready.expected_by(as_of);
        let started = rolled.now.known().is_some();
        let now = rolled.now.state();
        ExpectationResult {
            expectation: self.it.id.clone(),
            goal: self.goal.id.clone(),
            horizon: ready.horizon,
            unit: self.it.indicator.unit.clone(),
            short_term: Estimate::new(now.short, now.short_variance),
            long_term: Estimate::new(now.long, now.long_variance),
            attainment,
            expected,
            standing: Standing::of(ready, as_of, started, attainment.value, expected, plan.assumptions.tolerance.get()),
            measured: self.measured(),
            teams: self.teams(),
            weekly: None,
        }
    }

    fn teams(&self) -> Vec<TeamResult> {
        let mut teams = self.rolled.teams.clone();
        teams.sort_by_key(|(team, _)| *team);
        let written =
            teams.iter().filter_map(|(number, state)| Some((self.programme.teams.get(*number as usize)?, state)));
        written
            .map(|(team, state)| TeamResult {
                team: team.id.clone(),
                short_term: Estimate::new(state.short, state.short_variance),
                long_term: Estimate::new(state.long, state.long_variance),
            })
            .collect()
    }

    fn measured(&self) -> Option<Measured> {
        let ready = self.ready;
        let measurement = ready.measured_by(self.as_of)?;
        let reported = attainment(ready, self.rolled.measured.state());
        let level = (measurement.level - ready.baseline) / ready.span + 0.0;
        let distance = measurement.standard_error.and_then(|error| {
            let error = error / ready.span.abs();
            let both = (error * error + reported.standard_error * reported.standard_error).sqrt();
            (both > 0.0).then(|| (level - reported.value) / both + 0.0)
        });
        Some(Measured { week: measurement.week, attainment: level, distance })
    }
}

/// How far from the baseline to the target: not clipped, and below 0 where it went the wrong way.
fn attainment(it: &ExpectationPlan, state: State) -> Estimate {
    let (value, variance) = it.value(state);
    Estimate::new(value / it.span, variance / (it.span * it.span))
}

/// A weighted mean; none where the weights add up to nothing.
fn weighted_mean(values: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (weight, value) in values {
        sum += weight * value;
        weights += weight;
    }
    (weights > 0.0).then(|| sum / weights + 0.0)
}

fn goals(programme: &Programme, plan: &Plan, results: &[ExpectationResult], as_of: Week) -> Vec<GoalResult> {
    let mut rest = plan.expectations.iter().zip(results);
    let mut goals = Vec::new();
    for goal in &programme.goals {
        let own: Vec<_> = rest.by_ref().take(goal.expectations.len()).filter(|(it, _)| it.declared <= as_of).collect();
        let mean = |horizon: Horizon| {
            let of_horizon = own.iter().filter(|(it, _)| it.horizon == horizon);
            weighted_mean(of_horizon.map(|(it, result)| (it.weight, result.attainment.value)))
        };
        goals.push(GoalResult {
            goal: goal.id.clone(),
            direct: mean(Horizon::Direct),
            durable: mean(Horizon::Durable),
        });
    }
    goals
}

fn overall(programme: &Programme, goals: &[GoalResult]) -> Overall {
    let weights = || programme.goals.iter().map(|goal| goal.weight.get());
    let mean = |figure: fn(&GoalResult) -> Option<f64>| {
        weighted_mean(weights().zip(goals).filter_map(|(weight, goal)| Some((weight, figure(goal)?))))
    };
    Overall { direct: mean(|goal| goal.direct), durable: mean(|goal| goal.durable) }
}
