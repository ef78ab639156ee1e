//! The fit: what can be told is searched for, and told.

use crate::facts::AsOf;
use crate::model::{ExpectationId, Week};
use crate::rules::Sound;

use super::identify;
use super::least_squares::{self, Fit, Taken, is_at_bound};
use super::model::{FITTED, Model, ORDER};
use super::{Acting, Calibrated, Estimated, LeftOut, NotFitted, Residual};

/// Where a search starts besides what is assumed, which often stands at a bound. That one carrier fades fast and the
/// other slowly often fits nearly as well the other way round, so both are tried.
const STARTS: [[f64; FITTED]; 5] = [
    [0.5, 0.97, 0.95, 0.5, 0.97, 0.95],
    [0.5, 0.99, 0.99, 0.5, 0.99, 0.99],
    [0.5, 0.9, 0.8, 0.5, 0.9, 0.8],
    [0.5, 0.99, 0.98, 0.5, 0.9, 0.85],
    [0.5, 0.9, 0.85, 0.5, 0.99, 0.98],
];

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
    let model = Model::of(sound, as_of);
    let mut wanted = fit.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let (mut places, mut refused) = identify::at_all(&model, &wanted);
    let fit = loop {
        places.sort_unstable();
        let fit = best(&model, &places);
        let no_longer = identify::here(&fit.linear, &places, &between(&fit));
        if no_longer.is_empty() {
            break fit;
        }
        places.retain(|place| no_longer.iter().all(|it| ORDER.get(*place) != Some(&it.parameter)));
        refused.extend(no_longer);
    };
    refused.sort_by_key(|it| it.parameter);
    let ids: Vec<_> = sound.programme().expectations().map(|it| it.id.clone()).collect();
    Told { sound, model: &model, places: &places, fit: &fit, ids: &ids }.answer(as_of, refused)
}

/// The best that any search finds.
fn best(model: &Model<'_>, places: &[usize]) -> Fit {
    let search = |start: [f64; FITTED]| {
        let start: Vec<f64> = places.iter().filter_map(|place| start.get(*place).copied()).collect();
        least_squares::fit(|values| model.linear(places, values), &start)
    };
    let first = search(model.assumed());
    STARTS
        .into_iter()
        .map(search)
        .fold(first, |best, other| if other.squares() < best.squares() { other } else { best })
}

/// The columns of what came to stand between its bounds.
fn between(fit: &Fit) -> Vec<usize> {
    fit.at.iter().enumerate().filter(|(_, value)| !is_at_bound(**value)).map(|(column, _)| column).collect()
}

/// A fit, to be told.
struct Told<'a> {
    sound: &'a Sound,
    model: &'a Model<'a>,
    places: &'a [usize],
    fit: &'a Fit,
    ids: &'a [ExpectationId],
}

impl Told<'_> {
    fn answer(&self, as_of: Week, refused: Vec<NotFitted>) -> Calibrated {
        let model = self.model;
        Calibrated {
            programme: self.sound.programme().id.clone(),
            as_of,
            assumptions: model.plan.assumptions.clone(),
            estimates: self.estimates(),
            refused,
            residuals: self.residuals(),
            left_out: self.left_out(),
            weighted: model.weighted,
            chi_squared: self.fit.squares(),
            degrees_of_freedom: u32::try_from(self.freedom()).unwrap_or(u32::MAX),
            converged: self.fit.converged,
        }
    }

    fn freedom(&self) -> usize {
        self.model.observations.len().saturating_sub(self.places.len())
    }

    fn estimates(&self) -> Vec<Estimated> {
        let noise = match (self.model.weighted, self.freedom()) {
            (true, _) => Some(1.0),
            (false, 0) => None,
            (false, freedom) => Some((self.fit.squares() / freedom as f64).sqrt()),
        };
        let taken = Taken::apart(&self.fit.linear, &between(self.fit)).filter(|_| self.fit.converged);
        let errors = taken.map(|taken| taken.standard_errors()).unwrap_or_default();
        let error = |column: usize| errors.iter().find(|(of, _)| *of == column).map(|(_, error)| *error);
        let assumed = self.model.assumed();
        let estimate = |(column, (place, value)): (usize, (&usize, &f64))| {
            Some(Estimated {
                parameter: *ORDER.get(*place)?,
                value: *value,
                standard_error: error(column).zip(noise).map(|(error, noise)| error * noise),
                assumed: *assumed.get(*place)?,
                at_bound: is_at_bound(*value),
            })
        };
        self.places.iter().zip(&self.fit.at).enumerate().filter_map(estimate).collect()
    }

    fn residuals(&self) -> Vec<Residual> {
        let residual = |(it, scaled): (&super::model::Observation, &f64)| {
            Some(Residual {
                expectation: self.ids.get(it.expectation as usize)?.clone(),
                week: it.week,
                residual: scaled * it.scale + 0.0,
                standardised: self.model.weighted.then_some(scaled + 0.0),
            })
        };
        self.model.observations.iter().zip(self.fit.linear.residuals.iter()).filter_map(residual).collect()
    }

    fn left_out(&self) -> Vec<LeftOut> {
        let id = |number: u32| self.ids.get(number as usize).cloned();
        let left_out = self.model.left_out.iter();
        left_out.filter_map(|(number, week)| Some(LeftOut { expectation: id(*number)?, week: *week })).collect()
    }
}
