//! Faults and near misses of AI and craft: LW401 to LW412 and LW608.

use super::Fault;
use super::cycles::ai_use;
use super::plan::{Plan, date, each, remove};
use crate::reference::document::{list, text, week, week_text};
use crate::reference::random::Random;
use serde_json::{Value, json};

pub const FAULTS: &[Fault] = &[
    ("only a tool", only_a_tool),
    ("offloaded near the edge", offloaded),
    ("unverified near the edge", unverified),
    ("prohibited system", prohibited),
    ("high risk without an overseer", unsupervised),
    ("as of near the date of a law", near_the_date_of_a_law),
    ("beyond clearance", beyond_clearance),
    ("consumer terms", consumer_terms),
    ("risk analysis near the first use", risk_analysis),
    ("minimal risk", minimal_risk),
    ("unused system", unused_system),
    ("no exit strategy", no_exit_strategy),
    ("half of it in one system", half_in_one_system),
    ("vendors that are one", vendors_that_are_one),
    ("no question about AI", no_question_about_ai),
    ("no AI in the last cycles", no_ai_in_the_last_cycles),
    ("workers informed near the first use", workers_informed),
    ("young team", young_team),
];

/// Leaves a team about as many uses in the last weeks as say something, all as a tool or all but one.
fn only_a_tool(plan: &mut Plan) {
    let (team, _) = plan.team();
    let count = plan.limit("ai_uses_min", 8) + plan.near();
    let weeks = plan.limit("recent_weeks", 13);
    let but_one = plan.random.chance(0.2);
    let systems = list(&plan.document, "ai_systems").to_vec();
    let places = plan.last_of(&team, weeks);
    let mut left = count;
    plan.each_activity(&places, |random, activity| {
        remove(activity, "ai");
        if left > 0 && !systems.is_empty() {
            activity["ai"] = ai_use(random, &systems);
            activity["ai"]["stance"] = json!(if but_one && left == count { "co_intelligence" } else { "tool" });
            left -= 1;
        }
    });
}

/// A use of AI in a held cycle of about the first of the last weeks, or of any.
fn change_use(plan: &mut Plan, change: impl FnOnce(&mut Random, &mut Value)) {
    let (team, _) = plan.team();
    let weeks = plan.limit("recent_weeks", 13);
    let systems = list(&plan.document, "ai_systems").to_vec();
    let at_edge = plan.random.chance(0.6);
    let mut random = plan.fork();
    let cycle = if at_edge { plan.held_at_edge(&team, weeks) } else { plan.held_of(&team) };
    let Some(activity) = cycle.and_then(|cycle| each(cycle, "activities").first_mut()) else { return };
    if !activity["ai"].is_object() && !systems.is_empty() {
        activity["ai"] = ai_use(&mut random, &systems);
    }
    if activity["ai"].is_object() {
        change(&mut random, activity);
    }
}

fn offloaded(plan: &mut Plan) {
    let share = *plan.random.pick(&[0.69, 0.7, 0.7, 0.71, 1.0]);
    change_use(plan, |random, activity| {
        activity["ai"]["offloaded"] = json!(share);
        activity["mastery"] = random.pick(&[json!(false), json!(false), json!(null), json!(true)]).clone();
    });
}

fn unverified(plan: &mut Plan) {
    change_use(plan, |_, activity| activity["ai"]["verified"] = json!(false));
}

fn prohibited(plan: &mut Plan) {
    if let Some(system) = plan.some("ai_systems") {
        system["risk"] = json!("prohibited");
    }
}

fn unsupervised(plan: &mut Plan) {
    let null = plan.random.chance(0.3);
    let risk = *plan.random.pick(&["high", "high", "high", "limited"]);
    if let Some(system) = plan.some("ai_systems") {
        system["risk"] = json!(risk);
        remove(system, "overseer");
        if null {
            system["overseer"] = json!(null);
        }
    }
}

/// Looks about when a law binds, at systems that it is about.
fn near_the_date_of_a_law(plan: &mut Plan) {
    let dates =
        ["2025-W06", "2026-W31", "2026-W32", "2027-W48", "2027-W49"].map(crate::reference::document::week_number);
    if let Some(date) = dates.into_iter().find(|date| (plan.from..=plan.now + 6).contains(date)) {
        plan.as_of = date + plan.near();
        plan.asks = true;
    }
    let risk = *plan.random.pick(&["high", "high", "prohibited"]);
    if let Some(system) = plan.some("ai_systems") {
        system["risk"] = json!(risk);
        remove(system, "overseer");
        remove(system, "workers_informed");
    }
    if plan.random.chance(0.4) {
        let timeline = *plan.random.pick(&["original", "omnibus"]);
        plan.document["rules"]["parameters"]["timeline"] = json!(timeline);
    }
}

fn beyond_clearance(plan: &mut Plan) {
    if plan.random.chance(0.5) {
        let data = *plan.random.pick(&["personal", "confidential", "internal"]);
        change_use(plan, |_, activity| activity["ai"]["data"] = json!(data));
    } else if let Some(system) = plan.some("ai_systems") {
        let cleared =
            [json!([]), json!(["internal"]), json!(["personal", "confidential"]), json!(["public", "public"])];
        system["cleared_for"] = cleared[list(system, "cleared_for").len() % 4].clone();
    }
}

fn consumer_terms(plan: &mut Plan) {
    let terms = plan
        .random
        .pick(&[
            json!("consumer"),
            json!("consumer"),
            json!("consumer"),
            json!("consumer"),
            json!("business"),
            json!(null),
        ])
        .clone();
    if let Some(system) = plan.some("ai_systems") {
        system["terms"] = terms;
    }
}

/// A system and the first week in which it is used.
fn first_use(plan: &mut Plan) -> Option<(usize, i32)> {
    let place = plan.place("ai_systems")?;
    let id = text(&plan.document["ai_systems"][place], "id");
    let used = |cycle: &&Value| list(cycle, "activities").iter().any(|activity| activity["ai"]["system"] == id);
    let weeks = plan.cycles.iter().filter(used).map(|cycle| week(cycle, "week"));
    weeks.min().map(|week| (place, week))
}

/// A date about the Sunday of the first week of use, or none.
fn dated(plan: &mut Plan, key: &str, risk: &str) {
    let days = 6 + *plan.random.pick(&[-6, -1, 0, 1, 2, 7]);
    let missing = plan.random.chance(0.3);
    let Some((place, first)) = first_use(plan) else { return };
    let system = &mut plan.document["ai_systems"][place];
    system["risk"] = json!(risk);
    remove(system, key);
    if !missing {
        system[key] = json!(date(first, days));
    }
}

fn risk_analysis(plan: &mut Plan) {
    let risk = *plan.random.pick(&["minimal", "limited", "high"]);
    dated(plan, "risk_analysis", risk);
}

fn workers_informed(plan: &mut Plan) {
    let risk = *plan.random.pick(&["high", "high", "high", "limited"]);
    dated(plan, "workers_informed", risk);
}

/// Without an analysis or with one too late, and with public data alone but perhaps for one use.
fn minimal_risk(plan: &mut Plan) {
    dated(plan, "risk_analysis", "minimal");
    let but_one = plan.random.chance(0.4);
    for cycle in &mut plan.cycles {
        for activity in each(cycle, "activities") {
            if activity["ai"].is_object() {
                activity["ai"]["data"] = json!("public");
            }
        }
    }
    if but_one {
        change_use(plan, |_, activity| activity["ai"]["data"] = json!("internal"));
    }
}

fn unused_system(plan: &mut Plan) {
    let mut system = json!({ "id": "ai-ongebruikt", "name": "Rekenhulp", "vendor": "Derdesoft", "cleared_for": [],
        "risk": plan.random.pick(&["minimal", "limited", "high", "prohibited"]) });
    if plan.random.chance(0.4) {
        system["risk_analysis"] = json!(date(plan.now + 50, 0));
    }
    super::plan::push(&mut plan.document, "ai_systems", system);
}

fn no_exit_strategy(plan: &mut Plan) {
    if let Some(system) = plan.some("ai_systems") {
        remove(system, "exit_strategy");
    }
}

/// Every activity of the last weeks in one of two systems, as much in both or a little more in one.
fn half_in_one_system(plan: &mut Plan) {
    let systems: Vec<Value> = list(&plan.document, "ai_systems").to_vec();
    let [one, other, ..] = systems.as_slice() else { return no_exit_strategy(plan) };
    let (team, members) = plan.team();
    let teams: Vec<String> = list(&plan.document, "teams").iter().map(|team| text(team, "id").to_owned()).collect();
    for id in teams {
        let places = plan.last_of(&id, plan.limit("recent_weeks", 13));
        plan.each_activity(&places, |_, activity| remove(activity, "ai"));
    }
    let near = plan.near();
    if let Some(place) = plan.last_of(&team, plan.limit("recent_weeks", 13)).first().copied() {
        let mut activity = |system: &Value, minutes: i32| {
            let mut ai = ai_use(&mut plan.random, std::slice::from_ref(system));
            ai["data"] = json!("public");
            json!({ "professionals": members, "mode": "together", "minutes": minutes, "ai": ai })
        };
        plan.cycles[place]["activities"] = json!([activity(one, 60), activity(other, 60 + near)]);
    }
    for system in each(&mut plan.document, "ai_systems") {
        remove(system, "exit_strategy");
    }
}

/// Written in other ways, and so one; or the one has nearly all of the use.
fn vendors_that_are_one(plan: &mut Plan) {
    let written = ["Voorbeeldsoft", " voorbeeldsoft", "VOORBEELDSOFT ", "Voorbeeld soft"];
    let same = plan.random.chance(0.6);
    let alone = plan.random.chance(0.7);
    let mut random = plan.fork();
    for system in each(&mut plan.document, "ai_systems").iter_mut().filter(|_| same) {
        system["vendor"] = json!(random.pick(&written));
    }
    let Some(first) = list(&plan.document, "ai_systems").first().map(|system| system["id"].clone()) else { return };
    for cycle in plan.cycles.iter_mut().filter(|_| !same && alone) {
        for activity in each(cycle, "activities") {
            if activity["ai"].is_object() && random.chance(0.88) {
                activity["ai"]["system"] = first.clone();
            }
        }
    }
}

/// No listing about AI in about the last half year.
fn no_question_about_ai(plan: &mut Plan) {
    let (team, _) = plan.team();
    let weeks = plan.limit("about_ai_weeks", 26) + plan.near();
    let no_use = plan.random.chance(0.1);
    for place in plan.last_of(&team, weeks) {
        for question in each(&mut plan.cycles[place], "learning_questions") {
            question["about_ai"] = json!(false);
        }
        for activity in each(&mut plan.cycles[place], "activities").iter_mut().filter(|_| no_use) {
            remove(activity, "ai");
        }
    }
}

fn no_ai_in_the_last_cycles(plan: &mut Plan) {
    let (team, _) = plan.team();
    let count = usize::try_from(plan.limit("no_ai_cycles", 8) + plan.near()).unwrap_or(1);
    let held = plan.held_by(&team);
    let last: Vec<usize> = held.into_iter().rev().take(count).collect();
    plan.each_activity(&last, |_, activity| remove(activity, "ai"));
}

/// A team that held its first cycle about as long ago as it must have to be judged.
fn young_team(plan: &mut Plan) {
    let (team, _) = plan.team();
    let weeks = *plan.random.pick(&[8, 13, 13, 26]);
    let first = plan.as_of - (weeks - 1) + plan.near();
    plan.cycles.retain(|cycle| text(cycle, "team") != team || week(cycle, "week") >= first);
    if plan.random.chance(0.3) {
        let early = week_text(first - 2);
        plan.cycles.push(json!({ "id": format!("c-{team}-vroeg"), "team": team, "week": early, "status": "skipped",
            "reason": "zomerreces" }));
    }
}
