//! SARIF: the log of a check holds to the standard's own schema and says what the check found.
#![cfg(feature = "sarif")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::{EXAMPLES, check, document_with, example, held, log_of, push, read};
use lerendwerken::model::{Acceptance, Journal, Programme};
use lerendwerken::rules::{self, At, Blocks, Check, Checked, Checking, Hits, Key, Level, Options, Rule, Why};
use lerendwerken::{Bilingual, Language};
use serde_json::{Value, json};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(include_str!("data/sarif-2.1.0.json")).unwrap();
    jsonschema::draft4::options().should_validate_formats(true).build(&schema).unwrap()
});

/// The log of a check, held against the schema and against what the check found.
fn held_log(checked: &Checked, language: Language) -> Value {
    let log = serde_json::to_value(checked.sarif(language)).unwrap();
    let errors: Vec<_> = SCHEMA.iter_errors(&log).map(|it| format!("{}: {it}", it.instance_path)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let findings = checked.findings();
    let accepted = findings.accepted().iter().map(|it| (&it.finding, Some(it)));
    let all: Vec<_> = findings.iter().map(|it| (it, None)).chain(accepted).collect();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), all.len());
    let mut fingerprints = BTreeSet::new();
    for (result, (finding, accepted)) in results.iter().zip(all) {
        assert_eq!(result["ruleId"], finding.code());
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], finding.code());
        assert_eq!(result["message"]["text"], finding.message(language));
        let levels = BTreeMap::from([(Level::Error, "error"), (Level::Warning, "warning"), (Level::Advice, "note")]);
        assert_eq!(result["level"], levels[&finding.level()]);
        let location = &result["locations"][0];
        assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], finding.pointer());
        let region = location["physicalLocation"].get("region");
        let place = region.map(|it| (it["startLine"].as_u64(), it.get("startColumn").and_then(Value::as_u64)));
        let number = |number: Option<usize>| number.map(|it| it as u64);
        assert_eq!(place, finding.line().map(|line| (number(Some(line)), number(finding.column()))));
        assert!(fingerprints.insert(result["partialFingerprints"]["lerendwerken/v1"].as_str().unwrap()));
        let reason = accepted.map(|it| it.acceptance.reason.to_string());
        assert_eq!(result.pointer("/suppressions/0/justification").and_then(Value::as_str), reason.as_deref());
    }
    log
}

/// A check of an example with its log, both with their texts.
fn checked_example(name: &str, options: Options) -> Checked {
    let text = std::fs::read_to_string(format!("examples/data/{name}.json")).unwrap();
    let mut checking = Checking::new(Programme::from_json(&text).unwrap(), options);
    checking = checking.read_from(format!("examples/data/{name}.json"), text);
    if let Ok(log) = std::fs::File::open(format!("examples/data/{name}.ndjson")) {
        checking.log(format!("examples/data/{name}.ndjson"), log).unwrap();
    }
    checking.finish()
}

#[test]
fn the_examples_and_every_case_hold_to_the_schema() {
    for language in [Language::Nl, Language::En] {
        for name in EXAMPLES {
            held_log(&checked_example(name, Options::default()), language);
        }
        for rule in rules::all() {
            for case in [rule.breaks, rule.keeps] {
                let mut checking = Checking::new(Programme::from_json(case).unwrap(), Options::default());
                if let Some(journal) = rule.check.beside {
                    checking.journal(&Journal::from_json(journal).unwrap()).unwrap();
                }
                held_log(&checking.read_from("a case.json", case).finish(), language);
            }
        }
    }
    // The schema sees what is wrong.
    let log = serde_json::to_value(checked_example("northgate", Options::default()).sarif(Language::En)).unwrap();
    for (place, wrong) in [
        ("/runs/0/results/0/level", json!("advice")),
        ("/runs/0/results/0/locations/0/logicalLocations/0", json!({ "pointer": "" })),
        ("/runs/0/columnKind", json!("characters")),
        ("/runs/0/results/0/locations/0/physicalLocation/region", json!({ "startLine": 0 })),
    ] {
        let mut other = log.clone();
        *other.pointer_mut(place).unwrap() = wrong;
        assert!(!SCHEMA.is_valid(&other), "{place}");
    }
    // Without its text a programme has no lines.
    let case: Value = serde_json::from_str(rules::named("LW005").unwrap().breaks).unwrap();
    let log = held_log(&check(&case), Language::En);
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place, &json!({ "artifactLocation": { "uri": "case" } }));
}

#[test]
fn a_run_says_what_made_it_and_which_rules_were_on() {
    let options = Options::default().level(&"LW305".parse().unwrap(), "off".parse().unwrap()).unwrap();
    let log = held_log(&checked_example("northgate", options), Language::Nl);
    let run = &log["runs"][0];
    assert_eq!(
        (&log["version"], &run["language"], &run["columnKind"]),
        (&"2.1.0".into(), &"nl".into(), &"unicodeCodePoints".into())
    );
    assert_eq!((&run["properties"]["programme"], log["runs"].as_array().unwrap().len()), (&"northgate".into(), 1));
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&"lerendwerken".into(), &env!("CARGO_PKG_VERSION").into()));
    assert_eq!(driver["properties"], json!({ "format": 1, "rules": rules::digest() }));
    assert!(driver.get("informationUri").is_none());
    let listed = driver["rules"].as_array().unwrap();
    let codes: Vec<_> = listed.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let on: Vec<_> = rules::all().map(|rule| rule.code).filter(|code| *code != "LW305").collect();
    assert_eq!(codes, on);
    for (listed, rule) in listed.iter().zip(rules::all().filter(|rule| rule.code != "LW305")) {
        assert_eq!(listed["name"], rule.name);
        assert_eq!(listed["shortDescription"]["text"], rule.title.nl);
        assert_eq!(listed["fullDescription"]["text"], rule.explain.nl);
        let help = listed["help"]["text"].as_str().unwrap();
        assert!(help.contains(rule.mend.nl) && help.contains(rule.why.words().nl), "{help}");
        let tags = listed["properties"]["tags"].as_array().unwrap();
        assert!(tags.contains(&rule.why.source().into()), "{tags:?}");
    }
    let of = |code: &str| listed.iter().find(|rule| rule["id"] == code).unwrap();
    assert_eq!(of("LW007")["defaultConfiguration"]["level"], "error");
    assert_eq!(of("LW301")["defaultConfiguration"]["level"], "warning");
    assert_eq!(of("LW306")["defaultConfiguration"]["level"], "note");
    assert_eq!(of("LW001")["properties"]["tags"], json!(["integrity"]));
    assert_eq!(of("LW201")["properties"]["tags"], json!(["rhythm", "P4"]));
}

/// A rule of an application's own, which finds every team.
static EVERY_TEAM: Rule = Rule {
    code: "XTEAM",
    name: "every-team",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Ours(Bilingual { nl: "Zomaar.", en: "Just so." }),
    title: Bilingual { nl: "Een team", en: "A team" },
    message: Bilingual { nl: "hier is {team}", en: "here is {team}" },
    mend: Bilingual { nl: "niets te doen", en: "nothing to do" },
    explain: Bilingual { nl: "Elk team is er een.", en: "Every team is one." },
    law: None,
    parameters: &[],
    breaks: "",
    keeps: "",
    check: Check::NOTHING.frame(|cx, hits: &mut Hits<'_>| {
        for (place, team) in cx.programme.teams.iter().enumerate() {
            hits.at(At::root().down(Key::Teams).down(place), [("team", (&team.id).into())]);
        }
    }),
};

fn of_code<'a>(log: &'a Value, code: &str) -> Vec<&'a Value> {
    let results = log["runs"][0]["results"].as_array().unwrap().iter();
    results.filter(|result| result["ruleId"] == code).collect()
}

#[test]
fn what_was_accepted_is_suppressed_and_says_where_the_acceptance_stands() {
    let mut document = document_with([]);
    let acceptance =
        |team: &str, reason: &str| json!({ "code": "XTEAM", "about": [team], "reason": reason, "by": "p-marc" });
    document["rules"] = json!({ "accepted": [acceptance("t-balie", "verbouwing «hal»")] });
    document["rules"]["accepted"][0]["until"] = json!("2026-W20");
    let of_call: Acceptance = serde_json::from_value(acceptance("t-kcc", "proef")).unwrap();
    // A rule that is given twice is one.
    let options = Options::default().rule(&EVERY_TEAM).rule(&EVERY_TEAM).accept(of_call);
    let more = json!({ "id": "t-post", "name": "Post", "members": ["p-bram"], "working_hours": [], "moments": [] });
    push(&mut document, "teams", more);
    let checked = rules::check(read(&document), &options);
    let log = held_log(&checked, Language::En);
    let own: Vec<_> = of_code(&log, "XTEAM")
        .into_iter()
        .map(|it| (it["message"]["text"].clone(), it["suppressions"].clone()))
        .collect();
    let suppressed = |kind: &str, reason: &str, properties: Value| json!([{ "kind": kind, "status": "accepted", "justification": reason, "properties": properties }]);
    let in_source = suppressed("inSource", "verbouwing «hal»", json!({ "by": "p-marc", "until": "2026-W20" }));
    let external = suppressed("external", "proef", json!({ "by": "p-marc" }));
    let mut expected =
        vec![("here is `t-post`", Value::Null), ("here is `t-balie`", in_source), ("here is `t-kcc`", external)];
    // Given twice, it finds everything twice.
    expected = expected.into_iter().flat_map(|it| [it.clone(), it]).collect();
    let expected: Vec<_> = expected.into_iter().map(|(text, it)| (json!(text), it)).collect();
    assert_eq!(own, expected);
    let tags = &log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().last().unwrap()["properties"]["tags"];
    assert_eq!(tags, &json!(["own", "ours"]));
}

/// Lines that break rules, in a log whose text has characters of more than a byte.
fn lines() -> Vec<Value> {
    let mut one = held("t-balie", "2026-W10");
    one["learning_questions"] = json!([
        { "id": "lq-1", "professional": "p-onbekend", "question": "Wat is één?" },
        { "id": "lq-1", "professional": "p-anna", "question": "€" } ]);
    let session = json!({ "start": "2026-01-05T09:00:00+01:00", "minutes": 60 });
    one["sessions"] = json!([session, session]);
    vec![one, held("t-niets", "2026-W11"), held("t-balie", "2026-W12")]
}

fn checked_log(lines: &[Value], before: &str) -> Checked {
    let mut checking = Checking::new(read(&document_with([])), Options::default());
    checking.log("logs/één log.ndjson", format!("{before}{}", log_of(lines)).as_bytes()).unwrap();
    checking.finish()
}

#[test]
fn findings_in_logs_have_their_line_and_column_and_a_uri() {
    let log = held_log(&checked_log(&lines(), ""), Language::Nl);
    let unknown = of_code(&log, "LW002");
    let place = &unknown[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "logs/%C3%A9%C3%A9n%20log.ndjson");
    let line = log_of(&lines()).lines().next().unwrap().to_owned();
    let column = line[..line.find("\"p-onbekend\"").unwrap()].chars().count() as u64 + 1;
    assert_eq!(place["region"], json!({ "startLine": 1, "startColumn": column }));
    assert!(of_code(&log, "LW007").len() == 2 && unknown.len() > 1);
}

/// A fingerprint is of the rule and what it is about: neither lines nor places nor figures count.
#[test]
fn a_result_is_known_again_wherever_its_line_went() {
    let prints = |checked: &Checked| {
        let log = held_log(checked, Language::Nl);
        let print = |it: &Value| (it["ruleId"].to_string(), it["partialFingerprints"].to_string());
        log["runs"][0]["results"].as_array().unwrap().iter().map(print).collect::<BTreeSet<_>>()
    };
    let usual = prints(&checked_log(&lines(), ""));
    assert!(usual.len() > 6);
    assert_eq!(prints(&checked_log(&lines(), "\n\n\n")), usual);
    let mut turned = lines();
    turned.reverse();
    assert_eq!(prints(&checked_log(&turned, "")), usual);
    // In the other language it is the same result.
    let english = serde_json::to_value(checked_log(&lines(), "").sarif(Language::En)).unwrap();
    let same = english["runs"][0]["results"].as_array().unwrap().iter();
    assert_eq!(
        same.map(|it| (it["ruleId"].to_string(), it["partialFingerprints"].to_string())).collect::<BTreeSet<_>>(),
        usual
    );
    // What it is about makes another.
    let mut other = lines();
    other[1]["team"] = json!("t-nergens");
    assert!(prints(&checked_log(&other, "")) != usual);
    let mut other = lines();
    other[0]["learning_questions"][0]["professional"] = json!("p-niemand");
    let different: Vec<_> = prints(&checked_log(&other, "")).difference(&usual).map(|it| it.0.clone()).collect();
    assert!(different.contains(&"\"LW002\"".to_owned()), "{different:?}");
}

/// As [`EVERY_TEAM`], with a figure.
static HOW_MANY: Rule = Rule {
    code: "XMANY",
    message: Bilingual { nl: "{team} heeft {count} leden", en: "{team} has {count} members" },
    check: Check::NOTHING.frame(|cx, hits: &mut Hits<'_>| {
        for (place, team) in cx.programme.teams.iter().enumerate() {
            let values = [("team", (&team.id).into()), ("count", team.members.len().into())];
            hits.at(At::root().down(Key::Teams).down(place), values);
        }
    }),
    ..EVERY_TEAM
};

#[test]
fn a_figure_that_grows_makes_no_other_result() {
    let said = |document: &Value| {
        let log = held_log(&rules::check(read(document), &Options::default().rule(&HOW_MANY)), Language::En);
        let parts = |it: &Value| [&it["message"], &it["partialFingerprints"]].map(Value::to_string);
        of_code(&log, "XMANY").into_iter().map(parts).collect::<Vec<_>>()
    };
    let mut document = document_with([]);
    let before = said(&document);
    push(&mut document["teams"][0], "members", json!("p-marc"));
    let after = said(&document);
    assert_ne!(before[0][0], after[0][0]);
    assert_eq!(before[0][1], after[0][1]);
    assert_ne!(before[0][1], before[1][1]);
}

/// Finds every cycle, and says the first week of the period.
static EVERY_CYCLE: Rule = Rule {
    code: "XCYCLE",
    message: Bilingual { nl: "{team} in {week}, vanaf {from}", en: "{team} in {week}, from {from}" },
    check: Check::NOTHING.cycle(|cx, hits: &mut Hits<'_>| {
        hits.at(At::root(), [("from", cx.programme.period.from.into())]);
    }),
    ..EVERY_TEAM
};

#[test]
fn another_team_week_or_date_makes_another_result() {
    let hashes = |from: &str, cycles: &[(&str, &str)]| {
        let mut document = document_with(cycles.iter().map(|(team, week)| held(team, week)));
        document["period"]["from"] = json!(from);
        let log = held_log(&rules::check(read(&document), &Options::default().rule(&EVERY_CYCLE)), Language::En);
        let print = |it: &Value| it["partialFingerprints"]["lerendwerken/v1"].as_str().unwrap().to_owned();
        let prints: Vec<_> = of_code(&log, "XCYCLE").into_iter().map(print).collect();
        prints.iter().map(|print| print.strip_suffix(":1").unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    let cycles = [("t-balie", "2026-W10"), ("t-kcc", "2026-W10"), ("t-balie", "2026-W11")];
    let usual = hashes("2026-W02", &cycles);
    assert_eq!(usual.len(), 3);
    assert!(hashes("2026-W03", &cycles).is_disjoint(&usual));
}

/// The same findings have the same fingerprints in any later version of the crate that has not said otherwise.
#[test]
fn fingerprints_stay_what_they_are() {
    let case: Value = serde_json::from_str(rules::named("LW008").unwrap().breaks).unwrap();
    let log = held_log(&check(&case), Language::Nl);
    let print = &of_code(&log, "LW008")[0]["partialFingerprints"];
    assert_eq!(print, &json!({ "lerendwerken/v1": "ed0df07b4f201b36:1" }));
}

/// No text of the document is in the log: only ids, places, weeks, figures and our own words.
#[test]
fn no_text_that_people_wrote_is_in_it() {
    let (mut document, mut cycles) = example("waterland");
    fn mark(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members.iter_mut() {
                    let texts = [
                        "name",
                        "title",
                        "question",
                        "organisation",
                        "what",
                        "vendor",
                        "development",
                        "evidence",
                        "unit",
                        "exit_strategy",
                        "source",
                        "reason",
                    ];
                    if texts.contains(&name.as_str()) && member.is_string() {
                        *member = json!("CANARY");
                    }
                    mark(member);
                }
            }
            Value::Array(list) => list.iter_mut().for_each(mark),
            _ => {}
        }
    }
    mark(&mut document);
    cycles.iter_mut().for_each(mark);
    document["rules"] = Value::Null;
    let mut checking = Checking::new(read(&document), Options::default()).read_from("w.json", document.to_string());
    checking.log("w.ndjson", log_of(&cycles).as_bytes()).unwrap();
    let log = held_log(&checking.finish(), Language::Nl);
    assert!(log["runs"][0]["results"].as_array().unwrap().len() > 10);
    assert!(!log.to_string().contains("CANARY"));
}

#[test]
fn what_is_not_kept_is_said() {
    let lines: Vec<Value> = (10..40).map(|week| held("t-niets", &format!("2026-W{week}"))).collect();
    let mut checking = Checking::new(read(&document_with([])), Options::default().keep_each(3));
    checking.log("log", log_of(&lines).as_bytes()).unwrap();
    let checked = checking.finish();
    let log = held_log(&checked, Language::Nl);
    let properties = &log["runs"][0]["properties"];
    assert_eq!(properties["omitted"]["error"], json!(checked.findings().omitted().error));
    assert!(checked.findings().omitted().error >= 27);
    assert_eq!(of_code(&log, "LW002").len(), 3);
}
