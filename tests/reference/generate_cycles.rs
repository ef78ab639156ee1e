//! The cycles of a random programme.

use super::document::{list, monday, number, text, week, week_text};
use super::random::{Random, members};
use chrono::Days;
use serde_json::{Value, json};

/// Where cycles may stand and what they may name.
pub struct Scale<'a> {
    pub from: i32,
    pub until: i32,
    pub questions: &'a [String],
    pub systems: &'a [String],
}

/// How fast an expectation comes true, and whether now and then by a huge amount.
struct Pace<'a> {
    expectation: &'a Value,
    pace: f64,
    huge: bool,
}

/// Of every team, in most weeks, a cycle; some of them planned beforehand, under its own or another id.
pub fn cycles(random: &mut Random, scale: &Scale<'_>, teams: &[Value], goals: &[Value]) -> Vec<Value> {
    let expectations: Vec<&Value> = goals.iter().flat_map(|goal| list(goal, "expectations")).collect();
    let paces = expectations.iter().map(|expectation| Pace {
        expectation,
        pace: *random.pick(&[0.3, 1.0, 2.0, 4.0, 10.0]),
        huge: random.chance(0.1),
    });
    let paces: Vec<Pace<'_>> = paces.collect();
    let mut cycles = Vec::new();
    for team in teams {
        let questions = learning_questions(random, team, scale.questions);
        let density = *random.pick(&[0.3, 0.8, 1.0]);
        let fertility = *random.pick(&[0.1, 0.6, 1.0]);
        for week in scale.from..=scale.until {
            if !random.chance(density) {
                continue;
            }
            let id = format!("c-{}-{}", text(team, "id"), week_text(week).to_lowercase());
            let head = json!({ "id": id, "team": text(team, "id"), "week": week_text(week) });
            let status = *random.pick(&["held", "held", "held", "held", "held", "held", "planned", "skipped"]);
            if status != "planned" && random.chance(0.15) {
                cycles.push(planned(random, &head, team, &questions));
            }
            if status != "planned" && random.chance(0.1) {
                let mut earlier = planned(random, &head, team, &questions);
                earlier["id"] = json!(format!("{id}-plan"));
                cycles.push(earlier);
            }
            cycles.push(match status {
                "planned" => planned(random, &head, team, &questions),
                "skipped" => {
                    let mut skipped = head.clone();
                    skipped["status"] = json!("skipped");
                    skipped["reason"] = json!("vakantie");
                    skipped
                }
                _ => {
                    let named = if random.chance(fertility) { paces.as_slice() } else { &[] };
                    held(random, &head, team, scale, &questions, named)
                }
            });
        }
    }
    cycles
}

/// The team's learning questions, which stay the same over the weeks.
fn learning_questions(random: &mut Random, team: &Value, development: &[String]) -> Vec<Value> {
    let questions = (1..=random.range(0, 4)).map(|n| {
        let mut question = members(json!({
            "id": format!("lq-{n}"), "question": "Hoe doe ik dit?",
            "professional": random.pick(list(team, "members")),
        }));
        let traced = !development.is_empty() && random.chance(0.7);
        let traced = traced.then(|| json!(random.pick(development)));
        random.member(&mut question, "development_question", traced);
        let about = random.maybe(0.5, |random| json!(random.chance(0.3)));
        random.member(&mut question, "about_ai", about);
        Value::Object(question)
    });
    questions.collect()
}

fn planned(random: &mut Random, head: &Value, team: &Value, questions: &[Value]) -> Value {
    let mut cycle = members(head.clone());
    cycle.insert("status".to_owned(), json!("planned"));
    let sessions = random.maybe(0.6, |random| sessions(random, head, team));
    random.member(&mut cycle, "sessions", sessions);
    let asked = random.maybe(0.6, |random| json!(random.some(questions, 0)));
    random.member(&mut cycle, "learning_questions", asked);
    Value::Object(cycle)
}

/// Sessions on days of the cycle's own week, as their offset writes them.
fn sessions(random: &mut Random, head: &Value, team: &Value) -> Value {
    let sessions = (0..random.range(0, 2)).map(|_| {
        let day = monday(week(head, "week")) + Days::new(random.range(0, 6).unsigned_abs().into());
        let offset = random.pick(&["+01:00", "+02:00", "Z", "-05:00"]);
        let mut session = members(json!({
            "start": format!("{day}T09:00:00{offset}"), "minutes": random.spelt(90),
        }));
        let moment = list(team, "moments").first().map(|moment| moment["id"].clone());
        let named = moment.filter(|_| random.chance(0.5));
        random.member(&mut session, "moment", named);
        Value::Object(session)
    });
    json!(sessions.collect::<Vec<_>>())
}

fn held(
    random: &mut Random,
    head: &Value,
    team: &Value,
    scale: &Scale<'_>,
    questions: &[Value],
    paces: &[Pace<'_>],
) -> Value {
    let mut cycle = members(head.clone());
    cycle.insert("status".to_owned(), json!("held"));
    let sessions = random.maybe(0.6, |random| sessions(random, head, team));
    random.member(&mut cycle, "sessions", sessions);
    let asked = random.some(questions, 0);
    let ids: Vec<Value> = asked.iter().map(|question| question["id"].clone()).collect();
    let given = !asked.is_empty() || random.chance(0.5);
    random.member(&mut cycle, "learning_questions", given.then(|| json!(asked)));
    let count = *random.pick(&[0, 1, 1, 2, 3]);
    let done: Vec<_> = (0..count).map(|_| activity(random, team, scale.systems, &ids)).collect();
    let given = !done.is_empty() || random.chance(0.5);
    random.member(&mut cycle, "activities", given.then(|| json!(done)));
    let proposals: Vec<_> = (1..=random.range(0, 3)).map(|n| proposal(random, n, &ids)).collect();
    let given = !proposals.is_empty() || random.chance(0.5);
    random.member(&mut cycle, "proposals", given.then(|| json!(proposals)));
    let mut outcomes = Vec::new();
    for pace in paces {
        for _ in 0..*random.pick(&[0, 1, 1, 2, 3]) {
            outcomes.push(outcome(random, pace, &proposals));
        }
    }
    let given = !outcomes.is_empty() || random.chance(0.5);
    random.member(&mut cycle, "outcomes", given.then(|| json!(outcomes)));
    Value::Object(cycle)
}

/// One of the cycle's learning questions, where it has any.
fn question(random: &mut Random, ids: &[Value]) -> Option<Value> {
    let named = !ids.is_empty() && random.chance(0.6);
    named.then(|| random.pick(ids).clone())
}

fn activity(random: &mut Random, team: &Value, systems: &[String], ids: &[Value]) -> Value {
    let minutes = *random.pick(&[1, 7, 45, 60, 75, 90, 240, 10080]);
    let mut activity = members(json!({
        "professionals": random.some(list(team, "members"), 1), "minutes": random.spelt(minutes),
        "mode": random.pick(&["doing", "together", "formal"]),
    }));
    let about = question(random, ids);
    random.member(&mut activity, "learning_question", about);
    let used = !systems.is_empty() && random.chance(0.7);
    let used = used.then(|| {
        let mut ai = members(json!({
            "system": random.pick(systems), "stance": random.pick(&["tool", "co_intelligence"]),
            "data": "internal", "verified": random.chance(0.8),
        }));
        let offloaded = random.share();
        ai.insert("offloaded".to_owned(), random.number(offloaded));
        let support = random.maybe(0.5, |_| json!(["analysis"]));
        random.member(&mut ai, "support", support);
        Value::Object(ai)
    });
    random.member(&mut activity, "ai", used);
    let mastery = random.maybe(0.5, |random| json!(random.chance(0.5)));
    random.member(&mut activity, "mastery", mastery);
    Value::Object(activity)
}

fn proposal(random: &mut Random, number: i32, ids: &[Value]) -> Value {
    let stages = ["proposed", "tried", "adopted", "integrated", "withdrawn"];
    let mut proposal = members(json!({
        "id": format!("pr-{number}"), "title": "Sjabloon", "stage": random.pick(&stages),
        "strengthens": random.some(&["organisation", "professional"], 1),
    }));
    let about = question(random, ids);
    random.member(&mut proposal, "learning_question", about);
    Value::Object(proposal)
}

fn outcome(random: &mut Random, pace: &Pace<'_>, proposals: &[Value]) -> Value {
    let Pace { expectation, pace, huge } = pace;
    let span = number(expectation, "target").to_f64() - number(expectation, "baseline").to_f64();
    let weeks = f64::from(week(expectation, "due") - week(expectation, "declared"));
    let usual = span / weeks * pace * random.unit();
    let amount = match random.range(0, 29) {
        0..=2 => 0.0,
        3..=4 => -usual,
        5 => usual * 1e-9,
        6 if *huge => (random.unit() * 2e12 - 1e12).round(),
        7..=12 => usual.round(),
        _ => usual,
    };
    let mut outcome = members(json!({
        "expectation": text(expectation, "id"), "amount": random.number(amount.clamp(-1e12, 1e12)),
        "carrier": random.pick(&["work", "craft"]),
    }));
    let error = *random.pick(&[0.0, 0.1, 0.3, 1e-9, 1e3]) * usual.abs();
    let error = random.maybe(0.6, |random| random.number(error.min(1e12)));
    random.member(&mut outcome, "standard_error", error);
    let named = !proposals.is_empty() && random.chance(0.7);
    let named = named.then(|| random.pick(proposals)["id"].clone());
    random.member(&mut outcome, "proposal", named);
    let evidence = random.maybe(0.3, |_| json!("zaaksysteem"));
    random.member(&mut outcome, "evidence", evidence);
    Value::Object(outcome)
}
