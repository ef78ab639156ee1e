//! A plain reading of a programme's JSON: its groups, and every fact with the people that it is about, as
//! docs/privacy.md defines them. It shares no code with the crate.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;

use crate::elimination::People;
use crate::reference::document::{is_true, list, member, number, optional_text, text, week, week_number, week_text};

/// One thing that a cycle says, as finely as it is ever told.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// Of which total it is a part.
    pub(crate) total: String,
    pub(crate) labels: Vec<(&'static str, String)>,
    pub(crate) team: String,
    pub(crate) week: i32,
    pub(crate) people: People,
    pub(crate) size: f64,
}

/// What is asked of the view.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) key: Vec<u8>,
    pub(crate) least: usize,
    pub(crate) quarters: bool,
    pub(crate) as_of: Option<i32>,
}

/// A programme, read plainly.
pub(crate) struct Plain {
    pub(crate) asked: Asked,
    /// By pseudonym: its teams and its members.
    pub(crate) groups: BTreeMap<String, (Vec<String>, People)>,
    /// The pseudonyms of expectations, by id.
    pub(crate) expectations: BTreeMap<String, String>,
    pub(crate) programme: String,
    pub(crate) facts: Vec<Fact>,
    /// The places of facts by group, period and total.
    cells: BTreeMap<(String, String, String), Vec<usize>>,
}

/// The pseudonym of things of a kind: HMAC-SHA-256 over the parts, each after its length in eight bytes; 128 bits of it.
fn pseudonym(key: &[u8], parts: &[&str]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    for part in [&["lerendwerken research 1"], parts].concat() {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The person of an id.
fn person<'a>(document: &'a Value, id: &str) -> &'a Value {
    list(document, "people").iter().find(|person| text(person, "id") == id).unwrap()
}

/// The members of a team who had come by a week, and of those the ones who had not left before it.
fn members(document: &Value, team: &str, at: i32) -> (People, People) {
    let team = list(document, "teams").iter().find(|it| text(it, "id") == team).unwrap();
    let came = |id: &String| optional_text(person(document, id), "from").is_none_or(|from| week_number(from) <= at);
    let is_there =
        |id: &&String| optional_text(person(document, id), "until").is_none_or(|until| at <= week_number(until));
    let came: People = ids(team, "members").filter(came).collect();
    let there = came.iter().filter(is_there).cloned().collect();
    (came, there)
}

impl Plain {
    pub(crate) fn read(document: &Value, logs: &[Value], asked: Asked) -> Self {
        let cycles: Vec<&Value> = list(document, "cycles").iter().chain(logs).collect();
        let until = asked.as_of.unwrap_or(i32::MAX);
        let id = text(document, "id");
        let named = |kind: &str, ids: &[&str]| pseudonym(&asked.key, &[&[kind, id], ids].concat());
        let expectations = list(document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
        let expectations: BTreeMap<String, String> =
            expectations.map(|it| (text(it, "id").to_owned(), named("expectation", &[text(it, "id")]))).collect();
        let mut plain = Self {
            groups: groups(document, until, asked.least)
                .into_iter()
                .map(|(teams, members)| {
                    let ids: Vec<&str> = teams.iter().map(String::as_str).collect();
                    (named("group", &ids), (teams.clone(), members))
                })
                .collect(),
            programme: named("programme", &[]),
            expectations,
            asked,
            facts: Vec::new(),
            cells: BTreeMap::new(),
        };
        for cycle in cycles.into_iter().filter(|cycle| week(cycle, "week") <= until) {
            plain.read_cycle(document, cycle);
        }
        plain.keep_last_proposals();
        for (place, fact) in plain.facts.iter().enumerate() {
            let cell = (plain.group_of(&fact.team).to_owned(), plain.period(fact.week), fact.total.clone());
            plain.cells.entry(cell).or_default().push(place);
        }
        plain
    }

    fn fact(&mut self, cycle: &Value, total: &str, labels: &[(&'static str, &str)], people: People, size: f64) {
        self.facts.push(Fact {
            total: total.to_owned(),
            labels: labels.iter().map(|(key, value)| (*key, (*value).to_owned())).collect(),
            team: text(cycle, "team").to_owned(),
            week: week(cycle, "week"),
            people,
            size,
        });
    }

    fn read_cycle(&mut self, document: &Value, cycle: &Value) {
        match text(cycle, "status") {
            "skipped" => {
                let people = members(document, text(cycle, "team"), week(cycle, "week")).1;
                self.fact(cycle, "skipped", &[], people, 1.0);
            }
            "held" => {
                let took_part = list(cycle, "activities").iter().flat_map(|it| ids(it, "professionals"));
                let all: People = took_part.chain(askers(cycle, |_| true)).collect();
                self.fact(cycle, "held", &[], all.clone(), 1.0);
                for activity in list(cycle, "activities") {
                    self.read_activity(cycle, activity);
                }
                self.read_questions(cycle, &all);
                for proposal in list(cycle, "proposals") {
                    let id = format!("proposals {}", text(proposal, "id"));
                    let people = behind_proposal(cycle, proposal, &all);
                    self.fact(cycle, &id, &[("stage", text(proposal, "stage"))], people, 1.0);
                }
                for outcome in list(cycle, "outcomes") {
                    self.read_outcome(document, cycle, outcome, &all);
                }
            }
            _ => {}
        }
    }

    fn read_activity(&mut self, cycle: &Value, activity: &Value) {
        let people: People = ids(activity, "professionals").collect();
        let (used, checked) = match member(activity, "ai") {
            None => ("without_ai", "without_ai"),
            Some(ai) => (text(ai, "stance"), if is_true(ai, "verified") { "verified" } else { "unverified" }),
        };
        let minutes = number(activity, "minutes").to_f64() * people.len() as f64;
        let labels = [("ai", used), ("mode", text(activity, "mode"))];
        self.fact(cycle, "learning_time", &labels, people.clone(), minutes);
        self.fact(cycle, "activities", &[("ai", checked)], people, 1.0);
    }

    fn read_questions(&mut self, cycle: &Value, all: &People) {
        let about_ai: People = askers(cycle, |question| is_true(question, "about_ai")).collect();
        let linked: People = askers(cycle, |question| member(question, "development_question").is_some()).collect();
        let any: People = askers(cycle, |_| true).collect();
        let (label, people) = match (about_ai.is_empty(), linked.is_empty(), any.is_empty()) {
            (false, _, _) => ("about_ai", about_ai),
            (_, false, _) => ("linked", linked),
            (_, _, false) => ("free", any.clone()),
            _ => ("nothing", all.clone()),
        };
        self.fact(cycle, "asked", &[("asked", label)], people, 1.0);
        let (label, people) = if any.is_empty() { ("nothing", all.clone()) } else { ("something", any) };
        self.fact(cycle, "asked at all", &[("asked", label)], people, 1.0);
    }

    fn read_outcome(&mut self, document: &Value, cycle: &Value, outcome: &Value, all: &People) {
        let people = match optional_text(outcome, "proposal") {
            None => all.clone(),
            Some(id) => {
                let proposal = list(cycle, "proposals").iter().find(|it| text(it, "id") == id).unwrap();
                behind_proposal(cycle, proposal, all)
            }
        };
        let id = text(outcome, "expectation");
        let goals = list(document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
        let horizon = text(goals.into_iter().find(|it| text(it, "id") == id).unwrap(), "horizon");
        let labels = [("horizon", horizon), ("carrier", text(outcome, "carrier"))];
        self.fact(cycle, "outcomes", &labels, people.clone(), 1.0);
        let total = format!("amounts {}", self.expectations[id]);
        let amount = number(outcome, "amount").to_f64();
        self.fact(cycle, &total, &labels[1..], people, amount);
    }

    /// A proposal counts once in a period, as it was last listed in it.
    fn keep_last_proposals(&mut self) {
        let mut last: BTreeMap<(String, String, String), i32> = BTreeMap::new();
        let name = |plain: &Self, fact: &Fact| (fact.team.clone(), fact.total.clone(), plain.period(fact.week));
        for fact in self.facts.iter().filter(|fact| fact.total.starts_with("proposals ")) {
            let week = last.entry(name(self, fact)).or_insert(fact.week);
            *week = fact.week.max(*week);
        }
        let mut facts = std::mem::take(&mut self.facts);
        facts.retain(|fact| last.get(&name(self, fact)).is_none_or(|week| *week == fact.week));
        for fact in facts.iter_mut().filter(|fact| fact.total.starts_with("proposals ")) {
            fact.total = "proposals".into();
        }
        self.facts = facts;
    }

    /// The period that a week is in, as it is written.
    pub(crate) fn period(&self, week: i32) -> String {
        let written = week_text(week);
        let (year, number) = written.split_once("-W").unwrap();
        let quarter = match number.parse::<u32>().unwrap() {
            1..=13 => 1,
            14..=26 => 2,
            27..=39 => 3,
            _ => 4,
        };
        if self.asked.quarters { format!("{year}-Q{quarter}") } else { written }
    }

    /// The pseudonym of the group that a team is in.
    pub(crate) fn group_of(&self, team: &str) -> &str {
        let own = self.groups.iter().find(|(_, (teams, _))| teams.iter().any(|it| it == team));
        own.map_or("", |(name, _)| name)
    }

    /// The places of the facts of a total in one cell.
    pub(crate) fn in_cell(&self, group: &str, period: &str, total: &str) -> impl Iterator<Item = usize> + '_ {
        let cell = (group.to_owned(), period.to_owned(), total.to_owned());
        self.cells.get(&cell).into_iter().flatten().copied()
    }

    /// The people that some facts are about.
    pub(crate) fn people(&self, facts: impl IntoIterator<Item = usize>) -> People {
        facts.into_iter().flat_map(|place| self.facts[place].people.iter().cloned()).collect()
    }

    /// The cells in which something was held or skipped.
    pub(crate) fn cells(&self) -> BTreeSet<(String, String)> {
        let cells = self.cells.keys().map(|(group, period, _)| (group.clone(), period.clone()));
        cells.filter(|(group, _)| !group.is_empty()).collect()
    }
}

/// Teams with enough members by themselves; others in the order of their ids until they are enough; who is left over
/// joins the smallest.
fn groups(document: &Value, at: i32, least: usize) -> Vec<(Vec<String>, People)> {
    let mut teams: Vec<&str> = list(document, "teams").iter().map(|team| text(team, "id")).collect();
    teams.sort_unstable();
    let mut groups: Vec<(Vec<String>, People)> = Vec::new();
    let mut rest: (Vec<String>, People) = Default::default();
    for team in teams {
        let members = members(document, team, at).0;
        if members.len() >= least {
            groups.push((vec![team.to_owned()], members));
            continue;
        }
        rest.0.push(team.to_owned());
        rest.1.extend(members);
        if rest.1.len() >= least {
            groups.push(std::mem::take(&mut rest));
        }
    }
    groups.sort_by_key(|(teams, members)| (members.len(), teams.clone()));
    if let Some((teams, members)) = groups.first_mut() {
        teams.extend(rest.0);
        teams.sort_unstable();
        members.extend(rest.1);
    }
    groups
}

fn ids(object: &Value, key: &str) -> impl Iterator<Item = String> {
    list(object, key).iter().map(|id| id.as_str().unwrap().to_owned())
}

fn askers(cycle: &Value, which: impl Fn(&Value) -> bool) -> impl Iterator<Item = String> {
    let questions = list(cycle, "learning_questions").iter().filter(move |question| which(question));
    questions.map(|question| text(question, "professional").to_owned())
}

fn behind_proposal(cycle: &Value, proposal: &Value, all: &People) -> People {
    match optional_text(proposal, "learning_question") {
        Some(id) => askers(cycle, |question| text(question, "id") == id).collect(),
        None => all.clone(),
    }
}
