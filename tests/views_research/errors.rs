//! What is refused, and in what words.

use lerendwerken::Language;
use lerendwerken::model::Count;
use lerendwerken::rules::{Checking, Options};
use lerendwerken::view::{self, Key, KeyError, ResearchError, ResearchOptions};
use serde_json::json;

use crate::common::{example, log_of, read, sound};
use crate::made::{KEY, sound as kept};

#[test]
fn a_key_has_at_least_32_bytes() {
    for bytes in [0, 16, 31] {
        assert!(matches!(Key::new(&vec![1; bytes]), Err(KeyError::TooShort { bytes: said }) if said == bytes));
    }
    for bytes in [32, 33, 64, 65, 4096] {
        assert!(Key::new(&vec![1; bytes]).is_ok());
    }
    let refused = Key::new(b"geheim-woord").unwrap_err();
    for language in [Language::Nl, Language::En] {
        let message = refused.message(language);
        assert!(message.contains("12 bytes") && message.contains("openssl rand"), "{message}");
        assert!(!message.contains("geheim-woord"), "a key is never repeated");
    }
}

#[test]
fn a_key_is_never_shown() {
    let shown = format!("{:?} {:#?}", Key::new(&KEY).unwrap(), Key::new(&KEY).unwrap());
    assert_eq!(shown, "Key(..) Key(..)");
}

#[test]
fn cycles_of_logs_have_to_be_kept() {
    let (document, logs) = example("waterland");
    let not_kept = sound(&document, &[log_of(&logs)]);
    let key = Key::new(&KEY).unwrap();
    let error = view::research(&not_kept, &key, &ResearchOptions::default()).unwrap_err();
    assert_eq!(error, ResearchError::CyclesNotKept);
    for language in [Language::Nl, Language::En] {
        assert!(error.message(language).contains("`Checking::keep_cycles`"));
    }
    assert!(view::research(&kept(&document, &logs), &key, &ResearchOptions::default()).is_ok());
    let mut cycles = document.clone();
    cycles["cycles"] = logs.into();
    let own = Checking::new(read(&cycles), Options::default()).finish().sound().unwrap();
    assert!(view::research(&own, &key, &ResearchOptions::default()).is_ok(), "its own cycles are there anyway");
}

#[test]
fn k_is_that_of_the_call_else_that_of_the_programme_and_never_one() {
    let (mut document, logs) = example("waterland");
    let least = |document: &serde_json::Value, given: Option<u16>| {
        let options = ResearchOptions { min_group: given.map(|it| Count::new(it).unwrap()), ..Default::default() };
        view::research(&kept(document, &logs), &Key::new(&KEY).unwrap(), &options).unwrap().min_group
    };
    assert_eq!((least(&document, None), least(&document, Some(3)), least(&document, Some(1))), (5, 3, 2));
    document["rules"]["parameters"]["min_group"] = json!(7);
    assert_eq!((least(&document, None), least(&document, Some(3))), (7, 3));
    document["rules"]["parameters"]["min_group"] = json!(1);
    assert_eq!(least(&document, None), 2);
}
