//! LW001 to LW010: integrity. Every week and every status is read.

use super::world::{Read, World, listings, question_of};
use super::{ERROR, Found};
use crate::reference::document::{list, member, monday, number, optional_text, text, week};
use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub fn judge(world: &World<'_>, found: &mut Found) {
    ids_of_the_frame(world, found);
    ids_of_cycles(world, found);
    references_of_the_frame(world, found);
    references_of_acceptances(world, found);
    for read in &world.cycles {
        references_of_a_cycle(world, read, found);
    }
    weeks(world, found);
    expectations(world, found);
    currencies(world, found);
    changed_questions(world, found);
}

/// The places in a list at which something stands that stood before.
fn later<'v>(things: impl IntoIterator<Item = &'v str>) -> Vec<(usize, &'v str)> {
    let mut seen = BTreeSet::new();
    things.into_iter().enumerate().filter(|(_, thing)| !seen.insert(*thing)).collect()
}

fn ids(things: &[Value]) -> impl Iterator<Item = &str> {
    things.iter().map(|thing| text(thing, "id"))
}

fn texts(things: &[Value]) -> impl Iterator<Item = &str> {
    things.iter().filter_map(Value::as_str)
}

/// LW001 outside cycles.
fn ids_of_the_frame(world: &World<'_>, found: &mut Found) {
    for key in ["people", "teams", "ai_systems", "goals", "development_questions", "accounts"] {
        for (n, id) in later(ids(list(world.document, key))) {
            found.frame("LW001", ERROR, format!("/{key}/{n}"), &[id]);
        }
    }
    for (at, team, lists) in world.teams() {
        for (n, id) in later(ids(list(lists, "moments"))) {
            found.frame("LW001", ERROR, format!("{at}/moments/{n}"), &[team, id]);
        }
        for (n, id) in later(texts(list(lists, "members"))) {
            found.frame("LW001", ERROR, format!("{at}/members/{n}"), &[team, id]);
        }
    }
    let all = world.expectations();
    for (n, id) in later(all.iter().map(|(_, _, expectation)| text(expectation, "id"))) {
        found.frame("LW001", ERROR, all[n].0.clone(), &[id]);
    }
}

/// LW001 of cycles, over the programme and its logs, and within them.
fn ids_of_cycles(world: &World<'_>, found: &mut Found) {
    for (n, id) in later(world.cycles.iter().map(|read| read.id)) {
        found.cycle("LW001", ERROR, &world.cycles[n], "", &[id]);
    }
    for read in &world.cycles {
        for key in ["learning_questions", "proposals"] {
            for (n, id) in later(ids(list(read.cycle, key))) {
                found.cycle("LW001", ERROR, read, &format!("/{key}/{n}"), &[id]);
            }
        }
        for (n, activity) in list(read.cycle, "activities").iter().enumerate() {
            for (m, id) in later(texts(list(activity, "professionals"))) {
                found.cycle("LW001", ERROR, read, &format!("/activities/{n}/professionals/{m}"), &[id]);
            }
        }
    }
}

/// LW002 outside cycles and acceptances. An account's proposals are LW603's.
fn references_of_the_frame(world: &World<'_>, found: &mut Found) {
    let mut refer = |at: String, id: Option<&str>, known: bool| {
        if let Some(id) = id.filter(|_| !known) {
            found.frame("LW002", ERROR, at, &[id]);
        }
    };
    let is_person = |id: Option<&str>| id.is_some_and(|id| world.named("people", id).is_some());
    for (key, member) in
        [("people", "accounts_to"), ("ai_systems", "overseer"), ("accounts", "professional"), ("accounts", "to")]
    {
        for (at, _, thing) in world.numbered(key) {
            let id = optional_text(thing, member);
            refer(format!("{at}/{member}"), id, is_person(id));
        }
    }
    for (at, _, team) in world.teams() {
        for (n, id) in texts(list(team, "members")).enumerate() {
            refer(format!("{at}/members/{n}"), Some(id), is_person(Some(id)));
        }
    }
    for (at, _, question) in world.numbered("development_questions") {
        for (n, id) in texts(list(question, "serves")).enumerate() {
            refer(format!("{at}/serves/{n}"), Some(id), world.named("goals", id).is_some());
        }
    }
    for (n, measurement) in list(world.document, "measurements").iter().enumerate() {
        let id = text(measurement, "expectation");
        refer(format!("/measurements/{n}/expectation"), Some(id), world.expectation(id).is_some());
    }
    for (at, _, account) in world.numbered("accounts") {
        for (n, id) in texts(list(account, "expectations")).enumerate() {
            refer(format!("{at}/expectations/{n}"), Some(id), world.expectation(id).is_some());
        }
    }
}

/// LW002 of acceptances: who accepts, and ids of any kind.
fn references_of_acceptances(world: &World<'_>, found: &mut Found) {
    let mut known = BTreeSet::from([text(world.document, "id")]);
    for key in ["people", "teams", "ai_systems", "goals", "development_questions", "accounts"] {
        known.extend(ids(list(world.document, key)));
    }
    known.extend(list(world.document, "teams").iter().flat_map(|team| ids(list(team, "moments"))));
    known.extend(world.expectations().into_iter().map(|(_, _, expectation)| text(expectation, "id")));
    for read in &world.cycles {
        known.insert(read.id);
        known.extend(ids(list(read.cycle, "learning_questions")).chain(ids(list(read.cycle, "proposals"))));
    }
    let rules = member(world.document, "rules").unwrap_or(&Value::Null);
    for (n, acceptance) in list(rules, "accepted").iter().enumerate() {
        let by = text(acceptance, "by");
        if world.named("people", by).is_none() {
            found.frame("LW002", ERROR, format!("/rules/accepted/{n}/by"), &[by]);
        }
        for (m, id) in texts(list(acceptance, "about")).enumerate() {
            let is_week = id.contains('W');
            if !is_week && !known.contains(id) {
                found.frame("LW002", ERROR, format!("/rules/accepted/{n}/about/{m}"), &[id]);
            }
        }
    }
}

/// LW002 of a cycle.
fn references_of_a_cycle(world: &World<'_>, read: &Read<'_>, found: &mut Found) {
    let mut refer = |below: String, id: Option<&str>, known: bool| {
        if let Some(id) = id.filter(|_| !known) {
            found.cycle("LW002", ERROR, read, &below, &[id]);
        }
    };
    let team = world.named("teams", read.team);
    refer("/team".to_owned(), Some(read.team), team.is_some());
    for (n, session) in list(read.cycle, "sessions").iter().enumerate() {
        let id = optional_text(session, "moment");
        let known = team.is_some_and(|team| ids(list(team, "moments")).any(|moment| Some(moment) == id));
        refer(format!("/sessions/{n}/moment"), id, known);
    }
    for (n, question) in list(read.cycle, "learning_questions").iter().enumerate() {
        let id = text(question, "professional");
        refer(format!("/learning_questions/{n}/professional"), Some(id), world.named("people", id).is_some());
        let id = optional_text(question, "development_question");
        refer(format!("/learning_questions/{n}/development_question"), id, world.development(question).is_some());
    }
    for key in ["activities", "proposals"] {
        for (n, thing) in list(read.cycle, key).iter().enumerate() {
            let id = optional_text(thing, "learning_question");
            refer(format!("/{key}/{n}/learning_question"), id, question_of(read, thing).is_some());
        }
    }
    for (n, activity) in list(read.cycle, "activities").iter().enumerate() {
        for (m, id) in texts(list(activity, "professionals")).enumerate() {
            refer(format!("/activities/{n}/professionals/{m}"), Some(id), world.named("people", id).is_some());
        }
        if let Some(ai) = member(activity, "ai") {
            refer(format!("/activities/{n}/ai/system"), Some(text(ai, "system")), world.system(ai).is_some());
        }
    }
    for (n, outcome) in list(read.cycle, "outcomes").iter().enumerate() {
        let id = text(outcome, "expectation");
        refer(format!("/outcomes/{n}/expectation"), Some(id), world.expectation(id).is_some());
        let id = optional_text(outcome, "proposal");
        let known = ids(list(read.cycle, "proposals")).any(|proposal| Some(proposal) == id);
        refer(format!("/outcomes/{n}/proposal"), id, known);
    }
}

/// LW003, LW004, LW005 and LW007.
fn weeks(world: &World<'_>, found: &mut Found) {
    let period = &world.document["period"];
    let (from, until) = (week(period, "from"), week(period, "until"));
    if until < from {
        found.frame("LW005", ERROR, "/period", &[]);
    }
    let mut taken = BTreeSet::new();
    for read in &world.cycles {
        if !taken.insert((read.team, read.week)) {
            found.cycle("LW003", ERROR, read, "", &[]);
        }
        if read.week < from || until < read.week {
            found.cycle("LW004", ERROR, read, "", &[]);
        }
        for (n, session) in list(read.cycle, "sessions").iter().enumerate() {
            let day: NaiveDate = text(session, "start")[..10].parse().expect("a date");
            let monday = monday(read.week);
            if day < monday || monday + Days::new(6) < day {
                found.cycle("LW007", ERROR, read, &format!("/sessions/{n}"), &[]);
            }
        }
    }
}

/// LW006 and LW008.
fn expectations(world: &World<'_>, found: &mut Found) {
    for (at, _, expectation) in world.expectations() {
        let id = text(expectation, "id");
        let mut weeks = vec![week(expectation, "declared")];
        weeks.extend(list(expectation, "milestones").iter().map(|milestone| week(milestone, "week")));
        weeks.push(week(expectation, "due"));
        if weeks.windows(2).any(|pair| pair[0] >= pair[1]) {
            found.frame("LW006", ERROR, at.clone(), &[id]);
        }
        let span = number(expectation, "target").to_f64() - number(expectation, "baseline").to_f64();
        if span.abs() < 1e-9 {
            found.frame("LW008", ERROR, at, &[id]);
        }
    }
}

/// LW009: costs first, then worths.
fn currencies(world: &World<'_>, found: &mut Found) {
    let mut first = member(world.document, "costs").map(|costs| text(costs, "currency"));
    for (at, _, expectation) in world.expectations() {
        if let Some(worth) = member(&expectation["indicator"], "worth") {
            let currency = text(worth, "currency");
            if *first.get_or_insert(currency) != currency {
                let at = format!("{at}/indicator/worth/currency");
                found.frame("LW009", ERROR, at, &[text(expectation, "id")]);
            }
        }
    }
}

/// LW010: a team's question against its listing before, by week.
fn changed_questions(world: &World<'_>, found: &mut Found) {
    let mut by_week: Vec<&Read<'_>> = world.cycles.iter().collect();
    by_week.sort_by_key(|read| read.week);
    let what = |question: &Value| {
        let development = optional_text(question, "development_question").map(str::to_owned);
        (text(question, "professional").to_owned(), development)
    };
    let all: BTreeMap<_, _> = listings(&by_week, "learning_questions");
    for ((_, id), listed) in all {
        for pair in listed.windows(2) {
            let (read, place, question) = &pair[1];
            if what(pair[0].2) != what(question) {
                found.cycle("LW010", ERROR, read, &format!("/learning_questions/{place}"), &[id]);
            }
        }
    }
}
