//! What a report must not tell: of a person, of a team that is too small, of the learning process.

use std::collections::BTreeSet;

use crate::common::{EXAMPLES, example, list, list_mut, sound as check};
use crate::reference::generate;
use crate::{report, report_of, sound, tags};
use lerendwerken::Language;
use lerendwerken::posture::{self, Window};
use serde_json::{Value, json};

/// Writes a text of its own into every member whose text people write, and notes the path of each.
fn mark(value: &mut Value, path: &str, key: &str, paths: &mut Vec<String>) {
    let in_either = path.contains(".references.") || path.contains(".extensions.");
    match value {
        Value::String(text) if in_either => {
            // A colon makes it a URI as well.
            *text = format!("x:KANARIE-{}-", paths.len());
            paths.push(path.to_owned());
        }
        Value::String(text) if is_written(key) => {
            *text = format!("KANARIE-{}-", paths.len());
            paths.push(path.to_owned());
        }
        Value::Array(all) => all.iter_mut().for_each(|it| mark(it, path, key, paths)),
        Value::Object(all) => all.iter_mut().for_each(|(key, it)| mark(it, &format!("{path}.{key}"), key, paths)),
        _ => {}
    }
}

fn is_written(key: &str) -> bool {
    [
        "organisation",
        "name",
        "title",
        "question",
        "unit",
        "vendor",
        "what",
        "evidence",
        "source",
        "development",
        "exit_strategy",
        "reason",
    ]
    .contains(&key)
}

/// The paths of the marked members of which a text contains one.
fn met(page: &str, paths: &[String]) -> BTreeSet<String> {
    let parts = page.split("KANARIE-").skip(1).map(|part| part.split('-').next().unwrap_or_default());
    parts.map(|number| paths[number.parse::<usize>().expect("a number")].replace(".cycles.", "cycle.")).collect()
}

/// What of the texts that people write may stand in a report; of teams and proposals those that may be shown.
const ALLOWED: [&str; 6] = [
    ".organisation",
    ".goals.title",
    ".goals.expectations.indicator.name",
    ".goals.expectations.indicator.unit",
    ".teams.name",
    "cycle.proposals.title",
];

fn ids<'a>(document: &'a Value, cycles: &'a [Value]) -> BTreeSet<&'a str> {
    let of = |value: &'a Value| value["id"].as_str().unwrap();
    let questions = cycles.iter().flat_map(|cycle| list(cycle, "learning_questions")).map(of);
    let moments = list(document, "teams").iter().flat_map(|team| list(team, "moments")).map(of);
    let accounts = list(document, "accounts").iter().map(of);
    list(document, "people")
        .iter()
        .map(of)
        .chain(questions)
        .chain(moments)
        .chain(accounts)
        .chain(cycles.iter().map(of))
        .collect()
}

/// Whether an id stands in a text as a word of its own.
fn names(text: &str, id: &str) -> bool {
    let is_of_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.match_indices(id)
        .any(|(at, _)| !text[..at].ends_with(is_of_id) && !text[at + id.len()..].starts_with(is_of_id))
}

/// The cycles of a document and of the log beside it.
fn all_cycles(document: &Value, cycles: &[Value]) -> Vec<Value> {
    list(document, "cycles").iter().chain(cycles).cloned().collect()
}

/// Puts references and extensions wherever they may stand.
fn dress(document: &mut Value, cycles: &mut [Value]) {
    let references = json!([{ "vocabulary": "x", "code": "x", "uri": "x:y" }]);
    let extensions = json!({ "x:y": { "kanarie_key": ["x"] }, "a:b": "x" });
    for list in ["goals", "teams", "people"] {
        for thing in list_mut(document, list) {
            thing["references"] = references.clone();
            thing["extensions"] = extensions.clone();
            for expectation in list_mut(thing, "expectations") {
                expectation["indicator"]["references"] = references.clone();
            }
        }
    }
    document["references"] = references;
    document["extensions"] = extensions.clone();
    let inline = document.get_mut("cycles").and_then(Value::as_array_mut).into_iter().flatten();
    inline.chain(cycles).for_each(|cycle| cycle["extensions"] = extensions.clone());
}

#[test]
fn of_what_people_wrote_only_the_frame_and_titles_of_proposals() {
    for name in EXAMPLES {
        let (mut document, mut cycles) = example(name);
        dress(&mut document, &mut cycles);
        let mut paths = Vec::new();
        mark(&mut document, "", "", &mut paths);
        cycles.iter_mut().for_each(|cycle| mark(cycle, "cycle", "", &mut paths));
        let of_either = |path: &&String| path.contains(".references.") || path.contains(".extensions.");
        assert!(paths.iter().filter(of_either).count() > 100, "they are marked");
        let all = all_cycles(&document, &cycles);
        let sound = sound(&document, &cycles);
        let teams: Vec<&str> = list(&document, "teams").iter().map(|team| team["id"].as_str().unwrap()).collect();
        let pages = teams.iter().map(|team| report_of(&sound, team)).chain([report(&sound, Language::En)]);
        for page in pages {
            let met = met(&page, &paths);
            let allowed: BTreeSet<String> = ALLOWED.iter().map(|path| (*path).to_owned()).collect();
            assert!(met.is_subset(&allowed), "{name}: {:?}", met.difference(&allowed).collect::<Vec<_>>());
            assert!(met.contains(".goals.title") && met.contains("cycle.proposals.title"), "{name}: {met:?}");
            assert!(!page.contains("kanarie_key") && !page.contains("a:b"), "{name}: no key of an extension");
            let text = tags::text(&page);
            for id in ids(&document, &all) {
                assert!(!names(&page, id) && !names(&text, id), "{name}: {id}");
            }
        }
    }
}

#[test]
fn a_team_that_is_not_shown_stands_in_no_report_but_its_own() {
    let mut hidden_in_all = 0;
    let examples = EXAMPLES.iter().map(|name| ((*name).to_owned(), example(name)));
    let random = (0..60).map(|seed| (format!("seed {seed}"), generate::programme(seed, generate::Size::Small)));
    for (case, (mut document, mut cycles)) in examples.chain(random) {
        for (number, team) in document["teams"].as_array_mut().unwrap().iter_mut().enumerate() {
            team["name"] = format!("KANARIE-team-{number}-").into();
        }
        let title = |cycle: &mut Value| {
            let team = cycle["team"].as_str().unwrap().to_owned();
            let proposals = cycle.get_mut("proposals").and_then(Value::as_array_mut);
            proposals.into_iter().flatten().for_each(|it| it["title"] = format!("KANARIE-title-of-{team}-").into());
        };
        document.get_mut("cycles").and_then(Value::as_array_mut).into_iter().flatten().for_each(title);
        cycles.iter_mut().for_each(title);
        let checked = sound(&document, &cycles);
        let shown: Vec<String> =
            posture::posture(&checked, Window::default()).teams.iter().map(|it| it.team.to_string()).collect();
        let page = report(&checked, Language::Nl);
        for what in ["NaN", ">inf<", "\"inf\"", "−inf", "inf "] {
            assert!(!page.contains(what), "{case}: {what}");
        }
        for (number, team) in list(&document, "teams").iter().enumerate() {
            let id = team["id"].as_str().unwrap();
            let told = [format!("KANARIE-team-{number}-"), format!("KANARIE-title-of-{id}-")];
            if !shown.iter().any(|it| it == id) {
                hidden_in_all += 1;
                assert!(!told.iter().any(|told| page.contains(told)) && !names(&page, id), "{case}: {id}");
                assert!(report_of(&checked, id).contains(&told[0]), "{case}: {id}");
            } else {
                assert!(page.contains(&told[0]), "{case}: {id}");
            }
            let own = report_of(&checked, id);
            let others = (0..list(&document, "teams").len()).filter(|other| *other != number);
            for other in others {
                assert!(!own.contains(&format!("KANARIE-team-{other}-")), "{case}: {id} tells of {other}");
            }
        }
    }
    assert!(hidden_in_all > 50, "{hidden_in_all}");
}

#[test]
fn findings_about_people_are_counted_and_not_told() {
    let (document, cycles) = example("northgate");
    let mut document = document;
    // Somebody accounts to nobody, and a goal says twice the same.
    document["people"][3].as_object_mut().unwrap().remove("accounts_to");
    let checked = check(&document, &[crate::log_of(&cycles)]);
    let person = document["people"][3]["id"].as_str().unwrap();
    let about = checked.findings().iter().filter(|it| it.message(Language::En).contains(person)).count();
    let page = tags::text(&report(&sound(&document, &cycles), Language::En));
    assert!(!names(&page, person));
    assert!(about == 0 || page.contains("Findings that are about people"), "{page}");
}
