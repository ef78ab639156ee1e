//! Law that binds from a date: before it a finding is advice, and says from when.

use crate::common::{document_with, held, push, read, week};
use lerendwerken::model::{LevelSetting, Programme, Timeline, Week};
use lerendwerken::rules::{self, Checked, Level, Options, Provision};
use lerendwerken::{Language, calculus};
use serde_json::{Value, json};

/// A high-risk system without an overseer, used in a week.
fn unsupervised(used: &str) -> Value {
    let mut cycle = held("t-balie", used);
    let ai = json!({ "system": "ai-assistent", "stance": "tool", "offloaded": 0, "data": "public", "verified": true });
    push(&mut cycle, "activities", json!({ "professionals": ["p-anna"], "mode": "doing", "minutes": 30, "ai": ai }));
    let mut document = document_with([cycle]);
    document["period"] = json!({ "from": "2024-W01", "until": "2030-W01" });
    document["ai_systems"][0]["risk"] = json!("high");
    document["ai_systems"][0]["overseer"] = json!(null);
    document
}

fn level_and_date(checked: &Checked, code: &str) -> (Level, Option<String>) {
    let finding = checked.findings().iter().find(|finding| finding.code() == code).unwrap();
    (finding.level(), finding.binds().map(|date| date.to_string()))
}

#[test]
fn a_rule_binds_from_the_first_week_on_or_after_its_date() {
    let at = |as_of: &str, timeline: &str| {
        let options = Options::default().as_of(week(as_of)).parameter("timeline", timeline).unwrap();
        level_and_date(&rules::check(read(&unsupervised("2025-W10")), &options), "LW405")
    };
    // 2 August 2026 is a Sunday, 2 December 2027 a Thursday.
    assert_eq!(at("2026-W31", "original"), (Level::Advice, Some("2026-08-02".into())));
    assert_eq!(at("2026-W32", "original"), (Level::Warning, None));
    assert_eq!(at("2027-W48", "omnibus"), (Level::Advice, Some("2027-12-02".into())));
    assert_eq!(at("2027-W49", "omnibus"), (Level::Warning, None));
}

#[test]
fn the_week_is_that_of_the_latest_held_cycle_unless_another_is_asked_for() {
    let at = |used: &str| level_and_date(&rules::check(read(&unsupervised(used)), &Options::default()), "LW405");
    assert_eq!(at("2027-W48").0, Level::Advice);
    assert_eq!(at("2027-W49").0, Level::Warning);
}

#[test]
fn a_finding_says_from_when_it_binds() {
    let checked = rules::check(read(&unsupervised("2026-W10")), &Options::default());
    let finding = checked.findings().iter().find(|finding| finding.code() == "LW405").unwrap();
    assert!(finding.message(Language::En).ends_with("(advice until the law binds, on 2027-12-02)"));
    assert!(finding.message(Language::Nl).ends_with("(advies tot de wet bindt, op 2027-12-02)"));
}

#[test]
fn a_level_that_somebody_set_goes_before_the_date() {
    for (setting, level) in [(LevelSetting::Error, Level::Error), (LevelSetting::Warning, Level::Warning)] {
        let code = "LW405".parse().unwrap();
        let called = Options::default().level(&code, setting).unwrap();
        assert_eq!(level_and_date(&rules::check(read(&unsupervised("2026-W10")), &called), "LW405"), (level, None));
        let mut document = unsupervised("2026-W10");
        document["rules"] = json!({ "levels": { "LW405": setting } });
        assert_eq!(level_and_date(&rules::check(read(&document), &Options::default()), "LW405"), (level, None));
    }
}

/// A prohibited system used in a week of 2025; article 5 binds from week 6.
fn prohibited(used: &str, uses: usize) -> Value {
    let mut document = unsupervised(used);
    document["ai_systems"][0]["risk"] = json!("prohibited");
    let activity = document["cycles"][0]["activities"][0].clone();
    document["cycles"][0]["activities"] = (0..uses).map(|_| activity.clone()).collect();
    document
}

#[test]
fn what_is_only_counted_is_counted_as_advice_too() {
    let counts = |used: &str| {
        let document = prohibited(used, 5);
        let mut frame = document.clone();
        frame["cycles"] = json!([]);
        let mut checking = rules::Checking::new(read(&frame), Options::default().keep_each(2));
        checking.log("log", document["cycles"][0].to_string().as_bytes()).unwrap();
        let checked = checking.finish();
        let of_rule = checked.findings().omitted_by_rule().find(|(rule, _)| rule.code == "LW404").unwrap();
        let kept = checked.findings().iter().filter(|finding| finding.code() == "LW404");
        (of_rule.1.error, of_rule.1.advice, kept.map(|finding| finding.level()).collect::<Vec<_>>())
    };
    // 2 February 2025 is a Sunday.
    assert_eq!(counts("2025-W05"), (0, 3, vec![Level::Advice; 2]));
    assert_eq!(counts("2025-W06"), (3, 0, vec![Level::Error; 2]));
}

#[test]
fn an_accepted_finding_has_the_level_that_it_would_have() {
    let mut document = unsupervised("2026-W10");
    let acceptance = json!({ "code": "LW405", "about": ["ai-assistent"], "reason": "proef", "by": "p-marc" });
    document["rules"] = json!({ "accepted": [acceptance] });
    let checked = rules::check(read(&document), &Options::default());
    let accepted: Vec<_> = checked.findings().accepted().iter().map(|it| it.finding.level()).collect();
    assert_eq!(accepted, [Level::Advice]);
}

#[test]
fn an_appended_cycle_is_judged_as_of_its_week() {
    let level = |appended: &str| {
        let document = prohibited("2025-W03", 1);
        let mut frame = document.clone();
        frame["cycles"] = json!([]);
        let sound = rules::check(read(&frame), &Options::default()).sound().unwrap();
        let mut cycle = document["cycles"][0].clone();
        (cycle["week"], cycle["id"]) = (json!(appended), json!("c-nieuw"));
        let mut running = calculus::Running::new(sound);
        let findings = running.append(&crate::common::read_cycle(&cycle)).unwrap();
        findings.iter().find(|finding| finding.code() == "LW404").map(|finding| finding.level())
    };
    assert_eq!((level("2025-W05"), level("2025-W06")), (Some(Level::Advice), Some(Level::Error)));
}

/// A date as people write it.
fn in_words(date: lerendwerken::model::Date, language: Language) -> String {
    const DUTCH: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let text = date.to_string();
    let month = text[5..7].parse::<usize>().unwrap() - 1;
    let name = if language == Language::Nl { DUTCH[month] } else { ENGLISH[month] };
    format!("{} {name} {}", text[8..].trim_start_matches('0'), &text[..4])
}

#[test]
fn the_dates_in_the_words_of_a_rule_are_those_of_the_file() {
    let dated = rules::all().filter_map(|rule| Some((rule, rule.law?)));
    let mut count = 0;
    for (rule, provision) in dated {
        for language in [Language::Nl, Language::En] {
            for timeline in [Timeline::Original, Timeline::Omnibus] {
                let date = in_words(provision.binds(timeline).unwrap(), language);
                assert!(rule.explain.to(language).contains(&date), "{} {date}", rule.code);
            }
        }
        assert!(rule.parameters.contains(&"timeline"), "{}", rule.code);
        count += 1;
    }
    assert!(count >= Provision::ALL.len());
}

#[test]
fn rules_without_a_dated_law_bind_always() {
    let first: Week = "2000-W01".parse().unwrap();
    let programme = Programme::new("oud", "Oud", "2000-W01".."2000-W10").unwrap();
    let checked = rules::check(programme, &Options::default().as_of(first));
    assert!(
        checked.findings().iter().all(|finding| finding.binds().is_none() && finding.level() == finding.rule().level)
    );
}
