//! A week as one operator on a state; operators compose, so any stretch of weeks is one operator.

/// How a result stands: the yield so far and the part that lasts, with their variances.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct State {
    /// The yield so far, in the indicator's unit: the short term, `S`.
    pub short: f64,
    /// The part of it that lasts, in the indicator's unit: the long term, `D`.
    pub long: f64,
    /// The variance of the yield so far.
    pub short_variance: f64,
    /// The variance of the part that lasts.
    pub long_variance: f64,
}

impl State {
    /// Two carriers or teams together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            short: self.short + other.short,
            long: self.long + other.long,
            short_variance: self.short_variance + other.short_variance,
            long_variance: self.long_variance + other.long_variance,
        }
    }
}

/// What a stretch of weeks does to a state: `S' = S + a`, `D' = ρ·D + b`, and likewise for the
/// variances, `Vs' = Vs + va` and `Vd' = ρ²·Vd + vb`.
///
/// ```
/// use lerendwerken::calculus::{Operator, State};
/// let yields = Operator { retention: 0.9, short: 10.0, long: 8.0, short_variance: 1.0, long_variance: 0.64 };
/// let idle = Operator::idle(0.9);
/// let both = yields.then(idle);
/// assert_eq!(both.apply(State::default()), idle.apply(yields.apply(State::default())));
/// assert_eq!(both.long, 0.9 * 8.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Operator {
    /// What is kept of what stood before: `ρ`.
    pub retention: f64,
    /// What is added to the short term: `a = Σ n`.
    pub short: f64,
    /// What is added to the long term: `b = Σ κ·n`.
    pub long: f64,
    /// What is added to the variance of the short term: `Σ se²`.
    pub short_variance: f64,
    /// What is added to the variance of the long term: `Σ κ²·se²`.
    pub long_variance: f64,
}

impl Operator {
    /// Changes nothing.
    pub const IDENTITY: Self = Self::idle(1.0);

    /// A week without a yield, in which this share is kept.
    pub const fn idle(retention: f64) -> Self {
        Self { retention, short: 0.0, long: 0.0, short_variance: 0.0, long_variance: 0.0 }
    }

    /// Adds one outcome of the week: its net amount, its standard error and its consolidation `κ`.
    #[inline]
    pub fn add(&mut self, net: f64, standard_error: f64, consolidation: f64) {
        let lasting = consolidation * net;
        let variance = standard_error * standard_error;
        self.short += net;
        self.long += lasting;
        self.short_variance += variance;
        self.long_variance += consolidation * consolidation * variance;
    }

    /// What it makes of a state.
    #[inline]
    #[must_use]
    pub fn apply(self, state: State) -> State {
        State {
            short: state.short + self.short,
            long: self.retention * state.long + self.long,
            short_variance: state.short_variance + self.short_variance,
            long_variance: self.retention * self.retention * state.long_variance + self.long_variance,
        }
    }

    /// First this one, then a later one.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        let kept = later.retention * later.retention;
        Self {
            retention: self.retention * later.retention,
            short: self.short + later.short,
            long: later.retention * self.long + later.long,
            short_variance: self.short_variance + later.short_variance,
            long_variance: kept * self.long_variance + later.long_variance,
        }
    }
}
