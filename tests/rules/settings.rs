//! Levels, parameters and acceptances, from a programme and from a call, and rules of one's own.

use crate::common::{
    check_with_logs, document, document_with, held, log_of, of_integrity, place, places, read, read_cycle, week,
};
use crate::own::{self, options};
use lerendwerken::Language;
use lerendwerken::calculus::Running;
use lerendwerken::model::LevelSetting;
use lerendwerken::rules::{self, Checked, Level, Options};
use serde_json::{Value, json};

/// A programme with two held cycles and these settings.
fn with_rules(rules: Value) -> Value {
    let mut document = document_with([held("t-balie", "2026-W07"), held("t-kcc", "2026-W09")]);
    document["rules"] = rules;
    document
}

fn check(document: &Value, options: &Options) -> Checked {
    rules::check(read(document), options)
}

/// The levels at which a rule found something.
fn levels_of(code: &str, checked: &Checked) -> Vec<Level> {
    checked.findings().iter().filter(|finding| finding.code() == code).map(|finding| finding.level()).collect()
}

/// A level as a call sets it.
fn setting(options: Options, code: &str, level: LevelSetting) -> Options {
    options.level(&code.parse().unwrap(), level).unwrap()
}

#[test]
fn own_rules_find_in_frame_cycles_and_facts() {
    let mut document = with_rules(json!({}));
    let log = log_of(&[document["cycles"].as_array_mut().unwrap().pop().unwrap()]);
    let checked = check_with_logs(&document, &[log], &options());
    let expected = ["XWEEK@", "XTEAM@/teams/0", "XTEAM@/teams/1", "XCYCLE@/cycles/0", "XCYCLE@1:1:"];
    assert_eq!(places(&checked), expected);
    let counts = checked.findings().counts();
    assert_eq!((counts.error, counts.warning, counts.advice, counts.all()), (0, 5, 0, 5));
    assert_eq!(checked.findings().at_least(Level::Warning).count(), 5);
    assert_eq!(checked.findings().at_least(Level::Error).count(), 0);
    let messages: Vec<_> = checked.findings().iter().map(|finding| finding.message(Language::En)).collect();
    let expected = [
        "looked at as of 2026-W09, limit 3",
        "`t-balie` may be silent for 3 weeks",
        "`t-kcc` may be silent for 3 weeks",
        "`t-balie` held `c-t-balie-2026-w07` in 2026-W07, limit 3",
        "`t-kcc` held `c-t-kcc-2026-w09` in 2026-W09, limit 3",
    ];
    assert_eq!(messages, expected);
    let finding = checked.findings().iter().nth(3).unwrap();
    assert_eq!(finding.message(Language::Nl), "`t-balie` hield `c-t-balie-2026-w07` in 2026-W07, grens 3");
    assert_eq!(finding.mend(Language::Nl), "doe het anders");
    let shown = "warning[XCYCLE]: `t-balie` held `c-t-balie-2026-w07` in 2026-W07, limit 3 (/cycles/0)";
    assert_eq!(finding.display(Language::En).to_string(), shown);
    assert_eq!(checked.sound().unwrap().findings().counts(), counts, "they go along with the results");
}

#[test]
fn the_rules_of_a_call_are_the_crates_and_ones_own() {
    let codes: Vec<_> = options().rules().map(|rule| rule.code).collect();
    assert!(codes.starts_with(&["LW001", "LW002"]) && codes.ends_with(&["XTEAM", "XCYCLE", "XWEEK"]), "{codes:?}");
    assert_eq!(of_integrity().rules().count(), rules::all().count());
}

#[test]
fn an_appended_cycle_meets_own_rules() {
    let sound = check(&document(), &options()).sound().unwrap();
    let found = Running::new(sound).append(&read_cycle(&held("t-balie", "2026-W07"))).unwrap();
    assert_eq!(found.iter().map(place).collect::<Vec<_>>(), ["XCYCLE@/cycles/0"]);
}

#[test]
fn an_own_rule_blocks_what_it_says_it_blocks() {
    let error = setting(options(), "XTEAM", LevelSetting::Error);
    assert!(check(&document(), &error).sound().is_ok(), "a level blocks nothing");
    let blocked = check(&document(), &of_integrity().rule(&own::BLOCKS)).sound().unwrap_err();
    assert_eq!(blocked.blocking().iter().map(place).collect::<Vec<_>>(), ["XBLOCKS@"]);
    let off = setting(of_integrity().rule(&own::BLOCKS), "XBLOCKS", LevelSetting::Off);
    assert!(check(&document(), &off).sound().is_ok());
}

#[test]
fn a_level_comes_from_the_call_else_from_the_programme_else_from_the_rule() {
    let silent: [Level; 0] = [];
    let plain = with_rules(json!({}));
    assert_eq!(levels_of("XCYCLE", &check(&plain, &options())), [Level::Warning; 2]);
    for (word, level) in [("advice", Level::Advice), ("warning", Level::Warning), ("error", Level::Error)] {
        let document = with_rules(json!({ "levels": { "XCYCLE": word } }));
        let checked = check(&document, &options());
        assert_eq!(levels_of("XCYCLE", &checked), [level; 2]);
        assert_eq!(levels_of("XTEAM", &checked), [Level::Warning; 2], "of the other rules nothing was said");
        let called = setting(options(), "XCYCLE", LevelSetting::Off);
        assert_eq!(levels_of("XCYCLE", &check(&document, &called)), silent);
    }
    let off = with_rules(json!({ "levels": { "XCYCLE": "off" } }));
    assert_eq!(levels_of("XCYCLE", &check(&off, &options())), silent);
    for (setting_, level) in [
        (LevelSetting::Advice, Level::Advice),
        (LevelSetting::Warning, Level::Warning),
        (LevelSetting::Error, Level::Error),
    ] {
        assert_eq!(levels_of("XCYCLE", &check(&off, &setting(options(), "XCYCLE", setting_))), [level; 2]);
        assert_eq!(levels_of("XCYCLE", &check(&plain, &setting(options(), "XCYCLE", setting_))), [level; 2]);
    }
    let counts = check(&with_rules(json!({ "levels": { "XCYCLE": "error", "XTEAM": "advice" } })), &options());
    let counts = counts.findings().counts();
    assert_eq!((counts.error, counts.warning, counts.advice), (2, 1, 2));
}

#[test]
fn a_level_is_set_of_a_rule_that_there_is_and_never_of_integrity() {
    let unknown = of_integrity().level(&"XTEAM".parse().unwrap(), LevelSetting::Off).unwrap_err();
    assert_eq!(unknown.code(), "XTEAM");
    assert_eq!(unknown.to_string(), "there is no rule \"XTEAM\"");
    assert!("LW001".parse::<lerendwerken::model::RuleCode>().is_err());
    let document = with_rules(json!({ "levels": { "LW001": "off" } }));
    assert!(lerendwerken::model::Programme::from_json(&document.to_string()).is_err());
}

#[test]
fn a_parameter_comes_from_the_call_else_from_the_programme_else_from_its_default() {
    let said = |document: &Value, options: &Options| -> Vec<String> {
        let checked = check(document, options);
        let value = |finding: &rules::Finding| format!("{:?}", finding.value("limit").unwrap());
        assert_eq!(checked.findings().iter().count(), 5, "in frame, cycles and facts");
        let mut all: Vec<_> = checked.findings().iter().map(value).collect();
        all.dedup();
        all
    };
    let (plain, given) = (with_rules(json!({})), with_rules(json!({ "parameters": { "gap_weeks": 5 } })));
    let called = options().parameter("gap_weeks", "7").unwrap();
    assert_eq!(said(&plain, &options()), ["Count(3)"]);
    assert_eq!(said(&given, &options()), ["Count(5)"]);
    assert_eq!(said(&plain, &called), ["Count(7)"]);
    assert_eq!(said(&given, &called), ["Count(7)"]);
}

#[test]
fn a_parameter_that_there_is_not_or_that_may_not_be_is_refused() {
    let unknown = options().parameter("gap_week", "7").unwrap_err().to_string();
    assert_eq!(unknown, "there is no parameter \"gap_week\"; did you mean `gap_weeks`?");
    for wrong in ["0", "521", "3.5", "drie", "", "NaN", "inf"] {
        let refused = options().parameter("gap_weeks", wrong).unwrap_err().to_string();
        assert!(refused.starts_with("parameter `gap_weeks`: expected whole weeks"), "{refused}");
    }
    for right in ["7", "7.0", "7e0", " 7 "] {
        assert!(options().parameter("gap_weeks", right).is_ok(), "{right}");
    }
    assert!(options().parameter("timeline", "original").is_ok());
    assert!(options().parameter("timeline", "nieuw").is_err());
}

/// The findings that stand and those that are accepted, with one acceptance.
fn accepting(acceptance: Value, options: &Options) -> (Vec<String>, Vec<String>) {
    let mut acceptance = acceptance;
    acceptance["reason"] = json!("verbouwing");
    acceptance["by"] = json!("p-marc");
    let document = with_rules(json!({ "accepted": [acceptance] }));
    let checked = check(&document, options);
    let accepted = checked.findings().accepted();
    assert!(accepted.iter().all(|it| it.acceptance.reason.as_str() == "verbouwing"));
    let counts = checked.findings().counts().all();
    assert_eq!(counts, checked.findings().iter().count() as u64, "those accepted do not count");
    (places(&checked), accepted.iter().map(|it| place(&it.finding)).collect())
}

#[test]
fn an_acceptance_matches_by_code_and_by_all_that_it_is_about() {
    let options = of_integrity().rule(&own::CYCLE);
    let (first, second) = ("XCYCLE@/cycles/0".to_owned(), "XCYCLE@/cycles/1".to_owned());
    let about = |code: &str, about: &[&str]| accepting(json!({ "code": code, "about": about }), &options);
    let accepted = (vec![second.clone()], vec![first.clone()]);
    assert_eq!(about("XCYCLE", &["t-balie"]), accepted);
    assert_eq!(about("XCYCLE", &["2026-W07"]), accepted);
    assert_eq!(about("XCYCLE", &["c-t-balie-2026-w07"]), accepted);
    assert_eq!(about("XCYCLE", &["2026-W07", "t-balie", "c-t-balie-2026-w07"]), accepted);
    let neither = (vec![first.clone(), second.clone()], vec![]);
    assert_eq!(about("XCYCLE", &["t-balie", "2026-W09"]), neither);
    assert_eq!(about("XCYCLE", &["p-anna"]), neither);
    assert_eq!(about("XTEAM", &["t-balie"]), neither);
    assert_eq!(about("LW203", &["t-balie"]), neither);
    assert_eq!(about("XCYCLE", &[]), (vec![], vec![first, second]), "about nothing in particular, so about all");
}

#[test]
fn a_call_accepts_besides_the_programme_and_goes_before_it() {
    let acceptance =
        |about: &str, reason: &str| json!({ "code": "XCYCLE", "about": [about], "reason": reason, "by": "p-marc" });
    let document = with_rules(json!({ "accepted": [acceptance("t-balie", "verbouwing")] }));
    let called = |about: &str| {
        let acceptance = serde_json::from_value(acceptance(about, "verhuizing")).unwrap();
        check(&document, &of_integrity().rule(&own::CYCLE).accept(acceptance))
    };
    let reasons = |checked: &Checked| -> Vec<String> {
        checked.findings().accepted().iter().map(|it| it.acceptance.reason.as_str().to_owned()).collect()
    };
    assert_eq!(reasons(&called("t-kcc")), ["verbouwing", "verhuizing"]);
    let checked = called("t-balie");
    assert_eq!(reasons(&checked), ["verhuizing"]);
    assert_eq!(places(&checked), ["XCYCLE@/cycles/1"]);
}

#[test]
fn an_acceptance_holds_until_its_week() {
    let until = |until: &str, options: &Options| {
        let acceptance = json!({ "code": "XCYCLE", "about": ["t-balie"], "until": until });
        accepting(acceptance, options).1.len()
    };
    let options = of_integrity().rule(&own::CYCLE);
    assert_eq!(until("2026-W09", &options), 1, "the week itself included");
    assert_eq!(until("2026-W08", &options), 0);
    assert_eq!(until("2026-W08", &options.clone().as_of(week("2026-W08"))), 1);
    assert_eq!(until("2026-W20", &options.clone().as_of(week("2026-W21"))), 0);
}

#[test]
fn an_acceptance_matches_findings_of_frame_and_facts_and_in_logs() {
    let acceptance =
        |code: &str, about: &str| json!({ "code": code, "about": [about], "reason": "verbouwing", "by": "p-marc" });
    let mut document = document();
    document["rules"] = json!({ "accepted": [
        acceptance("XTEAM", "t-kcc"), acceptance("XWEEK", "2026-W09"), acceptance("XCYCLE", "2026-W09"),
    ] });
    let log = log_of(&[held("t-kcc", "2026-W09"), held("t-balie", "2026-W07")]);
    let checked = check_with_logs(&document, &[log], &options());
    assert_eq!(places(&checked), ["XTEAM@/teams/0", "XCYCLE@1:2:"]);
    let accepted: Vec<_> = checked.findings().accepted().iter().map(|it| place(&it.finding)).collect();
    assert_eq!(accepted, ["XWEEK@", "XTEAM@/teams/1", "XCYCLE@1:1:"], "as the documents read");
}

#[test]
fn accepted_findings_have_their_place_in_the_text() {
    let document = with_rules(json!({ "accepted": [
        { "code": "XCYCLE", "about": ["t-balie"], "reason": "verbouwing", "by": "p-marc" } ] }));
    let text = serde_json::to_string_pretty(&document).unwrap();
    let checking = rules::Checking::new(read(&document), options()).read_from("waterland.json", text);
    let checked = checking.finish();
    assert!(checked.findings().iter().all(|finding| finding.line().is_some() && finding.column().is_some()));
    let accepted = &checked.findings().accepted()[0].finding;
    assert!(accepted.line().is_some() && accepted.column().is_some());
}

/// Without integrity nothing that is said can be relied on, so it can't be accepted.
#[test]
fn integrity_is_never_accepted() {
    let mut document = with_rules(json!({ "accepted": [
        { "code": "LW002", "about": ["p-onbekend"], "reason": "verbouwing", "by": "p-marc" },
        { "code": "LW002", "about": [], "reason": "verbouwing", "by": "p-marc" } ] }));
    document["teams"][0]["members"][0] = json!("p-onbekend");
    let checked = check(&document, &of_integrity());
    let expected = ["LW002@/teams/0/members/0", "LW002@/rules/accepted/0/about/0"];
    assert_eq!(places(&checked), expected);
    assert!(checked.findings().accepted().is_empty());
    assert!(checked.sound().is_err());
}
