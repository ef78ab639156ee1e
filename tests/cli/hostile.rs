//! Input that means harm, and what must never be shown.

use crate::run::{Folder, Ran, example, fed, line, run};

const CANARY: &str = "CANARY-what-I-learned";

fn refused_with(ran: &Ran, code: &str) {
    assert!(ran.refused().contains(&format!("error[{code}]")), "{}", ran.err.chars().take(500).collect::<String>());
}

#[test]
fn documents_that_are_none() {
    refused_with(&fed("check -", &vec![b'['; 1 << 20]), "too-deep");
    refused_with(&fed("check -", b""), "syntax");
    refused_with(&fed("check -", b"\xff\xfe{\0}\0"), "not-utf-8");
    refused_with(&fed("check -", b"{\"id\": \"\xc3\x28\"}"), "not-utf-8");
    let number = example("northgate.json").replacen("\"minutes\": ", "\"minutes\": 1e999, \"x\": ", 1);
    refused_with(&fed("check -", number.as_bytes()), "out-of-bounds");
    refused_with(&fed("check -", b"{\"id\": \"\\ud800\"}"), "lone-surrogate");
    refused_with(&fed("check -", b"{}{}"), "trailing-text");
}

#[test]
fn logs_that_are_none() {
    refused_with(&fed("check northgate.json --log -", &vec![b'x'; 4000]), "syntax");
    refused_with(&fed("check northgate.json --log -", &vec![b'x'; (16 << 20) + 100]), "line-too-long");
    refused_with(&fed("check northgate.json --log -", b"{\"id\": \"\xff\"}\n"), "not-utf-8");
    let folder = Folder::new();
    let long = folder.file("long.ndjson", vec![b'['; (17 << 20) + 1]);
    refused_with(&run(["check", "northgate.json", "--log", &long]), "line-too-long");
    let many = folder.file("deep.ndjson", "[".repeat(1 << 20) + "\n" + &"[".repeat(1 << 20));
    refused_with(&run(["check", "northgate.json", "--log", &many]), "too-deep");
}

#[test]
fn a_text_of_100_megabytes_is_read() {
    let folder = Folder::new();
    let text = "a".repeat(100 << 20);
    let document = example("northgate.json").replacen("Northgate Joinery & Interiors", &text, 1);
    let path = folder.file("long.json", document);
    assert_eq!(run(["check", &path, "--format", "json"]).status, 0);
    let broken = example("northgate.json").replacen("\"format\": 1", &format!("\"format\": \"{text}\""), 1);
    let path = folder.file("broken.json", broken);
    let ran = run(["check", &path]);
    ran.refused();
    assert!(ran.err.len() < 4000, "it is not repeated");
}

#[test]
fn what_a_document_holds_does_not_reach_the_terminal_raw() {
    let evil = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}";
    let document = format!("{{\"format\": 1, \"{evil}\": \"{evil}\", \"id\": {evil}}}");
    for args in ["check - --color always", "check - --language nl --color always"] {
        let said = fed(args, document.as_bytes()).err;
        assert!(!said.contains("\u{1b}[2J") && !said.contains("\u{1b}]0") && !said.contains('\u{7}'), "{said:?}");
        assert!(!said.contains('\u{202e}'), "{said:?}");
    }
    let folder = Folder::new();
    let said = run(["check", &folder.path("\u{1b}[2Jx.json"), "--color", "always"]).err;
    assert!(!said.contains("\u{1b}[2J"), "{said:?}");
}

/// The ways in which the learning process may turn up where it does not belong.
fn with_the_learning_process() -> Vec<(String, String)> {
    let programme = example("northgate.json");
    let log = example("waterland.ndjson");
    let line = log.lines().next().unwrap();
    let own = |text: &str| text.replace("CANARY", CANARY);
    let first = |with: &str| own(&programme.replacen('{', with, 1));
    let in_line = |with: &str| own(&line.replacen('{', with, 1));
    vec![
        (first("{ \"reflection\": \"CANARY\", "), String::new()),
        (first("{ \"reflection\":\n \"CANARY\", \"unknown\": 1, "), String::new()),
        (first("{ \"reflection\"\n : \"CANARY\", \"id\": 7, "), String::new()),
        (first("{ \"refl\\u0065ction\": \"CANARY\", "), String::new()),
        (first("{ \"journal\": {\"entries\": [{\"reflection\": \"CANARY\"}]}, "), String::new()),
        (first("{ \"process\": \"CANARY\" \"x\" "), String::new()),
        (first("{ reflection: \"CANARY\", "), String::new()),
        (programme.clone(), in_line("{\"reflection\": \"CANARY\", ")),
        (programme.clone(), in_line("{\"process\": \"CANARY\", \"wek\": 1, ")),
        (programme.clone(), in_line("{\"reflection\": \"CANARY\" broken ")),
        (
            programme.clone(),
            format!("{}\n{line}", in_line("{\"journal\": [\"CANARY\", ").chars().take(200).collect::<String>()),
        ),
    ]
}

#[test]
fn the_learning_process_is_never_shown() {
    let folder = Folder::new();
    for (number, (programme, log)) in with_the_learning_process().into_iter().enumerate() {
        let programme = folder.file("p.json", programme);
        let log = folder.file("l.ndjson", log);
        for command in ["check", "results"] {
            for format in ["text", "json"] {
                for language in ["nl", "en"] {
                    let args = [command, &programme, "--log", &log, "--format", format, "--language", language];
                    let ran = run(args);
                    ran.refused();
                    assert!(!ran.err.contains("CANARY"), "{number}: {}", ran.err);
                }
            }
        }
    }
}

#[test]
fn many_faults_in_one_document_do_not_flood() {
    let programme = format!("{{{}}}", (0..5000).map(|n| format!("\"k{n}\": 1")).collect::<Vec<_>>().join(","));
    let ran = fed("check -", programme.as_bytes());
    assert!(ran.refused().contains("more faults"));
    assert!(ran.err.len() < 200_000);
}

#[test]
fn a_log_with_nothing_in_it_is_one() {
    for log in ["", "\n\n", "\u{feff}\n", "  \r\n"] {
        assert_eq!(fed("check northgate.json --log -", log.as_bytes()).status, 0, "{log:?}");
    }
    assert_eq!(line("check northgate.json --log /dev/null").status, 0);
}
