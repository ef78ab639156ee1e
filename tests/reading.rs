//! What the reader says of texts that it refuses: every fault, its exact place, and its words.

use std::fmt::Write;

use lerendwerken::Language;
use lerendwerken::model::{Cycle, Journal, Programme};
use lerendwerken::text::{FaultKind, LoadError, ReadError, ReadLimits, Step, locate};
use serde_json::Value;

const PROGRAMME: &str = include_str!("data/programme.json");
const HELD: &str = include_str!("data/held.json");
const JOURNAL: &str = include_str!("data/journal.json");

/// A reader, a text that it refuses, and the code, line, column and pointer of each fault.
type Case = (fn(&str) -> ReadError, &'static str, &'static [(&'static str, usize, usize, &'static str)]);

fn cycle(text: &str) -> ReadError {
    Cycle::from_json(text).unwrap_err()
}

fn programme(text: &str) -> ReadError {
    Programme::from_json(text).unwrap_err()
}

fn journal(text: &str) -> ReadError {
    Journal::from_json(text).unwrap_err()
}

fn others_journal(text: &str) -> ReadError {
    Journal::from_json_of(text, &"waterland".parse().unwrap(), &"p-bram".parse().unwrap()).unwrap_err()
}

fn others_programme(text: &str) -> ReadError {
    Journal::from_json_of(text, &"northgate".parse().unwrap(), &"p-anna".parse().unwrap()).unwrap_err()
}

fn bytes(text: &str) -> ReadError {
    Cycle::from_slice(&text.bytes().map(|byte| if byte == b'?' { 0xff } else { byte }).collect::<Vec<_>>()).unwrap_err()
}

const CASES: &[Case] = &[
    (
        cycle,
        "{\n  \"id\": \"c-1\",\n  \"é\": 1, \"id\": \"C 1\",\n\t\"team\": 5, \"week\": \"2025-W53\",\r\n  \"status\": \"helt\"\n}",
        &[
            ("unknown-key", 3, 3, "/é"),
            ("repeated-key", 3, 11, "/id"),
            ("malformed", 3, 17, "/id"),
            ("wrong-type", 4, 10, "/team"),
            ("malformed", 4, 21, "/week"),
            ("unknown-word", 5, 13, "/status"),
        ],
    ),
    (
        cycle,
        r#"{"id": "c-1", "team": "t-1", "week": "2026-W07", "status": "planned", "proposals": null, "reason": [], "activities": [5]}"#,
        &[
            ("not-for-status", 1, 71, "/proposals"),
            ("not-for-status", 1, 90, "/reason"),
            ("not-for-status", 1, 104, "/activities"),
        ],
    ),
    (
        cycle,
        r#"{"status": "held", "id": "c-1", "team": "t-1", "week": "2026-W07", "reason": null, "activites": 1, "leraning_questions": 1, "budget": 1}"#,
        &[
            ("not-for-status", 1, 68, "/reason"),
            ("unknown-key", 1, 84, "/activites"),
            ("unknown-key", 1, 100, "/leraning_questions"),
            ("unknown-key", 1, 125, "/budget"),
        ],
    ),
    (
        cycle,
        r#"{"id": null, "week": "2026-W07", "status": "skipped", "reason": null, "x~/": {"a": [1, {"b": "c"}]}}"#,
        &[
            ("missing-member", 1, 1, ""),
            ("null-not-allowed", 1, 8, "/id"),
            ("null-not-allowed", 1, 65, "/reason"),
            ("unknown-key", 1, 71, "/x~0~1"),
        ],
    ),
    (
        cycle,
        r#"{"id": "c-1", "team": "t-1", "week": "2026-W07", "status": "held", "activities": [{"professionals": [], "mode": "doing", "minutes": "90"}, [], {"professionals": ["p"], "mode": {}, "minutes": 90.5, "mastery": "yes", "ai": {"system": "ai", "stance": "tool", "offloaded": 1.01, "data": "internal", "verified": 1}}]}"#,
        &[
            ("empty-list", 1, 101, "/activities/0/professionals"),
            ("wrong-type", 1, 133, "/activities/0/minutes"),
            ("wrong-type", 1, 140, "/activities/1"),
            ("wrong-type", 1, 177, "/activities/2/mode"),
            ("out-of-bounds", 1, 192, "/activities/2/minutes"),
            ("wrong-type", 1, 209, "/activities/2/mastery"),
            ("out-of-bounds", 1, 270, "/activities/2/ai/offloaded"),
            ("wrong-type", 1, 308, "/activities/2/ai/verified"),
        ],
    ),
    (
        programme,
        r#"{"format": 2, "id": "x", "organisation": " \ufeff", "period": [], "people": {}, "teams": [], "goals": [], "development_questions": [],
 "rules": {"levels": {"LW001": "off", "LW510": "off", "LW51\u0030": "advice", "LW509": null}, "parameters": {"min_group": 1e999}}, "costs": 5}"#,
        &[
            ("newer-format", 1, 12, "/format"),
            ("blank", 1, 42, "/organisation"),
            ("wrong-type", 1, 63, "/period"),
            ("wrong-type", 1, 77, "/people"),
            ("malformed", 2, 23, "/rules/levels/LW001"),
            ("repeated-key", 2, 55, "/rules/levels/LW510"),
            ("null-not-allowed", 2, 88, "/rules/levels/LW509"),
            ("out-of-bounds", 2, 123, "/rules/parameters/min_group"),
            ("wrong-type", 2, 141, "/costs"),
        ],
    ),
    (programme, "[]", &[("wrong-type", 1, 1, "")]),
    (programme, "null", &[("null-not-allowed", 1, 1, "")]),
    (
        journal,
        r#"{"format": 0, "programme": "w", "professional": "p", "entries": [{"cycle": "c"}]}"#,
        &[("out-of-bounds", 1, 12, "/format"), ("missing-member", 1, 66, "/entries/0")],
    ),
    (others_journal, JOURNAL, &[("other-journal", 4, 19, "/professional")]),
    (others_programme, JOURNAL, &[("other-journal", 3, 16, "/programme")]),
    // What an application keeps of its own.
    (
        cycle,
        r#"{"id": "c-1", "team": "t-1", "week": "2026-W07", "status": "skipped", "reason": "x", "extensions": {
 "unit": 1, "x:y": [[[[[[[[[]]]]]]]], -1e309, {"a": 1, "a": 2}],
 "x:y": 2, "x:Y": {"b": [3,]}
 }}"#,
        &[
            ("malformed", 2, 2, "/extensions/unit"),
            ("too-deep", 2, 28, "/extensions/x:y/0/0/0/0/0/0/0/0"),
            ("out-of-bounds", 2, 39, "/extensions/x:y/1"),
            ("repeated-key", 2, 56, "/extensions/x:y/2/a"),
            ("repeated-key", 3, 2, "/extensions/x:y"),
            ("malformed", 3, 12, "/extensions/x:Y"),
            ("syntax", 3, 28, "/extensions/x:Y/b/1"),
        ],
    ),
    (
        cycle,
        r#"{"id": "c-1", "team": "t-1", "week": "2026-W07", "status": "planned", "extensions": {"x:journal": [1, 2]}}"#,
        // A namespace is not repeated there either.
        &[("unknown-key", 1, 86, "/extensions")],
    ),
    (
        cycle,
        r#"{"id": "c-1", "team": "t-1", "week": "2026-W07", "status": "planned", "extensions": {
 "x:a": 0, "x:b": 0, "x:c": 0, "x:d": 0, "x:e": 0, "x:f": 0, "x:g": 0, "x:h": 0, "x:i": 0, "x:j": 0, "x:k": 0, "x:l": 0, "x:m": 0, "x:n": 0, "x:o": 0, "x:p": 0, "x:q": 0, "x:r": 0, "x:s": 0, "x:t": 0, "x:u": 0, "x:v": 0, "x:w": 0, "x:x": 0, "x:y": 0, "x:z": 0, "x:0": 0, "x:1": 0, "x:2": 0, "x:3": 0, "x:4": 0, "x:5": 0, "x:6": 0, "x:7": 0}}"#,
        &[("too-many", 2, 322, "/extensions/x:6")],
    ),
    (
        programme,
        r#"{"format": 1, "id": "x", "organisation": "X", "period": {"from": "2026-W02", "until": "2026-W52"}, "people": [], "teams": [], "goals": [], "development_questions": [],
 "references": [{"vocabulary": " ", "uri": "sdgs.un.org/goals/goal8"}, null], "extensions": []}"#,
        &[
            ("missing-member", 2, 17, "/references/0"),
            ("blank", 2, 32, "/references/0/vocabulary"),
            ("malformed", 2, 44, "/references/0/uri"),
            ("null-not-allowed", 2, 72, "/references/1"),
            ("wrong-type", 2, 93, "/extensions"),
        ],
    ),
    // What no schema can see.
    (
        cycle,
        r#"{"id": "a\ud800b", "\udc00": 1, "team": "\ude00\ud83d"}"#,
        &[
            ("missing-member", 1, 1, ""),
            ("missing-member", 1, 1, ""),
            ("lone-surrogate", 1, 10, "/id"),
            ("lone-surrogate", 1, 21, "/\u{fffd}"),
            ("lone-surrogate", 1, 42, "/team"),
        ],
    ),
    (bytes, "{\"id\": \"c-1\",\r\n \"é\": \"€?\"}", &[("not-utf-8", 2, 9, "")]),
    (bytes, "?\u{fffd}", &[("not-utf-8", 1, 1, "")]),
    // A syntax fault ends the walk; what was found before it stays.
    (cycle, "{\"id\": \"C\",\n \"team\": \"t-1\",}", &[("malformed", 1, 8, "/id"), ("syntax", 2, 16, "")]),
    (
        cycle,
        "{\"sessions\": [{\"minutes\": 0}, {\"minutes\": 0,\n ]",
        &[
            ("missing-member", 1, 15, "/sessions/0"),
            ("out-of-bounds", 1, 27, "/sessions/0/minutes"),
            ("out-of-bounds", 1, 43, "/sessions/1/minutes"),
            ("syntax", 2, 2, "/sessions/1"),
        ],
    ),
    (cycle, "", &[("syntax", 1, 1, "")]),
    (cycle, "{\"id\": \"c\"\n\n\n", &[("syntax", 1, 11, "")]),
    (cycle, "{\"id\" \"c\"}", &[("syntax", 1, 7, "")]),
    (cycle, "{id: 1}", &[("syntax", 1, 2, "")]),
    (cycle, "{'id': 1}", &[("syntax", 1, 2, "")]),
    (cycle, "{\"id\": 'c'}", &[("syntax", 1, 8, "/id")]),
    (cycle, "{\"id\": // c\n}", &[("syntax", 1, 8, "/id")]),
    (cycle, "{\"id\": \"c\" \"team\": 1}", &[("syntax", 1, 12, "")]),
    (cycle, "{\"sessions\": [1 2]}", &[("wrong-type", 1, 15, "/sessions/0"), ("syntax", 1, 17, "/sessions")]),
    (cycle, "{\"sessions\": [1,]}", &[("wrong-type", 1, 15, "/sessions/0"), ("syntax", 1, 17, "/sessions/1")]),
    (cycle, "{\"x\": [}", &[("unknown-key", 1, 2, "/x"), ("syntax", 1, 8, "/x")]),
    (cycle, "{\"id\": \"a\tb\"}", &[("syntax", 1, 10, "/id")]),
    (cycle, "{\"id\": \"a\\xb\"}", &[("syntax", 1, 10, "/id")]),
    (cycle, "{\"id\": \"a", &[("syntax", 1, 10, "/id")]),
    (cycle, "{\"id\": 01}", &[("syntax", 1, 8, "/id")]),
    (cycle, "{\"id\": nul}", &[("syntax", 1, 8, "/id")]),
    (cycle, "5 {}", &[("wrong-type", 1, 1, ""), ("trailing-text", 1, 3, "")]),
];

fn places(error: &ReadError) -> Vec<(&'static str, usize, usize, &str)> {
    let place = |fault: &lerendwerken::text::Fault| Some((fault.line()?, fault.column()?));
    let faults = error.faults().iter();
    faults
        .map(|fault| (fault.kind().code(), place(fault).unwrap().0, place(fault).unwrap().1, fault.pointer()))
        .collect()
}

#[test]
fn every_fault_has_its_exact_place() {
    for (read, text, expected) in CASES {
        assert_eq!(places(&read(text)), *expected, "{text}");
    }
}

#[test]
fn the_range_is_that_of_what_is_wrong() {
    let text = "\u{feff}{\"id\": \"é\", \"team\": [1, 2], \"wek\": 1}";
    let error = cycle(text);
    let found: Vec<&str> = error.faults().iter().filter_map(|fault| text.get(fault.range()?)).collect();
    assert_eq!(found, ["{", "{", "\"é\"", "[1, 2]", "\"wek\""]);
}

#[test]
fn the_cases_show_every_kind_of_fault() {
    let met: Vec<FaultKind> = CASES.iter().flat_map(|(read, text, _)| kinds(&read(text))).collect();
    let elsewhere = [FaultKind::LineTooLong, FaultKind::Unreadable];
    let unmet: Vec<_> = FaultKind::ALL.iter().filter(|kind| !met.contains(kind) && !elsewhere.contains(kind)).collect();
    assert!(unmet.is_empty(), "{unmet:?}");
}

fn kinds(error: &ReadError) -> Vec<FaultKind> {
    error.faults().iter().map(|fault| fault.kind()).collect()
}

/// All that is said of all cases, in one language.
fn words(language: Language) -> String {
    let mut words = String::new();
    for (read, text, _) in CASES {
        for fault in read(text).faults() {
            writeln!(words, "{}: {}\n    {}", fault.kind(), fault.message(language), fault.mend(language)).unwrap();
        }
    }
    words
}

#[test]
fn what_is_said_in_english() {
    insta::assert_snapshot!(words(Language::En));
}

#[test]
fn what_is_said_in_dutch() {
    insta::assert_snapshot!(words(Language::Nl));
}

#[test]
fn no_message_speaks_rust() {
    for word in ["struct", "enum", "f64", "u16", "Option", "Vec<", "BTreeMap", "variant", "deserial"] {
        assert!(!words(Language::En).contains(word), "{word}");
    }
}

#[test]
fn the_same_words_in_code_and_in_a_document() {
    let in_code = "2025-W53".parse::<lerendwerken::model::Week>().unwrap_err();
    let in_document = cycle(r#"{"id": "c", "team": "t", "week": "2025-W53", "status": "held"}"#);
    for language in [Language::Nl, Language::En] {
        assert_eq!(in_document.faults()[0].message(language), in_code.message(language));
    }
}

#[test]
fn all_of_it_at_once_in_words_and_for_programs() {
    let error = cycle("{\n \"id\": \"C\"\n}");
    insta::assert_snapshot!(error.to_string());
    insta::assert_json_snapshot!(error.report(Language::Nl));
}

#[test]
fn a_value_has_pointers_and_no_lines() {
    let value: Value =
        serde_json::from_str(r#"{"id": "C", "team": "t", "week": "2026-W07", "status": "held"}"#).unwrap();
    let error = Cycle::from_value(&value).unwrap_err();
    assert_eq!((error.kind(), error.pointer()), (FaultKind::Malformed, "/id"));
    assert_eq!((error.line(), error.column(), error.faults()[0].range()), (None, None, None));
    assert!(error.to_string().starts_with("/id: expected"));
}

#[test]
fn a_mark_and_windows_line_breaks_are_no_harm() {
    let windows = format!("\u{feff}{}", HELD.replace('\n', "\r\n"));
    let held = Cycle::from_json(HELD).unwrap();
    assert_eq!(Cycle::from_json(&windows).unwrap(), held);
    assert_eq!(Cycle::from_slice(windows.as_bytes()).unwrap(), held);
    let programme = Programme::from_json(&format!("\u{feff}{PROGRAMME}")).unwrap();
    assert_eq!(programme, Programme::from_json(PROGRAMME).unwrap());
    assert_eq!(places(&cycle("\u{feff}\u{feff}{}")), [("syntax", 1, 1, "")], "one mark is enough");
}

#[test]
fn a_whole_number_may_be_spelt_in_any_way() {
    for spelt in ["90", "90.0", "9e1", "0.9E+2", "900e-1"] {
        let cycle = Cycle::from_json(&HELD.replace("\"minutes\": 90", &format!("\"minutes\": {spelt}"))).unwrap();
        assert_eq!(cycle.sessions()[0].minutes.get(), 90, "{spelt}");
    }
}

#[test]
fn more_faults_than_anybody_reads_are_counted() {
    let text = format!("{{{}\"id\": 1}}", "\"x\": 1,".repeat(5000));
    let error = cycle(&text);
    assert_eq!((error.faults().len(), error.more()), (1000, 5000 + 1 + 3 - 1000));
    assert!(error.to_string().ends_with("\nand 4004 more"));
}

#[test]
fn endless_depth_is_refused_where_it_becomes_too_much() {
    let depth = 1_000_000;
    for (open, column) in [("[", 65), ("{\"a\":", 321), ("[{\"a\":", 193)] {
        let error = cycle(&open.repeat(depth));
        let last = error.faults().last().unwrap();
        assert_eq!((last.kind(), last.column()), (FaultKind::TooDeep, Some(column)), "{open}");
    }
    let at_most = format!("{{\"x\": {}{}}}", "[".repeat(63), "]".repeat(63));
    assert!(!kinds(&cycle(&at_most)).contains(&FaultKind::TooDeep));
}

#[test]
fn hostile_texts_are_refused_with_a_place() {
    let digits = "9".repeat(1_000_000);
    let texts = [
        "[".repeat(1_000_000),
        "\"".repeat(1_000_001),
        "\\".repeat(100_000),
        "\0".repeat(100_000),
        "\u{feff}".repeat(1000),
        format!("{{\"id\": {digits}}}"),
        format!("{{\"sessions\": [{{\"minutes\": {digits}}}]}}"),
        format!("{{\"sessions\": [{{\"minutes\": 1e{digits}}}]}}"),
        format!("{{\"sessions\": [{{\"minutes\": 0.{digits}}}]}}"),
        format!("{{\"sessions\": [{{\"minutes\": {digits}e-{digits}}}]}}"),
        format!("{{\"id\": \"{digits}\"}}"),
        format!("{{\"{digits}\": 1}}"),
        format!("{{\"id\": \"{}\"}}", "\\u0061".repeat(200_000)),
        format!("{{\"id\":{}1}}", " ".repeat(1_000_000)),
    ];
    for text in texts {
        for error in [cycle(&text), programme(&text), journal(&text)] {
            assert!(error.faults().iter().all(|fault| fault.line() == Some(1)));
            assert!(kinds(&error).iter().all(|kind| *kind != FaultKind::Unreadable));
            for language in [Language::Nl, Language::En] {
                let words = error.display(language).to_string();
                assert!(words.len() < 600 * error.faults().len(), "{words}");
            }
        }
    }
}

#[test]
fn a_source_is_read_within_its_limits() {
    let limit = |document| ReadLimits { document, ..ReadLimits::default() };
    let size = HELD.len() as u64;
    assert!(Cycle::from_reader(HELD.as_bytes(), limit(size)).is_ok());
    let error = Cycle::from_reader(HELD.as_bytes(), limit(size - 1)).unwrap_err();
    assert!(matches!(error, LoadError::TooLarge { limit } if limit == size - 1), "{error}");
    assert_eq!(error.to_string(), error.message(Language::En));
    assert!(error.message(Language::Nl).starts_with("het document is groter dan"));
    let endless = Programme::from_reader(std::io::repeat(b' '), limit(1 << 20)).unwrap_err();
    assert!(matches!(endless, LoadError::TooLarge { .. }));
    let error = Journal::from_reader("{".as_bytes(), ReadLimits::default()).unwrap_err();
    assert!(matches!(&error, LoadError::Read(error) if error.kind() == FaultKind::Syntax), "{error}");
    let error = Journal::from_reader(Broken, ReadLimits::default()).unwrap_err();
    assert!(matches!(&error, LoadError::Io(_)), "{error}");
}

struct Broken;

impl std::io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("the disk is gone"))
    }
}

#[test]
fn one_professional_s_journal_is_read_for_no_other() {
    let (waterland, anna) = ("waterland".parse().unwrap(), "p-anna".parse().unwrap());
    assert_eq!(Journal::from_json_of(JOURNAL, &waterland, &anna).unwrap(), Journal::from_json(JOURNAL).unwrap());
    let error = others_journal(&JOURNAL.replace('\n', " "));
    assert_eq!(error.kind(), FaultKind::OtherJournal);
    assert_eq!(error.faults()[0].excerpt(&JOURNAL.replace('\n', " ")), None);
    let place = locate(JOURNAL, &[Step::Key("professional")]).unwrap();
    assert_eq!((place.line, place.column), (4, 19));
}
