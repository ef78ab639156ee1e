//! Somebody who has a whole view, every cell and every total, and works out what they can.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::common::{EXAMPLES, example};
use crate::elimination::{People, Row, found};
use crate::made::{asked, both, programme};
use crate::plain::{Asked, Plain};
use crate::published::{Published, numbers};
use crate::reference::generate::{self, Size};

/// Whom some numbers tell of: by total, since sums of other things have nothing in common.
pub(crate) fn told_of(plain: &Plain, numbers: &[Published], least: usize) -> Option<(String, People)> {
    let about: Vec<People> = plain.facts.iter().map(|fact| fact.people.clone()).collect();
    let mut rows: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for number in numbers {
        rows.entry(&number.total).or_default().push(number.row.clone());
    }
    rows.into_iter().find_map(|(total, rows)| Some((total.to_owned(), found(&rows, &about, least)?)))
}

/// Attacks one view; gives how many cells it has.
fn attack(case: &str, document: &Value, logs: &[Value], asked: &Asked) -> usize {
    let (plain, view) = both(document, logs, asked);
    let told = told_of(&plain, &numbers(&plain, &view), asked.least);
    assert_eq!(told, None, "{case}: {view:#}");
    view["cells"].as_array().unwrap().len()
}

#[test]
fn a_thousand_random_programmes_tell_of_nobody() {
    let mut with_cells = 0;
    for seed in 0..1000 {
        let (document, asked) = programme(seed);
        with_cells += usize::from(attack(&format!("made {seed}"), &document, &[], &asked) > 0);
    }
    assert!(with_cells > 600, "views of {with_cells} programmes say something, too few to attack");
}

#[test]
fn programmes_with_logs_tell_of_nobody() {
    let mut cells = 0;
    for seed in 0..120 {
        let (document, logs) = generate::programme(seed, if seed % 20 == 0 { Size::Medium } else { Size::Small });
        let least = 2 + usize::try_from(seed % 3).unwrap();
        cells += attack(&format!("generated {seed}"), &document, &logs, &asked(least, seed % 2 == 0, None));
    }
    assert!(cells > 200, "{cells} cells are too few to attack");
}

#[test]
fn the_examples_tell_of_nobody() {
    for name in EXAMPLES {
        let (document, logs) = example(name);
        for (least, quarters) in [(2, false), (2, true), (3, true), (5, false), (5, true)] {
            attack(name, &document, &logs, &asked(least, quarters, None));
        }
    }
}
