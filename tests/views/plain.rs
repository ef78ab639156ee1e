//! A programme read plainly, as parsed JSON: what the views are held against. It shares no code with them.

use std::collections::BTreeSet;

use crate::common::list;
use serde_json::{Map, Value, json};

/// A programme up to a week.
pub(crate) struct Plain<'a> {
    pub(crate) document: &'a Value,
    /// The cycles up to the week that none supersedes, by week and then by team.
    pub(crate) cycles: Vec<&'a Value>,
    /// All that none supersedes.
    pub(crate) all: Vec<&'a Value>,
    pub(crate) as_of: String,
}

pub(crate) fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A member that is neither absent nor null.
pub(crate) fn member<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    object.get(key).filter(|it| !it.is_null())
}

pub(crate) fn float(object: &Value, key: &str) -> f64 {
    member(object, key).and_then(Value::as_f64).unwrap_or(0.0)
}

/// A whole number, however it is spelt.
pub(crate) fn whole(object: &Value, key: &str) -> u64 {
    float(object, key) as u64
}

pub(crate) fn flag(object: &Value, key: &str) -> bool {
    object.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// An object of these members, without those that are absent.
pub(crate) fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let given = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(given.collect::<Map<_, _>>())
}

impl<'a> Plain<'a> {
    pub(crate) fn of(document: &'a Value, logged: &'a [Value], as_of: Option<&str>) -> Self {
        let all: Vec<&Value> = list(document, "cycles").iter().chain(logged).collect();
        let same = |a: &Value, b: &Value| a["team"] == b["team"] && a["week"] == b["week"];
        let is_superseded = |it: &Value| {
            it["status"] == "planned" && all.iter().any(|other| other["status"] != "planned" && same(it, other))
        };
        let all: Vec<&Value> = all.iter().copied().filter(|it| !is_superseded(it)).collect();
        let held = all.iter().filter(|it| it["status"] == "held").map(|it| text(it, "week"));
        let latest = held.max().unwrap_or(text(&document["period"], "from"));
        let as_of = as_of.unwrap_or(latest).to_owned();
        let place = |cycle: &Value| list(document, "teams").iter().position(|team| team["id"] == cycle["team"]);
        let mut cycles: Vec<&Value> = all.iter().copied().filter(|it| text(it, "week") <= as_of.as_str()).collect();
        cycles.sort_by_key(|cycle| (text(cycle, "week"), place(cycle)));
        Self { document, cycles, all, as_of }
    }

    pub(crate) fn people(&self) -> Vec<&'a str> {
        list(self.document, "people").iter().map(|person| text(person, "id")).collect()
    }

    pub(crate) fn person(&self, id: &str) -> &'a Value {
        list(self.document, "people").iter().find(|it| text(it, "id") == id).unwrap()
    }

    pub(crate) fn teams_of(&self, person: &str) -> Vec<&'a Value> {
        let teams = list(self.document, "teams").iter();
        teams.filter(|team| list(team, "members").iter().any(|it| it == person)).collect()
    }

    pub(crate) fn counts(&self, person: &str, week: &str) -> bool {
        let person = self.person(person);
        let came = member(person, "from").is_none_or(|from| from.as_str().unwrap() <= week);
        came && member(person, "until").is_none_or(|until| week <= until.as_str().unwrap())
    }

    pub(crate) fn expectation(&self, id: &str) -> &'a Value {
        let all = list(self.document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
        all.clone().find(|it| text(it, "id") == id).unwrap()
    }

    /// What somebody accounted for by the week, by week.
    pub(crate) fn accounts(&self, person: &str) -> Vec<&'a Value> {
        let accounts = list(self.document, "accounts").iter();
        let own = accounts.filter(|it| text(it, "professional") == person && text(it, "week") <= self.as_of.as_str());
        let mut own: Vec<&Value> = own.collect();
        own.sort_by_key(|it| text(it, "week"));
        own
    }

    pub(crate) fn participation(&self, person: &str) -> Value {
        let teams = self.teams_of(person);
        let is_theirs = |cycle: &&&Value| {
            cycle["status"] == "held"
                && teams.iter().any(|team| team["id"] == cycle["team"])
                && self.counts(person, text(cycle, "week"))
        };
        let held: Vec<&&Value> = self.cycles.iter().filter(is_theirs).collect();
        let took_part = held.iter().filter(|cycle| took_part(cycle).contains(person)).count();
        json!({ "held": held.len(), "took_part": took_part })
    }

    /// Every proposal of these teams: team, id, each listing with its cycle.
    pub(crate) fn proposals(&self) -> Vec<Listed<'a>> {
        let mut all: Vec<Listed<'a>> = Vec::new();
        for cycle in &self.cycles {
            for it in list(cycle, "proposals") {
                let key = (text(cycle, "team"), text(it, "id"));
                match all.iter_mut().find(|known| (known.team, known.id) == key) {
                    Some(known) => known.listings.push((cycle, it)),
                    None => all.push(Listed { team: key.0, id: key.1, listings: vec![(cycle, it)] }),
                }
            }
        }
        all
    }
}

/// A proposal and where it was listed.
pub(crate) struct Listed<'a> {
    pub(crate) team: &'a str,
    pub(crate) id: &'a str,
    pub(crate) listings: Vec<(&'a Value, &'a Value)>,
}

impl Listed<'_> {
    pub(crate) fn last(&self) -> &Value {
        self.listings.last().unwrap().1
    }

    /// Each stage that it reached, with the week.
    pub(crate) fn stages(&self) -> Vec<Value> {
        let mut stages: Vec<Value> = Vec::new();
        for (cycle, it) in &self.listings {
            if stages.last().is_none_or(|last| last["stage"] != it["stage"]) {
                stages.push(json!({ "week": cycle["week"], "stage": it["stage"] }));
            }
        }
        stages
    }

    /// Whether it came from a learning question of somebody.
    pub(crate) fn is_asked_by(&self, person: &str) -> bool {
        self.listings.iter().any(|(cycle, it)| {
            let question = list(cycle, "learning_questions")
                .iter()
                .find(|asked| member(it, "learning_question").is_some_and(|id| *id == asked["id"]));
            question.is_some_and(|question| question["professional"] == person)
        })
    }
}

/// Who an activity of a cycle names.
pub(crate) fn took_part(cycle: &Value) -> BTreeSet<&str> {
    let done = list(cycle, "activities").iter().flat_map(|it| list(it, "professionals"));
    done.map(|it| it.as_str().unwrap()).collect()
}

pub(crate) fn account(it: &Value) -> Value {
    json!({ "account": it["id"], "to": it["to"], "week": it["week"], "development": it["development"],
        "proposals": list(it, "proposals"), "expectations": list(it, "expectations") })
}

/// Holds two values against each other; numbers may differ in their last bits.
pub(crate) fn same(given: &Value, expected: &Value, place: &str) {
    match (given, expected) {
        (Value::Object(a), Value::Object(b)) => {
            assert_eq!(a.keys().collect::<BTreeSet<_>>(), b.keys().collect::<BTreeSet<_>>(), "{place}");
            a.iter().for_each(|(key, value)| same(value, &b[key], &format!("{place}/{key}")));
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{place}: {given:#} {expected:#}");
            a.iter().zip(b).enumerate().for_each(|(n, (a, b))| same(a, b, &format!("{place}/{n}")));
        }
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            assert!((a - b).abs() <= 1e-12 * b.abs(), "{place}: {a} is not {b}");
        }
        _ => assert_eq!(given, expected, "{place}"),
    }
}
