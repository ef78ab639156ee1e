//! Every figure is that of a plain reading, and what is said is as fine as may be and no finer.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::common::{EXAMPLES, example, list};
use crate::made::{asked, both, programme};
use crate::plain::{Asked, Fact, Plain};
use crate::published::{LISTS, numbers};
use crate::reference::document::{member, number, optional_text, text, week};
use crate::reference::generate::{self, Size};

/// The labels of a part, of which some may not be told apart.
type Labels = Vec<Option<String>>;

/// A way to tell parts: what becomes of the labels of a fact.
type Way = fn(&[String]) -> Labels;

fn said(label: &str) -> Option<String> {
    Some(label.to_owned())
}

/// Whether AI was used.
fn used(label: &str) -> Option<String> {
    said(if label == "without_ai" { label } else { "with_ai" })
}

/// The labels of each list's parts, and the ways in which it may be told, the finest first.
fn ways(list_name: &str) -> (&'static [&'static str], Vec<(&'static str, Way)>) {
    let in_ways = |total, ways: &[Way]| ways.iter().map(|way| (total, *way)).collect();
    match list_name {
        "learning_time" => {
            let ways: [Way; 5] = [
                |it| vec![said(&it[0]), said(&it[1])],
                |it| vec![used(&it[0]), said(&it[1])],
                |it| vec![said(&it[0]), None],
                |it| vec![None, said(&it[1])],
                |_| vec![None, None],
            ];
            (&["ai", "mode"], in_ways("learning_time", &ways))
        }
        "activities" => {
            let ways: [Way; 3] = [|it| vec![said(&it[0])], |it| vec![used(&it[0])], |_| vec![None]];
            (&["ai"], in_ways("activities", &ways))
        }
        "asked" => {
            let as_it_is: Way = |it| vec![said(&it[0])];
            (&["asked"], vec![("asked", as_it_is), ("asked at all", as_it_is)])
        }
        "proposals" => {
            let ways: [Way; 2] = [|it| vec![said(&it[0])], |_| vec![None]];
            (&["stage"], in_ways("proposals", &ways))
        }
        "outcomes" => {
            let ways: [Way; 4] = [
                |it| vec![said(&it[0]), said(&it[1])],
                |it| vec![said(&it[0]), None],
                |it| vec![None, said(&it[1])],
                |_| vec![None, None],
            ];
            (&["horizon", "carrier"], in_ways("outcomes", &ways))
        }
        _ => {
            let ways: [Way; 2] = [|it| vec![said(&it[0])], |_| vec![None]];
            (&["carrier"], in_ways("", &ways))
        }
    }
}

fn labels_of(fact: &Fact) -> Vec<String> {
    fact.labels.iter().map(|(_, label)| label.clone()).collect()
}

/// The labels of the parts that a list of a cell ought to have: of the first way in which each is about enough people.
fn expected(plain: &Plain, cell: (&str, &str), ways: &[(&str, Way)]) -> BTreeSet<Labels> {
    let in_way = |(total, way): &(&str, Way)| {
        let facts: Vec<usize> = plain.in_cell(cell.0, cell.1, total).collect();
        let labels = |fact: usize| way(&labels_of(&plain.facts[fact]));
        let parts: BTreeSet<Labels> = facts.iter().map(|fact| labels(*fact)).collect();
        let is_enough = |part: &Labels| {
            plain.people(facts.iter().copied().filter(|fact| labels(*fact) == *part)).len() >= plain.asked.least
        };
        parts.iter().all(is_enough).then_some(parts)
    };
    ways.iter().find_map(in_way).unwrap_or_default()
}

fn said_labels(parts: &[&Value], keys: &[&str]) -> BTreeSet<Labels> {
    let labels: Vec<Labels> =
        parts.iter().map(|part| keys.iter().map(|key| optional_text(part, key).map(str::to_owned)).collect()).collect();
    let different: BTreeSet<Labels> = labels.iter().cloned().collect();
    assert_eq!(different.len(), labels.len(), "a part comes twice: {parts:?}");
    different
}

/// Holds one view against a plain reading.
pub(crate) fn hold(case: &str, document: &Value, logs: &[Value], asked: &Asked) -> Value {
    let (plain, view) = both(document, logs, asked);
    for it in numbers(&plain, &view) {
        let sum: f64 = it.row.iter().map(|fact| plain.facts[*fact].size).sum();
        let terms: f64 = it.row.iter().map(|fact| plain.facts[*fact].size.abs()).sum();
        assert!((sum - it.value).abs() <= 1e-12 * terms, "{case}: {} is {} and not {sum}", it.total, it.value);
    }
    hold_frame(case, document, &plain, &view);
    hold_groups(case, &plain, &view);
    let least = asked.least;
    let is_said =
        |(group, period): &&(String, String)| plain.people(plain.in_cell(group, period, "held")).len() >= least;
    let cells: Vec<(String, String)> = plain.cells().iter().filter(is_said).cloned().collect();
    let given =
        list(&view, "cells").iter().map(|cell| (text(cell, "group").to_owned(), text(cell, "period").to_owned()));
    assert_eq!(given.collect::<Vec<_>>(), cells, "{case}: in the order of groups and periods");
    for cell in list(&view, "cells") {
        hold_cell(case, &plain, cell);
    }
    let is_silent = member(&view, "silent").is_some();
    assert_eq!(is_silent, cells.is_empty(), "{case}");
    view
}

fn hold_cell(case: &str, plain: &Plain, cell: &Value) {
    let (group, period, least) = (text(cell, "group"), text(cell, "period"), plain.asked.least);
    let people = plain.people(plain.in_cell(group, period, "held")).len();
    assert_eq!(number(cell, "contributors").to_f64(), (people / least * least) as f64, "{case}");
    let skipped = plain.people(plain.in_cell(group, period, "skipped")).len();
    assert_eq!(member(cell, "skipped").is_some(), skipped >= least, "{case}: {cell:#}");
    for (name, _, _) in LISTS {
        let (keys, ways) = ways(name);
        let parts: Vec<&Value> = list(cell, name).iter().collect();
        assert_eq!(said_labels(&parts, keys), expected(plain, (group, period), &ways), "{case}: {name} of {cell:#}");
    }
    let (keys, in_ways) = ways("amounts");
    for name in plain.expectations.values() {
        let total = format!("amounts {name}");
        let ways: Vec<(&str, Way)> = in_ways.iter().map(|(_, way)| (total.as_str(), *way)).collect();
        let parts: Vec<&Value> = list(cell, "amounts").iter().filter(|it| text(it, "expectation") == name).collect();
        assert_eq!(said_labels(&parts, keys), expected(plain, (group, period), &ways), "{case}: amounts of {cell:#}");
    }
    let amounts = list(cell, "amounts");
    assert!(amounts.is_sorted_by_key(|it| (text(it, "expectation"), optional_text(it, "carrier") == Some("craft"))));
}

/// What is said of the programme, the question and the expectations.
fn hold_frame(case: &str, document: &Value, plain: &Plain, view: &Value) {
    assert_eq!(text(view, "programme"), plain.programme, "{case}");
    assert_eq!(text(view, "personal_data"), "pseudonymous", "{case}");
    assert_eq!(number(view, "min_group").to_f64(), plain.asked.least as f64, "{case}");
    assert_eq!(text(view, "periods"), if plain.asked.quarters { "quarters" } else { "weeks" }, "{case}");
    let said = member(view, "as_of").map(|_| week(view, "as_of"));
    match plain.asked.as_of {
        Some(week) => assert_eq!(said, Some(week), "{case}"),
        None => {
            let last = list(view, "cells").iter().map(|cell| text(cell, "period")).max();
            assert_eq!(said.map(|week| plain.period(week)).as_deref(), last, "{case}: no later than what is said");
            let is_last = said.is_none_or(|week| !plain.asked.quarters || plain.period(week + 1) != plain.period(week));
            assert!(is_last, "{case}: the end of a quarter, whatever was held in it last");
        }
    }
    if member(view, "silent").is_some() {
        assert!(list(view, "expectations").is_empty() && list(view, "groups").is_empty(), "{case}");
        return;
    }
    let goals = list(document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
    let mut expected: Vec<(String, String, String, String)> = goals
        .map(|it| {
            let rise = number(it, "target").to_f64() - number(it, "baseline").to_f64();
            let direction = if rise > 0.0 { "up" } else { "down" };
            let aggregate = optional_text(&it["indicator"], "aggregate").unwrap_or("sum");
            let name = plain.expectations[text(it, "id")].clone();
            (name, text(it, "horizon").to_owned(), aggregate.to_owned(), direction.to_owned())
        })
        .collect();
    expected.sort();
    let given = list(view, "expectations").iter().map(|it| {
        let [name, horizon, aggregate, direction] =
            ["expectation", "horizon", "aggregate", "direction"].map(|key| text(it, key).to_owned());
        (name, horizon, aggregate, direction)
    });
    assert_eq!(given.collect::<Vec<_>>(), expected, "{case}");
}

/// Groups are of enough people, and each team is in one.
fn hold_groups(case: &str, plain: &Plain, view: &Value) {
    let given = list(view, "groups");
    let names: Vec<&str> = given.iter().map(|group| text(group, "group")).collect();
    if member(view, "silent").is_none() {
        assert!(names.iter().copied().eq(plain.groups.keys()), "{case}: in the order of pseudonyms");
    }
    for group in given {
        let (_, members) = &plain.groups[text(group, "group")];
        assert!(members.len() >= plain.asked.least, "{case}");
        let rounded = members.len() / plain.asked.least * plain.asked.least;
        assert_eq!(number(group, "members").to_f64(), rounded as f64, "{case}");
    }
}

#[test]
fn random_programmes_are_read_as_plainly() {
    let (mut split, mut whole) = (0, 0);
    for seed in 1000..1400 {
        let (document, asked) = programme(seed);
        let view = hold(&format!("made {seed}"), &document, &[], &asked);
        let times = list(&view, "cells").iter().flat_map(|cell| list(cell, "learning_time"));
        for time in times {
            *(if member(time, "mode").is_some() { &mut split } else { &mut whole }) += 1;
        }
    }
    assert!(split > 100 && whole > 100, "{split} parts by mode and {whole} without");
}

#[test]
fn programmes_with_logs_are_read_as_plainly() {
    for seed in 0..100 {
        let (document, logs) = generate::programme(seed, if seed % 25 == 0 { Size::Medium } else { Size::Small });
        let as_of = generate::as_of(seed, &document).map(|week| crate::reference::document::week_number(&week));
        let least = 2 + usize::try_from(seed % 4).unwrap();
        hold(&format!("generated {seed}"), &document, &logs, &asked(least, seed % 2 == 1, as_of));
    }
}

#[test]
fn the_examples_are_read_as_plainly() {
    for name in EXAMPLES {
        let (document, logs) = example(name);
        for (least, quarters) in [(2, false), (3, true), (5, false), (5, true), (9, true)] {
            hold(name, &document, &logs, &asked(least, quarters, None));
        }
    }
}
