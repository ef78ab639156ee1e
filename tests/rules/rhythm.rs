//! LW201 to LW207: fixed moments, working time, and week after week.

use crate::common::{
    accepted_about, asking, check, check_with_logs, cycle, document, document_with, doing, found_as_of, found_by, held,
    log_of, named, places_of, push, said_by, sitting, w, with_parameter,
};
use lerendwerken::Language;
use lerendwerken::rules::Options;
use serde_json::{Value, json};

const NOTHING: [&str; 0] = [];

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

/// What is said of the gaps of a team with cycles of these weeks and statuses, as of a week.
fn gaps(cycles: &[(u16, &str)], as_of: u16) -> Vec<String> {
    let cycles = cycles.iter().map(|(week, status)| cycle("t-balie", &w(*week), status));
    let checked =
        check_with_logs(&document_with(cycles), &[], &Options::default().as_of(crate::common::week(&w(as_of))));
    let own = checked.findings().iter().filter(|finding| finding.code() == "LW204");
    own.map(|finding| {
        assert_eq!(finding.pointer(), "/teams/0");
        finding.message(Language::Nl)
    })
    .collect()
}

fn gap(first: u16, last: u16) -> String {
    let (from, until, count) = (w(first), w(last), last - first + 1);
    format!("`t-balie` heeft geen enkele cyclus van {from} tot en met {until} (aantal weken: {count})")
}

#[test]
fn weeks_without_a_cycle() {
    assert_eq!(gaps(&[(7, "held"), (10, "held")], 10), NOTHING, "two weeks");
    assert_eq!(gaps(&[(7, "held"), (11, "held")], 11), [gap(8, 10)]);
    assert_eq!(gaps(&[(11, "held"), (7, "held")], 11), [gap(8, 10)], "in any order");
    for status in ["held", "skipped", "planned"] {
        assert_eq!(gaps(&[(7, "held"), (9, status), (11, "held")], 11), NOTHING, "{status}");
        assert_eq!(gaps(&[(7, status)], 10), [gap(8, 10)], "after a first one that is {status}");
    }
    assert_eq!(gaps(&[(7, "held"), (20, "held"), (30, "held")], 32), [gap(8, 19), gap(21, 29)], "each run by itself");
    assert_eq!(gaps(&[(50, "held"), (57, "held")], 57), [gap(51, 56)], "over the year");
}

#[test]
fn weeks_without_a_cycle_up_to_the_week_that_is_looked_at() {
    let cycles = [(7, "held"), (20, "held")];
    assert_eq!(gaps(&cycles, 9), NOTHING);
    assert_eq!(gaps(&cycles, 10), [gap(8, 10)]);
    assert_eq!(gaps(&cycles, 19), [gap(8, 19)]);
    assert_eq!(gaps(&cycles, 22), [gap(8, 19)]);
    assert_eq!(gaps(&cycles, 23), [gap(8, 19), gap(21, 23)]);
    assert_eq!(gaps(&cycles, 6), NOTHING, "before the first");
    assert_eq!(gaps(&[], 50), NOTHING, "no cycles at all");
    assert_eq!(gaps(&[(7, "held"), (10, "planned"), (15, "planned")], 8), NOTHING, "plans to come");
}

#[test]
fn how_many_weeks_make_a_gap_and_whose() {
    let document = document_with([held("t-balie", "2026-W07"), held("t-balie", "2026-W09"), held("t-weg", "2026-W02")]);
    assert_eq!(found_by("LW204", &document), NOTHING);
    let each = with_parameter(&document, "gap_weeks", 1);
    assert_eq!(found_by("LW204", &each), ["/teams/0"], "a team that is not declared has no place");
    assert_eq!(found_by("LW204", &with_parameter(&document, "gap_weeks", 2)), NOTHING);
    assert_eq!(accepted_about("LW204", &each, &["t-balie", "2026-W08"]), 1);
    assert_eq!(accepted_about("LW204", &each, &["t-balie", "2026-W07"]), 0);
    let mut twice = each;
    let again = twice["teams"][0].clone();
    push(&mut twice, "teams", again);
    assert_eq!(found_by("LW204", &twice), ["/teams/0", "/teams/2"], "a team that is declared again is judged too");
}

/// Two cycles of one week leave no less of a gap after them.
#[test]
fn a_second_cycle_of_a_week_is_of_that_week() {
    assert_eq!(gaps(&[(7, "held"), (7, "skipped"), (11, "held")], 11), [gap(8, 10)]);
}

/// A team of two with a thousand contracted minutes each, that sat together for so many minutes in W14,
/// with these cycles besides.
fn sat(minutes: u16, cycles: impl IntoIterator<Item = Value>) -> Value {
    let last = sitting(held("t-balie", "2026-W14"), "2026-03-31T09:00:00+02:00", minutes, None);
    let mut document = document_with(cycles.into_iter().chain([last]));
    for person in [0, 1] {
        document["people"][person]["weekly_minutes"] = json!(1000);
    }
    document
}

#[test]
fn little_time_for_learning() {
    // Of 13 weeks of 2000 minutes four hundredths are 1040, for each of the two 520.
    let since = |first: u16| [held("t-balie", &w(first))];
    assert_eq!(found_by("LW205", &sat(520, since(2))), NOTHING, "4 % is not under 4 %");
    assert_eq!(found_by("LW205", &sat(519, since(2))), ["/teams/0"]);
    assert_eq!(found_by("LW205", &sat(519, since(3))), NOTHING, "for twelve weeks");
    assert_eq!(found_by("LW205", &sat(519, since(1))), ["/teams/0"], "for fourteen");
    let before = sitting(held("t-balie", "2026-W01"), "2025-12-30T09:00:00+01:00", 600, None);
    assert_eq!(found_by("LW205", &sat(519, [before.clone()])), ["/teams/0"], "what lies before does not count");
    assert_eq!(found_as_of("LW205", &sat(1, [before]), "2026-W13"), NOTHING, "but it did then");
    let far = said_by("LW205", &sat(300, since(2)));
    assert_eq!(far, ["de sessies van `t-balie` zijn 2 % van de werktijd in de laatste 13 weken, minder dan 4 %"]);
    let near = said_by("LW205", &sat(519, since(2)));
    assert!(near[0].contains(" 3,99 % "), "{near:?}");
    assert_eq!(accepted_about("LW205", &sat(519, since(2)), &["t-balie"]), 1);
}

#[test]
fn which_weeks_count_for_learning_time() {
    let with = |minutes: u16, week: u16, status: &str| {
        let other = cycle("t-balie", &w(week), status);
        found_by("LW205", &sat(minutes, [held("t-balie", &w(2)), other]))
    };
    // Without a week that was skipped it is 4 hundredths of 24000, for each of the two 480.
    assert_eq!(with(480, 8, "skipped"), NOTHING);
    assert_eq!(with(479, 8, "skipped"), ["/teams/0"]);
    for status in ["held", "planned"] {
        assert_eq!(with(519, 8, status), ["/teams/0"], "{status}");
        assert_eq!(with(520, 8, status), NOTHING, "{status}");
    }
    let planned = sitting(cycle("t-balie", &w(8), "planned"), "2026-02-17T09:00:00+01:00", 600, None);
    assert_eq!(found_by("LW205", &sat(519, [held("t-balie", &w(2)), planned])), ["/teams/0"], "a plan is no time");
    let mut elsewhere = sitting(held("t-kcc", &w(8)), "2026-02-17T09:00:00+01:00", 600, None);
    assert_eq!(found_by("LW205", &sat(519, [held("t-balie", &w(2)), elsewhere.clone()])), ["/teams/0"]);
    elsewhere["team"] = json!("t-balie");
    assert_eq!(found_by("LW205", &sat(1, [held("t-balie", &w(2)), elsewhere])), NOTHING);
}

/// A week that was skipped and held all the same leaves both sides, what was held in it too.
#[test]
fn a_week_with_a_skipped_cycle_leaves_both_sides() {
    let skipped = named(cycle("t-balie", &w(8), "skipped"), "c-anders");
    let held_too = sitting(held("t-balie", &w(8)), "2026-02-17T09:00:00+01:00", 600, None);
    let document = sat(479, [held("t-balie", &w(2)), held_too, skipped]);
    assert_eq!(found_by("LW205", &document), ["/teams/0"]);
}

#[test]
fn who_counts_for_learning_time() {
    let with = |minutes: u16, member: &str, week: &str| {
        let mut document = sat(minutes, [held("t-balie", &w(2))]);
        document["people"][1][member] = json!(week);
        found_by("LW205", &document)
    };
    // Bram counts in W02 to W08, the 7 weeks without sessions: 13000 + 7000 minutes, 800 for Anna alone.
    assert_eq!(with(800, "until", "2026-W08"), NOTHING);
    assert_eq!(with(799, "until", "2026-W08"), ["/teams/0"]);
    // He counts in W14 alone: 13000 + 1000 minutes, 280 for each of the two.
    assert_eq!(with(280, "from", "2026-W14"), NOTHING);
    assert_eq!(with(279, "from", "2026-W14"), ["/teams/0"]);
    let mut nobody = sat(1, [held("t-balie", &w(2))]);
    nobody["teams"][0]["members"] = json!(["p-weg", "p-bram"]);
    nobody["people"][1]["until"] = json!("2026-W01");
    assert_eq!(found_by("LW205", &nobody), NOTHING, "nobody has working time");
    nobody["people"][1]["until"] = json!("2026-W02");
    assert_eq!(found_by("LW205", &nobody), ["/teams/0"]);
    let mut twice = sat(519, [held("t-balie", &w(2))]);
    twice["teams"][0]["members"] = json!(["p-anna", "p-anna", "p-bram", "p-weg"]);
    assert_eq!(found_by("LW205", &twice), ["/teams/0"], "each counts once");
    twice["cycles"][1]["sessions"][0]["minutes"] = json!(520);
    assert_eq!(found_by("LW205", &twice), NOTHING);
}

#[test]
fn the_parameters_of_learning_time() {
    let document = sat(100, [held("t-balie", &w(2))]);
    for (share, expected) in [(0.0, false), (0.0077, true), (0.0076, false), (1.0, true)] {
        // 200 of 26000 minutes are 0.77 %.
        let found = found_by("LW205", &with_parameter(&document, "learning_time_min", share));
        assert_eq!(!found.is_empty(), expected, "{share}");
    }
    for (weeks, expected) in [(1, false), (2, false), (3, true), (13, true), (14, false)] {
        // 100 of 1000 or 2000 minutes; as of W14 the team is judged by up to 13 weeks.
        let found = found_by("LW205", &with_parameter(&document, "recent_weeks", weeks));
        assert_eq!(!found.is_empty(), expected, "{weeks}");
    }
}

#[test]
fn a_cycle_that_was_left_planned() {
    let document =
        |status: &str, week: &str, team: &str| document_with([cycle(team, week, status), held("t-kcc", "2026-W09")]);
    assert_eq!(found_by("LW206", &document("planned", "2026-W08", "t-balie")), ["/cycles/0"]);
    assert_eq!(found_by("LW206", &document("planned", "2026-W08", "t-weg")), ["/cycles/0"], "of any team");
    for (status, week) in
        [("planned", "2026-W09"), ("planned", "2026-W10"), ("held", "2026-W08"), ("skipped", "2026-W08")]
    {
        assert_eq!(found_by("LW206", &document(status, week, "t-balie")), NOTHING, "{status} {week}");
    }
    let planned = document("planned", "2026-W10", "t-balie");
    assert_eq!(found_as_of("LW206", &planned, "2026-W10"), NOTHING);
    assert_eq!(found_as_of("LW206", &planned, "2026-W11"), ["/cycles/0"]);
    let mut done = document("planned", "2026-W08", "t-balie");
    push(&mut done, "cycles", named(held("t-balie", "2026-W08"), "c-gehouden"));
    assert_eq!(found_by("LW206", &done), NOTHING, "superseded");
    let log = log_of(&[held("t-kcc", "2026-W09"), cycle("t-balie", "2026-W08", "planned")]);
    let checked = check_with_logs(&crate::common::document(), &[log], &Options::default());
    assert_eq!(places_of(&checked, "LW206"), ["1:2:"]);
}

/// Acceptances may name a cycle by its id, also where the finding is of the end.
#[test]
fn a_cycle_of_the_end_is_known_by_its_id() {
    let cycles =
        [cycle("t-balie", "2026-W07", "planned"), cycle("t-balie", "2026-W08", "planned"), held("t-kcc", "2026-W09")];
    let document = document_with(cycles.clone());
    for (about, count) in [
        (vec!["c-t-balie-2026-w08"], 1),
        (vec!["c-t-balie-2026-w08", "t-balie", "2026-W08"], 1),
        (vec!["c-t-balie-2026-w08", "2026-W07"], 0),
        (vec!["c-t-kcc-2026-w09"], 0),
        (vec!["t-balie"], 2),
        (vec![], 2),
    ] {
        assert_eq!(accepted_about("LW206", &document, &about), count, "{about:?}");
        let mut in_log = crate::common::document();
        in_log["rules"]["accepted"] = json!([{ "code": "LW206", "about": about, "reason": "zo", "by": "p-marc" }]);
        let checked = check_with_logs(&in_log, &[log_of(&cycles)], &Options::default());
        assert_eq!(checked.findings().accepted().len(), count, "in a log: {about:?}");
    }
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

/// Nothing of this family is found in a week that is as it should be.
#[test]
fn a_good_week_gives_no_finding() {
    let good = sitting(held("t-balie", "2026-W07"), "2026-02-10T09:00:00+01:00", 90, Some("m-dinsdag"));
    let good = doing(asking(good, "lq-1", "p-anna", Some("dq-brieven")), &["p-anna", "p-bram"], Some("lq-1"));
    let checked = check(&document_with([good]));
    let found: Vec<_> = checked.findings().iter().map(|finding| finding.code()).collect();
    assert!(!found.iter().any(|code| code.starts_with("LW2") || code.starts_with("LW3")), "{found:?}");
}
