//! Schemas as profiles have them, OpenAPI, and the way back from structured output.

use lerendwerken::Language;
use lerendwerken::schema::{ALL, Export, Profile, openapi};

use crate::run::{Folder, line, run};

#[test]
fn each_profile_is_printed_and_written_for_what_has_it() {
    for profile in Profile::ALL {
        let folder = Folder::new();
        let ran = run(["schema", "--profile", profile.as_str(), "--language", "nl", "--out", &folder.path("")]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let export = Export::in_language(Language::Nl).with_profile(*profile);
        let mut files = 0;
        for entry in ALL.iter().filter(|entry| entry.has(*profile)) {
            let written = std::fs::read_to_string(folder.path(&format!("{}.schema.json", entry.name))).unwrap();
            assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), entry.schema(export));
            files += 1;
        }
        assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), files);
        let list = line(&format!("schema --profile {profile}"));
        assert_eq!(list.out.lines().count(), files);
        let printed = line(&format!("schema cycle --profile {profile} --language nl"));
        assert_eq!(printed.json(), ALL[1].schema(export));
    }
}

#[test]
fn what_a_profile_does_not_have_is_refused_with_what_it_has() {
    let ran = line("schema results --profile structured-output");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("(structured-output); there are: programme, cycle, journal, interventions"),
        "{}",
        ran.err
    );
    let dutch = line("schema results --profile structured-output --language nl");
    assert!(dutch.err.contains("er zijn: programme, cycle"), "{}", dutch.err);
}

#[test]
fn openapi_is_that_of_the_library() {
    assert_eq!(line("schema --openapi").json(), openapi(Export::default()));
    assert_eq!(line("schema cycle --openapi").status, 2);
}

#[test]
fn structured_output_becomes_the_document() {
    let folder = Folder::new();
    let document = r#"{"status":"skipped","id":"c-1","team":"t-1","week":"2026-W07","reason":"Snow"}"#;
    let output = folder.file("answer.json", format!(r#"{{ "document": {document} }}"#));
    let ran = run(["schema", "cycle", "--from-structured", &output]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(ran.json(), serde_json::from_str::<serde_json::Value>(document).unwrap());
    for (text, why) in [(document, "with `document` only"), ("{", "this is no JSON"), ("[]", "with `document` only")] {
        let output = folder.file("other.json", text);
        let ran = run(["schema", "cycle", "--from-structured", &output]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(why), "{}", ran.err);
    }
    assert_eq!(run(["schema", "results", "--from-structured", &output]).status, 2, "an answer has no such shape");
}
