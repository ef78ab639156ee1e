//! What the crate leans on: the other crates that its default features build, and its rooms on each other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The core crates and what each of them needs.
const BUILT: &[&str] = &[
    "chrono",
    "memchr",     // serde_json needs it anyway
    "num-traits", // chrono
    "autocfg",    // num-traits
    "schemars",
    "dyn-clone",  // schemars
    "indexmap",   // schemars, for members in their order
    "equivalent", // indexmap
    "foldhash",   // indexmap
    "hashbrown",  // indexmap
    "ref-cast",   // schemars
    "ref-cast-impl",
    "schemars_derive",
    "serde_derive_internals", // schemars
    "serde",
    "serde_core",
    "serde_derive",
    "serde_json",
    "itoa", // serde_json
    "zmij", // serde_json
    "thiserror",
    "thiserror-impl",
    "proc-macro2", // the derives
    "quote",
    "syn",
    "unicode-ident",
];

#[test]
fn default_features_build_no_more_than_the_core_crates_and_what_they_need() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8(tree.stdout).expect("cargo speaks UTF-8");
    let built: BTreeSet<&str> =
        text.lines().filter_map(|line| line.split(' ').next()).filter(|name| *name != env!("CARGO_PKG_NAME")).collect();
    let listed: BTreeSet<&str> = BUILT.iter().copied().collect();
    assert_eq!(built, listed, "what the default features build has changed");
}

/// The rooms of the house, each with those that it knows, as DESIGN.md draws them.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model", "schema"]),
    ("facts", &["model"]),
    ("reckoning", &["model", "facts"]),
    ("rules", &["text", "model", "facts", "reckoning"]),
    ("calculus", &["text", "model", "facts", "reckoning", "rules", "answer"]),
    ("posture", &["model", "facts", "rules"]),
    ("report", &["model", "facts", "reckoning", "rules", "calculus"]),
    ("versions", &["model", "rules", "answer"]),
    ("view", &["model", "facts", "rules", "calculus"]),
];

/// The text of every source file under a folder.
fn sources(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            texts.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(fs::read_to_string(path).expect("the file can be read"));
        }
    }
    texts
}

#[test]
fn rooms_depend_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let all = ["text", "model", "facts", "reckoning", "rules", "calculus", "versions", "schema", "answer"];
    for (room, known) in ROOMS {
        let texts = sources(&root.join(room));
        let code: Vec<_> = texts.iter().flat_map(|text| text.lines()).map(str::trim_start).collect();
        let code: Vec<_> = code.into_iter().filter(|line| !line.starts_with("//")).collect();
        let used = |other: &str| code.iter().any(|line| line.contains(&format!("crate::{other}::")));
        let used: BTreeSet<&str> = all.into_iter().filter(|other| other != room && used(other)).collect();
        assert_eq!(used, known.iter().copied().collect(), "what `{room}` knows has changed");
    }
}
