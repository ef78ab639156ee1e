//! LW205: how much of working time is learning time.

use crate::common::{
    accepted_about, cycle, document_with, found_as_of, found_by, held, named, said_by, sitting, w, with_parameter,
};
use serde_json::{Value, json};

use super::NOTHING;

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
