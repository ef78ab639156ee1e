//! Which assumptions can be told from what was measured.

use super::least_squares::{Linear, Taken};
use super::model::{FITTED, Model, ORDER, derivative, put};
use super::{Acting, CannotFit, NotFitted};

/// In this order assumptions are taken in: what can't be told once those before it are is given up. What is usually taken
/// to be 1 comes last.
const TAKEN_IN: [usize; FITTED] = [2, 5, 1, 4, 0, 3];

/// Within the bounds and at no special value: what can't be told here can't be told anywhere.
const ANYWHERE: [f64; FITTED] = [0.83, 0.97, 0.91, 0.79, 0.96, 0.93];

/// An assumption that rounding alone would shift by more is not told by what was measured.
const LOST: f64 = 1e-8;

/// One with a lesser share in what can't be told has no part in it.
const NO_PART: f64 = 1e-4;

/// The assumptions that can be told whatever they turn out to be, by their places in [`ORDER`], and why not the others.
pub(super) fn at_all(model: &Model<'_>, wanted: &[Acting]) -> (Vec<usize>, Vec<NotFitted>) {
    let places: Vec<usize> =
        TAKEN_IN.into_iter().filter(|place| named(*place).is_some_and(|it| wanted.contains(&it))).collect();
    let stages = wanted.iter().filter(|it| !ORDER.contains(it));
    let mut refused: Vec<NotFitted> = stages.map(|it| not_fitted(*it, CannotFit::OnlyProducts)).collect();
    // Those that are not asked for are as assumed, here too.
    let anywhere: Vec<f64> = places.iter().filter_map(|place| ANYWHERE.get(*place).copied()).collect();
    let values = put(model.assumed(), &places, &anywhere);
    let slopes = model.slopes(values);
    let acts = |place: usize| slopes.iter().any(|slope| derivative(slope, place) != 0.0);
    let why = |place: usize| match place % 3 {
        _ if slopes.is_empty() => CannotFit::NothingMeasured,
        _ if !acts(place - place % 3) && !model.is_reported(place < 3) => CannotFit::NothingReported,
        _ if !acts(place - place % 3) => CannotFit::NothingLasts,
        _ if values.get(place - place % 3) == Some(&0.0) => CannotFit::NothingLasts,
        1 => CannotFit::NoHeldWeeks,
        _ => CannotFit::NoIdleWeeks,
    };
    let (acting, idle): (Vec<usize>, Vec<usize>) = places.iter().partition(|place| acts(**place));
    refused.extend(idle.into_iter().filter_map(|place| Some(not_fitted(named(place)?, why(place)))));
    let acted_on = slopes.iter().filter(|slope| acting.iter().any(|place| derivative(slope, *place) != 0.0));
    let enough = acted_on.count();
    let anywhere: Vec<f64> = acting.iter().filter_map(|place| ANYWHERE.get(*place).copied()).collect();
    let (told, not_told) = apart(&model.linear(&acting, &anywhere), &acting, enough);
    refused.extend(not_told);
    (told, refused)
}

/// Those among these places that are of no effect where a fit ended, at a bound or not; else those of the same effect as
/// others, among the columns that are `free`.
pub(super) fn here(linear: &Linear, places: &[usize], free: &[usize]) -> Vec<NotFitted> {
    let acts = |column: usize| linear.slopes.column(column).iter().any(|slope| *slope != 0.0);
    let of_no_effect = places.iter().enumerate().filter(|(column, _)| !acts(*column));
    let of_no_effect = of_no_effect.filter_map(|(_, place)| named(*place));
    let refused: Vec<NotFitted> = of_no_effect.map(|it| not_fitted(it, CannotFit::NothingLasts)).collect();
    if !refused.is_empty() {
        return refused;
    }
    let columns = free.iter().filter_map(|column| Some((*column, *places.get(*column)?)));
    let (columns, places): (Vec<usize>, Vec<usize>) = columns.unzip();
    let own = Linear { slopes: linear.slopes.select_columns(&columns), ..linear.clone() };
    apart(&own, &places, usize::MAX).1
}

/// Takes assumptions in, one after the other, as long as each can be told from those before it, of so many at most.
fn apart(linear: &Linear, places: &[usize], most: usize) -> (Vec<usize>, Vec<NotFitted>) {
    let (mut columns, mut refused) = (Vec::new(), Vec::new());
    let name = |column: &usize| places.get(*column).and_then(|place| named(*place));
    for (column, assumption) in places.iter().filter_map(|place| named(*place)).enumerate() {
        if columns.len() >= most {
            refused.push(not_fitted(assumption, CannotFit::TooFewMeasurements));
            continue;
        }
        columns.push(column);
        let taken = Taken::apart(linear, &columns);
        let shifts = |(_, error): &(usize, f64)| error * linear.rounding > LOST || error.is_nan();
        if taken.as_ref().is_some_and(|taken| !taken.standard_errors().iter().any(shifts)) {
            continue;
        }
        columns.pop();
        if linear.rounding > LOST * linear.slopes.column(column).norm() {
            refused.push(not_fitted(assumption, CannotFit::Negligible));
            continue;
        }
        let parts = taken.map(|taken| taken.weakest()).unwrap_or_default();
        let others = parts.iter().filter(|(of, part)| *of != column && part.abs() > NO_PART);
        let mut with: Vec<Acting> = others.filter_map(|(of, _)| name(of)).collect();
        with.sort_unstable();
        refused.push(NotFitted { with, ..not_fitted(assumption, CannotFit::Collinear) });
    }
    (columns.iter().filter_map(|column| places.get(*column).copied()).collect(), refused)
}

fn named(place: usize) -> Option<Acting> {
    ORDER.get(place).copied()
}

fn not_fitted(parameter: Acting, why: CannotFit) -> NotFitted {
    NotFitted { parameter, why, with: Vec::new() }
}
