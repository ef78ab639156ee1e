//! The periods that cells are about.

use std::fmt;
use std::str::FromStr;

use crate::Bilingual;
use crate::model::{Allowed, Kind, Refused, Week, text_newtype, words};

words! {
    /// Whether weeks or quarters are told apart in the view for research (*perioden*).
    #[nl = "Of weken of kwartalen zijn onderscheiden in de weergave voor onderzoek."]
    #[default = Weeks]
    pub enum Periods {
        /// ISO weeks.
        Weeks = "weeks" ("weken", "weeks", "ISO-weken."),
        /// Quarters of thirteen ISO weeks, the last of a year with what is left.
        Quarters = "quarters" ("kwartalen", "quarters", "Kwartalen van dertien ISO-weken; het laatste van een jaar heeft ook wat overblijft."),
    }
}

/// A week, such as `2026-W07`, or a quarter, such as `2026-Q1` (*periode*).
///
/// ```
/// use lerendwerken::view::{Periods, ResearchPeriod};
/// let quarter: ResearchPeriod = "2026-Q4".parse()?;
/// assert_eq!((quarter.first().to_string(), quarter.last().to_string()), ("2026-W40".into(), "2026-W53".into()));
/// assert_eq!(ResearchPeriod::of(quarter.last(), Periods::Quarters), quarter);
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResearchPeriod {
    first: Week,
    periods: Periods,
}

/// What a period may be.
static PERIOD: Allowed = Allowed {
    name: "ResearchPeriod",
    what: Bilingual {
        nl: "een ISO-week of een kwartaal van ISO-weken, van 2000 tot en met 2099",
        en: "an ISO week or a quarter of ISO weeks, from 2000 to 2099",
    },
    example: "\"2026-Q1\"",
    kind: Kind::Text {
        pattern: "^(20[0-9]{2}-(Q[1-4]|W(0[1-9]|[1-4][0-9]|5[0-2]))|20(04|09|15|20|26|32|37|43|48|54|60|65|71|76|82|88|93|99)-W53)$",
        max_length: None,
        accepts: |text| text.parse::<ResearchPeriod>().is_ok(),
    },
};

impl ResearchPeriod {
    /// The period of this sort that a week is in.
    pub fn of(week: Week, periods: Periods) -> Self {
        let first = match periods {
            Periods::Weeks => week,
            Periods::Quarters => week.first_of_quarter(),
        };
        Self { first, periods }
    }

    /// Its first week.
    pub fn first(self) -> Week {
        self.first
    }

    /// Its last week.
    pub fn last(self) -> Week {
        match self.periods {
            Periods::Weeks => self.first,
            Periods::Quarters => self.first.last_of_quarter(),
        }
    }
}

impl fmt::Display for ResearchPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.periods {
            Periods::Weeks => self.first.fmt(f),
            Periods::Quarters => {
                let (year, quarter) = self.first.year_and_quarter();
                f.pad(&format!("{year}-Q{quarter}"))
            }
        }
    }
}

impl FromStr for ResearchPeriod {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        let refused = || Refused::text(&PERIOD, text);
        let (week, periods) = match text.split_once("-Q") {
            Some((year, "1")) => (format!("{year}-W01"), Periods::Quarters),
            Some((year, "2")) => (format!("{year}-W14"), Periods::Quarters),
            Some((year, "3")) => (format!("{year}-W27"), Periods::Quarters),
            Some((year, "4")) => (format!("{year}-W40"), Periods::Quarters),
            Some(_) => return Err(refused()),
            None => (text.to_owned(), Periods::Weeks),
        };
        week.parse().map(|week| Self::of(week, periods)).map_err(|_| refused())
    }
}

text_newtype!(
    ResearchPeriod,
    PERIOD,
    "A week, such as 2026-W07, or a quarter of ISO weeks, such as 2026-Q1 (*periode*)."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_week_and_quarter_comes_back_from_its_text() {
        for number in 0..=Week::LAST.number() {
            let week = Week::from_number(number).unwrap();
            for periods in Periods::ALL {
                let period = ResearchPeriod::of(week, *periods);
                assert!(period.first() <= week && week <= period.last());
                assert_eq!(period.to_string().parse::<ResearchPeriod>().unwrap(), period);
            }
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "2026", "2026-Q0", "2026-Q5", "2026-Q11", "1999-Q1", "2100-Q1", "2025-W53", "x-Q1", "2026-q1"]
        {
            assert!(text.parse::<ResearchPeriod>().is_err(), "{text}");
        }
    }
}
