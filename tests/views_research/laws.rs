//! Laws of the view: what changes it and what does not.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::common::{EXAMPLES, example, list, list_mut};
use crate::made::{asked, programme, view_of};
use crate::plain::{Asked, Plain};
use crate::reference::document::{member, text, week};
use crate::reference::random::Random;

/// The order of every list that has none in the documents' own terms.
fn shuffled(random: &mut Random, document: &Value) -> Value {
    let mut document = document.clone();
    for cycle in list_mut(&mut document, "cycles") {
        list_mut(cycle, "activities").iter_mut().for_each(|it| random.shuffle(list_mut(it, "professionals")));
        for key in ["learning_questions", "activities", "proposals", "outcomes"] {
            random.shuffle(list_mut(cycle, key));
        }
    }
    list_mut(&mut document, "teams").iter_mut().for_each(|it| random.shuffle(list_mut(it, "members")));
    list_mut(&mut document, "goals").iter_mut().for_each(|it| random.shuffle(list_mut(it, "expectations")));
    for key in ["people", "teams", "goals", "cycles"] {
        random.shuffle(list_mut(&mut document, key));
    }
    document
}

#[test]
fn the_order_of_the_document_and_where_cycles_stand_change_nothing() {
    for seed in 4000..4100 {
        let (document, asked) = programme(seed);
        let view = view_of(&document, &[], &asked).1;
        let mut other = shuffled(&mut Random::new(seed), &document);
        assert_eq!(view_of(&other, &[], &asked).1, view, "made {seed}");
        let cycles = other["cycles"].take();
        other.as_object_mut().unwrap().remove("cycles");
        assert_eq!(view_of(&other, cycles.as_array().unwrap(), &asked).1, view, "made {seed}, with a log");
    }
}

/// Every pseudonym of a view.
fn pseudonyms(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() == 32 => _ = all.insert(text.clone()),
        Value::Array(list) => list.iter().for_each(|it| pseudonyms(it, all)),
        Value::Object(members) => members.values().for_each(|it| pseudonyms(it, all)),
        _ => {}
    }
}

/// A view without its pseudonyms, its lists in an order that does not hang on them.
fn without_names(value: &Value) -> Value {
    match value {
        Value::String(text) if text.len() == 32 => json!("?"),
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(without_names).collect();
            list.sort_by_key(Value::to_string);
            list.into()
        }
        Value::Object(members) => members.iter().map(|(key, it)| (key.clone(), without_names(it))).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_same_key_gives_the_same_pseudonyms_and_another_key_others_for_the_same_figures() {
    for name in EXAMPLES {
        let (document, logs) = example(name);
        let one = asked(2, true, None);
        let other = Asked { key: vec![7; 40], ..one.clone() };
        let views = [&one, &one, &other].map(|asked| view_of(&document, &logs, asked).1);
        let names = [0, 1, 2].map(|at: usize| {
            let mut names = BTreeSet::new();
            pseudonyms(&views[at], &mut names);
            names.retain(|name| views[at]["lerendwerken"]["rules"] != name.as_str());
            names
        });
        assert!(names[0].len() > 3 && views[0] == views[1], "{name}");
        assert!(names[0].is_disjoint(&names[2]), "{name}");
        assert_eq!(without_names(&views[0]), without_names(&views[2]), "{name}");
    }
}

#[test]
fn another_programme_has_other_pseudonyms_for_the_same_ids() {
    let (document, logs) = example("waterland");
    let mut other = document.clone();
    other["id"] = json!("elders");
    let names = [document, other].map(|document| {
        let mut names = BTreeSet::new();
        let mut view = view_of(&document, &logs, &asked(2, true, None)).1;
        view["lerendwerken"].take();
        pseudonyms(&view, &mut names);
        names
    });
    assert!(names[0].len() > 3 && names[0].is_disjoint(&names[1]));
}

/// Whether a cycle is in a cell that a view has.
fn is_said(plain: &Plain, view: &Value, cycle: &Value) -> bool {
    let (group, period) = (plain.group_of(text(cycle, "team")), plain.period(week(cycle, "week")));
    list(view, "cells").iter().any(|cell| text(cell, "group") == group && text(cell, "period") == period)
}

/// The strongest thing there is to say of a cell that is absent: the view is the same, to the last bit, as if nothing had
/// been done in it.
#[test]
fn a_view_is_the_same_without_what_is_not_said_in_it() {
    let mut taken_out = 0;
    for seed in 5000..5200 {
        let (document, asked) = programme(seed);
        let view = view_of(&document, &[], &asked).1;
        let plain = Plain::read(&document, &[], asked.clone());
        let mut other = document.clone();
        let cycles = other["cycles"].as_array_mut().unwrap();
        let before = cycles.len();
        cycles.retain(|cycle| is_said(&plain, &view, cycle));
        taken_out += before - cycles.len();
        assert_eq!(view_of(&other, &[], &asked).1, view, "made {seed}");
    }
    assert!(taken_out > 500, "{taken_out}");
}

#[test]
fn what_comes_after_the_week_changes_nothing() {
    for seed in 6000..6100 {
        let (document, mut asked) = programme(seed);
        let weeks: Vec<i32> = list(&document, "cycles").iter().map(|cycle| week(cycle, "week")).collect();
        let Some(first) = weeks.iter().min() else { continue };
        let until = first + 6;
        asked.as_of = Some(until);
        let mut other = document.clone();
        other["cycles"].as_array_mut().unwrap().retain(|cycle| week(cycle, "week") <= until);
        assert_eq!(view_of(&other, &[], &asked).1, view_of(&document, &[], &asked).1, "made {seed}");
    }
}

#[test]
fn where_every_week_is_said_quarters_are_their_sums() {
    let mut quarters_seen = 0;
    for seed in 0..40 {
        let random = &mut Random::new(seed);
        let people = ["p-a", "p-b", "p-c"];
        let cycles = (1..=30).filter(|_| random.chance(0.7)).collect::<Vec<i32>>().into_iter().map(|week| {
            let activities = ["doing", "formal"]
                .map(|mode| json!({ "professionals": people, "mode": mode, "minutes": random.range(1, 300) }));
            json!({ "id": format!("c-{week}"), "team": "t-a", "week": format!("2026-W{week:02}"), "status": "held",
                "activities": activities })
        });
        let cycles: Vec<Value> = cycles.collect();
        let document = json!({ "format": 1, "id": "made", "organisation": "x", "goals": [], "development_questions": [],
            "people": people.map(|id| json!({ "id": id, "name": "x", "weekly_minutes": 2000 })),
            "teams": [{ "id": "t-a", "name": "x", "members": people, "working_hours": [], "moments": [] }],
            "period": { "from": "2026-W01", "until": "2026-W52" }, "cycles": cycles });
        let [weeks, quarters] = [false, true].map(|quarters| view_of(&document, &[], &asked(3, quarters, None)).1);
        assert_eq!(list(&weeks, "cells").len(), cycles.len());
        for quarter in list(&quarters, "cells") {
            let number = text(quarter, "period").split_once("-Q").unwrap().1.parse::<usize>().unwrap();
            let names: Vec<String> = (13 * number - 12..=13 * number).map(|week| format!("2026-W{week:02}")).collect();
            let own = || list(&weeks, "cells").iter().filter(|cell| names.iter().any(|name| cell["period"] == **name));
            let sum = |cells: &mut dyn Iterator<Item = &Value>, figure: &str| -> u64 {
                cells.map(|cell| cell[figure].as_u64().unwrap()).sum()
            };
            assert_eq!(quarter["held"].as_u64(), Some(sum(&mut own(), "held")));
            for mode in ["doing", "formal"] {
                let of = |cell: &Value| -> u64 {
                    let own = list(cell, "learning_time").iter().filter(|it| it["mode"] == mode);
                    own.map(|it| it["person_minutes"].as_u64().unwrap()).sum()
                };
                assert_eq!(of(quarter), own().map(of).sum::<u64>());
            }
            quarters_seen += 1;
        }
        for key in ["held", "person_minutes", "activities"] {
            assert_eq!(weeks["totals"][key], quarters["totals"][key]);
        }
    }
    assert!(quarters_seen > 100, "{quarters_seen}");
}

#[test]
fn texts_change_nothing() {
    fn otherwise(value: &mut Value) {
        const TEXTS: [&str; 9] =
            ["name", "title", "question", "reason", "evidence", "vendor", "unit", "organisation", "what"];
        match value {
            Value::Array(list) => list.iter_mut().for_each(otherwise),
            Value::Object(members) => members.iter_mut().for_each(|(key, it)| {
                if TEXTS.contains(&key.as_str()) && it.is_string() { *it = json!("anders") } else { otherwise(it) }
            }),
            _ => {}
        }
    }
    for seed in 7000..7050 {
        let (document, asked) = programme(seed);
        let mut other = document.clone();
        otherwise(&mut other);
        assert_ne!(other, document);
        assert_eq!(view_of(&other, &[], &asked).1, view_of(&document, &[], &asked).1, "made {seed}");
        assert!(member(&document, "cycles").is_some());
    }
}
