//! How far from the baseline to the target: attained with its uncertainty, expected, measured.

use maud::{Markup, html};

use super::{Scale, place};
use crate::Language;
use crate::numbers::percentage;

/// What is drawn, each as a part of the way from baseline (0) to target (1).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bullet {
    pub(crate) attained: f64,
    /// Half the width of its 95 % interval.
    pub(crate) give: f64,
    pub(crate) expected: f64,
    pub(crate) measured: Option<f64>,
    /// Whether it is of the long term.
    pub(crate) is_durable: bool,
}

const WIDTH: f64 = 320.0;
const SIDE: f64 = 14.0;

/// The figure, with what it says in words.
pub(crate) fn bullet(it: &Bullet, words: &str, language: Language) -> Markup {
    let all = [it.attained - it.give, it.attained + it.give, it.expected, it.measured.unwrap_or(0.0)];
    let finite = || all.into_iter().filter(|value| value.is_finite());
    let scale = Scale {
        from: finite().fold(0.0, f64::min).max(-3.0),
        to: finite().fold(1.0, f64::max).min(3.0) + 0.02,
        start: SIDE,
        end: WIDTH - SIDE,
    };
    // What lies far outside is drawn at the edge; its number stands beside the figure.
    let at = |share: f64| scale.at(share.max(scale.from).min(scale.to));
    let p = |share: f64| place(at(share));
    let bar = (at(0.0).min(at(it.attained)), (at(it.attained) - at(0.0)).abs());
    let kind = if it.is_durable { "long" } else { "short" };
    html! {
        svg class="bullet" viewBox="0 0 320 46" role="img" aria-label=(words) {
            rect class="track" x=(p(0.0)) y="12" width=(place(at(1.0) - at(0.0))) height="12" {}
            rect class=(format!("bar {kind}")) x=(place(bar.0)) y="14" width=(place(bar.1)) height="8" {}
            @if it.give > 0.0 {
                path class="whisker" d=(format!("M{a} 14V22M{a} 18H{b}M{b} 14V22", a = p(it.attained - it.give), b = p(it.attained + it.give))) {}
            }
            path class="expected" d=(format!("M{} 8V28", p(it.expected))) {}
            @if let Some(measured) = it.measured {
                path class="measured" d=(format!("M{} 10l5 8l-5 8l-5-8z", p(measured))) {}
            }
            @for share in [0.0, 0.5, 1.0] {
                path class="axis" d=(format!("M{} 28V32", p(share))) {}
                text class="tick" x=(p(share)) y="43" text-anchor="middle" { (percentage(share, language)) }
            }
        }
    }
}
