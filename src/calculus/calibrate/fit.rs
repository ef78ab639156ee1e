//! Least squares within bounds, and what can be fitted at all.

use nalgebra::{DMatrix, DVector};

use crate::facts::AsOf;
use crate::model::ExpectationId;
use crate::reckoning::Plan;
use crate::rules::Sound;

use super::model::{FITTED, Model, Residue};
use super::{Acting, Calibrated, CannotFit, Estimated, LeftOut, NotFitted, Residual};

/// The assumptions that may be fitted, in the order of the model.
const ORDER: [Acting; FITTED] = [
    Acting::CraftConsolidation,
    Acting::CraftRetentionHeld,
    Acting::CraftRetentionIdle,
    Acting::WorkConsolidation,
    Acting::WorkRetentionHeld,
    Acting::WorkRetentionIdle,
];

/// Which are given up first where not all can be told apart: those that are usually taken to be 1.
const GIVEN_UP: [usize; FITTED] = [3, 0, 4, 1, 5, 2];

/// Within the bounds and at no special value: what can't be told here can't be told anywhere.
const ANYWHERE: [f64; FITTED] = [0.83, 0.97, 0.91, 0.79, 0.96, 0.93];

/// Directions in which the fit changes less than this, beside the one in which it changes most, can't be told.
const SINGULAR: f64 = 1e-7;

/// Fits assumptions to the measured levels of durable results, up to a week. `fit` says which; those that the
/// measurements can't tell are refused by name and stay as assumed.
///
/// ```
/// use lerendwerken::calculus::{self, Acting, AsOf};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let calibrated = calculus::calibrate(&sound, AsOf::LastHeld, Acting::ALL);
/// for estimate in &calibrated.estimates {
///     println!("{}: {} ± {:?}", estimate.parameter, estimate.value, estimate.standard_error);
/// }
/// for refused in &calibrated.refused {
///     println!("{}: {}", refused.parameter, refused.why);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn calibrate(sound: &Sound, as_of: AsOf, fit: &[Acting]) -> Calibrated {
    let as_of = sound.week(as_of);
    let plan = Plan::of(sound.programme());
    let assumptions = plan.assumptions.clone();
    let model = Model::of(sound, plan, as_of);
    let mut wanted = fit.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let (free, refused) = identify(&model, &wanted);
    let fitted = Fit::of(&model, &free);
    let ids: Vec<_> = sound.programme().expectations().map(|it| it.id.clone()).collect();
    let id = |number: u32| ids.get(number as usize).cloned();
    let residuals = model.observations.iter().zip(&fitted.residues).filter_map(|(observed, residue)| {
        Some(Residual {
            expectation: id(observed.expectation)?,
            week: observed.week,
            residual: residue.residual * observed.scale + 0.0,
            standardised: model.weighted.then_some(residue.residual + 0.0),
        })
    });
    Calibrated {
        programme: sound.programme().id.clone(),
        as_of,
        assumptions,
        estimates: fitted.estimates(&model, &free),
        refused,
        residuals: residuals.collect(),
        left_out: left_out(&model, id),
        weighted: model.weighted,
        chi_squared: fitted.chi_squared(),
        degrees_of_freedom: u32::try_from(model.observations.len() - free.len()).unwrap_or_default(),
        converged: fitted.converged,
    }
}

fn left_out(model: &Model<'_>, id: impl Fn(u32) -> Option<ExpectationId>) -> Vec<LeftOut> {
    model
        .left_out
        .iter()
        .filter_map(|(number, week)| Some(LeftOut { expectation: id(*number)?, week: *week }))
        .collect()
}

/// Which assumptions the measurements can tell, by their places in [`ORDER`], and why not the others.
fn identify(model: &Model<'_>, wanted: &[Acting]) -> (Vec<usize>, Vec<NotFitted>) {
    let mut refused = Vec::new();
    let mut refuse = |parameter, why, with| refused.push(NotFitted { parameter, why, with });
    let mut free: Vec<usize> = Vec::new();
    let residues = model.residues(ANYWHERE);
    let acts = |place: usize| residues.iter().any(|it| it.gradient.get(place).is_some_and(|slope| *slope != 0.0));
    for parameter in wanted {
        let Some(place) = ORDER.iter().position(|it| it == parameter) else {
            refuse(*parameter, CannotFit::OnlyProducts, Vec::new());
            continue;
        };
        let reported = acts(place - place % 3);
        match place % 3 {
            _ if residues.is_empty() => refuse(*parameter, CannotFit::NothingMeasured, Vec::new()),
            _ if !reported => refuse(*parameter, CannotFit::NothingReported, Vec::new()),
            1 if !acts(place) => refuse(*parameter, CannotFit::NoHeldWeeks, Vec::new()),
            2 if !acts(place) => refuse(*parameter, CannotFit::NoIdleWeeks, Vec::new()),
            _ => free.push(place),
        }
    }
    let named = |places: &[usize]| places.iter().filter_map(|place| ORDER.get(*place).copied()).collect::<Vec<_>>();
    while free.len() > residues.len() {
        let Some(place) = give_up(&mut free, |_| true) else { break };
        named(&[place]).into_iter().for_each(|it| refuse(it, CannotFit::TooFewMeasurements, Vec::new()));
    }
    while let Some(together) = not_told_apart(&residues, &free) {
        let Some(place) = give_up(&mut free, |place| together.contains(&place)) else { break };
        let others: Vec<usize> = together.iter().copied().filter(|other| *other != place).collect();
        named(&[place]).into_iter().for_each(|it| refuse(it, CannotFit::Collinear, named(&others)));
    }
    refused.sort_by_key(|it| it.parameter);
    (free, refused)
}

/// Takes out the one that is given up first.
fn give_up(free: &mut Vec<usize>, is_one: impl Fn(usize) -> bool) -> Option<usize> {
    let place = GIVEN_UP.into_iter().find(|place| free.contains(place) && is_one(*place))?;
    free.retain(|other| *other != place);
    Some(place)
}

/// Assumptions whose changes can make up for each other, if there are such.
fn not_told_apart(residues: &[Residue], free: &[usize]) -> Option<Vec<usize>> {
    if free.is_empty() {
        return None;
    }
    let mut jacobian = jacobian(residues, free);
    for mut column in jacobian.column_iter_mut() {
        let norm = column.norm();
        column.unscale_mut(norm);
    }
    let svd = jacobian.try_svd(false, true, f64::EPSILON, MOST_STEPS)?;
    let (least, value) = svd.singular_values.argmin();
    if value > SINGULAR * svd.singular_values.max() {
        return None;
    }
    let direction = svd.v_t?;
    let involved = (0..).zip(free).filter(|(i, _)| direction.get((least, *i)).is_some_and(|share| share.abs() > 0.05));
    Some(involved.map(|(_, place)| *place).collect())
}

/// The derivatives of what is fitted, over the scales, to the free assumptions.
fn jacobian(residues: &[Residue], free: &[usize]) -> DMatrix<f64> {
    let entry = |row: usize, column: usize| {
        let place = free.get(column)?;
        residues.get(row)?.gradient.get(*place).copied()
    };
    DMatrix::from_fn(residues.len(), free.len(), |row, column| entry(row, column).unwrap_or_default())
}

/// A fit.
struct Fit {
    at: [f64; FITTED],
    residues: Vec<Residue>,
    converged: bool,
}

/// No fit takes more steps.
const MOST_STEPS: usize = 200;

impl Fit {
    /// By Levenberg and Marquardt's method, within the bounds 0 and 1.
    fn of(model: &Model<'_>, free: &[usize]) -> Self {
        let at = model.assumed();
        let mut fit = Self { residues: model.residues(at), at, converged: free.is_empty() };
        if free.is_empty() {
            return fit;
        }
        // A retention has no slope where nothing consolidates, so fitting does not begin there.
        for place in free {
            if let Some(value) = fit.at.get_mut(*place) {
                *value = value.clamp(0.05, 0.999);
            }
        }
        fit.residues = model.residues(fit.at);
        let mut damping = 1e-3;
        for _ in 0..MOST_STEPS {
            let Some(next) = fit.step(free, damping) else { break };
            let moved = fit.at.iter().zip(next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            let residues = model.residues(next);
            let (before, after) = (fit.chi_squared(), sum_of_squares(&residues));
            if after <= before {
                (fit.at, fit.residues) = (next, residues);
                damping = (damping / 10.0).max(1e-15);
                if moved < 1e-13 || before - after <= 1e-16 * before {
                    fit.converged = true;
                    break;
                }
            } else {
                damping *= 10.0;
                if damping > 1e12 {
                    // No step makes it better.
                    fit.converged = true;
                    break;
                }
            }
        }
        fit
    }

    /// Where a damped step leads, held within the bounds; those at a bound that push outward stay.
    fn step(&self, free: &[usize], damping: f64) -> Option<[f64; FITTED]> {
        let right = DVector::from_iterator(self.residues.len(), self.residues.iter().map(|it| it.residual));
        let pull = jacobian(&self.residues, free).tr_mul(&right);
        let stays = |(i, place): &(usize, &usize)| {
            let (value, pull) = (self.at.get(**place).copied()?, pull.get(*i).copied()?);
            Some((value >= 1.0 && pull > 0.0) || (value <= 0.0 && pull < 0.0))
        };
        let moving: Vec<usize> =
            free.iter().enumerate().filter(|it| stays(it) == Some(false)).map(|(_, place)| *place).collect();
        let jacobian = jacobian(&self.residues, &moving);
        let mut normal = jacobian.tr_mul(&jacobian);
        for i in 0..moving.len() {
            let diagonal = normal.get_mut((i, i))?;
            *diagonal += damping * *diagonal + f64::MIN_POSITIVE;
        }
        let step = normal.cholesky()?.solve(&jacobian.tr_mul(&right));
        let mut next = self.at;
        for (place, step) in moving.iter().zip(step.iter()) {
            let value = next.get_mut(*place)?;
            *value = (*value + step).clamp(0.0, 1.0);
        }
        next.iter().all(|value| value.is_finite()).then_some(next)
    }

    fn chi_squared(&self) -> f64 {
        sum_of_squares(&self.residues)
    }

    fn estimates(&self, model: &Model<'_>, free: &[usize]) -> Vec<Estimated> {
        let value = |place: usize| self.at.get(place).copied().unwrap_or_default();
        let inner: Vec<usize> = free.iter().copied().filter(|place| !is_bound(value(*place))).collect();
        let jacobian = jacobian(&self.residues, &inner);
        let covariance = jacobian.tr_mul(&jacobian).cholesky().map(|normal| normal.inverse());
        let freedom = self.residues.len() - free.len();
        let noise = match (model.weighted, freedom) {
            (true, _) => Some(1.0),
            (false, 0) => None,
            (false, freedom) => Some(self.chi_squared() / freedom as f64),
        };
        let error = |place: usize| {
            let i = inner.iter().position(|other| *other == place)?;
            Some((covariance.as_ref()?.get((i, i))? * noise?).sqrt())
        };
        let mut places = free.to_vec();
        places.sort_unstable();
        let estimate = |place: usize| {
            Some(Estimated {
                parameter: *ORDER.get(place)?,
                value: value(place),
                standard_error: error(place),
                assumed: *model.assumed().get(place)?,
                at_bound: is_bound(value(place)),
            })
        };
        places.into_iter().filter_map(estimate).collect()
    }
}

fn is_bound(value: f64) -> bool {
    value <= 0.0 || value >= 1.0
}

fn sum_of_squares(residues: &[Residue]) -> f64 {
    residues.iter().map(|it| it.residual * it.residual).sum()
}
