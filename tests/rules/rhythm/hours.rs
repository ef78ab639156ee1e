//! LW202 and LW207: learning in working hours.

use crate::common::{accepted_about, cycle, document, document_with, found_as_of, found_by, held, push, sitting};
use serde_json::{Value, json};

use super::NOTHING;

/// What is found of a moment in these hours.
fn moment(hours: &[(&str, &str, &str)], day: &str, from: &str, minutes: u16) -> Vec<String> {
    let mut document = document();
    let hours = hours.iter().map(|(day, from, until)| json!({ "day": day, "from": from, "until": until }));
    document["teams"][0]["working_hours"] = hours.collect();
    document["teams"][0]["moments"] = json!([{ "id": "m-dinsdag", "day": "tue", "from": "09:00", "minutes": 1 },
        { "id": "m-ander", "day": day, "from": from, "minutes": minutes }]);
    found_by("LW202", &document)
}

#[test]
fn a_moment_outside_working_hours() {
    let day = [("tue", "08:30", "12:00"), ("tue", "12:00", "17:00")];
    let night = [("tue", "08:30", "17:00"), ("sun", "22:00", "06:00"), ("fri", "00:00", "00:00")];
    for (hours, day, from, minutes, within) in [
        (&day[..], "tue", "08:30", 510, true),
        (&day, "tue", "08:30", 511, false),
        (&day, "tue", "08:29", 10, false),
        (&day, "tue", "11:30", 60, true),
        (&day, "tue", "16:59", 1, true),
        (&day, "tue", "17:00", 1, false),
        (&day, "wed", "09:00", 60, false),
        (&night, "sun", "23:00", 420, true),
        (&night, "sun", "23:00", 421, false),
        (&night, "mon", "05:00", 60, true),
        (&night, "mon", "05:00", 61, false),
        (&night, "fri", "00:00", 1440, true),
        (&night, "sat", "00:00", 1, false),
    ] {
        let expected = if within { vec![] } else { vec!["/teams/0/moments/1"] };
        assert_eq!(moment(hours, day, from, minutes), expected, "{day} {from} {minutes}");
    }
    assert_eq!(moment(&[], "wed", "09:00", 60), NOTHING, "silent without hours");
    let gap = [("tue", "08:30", "12:00"), ("tue", "12:30", "17:00")];
    assert_eq!(moment(&gap, "tue", "11:30", 61), ["/teams/0/moments/1"], "through a break");
}

/// The hours are those that the team states itself, also where it is declared again.
#[test]
fn a_moment_is_held_against_the_hours_beside_it() {
    let mut document = document();
    let mut again = document["teams"][0].clone();
    again["working_hours"] = json!([{ "day": "wed", "from": "08:30", "until": "17:00" }]);
    push(&mut document, "teams", again);
    assert_eq!(found_by("LW202", &document), ["/teams/2/moments/0"]);
    assert_eq!(accepted_about("LW202", &document, &["t-balie", "m-dinsdag"]), 1);
}

#[test]
fn a_session_outside_working_hours() {
    let of = |start: &str, minutes: u16| {
        let start = format!("2026-02-{start}:00+01:00");
        found_by("LW207", &document_with([sitting(held("t-balie", "2026-W07"), &start, minutes, None)]))
    };
    // The team works on Tuesdays from 08:30 to 17:00.
    for (start, minutes) in [("10T08:30", 510), ("10T16:59", 1), ("10T09:00", 90)] {
        assert_eq!(of(start, minutes), NOTHING, "{start} {minutes}");
    }
    for (start, minutes) in [("10T08:30", 511), ("10T08:29", 10), ("10T17:00", 1), ("11T09:00", 60)] {
        assert_eq!(of(start, minutes), ["/cycles/0/sessions/0"], "{start} {minutes}");
    }
    let late = |cycle: Value| sitting(cycle, "2026-02-10T20:00:00+01:00", 30, None);
    let document = document_with([late(held("t-balie", "2026-W07"))]);
    assert_eq!(found_as_of("LW207", &document, "2026-W06"), NOTHING, "not yet");
    for cycle in [cycle("t-balie", "2026-W07", "planned"), held("t-kcc", "2026-W07"), held("t-weg", "2026-W07")] {
        let document = document_with([late(cycle.clone()), held("t-kcc", "2026-W09")]);
        assert_eq!(found_by("LW207", &document), NOTHING, "{cycle}");
    }
}

#[test]
fn a_night_shift_runs_into_the_next_day() {
    let of = |start: &str, minutes: u16| {
        let cycle = sitting(held("t-balie", "2026-W07"), start, minutes, None);
        let mut document = document_with([cycle]);
        document["teams"][0]["working_hours"] = json!([{ "day": "sun", "from": "22:00", "until": "06:00" }]);
        found_by("LW207", &document)
    };
    assert_eq!(of("2026-02-15T22:00:00+01:00", 480), NOTHING);
    assert_eq!(of("2026-02-15T22:00:00+01:00", 481), ["/cycles/0/sessions/0"]);
    assert_eq!(of("2026-02-09T03:00:00+01:00", 180), NOTHING, "on Monday morning");
    assert_eq!(of("2026-02-10T03:00:00+01:00", 1), ["/cycles/0/sessions/0"]);
}
