//! What a view says, as numbers over the facts of a plain reading.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::common::list;
use crate::elimination::Row;
use crate::plain::{Fact, Plain};
use crate::reference::document::{member, number, text};

/// A published number, with the facts that it is the sum of.
pub(crate) struct Published {
    /// What it is about, to tell numbers of other units apart.
    pub(crate) total: String,
    pub(crate) row: Row,
    pub(crate) value: f64,
}

/// The lists of a cell, the number in their parts, and its place in totals.
pub(crate) const LISTS: [(&str, &str, &str); 5] = [
    ("learning_time", "person_minutes", "person_minutes"),
    ("activities", "activities", "activities"),
    ("asked", "cycles", ""),
    ("proposals", "proposals", "proposals"),
    ("outcomes", "outcomes", "outcomes"),
];

/// Whether a label of a part is that of a fact, or holds it.
fn holds(part: &str, fact: &str) -> bool {
    let parts_of = |whole: &str| match whole {
        "with_ai" => &["tool", "co_intelligence", "verified", "unverified"][..],
        _ => &[],
    };
    part == fact || parts_of(part).contains(&fact)
}

/// Whether a fact is in a part.
fn is_in(part: &Value, fact: &Fact) -> bool {
    fact.labels.iter().all(|(key, label)| member(part, key).is_none_or(|it| holds(it.as_str().unwrap(), label)))
}

/// The list of facts that parts of a cell split.
fn total_of(cell: &Value, list_name: &str) -> &'static str {
    let says = |word: &str| list(cell, "asked").iter().any(|part| text(part, "asked") == word);
    match list_name {
        "asked" if says("something") => "asked at all",
        "asked" => "asked",
        "learning_time" => "learning_time",
        "activities" => "activities",
        "proposals" => "proposals",
        _ => "outcomes",
    }
}

/// Every number of a view that is a sum over facts.
pub(crate) fn numbers(plain: &Plain, view: &Value) -> Vec<Published> {
    let mut all = Vec::new();
    let mut of_totals: BTreeMap<(String, usize), Row> = BTreeMap::new();
    for (place, cell) in list(view, "cells").iter().enumerate() {
        let (group, period) = (text(cell, "group"), text(cell, "period"));
        let mut tell = |total: &str, in_totals: &str, row: Row, value: f64| {
            of_totals.entry((in_totals.to_owned(), place)).or_default().extend(row.iter().copied());
            all.push(Published { total: total.to_owned(), row, value });
        };
        let whole = |total: &str| plain.in_cell(group, period, total).collect::<Row>();
        tell("held", "held", whole("held"), number(cell, "held").to_f64());
        if member(cell, "skipped").is_some() {
            tell("skipped", "skipped", whole("skipped"), number(cell, "skipped").to_f64());
        }
        for (name, figure, in_totals) in LISTS {
            let total = total_of(cell, name);
            for part in list(cell, name) {
                let row = plain.in_cell(group, period, total).filter(|fact| is_in(part, &plain.facts[*fact]));
                tell(total, in_totals, row.collect(), number(part, figure).to_f64());
            }
            if name == "asked" && !list(cell, name).is_empty() {
                // How many were held is the same total once more.
                tell(total, "", whole(total), number(cell, "held").to_f64());
            }
        }
        for part in list(cell, "amounts") {
            let total = format!("amounts {}", text(part, "expectation"));
            let row = plain.in_cell(group, period, &total).filter(|fact| is_in(part, &plain.facts[*fact]));
            tell(&total, "", row.collect(), number(part, "amount").to_f64());
        }
    }
    all.extend(of_all_totals(view, &of_totals));
    all
}

/// The totals of the view: of a group, of a period, and of everything.
fn of_all_totals(view: &Value, of_cells: &BTreeMap<(String, usize), Row>) -> Vec<Published> {
    let cells = list(view, "cells");
    let of_groups = list(view, "groups").iter().map(|it| (&it["totals"], Some(("group", text(it, "group")))));
    let of_periods = list(view, "by_period").iter().map(|it| (&it["totals"], Some(("period", text(it, "period")))));
    let mut all = Vec::new();
    for (totals, only) in of_groups.chain(of_periods).chain([(&view["totals"], None)]) {
        let own = |cell: &&usize| only.is_none_or(|(key, name)| text(&cells[**cell], key) == name);
        let places: Vec<usize> = (0..cells.len()).collect();
        assert_eq!(number(totals, "cells").to_f64(), places.iter().filter(own).count() as f64);
        for (total, figure) in [
            ("held", "held"),
            ("skipped", "skipped"),
            ("learning_time", "person_minutes"),
            ("activities", "activities"),
            ("proposals", "proposals"),
            ("outcomes", "outcomes"),
        ] {
            let row = places.iter().filter(own).filter_map(|cell| of_cells.get(&(figure.to_owned(), *cell))).flatten();
            let value = number(totals, figure).to_f64();
            all.push(Published { total: total.to_owned(), row: row.copied().collect(), value });
        }
    }
    all
}
