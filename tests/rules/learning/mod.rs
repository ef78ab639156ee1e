//! LW301 to LW310: questions, doing, together, and what comes of it.

mod doing;
mod everyone;
mod fruits;
mod questions;
mod together;

use crate::common::{document_with, doing, found_by, held, named, push, w};
use serde_json::Value;

const NOTHING: [&str; 0] = [];

/// A held cycle of the team at the counter in a week of 2026.
fn balie(number: u16) -> Value {
    held("t-balie", &w(number))
}

/// Teams that are declared twice are each judged, by what is known of their id.
#[test]
fn a_team_that_is_declared_again_is_judged_too() {
    for (code, mut document) in [("LW305", doing::formal(80)), ("LW310", everyone::with_absent(5, 1, 2, 10))] {
        let team = document["teams"][0].clone();
        push(&mut document, "teams", team);
        let last = format!("/teams/{}", document["teams"].as_array().unwrap().len() - 1);
        let found = found_by(code, &document);
        assert!(found.contains(&"/teams/0".into()) && found.contains(&last), "{code}: {found:?}");
    }
}

/// Where a week has two cycles, each is judged like any other.
#[test]
fn second_cycles_of_a_week_are_judged() {
    let twice = [balie(7), named(balie(7), "c-2")];
    for code in ["LW301", "LW308"] {
        assert_eq!(found_by(code, &document_with(twice.clone())), ["/cycles/0", "/cycles/1"], "{code}");
    }
    let alone = twice.map(|cycle| doing(cycle, &["p-anna"], None));
    assert_eq!(found_by("LW304", &document_with(alone)), ["/cycles/0", "/cycles/1"]);
    let two_of_each = [balie(7), named(balie(7), "c-2"), balie(8), named(balie(8), "c-3")];
    assert_eq!(found_by("LW306", &document_with(two_of_each)), ["/cycles/0"]);
}
