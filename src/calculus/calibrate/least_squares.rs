//! Weighted least squares between bounds: Levenberg–Marquardt on exact slopes.

use nalgebra::{DMatrix, DVector, SVD};

/// How far observations lie from what a model says, and the slopes of what it says: a row for each observation, both
/// in its standard error.
#[derive(Debug, Clone)]
pub(super) struct Linear {
    pub(super) residuals: DVector<f64>,
    pub(super) slopes: DMatrix<f64>,
    /// How far rounding alone may shift the residuals, all together.
    pub(super) rounding: f64,
}

impl Linear {
    /// The sum of the squared residuals.
    fn squares(&self) -> f64 {
        self.residuals.norm_squared()
    }
}

/// Where a search came to.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    /// Each parameter, from 0 to 1.
    pub(super) at: Vec<f64>,
    pub(super) linear: Linear,
    /// Whether the search came to rest.
    pub(super) converged: bool,
}

impl Fit {
    /// The sum of the squared residuals.
    pub(super) fn squares(&self) -> f64 {
        self.linear.squares()
    }
}

/// A search takes no more steps than this; a handful is what it mostly takes.
const MOST_STEPS: u32 = 200;

/// From here on rounding may hide what is downhill, and full steps alone lead on.
const NEAR: f64 = 1e-8;

/// A search has come to rest where the full step is no more than this: rounding keeps it from getting nearer where
/// parameters can hardly be told apart.
const AT_REST: f64 = 1e-7;

/// As near as this to a bound is at it.
const NEAR_BOUND: f64 = 1e-9;

/// Of singular values, a smaller share of the greatest than this is nothing but rounding.
const ROUNDING: f64 = 1e-12;

/// The parameters between 0 and 1 with the least sum of squares that is found by going downhill from here.
pub(super) fn fit(model: impl Fn(&[f64]) -> Linear, start: &[f64]) -> Fit {
    let (mut here, mut damping, mut steps) = (Point::at(&model, start.to_vec()), 1e-3, 0);
    while steps < MOST_STEPS && here.full_step() > NEAR {
        let Some((there, used)) = here.downhill(&model, damping) else { break };
        (here, damping) = (there, used / 10.0);
        steps += 1;
    }
    for _ in 0..3 {
        let there = Point::at(&model, here.moved(0.0));
        if there.full_step() >= here.full_step() / 2.0 {
            break;
        }
        here = there;
    }
    let snapped: Vec<f64> =
        here.at.iter().map(|value| if is_at_bound(*value) { value.round() } else { *value }).collect();
    if snapped != here.at {
        here = Point::at(&model, snapped);
    }
    let converged = here.full_step() <= AT_REST;
    Fit { at: here.at, linear: here.linear, converged }
}

/// Whether a parameter stands at one of its bounds.
pub(super) fn is_at_bound(value: f64) -> bool {
    value <= NEAR_BOUND || value >= 1.0 - NEAR_BOUND
}

/// Where a search stands.
struct Point {
    at: Vec<f64>,
    linear: Linear,
    /// The slopes of the parameters that may move; none where they are no numbers.
    taken: Option<Taken>,
}

impl Point {
    fn at(model: impl Fn(&[f64]) -> Linear, at: Vec<f64>) -> Self {
        Self::of(model(&at), at)
    }

    fn of(linear: Linear, at: Vec<f64>) -> Self {
        let taken = Taken::apart(&linear, &free(&linear, &at));
        Self { at, linear, taken }
    }

    /// A point with a smaller sum of squares, with the damping that it took; none where rounding hides any.
    fn downhill(&self, model: impl Fn(&[f64]) -> Linear, mut damping: f64) -> Option<(Self, f64)> {
        while damping < 1e15 {
            let there = self.moved(damping);
            let linear = model(&there);
            if linear.squares() < self.linear.squares() {
                return Some((Self::of(linear, there), damping));
            }
            damping = damping.max(1e-12) * 10.0;
        }
        None
    }

    /// Where a step leads, as far as the bounds allow; the shorter the greater the damping.
    fn moved(&self, damping: f64) -> Vec<f64> {
        let step = self.taken.as_ref().map(|taken| taken.step(&self.linear.residuals, damping)).unwrap_or_default();
        moved(&self.at, &step)
    }

    /// The most that a step without damping would change any parameter.
    fn full_step(&self) -> f64 {
        let there = self.moved(0.0);
        let most = self.at.iter().zip(&there).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        if self.taken.is_some() { most } else { f64::INFINITY }
    }
}

/// A step from here, as far as the bounds allow.
fn moved(at: &[f64], step: &[(usize, f64)]) -> Vec<f64> {
    let mut there = at.to_vec();
    for (place, by) in step {
        if let Some(value) = there.get_mut(*place) {
            *value = (*value + by).clamp(0.0, 1.0);
        }
    }
    there
}

/// The parameters that may move: all but those at a bound beyond which the sum of squares would be smaller.
fn free(linear: &Linear, at: &[f64]) -> Vec<usize> {
    let downhill = linear.slopes.tr_mul(&linear.residuals);
    let held = |(value, way): (&f64, &f64)| (*value <= 0.0 && *way <= 0.0) || (*value >= 1.0 && *way >= 0.0);
    let all = at.iter().zip(downhill.iter()).enumerate();
    all.filter(|(_, it)| !held(*it)).map(|(place, _)| place).collect()
}

/// Slopes of some parameters, each scaled to length 1, by singular values.
pub(super) struct Taken {
    places: Vec<usize>,
    /// What each slope was divided by; 1 for one that is 0 throughout.
    lengths: Vec<f64>,
    left: DMatrix<f64>,
    values: DVector<f64>,
    right: DMatrix<f64>,
}

impl Taken {
    /// Takes the slopes of these parameters apart; none where they are no numbers.
    pub(super) fn apart(linear: &Linear, places: &[usize]) -> Option<Self> {
        let mut scaled = linear.slopes.select_columns(places);
        if scaled.iter().chain(linear.residuals.iter()).any(|it| !it.is_finite()) {
            return None;
        }
        let length = |norm: f64| if norm > 0.0 { norm } else { 1.0 };
        let lengths: Vec<f64> = scaled.column_iter().map(|column| length(column.norm())).collect();
        scaled.column_iter_mut().zip(&lengths).for_each(|(mut column, length)| column /= *length);
        if scaled.is_empty() {
            let (left, right) = (DMatrix::zeros(scaled.nrows(), 0), DMatrix::zeros(0, places.len()));
            return Some(Self { places: places.to_vec(), lengths, left, values: DVector::zeros(0), right });
        }
        // By way of a triangle, which is small.
        let (along, triangle) = scaled.qr().unpack();
        let svd = SVD::try_new(triangle, true, true, f64::EPSILON, 1000)?;
        let (left, right) = (along * svd.u?, svd.v_t?);
        Some(Self { places: places.to_vec(), lengths, left, values: svd.singular_values, right })
    }

    /// The step that brings these residuals down, the shorter the greater the damping, by parameter.
    fn step(&self, residuals: &DVector<f64>, damping: f64) -> Vec<(usize, f64)> {
        let least = ROUNDING * self.greatest();
        let along = self.left.tr_mul(residuals);
        let divided =
            along.zip_map(
                &self.values,
                |along, value| {
                    if value > least { along * value / (value * value + damping) } else { 0.0 }
                },
            );
        let step = self.right.tr_mul(&divided);
        let by_place = self.places.iter().zip(step.iter().zip(&self.lengths));
        by_place.map(|(place, (step, length))| (*place, step / length)).collect()
    }

    /// The standard error of each parameter, where residuals have one of 1.
    pub(super) fn standard_errors(&self) -> Vec<(usize, f64)> {
        let of = |(number, (place, length)): (usize, (&usize, &f64))| {
            let column = self.right.column(number);
            let variance: f64 = column.iter().zip(self.values.iter()).map(|(it, value)| (it / value).powi(2)).sum();
            (*place, variance.sqrt() / length)
        };
        self.places.iter().zip(&self.lengths).enumerate().map(of).collect()
    }

    /// How much each parameter has to do with what can be told least, as shares of 1 in squares.
    pub(super) fn weakest(&self) -> Vec<(usize, f64)> {
        let least = self.values.iter().enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
        let row = least.map(|(least, _)| self.right.row(least));
        row.map(|row| self.places.iter().copied().zip(row.iter().copied()).collect()).unwrap_or_default()
    }

    fn greatest(&self) -> f64 {
        self.values.iter().copied().fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Norris, a calibration of ozone monitors: x and y, of the Statistical Reference Datasets of NIST.
    const NORRIS: [(f64, f64); 36] = [
        (0.2, 0.1),
        (337.4, 338.8),
        (118.2, 118.1),
        (884.6, 888.0),
        (10.1, 9.2),
        (226.5, 228.1),
        (666.3, 668.5),
        (996.3, 998.5),
        (448.6, 449.1),
        (777.0, 778.9),
        (558.2, 559.2),
        (0.4, 0.3),
        (0.6, 0.1),
        (775.5, 778.1),
        (666.9, 668.8),
        (338.0, 339.3),
        (447.5, 448.9),
        (11.6, 10.8),
        (556.0, 557.7),
        (228.1, 228.3),
        (995.8, 998.0),
        (887.6, 888.8),
        (120.2, 119.6),
        (0.3, 0.3),
        (0.3, 0.6),
        (556.8, 557.6),
        (339.1, 339.3),
        (887.2, 888.0),
        (999.0, 998.5),
        (779.0, 778.9),
        (11.1, 10.2),
        (118.3, 117.6),
        (229.2, 228.9),
        (669.1, 668.4),
        (448.9, 449.2),
        (0.5, 0.2),
    ];

    /// Misra1a, adsorption by teeth: x and y, of the same.
    const MISRA: [(f64, f64); 14] = [
        (77.6, 10.07),
        (114.9, 14.73),
        (141.1, 17.94),
        (190.8, 23.93),
        (239.9, 29.61),
        (289.0, 35.18),
        (332.8, 40.02),
        (378.4, 44.82),
        (434.8, 50.76),
        (477.3, 55.05),
        (536.8, 61.01),
        (593.1, 66.40),
        (689.1, 75.47),
        (760.0, 81.78),
    ];

    /// Fits a curve and its slopes to x and y.
    fn curve<const N: usize>(
        data: &[(f64, f64)],
        curve: impl Fn([f64; N], f64) -> (f64, [f64; N]),
        start: [f64; N],
    ) -> Fit {
        let model = |at: &[f64]| {
            let at: [f64; N] = at.try_into().unwrap();
            let rows: Vec<_> = data.iter().map(|(x, y)| (y, curve(at, *x))).collect();
            Linear {
                residuals: DVector::from_iterator(rows.len(), rows.iter().map(|(y, (said, _))| *y - said)),
                slopes: DMatrix::from_row_iterator(rows.len(), N, rows.iter().flat_map(|(_, (_, slopes))| *slopes)),
                rounding: 0.0,
            }
        };
        fit(model, &start)
    }

    /// Estimates and standard errors where the error of observations follows from the residuals.
    fn told<const N: usize>(fit: &Fit, observations: usize) -> [(f64, f64); N] {
        let unit = (fit.squares() / (observations - N) as f64).sqrt();
        let errors = Taken::apart(&fit.linear, &(0..N).collect::<Vec<_>>()).unwrap().standard_errors();
        std::array::from_fn(|place| (fit.at[place], errors[place].1 * unit))
    }

    #[track_caller]
    fn near(given: f64, certified: f64, share: f64) {
        assert!((given - certified).abs() <= share * certified.abs(), "{given} where {certified} is certified");
    }

    #[test]
    fn a_line_as_nist_certifies_it() {
        // Each parameter as a share of what it could be: y = (3 a − 2) + 2 b x.
        let fit = curve(&NORRIS, |[a, b], x| (3.0 * a - 2.0 + 2.0 * b * x, [3.0, 2.0 * x]), [0.1, 0.9]);
        assert!(fit.converged);
        let [(a, a_error), (b, b_error)] = told(&fit, NORRIS.len());
        near(3.0 * a - 2.0, -0.262323073774029, 1e-10);
        near(3.0 * a_error, 0.232818234301152, 1e-10);
        near(2.0 * b, 1.00211681802045, 1e-12);
        near(2.0 * b_error, 0.429796848199937e-3, 1e-10);
        near(fit.squares(), 26.6173985294224, 1e-12);
    }

    #[test]
    fn a_curve_as_nist_certifies_it() {
        // y = b₁ (1 − exp(−b₂ x)) with b₁ = 1000 p and b₂ = q / 100.
        let model = |[p, q]: [f64; 2], x: f64| {
            let left = (-q / 100.0 * x).exp();
            (1000.0 * p * (1.0 - left), [1000.0 * (1.0 - left), 10.0 * p * x * left])
        };
        // The two starts of NIST, and bounds.
        for start in [[0.5, 0.01], [0.25, 0.05], [1.0, 1.0], [0.5, 0.0]] {
            let fit = curve(&MISRA, model, start);
            assert!(fit.converged, "{start:?}");
            let [(p, p_error), (q, q_error)] = told(&fit, MISRA.len());
            near(1000.0 * p, 2.3894212918E+02, 1e-9);
            near(1000.0 * p_error, 2.7070075241E+00, 1e-8);
            near(q / 100.0, 5.5015643181E-04, 1e-9);
            near(q_error / 100.0, 7.2668688436E-06, 1e-8);
            near(fit.squares(), 1.2455138894E-01, 1e-9);
        }
    }

    #[test]
    fn a_bound_holds_and_the_rest_fits_given_that() {
        // Points on a line.
        let data = [(0.0, 0.5), (1.0, 2.0), (2.0, 3.5)];
        let line = |[a, b]: [f64; 2], x: f64| (a + b * x, [1.0, x]);
        for start in [[0.0, 0.0], [1.0, 1.0], [0.3, 0.9]] {
            // Freely a = 0.5 and b = 1.5; with b at 1, the mean leaves 1 for a.
            let fit = curve(&data, line, start);
            assert!(fit.converged);
            assert_eq!(fit.at, [1.0, 1.0]);
        }
        let fit = curve(&[(0.0, 0.1), (1.0, 1.2), (2.0, 2.3)], line, [0.5, 0.5]);
        assert!(fit.converged && (fit.at[0] - 0.2).abs() < 1e-12 && fit.at[1] == 1.0, "{:?}", fit.at);
        let fit = curve(&[(0.0, 0.5), (1.0, 0.2), (2.0, 0.1)], line, [0.5, 0.5]);
        assert!(fit.converged && (fit.at[0] - 0.8 / 3.0).abs() < 1e-12 && fit.at[1] == 0.0, "{:?}", fit.at);
    }

    #[test]
    fn what_cannot_be_told_apart_shows() {
        let linear = |slopes: &[f64]| Linear {
            residuals: DVector::from_element(3, 1.0),
            slopes: DMatrix::from_row_slice(3, 3, slopes),
            rounding: 0.0,
        };
        // The second is twice the first; the third has nothing to do with it.
        let same = linear(&[1.0, 2.0, 0.0, 2.0, 4.0, 1.0, 3.0, 6.0, 0.0]);
        let taken = Taken::apart(&same, &[0, 1, 2]).unwrap();
        let parts = taken.weakest();
        assert!(parts[0].1.abs() > 0.7 && parts[1].1.abs() > 0.7 && parts[2].1.abs() < 1e-12, "{parts:?}");
        let errors = taken.standard_errors();
        assert!(errors[0].1 > 1e12 && errors[1].1 > 1e12, "{errors:?}");
        let errors = Taken::apart(&same, &[0, 2]).unwrap().standard_errors();
        // 1 / sqrt(14 − 2² ) and 1 / sqrt(1 − 2² / 14).
        assert!((errors[0].1 - 10_f64.recip().sqrt()).abs() < 1e-12, "{errors:?}");
        assert!((errors[1].1 - 1.4_f64.sqrt()).abs() < 1e-12, "{errors:?}");
        assert!(Taken::apart(&linear(&[f64::NAN; 9]), &[0]).is_none());
        assert!(Taken::apart(&same, &[]).unwrap().weakest().is_empty());
    }
}
