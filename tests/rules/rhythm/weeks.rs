//! LW204 and LW206: week after week.

use crate::common::{
    accepted_about, check_with_logs, cycle, document as empty, document_with, found_as_of, found_by, held, log_of,
    named, places_of, push, w, week, with_parameter,
};
use lerendwerken::Language;
use lerendwerken::rules::Options;
use serde_json::json;

use super::NOTHING;

/// What is said of the gaps of a team with cycles of these weeks and statuses, as of a week.
fn gaps(cycles: &[(u16, &str)], as_of: u16) -> Vec<String> {
    let cycles = cycles.iter().map(|(week, status)| cycle("t-balie", &w(*week), status));
    let checked = check_with_logs(&document_with(cycles), &[], &Options::default().as_of(week(&w(as_of))));
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
    let checked = check_with_logs(&empty(), &[log], &Options::default());
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
        let mut in_log = empty();
        in_log["rules"]["accepted"] = json!([{ "code": "LW206", "about": about, "reason": "zo", "by": "p-marc" }]);
        let checked = check_with_logs(&in_log, &[log_of(&cycles)], &Options::default());
        assert_eq!(checked.findings().accepted().len(), count, "in a log: {about:?}");
    }
}
