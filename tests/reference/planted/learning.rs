//! Faults and near misses of learning: LW301 to LW310.

use super::Fault;
use super::plan::{Plan, becomes, each, ids, push, remove, retain, tidy};
use crate::reference::document::{list, optional_text, text, week, week_text};
use serde_json::{Value, json};

pub const FAULTS: &[Fault] = &[
    ("cycle without questions", no_questions),
    ("question from outside", question_from_outside),
    ("activity from outside", activity_from_outside),
    ("person who comes or goes", person_who_comes_or_goes),
    ("question not taken up", not_taken_up),
    ("learned alone", learned_alone),
    ("formal near its most", formal_near_its_most),
    ("some of it formal", some_of_it_formal),
    ("nothing came out", nothing_came_out),
    ("question idle", question_idle),
    ("development question idle in a young programme", idle_in_a_young_programme),
    ("cycle without activities", no_activities),
    ("slow to use", slow_to_use),
    ("absent", absent),
    ("somebody who never took part", somebody_new),
];

fn no_questions(plan: &mut Plan) {
    let (empty, dangling) = (plan.random.chance(0.5), plan.random.chance(0.2));
    let Some(cycle) = plan.held() else { return };
    remove(cycle, "learning_questions");
    if empty {
        cycle["learning_questions"] = json!([]);
    }
    if !dangling {
        tidy(cycle);
    }
}

/// Somebody who is no member, or of another team.
fn outsider(plan: &mut Plan) -> String {
    let person = plan.id("people").unwrap_or_default();
    plan.random.pick(&["p-baas".to_owned(), person]).clone()
}

fn question_from_outside(plan: &mut Plan) {
    let person = outsider(plan);
    if let Some(question) = plan.held().and_then(|cycle| each(cycle, "learning_questions").first_mut()) {
        question["professional"] = json!(person);
    }
}

fn activity_from_outside(plan: &mut Plan) {
    let person = outsider(plan);
    let alone = plan.random.chance(0.6);
    if let Some(activity) = plan.held().and_then(|cycle| each(cycle, "activities").last_mut()) {
        if alone {
            activity["professionals"] = json!([person]);
        } else {
            push(activity, "professionals", json!(person));
        }
    }
}

/// A member who counts from about a week or until about a week.
fn person_who_comes_or_goes(plan: &mut Plan) {
    let around = *plan.random.pick(&[plan.as_of, plan.as_of, plan.as_of - 12, plan.as_of - 7, plan.from]);
    let (key, week) = (*plan.random.pick(&["from", "until"]), week_text(around + plan.near()));
    if let Some(person) = plan.some("people") {
        person[key] = json!(week);
    }
}

/// A question of one week, on which something is done about as late as it may be, or never.
fn not_taken_up(plan: &mut Plan) {
    let (team, members) = plan.team();
    let weeks = plan.limit("take_up_weeks", 4);
    let near_the_end = plan.random.chance(0.5);
    let first = if near_the_end { plan.as_of - weeks + plan.near() } else { plan.random.range(plan.from, plan.as_of) };
    let later = *plan.random.pick(&[0, weeks, weeks + 1, weeks + 1, 900]);
    let question = json!({ "id": "lq-nieuw", "professional": members[0], "question": "En dit?" });
    if first < plan.from {
        return;
    }
    push(plan.cycle_at(&team, first), "learning_questions", question.clone());
    if first + later <= plan.now {
        let cycle = plan.cycle_at(&team, first + later);
        if later > 0 {
            push(cycle, "learning_questions", question);
        }
        push(
            cycle,
            "activities",
            json!({ "professionals": [members[0]], "learning_question": "lq-nieuw",
            "mode": "doing", "minutes": 30 }),
        );
    }
}

/// Every activity of a cycle by one person, who may stand twice or beside somebody unknown.
fn learned_alone(plan: &mut Plan) {
    let (team, members) = plan.team();
    let person = plan.random.pick(&members).clone();
    let beside = plan
        .random
        .pick(&[None, None, None, Some(person.clone()), Some("p-weg".to_owned()), Some("p-baas".to_owned())])
        .clone();
    let together = plan.random.chance(0.15);
    let Some(cycle) = plan.held_of(&team) else { return };
    for activity in each(cycle, "activities") {
        activity["mode"] = json!(if together { "together" } else { "doing" });
        activity["professionals"] = json!([person]);
    }
    if let (Some(other), Some(activity)) = (beside, each(cycle, "activities").first_mut()) {
        push(activity, "professionals", json!(other));
    }
}

/// In the last weeks a fifth of the time, or a minute more or less.
fn formal_near_its_most(plan: &mut Plan) {
    let (team, members) = plan.team();
    let near = plan.near();
    let activity = |mode: &str, minutes: i32| json!({ "professionals": members, "mode": mode, "minutes": minutes });
    let places = plan.last_of(&team, plan.limit("recent_weeks", 13) + 1);
    for (n, place) in places.iter().enumerate() {
        let formal = 30 + if n + 1 == places.len() { near } else { 0 };
        plan.cycles[*place]["activities"] = json!([activity("together", 120), activity("formal", formal)]);
    }
}

fn some_of_it_formal(plan: &mut Plan) {
    let (team, _) = plan.team();
    let share = *plan.random.pick(&[0.1, 0.3, 0.6]);
    let places = plan.held_by(&team);
    plan.each_activity(&places, |random, activity| {
        if random.chance(share) {
            activity["mode"] = json!("formal");
        }
    });
}

/// A run of about as many cycles as are worth a word, some weeks of which may be skipped.
fn nothing_came_out(plan: &mut Plan) {
    let (team, _) = plan.team();
    let places = plan.held_by(&team);
    let count = usize::try_from(plan.limit("empty_cycles", 4) + plan.near()).unwrap_or(1).max(1);
    let last = places.len().saturating_sub(count);
    let begin = usize::try_from(plan.random.range(0, i32::try_from(last).expect("few"))).expect("not negative");
    let both = plan.random.chance(0.8);
    for place in places.iter().skip(begin).take(count) {
        let cycle = &mut plan.cycles[*place];
        cycle["proposals"] = json!([]);
        if both {
            remove(cycle, "outcomes");
        }
        tidy(cycle);
    }
    if let Some(place) = places.get(begin + 1).filter(|_| plan.random.chance(0.2)) {
        becomes(&mut plan.cycles[*place], "skipped");
    }
}

/// Nothing is done on a development question for about as long as it may lie idle.
fn question_idle(plan: &mut Plan) {
    let Some(development) = plan.id("development_questions") else { return };
    let since = plan.as_of - plan.limit("idle_weeks", 8) + plan.near();
    for cycle in plan.cycles.iter_mut().filter(|cycle| week(cycle, "week") > since) {
        let about = |question: &&Value| optional_text(question, "development_question") == Some(&development);
        let questions = list(cycle, "learning_questions").iter().filter(about);
        let own: Vec<String> = questions.map(|question| text(question, "id").to_owned()).collect();
        for activity in each(cycle, "activities") {
            if own.iter().any(|id| Some(id.as_str()) == optional_text(activity, "learning_question")) {
                remove(activity, "learning_question");
            }
        }
    }
}

/// A question that nobody works on, looked at about when the period is old enough.
fn idle_in_a_young_programme(plan: &mut Plan) {
    let serves = plan.id("goals");
    let question = json!({ "id": "dq-stil", "question": "Wat laten wij liggen?", "serves": [serves] });
    push(&mut plan.document, "development_questions", question);
    if plan.random.chance(0.6) {
        plan.as_of = plan.from + plan.limit("idle_weeks", 8) + plan.near();
        plan.asks = true;
    }
}

fn no_activities(plan: &mut Plan) {
    let empty = plan.random.chance(0.5);
    if let Some(cycle) = plan.held() {
        remove(cycle, "activities");
        if empty {
            cycle["activities"] = json!([]);
        }
    }
}

/// Questions of which the answers come into use after about as long as they may take.
fn slow_to_use(plan: &mut Plan) {
    let (team, members) = plan.team();
    for cycle in &mut plan.cycles {
        for proposal in each(cycle, "proposals") {
            remove(proposal, "learning_question");
        }
    }
    let most = plan.limit("lead_weeks_max", 6);
    for n in 0..*plan.random.pick(&[2, 3, 3, 3, 4, 5]) {
        let first = plan.from + plan.random.range(0, 3);
        let lead = most + plan.random.range(-1, 2);
        if first + lead > plan.now {
            continue;
        }
        let id = format!("lq-traag-{n}");
        let question = json!({ "id": id, "professional": members[0], "question": "En dit?" });
        let stages = [
            plan.random.pick(&["proposed", "withdrawn", "proposed", "tried"]),
            plan.random.pick(&["tried", "adopted", "integrated"]),
        ];
        for (stage, week) in stages.into_iter().zip([first, first + lead]) {
            let cycle = plan.cycle_at(&team, week);
            push(cycle, "learning_questions", question.clone());
            push(
                cycle,
                "activities",
                json!({ "professionals": [members[0]], "learning_question": id, "mode": "doing", "minutes": 15 }),
            );
            push(
                cycle,
                "proposals",
                json!({ "id": format!("pr-traag-{n}"), "title": "Sjabloon", "stage": stage,
                "learning_question": id, "strengthens": ["organisation", "professional"] }),
            );
        }
    }
}

/// Somebody who took part in nothing for about as long as everybody may.
fn absent(plan: &mut Plan) {
    let Some(person) = plan.id("people") else { return };
    let since = plan.as_of - plan.limit("absent_weeks", 8) + plan.near();
    for cycle in plan.cycles.iter_mut().filter(|cycle| week(cycle, "week") > since) {
        for activity in each(cycle, "activities") {
            retain(activity, "professionals", |other| *other != *person);
        }
        retain(cycle, "activities", |activity| !ids(&activity["professionals"]).is_empty());
    }
}

/// Who takes part in nothing, and may not count yet or any more.
fn somebody_new(plan: &mut Plan) {
    let mut person = json!({ "id": "p-nieuw", "name": "Noor", "weekly_minutes": 1440, "accounts_to": "p-baas" });
    let at = week_text(plan.as_of + plan.near());
    match plan.random.range(0, 3) {
        0 => person["from"] = json!(at),
        1 => person["until"] = json!(at),
        _ => {}
    }
    push(&mut plan.document, "people", person);
    if plan.random.chance(0.6) {
        if let Some(team) = plan.some("teams") {
            push(team, "members", json!("p-nieuw"));
        }
    }
}
