//! Assumptions fitted to measured levels.

#[cfg(feature = "calibrate")]
mod fit;
#[cfg(feature = "calibrate")]
mod identify;
#[cfg(feature = "calibrate")]
mod least_squares;
#[cfg(feature = "calibrate")]
mod model;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{ExpectationId, ProgrammeId, UsedAssumptions, Week, words};

use super::Acting;

#[cfg(feature = "calibrate")]
pub use fit::calibrate;

/// Assumptions fitted to the measured levels of durable results (*kalibratie*). Ours.
///
/// By weighted least squares: the assumptions under which what lasts lies closest to what was measured. What was
/// reported is taken as it is, so its own errors are not in the standard errors; nor is that the model may be wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Calibrated {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week up to which measurements count.
    pub as_of: Week,
    /// The assumptions that were used: where fitting begins, and the values of what is not fitted.
    pub assumptions: UsedAssumptions,
    /// The assumptions that were fitted.
    pub estimates: Vec<Estimated>,
    /// The assumptions that were asked for and can't be fitted, with the reason.
    pub refused: Vec<NotFitted>,
    /// What is left between measured and fitted levels, by expectation in the document's order, then by week.
    pub residuals: Vec<Residual>,
    /// Measurements that could not be weighed beside the others, since their error is unknown or zero.
    pub left_out: Vec<LeftOut>,
    /// Whether measurements count by their own errors. If none is known they count by the span of their expectation,
    /// and how uncertain estimates are follows from the residuals.
    pub weighted: bool,
    /// The sum of the squared residuals, each over its error (or its span).
    pub chi_squared: f64,
    /// The measurements less the estimates.
    pub degrees_of_freedom: u32,
    /// Whether fitting came to rest.
    pub converged: bool,
}

/// An assumption that was fitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Estimated {
    /// The assumption.
    pub parameter: Acting,
    /// Its fitted value.
    pub value: f64,
    /// Its standard error, with what stands at a bound held there. Absent at a bound, where there are no more measurements
    /// than estimates to tell, and where fitting did not come to rest.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub standard_error: Option<f64>,
    /// What was assumed before.
    pub assumed: f64,
    /// Whether it lies at 0 or 1, beyond which it may not go: then it is no more than the nearest that is allowed.
    pub at_bound: bool,
}

/// An assumption that can't be fitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NotFitted {
    /// The assumption.
    pub parameter: Acting,
    /// Why not.
    pub why: CannotFit,
    /// The assumptions that it can't be told apart from, where that is why.
    pub with: Vec<Acting>,
}

words! {
    /// Why an assumption can't be fitted.
    pub enum CannotFit {
        /// No durable result was measured.
        NothingMeasured = "nothing_measured" ("geen duurzaam resultaat is gemeten", "no durable result was measured"),
        /// Nothing with this carrier was reported before a measurement.
        NothingReported = "nothing_reported" (
            "vóór een meting is met deze drager niets gemeld",
            "nothing with this carrier was reported before a measurement"
        ),
        /// No week of practice lies between a yield and a measurement.
        NoHeldWeeks = "no_held_weeks" (
            "tussen opbrengst en meting ligt geen week met oefening",
            "no week of practice lies between a yield and a measurement"
        ),
        /// No week without practice lies between a yield and a measurement.
        NoIdleWeeks = "no_idle_weeks" (
            "tussen opbrengst en meting ligt geen week zonder oefening",
            "no week without practice lies between a yield and a measurement"
        ),
        /// There are fewer measurements than assumptions to fit.
        TooFewMeasurements = "too_few_measurements" (
            "er zijn minder metingen dan te schatten aannames",
            "there are fewer measurements than assumptions to fit"
        ),
        /// It can't be told apart from others.
        Collinear = "collinear" ("zij is niet te onderscheiden van andere aannames", "it can't be told apart from others"),
        /// Beside the rest its effect is lost in rounding.
        Negligible = "negligible" (
            "het effect ervan valt naast de rest weg in de afronding",
            "beside the rest its effect is lost in rounding"
        ),
        /// In the best fit, or as assumed, nothing with this carrier lasts, so that it has no effect.
        NothingLasts = "nothing_lasts" (
            "met deze drager beklijft niets, zodat zij geen verschil maakt",
            "nothing with this carrier lasts, so that it makes no difference"
        ),
        /// Only its product with `work.consolidation` can be told.
        OnlyProducts = "only_products" (
            "alleen het product met work.consolidation is te bepalen",
            "only its product with work.consolidation can be told"
        ),
    }
}

/// What is left between a measured and a fitted level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Residual {
    /// The expectation.
    pub expectation: ExpectationId,
    /// The week of the measurement.
    pub week: Week,
    /// The measured level less the fitted one, in the unit.
    pub residual: f64,
    /// The same over the measurement's own standard error. Absent where errors are not known.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub standardised: Option<f64>,
}

/// A measurement that could not be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LeftOut {
    /// The expectation.
    pub expectation: ExpectationId,
    /// The week of the measurement.
    pub week: Week,
}
