//! What the reader says of documents, for other validators to be held against. Not an example to learn from:
//!
//! `verdicts mutants`: a line of JSON for every change to every document of `tests/mutation`, with whether the reader
//! accepts it. `verdicts judge`: of each line `{"kind", "document"}` on standard input, whether it is accepted.

use std::error::Error;
use std::io::{BufRead, BufWriter, Write};

use lerendwerken::model::{Cycle, Journal, Programme};
use lerendwerken::text::ReadError;
use serde_json::{Value, json};

#[path = "../mutation/mod.rs"]
mod mutation;
use mutation::{DOCUMENTS, Kind, mutants};

fn read(kind: &str, text: &str) -> Result<(), ReadError> {
    match kind {
        "programme" => Programme::from_json(text).map(drop),
        "cycle" => Cycle::from_json(text).map(drop),
        _ => Journal::from_json(text).map(drop),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match std::env::args().nth(1).as_deref() {
        Some("mutants") => {
            for (kind, document) in DOCUMENTS {
                let kind = match kind {
                    Kind::Programme => "programme",
                    Kind::Cycle => "cycle",
                    Kind::Journal => "journal",
                };
                for text in mutants(document) {
                    let accepted = read(kind, &text).is_ok();
                    writeln!(out, "{}", json!({ "kind": kind, "accepted": accepted, "text": text }))?;
                }
            }
        }
        Some("judge") => {
            for line in std::io::stdin().lock().lines() {
                let asked: Value = serde_json::from_str(&line?)?;
                let kind = asked["kind"].as_str().unwrap_or_default();
                let verdict = read(kind, &asked["document"].to_string());
                let why = verdict.as_ref().err().map(ToString::to_string);
                writeln!(out, "{}", json!({ "accepted": verdict.is_ok(), "why": why }))?;
            }
        }
        _ => return Err("say `mutants` or `judge`".into()),
    }
    Ok(out.flush()?)
}
