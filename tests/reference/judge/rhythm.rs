//! LW201 to LW207: fixed moments, working hours, weeks without a cycle.

use super::world::{Read, World, minutes};
use super::{ADVICE, Found, WARNING};
use crate::reference::document::{list, number, optional_text, text};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use std::collections::BTreeSet;

pub fn judge(world: &World<'_>, found: &mut Found) {
    for (at, id, team) in world.teams() {
        let (moments, working) = (list(team, "moments"), working_minutes(team));
        if moments.is_empty() {
            found.frame("LW201", WARNING, at.clone(), &[id]);
        }
        for (n, moment) in moments.iter().enumerate() {
            let from = start_of_day(text(moment, "day")) + clock(text(moment, "from"));
            if !within(&working, from, minutes(moment)) {
                found.frame("LW202", WARNING, format!("{at}/moments/{n}"), &[id, text(moment, "id")]);
            }
        }
        gaps(world, &at, id, found);
        little_time(world, &at, id, team, found);
    }
    for (_, id, team) in world.teams() {
        let is_first = world.named("teams", id).is_some_and(|first| std::ptr::eq(first, team));
        let working = working_minutes(team);
        for read in world.held_by(id).into_iter().filter(|_| is_first) {
            sessions(world, read, team, &working, found);
        }
    }
    for read in world.cycles.iter().filter(|read| read.status == "planned" && read.week < world.as_of) {
        found.cycle("LW206", WARNING, read, "", &[]);
    }
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY: i32 = 24 * 60;

/// The minute of the week at which a day begins.
fn start_of_day(day: &str) -> i32 {
    let place = DAYS.iter().position(|name| *name == day).expect("a day");
    i32::try_from(place).expect("few days") * DAY
}

/// The minute of the day of a time such as `09:30`.
fn clock(time: &str) -> i32 {
    let (hours, minutes) = time.split_once(':').expect("a time");
    let whole = |digits: &str| digits.parse::<i32>().expect("digits");
    whole(hours) * 60 + whole(minutes)
}

/// The minutes of the week in which a team works; none where nothing is said of it.
fn working_minutes(team: &Value) -> BTreeSet<i32> {
    let mut working = BTreeSet::new();
    for hours in list(team, "working_hours") {
        let (from, until) = (clock(text(hours, "from")), clock(text(hours, "until")));
        let until = if until <= from { until + DAY } else { until };
        let day = start_of_day(text(hours, "day"));
        working.extend((from..until).map(|minute| (day + minute) % (7 * DAY)));
    }
    working
}

/// Whether every minute lies in working hours; so too where nothing is said of them.
fn within(working: &BTreeSet<i32>, from: i32, minutes: f64) -> bool {
    working.is_empty() || (from..from + minutes as i32).all(|minute| working.contains(&(minute % (7 * DAY))))
}

/// LW203 and LW207. Of a session's start, date and clock count as written, without the seconds.
fn sessions(world: &World<'_>, read: &Read<'_>, team: &Value, working: &BTreeSet<i32>, found: &mut Found) {
    for (n, session) in list(read.cycle, "sessions").iter().enumerate() {
        let start = text(session, "start");
        let date: NaiveDate = start[..10].parse().expect("a date");
        let day = DAYS[date.weekday().num_days_from_monday() as usize];
        let time = clock(&start[11..16]);
        if !at_a_moment(world, team, session, day, time) {
            found.cycle("LW203", ADVICE, read, &format!("/sessions/{n}"), &[]);
        }
        if !within(working, start_of_day(day) + time, minutes(session)) {
            found.cycle("LW207", WARNING, read, &format!("/sessions/{n}"), &[]);
        }
    }
}

/// Whether a session starts at the moment that it names, or else at any of its day; so too where the team
/// has none.
fn at_a_moment(world: &World<'_>, team: &Value, session: &Value, day: &str, time: i32) -> bool {
    let moments = list(team, "moments");
    let near = |moment: &Value| {
        let apart = (clock(text(moment, "from")) - time).abs();
        text(moment, "day") == day && apart <= world.count("moment_minutes")
    };
    match optional_text(session, "moment") {
        _ if moments.is_empty() => true,
        Some(id) => moments.iter().find(|moment| text(moment, "id") == id).is_some_and(near),
        None => moments.iter().any(near),
    }
}

/// LW204: runs of weeks without a cycle of any status, after the first cycle and up to as_of.
fn gaps(world: &World<'_>, at: &str, id: &str, found: &mut Found) {
    let weeks: BTreeSet<i32> = world.cycles.iter().filter(|read| read.team == id).map(|read| read.week).collect();
    let Some(first) = weeks.first().copied() else { return };
    let mut run = 0;
    for week in first..=world.as_of {
        run = if weeks.contains(&week) { 0 } else { run + 1 };
        let ends = week == world.as_of || weeks.contains(&(week + 1));
        if ends && run >= world.count("gap_weeks") {
            found.frame("LW204", WARNING, at, &[id]);
        }
    }
}

/// LW205.
fn little_time(world: &World<'_>, at: &str, id: &str, team: &Value, found: &mut Found) {
    let weeks = world.count("recent_weeks");
    let Some(held) = world.last_of(id, weeks) else { return };
    let (mut learned, mut contracted) = (0.0, 0.0);
    for week in world.since(weeks)..=world.as_of {
        if world.cycles.iter().any(|read| read.team == id && read.week == week && read.status == "skipped") {
            continue;
        }
        let members = world.members(team, week);
        let weekly = |person: &&str| number(world.named("people", person).expect("known"), "weekly_minutes").to_f64();
        contracted += members.iter().map(weekly).sum::<f64>();
        let sessions = held.iter().filter(|read| read.week == week).flat_map(|read| list(read.cycle, "sessions"));
        learned += sessions.map(minutes).sum::<f64>() * members.len() as f64;
    }
    if contracted > 0.0 && learned / contracted < world.limit("learning_time_min") {
        found.frame("LW205", ADVICE, at, &[id]);
    }
}
