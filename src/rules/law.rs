//! From when law binds: one dated file, with its source and the date on which it was verified.

use crate::model::{Date, Timeline, Week};

static DATES: &str = include_str!("law/ai_act.csv");

/// A provision of the AI Act (Regulation (EU) 2024/1689) that binds from a date.
///
/// ```
/// use lerendwerken::{model::Timeline, rules::Provision};
/// let date = Provision::HighRisk.binds(Timeline::Omnibus).unwrap();
/// assert_eq!(date.to_string(), "2027-12-02");
/// assert_eq!(Provision::verified().unwrap().to_string(), "2026-07-03");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Provision {
    /// Article 4, on AI literacy.
    Literacy,
    /// Article 5, on prohibited practices.
    Prohibited,
    /// The high-risk systems of Annex III, and with them article 26 on those who deploy them.
    HighRisk,
}

impl Provision {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Literacy, Self::Prohibited, Self::HighRisk];

    /// What it is called in the file.
    fn key(self) -> &'static str {
        match self {
            Self::Literacy => "article-4",
            Self::Prohibited => "article-5",
            Self::HighRisk => "annex-iii",
        }
    }

    /// The date from which it binds on a timeline.
    pub fn binds(self, timeline: Timeline) -> Option<Date> {
        let row = DATES.lines().find_map(|line| line.strip_prefix(self.key())?.strip_prefix(','))?;
        let mut dates = row.split(',');
        let (original, omnibus) = (dates.next()?, dates.next()?);
        match timeline {
            Timeline::Original => original.parse().ok(),
            Timeline::Omnibus => omnibus.parse().ok(),
        }
    }

    /// Where the dates come from.
    pub fn source() -> &'static str {
        note("source")
    }

    /// The date on which the dates were last verified.
    pub fn verified() -> Option<Date> {
        note("verified").parse().ok()
    }

    /// What could not be verified.
    pub fn caveat() -> &'static str {
        note("caveat")
    }
}

/// A note at the head of the file.
fn note(name: &str) -> &'static str {
    let notes = DATES.lines().filter_map(|line| line.strip_prefix("# "));
    let mut notes = notes.filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    notes.next().unwrap_or_default()
}

/// The first week that begins on or after a date: from then on it binds.
pub(crate) fn first_week(date: Date) -> Option<Week> {
    let week = date.week()?;
    if week.monday() == date { Some(week) } else { Week::from_number(week.number() + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provision_has_both_dates_and_the_file_says_where_they_come_from() {
        for provision in Provision::ALL {
            let [original, omnibus] = [Timeline::Original, Timeline::Omnibus].map(|it| provision.binds(it).unwrap());
            assert!(original <= omnibus, "{provision:?}");
        }
        assert_eq!(DATES.lines().filter(|line| !line.starts_with('#')).count(), 1 + Provision::ALL.len());
        assert!(Provision::source().contains("2024/1689") || Provision::source().contains("article 113"));
        assert!(Provision::caveat().contains("not verified"));
        assert!(Provision::verified().is_some());
    }

    #[test]
    fn a_date_binds_from_the_first_week_that_begins_on_or_after_it() {
        let week = |date: &str| first_week(date.parse().unwrap()).unwrap().to_string();
        // 2 December 2027 is a Thursday, 2 August 2026 a Sunday, 2 February 2026 a Monday.
        assert_eq!(week("2027-12-02"), "2027-W49");
        assert_eq!(week("2026-08-02"), "2026-W32");
        assert_eq!(week("2026-02-02"), "2026-W06");
    }
}
