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

    /// How many minutes the nearest of this day, or the one of this id if it is on this day, begins from this
    /// minute.
    pub(crate) fn apart(&self, id: Option<&str>, day: Weekday, minute: u16) -> Option<u16> {
        let midnight = DAY * day as u16;
        let at = midnight + minute;
        let begins = match id {
            Some(id) => [self.of_id(id), None],
            None => {
                let next = self.begin.partition_point(|begin| *begin < at);
                [next.checked_sub(1).and_then(|before| self.begin.get(before)), self.begin.get(next)]
                    .map(|it| it.copied())
            }
        };
        let today = begins.into_iter().flatten().filter(|begin| (midnight..midnight + DAY).contains(begin));
        today.map(|begin| begin.abs_diff(at)).min()
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
        let near = |id, day, minute| moments.apart(id, day, minute).is_some_and(|apart| apart <= 15);
        for (minute, expected) in [(524, false), (525, true), (540, true), (555, true), (556, false), (840, true)] {
            assert_eq!(near(None, Weekday::Tue, minute), expected, "{minute}");
            let named = expected && minute < 600;
            assert_eq!(near(Some("m-b"), Weekday::Tue, minute), named, "the first of an id: {minute}");
        }
        assert!(near(Some("m-a"), Weekday::Tue, 840) && !near(Some("m-a"), Weekday::Tue, 540));
        assert!(near(None, Weekday::Wed, 15) && !near(Some("m-b"), Weekday::Wed, 0));
        assert!(!near(None, Weekday::Tue, 1439) && !near(Some("m-weg"), Weekday::Tue, 540), "not over midnight");
        assert_eq!(moments.apart(None, Weekday::Sun, 0), None);
        assert_eq!(moments.apart(None, Weekday::Tue, 1439), Some(599));
        assert_eq!(moments.apart(None, Weekday::Tue, 0), Some(540));
        assert_eq!(moments.apart(None, Weekday::Tue, 690), Some(150), "as far from both");
        assert!(Moments::of(&[]).is_empty() && !moments.is_empty());
    }
}
