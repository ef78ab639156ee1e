//! What is aimed at no rule: things left out or moved at random, and other spellings of the same.

use super::Fault;
use super::plan::{Plan, becomes, each, remove, tidy};
use crate::reference::document::{text, week, week_text};
use crate::reference::random::Random;
use serde_json::{Value, json};

pub const FAULTS: &[Fault] = &[
    ("cycles left out", cycles_left_out),
    ("cycles of another status", cycles_of_another_status),
    ("lists left out", lists_left_out),
    ("another week asked for", another_week),
    ("no cycles", no_cycles),
    ("members moved", members_moved),
    ("people gone", people_gone),
];

fn cycles_left_out(plan: &mut Plan) {
    let share = *plan.random.pick(&[0.05, 0.2, 0.5, 0.9]);
    let random = &mut plan.random;
    plan.cycles.retain(|_| !random.chance(share));
}

fn cycles_of_another_status(plan: &mut Plan) {
    let share = *plan.random.pick(&[0.05, 0.2, 0.5]);
    for cycle in &mut plan.cycles {
        if text(cycle, "status") == "held" && plan.random.chance(share) {
            let status = *plan.random.pick(&["planned", "skipped"]);
            becomes(cycle, status);
        }
    }
}

fn lists_left_out(plan: &mut Plan) {
    let share = *plan.random.pick(&[0.05, 0.2, 0.5]);
    for cycle in &mut plan.cycles {
        for key in ["sessions", "learning_questions", "activities", "proposals", "outcomes"] {
            if plan.random.chance(share) {
                remove(cycle, key);
            }
        }
        if plan.random.chance(0.8) {
            tidy(cycle);
        }
    }
}

fn another_week(plan: &mut Plan) {
    plan.as_of = plan.random.range(plan.from - 3, plan.now + 30);
    plan.asks = true;
}

fn no_cycles(plan: &mut Plan) {
    if plan.random.chance(0.3) {
        plan.cycles.clear();
    } else {
        let (team, _) = plan.team();
        plan.cycles.retain(|cycle| text(cycle, "team") != team);
    }
}

/// Somebody joins a team besides.
fn members_moved(plan: &mut Plan) {
    let Some(person) = plan.id("people") else { return };
    if let Some(team) = plan.some("teams") {
        let there = team["members"].as_array().is_some_and(|members| members.iter().any(|member| *member == *person));
        if !there {
            super::plan::push(team, "members", json!(person));
        }
    }
}

fn people_gone(plan: &mut Plan) {
    for place in 0..plan.document["people"].as_array().map_or(0, Vec::len) {
        if plan.random.chance(0.3) {
            let at = plan.random.range(plan.from - 2, plan.now + 2);
            let key = *plan.random.pick(&["from", "until"]);
            plan.document["people"][place][key] = json!(week_text(at));
        }
    }
}

/// Says the same in another way: what is empty is left out or `null`, and 90 is 90.0.
pub fn spell(random: &mut Random, document: &mut Value) {
    for key in ["ai_systems", "measurements", "accounts", "cycles"] {
        if document[key].as_array().is_some_and(Vec::is_empty) {
            match random.range(0, 2) {
                0 => remove(document, key),
                1 => document[key] = json!(null),
                _ => {}
            }
        }
    }
    for cycle in each(document, "cycles") {
        let even = week(cycle, "week") % 2 == 0;
        for session in each(cycle, "sessions").iter_mut().filter(|_| even) {
            session["minutes"] = json!(session["minutes"].as_f64());
        }
    }
}
