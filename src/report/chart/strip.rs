//! The weeks of a team: held, skipped, planned.

use std::fmt::Write as _;

use maud::{Markup, html};

use super::{week_label, week_ticks};
use crate::model::{Status, Week as IsoWeek};

/// A week of which something is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Week {
    /// Its place from the first week.
    pub(crate) place: u16,
    pub(crate) status: Status,
}

/// How wide a week is drawn.
const WEEK: u32 = 6;

/// The figure of one team. Weeks in a row are one stroke, of dashes as long as a week.
pub(crate) fn strip(weeks: &[Week], count: u16, words: &str) -> Markup {
    let width = u32::from(count) * WEEK;
    html! {
        svg class="strip" viewBox=(format!("0 0 {width} 16")) preserveAspectRatio="none" role="img" aria-label=(words) {
            @for status in [Status::Held, Status::Skipped, Status::Planned] {
                @let path = strokes(weeks, status);
                @if !path.is_empty() { path class=(format!("week {}", status.as_str())) d=(path) {} }
            }
        }
    }
}

/// The strokes of one status: each from the first week of a row to its last.
fn strokes(weeks: &[Week], status: Status) -> String {
    let mut path = String::new();
    let mut row: Option<(u16, u16)> = None;
    let mut end = |row: Option<(u16, u16)>| {
        if let Some((from, until)) = row {
            let (x, length) = (u32::from(from) * WEEK, (u32::from(until - from) + 1) * WEEK);
            // Writing to a string cannot fail.
            let _ = write!(path, "M{x} 8h{length}");
        }
    };
    for week in weeks.iter().filter(|week| week.status == status) {
        match &mut row {
            Some((_, until)) if *until + 1 == week.place => *until = week.place,
            _ => end(row.replace((week.place, week.place))),
        }
    }
    end(row);
    path
}

/// The weeks above the strips.
pub(crate) fn axis(from: IsoWeek, count: u16) -> Markup {
    let until = from + count.saturating_sub(1);
    let share = |week: IsoWeek| 100.0 * f64::from(week - from) / f64::from(count.max(1));
    html! {
        span class="weeks" aria-hidden="true" {
            @for (i, week) in week_ticks(from, until, 4).iter().enumerate() {
                span style=(format!("left:{:.1}%", share(*week))) { (week_label(*week, i == 0)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_in_a_row_are_one_stroke() {
        let week = |place, status| Week { place, status };
        let weeks = [0, 1, 2, 5].map(|place| week(place, Status::Held));
        assert_eq!(strokes(&weeks, Status::Held), "M0 8h18M30 8h6");
        assert_eq!(strokes(&weeks, Status::Skipped), "");
    }
}
