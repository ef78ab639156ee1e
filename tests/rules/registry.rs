//! What every rule must have.

use crate::common::{EXAMPLES, all_found, check_case, check_with_logs, example, log_of, place, places};
use lerendwerken::model::Parameters;
use lerendwerken::rules::{self, Blocks, Level, Options, Rule, Why};
use lerendwerken::{Bilingual, Language};
use serde_json::Value;
use std::collections::BTreeSet;

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// The places in one of its cases that a rule finds something in.
fn found_by(rule: &Rule, case: &str) -> Vec<String> {
    let found = check_case(rule, case);
    let own = found.iter().filter(|finding| finding.code() == rule.code);
    own.map(|finding| place(finding)[rule.code.len() + 1..].to_owned()).collect()
}

#[test]
fn codes_are_sorted_and_unique() {
    let codes: Vec<_> = rules::all().map(|rule| rule.code).collect();
    assert!(!codes.is_empty() && codes.windows(2).all(|two| two[0] < two[1]), "{codes:?}");
}

#[test]
fn codes_are_of_a_family() {
    for rule in rules::all() {
        let number = rule.code.strip_prefix("LW").unwrap_or_else(|| panic!("{}", rule.code));
        assert!(number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()), "{}", rule.code);
        assert!(matches!(number.as_bytes()[0], b'0'..=b'6'), "{} has no family", rule.code);
        assert_eq!(number.starts_with('0'), matches!(rule.why, Why::Integrity(_)), "{}", rule.code);
    }
}

#[test]
fn names_are_unique_and_kebab_case() {
    let mut names = BTreeSet::new();
    for rule in rules::all() {
        let words: Vec<_> = rule.name.split('-').collect();
        let plain =
            |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        assert!(words.iter().all(plain), "{} {}", rule.code, rule.name);
        assert!(names.insert(rule.name), "{} twice", rule.name);
    }
}

#[test]
fn a_rule_is_found_by_code_and_by_name() {
    for rule in rules::all() {
        assert_eq!(rules::named(rule.code).unwrap().code, rule.code);
        assert_eq!(rules::named(&rule.code.to_lowercase()).unwrap().code, rule.code);
        assert_eq!(rules::named(rule.name).unwrap().code, rule.code);
    }
    assert!(rules::named("LW999").is_none());
}

/// LW001 to LW006 and LW008 make a programme unusable for results, LW009 for money, others nothing.
#[test]
fn what_findings_block() {
    for rule in rules::all() {
        let expected = match rule.code {
            "LW001" | "LW002" | "LW003" | "LW004" | "LW005" | "LW006" | "LW008" => Blocks::Results,
            "LW009" => Blocks::Money,
            _ => Blocks::Nothing,
        };
        assert_eq!(rule.blocks, expected, "{}", rule.code);
        if rule.code.starts_with("LW0") {
            assert_eq!(rule.level, Level::Error, "{}", rule.code);
        }
    }
}

#[test]
fn both_languages_say_the_same_and_not_in_the_same_words() {
    for rule in rules::all() {
        let message = rule.message;
        assert_eq!(placeholders(message.nl), placeholders(message.en), "{}", rule.code);
        for Bilingual { nl, en } in [rule.title, message, rule.mend, rule.why.words()] {
            assert!(!nl.trim().is_empty() && !en.trim().is_empty(), "{}", rule.code);
            assert_ne!(nl, en, "{}", rule.code);
            assert_eq!((nl.trim(), en.trim()), (nl, en), "{}", rule.code);
        }
        assert!(!rule.why.source().is_empty(), "{}", rule.code);
    }
}

/// Only a rule that compares two versions has an older one of its cases, and it reads nothing else.
#[test]
fn rules_that_compare_versions_have_an_older_one() {
    let compare: Vec<_> = rules::all().filter(|rule| rule.before().is_some()).map(|rule| rule.code).collect();
    assert_eq!(compare, ["LW112"]);
    for rule in rules::all().filter(|rule| rule.before().is_some()) {
        for case in [rule.before().unwrap(), rule.breaks, rule.keeps] {
            let document = serde_json::from_str(case).unwrap();
            assert_eq!(crate::common::found_by(rule.code, &document), [""; 0], "{} in a check", rule.code);
        }
        assert_eq!(found_by(rule, rule.before().unwrap()), [""; 0], "{} of a version and itself", rule.code);
    }
}

#[test]
fn parameters_exist() {
    for rule in rules::all() {
        for name in rule.parameters {
            assert!(Parameters::ALL.iter().any(|parameter| parameter.name == *name), "{} {name}", rule.code);
        }
    }
}

#[test]
fn the_case_that_breaks_a_rule_does_so_at_a_place_that_exists() {
    for rule in rules::all() {
        let document: Value = serde_json::from_str(rule.breaks).unwrap();
        let pointers = found_by(rule, rule.breaks);
        assert!(!pointers.is_empty(), "{} does not find its own case", rule.code);
        for pointer in pointers {
            assert!(document.pointer(&pointer).is_some(), "{} points at {pointer}, which is not there", rule.code);
        }
    }
}

#[test]
fn the_case_that_keeps_a_rule_does_so() {
    for rule in rules::all() {
        assert_eq!(found_by(rule, rule.keeps), [""; 0], "{}", rule.code);
    }
}

/// Whatever a rule finds in any case, its words are whole and it points at something.
#[test]
fn every_finding_in_every_case_is_whole() {
    for (rule, case) in rules::all().flat_map(|rule| [(rule, rule.breaks), (rule, rule.keeps)]) {
        let document: Value = serde_json::from_str(case).unwrap();
        for finding in &check_case(rule, case) {
            for language in [Language::Nl, Language::En] {
                let message = finding.message(language);
                assert!(!message.contains(['{', '}']), "{}: {message}", finding.code());
                let shown = finding.display(language).to_string();
                let level = finding.level().label(language);
                assert!(shown.starts_with(&format!("{level}[{}]: {message}", finding.code())), "{shown}");
            }
            assert!(document.pointer(&finding.pointer()).is_some(), "{}", crate::common::place(finding));
            for name in placeholders(finding.rule().message.en) {
                assert!(finding.value(name).is_some(), "{} {name}", finding.code());
            }
        }
    }
}

/// A document in which everything that may be there is, and in which everything is in order.
#[test]
fn every_rule_is_silent_on_a_complete_document() {
    let document: Value = serde_json::from_str(include_str!("../data/complete.json")).unwrap();
    assert_eq!(all_found(&document), [""; 0]);
}

#[test]
fn the_examples_are_sound() {
    for name in EXAMPLES {
        let (document, logged) = example(name);
        let checked = check_with_logs(&document, &[log_of(&logged)], &Options::default());
        assert_eq!(places(&checked), [""; 0], "{name}");
    }
}

#[test]
fn the_digest_is_that_of_the_rules() {
    let digest = rules::digest();
    assert!(digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()), "{digest}");
    assert_eq!(digest, rules::digest());
}
