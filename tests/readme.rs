//! What the README tells to run is run: the commands in its `sh` blocks and the examples in its table.
//! Its Rust and its JSON have tests of their own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("the README can be read")
}

/// The lines of all blocks of one kind.
fn block_lines(kind: &str) -> Vec<String> {
    let text = readme();
    let mut lines = Vec::new();
    let mut open = None;
    for line in text.lines() {
        match (open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some(info),
            (Some(_), Some(_)) => open = None,
            (Some(info), None) if info == kind && !line.trim().is_empty() => lines.push(line.to_owned()),
            _ => {}
        }
    }
    lines
}

/// The output of a call that must end well.
fn output_of(command: &mut Command, what: &str) -> String {
    let Output { status, stdout, stderr } =
        command.current_dir(root()).output().unwrap_or_else(|error| panic!("{what}: {error}"));
    assert!(status.success(), "{what}: {status}\n{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap_or_else(|error| panic!("{what}: {error}"))
}

/// The output of a call that must end well and say something.
fn output(command: &mut Command, what: &str) -> String {
    let said = output_of(command, what);
    assert!(!said.trim().is_empty(), "{what} prints nothing");
    said
}

/// The arguments with which a line of a `sh` block calls the command; none where it runs all tests, which
/// are running already. Any other line is one that no test runs.
fn arguments(line: &str) -> Option<&str> {
    let arguments = line.strip_prefix("cargo run --release --features cli -- ");
    assert!(arguments.is_some() || line == "cargo test --all-features", "README.md: no test runs `{line}`");
    arguments
}

#[test]
fn every_line_for_a_shell_is_one_that_is_run() {
    let lines = block_lines("sh");
    let calls = lines.iter().filter(|line| arguments(line).is_some()).count();
    assert!(calls > 0 && calls < lines.len(), "{lines:#?}");
}

#[cfg(feature = "cli")]
#[test]
fn the_commands_do_what_they_are_for() {
    for line in block_lines("sh") {
        if let Some(arguments) = arguments(&line) {
            let mut command = Command::new(env!("CARGO_BIN_EXE_lerendwerken"));
            let mut arguments: Vec<&str> = arguments.split_whitespace().collect();
            // What it writes to a file goes to one that is gone afterwards.
            let file = arguments.iter().position(|argument| *argument == "-o").map(|place| place + 1);
            let folder = tempfile::tempdir().expect("there is room for a file");
            let path = folder.path().join("written");
            let Some(place) = file else {
                output(command.args(arguments), &line);
                continue;
            };
            arguments[place] = path.to_str().expect("the path is UTF-8");
            assert_eq!(output_of(command.args(arguments), &line), "", "{line}");
            assert!(std::fs::metadata(&path).is_ok_and(|about| about.len() > 0), "{line} writes nothing");
        }
    }
}

#[test]
fn the_dependency_is_the_version_at_hand() {
    let (major_minor, _) = env!("CARGO_PKG_VERSION").rsplit_once('.').expect("a version has three parts");
    assert_eq!(block_lines("toml"), ["[dependencies]", &format!("{} = \"{major_minor}\"", env!("CARGO_PKG_NAME"))]);
}

/// The examples that the README's table names: `` | [`name`](examples/name.rs) | … ``.
fn named_examples() -> Vec<String> {
    let text = readme();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| [`")?.split_once("`](examples/"));
    rows.map(|(name, file)| {
        assert!(file.starts_with(&format!("{name}.rs)")), "`{name}` leads to {file}");
        name.to_owned()
    })
    .collect()
}

#[test]
fn the_table_names_every_example() {
    let entries = std::fs::read_dir(root().join("examples")).expect("the folder is there");
    let files = entries.map(|entry| entry.expect("it can be read").path());
    let mut there: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|it| it == "rs")).collect();
    there.sort();
    let names: Vec<_> = there.iter().filter_map(|path| path.file_stem()?.to_str()).collect();
    assert_eq!(named_examples(), names);
}

#[test]
fn the_examples_run() {
    for name in named_examples() {
        output(&mut example(&name), &name);
    }
}

/// An example as it was built beside this test, or else as cargo builds it now.
fn example(name: &str) -> Command {
    let test = std::env::current_exe().expect("a test knows where it is");
    let profile = test.parent().and_then(Path::parent).expect("it is in the folder of its profile");
    let built = profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if built.exists() {
        return Command::new(built);
    }
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "-q", "--example", name]);
    command
}
