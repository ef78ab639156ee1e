//! Both horizons of one expectation over the weeks, beside what was expected and measured.

use maud::{Markup, html};

use super::{Scale, apart, axis_number, path, place, ticks, week_label, week_ticks};
use crate::Language;
use crate::model::Week;

/// A level that was measured, with half the width of its 95 % interval.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point {
    pub(crate) week: Week,
    pub(crate) level: f64,
    pub(crate) give: Option<f64>,
}

/// What is drawn: changes from the baseline, in the indicator's unit.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    pub(crate) from: Week,
    pub(crate) until: Week,
    /// After each week: the short and the long term.
    pub(crate) states: &'a [(Week, f64, f64)],
    /// What was expected by which week; not of a single team.
    pub(crate) expected: &'a [(Week, f64)],
    pub(crate) measured: &'a [Point],
    /// The names of the lines: short, long, expected.
    pub(crate) names: [&'static str; 3],
    pub(crate) unit: &'a str,
    /// Whether the long term is what counts.
    pub(crate) is_durable: bool,
}

const WIDTH: f64 = 360.0;
const LEFT: f64 = 46.0;
const RIGHT: f64 = 262.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 168.0;

/// The figure, with what it says in words.
pub(crate) fn lines(it: &Lines<'_>, words: &str, language: Language) -> Markup {
    let x = Scale { from: 0.0, to: f64::from(it.until - it.from).max(1.0), start: LEFT, end: RIGHT };
    let y = heights(it);
    let week = |week: Week| x.at(f64::from(week - it.from));
    let line = |of: fn(&(Week, f64, f64)) -> f64| path(it.states.iter().map(|state| (week(state.0), y.at(of(state)))));
    let expected = path(it.expected.iter().map(|(at, value)| (week(*at), y.at(*value))));
    let weeks = week_ticks(it.from, it.until, 4);
    let (short, long) = if it.is_durable { ("line short", "line long main") } else { ("line short main", "line long") };
    html! {
        svg class="lines" viewBox=(format!("0 0 {WIDTH} 190")) role="img" aria-label=(words) {
            text class="unit" x="4" y="12" { (it.unit) }
            @for value in ticks(y.from, y.to, 4) {
                path class=(if value == 0.0 { "zero" } else { "grid" }) d=(format!("M{LEFT} {}H{RIGHT}", place(y.at(value)))) {}
                text class="tick" x=(place(LEFT - 6.0)) y=(place(y.at(value) + 3.5)) text-anchor="end" { (axis_number(value, language)) }
            }
            @for (i, at) in weeks.iter().enumerate() {
                path class="axis" d=(format!("M{} {BOTTOM}v4", place(week(*at)))) {}
                text class="tick" x=(place(week(*at))) y="184" text-anchor="middle" { (week_label(*at, i == 0)) }
            }
            @if !expected.is_empty() { path class="line way" d=(expected) {} }
            path class=(short) d=(line(|state| state.1)) {}
            path class=(long) d=(line(|state| state.2)) {}
            @for point in it.measured {
                (measured(week(point.week), y.at(point.level), point.give.map(|give| y.at(point.level + give))))
            }
            (labels(it, y, language))
        }
    }
}

/// From the lowest to the highest of all that is drawn, and nothing.
fn heights(it: &Lines<'_>) -> Scale {
    let states = it.states.iter().flat_map(|(_, short, long)| [*short, *long]);
    let measured = it.measured.iter().flat_map(|point| {
        let give = point.give.unwrap_or(0.0);
        [point.level - give, point.level + give]
    });
    let all = states.chain(it.expected.iter().map(|(_, value)| *value)).chain(measured);
    let (low, high) = all
        .filter(|value| value.is_finite())
        .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let high = if high == low { low + 1.0 } else { high };
    Scale { from: low, to: high, start: BOTTOM, end: TOP }
}

fn measured(x: f64, y: f64, top: Option<f64>) -> Markup {
    let ends = top.map(|top| format!("M{x:.1} {top:.1}V{:.1}", 2.0 * y - top));
    html! {
        @if let Some(ends) = ends { path class="error" d=(ends) {} }
        path class="measured" d=(format!("M{x:.1} {:.1}l4 4l-4 4l-4-4z", y - 4.0)) {}
    }
}

/// What each line is and where it ends, beside its end.
fn labels(it: &Lines<'_>, y: Scale, language: Language) -> Markup {
    let [short, long, way] = it.names;
    let last = it.states.last();
    let ends = [
        last.map(|state| ("short", short, state.1)),
        last.map(|state| ("long", long, state.2)),
        it.expected.last().map(|(_, value)| ("way", way, *value)),
    ];
    let ends: Vec<_> = ends.into_iter().flatten().filter(|(.., value)| value.is_finite()).collect();
    let mut places: Vec<f64> = ends.iter().map(|(.., value)| y.at(*value)).collect();
    apart(&mut places, 12.0, BOTTOM);
    html! {
        @for ((kind, name, value), at) in ends.iter().zip(&places) {
            text class=(format!("label {kind}")) x=(place(RIGHT + 5.0)) y=(place(at + 3.5)) {
                (name) " " (crate::numbers::rounded(*value, language).replace('-', "−"))
            }
        }
    }
}
