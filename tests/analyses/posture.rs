//! Posture, held against a plain reading of the document, and against what it must not tell.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{EXAMPLES, example, list, sound, week as week_of};
use crate::posture_privacy::{nobody_is_named, private, private_quarters};
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

/// Whether a session begins near a fixed moment of its day, or the one that it names.
fn at_moment(document: &Value, cycle: &Value, session: &Value) -> bool {
    let near = document["rules"]["parameters"]["moment_minutes"].as_i64().unwrap_or(15);
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
        named && moment["day"] == day && (begins - minute).abs() <= near
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

pub(crate) fn took_part<'a>(held: &[&'a Value], from: i32, until: i32) -> BTreeSet<&'a str> {
    let within = held.iter().filter(|cycle| (from..=until).contains(&week(cycle, "week")));
    within.flat_map(|cycle| list(cycle, "activities")).flat_map(people).collect()
}

/// The measures are what was counted, but for those that are withheld.
fn same(case: &str, given: &[Measure], withheld: &[PostureDimension], counts: &Counts) {
    for it in given {
        assert_eq!((it.value, it.unit), (it.numerator as f64 / it.denominator as f64, it.name.about().unit), "{case}");
        let (low, high) = (it.low.unwrap_or(it.value), it.high.unwrap_or(it.value));
        assert!(0.0 <= low && low <= it.value && it.value <= high && high <= 1.0, "{case}: {it:?}");
        assert_eq!((it.low.is_some(), it.high.is_some()), (it.name.is_count(), it.name.is_count()));
        if it.name.is_count() {
            // The ends of the interval are as far from the share as its error if they were the share themselves.
            let (n, z2) = (it.denominator as f64, 1.959963984540054_f64.powi(2));
            for end in [low, high].into_iter().filter(|end| *end > 0.0 && *end < 1.0) {
                let (gap, error) = ((it.value - end).powi(2), z2 * end * (1.0 - end) / n);
                assert!((gap - error).abs() < 1e-12, "{case}: {it:?}");
            }
        }
    }
    let mut given: Counts = given.iter().map(|it| (it.name.as_str(), (it.numerator, it.denominator))).collect();
    for name in withheld {
        assert!(given.insert(name.as_str(), counts[name.as_str()]).is_none(), "{case}: {name} is withheld and given");
    }
    let counts: Counts = counts.iter().filter(|(_, (_, all))| *all > 0).map(|(name, count)| (*name, *count)).collect();
    assert_eq!(given, counts, "{case}");
}

/// Those who used AI.
pub(crate) fn used_ai<'a>(held: &[&'a Value], from: i32, until: i32) -> BTreeSet<&'a str> {
    let within = held.iter().filter(|cycle| (from..=until).contains(&week(cycle, "week")));
    let activities = within.flat_map(|cycle| list(cycle, "activities"));
    activities.filter(|activity| member(activity, "ai").is_some()).flat_map(people).collect()
}

pub(crate) fn hold(case: &str, document: &Value, logged: &[Value], from: Option<i32>, until: Option<i32>) -> Posture {
    let sound = sound(document, &[generate::log(logged)]);
    let at = until.map_or(AsOf::LastHeld, |week| AsOf::Week(week_of(&week_text(week))));
    let given = posture::posture(&sound, Window { from: from.map(|week| week_of(&week_text(week))), until: at });
    let [first, last] = [given.from, given.as_of].map(|week| week_number(&week.to_string()));
    assert_eq!(from.unwrap_or_else(|| week(&document["period"], "from")), first);
    let cycles: Vec<&Value> =
        standing(document, logged).into_iter().filter(|cycle| week(cycle, "week") <= last).collect();
    let held: Vec<&Value> = cycles.iter().copied().filter(|cycle| cycle["status"] == "held").collect();
    let one = list(document, "people").len() == 1;
    let alone = |from, until| from > until || one || took_part(&held, from, until).len() == 1;
    let whole =
        |case: &str, (measures, withheld): (&[Measure], &[PostureDimension]), silent: Option<Silence>, from, until| {
            assert!(silent.is_some() || !alone(from, until), "{case}");
            if silent.is_some() {
                assert!(measures.is_empty() && withheld.is_empty(), "{case}");
            } else {
                same(case, measures, withheld, &counted(document, &cycles, None, from, until));
            }
        };
    assert_eq!(given.silent.is_some(), alone(first, last), "{case}");
    whole(case, (&given.dimensions, &given.withheld), given.silent, first, last);
    for it in &given.teams {
        let counts = counted(document, &cycles, Some(it.team.as_str()), first, last);
        same(&format!("{case}, {}", it.team), &it.dimensions, &it.withheld, &counts);
    }
    let mut next = first;
    for it in &given.quarters {
        let [from, until] = [it.from, it.until].map(|week| week_number(&week.to_string()));
        assert_eq!((from, it.quarter.clone(), quarter(until)), (next, quarter(from), quarter(from)), "{case}");
        let is_one = from <= until && alone(from, until);
        assert_eq!(it.silent == Some(Silence::OnePerson), is_one, "{case}: {it:?}");
        whole(&format!("{case}, {}", it.quarter), (&it.dimensions, &it.withheld), it.silent, from, until);
        next = until + 1;
    }
    assert!(next == last + 1 || first > last, "{case}: quarters leave weeks out");
    private(case, document, &given, &held, first, last);
    private_quarters(case, &given, &held);
    nobody_is_named(case, document, &given);
    given
}

#[test]
fn every_dimension_is_what_a_plain_reading_counts() {
    let (mut seen, mut teams) = (BTreeSet::new(), 0);
    for seed in 0..170 {
        let size = if seed < 150 { Size::Small } else { Size::Medium };
        let (mut document, logged) = generate::programme(3_000_000 + seed, size);
        let mut random = Random::new(seed);
        let (least, near) = (random.range(1, 6), random.range(0, 40));
        document["rules"] = json!({ "parameters": { "min_group": least, "moment_minutes": near } });
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
