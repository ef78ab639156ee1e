//! How many proposals stood at which stage, week by week.

use std::fmt::Write as _;

use maud::{Markup, html};

use super::{Scale, apart, axis_number, place, ticks, week_label, week_ticks};
use crate::Language;
use crate::model::{Stage, Week};

/// What is drawn.
#[derive(Debug)]
pub(crate) struct Stages<'a> {
    pub(crate) from: Week,
    /// Of each week from the first: how many stand at each stage, by the stage's place among all.
    pub(crate) counts: &'a [[u32; 5]],
    pub(crate) unit: &'static str,
}

/// From the bottom up: what came furthest first, what was withdrawn on top.
const ORDER: [Stage; 5] = [Stage::Integrated, Stage::Adopted, Stage::Tried, Stage::Proposed, Stage::Withdrawn];

const LEFT: f64 = 36.0;
const RIGHT: f64 = 486.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 188.0;

/// The figure, with what it says in words.
pub(crate) fn stages(it: &Stages<'_>, words: &str, language: Language) -> Markup {
    let most = it.counts.iter().map(|week| week.iter().sum::<u32>()).max().unwrap_or(0).max(1);
    let y = Scale { from: 0.0, to: f64::from(most), start: BOTTOM, end: TOP };
    let x = Scale { from: 0.0, to: it.counts.len().max(1) as f64, start: LEFT, end: RIGHT };
    let until = it.from + u16::try_from(it.counts.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let week = |week: Week| x.at(f64::from(week - it.from));
    let whole = ticks(0.0, f64::from(most), 4).into_iter().filter(|value| value.fract() == 0.0);
    let last = it.counts.last().copied().unwrap_or_default();
    let ends = ORDER.iter().enumerate().filter(|(_, stage)| of(&last, **stage) > 0);
    let ends: Vec<_> = ends
        .map(|(place, stage)| (*stage, f64::from(below(&last, place)) + f64::from(of(&last, *stage)) / 2.0))
        .collect();
    let mut places: Vec<f64> = ends.iter().map(|(_, middle)| y.at(*middle)).collect();
    apart(&mut places, 13.0, BOTTOM);
    html! {
        svg class="stages" viewBox="0 0 640 212" role="img" aria-label=(words) {
            text class="unit" x="4" y="12" { (it.unit) }
            @for value in whole {
                path class="grid" d=(format!("M{LEFT} {}H{RIGHT}", place(y.at(value)))) {}
                text class="tick" x=(place(LEFT - 6.0)) y=(place(y.at(value) + 3.5)) text-anchor="end" { (axis_number(value, language)) }
            }
            @for (i, at) in week_ticks(it.from, until, 6).iter().enumerate() {
                path class="axis" d=(format!("M{} {BOTTOM}v4", place(week(*at)))) {}
                text class="tick" x=(place(week(*at))) y="205" text-anchor="middle" { (week_label(*at, i == 0)) }
            }
            @for (order, stage) in ORDER.iter().enumerate() {
                path class=(format!("stage {}", stage.as_str())) d=(area(it.counts, order, x, y)) {}
            }
            @for ((stage, _), at) in ends.iter().zip(&places) {
                text class="label" x=(place(RIGHT + 6.0)) y=(place(at + 4.0)) {
                    (of(&last, *stage)) " " (stage.label(language))
                }
            }
        }
    }
}

fn of(week: &[u32; 5], stage: Stage) -> u32 {
    week.get(stage as usize).copied().unwrap_or(0)
}

/// How many lie below a stage by its place in the order.
fn below(week: &[u32; 5], order: usize) -> u32 {
    ORDER.iter().take(order).map(|stage| of(week, *stage)).sum()
}

/// The area of one stage: steps along its top, and back along its bottom; only where it changes.
fn area(counts: &[[u32; 5]], order: usize, x: Scale, y: Scale) -> String {
    let edge = |height: fn(&[u32; 5], usize) -> u32| -> Vec<(usize, u32)> {
        let mut edge: Vec<(usize, u32)> = Vec::new();
        for (i, week) in counts.iter().enumerate() {
            let height = height(week, order);
            if edge.last().is_none_or(|(_, last)| *last != height) {
                edge.push((i, height));
            }
        }
        edge
    };
    let (top, bottom) = (edge(|week, order| below(week, order + 1)), edge(below));
    if top == bottom {
        return String::new();
    }
    let at = |height: u32| place(y.at(f64::from(height)));
    let across = |i: usize| place(x.at(i as f64));
    let mut path = String::new();
    // Writing to a string cannot fail.
    for (n, (i, height)) in top.iter().enumerate() {
        let _ = if n == 0 {
            write!(path, "M{} {}", across(*i), at(*height))
        } else {
            write!(path, "H{}V{}", across(*i), at(*height))
        };
    }
    let _ = write!(path, "H{}", across(counts.len()));
    for (i, height) in bottom.iter().rev() {
        let _ = write!(path, "V{}H{}", at(*height), across(*i));
    }
    path.push('Z');
    path
}
