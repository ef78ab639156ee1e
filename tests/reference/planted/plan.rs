//! A programme under construction, and ways to get at its parts.

use crate::reference::document::{list, member, monday, optional_text, text, week, week_text};
use crate::reference::random::Random;
use chrono::Days;
use serde_json::{Value, json};

pub struct Plan {
    pub random: Random,
    /// The programme without its cycles.
    pub document: Value,
    pub cycles: Vec<Value>,
    /// The first week of the period.
    pub from: i32,
    /// The latest week with a held cycle.
    pub now: i32,
    /// The week as of which is judged, and whether it is asked for.
    pub as_of: i32,
    pub asks: bool,
    /// How often AI was used in it so far.
    pub uses: usize,
}

impl Plan {
    /// One less, none or one more: both sides of a threshold, and the threshold itself.
    pub fn near(&mut self) -> i32 {
        self.random.range(-1, 1)
    }

    /// Random numbers of its own, for where the plan itself is borrowed.
    pub fn fork(&mut self) -> Random {
        Random::new(u64::from(self.random.range(0, 1_000_000).unsigned_abs()))
    }

    /// A parameter that counts, given or default.
    pub fn limit(&self, name: &str, default: i32) -> i32 {
        let given = member(&self.document, "rules").and_then(|rules| member(rules, "parameters"));
        let given = given.and_then(|parameters| member(parameters, name)).and_then(Value::as_f64);
        given.map_or(default, |given| given as i32)
    }

    /// A place in a list of the programme, if there is any.
    pub fn place(&mut self, key: &str) -> Option<usize> {
        let places: Vec<usize> = (0..list(&self.document, key).len()).collect();
        (!places.is_empty()).then(|| *self.random.pick(&places))
    }

    /// Something of a list of the programme.
    pub fn some(&mut self, key: &str) -> Option<&mut Value> {
        let place = self.place(key)?;
        self.document[key].get_mut(place)
    }

    /// The id of something of a list of the programme.
    pub fn id(&mut self, key: &str) -> Option<String> {
        self.some(key).map(|thing| text(thing, "id").to_owned())
    }

    /// A team and its members.
    pub fn team(&mut self) -> (String, Vec<String>) {
        let place = self.place("teams").expect("there are teams");
        let team = &self.document["teams"][place];
        (text(team, "id").to_owned(), ids(&team["members"]))
    }

    /// The pointers of all expectations of a horizon, or of any.
    pub fn expectations(&self, horizon: &str) -> Vec<String> {
        let mut all = Vec::new();
        for (n, goal) in list(&self.document, "goals").iter().enumerate() {
            for (m, expectation) in list(goal, "expectations").iter().enumerate() {
                if text(expectation, "horizon").starts_with(horizon) {
                    all.push(format!("/goals/{n}/expectations/{m}"));
                }
            }
        }
        all
    }

    /// An expectation of a horizon, or of any.
    pub fn expectation(&mut self, horizon: &str) -> Option<&mut Value> {
        let all = self.expectations(horizon);
        let chosen = (!all.is_empty()).then(|| self.random.pick(&all).clone())?;
        self.document.pointer_mut(&chosen)
    }

    /// The held cycles that a team has up to as_of, by week.
    pub fn held_by(&self, team: &str) -> Vec<usize> {
        let held = |cycle: &Value| text(cycle, "status") == "held" && week(cycle, "week") <= self.as_of;
        let own = |place: &usize| text(&self.cycles[*place], "team") == team && held(&self.cycles[*place]);
        let mut places: Vec<usize> = (0..self.cycles.len()).filter(own).collect();
        places.sort_by_key(|place| week(&self.cycles[*place], "week"));
        places
    }

    /// Those of the last so many weeks.
    pub fn last_of(&self, team: &str, weeks: i32) -> Vec<usize> {
        let recent = |place: &usize| week(&self.cycles[*place], "week") > self.as_of - weeks;
        self.held_by(team).into_iter().filter(recent).collect()
    }

    /// A held cycle up to as_of; mostly a late one.
    pub fn held(&mut self) -> Option<&mut Value> {
        let (team, _) = self.team();
        self.held_of(&team)
    }

    /// One of a team.
    pub fn held_of(&mut self, team: &str) -> Option<&mut Value> {
        let late = self.random.chance(0.6);
        let places = if late { self.last_of(team, 14) } else { self.held_by(team) };
        let place = (!places.is_empty()).then(|| *self.random.pick(&places))?;
        self.cycles.get_mut(place)
    }

    /// The held cycle of a team near the beginning of the last so many weeks, if it has one there.
    pub fn held_at_edge(&mut self, team: &str, weeks: i32) -> Option<&mut Value> {
        let edge = self.as_of - (weeks - 1) + self.random.range(-1, 0);
        let place = self.held_by(team).into_iter().find(|place| week(&self.cycles[*place], "week") == edge)?;
        self.cycles.get_mut(place)
    }

    /// All activities of some cycles, to be changed.
    pub fn each_activity(&mut self, places: &[usize], mut change: impl FnMut(&mut Random, &mut Value)) {
        for place in places {
            if let Some(activities) = self.cycles[*place].get_mut("activities").and_then(Value::as_array_mut) {
                for activity in activities {
                    change(&mut self.random, activity);
                }
            }
        }
    }

    /// The cycle of a team in a week; without one, a held one is made that has nothing in it.
    pub fn cycle_at(&mut self, team: &str, at: i32) -> &mut Value {
        let here = |cycle: &Value| text(cycle, "team") == team && week(cycle, "week") == at;
        let place = self.cycles.iter().position(|cycle| here(cycle) && text(cycle, "status") == "held");
        let place = place.unwrap_or_else(|| {
            self.cycles.retain(|cycle| !here(cycle));
            let id = format!("c-{team}-{}", week_text(at).to_lowercase());
            self.cycles.push(json!({ "id": id, "team": team, "week": week_text(at), "status": "held" }));
            self.cycles.len() - 1
        });
        &mut self.cycles[place]
    }
}

/// The ids, or other words, of a list.
pub fn ids(list: &Value) -> Vec<String> {
    list.as_array().map_or(Vec::new(), |all| all.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Adds to a list, which it makes where it is absent.
pub fn push(object: &mut Value, key: &str, element: Value) {
    if !object[key].is_array() {
        object[key] = json!([]);
    }
    object[key].as_array_mut().expect("a list").push(element);
}

/// Takes away a member.
pub fn remove(object: &mut Value, key: &str) {
    if let Some(object) = object.as_object_mut() {
        object.remove(key);
    }
}

/// A list of a thing, to be changed; none where it is absent.
pub fn each<'a>(object: &'a mut Value, key: &str) -> &'a mut [Value] {
    object.get_mut(key).and_then(Value::as_array_mut).map_or(&mut [], Vec::as_mut_slice)
}

/// Keeps those of a list for which it holds.
pub fn retain(object: &mut Value, key: &str, keeps: impl FnMut(&Value) -> bool) {
    if let Some(all) = object.get_mut(key).and_then(Value::as_array_mut) {
        all.retain(keeps);
    }
}

/// Takes away, within a cycle, the names of questions and proposals that it does not list.
pub fn tidy(cycle: &mut Value) {
    let listed = |key: &str| list(cycle, key).iter().map(|thing| text(thing, "id").to_owned()).collect::<Vec<_>>();
    let (questions, proposals) = (listed("learning_questions"), listed("proposals"));
    for (key, member, listed) in [
        ("activities", "learning_question", &questions),
        ("proposals", "learning_question", &questions),
        ("outcomes", "proposal", &proposals),
    ] {
        for thing in each(cycle, key) {
            if !optional_text(thing, member).is_some_and(|id| listed.iter().any(|other| other == id)) {
                remove(thing, member);
            }
        }
    }
}

/// Makes a cycle one of another status, without what has no place in it.
pub fn becomes(cycle: &mut Value, status: &str) {
    cycle["status"] = json!(status);
    for key in ["activities", "proposals", "outcomes"] {
        remove(cycle, key);
    }
    if status == "skipped" {
        remove(cycle, "sessions");
        remove(cycle, "learning_questions");
        cycle["reason"] = json!("zomerreces");
    }
}

/// A date of a week, so many days after its Monday.
pub fn date(week: i32, days: i32) -> String {
    let monday = monday(week);
    let moved = u64::from(days.unsigned_abs());
    let date = if days < 0 { monday - Days::new(moved) } else { monday + Days::new(moved) };
    date.to_string()
}
