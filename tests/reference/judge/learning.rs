//! LW301 to LW310: questions, activities, and what comes of them.

use super::world::{Listings, Read, World, activities, listings, question_of};
use super::{ADVICE, Found, WARNING};
use crate::reference::document::{list, text, week};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub fn judge(world: &World<'_>, found: &mut Found) {
    for read in world.held() {
        cycle(world, read, found);
    }
    let held = world.held();
    let questions = listings(&held, "learning_questions");
    not_taken_up(world, &questions, found);
    slow_to_use(world, &questions, found);
    nothing_came_out(world, found);
    idle(world, found);
    not_everyone(world, found);
    for (at, id, _) in world.teams() {
        let Some(held) = world.last_of(id, world.count("recent_weeks")) else { continue };
        let acts = activities(&held);
        let time = |formal: bool| {
            let counted = acts.iter().filter(|act| !formal || text(act.activity, "mode") == "formal");
            counted.map(|act| world.learning_time(act.activity)).sum::<f64>()
        };
        if time(false) > 0.0 && time(true) / time(false) > world.limit("formal_max") {
            found.frame("LW305", ADVICE, at, &[id]);
        }
    }
}

/// LW301, LW302, LW304 and LW308, of one held cycle.
fn cycle(world: &World<'_>, read: &Read<'_>, found: &mut Found) {
    let questions = list(read.cycle, "learning_questions");
    let acts = list(read.cycle, "activities");
    if questions.is_empty() {
        found.cycle("LW301", WARNING, read, "", &[]);
    }
    if acts.is_empty() {
        found.cycle("LW308", WARNING, read, "", &[]);
    }
    let Some(team) = world.named("teams", read.team) else { return };
    let members = world.members(team, read.week);
    for (n, question) in questions.iter().enumerate() {
        if !members.contains(text(question, "professional")) {
            found.cycle("LW302", WARNING, read, &format!("/learning_questions/{n}"), &[text(question, "id")]);
        }
    }
    for (n, activity) in acts.iter().enumerate() {
        if world.people_of(activity).is_disjoint(&members) {
            found.cycle("LW302", WARNING, read, &format!("/activities/{n}"), &[]);
        }
    }
    let together = |activity: &Value| text(activity, "mode") == "together" || world.people_of(activity).len() >= 2;
    if !acts.is_empty() && members.len() >= 2 && !acts.iter().any(together) {
        found.cycle("LW304", ADVICE, read, "", &[]);
    }
}

/// Whether something in a cycle is about a learning question that the cycle lists.
fn is_on(read: &Read<'_>, thing: &Value, id: &str) -> bool {
    question_of(read, thing).is_some_and(|question| text(question, "id") == id)
}

/// LW303.
fn not_taken_up(world: &World<'_>, questions: &Listings<'_, '_>, found: &mut Found) {
    for ((team, id), listed) in questions {
        let (first, place, _) = listed[0];
        let last = first.week + world.count("take_up_weeks");
        if world.as_of < last {
            continue;
        }
        let mut held = world.held_by(team).into_iter();
        let taken_up = held.any(|read| {
            (first.week..=last).contains(&read.week)
                && list(read.cycle, "activities").iter().any(|activity| is_on(read, activity, id))
        });
        if !taken_up {
            found.cycle("LW303", ADVICE, first, &format!("/learning_questions/{place}"), &[id]);
        }
    }
}

/// LW306: runs of held cycles of a team, by week.
fn nothing_came_out(world: &World<'_>, found: &mut Found) {
    let mut by_team: BTreeMap<&str, Vec<&Read<'_>>> = BTreeMap::new();
    for read in world.held() {
        by_team.entry(read.team).or_default().push(read);
    }
    let empty = |read: &&Read<'_>| list(read.cycle, "proposals").is_empty() && list(read.cycle, "outcomes").is_empty();
    for held in by_team.values() {
        for run in held.chunk_by(|one, next| empty(one) == empty(next)) {
            if empty(&run[0]) && run.len() >= world.limit("empty_cycles") as usize {
                found.cycle("LW306", ADVICE, run[0], "", &[]);
            }
        }
    }
}

/// LW307, silent in the first weeks of the period.
fn idle(world: &World<'_>, found: &mut Found) {
    let weeks = world.count("idle_weeks");
    if world.as_of < week(&world.document["period"], "from") + weeks {
        return;
    }
    let acts = activities(&world.last(weeks));
    let asked = acts.iter().filter_map(|act| question_of(act.read, act.activity));
    let active: BTreeSet<&str> =
        asked.filter_map(|question| world.development(question)).map(|question| text(question, "id")).collect();
    for (at, id, _) in world.numbered("development_questions") {
        if !active.contains(id) {
            found.frame("LW307", ADVICE, at, &[id]);
        }
    }
}

/// LW309.
fn slow_to_use(world: &World<'_>, questions: &Listings<'_, '_>, found: &mut Found) {
    let mut leads = Vec::new();
    for ((team, id), listed) in questions {
        let used = |read: &&Read<'_>| {
            let mut proposals = list(read.cycle, "proposals").iter();
            let far = |proposal: &Value| ["tried", "adopted", "integrated"].contains(&text(proposal, "stage"));
            proposals.any(|proposal| far(proposal) && is_on(read, proposal, id))
        };
        if let Some(first) = world.held_by(team).into_iter().find(used) {
            leads.push(first.week - listed[0].0.week);
        }
    }
    leads.sort_unstable();
    let count = leads.len();
    if count < world.limit("lead_pairs_min") as usize || count == 0 {
        return;
    }
    let median = f64::from(leads[(count - 1) / 2] + leads[count / 2]) / 2.0;
    if median > world.limit("lead_weeks_max") {
        found.frame("LW309", ADVICE, "", &[]);
    }
}

/// LW310: of the programme, whatever its size, and of teams of some size; an activity in any team counts.
fn not_everyone(world: &World<'_>, found: &mut Found) {
    let weeks = world.count("absent_weeks");
    let acts = activities(&world.last(weeks));
    let took_part: BTreeSet<&str> = acts.iter().flat_map(|act| world.people_of(act.activity)).collect();
    let people = list(world.document, "people").iter().map(|person| text(person, "id"));
    let counting: BTreeSet<&str> = people.filter(|id| world.counts(id, world.as_of)).collect();
    let begun = world.held().first().is_some_and(|first| first.week <= world.since(weeks));
    if begun && !counting.is_subset(&took_part) {
        found.frame("LW310", ADVICE, "", &[]);
    }
    for (at, id, team) in world.teams() {
        let members = world.members(team, world.as_of);
        let judged = world.last_of(id, weeks).is_some() && members.len() >= world.limit("min_group") as usize;
        if judged && !members.is_subset(&took_part) {
            found.frame("LW310", ADVICE, at, &[id]);
        }
    }
}
