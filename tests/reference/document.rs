//! Reading a document of format 1 as parsed JSON. `null` is absent, everywhere.

use super::exact::Exact;
use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

/// A member that is there and not `null`.
pub fn member<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    object.get(key).filter(|value| !value.is_null())
}

/// A list, empty where it is absent.
pub fn list<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    member(object, key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text that may be absent.
pub fn optional_text<'a>(object: &'a Value, key: &str) -> Option<&'a str> {
    member(object, key).and_then(Value::as_str)
}

/// A text that the format requires.
pub fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    optional_text(object, key).unwrap_or_else(|| panic!("no `{key}` in {object}"))
}

/// A number that may be absent, as the exact value of its double.
pub fn optional_number(object: &Value, key: &str) -> Option<Exact> {
    member(object, key).and_then(Value::as_f64).map(Exact::of)
}

/// A number that the format requires.
pub fn number(object: &Value, key: &str) -> Exact {
    optional_number(object, key).unwrap_or_else(|| panic!("no `{key}` in {object}"))
}

/// Whether a member is there and `true`.
pub fn is_true(object: &Value, key: &str) -> bool {
    member(object, key).and_then(Value::as_bool) == Some(true)
}

/// The week that stands at a key, as a number.
pub fn week(object: &Value, key: &str) -> i32 {
    week_number(text(object, key))
}

/// ISO weeks as consecutive integers: whole weeks since Monday 1 January of the year 1.
pub fn week_number(text: &str) -> i32 {
    let (year, week) = text.split_once("-W").expect("a week such as 2026-W07");
    let (year, week) = (year.parse().expect("a year"), week.parse().expect("a week"));
    let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).expect("a week that exists");
    (monday.num_days_from_ce() - 1) / 7
}

/// The Monday of a week.
pub fn monday(week: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(week * 7 + 1).expect("a date")
}

/// The same week as text.
pub fn week_text(week: i32) -> String {
    let iso = monday(week).iso_week();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}
