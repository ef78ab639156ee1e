//! What is built in code is what is read from a document: the same values, the same words of refusal,
//! and what was read is written back.

mod common;

use common::{EXAMPLES, example, read, read_cycle};
use lerendwerken::model::*;
use lerendwerken::{Language, rules};
use serde_json::{Value, json};

type Built<T> = Result<T, Refused>;

#[test]
fn a_programme_built_in_code_is_the_one_that_is_read() -> Built<()> {
    let mut programme = Programme::new("waterland", "Gemeente Waterland", "2026-W02".."2027-W52")?;
    programme.people =
        vec![Person::new("p-anna", "Anna", 1920)?.accounts_to("p-marc")?, Person::new("p-marc", "Marc", 2160)?];
    programme.teams = vec![Team::new("t-balie", "Balie", ["p-anna"])?.works(Weekday::Tue, "08:30", "17:00")?.learns(
        "m-dinsdag",
        Weekday::Tue,
        "09:00",
        90,
    )?];
    programme.ai_systems =
        vec![AiSystem::new("ai-assistent", "Briefhulp", "Taalwerk", Risk::Limited)?.cleared_for(DataClass::Internal)];
    let hours = Indicator::new("Uren bespaard", "h")?;
    let expectation = Expectation::new("e-uren", Horizon::Direct, hours, "2026-W02".."2026-W26", 0.0..400.0)?;
    programme.goals =
        vec![Goal::new("g-wachttijd", "Kortere wachttijd")?.meets(Challenge::LabourShortage).expects(expectation)];
    programme.development_questions =
        vec![DevelopmentQuestion::new("dq-brieven", "Hoe schrijven we duidelijk?", ["g-wachttijd"])?];

    let document = json!({
        "format": 1, "id": "waterland", "organisation": "Gemeente Waterland",
        "period": { "from": "2026-W02", "until": "2027-W52" },
        "people": [
            { "id": "p-anna", "name": "Anna", "accounts_to": "p-marc", "weekly_minutes": 1920 },
            { "id": "p-marc", "name": "Marc", "weekly_minutes": 2160 } ],
        "teams": [ { "id": "t-balie", "name": "Balie", "members": ["p-anna"],
            "working_hours": [ { "day": "tue", "from": "08:30", "until": "17:00" } ],
            "moments": [ { "id": "m-dinsdag", "day": "tue", "from": "09:00", "minutes": 90 } ] } ],
        "ai_systems": [ { "id": "ai-assistent", "name": "Briefhulp", "vendor": "Taalwerk", "risk": "limited",
            "cleared_for": ["internal"] } ],
        "goals": [ { "id": "g-wachttijd", "title": "Kortere wachttijd", "challenges": ["labour_shortage"],
            "expectations": [ { "id": "e-uren", "horizon": "direct",
                "indicator": { "name": "Uren bespaard", "unit": "h" },
                "declared": "2026-W02", "baseline": 0, "target": 400, "due": "2026-W26" } ] } ],
        "development_questions": [
            { "id": "dq-brieven", "question": "Hoe schrijven we duidelijk?", "serves": ["g-wachttijd"] } ]
    });
    assert_eq!(programme, read(&document));
    assert!(rules::check(programme, &rules::Options::default()).sound().is_ok());
    Ok(())
}

#[test]
fn a_held_cycle_built_in_code_is_the_one_that_is_read() -> Built<()> {
    let ai = AiUse::new("ai-assistent", Stance::CoIntelligence, 0.3, DataClass::Internal)?.verified();
    let held = Held {
        sessions: vec![Session::new("2026-02-10T09:00:00+01:00", 90)?],
        learning_questions: vec![LearningQuestion::new("lq-1", "p-anna", "Hoe toon ik begrip?")?.serves("dq-brieven")?],
        activities: vec![Activity::new(["p-anna", "p-bram"], Mode::Together, 75)?.on("lq-1")?.with(ai)],
        proposals: vec![Proposal::new("pr-sjabloon", "Sjabloon", Stage::Tried, [Strengthens::Organisation])?],
        outcomes: vec![
            Outcome::new("e-uren", Carrier::Work, 12.5)?.give_or_take(1.2)?.from_proposal("pr-sjabloon")?,
            Outcome::new("e-verzuim", Carrier::Craft, -0.1)?,
        ],
    };
    let built = Cycle::new_held("c-balie-w07", "t-balie", "2026-W07", held)?;
    let document = json!({
        "id": "c-balie-w07", "team": "t-balie", "week": "2026-W07", "status": "held",
        "sessions": [ { "start": "2026-02-10T09:00:00+01:00", "minutes": 90 } ],
        "learning_questions": [ { "id": "lq-1", "professional": "p-anna", "question": "Hoe toon ik begrip?",
            "development_question": "dq-brieven" } ],
        "activities": [ { "professionals": ["p-anna", "p-bram"], "learning_question": "lq-1", "mode": "together",
            "minutes": 75, "ai": { "system": "ai-assistent", "stance": "co_intelligence", "offloaded": 0.3,
                "data": "internal", "verified": true } } ],
        "proposals": [ { "id": "pr-sjabloon", "title": "Sjabloon", "stage": "tried",
            "strengthens": ["organisation"] } ],
        "outcomes": [
            { "expectation": "e-uren", "amount": 12.5, "standard_error": 1.2, "carrier": "work",
              "proposal": "pr-sjabloon" },
            { "expectation": "e-verzuim", "amount": -0.1, "carrier": "craft" } ]
    });
    let read = read_cycle(&document);
    assert_eq!(built, read);
    assert_eq!(built.borrowed().owned(), read);
    assert_eq!((built.status(), built.sessions().len(), built.outcomes().len()), (Status::Held, 1, 2));
    Ok(())
}

#[test]
fn planned_and_skipped_cycles_built_in_code_are_those_that_are_read() -> Built<()> {
    let planned = Planned { sessions: vec![Session::new("2026-02-10T09:00:00Z", 90)?], ..Planned::default() };
    let built = Cycle::new_planned("c-1", "t-balie", "2026-W07", planned)?;
    let read = read_cycle(&json!({ "id": "c-1", "team": "t-balie", "week": "2026-W07", "status": "planned",
        "sessions": [ { "start": "2026-02-10T09:00:00Z", "minutes": 90 } ] }));
    assert_eq!(built, read);
    assert_eq!(built.borrowed().owned(), built);
    let built = Cycle::new_skipped("c-1", "t-balie", "2026-W07", "zomerreces")?;
    let read = read_cycle(&json!({ "id": "c-1", "team": "t-balie", "week": "2026-W07", "status": "skipped",
        "reason": "zomerreces" }));
    assert_eq!(built, read);
    assert_eq!(built.borrowed().owned(), built);
    assert!(built.sessions().is_empty() && built.learning_questions().is_empty() && built.held().is_none());
    Ok(())
}

/// A document in which everything that may be there is.
fn complete() -> Value {
    let mut document: Value = serde_json::from_str(include_str!("data/complete.json")).unwrap();
    document["rules"]["levels"] = json!({ "LW305": "off", "XOWN1": "error" });
    document["rules"]["accepted"] = json!([{ "code": "LW203", "about": ["t-balie", "2026-W03"],
        "reason": "verbouwing", "by": "p-marc", "until": "2026-W20" }]);
    document
}

/// What a document is told that has this value in this place, in one language.
fn refused_by_reader(pointer: &str, value: Value, language: Language) -> String {
    let mut document = complete();
    let place = document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}"));
    assert_ne!(*place, value);
    *place = value;
    let error = Programme::from_json(&document.to_string()).unwrap_err();
    assert_eq!(error.faults().len(), 1, "{error}");
    assert_eq!(error.pointer(), pointer);
    error.faults()[0].message(language)
}

/// A value that is refused in code, and the same one in a place of a document.
fn refusals() -> Vec<(Refused, &'static str, Value)> {
    fn no<T>(built: Built<T>) -> Refused {
        built.map(|_| "built").unwrap_err()
    }
    let cycle = |id: &str, team: &str, week: &str| no(Cycle::new_held(id, team, week, Held::default()));
    let indicator = || Indicator::new("Uren", "h").unwrap();
    let expects = |weeks, levels| no(Expectation::new("e-1", Horizon::Direct, indicator(), weeks, levels));
    let ai = |system: &str, offloaded| no(AiUse::new(system, Stance::Tool, offloaded, DataClass::Public));
    let extends = |value: Value| no(Goal::new("g", "G").unwrap().extended("x:y", json!({ "a": value })));
    let long = "a".repeat(65);
    vec![
        (no(Programme::new("Waterland", "W", "2026-W02".."2026-W52")), "/id", json!("Waterland")),
        (no(Programme::new("w", " \t", "2026-W02".."2026-W52")), "/organisation", json!(" \t")),
        (no(Programme::new("w", "W", "2025-W53".."2026-W52")), "/period/from", json!("2025-W53")),
        (no(Programme::new("w", "W", "2026-W02".."2100-W01")), "/period/until", json!("2100-W01")),
        (no(Person::new("p-", "Anna", 60)), "/people/0/id", json!("p-")),
        (no(Person::new("p", "", 60)), "/people/0/name", json!("")),
        (no(Person::new("p", "Anna", 0)), "/people/0/weekly_minutes", json!(0)),
        (no(Person::new("p", "Anna", 10081)), "/people/0/weekly_minutes", json!(10081)),
        (no(Person::new("p", "Anna", 60).unwrap().accounts_to("-p")), "/people/0/accounts_to", json!("-p")),
        (no(Team::new("t--x", "T", ["p"])), "/teams/0/id", json!("t--x")),
        (no(Team::new("t", "T", ["P"])), "/teams/0/members/0", json!("P")),
        (no(Team::new("t", "T", [""; 0])), "/teams/0/members", json!([])),
        (
            no(Team::new("t", "T", ["p"]).unwrap().works(Weekday::Mon, "24:00", "17:00")),
            "/teams/0/working_hours/0/from",
            json!("24:00"),
        ),
        (
            no(Team::new("t", "T", ["p"]).unwrap().learns("m", Weekday::Mon, "9:00", 60)),
            "/teams/0/moments/0/from",
            json!("9:00"),
        ),
        (no(AiSystem::new("ai_x", "A", "V", Risk::High)), "/ai_systems/0/id", json!("ai_x")),
        (no("2026-02-30".parse::<Date>()), "/ai_systems/0/risk_analysis", json!("2026-02-30")),
        (no("huge".parse::<Risk>()), "/ai_systems/0/risk", json!("huge")),
        (no("EU".parse::<Currency>()), "/costs/currency", json!("EU")),
        (no(Money::new(-0.5)), "/costs/hour", json!(-0.5)),
        (no(Goal::new(&*long, "G")), "/goals/0/id", json!(long)),
        (no(Goal::new("g", "\u{feff}")), "/goals/0/title", json!("\u{feff}")),
        (no(Weight::new(-1.5)), "/goals/0/weight", json!(-1.5)),
        (no(Indicator::new("Uren", "\u{3000}")), "/goals/0/expectations/0/indicator/unit", json!("\u{3000}")),
        (expects("2026-W00".."2026-W20", 0.0..1.0), "/goals/0/expectations/0/declared", json!("2026-W00")),
        (expects("2026-W02".."week 20", 0.0..1.0), "/goals/0/expectations/0/due", json!("week 20")),
        (
            expects("2026-W02".."2026-W20", 0.0..1000000000000.5),
            "/goals/0/expectations/0/target",
            json!(1000000000000.5),
        ),
        (no(Reference::new("\u{a0}", "8")), "/goals/0/references/0/vocabulary", json!("\u{a0}")),
        (
            no(Reference::new("UN SDG", "8").unwrap().at("sdgs.un.org/goals")),
            "/goals/0/references/0/uri",
            json!("sdgs.un.org/goals"),
        ),
        (extends(json!("a".repeat(4097))), "/extensions/crm:campaign_id", json!("a".repeat(4097))),
        (extends(json!([-1.5e308])), "/extensions/crm:campaign_id", json!(-1.5e308)),
        (no(Share::new(1.5)), "/goals/0/expectations/0/adjust/deadweight", json!(1.5)),
        (no("median".parse::<Aggregate>()), "/goals/0/expectations/0/indicator/aggregate", json!("median")),
        (no(DevelopmentQuestion::new("dq", "Wat?", [""; 0])), "/development_questions/0/serves", json!([])),
        (no(DevelopmentQuestion::new("dq", "Wat?", ["G 1"])), "/development_questions/0/serves/0", json!("G 1")),
        (no(Weeks::new(521)), "/assumptions/recent_weeks", json!(521)),
        (no(Share::new(-0.1)), "/assumptions/craft/consolidation", json!(-0.1)),
        (cycle("C-1", "t", "2026-W07"), "/cycles/0/id", json!("C-1")),
        (cycle("c", "t/1", "2026-W07"), "/cycles/0/team", json!("t/1")),
        (cycle("c", "t", "2026-W7"), "/cycles/0/week", json!("2026-W7")),
        (no(Cycle::new_skipped("c", "t", "2026-W07", "\n")), "/cycles/1/reason", json!("\n")),
        (no(Session::new("2026-02-10T09:00:00", 60)), "/cycles/0/sessions/0/start", json!("2026-02-10T09:00:00")),
        (no(Session::new("2026-02-10T09:00:00Z", 0)), "/cycles/0/sessions/0/minutes", json!(0)),
        (no(LearningQuestion::new("lq", "p", "")), "/cycles/0/learning_questions/0/question", json!("")),
        (no(Activity::new([""; 0], Mode::Doing, 60)), "/cycles/0/activities/0/professionals", json!([])),
        (
            no(Activity::new(["p"], Mode::Doing, 60).unwrap().on("lq 1")),
            "/cycles/0/activities/0/learning_question",
            json!("lq 1"),
        ),
        (ai("AI", 0.5), "/cycles/0/activities/0/ai/system", json!("AI")),
        (ai("ai", 1.0001), "/cycles/0/activities/0/ai/offloaded", json!(1.0001)),
        (no(Proposal::new("pr", "P", Stage::Tried, [])), "/cycles/0/proposals/0/strengthens", json!([])),
        (no("done".parse::<Stage>()), "/cycles/0/proposals/0/stage", json!("done")),
        (
            no(Outcome::new("e", Carrier::Work, -1000000000000.5)),
            "/cycles/0/outcomes/0/amount",
            json!(-1000000000000.5),
        ),
        (
            no(Outcome::new("e", Carrier::Work, 1.0).unwrap().give_or_take(-1.5)),
            "/cycles/0/outcomes/0/standard_error",
            json!(-1.5),
        ),
        (no("LW1".parse::<AcceptedCode>()), "/rules/accepted/0/code", json!("LW1")),
        (no("t_x".parse::<About>()), "/rules/accepted/0/about/0", json!("t_x")),
        (no(Share::new(2.0)), "/rules/parameters/offloaded_min", json!(2)),
        (no("new".parse::<Timeline>()), "/rules/parameters/timeline", json!("new")),
    ]
}

#[test]
fn a_wrong_value_is_refused_in_the_same_words_in_code_and_in_a_document() {
    for (refused, pointer, value) in refusals() {
        for language in [Language::Nl, Language::En] {
            assert_eq!(refused.message(language), refused_by_reader(pointer, value.clone(), language), "{pointer}");
        }
        assert_eq!(refused.to_string(), refused.message(Language::En));
        assert_ne!(refused.message(Language::Nl), refused.message(Language::En));
        assert!(refused.message(Language::En).ends_with(&format!("found {}", refused.found())), "{refused}");
    }
}

#[test]
fn numbers_that_are_none_are_refused_in_code() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(Share::new(number).is_err() && Amount::new(number).is_err() && StandardError::new(number).is_err());
        assert!(Weight::new(number).is_err() && Money::new(number).is_err());
    }
}

/// What is written where a document says nothing.
fn is_default(key: &str, value: &Value) -> bool {
    match key {
        "language" => value == "nl",
        "aggregate" => value == "sum",
        "terms" => value == "business",
        "about_ai" => value == false,
        "weight" | "attribution" => value.as_f64() == Some(1.0),
        "standard_error" | "deadweight" | "displacement" => value.as_f64() == Some(0.0),
        _ => false,
    }
}

/// Whether a value says nothing where it may be absent.
fn says_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(|it| it.is_empty())
}

/// Holds what was written against what was read: the same values, and besides them nothing but defaults.
fn same_values(at: &str, read: &Value, written: &Value) {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            for (key, value) in read {
                match written.get(key) {
                    Some(other) if value.is_null() => assert!(is_default(key, other), "{at}/{key}: {other}"),
                    Some(other) => same_values(&format!("{at}/{key}"), value, other),
                    None => assert!(says_nothing(value), "{at}/{key} is lost"),
                }
            }
            for (key, value) in written.iter().filter(|(key, _)| !read.contains_key(*key)) {
                assert!(is_default(key, value) || says_nothing(value), "{at}/{key}: {value} was not there");
            }
        }
        (Value::Array(read), Value::Array(written)) => {
            assert_eq!(read.len(), written.len(), "{at}");
            for (i, (read, written)) in read.iter().zip(written).enumerate() {
                same_values(&format!("{at}/{i}"), read, written);
            }
        }
        (Value::Number(_), Value::Number(_)) => assert_eq!(read.as_f64(), written.as_f64(), "{at}"),
        _ => assert_eq!(read, written, "{at}"),
    }
}

fn comes_back(document: &Value) {
    let programme = read(document);
    let written = serde_json::to_string(&programme).unwrap();
    assert_eq!(Programme::from_json(&written).unwrap(), programme);
    same_values("", document, &serde_json::from_str(&written).unwrap());
}

#[test]
fn what_was_read_is_written_back() {
    comes_back(&complete());
    for name in EXAMPLES {
        let (document, logged) = example(name);
        comes_back(&document);
        for cycle in &logged {
            let read = read_cycle(cycle);
            let written = serde_json::to_string(&read).unwrap();
            assert_eq!(Cycle::from_json(&written).unwrap(), read);
            assert_eq!(serde_json::to_string(&read.borrowed()).unwrap(), written);
            same_values("", cycle, &serde_json::from_str(&written).unwrap());
        }
    }
}

#[test]
fn what_is_absent_or_null_is_its_default() {
    let plain = common::document_with([common::yielding(common::held("t-balie", "2026-W07"), "e-uren", 12.0)]);
    let mut nulls = plain.clone();
    for (parent, keys) in [
        (
            "",
            &[
                "$schema",
                "language",
                "phase",
                "governance",
                "costs",
                "assumptions",
                "rules",
                "measurements",
                "accounts",
            ][..],
        ),
        ("/people/2", &["accounts_to", "from", "until"]),
        ("/ai_systems/0", &["terms", "risk_analysis", "workers_informed", "exit_strategy"]),
        ("/goals/0", &["challenges", "weight"]),
        ("/goals/0/expectations/0", &["milestones", "weight", "adjust"]),
        ("/goals/0/expectations/0/indicator", &["aggregate", "worth"]),
        ("/cycles/0", &["sessions", "learning_questions", "activities", "proposals"]),
        ("/cycles/0/outcomes/0", &["standard_error", "proposal", "evidence"]),
    ] {
        for key in keys {
            nulls.pointer_mut(parent).unwrap()[*key] = Value::Null;
        }
    }
    let read_plain = read(&plain);
    assert_eq!(read(&nulls), read_plain);
    comes_back(&nulls);
    assert_eq!((read_plain.language, read_plain.ai_systems[0].terms), (Language::Nl, Terms::Business));
    assert_eq!((read_plain.goals[0].weight.get(), read_plain.goals[0].expectations[0].weight.get()), (1.0, 1.0));
    assert_eq!(read_plain.goals[0].expectations[0].indicator.aggregate, Aggregate::Sum);
    assert_eq!(read_plain.cycles[0].outcomes()[0].standard_error.get(), 0.0);
    let adjust: Adjust = serde_json::from_str(r#"{"deadweight": null, "attribution": null}"#).unwrap();
    assert_eq!((adjust.clone(), adjust.factor()), (Adjust::default(), 1.0));
}

/// Every double of a document comes back to the last bit, however it is spelt.
#[test]
fn numbers_come_back_to_the_last_bit() {
    for spelt in ["0.1", "1e-300", "4.9e-324", "123456789.12345679", "0.30000000000000004", "1e12", "-0.0", "-7.25E1"] {
        let text = common::document_with([common::yielding(common::held("t-balie", "2026-W07"), "e-uren", 42.5)]);
        let text = text.to_string().replace("42.5", spelt);
        let programme = Programme::from_json(&text).unwrap();
        let amount = programme.cycles[0].outcomes()[0].amount.get();
        assert_eq!(amount.to_bits(), spelt.parse::<f64>().unwrap().to_bits(), "{spelt}");
        let again = Programme::from_json(&serde_json::to_string(&programme).unwrap()).unwrap();
        assert_eq!(again.cycles[0].outcomes()[0].amount.get().to_bits(), amount.to_bits(), "{spelt}");
    }
}
