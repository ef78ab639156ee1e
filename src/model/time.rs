//! Weeks, dates, weekdays and clock times.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::allowed::{Allowed, Kind, Refused};
use super::newtype::text_newtype;
use super::storage::{self, Storage};
use super::word::words;
use crate::Bilingual;

/// An ISO week, Monday to Sunday, from 2000-W01 to 2099-W53 (*week*).
///
/// ```
/// use lerendwerken::model::Week;
/// let week: Week = "2026-W53".parse()?;
/// assert_eq!((week + 1).to_string(), "2027-W01");
/// assert_eq!("2027-W01".parse::<Week>()? - week, 1);
/// assert!("2025-W53".parse::<Week>().is_err());
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(u16);

/// What a week may be.
pub(super) static WEEK: Allowed = Allowed {
    name: "Week",
    what: Bilingual {
        nl: "een ISO-week die bestaat, van 2000 tot en met 2099",
        en: "an ISO week that exists, from 2000 to 2099",
    },
    example: "\"2026-W07\"",
    kind: Kind::Text {
        pattern: "^(20[0-9]{2}-W(0[1-9]|[1-4][0-9]|5[0-2])|20(04|09|15|20|26|32|37|43|48|54|60|65|71|76|82|88|93|99)-W53)$",
        max_length: None,
        accepts: |text| text.parse::<Week>().is_ok(),
    },
};

/// The number of the first week of each year, counted from 2000-W01; one more ends the last year.
#[expect(clippy::indexing_slicing, reason = "evaluated when the crate is built, where a wrong index does not compile")]
static YEARS: [u16; 101] = {
    let long = [4, 9, 15, 20, 26, 32, 37, 43, 48, 54, 60, 65, 71, 76, 82, 88, 93, 99];
    let mut starts = [0; 101];
    let (mut year, mut next_long) = (0, 0);
    while year < 100 {
        let is_long = next_long < long.len() && long[next_long] == year;
        starts[year + 1] = starts[year] + if is_long { 53 } else { 52 };
        if is_long {
            next_long += 1;
        }
        year += 1;
    }
    starts
};

impl Week {
    /// The first week there is, 2000-W01.
    pub const FIRST: Self = Self(0);
    /// The last week there is, 2099-W53.
    pub const LAST: Self = Self(5217);

    /// Its number, counted from 2000-W01 as 0.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The week of a number counted from 2000-W01 as 0, if there is one.
    pub const fn from_number(number: u16) -> Option<Self> {
        if number <= Self::LAST.0 { Some(Self(number)) } else { None }
    }

    /// Its ISO year and its number within that year.
    pub fn year_and_week(self) -> (u16, u16) {
        let year = YEARS.partition_point(|start| *start <= self.0).saturating_sub(1);
        let start = YEARS.get(year).copied().unwrap_or_default();
        (2000 + year as u16, self.0 - start + 1)
    }

    /// Its Monday.
    pub fn monday(self) -> Date {
        Date(MONDAY_OF_FIRST + chrono::TimeDelta::days(7 * i64::from(self.0)))
    }

    /// Its Sunday.
    pub fn sunday(self) -> Date {
        Date(self.monday().0 + chrono::TimeDelta::days(6))
    }
}

/// 2000-01-03, the Monday of 2000-W01.
const MONDAY_OF_FIRST: NaiveDate = match NaiveDate::from_ymd_opt(2000, 1, 3) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, week) = self.year_and_week();
        f.pad(&format!("{year}-W{week:02}"))
    }
}

impl FromStr for Week {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        parse_week(text.as_bytes()).ok_or_else(|| Refused::text(&WEEK, text))
    }
}

fn parse_week(text: &[u8]) -> Option<Week> {
    let [b'2', b'0', y1, y2, b'-', b'W', w1, w2] = *text else { return None };
    let (year, week) = (two_digits(y1, y2)?, two_digits(w1, w2)?);
    let start = *YEARS.get(usize::from(year))?;
    let next = *YEARS.get(usize::from(year) + 1)?;
    (week >= 1 && week <= next - start).then(|| Week(start + week - 1))
}

fn two_digits(tens: u8, ones: u8) -> Option<u16> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
}

/// So many weeks later, at most [`Week::LAST`].
impl std::ops::Add<u16> for Week {
    type Output = Self;
    fn add(self, weeks: u16) -> Self {
        Self(self.0.saturating_add(weeks).min(Self::LAST.0))
    }
}

/// The weeks from another week to this one; negative if that one is later.
impl std::ops::Sub for Week {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        i32::from(self.0) - i32::from(other.0)
    }
}

text_newtype!(Week, WEEK, "An ISO week, Monday to Sunday (*week*).");

/// A date from 2000 to 2099 (*datum*).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// What a date may be.
pub(super) static DATE: Allowed = Allowed {
    name: "Date",
    what: Bilingual {
        nl: "een datum die bestaat, van 2000 tot en met 2099",
        en: "a date that exists, from 2000 to 2099",
    },
    example: "\"2026-01-19\"",
    kind: Kind::Text {
        // Every fourth year from 2000 to 2099 is a leap year.
        pattern: concat!(
            "^(20[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))",
            "|20([02468][048]|[13579][26])-02-29)$"
        ),
        max_length: None,
        accepts: |text| text.parse::<Date>().is_ok(),
    },
};

impl Date {
    /// The date as chrono has it.
    pub fn naive(self) -> NaiveDate {
        self.0
    }

    /// Its ISO week; none for 1 and 2 January 2000, which lie in a week of 1999.
    pub fn week(self) -> Option<Week> {
        let days = (self.0 - MONDAY_OF_FIRST).num_days();
        u16::try_from(days.div_euclid(7)).ok().and_then(Week::from_number)
    }

    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            chrono::Weekday::Mon => Weekday::Mon,
            chrono::Weekday::Tue => Weekday::Tue,
            chrono::Weekday::Wed => Weekday::Wed,
            chrono::Weekday::Thu => Weekday::Thu,
            chrono::Weekday::Fri => Weekday::Fri,
            chrono::Weekday::Sat => Weekday::Sat,
            chrono::Weekday::Sun => Weekday::Sun,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.format("%Y-%m-%d").to_string())
    }
}

impl FromStr for Date {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        parse_date(text.as_bytes()).ok_or_else(|| Refused::text(&DATE, text))
    }
}

fn parse_date(text: &[u8]) -> Option<Date> {
    let [b'2', b'0', y1, y2, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
    let (year, month, day) = (two_digits(y1, y2)?, two_digits(m1, m2)?, two_digits(d1, d2)?);
    NaiveDate::from_ymd_opt(2000 + i32::from(year), u32::from(month), u32::from(day)).map(Date)
}

text_newtype!(Date, DATE, "A calendar date (*datum*).");

words! {
    /// A day of the week (*dag*).
    #[nl = "Een dag van de week."]
    pub enum Weekday {
        /// Monday.
        Mon = "mon" ("maandag", "Monday", "De maandag."),
        /// Tuesday.
        Tue = "tue" ("dinsdag", "Tuesday", "De dinsdag."),
        /// Wednesday.
        Wed = "wed" ("woensdag", "Wednesday", "De woensdag."),
        /// Thursday.
        Thu = "thu" ("donderdag", "Thursday", "De donderdag."),
        /// Friday.
        Fri = "fri" ("vrijdag", "Friday", "De vrijdag."),
        /// Saturday.
        Sat = "sat" ("zaterdag", "Saturday", "De zaterdag."),
        /// Sunday.
        Sun = "sun" ("zondag", "Sunday", "De zondag."),
    }
}

/// A time on the clock, in whole minutes (*tijdstip*).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

/// What a time on the clock may be.
pub(super) static CLOCK: Allowed = Allowed {
    name: "Clock",
    what: Bilingual { nl: "een tijdstip van 00:00 tot en met 23:59", en: "a time from 00:00 to 23:59" },
    example: "\"09:00\"",
    kind: Kind::Text {
        pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$",
        max_length: None,
        accepts: |text| text.parse::<Clock>().is_ok(),
    },
};

impl Clock {
    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}:{:02}", self.0 / 60, self.0 % 60))
    }
}

impl FromStr for Clock {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        parse_clock(text.as_bytes()).ok_or_else(|| Refused::text(&CLOCK, text))
    }
}

fn parse_clock(text: &[u8]) -> Option<Clock> {
    let [h1, h2, b':', m1, m2] = *text else { return None };
    let (hour, minute) = (two_digits(h1, h2)?, two_digits(m1, m2)?);
    (hour < 24 && minute < 60).then(|| Clock(60 * hour + minute))
}

text_newtype!(Clock, CLOCK, "A time on the clock, local (*tijdstip*).");

/// When a session began: RFC 3339, of which date, weekday and clock count as written (*begin*).
///
/// ```
/// use lerendwerken::model::Start;
/// let start = Start::try_from("2026-02-10T09:00:00+01:00")?;
/// assert_eq!((start.date().to_string(), start.minute()), ("2026-02-10".into(), 540));
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Start<S = Box<str>> {
    text: S,
    date: Date,
    minute: u16,
}

/// What the beginning of a session may be.
pub(super) static START: Allowed = Allowed {
    name: "Start",
    what: Bilingual {
        nl: "een datum met tijd en plaatselijke tijdzone (RFC 3339), van 2000 tot en met 2099",
        en: "a date with time and local offset (RFC 3339), from 2000 to 2099",
    },
    example: "\"2026-02-10T09:00:00+01:00\"",
    kind: Kind::Text {
        pattern: concat!(
            "^(20[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))",
            "|20([02468][048]|[13579][26])-02-29)",
            "[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
        ),
        max_length: None,
        accepts: |text| parse_start(text.as_bytes()).is_some(),
    },
};

impl<S: AsRef<str>> Start<S> {
    /// The beginning, if the text is one.
    ///
    /// # Errors
    /// Says what it looks like.
    pub fn new(text: S) -> Result<Self, Refused> {
        match parse_start(text.as_ref().as_bytes()) {
            Some((date, minute)) => Ok(Self { text, date, minute }),
            None => Err(Refused::text(&START, text.as_ref())),
        }
    }

    /// The beginning as written.
    pub fn as_str(&self) -> &str {
        self.text.as_ref()
    }

    /// Its date, local.
    pub fn date(&self) -> Date {
        self.date
    }

    /// Minutes since midnight, local; seconds are left out.
    pub fn minute(&self) -> u16 {
        self.minute
    }

    /// The same, borrowed.
    pub fn borrowed(&self) -> Start<Cow<'_, str>> {
        Start { text: Cow::Borrowed(self.as_str()), date: self.date, minute: self.minute }
    }

    /// The same, owned.
    pub fn owned(&self) -> Start {
        Start { text: self.as_str().into(), date: self.date, minute: self.minute }
    }
}

fn parse_start(text: &[u8]) -> Option<(Date, u16)> {
    let date = parse_date(text.get(..10)?)?;
    let (b'T' | b't') = *text.get(10)? else { return None };
    let clock = parse_clock(text.get(11..16)?)?;
    let [b':', s1, s2] = *text.get(16..19)? else { return None };
    let rest = text.get(19..)?;
    let fraction = match rest.split_first() {
        Some((b'.', digits)) => 1 + digits.iter().take_while(|byte| byte.is_ascii_digit()).count(),
        _ => 0,
    };
    let offset = rest.get(fraction..)?;
    let zone = match offset.split_first()? {
        (b'Z' | b'z', []) => true,
        (b'+' | b'-', clock) => parse_clock(clock).is_some(),
        _ => false,
    };
    (two_digits(s1, s2)? < 60 && fraction != 1 && zone).then_some((date, clock.0))
}

impl<S: fmt::Debug> fmt::Debug for Start<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}
impl TryFrom<&str> for Start {
    type Error = Refused;
    fn try_from(text: &str) -> Result<Self, Refused> {
        Self::new(text.into())
    }
}
impl<S: AsRef<str>> serde::Serialize for Start<S> {
    fn serialize<W: serde::Serializer>(&self, to: W) -> Result<W::Ok, W::Error> {
        to.serialize_str(self.as_str())
    }
}
impl<'de, S: Storage<'de>> serde::Deserialize<'de> for Start<S> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(storage::read::<S, D>(from)?).map_err(serde::de::Error::custom)
    }
}
impl<S> schemars::JsonSchema for Start<S> {
    fn schema_name() -> Cow<'static, str> {
        "Start".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        START.schema(
            "When a session began (*begin*): RFC 3339 with the local offset; date, weekday and clock count as written.",
        )
    }
}
