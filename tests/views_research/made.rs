//! Programmes made for the view for research, and the view of one.

use lerendwerken::Answer;
use lerendwerken::model::Count;
use lerendwerken::rules::{Checking, Options, Sound};
use lerendwerken::view::{self, Key, Periods, Research, ResearchOptions};
use serde_json::{Value, json};

use std::sync::OnceLock;

use crate::common::{log_of, of_integrity, read};
use crate::plain::{Asked, Plain};
use crate::reference::document::week_text;
use crate::reference::random::Random;

pub(crate) const KEY: [u8; 32] = *b"a key of thirty-two bytes, 4 tst";

/// Only the rules that results rest on, which is faster.
fn options() -> Options {
    static OPTIONS: OnceLock<Options> = OnceLock::new();
    OPTIONS.get_or_init(of_integrity).clone()
}

/// A document that is sound, with a log beside it whose cycles are kept.
pub(crate) fn sound(document: &Value, logs: &[Value]) -> Sound {
    let mut checking = Checking::new(read(document), options()).keep_cycles();
    checking.log("log", log_of(logs).as_bytes()).unwrap();
    checking.finish().sound().unwrap()
}

pub(crate) fn asked(least: usize, quarters: bool, as_of: Option<i32>) -> Asked {
    Asked { key: KEY.to_vec(), least, quarters, as_of }
}

/// The view of a document, and the same as JSON.
pub(crate) fn view_of(document: &Value, logs: &[Value], asked: &Asked) -> (Research, Value) {
    let options = ResearchOptions {
        as_of: asked.as_of.map(|week| week_text(week).parse().unwrap()),
        min_group: Some(Count::new(u16::try_from(asked.least).unwrap()).unwrap()),
        periods: if asked.quarters { Periods::Quarters } else { Periods::Weeks },
    };
    let view = view::research(&sound(document, logs), &Key::new(&asked.key).unwrap(), &options).unwrap();
    let answer = Answer::new(view.clone());
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(serde_json::from_value::<Answer<Research>>(json.clone()).unwrap(), answer, "it comes back as it was");
    (view, json)
}

/// A view with a plain reading of the same document.
pub(crate) fn both(document: &Value, logs: &[Value], asked: &Asked) -> (Plain, Value) {
    (Plain::read(document, logs, asked.clone()), view_of(document, logs, asked).1)
}

/// What every id and every text of a made programme has in it.
pub(crate) const CANARY: &str = "kanarie";

fn words(random: &mut Random) -> Value {
    let number = random.range(0, 9999);
    match random.range(0, 2) {
        0 => json!(format!("Kanarie {number}")),
        1 => json!(format!("een \"kanarie\",\n{number}")),
        _ => json!(format!("\u{1f424}kanarie{number}")),
    }
}

/// A small programme in which most teams do things together, with canaries as ids and texts; and what may be asked of it.
pub(crate) fn programme(seed: u64) -> (Value, Asked) {
    let random = &mut Random::new(seed);
    let people: Vec<String> = (1..=random.range(3, 14)).map(|n| format!("p-kanarie-{n}")).collect();
    let from = random.range(105_600, 105_700);
    let weeks = random.range(1, 16);
    let teams: Vec<Value> = (1..=random.range(1, 5))
        .map(|n| {
            json!({ "id": format!("t-kanarie-{n}"), "name": words(random), "members": random.some(&people, 1),
                "working_hours": [], "moments": [] })
        })
        .collect();
    let expectations: Vec<Value> = (1..=random.range(1, 3))
        .map(|n| {
            json!({ "id": format!("e-kanarie-{n}"), "horizon": random.pick(&["direct", "durable"]),
                "indicator": { "name": words(random), "unit": words(random), "aggregate": random.pick(&["sum", "mean"]) },
                "declared": week_text(from), "due": week_text(from + 40), "baseline": 10,
                "target": random.pick(&[5, 20]) })
        })
        .collect();
    let mut cycles = Vec::new();
    let eager = *random.pick(&[0.2, 0.6, 1.0]);
    for team in &teams {
        for week in from..from + weeks {
            if random.chance(0.8) {
                cycles.push(cycle(random, team, week, eager, &expectations, &people));
            }
        }
    }
    random.shuffle(&mut cycles);
    let people: Vec<Value> = people
        .iter()
        .map(|id| {
            let mut person = json!({ "id": id, "name": words(random), "weekly_minutes": 2000 });
            if random.chance(0.1) {
                person["until"] = json!(week_text(from + random.range(0, weeks)));
            }
            person
        })
        .collect();
    let document = json!({
        "format": 1, "id": format!("kanarie-{seed}"), "organisation": words(random), "people": people, "teams": teams,
        "period": { "from": week_text(from), "until": week_text(from + 60) },
        "ai_systems": [{ "id": "ai-kanarie", "name": words(random), "vendor": words(random), "risk": "minimal",
            "cleared_for": ["public"] }],
        "goals": [{ "id": "g-kanarie", "title": words(random), "expectations": expectations }],
        "development_questions": [{ "id": "dq-kanarie", "question": words(random), "serves": ["g-kanarie"] }],
        "cycles": cycles,
    });
    let as_of = random.maybe(0.5, |random| from + random.range(-2, weeks + 2));
    let least = usize::try_from(random.range(2, 5)).unwrap();
    let quarters = random.chance(0.4);
    (document, asked(least, quarters, as_of))
}

fn cycle(
    random: &mut Random,
    team: &Value,
    week: i32,
    eager: f64,
    expectations: &[Value],
    everybody: &[String],
) -> Value {
    let id = team["id"].as_str().unwrap();
    let week = week_text(week);
    let mut cycle = json!({ "id": format!("c-{id}-{}", week.to_lowercase()), "team": id, "week": week });
    if random.chance(0.15) {
        cycle["status"] = json!("skipped");
        cycle["reason"] = words(random);
        return cycle;
    }
    if random.chance(0.1) {
        cycle["status"] = json!("planned");
        return cycle;
    }
    cycle["status"] = json!("held");
    let members: Vec<String> =
        team["members"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().into()).collect();
    let questions: Vec<Value> = members
        .iter()
        .enumerate()
        .filter(|_| random.chance(eager / 2.0))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|(n, professional)| {
            let mut question = json!({ "id": format!("lq-kanarie-{n}"), "professional": professional,
                "question": words(random), "about_ai": random.chance(0.3) });
            if random.chance(0.5) {
                question["development_question"] = json!("dq-kanarie");
            }
            question
        })
        .collect();
    let activities: Vec<Value> =
        (0..random.range(0, 3)).map(|_| activity(random, &members, eager, everybody)).collect();
    let asked = |random: &mut Random, object: &mut Value| {
        if !questions.is_empty() && random.chance(0.5) {
            object["learning_question"] = random.pick(&questions)["id"].clone();
        }
    };
    let proposals: Vec<Value> = (0..random.range(0, 2))
        .map(|n| {
            let stages = ["proposed", "tried", "adopted", "integrated", "withdrawn"];
            let mut proposal = json!({ "id": format!("pr-kanarie-{n}"), "title": words(random),
                "stage": random.pick(&stages), "strengthens": ["organisation"] });
            asked(random, &mut proposal);
            proposal
        })
        .collect();
    let outcomes: Vec<Value> = (0..random.range(0, 3))
        .map(|_| {
            let mut outcome = json!({ "expectation": random.pick(expectations)["id"], "amount": random.range(-40, 80) as f64 / 4.0,
                "carrier": random.pick(&["work", "work", "craft"]), "evidence": words(random) });
            if !proposals.is_empty() && random.chance(0.4) {
                outcome["proposal"] = random.pick(&proposals)["id"].clone();
            }
            outcome
        })
        .collect();
    for (key, list) in [
        ("learning_questions", &questions),
        ("activities", &activities),
        ("proposals", &proposals),
        ("outcomes", &outcomes),
    ] {
        cycle[key] = json!(list);
    }
    cycle
}

/// Something that all members did, or some; now and then with somebody of another team.
fn activity(random: &mut Random, members: &[String], eager: f64, everybody: &[String]) -> Value {
    let mut people = if random.chance(eager) { members.to_vec() } else { random.some(members, 1) };
    let other = random.pick(everybody);
    if random.chance(0.1) && !people.contains(other) {
        people.push(other.clone());
    }
    let mut activity = json!({ "professionals": people, "minutes": random.range(1, 200),
        "mode": random.pick(&["doing", "together", "together", "formal"]) });
    if random.chance(0.6) {
        activity["ai"] = json!({ "system": "ai-kanarie", "stance": random.pick(&["tool", "co_intelligence"]),
            "offloaded": 0.5, "data": "public", "verified": random.chance(0.7) });
    }
    activity
}
