//! LW4xx, what the readings say: which weeks, which teams and which declaration count, and what is no use of AI
//! that can be told.

use crate::common::{all_places, asking, check, cycle, document_with, found_by, held, places_of, push, read, week};
use lerendwerken::Language;
use lerendwerken::rules::{self, Level, Options};
use serde_json::{Value, json};

/// The document with these cycles, in which changes are made to the first AI system.
fn with_system(changes: Value, cycles: impl IntoIterator<Item = Value>) -> Value {
    let mut document = document_with(cycles);
    change(&mut document["ai_systems"][0], changes);
    document
}

fn change(object: &mut Value, changes: Value) {
    for (key, value) in changes.as_object().unwrap() {
        object[key] = value.clone();
    }
}

/// The same with one more system, which is like the first but for these changes.
fn with_second(mut document: Value, changes: Value) -> Value {
    let mut second = document["ai_systems"][0].clone();
    change(&mut second, changes);
    push(&mut document, "ai_systems", second);
    document
}

fn with_parameter(mut document: Value, name: &str, value: impl Into<Value>) -> Value {
    document["rules"]["parameters"][name] = value.into();
    document
}

/// The same cycle with one more activity in which AI was used, half an hour of Anna with public data.
fn using(mut cycle: Value, system: &str, changes: Value) -> Value {
    let mut ai = json!({ "system": system, "stance": "tool", "offloaded": 0, "data": "public", "verified": true });
    let mut activity = json!({ "professionals": ["p-anna"], "mode": "doing", "minutes": 30 });
    for (key, value) in changes.as_object().unwrap() {
        let of_activity = ["professionals", "minutes", "mastery"].contains(&key.as_str());
        let object = if of_activity { &mut activity } else { &mut ai };
        object[key] = value.clone();
    }
    activity["ai"] = ai;
    push(&mut cycle, "activities", activity);
    cycle
}

fn used(team: &str, week: &str, changes: Value) -> Value {
    using(held(team, week), "ai-assistent", changes)
}

fn found_as_of(code: &str, document: &Value, as_of: &str) -> Vec<String> {
    places_of(&rules::check(read(document), &Options::default().as_of(week(as_of))), code)
}

fn said(code: &str, document: &Value) -> Vec<String> {
    let checked = check(document);
    let own = checked.findings().iter().filter(|finding| finding.code() == code);
    own.map(|finding| finding.message(Language::En)).collect()
}

const NOWHERE: [&str; 0] = [];

/// The Sunday of week 10 of 2026 is 8 March.
#[test]
fn what_was_done_after_the_week_is_not_read() {
    let (activity, system) = ("/cycles/0/activities/0", "/ai_systems/0");
    for (code, changes, place) in [
        ("LW404", json!({ "risk": "prohibited" }), activity),
        ("LW405", json!({ "risk": "high", "overseer": null }), system),
        ("LW406", json!({ "cleared_for": ["public"] }), activity),
        ("LW407", json!({ "terms": "consumer" }), activity),
        ("LW408", json!({ "risk_analysis": "2026-03-09" }), system),
        ("LW408", json!({ "risk": "minimal" }), system),
        ("LW409", json!({}), system),
    ] {
        let document = with_system(changes, [used("t-balie", "2026-W10", json!({ "data": "personal" }))]);
        assert_eq!(found_as_of(code, &document, "2026-W09"), NOWHERE, "{code}");
        assert_eq!(found_as_of(code, &document, "2026-W10"), [place], "{code}");
        assert_eq!(found_by(code, &document), [place], "{code}: without a week, that of the latest held cycle");
    }
}

/// Three uses that were not verified and of which mastery was not shown; as of week 20 thirteen weeks begin
/// with week 8.
#[test]
fn uses_are_counted_of_one_team_in_the_last_weeks() {
    let bad = || json!({ "verified": false, "offloaded": 1 });
    let cycles = [
        used("t-balie", "2026-W07", bad()),
        used("t-balie", "2026-W08", bad()),
        used("t-kcc", "2026-W10", bad()),
        using(used("t-balie", "2026-W20", bad()), "ai-assistent", json!({})),
    ];
    let document = document_with(cycles);
    let counts = |code: &str, document: &Value| -> Vec<String> {
        let messages = said(code, document).into_iter();
        messages.map(|said| said.split(" uses").next().unwrap().to_owned()).collect()
    };
    for code in ["LW402", "LW403"] {
        assert_eq!(counts(code, &document), ["in 2 of the 3"], "{code}");
        let weeks = |weeks: u16| counts(code, &with_parameter(document.clone(), "recent_weeks", weeks));
        assert_eq!((weeks(14), weeks(12)), (vec!["in 3 of the 4".into()], vec!["in 1 of the 2".into(); 1]), "{code}");
        assert_eq!(weeks(15), NOWHERE, "{code}: the team is too young for that");
        // The other team began in week 10, so it is judged from week 22 on.
        assert_eq!(found_as_of(code, &document, "2026-W21"), ["/teams/0"], "{code}");
        assert_eq!(found_as_of(code, &document, "2026-W22"), ["/teams/0", "/teams/1"], "{code}");
    }
}

#[test]
fn what_a_tool_is_for_does_not_matter_nor_whether_it_is_known() {
    let mut cycle = held("t-balie", "2026-W08");
    for number in 0..8 {
        cycle = using(cycle, if number % 2 == 0 { "ai-assistent" } else { "ai-weg" }, json!({}));
    }
    let document = document_with([cycle, held("t-balie", "2026-W20")]);
    assert_eq!(found_by("LW401", &document), ["/teams/0"]);
    assert_eq!(said("LW401", &document), ["`t-balie` used AI 8 times in the last 13 weeks, always as a tool"]);
    assert_eq!(found_by("LW401", &with_parameter(document.clone(), "ai_uses_min", 9)), NOWHERE);
    assert_eq!(found_by("LW401", &with_parameter(document.clone(), "recent_weeks", 12)), NOWHERE);
    assert_eq!(found_by("LW401", &with_parameter(document, "recent_weeks", 14)), NOWHERE);
}

#[test]
fn each_activity_is_found_and_of_a_system_declared_twice_the_first_counts() {
    let cycle = used("t-balie", "2026-W08", json!({ "data": "internal" }));
    let cycle = using(using(cycle, "ai-weg", json!({})), "ai-assistent", json!({ "data": "internal" }));
    let found = ["/cycles/0/activities/0", "/cycles/0/activities/2"];
    for (code, bad, good) in [
        ("LW404", json!({ "risk": "prohibited" }), json!({ "risk": "minimal" })),
        ("LW406", json!({ "cleared_for": ["public"] }), json!({ "cleared_for": ["internal"] })),
        ("LW407", json!({ "terms": "consumer" }), json!({ "terms": "business" })),
    ] {
        let twice =
            |first: &Value, second: &Value| with_second(with_system(first.clone(), [cycle.clone()]), second.clone());
        assert_eq!(found_by(code, &twice(&bad, &good)), found, "{code}");
        assert_eq!(found_by(code, &twice(&good, &bad)), NOWHERE, "{code}");
    }
}

/// Each entry of the register is judged by what it says itself; what was used is known by the id.
#[test]
fn each_entry_of_the_register_is_judged() {
    let document = |first: Value, second: Value| {
        with_second(with_system(first, [used("t-balie", "2026-W08", json!({ "data": "internal" }))]), second)
    };
    let high = json!({ "risk": "high", "overseer": null });
    let low = json!({ "risk": "limited" });
    assert_eq!(found_by("LW405", &document(high.clone(), high.clone())), ["/ai_systems/0", "/ai_systems/1"]);
    assert_eq!(found_by("LW405", &document(low, high)), ["/ai_systems/1"]);
    let (early, late) = (json!({ "risk_analysis": "2026-02-22" }), json!({ "risk_analysis": "2026-02-23" }));
    assert_eq!(found_by("LW408", &document(early.clone(), late.clone())), ["/ai_systems/1"]);
    assert_eq!(found_by("LW408", &document(late, early)), ["/ai_systems/0"]);
    let (none, exit) = (json!({}), json!({ "exit_strategy": "terug naar papier" }));
    assert_eq!(found_by("LW409", &document(none.clone(), exit.clone())), ["/ai_systems/0"]);
    assert_eq!(found_by("LW409", &document(exit, json!({ "exit_strategy": null }))), ["/ai_systems/1"]);
}

#[test]
fn the_first_use_is_that_of_the_earliest_week_however_cycles_stand() {
    let cycles = || [used("t-balie", "2026-W12", json!({})), used("t-kcc", "2026-W08", json!({}))];
    // The Sunday of week 8 is 22 February, that of week 12 is 22 March.
    let found = |date: &str| found_by("LW408", &with_system(json!({ "risk_analysis": date }), cycles())).len();
    assert_eq!((found("2026-02-22"), found("2026-02-23"), found("2026-03-23")), (0, 1, 1));
    let high = with_system(json!({ "risk": "high", "overseer": null }), cycles());
    assert_eq!(
        said("LW405", &high),
        ["`ai-assistent` is of high risk and has been used since 2026-W08 without an overseer \
          (advice until the law binds, on 2027-12-02)"]
    );
}

/// Of minimal risk: a public use in week 8, and one of other data in week 12, after the analysis.
#[test]
fn once_other_than_public_data_go_in_every_use_counts() {
    let found = |date: Option<&str>, later: &str, as_of: &str| {
        let cycles = [used("t-balie", "2026-W08", json!({})), used("t-balie", "2026-W12", json!({ "data": later }))];
        let document = with_system(json!({ "risk": "minimal", "risk_analysis": date }), cycles);
        found_as_of("LW408", &document, as_of).len()
    };
    let between = Some("2026-03-01");
    assert_eq!(found(between, "internal", "2026-W12"), 1);
    assert_eq!((found(between, "public", "2026-W12"), found(between, "internal", "2026-W11")), (0, 0));
    assert_eq!((found(None, "internal", "2026-W12"), found(None, "internal", "2026-W11")), (1, 0));
    assert_eq!(found(Some("2026-02-22"), "internal", "2026-W12"), 0);
    // Going back to public data makes nothing undone.
    let back = [used("t-balie", "2026-W08", json!({ "data": "internal" })), used("t-balie", "2026-W12", json!({}))];
    assert_eq!(found_by("LW408", &with_system(json!({ "risk": "minimal" }), back)), ["/ai_systems/0"]);
}

/// Two systems of two vendors, each used for so many minutes; and the cycle to be changed.
fn shared(minutes: [u16; 2], change_it: impl Fn(Value) -> Value) -> Value {
    let first = used("t-balie", "2026-W08", json!({ "minutes": minutes[0] }));
    let cycle = using(first, "ai-tweede", json!({ "minutes": minutes[1] }));
    let document = with_system(json!({ "vendor": "Een" }), [change_it(cycle)]);
    with_second(document, json!({ "id": "ai-tweede", "vendor": "Twee" }))
}

#[test]
fn learning_time_is_that_of_known_people_with_known_systems_in_any_team() {
    let even = |change_it: &dyn Fn(Value) -> Value| found_by("LW409", &shared([50, 50], change_it));
    assert_eq!(even(&|cycle| cycle), NOWHERE);
    assert_eq!(even(&|cycle| using(cycle, "ai-weg", json!({ "minutes": 300 }))), NOWHERE);
    assert_eq!(even(&|cycle| using(cycle, "ai-tweede", json!({ "professionals": ["p-weg"] }))), NOWHERE);
    assert_eq!(even(&|cycle| using(cycle, "ai-tweede", json!({ "minutes": 1 }))), ["/ai_systems/1"]);
    // Without the unknown one in the whole, 51 of 101 is over half.
    let unknown = |cycle| using(cycle, "ai-weg", json!({ "minutes": 300 }));
    assert_eq!(found_by("LW409", &shared([51, 50], unknown)), ["/ai_systems/0"]);
    for team in ["t-kcc", "t-weg"] {
        let mut document = shared([50, 50], |cycle| cycle);
        push(&mut document, "cycles", used(team, "2026-W20", json!({ "minutes": 1 })));
        assert_eq!(found_by("LW409", &document), ["/ai_systems/0"], "{team}");
    }
    // The second carries most since week 8, the first all since week 9.
    let mut document = shared([20, 80], |cycle| cycle);
    push(&mut document, "cycles", used("t-weg", "2026-W20", json!({ "minutes": 1 })));
    let weeks = |weeks: u16| found_by("LW409", &with_parameter(document.clone(), "recent_weeks", weeks));
    assert_eq!((weeks(13), weeks(12)), (vec!["/ai_systems/1".to_owned()], vec!["/ai_systems/0".to_owned()]));
    let nobody = |cycle: Value| {
        let mut cycle = cycle;
        (0..2).for_each(|place| cycle["activities"][place]["professionals"] = json!(["p-weg"]));
        cycle
    };
    for code in ["LW409", "LW410"] {
        assert_eq!(found_by(code, &with_parameter(shared([50, 50], nobody), "concentration_max", 0.1)), NOWHERE);
    }
}

#[test]
fn a_concentration_at_the_limit_is_not_above_it() {
    let found = |minutes: [u16; 2], limit: f64| {
        found_by("LW410", &with_parameter(shared(minutes, |cycle| cycle), "concentration_max", limit)).len()
    };
    // 0.8² + 0.2² = 0.68; 0.7² + 0.3² = 0.58; 0.6² + 0.4² = 0.52.
    for (minutes, index) in [([50, 50], 0.5), ([80, 20], 0.68), ([30, 70], 0.58), ([60, 40], 0.52)] {
        assert_eq!((found(minutes, index), found(minutes, index - 1e-4)), (0, 1), "{minutes:?}");
    }
}

#[test]
fn vendors_are_compared_without_their_case_in_any_script() {
    let found = |vendors: [&str; 2]| {
        let mut document = shared([50, 50], |cycle| cycle);
        (0..2).for_each(|place| document["ai_systems"][place]["vendor"] = json!(vendors[place]));
        found_by("LW410", &document)
    };
    assert_eq!(found(["Één", "ÉÉN "]), [""]);
    assert_eq!(found(["ΑΙ", "αι"]), [""]);
    assert_eq!(found(["Een", "Één"]), NOWHERE);
    assert_eq!(found(["Een AI", "EenAI"]), NOWHERE);
}

#[test]
fn systems_are_those_registered_whether_used_or_not() {
    let one = || with_system(json!({}), [used("t-balie", "2026-W08", json!({}))]);
    assert_eq!(found_by("LW410", &one()), NOWHERE);
    assert_eq!(found_by("LW410", &with_second(one(), json!({}))), NOWHERE, "one system, declared twice");
    assert_eq!(found_by("LW410", &with_second(one(), json!({ "id": "ai-tweede", "vendor": "Twee" }))), [""]);
}

/// Twenty-six weeks that end with week 30 begin with week 5.
#[test]
fn a_question_about_ai_is_one_of_the_team_in_a_held_cycle_of_these_weeks() {
    let document = |asking_cycle: Value| {
        let mut asked = asking(asking_cycle, "lq-ai", "p-bram", None);
        asked["learning_questions"][0]["about_ai"] = json!(true);
        document_with([
            held("t-balie", "2026-W03"),
            used("t-balie", "2026-W05", json!({})),
            asked,
            held("t-kcc", "2026-W30"),
        ])
    };
    let found = |asking_cycle: Value| found_by("LW411", &document(asking_cycle));
    assert_eq!(found(held("t-balie", "2026-W20")), NOWHERE);
    assert_eq!(found(held("t-kcc", "2026-W20")), ["/teams/0"], "another team's");
    assert_eq!(found(cycle("t-balie", "2026-W20", "planned")), ["/teams/0"], "not asked yet");
    let other_team = document(held("t-kcc", "2026-W20"));
    assert_eq!(found_as_of("LW411", &other_team, "2026-W31"), NOWHERE, "the use lies before these weeks");
    let weeks = |weeks: u16| found_by("LW411", &with_parameter(other_team.clone(), "about_ai_weeks", weeks)).len();
    assert_eq!((weeks(25), weeks(26), weeks(28), weeks(29)), (0, 1, 1, 0));
    let later = document(held("t-balie", "2026-W30"));
    let later = with_parameter(later, "about_ai_weeks", 20);
    assert_eq!(
        (found_as_of("LW411", &later, "2026-W24").len(), found_as_of("LW411", &later, "2026-W30").len()),
        (1, 0)
    );
}

#[test]
fn the_last_held_cycles_are_the_last_by_week_up_to_the_week_that_is_meant() {
    let held_in = |week: u16| held("t-balie", &format!("2026-W{week:02}"));
    let without = || (10..18).map(held_in);
    let found = |cycles: Vec<Value>| found_by("LW412", &document_with(cycles)).len();
    assert_eq!(found(without().collect()), 1);
    // A use before them, though it stands last; one among them, though it stands first.
    let early = used("t-balie", "2026-W09", json!({}));
    assert_eq!(found(without().chain([early]).collect()), 1);
    let late = used("t-balie", "2026-W18", json!({}));
    assert_eq!(found([late.clone()].into_iter().chain(without()).collect()), 0);
    let document = document_with([late].into_iter().chain(without()));
    assert_eq!(
        (found_as_of("LW412", &document, "2026-W17"), found_by("LW412", &document)),
        (vec!["/teams/0".to_owned()], vec![],)
    );
    assert_eq!(found_as_of("LW412", &document, "2026-W16"), NOWHERE, "seven cycles by then");
    let unknown = using(held("t-balie", "2026-W18"), "ai-weg", json!({}));
    assert_eq!(found(without().chain([unknown]).collect()), 0, "AI all the same");
    let others = [cycle("t-balie", "2026-W18", "planned"), cycle("t-balie", "2026-W19", "skipped")];
    assert_eq!(found(without().chain(others.clone()).collect()), 1);
    assert_eq!(found(without().skip(1).chain(others).collect()), 0, "only held ones are counted");
    let with = |cycles: u16| found_by("LW412", &with_parameter(document_with(without()), "no_ai_cycles", cycles)).len();
    assert_eq!((with(7), with(8), with(9)), (1, 1, 0));
}

/// Everything about one system and one team can be accepted by their ids.
#[test]
fn findings_are_about_their_system_or_their_team() {
    let bad = json!({ "data": "personal", "verified": false, "offloaded": 1 });
    let mut cycles = vec![used("t-balie", "2026-W03", bad.clone()), used("t-balie", "2026-W28", bad)];
    cycles.extend(
        [held("t-kcc", "2026-W03")].into_iter().chain((20..28).map(|week| held("t-kcc", &format!("2026-W{week}")))),
    );
    let prohibited = with_system(json!({ "risk": "prohibited", "terms": "consumer" }), cycles.clone());
    let high = with_system(json!({ "risk": "high", "overseer": null }), cycles);
    let one_use = |document: &Value| with_parameter(document.clone(), "ai_uses_min", 1);
    let cases = [
        ("LW401", "t-balie", one_use(&high)),
        ("LW402", "t-balie", high.clone()),
        ("LW403", "t-balie", high.clone()),
        ("LW404", "ai-assistent", prohibited.clone()),
        ("LW405", "ai-assistent", high.clone()),
        ("LW406", "ai-assistent", prohibited.clone()),
        ("LW407", "ai-assistent", prohibited),
        ("LW408", "ai-assistent", high.clone()),
        ("LW409", "ai-assistent", high.clone()),
        ("LW411", "t-balie", high.clone()),
        ("LW412", "t-kcc", high),
    ];
    for (code, id, document) in cases {
        assert_ne!(found_by(code, &document), NOWHERE, "{code}");
        let accepting = |about: &str| {
            let mut document = document.clone();
            let acceptance = json!({ "code": code, "about": [about], "reason": "proef", "by": "p-marc" });
            push(&mut document["rules"], "accepted", acceptance);
            found_by(code, &document)
        };
        assert_eq!(accepting(id), NOWHERE, "{code}");
        assert_eq!(accepting("p-bram"), found_by(code, &document), "{code}");
    }
}

/// No finding of this family says who.
#[test]
fn nobody_is_named() {
    let bad = json!({ "data": "personal", "verified": false, "offloaded": 1 });
    let cycles = [used("t-balie", "2026-W03", bad.clone()), used("t-balie", "2026-W28", bad)];
    let document = with_system(json!({ "risk": "high", "terms": "consumer", "overseer": null }), cycles);
    let checked = check(&document);
    let own = || checked.findings().iter().filter(|finding| finding.code().starts_with("LW4"));
    assert!(own().count() >= 8, "{:?}", all_places(&checked));
    for person in ["p-anna", "p-bram", "p-marc"] {
        assert!(own().all(|finding| !finding.is_about(&serde_json::from_value(json!(person)).unwrap())), "{person}");
    }
}

/// The first week that begins on or after 2 December 2027 is week 49.
#[test]
fn a_level_that_somebody_set_stands_before_and_after_the_date() {
    let level = |setting: Option<&str>, as_of: &str| {
        let mut document = with_system(json!({ "risk": "high", "overseer": null }), []);
        document["period"] = json!({ "from": "2026-W01", "until": "2028-W01" });
        push(&mut document, "cycles", used("t-balie", "2026-W08", json!({})));
        if let Some(setting) = setting {
            document["rules"]["levels"]["LW405"] = json!(setting);
        }
        let checked = rules::check(read(&document), &Options::default().as_of(week(as_of)));
        let found = checked.findings().iter().find(|finding| finding.code() == "LW405");
        found.map(|finding| (finding.level(), finding.binds().is_some()))
    };
    for (setting, before, after) in [
        (None, Some((Level::Advice, true)), Some((Level::Warning, false))),
        (Some("advice"), Some((Level::Advice, false)), Some((Level::Advice, false))),
        (Some("error"), Some((Level::Error, false)), Some((Level::Error, false))),
        (Some("off"), None, None),
    ] {
        assert_eq!((level(setting, "2027-W48"), level(setting, "2027-W49")), (before, after), "{setting:?}");
    }
}

#[test]
fn a_missing_question_about_ai_is_a_sign_and_no_legal_test() {
    let literacy = rules::named("LW411").unwrap();
    assert!(literacy.explain.en.contains("a sign, not a legal test"));
    assert!(literacy.explain.nl.contains("een teken en geen juridische toets"));
}
