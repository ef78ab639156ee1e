//! What is fitted to what: measured levels, and what would last under other assumptions.

use crate::model::{Horizon, Week};
use crate::reckoning::{DerivativeFold, Level, Plan, Slope, SlopeRollUp};
use crate::rules::Sound;

/// How many assumptions may be fitted: consolidation, and retention in weeks held and idle, of craft and of work.
pub(super) const FITTED: usize = 6;

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
    plan: Plan,
    as_of: Week,
    pub(super) observations: Vec<Observation>,
    pub(super) left_out: Vec<(u32, Week)>,
    /// Whether the scale of an observation is its own error.
    pub(super) weighted: bool,
}

/// A residual over its scale, with its derivatives to the fitted assumptions.
pub(super) struct Residue {
    pub(super) residual: f64,
    pub(super) gradient: [f64; FITTED],
}

impl<'a> Model<'a> {
    pub(super) fn of(sound: &'a Sound, plan: Plan, as_of: Week) -> Self {
        let durable = (0..).zip(&plan.expectations).filter(|(_, it)| it.horizon == Horizon::Durable);
        let levels: Vec<(u32, f64, f64, Level)> = durable
            .flat_map(|(number, it)| it.measurements.iter().map(move |level| (number, it.baseline, it.span, *level)))
            .filter(|(.., level)| level.week <= as_of)
            .collect();
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
        Self { sound, plan, as_of, observations, left_out, weighted }
    }

    /// What is assumed.
    pub(super) fn assumed(&self) -> [f64; FITTED] {
        self.plan.rates.carriers()
    }

    /// Every residual under these assumptions.
    pub(super) fn residues(&self, at: [f64; FITTED]) -> Vec<Residue> {
        let mut plan = self.plan.clone();
        plan.rates = plan.rates.with(at);
        let mut rolled = vec![SlopeRollUp::default(); self.observations.len()];
        for team in &plan.team_order {
            let Some(facts) = self.sound.facts.teams.get(*team as usize) else { continue };
            let marked: Vec<_> = DerivativeFold::until(facts, &plan, self.as_of, [1.0; 2]).marked().collect();
            for (observed, rolled) in self.observations.iter().zip(&mut rolled) {
                let is_it = |(week, e, _): &&(Week, u32, Slope)| *week == observed.week && *e == observed.expectation;
                let mut own = marked.iter().filter(is_it).map(|(_, _, slope)| *slope).peekable();
                if let (Some(it), true) = (plan.expectation(observed.expectation), own.peek().is_some()) {
                    rolled.take(own, it, plan.members(*team));
                }
            }
        }
        let residue = |(observed, rolled): (&Observation, &SlopeRollUp)| {
            let slope = rolled.slope();
            let mut gradient = [0.0; FITTED];
            gradient.iter_mut().zip(slope.gradient.0).for_each(|(own, it)| *own = it / observed.scale);
            Residue { residual: (observed.change - slope.long) / observed.scale, gradient }
        };
        self.observations.iter().zip(&rolled).map(residue).collect()
    }
}
