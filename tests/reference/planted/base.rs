//! A programme in good order, without its cycles.

use super::cycles;
use super::plan::{Plan, date};
use crate::reference::document::{list, number, text, week, week_number, week_text};
use crate::reference::random::Random;
use serde_json::{Value, json};

/// A programme of some weeks with a held cycle, or a skipped one, of every team in each of them, looked at
/// as of the last of them or as of any.
pub fn plan(mut random: Random, as_of_any: bool) -> Plan {
    let weeks = *random.pick(&[4, 12, 14, 16, 18, 20, 24, 26, 27, 28, 30, 38]) + random.range(0, 3);
    let from = first_week(&mut random, weeks);
    let now = from + weeks - 1;
    let (as_of, asks) = match random.range(0, 11) {
        _ if !as_of_any => (now, false),
        0..=6 => (now, false),
        7..=8 => (now, true),
        9..=10 => (now - random.range(1, 8), true),
        _ => (now + random.range(1, 10), true),
    };
    let document = document(&mut random, from, now);
    let mut plan = Plan { random, document, cycles: Vec::new(), from, now, as_of, asks, uses: 0 };
    cycles::add(&mut plan);
    accounts(&mut plan);
    plan
}

/// Mostly so that the last weeks lie around a date of the AI Act.
fn first_week(random: &mut Random, weeks: i32) -> i32 {
    let binds = random.pick(&["2025-W06", "2026-W32", "2026-W53", "2027-W49", "2027-W49"]);
    match random.range(0, 3) {
        0..=1 => week_number(binds) - weeks + random.range(-2, 6),
        _ => week_number("2026-W02") + random.range(0, 40),
    }
}

fn document(random: &mut Random, from: i32, now: i32) -> Value {
    let teams: Vec<Value> = (1..=*random.pick(&[1, 1, 1, 2, 2, 3])).map(|n| team(random, n)).collect();
    let mut people = vec![json!({ "id": "p-baas", "name": "Marc", "weekly_minutes": 2160 })];
    for member in teams.iter().flat_map(|team| list(team, "members")) {
        let weekly = *random.pick(&[1200, 1440, 1920]);
        people.push(json!({ "id": member, "name": "Anna", "weekly_minutes": weekly, "accounts_to": "p-baas" }));
    }
    if random.chance(0.5) {
        random.shuffle(&mut people);
    }
    let goals: Vec<Value> = (1..=*random.pick(&[1, 2, 2, 3])).map(|n| goal(random, n, from)).collect();
    let questions = goals.iter().map(|goal| {
        let id = text(goal, "id").replace("g-", "dq-");
        json!({ "id": id, "question": "Hoe schrijven wij duidelijke brieven?", "serves": [goal["id"]] })
    });
    let measurements: Vec<Value> = goals.iter().flat_map(|goal| measurements(random, goal)).collect();
    let half = |name: &str| json!({ "consolidation": 1.0, "retention_held": 1, "retention_idle": if name == "work" { 0.995 } else { 0.9856 } });
    json!({
        "format": 1, "id": "waterland", "organisation": "Gemeente Waterland",
        "period": { "from": week_text(from), "until": week_text(now + random.range(2, 30)) },
        "people": people, "teams": teams, "ai_systems": systems(random, from),
        "governance": governance(random, from),
        "goals": goals, "development_questions": questions.collect::<Vec<_>>(),
        "assumptions": { "craft": half("craft"), "work": half("work"),
                         "stage": { "tried": 0.25, "adopted": 0.75, "integrated": 1 } },
        "measurements": measurements, "accounts": [],
    })
}

/// A team with its hours and its moments: by day, by night, over the turn of the week, or in shifts.
fn team(random: &mut Random, number: i32) -> Value {
    let count = *random.pick(&[1, 2, 2, 3, 4, 5, 5, 6, 7]);
    let members: Vec<String> = (1..=count).map(|n| format!("p-{number}-{n}")).collect();
    let hours = |day: &str, from: &str, until: &str| json!({ "day": day, "from": from, "until": until });
    let moment = |id: &str, day: &str, from: &str, minutes: i32| json!({ "id": id, "day": day, "from": from, "minutes": minutes });
    let (hours, moments) = match random.range(0, 4) {
        0 => (
            json!([hours("tue", "08:30", "17:00"), hours("thu", "08:30", "17:00")]),
            json!([moment("m-1", "tue", "09:00", 90)]),
        ),
        1 => (
            json!([hours("fri", "22:00", "06:00"), hours("sat", "22:00", "06:00")]),
            json!([moment("m-1", "fri", "23:30", 90)]),
        ),
        2 => (json!([hours("sun", "20:00", "04:00")]), json!([moment("m-1", "sun", "23:00", 120)])),
        3 => (
            json!([hours("wed", "08:00", "12:00"), hours("wed", "12:00", "17:00")]),
            json!([moment("m-1", "wed", "11:00", 120)]),
        ),
        _ => (
            json!([hours("tue", "08:30", "17:00"), hours("thu", "08:30", "08:30")]),
            json!([moment("m-1", "tue", "09:00", 90), moment("m-2", "thu", "14:00", 60)]),
        ),
    };
    json!({ "id": format!("t-{number}"), "name": "Burgerzaken", "members": members,
            "working_hours": hours, "moments": moments })
}

/// One system, or two of two vendors.
fn systems(random: &mut Random, from: i32) -> Value {
    let system = |random: &mut Random, id: &str, name: &str, vendor: &str| {
        json!({ "id": id, "name": name, "vendor": vendor, "risk": random.pick(&["minimal", "limited", "high"]),
                "overseer": "p-baas", "cleared_for": ["public", "internal"],
                "risk_analysis": date(from, random.range(-30, 6)), "workers_informed": date(from, random.range(-30, 6)),
                "exit_strategy": "De sjablonen staan ook elders." })
    };
    let first = system(random, "ai-1", "Schrijfhulp", "Voorbeeldsoft");
    if random.chance(0.4) {
        return json!([first]);
    }
    json!([first, system(random, "ai-2", "Zoekmaat", "Andersoft")])
}

fn governance(random: &mut Random, from: i32) -> Value {
    match random.range(0, 3) {
        0 => json!({ "works_council": true, "works_council_consent": date(from, random.range(-30, 6)) }),
        1 => json!({ "works_council": false }),
        _ => json!({}),
    }
}

fn goal(random: &mut Random, number: i32, from: i32) -> Value {
    let challenges = ["labour_shortage", "work_climate", "productivity", "inclusion", "sustainability"];
    let least = if number == 1 { 2 } else { 1 };
    let declared = from - random.range(0, 6);
    let direct = expectation(random, &format!("e-{number}-direct"), "direct", declared, (10, 26));
    let declared = from - random.range(0, 6);
    let durable = expectation(random, &format!("e-{number}-duur"), "durable", declared, (26, 80));
    json!({ "id": format!("g-{number}"), "title": "Kortere wachttijd aan de balie",
            "challenges": random.some(&challenges, least), "expectations": [direct, durable] })
}

fn expectation(random: &mut Random, id: &str, horizon: &str, declared: i32, due: (i32, i32)) -> Value {
    let due = declared + random.range(due.0, due.1);
    let baseline = random.range(0, 8);
    let span = *random.pick(&[-6, 2, 40, 400]);
    let mut milestones = Vec::new();
    if random.chance(0.3) {
        let week = week_text(random.range(declared + 1, due - 1));
        milestones.push(json!({ "week": week, "target": baseline + span / 2 }));
    }
    json!({ "id": id, "horizon": horizon,
            "indicator": { "name": "Uren bespaard", "unit": "h", "aggregate": random.pick(&["sum", "mean"]) },
            "declared": week_text(declared), "baseline": baseline, "target": baseline + span,
            "due": week_text(due), "milestones": milestones })
}

/// Of a durable expectation: a baseline and a later level, too uncertain to contradict anything.
fn measurements(random: &mut Random, goal: &Value) -> Vec<Value> {
    let mut measurements = Vec::new();
    for expectation in list(goal, "expectations").iter().filter(|it| text(it, "horizon") == "durable") {
        let declared = week(expectation, "declared");
        let baseline = number(expectation, "baseline").to_f64();
        let span = (number(expectation, "target").to_f64() - baseline).abs();
        for week in [declared + random.range(-3, 4), declared + random.range(5, 13)] {
            let error = random.maybe(0.5, |_| json!(span));
            measurements.push(json!({ "expectation": expectation["id"], "week": week_text(week), "level": baseline,
                                      "standard_error": error, "source": "register" }));
        }
    }
    measurements
}

/// One of every member in the last weeks and some before, of what the team reported.
fn accounts(plan: &mut Plan) {
    let mut accounts = Vec::new();
    for team in list(&plan.document, "teams").to_vec() {
        for member in list(&team, "members") {
            let mut week = plan.as_of - plan.random.range(0, 12);
            while week >= plan.from {
                let id = format!("a-{}", accounts.len() + 1);
                let (proposals, expectations) = cycles::reported(plan, text(&team, "id"), week);
                accounts.push(json!({ "id": id, "professional": member, "to": "p-baas", "week": week_text(week),
                    "development": "Ik schrijf brieven die duidelijk zijn.",
                    "proposals": plan.random.some(&proposals, 0), "expectations": plan.random.some(&expectations, 0) }));
                week -= plan.random.range(9, 30);
            }
        }
    }
    plan.document["accounts"] = json!(accounts);
}
