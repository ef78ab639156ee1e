//! What can't be read or written.

use std::fs::File;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::run::{Folder, command, example, fed, line, run};

fn with_shape_faults() -> (Folder, String, String) {
    let folder = Folder::new();
    let text = example("northgate.json").replacen("\"minutes\":", "\"minuets\":", 1).replacen("2026-W", "2026-X", 1);
    let programme = folder.file("shape.json", text);
    let lines: Vec<_> = example("waterland.ndjson")
        .lines()
        .take(9)
        .enumerate()
        .map(|(number, line)| match number {
            2 => line.replacen("\"week\"", "\"wek\"", 1),
            4 => line.chars().take(300).collect(),
            6 => "nonsense".into(),
            _ => line.to_owned(),
        })
        .collect();
    let log = folder.file("shape.ndjson", lines.join("\n"));
    (folder, programme, log)
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    for language in ["nl", "en"] {
        let (folder, programme, log) = with_shape_faults();
        let ran = run(["check", &programme, "--log", &log, "--language", language]);
        ran.refused();
        assert_snapshot!(format!("shape_{language}"), folder.without_path(&ran.all()));
    }
}

#[test]
fn programs_get_it_as_json() {
    let (_folder, programme, log) = with_shape_faults();
    for command in ["check", "results"] {
        let ran = run([command, &programme, "--log", &log, "--format", "json"]);
        ran.refused();
        let error = ran.error();
        let of = |source: &str| error["faults"].as_array().unwrap().iter().filter(|it| it["source"] == source).count();
        assert!(of(&programme) >= 2 && of(&log) >= 3, "{error}");
        let fault = &error["faults"][0];
        assert!(fault["code"].is_string() && fault["message"].is_string() && fault["mend"].is_string());
        assert!(fault["line"].is_u64() && fault["column"].is_u64() && fault["pointer"].is_string());
        assert!(error["message"].as_str().unwrap().contains(&programme));
    }
}

#[test]
fn a_log_is_read_though_the_programme_is_not_there() {
    let (folder, _, log) = with_shape_faults();
    let ran = run(["check", &folder.path("nothing.json"), "--log", &log]);
    let said = folder.without_path(ran.refused());
    assert!(said.contains("can't read FOLDER/nothing.json: it does not exist"), "{said}");
    assert!(said.contains("can't read 3 lines of FOLDER/shape.ndjson") && said.contains("nonsense"), "{said}");
}

#[test]
fn after_a_hundred_faults_the_rest_is_counted() {
    let folder = Folder::new();
    let log = folder.file("log", "x\n".repeat(3000));
    let ran = run(["check", "northgate.json", "--log", &log]);
    let said = ran.refused();
    assert_eq!(said.matches("error[").count(), 100);
    assert!(said.contains("… and 2900 more faults"), "{said}");
    assert!(said.contains("can't read 3000 lines of"));
    let ran = run(["check", "northgate.json", "--log", &log, "--format", "json"]);
    let error = ran.error();
    let listed = error["faults"].as_array().unwrap().len() as u64;
    assert_eq!(listed + error["more"].as_u64().unwrap(), 3000);
}

#[test]
fn what_is_no_file_is_said_by_its_name() {
    let folder = Folder::new();
    for (language, missing, directory) in
        [("nl", "het bestaat niet", "het is een map"), ("en", "it does not exist", "it is a directory")]
    {
        let ran = run(["check", &folder.path("none.json"), "--language", language]);
        assert!(ran.refused().contains(missing) && ran.err.contains("none.json"), "{}", ran.err);
        let ran = run(["check", &folder.path(""), "--language", language]);
        assert!(ran.refused().contains(directory), "{}", ran.err);
        let ran = run(["results", "northgate.json", "--language", language, "--log", &folder.path("")]);
        assert!(ran.refused().contains(directory), "{}", ran.err);
    }
    let ran = line("check northgate.json/x.json");
    assert!(ran.refused().contains("a part of the path is no directory"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_by_its_name() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.file("closed.json", example("northgate.json"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        return; // whoever runs this may read anything
    }
    let ran = run(["check", &path]);
    assert!(ran.refused().contains("permission denied") && ran.err.contains("closed.json"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    for call in [
        "check northgate.json",
        "check northgate.json --format json",
        "results northgate.json",
        "results northgate.json --format json",
        "view northgate.json --as own --for p-tom",
        "view northgate.json --as manager --for p-dave --format json",
        "schema",
        "schema programme",
        "rules",
        "rules LW007",
        "rules LW007 --example keeps",
        "completions bash",
        "--help",
        "--version",
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = command().args(call.split(' ')).stdout(full).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{call}: {said}");
        assert!(said.contains("standard output") && said.contains("no space left"), "{call}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    for call in [
        "check northgate.json --format json",
        "results northgate.json --weekly",
        "results northgate.json --weekly --format json",
        "view northgate.json --as own --for p-tom",
        "schema programme",
        "rules",
        "completions bash",
        "--help",
    ] {
        let (reader, writer) = std::os::unix::net::UnixStream::pair().unwrap();
        drop(reader);
        let writer = std::os::fd::OwnedFd::from(writer);
        let output = command().args(call.split(' ')).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{call}");
    }
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_read_once() {
    let folder = Folder::new();
    let pipe = folder.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return; // not to be had here
    }
    let writer = {
        let pipe = pipe.clone();
        std::thread::spawn(move || std::fs::write(pipe, "nonsense\n"))
    };
    let ran = run(["check", "northgate.json", "--log", &pipe]);
    assert!(ran.refused().contains("can't read 1 line of"), "{}", ran.err);
    assert!(!ran.err.contains("| nonsense"), "there is nothing to read again: {}", ran.err);
    writer.join().unwrap().unwrap();
}

#[test]
fn a_schema_that_cannot_be_written_leaves_nothing_behind() {
    let folder = Folder::new();
    let ran = run(["schema", "--out", &folder.path("none")]);
    assert!(ran.refused().contains("it does not exist; make it first"), "{}", ran.err);
    let file = folder.file("file", "x");
    assert!(run(["schema", "--out", &file]).refused().contains("it is no directory"));
    // Where a directory has the file's name, the file can't be put in its place.
    std::fs::create_dir(folder.path("cycle.schema.json")).unwrap();
    let ran = run(["schema", "cycle", "--out", &folder.path("")]);
    assert!(ran.refused().contains("cycle.schema.json"), "{}", ran.err);
    let left = std::fs::read_dir(folder.path("")).unwrap().count();
    assert_eq!(left, 2, "the file and the directory that were there");
}

#[test]
fn an_old_schema_is_replaced_whole() {
    let folder = Folder::new();
    let path = folder.file("cycle.schema.json", "old");
    assert_eq!(run(["schema", "cycle", "--out", &folder.path("")]).status, 0);
    assert_eq!(std::fs::read_to_string(path).unwrap(), line("schema cycle").out);
}

#[test]
fn before_the_language_is_known_it_is_english() {
    assert!(fed("check -", b"{").refused().contains("can't read <stdin>"));
    assert!(fed("check - --language nl", b"{").refused().contains("<stdin> kan niet gelezen worden"));
    let shown = line("check waterland.json --log nothing.ndjson");
    assert!(shown.refused().contains("het bestaat niet"), "the programme's own language: {}", shown.err);
}
