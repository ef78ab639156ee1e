//! LW604: an account that repeats the professional's own journal.

use super::accounts::{account, at_the_end, with};
use crate::common::{document, list, places_of, push, read};
use lerendwerken::Language;
use lerendwerken::model::Journal;
use lerendwerken::rules::{Checked, Checking, Options};
use serde_json::{Value, json};

/// A reflection of exactly forty letters, and white space that does not count.
const FORTY: &str = "Eerst wilde ik het antwoord meteen hebben, daarna nog eens";

fn journal(professional: &str, reflections: &[&str]) -> Journal {
    let entries: Vec<_> = reflections.iter().map(|text| json!({ "cycle": "c-1", "reflection": text })).collect();
    let whole = json!({ "format": 1, "programme": "waterland", "professional": professional, "entries": entries });
    Journal::from_json(&whole.to_string()).unwrap()
}

/// Checks accounts of Anna, of which each says one of these texts, with journals beside them.
fn beside(developments: &[&str], journals: &[Journal], characters: u16) -> Checked {
    let document = with(|document| {
        for (number, text) in developments.iter().enumerate() {
            let mut given = account("p-anna", "p-marc", "2026-W40");
            (given["id"], given["development"]) = (json!(format!("a-{number}")), json!(text));
            push(document, "accounts", given);
        }
        document["rules"] = json!({ "parameters": { "repeated_characters": characters } });
    });
    let mut checking = Checking::new(read(&document), at_the_end());
    journals.iter().for_each(|journal| checking.journal(journal).unwrap());
    checking.finish()
}

fn repeated(development: &str, reflections: &[&str], characters: u16) -> usize {
    places_of(&beside(&[development], &[journal("p-anna", reflections)], characters), "LW604").len()
}

#[test]
fn an_account_repeats_forty_characters_of_the_journal() {
    let letters: String = FORTY.split_whitespace().collect();
    let (forty, other) = letters.split_at(40);
    let found = |development: &str| repeated(development, &[FORTY], 40);
    assert_eq!((found(&format!("{forty}!")), found(&format!("{}!", &forty[..39]))), (1, 0));
    assert_eq!(found(&format!("Ik zag: {}. {other}", forty.to_uppercase())), 1);
    let spread: String = forty.chars().flat_map(|letter| [letter, '\u{a0}', '\n']).collect();
    assert_eq!(found(&spread), 1);
    assert_eq!(found(&format!("{}-{}", &forty[..20], &forty[20..])), 0, "a sign in between");
    // The parameter, from both sides.
    assert_eq!((repeated(forty, &[FORTY], 41), repeated(&letters[..41], &[FORTY], 41)), (0, 1));
    assert_eq!((repeated("abc", &["xab"], 2), repeated("abc", &["xab"], 3)), (1, 0));
    // Of one entry, not of two.
    let halves = [&forty[..20], &forty[20..]];
    assert_eq!((repeated(forty, &halves, 40), repeated(forty, &halves, 20)), (0, 1));
    assert_eq!((repeated("É", &["é"], 1), repeated("e", &["é"], 1)), (1, 0));
    assert_eq!(repeated(FORTY, &[], 40), 0);
}

#[test]
fn only_the_accounts_of_whose_journal_it_is() {
    let texts = ["iets heel anders", FORTY, FORTY];
    let found = |journals: &[Journal]| places_of(&beside(&texts, journals, 40), "LW604");
    assert_eq!(found(&[journal("p-anna", &[FORTY])]), ["/accounts/1", "/accounts/2"]);
    assert_eq!(found(&[journal("p-bram", &[FORTY])]), [""; 0]);
    assert_eq!(found(&[]), [""; 0]);
    // Of several journals of one professional each account is told once.
    let two = [journal("p-anna", &["niets", FORTY]), journal("p-anna", &[FORTY]), journal("p-bram", &[FORTY])];
    assert_eq!(found(&two), ["/accounts/1", "/accounts/2"]);
}

#[test]
fn a_finding_with_a_journal_can_be_accepted_and_set_off() {
    let document = |rules: Value| {
        with(|document| {
            let mut given = account("p-anna", "p-marc", "2026-W40");
            given["development"] = json!(FORTY);
            push(document, "accounts", given);
            document["rules"] = rules;
        })
    };
    let counts = |rules: Value| {
        let mut checking = Checking::new(read(&document(rules)), at_the_end());
        checking.journal(&journal("p-anna", &[FORTY])).unwrap();
        let checked = checking.finish();
        (places_of(&checked, "LW604").len(), checked.findings().accepted().len())
    };
    assert_eq!(counts(json!({})), (1, 0));
    assert_eq!(counts(json!({ "levels": { "LW604": "off" } })), (0, 0));
    let accepted = json!({ "code": "LW604", "about": ["p-anna"], "reason": "mijn keuze", "by": "p-anna" });
    assert_eq!(counts(json!({ "accepted": [accepted] })), (0, 1));
}

#[test]
fn a_journal_of_another_programme_is_refused() {
    let mut checking = Checking::new(read(&document()), Options::default());
    let other = json!({ "format": 1, "programme": "elders", "professional": "p-anna", "entries": [] });
    let refused = checking.journal(&Journal::from_json(&other.to_string()).unwrap()).unwrap_err();
    assert_eq!(refused.to_string(), "the journal belongs to another programme than `waterland`");
    assert_eq!(refused.message(Language::Nl), "het logboek hoort bij een ander programma dan `waterland`");
    assert_eq!(checking.journal(&journal("p-anna", &[FORTY])), Ok(()));
}

#[test]
fn nothing_of_a_journal_can_be_had_from_a_check() {
    const CANARY: &str = "kanarie";
    let secret = format!("{FORTY} {CANARY}");
    let mut checking = Checking::new(read(&document()), Options::default());
    checking.journal(&journal("p-anna", &[&secret])).unwrap();
    assert!(!format!("{checking:?}").to_lowercase().contains(CANARY), "nothing is kept");
    // Where an account says it itself, its finding does not.
    let checked = beside(&[&secret], &[journal("p-anna", &[&secret])], 40);
    let finding = checked.findings().iter().find(|finding| finding.code() == "LW604").unwrap();
    let mut said = format!("{finding:?}");
    for language in [Language::Nl, Language::En] {
        said += &finding.display(language).to_string();
        said += &serde_json::to_string(&checked.answer(language)).unwrap();
    }
    assert!(said.contains("LW604") && !said.contains(CANARY), "{said}");
    assert_eq!(
        list(&serde_json::to_value(checked.answer(Language::Nl)).unwrap(), "findings").len(),
        checked.findings().iter().count()
    );
}
