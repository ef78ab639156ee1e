//! An application's own type with the crate's types in it: one schema, with all definitions in it.
//!
//! `cargo run --example nest`

use std::error::Error;

use lerendwerken::calculus::{self, AsOf, Results};
use lerendwerken::model::{Goal, Programme, Week};
use lerendwerken::rules::{self, Options};
use lerendwerken::{Answer, Language, schema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an application keeps of an organisation.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Organisation {
    /// Its number in the application.
    number: u32,
    /// Its programme.
    programme: Programme,
    /// A goal that it thinks of and did not set yet.
    next: Option<Goal>,
    /// The week in which it was visited last.
    visited: Option<Week>,
}

/// What the application shows of it.
#[derive(Debug, Serialize, JsonSchema)]
struct Card {
    name: String,
    results: Answer<Results>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string("examples/data/northgate.json")?;
    let kept = format!(r#"{{ "number": 7, "programme": {text}, "visited": "2026-W20" }}"#);
    let organisation: Organisation = serde_json::from_str(&kept)?;
    // A document that is nested in another keeps its shape: what is wrong in it is refused here too.
    let wrong = kept.replace("2026-W20", "2026-W54");
    println!("{}", serde_json::from_str::<Organisation>(&wrong).unwrap_err());
    println!("{} was visited in {:?}; next {:?}", organisation.number, organisation.visited, organisation.next);

    let name = organisation.programme.organisation.to_string();
    let sound = rules::check(organisation.programme, &Options::default()).sound()?;
    let card = Card { name, results: Answer::new(calculus::results(&sound, AsOf::LastHeld)) };
    println!("{} {}", card.name, serde_json::to_value(&card.results)?["programme"]);

    // In the schema of the application's type stand the crate's definitions, in the language that is asked for.
    for language in [Language::En, Language::Nl] {
        let export = schema::Export::in_language(language);
        for (name, schema) in
            [("Organisation", schema::export::<Organisation>(export)), ("Card", schema::export::<Card>(export))]
        {
            let definitions = schema["$defs"].as_object().ok_or("there are definitions")?;
            let references = references(&schema);
            let lost: Vec<_> = references.iter().filter(|name| !definitions.contains_key(**name)).collect();
            println!(
                "{name} {language}: {} definitions, {} references, {lost:?} lost",
                definitions.len(),
                references.len()
            );
            if !lost.is_empty() {
                return Err("a reference leads nowhere".into());
            }
        }
    }
    Ok(())
}

/// The names of the definitions to which a schema refers.
fn references(schema: &serde_json::Value) -> Vec<&str> {
    match schema {
        serde_json::Value::Object(members) => {
            let own = members.get("$ref").and_then(|reference| reference.as_str()?.strip_prefix("#/$defs/"));
            own.into_iter().chain(members.values().flat_map(references)).collect()
        }
        serde_json::Value::Array(list) => list.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
