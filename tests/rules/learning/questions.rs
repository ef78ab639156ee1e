//! LW301, LW303 and LW307: questions to start from, and whether they are taken up.

use crate::common::{
    accepted_about, asking, check_with_logs, cycle, document, document_with, doing, found_as_of, found_by, held,
    log_of, places_of, said_by, w, with_parameter,
};
use lerendwerken::rules::Options;
use serde_json::{Value, json};

use super::{NOTHING, balie};

#[test]
fn a_cycle_without_a_learning_question() {
    let asked = asking(balie(7), "lq-1", "p-anna", None);
    assert_eq!(found_by("LW301", &document_with([balie(7)])), ["/cycles/0"]);
    assert_eq!(found_by("LW301", &document_with([asked.clone()])), NOTHING, "one that stands free will do");
    assert_eq!(found_by("LW301", &document_with([asked, held("t-weg", "2026-W08")])), ["/cycles/1"], "of any team");
    for status in ["planned", "skipped"] {
        assert_eq!(found_by("LW301", &document_with([cycle("t-balie", "2026-W07", status)])), NOTHING, "{status}");
    }
    assert_eq!(found_as_of("LW301", &document_with([balie(7)]), "2026-W06"), NOTHING, "not yet");
    assert_eq!(found_as_of("LW301", &document_with([balie(7)]), "2026-W07"), ["/cycles/0"]);
    let about = ["t-balie", "2026-W07", "c-t-balie-2026-w07"];
    assert_eq!(accepted_about("LW301", &document_with([balie(7)]), &about), 1);
}

/// A question that Anna asks in W07, with activities on it in these weeks; looked at as of a week.
fn taken_up(weeks: &[u16], as_of: u16) -> Vec<String> {
    let asked = |week| asking(balie(week), "lq-1", "p-anna", None);
    let weeks = weeks.iter().filter(|week| **week != 7);
    let mut cycles: Vec<_> = weeks.map(|week| doing(asked(*week), &["p-anna"], Some("lq-1"))).collect();
    cycles.insert(0, asked(7));
    found_as_of("LW303", &document_with(cycles), &w(as_of))
}

#[test]
fn a_question_that_is_not_taken_up() {
    let first = ["/cycles/0/learning_questions/0"];
    assert_eq!(taken_up(&[], 10), NOTHING, "it may yet be");
    assert_eq!(taken_up(&[], 11), first);
    assert_eq!(taken_up(&[11], 11), NOTHING, "in the fourth week after");
    assert_eq!(taken_up(&[12], 12), first, "in the fifth");
    assert_eq!(taken_up(&[12], 40), first, "and it stays");
    assert_eq!(taken_up(&[9, 30], 40), NOTHING);
    let at_once = doing(asking(balie(7), "lq-1", "p-anna", None), &["p-anna"], Some("lq-1"));
    assert_eq!(found_as_of("LW303", &document_with([at_once]), "2026-W20"), NOTHING, "in that week");
    let said = said_by("LW303", &document_with([asking(balie(7), "lq-1", "p-anna", None), balie(20)]));
    assert_eq!(said, ["`lq-1` van `t-balie` is in 2026-W07 gesteld, maar binnen 4 weken was er geen activiteit bij"]);
}

#[test]
fn a_question_is_found_once_and_where_it_came_first() {
    let asked = |week| asking(asking(balie(week), "lq-a", "p-anna", None), "lq-b", "p-bram", None);
    let document = document_with([asked(9), asked(7), asked(8), balie(20)]);
    let first = ["/cycles/1/learning_questions/0", "/cycles/1/learning_questions/1"];
    assert_eq!(found_by("LW303", &document), first);
    assert_eq!(accepted_about("LW303", &document, &["lq-a", "t-balie", "2026-W07", "c-t-balie-2026-w07"]), 1);
    assert_eq!(accepted_about("LW303", &document, &["lq-a", "2026-W09"]), 0);
    let lines = log_of(&[asked(9), asked(7)]);
    let checked = check_with_logs(&document_with([balie(20)]), &[lines], &Options::default());
    assert_eq!(places_of(&checked, "LW303"), ["1:2:/learning_questions/0", "1:2:/learning_questions/1"]);
    // A plan is no listing.
    let plan = asking(cycle("t-balie", &w(5), "planned"), "lq-a", "p-anna", None);
    let document = document_with([plan, asking(balie(7), "lq-a", "p-anna", None), balie(10)]);
    assert_eq!(found_by("LW303", &document), NOTHING);
    assert_eq!(found_as_of("LW303", &document, "2026-W11"), ["/cycles/1/learning_questions/0"]);
}

#[test]
fn what_takes_a_question_up() {
    let asked = || asking(balie(7), "lq-1", "p-anna", None);
    let found = |cycles: Vec<Value>| found_as_of("LW303", &document_with(cycles), "2026-W11");
    let first = ["/cycles/0/learning_questions/0"];
    assert_eq!(found(vec![doing(asked(), &["p-anna"], None)]), first, "an activity on none");
    let other = asking(balie(8), "lq-2", "p-anna", None);
    let on_another = doing(other.clone(), &["p-anna"], Some("lq-2"));
    assert_eq!(found(vec![asked(), on_another]), first, "one on another");
    let unlisted = doing(other, &["p-anna"], Some("lq-1"));
    assert_eq!(found(vec![asked(), unlisted])[0], first[0], "one that its cycle does not list");
    let of_team = doing(asking(held("t-kcc", &w(8)), "lq-1", "p-bram", None), &["p-bram"], Some("lq-1"));
    assert_eq!(found(vec![asked(), of_team]), first, "another team's of the same id");
    let mut elsewhere = asked();
    elsewhere["team"] = json!("t-weg");
    assert_eq!(found(vec![elsewhere]), first, "of a team that is not declared");
    let later = doing(asked(), &["p-weg"], Some("lq-1"));
    assert_eq!(found(vec![later]), NOTHING, "by whomever");
    let document = document_with([asked(), balie(9)]);
    for (weeks, expected) in [(1, 1), (2, 1), (3, 0)] {
        let found = found_by("LW303", &with_parameter(&document, "take_up_weeks", weeks));
        assert_eq!(found.len(), expected, "{weeks}");
    }
}

/// However the table of questions is laid out, the same ones are kept.
#[test]
fn which_questions_are_kept_does_not_change() {
    let many = (0..40).fold(balie(7), |cycle, i| asking(cycle, &format!("lq-{i}"), "p-anna", None));
    let document = document_with([many, balie(20)]);
    for _ in 0..3 {
        let checked = check_with_logs(&document, &[], &Options::default().keep_each(1));
        assert_eq!(places_of(&checked, "LW303"), ["/cycles/0/learning_questions/0"]);
    }
}

/// What is found of development questions where `dq-brieven` was worked on in this week; as of another.
fn idle(active: u16, as_of: u16) -> Vec<String> {
    let active = asking(balie(active), "lq-1", "p-anna", Some("dq-brieven"));
    let listed = asking(balie(as_of), "lq-2", "p-anna", Some("dq-balie"));
    let done = doing(active, &["p-anna"], Some("lq-1"));
    found_as_of("LW307", &document_with([done, listed]), &w(as_of))
}

#[test]
fn a_development_question_that_lies_idle() {
    let (letters, counter) = ("/development_questions/0", "/development_questions/1");
    assert_eq!(idle(4, 9), NOTHING, "seven weeks since the period began");
    assert_eq!(idle(4, 10), [counter], "a question that is only listed is idle");
    assert_eq!(idle(12, 19), [counter], "active in the first of the last eight weeks");
    assert_eq!(idle(12, 20), [letters, counter]);
    let nothing = document();
    assert_eq!(found_as_of("LW307", &nothing, "2026-W09"), NOTHING);
    assert_eq!(found_as_of("LW307", &nothing, "2026-W10"), [letters, counter], "no cycles at all");
    assert_eq!(found_by("LW307", &nothing), NOTHING, "as of the first week");
    let later = with_parameter(&nothing, "idle_weeks", 9);
    assert_eq!(found_as_of("LW307", &later, "2026-W10"), NOTHING);
    assert_eq!(found_as_of("LW307", &later, "2026-W11"), [letters, counter]);
}

#[test]
fn what_keeps_a_development_question_alive() {
    let asked = |team: &str| asking(held(team, "2026-W12"), "lq-1", "p-bram", Some("dq-brieven"));
    let of = |cycle: Value| found_as_of("LW307", &document_with([cycle]), "2026-W14");
    for team in ["t-balie", "t-kcc", "t-weg"] {
        assert_eq!(of(doing(asked(team), &["p-weg"], Some("lq-1"))), ["/development_questions/1"], "{team}");
    }
    assert_eq!(of(doing(asked("t-balie"), &["p-bram"], None)).len(), 2, "an activity on no question");
    let free = asking(balie(12), "lq-1", "p-anna", None);
    assert_eq!(of(doing(free, &["p-anna"], Some("lq-1"))).len(), 2, "a question that stands free");
    let unknown = asking(balie(12), "lq-1", "p-anna", Some("dq-weg"));
    assert_eq!(of(doing(unknown, &["p-anna"], Some("lq-1"))).len(), 2);
    let late = doing(asking(balie(15), "lq-1", "p-anna", Some("dq-brieven")), &["p-anna"], Some("lq-1"));
    assert_eq!(of(late).len(), 2, "not yet");
    let document = document_with([asked("t-balie"), balie(20)]);
    assert_eq!(said_by("LW307", &document)[0], "bij `dq-brieven` was er in de laatste 8 weken geen enkele activiteit");
    assert_eq!(accepted_about("LW307", &document, &["dq-brieven"]), 1);
}
