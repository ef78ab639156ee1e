//! The views: what stands in them, what must never, and the table that says so.

#[path = "../common/mod.rs"]
mod common;
#[path = "../reference/mod.rs"]
mod reference;

mod boundary;
mod canaries;
mod manager;
mod own;
mod plain;
mod planted;
mod schema;
mod table;

use lerendwerken::calculus::AsOf;
use lerendwerken::model::{Journal, PersonId};
use lerendwerken::rules::{Checking, Options, Sound};
use lerendwerken::view::{self, Manager, Own};
use serde_json::{Value, json};

use common::{EXAMPLES, example, list, log_of};
use reference::generate::{self, Size};
use reference::random::Random;

/// A sound programme with the cycles of its log at hand.
pub(crate) fn sound(document: &Value, cycles: &[Value]) -> Sound {
    let mut checking = Checking::new(common::read(document), Options::default()).keep_cycles();
    checking.log("log", log_of(cycles).as_bytes()).unwrap();
    checking.finish().sound().unwrap()
}

pub(crate) fn id(text: &str) -> PersonId {
    text.parse().unwrap()
}

pub(crate) fn journal(value: &Value) -> Journal {
    Journal::from_json(&value.to_string()).unwrap()
}

pub(crate) fn own(sound: &Sound, person: &str, journal: Option<&Journal>, as_of: AsOf) -> Own {
    view::own(sound, &id(person), journal, as_of).unwrap()
}

pub(crate) fn manager(sound: &Sound, person: &str, as_of: AsOf) -> Manager {
    view::manager(sound, &id(person), as_of).unwrap()
}

/// A case: what it is called, a programme, the cycles of its log, and the week as of which is asked.
pub(crate) type Case = (String, Value, Vec<Value>, Option<String>);

/// The examples as of several weeks, and random programmes in which people account.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for name in EXAMPLES {
        for week in [None, Some("2026-W26"), Some("2025-W40")] {
            let (document, cycles) = example(name);
            cases.push((format!("{name} as of {week:?}"), document, cycles, week.map(str::to_owned)));
        }
    }
    for seed in 0..60 {
        let size = if seed % 6 == 0 { Size::Medium } else { Size::Small };
        let (document, cycles) = generate::programme(seed, size);
        let document = with_accounts(seed, document, &cycles);
        let as_of = generate::as_of(seed, &document);
        cases.push((format!("seed {seed}"), document, cycles, as_of));
    }
    cases
}

/// A random programme in which some account to others, for proposals of their teams.
fn with_accounts(seed: u64, mut document: Value, cycles: &[Value]) -> Value {
    let random = &mut Random::new(seed ^ 0x5eed);
    let people: Vec<String> = list(&document, "people").iter().map(|it| it["id"].as_str().unwrap().into()).collect();
    let all: Vec<Value> = list(&document, "cycles").iter().chain(cycles).cloned().collect();
    let weeks: Vec<Value> = all.iter().map(|cycle| cycle["week"].clone()).collect();
    let mut accounts = Vec::new();
    for (place, person) in people.iter().enumerate() {
        let manager = random.pick(&people[..people.len().div_ceil(3)]).clone();
        if manager == *person || random.chance(0.2) {
            continue;
        }
        document["people"][place]["accounts_to"] = json!(manager);
        let teams: Vec<&Value> =
            list(&document, "teams").iter().filter(|it| list(it, "members").contains(&json!(person))).collect();
        let own = all.iter().filter(|cycle| teams.iter().any(|team| team["id"] == cycle["team"]));
        let proposals: Vec<Value> = own.flat_map(|cycle| list(cycle, "proposals")).map(|it| it["id"].clone()).collect();
        for _ in 0..random.range(0, 2) {
            let week = if weeks.is_empty() { continue } else { random.pick(&weeks).clone() };
            let to = if random.chance(0.8) { &manager } else { random.pick(&people) };
            let named = random.some(&proposals, 0);
            accounts
                .push(json!({ "id": format!("a-{}", accounts.len()), "professional": person, "to": to, "week": week,
                "development": format!("Ik kan {} dingen", accounts.len()), "proposals": named }));
        }
    }
    document["accounts"] = json!(accounts);
    if random.chance(0.7) {
        document["rules"]["parameters"]["min_group"] = json!(random.range(1, 5));
    }
    document
}
