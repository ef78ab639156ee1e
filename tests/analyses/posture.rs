//! Posture, held against a plain reading of the document, and against what it must not tell.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{EXAMPLES, example, list, sound, week as week_of};
use crate::reference::document::{is_true, member, text, week, week_number, week_text};
use crate::reference::generate::{self, Size};
use crate::reference::random::Random;
use chrono::{NaiveDate, Timelike, Weekday};
use lerendwerken::calculus::AsOf;
use lerendwerken::posture::{self, Measure, Posture, PostureDimension, Silence, Window};
use serde_json::{Value, json};

type Counts = BTreeMap<&'static str, (u64, u64)>;

/// The cycles that stand: a planned one is superseded by any other of its team and week.
fn standing<'a>(document: &'a Value, logged: &'a [Value]) -> Vec<&'a Value> {
    let all: Vec<&Value> = list(document, "cycles").iter().chain(logged).collect();
    let place = |cycle: &Value| (text(cycle, "team").to_owned(), week(cycle, "week"));
    let done: BTreeSet<_> = all.iter().filter(|cycle| cycle["status"] != "planned").map(|cycle| place(cycle)).collect();
    all.into_iter().filter(|cycle| cycle["status"] != "planned" || !done.contains(&place(cycle))).collect()
}

fn people(activity: &Value) -> BTreeSet<&str> {
    list(activity, "professionals").iter().filter_map(Value::as_str).collect()
}

fn quarter(week: i32) -> String {
    let text = week_text(week);
    let number: i32 = text[6..].parse().unwrap();
    format!("{}-Q{}", &text[..4], ((number - 1) / 13 + 1).min(4))
}

/// Whether a session begins within a quarter of an hour of a fixed moment of its day, or of the one that it names.
fn at_moment(document: &Value, cycle: &Value, session: &Value) -> bool {
    let team = list(document, "teams").iter().find(|team| team["id"] == cycle["team"]).unwrap();
    let start = text(session, "start");
    let date: NaiveDate = start[..10].parse().unwrap();
    let clock: chrono::NaiveTime = start[11..16].parse::<chrono::NaiveTime>().unwrap();
    let minute = i64::from(clock.num_seconds_from_midnight()) / 60;
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let day =
        days[(date - NaiveDate::from_isoywd_opt(2024, 1, Weekday::Mon).unwrap()).num_days().rem_euclid(7) as usize];
    list(team, "moments").iter().any(|moment| {
        let named = member(session, "moment").is_none_or(|id| *id == moment["id"]);
        let (hour, rest) = text(moment, "from").split_once(':').unwrap();
        let begins = hour.parse::<i64>().unwrap() * 60 + rest.parse::<i64>().unwrap();
        named && moment["day"] == day && (begins - minute).abs() <= 15
    })
}

/// Everything counted in some weeks, of one team or of all.
fn counted(document: &Value, cycles: &[&Value], team: Option<&str>, from: i32, until: i32) -> Counts {
    let mut counts = Counts::new();
    let mut count = |name: &'static str, is_it: bool, size: u64| {
        let (some, all) = counts.entry(name).or_default();
        *all += size;
        *some += if is_it { size } else { 0 };
    };
    let within = |cycle: &&Value| (from..=until).contains(&week(cycle, "week"));
    let own = |cycle: &&Value| team.is_none_or(|team| cycle["team"] == team);
    let held: Vec<&Value> = cycles.iter().copied().filter(|cycle| cycle["status"] == "held").collect();
    for cycle in cycles.iter().filter(|cycle| within(cycle) && own(cycle)) {
        let is_held = cycle["status"] == "held";
        let at = list(cycle, "sessions").iter().any(|session| at_moment(document, cycle, session));
        count("fixed_moments", is_held && at, 1);
        if !is_held {
            continue;
        }
        count("question_led", !list(cycle, "learning_questions").is_empty(), 1);
        for activity in list(cycle, "activities") {
            let time = activity["minutes"].as_f64().unwrap() as u64 * people(activity).len() as u64;
            count("informal", activity["mode"] != "formal", time);
            count("together", activity["mode"] == "together" || people(activity).len() > 1, 1);
            if let Some(ai) = member(activity, "ai") {
                count("co_intelligence", ai["stance"] == "co_intelligence", time);
                count("verified", is_true(ai, "verified") || is_true(activity, "mastery"), 1);
            }
        }
        for outcome in list(cycle, "outcomes") {
            let mut all = list(document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
            let expectation = all.find(|it| it["id"] == outcome["expectation"]).unwrap();
            count("declared", week(expectation, "declared") <= week(cycle, "week"), 1);
        }
    }
    // Proposals by team and id: what the window last says of each, and whether it was ever taken into use by then.
    let mut last: BTreeMap<(String, String), (i32, bool)> = BTreeMap::new();
    for cycle in held.iter().filter(|cycle| within(cycle) && own(cycle)) {
        for proposal in list(cycle, "proposals") {
            let sides = list(proposal, "strengthens");
            let both = ["organisation", "professional"].iter().all(|side| sides.iter().any(|it| it == side));
            let seen =
                last.entry((text(cycle, "team").into(), text(proposal, "id").into())).or_insert((i32::MIN, false));
            if week(cycle, "week") > seen.0 {
                *seen = (week(cycle, "week"), both);
            }
        }
    }
    for ((team, id), (_, both)) in last {
        let used =
            held.iter().filter(|cycle| cycle["team"] == team.as_str() && week(cycle, "week") <= until).any(|cycle| {
                let is_it = |it: &&Value| {
                    it["id"] == id.as_str() && ["adopted", "integrated"].iter().any(|stage| it["stage"] == *stage)
                };
                list(cycle, "proposals").iter().any(|it| is_it(&it))
            });
        count("adopted", used, 1);
        count("mutual", both, 1);
    }
    let took_part = took_part(&held, from, until);
    let members = team.map(|team| list(document, "teams").iter().find(|it| it["id"] == team).unwrap());
    let is_some_week = from <= until;
    for person in list(document, "people") {
        let id = text(person, "id");
        let is_asked = members.is_none_or(|team| list(team, "members").iter().any(|it| it == id));
        let came = member(person, "from").is_none_or(|it| week_number(it.as_str().unwrap()) <= until);
        let left = member(person, "until").is_some_and(|it| week_number(it.as_str().unwrap()) < until);
        if is_asked && came && !left && is_some_week {
            count("reach", took_part.contains(id), 1);
        }
    }
    if team.is_none() && counts.get("reach").is_some_and(|(_, all)| *all < 2) {
        counts.remove("reach");
    }
    let mut count = |is_it: bool| {
        let (some, all) = counts.entry("about_ai").or_default();
        *all += 1;
        *some += u64::from(is_it);
    };
    let mut quarters: BTreeMap<(String, String), (bool, bool)> = BTreeMap::new();
    for cycle in held.iter().filter(|cycle| within(cycle) && own(cycle)) {
        let flags = quarters.entry((text(cycle, "team").into(), quarter(week(cycle, "week")))).or_default();
        flags.0 |= list(cycle, "activities").iter().any(|activity| member(activity, "ai").is_some());
        flags.1 |= list(cycle, "learning_questions").iter().any(|question| is_true(question, "about_ai"));
    }
    quarters.into_values().filter(|(used, _)| *used).for_each(|(_, asked)| count(asked));
    counts
}

fn took_part<'a>(held: &[&'a Value], from: i32, until: i32) -> BTreeSet<&'a str> {
    let within = held.iter().filter(|cycle| (from..=until).contains(&week(cycle, "week")));
    within.flat_map(|cycle| list(cycle, "activities")).flat_map(people).collect()
}

fn same(case: &str, given: &[Measure], counts: &Counts) {
    for it in given {
        assert_eq!((it.value, it.unit), (it.numerator as f64 / it.denominator as f64, it.name.about().unit), "{case}");
    }
    let given: Counts = given.iter().map(|it| (it.name.as_str(), (it.numerator, it.denominator))).collect();
    let counts: Counts = counts.iter().filter(|(_, (_, all))| *all > 0).map(|(name, count)| (*name, *count)).collect();
    assert_eq!(given, counts, "{case}");
}

fn hold(case: &str, document: &Value, logged: &[Value], from: Option<i32>, until: Option<i32>) -> Posture {
    let mut document = document.clone();
    document["rules"] = json!({ "parameters": { "min_group": 2 } });
    let sound = sound(&document, &[generate::log(logged)]);
    let at = until.map_or(AsOf::LastHeld, |week| AsOf::Week(week_of(&week_text(week))));
    let given = posture::posture(&sound, Window { from: from.map(|week| week_of(&week_text(week))), until: at });
    let [first, last] = [given.from, given.as_of].map(|week| week_number(&week.to_string()));
    assert_eq!(from.unwrap_or_else(|| week(&document["period"], "from")), first);
    let cycles: Vec<&Value> =
        standing(&document, logged).into_iter().filter(|cycle| week(cycle, "week") <= last).collect();
    let held: Vec<&Value> = cycles.iter().copied().filter(|cycle| cycle["status"] == "held").collect();
    let one = list(&document, "people").len() == 1;
    let alone = |from, until| from > until || one || took_part(&held, from, until).len() == 1;
    let whole = |case: &str, measures: &[Measure], silent: Option<Silence>, from, until| {
        assert!(silent.is_some() || !alone(from, until), "{case}");
        let nothing = Counts::new();
        let counts = counted(&document, &cycles, None, from, until);
        same(case, measures, if silent.is_some() { &nothing } else { &counts });
    };
    assert_eq!(given.silent.is_some(), alone(first, last), "{case}");
    whole(case, &given.dimensions, given.silent, first, last);
    for it in &given.teams {
        let mut counts = counted(&document, &cycles, Some(it.team.as_str()), first, last);
        if it.dimensions.iter().all(|it| it.name != PostureDimension::Reach) {
            counts.remove("reach");
        }
        same(&format!("{case}, {}", it.team), &it.dimensions, &counts);
    }
    let mut next = first;
    for it in &given.quarters {
        let [from, until] = [it.from, it.until].map(|week| week_number(&week.to_string()));
        assert_eq!((from, it.quarter.clone(), quarter(until)), (next, quarter(from), quarter(from)), "{case}");
        whole(&format!("{case}, {}", it.quarter), &it.dimensions, it.silent, from, until);
        next = until + 1;
    }
    assert!(next == last + 1 || first > last, "{case}: quarters leave weeks out");
    private(case, &document, &given, &held, first, last);
    for measure in &given.dimensions {
        let (low, high) = (measure.low.unwrap_or(measure.value), measure.high.unwrap_or(measure.value));
        assert!(0.0 <= low && low <= measure.value && measure.value <= high && high <= 1.0, "{case}: {measure:?}");
        assert_eq!(measure.low.is_some(), measure.name.is_count());
    }
    given
}

/// Who is a member of a team and counts in a week.
fn counting<'a>(document: &'a Value, team: Option<&Value>, until: i32) -> BTreeSet<&'a str> {
    let people = list(document, "people").iter().filter(|person| {
        let came = member(person, "from").is_none_or(|it| week_number(it.as_str().unwrap()) <= until);
        let stays = member(person, "until").is_none_or(|it| week_number(it.as_str().unwrap()) >= until);
        let is_in = team.is_none_or(|team| list(team, "members").iter().any(|it| *it == person["id"]));
        came && stays && is_in
    });
    people.map(|person| text(person, "id")).collect()
}

/// No team that is shown is too small, nothing about one or a few is left when the shown ones are taken from the
/// whole, and nobody is named.
fn private(case: &str, document: &Value, given: &Posture, held: &[&Value], from: i32, until: i32) {
    let least = usize::from(given.min_group).max(2);
    let (mut hidden, mut inside, mut active, mut left_out) = (BTreeSet::new(), Vec::new(), BTreeSet::new(), 0);
    for team in list(document, "teams") {
        let members = counting(document, Some(team), until);
        let own: Vec<&Value> = held.iter().copied().filter(|cycle| cycle["team"] == team["id"]).collect();
        let took_part = took_part(&own, from, until);
        if let Some(shown) = given.teams.iter().find(|it| team["id"] == it.team.as_str()) {
            assert!(members.len() >= least && took_part.len() != 1, "{case}: {team}");
            inside.push((members, shown.dimensions.iter().any(|it| it.name == PostureDimension::Reach)));
        } else {
            hidden.extend(members);
            active.extend(took_part);
            left_out += 1;
        }
    }
    assert_eq!(left_out, given.teams_left_out, "{case}");
    let told = !given.teams.is_empty() && left_out > 0;
    assert!(!told || (hidden.len() >= least && active.len() != 1), "{case}: those left out are told by the rest");
    let all: BTreeSet<&str> = inside.iter().flat_map(|(members, _)| members).copied().collect();
    let once = inside.iter().map(|(members, _)| members.len()).sum::<usize>() == all.len();
    let outside = counting(document, None, until).difference(&all).count();
    let may = once && (outside == 0 || outside >= least);
    assert!(inside.iter().all(|(_, reach)| may || !reach), "{case}: reach tells of {outside} outside of all teams");
    let silent = given.quarters.iter().filter(|it| it.silent == Some(Silence::OnePerson));
    let mut alone = BTreeSet::new();
    for it in silent {
        let [from, until] = [it.from, it.until].map(|week| week_number(&week.to_string()));
        alone.extend(took_part(held, from, until));
    }
    let speaks = given.quarters.iter().any(|it| !it.dimensions.is_empty()) && given.silent.is_none();
    assert!(
        alone.len() != 1 || !speaks || given.quarters.iter().all(|it| it.silent.is_some() || nobody(held, it)),
        "{case}: a silent quarter is told by the others"
    );
    let answer = serde_json::to_string(given).unwrap();
    for person in list(document, "people") {
        for word in [text(person, "id"), text(person, "name")] {
            assert!(!answer.contains(&format!("\"{word}\"")), "{case}: names {word}");
        }
    }
}

/// Whether nobody took part in anything in a quarter.
fn nobody(held: &[&Value], quarter: &posture::QuarterPosture) -> bool {
    let [from, until] = [quarter.from, quarter.until].map(|week| week_number(&week.to_string()));
    took_part(held, from, until).is_empty()
}

#[test]
fn every_dimension_is_what_a_plain_reading_counts() {
    let (mut seen, mut teams) = (BTreeSet::new(), 0);
    for seed in 0..150 {
        let (document, logged) = generate::programme(3_000_000 + seed, Size::Small);
        let mut random = Random::new(seed);
        let start = week(&document["period"], "from");
        let until = generate::as_of(seed, &document).map(|week| week_number(&week));
        let from = random.chance(0.5).then(|| start + random.range(0, 12));
        let given = hold(&format!("programme {seed}"), &document, &logged, from, until);
        seen.extend(given.dimensions.iter().map(|it| it.name));
        teams += given.teams.len();
    }
    for name in EXAMPLES {
        let (document, logged) = example(name);
        for (from, until) in [(None, None), (Some("2026-W20"), Some("2026-W33")), (Some("2026-W13"), Some("2026-W14"))]
        {
            let [from, until] = [from, until].map(|week: Option<&str>| week.map(week_number));
            teams += hold(name, &document, &logged, from, until).teams.len();
        }
    }
    assert_eq!(seen.len(), PostureDimension::ALL.len(), "{seen:?}");
    assert!(teams > 50, "only {teams} teams were shown");
}

#[test]
fn small_teams_and_those_that_would_give_them_away_are_left_out() {
    let (mut document, logged) = example(EXAMPLES[0]);
    let posture = |document: &Value| {
        let given = posture::posture(&sound(document, &[generate::log(&logged)]), Window::default());
        (given.teams.iter().map(|it| it.team.to_string()).collect::<Vec<_>>(), given.teams_left_out)
    };
    let sizes: BTreeMap<String, usize> = list(&document, "teams")
        .iter()
        .map(|team| (text(team, "id").to_owned(), list(team, "members").len()))
        .collect();
    let all: Vec<_> = list(&document, "teams").iter().map(|team| text(team, "id").to_owned()).collect();
    assert_eq!(posture(&document), (all, 0));
    let smallest = *sizes.values().min().unwrap();
    document["rules"]["parameters"] = json!({ "min_group": smallest + 1 });
    let (shown, left_out) = posture(&document);
    let small = sizes.values().filter(|size| **size <= smallest).count();
    // Those that are too small are fewer than that many together, so another is left out with them.
    assert!(left_out as usize > small || small * smallest > smallest, "{sizes:?}: {shown:?}");
    assert!(shown.iter().all(|team| sizes[team] > smallest));
}

#[test]
fn nothing_is_said_of_one_person() {
    let (mut document, logged) = example(EXAMPLES[1]);
    let cycles: Vec<Value> = list(&document, "cycles").iter().chain(&logged).cloned().collect();
    document["cycles"] = json!([]);
    let team = cycles[0]["team"].clone();
    let only = |person: Option<&str>| {
        let mut own: Vec<Value> =
            cycles.iter().filter(|cycle| cycle["team"] == team && cycle["status"] == "held").cloned().collect();
        for activity in own.iter_mut().flat_map(|cycle| crate::common::list_mut(cycle, "activities")) {
            if let Some(person) = person {
                activity["professionals"] = json!([person]);
            }
        }
        let mut document = document.clone();
        document["cycles"] = json!(own);
        posture::posture(&sound(&document, &[]), Window::default())
    };
    assert!(only(None).silent.is_none() && !only(None).dimensions.is_empty());
    let members = list(&document, "teams").iter().find(|it| it["id"] == team).unwrap();
    let person = list(members, "members")[0].as_str().unwrap();
    let given = only(Some(person));
    assert_eq!((given.silent, given.dimensions.len(), given.teams.len()), (Some(Silence::OnePerson), 0, 0));
    assert!(given.quarters.iter().all(|it| it.dimensions.is_empty() || it.silent.is_none()));
}

#[test]
fn a_programme_of_one_person_has_no_profile_even_without_activities() {
    let (mut document, _) = example(EXAMPLES[1]);
    let person = list(&document, "people")[0].clone();
    for key in ["ai_systems", "cycles", "measurements", "accounts", "development_questions", "goals"] {
        document[key] = json!([]);
    }
    for key in ["governance", "costs", "rules"] {
        document.as_object_mut().unwrap().remove(key);
    }
    document["people"] = json!([{ "id": person["id"], "name": "x", "weekly_minutes": 2000 }]);
    document["teams"] =
        json!([{ "id": "t-a", "name": "A", "members": [person["id"]], "working_hours": [], "moments": [] }]);
    document["cycles"] = json!([{ "id": "c-1", "team": "t-a", "week": document["period"]["from"], "status": "held",
        "learning_questions": [{ "id": "lq-1", "professional": person["id"], "question": "x" }] }]);
    let given = posture::posture(&sound(&document, &[]), Window::default());
    assert_eq!((given.silent, given.dimensions.len(), given.teams.len()), (Some(Silence::OnePerson), 0, 0));
    assert!(given.quarters.iter().all(|it| it.dimensions.is_empty()));
}
