//! The two ways of reading agree, and every schema has a shape.

use super::shape::Document;

const ALL: [Document; 5] =
    [Document::Programme, Document::Cycle, Document::Journal, Document::Assumptions, Document::RuleSettings];

#[test]
fn every_schema_has_a_shape() {
    super::compile::compile::<crate::model::Programme>().unwrap();
    super::compile::compile::<crate::model::Cycle>().unwrap();
    super::compile::compile::<crate::model::Journal>().unwrap();
    assert!(ALL.iter().all(|document| document.shape().is_some()));
}

#[path = "../../tests/mutation/mod.rs"]
mod mutation;

/// What is read quickly has no faults, and what is not has.
fn agree(kind: mutation::Kind, text: &str) -> bool {
    use super::read::quickly;
    use crate::model::{Cycle, Journal, Programme};
    let (read, document) = match kind {
        mutation::Kind::Programme => (quickly::<Programme>(text).is_ok(), Document::Programme),
        mutation::Kind::Cycle => (quickly::<Cycle>(text).is_ok(), Document::Cycle),
        mutation::Kind::Journal => (quickly::<Journal>(text).is_ok(), Document::Journal),
    };
    read == super::walk::faults(text, document).0.is_empty()
}

#[test]
fn both_ways_of_reading_agree_on_every_change_to_every_document() {
    for (kind, document) in mutation::DOCUMENTS {
        for text in mutation::mutants(document) {
            assert!(agree(kind, &text), "{text}");
        }
    }
}

/// Texts that are no JSON, or hold what no schema can see.
#[test]
fn both_ways_of_reading_agree_where_bytes_are_put_wrong() {
    const ODD: &[&str] = &[
        "",
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "0",
        "-",
        ".",
        "e",
        "\u{0}",
        "\n",
        "\t",
        "\u{feff}",
        "é",
        "\\u",
        "\\ud800",
        "\\udc00",
        "\\ud83d\\ude00",
        "null",
        "/",
        "'",
        "reflection",
        ",,",
    ];
    for (kind, document) in mutation::DOCUMENTS {
        let compact = serde_json::from_str::<serde_json::Value>(document).unwrap().to_string();
        // A prime step meets every kind of byte of a long document in little time.
        let step = if compact.len() > 500 { 7 } else { 1 };
        for (at, letter) in compact.char_indices().step_by(step) {
            for odd in ODD {
                let (before, after) = compact.split_at(at);
                let inserted = format!("{before}{odd}{after}");
                assert!(agree(kind, &inserted), "{inserted}");
                let replaced = format!("{before}{odd}{}", &after[letter.len_utf8()..]);
                assert!(agree(kind, &replaced), "{replaced}");
            }
            assert!(agree(kind, &compact[..at]), "cut at {at}");
        }
    }
}
