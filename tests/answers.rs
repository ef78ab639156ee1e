//! The answers hold to their schemas, and read back as what they were.

use lerendwerken::calculus::{self, AsOf};
use lerendwerken::model::{Assumptions, Journal, Programme};
use lerendwerken::posture::{self, Posture, Window};
use lerendwerken::rules::{self, Checking, Options, Version};
use lerendwerken::{Answer, Bilingual, Language, schema, versions};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn check(name: &str, options: Options) -> rules::Checked {
    let text = std::fs::read_to_string(format!("examples/data/{name}.json")).unwrap();
    let programme = Programme::from_json(&text).unwrap();
    let mut checking = Checking::new(programme, options).read_from(format!("{name}.json"), text);
    if name == "waterland" {
        checking.log("waterland.ndjson", std::fs::File::open("examples/data/waterland.ndjson").unwrap()).unwrap();
    }
    checking.finish()
}

/// Holds an answer against its exported schema and reads it back.
fn hold<T: Serialize + DeserializeOwned>(name: &str, answer: &impl Serialize) -> Value {
    let json = serde_json::to_value(answer).unwrap();
    let validator = jsonschema::draft202012::new(&schema::named(name).unwrap()).unwrap();
    let errors: Vec<_> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
    let read: Answer<T> = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), json, "{name} reads back");
    assert_eq!(json.as_object().unwrap().keys().next().unwrap(), "lerendwerken");
    let mut more = json.clone();
    more["more"] = 1.into();
    assert!(!validator.is_valid(&more), "{name} takes a member that it has not");
    json
}

#[test]
fn results_hold_to_their_schema() {
    for name in ["waterland", "northgate"] {
        let sound = check(name, Options::default()).sound().unwrap();
        hold::<calculus::Results>("results", &Answer::new(calculus::results(&sound, AsOf::LastHeld)));
        hold::<calculus::Results>("results", &Answer::new(calculus::results_by_week(&sound, AsOf::LastHeld)));
    }
}

#[test]
fn analyses_hold_to_their_schemas() {
    for name in ["waterland", "northgate"] {
        let sound = check(name, Options::default()).sound().unwrap();
        let all = calculus::Dimension::ALL;
        let answer = calculus::contributions(&sound, AsOf::LastHeld, all);
        hold::<calculus::Contributions>("contributions", &Answer::new(answer));
        let answer = calculus::forecast(&sound, AsOf::LastHeld, calculus::Until::Due);
        hold::<calculus::Forecast>("forecast", &Answer::new(answer));
        let otherwise = calculus::Interventions::default().set_offloading(0.1).unwrap().assume(Assumptions::default());
        let answer = calculus::what_if(&sound, AsOf::LastHeld, &otherwise).unwrap();
        hold::<calculus::WhatIf>("what-if", &Answer::new(answer));
        hold::<Posture>("posture", &Answer::new(posture::posture(&sound, Window::default())));
        #[cfg(feature = "calibrate")]
        {
            let answer = calculus::calibrate(&sound, AsOf::LastHeld, calculus::Acting::ALL);
            hold::<calculus::Calibrated>("calibrate", &Answer::new(answer));
        }
        let answer = calculus::reconcile(&sound, AsOf::LastHeld, calculus::Drift::default());
        hold::<calculus::Reconciled>("reconcile", &Answer::new(answer));
        let terms = calculus::SroiTerms { impact: 1000.0, drop_off: 0.1, years: 3, cost: None };
        let answer = calculus::money(&sound, AsOf::LastHeld, Some(&terms)).unwrap();
        hold::<calculus::Money>("money", &Answer::new(answer));
        hold::<calculus::Sensitivity>("sensitivity", &Answer::new(calculus::sensitivity(&sound, AsOf::LastHeld)));
        hold::<calculus::Steady>("steady", &Answer::new(calculus::steady(&sound, AsOf::LastHeld)));
    }
}

#[test]
fn a_check_holds_to_its_schema() {
    for language in [Language::Nl, Language::En] {
        for name in ["waterland", "northgate"] {
            hold::<rules::CheckAnswer>("check", &Answer::new(check(name, Options::default()).answer(language)));
        }
        for rule in rules::all().filter(|rule| rule.before().is_none()) {
            let programme = Programme::from_json(rule.breaks).unwrap();
            let mut checking = Checking::new(programme, Options::default()).read_from("here", rule.breaks);
            if let Some(journal) = rule.check.beside {
                checking.journal(&Journal::from_json(journal).unwrap()).unwrap();
            }
            let checked = checking.finish();
            let json = hold::<rules::CheckAnswer>("check", &Answer::new(checked.answer(language)));
            let findings = json["findings"].as_array().unwrap();
            assert!(findings.iter().any(|finding| finding["code"] == rule.code && finding["source"] == "here"));
        }
    }
}

#[test]
fn a_comparison_holds_to_its_schema() {
    let programme = |text: &str| Programme::from_json(text).unwrap();
    let example = |name| std::fs::read_to_string(format!("examples/data/{name}.json")).unwrap();
    let rule = rules::named("LW112").unwrap();
    let complete = std::fs::read_to_string("tests/data/complete.json").unwrap();
    let bare = |text: &str| {
        let mut document: Value = serde_json::from_str(text).unwrap();
        for optional in ["phase", "ai_systems", "governance", "costs", "assumptions", "rules"] {
            document.as_object_mut().unwrap().remove(optional);
        }
        document.to_string()
    };
    for (old, new, least) in [
        (rule.before().unwrap().to_owned(), rule.breaks.to_owned(), 1),
        (example("waterland"), example("northgate"), 100),
        (complete.clone(), bare(&complete), 12),
        (bare(&complete), complete.clone(), 12),
        (complete.clone(), complete.clone(), 0),
    ] {
        let (before, after) = (programme(&old), programme(&new));
        let versions =
            [Version::of(&before).read_from("old.json", &old), Version::of(&after).read_from("new.json", &new)];
        let [before, after] = versions;
        let compared = versions::compare(before, after, &Options::default());
        for language in [Language::Nl, Language::En] {
            let json = hold::<versions::DiffAnswer>("diff", &Answer::new(compared.answer(language)));
            let changes = json["changes"].as_array().unwrap();
            assert!(changes.len() >= least && changes.len() == compared.changes().len());
            for change in changes {
                let source = if change["kind"] == "removed" { "old.json" } else { "new.json" };
                assert_eq!(change["source"], source, "{change}");
            }
        }
    }
}

#[test]
fn rules_hold_to_their_schema() {
    for language in [Language::Nl, Language::En] {
        let json = hold::<rules::RulesAnswer>("rules", &Answer::new(rules::RulesAnswer::of(rules::all(), language)));
        assert_eq!(json["rules"].as_array().unwrap().len(), rules::all().count());
    }
}

/// A log of this many cycles that each break LW004 and LW007.
fn bad_log(cycles: usize) -> String {
    let cycle = |n: usize| {
        format!(
            r#"{{"id": "c-{n}", "team": "t-drawing", "week": "2031-W{:02}", "status": "held", "sessions": [{{"start": "2026-01-05T09:00:00Z", "minutes": 60}}]}}"#,
            n % 52 + 1
        )
    };
    (0..cycles).map(cycle).collect::<Vec<_>>().join("\n")
}

fn counted(options: Options, cycles: usize) -> rules::Checked {
    let text = std::fs::read_to_string("examples/data/northgate.json").unwrap();
    let mut checking = Checking::new(Programme::from_json(&text).unwrap(), options);
    checking.log("log", bad_log(cycles).as_bytes()).unwrap();
    checking.finish()
}

#[test]
fn what_is_not_kept_is_counted_and_said() {
    let all = counted(Options::default(), 40);
    let few = counted(Options::default().keep_each(3), 40);
    assert_eq!(all.findings().counts(), few.findings().counts());
    assert_eq!(all.findings().omitted().all(), 0);
    let of = |checked: &rules::Checked, code| checked.findings().iter().filter(|f| f.code() == code).count();
    assert_eq!((of(&all, "LW004"), of(&few, "LW004"), of(&few, "LW007")), (40, 3, 3));
    let omitted: Vec<_> = few.findings().omitted_by_rule().map(|(rule, counts)| (rule.code, counts.error)).collect();
    assert!(omitted.contains(&("LW004", 37)) && omitted.contains(&("LW007", 37)), "{omitted:?}");
    let json = hold::<rules::CheckAnswer>("check", &Answer::new(few.answer(Language::Nl)));
    assert_eq!(json["omitted"]["error"], few.findings().omitted().error);
    assert!(few.sound().is_err(), "what blocks results blocks them though it was not kept");
    assert!(counted(Options::default().keep(0), 40).sound().is_err());
}

#[test]
fn the_same_findings_are_kept_every_time() {
    let cycle =
        |n: usize| format!(r#"{{"id": "c-{}", "team": "t-{n}", "week": "2031-W01", "status": "held"}}"#, n % 20);
    let log = (0..40).map(cycle).collect::<Vec<_>>().join("\n");
    let text = std::fs::read_to_string("examples/data/northgate.json").unwrap();
    let kept = || {
        let mut checking = Checking::new(Programme::from_json(&text).unwrap(), Options::default().keep_each(3));
        checking.log("log", log.as_bytes()).unwrap();
        let checked = checking.finish();
        let twice = checked.findings().iter().filter(|finding| finding.code() == "LW001");
        twice.map(|finding| finding.line()).collect::<Vec<_>>()
    };
    for _ in 0..8 {
        assert_eq!(kept(), [Some(21), Some(22), Some(23)]);
    }
}

#[test]
fn lines_that_cannot_be_read_are_kept_up_to_a_thousand() {
    let text = std::fs::read_to_string("examples/data/northgate.json").unwrap();
    let mut checking = Checking::new(Programme::from_json(&text).unwrap(), Options::default());
    let error = checking.log("log", "x\n".repeat(2500).as_bytes()).unwrap_err();
    assert_eq!((error.lines().len(), error.more()), (1000, 1500));
    assert!(error.to_string().starts_with("2500 of the log's lines"), "{error}");
    assert_eq!(checking.finish().sound().unwrap_err().unread(), 2500);
}

/// A rule of an application's own, which finds something in every cycle.
static EVERY_CYCLE: rules::Rule = rules::Rule {
    code: "XCYCLE",
    name: "every-cycle",
    level: rules::Level::Warning,
    since: "0.1.0",
    blocks: rules::Blocks::Nothing,
    why: rules::Why::Ours(Bilingual { nl: "zomaar", en: "just so" }),
    title: Bilingual { nl: "Een cyclus", en: "A cycle" },
    message: Bilingual { nl: "{team} in {week}", en: "{team} in {week}" },
    mend: Bilingual { nl: "niets", en: "nothing" },
    explain: Bilingual { nl: "niets meer", en: "nothing more" },
    law: None,
    parameters: &["recent_weeks"],
    breaks: "",
    keeps: "",
    check: rules::Check::NOTHING.cycle(|_, hits| hits.at(rules::At::root(), [])),
};

#[test]
fn accepted_findings_are_apart_with_their_reason() {
    let mut programme: Value =
        serde_json::from_str(&std::fs::read_to_string("examples/data/northgate.json").unwrap()).unwrap();
    let accepted = r#"[{"code": "XCYCLE", "about": ["t-site"], "reason": "they may", "by": "p-mick"}]"#;
    programme["rules"]["accepted"] = serde_json::from_str(accepted).unwrap();
    let text = serde_json::to_string_pretty(&programme).unwrap();
    let programme = Programme::from_json(&text).unwrap();
    let checked = Checking::new(programme, Options::default().rule(&EVERY_CYCLE)).read_from("here", text).finish();
    let json = hold::<rules::CheckAnswer>("check", &Answer::new(checked.answer(Language::En)));
    let accepted = &json["accepted"][0];
    assert_eq!((&accepted["reason"], &accepted["by"]), (&"they may".into(), &"p-mick".into()));
    assert!(accepted["message"].as_str().unwrap().starts_with("`t-site` in 2026-W"));
    let all = |list: &str| json[list].as_array().unwrap().len() as u64;
    assert!(all("accepted") > 10 && all("findings") > 10);
    let counts = &json["counts"];
    let counted: u64 = ["error", "warning", "advice"].iter().map(|level| counts[level].as_u64().unwrap()).sum();
    assert_eq!(counted, all("findings"), "what was accepted does not count");
    let one = Answer::new(rules::RulesAnswer::of([&EVERY_CYCLE], Language::En));
    let json = hold::<rules::RulesAnswer>("rules", &one);
    let parameter = &json["rules"][0]["parameters"][0];
    assert_eq!((&parameter["name"], &parameter["default"]), (&"recent_weeks".into(), &13.into()));
    assert_eq!(json["rules"][0]["source"], "ours");
}
