//! A part of results, and tables of them.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use crate::facts::AsItIs;
use crate::model::Horizon;

/// A part of the yield so far and of what lasts, with their variances.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Part {
    pub(super) short: f64,
    pub(super) long: f64,
    pub(super) short_variance: f64,
    pub(super) long_variance: f64,
}

impl Part {
    /// Adds one that does not depend on it.
    pub(super) fn add(&mut self, other: Self) {
        self.short += other.short;
        self.long += other.long;
        self.short_variance += other.short_variance;
        self.long_variance += other.long_variance;
    }

    /// So many times it.
    pub(super) fn times(self, factor: f64) -> Self {
        let squared = factor * factor;
        Self {
            short: factor * self.short,
            long: factor * self.long,
            short_variance: squared * self.short_variance,
            long_variance: squared * self.long_variance,
        }
    }

    /// The figure of a horizon.
    pub(super) fn of(self, horizon: Horizon) -> f64 {
        match horizon {
            Horizon::Direct => self.short,
            Horizon::Durable => self.long,
        }
    }

    /// It divided by the weights that it was multiplied by.
    pub(super) fn over(self, weights: f64) -> Self {
        let squared = weights * weights;
        Self {
            short: self.short / weights,
            long: self.long / weights,
            short_variance: self.short_variance / squared,
            long_variance: self.long_variance / squared,
        }
    }
}

/// Parts by expectation and number: a plain table where there are few of both, which is nearly always so of
/// everything but proposals.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// How many numbers each expectation has in the plain table, the last for none; 0 where there is no such.
    width: usize,
    plain: Vec<Option<Part>>,
    spread: HashMap<Pair, Part, AsItIs>,
}

impl Table {
    /// A plain table is no longer than this.
    const PLAIN: usize = 1 << 16;

    /// For so many expectations and numbers.
    pub(super) fn of(expectations: usize, numbers: usize) -> Self {
        let width = numbers + 1;
        let plain = expectations.checked_mul(width).filter(|size| *size <= Self::PLAIN);
        Self { width: plain.map_or(0, |_| width), plain: vec![None; plain.unwrap_or(0)], spread: HashMap::default() }
    }

    pub(super) fn add(&mut self, expectation: u32, number: u32, part: Part) {
        let place = (number as usize).min(self.width.saturating_sub(1)) + expectation as usize * self.width;
        match self.plain.get_mut(place).filter(|_| self.width > 0) {
            Some(slot) => slot.get_or_insert_default().add(part),
            None => self.spread.entry(Pair(expectation, number)).or_default().add(part),
        }
    }

    /// Each part with its expectation and number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32, Part)> + '_ {
        let of_place = |(place, part): (usize, &Option<Part>)| {
            let (expectation, number) = (place / self.width, place % self.width);
            let number = if number + 1 == self.width { NONE } else { number as u32 };
            part.map(|part| (expectation as u32, number, part))
        };
        let spread = self.spread.iter().map(|(Pair(expectation, number), part)| (*expectation, *number, *part));
        self.plain.iter().enumerate().filter_map(of_place).chain(spread)
    }
}

/// The number of an expectation and that of what a part belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair(u32, u32);

impl Hash for Pair {
    /// Both numbers count from 0, so it is enough to spread them.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let both = u64::from(self.0) << 32 | u64::from(self.1);
        let spread = both.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state.write_u64(spread ^ (spread >> 32));
    }
}

/// The number of nothing: what comes from no proposal, no development question or no AI.
pub(super) const NONE: u32 = u32::MAX;
