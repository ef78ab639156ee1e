//! Faults and near misses of results: LW501 to LW505, LW509 and LW510.

use super::Fault;
use super::plan::{Plan, each, push, remove, retain};
use crate::reference::document::{list, number, text, week, week_text};
use serde_json::json;

pub const FAULTS: &[Fault] = &[
    ("outcome outside the chain", outside_the_chain),
    ("questions that stand free", questions_that_stand_free),
    ("outcome near its declaration", near_its_declaration),
    ("nothing reported near half-way", nothing_reported),
    ("measured near its declaration", measured_near_its_declaration),
    ("measured after as of", measured_after_as_of),
    ("measured far from what was reported", measured_far),
    ("distance near its most", distance_near_its_most),
    ("default assumptions", default_assumptions),
    ("outcome without evidence", no_evidence),
];

fn outside_the_chain(plan: &mut Plan) {
    let (Some(question), Some(goal)) = (plan.place("development_questions"), plan.id("goals")) else { return };
    plan.document["development_questions"][question]["serves"] = json!([goal]);
}

/// In a cycle, all questions or all but one.
fn questions_that_stand_free(plan: &mut Plan) {
    let skip = usize::from(plan.random.chance(0.3));
    let Some(cycle) = plan.held() else { return };
    for question in each(cycle, "learning_questions").iter_mut().skip(skip) {
        remove(question, "development_question");
    }
}

/// Moves when an expectation is declared; it stays due after that.
fn declare(plan: &mut Plan, id: &str, declared: i32, weeks: i32) {
    for pointer in plan.expectations("") {
        if let Some(expectation) = plan.document.pointer_mut(&pointer).filter(|it| text(it, "id") == id) {
            expectation["declared"] = json!(week_text(declared));
            expectation["due"] = json!(week_text(declared + weeks.max(1)));
            expectation["milestones"] = json!([]);
        }
    }
}

fn near_its_declaration(plan: &mut Plan) {
    let near = plan.near();
    let Some(cycle) = plan.held() else { return };
    let at = week(cycle, "week");
    let Some(id) = list(cycle, "outcomes").first().map(|outcome| text(outcome, "expectation").to_owned()) else {
        return;
    };
    declare(plan, &id, at + near, 26);
}

/// Takes away every outcome of an expectation, or all that count.
fn without_outcomes(plan: &mut Plan, id: &str, from: i32) {
    for cycle in plan.cycles.iter_mut().filter(|cycle| week(cycle, "week") >= from) {
        retain(cycle, "outcomes", |outcome| text(outcome, "expectation") != id);
    }
}

fn nothing_reported(plan: &mut Plan) {
    let (near, passed) = (plan.near(), plan.random.range(1, 14));
    let Some(id) = plan.expectation("").map(|it| text(it, "id").to_owned()) else { return };
    let declared = plan.as_of - passed;
    declare(plan, &id, declared, 2 * passed + near);
    let keep_early = plan.random.chance(0.3);
    without_outcomes(plan, &id, if keep_early { declared } else { i32::MIN });
}

fn measured_near_its_declaration(plan: &mut Plan) {
    let (near, passed) = (plan.near(), plan.random.range(1, 14));
    let later = plan.near();
    let Some(id) = plan.expectation("durable").map(|it| text(it, "id").to_owned()) else { return };
    let declared = plan.as_of - passed;
    declare(plan, &id, declared, 2 * passed + later);
    retain(&mut plan.document, "measurements", |it| text(it, "expectation") != id);
    let at = week_text(declared + near);
    push(
        &mut plan.document,
        "measurements",
        json!({ "expectation": id, "week": at, "level": 3, "source": "register" }),
    );
}

fn measured_after_as_of(plan: &mut Plan) {
    let at = plan.as_of + plan.near();
    let Some(id) = plan.expectation("durable").map(|it| text(it, "id").to_owned()) else { return };
    let declared = plan.as_of - plan.random.range(20, 40);
    declare(plan, &id, declared, 40);
    retain(&mut plan.document, "measurements", |it| text(it, "expectation") != id);
    push(
        &mut plan.document,
        "measurements",
        json!({ "expectation": id, "week": week_text(at), "level": -40,
        "standard_error": 0.5, "source": "register" }),
    );
}

/// Now and then without an error or with none at all, and several in a week.
fn measured_far(plan: &mut Plan) {
    let at = plan.random.range(plan.from, plan.as_of.max(plan.from));
    for _ in 0..*plan.random.pick(&[1, 1, 2]) {
        let (share, error) = (plan.random.unit() * 1.6 - 0.3, *plan.random.pick(&[0.02, 0.05, 0.1, 0.3]));
        let Some(expectation) = plan.expectation("") else { return };
        let (id, baseline) = (expectation["id"].clone(), number(expectation, "baseline").to_f64());
        let span = number(expectation, "target").to_f64() - baseline;
        let error =
            plan.random.pick(&[json!(error * span.abs()), json!(error * span.abs()), json!(0), json!(null)]).clone();
        push(
            &mut plan.document,
            "measurements",
            json!({ "expectation": id, "week": week_text(at),
            "level": baseline + span * share, "standard_error": error, "source": "register" }),
        );
    }
}

/// Of an expectation without outcomes the distance is the level alone, in standard errors.
fn distance_near_its_most(plan: &mut Plan) {
    let (apart, sign) = (2.0 + 0.01 * f64::from(*plan.random.pick(&[-1, 1])), *plan.random.pick(&[-1.0, 1.0]));
    let Some(id) = plan.expectation("").map(|it| text(it, "id").to_owned()) else { return };
    without_outcomes(plan, &id, i32::MIN);
    retain(&mut plan.document, "measurements", |it| text(it, "expectation") != id);
    for pointer in plan.expectations("") {
        let Some(expectation) = plan.document.pointer(&pointer).filter(|it| text(it, "id") == id) else { continue };
        let level = number(expectation, "baseline").to_f64() + sign * apart;
        let at = week_text(plan.as_of - 1);
        push(
            &mut plan.document,
            "measurements",
            json!({ "expectation": id, "week": at, "level": level,
            "standard_error": 1, "source": "register" }),
        );
    }
}

/// A group or a leaf of it is not given, or nothing is; or something else.
fn default_assumptions(plan: &mut Plan) {
    if plan.random.chance(0.2) {
        plan.document["assumptions"]["tolerance"] = json!(null);
        return;
    }
    let group = *plan.random.pick(&["craft", "work", "stage"]);
    let leaf = *plan.random.pick(if group == "stage" {
        &["tried", "adopted", "integrated"]
    } else {
        &["consolidation", "retention_held", "retention_idle"]
    });
    match plan.random.range(0, 3) {
        0 => remove(&mut plan.document, "assumptions"),
        1 => plan.document["assumptions"][group] = json!(null),
        2 => plan.document["assumptions"][group][leaf] = json!(null),
        _ => remove(&mut plan.document["assumptions"][group], leaf),
    }
    if plan.random.chance(0.2) {
        for goal in each(&mut plan.document, "goals") {
            retain(goal, "expectations", |expectation| text(expectation, "horizon") == "direct");
        }
    }
}

/// About at the beginning of the last weeks, or at any time.
fn no_evidence(plan: &mut Plan) {
    let (team, _) = plan.team();
    let weeks = plan.limit("recent_weeks", 13);
    let Some(id) = plan.expectation("").map(|it| text(it, "id").to_owned()) else { return };
    let null = plan.random.chance(0.3);
    let at_edge = plan.random.chance(0.6);
    let cycle = if at_edge { plan.held_at_edge(&team, weeks) } else { plan.held_of(&team) };
    let Some(cycle) = cycle else { return };
    let mut outcome = json!({ "expectation": id, "amount": 0, "carrier": "work" });
    if null {
        outcome["evidence"] = json!(null);
    }
    push(cycle, "outcomes", outcome);
}
