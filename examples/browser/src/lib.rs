//! The checks of `lerendwerken` for a page: text in, JSON out.
//!
//! What comes back is what `lerendwerken check --format json` says of the same documents, so a form and a server
//! judge alike. Nothing in here panics, whatever the texts are.
//!
//! WebAssembly has no source of chance here, so the keys of hash tables are the same in every tab. Who makes ids
//! that collide slows down a check in a tab of their own, and nobody else's.

#![deny(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable
)]

use lerendwerken::model::Programme;
use lerendwerken::rules::{Checking, LogError, Options};
use lerendwerken::schema::{self, Export};
use lerendwerken::text::{ReadError, Report};
use lerendwerken::{Answer, Language};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the programme is called in an answer.
const PROGRAMME: &str = "programme.json";
/// What the log beside it is called.
const LOG: &str = "log.ndjson";

/// Checks a programme, with a log of cycles beside it where there is one, and answers in `nl` or `en`; in the
/// programme's own language where `language` is neither.
///
/// The answer is that of `check` (`docs/schema/v1/check.schema.json`), or `{"error": {"faults": […]}}` where a text
/// could not be read.
#[wasm_bindgen]
pub fn check(text: &str, log: Option<String>, language: &str) -> String {
    let mut unread: Vec<(&str, ReadError)> = Vec::new();
    let mut more = 0;
    let programme = Programme::from_json(text).map_err(|error| unread.push((PROGRAMME, error))).ok();
    let own = programme.as_ref().map(|it| it.language);
    let language = spoken(language).or(own).unwrap_or(Language::En);
    // Where the programme can't be read the log is read all the same, for all that is wrong at once.
    let stand_in = || Programme::new("stand-in", "stand-in", "2000-W01".."2099-W53").ok();
    let checking = programme.or_else(stand_in).map(|programme| {
        let mut checking = Checking::new(programme, Options::default()).read_from(PROGRAMME, text);
        if let Some(Err(LogError::Lines { bad, more: besides } | LogError::Io { bad, more: besides, .. })) =
            log.map(|log| checking.log(LOG, log.as_bytes()))
        {
            unread.extend(bad.into_iter().map(|error| (LOG, error)));
            more = besides;
        }
        checking
    });
    match checking {
        Some(checking) if unread.is_empty() => json(&Answer::new(checking.finish().answer(language))),
        _ => json(&Refused::new(&unread, more, language)),
    }
}

/// The JSON Schema of a programme, from which the form takes its fields and what they are called in `nl` or `en`.
#[wasm_bindgen]
pub fn programme_schema(language: &str) -> String {
    json(&schema::export::<Programme>(Export::in_language(spoken(language).unwrap_or(Language::En))))
}

fn spoken(language: &str) -> Option<Language> {
    match language {
        "nl" => Some(Language::Nl),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// The answer where a text could not be read.
#[derive(Serialize)]
struct Refused<'a> {
    error: Faults<'a>,
}

#[derive(Serialize)]
struct Faults<'a> {
    /// What is wrong, as the texts read.
    faults: Vec<InSource<'a>>,
    /// How many faults there are besides.
    more: u64,
}

#[derive(Serialize)]
struct InSource<'a> {
    #[serde(flatten)]
    fault: Report<'a>,
    source: &'a str,
}

impl<'a> Refused<'a> {
    fn new(unread: &'a [(&'a str, ReadError)], more: u64, language: Language) -> Self {
        let of_one = |(source, error): &'a (&'a str, ReadError)| {
            error.faults().iter().map(move |fault| InSource { fault: fault.report(language), source })
        };
        let more = unread.iter().fold(more, |all, (_, error)| all.saturating_add(error.more()));
        Self { error: Faults { faults: unread.iter().flat_map(of_one).collect(), more } }
    }
}

/// Answers hold nothing that can't be written; were it otherwise, a page would get an empty text and no panic.
fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}
