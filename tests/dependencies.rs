//! The default features stay light: what they build is listed here, and nothing else may come in unseen.

use std::collections::BTreeSet;
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
