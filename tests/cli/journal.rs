//! A professional's own journal beside a check: held against their accounts, and never shown.

use serde_json::{Value, json};

use crate::run::{Folder, Ran, fed, line, run};

/// What must not be seen anywhere.
const CANARY: &str = "kanarie";

/// Waterland, in which an account of one of its people says this.
fn waterland(development: &str) -> Value {
    let mut programme: Value = serde_json::from_str(&crate::run::example("waterland.json")).unwrap();
    let person = &programme["people"][0];
    let account = json!({ "id": "a-eigen", "professional": person["id"], "to": person["id"], "week": "2026-W20",
        "development": development });
    match programme["accounts"].as_array_mut() {
        Some(accounts) => accounts.push(account),
        None => programme["accounts"] = json!([account]),
    }
    programme
}

fn journal(programme: &str, professional: &Value, reflection: &str) -> String {
    let entries = json!([{ "cycle": "c-1", "reflection": reflection }]);
    json!({ "format": 1, "programme": programme, "professional": professional, "entries": entries }).to_string()
}

/// A reflection with a secret in it, of which an account repeats another part.
fn secret() -> (String, String) {
    let shared = "ik durfde eerst niet te vragen hoe het zat, en deed maar alsof";
    (format!("Over {CANARY}: {shared}. {CANARY}!"), format!("Ik leerde veel: {shared}."))
}

fn assert_silent(ran: &Ran) {
    assert!(!ran.out.contains(CANARY) && !ran.err.contains(CANARY), "{}", ran.all());
}

#[test]
fn an_account_that_repeats_it_is_told_and_not_the_journal() {
    let folder = Folder::new();
    let (reflection, development) = secret();
    let programme = waterland(&development);
    let person = &programme["people"][0]["id"];
    let path = folder.file("p.json", programme.to_string());
    let own = folder.file("own.json", journal("waterland", person, &reflection));
    let other = folder.file("other.json", journal("waterland", &programme["people"][1]["id"], &reflection));
    let of = |args: &[&str]| run(["check", &path, "--log", "waterland.ndjson"].iter().chain(args));
    for language in ["nl", "en"] {
        let told = of(&["--journal", &own, "--language", language]);
        assert!(told.out.contains("LW604") && told.out.contains("`a-eigen`"), "{}", told.out);
        assert_silent(&told);
        let json = of(&["--journal", &other, "--journal", &own, "--language", language, "--format", "json"]);
        let found = json.json()["findings"].as_array().unwrap().clone();
        assert_eq!(found.iter().filter(|finding| finding["code"] == "LW604").count(), 1);
        assert_silent(&json);
        assert!(!json.out.contains("own.json"), "it is no source of findings");
    }
    assert!(!of(&["--journal", &other]).out.contains("LW604"));
    assert!(!of(&[]).out.contains("LW604"));
    let fewer = of(&["--journal", &own, "--parameter", "repeated_characters=200"]);
    assert!(!fewer.out.contains("LW604"), "{}", fewer.out);
    let piped = fed(
        &format!("check {path} --log waterland.ndjson --journal -"),
        journal("waterland", person, &reflection).as_bytes(),
    );
    assert!(piped.out.contains("LW604"), "{}", piped.all());
    assert_silent(&piped);
}

#[test]
fn a_journal_of_another_programme_is_refused() {
    let folder = Folder::new();
    let other = folder.file("other.json", journal(CANARY, &json!("p-anna"), CANARY));
    for (language, words) in
        [("nl", "hoort bij een ander programma dan `waterland`"), ("en", "belongs to another programme")]
    {
        let ran = run(["check", "waterland.json", "--journal", &other, "--language", language]);
        assert!(ran.refused().contains(words) && ran.err.contains("other.json"), "{}", ran.err);
        assert_silent(&ran);
    }
}

#[test]
fn a_journal_that_is_put_wrong_is_not_shown() {
    let folder = Folder::new();
    let wrong = [
        format!(
            "{{\"format\": 1, \"programme\": \"waterland\", \"professional\": \"p-anna\",\n \"entries\": [{{ \"cycle\": \"C 1\", \"reflection\": [\"{CANARY}\",\n \"{CANARY}\"] }}]}}"
        ),
        format!("{{\"format\": 1, \"entries\": [{{ \"reflection\": \"{CANARY}\" "),
        format!(
            "{{\"format\": 1, \"programme\": \"waterland\", \"professional\": \"p-anna\",\n \"entries\": [{{\n \"cycle\": \"c-1\",\n \"reflection\":\n \"{CANARY}\",\n \"mood\": \"{CANARY}\",\n \"reflection\": \"{CANARY}\" }}]}}"
        ),
        format!("reflection: {CANARY}"),
    ];
    for text in wrong {
        let path = folder.file("journal.json", &text);
        for format in ["text", "json"] {
            let ran = run(["check", "waterland.json", "--journal", &path, "--format", format]);
            assert!(ran.refused().contains("journal.json"), "{}", ran.err);
            assert_silent(&ran);
            if format == "json" {
                let faults = ran.error()["faults"].as_array().unwrap().clone();
                assert!(
                    !faults.is_empty() && faults.iter().all(|fault| fault["source"] == path.as_str()),
                    "{}",
                    ran.err
                );
            }
        }
    }
}

#[test]
fn what_can_not_be_read_is_said_with_the_rest() {
    let folder = Folder::new();
    let good = folder.file("good.json", journal("waterland", &json!("p-anna"), CANARY));
    let ran = run(["check", &folder.path("none.json"), "--journal", &folder.path("nothing.json"), "--journal", &good]);
    let said = ran.refused();
    assert!(
        said.contains("none.json: it does not exist") && said.contains("nothing.json: it does not exist"),
        "{said}"
    );
    assert!(!said.contains("another programme"), "there is no programme to say so: {said}");
    assert!(fed("check waterland.json --log - --journal -", b"").refused().contains("once only"));
    assert_eq!(line("results waterland.json --journal x.json").status, 2, "results have no use for it");
}
