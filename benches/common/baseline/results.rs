//! The results of outcomes that stand in plain arrays: the plain loop that J2 is held against.
//!
//! The arithmetic is the calculus's own: one operator a week, each multiplied, left to right.

use std::collections::HashMap;

use super::super::generate::{EXPECTATIONS, Plan, week_at};
use super::{Activity, Carrier, Cycle, Outcome, Stage, Status};

/// The carriers, work before craft, with retention where the week was not practised and where it was.
const RETENTION: [[f64; 2]; 2] = [[0.995, 1.0], [0.9856, 1.0]];

/// The rows of a team: an expectation and a carrier each.
const PER_TEAM: usize = 2 * EXPECTATIONS.len();

/// Counted outcomes, a place in each array.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcomes {
    row: Vec<u32>,
    week: Vec<u16>,
    net: Vec<f64>,
    consolidation: Vec<f64>,
    error: Vec<f64>,
    /// A bit for each team and week: whether the team practised.
    practice: Vec<u64>,
    words_per_team: usize,
    rows: usize,
    weeks: u16,
}

/// Where a row stands: the yield so far, the part that lasts, and their variances.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct State {
    pub(crate) yielded: f64,
    pub(crate) lasting: f64,
    yielded_variance: f64,
    lasting_variance: f64,
}

/// What one cycle adds to one row.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    yielded: f64,
    lasting: f64,
    yielded_variance: f64,
    lasting_variance: f64,
}

impl Cell {
    fn add(&mut self, net: f64, consolidation: f64, error: f64) {
        let (lasting, lasting_error) = (consolidation * net, consolidation * error);
        self.yielded += net;
        self.lasting += lasting;
        self.yielded_variance += error * error;
        self.lasting_variance += lasting_error * lasting_error;
    }
}

impl State {
    fn week(&mut self, retention: f64, cell: &Cell) {
        self.yielded += cell.yielded;
        self.yielded_variance += cell.yielded_variance;
        self.lasting = retention * self.lasting + cell.lasting;
        self.lasting_variance = retention * retention * self.lasting_variance + cell.lasting_variance;
    }

    fn idle(&mut self, retention: f64) {
        self.lasting *= retention;
        self.lasting_variance *= retention * retention;
    }
}

impl Outcomes {
    /// The outcomes of a plan's log, in the log's order.
    pub(crate) fn of(plan: &Plan) -> Option<Self> {
        let words_per_team = usize::from(plan.weeks).div_ceil(64);
        let mut all = Self {
            practice: vec![0; plan.teams as usize * words_per_team],
            words_per_team,
            rows: plan.teams as usize * PER_TEAM,
            weeks: plan.weeks,
            ..Self::default()
        };
        let weeks: HashMap<String, u16> = (0..plan.weeks).map(|week| (week_at(week).to_string(), week)).collect();
        let expectations: HashMap<&str, usize> = EXPECTATIONS.iter().enumerate().map(|(n, e)| (e.id, n)).collect();
        let (mut lines, mut text) = (plan.lines(), String::new());
        while lines.next(&mut text) {
            super::read(text.as_bytes(), |cycle: Cycle<'_>| {
                all.add(&cycle, &weeks, &expectations);
            })?;
            text.clear();
        }
        Some(all)
    }

    fn add(
        &mut self,
        cycle: &Cycle<'_>,
        weeks: &HashMap<String, u16>,
        expectations: &HashMap<&str, usize>,
    ) -> Option<()> {
        if cycle.status != Status::Held {
            return None;
        }
        let team: usize = cycle.team.rsplit_once('-')?.1.parse().ok()?;
        let week = *weeks.get(cycle.week)?;
        if !cycle.activities.is_empty() {
            self.practice[team * self.words_per_team + usize::from(week / 64)] |= 1 << (week % 64);
        }
        let own_thinking = 1.0 - offloading(&cycle.activities);
        for outcome in &cycle.outcomes {
            let expectation = *expectations.get(outcome.expectation)?;
            let factor = EXPECTATIONS[expectation].factor();
            let (carrier, consolidation) = match outcome.carrier {
                Carrier::Work => (0, of_stage(stage(cycle, outcome))),
                Carrier::Craft => (1, own_thinking),
            };
            self.row.push((team * PER_TEAM + 2 * expectation + carrier) as u32);
            self.week.push(week);
            self.net.push(outcome.amount * factor);
            self.consolidation.push(consolidation);
            self.error.push(outcome.standard_error * factor);
        }
        Some(())
    }

    /// How many outcomes there are.
    pub(crate) fn len(&self) -> usize {
        self.row.len()
    }

    /// The same outcomes, row by row and week by week.
    pub(crate) fn by_row(&self) -> Self {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by_key(|&at| (self.row[at], self.week[at]));
        let numbers = |from: &[f64]| order.iter().map(|&at| from[at]).collect();
        Self {
            row: order.iter().map(|&at| self.row[at]).collect(),
            week: order.iter().map(|&at| self.week[at]).collect(),
            net: numbers(&self.net),
            consolidation: numbers(&self.consolidation),
            error: numbers(&self.error),
            practice: self.practice.clone(),
            ..*self
        }
    }

    /// Where each row stands after the last week, from outcomes in the log's order.
    pub(crate) fn results(&self) -> Vec<State> {
        const NEVER: u16 = u16::MAX;
        let mut rows = vec![(State::default(), Cell::default(), NEVER); self.rows];
        for (at, &row) in self.row.iter().enumerate() {
            let (state, cell, last) = &mut rows[row as usize];
            let week = self.week[at];
            if *last != week {
                if *last != NEVER {
                    self.advance(row, state, cell, *last, week);
                }
                (*cell, *last) = (Cell::default(), week);
            }
            cell.add(self.net[at], self.consolidation[at], self.error[at]);
        }
        let close = |(row, (state, cell, last)): (usize, &mut (State, Cell, u16))| {
            if *last != NEVER {
                self.advance(row as u32, state, cell, *last, self.weeks);
            }
            *state
        };
        rows.iter_mut().enumerate().map(close).collect()
    }

    /// Where each row stands after the last week, from outcomes that stand row by row.
    pub(crate) fn results_by_row(&self) -> Vec<State> {
        let mut states = vec![State::default(); self.rows];
        let mut at = 0;
        while at < self.len() {
            let row = self.row[at];
            let mut state = State::default();
            while at < self.len() && self.row[at] == row {
                let (week, mut cell) = (self.week[at], Cell::default());
                while at < self.len() && self.row[at] == row && self.week[at] == week {
                    cell.add(self.net[at], self.consolidation[at], self.error[at]);
                    at += 1;
                }
                let next = if at < self.len() && self.row[at] == row { self.week[at] } else { self.weeks };
                self.advance(row, &mut state, &cell, week, next);
            }
            states[row as usize] = state;
        }
        states
    }

    /// Takes a row from before the week of a cell to before another week.
    fn advance(&self, row: u32, state: &mut State, cell: &Cell, from: u16, until: u16) {
        let first_word = row as usize / PER_TEAM * self.words_per_team;
        let practised = &self.practice[first_word..first_word + self.words_per_team];
        let retention = RETENTION[row as usize % 2];
        let of = |week: u16| retention[(practised[usize::from(week / 64)] >> (week % 64) & 1) as usize];
        state.week(of(from), cell);
        for week in from + 1..until {
            state.idle(of(week));
        }
    }
}

/// The share of the cycle's thinking that was left to AI, by person-minutes.
fn offloading(activities: &[Activity<'_>]) -> f64 {
    let (mut offloaded, mut all) = (0.0, 0.0);
    for activity in activities {
        // The people of a sound log's activity are all different.
        let minutes = f64::from(activity.minutes) * activity.professionals.len() as f64;
        let share = activity.ai.as_ref().map_or(0.0, |ai| ai.offloaded);
        offloaded += minutes * if activity.mastery == Some(true) { 0.0 } else { share };
        all += minutes;
    }
    if all > 0.0 { offloaded / all } else { 1.0 }
}

fn stage(cycle: &Cycle<'_>, outcome: &Outcome<'_>) -> Stage {
    let named = outcome.proposal.and_then(|id| cycle.proposals.iter().find(|proposal| proposal.id == id));
    named.map_or(Stage::Tried, |proposal| proposal.stage)
}

fn of_stage(stage: Stage) -> f64 {
    match stage {
        Stage::Proposed | Stage::Withdrawn => 0.0,
        Stage::Tried => 0.25,
        Stage::Adopted => 0.75,
        Stage::Integrated => 1.0,
    }
}
