//! A dimension between its two poles.

use maud::{Markup, html};

use super::{Scale, place};

/// The figure: a share, with the ends of its interval where it has one.
pub(crate) fn poles(share: f64, interval: Option<(f64, f64)>, words: &str) -> Markup {
    let scale = Scale { from: 0.0, to: 1.0, start: 8.0, end: 212.0 };
    let p = |share: f64| place(scale.at(share));
    html! {
        svg class="poles" viewBox="0 0 220 24" role="img" aria-label=(words) {
            path class="grid" d="M8 12H212M8 7V17M110 9V15M212 7V17" {}
            @if let Some((low, high)) = interval {
                path class="interval" d=(format!("M{} 12H{}", p(low), p(high))) {}
            }
            circle class="dot" cx=(p(share)) cy="12" r="5" {}
        }
    }
}
