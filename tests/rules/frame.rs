//! LW1xx: each threshold from both sides, and what the readings say.

use crate::common::{asking, check, cycle, document, document_with, found_by, held, push, read, week};
use lerendwerken::Language;
use lerendwerken::model::LevelSetting;
use lerendwerken::rules::{self, Checked, Level, Options};
use serde_json::{Value, json};

pub(crate) fn levels(checked: &Checked, code: &str) -> Vec<(Level, String)> {
    let own = checked.findings().iter().filter(|finding| finding.code() == code);
    own.map(|finding| (finding.level(), finding.pointer())).collect()
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    document
}

fn second_goal(document: &mut Value) {
    let goal = json!({ "id": "g-twee", "title": "Tweede", "challenges": ["inclusion"], "expectations": [] });
    push(document, "goals", goal);
}

#[test]
fn without_any_goal_that_declares_a_horizon_the_programme_stands_alone() {
    for (code, other) in [("LW101", "durable"), ("LW102", "direct")] {
        let none = with(|document| {
            for expectation in document["goals"][0]["expectations"].as_array_mut().unwrap() {
                expectation["horizon"] = json!(other);
            }
            second_goal(document);
        });
        assert_eq!(levels(&check(&none), code), [(Level::Warning, String::new())]);
        let no_goals = with(|document| document["goals"] = json!([]));
        assert_eq!(levels(&check(&no_goals), code), [(Level::Warning, String::new())]);
        let some = with(second_goal);
        assert_eq!(levels(&check(&some), code), [(Level::Advice, "/goals/1".into())]);
        // A level that is set goes before that of the place.
        let set = with(|document| {
            second_goal(document);
            document["rules"] = json!({ "levels": { code: "error" } });
        });
        assert_eq!(levels(&check(&set), code), [(Level::Error, "/goals/1".into())]);
        // Also where it is the rule's own, and where a call sets it.
        let own = with(|document| {
            second_goal(document);
            document["rules"] = json!({ "levels": { code: "warning" } });
        });
        assert_eq!(levels(&check(&own), code), [(Level::Warning, "/goals/1".into())]);
        let call = Options::default().level(&code.parse().unwrap(), LevelSetting::Warning).unwrap();
        assert_eq!(levels(&rules::check(read(&some), &call), code), [(Level::Warning, "/goals/1".into())]);
    }
}

/// What the rule of this code says first.
fn message(code: &str, document: &Value, language: Language) -> String {
    let checked = check(document);
    let first = checked.findings().iter().find(|finding| finding.code() == code);
    first.unwrap_or_else(|| panic!("{code} finds nothing")).message(language)
}

#[test]
fn messages_say_what_they_are_about() {
    let mut document = with(second_goal);
    let said = |code: &str, document: &Value| [Language::Nl, Language::En].map(|it| message(code, document, it));
    let [nl, en] = said("LW101", &document);
    assert_eq!((&*nl, &*en), ("`g-twee` kondigt geen directe opbrengst aan", "`g-twee` declares no direct yield"));
    document["goals"] = json!([]);
    let [nl, en] = said("LW102", &document);
    assert_eq!(nl, "het programma kondigt geen duurzaam resultaat aan");
    assert_eq!(en, "the programme declares no durable result");
    let mut document = document_with([asking(held("t-balie", "2026-W07"), "lq", "p-anna", Some("dq-brieven"))]);
    document["goals"][0]["expectations"][1]["declared"] = json!("2026-W08");
    let [nl, en] = said("LW103", &document);
    let expected = "wat `g-wachttijd` moet opleveren (duurzaam resultaat) is pas in 2026-W08 aangekondigd, terwijl er sinds 2026-W07 aan gewerkt wordt";
    assert_eq!(nl, expected);
    let expected = "what `g-wachttijd` must deliver (durable result) was declared in 2026-W08 only, and has been worked on since 2026-W07";
    assert_eq!(en, expected);
    document["development_questions"][0]["question"] = json!("Wat doet de assistent?");
    let [nl, en] = said("LW109", &document);
    let expected = "ontwikkelvraag `dq-brieven` noemt de naam of de leverancier van `ai-assistent`, en overleeft dat product dan niet";
    assert_eq!(nl, expected);
    let expected =
        "development question `dq-brieven` names `ai-assistent` or its vendor, and will not outlive that product";
    assert_eq!(en, expected);
}

#[test]
fn a_declaration_in_the_week_of_the_first_work_is_in_time() {
    let at = |declared: [&str; 2], cycles: Vec<Value>| {
        let mut document = document_with(cycles);
        for (place, week) in declared.iter().enumerate() {
            document["goals"][0]["expectations"][place]["declared"] = json!(week);
        }
        found_by("LW103", &document)
    };
    let working = |week| asking(held("t-balie", week), "lq-brief", "p-anna", Some("dq-brieven"));
    assert_eq!(at(["2026-W07", "2026-W07"], vec![working("2026-W07")]), [""; 0]);
    assert_eq!(at(["2026-W08", "2026-W07"], vec![working("2026-W07")]), ["/goals/0"]);
    assert_eq!(at(["2026-W08", "2026-W08"], vec![working("2026-W07"), working("2026-W09")]), ["/goals/0", "/goals/0"]);
    // Only what is held and serves the goal is work on it.
    let free = asking(held("t-balie", "2026-W07"), "lq-vrij", "p-anna", None);
    let mut planned = working("2026-W07");
    planned["status"] = json!("planned");
    assert_eq!(at(["2026-W08", "2026-W08"], vec![free, planned, held("t-kcc", "2026-W06")]), [""; 0]);
    // The earliest declaration of a horizon counts.
    let mut document = document_with([working("2026-W07")]);
    let mut later = document["goals"][0]["expectations"][0].clone();
    (later["id"], later["declared"]) = (json!("e-later"), json!("2026-W20"));
    push(&mut document["goals"][0], "expectations", later);
    assert_eq!(found_by("LW103", &document), [""; 0]);
    // A cycle after the week as of which is looked is not read.
    let mut late = document_with([working("2026-W07")]);
    late["goals"][0]["expectations"][0]["declared"] = json!("2026-W09");
    let found = |as_of| levels(&rules::check(read(&late), &Options::default().as_of(week(as_of))), "LW103").len();
    assert_eq!((found("2026-W06"), found("2026-W07")), (0, 1));
}

/// Whose question it is and of which team does not matter, and each goal is served by its own questions.
#[test]
fn work_on_a_goal_is_that_on_the_questions_that_serve_it() {
    let found = |cycle: Value, change: &dyn Fn(&mut Value)| {
        let mut document = document_with([cycle]);
        second_goal(&mut document);
        for (place, goal) in ["e-een", "e-twee"].iter().enumerate() {
            let mut expectation = document["goals"][0]["expectations"][0].clone();
            (expectation["id"], expectation["declared"]) = (json!(goal), json!("2026-W10"));
            document["goals"][place]["expectations"] = json!([expectation]);
        }
        document["development_questions"][1]["serves"] = json!(["g-twee"]);
        change(&mut document);
        found_by("LW103", &document)
    };
    let on = |team: &str, person: &str, question: &str| asking(held(team, "2026-W09"), "lq", person, Some(question));
    assert_eq!(found(on("t-balie", "p-anna", "dq-brieven"), &|_| ()), ["/goals/0"]);
    assert_eq!(found(on("t-balie", "p-anna", "dq-balie"), &|_| ()), ["/goals/1"]);
    assert_eq!(found(on("t-weg", "p-weg", "dq-balie"), &|_| ()), ["/goals/1"]);
    assert_eq!(found(on("t-balie", "p-anna", "dq-weg"), &|_| ()), [""; 0]);
    let skipped = cycle("t-balie", "2026-W09", "skipped");
    assert_eq!(found(skipped, &|_| ()), [""; 0]);
    // A question that serves two goals is work on both.
    let both = |document: &mut Value| document["development_questions"][1]["serves"] = json!(["g-twee", "g-wachttijd"]);
    assert_eq!(found(on("t-balie", "p-anna", "dq-balie"), &both), ["/goals/0", "/goals/1"]);
    // Of two questions of one id the first is meant.
    let twice = |document: &mut Value| document["development_questions"][1]["id"] = json!("dq-brieven");
    assert_eq!(found(on("t-balie", "p-anna", "dq-brieven"), &twice), ["/goals/0"]);
}

#[test]
fn a_goal_is_served_by_any_question() {
    let unserved = with(second_goal);
    assert_eq!(found_by("LW104", &unserved), ["/goals/1"]);
    let served = with(|document| {
        second_goal(document);
        document["development_questions"][1]["serves"] = json!(["g-wachttijd", "g-twee"]);
    });
    assert_eq!(found_by("LW104", &served), [""; 0]);
    let none = with(|document| document["development_questions"] = json!([]));
    assert_eq!(found_by("LW104", &none), ["/goals/0"]);
    // An unknown goal that is served is another matter, and a goal that stands twice is judged twice.
    let unknown = with(|document| {
        for place in [0, 1] {
            document["development_questions"][place]["serves"] = json!(["g-weg"]);
        }
        let again = document["goals"][0].clone();
        push(document, "goals", again);
    });
    assert_eq!(found_by("LW104", &unknown), ["/goals/0", "/goals/1"]);
}

#[test]
fn terms_are_held_against_their_horizon() {
    let term = |code: &str, place: usize, due: &str, parameters: Value| {
        let document = with(|document| {
            document["goals"][0]["expectations"][place]["due"] = json!(due);
            document["rules"] = json!({ "parameters": parameters });
        });
        found_by(code, &document)
    };
    let durable = "/goals/0/expectations/1";
    assert_eq!(term("LW105", 1, "2026-W27", json!({})), [durable]);
    assert_eq!(term("LW105", 1, "2026-W28", json!({})), [""; 0]);
    assert_eq!(term("LW105", 1, "2026-W28", json!({ "durable_min_weeks": 27 })), [durable]);
    assert_eq!(term("LW105", 0, "2026-W05", json!({})), [""; 0]);
    let direct = "/goals/0/expectations/0";
    assert_eq!(term("LW106", 0, "2026-W29", json!({})), [direct]);
    assert_eq!(term("LW106", 0, "2026-W28", json!({})), [""; 0]);
    assert_eq!(term("LW106", 0, "2026-W29", json!({ "direct_max_weeks": 27 })), [""; 0]);
    assert_eq!(term("LW106", 1, "2026-W52", json!({})), [""; 0]);
}

#[test]
fn challenges_of_each_goal_and_of_all_together() {
    let challenges = |of_each: &[Value]| {
        let document = with(|document| {
            document["goals"] = json!([]);
            for (number, challenges) in of_each.iter().enumerate() {
                let id = format!("g-{number}");
                let goal = json!({ "id": id, "title": "Doel", "challenges": challenges, "expectations": [] });
                push(document, "goals", goal);
            }
            document["development_questions"] = json!([]);
        });
        (found_by("LW107", &document), found_by("LW108", &document))
    };
    let (without, one) = challenges(&[json!([]), json!(["inclusion"])]);
    assert_eq!((without.as_slice(), one.as_slice()), (&["/goals/0".to_owned()][..], &[String::new()][..]));
    assert_eq!(challenges(&[json!(["inclusion"]), json!(["inclusion", "inclusion"])]).1, [""]);
    assert_eq!(challenges(&[json!(["inclusion"]), json!(["inclusion", "work_climate"])]).1, [""; 0]);
    assert_eq!(challenges(&[json!(["inclusion"])]).1, [""; 0]);
    let (without, none) = challenges(&[json!(null), json!([])]);
    assert_eq!((without.len(), none.len()), (2, 0));
}

#[test]
fn a_product_is_named_by_name_or_vendor() {
    let named = |title: &str, question: &str, letters: u16| {
        let document = with(|document| {
            document["goals"][0]["title"] = json!(title);
            document["development_questions"][1]["question"] = json!(question);
            document["ai_systems"][0]["name"] = json!("Briefhulp");
            document["ai_systems"][0]["vendor"] = json!("Ada");
            document["rules"] = json!({ "parameters": { "tool_name_letters": letters } });
        });
        found_by("LW109", &document)
    };
    assert_eq!(named("Sneller met briefhulp", "Wat doet BRIEFHULP?", 4), ["/goals/0", "/development_questions/1"]);
    assert_eq!(named("Sneller met briefhulpen", "Wat doet Ada?", 4), [""; 0]);
    assert_eq!(named("Sneller", "Wat doet Ada?", 3), ["/development_questions/1"]);
    assert_eq!(named("Briefhulp", "Waarom?", 9).len() + named("Briefhulp", "Waarom?", 10).len(), 1);
}

/// Letters are counted, no digits or signs; each goal and each question has one finding, however many it names.
#[test]
fn a_name_has_letters_enough_and_a_text_one_finding() {
    let named = |name: &str, vendor: &str, title: &str| {
        let document = with(|document| {
            let mut other = document["ai_systems"][0].clone();
            (other["id"], other["name"], other["vendor"]) = (json!("ai-ander"), json!("Anders"), json!("Elders"));
            push(document, "ai_systems", other);
            (document["ai_systems"][0]["name"], document["ai_systems"][0]["vendor"]) = (json!(name), json!(vendor));
            document["goals"][0]["title"] = json!(title);
        });
        found_by("LW109", &document)
    };
    assert_eq!(named("GPT-4000", "X", "Met GPT-4000"), [""; 0]);
    assert_eq!(named("GPT-4o", "X", "Met GPT-4o"), ["/goals/0"]);
    assert_eq!(named("Één", "X", "Eén of één"), [""; 0]);
    assert_eq!(named("Éénn", "X", "Met éÉNN"), ["/goals/0"]);
    assert_eq!(named(" Taal hulp ", "X", "Met taal hulp."), ["/goals/0"]);
    assert_eq!(named("Hulp", "Hulp", "Hulp met hulp, anders van elders"), ["/goals/0"]);
    assert_eq!(named("X", "Y", "Niet elders!"), ["/goals/0"]);
}

/// What a learning question or an indicator names is left alone.
#[test]
fn only_goals_and_development_questions_are_read_for_products() {
    let mut asked = asking(held("t-balie", "2026-W07"), "lq", "p-anna", Some("dq-brieven"));
    asked["learning_questions"][0]["question"] = json!("Hoe vraag ik het de Assistent?");
    let mut document = document_with([asked]);
    document["goals"][0]["expectations"][0]["indicator"]["name"] = json!("Vragen aan Assistent");
    document["organisation"] = json!("Leverancier");
    assert_eq!(found_by("LW109", &document), [""; 0]);
    document["goals"][0]["title"] = json!("Sneller door assistent");
    assert_eq!(found_by("LW109", &document), ["/goals/0"]);
    document["ai_systems"] = json!([]);
    assert_eq!(found_by("LW109", &document), [""; 0]);
}

fn optimising(uses: usize, week: &str, support: Value, last: Value) -> Value {
    let mut cycle = held("t-balie", week);
    let activity = |support: &Value| {
        json!({ "professionals": ["p-anna"], "mode": "doing", "minutes": 30, "ai": {
            "system": "ai-assistent", "stance": "tool", "support": support, "offloaded": 0.1, "data": "public",
            "verified": true } })
    };
    cycle["activities"] = (0..uses).map(|_| activity(&support)).chain([activity(&last)]).collect();
    cycle
}

#[test]
fn eight_uses_for_productivity_alone() {
    let productivity = json!(["productivity"]);
    let found = |uses: usize, week: &str, last: Value| {
        let cycles = [optimising(uses, week, productivity.clone(), last), held("t-kcc", "2026-W20")];
        found_by("LW110", &document_with(cycles))
    };
    assert_eq!(found(7, "2026-W20", json!(["productivity", "productivity"])), [""]);
    assert_eq!(found(6, "2026-W20", productivity.clone()), [""; 0]);
    assert_eq!(found(7, "2026-W20", json!(["productivity", "analysis"])), [""; 0]);
    assert_eq!(found(8, "2026-W20", json!([])), [""; 0]);
    // Thirteen weeks end with week 20: they begin with week 8.
    assert_eq!(found(7, "2026-W08", productivity.clone()), [""]);
    assert_eq!(found(7, "2026-W07", productivity.clone()), [""; 0]);
}

/// The uses of all teams together, unknown ones too, in what is held up to the week as of which is looked.
#[test]
fn uses_of_the_whole_programme_are_counted() {
    let productivity = || json!(["productivity"]);
    let of = |team: &str, week: &str, uses: usize| {
        let mut cycle = optimising(uses - 1, week, productivity(), productivity());
        (cycle["id"], cycle["team"]) = (json!(format!("c-{team}")), json!(team));
        cycle
    };
    let found = |cycles: Vec<Value>, parameters: Value, as_of: &str| {
        let mut document = document_with(cycles);
        document["rules"] = json!({ "parameters": parameters });
        levels(&rules::check(read(&document), &Options::default().as_of(week(as_of))), "LW110").len()
    };
    let two = || vec![of("t-balie", "2026-W07", 3), of("t-kcc", "2026-W07", 5)];
    assert_eq!(found(two(), json!({}), "2026-W07"), 1, "a young programme too");
    assert_eq!(found(vec![of("t-balie", "2026-W07", 3), of("t-weg", "2026-W07", 5)], json!({}), "2026-W07"), 1);
    assert_eq!(found(two(), json!({ "ai_uses_min": 9 }), "2026-W07"), 0);
    assert_eq!(found(two(), json!({ "recent_weeks": 2 }), "2026-W08"), 1);
    assert_eq!(found(two(), json!({ "recent_weeks": 2 }), "2026-W09"), 0);
    assert_eq!(found(vec![of("t-balie", "2026-W07", 3), of("t-kcc", "2026-W08", 5)], json!({}), "2026-W07"), 0);
    // What is done without AI says nothing; one use for something else speaks for the whole programme.
    let mut without = two();
    push(&mut without[0], "activities", json!({ "professionals": ["p-anna"], "mode": "doing", "minutes": 30 }));
    assert_eq!(found(without, json!({}), "2026-W07"), 1);
    let mut else_where = of("t-weg", "2026-W07", 1);
    else_where["activities"][0]["ai"]["support"] = json!(["innovation"]);
    let three = || [two(), vec![else_where.clone()]].concat();
    assert_eq!(found(three(), json!({}), "2026-W07"), 0);
    else_where["week"] = json!("2026-W08");
    assert_eq!(found([two(), vec![else_where]].concat(), json!({}), "2026-W07"), 1);
}

#[test]
fn a_baseline_is_measured_within_four_weeks() {
    let durable = |weeks: usize| vec![(Level::Advice, String::from("/goals/0/expectations/1")); weeks];
    let found = |measured: &[&str], as_of: &str, weeks: u16| {
        let document = with(|document| {
            for week in measured {
                let measurement = json!({ "expectation": "e-verzuim", "week": week, "level": 7, "source": "telling" });
                push(document, "measurements", measurement);
            }
            document["rules"] = json!({ "parameters": { "baseline_weeks": weeks } });
        });
        let found = levels(&rules::check(read(&document), &Options::default().as_of(week(as_of))), "LW111");
        assert_eq!(found, durable(found.len()));
        found.len()
    };
    assert_eq!((found(&[], "2026-W05", 4), found(&[], "2026-W06", 4)), (0, 1));
    assert_eq!((found(&["2026-W07"], "2026-W20", 4), found(&["2026-W06"], "2026-W20", 4)), (1, 0));
    assert_eq!((found(&["2026-W07"], "2026-W20", 5), found(&["2025-W40", "2026-W20"], "2026-W20", 4)), (0, 0));
}

#[test]
fn a_baseline_is_that_of_the_durable_result_itself() {
    let found = |change: &dyn Fn(&mut Value)| {
        let mut document = document();
        let mut goal = document["goals"][0].clone();
        (goal["id"], goal["expectations"][0]["id"]) = (json!("g-twee"), json!("e-meer"));
        goal["expectations"][1]["id"] = json!("e-later");
        push(&mut document, "goals", goal);
        push(
            &mut document,
            "measurements",
            json!({
            "expectation": "e-verzuim", "week": "2026-W02", "level": 7, "source": "telling" }),
        );
        change(&mut document);
        levels(&rules::check(read(&document), &Options::default().as_of(week("2026-W30"))), "LW111")
    };
    let second = || [(Level::Advice, String::from("/goals/1/expectations/1"))];
    assert_eq!(found(&|_| ()), second());
    assert_eq!(
        found(&|document| document["measurements"][0]["expectation"] = json!("e-later"))[0].1,
        "/goals/0/expectations/1"
    );
    // Of a direct yield nothing is measured beforehand, and a week that is declared later is waited for.
    assert_eq!(found(&|document| document["goals"][1]["expectations"][1]["horizon"] = json!("direct")), []);
    assert_eq!(found(&|document| document["goals"][1]["expectations"][1]["declared"] = json!("2026-W27")), []);
    assert_eq!(found(&|document| document["goals"][1]["expectations"][1]["declared"] = json!("2026-W26")), second());
}
