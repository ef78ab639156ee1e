//! Faults and near misses of accountability: LW601 to LW607.

use super::Fault;
use super::cycles::reported;
use super::plan::{Plan, date, each, push, remove, retain};
use crate::reference::document::{list, text, week, week_text};
use serde_json::{Value, json};

pub const FAULTS: &[Fault] = &[
    ("accounts to nobody", accounts_to_nobody),
    ("lead who is a member", lead_who_is_a_member),
    ("no account near the edge", no_account),
    ("team near the smallest group", team_near_the_smallest_group),
    ("account of others", account_of_others),
    ("account before it was reported", account_too_early),
    ("account of nothing", account_of_nothing),
    ("circle", circle),
    ("two circles", two_circles),
    ("account to another", account_to_another),
    ("works council near the first cycle", works_council),
];

fn accounts_to_nobody(plan: &mut Plan) {
    let null = plan.random.chance(0.3);
    if let Some(person) = plan.some("people") {
        remove(person, "accounts_to");
        if null {
            person["accounts_to"] = json!(null);
        }
    }
}

/// Who accounts to nobody but to whom others do, of a team that perhaps has nobody else.
fn lead_who_is_a_member(plan: &mut Plan) {
    if let Some(team) = plan.some("teams") {
        push(team, "members", json!("p-baas"));
    }
    if plan.random.chance(0.4) {
        for person in each(&mut plan.document, "people") {
            remove(person, "accounts_to");
        }
    }
}

/// A member's only account of the last weeks, about at the beginning of them.
fn no_account(plan: &mut Plan) {
    let (_, members) = plan.team();
    let person = plan.random.pick(&members).clone();
    let first = plan.as_of - (plan.limit("account_weeks", 13) - 1);
    retain(&mut plan.document, "accounts", |account| {
        text(account, "professional") != person || week(account, "week") < first - 3
    });
    let at = *plan.random.pick(&[first - 1, first, first + 1, plan.as_of, plan.as_of + 1]);
    push(
        &mut plan.document,
        "accounts",
        json!({ "id": "a-rand", "professional": person, "to": "p-baas",
        "week": week_text(at), "development": "Ik schrijf duidelijker." }),
    );
}

/// About as many members as are a group, of whom one gave no account and took part in nothing.
fn team_near_the_smallest_group(plan: &mut Plan) {
    let place = plan.place("teams").expect("there are teams");
    let size = usize::try_from(plan.limit("min_group", 5) + plan.near()).unwrap_or(1);
    let mut members: Vec<Value> = list(&plan.document["teams"][place], "members").to_vec();
    members.truncate(size.max(1));
    while members.len() < size {
        let id = format!("p-extra-{}", members.len());
        let known = list(&plan.document, "people").iter().any(|person| text(person, "id") == id);
        if !known {
            let person = json!({ "id": id, "name": "Tim", "weekly_minutes": 1200, "accounts_to": "p-baas" });
            push(&mut plan.document, "people", person);
        }
        members.push(json!(id));
    }
    let last = members.last().cloned().unwrap_or_default();
    plan.document["teams"][place]["members"] = json!(members);
    if plan.random.chance(0.7) {
        retain(&mut plan.document, "accounts", |account| account["professional"] != last);
    }
    if plan.random.chance(0.4) {
        let at = week_text(plan.as_of + plan.near());
        let key = *plan.random.pick(&["from", "until"]);
        if let Some(person) = each(&mut plan.document, "people").iter_mut().find(|person| person["id"] == last) {
            person[key] = json!(at);
        }
    }
}

/// An account of a member in a week, of some proposals and expectations.
fn account(plan: &mut Plan, id: &str, person: &str, at: i32, proposals: &[String], expectations: &[String]) {
    push(
        &mut plan.document,
        "accounts",
        json!({ "id": id, "professional": person, "to": "p-baas",
        "week": week_text(at), "development": "Ik schrijf duidelijker.", "proposals": proposals, "expectations": expectations }),
    );
}

/// Of what any team reported.
fn account_of_others(plan: &mut Plan) {
    let (other, _) = plan.team();
    let Some(person) = plan.id("people") else { return };
    let at = plan.random.range(plan.from, plan.as_of + 2);
    let (proposals, expectations) = reported(plan, &other, at);
    account(plan, "a-ander", &person, at, &proposals, &expectations);
}

/// Of something that is reported about then.
fn account_too_early(plan: &mut Plan) {
    let (team, members) = plan.team();
    let near = plan.near();
    let Some(cycle) = plan.held_of(&team) else { return };
    let at = week(cycle, "week");
    push(
        cycle,
        "proposals",
        json!({ "id": "pr-vroeg", "title": "Sjabloon", "stage": "integrated",
        "strengthens": ["organisation", "professional"] }),
    );
    account(plan, "a-vroeg", &members[0], at + near, &["pr-vroeg".to_owned()], &[]);
    if plan.random.chance(0.3) {
        plan.as_of = at + plan.near();
        plan.asks = true;
    }
}

/// Of things of which nothing was reported, or that are unknown.
fn account_of_nothing(plan: &mut Plan) {
    let (_, members) = plan.team();
    let expectation = json!({ "id": "e-stil", "horizon": "direct", "indicator": { "name": "Vragen", "unit": "n" },
        "declared": week_text(plan.from), "baseline": 0, "target": 9, "due": week_text(plan.now + 30) });
    if let Some(goal) = plan.some("goals") {
        push(goal, "expectations", expectation);
    }
    let person = plan.random.pick(&[members[0].clone(), members[0].clone(), "p-weg".to_owned()]).clone();
    let named = plan.random.pick(&["e-stil", "e-stil", "e-weg"]).to_string();
    let at = plan.as_of + plan.random.range(-5, 5);
    account(plan, "a-leeg", &person, at, &["pr-weg".to_owned()], &[named]);
}

/// Of one, two or three people; whoever stands first may be any of them.
fn circle(plan: &mut Plan) {
    let people: Vec<String> =
        list(&plan.document, "people").iter().map(|person| text(person, "id").to_owned()).collect();
    let mut chosen = plan.random.some(&people, 1);
    chosen.truncate(*plan.random.pick(&[1, 2, 2, 3]));
    for (n, person) in chosen.iter().enumerate() {
        accounts_to(plan, person, &chosen[(n + 1) % chosen.len()]);
    }
}

fn accounts_to(plan: &mut Plan, person: &str, to: &str) {
    for other in each(&mut plan.document, "people").iter_mut().filter(|other| text(other, "id") == person) {
        other["accounts_to"] = json!(to);
    }
}

fn two_circles(plan: &mut Plan) {
    circle(plan);
    circle(plan);
}

fn account_to_another(plan: &mut Plan) {
    let silent = plan.random.chance(0.3);
    let to = plan.random.pick(&["p-1-1", "p-baas", "p-weg"]).to_string();
    let Some(account) = plan.some("accounts") else { return };
    account["to"] = json!(to);
    let person = text(account, "professional").to_owned();
    if silent {
        for other in each(&mut plan.document, "people").iter_mut().filter(|other| text(other, "id") == person) {
            remove(other, "accounts_to");
        }
    }
}

/// Consent about on the Sunday of the first held cycle, later, or none.
fn works_council(plan: &mut Plan) {
    let first =
        plan.cycles.iter().filter(|cycle| text(cycle, "status") == "held").map(|cycle| week(cycle, "week")).min();
    let days = *plan.random.pick(&[-1, 5, 6, 7, 8, 60]);
    let council = plan
        .random
        .pick(&[json!(true), json!(true), json!(true), json!(true), json!(true), json!(false), json!(null)])
        .clone();
    let consent = plan.random.maybe(0.7, |_| date(first.unwrap_or(plan.from), days));
    plan.document["governance"] = json!({ "works_council": council, "works_council_consent": consent });
    if plan.random.chance(0.1) {
        plan.as_of = plan.from + plan.near();
        plan.asks = true;
    }
}
