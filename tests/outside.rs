//! The library uses no files, clocks, threads, network or environment, so it runs wherever memory is: in a browser too.
//! Only the command touches the outside.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the standard library that lead outside.
const MODULES: &[&str] = &["env", "fs", "net", "os", "process", "thread", "time"];

/// Names that lead outside by whatever path they come.
const NAMES: &[&str] = &[
    "File",
    "Instant",
    "Local",
    "SystemTime",
    "Utc",
    "dbg",
    "eprint",
    "eprintln",
    "print",
    "println",
    "stderr",
    "stdin",
    "stdout",
];

/// Words of the crate's own that are spelt like one of those, each with the only folder in which it stands.
const OWN: &[(&str, &str)] = &[("Local", "facts"), ("stdin", "rules/sarif")];

/// The code of a file: without the lines that are comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The name that a text begins with.
fn first_name(text: &str) -> &str {
    let text = text.trim_start();
    text.split(|letter| !is_of_name(letter)).next().unwrap_or_default()
}

/// What directly follows each `std::` in code, those of a group in braces one by one.
fn of_std(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for after in code.split("std::").skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            found.push(first_name(after));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' if depth == 0 => {
                    found.push(first_name(&group[start..at]));
                    start = at + 1;
                }
                '}' => {
                    found.push(first_name(&group[start..at]));
                    break;
                }
                _ => {}
            }
        }
    }
    found
}

/// What in a text leads outside.
fn outside(text: &str) -> Vec<String> {
    let code = code(text);
    let modules = of_std(&code).into_iter().filter(|name| MODULES.contains(name)).map(|name| format!("std::{name}"));
    let names = code.split(|letter| !is_of_name(letter)).filter(|name| NAMES.contains(name)).map(str::to_owned);
    modules.chain(names).collect()
}

/// Every source file under a folder but those of the command.
fn library(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path());
    entries
        .filter(|path| !path.ends_with("src/cli"))
        .flat_map(|path| if path.is_dir() { library(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

#[test]
fn the_library_touches_nothing_outside() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = library(&root);
    assert!(files.len() > 100, "{} files", files.len());
    for path in files {
        let text = fs::read_to_string(&path).expect("the file can be read");
        let is_own = |name: &str| OWN.iter().any(|(own, folder)| *own == name && path.starts_with(root.join(folder)));
        let found: Vec<_> = outside(&text).into_iter().filter(|name| !is_own(name)).collect();
        assert!(found.is_empty(), "{} uses {found:?}", path.display());
    }
}

#[test]
fn what_leads_outside_is_seen_however_it_is_written() {
    let seen = [
        ("let text = std::fs::read(path)?;", "std::fs"),
        ("use std::{collections::BTreeMap, fs};", "std::fs"),
        ("use std::{\n    io::{Read, Write},\n    thread::{self, spawn},\n};", "std::thread"),
        ("let home = ::std::env::var(\"HOME\");", "std::env"),
        ("let now = time::Instant::now();", "Instant"),
        ("let today = chrono::Utc::now();", "Utc"),
        ("println!(\"here\");", "println"),
        ("io::stdin().lock()", "stdin"),
    ];
    for (code, what) in seen {
        assert_eq!(outside(code), [what], "{code}");
    }
    let fine = [
        "// std::fs::read",
        "    /// let now = std::time::Instant::now();",
        "env!(\"CARGO_PKG_VERSION\")",
        "use std::{io::Read, fmt};",
        "mod times; use self::process::Step;",
    ];
    for code in fine {
        assert!(outside(code).is_empty(), "{code}: {:?}", outside(code));
    }
}

#[test]
fn the_command_is_what_touches_the_outside() {
    let input =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/input.rs")).expect("it is there");
    assert!(outside(&input).iter().any(|name| name == "std::fs"), "nothing is seen where there is something");
}
