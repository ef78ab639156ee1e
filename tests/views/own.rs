//! The own view, held against a plain reading.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{as_of, list, log_of};
use crate::plain::{Plain, account, flag, float, member, object, same, text, took_part, whole};
use crate::reference::random::Random;
use crate::{cases, journal, own, sound};
use serde_json::{Value, json};

/// The own view of a person, with the entries of their journal.
fn expected(plain: &Plain<'_>, id: &str, entries: &[Value]) -> Value {
    let person = plain.person(id);
    let manager = member(person, "accounts_to").map(|to| {
        let manager = plain.person(to.as_str().unwrap());
        json!({ "person": manager["id"], "name": manager["name"] })
    });
    let cycles: Vec<Value> = plain.cycles.iter().filter_map(|cycle| cycle_of(cycle, id, entries)).collect();
    let known: BTreeSet<&str> = plain.all.iter().map(|cycle| text(cycle, "id")).collect();
    let mut elsewhere: Vec<&Value> = entries.iter().filter(|it| !known.contains(text(it, "cycle"))).collect();
    elsewhere.sort_by_key(|it| text(it, "cycle"));
    let proposals = proposals(plain, id);
    let teams: Vec<Value> =
        plain.teams_of(id).iter().map(|it| json!({ "team": it["id"], "name": it["name"] })).collect();
    let by_week: BTreeSet<&str> = cycles.iter().filter(|it| practised(it)).map(|it| text(it, "week")).collect();
    let of_week = |week: &str| cycles.iter().filter(|it| text(it, "week") == week).collect::<Vec<_>>();
    let weeks: Vec<Value> =
        by_week.iter().map(|week| json!({ "week": week, "practice": practice(&of_week(week)) })).collect();
    object([
        ("programme", Some(plain.document["id"].clone())),
        ("organisation", Some(plain.document["organisation"].clone())),
        ("professional", Some(json!(id))),
        ("name", Some(person["name"].clone())),
        ("weekly_minutes", Some(json!(whole(person, "weekly_minutes")))),
        ("references", person.get("references").cloned()),
        ("extensions", person.get("extensions").cloned()),
        ("from", member(person, "from").cloned()),
        ("until", member(person, "until").cloned()),
        ("as_of", Some(json!(plain.as_of))),
        ("accounts_to", manager),
        ("teams", Some(json!(teams))),
        ("participation", Some(plain.participation(id))),
        ("accounts", Some(plain.accounts(id).into_iter().map(account).collect())),
        ("practice", Some(practice(&cycles.iter().collect::<Vec<_>>()))),
        ("weeks", Some(json!(weeks))),
        ("outcomes", Some(json!(outcomes(plain, id, &proposals)))),
        ("cycles", Some(json!(cycles))),
        ("journal_elsewhere", (!elsewhere.is_empty()).then(|| json!(elsewhere))),
        ("proposals", Some(json!(proposals))),
    ])
}

fn practised(cycle: &Value) -> bool {
    !list(cycle, "activities").is_empty() || !list(cycle, "learning_questions").is_empty()
}

/// What is somebody's in a cycle.
fn cycle_of(cycle: &Value, id: &str, entries: &[Value]) -> Option<Value> {
    let asked = list(cycle, "learning_questions").iter().filter(|it| text(it, "professional") == id);
    let asked: Vec<Value> = asked
        .map(|it| {
            object([
                ("learning_question", Some(it["id"].clone())),
                ("question", Some(it["question"].clone())),
                ("development_question", member(it, "development_question").cloned()),
                ("about_ai", Some(json!(flag(it, "about_ai")))),
            ])
        })
        .collect();
    let done = list(cycle, "activities").iter().filter(|it| list(it, "professionals").iter().any(|who| who == id));
    let done: Vec<Value> = done
        .map(|it| {
            let others: BTreeSet<&str> = list(it, "professionals").iter().map(|who| who.as_str().unwrap()).collect();
            let question = member(it, "learning_question");
            let question = question.filter(|id| asked.iter().any(|own| own["learning_question"] == **id));
            let ai = member(it, "ai").map(|ai| {
                let support = list(ai, "support");
                object([
                    ("system", Some(ai["system"].clone())),
                    ("stance", Some(ai["stance"].clone())),
                    ("support", (!support.is_empty()).then(|| json!(support))),
                    ("offloaded", Some(json!(float(ai, "offloaded")))),
                    ("data", Some(ai["data"].clone())),
                    ("verified", Some(ai["verified"].clone())),
                ])
            });
            object([
                ("learning_question", question.cloned()),
                ("mode", Some(it["mode"].clone())),
                ("minutes", Some(json!(whole(it, "minutes")))),
                ("with_others", Some(json!(others.len() - 1))),
                ("ai", ai),
                ("mastery", member(it, "mastery").cloned()),
            ])
        })
        .collect();
    let written = entries.iter().filter(|it| it["cycle"] == cycle["id"]).map(|it| it["reflection"].clone());
    let written: Vec<Value> = written.collect();
    if asked.is_empty() && done.is_empty() && written.is_empty() {
        return None;
    }
    Some(object([
        ("cycle", Some(cycle["id"].clone())),
        ("team", Some(cycle["team"].clone())),
        ("week", Some(cycle["week"].clone())),
        ("status", Some(cycle["status"].clone())),
        ("learning_questions", Some(json!(asked))),
        ("activities", Some(json!(done))),
        ("reflections", (!written.is_empty()).then(|| json!(written))),
    ]))
}

fn proposals(plain: &Plain<'_>, id: &str) -> Vec<Value> {
    let accounts = plain.accounts(id);
    let mut own = Vec::new();
    for it in plain.proposals() {
        let asked = it.is_asked_by(id);
        let is_of_team = plain.teams_of(id).iter().any(|team| team["id"] == it.team);
        let named = accounts.iter().any(|account| list(account, "proposals").iter().any(|name| name == it.id));
        if asked || (is_of_team && named) {
            let last = it.last();
            own.push(json!({ "proposal": it.id, "team": it.team, "title": last["title"], "stages": it.stages(),
                "strengthens": last["strengthens"], "from_own_question": asked, "accounted": is_of_team && named }));
        }
    }
    own
}

fn outcomes(plain: &Plain<'_>, id: &str, proposals: &[Value]) -> Vec<Value> {
    let mut own = Vec::new();
    for cycle in &plain.cycles {
        for it in list(cycle, "outcomes") {
            let named = member(it, "proposal");
            let named =
                named.filter(|id| proposals.iter().any(|own| own["proposal"] == **id && own["team"] == cycle["team"]));
            let mut because = Vec::new();
            because.extend(named.map(|_| "proposal"));
            because.extend(took_part(cycle).contains(id).then_some("took_part"));
            if because.is_empty() {
                continue;
            }
            let indicator = &plain.expectation(text(it, "expectation"))["indicator"];
            own.push(object([
                ("cycle", Some(cycle["id"].clone())),
                ("team", Some(cycle["team"].clone())),
                ("week", Some(cycle["week"].clone())),
                ("because", Some(json!(because))),
                ("expectation", Some(it["expectation"].clone())),
                ("indicator", Some(indicator["name"].clone())),
                ("amount", Some(json!(float(it, "amount")))),
                ("standard_error", Some(json!(float(it, "standard_error")))),
                ("unit", Some(indicator["unit"].clone())),
                ("carrier", Some(it["carrier"].clone())),
                ("proposal", named.cloned()),
                ("evidence", member(it, "evidence").cloned()),
            ]));
        }
    }
    own
}

/// How somebody practised, over what is theirs of some cycles.
fn practice(cycles: &[&Value]) -> Value {
    let done: Vec<&Value> = cycles.iter().flat_map(|cycle| list(cycle, "activities")).collect();
    let minutes = |of: &dyn Fn(&Value) -> bool| -> u64 {
        done.iter().filter(|it| of(it)).map(|it| it["minutes"].as_u64().unwrap()).sum()
    };
    let count = |of: &dyn Fn(&Value) -> bool| done.iter().filter(|it| of(it)).count() as u64;
    let all = minutes(&|_| true);
    let with_ai = |it: &Value| it.get("ai").is_some();
    let (ai_minutes, uses) = (minutes(&with_ai), count(&with_ai));
    let left: f64 = done
        .iter()
        .filter(|it| with_ai(it))
        .map(|it| it["ai"]["offloaded"].as_f64().unwrap() * it["minutes"].as_f64().unwrap())
        .sum();
    let mut questions: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for cycle in cycles {
        for it in list(cycle, "learning_questions") {
            *questions.entry((text(cycle, "team"), text(it, "learning_question"))).or_default() |= flag(it, "about_ai");
        }
    }
    let about_ai = questions.values().filter(|about| **about).count();
    let share = |part: f64, of: u64| (of > 0).then(|| json!({ "value": (part / of as f64).min(1.0), "of": of }));
    let mode = |mode: &str| share(minutes(&|it| it["mode"] == mode) as f64, all);
    object([
        ("activities", Some(json!(done.len()))),
        ("minutes", Some(json!(all))),
        ("learning_questions", Some(json!(questions.len()))),
        ("doing", mode("doing")),
        ("together", mode("together")),
        ("formal", mode("formal")),
        ("with_ai", share(ai_minutes as f64, all)),
        ("co_intelligence", share(minutes(&|it| it["ai"]["stance"] == "co_intelligence") as f64, ai_minutes)),
        ("offloaded", share(left, ai_minutes)),
        ("verified", share(count(&|it| it["ai"]["verified"] == true) as f64, uses)),
        ("mastery", share(count(&|it| with_ai(it) && it["mastery"] == true) as f64, uses)),
        ("about_ai", share(about_ai as f64, questions.len() as u64)),
    ])
}

/// A journal of somebody that is about some cycles, of any week, and one that is not there.
fn written(random: &mut Random, plain: &Plain<'_>, id: &str) -> Value {
    let mut entries: Vec<Value> = Vec::new();
    for (number, cycle) in plain.all.iter().filter(|it| it["status"] != "planned").enumerate() {
        if random.chance(0.2) {
            entries.push(json!({ "cycle": cycle["id"], "reflection": format!("Ik dacht {number}") }));
        }
    }
    entries.push(json!({ "cycle": "c-ergens-anders", "reflection": "Dit was elders" }));
    json!({ "format": 1, "programme": plain.document["id"], "professional": id, "entries": entries })
}

/// Somebody who asked something of another team's cycle follows what became of it, journal or not.
#[test]
fn a_proposal_from_a_question_asked_elsewhere_is_followed() {
    let person = |id: &str| json!({ "id": id, "name": "Iemand", "weekly_minutes": 1800 });
    let team = |id: &str, member: &str| json!({ "id": id, "name": id, "members": [member], "working_hours": [], "moments": [] });
    let cycle = |week: &str, who: &str, stage: &str| {
        json!({ "id": format!("c-{}", week.to_lowercase()), "team": "t-hun", "week": week, "status": "held",
            "learning_questions": [{ "id": "lq-een", "professional": who, "question": "Hoe?" }],
            "activities": [{ "professionals": [who], "learning_question": "lq-een", "mode": "doing", "minutes": 60 }],
            "proposals": [{ "id": "pr-een", "title": "Voorstel", "learning_question": "lq-een", "stage": stage,
                "strengthens": ["organisation"] }] })
    };
    let document = json!({ "format": 1, "id": "made", "organisation": "Ergens", "development_questions": [], "goals": [],
        "period": { "from": "2026-W01", "until": "2026-W52" }, "people": [person("p-gast"), person("p-lid")],
        "teams": [team("t-mijn", "p-gast"), team("t-hun", "p-lid")],
        "cycles": [cycle("2026-W05", "p-gast", "tried"), cycle("2026-W06", "p-lid", "integrated")] });
    let plain = Plain::of(&document, &[], None);
    for entries in [vec![], vec![json!({ "cycle": "c-2026-w06", "reflection": "Mooi." })]] {
        let book = json!({ "format": 1, "programme": "made", "professional": "p-gast", "entries": entries });
        let given = own(&sound(&document, &[]), "p-gast", Some(&journal(&book)), as_of(None));
        assert_eq!(given.proposals[0].stages.len(), 2);
        same(&json!(given), &expected(&plain, "p-gast", &entries), "a guest");
    }
}

#[test]
fn it_is_what_a_plain_reading_says() {
    let (mut seen, mut with_journal, mut outcomes) = (0, 0, 0);
    for (case, document, cycles, week) in cases() {
        let plain = Plain::of(&document, &cycles, week.as_deref());
        let sound = sound(&document, &cycles);
        let random = &mut Random::new(seen);
        for person in plain.people() {
            let place = format!("{case}: {person}");
            let bare = own(&sound, person, None, as_of(week.as_deref()));
            same(&json!(bare), &expected(&plain, person, &[]), &place);
            outcomes += bare.outcomes.len();
            seen += 1;
            if seen % 3 > 0 {
                continue;
            }
            let book = written(random, &plain, person);
            let told = own(&sound, person, Some(&journal(&book)), as_of(week.as_deref()));
            same(&json!(told), &expected(&plain, person, list(&book, "entries")), &place);
            with_journal += told.cycles.iter().filter(|it| !it.reflections.is_empty()).count();
        }
    }
    assert!(seen > 500 && with_journal > 300 && outcomes > 1000, "{seen} {with_journal} {outcomes}");
}

#[test]
fn the_order_in_which_cycles_come_changes_nothing() {
    for (case, document, cycles, week) in cases().into_iter().step_by(5) {
        let plain = Plain::of(&document, &cycles, None);
        let random = &mut Random::new(7);
        let (mut other, mut all) = (document.clone(), list(&document, "cycles").to_vec());
        all.extend(cycles.iter().cloned());
        random.shuffle(&mut all);
        let logged = all.split_off(all.len() / 3);
        other["cycles"] = json!(all);
        let (first, second) = (sound(&document, &cycles), sound(&other, &logged));
        for person in plain.people() {
            let as_of = as_of(week.as_deref());
            assert_eq!(own(&first, person, None, as_of), own(&second, person, None, as_of), "{case}: {person}");
            let [a, b] = [&first, &second].map(|sound| crate::manager(sound, person, as_of));
            assert_eq!(a, b, "{case}: {person}");
        }
    }
}

#[test]
fn it_reads_back_as_what_it_was() {
    for (case, document, cycles, week) in cases().into_iter().step_by(3) {
        let sound = sound(&document, &cycles);
        for person in Plain::of(&document, &cycles, None).people() {
            let given = own(&sound, person, None, as_of(week.as_deref()));
            let read: lerendwerken::view::Own = serde_json::from_str(&serde_json::to_string(&given).unwrap()).unwrap();
            assert_eq!(read, given, "{case}: {person}");
            let given = crate::manager(&sound, person, as_of(week.as_deref()));
            let read: lerendwerken::view::Manager =
                serde_json::from_str(&serde_json::to_string(&given).unwrap()).unwrap();
            assert_eq!(read, given, "{case}: {person}");
        }
    }
}

#[test]
fn nothing_after_the_week_is_in_it() {
    let (document, cycles) = crate::example("waterland");
    let sound = sound(&document, &cycles);
    for week in ["2026-W05", "2026-W20", "2026-W41"] {
        let before = |cycle: &Value| text(cycle, "week") <= week;
        let cut: Vec<Value> = cycles.iter().filter(|it| before(it)).cloned().collect();
        let mut earlier = document.clone();
        earlier["accounts"].as_array_mut().unwrap().retain(|it| before(it));
        let earlier = {
            let mut checking = lerendwerken::rules::Checking::new(
                crate::common::read(&earlier),
                lerendwerken::rules::Options::default(),
            )
            .keep_cycles();
            checking.log("log", log_of(&cut).as_bytes()).unwrap();
            checking.finish().sound().unwrap()
        };
        for person in Plain::of(&document, &cycles, None).people() {
            let as_of = as_of(Some(week));
            assert_eq!(own(&sound, person, None, as_of), own(&earlier, person, None, as_of), "{person}");
            assert_eq!(crate::manager(&sound, person, as_of), crate::manager(&earlier, person, as_of), "{person}");
        }
    }
}
