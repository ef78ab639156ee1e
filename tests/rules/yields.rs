//! LW5xx: each threshold from both sides, and what the readings say.

use crate::common::{
    asking, check_with_logs, document_with, found_by, held, log_of, named, place, places_of, push, read, week, yielding,
};
use lerendwerken::Language;
use lerendwerken::rules::{self, Options};
use serde_json::{Value, json};

fn found_as_of(code: &str, document: &Value, as_of: &str) -> Vec<String> {
    places_of(&rules::check(read(document), &Options::default().as_of(week(as_of))), code)
}

/// A cycle on a question that serves the goal of the document.
fn serving(team: &str, week: &str) -> Value {
    asking(held(team, week), "lq-brief", "p-anna", Some("dq-brieven"))
}

fn said(code: &str, document: &Value) -> Vec<String> {
    let checked = crate::common::check(document);
    let own = checked.findings().iter().filter(|finding| finding.code() == code);
    own.map(|finding| finding.message(Language::En)).collect()
}

#[test]
fn an_outcome_follows_from_a_question_that_serves_its_goal() {
    let outside = |cycle: Value| found_by("LW501", &document_with([yielding(cycle, "e-uren", 1.0)]));
    let place = "/cycles/0/outcomes/0";
    assert_eq!(outside(serving("t-balie", "2026-W07")), [""; 0]);
    assert_eq!(outside(held("t-balie", "2026-W07")), [place]);
    assert_eq!(outside(asking(held("t-balie", "2026-W07"), "lq-vrij", "p-anna", None)), [place]);
    let other = asking(held("t-balie", "2026-W07"), "lq-x", "p-anna", Some("dq-weg"));
    assert_eq!(outside(other), [place]);
    // One of several questions is enough, and a team that nobody declared has a chain as well.
    let second =
        asking(asking(held("t-weg", "2026-W07"), "lq-vrij", "p-anna", None), "lq-b", "p-anna", Some("dq-balie"));
    assert_eq!(outside(second), [""; 0]);
    let unknown = yielding(held("t-balie", "2026-W07"), "e-weg", 1.0);
    assert_eq!(found_by("LW501", &document_with([unknown])), [""; 0]);
}

#[test]
fn an_outcome_of_the_week_of_declaration_counts() {
    let before = |cycle_week: &str, as_of: &str| {
        let mut document = document_with([yielding(serving("t-balie", cycle_week), "e-uren", 1.0)]);
        document["goals"][0]["expectations"][0]["declared"] = json!("2026-W07");
        found_as_of("LW502", &document, as_of).len()
    };
    assert_eq!((before("2026-W07", "2026-W10"), before("2026-W06", "2026-W10")), (0, 1));
    assert_eq!(before("2026-W06", "2026-W05"), 0, "it is not read yet");
}

/// `e-uren` is declared in week 2 and due in week 26; half of that is week 14.
#[test]
fn half_of_the_time_without_anything_reported() {
    let reported = |outcomes: &[(&str, &str, f64)], as_of: &str, share: f64| {
        let cycles = outcomes.iter().map(|(week, what, amount)| yielding(serving("t-balie", week), what, *amount));
        let mut document = document_with(cycles);
        document["rules"] = json!({ "parameters": { "report_by": share } });
        found_as_of("LW503", &document, as_of)
    };
    let direct = "/goals/0/expectations/0";
    assert_eq!(reported(&[], "2026-W13", 0.5), [""; 0]);
    assert_eq!(reported(&[], "2026-W14", 0.5), [direct]);
    assert_eq!(reported(&[], "2026-W13", 0.25), [direct]);
    assert_eq!(reported(&[("2026-W03", "e-uren", 0.0)], "2026-W14", 0.5), [""; 0]);
    assert_eq!(reported(&[("2026-W15", "e-uren", 4.0)], "2026-W14", 0.5), [direct]);
    assert_eq!(reported(&[("2026-W03", "e-verzuim", 1.0)], "2026-W26", 0.5), [direct]);
    let mut early = document_with([yielding(serving("t-balie", "2026-W03"), "e-uren", 4.0)]);
    early["goals"][0]["expectations"][0]["declared"] = json!("2026-W04");
    assert_eq!(found_as_of("LW503", &early, "2026-W15"), [direct], "what came before the declaration counts not");
}

/// `e-verzuim` is declared in week 2 and due in week 50; half of that is week 26.
#[test]
fn half_of_the_time_without_anything_measured() {
    let measured = |weeks: &[&str], as_of: &str| {
        let mut document = document_with([]);
        for week in weeks {
            let measurement = json!({ "expectation": "e-verzuim", "week": week, "level": 7, "source": "telling" });
            push(&mut document, "measurements", measurement);
        }
        found_as_of("LW504", &document, as_of)
    };
    let durable = "/goals/0/expectations/1";
    assert_eq!(measured(&[], "2026-W25"), [""; 0]);
    assert_eq!(measured(&[], "2026-W26"), [durable]);
    assert_eq!(measured(&["2026-W02"], "2026-W26"), [durable], "a baseline is none");
    assert_eq!(measured(&["2026-W03"], "2026-W26"), [""; 0]);
    assert_eq!(measured(&["2026-W27"], "2026-W26"), [durable], "it is not there yet");
}

#[test]
fn a_measurement_two_standard_errors_away() {
    let document = |level: f64, error: Value| {
        let mut document = document_with([yielding(serving("t-balie", "2026-W03"), "e-uren", 10.0)]);
        for (expectation, week, level) in [("e-uren", "2026-W03", 0.0), ("e-uren", "2026-W03", level)] {
            let mut measurement =
                json!({ "expectation": expectation, "week": week, "level": level, "source": "telling" });
            measurement["standard_error"] = error.clone();
            push(&mut document, "measurements", measurement);
        }
        document
    };
    // The span is 100 h, reported is 10 h without error: the distance is that of the level, in errors of 1 h.
    let found = |level: f64| found_by("LW505", &document(level, json!(1)));
    assert_eq!((found(12.0), found(8.0)), (vec![], vec![]));
    assert_eq!((found(12.01), found(7.99)), (vec!["/measurements/1".to_owned()], vec!["/measurements/1".to_owned()]));
    assert!(said("LW505", &document(12.01, json!(1)))[0].contains("was 2.01 standard errors further on its way"));
    assert!(said("LW505", &document(7.0, json!(1)))[0].contains("was 3 standard errors less far on its way"));
    assert_eq!(found_by("LW505", &document(90.0, json!(null))), [""; 0]);
    let mut set = document(12.01, json!(1));
    set["rules"] = json!({ "parameters": { "distance_max": 2.5 } });
    assert_eq!(found_by("LW505", &set), [""; 0]);
    // Of a programme that is unusable nothing is said, whatever made it so.
    let mut unusable = document(90.0, json!(1));
    push(&mut unusable, "cycles", serving("t-weg", "2026-W03"));
    assert_eq!(found_by("LW505", &unusable), [""; 0]);
    let mut twice = document(90.0, json!(1));
    push(&mut twice, "cycles", named(serving("t-balie", "2026-W03"), "c-nog-een"));
    assert_eq!(found_by("LW505", &twice), [""; 0]);
    assert_eq!(found_as_of("LW505", &document(90.0, json!(1)), "2026-W02"), [""; 0]);
}

fn proposing(team: &str, week: &str, stage: &str, both: bool) -> Value {
    let mut cycle = serving(team, week);
    let strengthens =
        if both { json!(["professional", "organisation"]) } else { json!(["professional", "professional"]) };
    push(
        &mut cycle,
        "proposals",
        json!({ "id": "pr-1", "title": "Sjabloon", "stage": stage, "strengthens": strengthens }),
    );
    cycle
}

/// The stages of one proposal in weeks 3, 4 and so on.
fn stages(stages: &[&str]) -> Vec<Value> {
    (3..).zip(stages).map(|(week, stage)| proposing("t-balie", &format!("2026-W{week:02}"), stage, true)).collect()
}

#[test]
fn the_latest_listing_tells_whom_a_proposal_strengthens() {
    let found = |cycles: &[Value]| found_by("LW506", &document_with(cycles.to_vec()));
    for (stage, expected) in [("proposed", 0), ("tried", 0), ("adopted", 1), ("integrated", 1), ("withdrawn", 0)] {
        assert_eq!(found(&[proposing("t-balie", "2026-W03", stage, false)]).len(), expected, "{stage}");
        assert_eq!(found(&[proposing("t-balie", "2026-W03", stage, true)]), [""; 0]);
    }
    // The order of the document means nothing.
    let (early, late) =
        (proposing("t-balie", "2026-W03", "adopted", false), proposing("t-balie", "2026-W04", "adopted", true));
    assert_eq!(found(&[late.clone(), early.clone()]), [""; 0]);
    // Proposals of two teams are two, of a team that nobody declared too.
    assert_eq!(found(&[proposing("t-weg", "2026-W03", "adopted", false), late]), ["/cycles/0/proposals/0"]);
    assert_eq!(found_as_of("LW506", &document_with([early]), "2026-W02"), [""; 0]);
}

#[test]
fn a_stage_goes_forward_or_is_withdrawn() {
    let falls = |listed: &[&str]| {
        let found = found_by("LW507", &document_with(stages(listed)));
        found.iter().map(|place| place["/cycles/".len()..].chars().next().unwrap()).collect::<String>()
    };
    assert_eq!(falls(&["proposed", "tried", "tried", "adopted", "integrated"]), "");
    assert_eq!(falls(&["tried", "proposed", "tried", "proposed"]), "13");
    assert_eq!(falls(&["integrated", "adopted"]), "1");
    assert_eq!(falls(&["adopted", "withdrawn", "withdrawn"]), "");
    assert_eq!(falls(&["adopted", "withdrawn", "proposed", "integrated"]), "2");
}

#[test]
fn places_in_a_log_are_those_of_the_proposal() {
    let mut cycles = stages(&["adopted", "tried"]);
    cycles.reverse();
    let log = log_of(&cycles);
    let checked = check_with_logs(&document_with([]), std::slice::from_ref(&log), &Options::default());
    let finding = checked.findings().iter().find(|finding| finding.code() == "LW507").unwrap();
    assert_eq!(place(finding), "LW507@1:1:/proposals/0");
    let line = log.lines().next().unwrap();
    let start = line.find("\"proposals\":[").unwrap() + "\"proposals\":[".len();
    assert_eq!(finding.column(), Some(line[..start].chars().count() + 1));
}

#[test]
fn eight_weeks_in_one_stage() {
    let stalled = |listed: &[&str], as_of: &str| found_as_of("LW508", &document_with(stages(listed)), as_of);
    assert_eq!(stalled(&["tried"], "2026-W10"), [""; 0]);
    assert_eq!(stalled(&["tried"], "2026-W11"), ["/cycles/0/proposals/0"]);
    assert_eq!(stalled(&["tried", "tried", "tried"], "2026-W11"), ["/cycles/2/proposals/0"]);
    assert_eq!(stalled(&["proposed", "tried", "tried"], "2026-W11"), [""; 0]);
    assert_eq!(stalled(&["proposed", "tried", "tried"], "2026-W12"), ["/cycles/2/proposals/0"]);
    assert_eq!(stalled(&["tried", "adopted", "tried"], "2026-W12"), [""; 0], "the run was broken");
    assert_eq!((stalled(&["integrated"], "2026-W40").len(), stalled(&["withdrawn"], "2026-W40").len()), (0, 0));
    let mut shorter = document_with(stages(&["tried"]));
    shorter["rules"] = json!({ "parameters": { "stalled_weeks": 7 } });
    assert_eq!(found_as_of("LW508", &shorter, "2026-W10"), ["/cycles/0/proposals/0"]);
}

#[test]
fn durable_results_rest_on_the_assumptions_of_what_carries_them() {
    let resting = |carriers: &[&str], given: Value| {
        let mut cycle = serving("t-balie", "2026-W03");
        for carrier in carriers {
            push(&mut cycle, "outcomes", json!({ "expectation": "e-verzuim", "amount": -0.1, "carrier": carrier }));
        }
        let mut document = document_with([cycle]);
        document["assumptions"] = given;
        said("LW509", &document)
    };
    let all = json!({ "consolidation": 1, "retention_held": 1, "retention_idle": 0.9 });
    let stage = json!({ "tried": 0.2, "adopted": 0.7, "integrated": 1 });
    assert_eq!(resting(&[], json!(null)), [""; 0]);
    assert!(resting(&["craft"], json!(null))[0].starts_with("1 durable expectations with outcomes rest on 3 assum"));
    assert!(resting(&["work"], json!(null))[0].contains("rest on 6 assumptions"));
    assert!(resting(&["work", "craft"], json!({ "craft": all, "work": all }))[0].contains("rest on 3 assumptions"));
    assert_eq!(resting(&["craft"], json!({ "craft": all })), [""; 0]);
    assert_eq!(resting(&["craft", "work"], json!({ "craft": all, "work": all, "stage": stage })), [""; 0]);
    // Direct yields and outcomes that do not count need none.
    assert_eq!(said("LW509", &document_with([yielding(serving("t-balie", "2026-W03"), "e-uren", 1.0)])), [""; 0]);
    let mut early = document_with([yielding(serving("t-balie", "2026-W03"), "e-verzuim", -0.1)]);
    early["goals"][0]["expectations"][1]["declared"] = json!("2026-W04");
    assert_eq!(said("LW509", &early), [""; 0]);
}

#[test]
fn outcomes_of_thirteen_weeks_without_evidence() {
    let with_evidence = |mut cycle: Value| {
        push(
            &mut cycle,
            "outcomes",
            json!({ "expectation": "e-uren", "amount": 1, "carrier": "work", "evidence": "telling" }),
        );
        cycle
    };
    let found = |without: &str, first: &str| {
        let cycles = [
            with_evidence(serving("t-balie", first)),
            yielding(serving("t-balie", without), "e-uren", 1.0),
            with_evidence(serving("t-balie", "2026-W20")),
        ];
        said("LW510", &document_with(cycles))
    };
    // Thirteen weeks end with week 20: they begin with week 8.
    assert!(found("2026-W09", "2026-W08")[0].starts_with("1 of the 3 outcomes of `t-balie` in the last 13 weeks"));
    assert_eq!(found("2026-W07", "2026-W06"), [""; 0]);
    assert!(found("2026-W08", "2026-W06")[0].starts_with("1 of the 2 outcomes"));
    assert_eq!(found("2026-W10", "2026-W09"), [""; 0], "the team is too young to be judged");
    let mut twice =
        document_with([yielding(serving("t-balie", "2026-W08"), "e-uren", 1.0), held("t-balie", "2026-W20")]);
    twice["teams"][1] = twice["teams"][0].clone();
    assert_eq!(found_by("LW510", &twice), ["/teams/0", "/teams/1"], "a team that is declared twice is found twice");
}
