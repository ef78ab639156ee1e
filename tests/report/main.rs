//! The report: what stands in it, what must never, and that no text breaks it.
#![cfg(feature = "report")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../reference/mod.rs"]
mod reference;

mod figures;
mod hostile;
mod private;
mod tags;

use common::{EXAMPLES, example, log_of};
use lerendwerken::Language;
use lerendwerken::report::{self, ReportOptions};
use lerendwerken::rules::{Checking, Options, Sound};
use serde_json::Value;

/// A sound programme with the cycles of its log at hand.
pub(crate) fn sound(document: &Value, cycles: &[Value]) -> Sound {
    let mut checking = Checking::new(common::read(document), Options::default()).keep_cycles();
    checking.log("log", log_of(cycles).as_bytes()).unwrap();
    checking.finish().sound().unwrap()
}

/// The report of the whole programme in a language.
pub(crate) fn report(sound: &Sound, language: Language) -> String {
    report::html(sound, &ReportOptions::default().language(language)).unwrap()
}

/// The report of one team.
pub(crate) fn report_of(sound: &Sound, team: &str) -> String {
    report::html(sound, &ReportOptions::default().language(Language::En).team(team.parse().unwrap())).unwrap()
}

#[test]
fn it_is_one_small_file_that_fetches_and_runs_nothing() {
    for name in EXAMPLES {
        let (document, cycles) = example(name);
        let sound = sound(&document, &cycles);
        for language in [Language::Nl, Language::En] {
            let page = report(&sound, language);
            assert!(page.len() < 400_000, "{name}: {} bytes", page.len());
            let lower = page.to_lowercase();
            for what in
                ["<script", "<link", "<img", "<iframe", "<object", "@import", "url(", "http://", "https://", "src="]
            {
                assert!(!lower.contains(what), "{name}: {what}");
            }
            assert!(page.contains("default-src 'none'"), "{name}");
        }
    }
}

#[test]
fn both_languages_have_the_same_structure() {
    for name in EXAMPLES {
        let (document, cycles) = example(name);
        let sound = sound(&document, &cycles);
        let [nl, en] = [Language::Nl, Language::En].map(|language| tags::structure(&report(&sound, language)));
        assert_eq!(nl, en, "{name}");
        assert!(nl.len() > 500, "{name}: {}", nl.len());
    }
}

#[test]
fn without_the_cycles_of_a_log_proposals_have_their_ids() {
    let (document, cycles) = example("waterland");
    let mut checking = Checking::new(common::read(&document), Options::default());
    checking.log("log", log_of(&cycles).as_bytes()).unwrap();
    let bare = report(&checking.finish().sound().unwrap(), Language::Nl);
    let full = report(&sound(&document, &cycles), Language::Nl);
    let title = "Strooiroute om de dichte brug heen";
    assert!(full.contains(title) && !bare.contains(title));
    assert!(bare.contains("<code>pr-"));
}

#[test]
fn another_team_is_refused_in_words() {
    let (document, cycles) = example("northgate");
    let options = ReportOptions::default().team("t-kitchen".parse().unwrap());
    let refused = report::html(&sound(&document, &cycles), &options).unwrap_err();
    assert_eq!(refused.message(Language::Nl), "het programma heeft geen team `t-kitchen`");
    assert_eq!(refused.to_string(), "the programme has no team `t-kitchen`");
}
