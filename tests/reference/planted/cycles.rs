//! The cycles of a programme in good order.

use super::plan::{Plan, becomes, date, ids, push};
use crate::reference::document::{list, number, text, week, week_text};
use crate::reference::random::Random;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// So many weeks a question and a proposal are worked on.
const BLOCK: i32 = 6;

/// A cycle of every team in every week up to now, and some planned ones.
pub fn add(plan: &mut Plan) {
    for team in list(&plan.document, "teams").to_vec() {
        let mut questions = Vec::new();
        for week in plan.from..=plan.now {
            let day = week - plan.from;
            if day % BLOCK == 0 {
                questions = ask(plan, &team, day / BLOCK);
            }
            let mut cycle = head(&team, week);
            if week != plan.now && (1..=4).contains(&(day % BLOCK)) && plan.random.chance(0.05) {
                becomes(&mut cycle, "skipped");
            } else {
                fill(plan, &team, &questions, &mut cycle);
            }
            if plan.random.chance(0.04) {
                let mut planned = head(&team, week);
                becomes(&mut planned, "planned");
                if plan.random.chance(0.5) {
                    planned["id"] = json!(format!("{}-plan", text(&cycle, "id")));
                }
                plan.cycles.push(planned);
            }
            plan.cycles.push(cycle);
        }
        for ahead in 1..=plan.random.range(0, 2) {
            let mut planned = head(&team, plan.now + ahead);
            becomes(&mut planned, "planned");
            plan.cycles.push(planned);
        }
    }
}

pub fn head(team: &Value, week: i32) -> Value {
    let id = format!("c-{}-{}", text(team, "id"), week_text(week).to_lowercase());
    json!({ "id": id, "team": team["id"], "week": week_text(week), "status": "held" })
}

/// A learning question for every development question.
fn ask(plan: &mut Plan, team: &Value, block: i32) -> Vec<Value> {
    let mut questions = Vec::new();
    for (n, development) in list(&plan.document, "development_questions").iter().enumerate() {
        let about_ai = (n == 0 && block % 2 == 0) || plan.random.chance(0.2);
        questions.push(json!({ "id": format!("lq-{block}-{n}"), "question": "Hoe doe ik dit?",
            "professional": plan.random.pick(list(team, "members")),
            "development_question": development["id"], "about_ai": about_ai }));
    }
    questions
}

/// What a team does and reports in a week.
fn fill(plan: &mut Plan, team: &Value, questions: &[Value], cycle: &mut Value) {
    let at = week(cycle, "week");
    let (block, day) = ((at - plan.from) / BLOCK, (at - plan.from) % BLOCK);
    cycle["sessions"] = sessions(&mut plan.random, team, at);
    cycle["learning_questions"] = json!(questions);
    let systems = list(&plan.document, "ai_systems").to_vec();
    for (n, question) in questions.iter().enumerate() {
        let mut members = ids(&team["members"]);
        if n > 0 && members.len() > 1 {
            members = plan.random.some(&members, 2);
        } else if text(team, "id") == "t-1" && at % 2 == 0 {
            members.push("p-baas".to_owned());
        }
        let mode = if n == 0 { "together" } else { *plan.random.pick(&["doing", "doing", "together"]) };
        let mut activity = json!({ "professionals": members, "learning_question": question["id"],
            "mode": mode, "minutes": plan.random.pick(&[30, 45, 60]), "mastery": plan.random.chance(0.5) });
        if plan.random.chance(0.5) || (n == 0 && at % 4 == 0) {
            // In turn, so that none of them has nearly everything.
            let turn = plan.uses % systems.len();
            plan.uses += 1;
            activity["ai"] = ai_use(&mut plan.random, &systems[turn..=turn]);
        }
        push(cycle, "activities", activity);
    }
    let stages = ["", "proposed", "tried", "tried", "adopted", "integrated"];
    let stage = stages[usize::try_from(day).expect("a day of the block")];
    let proposal = format!("pr-{block}");
    if !stage.is_empty() {
        let about = questions.first().map(|question| question["id"].clone());
        push(
            cycle,
            "proposals",
            json!({ "id": proposal, "title": "Sjabloon", "stage": stage,
            "learning_question": about, "strengthens": ["organisation", "professional"] }),
        );
    }
    report(plan, team, cycle, (!stage.is_empty()).then_some(proposal));
}

/// Outcomes: of every expectation one at the beginning, and some later on.
fn report(plan: &mut Plan, team: &Value, cycle: &mut Value, proposal: Option<String>) {
    let at = week(cycle, "week");
    let all = plan.expectations("");
    let begins = |n: usize| i32::try_from(n).expect("few") % 3 == at - plan.from && text(team, "id") == "t-1";
    for (n, pointer) in all.iter().enumerate() {
        if !begins(n) && !plan.random.chance(0.15) {
            continue;
        }
        let expectation = plan.document.pointer(pointer).expect("there");
        let span = number(expectation, "target").to_f64() - number(expectation, "baseline").to_f64();
        let amount = (span / 40.0 * plan.random.unit() * 1000.0).round() / 1000.0;
        push(
            cycle,
            "outcomes",
            json!({ "expectation": expectation["id"], "amount": amount,
            "standard_error": plan.random.maybe(0.5, |_| json!(span.abs() / 100.0)),
            "carrier": plan.random.pick(&["work", "craft"]), "proposal": proposal, "evidence": "zaaksysteem" }),
        );
    }
}

/// At every moment of the team.
fn sessions(random: &mut Random, team: &Value, week: i32) -> Value {
    let sessions = list(team, "moments").iter().map(|moment| {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let day = days.iter().position(|day| *day == text(moment, "day")).expect("a day");
        let date = date(week, i32::try_from(day).expect("few"));
        let offset = random.pick(&["+01:00", "+02:00", "Z", "-05:00"]);
        let named = random.maybe(0.5, |_| moment["id"].clone());
        json!({ "start": format!("{date}T{}:00{offset}", text(moment, "from")), "minutes": moment["minutes"],
                "moment": named })
    });
    json!(sessions.collect::<Vec<_>>())
}

/// A use of AI to which nobody could object.
pub fn ai_use(random: &mut Random, systems: &[Value]) -> Value {
    let supports = ["decision_making", "productivity", "innovation"];
    let mut support = random.some(&supports, 0);
    support.push("analysis");
    json!({ "system": random.pick(systems)["id"], "stance": "co_intelligence", "support": support,
            "offloaded": f64::from(random.range(0, 6)) / 10.0, "data": random.pick(&["public", "public", "internal"]),
            "verified": true })
}

/// The proposals and the expectations on which a team reported something up to a week.
pub fn reported(plan: &Plan, team: &str, until: i32) -> (Vec<String>, Vec<String>) {
    let own = |cycle: &&Value| text(cycle, "team") == team && week(cycle, "week") <= until.min(plan.as_of);
    let (mut proposals, mut expectations) = (BTreeSet::new(), BTreeSet::new());
    for cycle in plan.cycles.iter().filter(own) {
        proposals.extend(list(cycle, "proposals").iter().map(|it| text(it, "id").to_owned()));
        expectations.extend(list(cycle, "outcomes").iter().map(|it| text(it, "expectation").to_owned()));
    }
    (proposals.into_iter().collect(), expectations.into_iter().collect())
}
