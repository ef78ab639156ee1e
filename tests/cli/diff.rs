//! What changed between two versions, on the screen and for programs.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::run::{Folder, Ran, example, fed, line, run};

/// The example of Waterland as it was, and as it is after some changes.
fn versions() -> (Folder, String, String) {
    let folder = Folder::new();
    let mut new: Value = serde_json::from_str(&example("waterland.json")).unwrap();
    let old = folder.file("old.json", format!("{new:#}"));
    new["period"]["until"] = json!("2028-W26");
    new["organisation"] = json!("Gemeente Groot-Waterland");
    let anna = new["people"].as_array().unwrap().iter().position(|it| it["id"] == "p-anna").unwrap();
    new["people"][anna]["weekly_minutes"] = json!(1200);
    let from = new["teams"][0]["members"].as_array_mut().unwrap().pop().unwrap();
    new["teams"][1]["members"].as_array_mut().unwrap().push(from);
    let moment = new["teams"][1]["moments"].as_array_mut().unwrap().pop().unwrap();
    new["teams"][2]["moments"].as_array_mut().unwrap().push(moment);
    new["ai_systems"][0]["cleared_for"] = json!(["public"]);
    let goals = new["goals"].as_array_mut().unwrap();
    goals[0]["expectations"][0]["target"] = json!(1);
    let gone = goals[1]["expectations"].as_array_mut().unwrap().remove(0);
    let moved = goals[1]["expectations"].as_array_mut().unwrap().pop();
    goals[0]["expectations"].as_array_mut().unwrap().extend(moved);
    assert!(gone["id"].is_string());
    new["goals"][2]["title"] = json!("Een andere titel");
    let new = folder.file("new.json", format!("{new:#}"));
    (folder, old, new)
}

fn diff(args: &[&str]) -> (Folder, Ran) {
    let (folder, old, new) = versions();
    let ran = run(["diff", &old, &new].into_iter().chain(args.iter().copied()));
    (folder, ran)
}

#[test]
fn changes_to_read() {
    for language in ["nl", "en"] {
        let (folder, ran) = diff(&["--language", language]);
        assert_eq!(ran.status, 0);
        assert_snapshot!(format!("diff_{language}"), folder.without_path(&ran.all()));
    }
    assert_snapshot!("diff_of_the_same", line("diff northgate.json northgate.json").all());
    assert_snapshot!("diff_of_others", line("diff northgate.json waterland.json --language en").all());
}

#[test]
fn colour_is_there_when_asked_for() {
    assert!(!diff(&[]).1.out.contains('\u{1b}'));
    assert!(diff(&["--color", "always"]).1.out.contains("\u{1b}["));
}

#[test]
fn lines_of_changes_are_no_wider_than_is_easy_to_read() {
    for language in ["nl", "en"] {
        let ran = line(&format!("diff northgate.json waterland.json --language {language}"));
        let changes = ran.out.lines().filter(|line| line.starts_with("  + ") || line.starts_with("  ~ "));
        assert!(changes.clone().count() > 50);
        assert!(changes.clone().all(|line| line.chars().count() <= 100 && line.trim_end() == line));
    }
}

#[test]
fn programs_get_both_changes_and_findings() {
    let (folder, old, new) = versions();
    for language in ["nl", "en"] {
        let json = run(["diff", &old, &new, "--format", "json", "--language", language]).json();
        let schema = lerendwerken::schema::named("diff").unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let errors: Vec<_> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(json.as_object().unwrap().keys().next().unwrap(), "lerendwerken");
        let [old_version, new_version] =
            [&old, &new].map(|path| serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap());
        for change in json["changes"].as_array().unwrap() {
            let (source, version) =
                if change["kind"] == "removed" { (&old, &old_version) } else { (&new, &new_version) };
            assert_eq!(change["source"], source.as_str());
            assert!(version.pointer(change["pointer"].as_str().unwrap()).is_some(), "{change}");
        }
        let findings = json["findings"].as_array().unwrap();
        let found: Vec<_> = findings.iter().map(|it| (it["source"].as_str().unwrap(), it["line"].is_u64())).collect();
        assert_eq!(found, [(new.as_str(), true), (old.as_str(), true)]);
        assert_eq!(json["counts"], json!({ "error": 0, "warning": 2, "advice": 0 }));
    }
    drop(folder);
}

#[test]
fn exit_statuses() {
    let (folder, old, new) = versions();
    let shape = folder.file("shape.json", "{}");
    let nothing = folder.path("nothing.json");
    for (args, status) in [
        (vec![&*old, &*new], 0),
        (vec![&old, &new, "--deny", "warnings"], 1),
        (vec![&old, &new, "--level", "LW112=error"], 1),
        (vec![&old, &new, "--level", "LW112=off", "--deny", "warnings"], 0),
        (vec![&old, &old, "--deny", "warnings"], 0),
        (vec![&shape, &new], 2),
        (vec![&old, &shape], 2),
        (vec![&old, &nothing], 2),
        (vec![&nothing, &new], 2),
        (vec![&old], 2),
        (vec!["-", "-"], 2),
        (vec![&old, &new, "--level", "LW999=off"], 2),
        (vec![&old, &new, "--as-of", "2025-W53"], 2),
        (vec![&old, &new, "--format", "sarif"], 2),
    ] {
        let ran = run(["diff"].into_iter().chain(args.iter().copied()));
        assert_eq!(ran.status, status, "{args:?}: {}{}", ran.out, ran.err);
        if status == 2 {
            ran.refused();
        }
    }
    assert!(run(["diff", "-", "-", "--language", "nl"]).refused().contains("als oude of als nieuwe versie"));
}

#[test]
fn what_is_wrong_with_both_is_said_at_once_and_where() {
    let folder = Folder::new();
    let old = folder.file("old.json", example("northgate.json").replacen("\"minutes\":", "\"minuets\":", 1));
    let new = folder.file("new.json", example("northgate.json").replacen("2026-W", "2026-X", 1));
    let ran = run(["diff", &old, &new]);
    let said = folder.without_path(ran.refused());
    assert!(said.contains("--> FOLDER/new.json:") && said.contains("--> FOLDER/old.json:"), "{said}");
    // The text around each is that of its own file.
    assert!(said.contains("2026-X") && said.contains("\"minuets\":"), "{said}");
    let error = run(["diff", &old, &new, "--format", "json"]).error();
    let sources: Vec<_> = error["faults"].as_array().unwrap().iter().map(|it| it["source"].as_str().unwrap()).collect();
    assert!(sources.contains(&old.as_str()) && sources.contains(&new.as_str()), "{sources:?}");
}

#[test]
fn either_version_may_come_from_standard_input() {
    let (_folder, old, new) = versions();
    let usual = run(["diff", &old, &new, "--format", "json"]).json();
    for (call, input) in [(format!("diff - {new} --format json"), &old), (format!("diff {old} - --format json"), &new)]
    {
        let text = std::fs::read_to_string(input).unwrap();
        let json = fed(&call, text.as_bytes()).json();
        assert_eq!(json.to_string().replace("<stdin>", input), usual.to_string());
    }
}

#[test]
fn the_week_of_a_promise_is_what_the_call_says() {
    let (_folder, old, new) = versions();
    let found = |week: &str| {
        let json = run(["diff", &old, &new, "--as-of", week, "--format", "json"]).json();
        assert_eq!(json["as_of"], week);
        json["findings"].as_array().unwrap().len()
    };
    assert_eq!((found("2025-W01"), found("2026-W20")), (0, 2));
}
