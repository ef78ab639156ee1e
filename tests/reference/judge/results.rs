//! LW501 to LW510: outcomes, expectations held against them, proposals over the weeks.

use super::world::{World, holds, listings, words};
use super::{ADVICE, Found, WARNING};
use crate::reference::Exact;
use crate::reference::calculus::{self, Held};
use crate::reference::document::{list, optional_text, text, week};
use crate::reference::series::Series;
use crate::reference::standing::Terms;
use serde_json::Value;

pub fn judge(world: &World<'_>, found: &mut Found) {
    outcomes(world, found);
    reports(world, found);
    proposals(world, found);
    if !found.any(&["LW001", "LW002", "LW003", "LW004", "LW005", "LW006", "LW008"]) {
        distances(world, found);
    }
    default_assumptions(world, found);
    for (at, id, _) in world.teams() {
        let Some(held) = world.last_of(id, world.count("recent_weeks")) else { continue };
        let mut outcomes = held.iter().flat_map(|read| list(read.cycle, "outcomes"));
        if outcomes.any(|outcome| optional_text(outcome, "evidence").is_none()) {
            found.frame("LW510", ADVICE, at, &[id]);
        }
    }
}

/// LW501 and LW502.
fn outcomes(world: &World<'_>, found: &mut Found) {
    for read in world.held() {
        for (n, outcome) in list(read.cycle, "outcomes").iter().enumerate() {
            let Some((goal, expectation)) = world.expectation(text(outcome, "expectation")) else { continue };
            let (at, about) = (format!("/outcomes/{n}"), [text(expectation, "id")]);
            let mut questions = list(read.cycle, "learning_questions").iter();
            let serves = |question: &Value| {
                world.development(question).is_some_and(|question| holds(question, "serves", text(goal, "id")))
            };
            if !questions.any(serves) {
                found.cycle("LW501", WARNING, read, &at, &about);
            }
            if read.week < week(expectation, "declared") {
                found.cycle("LW502", WARNING, read, &at, &about);
            }
        }
    }
}

/// LW503 and LW504.
fn reports(world: &World<'_>, found: &mut Found) {
    for (at, _, expectation) in world.expectations() {
        let id = text(expectation, "id");
        let (declared, due) = (week(expectation, "declared"), week(expectation, "due"));
        if f64::from(world.as_of - declared) < world.limit("report_by") * f64::from(due - declared) {
            continue;
        }
        let counted = world.held().iter().any(|read| {
            let mut outcomes = list(read.cycle, "outcomes").iter();
            read.week >= declared && outcomes.any(|outcome| text(outcome, "expectation") == id)
        });
        if !counted {
            found.frame("LW503", ADVICE, at.clone(), &[id]);
        }
        let mut measurements = list(world.document, "measurements").iter();
        let measured = measurements.any(|it| {
            let week = week(it, "week");
            text(it, "expectation") == id && declared < week && week <= world.as_of
        });
        if text(expectation, "horizon") == "durable" && !measured {
            found.frame("LW504", ADVICE, at, &[id]);
        }
    }
}

/// LW505, in exact numbers.
fn distances(world: &World<'_>, found: &mut Found) {
    let held: Held<'_> = world.held().into_iter().map(|read| ((read.team, read.week), read.cycle)).collect();
    let assumed = calculus::assumptions(world.document);
    let measurements = list(world.document, "measurements");
    for (_, _, expectation) in world.expectations() {
        let id = text(expectation, "id");
        let own = measurements.iter().enumerate().filter(|(_, it)| text(it, "expectation") == id);
        let read = own.filter(|(_, it)| week(it, "week") <= world.as_of);
        let Some((n, latest)) = read.max_by_key(|(_, it)| week(it, "week")) else { continue };
        let at = week(latest, "week");
        let series = Series::new(world.document, expectation, &held, &assumed, at);
        let measured = Terms::new(expectation, &assumed, at).measured(&series, measurements);
        let Some(distance) = measured.and_then(|measured| measured.distance) else { continue };
        let most = Exact::of(world.limit("distance_max"));
        if distance.difference.value.squared() > most.squared() * distance.variance {
            found.frame("LW505", WARNING, format!("/measurements/{n}"), &[id]);
        }
    }
}

/// How far a stage is; none for a proposal that was withdrawn.
fn progress(proposal: &Value) -> Option<usize> {
    let stages = ["proposed", "tried", "adopted", "integrated"];
    stages.iter().position(|stage| *stage == text(proposal, "stage"))
}

/// LW506, LW507 and LW508.
fn proposals(world: &World<'_>, found: &mut Found) {
    for ((_, id), listed) in listings(&world.held(), "proposals") {
        for pair in listed.windows(2) {
            let (read, place, later) = &pair[1];
            let falls = match (progress(pair[0].2), progress(later)) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(before), Some(after)) => after < before,
            };
            if falls {
                found.cycle("LW507", WARNING, read, &format!("/proposals/{place}"), &[id]);
            }
        }
        let (read, place, latest) = listed[listed.len() - 1];
        let at = format!("/proposals/{place}");
        if progress(latest).is_some_and(|stage| stage >= 2) && words(latest, "strengthens").len() == 1 {
            found.cycle("LW506", ADVICE, read, &at, &[id]);
        }
        let stage = text(latest, "stage");
        let same = listed.iter().rev().take_while(|(_, _, proposal)| text(proposal, "stage") == stage);
        let since = same.last().map_or(read.week, |(read, _, _)| read.week);
        let open = !["integrated", "withdrawn"].contains(&stage);
        if open && world.as_of - since >= world.count("stalled_weeks") {
            found.cycle("LW508", ADVICE, read, &at, &[id]);
        }
    }
}

/// LW509. A durable expectation needs the assumptions on what its counted outcomes are carried by, and on
/// stages where the work does; without outcomes it rests on none.
fn default_assumptions(world: &World<'_>, found: &mut Found) {
    let assumed = calculus::assumptions(world.document);
    let is_default = |group: &str| {
        let mut defaulted = list(&assumed, "defaulted").iter().filter_map(Value::as_str);
        defaulted.any(|leaf| leaf.starts_with(group))
    };
    let rests_on_defaults = world.expectations().iter().any(|(_, _, expectation)| {
        let counted = world.held().into_iter().filter(|read| read.week >= week(expectation, "declared"));
        let outcomes = counted.flat_map(|read| list(read.cycle, "outcomes"));
        let mut own = outcomes.filter(|outcome| text(outcome, "expectation") == text(expectation, "id"));
        text(expectation, "horizon") == "durable"
            && own.any(|outcome| match text(outcome, "carrier") {
                "craft" => is_default("craft."),
                _ => is_default("work.") || is_default("stage."),
            })
    });
    if rests_on_defaults {
        found.frame("LW509", ADVICE, "", &[]);
    }
}
