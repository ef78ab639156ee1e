//! LW401 to LW412 and LW608: the use of AI, its systems, and the law on them.

use super::world::{Act, World, activities, binds_from, holds, week_precedes};
use super::{ADVICE, ERROR, Found, WARNING};
use crate::reference::document::{is_true, list, number, optional_text, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub fn judge(world: &World<'_>, found: &mut Found) {
    for (at, id, _) in world.teams() {
        recent_use(world, &at, id, found);
        literacy(world, &at, id, found);
        no_ai(world, &at, id, found);
    }
    let held = world.held();
    let acts = activities(&held);
    let uses: Vec<(&Act<'_, '_>, &Value)> = acts.iter().filter_map(|act| Some((act, act.ai?))).collect();
    for (act, ai) in &uses {
        use_of_a_system(world, act, ai, found);
    }
    for (at, id, system) in world.numbered("ai_systems") {
        let own: Vec<_> = uses.iter().filter(|(_, ai)| text(ai, "system") == id).copied().collect();
        duties(world, &at, system, &own, found);
    }
    shares(world, found);
}

/// The level of a rule of law: advice before a date binds.
fn law(world: &World<'_>, date: &str, level: &'static str) -> &'static str {
    if world.as_of < binds_from(date) { ADVICE } else { level }
}

/// LW401, LW402 and LW403.
fn recent_use(world: &World<'_>, at: &str, id: &str, found: &mut Found) {
    let Some(held) = world.last_of(id, world.count("recent_weeks")) else { return };
    let acts = activities(&held);
    let uses: Vec<(&Value, &Value)> = acts.iter().filter_map(|act| Some((act.activity, act.ai?))).collect();
    let enough = uses.len() >= world.limit("ai_uses_min") as usize;
    if enough && uses.iter().all(|(_, ai)| text(ai, "stance") == "tool") {
        found.frame("LW401", ADVICE, at, &[id]);
    }
    let least = world.limit("offloaded_min");
    let lost =
        |(activity, ai): &(&Value, &Value)| number(ai, "offloaded").to_f64() >= least && !is_true(activity, "mastery");
    if uses.iter().any(lost) {
        found.frame("LW402", WARNING, at, &[id]);
    }
    if uses.iter().any(|(_, ai)| !is_true(ai, "verified")) {
        found.frame("LW403", WARNING, at, &[id]);
    }
}

/// LW404, LW406 and LW407.
fn use_of_a_system(world: &World<'_>, act: &Act<'_, '_>, ai: &Value, found: &mut Found) {
    let Some(system) = world.system(ai) else { return };
    let (at, about) = (format!("/activities/{}", act.place), [text(system, "id")]);
    let data = text(ai, "data");
    if text(system, "risk") == "prohibited" {
        found.cycle("LW404", law(world, "2025-02-02", ERROR), act.read, &at, &about);
    }
    if !holds(system, "cleared_for", data) {
        found.cycle("LW406", ERROR, act.read, &at, &about);
    }
    if data != "public" && optional_text(system, "terms") == Some("consumer") {
        found.cycle("LW407", WARNING, act.read, &at, &about);
    }
}

/// LW405, LW408 and LW608, of a system and its uses.
fn duties(world: &World<'_>, at: &str, system: &Value, uses: &[(&Act<'_, '_>, &Value)], found: &mut Found) {
    let about = [text(system, "id")];
    let missing_or_after_a_use = |key: &str| match optional_text(system, key) {
        None => true,
        Some(date) => uses.iter().any(|(act, _)| week_precedes(act.read.week, date)),
    };
    let annex_three = if world.omnibus() { "2027-12-02" } else { "2026-08-02" };
    if text(system, "risk") == "high" && !uses.is_empty() {
        if optional_text(system, "overseer").is_none() {
            found.frame("LW405", law(world, annex_three, WARNING), at, &about);
        }
        if missing_or_after_a_use("workers_informed") {
            found.frame("LW608", law(world, annex_three, WARNING), at, &about);
        }
    }
    let harmless = text(system, "risk") == "minimal" && uses.iter().all(|(_, ai)| text(ai, "data") == "public");
    if !harmless && missing_or_after_a_use("risk_analysis") {
        found.frame("LW408", WARNING, at, &about);
    }
}

/// LW409 and LW410, over the AI-supported learning time of all teams in registered systems.
fn shares(world: &World<'_>, found: &mut Found) {
    let systems = world.numbered("ai_systems");
    let acts = activities(&world.last(world.count("recent_weeks")));
    let mut by_system: BTreeMap<&str, f64> = BTreeMap::new();
    let mut by_vendor: BTreeMap<String, f64> = BTreeMap::new();
    for act in &acts {
        if let Some(system) = act.ai.and_then(|ai| world.system(ai)) {
            let time = world.learning_time(act.activity);
            *by_system.entry(text(system, "id")).or_default() += time;
            *by_vendor.entry(text(system, "vendor").trim().to_lowercase()).or_default() += time;
        }
    }
    let all: f64 = by_system.values().sum();
    if all == 0.0 {
        return;
    }
    for (at, id, system) in &systems {
        let time = by_system.get(id).copied().unwrap_or_default();
        let bound = optional_text(system, "exit_strategy").is_none();
        if bound && time / all > world.limit("system_share_max") {
            found.frame("LW409", ADVICE, at.clone(), &[id]);
        }
    }
    let squares: f64 = by_vendor.values().map(|time| time * time).sum();
    let registered: BTreeSet<&str> = systems.iter().map(|(_, id, _)| *id).collect();
    if registered.len() > 1 && squares / (all * all) > world.limit("concentration_max") {
        found.frame("LW410", ADVICE, "", &[]);
    }
}

/// LW411.
fn literacy(world: &World<'_>, at: &str, id: &str, found: &mut Found) {
    let Some(held) = world.last_of(id, world.count("about_ai_weeks")) else { return };
    let used = activities(&held).iter().any(|act| act.ai.is_some());
    let mut questions = held.iter().flat_map(|read| list(read.cycle, "learning_questions"));
    if used && !questions.any(|question| is_true(question, "about_ai")) {
        found.frame("LW411", ADVICE, at, &[id]);
    }
}

/// LW412.
fn no_ai(world: &World<'_>, at: &str, id: &str, found: &mut Found) {
    let held = world.held_by(id);
    let cycles = world.limit("no_ai_cycles") as usize;
    if let Some(before) = held.len().checked_sub(cycles) {
        let used: BTreeSet<bool> = activities(&held[before..]).iter().map(|act| act.ai.is_some()).collect();
        if !used.contains(&true) {
            found.frame("LW412", ADVICE, at, &[id]);
        }
    }
}
