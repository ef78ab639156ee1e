//! The documentation is held against the crate: every complete document in it is read, the worked
//! example is computed anew, the tables of the format name what the schema knows, and links lead
//! somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lerendwerken::Language;
use lerendwerken::calculus::{self, AsOf, Dimension};
use lerendwerken::model::{Assumptions, Cycle, Journal, Parameters, Programme, UsedAssumptions};
use lerendwerken::posture::PostureDimension;
use lerendwerken::rules::{self, Level, Options, Sound};
use serde_json::Value;

/// A fenced block of a page.
struct Block {
    /// The page and the line of its opening fence.
    place: String,
    /// What stands after the fence.
    info: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The pages in `docs`.
fn docs() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("docs")).unwrap();
    let mut pages: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| is_page(path)).collect();
    pages.sort();
    assert!(!pages.is_empty());
    pages
}

/// The pages beside the source, as far as they are there.
fn pages(names: &[&str]) -> impl Iterator<Item = PathBuf> {
    let paths: Vec<_> = names.iter().map(|name| root().join(name)).filter(|path| path.exists()).collect();
    paths.into_iter()
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

/// The length of the fence that a line opens or closes with, and what follows it.
fn fence(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start();
    let length = line.len() - line.trim_start_matches('`').len();
    (length >= 3).then(|| (length, line.trim_start_matches('`').trim()))
}

/// The fenced blocks of a page, and its other lines with their numbers.
fn taken_apart(path: &Path) -> (Vec<Block>, Vec<(usize, String)>) {
    let (mut blocks, mut lines) = (Vec::new(), Vec::new());
    let mut open: Option<(usize, Block)> = None;
    for (number, line) in (1..).zip(read(path).lines()) {
        match (&mut open, fence(line)) {
            (None, Some((length, info))) => {
                let place = format!("{}:{number}", path.strip_prefix(root()).unwrap_or(path).display());
                open = Some((length, Block { place, info: info.into(), text: String::new() }));
            }
            (None, None) => lines.push((number, line.to_owned())),
            (Some((length, _)), Some((closing, ""))) if closing >= *length => {
                blocks.extend(open.take().map(|(_, block)| block));
            }
            (Some((_, block)), _) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
        }
    }
    if let Some((_, block)) = open {
        panic!("{}: the block is not closed", block.place);
    }
    (blocks, lines)
}

fn blocks(path: &Path) -> Vec<Block> {
    taken_apart(path).0
}

#[test]
fn every_document_is_read_and_every_programme_keeps_the_rules() {
    let mut seen = BTreeMap::new();
    for page in docs().into_iter().chain(pages(&["README.md"])) {
        for block in blocks(&page) {
            let Block { place, info, text } = &block;
            match info.as_str() {
                "json programme" => {
                    let programme = accepted(Programme::from_json(text), place);
                    let checked = rules::check(programme, &Options::default());
                    let errors: Vec<_> = checked
                        .findings()
                        .at_least(Level::Error)
                        .map(|finding| finding.display(lerendwerken::Language::En).in_text(text).to_string())
                        .collect();
                    assert!(errors.is_empty(), "{place}: {}", errors.join("\n"));
                    accepted(checked.sound(), place);
                }
                "json cycle" => drop(accepted(Cycle::from_json(text), place)),
                "json journal" => drop(accepted(Journal::from_json(text), place)),
                "ndjson" => {
                    for line in text.lines().filter(|line| !line.trim().is_empty()) {
                        accepted(Cycle::from_json(line), place);
                    }
                }
                "json results" => drop(expected(&block)),
                analysis if analysis.starts_with("json analysis ") => drop(expected(&block)),
                other => assert!(!other.starts_with("json "), "{place}: `{other}` is no kind of block"),
            }
            *seen.entry(block.info).or_insert(0) += 1;
        }
    }
    for kind in ["json programme", "json cycle", "json journal", "ndjson", "json results"] {
        assert!(seen.contains_key(kind), "there is no `{kind}` block");
    }
}

fn accepted<T, E: std::fmt::Display>(read: Result<T, E>, place: &str) -> T {
    read.unwrap_or_else(|error| panic!("{place}: {error}"))
}

fn expected(block: &Block) -> Value {
    serde_json::from_str(&block.text).unwrap_or_else(|error| panic!("{}: {error}", block.place))
}

#[test]
fn the_worked_example_is_what_the_crate_computes() {
    let page = root().join("docs/calculus.md");
    let mut programme = None;
    let mut examples = 0;
    let mut analyses = BTreeSet::new();
    for block in blocks(&page) {
        match block.info.as_str() {
            "json programme" => programme = Some(Programme::from_json(&block.text).unwrap()),
            "json results" => {
                let programme = programme.clone().expect("a programme stands before its results");
                let sound = rules::check(programme, &Options::default()).sound().unwrap();
                let results = serde_json::to_value(calculus::results(&sound, AsOf::LastHeld)).unwrap();
                agrees(&expected(&block), &results, &block.place);
                examples += 1;
            }
            info => {
                let Some(analysis) = info.strip_prefix("json analysis ") else { continue };
                let programme = programme.clone().expect("a programme stands before its analyses");
                let sound = rules::check(programme, &Options::default()).sound().unwrap();
                let Some(answer) = analysed(&sound, analysis) else { continue };
                agrees(&expected(&block), &answer, &block.place);
                analyses.insert(analysis.split(' ').next().unwrap_or_default().to_owned());
            }
        }
    }
    assert_eq!(examples, 1);
    assert!(analyses.len() >= 5, "{analyses:?}");
}

/// An analysis of the worked example; none where it needs a feature that is off.
fn analysed(sound: &Sound, name: &str) -> Option<Value> {
    let now = AsOf::LastHeld;
    let answer = match name {
        "contributions cycle" => serde_json::to_value(calculus::contributions(sound, now, &[Dimension::Cycle])),
        "forecast" => serde_json::to_value(calculus::forecast(sound, now, calculus::Until::Due)),
        "steady" => serde_json::to_value(calculus::steady(sound, now)),
        "sensitivity" => serde_json::to_value(calculus::sensitivity(sound, now)),
        "reconcile" => serde_json::to_value(calculus::reconcile(sound, now, calculus::Drift::default())),
        #[cfg(feature = "calibrate")]
        "calibrate" => serde_json::to_value(calculus::calibrate(sound, now, &[calculus::Acting::CraftRetentionIdle])),
        #[cfg(not(feature = "calibrate"))]
        "calibrate" => return None,
        other => panic!("no analysis `{other}`"),
    };
    Some(answer.unwrap())
}

/// Holds what a page expects against what was computed, which may have more members.
fn agrees(expected: &Value, computed: &Value, place: &str) {
    match (expected, computed) {
        (Value::Object(members), Value::Object(_)) => {
            for (name, member) in members {
                let place = format!("{place}/{name}");
                agrees(member, computed.get(name).unwrap_or_else(|| panic!("{place} was not computed")), &place);
            }
        }
        (Value::Array(elements), Value::Array(others)) => {
            assert_eq!(elements.len(), others.len(), "{place}");
            for (i, (element, other)) in elements.iter().zip(others).enumerate() {
                agrees(element, other, &format!("{place}/{i}"));
            }
        }
        (Value::Number(number), Value::Number(other)) => {
            let (number, other) = (number.as_f64().unwrap(), other.as_f64().unwrap());
            assert!((number - other).abs() <= 1e-12 * number.abs(), "{place}: {number} in the page, {other} computed");
        }
        _ => assert_eq!(expected, computed, "{place}"),
    }
}

/// The cells of the tables of a page, without their backticks.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let lines = taken_apart(path).1.into_iter().map(|(_, line)| line);
    let rows = lines.filter(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect()).collect()
}

#[test]
fn the_format_page_names_every_member_and_word() {
    let page = root().join("docs/format.md");
    let tables = rows(&page);
    // `goals[].weight` is the member `weight`.
    let members: BTreeSet<&str> =
        tables.iter().flat_map(|row| row[0].split([',', '.'])).map(|name| name.trim().trim_end_matches("[]")).collect();
    let words: BTreeSet<&str> =
        tables.iter().flatten().flat_map(|cell| cell.split([',', ' ', ':', '('])).map(str::trim).collect();
    let (mut names, mut known_words) = (BTreeSet::new(), BTreeSet::new());
    for schema in [schemars::schema_for!(Programme), schemars::schema_for!(Journal)] {
        gather(schema.as_value(), &mut names, &mut known_words);
    }
    assert!(names.len() > 100 && known_words.len() > 40, "{} members, {} words", names.len(), known_words.len());
    let is_named = |name: &str| members.contains(name) || words.contains(name);
    let missing: Vec<_> = names.iter().filter(|name| !is_named(name)).collect();
    assert!(missing.is_empty(), "members that docs/format.md does not name: {missing:?}");
    let missing: Vec<_> = known_words.iter().filter(|word| !words.contains(word.as_str())).collect();
    assert!(missing.is_empty(), "words that docs/format.md does not name: {missing:?}");
}

/// Gathers the members and the words that a schema knows.
fn gather(schema: &Value, names: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                names.extend(properties.keys().cloned());
            }
            let listed = object.get("enum").and_then(Value::as_array).into_iter().flatten().chain(object.get("const"));
            words.extend(listed.filter_map(Value::as_str).map(str::to_owned));
            object.values().for_each(|value| gather(value, names, words));
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, names, words)),
        _ => {}
    }
}

/// The text of a number or word as a table has it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(word) => word.clone(),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string()),
        other => other.to_string(),
    }
}

#[test]
fn defaults_in_tables_are_those_of_the_crate() {
    let format = rows(&root().join("docs/format.md"));
    for parameter in Parameters::ALL {
        let default = shown(&(parameter.default)());
        let row = format.iter().find(|row| row[0] == parameter.name && row[1] == default);
        let row = row.unwrap_or_else(|| panic!("docs/format.md: `{}` is {default}", parameter.name));
        let kind = &row[2];
        assert!(*kind == parameter.allowed.name || kind.starts_with("one of "), "`{}` is a {kind}", parameter.name);
    }
    let used = serde_json::to_value(UsedAssumptions::from(&Assumptions::default())).unwrap();
    let calculus = rows(&root().join("docs/calculus.md"));
    for path in used["defaulted"].as_array().unwrap() {
        let path = path.as_str().unwrap();
        let default = shown(used.pointer(&format!("/{}", path.replace('.', "/"))).unwrap());
        assert!(format.iter().any(|row| row[0] == path && row[2] == default), "docs/format.md: `{path}` is {default}");
        let row = calculus.iter().find(|row| row[0] == path);
        let said = row.and_then(|row| row[1].split(' ').next());
        assert_eq!(said, Some(default.as_str()), "docs/calculus.md: `{path}`");
    }
}

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    let mut followed = 0;
    for page in docs().into_iter().chain(pages(&["README.md", "DESIGN.md", "CONTRIBUTING.md"])) {
        for (number, line) in taken_apart(&page).1 {
            for target in targets(&line) {
                followed += 1;
                if !leads_somewhere(&page, &target) {
                    broken.push(format!("{}:{number}: {target}", page.strip_prefix(root()).unwrap_or(&page).display()));
                }
            }
        }
    }
    assert!(followed > 0);
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
}

/// The relative targets of the links in a line: `[text](target)` and `[label]: target`.
fn targets(line: &str) -> Vec<String> {
    let line = without_code(line);
    let mut targets = Vec::new();
    let mut rest = line.as_str();
    while let Some((_, after)) = rest.split_once("](") {
        let mut depth = 1;
        let end = after.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        let Some(end) = end else { break };
        targets.push(after[..end].to_owned());
        rest = &after[end..];
    }
    let definition = line.trim_start().strip_prefix('[').and_then(|line| line.split_once("]: "));
    targets.extend(definition.map(|(_, target)| target.to_owned()));
    let bare = targets.iter().map(|target| target.split_whitespace().next().unwrap_or_default());
    let bare = bare.map(|target| target.trim_matches(['<', '>']).to_owned());
    bare.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

/// A line without its `code`.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("``")
}

fn leads_somewhere(page: &Path, target: &str) -> bool {
    let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
    let path = match file {
        "" => page.to_owned(),
        file => page.parent().unwrap_or(page).join(file),
    };
    path.exists() && anchor.is_none_or(|anchor| !is_page(&path) || anchors(&path).contains(anchor))
}

/// The anchors of a page's headings, as GitHub makes them.
fn anchors(path: &Path) -> BTreeSet<String> {
    let mut times = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for (_, line) in taken_apart(path).1 {
        let marks = line.len() - line.trim_start_matches('#').len();
        let Some(heading) = line.get(marks..).filter(|rest| (1..=6).contains(&marks) && rest.starts_with(' ')) else {
            continue;
        };
        let kept = heading.trim().to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let anchor: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
        let time = times.entry(anchor.clone()).or_insert(0);
        anchors.insert(if *time == 0 { anchor } else { format!("{anchor}-{time}") });
        *time += 1;
    }
    anchors
}

#[test]
fn the_posture_page_names_every_dimension_in_order() {
    let page = read(&root().join("docs/posture.md"));
    let mut rest = page.as_str();
    for dimension in PostureDimension::ALL {
        let row = format!("\n| `{dimension}` |");
        let at = rest.find(&row).unwrap_or_else(|| panic!("{dimension} is not in the table, or not in its place"));
        let line = rest[at + 1..].lines().next().unwrap();
        let about = dimension.about();
        assert!(line.contains(&format!("| P{}", about.paper)), "{line}");
        let unit = about.unit.label(Language::En).split(' ').next_back().unwrap();
        assert!(line.contains(unit) || line.contains("uses"), "{line}: {unit}");
        rest = &rest[at + 1..];
    }
}
