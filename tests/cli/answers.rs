//! What programs get: JSON that holds to its schema, and exit statuses.

use serde_json::Value;

use crate::run::{Folder, example, fed, line, run};

fn hold(name: &str, json: &Value) {
    let validator = jsonschema::draft202012::new(&lerendwerken::schema::named(name).unwrap()).unwrap();
    let errors: Vec<_> = validator.iter_errors(json).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
    assert_eq!(json.as_object().unwrap().keys().next().unwrap(), "lerendwerken");
    assert_eq!(json["lerendwerken"]["rules"], lerendwerken::rules::digest());
}

#[test]
fn answers_hold_to_their_schemas_in_both_languages() {
    for language in ["nl", "en"] {
        for call in ["waterland.json --log waterland.ndjson", "northgate.json"] {
            let check = line(&format!("check {call} --format json --language {language}"));
            hold("check", &check.json());
            let results = line(&format!("results {call} --format json --language {language}"));
            hold("results", &results.json());
            let weekly = line(&format!("results {call} --format json --weekly")).json();
            hold("results", &weekly);
            assert!(weekly["expectations"][0]["weekly"].as_array().unwrap().len() > 5);
        }
        let rules = line(&format!("rules --format json --language {language}")).json();
        hold("rules", &rules);
        assert_eq!(rules["rules"].as_array().unwrap().len(), lerendwerken::rules::all().count());
        let one = line(&format!("rules LW007 --format json --language {language}")).json();
        hold("rules", &one);
        assert_eq!(one["rules"][0]["code"], "LW007");
    }
}

#[test]
fn a_finding_has_its_place_and_its_words() {
    let folder = Folder::new();
    let path = folder.file("p.json", lerendwerken::rules::named("LW008").unwrap().breaks);
    for (language, words) in [("nl", "bij `e-verzuim` is"), ("en", "the target of")] {
        let ran = run(["check", &path, "--format", "json", "--language", language]);
        assert_eq!(ran.status, 1);
        hold("check", &ran.json());
        let json = ran.json();
        let finding = json["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "LW008").unwrap();
        assert_eq!(finding["name"], "target-is-baseline");
        assert_eq!(finding["level"], "error");
        assert_eq!(finding["source"], path.as_str());
        assert!(finding["message"].as_str().unwrap().starts_with(words), "{finding}");
        assert!(finding["line"].as_u64().unwrap() > 1 && finding["column"].as_u64().unwrap() >= 1);
        let at = json["findings"][0]["pointer"].as_str().unwrap();
        let document: Value = serde_json::from_str(lerendwerken::rules::named("LW008").unwrap().breaks).unwrap();
        assert!(document.pointer(at).is_some());
        assert_eq!(json["counts"]["error"], 1);
        assert!(json.get("omitted").is_none());
    }
}

#[test]
fn what_is_not_kept_is_in_the_counts() {
    let folder = Folder::new();
    let cycle =
        |n: u32| format!(r#"{{"id": "c-{n}", "team": "t-x", "week": "2026-W20", "status": "skipped", "reason": "r"}}"#);
    let log = folder.file("log", (0..2000).map(cycle).collect::<Vec<_>>().join("\n"));
    let all = run(["check", "northgate.json", "--log", &log, "--format", "json"]).json();
    let few = run(["check", "northgate.json", "--log", &log, "--format", "json", "--keep", "5"]).json();
    hold("check", &few);
    assert_eq!(all["counts"], few["counts"]);
    let errors = |answer: &Value| {
        answer["findings"].as_array().unwrap().iter().filter(|finding| finding["level"] == "error").count() as u64
    };
    assert_eq!(all["counts"]["error"].as_u64().unwrap(), errors(&all));
    let kept = errors(&few);
    assert!(kept <= 15);
    assert_eq!(
        run(["check", "northgate.json", "--log", &log, "--format", "json", "--keep", "0"]).json()["findings"],
        serde_json::json!([])
    );
    assert_eq!(few["omitted"]["error"].as_u64().unwrap() + kept, all["counts"]["error"].as_u64().unwrap());
}

#[test]
fn exit_statuses() {
    let folder = Folder::new();
    let breaks = folder.file("breaks.json", lerendwerken::rules::named("LW008").unwrap().breaks);
    let shape = folder.file("shape.json", "{}");
    for (args, status) in [
        (vec!["check", "northgate.json"], 0),
        (vec!["check", "northgate.json", "--deny", "warnings"], 1),
        (vec!["check", "northgate.json", "--deny", "warnings", "--level", "LW206=off", "--level", "LW308=advice"], 0),
        (vec!["check", &breaks], 1),
        (vec!["results", "northgate.json"], 0),
        (vec!["results", &breaks], 1),
        (vec!["check", &shape], 2),
        (vec!["results", &shape], 2),
        (vec!["check", "nothing.json"], 2),
        (vec!["check"], 2),
        (vec!["check", "northgate.json", "--nope"], 2),
        (vec!["nope"], 2),
        (vec![], 2),
        (vec!["--help"], 0),
        (vec!["schema", "programme"], 0),
        (vec!["schema", "nope"], 2),
        (vec!["rules", "LW999"], 2),
    ] {
        let ran = run(args.clone());
        assert_eq!(ran.status, status, "{args:?}: {}", ran.err);
        if status == 2 {
            ran.refused();
        }
    }
}

#[test]
fn an_unusable_programme_gives_programs_its_findings() {
    let folder = Folder::new();
    let breaks = folder.file("breaks.json", lerendwerken::rules::named("LW008").unwrap().breaks);
    let ran = run(["results", &breaks, "--format", "json"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert_eq!(ran.error()["findings"][0]["code"], "LW008");
    // What does not block is carried along.
    let breaks = folder.file("breaks.json", lerendwerken::rules::named("LW007").unwrap().breaks);
    let ran = run(["results", &breaks, "--language", "en"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("Findings that go with these results: 1 error"), "{}", ran.out);
}

#[test]
fn standard_input_and_several_logs_are_the_same() {
    let text = |name: &str| example(name).into_bytes();
    let call = "check waterland.json --log waterland.ndjson --format json";
    let from_files = line(call).json();
    let programme = fed("check - --log waterland.ndjson --format json", &text("waterland.json")).json();
    assert_eq!(programme.to_string().replace("<stdin>", "waterland.json"), from_files.to_string());
    let log = fed("results waterland.json --log - --format json", &text("waterland.ndjson")).out;
    assert_eq!(log, line("results waterland.json --log waterland.ndjson --format json").out);
    let folder = Folder::new();
    let lines = example("waterland.ndjson");
    let (first, second) = lines.split_at(lines.match_indices('\n').nth(100).unwrap().0);
    let (first, second) = (folder.file("1.ndjson", first), folder.file("2.ndjson", second));
    // In another order, too.
    let both = run(["results", "waterland.json", "--log", &second, "--log", &first, "--format", "json"]).out;
    assert_eq!(both, log);
    let one = fed(
        &format!("results waterland.json --log {first} --log - --format json"),
        lines.split_at(lines.match_indices('\n').nth(100).unwrap().0).1.as_bytes(),
    );
    assert_eq!(one.out, log);
    let two = fed("check - --log -", b"");
    assert!(two.refused().contains("once only"));
    assert!(fed("check - --log - --language nl", b"").refused().contains("maar één keer"));
}

#[test]
fn findings_from_standard_input_have_their_place() {
    let log =
        b"\n{\"id\": \"c-1\", \"team\": \"t-x\", \"week\": \"2026-W20\", \"status\": \"skipped\", \"reason\": \"r\"}";
    let ran = fed("check northgate.json --log -", log);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("--> <stdin>:2:23 (/team)"), "{}", ran.out);
    let ran = fed("check -", lerendwerken::rules::named("LW005").unwrap().breaks.as_bytes());
    assert!(ran.out.contains("--> <stdin>:") && ran.out.contains(" ^"), "{}", ran.out);
}

#[test]
fn levels_parameters_and_the_week_are_taken_over() {
    assert_eq!(
        line("check northgate.json --parameter recent_weeks=26 --as-of 2026-W20 --format json").json()["as_of"],
        "2026-W20"
    );
    assert_eq!(line("results northgate.json --as-of 2026-W20 --format json").json()["as_of"], "2026-W20");
    assert!(line("check northgate.json --parameter recent_week=2").refused().contains("did you mean `recent_weeks`?"));
    assert!(line("check northgate.json --parameter recent_weeks=0 --language nl").refused().contains("hele weken"));
    assert!(line("check northgate.json --level LW02=off").refused().contains("there is no rule \"LW02\""));
    assert!(line("check northgate.json --level LW003=off").refused().contains("never LW0xx"));
    assert!(line("check northgate.json --level LW003").refused().contains("CODE=LEVEL"));
    assert!(line("check northgate.json --level LW003=loud").refused().contains("warning"));
    assert!(line("check northgate.json --as-of 2025-W53").refused().contains("expected an ISO week that exists"));
    assert!(line("rules LW017 --language nl").refused().contains("bedoel je `LW007`?"));
    assert!(line("rules sesion-outside-week").refused().contains("did you mean `session-outside-week`?"));
}

#[test]
fn an_example_feeds_a_check() {
    let folder = Folder::new();
    for rule in lerendwerken::rules::all() {
        let journal = line(&format!("rules {} --example journal", rule.code));
        let beside = if rule.check.beside.is_some() {
            format!("--journal {}", folder.file("journal.json", journal.out))
        } else {
            assert!(journal.refused().contains("no journal goes with"));
            String::new()
        };
        let check = format!("check - --format json {beside}");
        if rule.before().is_some() {
            continue;
        }
        let breaks = line(&format!("rules {} --example breaks", rule.code));
        let found = fed(&check, breaks.out.as_bytes()).json();
        assert!(found["findings"].as_array().unwrap().iter().any(|it| it["code"] == rule.code), "{}", rule.code);
        let keeps = line(&format!("rules {} --example keeps", rule.name));
        let found = fed(&check, keeps.out.as_bytes()).json();
        assert!(!found["findings"].as_array().unwrap().iter().any(|it| it["code"] == rule.code), "{}", rule.code);
    }
    assert_eq!(line("rules --example breaks").status, 2);
}

#[test]
fn an_example_feeds_a_comparison() {
    let folder = Folder::new();
    for rule in lerendwerken::rules::all().filter(|rule| rule.before().is_some()) {
        let before = folder.file("before.json", line(&format!("rules {} --example before", rule.code)).out);
        for (case, finds) in [("breaks", true), ("keeps", false)] {
            let case = line(&format!("rules {} --example {case}", rule.code));
            let found = fed(&format!("diff {before} - --format json"), case.out.as_bytes()).json();
            let findings = found["findings"].as_array().unwrap();
            assert_eq!(findings.iter().any(|it| it["code"] == rule.code), finds, "{}", rule.code);
        }
    }
    let refused = line("rules LW007 --example before --language nl");
    assert!(refused.refused().contains("vergelijkt geen twee versies"), "{}", refused.err);
}

#[test]
fn schemas_are_printed_and_written() {
    let folder = Folder::new();
    let ran = run(["schema", "--out", &folder.path("")]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for entry in lerendwerken::schema::ALL {
        let printed = line(&format!("schema {}", entry.name));
        assert_eq!(printed.json(), entry.schema(lerendwerken::schema::Export::default()));
        let written = std::fs::read_to_string(folder.path(&format!("{}.schema.json", entry.name))).unwrap();
        assert_eq!(written, printed.out);
    }
    let files = std::fs::read_dir(folder.path("")).unwrap().count();
    assert_eq!(files, lerendwerken::schema::ALL.len(), "nothing else is left there");
    std::fs::create_dir(folder.path("one")).unwrap();
    let one = run(["schema", "cycle", "--out", &folder.path("one")]);
    assert_eq!(folder.without_path(&one.out), "FOLDER/one/cycle.schema.json\n");
}
