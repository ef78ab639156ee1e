//! Faults and near misses of integrity: LW001 to LW010. They are rare beside the others, since they keep
//! results from being had.

use super::Fault;
use super::plan::{Plan, date, each, push, remove};
use crate::reference::document::{list, number, optional_text, text, week, week_text};
use serde_json::{Value, json};

pub const FAULTS: &[Fault] = &[
    ("id twice in the frame", twice_in_the_frame),
    ("id twice in cycles", twice_in_cycles),
    ("dangling in the frame", dangling_in_the_frame),
    ("dangling in a cycle", dangling_in_a_cycle),
    ("cycle of an unknown team", unknown_team),
    ("two cycles in one week", two_cycles),
    ("period", period),
    ("milestones", milestones),
    ("session near the ends of its week", session_near_the_ends),
    ("target near its baseline", target_near_baseline),
    ("currencies", currencies),
    ("changed question", changed_question),
];

/// Adds a copy of one of a list at its end.
fn copy(object: &mut Value, key: &str) {
    if let Some(first) = list(object, key).first().cloned() {
        push(object, key, first);
    }
}

fn twice_in_the_frame(plan: &mut Plan) {
    match plan.random.range(0, 4) {
        0 => {
            let key =
                *plan.random.pick(&["people", "teams", "ai_systems", "goals", "development_questions", "accounts"]);
            copy(&mut plan.document, key);
        }
        1 => {
            let key = *plan.random.pick(&["moments", "members"]);
            if let Some(team) = plan.some("teams") {
                copy(team, key);
            }
        }
        2 => {
            if let Some(goal) = plan.some("goals") {
                copy(goal, "expectations");
            }
        }
        // Ids of two kinds may be the same.
        _ => {
            if let Some(account) = plan.some("accounts") {
                account["id"] = json!("p-baas");
            }
        }
    }
}

fn twice_in_cycles(plan: &mut Plan) {
    let kind = plan.random.range(0, 3);
    let id = plan.held().map(|cycle| cycle["id"].clone());
    let Some(cycle) = plan.held() else { return };
    match kind {
        0 => copy(cycle, "learning_questions"),
        1 => copy(cycle, "proposals"),
        2 => {
            if let Some(activity) = each(cycle, "activities").first_mut() {
                copy(activity, "professionals");
            }
        }
        _ => cycle["id"] = json!(id),
    }
}

fn dangling_in_the_frame(plan: &mut Plan) {
    let (key, member, to) = *plan.random.pick(&[
        ("people", "accounts_to", "p-weg"),
        ("ai_systems", "overseer", "p-weg"),
        ("measurements", "expectation", "e-weg"),
        ("accounts", "professional", "p-weg"),
        ("accounts", "to", "p-weg"),
        ("teams", "members", "p-weg"),
        ("development_questions", "serves", "g-weg"),
        ("accounts", "expectations", "e-weg"),
    ]);
    if let Some(thing) = plan.some(key) {
        if thing[member].is_array() {
            push(thing, member, json!(to));
        } else {
            thing[member] = json!(to);
        }
    }
}

fn dangling_in_a_cycle(plan: &mut Plan) {
    let (key, member, to) = *plan.random.pick(&[
        ("sessions", "moment", "m-weg"),
        ("learning_questions", "professional", "p-weg"),
        ("learning_questions", "development_question", "dq-weg"),
        ("activities", "learning_question", "lq-weg"),
        ("proposals", "learning_question", "lq-weg"),
        ("outcomes", "expectation", "e-weg"),
        ("outcomes", "proposal", "pr-weg"),
        ("activities", "professionals", "p-weg"),
        ("activities", "ai", "ai-weg"),
    ]);
    let alone = plan.random.chance(0.4);
    let Some(thing) = plan.held().and_then(|cycle| each(cycle, key).first_mut()) else { return };
    match member {
        "professionals" if alone => thing[member] = json!([to]),
        "professionals" => push(thing, member, json!(to)),
        "ai" if thing[member].is_object() => thing[member]["system"] = json!(to),
        "ai" => {}
        _ => thing[member] = json!(to),
    }
}

/// Some cycles of a team, or all, are of one that there is not.
fn unknown_team(plan: &mut Plan) {
    let (team, _) = plan.team();
    let share = *plan.random.pick(&[0.1, 0.5, 1.0]);
    for cycle in plan.cycles.iter_mut().filter(|cycle| text(cycle, "team") == team) {
        if plan.random.chance(share) {
            cycle["team"] = json!("t-weg");
        }
    }
}

/// One more in the week of another, of any status but one that is superseded only.
fn two_cycles(plan: &mut Plan) {
    let same_id = plan.random.chance(0.2);
    let status = *plan.random.pick(&["held", "held", "skipped", "planned"]);
    let Some(mut cycle) = plan.held().map(|cycle| cycle.clone()) else { return };
    if status != "held" {
        super::plan::becomes(&mut cycle, status);
    }
    if !same_id {
        cycle["id"] = json!("c-nog-een");
    }
    plan.cycles.push(cycle);
}

fn period(plan: &mut Plan) {
    let at = week_text(plan.now + plan.near());
    match plan.random.range(0, 4) {
        0 => plan.document["period"]["from"] = json!(week_text(plan.from + plan.near())),
        1 => plan.document["period"]["until"] = json!(at),
        _ => {
            let from = plan.now + *plan.random.pick(&[0, 1, 1]);
            plan.document["period"] = json!({ "from": week_text(from), "until": week_text(plan.now) });
        }
    }
}

fn milestones(plan: &mut Plan) {
    let near = plan.near();
    let second = plan.random.maybe(0.5, |random| random.range(-1, 1));
    let at_end = plan.random.chance(0.5);
    let shorter = plan.random.chance(0.2);
    let Some(expectation) = plan.expectation("") else { return };
    let (declared, due) = (week(expectation, "declared"), week(expectation, "due"));
    if shorter {
        expectation["due"] = json!(week_text(declared + near));
        expectation["milestones"] = json!([]);
        return;
    }
    let first = if at_end { due + near } else { declared + near };
    let weeks = [Some(first), second.map(|second| first + second)];
    let milestones = weeks.into_iter().flatten().map(|week| json!({ "week": week_text(week), "target": 4 }));
    expectation["milestones"] = json!(milestones.collect::<Vec<_>>());
}

fn session_near_the_ends(plan: &mut Plan) {
    let days = *plan.random.pick(&[-1, 0, 6, 7]);
    let offset = *plan.random.pick(&["+14:00", "-11:00", "Z"]);
    let Some(cycle) = plan.held() else { return };
    let date = date(week(cycle, "week"), days);
    if let Some(session) = each(cycle, "sessions").first_mut() {
        session["start"] = json!(format!("{date}T23:30:00{offset}"));
    }
}

fn target_near_baseline(plan: &mut Plan) {
    let apart = *plan.random.pick(&[0.0, 9e-10, -9e-10, 2e-9, -2e-9]);
    if let Some(expectation) = plan.expectation("") {
        expectation["milestones"] = json!([]);
        let baseline = number(expectation, "baseline").to_f64();
        expectation["target"] = json!(baseline + apart);
    }
}

fn currencies(plan: &mut Plan) {
    let all = ["EUR", "EUR", "GBP"];
    if plan.random.chance(0.6) {
        plan.document["costs"] = json!({ "currency": plan.random.pick(&all), "hour": 55 });
    }
    for pointer in plan.expectations("") {
        let currency = plan.random.maybe(0.6, |random| *random.pick(&all));
        if let (Some(expectation), Some(currency)) = (plan.document.pointer_mut(&pointer), currency) {
            expectation["indicator"]["worth"] = json!({ "amount": 45, "currency": currency });
        }
    }
}

fn changed_question(plan: &mut Plan) {
    let (team, members) = plan.team();
    let person = plan.random.pick(&members).clone();
    let other = plan.id("development_questions");
    let kind = plan.random.range(0, 2);
    let Some(question) = plan.held_of(&team).and_then(|cycle| each(cycle, "learning_questions").first_mut()) else {
        return;
    };
    match kind {
        0 => question["professional"] = json!(person),
        1 if optional_text(question, "development_question").is_some() => {
            question["development_question"] = json!(other)
        }
        _ => remove(question, "development_question"),
    }
}
