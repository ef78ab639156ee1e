//! The hours in which a team works, on the circle of a week.

use crate::model::{Weekday, WorkingHours};

/// The minutes of a week.
const WEEK: u32 = 7 * 1440;

/// When a team works: stretches of minutes since Monday 00:00, sorted and apart from each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hours(Vec<(u32, u32)>);

impl Hours {
    /// The union of working hours. Those that end at or before they begin run into the next day, those of
    /// Sunday night into Monday.
    pub(crate) fn of(hours: &[WorkingHours]) -> Self {
        let mut stretches = Vec::with_capacity(hours.len());
        for it in hours {
            let from = minute_of_week(it.day, it.from.minutes());
            let length = u32::from(it.until.minutes()) + 1440 - u32::from(it.from.minutes());
            let until = from + if length > 1440 { length - 1440 } else { length };
            stretches.push((from, until.min(WEEK)));
            if until > WEEK {
                stretches.push((0, until - WEEK));
            }
        }
        stretches.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(stretches.len());
        for (from, until) in stretches {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => joined.push((from, until)),
            }
        }
        Self(joined)
    }

    /// Whether no hours are said.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether so many minutes from a time on lie wholly in the hours.
    pub(crate) fn hold(&self, day: Weekday, minute: u16, minutes: u16) -> bool {
        let (from, length) = (minute_of_week(day, minute), u32::from(minutes));
        let Some(end) = self.end_of_stretch(from) else { return false };
        let here = end - from;
        // What runs past Sunday goes on on Monday.
        here >= length || end == WEEK && self.end_of_stretch(0).is_some_and(|end| end >= (length - here).min(WEEK))
    }

    /// Where the stretch ends that a minute is in.
    fn end_of_stretch(&self, minute: u32) -> Option<u32> {
        let after = self.0.partition_point(|(from, _)| *from <= minute);
        let (_, until) = after.checked_sub(1).and_then(|place| self.0.get(place))?;
        (minute < *until).then_some(*until)
    }
}

fn minute_of_week(day: Weekday, minute: u16) -> u32 {
    1440 * day as u32 + u32::from(minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(hours: &[(Weekday, &str, &str)]) -> Hours {
        let hours = hours.iter().map(|(day, from, until)| WorkingHours {
            day: *day,
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        });
        Hours::of(&hours.collect::<Vec<_>>())
    }

    /// The same, minute by minute.
    fn holds_naively(hours: &[(Weekday, u16, u16)], day: Weekday, minute: u16, minutes: u16) -> bool {
        let mut works = [false; WEEK as usize];
        for (day, from, until) in hours {
            let length = if until > from { until - from } else { until + 1440 - from };
            for passed in 0..length {
                works[((minute_of_week(*day, *from) + u32::from(passed)) % WEEK) as usize] = true;
            }
        }
        let start = minute_of_week(day, minute);
        (0..minutes).all(|passed| works[((start + u32::from(passed)) % WEEK) as usize])
    }

    #[test]
    fn stretches_join_and_nights_run_on() {
        let day = hours(&[(Weekday::Tue, "09:00", "12:00"), (Weekday::Tue, "12:00", "17:00")]);
        assert!(day.hold(Weekday::Tue, 11 * 60, 120) && day.hold(Weekday::Tue, 9 * 60, 480));
        assert!(!day.hold(Weekday::Tue, 9 * 60 - 1, 10) && !day.hold(Weekday::Tue, 16 * 60, 61));
        let night = hours(&[(Weekday::Sun, "22:00", "06:00")]);
        assert!(night.hold(Weekday::Sun, 23 * 60, 7 * 60) && night.hold(Weekday::Mon, 0, 360));
        assert!(!night.hold(Weekday::Sun, 23 * 60, 7 * 60 + 1) && !night.hold(Weekday::Tue, 0, 1));
        let always: Vec<_> = Weekday::ALL.iter().map(|day| (*day, "00:00", "00:00")).collect();
        assert!(hours(&always).hold(Weekday::Thu, 13, 10080));
    }

    #[test]
    fn they_hold_what_they_hold_minute_by_minute() {
        let said = [(Weekday::Sat, 0, 0), (Weekday::Sun, 1320, 360), (Weekday::Mon, 300, 720), (Weekday::Sun, 0, 1380)];
        let text = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let texts: Vec<_> = said.iter().map(|(day, from, until)| (*day, text(*from), text(*until))).collect();
        let hours = hours(&texts.iter().map(|(day, from, until)| (*day, &**from, &**until)).collect::<Vec<_>>());
        for day in Weekday::ALL {
            for minute in (0..1440).step_by(97) {
                for minutes in [1, 60, 420, 1500, 3000, 4000, 10080] {
                    let expected = holds_naively(&said, *day, minute, minutes);
                    assert_eq!(hours.hold(*day, minute, minutes), expected, "{day} {minute} {minutes}");
                }
            }
        }
    }
}
