//! Faults and near misses of the frame: LW101 to LW111.

use super::Fault;
use super::cycles::ai_use;
use super::plan::{Plan, each, ids, push, remove, retain};
use crate::reference::document::{list, text, week, week_text};
use serde_json::json;

pub const FAULTS: &[Fault] = &[
    ("goal without an expectation of a horizon", goal_without_a_horizon),
    ("no expectation of a horizon", no_expectation_of_a_horizon),
    ("goal without expectations", goal_without_expectations),
    ("declared late", declared_late),
    ("goal served by nothing", goal_unserved),
    ("durable near its least", durable_near_its_least),
    ("direct near its most", direct_near_its_most),
    ("goal without challenge", goal_without_challenge),
    ("one challenge", one_challenge),
    ("tool named", tool_named),
    ("tool nearly named", tool_nearly_named),
    ("baseline near its last week", baseline_near_its_last_week),
    ("only productivity", only_productivity),
];

fn a_horizon(plan: &mut Plan) -> &'static str {
    if plan.random.chance(0.5) { "direct" } else { "durable" }
}

fn goal_without_a_horizon(plan: &mut Plan) {
    let horizon = a_horizon(plan);
    if let Some(goal) = plan.some("goals") {
        retain(goal, "expectations", |expectation| text(expectation, "horizon") != horizon);
    }
}

fn no_expectation_of_a_horizon(plan: &mut Plan) {
    let horizon = a_horizon(plan);
    for goal in each(&mut plan.document, "goals") {
        retain(goal, "expectations", |expectation| text(expectation, "horizon") != horizon);
    }
}

fn goal_without_expectations(plan: &mut Plan) {
    let id = format!("g-{}", list(&plan.document, "goals").len() + 7);
    let goal = json!({ "id": id, "title": "Meer rust", "challenges": ["inclusion"], "expectations": [] });
    push(&mut plan.document, "goals", goal);
    if plan.random.chance(0.7) {
        if let Some(question) = plan.some("development_questions") {
            push(question, "serves", json!(id));
        }
    }
}

/// Expectations of a goal and horizon, declared around the week in which its question is first listed.
fn declared_late(plan: &mut Plan) {
    let horizon = a_horizon(plan);
    let (at, later) = (plan.from + plan.near(), plan.random.range(0, 2));
    let only_one = plan.random.chance(0.3);
    let Some(goal) = plan.some("goals") else { return };
    let own = each(goal, "expectations").iter_mut().filter(|expectation| text(expectation, "horizon") == horizon);
    for (n, expectation) in own.enumerate() {
        let moved = if n == 0 || !only_one { at } else { at + later };
        let due = week(expectation, "due").max(moved + 12);
        expectation["declared"] = json!(week_text(moved));
        expectation["milestones"] = json!([]);
        expectation["due"] = json!(week_text(due));
    }
}

fn goal_unserved(plan: &mut Plan) {
    let (Some(goal), Some(other)) = (plan.id("goals"), plan.id("goals")) else { return };
    for question in each(&mut plan.document, "development_questions") {
        let mut serves: Vec<String> = ids(&question["serves"]);
        serves.retain(|served| *served != goal);
        if serves.is_empty() {
            serves.push(other.clone());
        }
        question["serves"] = json!(serves);
    }
}

/// Moves when an expectation is due, and lets its milestones go.
fn due_after(plan: &mut Plan, horizon: &str, weeks: i32) {
    if let Some(expectation) = plan.expectation(horizon) {
        expectation["due"] = json!(week_text(week(expectation, "declared") + weeks));
        expectation["milestones"] = json!([]);
    }
}

fn durable_near_its_least(plan: &mut Plan) {
    let weeks = plan.limit("durable_min_weeks", 26) + plan.near();
    due_after(plan, "durable", weeks.max(1));
}

fn direct_near_its_most(plan: &mut Plan) {
    let weeks = plan.limit("direct_max_weeks", 26) + plan.near();
    due_after(plan, "direct", weeks.max(1));
}

fn goal_without_challenge(plan: &mut Plan) {
    let empty = plan.random.chance(0.5);
    if let Some(goal) = plan.some("goals") {
        if empty {
            goal["challenges"] = json!([]);
        } else {
            remove(goal, "challenges");
        }
    }
}

/// All goals serve the same one, or all but one, which names none or another.
fn one_challenge(plan: &mut Plan) {
    for goal in each(&mut plan.document, "goals") {
        goal["challenges"] = json!(["inclusion", "inclusion"]);
    }
    let other =
        plan.random.pick(&[json!(["inclusion"]), json!(["inclusion"]), json!([]), json!(["work_climate"])]).clone();
    if let Some(goal) = plan.some("goals") {
        goal["challenges"] = other;
    }
}

/// A text with a name in it, in a goal or a development question.
fn say(plan: &mut Plan, name: &str) {
    let texts = ["Minder werk met {}", "{}, voor iedereen", "Wat kan ({})?", "{}"];
    let said = plan.random.pick(&texts).replace("{}", name);
    let (key, member) = *plan.random.pick(&[("goals", "title"), ("development_questions", "question")]);
    if let Some(thing) = plan.some(key) {
        thing[member] = json!(said);
    }
}

/// A name of about as many letters as count, as it is said or in capitals.
fn tool_named(plan: &mut Plan) {
    let letters = usize::try_from(plan.limit("tool_name_letters", 4) + plan.near()).expect("not negative");
    let member = *plan.random.pick(&["name", "vendor"]);
    let mut name: String = "Bézoekwijzer".chars().cycle().take(letters.max(1)).collect();
    let ending = *plan.random.pick(&["", "", " 42", "7"]);
    name.push_str(ending);
    let spaced = plan.random.chance(0.2);
    if let Some(system) = plan.some("ai_systems") {
        system[member] = json!(if spaced { format!(" {name} ") } else { name.clone() });
    }
    let said = if plan.random.chance(0.5) { name } else { name.to_uppercase() };
    say(plan, &said);
}

/// A name as a part of another word, or of which a part is missing.
fn tool_nearly_named(plan: &mut Plan) {
    let said = *plan.random.pick(&["Schrijfhulpen", "Meeschrijfhulp", "Schrijf hulp", "Voorbeeldsoft2", "SCHRIJFHULP"]);
    say(plan, said);
}

fn baseline_near_its_last_week(plan: &mut Plan) {
    let (weeks, moved, later) = (plan.limit("baseline_weeks", 4), plan.random.range(0, 1), plan.near());
    let recent = plan.random.chance(0.6);
    let as_of = plan.as_of;
    let Some(expectation) = plan.expectation("durable") else { return };
    if recent {
        let declared = as_of - weeks + later;
        expectation["declared"] = json!(week_text(declared));
        expectation["milestones"] = json!([]);
        expectation["due"] = json!(week_text(declared + 60));
    }
    let (id, declared) = (text(expectation, "id").to_owned(), week(expectation, "declared"));
    retain(&mut plan.document, "measurements", |it| text(it, "expectation") != id);
    let measured =
        json!({ "expectation": id, "week": week_text(declared + weeks + moved), "level": 3, "source": "register" });
    push(&mut plan.document, "measurements", measured);
}

/// About as many uses of AI in the last weeks as say something, or one of them before.
fn only_productivity(plan: &mut Plan) {
    let mut left = plan.limit("ai_uses_min", 8) + *plan.random.pick(&[-1, 0, 0, 1, 4]);
    let other = plan.random.chance(0.2);
    let support = if other { json!(["productivity", "analysis"]) } else { json!(["productivity", "productivity"]) };
    let weeks = plan.limit("recent_weeks", 13) + plan.random.range(0, 1);
    let systems = list(&plan.document, "ai_systems").to_vec();
    let teams: Vec<String> = list(&plan.document, "teams").iter().map(|team| text(team, "id").to_owned()).collect();
    for team in teams {
        let places = plan.last_of(&team, weeks);
        plan.each_activity(&places, |random, activity| {
            remove(activity, "ai");
            if left > 0 && !systems.is_empty() {
                activity["ai"] = ai_use(random, &systems);
                activity["ai"]["support"] = support.clone();
                left -= 1;
            }
        });
    }
}
