//! Nothing of the learning process that turns up in a document reaches a message.

use lerendwerken::Language;
use lerendwerken::model::{Cycle, Journal, Programme};
use lerendwerken::text::{FaultKind, ReadError};
use serde_json::Value;

mod mutation;
use mutation::{DOCUMENTS, Kind, pointers};

/// A text that must not be seen anywhere.
const CANARY: &str = "KANARIE";

/// The keys of the learning process, some of them with letters escaped.
const KEYS: [&str; 5] = ["reflection", "process", "journal", "\\u0072eflectio\\u006E", "j\\u006f\\u0075rnal"];

fn read(kind: Kind, text: &str) -> Option<ReadError> {
    match kind {
        Kind::Programme => Programme::from_json(text).err(),
        Kind::Cycle => Cycle::from_json(text).err(),
        Kind::Journal => Journal::from_json(text).err(),
    }
}

/// Everything that can be had from an error.
fn all_of_it(error: &ReadError, text: &str) -> String {
    let mut all = format!("{error} {}", error.pointer());
    for language in [Language::Nl, Language::En] {
        all += &error.display(language).to_string();
        all += &serde_json::to_string(&error.report(language)).unwrap();
        for fault in error.faults() {
            all += fault.pointer();
            all += &fault.message(language);
            all += &fault.mend(language);
            all += fault.excerpt(text).unwrap_or_default();
        }
    }
    all
}

fn assert_silent(kind: Kind, text: &str) {
    if let Some(error) = read(kind, text) {
        assert!(!all_of_it(&error, text).contains(CANARY), "{error}\nof\n{text}");
    }
}

/// Documents with a key of the learning process in one of their objects, by its pointer.
fn with_key(document: &str, key: &str, value: &Value) -> Vec<Value> {
    let whole: Value = serde_json::from_str(document).unwrap();
    let objects =
        pointers(&whole, String::new()).into_iter().filter(|pointer| whole.pointer(pointer).unwrap().is_object());
    objects
        .map(|pointer| {
            let mut whole = whole.clone();
            let object = whole.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            object.insert(format!("@{key}@"), value.clone());
            whole
        })
        .collect()
}

/// A key as it is spelt, escapes and all.
fn spelt(text: &str, key: &str) -> String {
    text.replace(&serde_json::to_string(&format!("@{key}@")).unwrap(), &format!("\"{key}\""))
}

fn canaries() -> [Value; 3] {
    [CANARY.into(), serde_json::json!({ CANARY: [CANARY, { CANARY: null }] }), serde_json::json!([[CANARY], CANARY])]
}

#[test]
fn it_is_refused_and_not_repeated_wherever_it_stands() {
    for (kind, document) in DOCUMENTS.into_iter().filter(|(kind, _)| *kind != Kind::Journal) {
        for key in KEYS {
            for value in canaries() {
                for changed in with_key(document, key, &value) {
                    for text in [changed.to_string(), serde_json::to_string_pretty(&changed).unwrap()] {
                        let text = spelt(&text, key);
                        let error = read(kind, &text).unwrap();
                        assert_eq!(error.kind(), FaultKind::UnknownKey);
                        let words = error.faults()[0].message(Language::En);
                        assert!(words.contains("belongs in the professional's own journal"), "{words}");
                        assert_silent(kind, &text);
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_else_on_its_line_is_repeated() {
    // Everything on the one line is wrong, and every word of it a canary.
    let text = format!(
        r#"{{"id": "{CANARY}", "team": ["{CANARY}"], "{CANARY}": 1, "week": "{CANARY}", "status": "{CANARY}", "reflection" : "x", "id": 1, "{CANARY}": 2}}"#
    );
    assert_silent(Kind::Cycle, &text);
    assert!(read(Kind::Cycle, &text).unwrap().faults().len() >= 7);
    let without = text.replace("reflection", "reflexion");
    assert!(all_of_it(&read(Kind::Cycle, &without).unwrap(), &without).contains(CANARY), "the canary sings");
    let levels = format!(
        r#"{{"rules": {{"levels": {{"{CANARY} 1": "{CANARY}", "LW101": "{CANARY}", "process": "{CANARY}", "X{CANARY}": 5}}}}}}"#
    );
    assert_silent(Kind::Programme, &levels);
}

#[test]
fn numbers_and_signs_are_not_repeated_either() {
    let programme =
        r#"{"format": 271828, "reflection": 1, "rules": {"parameters": {"min_group": 271828}}, "people": 271828 @"#;
    for text in [programme.to_owned(), programme.replace("\"reflection\": 1, ", "")] {
        let all = all_of_it(&read(Kind::Programme, &text).unwrap(), &text);
        let private = text.contains("reflection");
        assert_eq!(all.contains("271828"), !private, "{all}");
        assert_eq!(all.contains("found '@'"), !private, "{all}");
    }
}

#[test]
fn it_stays_silent_where_the_text_is_broken() {
    const ODD: [&str; 12] = ["", "\"", "\\", "\n", "}", "]", "{", ",", ":", "\u{0}", "\\ud800", "x"];
    let document = format!(
        "{{\"id\": \"c-1\",\n \"foo\": {{\"reflection\"\n : {{\"a\": \"{CANARY}\",\n \"b\": [\"{CANARY}\"]}}}},\n \"process\": \"{CANARY}\", \"x\": 1}}"
    );
    for (at, letter) in document.char_indices() {
        for odd in ODD {
            let (before, after) = document.split_at(at);
            // Where the key itself is put wrong it is no key of the learning process any more.
            let text = format!("{before}{odd}{}", &after[letter.len_utf8()..]);
            if text.contains("\"reflection\"")
                && text.contains("\"process\"")
                && !text.contains(&format!("KAN{odd}RIE"))
            {
                assert_silent(Kind::Cycle, &text);
            }
            assert_silent(Kind::Cycle, before);
        }
    }
}

#[test]
fn a_journal_that_is_put_wrong_is_not_repeated() {
    let journal = format!(
        "{{\n  \"format\": 1, \"programme\": \"W\",\n  \"professional\": \"p-anna\",\n  \"entries\": [\n    {{ \"cycle\": \"{CANARY}\", \"reflection\": \"{CANARY}\" }},\n    {{ \"cycle\": \"c\", \"reflection\": [\"{CANARY}\",\n      \"{CANARY}\"], \"{CANARY}\": 1 }}\n  ]\n}}"
    );
    let error = read(Kind::Journal, &journal).unwrap();
    assert_eq!(error.faults().len(), 4);
    assert_silent(Kind::Journal, &journal);
    // Cut anywhere after the first key of the learning process.
    let key = journal.find("\"reflection\":").unwrap() + "\"reflection\":".len();
    for (at, _) in journal.char_indices().filter(|(at, _)| *at >= key) {
        assert_silent(Kind::Journal, &journal[..at]);
    }
    // On other lines it says what it found.
    assert!(error.to_string().contains("found \"W\""));
}

#[test]
fn a_value_is_not_repeated_either() {
    let value =
        serde_json::json!({ "id": "c-1", "team": "T", "week": "2026-W07", "status": "held", "process": [CANARY] });
    let error = Cycle::from_value(&value).unwrap_err();
    assert!(!all_of_it(&error, &value.to_string()).contains(CANARY));
    assert!(error.to_string().contains("found \"T\""), "what stands beside it is said");
}
