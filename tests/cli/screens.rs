//! What people see, as snapshots: every command, in both languages.

use insta::assert_snapshot;

use crate::run::{Folder, Ran, example, line, run};

/// The log of Waterland in which some things are wrong.
fn dirty_log() -> String {
    let lines = example("waterland.ndjson");
    let lines = lines.lines().enumerate().map(|(number, line)| match number {
        5 | 10 | 15 => line.replacen("\"start\": \"2026-", "\"start\": \"2025-", 1),
        40 => line.replacen("\"professionals\": [\"p-", "\"professionals\": [\"p-nobody\", \"p-", 1),
        _ => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn dirty(args: &[&str]) -> (Folder, Ran) {
    let folder = Folder::new();
    let log = folder.file("dirty.ndjson", dirty_log());
    let ran = run(args.iter().copied().chain(["--log", &log]));
    (folder, ran)
}

#[test]
fn check_of_sound_programmes() {
    assert_snapshot!("check_waterland", line("check waterland.json --log waterland.ndjson").all());
    assert_snapshot!("check_waterland_en", line("check waterland.json --log waterland.ndjson --language en").all());
    assert_snapshot!("check_northgate", line("check northgate.json").all());
}

#[test]
fn check_shows_findings_where_they_are() {
    for language in ["nl", "en"] {
        let (folder, ran) = dirty(&["check", "waterland.json", "--language", language]);
        assert_eq!(ran.status, 1);
        assert_snapshot!(format!("check_dirty_{language}"), folder.without_path(&ran.all()));
    }
}

#[test]
fn check_shows_what_is_wrong_in_each_example() {
    let folder = Folder::new();
    let mut screens = String::new();
    // What only two versions show, `diff` shows.
    for rule in lerendwerken::rules::all().filter(|rule| rule.before().is_none()) {
        let path = folder.file("breaks.json", rule.breaks);
        let beside = |args: &[&str]| {
            let journal = rule.check.beside.map(|text| folder.file("journal.json", text));
            let journal = journal.iter().flat_map(|path| ["--journal", path]);
            run(args.iter().copied().chain(journal))
        };
        let ran = beside(&["check", &path, "--language", if rule.code.ends_with('1') { "en" } else { "nl" }]);
        assert!(ran.out.contains(rule.code), "{}: {}", rule.code, ran.out);
        screens.push_str(&folder.without_path(&ran.out));
        let keeps = folder.file("keeps.json", rule.keeps);
        let ran = beside(&["check", &keeps]);
        assert!(!ran.out.contains(&format!("[{}]", rule.code)), "{}: {}", rule.code, ran.out);
    }
    assert_snapshot!("check_breaking_examples", screens);
}

#[test]
fn many_findings_of_one_rule_are_counted() {
    for language in ["nl", "en"] {
        let (folder, ran) = dirty(&["check", "waterland.json", "--language", language, "--keep", "1"]);
        assert_snapshot!(format!("check_kept_{language}"), folder.without_path(&ran.all()));
    }
}

#[test]
fn results_to_read() {
    assert_snapshot!("results_waterland", line("results waterland.json --log waterland.ndjson").all());
    assert_snapshot!("results_waterland_en", line("results waterland.json --log waterland.ndjson --language en").all());
    assert_snapshot!("results_northgate", line("results northgate.json").all());
    assert_snapshot!("results_northgate_nl", line("results northgate.json --language nl --as-of 2026-W08").all());
    let start = line("results waterland.json --language nl");
    assert_snapshot!("results_without_cycles", start.all());
}

#[test]
fn results_week_by_week() {
    let args = "results northgate.json --as-of 2026-W12 --weekly --language";
    assert_snapshot!("results_weekly_nl", line(&format!("{args} nl")).out);
    assert_snapshot!("results_weekly_en", line(&format!("{args} en")).out);
}

#[test]
fn results_of_an_unusable_programme() {
    for language in ["nl", "en"] {
        let (folder, ran) = dirty(&["results", "waterland.json", "--language", language]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert_snapshot!(format!("results_unsound_{language}"), folder.without_path(&ran.all()));
    }
}

#[test]
fn no_line_is_wider_than_a_hundred_columns_when_piped() {
    let analyses = ["contributions", "forecast", "steady", "sensitivity", "reconcile", "calibrate", "money"];
    let analyses = analyses.map(|it| format!("analyse waterland.json {it} --log waterland.ndjson"));
    let others = [
        "results waterland.json --log waterland.ndjson --weekly",
        "results northgate.json",
        "rules",
        "analyse northgate.json what-if --change otherwise.json",
        "posture waterland.json --log waterland.ndjson",
        "posture northgate.json",
        "view waterland.json --log waterland.ndjson --as own --for p-anna",
        "view waterland.json --log waterland.ndjson --as manager --for p-loubna",
        "view northgate.json --as manager --for p-owen",
        "view waterland.json --log waterland.ndjson --as research --key-file example-key-not-secret.txt",
    ];
    for call in others.into_iter().chain(analyses.iter().map(String::as_str)) {
        for language in ["nl", "en"] {
            for line in line(&format!("{call} --language {language}")).out.lines() {
                assert!(line.chars().count() <= 100, "{line}");
                assert_eq!(line.trim_end(), line);
            }
        }
    }
}

#[test]
fn rules_and_one_explained() {
    for language in ["nl", "en"] {
        assert_snapshot!(format!("rules_{language}"), line(&format!("rules --language {language}")).all());
        assert_snapshot!(format!("rule_{language}"), line(&format!("rules LW007 --language {language}")).all());
    }
    let by_name = line("rules session-outside-week");
    assert_eq!(by_name.out, line("rules lw007").out);
    for rule in lerendwerken::rules::all() {
        for language in ["nl", "en"] {
            let explained = line(&format!("rules {} --language {language}", rule.code));
            assert_eq!(explained.status, 0);
            let language = language.parse().unwrap();
            // Lines are broken between words.
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            for text in [rule.title, rule.explain, rule.mend, rule.why.words()] {
                assert!(words(&explained.out).contains(&words(text.to(language))), "{}", rule.code);
            }
            assert!(rule.parameters.iter().all(|name| explained.out.contains(name)), "{}", rule.code);
        }
    }
}

#[test]
fn the_schemas_listed() {
    assert_snapshot!("schema", line("schema").all());
}

#[test]
fn help_and_version() {
    for command in [
        "",
        "check ",
        "results ",
        "analyse ",
        "posture ",
        "report ",
        "view ",
        "diff ",
        "schema ",
        "rules ",
        "completions ",
    ] {
        let name = command.trim();
        assert_snapshot!(format!("help_{name}_short"), line(&format!("{command}-h")).all());
        assert_snapshot!(format!("help_{name}_long"), line(&format!("{command}--help")).all());
    }
    let version = line("--version");
    assert!(version.out.starts_with(concat!("lerendwerken ", env!("CARGO_PKG_VERSION"))), "{}", version.out);
    assert!(version.out.contains(&lerendwerken::rules::digest()));
}

#[test]
fn colour_is_there_when_asked_for_and_never_when_piped() {
    let plain = line("results northgate.json");
    assert!(!plain.out.contains('\u{1b}'));
    let coloured = line("results northgate.json --color always");
    assert!(coloured.out.contains("\u{1b}["));
    assert_eq!(line("results northgate.json --color never").out, plain.out);
    let (_, ran) = dirty(&["check", "waterland.json", "--color", "always"]);
    assert!(ran.out.contains("\u{1b}["));
    assert!(!line("check northgate.json --format json --color always").out.contains('\u{1b}'));
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = line(&format!("completions {shell}"));
        assert_eq!(ran.status, 0);
        assert!(ran.out.contains("lerendwerken") && ran.out.contains("results"), "{shell}");
    }
}
