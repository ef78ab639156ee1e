//! What the rules look at: the cycles that stand, who counts when, and the figures in use.

use crate::reference::document::{list, member, monday, number, optional_text, text, week, week_number};
use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A cycle and where it was read.
pub struct Read<'a> {
    pub cycle: &'a Value,
    pub id: &'a str,
    pub team: &'a str,
    pub week: i32,
    pub status: &'a str,
    pub source: usize,
    pub line: usize,
    /// The pointer to it: empty in a log.
    pub base: String,
}

pub struct World<'a> {
    pub document: &'a Value,
    /// All cycles but planned ones that another supersedes, in the order in which they are read.
    pub cycles: Vec<Read<'a>>,
    pub as_of: i32,
    /// The held ones of weeks up to `as_of`, by week; within a week as they are read.
    held: Vec<usize>,
    /// The first and the last week in which somebody counts; of several of an id, the first.
    people: BTreeMap<&'a str, (Option<i32>, Option<i32>)>,
}

/// An activity, by its cycle and its place in it.
pub struct Act<'w, 'a> {
    pub read: &'w Read<'a>,
    pub place: usize,
    pub activity: &'a Value,
    /// How AI was used in it, where it was.
    pub ai: Option<&'a Value>,
}

/// Something that a team's cycles list week after week, by team and id: each listing with its cycle and
/// its place in it.
pub type Listings<'w, 'a> = BTreeMap<(&'a str, &'a str), Vec<(&'w Read<'a>, usize, &'a Value)>>;

impl<'a> World<'a> {
    pub fn new(document: &'a Value, logs: &'a [Vec<Value>], as_of: Option<&str>) -> World<'a> {
        let inside = list(document, "cycles").iter().enumerate();
        let mut all: Vec<Read<'a>> = inside.map(|(n, cycle)| read(cycle, 0, 0, format!("/cycles/{n}"))).collect();
        for (log, cycles) in logs.iter().enumerate() {
            all.extend(cycles.iter().enumerate().map(|(n, cycle)| read(cycle, log + 1, n + 1, String::new())));
        }
        let done: BTreeSet<(&str, i32)> =
            all.iter().filter(|read| read.status != "planned").map(|read| (read.team, read.week)).collect();
        all.retain(|read| read.status != "planned" || !done.contains(&(read.team, read.week)));
        let latest = all.iter().filter(|read| read.status == "held").map(|read| read.week).max();
        let latest = latest.unwrap_or_else(|| week(&document["period"], "from"));
        let as_of = as_of.map_or(latest, week_number);
        let mut held: Vec<usize> =
            (0..all.len()).filter(|n| all[*n].status == "held" && all[*n].week <= as_of).collect();
        held.sort_by_key(|n| all[*n].week);
        let bounds = |person| ["from", "until"].map(|key| optional_text(person, key).map(week_number));
        let mut people = BTreeMap::new();
        for person in list(document, "people") {
            people.entry(text(person, "id")).or_insert_with(|| bounds(person).into());
        }
        World { document, cycles: all, as_of, held, people }
    }

    /// Held cycles of weeks up to `as_of`, by week; within a week as they are read.
    pub fn held(&self) -> Vec<&Read<'a>> {
        self.held.iter().map(|n| &self.cycles[*n]).collect()
    }

    /// Those of a team.
    pub fn held_by(&self, team: &str) -> Vec<&Read<'a>> {
        self.held().into_iter().filter(|read| read.team == team).collect()
    }

    /// The first of the last so many weeks.
    pub fn since(&self, weeks: i32) -> i32 {
        self.as_of - (weeks - 1)
    }

    /// Held cycles of the last so many weeks, of all teams.
    pub fn last(&self, weeks: i32) -> Vec<&Read<'a>> {
        self.held().into_iter().filter(|read| read.week >= self.since(weeks)).collect()
    }

    /// Those of a team; none where the team is too young to be judged.
    pub fn last_of(&self, team: &str, weeks: i32) -> Option<Vec<&Read<'a>>> {
        let held = self.held_by(team);
        let old = held.first().is_some_and(|first| first.week <= self.since(weeks));
        old.then(|| held.into_iter().filter(|read| read.week >= self.since(weeks)).collect())
    }

    /// All teams, each with its pointer and its id.
    pub fn teams(&self) -> Vec<(String, &'a str, &'a Value)> {
        self.numbered("teams")
    }

    /// The things of a list of the programme, each with its pointer and its id.
    pub fn numbered(&self, key: &str) -> Vec<(String, &'a str, &'a Value)> {
        let all = list(self.document, key).iter().enumerate();
        all.map(|(n, thing)| (format!("/{key}/{n}"), text(thing, "id"), thing)).collect()
    }

    /// All expectations, each with its pointer and its goal.
    pub fn expectations(&self) -> Vec<(String, &'a Value, &'a Value)> {
        let mut all = Vec::new();
        for (at, _, goal) in self.numbered("goals") {
            let own = list(goal, "expectations").iter().enumerate();
            all.extend(own.map(|(n, expectation)| (format!("{at}/expectations/{n}"), goal, expectation)));
        }
        all
    }

    /// The first thing of a list of the programme that has an id.
    pub fn named(&self, key: &str, id: &str) -> Option<&'a Value> {
        list(self.document, key).iter().find(|thing| text(thing, "id") == id)
    }

    /// The first expectation that has an id, with its goal.
    pub fn expectation(&self, id: &str) -> Option<(&'a Value, &'a Value)> {
        let all = self.expectations().into_iter();
        all.map(|(_, goal, expectation)| (goal, expectation)).find(|(_, expectation)| text(expectation, "id") == id)
    }

    /// Whether a person counts in a week, who is known.
    pub fn counts(&self, person: &str, week: i32) -> bool {
        self.people.get(person).is_some_and(|(from, until)| {
            from.is_none_or(|from| from <= week) && until.is_none_or(|until| week <= until)
        })
    }

    /// The members of a team who count in a week, each once.
    pub fn members(&self, team: &'a Value, week: i32) -> BTreeSet<&'a str> {
        let named = list(team, "members").iter().filter_map(Value::as_str);
        named.filter(|person| self.counts(person, week)).collect()
    }

    /// The known people of an activity, each once.
    pub fn people_of(&self, activity: &'a Value) -> BTreeSet<&'a str> {
        let named = list(activity, "professionals").iter().filter_map(Value::as_str);
        named.filter(|person| self.people.contains_key(person)).collect()
    }

    /// Minutes × distinct professionals.
    pub fn learning_time(&self, activity: &'a Value) -> f64 {
        minutes(activity) * self.people_of(activity).len() as f64
    }

    /// The development question that a listed learning question belongs to.
    pub fn development(&self, question: &Value) -> Option<&'a Value> {
        self.named("development_questions", optional_text(question, "development_question")?)
    }

    /// The AI system of a use.
    pub fn system(&self, ai: &Value) -> Option<&'a Value> {
        self.named("ai_systems", text(ai, "system"))
    }

    /// A named parameter, given or default.
    pub fn limit(&self, name: &str) -> f64 {
        let given = member(self.document, "rules").and_then(|rules| member(rules, "parameters"));
        let given = given.and_then(|parameters| member(parameters, name)).and_then(Value::as_f64);
        given.unwrap_or_else(|| default(name))
    }

    /// One that counts weeks or other whole things.
    pub fn count(&self, name: &str) -> i32 {
        self.limit(name) as i32
    }

    /// Whether the dates of the AI Act are those of the Digital Omnibus.
    pub fn omnibus(&self) -> bool {
        let given = member(self.document, "rules").and_then(|rules| member(rules, "parameters"));
        given.and_then(|parameters| optional_text(parameters, "timeline")) != Some("original")
    }
}

fn read(cycle: &Value, source: usize, line: usize, base: String) -> Read<'_> {
    let (id, team, status) = (text(cycle, "id"), text(cycle, "team"), text(cycle, "status"));
    Read { cycle, id, team, week: week(cycle, "week"), status, source, line, base }
}

/// All activities of some cycles.
pub fn activities<'w, 'a>(cycles: &[&'w Read<'a>]) -> Vec<Act<'w, 'a>> {
    let mut all = Vec::new();
    for read in cycles {
        for (place, activity) in list(read.cycle, "activities").iter().enumerate() {
            all.push(Act { read, place, activity, ai: member(activity, "ai") });
        }
    }
    all
}

/// Everything that some cycles list under a key, by team and id, in the order of the cycles.
pub fn listings<'w, 'a>(cycles: &[&'w Read<'a>], key: &str) -> Listings<'w, 'a> {
    let mut all = Listings::new();
    for read in cycles {
        for (place, thing) in list(read.cycle, key).iter().enumerate() {
            all.entry((read.team, text(thing, "id"))).or_default().push((read, place, thing));
        }
    }
    all
}

/// The learning question that an activity or a proposal of a cycle names, where the cycle lists it.
pub fn question_of<'a>(read: &Read<'a>, thing: &Value) -> Option<&'a Value> {
    let id = optional_text(thing, "learning_question")?;
    list(read.cycle, "learning_questions").iter().find(|question| text(question, "id") == id)
}

/// Whether a list of a thing holds a word or an id.
pub fn holds(thing: &Value, key: &str, word: &str) -> bool {
    list(thing, key).iter().any(|held| held == word)
}

/// The different words of a list of a thing.
pub fn words<'a>(thing: &'a Value, key: &str) -> BTreeSet<&'a str> {
    list(thing, key).iter().filter_map(Value::as_str).collect()
}

pub fn minutes(thing: &Value) -> f64 {
    number(thing, "minutes").to_f64()
}

/// Whether a week lies before a date: its Sunday precedes it.
pub fn week_precedes(week: i32, date: &str) -> bool {
    monday(week) + Days::new(6) < date_of(date)
}

/// From which week a date binds: the first that starts on or after it.
pub fn binds_from(date: &str) -> i32 {
    let mut week = 104_000; // 1994
    while monday(week) < date_of(date) {
        week += 1;
    }
    week
}

fn date_of(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn default(name: &str) -> f64 {
    match name {
        "min_group" => 5.0,
        "recent_weeks" | "account_weeks" => 13.0,
        "durable_min_weeks" | "direct_max_weeks" | "about_ai_weeks" => 26.0,
        "tool_name_letters" | "baseline_weeks" | "take_up_weeks" | "empty_cycles" => 4.0,
        "ai_uses_min" | "idle_weeks" | "absent_weeks" | "no_ai_cycles" | "stalled_weeks" => 8.0,
        "moment_minutes" => 15.0,
        "gap_weeks" | "lead_pairs_min" => 3.0,
        "learning_time_min" => 0.04,
        "formal_max" => 0.2,
        "lead_weeks_max" => 6.0,
        "offloaded_min" => 0.7,
        "system_share_max" | "report_by" => 0.5,
        "concentration_max" => 0.8,
        "distance_max" => 2.0,
        other => panic!("no parameter {other}"),
    }
}
