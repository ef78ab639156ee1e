//! When sessions are: the fixed moments, and the names and dates of a week.

use super::week_at;

/// The days of the fixed moments, from Monday as 0, and when they begin. A team has one of them.
pub(super) const MOMENTS: [(&str, &str, u64, &str); 5] = [
    ("m-maandag", "mon", 0, "13:00"),
    ("m-dinsdag", "tue", 1, "09:00"),
    ("m-woensdag", "wed", 2, "09:30"),
    ("m-donderdag", "thu", 3, "13:30"),
    ("m-vrijdag", "fri", 4, "08:30"),
];

/// A week's name and dates, made once for all teams.
pub(super) struct When {
    /// The week as in a cycle, and as in an id.
    pub(super) name: String,
    pub(super) id: String,
    /// The date of each moment, in this week and in the next, and the offset from UTC.
    pub(super) dates: [[String; MOMENTS.len()]; 2],
    pub(super) offset: &'static str,
}

impl When {
    /// The name and dates of a week.
    pub(super) fn new(week: u16) -> Self {
        let name = week_at(week).to_string();
        let monday = week_at(week).monday().naive();
        let date = |days: u64| monday.checked_add_days(chrono::Days::new(days)).unwrap_or(monday).to_string();
        let summer =
            name.split_once("-W").and_then(|(_, week)| week.parse::<u8>().ok()).is_some_and(|w| (14..44).contains(&w));
        Self {
            id: name.to_lowercase(),
            dates: [0, 7].map(|later| MOMENTS.map(|(_, _, day, _)| date(day + later))),
            offset: if summer { "+02:00" } else { "+01:00" },
            name,
        }
    }
}
