//! LW201 and LW203: fixed moments, and sessions held at them.

use crate::common::{
    accepted_about, cycle, document, document_with, found_as_of, found_by, held, push, said_by, sitting, with_parameter,
};
use serde_json::{Value, json};

use super::NOTHING;

#[test]
fn a_team_without_a_fixed_moment() {
    let mut document = document();
    assert_eq!(found_by("LW201", &document), NOTHING);
    document["teams"][1]["moments"] = json!([]);
    assert_eq!(found_by("LW201", &document), ["/teams/1"]);
    assert_eq!(said_by("LW201", &document), ["`t-kcc` heeft geen vast moment om te leren"]);
    let mut again = document["teams"][0].clone();
    again["moments"] = json!([]);
    push(&mut document, "teams", again);
    assert_eq!(found_by("LW201", &document), ["/teams/1", "/teams/2"], "a team that is declared again is judged too");
}

/// A document with three fixed moments, of which two on a Tuesday, and one session.
fn with_session(start: &str, named: Option<&str>) -> Value {
    let mut document = document_with([sitting(held("t-balie", "2026-W07"), start, 30, named)]);
    document["teams"][0]["moments"] = json!([
        { "id": "m-dinsdag", "day": "tue", "from": "09:00", "minutes": 90 },
        { "id": "m-middag", "day": "tue", "from": "14:00", "minutes": 60 },
        { "id": "m-vroeg", "day": "wed", "from": "00:05", "minutes": 60 } ]);
    document
}

#[test]
fn a_session_away_from_its_moment() {
    // 10 February 2026 is a Tuesday.
    for (start, named, on_time) in [
        ("2026-02-10T09:00:00+01:00", None, true),
        ("2026-02-10T08:45:00+01:00", None, true),
        ("2026-02-10T08:44:59+01:00", None, false),
        ("2026-02-10T09:15:59+01:00", None, true),
        ("2026-02-10T09:16:00+01:00", None, false),
        ("2026-02-10T09:00:00-11:00", None, true),
        ("2026-02-10T14:10:00+01:00", None, true),
        ("2026-02-10T14:10:00+01:00", Some("m-middag"), true),
        ("2026-02-10T14:10:00+01:00", Some("m-dinsdag"), false),
        ("2026-02-10T09:10:00+01:00", Some("m-middag"), false),
        ("2026-02-09T09:00:00+01:00", None, false),
        ("2026-02-11T00:20:00+01:00", None, true),
        ("2026-02-11T00:21:00+01:00", None, false),
        ("2026-02-10T23:59:00+01:00", None, false),
        ("2026-02-11T09:00:00+01:00", Some("m-dinsdag"), false),
        ("2026-02-10T09:00:00+01:00", Some("m-weg"), false),
    ] {
        let expected = if on_time { vec![] } else { vec!["/cycles/0/sessions/0"] };
        assert_eq!(found_by("LW203", &with_session(start, named)), expected, "{start} {named:?}");
    }
}

#[test]
fn how_far_a_session_may_be_from_its_moment() {
    for (minutes, start, on_time) in
        [(0, "09:00", true), (0, "09:01", false), (0, "08:59", false), (30, "09:30", true), (1440, "23:59", true)]
    {
        let document = with_session(&format!("2026-02-10T{start}:00+01:00"), None);
        let found = found_by("LW203", &with_parameter(&document, "moment_minutes", minutes));
        assert_eq!(found.is_empty(), on_time, "{minutes} {start}");
    }
    let monday = with_session("2026-02-09T23:59:00+01:00", None);
    assert_eq!(found_by("LW203", &with_parameter(&monday, "moment_minutes", 1440)), ["/cycles/0/sessions/0"]);
}

#[test]
fn which_sessions_are_held_against_a_moment() {
    let late = |cycle: Value| sitting(cycle, "2026-02-10T11:00:00+01:00", 30, Some("m-dinsdag"));
    let of = |cycle: Value| found_by("LW203", &document_with([cycle, held("t-kcc", "2026-W09")]));
    assert_eq!(of(late(held("t-balie", "2026-W07"))), ["/cycles/0/sessions/0"]);
    assert_eq!(of(late(cycle("t-balie", "2026-W07", "planned"))), NOTHING, "planned");
    assert_eq!(of(late(held("t-weg", "2026-W07"))), NOTHING, "a team that is not declared");
    let document = document_with([late(held("t-balie", "2026-W07"))]);
    assert_eq!(found_as_of("LW203", &document, "2026-W06"), NOTHING, "not yet");
    assert_eq!(accepted_about("LW203", &document, &["t-balie", "m-dinsdag", "2026-W07", "c-t-balie-2026-w07"]), 1);
    let mut without = document.clone();
    without["teams"][0]["moments"] = json!([]);
    assert_eq!(found_by("LW203", &without), NOTHING, "a team without moments");
    let two = sitting(late(held("t-balie", "2026-W07")), "2026-02-10T09:00:00+01:00", 30, None);
    assert_eq!(found_by("LW203", &document_with([two])), ["/cycles/0/sessions/0"], "each by itself");
}

/// A moment that has the id of another does not count where a session names it.
#[test]
fn of_two_moments_of_one_id_the_first_is_meant() {
    let mut document = with_session("2026-02-10T14:00:00+01:00", Some("m-middag"));
    document["teams"][0]["moments"][1]["id"] = json!("m-dinsdag");
    document["cycles"][0]["sessions"][0]["moment"] = json!("m-dinsdag");
    assert_eq!(found_by("LW203", &document), ["/cycles/0/sessions/0"]);
    document["cycles"][0]["sessions"][0]["moment"] = Value::Null;
    assert_eq!(found_by("LW203", &document), NOTHING, "where none is named any does");
}
