//! Quarters of ISO weeks.

use super::time::Week;

impl Week {
    /// Its ISO year, and its quarter from 1 to 4 (*kwartaal*): of thirteen weeks each, the last with what is left. Ours.
    ///
    /// ```
    /// use lerendwerken::model::Week;
    /// assert_eq!("2026-W14".parse::<Week>()?.year_and_quarter(), (2026, 2));
    /// assert_eq!("2026-W53".parse::<Week>()?.year_and_quarter(), (2026, 4));
    /// # Ok::<(), lerendwerken::model::Refused>(())
    /// ```
    pub fn year_and_quarter(self) -> (u16, u16) {
        let (year, number) = self.year_and_week();
        (year, ((number - 1) / 13).min(3) + 1)
    }

    /// The first week of its quarter.
    pub(crate) fn first_of_quarter(self) -> Self {
        let ((_, number), (_, quarter)) = (self.year_and_week(), self.year_and_quarter());
        let since = number - 1 - 13 * (quarter - 1);
        Self::from_number(self.number().saturating_sub(since)).unwrap_or(self)
    }

    /// The last week of its quarter.
    pub(crate) fn last_of_quarter(self) -> Self {
        let last = self.first_of_quarter() + 12;
        let next = last + 1;
        if next.year_and_quarter() == last.year_and_quarter() { next } else { last }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_follow_one_another_and_hold_thirteen_weeks_or_fourteen() {
        let mut from = Week::FIRST;
        loop {
            let until = from.last_of_quarter();
            let (year, quarter) = from.year_and_quarter();
            let is_long = quarter == 4 && (year, 53) == until.year_and_week();
            assert_eq!(until - from, if is_long { 13 } else { 12 }, "{from}");
            for number in from.number()..=until.number() {
                let week = Week::from_number(number).unwrap();
                assert_eq!((week.first_of_quarter(), week.last_of_quarter()), (from, until), "{week}");
                assert_eq!(week.year_and_quarter(), (year, quarter), "{week}");
            }
            if until == Week::LAST {
                break;
            }
            from = until + 1;
        }
    }
}
