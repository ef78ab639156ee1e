//! LW101 to LW111: goals, expectations, development questions. (LW112 compares two versions.)

use super::world::{World, activities, holds, words};
use super::{ADVICE, Found, WARNING};
use crate::reference::document::{list, text, week};
use serde_json::Value;
use std::collections::BTreeSet;

pub fn judge(world: &World<'_>, found: &mut Found) {
    horizons(world, found);
    for (at, id, goal) in world.numbered("goals") {
        declared_late(world, &at, goal, found);
        let served = list(world.document, "development_questions").iter().any(|question| holds(question, "serves", id));
        if !served {
            found.frame("LW104", WARNING, at.clone(), &[id]);
        }
        if list(goal, "challenges").is_empty() {
            found.frame("LW107", ADVICE, at, &[id]);
        }
    }
    let goals = list(world.document, "goals");
    let challenges: BTreeSet<&str> = goals.iter().flat_map(|goal| words(goal, "challenges")).collect();
    if goals.len() >= 2 && challenges.len() == 1 {
        found.frame("LW108", ADVICE, "", &[]);
    }
    expectations(world, found);
    tool_bound(world, found);
    only_optimising(world, found);
}

fn of_horizon<'a>(goal: &'a Value, horizon: &str) -> Vec<&'a Value> {
    list(goal, "expectations").iter().filter(|expectation| text(expectation, "horizon") == horizon).collect()
}

/// LW101 and LW102. Where no goal declares one, the programme's warning stands alone.
fn horizons(world: &World<'_>, found: &mut Found) {
    for (code, horizon) in [("LW101", "direct"), ("LW102", "durable")] {
        let goals = world.numbered("goals");
        let without: Vec<_> = goals.iter().filter(|(_, _, goal)| of_horizon(goal, horizon).is_empty()).collect();
        if without.len() == goals.len() {
            found.frame(code, WARNING, "", &[]);
            continue;
        }
        for (at, id, _) in without {
            found.frame(code, ADVICE, at.clone(), &[id]);
        }
    }
}

/// LW103, per horizon.
fn declared_late(world: &World<'_>, at: &str, goal: &Value, found: &mut Found) {
    let id = text(goal, "id");
    let held = world.held();
    let serving = held.iter().find(|read| {
        let questions = list(read.cycle, "learning_questions").iter();
        questions.filter_map(|question| world.development(question)).any(|question| holds(question, "serves", id))
    });
    let Some(first) = serving else { return };
    for horizon in ["direct", "durable"] {
        let declared = of_horizon(goal, horizon).iter().map(|expectation| week(expectation, "declared")).min();
        if declared.is_some_and(|declared| declared > first.week) {
            found.frame("LW103", WARNING, at, &[id]);
        }
    }
}

/// LW105, LW106 and LW111.
fn expectations(world: &World<'_>, found: &mut Found) {
    for (at, _, expectation) in world.expectations() {
        let id = text(expectation, "id");
        let (declared, due) = (week(expectation, "declared"), week(expectation, "due"));
        let durable = text(expectation, "horizon") == "durable";
        if durable && due - declared < world.count("durable_min_weeks") {
            found.frame("LW105", ADVICE, at.clone(), &[id]);
        }
        if !durable && due - declared > world.count("direct_max_weeks") {
            found.frame("LW106", ADVICE, at.clone(), &[id]);
        }
        let by = declared + world.count("baseline_weeks");
        let mut measurements = list(world.document, "measurements").iter();
        let measured = measurements.any(|it| text(it, "expectation") == id && week(it, "week") <= by);
        if durable && world.as_of >= by && !measured {
            found.frame("LW111", ADVICE, at, &[id]);
        }
    }
}

/// LW109.
fn tool_bound(world: &World<'_>, found: &mut Found) {
    let systems = list(world.document, "ai_systems").iter();
    let names = systems.flat_map(|system| [text(system, "name").trim(), text(system, "vendor").trim()]);
    let letters = |name: &str| name.chars().filter(|letter| letter.is_alphabetic()).count();
    let names: Vec<&str> = names.filter(|name| letters(name) >= world.limit("tool_name_letters") as usize).collect();
    for (key, member) in [("goals", "title"), ("development_questions", "question")] {
        for (at, id, thing) in world.numbered(key) {
            if names.iter().any(|name| names_it(text(thing, member), name)) {
                found.frame("LW109", ADVICE, at, &[id]);
            }
        }
    }
}

/// Whether a text holds a name as whole words, case aside.
fn names_it(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    text.match_indices(&name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// LW110, over all teams.
fn only_optimising(world: &World<'_>, found: &mut Found) {
    let acts = activities(&world.last(world.count("recent_weeks")));
    let uses: Vec<&Value> = acts.iter().filter_map(|act| act.ai).collect();
    let alone = |ai: &&Value| words(ai, "support") == BTreeSet::from(["productivity"]);
    if uses.len() >= world.limit("ai_uses_min") as usize && uses.iter().all(alone) {
        found.frame("LW110", ADVICE, "", &[]);
    }
}
