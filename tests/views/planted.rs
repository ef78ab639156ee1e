//! A programme with a word of its own in every text, name and id, and whose each is.

// The tests of the command read less of it.
#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// A word that was planted.
#[derive(Debug)]
pub(crate) struct Secret {
    pub(crate) word: String,
    /// The member in which it stands, as the table has it.
    pub(crate) member: &'static str,
    /// The people whose it is.
    pub(crate) of: BTreeSet<String>,
    /// The team of which it tells.
    pub(crate) team: Option<String>,
    /// The managers to whom it was accounted for.
    pub(crate) accounted_to: BTreeSet<String>,
}

/// The programme, its cycles, the journal of everybody, and what was planted.
pub(crate) struct Planted {
    pub(crate) document: Value,
    pub(crate) cycles: Vec<Value>,
    pub(crate) journals: BTreeMap<String, Value>,
    pub(crate) secrets: Vec<Secret>,
    /// The managers, by who accounts to them.
    pub(crate) managers: BTreeMap<String, String>,
}

/// The last week that is looked at; a cycle is planned after it.
pub(crate) const AS_OF: &str = "2026-W12";

/// The members of references of something.
macro_rules! references {
    ($of:literal) => {
        [
            concat!($of, ".references[].vocabulary"),
            concat!($of, ".references[].code"),
            concat!($of, ".references[].uri"),
        ]
    };
}

#[derive(Default)]
struct Planter {
    secrets: Vec<Secret>,
}

impl Planter {
    /// A new word for a member, whose it is and of which team it tells.
    fn word<'p>(
        &mut self,
        member: &'static str,
        of: impl IntoIterator<Item = &'p String>,
        team: Option<&str>,
    ) -> String {
        let word = format!("kanarie{:05}", self.secrets.len());
        self.secrets.push(Secret {
            word: word.clone(),
            member,
            of: of.into_iter().cloned().collect(),
            team: team.map(str::to_owned),
            accounted_to: BTreeSet::new(),
        });
        word
    }

    fn plain(&mut self, member: &'static str) -> String {
        self.word(member, [], None)
    }

    /// References of something, with a word in each text.
    fn references(&mut self, [vocabulary, code, uri]: [&'static str; 3], of: Option<&String>) -> Value {
        let uri = format!("urn:{}", self.word(uri, of, None));
        json!([{ "vocabulary": self.word(vocabulary, of, None), "code": self.word(code, of, None), "uri": uri }])
    }

    /// An extension of something, with a word in its key and in what stands below.
    fn extensions(&mut self, member: &'static str, of: Option<&String>) -> Value {
        let key = format!("app:{}", self.word(member, of, None));
        json!({ key: { "list": [self.word(member, of, None)], (self.word(member, of, None)): 1 } })
    }

    /// Says that a word is somebody's too, and that it was accounted for.
    fn also(&mut self, word: &str, person: &str, to: &str) {
        let secret = self.secrets.iter_mut().find(|it| it.word == word).unwrap();
        secret.of.insert(person.to_owned());
        secret.accounted_to.insert(to.to_owned());
    }
}

/// What cycles name of the frame.
struct Frame {
    expectations: Vec<String>,
    question: String,
    system: String,
}

/// A team as it is planted.
struct Team {
    id: String,
    members: Vec<String>,
    moment: String,
}

/// Three managers: one of a team of six, of which the manager is one; one of a team of five and a team of three; and
/// theirs, who is in none. The minimum group is five.
pub(crate) fn planted() -> Planted {
    let p = &mut Planter::default();
    let mut managers = BTreeMap::new();
    let mut people = Vec::new();
    let mut person = |p: &mut Planter, to: Option<&String>| {
        let id = p.plain("programme.people[].id");
        p.secrets.last_mut().unwrap().of.insert(id.clone());
        let name = p.word("programme.people[].name", [&id], None);
        let references = p.references(references!("programme.people[]"), Some(&id));
        let extensions = p.extensions("programme.people[].extensions.*", Some(&id));
        people.push(json!({ "id": id, "name": name, "weekly_minutes": 1800, "accounts_to": to,
            "references": references, "extensions": extensions }));
        to.into_iter().for_each(|to| drop(managers.insert(id.clone(), to.clone())));
        id
    };
    let chief = person(p, None);
    let first = person(p, Some(&chief));
    let second = person(p, Some(&chief));
    let mut six: Vec<String> = (0..5).map(|_| person(p, Some(&first))).collect();
    six.push(first.clone());
    let five: Vec<String> = (0..5).map(|_| person(p, Some(&second))).collect();
    let three: Vec<String> = (0..3).map(|_| person(p, Some(&second))).collect();
    let (mut document, frame) = framed(p, &chief);
    let guest = six[0].clone();
    let (mut teams, mut cycles, mut accounts) = (Vec::new(), Vec::new(), Vec::new());
    let mut journals: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for members in [six, five, three] {
        let is_visited = !members.contains(&guest);
        let visitors = is_visited.then_some(&guest);
        let id = p.word("programme.teams[].id", members.iter().chain(visitors), None);
        p.secrets.last_mut().unwrap().team = Some(id.clone());
        let team = Team { moment: p.plain("programme.teams[].moments[].id"), id, members };
        let name = p.word("programme.teams[].name", &team.members, Some(&team.id));
        let references = p.references(references!("programme.teams[]"), None);
        let extensions = p.extensions("programme.teams[].extensions.*", None);
        teams.push(json!({ "id": team.id, "name": name, "members": team.members, "working_hours": [],
            "references": references, "extensions": extensions,
            "moments": [{ "id": team.moment, "day": "tue", "from": "09:00", "minutes": 90 }] }));
        let manager = managers[&team.members[0]].clone();
        for week in ["2026-W10", "2026-W11"] {
            cycles.push(held(p, &team, &frame, week, visitors, &manager, &mut journals, &mut accounts));
        }
        let reason = p.word("cycle.reason", [], Some(&team.id));
        let skipped = p.word("cycle.id", [], Some(&team.id));
        cycles.push(json!({ "id": skipped, "team": team.id, "week": AS_OF, "status": "skipped", "reason": reason }));
        cycles.push(planned(p, &team));
    }
    document["people"] = json!(people);
    document["teams"] = json!(teams);
    document["accounts"] = json!(accounts);
    let journals = journals.into_iter().map(|(who, entries)| {
        let journal = json!({ "format": 1, "programme": document["id"], "professional": who, "entries": entries });
        (who, journal)
    });
    Planted { journals: journals.collect(), document, cycles, secrets: std::mem::take(&mut p.secrets), managers }
}

/// The frame: all but people, teams, cycles and accounts.
fn framed(p: &mut Planter, chief: &str) -> (Value, Frame) {
    let goal = p.plain("programme.goals[].id");
    let expectations: Vec<String> = (0..2).map(|_| p.plain("programme.goals[].expectations[].id")).collect();
    let told: Vec<Value> = expectations
        .iter()
        .map(|id| {
            let name = p.plain("programme.goals[].expectations[].indicator.name");
            let unit = p.plain("programme.goals[].expectations[].indicator.unit");
            let references = p.references(references!("programme.goals[].expectations[].indicator"), None);
            let indicator = json!({ "name": name, "unit": unit, "references": references });
            json!({ "id": id, "horizon": "direct", "indicator": indicator, "declared": "2026-W02",
                "baseline": 0, "target": 10, "due": "2026-W40" })
        })
        .collect();
    let references = p.references(references!("programme"), None);
    let extensions = p.extensions("programme.extensions.*", None);
    let of_goal = p.references(references!("programme.goals[]"), None);
    let beside_goal = p.extensions("programme.goals[].extensions.*", None);
    let question = p.plain("programme.development_questions[].id");
    let system = p.plain("programme.ai_systems[].id");
    let document = json!({
        "$schema": p.plain("programme.$schema"), "format": 1, "id": p.plain("programme.id"),
        "organisation": p.plain("programme.organisation"), "period": { "from": "2026-W02", "until": "2026-W52" },
        "references": references, "extensions": extensions, "people": [], "teams": [],
        "ai_systems": [{ "id": system, "name": p.plain("programme.ai_systems[].name"), "risk": "limited", "overseer": chief,
            "vendor": p.plain("programme.ai_systems[].vendor"), "cleared_for": ["public"],
            "exit_strategy": p.plain("programme.ai_systems[].exit_strategy") }],
        "costs": { "currency": "EUR", "hour": 50,
            "other": [{ "week": "2026-W10", "amount": 100, "what": p.plain("programme.costs.other[].what") }] },
        "goals": [{ "id": goal, "title": p.plain("programme.goals[].title"), "expectations": told,
            "references": of_goal, "extensions": beside_goal }],
        "development_questions": [{ "id": question, "question": p.plain("programme.development_questions[].question"), "serves": [goal] }],
        "rules": { "accepted": [{ "code": "LW203", "about": [goal], "by": chief,
            "reason": p.plain("programme.rules.accepted[].reason") }] },
        "measurements": [{ "expectation": expectations[0], "week": "2026-W11", "level": 1.5,
            "source": p.plain("programme.measurements[].source") }],
    });
    (document, Frame { expectations, question, system })
}

/// A cycle to come, of which nothing may be told yet.
fn planned(p: &mut Planter, team: &Team) -> Value {
    let asked = json!({ "id": p.plain("cycle.learning_questions[].id"), "professional": team.members[0],
        "question": p.plain("cycle.learning_questions[].question") });
    json!({ "id": p.plain("cycle.id"), "team": team.id, "week": "2026-W13", "status": "planned", "learning_questions": [asked] })
}

/// A cycle that was held. The last member is there in the first week only.
#[allow(clippy::too_many_arguments)]
fn held(
    p: &mut Planter,
    team: &Team,
    frame: &Frame,
    week: &str,
    visitor: Option<&String>,
    manager: &str,
    journals: &mut BTreeMap<String, Vec<Value>>,
    accounts: &mut Vec<Value>,
) -> Value {
    let is_first = week == "2026-W10";
    let there = if is_first { &team.members[..] } else { &team.members[..team.members.len() - 1] };
    let visitor = visitor.filter(|_| is_first);
    let present: Vec<&String> = there.iter().chain(visitor).collect();
    let cycle = p.word("cycle.id", present.iter().copied(), Some(&team.id));
    let questions: Vec<Value> = there
        .iter()
        .map(|who| {
            let id = p.word("cycle.learning_questions[].id", [who], Some(&team.id));
            let question = p.word("cycle.learning_questions[].question", [who], Some(&team.id));
            json!({ "id": id, "professional": who, "question": question, "development_question": frame.question })
        })
        .collect();
    let mut proposals = Vec::new();
    // One of the first's own, one of the second's own, one from no question.
    for place in 0..3 {
        let from = (place < 2).then(|| &there[place]);
        let id = p.word("cycle.proposals[].id", from, Some(&team.id));
        let title = p.word("cycle.proposals[].title", from, Some(&team.id));
        if place == 0 {
            let account = p.word("programme.accounts[].id", [&there[0]], Some(&team.id));
            let development = p.word("programme.accounts[].development", [&there[0]], Some(&team.id));
            [&id, &title].into_iter().for_each(|word| p.also(word, &there[0], manager));
            accounts.push(json!({ "id": account, "professional": there[0], "to": manager, "week": week,
                "development": development, "proposals": [id], "expectations": [frame.expectations[0]] }));
        }
        let mut proposal = json!({ "id": id, "title": title, "stage": "tried", "strengthens": ["organisation"] });
        if place < 2 {
            proposal["learning_question"] = questions[place]["id"].clone();
        }
        proposals.push(proposal);
    }
    let outcomes: Vec<Value> = (0..2)
        .map(|place| {
            let evidence = p.word("cycle.outcomes[].evidence", present.iter().copied(), Some(&team.id));
            json!({ "expectation": frame.expectations[place], "amount": 1.5, "carrier": "work",
                "proposal": proposals[place * 2]["id"], "evidence": evidence })
        })
        .collect();
    for who in &present {
        let reflection = p.word("journal.entries[].reflection", [*who], None);
        journals.entry((*who).clone()).or_default().push(json!({ "cycle": cycle, "reflection": reflection }));
    }
    let ai = json!({ "system": frame.system, "stance": "co_intelligence", "offloaded": 0.25, "data": "public", "verified": true });
    let start = if is_first { "2026-03-03T09:00:00+01:00" } else { "2026-03-10T09:00:00+01:00" };
    let extensions = p.extensions("cycle.extensions.*", None);
    json!({ "id": cycle, "team": team.id, "week": week, "status": "held", "extensions": extensions,
        "sessions": [{ "start": start, "minutes": 90, "moment": team.moment }],
        "learning_questions": questions, "proposals": proposals, "outcomes": outcomes,
        "activities": [
            { "professionals": present, "mode": "together", "minutes": 60, "ai": ai, "mastery": true },
            { "professionals": present, "mode": "doing", "minutes": 30, "learning_question": questions[0]["id"] } ] })
}
