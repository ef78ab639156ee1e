//! Figures as SVG, drawn for this page: sizes in units of their own, colours from the page's style, so that they
//! follow light and dark, print, and the width there is.

mod bullet;
mod lines;
mod poles;
mod stages;
mod strip;

pub(super) use bullet::{Bullet, bullet};
pub(super) use lines::{Lines, Point, lines};
pub(super) use poles::poles;
pub(super) use stages::{Stages, stages};
pub(super) use strip::{Week as StripWeek, axis as strip_axis, strip};

use std::fmt::Write as _;

use crate::Language;
use crate::model::Week;

/// From values to places.
#[derive(Debug, Clone, Copy)]
struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    fn at(self, value: f64) -> f64 {
        let width = self.to - self.from;
        if width == 0.0 { self.start } else { self.start + (value - self.from) / width * (self.end - self.start) }
    }
}

/// Round values within a range, about so many.
fn ticks(from: f64, to: f64, about: usize) -> Vec<f64> {
    let rough = (to - from) / about.max(1) as f64;
    if !rough.is_finite() || rough <= 0.0 {
        return vec![from];
    }
    let power = 10f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    let step = steps.into_iter().find(|step| *step >= rough).unwrap_or(rough);
    let (first, last) = ((from / step).ceil(), (to / step).floor());
    let count = (last - first).max(0.0) as usize;
    (0..=count).map(|i| (first + i as f64) * step).collect()
}

/// A place, in no more digits than can be seen.
fn place(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// A line through these places; one that breaks off where there is none.
fn path(points: impl Iterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in points.filter(|(x, y)| x.is_finite() && y.is_finite()) {
        let command = if path.is_empty() { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{command}{} {}", place(x), place(y));
    }
    path
}

/// Moves labels apart that would cover each other, in order and within bounds.
fn apart(places: &mut [f64], least: f64, highest: f64) {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places.get(*a).partial_cmp(&places.get(*b)).unwrap_or(std::cmp::Ordering::Equal));
    let mut next = f64::NEG_INFINITY;
    for at in &order {
        let Some(slot) = places.get_mut(*at) else { continue };
        *slot = slot.max(next);
        next = *slot + least;
    }
    let mut below = highest;
    for at in order.iter().rev() {
        let Some(slot) = places.get_mut(*at) else { continue };
        *slot = slot.min(below);
        below = *slot - least;
    }
}

/// The weeks that an axis names: the first of each quarter or year, whichever is not too many.
fn week_ticks(from: Week, until: Week, most: usize) -> Vec<Week> {
    let all = || (0..=u16::try_from(until - from).unwrap_or(0)).map(move |i| from + i);
    let every = |number: &[u16]| all().filter(|week| number.contains(&week.year_and_week().1)).collect::<Vec<_>>();
    let quarters = every(&[1, 14, 27, 40]);
    let halves = every(&[1, 27]);
    let years = every(&[1]);
    let found = [quarters, halves, years].into_iter().find(|it| it.len() <= most && !it.is_empty());
    found.unwrap_or_else(|| {
        let weeks: Vec<_> = every(&[1]);
        let step = weeks.len().div_ceil(most.max(1)).max(1);
        weeks.into_iter().step_by(step).collect()
    })
}

/// A week as an axis names it: with its year at the first, and where a year begins.
fn week_label(week: Week, is_first: bool) -> String {
    let (year, number) = week.year_and_week();
    if is_first || number == 1 { format!("{year} W{number:02}") } else { format!("W{number:02}") }
}

/// A number on an axis: as short as it can be told.
fn axis_number(value: f64, language: Language) -> String {
    let size = value.abs();
    let (value, unit) = match language {
        _ if size < 1e4 => (value, ""),
        Language::Nl if size < 1e6 => (value / 1e3, " dzd"),
        Language::En if size < 1e6 => (value / 1e3, "k"),
        Language::Nl => (value / 1e6, " mln"),
        Language::En => (value / 1e6, "m"),
    };
    format!("{}{unit}", crate::numbers::short(value, language).replace('-', "−"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within() {
        assert_eq!(ticks(0.0, 400.0, 4), [0.0, 100.0, 200.0, 300.0, 400.0]);
        assert_eq!(ticks(-5.0, 0.0, 4), [-4.0, -2.0, 0.0]);
        assert_eq!(ticks(3.0, 3.0, 4), [3.0]);
        assert_eq!(ticks(0.0, f64::NAN, 4).len(), 1);
    }

    #[test]
    fn labels_do_not_cover_each_other() {
        let mut places = [50.0, 52.0, 51.0, 99.0];
        apart(&mut places, 10.0, 100.0);
        assert_eq!(places, [50.0, 70.0, 60.0, 99.0]);
        let mut low = [99.0, 98.0];
        apart(&mut low, 10.0, 100.0);
        assert_eq!(low, [100.0, 90.0]);
    }

    #[test]
    fn an_axis_names_no_more_weeks_than_fit() {
        let week = |text: &str| text.parse::<Week>().unwrap();
        let named = |from, until, most| week_ticks(week(from), week(until), most);
        assert_eq!(named("2026-W02", "2026-W50", 5), [week("2026-W14"), week("2026-W27"), week("2026-W40")]);
        assert_eq!(named("2026-W02", "2028-W50", 4), [week("2027-W01"), week("2028-W01")]);
        assert!(named("2000-W01", "2099-W53", 6).len() <= 6);
        assert_eq!(named("2026-W15", "2026-W20", 5), []);
    }
}
