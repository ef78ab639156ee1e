//! An integrator's side: the schemas that forms and clients are made from, and findings as JSON.
//!
//! `cargo run --example integrate`

use std::error::Error;

use lerendwerken::model::Programme;
use lerendwerken::rules::{self, Options};
use lerendwerken::{Language, schema};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    for entry in schema::ALL {
        let schema = entry.schema(schema::Export::default());
        let definitions = schema["$defs"].as_object().map_or(0, |definitions| definitions.len());
        println!("{:<10} {} ({} definitions)", entry.name, schema["$id"], definitions);
    }

    // What a form sends may have the wrong shape: every fault has a place and says how to mend it.
    let sent = r#"{ "format": 1, "id": "Waterland", "organisation": " ", "period": { "from": "2025-W53", "till": "2026-W20" },
      "people": [], "teams": {}, "goals": [], "development_questions": [] }"#;
    if let Err(error) = Programme::from_json(sent) {
        let faults: Vec<_> = error
            .faults()
            .iter()
            .map(|fault| json!({ "at": fault.pointer(), "says": fault.message(Language::En), "mend": fault.mend(Language::En) }))
            .collect();
        println!("{}", serde_json::to_string_pretty(&faults)?);
    }

    // What has the right shape may still not be sound: every finding has a code and a place.
    let text = std::fs::read_to_string("examples/data/northgate.json")?.replacen(
        "\"serves\": [\"g-",
        "\"serves\": [\"g-no-",
        1,
    );
    let checked = rules::check(Programme::from_json(&text)?, &Options::default());
    let findings: Vec<_> = checked
        .findings()
        .iter()
        .map(|finding| {
            json!({
                "code": finding.code(),
                "level": finding.level(),
                "at": finding.pointer(),
                "says": finding.message(Language::En),
                "mend": finding.mend(Language::En),
            })
        })
        .collect();
    println!("{}", serde_json::to_string_pretty(&findings)?);
    Ok(())
}
