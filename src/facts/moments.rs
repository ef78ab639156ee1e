//! The fixed moments of a team, as they are looked up for every session.

use crate::model::{Moment, Weekday};

/// When a team's fixed moments begin, in minutes since Monday 00:00.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moments {
    /// Each once, sorted.
    begin: Vec<u16>,
    /// By id, sorted; of an id that comes twice the first.
    named: Vec<(Box<str>, u16)>,
}

impl Moments {
    pub(super) fn of(moments: &[Moment]) -> Self {
        let begin = |moment: &Moment| DAY * moment.day as u16 + moment.from.minutes();
        let mut named: Vec<_> = moments.iter().map(|it| (Box::from(it.id.as_str()), begin(it))).collect();
        named.sort_by(|(a, _): &(Box<str>, u16), (b, _)| a.cmp(b));
        named.dedup_by(|(later, _), (first, _)| later == first);
        let mut begin: Vec<_> = moments.iter().map(begin).collect();
        begin.sort_unstable();
        begin.dedup();
        Self { begin, named }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.begin.is_empty()
    }

    /// Whether one of them, or the one of this id, begins on this day at most so many minutes from this one.
    pub(crate) fn begin_near(&self, id: Option<&str>, day: Weekday, minute: u16, apart: u16) -> bool {
        let midnight = DAY * day as u16;
        let first = midnight + minute.saturating_sub(apart);
        let last = midnight + (minute + apart).min(DAY - 1);
        let next = match id {
            Some(id) => self.of_id(id),
            None => self.begin.get(self.begin.partition_point(|begin| *begin < first)).copied(),
        };
        next.is_some_and(|begin| (first..=last).contains(&begin))
    }

    fn of_id(&self, id: &str) -> Option<u16> {
        let place = self.named.binary_search_by(|(other, _)| (**other).cmp(id)).ok()?;
        self.named.get(place).map(|(_, begin)| *begin)
    }
}

/// The minutes of a day.
const DAY: u16 = 1440;

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(moments: &[(&str, Weekday, &str)]) -> Moments {
        let moments = moments.iter().map(|(id, day, from)| Moment {
            id: (*id).try_into().unwrap(),
            day: *day,
            from: from.parse().unwrap(),
            minutes: 60.try_into().unwrap(),
        });
        Moments::of(&moments.collect::<Vec<_>>())
    }

    #[test]
    fn the_nearest_of_its_day_or_the_one_of_its_id() {
        let of = [("m-b", Weekday::Tue, "09:00"), ("m-a", Weekday::Tue, "14:00"), ("m-b", Weekday::Wed, "00:00")];
        let moments = moments(&of);
        let near = |id, day, minute| moments.begin_near(id, day, minute, 15);
        for (minute, expected) in [(524, false), (525, true), (540, true), (555, true), (556, false), (840, true)] {
            assert_eq!(near(None, Weekday::Tue, minute), expected, "{minute}");
            let named = expected && minute < 600;
            assert_eq!(near(Some("m-b"), Weekday::Tue, minute), named, "the first of an id: {minute}");
        }
        assert!(near(Some("m-a"), Weekday::Tue, 840) && !near(Some("m-a"), Weekday::Tue, 540));
        assert!(near(None, Weekday::Wed, 15) && !near(Some("m-b"), Weekday::Wed, 0));
        assert!(!near(None, Weekday::Tue, 1439) && !near(Some("m-weg"), Weekday::Tue, 540), "not over midnight");
        assert!(moments.begin_near(None, Weekday::Sun, 0, 1440).eq(&false) && !moments.is_empty());
        assert!(moments.begin_near(None, Weekday::Tue, 1439, 1440) && Moments::of(&[]).is_empty());
    }
}
