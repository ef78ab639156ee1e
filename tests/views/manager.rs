//! The manager's view, held against a plain reading.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{as_of, list};
use crate::plain::{Listed, Plain, account, float, member, object, same, text, took_part};
use crate::{cases, manager, sound};
use lerendwerken::calculus;
use serde_json::{Value, json};

fn told(it: &Listed<'_>) -> Value {
    let (last, stages) = (it.last(), it.stages());
    let stage = stages.last().unwrap();
    json!({ "proposal": it.id, "title": last["title"], "stage": stage["stage"], "since": stage["week"],
        "strengthens": last["strengthens"] })
}

/// Who worked on an outcome: on its proposal's learning question where somebody did, else in its cycle.
fn workers<'a>(cycle: &'a Value, outcome: &Value) -> BTreeSet<&'a str> {
    let proposal = member(outcome, "proposal");
    let proposal = proposal.map(|id| list(cycle, "proposals").iter().find(|it| it["id"] == *id).unwrap());
    let question = proposal.and_then(|it| member(it, "learning_question"));
    let on =
        list(cycle, "activities").iter().filter(|it| question.is_some() && member(it, "learning_question") == question);
    let on: BTreeSet<&str> = on.flat_map(|it| list(it, "professionals")).map(|it| it.as_str().unwrap()).collect();
    let there = if on.is_empty() { took_part(cycle) } else { on };
    if !there.is_empty() {
        return there;
    }
    let asked = |all: bool| -> BTreeSet<&str> {
        let questions = list(cycle, "learning_questions").iter().filter(|it| all || Some(&it["id"]) == question);
        questions.map(|it| text(it, "professional")).collect()
    };
    if asked(false).is_empty() { asked(true) } else { asked(false) }
}

fn expected(plain: &Plain<'_>, id: &str, results: &Value) -> Value {
    let people = list(plain.document, "people").iter();
    let came = |it: &&Value| member(it, "from").is_none_or(|from| from.as_str().unwrap() <= plain.as_of.as_str());
    let accounting: Vec<&str> =
        people.filter(|it| text(it, "accounts_to") == id).filter(came).map(|it| text(it, "id")).collect();
    let parameters = plain.document.pointer("/rules/parameters/min_group").and_then(Value::as_u64);
    let least = parameters.unwrap_or(5).max(2);
    let professionals: Vec<Value> = accounting.iter().map(|it| professional(plain, it, id)).collect();
    let (mut teams, mut withheld, mut outcomes_left_out, mut results_left_out) = (Vec::new(), 0, 0, 0);
    for team in list(plain.document, "teams") {
        let members: BTreeSet<&str> = list(team, "members").iter().map(|it| it.as_str().unwrap()).collect();
        let members: Vec<&str> = members.into_iter().filter(|it| plain.counts(it, &plain.as_of)).collect();
        if !members.iter().any(|it| accounting.contains(it)) {
            continue;
        }
        if (members.len() as u64) < least {
            withheld += 1;
            continue;
        }
        let (outcomes, alone) = outcomes(plain, team);
        let few = craft_of_few(plain, team, least);
        outcomes_left_out += alone.values().map(Vec::len).sum::<usize>();
        let mut yields = Vec::new();
        for result in list(results, "expectations") {
            let Some(own) = list(result, "teams").iter().find(|it| it["team"] == team["id"]) else { continue };
            if alone.contains_key(text(result, "expectation")) || few.contains(text(result, "expectation")) {
                results_left_out += 1;
                continue;
            }
            let indicator = &plain.expectation(text(result, "expectation"))["indicator"];
            yields.push(json!({ "expectation": result["expectation"], "indicator": indicator["name"],
                "unit": indicator["unit"], "short_term": own["short_term"], "long_term": own["long_term"] }));
        }
        let proposals = plain.proposals();
        let proposals: Vec<Value> = proposals.iter().filter(|it| team["id"] == it.team).map(told).collect();
        teams.push(json!({ "team": team["id"], "name": team["name"], "members": members.len(),
            "proposals": proposals, "outcomes": outcomes, "results": yields }));
    }
    object([
        ("programme", Some(plain.document["id"].clone())),
        ("organisation", Some(plain.document["organisation"].clone())),
        ("manager", Some(json!(id))),
        ("name", Some(plain.person(id)["name"].clone())),
        ("as_of", Some(json!(plain.as_of))),
        ("min_group", Some(json!(least))),
        ("nothing", accounting.is_empty().then(|| json!("nobody_accounts"))),
        ("professionals", Some(json!(professionals))),
        ("teams", Some(json!(teams))),
        ("withheld", Some(json!(withheld))),
        ("outcomes_left_out", Some(json!(outcomes_left_out))),
        ("results_left_out", Some(json!(results_left_out))),
    ])
}

fn professional(plain: &Plain<'_>, id: &str, manager: &str) -> Value {
    let accounts: Vec<&Value> = plain.accounts(id).into_iter().filter(|it| text(it, "to") == manager).collect();
    let proposals = plain.proposals();
    let named = proposals.iter().filter(|it| {
        let is_of_team = plain.teams_of(id).iter().any(|team| team["id"] == it.team);
        is_of_team && accounts.iter().any(|account| list(account, "proposals").iter().any(|name| name == it.id))
    });
    json!({ "person": id, "name": plain.person(id)["name"], "proposals": named.map(told).collect::<Vec<_>>(),
        "accounts": accounts.into_iter().map(account).collect::<Vec<_>>(), "participation": plain.participation(id) })
}

/// The outcomes of a team that more than one worked on, and who worked alone on the others, by expectation.
fn outcomes<'a>(plain: &Plain<'a>, team: &Value) -> (Vec<Value>, BTreeMap<&'a str, Vec<&'a str>>) {
    let (mut outcomes, mut alone) = (Vec::new(), BTreeMap::<&str, Vec<&str>>::new());
    for cycle in plain.cycles.iter().filter(|it| it["team"] == team["id"]) {
        for it in list(cycle, "outcomes") {
            let workers: Vec<&str> = workers(cycle, it).into_iter().collect();
            if let [one] = workers[..] {
                alone.entry(text(it, "expectation")).or_default().push(one);
                continue;
            }
            outcomes.push(object([
                ("week", Some(cycle["week"].clone())),
                ("expectation", Some(it["expectation"].clone())),
                ("amount", Some(json!(float(it, "amount")))),
                ("standard_error", Some(json!(float(it, "standard_error")))),
                ("unit", Some(plain.expectation(text(it, "expectation"))["indicator"]["unit"].clone())),
                ("carrier", Some(it["carrier"].clone())),
                ("proposal", member(it, "proposal").cloned()),
            ]));
        }
    }
    (outcomes, alone)
}

/// The expectations with craft of a week in which fewer than so many took part, but somebody did.
fn craft_of_few<'a>(plain: &Plain<'a>, team: &Value, least: u64) -> BTreeSet<&'a str> {
    let cycles = plain.cycles.iter().filter(|it| it["team"] == team["id"]);
    let of_few = cycles.filter(|it| (1..least).contains(&(took_part(it).len() as u64)));
    let outcomes = of_few.flat_map(|it| list(it, "outcomes")).filter(|it| it["carrier"] == "craft");
    outcomes.map(|it| text(it, "expectation")).collect()
}

#[test]
fn it_is_what_a_plain_reading_says() {
    let (mut seen, mut teams, mut withheld, mut outcomes_out, mut results_out) = (0, 0, 0, 0, 0);
    for (case, document, cycles, week) in cases() {
        let plain = Plain::of(&document, &cycles, week.as_deref());
        let sound = sound(&document, &cycles);
        let results = json!(calculus::results(&sound, as_of(week.as_deref())));
        for person in plain.people() {
            let given = manager(&sound, person, as_of(week.as_deref()));
            same(&json!(given), &expected(&plain, person, &results), &format!("{case}: {person}"));
            seen += usize::from(given.nothing.is_none());
            teams += given.teams.len();
            withheld += given.withheld;
            outcomes_out += given.outcomes_left_out;
            results_out += given.results_left_out;
        }
    }
    assert!(seen > 150 && teams > 100 && withheld > 20, "{seen} {teams} {withheld}");
    assert!(outcomes_out > 50 && results_out > 20, "{outcomes_out} {results_out}");
}

#[test]
fn nothing_is_left_of_a_result_when_the_outcomes_that_are_shown_are_taken_off() {
    let mut checked = 0;
    for (case, document, cycles, week) in cases() {
        let plain = Plain::of(&document, &cycles, week.as_deref());
        let sound = sound(&document, &cycles);
        for person in plain.people() {
            let given = json!(manager(&sound, person, as_of(week.as_deref())));
            for (team, result) in
                list(&given, "teams").iter().flat_map(|it| list(it, "results").iter().map(move |r| (it, r)))
            {
                let expectation = plain.expectation(text(result, "expectation"));
                let adjust = |key: &str, default: f64| {
                    expectation.get("adjust").and_then(|it| it.get(key)).and_then(Value::as_f64).unwrap_or(default)
                };
                let net = (1.0 - adjust("deadweight", 0.0))
                    * (1.0 - adjust("displacement", 0.0))
                    * adjust("attribution", 1.0);
                let shown = list(team, "outcomes").iter().filter(|it| it["expectation"] == result["expectation"]);
                let counted = shown.filter(|it| text(it, "week") >= text(expectation, "declared"));
                let amounts: Vec<f64> = counted.map(|it| net * float(it, "amount")).collect();
                let left = result["short_term"]["value"].as_f64().unwrap() - amounts.iter().sum::<f64>();
                let size: f64 = amounts.iter().map(|it| it.abs()).sum();
                assert!(left.abs() <= 1e-12 * size.max(1.0), "{case}: {left} of {result} is left");
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked}");
}
