//! Law that binds from a date: before it a finding is advice, and says from when.

use crate::common::{cycle, document_with, held, named, push, read, read_cycle, week};
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

/// AI used in all of 2024 and nothing asked about it; article 4 binds from week 6 of 2025.
#[test]
fn what_is_advice_anyway_waits_for_no_date() {
    let mut document = unsupervised("2024-W01");
    document["ai_systems"][0]["risk"] = json!("limited");
    push(&mut document, "cycles", held("t-balie", "2024-W26"));
    let checked = rules::check(read(&document), &Options::default());
    assert_eq!(level_and_date(&checked, "LW411"), (Level::Advice, None));
    let finding = checked.findings().iter().find(|finding| finding.code() == "LW411").unwrap();
    assert!(!finding.message(Language::En).contains("until the law binds"));
}

#[test]
fn the_timeline_is_that_of_the_call_else_of_the_programme() {
    let mut document = unsupervised("2026-W40");
    let level = |document: &Value, options: &Options| {
        let checked = rules::check(read(document), options);
        let of_rule = checked.findings().iter().filter(|finding| finding.code() == "LW405");
        of_rule.filter(|finding| finding.level() == Level::Warning).count()
    };
    let by_default = level(&document, &Options::default());
    document["rules"] = json!({ "parameters": { "timeline": "original" } });
    assert_eq!(level(&document, &Options::default()), by_default + 1);
    let called = Options::default().parameter("timeline", "omnibus").unwrap();
    assert_eq!(level(&document, &called), by_default);
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

/// One of five is accepted, one is kept, three are counted; all of one level, which is that of the law.
#[test]
fn what_is_kept_counted_and_accepted_weighs_the_same() {
    let counts = |used: &str| {
        let mut document = prohibited(used, 5);
        let cycle = document["cycles"][0].clone();
        document["cycles"] = (0..5)
            .map(|number| {
                let mut own = named(cycle.clone(), &format!("c-{number}"));
                own["activities"] = json!([cycle["activities"][0]]);
                own["team"] = json!(format!("t-{number}"));
                own
            })
            .collect();
        let acceptance = json!({ "code": "LW404", "about": ["c-2"], "reason": "proef", "by": "p-marc" });
        document["rules"] = json!({ "accepted": [acceptance] });
        let checked = rules::check(read(&document), &Options::default().keep_each(1));
        let all = checked.findings();
        let of_rule = |finding: &&rules::Finding| finding.code() == "LW404";
        let kept: Vec<_> = all.iter().filter(of_rule).map(rules::Finding::level).collect();
        let accepted: Vec<_> = all.accepted().iter().map(|it| it.finding.level()).collect();
        let omitted = all.omitted_by_rule().find(|(rule, _)| rule.code == "LW404").unwrap().1;
        (kept, accepted, omitted.error, omitted.advice)
    };
    let (advice, error) = (vec![Level::Advice], vec![Level::Error]);
    assert_eq!(counts("2025-W05"), (advice.clone(), advice, 0, 3));
    assert_eq!(counts("2025-W06"), (error.clone(), error, 3, 0));
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

/// What `LW404` says of a cycle that is appended, and of the same cycle where all of them are checked again.
fn appended(frame: &Value, cycles: &[&Value], options: &Options) -> [Option<(Level, Option<String>)>; 2] {
    let sound = rules::check(read(frame), options).sound().unwrap();
    let mut running = calculus::Running::new(sound);
    let mut findings = Vec::new();
    for cycle in cycles {
        findings = running.append(&read_cycle(cycle)).unwrap();
    }
    let mut whole = frame.clone();
    cycles.iter().for_each(|cycle| push(&mut whole, "cycles", (*cycle).clone()));
    let whole = rules::check(read(&whole), options);
    let last = format!("/cycles/{}/activities/0", whole.programme().cycles.len() - 1);
    let of_last = whole.findings().iter().find(|it| it.code() == "LW404" && it.pointer() == last);
    [findings.iter().find(|it| it.code() == "LW404"), of_last]
        .map(|found| found.map(|it| (it.level(), it.binds().map(|date| date.to_string()))))
}

/// Article 5 binds from week 6 of 2025. A late cycle of week 3 is judged by the week that others brought.
#[test]
fn an_appended_cycle_is_judged_as_a_check_of_the_whole_would() {
    let mut frame = prohibited("2025-W01", 1);
    let used = |week: &str| {
        let mut cycle = frame["cycles"][0].clone();
        (cycle["week"], cycle["id"]) = (json!(week), json!(format!("c-{}", week.to_lowercase())));
        cycle
    };
    let [w3, w5, w6] = ["2025-W03", "2025-W05", "2025-W06"].map(used);
    let [planned, empty] = ["planned", "held"].map(|status| cycle("t-kcc", "2025-W07", status));
    frame["cycles"] = json!([]);
    let (advice, error) = ((Level::Advice, Some("2025-02-02".to_owned())), (Level::Error, None));
    let of = |cycles: &[&Value], as_of: Option<&str>| {
        let options = as_of.map_or_else(Options::default, |as_of| Options::default().as_of(week(as_of)));
        let [running, whole] = appended(&frame, cycles, &options);
        assert_eq!(running, whole, "{as_of:?}");
        running
    };
    assert_eq!(of(&[&w5], None), Some(advice.clone()));
    assert_eq!(of(&[&w6], None), Some(error.clone()));
    assert_eq!(of(&[&w6, &w3], None), Some(error.clone()), "the later week was appended too");
    assert_eq!(of(&[&empty, &w3], None), Some(error.clone()), "of whatever team");
    assert_eq!(of(&[&planned, &w3], None), Some(advice.clone()), "what is planned brings no week");
    assert_eq!(of(&[&w3], Some("2025-W05")), Some(advice.clone()));
    assert_eq!(of(&[&empty, &w3], Some("2025-W05")), Some(advice), "the week that was asked for stays");
    assert_eq!(of(&[&w3], Some("2025-W06")), Some(error));
    assert_eq!(of(&[&w6], Some("2025-W05")), None, "it is not read");
}

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

/// A date as people write it.
fn in_words(date: lerendwerken::model::Date, language: Language) -> String {
    let text = date.to_string();
    let month = text[5..7].parse::<usize>().unwrap() - 1;
    let name = if language == Language::Nl { DUTCH[month] } else { ENGLISH[month] };
    format!("{} {name} {}", text[8..].trim_start_matches('0'), &text[..4])
}

/// The dates that a text names, as the file writes them.
fn dates_in(text: &str, language: Language) -> Vec<String> {
    let months = if language == Language::Nl { DUTCH } else { ENGLISH };
    let plain = text.replace(|c: char| !c.is_alphanumeric(), " ");
    let words: Vec<_> = plain.split_whitespace().collect();
    let dates = words.windows(3).filter_map(|three| {
        let (day, year) = (three[0].parse::<u8>().ok()?, three[2].parse::<u16>().ok()?);
        let month = months.iter().position(|name| *name == three[1])? + 1;
        Some(format!("{year}-{month:02}-{day:02}"))
    });
    dates.collect()
}

/// Whoever changes a date in the file is led to every text that names it.
#[test]
fn the_words_of_a_rule_name_no_date_that_is_not_in_the_file() {
    assert_eq!(dates_in("sinds 2 augustus 2026, en (3 juli 2026)", Language::Nl), ["2026-08-02", "2026-07-03"]);
    let file = include_str!("../../src/rules/law/ai_act.csv");
    let mut count = 0;
    for rule in rules::all() {
        let words = [rule.explain, rule.mend, rule.message, rule.title, rule.why.words()];
        for (text, language) in words.iter().flat_map(|it| [(it.nl, Language::Nl), (it.en, Language::En)]) {
            for date in dates_in(text, language) {
                assert!(file.contains(&date), "{} {date}", rule.code);
                count += 1;
            }
        }
    }
    assert!(count > 0);
}

/// Where the Digital Omnibus moves a date, a rule says so, and that its publication was not verified on the day
/// on which the file was; and it says whom article 111(2) exempts.
#[test]
fn a_rule_whose_date_is_moved_says_on_what_that_rests() {
    let moved = |provision: Provision| {
        provision.binds(Timeline::Original).unwrap() != provision.binds(Timeline::Omnibus).unwrap()
    };
    let rules: Vec<_> = rules::all().filter(|rule| rule.law.is_some_and(moved)).collect();
    assert!(rules.iter().any(|rule| rule.code == "LW405"));
    let verified = Provision::verified().unwrap();
    for rule in rules {
        for (language, journal, paragraph) in [
            (Language::Nl, "Publicatieblad", "artikel 111, lid 2"),
            (Language::En, "Official Journal", "article 111(2)"),
        ] {
            let explain = rule.explain.to(language);
            assert!(explain.contains(journal), "{}", rule.code);
            assert!(explain.contains(&in_words(verified, language)), "{} {verified}", rule.code);
            assert!(rule.mend.to(language).contains(paragraph), "{}", rule.code);
        }
    }
}

#[test]
fn the_dates_in_the_words_of_a_rule_are_those_of_the_file() {
    let dated = rules::all().filter_map(|rule| Some((rule, rule.law?)));
    let mut count = 0;
    for (rule, provision) in dated {
        for language in [Language::Nl, Language::En] {
            for timeline in [Timeline::Original, Timeline::Omnibus] {
                let date = in_words(provision.binds(timeline).unwrap(), language);
                let written = timeline_date(provision, timeline);
                let text = rule.explain.to(language);
                assert!(text.contains(&date) || text.contains(&written), "{} {date}", rule.code);
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

fn timeline_date(provision: Provision, timeline: Timeline) -> String {
    provision.binds(timeline).unwrap().to_string()
}
