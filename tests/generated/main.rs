//! The schemas under `docs/schema/` and the manual of the rules are made from the types and the rules; they
//! are in step, or this fails.
//!
//! `UPDATE_GENERATED=1 cargo test --test generated` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use lerendwerken::{Language, schema};

mod additive;
mod rules;
#[path = "../views/table.rs"]
mod table;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn folder() -> PathBuf {
    docs().join("schema").join("v1")
}

/// Holds a file against what it is made from, or writes it anew where that is asked.
fn in_step(path: &Path, made: &str) {
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::write(path, made).expect("the file can be written");
    }
    let there = fs::read_to_string(path).unwrap_or_default();
    assert!(
        there == made,
        "{} is out of step; `UPDATE_GENERATED=1 cargo test --test generated` writes it anew",
        path.display()
    );
}

#[test]
fn the_manual_of_the_rules_is_that_of_the_rules() {
    for (name, language) in [("rules.md", Language::En), ("regels.md", Language::Nl)] {
        in_step(&docs().join(name), &rules::manual(language));
    }
}

#[test]
fn the_table_of_who_may_see_what_is_that_of_the_canaries() {
    let path = docs().join("privacy.md");
    let page = fs::read_to_string(&path).expect("the page is there");
    let [begin, end] = ["<!-- table: begin -->\n", "<!-- table: end -->\n"];
    let (before, rest) = page.split_once(begin).expect("the table begins");
    let (_, after) = rest.split_once(end).expect("the table ends");
    in_step(&path, &format!("{before}{begin}\n{}\n{end}{after}", table::markdown()));
}

#[test]
fn the_schemas_in_the_documentation_are_those_of_the_types() {
    fs::create_dir_all(folder()).expect("the folder can be made");
    for entry in schema::ALL {
        let made = format!(
            "{}\n",
            serde_json::to_string_pretty(&entry.schema(schema::Export::default())).expect("a schema is JSON")
        );
        let path = folder().join(format!("{}.schema.json", entry.name));
        if let Ok(there) = fs::read_to_string(&path) {
            stays_valid(entry.name, &there, &made);
        }
        in_step(&path, &made);
    }
}

/// What was valid stays valid: format 1 is frozen, but for what is added.
fn stays_valid(name: &str, there: &str, made: &str) {
    let [there, made]: [serde_json::Value; 2] =
        [there, made].map(|text| serde_json::from_str(text).expect("a schema is JSON"));
    let broken = additive::broken(&there, &made);
    assert!(
        broken.is_empty(),
        "the schema `{name}` no longer allows what format 1 allows:\n  {}\nMembers and words may be added to \
         format 1; a change that makes an old document invalid, or mean something else, is for format 2 (DESIGN.md, \
         \"What will a format 2 do?\")",
        broken.join("\n  ")
    );
}

#[test]
fn there_is_no_schema_without_a_type() {
    let listed: BTreeSet<String> = schema::ALL.iter().map(|entry| format!("{}.schema.json", entry.name)).collect();
    let files = fs::read_dir(folder()).expect("the folder is there");
    let there: BTreeSet<String> =
        files.map(|file| file.expect("it can be read").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(there, listed);
}

#[test]
fn the_examples_name_a_schema_that_is_there_and_that_they_keep() {
    for name in ["waterland", "northgate"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{name}.json"));
        let text = fs::read_to_string(&path).expect("the example can be read");
        let document: serde_json::Value = serde_json::from_str(&text).expect("the example is JSON");
        let named = document["$schema"].as_str().expect("the example names its schema");
        let schema = fs::read_to_string(path.with_file_name(named)).expect("the schema is there");
        let schema: serde_json::Value = serde_json::from_str(&schema).expect("the schema is JSON");
        let validator = jsonschema::validator_for(&schema).expect("the schema is one");
        let faults: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn every_line_of_the_example_log_keeps_the_schema_of_a_cycle() {
    let validator = jsonschema::validator_for(&schema::named("cycle").expect("it is listed")).expect("it is a schema");
    let log = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/waterland.ndjson");
    for (number, line) in (1..).zip(fs::read_to_string(log).expect("the log can be read").lines()) {
        let cycle = serde_json::from_str(line).expect("a line is JSON");
        assert!(validator.is_valid(&cycle), "line {number}");
    }
}
