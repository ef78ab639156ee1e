//! LW4xx: each threshold from both sides, and what the readings say.

use crate::common::{asking, document_with, found_by, held, places_of, push, read, week};
use lerendwerken::Language;
use lerendwerken::rules::{self, Options};
use serde_json::{Value, json};

/// A cycle with so many activities, with AI used like this; `null` without AI.
pub(crate) fn acting(team: &str, week: &str, ai: &[Value]) -> Value {
    let mut cycle = held(team, week);
    for ai in ai {
        let mut activity = json!({ "professionals": ["p-anna"], "mode": "doing", "minutes": 30 });
        if !ai.is_null() {
            activity["ai"] = ai.clone();
        }
        push(&mut cycle, "activities", activity);
    }
    cycle
}

pub(crate) fn ai(changes: Value) -> Value {
    let mut ai = json!({ "system": "ai-assistent", "stance": "tool", "support": ["analysis"], "offloaded": 0.2,
        "data": "public", "verified": true });
    for (key, value) in changes.as_object().unwrap() {
        ai[key] = value.clone();
    }
    ai
}

/// The document with these cycles, and one held in week 20 so that thirteen weeks begin with week 8.
fn until_week_20(cycles: impl IntoIterator<Item = Value>) -> Value {
    document_with(cycles.into_iter().chain([held("t-balie", "2026-W20")]))
}

pub(crate) fn with_parameter(mut document: Value, name: &str, value: impl Into<Value>) -> Value {
    document["rules"]["parameters"][name] = value.into();
    document
}

pub(crate) fn with_system(mut document: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        document["ai_systems"][0][key] = value.clone();
    }
    document
}

fn said(code: &str, document: &Value) -> Vec<String> {
    let checked = crate::common::check(document);
    let own = checked.findings().iter().filter(|finding| finding.code() == code);
    own.map(|finding| finding.message(Language::En)).collect()
}

#[test]
fn eight_uses_of_ai_all_as_a_tool() {
    let uses = |count: usize| vec![ai(json!({})); count];
    let found = |first: &str, count: usize, last: Value| {
        let mut all = uses(count);
        all.push(last);
        found_by("LW401", &until_week_20([acting("t-balie", first, &all)]))
    };
    assert_eq!(found("2026-W08", 7, ai(json!({}))), ["/teams/0"]);
    assert_eq!(found("2026-W08", 6, ai(json!({}))), [""; 0]);
    assert_eq!(found("2026-W08", 7, json!(null)), [""; 0]);
    assert_eq!(found("2026-W08", 8, ai(json!({ "stance": "co_intelligence" }))), [""; 0]);
    assert_eq!(found("2026-W07", 8, ai(json!({}))), [""; 0], "before the last weeks");
    assert_eq!(found("2026-W09", 8, ai(json!({}))), [""; 0], "too young to be judged");
    let fewer = with_parameter(until_week_20([acting("t-balie", "2026-W08", &uses(3))]), "ai_uses_min", 3);
    assert_eq!(found_by("LW401", &fewer), ["/teams/0"]);
    assert_eq!(found_by("LW401", &until_week_20([acting("t-weg", "2026-W08", &uses(9))])), [""; 0]);
}

#[test]
fn offloading_from_the_limit_on_unless_mastery_is_shown() {
    let found = |offloaded: f64, mastery: Value| {
        let mut cycle =
            acting("t-balie", "2026-W08", &[ai(json!({ "offloaded": offloaded })), ai(json!({})), json!(null)]);
        cycle["activities"][0]["mastery"] = mastery;
        said("LW402", &until_week_20([cycle]))
    };
    assert!(found(0.7, json!(null))[0].starts_with("in 1 of the 2 uses of AI by `t-balie` in the last 13 weeks, 70 %"));
    assert_eq!(found(0.7, json!(false)).len(), 1);
    assert_eq!((found(0.69, json!(null)), found(0.7, json!(true))), (vec![], vec![]));
    let unknown = acting("t-balie", "2026-W08", &[ai(json!({ "offloaded": 1, "system": "ai-weg" }))]);
    assert_eq!(said("LW402", &until_week_20([unknown])).len(), 1, "a use of an unknown system is a use");
    let cycle = || acting("t-balie", "2026-W08", &[ai(json!({ "offloaded": 0.5 }))]);
    assert_eq!(said("LW402", &with_parameter(until_week_20([cycle()]), "offloaded_min", 0.5)).len(), 1);
}

#[test]
fn output_that_was_not_verified_is_counted() {
    let found = |verified: [bool; 3]| {
        let uses = verified.map(|verified| ai(json!({ "verified": verified })));
        said("LW403", &until_week_20([acting("t-balie", "2026-W08", &uses)]))
    };
    assert_eq!(found([true; 3]), [""; 0]);
    assert!(found([false, true, false])[0].starts_with("in 2 of the 3 uses of AI by `t-balie`"));
    let young = until_week_20([acting("t-balie", "2026-W09", &[ai(json!({ "verified": false }))])]);
    assert_eq!(said("LW403", &young), [""; 0]);
}

#[test]
fn prohibited_systems_are_found_where_they_are_used() {
    let used =
        |system: &str| document_with([acting("t-weg", "2026-W08", &[json!(null), ai(json!({ "system": system }))])]);
    let prohibited = json!({ "risk": "prohibited" });
    assert_eq!(found_by("LW404", &with_system(used("ai-assistent"), prohibited.clone())), ["/cycles/0/activities/1"]);
    assert_eq!(found_by("LW404", &with_system(used("ai-weg"), prohibited)), [""; 0]);
    assert_eq!(found_by("LW404", &used("ai-assistent")), [""; 0]);
}

#[test]
fn data_go_where_they_may() {
    let found = |data: &str, system: Value| {
        let document = document_with([acting("t-balie", "2026-W08", &[ai(json!({ "data": data }))])]);
        let document = with_system(document, system);
        (found_by("LW406", &document).len(), found_by("LW407", &document).len())
    };
    // It is cleared for public and internal.
    assert_eq!(found("internal", json!({})), (0, 0));
    assert_eq!(found("personal", json!({})), (1, 0));
    assert_eq!(found("internal", json!({ "cleared_for": ["personal", "confidential"] })), (1, 0));
    assert_eq!(found("public", json!({ "cleared_for": [] })), (1, 0));
    assert_eq!(found("internal", json!({ "terms": "consumer" })), (0, 1));
    assert_eq!(found("public", json!({ "terms": "consumer" })), (0, 0));
    assert_eq!(found("personal", json!({ "terms": "consumer" })), (1, 1));
}

#[test]
fn high_risk_in_use_has_an_overseer() {
    let found = |risk: &str, overseer: Value, cycles: Vec<Value>| {
        found_by("LW405", &with_system(document_with(cycles), json!({ "risk": risk, "overseer": overseer })))
    };
    let used = || vec![acting("t-balie", "2026-W08", &[ai(json!({}))])];
    assert_eq!(found("high", json!(null), used()), ["/ai_systems/0"]);
    assert_eq!(found("high", json!("p-marc"), used()), [""; 0]);
    assert_eq!(found("limited", json!(null), used()), [""; 0]);
    assert_eq!(found("high", json!(null), vec![]), [""; 0]);
}

/// The Sunday of week 8 of 2026 is 22 February.
#[test]
fn a_risk_analysis_comes_before_the_use() {
    let found = |system: Value, data: &[&str]| {
        let uses: Vec<_> = data.iter().map(|data| ai(json!({ "data": data }))).collect();
        found_by("LW408", &with_system(document_with([acting("t-balie", "2026-W08", &uses)]), system)).len()
    };
    assert_eq!(found(json!({ "risk_analysis": "2026-02-22" }), &["internal"]), 0);
    assert_eq!(found(json!({ "risk_analysis": "2026-02-23" }), &["internal"]), 1);
    assert_eq!((found(json!({}), &["public"]), found(json!({}), &[])), (1, 1));
    assert_eq!(found(json!({ "risk_analysis": "2099-01-01" }), &[]), 0);
    // Minimal risk is exempt while only public data go in; then every use counts.
    assert_eq!((found(json!({ "risk": "minimal" }), &["public"]), found(json!({ "risk": "minimal" }), &[])), (0, 0));
    assert_eq!(found(json!({ "risk": "minimal" }), &["public", "internal"]), 1);
    assert_eq!(found(json!({ "risk": "minimal", "risk_analysis": "2026-02-23" }), &["public"]), 0);
    assert_eq!(found(json!({ "risk": "minimal", "risk_analysis": "2026-02-23" }), &["public", "internal"]), 1);
}

/// Two systems with so many minutes of use each, by vendors.
pub(crate) fn two_systems(minutes: [u64; 2], vendors: [&str; 2]) -> Value {
    let mut document = document_with([]);
    let mut second = document["ai_systems"][0].clone();
    second["id"] = json!("ai-tweede");
    push(&mut document, "ai_systems", second);
    let mut cycle = acting("t-balie", "2026-W08", &[ai(json!({})), ai(json!({ "system": "ai-tweede" }))]);
    for (place, minutes) in minutes.into_iter().enumerate() {
        cycle["activities"][place]["minutes"] = json!(minutes);
        document["ai_systems"][place]["vendor"] = json!(vendors[place]);
    }
    push(&mut document, "cycles", cycle);
    document
}

#[test]
fn over_half_of_the_time_with_one_system() {
    let vendors = ["Een", "Twee"];
    assert_eq!(found_by("LW409", &two_systems([50, 50], vendors)), [""; 0]);
    assert_eq!(found_by("LW409", &two_systems([51, 50], vendors)), ["/ai_systems/0"]);
    assert_eq!(found_by("LW409", &two_systems([50, 51], vendors)), ["/ai_systems/1"]);
    assert!(said("LW409", &two_systems([501, 499], vendors))[0].contains("carried 50.1 %"));
    let exit = with_system(two_systems([51, 50], vendors), json!({ "exit_strategy": "terug naar papier" }));
    assert_eq!(found_by("LW409", &exit), [""; 0]);
    assert_eq!(found_by("LW409", &with_parameter(two_systems([51, 50], vendors), "system_share_max", 0.6)), [""; 0]);
    // Time is minutes times different people of the programme.
    let mut crowded = two_systems([60, 40], vendors);
    crowded["cycles"][0]["activities"][1]["professionals"] = json!(["p-anna", "p-bram", "p-bram", "p-weg"]);
    assert_eq!(found_by("LW409", &crowded), ["/ai_systems/1"]);
    let as_of = |as_of: &str| {
        let options = Options::default().as_of(week(as_of));
        places_of(&rules::check(read(&two_systems([51, 50], vendors)), &options), "LW409").len()
    };
    assert_eq!((as_of("2026-W20"), as_of("2026-W21")), (1, 0));
}

#[test]
fn vendors_are_one_whatever_their_case() {
    // 0.9² + 0.1² = 0.82; 0.88² + 0.12² = 0.7888.
    assert_eq!(found_by("LW410", &two_systems([90, 10], ["Een", "Twee"])), [""]);
    assert_eq!(found_by("LW410", &two_systems([88, 12], ["Een", "Twee"])), [""; 0]);
    assert_eq!(found_by("LW410", &two_systems([50, 50], ["Een", " EEN "])), [""]);
    assert_eq!(
        found_by("LW410", &with_parameter(two_systems([50, 50], ["Een", "een"]), "concentration_max", 1)),
        [""; 0]
    );
    let one = document_with([acting("t-balie", "2026-W08", &[ai(json!({}))])]);
    assert_eq!(found_by("LW410", &one), [""; 0]);
    let mut unused = two_systems([50, 50], ["Een", "een"]);
    unused["cycles"] = json!([]);
    assert_eq!(found_by("LW410", &unused), [""; 0]);
}

/// Twenty-six weeks that end with week 30 begin with week 5.
#[test]
fn a_team_that_uses_ai_asks_about_it() {
    let found = |first: &str, used: &str, asked: Option<&str>| {
        let mut cycles =
            vec![held("t-balie", first), acting("t-balie", used, &[ai(json!({}))]), held("t-balie", "2026-W30")];
        if let Some(week) = asked {
            let mut cycle = asking(held("t-balie", week), "lq-ai", "p-anna", None);
            cycle["learning_questions"][0]["about_ai"] = json!(true);
            cycles.push(cycle);
        }
        found_by("LW411", &document_with(cycles))
    };
    assert_eq!(found("2026-W05", "2026-W29", None), ["/teams/0"]);
    assert_eq!(found("2026-W06", "2026-W29", None), [""; 0]);
    assert_eq!(found("2026-W03", "2026-W04", None), [""; 0]);
    assert_eq!(found("2026-W03", "2026-W29", Some("2026-W05")), [""; 0]);
    assert_eq!(found("2026-W03", "2026-W29", Some("2026-W04")), ["/teams/0"]);
}

#[test]
fn eight_held_cycles_without_ai() {
    let cycles = |count: u16, with_ai: Option<u16>| {
        let cycle = |number: u16| {
            let uses = if with_ai == Some(number) { [ai(json!({}))] } else { [json!(null)] };
            acting("t-balie", &format!("2026-W{:02}", 2 * number + 2), &uses)
        };
        found_by("LW412", &document_with((0..count).map(cycle)))
    };
    assert_eq!((cycles(7, None), cycles(8, None)), (vec![], vec!["/teams/0".to_owned()]));
    assert_eq!((cycles(9, Some(1)), cycles(9, Some(0))), (vec![], vec!["/teams/0".to_owned()]));
}

/// The places that the rule of this code finds in a document, looked at as of a week.
pub(crate) fn found_as_of(code: &str, document: &Value, as_of: &str) -> Vec<String> {
    places_of(&rules::check(read(document), &Options::default().as_of(week(as_of))), code)
}

#[test]
fn a_team_declared_twice_is_found_twice() {
    let uses = vec![ai(json!({ "verified": false, "offloaded": 1 })); 8];
    let mut document = until_week_20([acting("t-balie", "2026-W08", &uses)]);
    document["teams"][1] = document["teams"][0].clone();
    for code in ["LW401", "LW402", "LW403"] {
        assert_eq!(found_by(code, &document), ["/teams/0", "/teams/1"], "{code}");
    }
    let without = document_with((2..10).map(|week| held("t-kcc", &format!("2026-W{week:02}"))));
    assert_eq!(found_by("LW412", &without), ["/teams/1"]);
}

/// Thirteen weeks that end with week 20 begin with week 8; so does the team, which is judged from then on.
#[test]
fn the_last_weeks_are_as_many_as_the_parameter_says() {
    let uses = vec![ai(json!({ "verified": false, "offloaded": 1 })); 8];
    let document = until_week_20([acting("t-balie", "2026-W08", &uses)]);
    for code in ["LW401", "LW402", "LW403"] {
        assert_eq!(found_as_of(code, &document, "2026-W19"), [""; 0], "{code}: too young");
        assert_eq!(found_as_of(code, &document, "2026-W20"), ["/teams/0"], "{code}");
        assert_eq!(found_as_of(code, &document, "2026-W21"), [""; 0], "{code}: too long ago");
        for (weeks, found) in [(12, 0), (14, 0)] {
            let other = with_parameter(document.clone(), "recent_weeks", weeks);
            assert_eq!(found_by(code, &other).len(), found, "{code} over {weeks} weeks");
        }
        let longer = with_parameter(document.clone(), "recent_weeks", 14);
        assert_eq!(found_as_of(code, &longer, "2026-W21"), ["/teams/0"], "{code}");
    }
}

#[test]
fn what_a_team_asks_about_ai_is_asked_in_a_held_cycle_of_its_own() {
    let found = |asking_team: &str, asked: &str, status: &str, about_ai: Value| {
        let mut cycle = asking(crate::common::cycle(asking_team, asked, status), "lq-ai", "p-anna", None);
        cycle["learning_questions"][0]["about_ai"] = about_ai;
        let used = acting("t-balie", "2026-W05", &[ai(json!({ "system": "ai-weg" }))]);
        let document = document_with([used, held("t-balie", "2026-W30"), cycle]);
        found_as_of("LW411", &document, "2026-W30").len()
    };
    assert_eq!(found("t-balie", "2026-W29", "held", json!(true)), 0);
    assert_eq!(found("t-balie", "2026-W29", "held", json!(null)), 1);
    assert_eq!(found("t-kcc", "2026-W29", "held", json!(true)), 1);
    assert_eq!(found("t-balie", "2026-W29", "planned", json!(true)), 1);
    assert_eq!(found("t-balie", "2026-W31", "held", json!(true)), 1, "after the week as of which is looked");
    let weeks = |weeks: u16| {
        let used = acting("t-balie", "2026-W05", &[ai(json!({}))]);
        let document = document_with([used, held("t-balie", "2026-W30")]);
        found_by("LW411", &with_parameter(document, "about_ai_weeks", weeks)).len()
    };
    assert_eq!((weeks(25), weeks(26), weeks(27)), (0, 1, 0));
}

/// Gaps and weeks that were skipped or are planned do not count; nor does what is done later.
#[test]
fn the_last_held_cycles_are_as_many_as_the_parameter_says() {
    let mut cycles: Vec<_> = (4..11).map(|week| held("t-balie", &format!("2026-W{week:02}"))).collect();
    cycles.push(crate::common::cycle("t-balie", "2026-W11", "skipped"));
    cycles.push(crate::common::cycle("t-balie", "2026-W12", "planned"));
    let seven = document_with(cycles.clone());
    assert_eq!(found_by("LW412", &seven), [""; 0]);
    let parameter = |count: u16| found_by("LW412", &with_parameter(seven.clone(), "no_ai_cycles", count)).len();
    assert_eq!((parameter(7), parameter(8)), (1, 0));
    cycles.push(held("t-balie", "2026-W40"));
    cycles.push(acting("t-balie", "2026-W41", &[ai(json!({ "system": "ai-weg" }))]));
    let document = document_with(cycles);
    let as_of = |as_of: &str| found_as_of("LW412", &document, as_of).len();
    assert_eq!((as_of("2026-W39"), as_of("2026-W40"), as_of("2026-W41")), (0, 1, 0));
}
