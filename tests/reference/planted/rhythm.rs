//! Faults and near misses of the rhythm: LW201 to LW207.

use super::Fault;
use super::plan::{Plan, becomes, date, each, push, remove};
use crate::reference::document::{list, text, week, week_text};
use serde_json::{Value, json};

pub const FAULTS: &[Fault] = &[
    ("no moments", no_moments),
    ("no working hours", no_working_hours),
    ("moment near the hours", moment_near_the_hours),
    ("hours with a gap", hours_with_a_gap),
    ("session near its moment", session_near_its_moment),
    ("session at another moment", session_at_another_moment),
    ("session longer", session_longer),
    ("gap", gap),
    ("gap with something in it", gap_with_something_in_it),
    ("gap at the end", gap_at_the_end),
    ("little learning time", little_learning_time),
    ("weeks skipped", weeks_skipped),
    ("planned near as of", planned_near_as_of),
];

fn no_moments(plan: &mut Plan) {
    if let Some(team) = plan.some("teams") {
        team["moments"] = json!([]);
    }
}

fn no_working_hours(plan: &mut Plan) {
    if let Some(team) = plan.some("teams") {
        team["working_hours"] = json!([]);
    }
}

/// A time so many minutes from another, within the day.
fn moved(time: &str, minutes: i32) -> String {
    let (hour, minute) = time.split_once(':').expect("a time");
    let whole = |digits: &str| digits.parse::<i32>().expect("digits");
    let moved = (whole(hour) * 60 + whole(minute) + minutes).rem_euclid(24 * 60);
    format!("{:02}:{:02}", moved / 60, moved % 60)
}

/// A moment that begins or ends about when working hours do.
fn moment_near_the_hours(plan: &mut Plan) {
    let (near, at_end, minutes) = (plan.near(), plan.random.chance(0.5), *plan.random.pick(&[1, 45, 90]));
    let nth = plan.random.range(0, 1);
    let Some(team) = plan.some("teams") else { return };
    let hours = list(team, "working_hours");
    let Some(hours) = hours.get(usize::try_from(nth).expect("0 or 1")).or(hours.first()).cloned() else { return };
    let (mut day, edge) = (text(&hours, "day").to_owned(), text(&hours, if at_end { "until" } else { "from" }));
    let from = if at_end { moved(edge, near - minutes) } else { moved(edge, near) };
    let runs_on = text(&hours, "until") <= text(&hours, "from");
    if at_end && runs_on && from.as_str() < text(&hours, "from") {
        day = day_after(&day);
    }
    push(team, "moments", json!({ "id": "m-rand", "day": day, "from": from, "minutes": minutes }));
}

fn day_after(day: &str) -> String {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "mon"];
    let place = days.iter().position(|other| *other == day).expect("a day");
    days[place + 1].to_owned()
}

/// Hours that follow on one another, or overlap, or leave out a minute.
fn hours_with_a_gap(plan: &mut Plan) {
    let from = moved("10:00", plan.near());
    let long = plan.random.chance(0.2);
    if let Some(team) = plan.some("teams") {
        team["working_hours"] = json!([
            { "day": "tue", "from": from, "until": "12:00" }, { "day": "tue", "from": "08:00", "until": "10:00" } ]);
        let minutes = if long { 10080 } else { 90 };
        push(team, "moments", json!({ "id": "m-gat", "day": "tue", "from": "09:00", "minutes": minutes }));
    }
}

/// A session of a held cycle, to be changed.
fn change_session(plan: &mut Plan, change: impl FnOnce(&mut Value)) {
    let cycle = plan.held();
    if let Some(session) = cycle.and_then(|cycle| each(cycle, "sessions").first_mut()) {
        change(session);
    }
}

fn session_near_its_moment(plan: &mut Plan) {
    let apart = plan.limit("moment_minutes", 15) + plan.near();
    let (apart, named) = (if plan.random.chance(0.5) { -apart } else { apart }, plan.random.chance(0.6));
    let seconds = if plan.random.chance(0.2) { "59.5" } else { "00" };
    change_session(plan, |session| {
        let start = text(session, "start").to_owned();
        let time = moved(&start[11..16], apart);
        session["start"] = json!(format!("{}T{time}:{seconds}{}", &start[..10], &start[19..]));
        if !named {
            remove(session, "moment");
        }
    });
}

/// At the moment of another day, at a second moment of the day, or on a day that has none.
fn session_at_another_moment(plan: &mut Plan) {
    let (near, days) = (plan.near(), plan.random.range(0, 6));
    let named = plan.random.pick(&[None, Some("m-1"), Some("m-2"), Some("m-laat")]).map(str::to_owned);
    for team in each(&mut plan.document, "teams") {
        let day = list(team, "moments").first().map_or(json!("mon"), |moment| moment["day"].clone());
        push(team, "moments", json!({ "id": "m-laat", "day": day, "from": "15:00", "minutes": 30 }));
    }
    let Some(cycle) = plan.held() else { return };
    let monday = week(cycle, "week");
    for session in each(cycle, "sessions") {
        let date = if days < 5 { text(session, "start")[..10].to_owned() } else { date(monday, days) };
        session["start"] = json!(format!("{date}T{}:00Z", moved("15:15", near)));
        session["moment"] = json!(named);
    }
}

/// So long that it ends about when the working hours do.
fn session_longer(plan: &mut Plan) {
    let minutes = *plan.random.pick(&[390, 240, 360, 300, 479, 480, 481, 1440, 10080]) + plan.near();
    change_session(plan, |session| session["minutes"] = json!(minutes.clamp(1, 10080)));
}

/// Takes a team's cycles out of a run of weeks, the last of which is given.
fn without_cycles(plan: &mut Plan, last: i32, weeks: i32) -> String {
    let (team, _) = plan.team();
    plan.cycles
        .retain(|cycle| text(cycle, "team") != team || !(last - weeks + 1..=last).contains(&week(cycle, "week")));
    team
}

fn gap(plan: &mut Plan) {
    let weeks = plan.limit("gap_weeks", 3) + plan.near();
    let last = plan.random.range(plan.from, plan.as_of);
    without_cycles(plan, last, weeks);
}

fn gap_with_something_in_it(plan: &mut Plan) {
    let weeks = plan.limit("gap_weeks", 3) + plan.random.range(1, 4);
    let last = plan.random.range(plan.from, plan.as_of);
    let team = without_cycles(plan, last, weeks);
    let at = last - plan.random.range(0, weeks - 1);
    let status = *plan.random.pick(&["held", "planned", "skipped"]);
    becomes(plan.cycle_at(&team, at), status);
}

fn gap_at_the_end(plan: &mut Plan) {
    let weeks = plan.limit("gap_weeks", 3) + plan.near();
    without_cycles(plan, plan.as_of, weeks);
    plan.asks = true;
}

/// About as much as is little: 4 % of 1200 minutes is 48.
fn little_learning_time(plan: &mut Plan) {
    let (team, members) = plan.team();
    let minutes = 48 + plan.near();
    for person in each(&mut plan.document, "people") {
        if members.iter().any(|member| *member == text(person, "id")) {
            person["weekly_minutes"] = json!(1200);
        }
    }
    let places = plan.last_of(&team, plan.limit("recent_weeks", 13));
    for (n, place) in places.iter().enumerate() {
        let cycle = &mut plan.cycles[*place];
        if let Some(session) = list(cycle, "sessions").first().cloned() {
            cycle["sessions"] = json!([session]);
            // Once as near as is asked, and as long as is little otherwise.
            cycle["sessions"][0]["minutes"] = json!(if n == 0 { minutes } else { 48 });
        }
    }
}

fn weeks_skipped(plan: &mut Plan) {
    let (team, _) = plan.team();
    let places = plan.last_of(&team, plan.limit("recent_weeks", 13));
    for place in places {
        if plan.random.chance(0.3) {
            becomes(&mut plan.cycles[place], "skipped");
        }
    }
}

fn planned_near_as_of(plan: &mut Plan) {
    let (team, _) = plan.team();
    let at = plan.as_of + plan.near();
    becomes(plan.cycle_at(&team, at), "planned");
    plan.cycle_at(&team, at + 1);
    if plan.random.chance(0.5) {
        plan.cycles.retain(|cycle| text(cycle, "team") != team || week(cycle, "week") <= at);
        plan.asks = true;
    } else if plan.random.chance(0.5) {
        let early = week_text(plan.random.range(plan.from, plan.as_of));
        if let Some(cycle) = plan.cycles.iter_mut().find(|cycle| text(cycle, "week") == early) {
            becomes(cycle, "planned");
        }
    }
}
