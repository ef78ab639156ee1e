//! What is fitted to what: measured levels, and what would last under other assumptions.

use nalgebra::{DMatrix, DVector};

use crate::facts::TeamFacts;
use crate::model::{Carrier, Horizon, Week};
use crate::reckoning::{DerivativeFold, Level, Plan, Slope, SlopeRollUp};
use crate::rules::Sound;

use super::Acting;
use super::least_squares::Linear;

/// How many assumptions may be fitted.
pub(super) const FITTED: usize = 6;

/// Those assumptions: consolidation, and retention in weeks held and idle, of craft and of work. Elsewhere they are known
/// by their places here, which are also their places among derivatives.
pub(super) const ORDER: [Acting; FITTED] = [
    Acting::CraftConsolidation,
    Acting::CraftRetentionHeld,
    Acting::CraftRetentionIdle,
    Acting::WorkConsolidation,
    Acting::WorkRetentionHeld,
    Acting::WorkRetentionIdle,
];

/// An error below this is as good as none, and to divide by it leads out of all numbers.
const LEAST_ERROR: f64 = 1e-100;

/// A measured level of a durable result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observation {
    /// The number of the expectation.
    pub(super) expectation: u32,
    pub(super) week: Week,
    /// The level, from the baseline.
    pub(super) change: f64,
    /// What the residual is divided by.
    pub(super) scale: f64,
}

/// Measurements of durable results, and the model that they are held against.
pub(super) struct Model<'a> {
    sound: &'a Sound,
    pub(super) plan: Plan,
    /// The teams that report on what was measured, in the order in which teams add up.
    teams: Vec<u32>,
    /// By expectation, then by week, then as in the document.
    pub(super) observations: Vec<Observation>,
    /// The expectations and weeks of these, each once.
    points: Vec<(u32, Week)>,
    pub(super) left_out: Vec<(u32, Week)>,
    /// Whether the scale of an observation is its own error.
    pub(super) weighted: bool,
}

impl<'a> Model<'a> {
    pub(super) fn of(sound: &'a Sound, as_of: Week) -> Self {
        let plan = Plan::of(sound.programme());
        let durable = (0..).zip(&plan.expectations).filter(|(_, it)| it.horizon == Horizon::Durable);
        let mut levels: Vec<(u32, f64, f64, Level)> = durable
            .flat_map(|(number, it)| it.measurements.iter().map(move |level| (number, it.baseline, it.span, *level)))
            .filter(|(.., level)| level.week <= as_of)
            .collect();
        levels.sort_by_key(|(number, .., level)| (*number, level.week));
        let error = |level: &Level| level.standard_error.filter(|error| *error > LEAST_ERROR);
        let weighted = levels.iter().any(|(.., level)| error(level).is_some());
        let (mut observations, mut left_out) = (Vec::new(), Vec::new());
        for (expectation, baseline, span, level) in levels {
            let scale = if weighted { error(&level) } else { Some(span.abs()) };
            match scale {
                Some(scale) => {
                    let change = level.level - baseline;
                    observations.push(Observation { expectation, week: level.week, change, scale });
                }
                None => left_out.push((expectation, level.week)),
            }
        }
        let mut points: Vec<_> = observations.iter().map(Observation::point).collect();
        points.dedup();
        let rows = |team: u32| sound.facts.teams.get(team as usize).map(|team| team.rows.as_slice());
        let mut measured: Vec<u32> = points.iter().map(|(number, _)| *number).collect();
        measured.dedup();
        let is_on = |(number, _): &(u32, _)| measured.binary_search(number).is_ok();
        let teams =
            plan.team_order.iter().copied().filter(|team| rows(*team).is_some_and(|rows| rows.iter().any(is_on)));
        Self { teams: teams.collect(), sound, plan, observations, points, left_out, weighted }
    }

    /// Whether anything that craft carries, or the work, was reported on what was measured, before a measurement.
    pub(super) fn is_reported(&self, by_craft: bool) -> bool {
        let carrier = if by_craft { Carrier::Craft } else { Carrier::Work };
        let last = |number: u32| self.points.iter().filter(|(of, _)| *of == number).map(|(_, week)| *week).max();
        let counts = |team: &TeamFacts, row: u32, week: Week| {
            let number = team.rows.get(row as usize).filter(|(_, of)| *of == carrier).map(|(number, _)| *number);
            let declared = number.and_then(|number| self.plan.expectation(number)).map(|it| it.declared);
            declared.is_some_and(|declared| declared <= week) && number.and_then(last).is_some_and(|last| week <= last)
        };
        self.teams.iter().filter_map(|team| self.sound.facts.teams.get(*team as usize)).any(|team| {
            let mut all = team.backwards(Week::LAST);
            all.any(|(cycle, outcomes)| outcomes.iter().any(|outcome| counts(team, outcome.row, cycle.week)))
        })
    }

    /// What is assumed.
    pub(super) fn assumed(&self) -> [f64; FITTED] {
        self.plan.rates.carriers()
    }

    /// What lasts by each observation, with its derivatives, under these assumptions.
    pub(super) fn slopes(&self, at: [f64; FITTED]) -> Vec<Slope> {
        let mut plan = self.plan.clone();
        plan.rates = plan.rates.with(at);
        let mut rolled = vec![SlopeRollUp::default(); self.points.len()];
        let Some(until) = self.points.iter().map(|(_, week)| *week).max() else { return Vec::new() };
        for team in &self.teams {
            let Some(facts) = self.sound.facts.teams.get(*team as usize) else { continue };
            let fold = DerivativeFold::until(facts, &plan, until, [1.0; 2]);
            let mut marked: Vec<_> = fold.marked().map(|(week, number, slope)| ((number, week), slope)).collect();
            marked.sort_by_key(|(point, _)| *point);
            for of_one in marked.chunk_by(|(a, _), (b, _)| a == b) {
                let point = of_one.first().map(|(point, _)| *point);
                let place = point.and_then(|point| self.points.binary_search(&point).ok());
                let it = point.and_then(|(number, _)| plan.expectation(number));
                if let Some((rolled, it)) = place.and_then(|place| rolled.get_mut(place)).zip(it) {
                    rolled.take(of_one.iter().map(|(_, slope)| *slope), it, plan.members(*team));
                }
            }
        }
        let slope = |it: &Observation| {
            let place = self.points.binary_search(&it.point()).ok()?;
            rolled.get(place).map(SlopeRollUp::slope)
        };
        self.observations.iter().map(|it| slope(it).unwrap_or_default()).collect()
    }

    /// Residuals and slopes over their scales, of the assumptions in these places, which have these values; the others
    /// are as assumed.
    pub(super) fn linear(&self, places: &[usize], values: &[f64]) -> Linear {
        let slopes = self.slopes(put(self.assumed(), places, values));
        let rows = || slopes.iter().zip(&self.observations);
        let residuals = rows().map(|(slope, it)| (it.change - slope.long) / it.scale);
        let residuals = DVector::from_iterator(slopes.len(), residuals);
        let by_row = rows().flat_map(|(slope, it)| places.iter().map(|place| derivative(slope, *place) / it.scale));
        let slopes = DMatrix::from_row_iterator(slopes.len(), places.len(), by_row);
        let steepest = slopes.column_iter().map(|column| column.norm()).fold(0.0, f64::max);
        let levels = self.observations.iter().map(|it| (it.change / it.scale).powi(2)).sum::<f64>().sqrt();
        Linear { residuals, slopes, rounding: f64::EPSILON * levels.max(steepest) }
    }
}

impl Observation {
    fn point(&self) -> (u32, Week) {
        (self.expectation, self.week)
    }
}

/// The derivative to the assumption in a place.
pub(super) fn derivative(slope: &Slope, place: usize) -> f64 {
    slope.gradient.0.get(place).copied().unwrap_or_default()
}

/// Values put in their places.
pub(super) fn put(mut all: [f64; FITTED], places: &[usize], values: &[f64]) -> [f64; FITTED] {
    for (place, value) in places.iter().zip(values) {
        if let Some(slot) = all.get_mut(*place) {
            *slot = *value;
        }
    }
    all
}
