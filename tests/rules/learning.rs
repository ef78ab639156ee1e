//! LW301 to LW310: questions, doing, together, and what comes of it.

use crate::common::{
    accepted_about, asking, check, check_with_logs, cycle, document, document_with, doing, found_as_of, found_by, held,
    log_of, named, places_of, proposing, push, said_by, w, with_parameter, yielding,
};
use lerendwerken::Language;
use lerendwerken::rules::Options;
use serde_json::{Value, json};

const NOTHING: [&str; 0] = [];

/// A held cycle of the team at the counter in a week of 2026.
fn balie(number: u16) -> Value {
    held("t-balie", &w(number))
}

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

#[test]
fn a_cycle_without_an_activity() {
    let done = doing(balie(7), &["p-anna"], None);
    assert_eq!(found_by("LW308", &document_with([balie(7), held("t-weg", "2026-W08")])), ["/cycles/0", "/cycles/1"]);
    assert_eq!(found_by("LW308", &document_with([done])), NOTHING);
    for status in ["planned", "skipped"] {
        assert_eq!(found_by("LW308", &document_with([cycle("t-balie", "2026-W07", status)])), NOTHING, "{status}");
    }
    assert_eq!(found_as_of("LW308", &document_with([balie(7)]), "2026-W06"), NOTHING, "not yet");
    let proposed = yielding(proposing(balie(7), "pr-1", "tried", None), "e-uren", 1.0);
    assert_eq!(found_by("LW308", &document_with([proposed])), ["/cycles/0"], "what came out is no activity");
}

/// A cycle in which somebody asks and some people do something.
fn asked_and_done(who: &str, people: &[&str]) -> Value {
    document_with([doing(asking(balie(7), "lq-1", who, None), people, Some("lq-1"))])
}

#[test]
fn asked_or_done_from_outside() {
    let (question, activity) = ("/cycles/0/learning_questions/0", "/cycles/0/activities/0");
    for (who, people, expected) in [
        ("p-anna", &["p-bram"][..], vec![]),
        ("p-anna", &["p-marc", "p-bram"], vec![]),
        ("p-marc", &["p-bram"], vec![question]),
        ("p-anna", &["p-marc"], vec![activity]),
        ("p-weg", &["p-weg"], vec![question, activity]),
        ("p-anna", &["p-weg", "p-marc"], vec![activity]),
        ("p-anna", &["p-weg", "p-bram"], vec![]),
    ] {
        assert_eq!(found_by("LW302", &asked_and_done(who, people)), expected, "{who} {people:?}");
    }
    let document = asked_and_done("p-marc", &["p-marc", "p-weg"]);
    assert_eq!(
        said_by("LW302", &document),
        [
            "deze leervraag is niet van iemand die in 2026-W07 lid is van `t-balie`",
            "aan deze activiteit deed niemand mee die in 2026-W07 lid is van `t-balie`"
        ]
    );
    assert_eq!(accepted_about("LW302", &document, &["p-marc", "t-balie", "2026-W07"]), 2);
    assert_eq!(accepted_about("LW302", &document, &["lq-1", "p-marc"]), 1);
    assert_eq!(accepted_about("LW302", &document, &["p-weg"]), 1, "everybody in it is named");
}

#[test]
fn who_is_a_member_in_a_week() {
    for (member, week, is_member) in [
        ("until", "2026-W07", true),
        ("until", "2026-W06", false),
        ("from", "2026-W07", true),
        ("from", "2026-W08", false),
    ] {
        let mut document = asked_and_done("p-anna", &["p-anna"]);
        document["people"][0][member] = json!(week);
        assert_eq!(found_by("LW302", &document).len(), if is_member { 0 } else { 2 }, "{member} {week}");
    }
    // Found by number among many members.
    let mut many = asked_and_done("p-anna", &["p-bram"]);
    many["teams"][0]["members"] = (0..40).rev().map(|i| json!(format!("p-{i}"))).collect();
    for i in 0..41 {
        push(&mut many, "people", json!({ "id": format!("p-{i}"), "name": "Iemand", "weekly_minutes": 60 }));
    }
    for (who, is_member) in [("p-0", true), ("p-17", true), ("p-39", true), ("p-40", false), ("p-anna", false)] {
        many["cycles"][0]["learning_questions"][0]["professional"] = json!(who);
        many["cycles"][0]["activities"][0]["professionals"] = json!([who]);
        assert_eq!(found_by("LW302", &many).len(), if is_member { 0 } else { 2 }, "{who}");
    }
}

#[test]
fn where_nothing_is_asked_from_outside() {
    let mut elsewhere = asked_and_done("p-weg", &["p-weg"]);
    elsewhere["cycles"][0]["team"] = json!("t-weg");
    assert_eq!(found_by("LW302", &elsewhere), NOTHING, "a team that is not declared");
    let planned = asking(cycle("t-balie", "2026-W07", "planned"), "lq-1", "p-weg", None);
    assert_eq!(found_by("LW302", &document_with([planned])), NOTHING, "planned");
    assert_eq!(found_as_of("LW302", &asked_and_done("p-weg", &["p-weg"]), "2026-W06"), NOTHING, "not yet");
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

#[test]
fn learned_alone() {
    let together = |mut cycle: Value| {
        cycle["activities"][0]["mode"] = json!("together");
        cycle
    };
    let alone = || doing(balie(7), &["p-anna"], None);
    let of = |cycle: Value| found_by("LW304", &document_with([cycle]));
    assert_eq!(of(alone()), ["/cycles/0"]);
    assert_eq!(of(together(alone())), NOTHING, "together with whoever is not named");
    assert_eq!(of(doing(balie(7), &["p-anna", "p-bram"], None)), NOTHING);
    assert_eq!(of(doing(balie(7), &["p-anna", "p-marc"], None)), NOTHING, "a guest will do");
    assert_eq!(of(doing(balie(7), &["p-anna", "p-weg"], None)), ["/cycles/0"], "somebody unknown is not told");
    assert_eq!(of(doing(balie(7), &["p-weg", "p-los"], None)), ["/cycles/0"]);
    assert_eq!(of(doing(balie(7), &["p-anna", "p-anna"], None)), ["/cycles/0"], "one person");
    assert_eq!(of(doing(alone(), &["p-bram"], None)), ["/cycles/0"], "each alone");
    assert_eq!(of(doing(alone(), &["p-bram", "p-anna"], None)), NOTHING, "one thing together is enough");
    assert_eq!(of(balie(7)), NOTHING, "nothing was done");
    let mut formal = alone();
    formal["activities"][0]["mode"] = json!("formal");
    assert_eq!(of(formal), ["/cycles/0"]);
    assert_eq!(found_as_of("LW304", &document_with([alone()]), "2026-W06"), NOTHING, "not yet");
}

#[test]
fn who_could_learn_together() {
    let team = |team: &str| found_by("LW304", &document_with([doing(held(team, "2026-W07"), &["p-bram"], None)]));
    assert_eq!(team("t-balie"), ["/cycles/0"]);
    assert_eq!(team("t-kcc"), NOTHING, "a team of one");
    assert_eq!(team("t-weg"), NOTHING, "a team that is not declared");
    for (member, week, are_two) in [
        ("until", "2026-W07", true),
        ("until", "2026-W06", false),
        ("from", "2026-W07", true),
        ("from", "2026-W08", false),
    ] {
        let mut document = document_with([doing(balie(7), &["p-bram"], None)]);
        document["people"][0][member] = json!(week);
        assert_eq!(!found_by("LW304", &document).is_empty(), are_two, "{member} {week}");
    }
    let mut never = document_with([doing(balie(7), &["p-bram"], None)]);
    never["people"][0]["from"] = json!("2026-W09");
    never["people"][0]["until"] = json!("2026-W05");
    assert_eq!(found_by("LW304", &never), NOTHING, "who leaves before coming is never there");
    let mut twice = document_with([doing(balie(7), &["p-bram"], None)]);
    twice["teams"][0]["members"] = json!(["p-bram", "p-bram", "p-weg"]);
    assert_eq!(found_by("LW304", &twice), NOTHING, "members count once, unknown ones not at all");
}

/// A team with a formal activity of so many minutes in W14 and 240 minutes of doing, of which half in W02.
fn formal(minutes: u16) -> Value {
    let mut early = doing(balie(2), &["p-anna"], None);
    early["activities"][0]["minutes"] = json!(120);
    let mut late = doing(doing(balie(14), &["p-bram"], None), &["p-anna"], None);
    late["activities"][0]["minutes"] = json!(120);
    late["activities"][1]["minutes"] = json!(minutes);
    late["activities"][1]["mode"] = json!("formal");
    document_with([early, late])
}

#[test]
fn heavy_on_formal_learning() {
    assert_eq!(found_by("LW305", &formal(60)), NOTHING, "20 % is not above 20 %");
    assert_eq!(found_by("LW305", &formal(61)), ["/teams/0"]);
    let said = said_by("LW305", &formal(61));
    assert_eq!(said, ["20,3 % van de leertijd van `t-balie` is formeel in de laatste 13 weken, meer dan 20 %"]);
    assert!(said_by("LW305", &formal(80))[0].starts_with("25 % van"));
    assert_eq!(accepted_about("LW305", &formal(61), &["t-balie"]), 1);
    let mut since = formal(61);
    since["cycles"][0]["week"] = json!("2026-W03");
    assert_eq!(found_by("LW305", &since), NOTHING, "for twelve weeks");
    since["cycles"][0]["week"] = json!("2026-W01");
    assert_eq!(found_by("LW305", &since), ["/teams/0"]);
    assert!(said_by("LW305", &since)[0].starts_with("34 % van"), "what lies before does not count");
    assert_eq!(found_as_of("LW305", &formal(61), "2026-W13"), NOTHING);
}

#[test]
fn what_learning_time_is() {
    // Two people count twice, one that is named twice or unknown does not.
    for (people, found) in
        [(&["p-anna"][..], true), (&["p-anna", "p-bram"], true), (&["p-anna", "p-anna"], true), (&["p-weg"], false)]
    {
        let mut document = formal(61);
        document["cycles"][1]["activities"][1]["professionals"] = json!(people);
        assert_eq!(!found_by("LW305", &document).is_empty(), found, "{people:?}");
    }
    let mut more = formal(61);
    more["cycles"][1]["activities"][0]["professionals"] = json!(["p-anna", "p-bram"]);
    assert_eq!(found_by("LW305", &more), NOTHING, "61 of 421 minutes");
    let mut double = formal(60);
    double["cycles"][1]["activities"][1]["professionals"] = json!(["p-anna", "p-bram", "p-anna"]);
    assert!(said_by("LW305", &double)[0].starts_with("33 % van"), "120 of 360 minutes");
    let mut none = formal(60);
    none["cycles"][0]["activities"] = json!([]);
    none["cycles"][1]["activities"] = json!([]);
    assert_eq!(found_by("LW305", &none), NOTHING, "no learning time");
    let mut elsewhere = formal(61);
    elsewhere["cycles"][1]["team"] = json!("t-weg");
    assert_eq!(found_by("LW305", &elsewhere), NOTHING);
    assert_eq!(found_by("LW305", &with_parameter(&formal(61), "formal_max", 0.3)), NOTHING);
    assert_eq!(found_by("LW305", &with_parameter(&formal(10), "formal_max", 0.0)), ["/teams/0"]);
    assert_eq!(found_by("LW305", &with_parameter(&formal(61), "recent_weeks", 14)), NOTHING);
    let recent = said_by("LW305", &with_parameter(&formal(61), "recent_weeks", 12));
    assert!(recent[0].starts_with("34 % van") && recent[0].contains("de laatste 12 weken"), "{recent:?}");
}

/// What is found of cycles in these weeks that came to nothing, with these besides.
fn came_to_nothing(weeks: &[u16], others: Vec<Value>) -> Vec<String> {
    let empty = weeks.iter().map(|week| doing(balie(*week), &["p-anna"], None));
    found_by("LW306", &document_with(empty.chain(others)))
}

#[test]
fn nothing_came_out() {
    assert_eq!(came_to_nothing(&[7, 8, 9], vec![]), NOTHING);
    assert_eq!(came_to_nothing(&[7, 8, 9, 10], vec![]), ["/cycles/0"]);
    assert_eq!(came_to_nothing(&[10, 9, 8, 7], vec![]), ["/cycles/3"], "by week");
    assert_eq!(came_to_nothing(&[7, 8, 20, 40], vec![]), ["/cycles/0"], "gaps do not matter");
    for status in ["skipped", "planned"] {
        let between = vec![cycle("t-balie", &w(9), status)];
        assert_eq!(came_to_nothing(&[7, 8, 10, 11], between.clone()), ["/cycles/0"], "{status}");
        assert_eq!(came_to_nothing(&[7, 8, 10], between), NOTHING, "{status} is not held");
    }
    let of_another = vec![held("t-kcc", &w(8)), held("t-kcc", &w(9))];
    assert_eq!(came_to_nothing(&[7, 8], of_another), NOTHING, "two of each of two teams");
    let document = document_with([7, 8, 9, 10].map(balie));
    assert_eq!(found_as_of("LW306", &document, "2026-W09"), NOTHING, "not yet");
    let said = said_by("LW306", &document);
    assert_eq!(said, ["4 gehouden cycli van `t-balie` op rij, vanaf 2026-W07, leverden geen voorstel of uitkomst op"]);
    assert_eq!(accepted_about("LW306", &document, &["t-balie", "2026-W07", "c-t-balie-2026-w07"]), 1);
    assert_eq!(accepted_about("LW306", &document, &["c-t-balie-2026-w08"]), 0);
    for (cycles, expected) in [(4, 1), (5, 0), (1, 1)] {
        let found = found_by("LW306", &with_parameter(&document, "empty_cycles", cycles));
        assert_eq!(found.len(), expected, "{cycles}");
    }
}

#[test]
fn what_ends_a_run_in_which_nothing_came_out() {
    let proposed = proposing(balie(10), "pr-1", "withdrawn", None);
    let yielded = yielding(balie(10), "e-uren", 0.0);
    for some in [proposed, yielded] {
        assert_eq!(came_to_nothing(&[7, 8, 9, 11, 12, 13], vec![some.clone()]), NOTHING);
        assert_eq!(came_to_nothing(&[7, 8, 9, 11, 12, 13, 14], vec![some.clone()]), ["/cycles/3"]);
        let both = came_to_nothing(&[6, 7, 8, 9, 11, 12, 13, 14, 15], vec![some]);
        assert_eq!(both, ["/cycles/0", "/cycles/4"], "each run as far as it goes");
    }
    let elsewhere = [7, 8, 9, 10].map(|week| held("t-weg", &w(week)));
    assert_eq!(found_by("LW306", &document_with(elsewhere)), ["/cycles/0"], "of a team that is not declared");
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

/// Questions of which each was asked in W07 and came into use so many weeks later.
fn used_after(weeks: &[u16]) -> Value {
    let id = |i: usize| (format!("lq-{i}"), format!("pr-{i}"));
    let first = (0..weeks.len()).fold(balie(7), |cycle, i| asking(cycle, &id(i).0, "p-anna", None));
    let mut cycles = vec![first];
    for (i, later) in weeks.iter().enumerate() {
        let (question, proposal) = id(i);
        let place = cycles.iter().position(|it| it["week"] == w(7 + later)).unwrap_or(cycles.len());
        if place == cycles.len() {
            cycles.push(balie(7 + later));
        }
        if place > 0 {
            cycles[place] = asking(cycles[place].clone(), &question, "p-anna", None);
        }
        cycles[place] = proposing(cycles[place].clone(), &proposal, "tried", Some(&question));
    }
    document_with(cycles)
}

#[test]
fn slow_to_use() {
    for (weeks, median) in [
        (&[7, 7][..], None),
        (&[7, 7, 7], Some("7")),
        (&[6, 6, 6], None),
        (&[1, 7, 30], Some("7")),
        (&[6, 30, 0], None),
        (&[6, 7, 7, 6], Some("6,5")),
        (&[6, 6, 9, 9], Some("7,5")),
        (&[5, 7, 7, 5], None),
        (&[0, 0, 40, 40, 40], Some("40")),
    ] {
        let document = used_after(weeks);
        let expected = median.map(|median| {
            let count = weeks.len();
            format!("van leervraag tot eerste gebruik duurt het {median} weken (mediaan over {count} leervragen), meer dan 6 weken")
        });
        assert_eq!(said_by("LW309", &document), expected.into_iter().collect::<Vec<_>>(), "{weeks:?}");
    }
    assert_eq!(found_by("LW309", &used_after(&[7, 7, 7])), [""], "of the programme as a whole");
    assert_eq!(found_as_of("LW309", &used_after(&[7, 7, 30]), "2026-W14"), NOTHING, "two so far");
    assert_eq!(accepted_about("LW309", &used_after(&[7, 7, 7]), &[]), 1);
    assert_eq!(found_by("LW309", &with_parameter(&used_after(&[7, 7, 7]), "lead_weeks_max", 7)), NOTHING);
    assert_eq!(found_by("LW309", &with_parameter(&used_after(&[7, 7]), "lead_pairs_min", 2)), [""]);
    assert_eq!(found_by("LW309", &with_parameter(&used_after(&[7, 7, 7]), "lead_pairs_min", 4)), NOTHING);
}

#[test]
fn what_use_is() {
    let of = |change: &dyn Fn(&mut Value)| {
        let mut document = used_after(&[7, 7, 7]);
        change(&mut document);
        !found_by("LW309", &document).is_empty()
    };
    for (stage, is_use) in
        [("proposed", false), ("tried", true), ("adopted", true), ("integrated", true), ("withdrawn", false)]
    {
        let with_stage = |document: &mut Value| document["cycles"][1]["proposals"][0]["stage"] = json!(stage);
        assert_eq!(of(&with_stage), is_use, "{stage}: where it is no use, two are left");
    }
    let free = |document: &mut Value| document["cycles"][1]["proposals"][0]["learning_question"] = Value::Null;
    assert!(!of(&free), "a proposal that names no question");
    let elsewhere = |document: &mut Value| document["cycles"][1]["team"] = json!("t-weg");
    assert!(!of(&elsewhere), "questions of another team are others");
    let all_elsewhere = |document: &mut Value| {
        let cycles = document["cycles"].as_array_mut().unwrap();
        cycles.iter_mut().for_each(|cycle| cycle["team"] = json!("t-weg"));
    };
    assert!(of(&all_elsewhere), "a team that is not declared");
}

#[test]
fn the_first_use_counts() {
    let with = |stage: &str| {
        let mut document = used_after(&[7, 7, 7]);
        for question in ["lq-0", "lq-1"] {
            document["cycles"][0] = proposing(document["cycles"][0].clone(), "pr-9", stage, Some(question));
        }
        found_by("LW309", &document)
    };
    assert_eq!(with("proposed"), [""], "two were proposed at once");
    assert_eq!(with("tried"), NOTHING, "two were tried at once");
}

/// A programme with a team of so many members, who all took part in the first week and of whom all but so
/// many did in the last; Marc, the manager, did in the last.
fn with_absent(members: usize, absent: usize, first: u16, last: u16) -> Value {
    let ids: Vec<_> = (0..members).map(|i| format!("p-lid-{i}")).collect();
    let all: Vec<_> = ids.iter().map(String::as_str).collect();
    let late: Vec<_> = all[absent..].iter().copied().chain(["p-marc"]).collect();
    let mut document = document_with([doing(balie(first), &all, None), doing(balie(last), &late, None)]);
    let people = ids.iter().map(|id| json!({ "id": id, "name": "Lid", "weekly_minutes": 1440 }));
    document["people"] = people.chain([json!({ "id": "p-marc", "name": "Marc", "weekly_minutes": 2160 })]).collect();
    document["teams"] =
        json!([{ "id": "t-balie", "name": "Balie", "members": ids, "working_hours": [], "moments": [] }]);
    document
}

#[test]
fn not_everyone_takes_part() {
    assert_eq!(found_by("LW310", &with_absent(5, 1, 2, 10)), ["", "/teams/0"]);
    assert_eq!(found_by("LW310", &with_absent(5, 0, 2, 10)), NOTHING);
    assert_eq!(found_by("LW310", &with_absent(4, 1, 2, 10)), [""], "a team of four is too small");
    assert_eq!(found_by("LW310", &with_absent(1, 1, 2, 10)), [""], "the programme is not");
    assert_eq!(found_by("LW310", &with_absent(5, 1, 2, 9)), NOTHING, "the first of the last eight weeks");
    assert_eq!(found_by("LW310", &with_absent(5, 1, 3, 9)), NOTHING, "for seven weeks");
    assert_eq!(
        said_by("LW310", &with_absent(6, 2, 2, 10)),
        [
            "in het programma is er voor 2 van de 7 mensen geen activiteit in de laatste 8 weken",
            "in `t-balie` is er voor 2 van de 6 mensen geen activiteit in de laatste 8 weken"
        ]
    );
    for (weeks, expected) in [(8, 2), (9, 0), (10, 0), (1, 2)] {
        let found = found_by("LW310", &with_parameter(&with_absent(5, 1, 2, 10), "absent_weeks", weeks));
        assert_eq!(found.len(), expected, "{weeks}");
    }
    assert_eq!(found_by("LW310", &with_parameter(&with_absent(3, 1, 2, 10), "min_group", 3)), ["", "/teams/0"]);
    assert_eq!(found_by("LW310", &with_parameter(&with_absent(5, 1, 2, 10), "min_group", 6)), [""]);
}

#[test]
fn executives_are_people_too() {
    let mut document = with_absent(5, 0, 2, 10);
    document["cycles"][1]["activities"][0]["professionals"] = document["teams"][0]["members"].clone();
    assert_eq!(found_by("LW310", &document), [""], "Marc is no member");
    document["people"][5]["until"] = json!("2026-W09");
    assert_eq!(found_by("LW310", &document), NOTHING, "he has left");
    document["people"][5]["until"] = json!("2026-W10");
    assert_eq!(found_by("LW310", &document), [""]);
}

#[test]
fn who_counts_is_asked_of_the_last_week() {
    let with = |person: usize, member: &str, week: &str| {
        let mut document = with_absent(6, 1, 2, 10);
        document["people"][person][member] = json!(week);
        found_by("LW310", &document)
    };
    assert_eq!(with(0, "until", "2026-W10"), ["", "/teams/0"]);
    assert_eq!(with(0, "until", "2026-W09"), NOTHING, "the one who was absent has left");
    assert_eq!(with(0, "from", "2026-W11"), NOTHING, "or is still to come");
    assert_eq!(with(0, "from", "2026-W10"), ["", "/teams/0"]);
    let mut five = with_absent(5, 1, 2, 10);
    five["people"][4]["until"] = json!("2026-W09");
    assert_eq!(found_by("LW310", &five), [""], "four are left, which is too few");
    let mut twice = with_absent(4, 1, 2, 10);
    push(&mut twice["teams"][0], "members", json!("p-lid-0"));
    push(&mut twice["teams"][0], "members", json!("p-weg"));
    assert_eq!(found_by("LW310", &twice), [""], "members count once, unknown ones not at all");
    push(&mut twice, "people", json!({ "id": "p-lid-0", "name": "Nog eens", "weekly_minutes": 60 }));
    assert!(said_by("LW310", &twice)[0].contains("1 van de 5 mensen"));
}

#[test]
fn since_when_taking_part_is_asked() {
    // The programme by the first cycle of any team, a team by its own.
    let mut document = with_absent(5, 1, 4, 12);
    assert_eq!(found_by("LW310", &document), ["", "/teams/0"]);
    document["cycles"][0]["team"] = json!("t-weg");
    assert_eq!(found_by("LW310", &document), [""]);
    document["cycles"][0]["team"] = json!("t-balie");
    let elsewhere = doing(held("t-weg", &w(12)), &["p-lid-0"], None);
    push(&mut document, "cycles", elsewhere);
    assert_eq!(found_by("LW310", &document), NOTHING, "an activity in any team counts");
    let document = with_absent(5, 1, 2, 10);
    assert_eq!(found_as_of("LW310", &document, "2026-W08"), NOTHING, "not yet");
    assert_eq!(found_as_of("LW310", &document, "2026-W09"), [""], "Marc took part in nothing yet");
    assert_eq!(found_as_of("LW310", &document, "2026-W17"), ["", "/teams/0"]);
    assert_eq!(
        said_as_of(&document, "2026-W18"),
        "in het programma is er voor 6 van de 6 mensen geen activiteit in de laatste 8 weken"
    );
}

fn said_as_of(document: &Value, as_of: &str) -> String {
    let options = Options::default().as_of(crate::common::week(as_of));
    let checked = check_with_logs(document, &[], &options);
    let mut own = checked.findings().iter().filter(|finding| finding.code() == "LW310");
    own.next().unwrap().message(Language::Nl)
}

/// How many, and never who: not in words, and not in what an acceptance could ask for either.
#[test]
fn nobody_is_named() {
    let document = with_absent(6, 1, 2, 10);
    for finding in check(&document).findings().iter().filter(|finding| finding.code() == "LW310") {
        for language in [Language::Nl, Language::En] {
            assert!(!finding.message(language).contains("p-"), "{}", finding.message(language));
        }
    }
    assert_eq!(accepted_about("LW310", &document, &[]), 2);
    assert_eq!(accepted_about("LW310", &document, &["t-balie"]), 1);
    for id in ["p-lid-0", "p-lid-1", "p-marc"] {
        assert_eq!(accepted_about("LW310", &document, &[id]), 0, "{id}");
    }
}

/// Teams that are declared twice are each judged, by what is known of their id.
#[test]
fn a_team_that_is_declared_again_is_judged_too() {
    for (code, mut document) in [("LW305", formal(80)), ("LW310", with_absent(5, 1, 2, 10))] {
        let team = document["teams"][0].clone();
        push(&mut document, "teams", team);
        let last = format!("/teams/{}", document["teams"].as_array().unwrap().len() - 1);
        let found = found_by(code, &document);
        assert!(found.contains(&"/teams/0".into()) && found.contains(&last), "{code}: {found:?}");
    }
}

/// Where a week has two cycles, each is judged like any other.
#[test]
fn second_cycles_of_a_week_are_judged() {
    let twice = [balie(7), named(balie(7), "c-2")];
    for code in ["LW301", "LW308"] {
        assert_eq!(found_by(code, &document_with(twice.clone())), ["/cycles/0", "/cycles/1"], "{code}");
    }
    let alone = twice.map(|cycle| doing(cycle, &["p-anna"], None));
    assert_eq!(found_by("LW304", &document_with(alone)), ["/cycles/0", "/cycles/1"]);
    let two_of_each = [balie(7), named(balie(7), "c-2"), balie(8), named(balie(8), "c-3")];
    assert_eq!(found_by("LW306", &document_with(two_of_each)), ["/cycles/0"]);
}
