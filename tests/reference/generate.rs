//! Random programmes, sound ones: of the right shape and without a finding of LW001 to LW010.
//! A seed and a size give the same programme anywhere.

use super::document::{list, number, text, week, week_text};
use super::generate_cycles::{Scale, cycles};
use super::random::{Random, members};
use serde_json::{Map, Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Up to 12 weeks, 2 teams, 2 goals: for many seeds, and to look at.
    Small,
    /// Up to 120 weeks, 6 teams, 4 goals.
    Medium,
    /// 520 weeks, up to 3 teams, one or two goals.
    Large,
}

/// How many there are of everything.
struct Counts {
    weeks: i32,
    teams: i32,
    goals: i32,
    /// At most, per goal.
    expectations: i32,
}

fn counts(random: &mut Random, size: Size) -> Counts {
    match size {
        Size::Small => {
            Counts { weeks: random.range(1, 12), teams: random.range(1, 2), goals: random.range(1, 2), expectations: 3 }
        }
        Size::Medium => Counts {
            weeks: random.range(1, 120),
            teams: random.range(1, 6),
            goals: random.range(1, 4),
            expectations: 4,
        },
        Size::Large => Counts { weeks: 520, teams: random.range(1, 3), goals: random.range(1, 2), expectations: 2 },
    }
}

/// A sound programme with some of its cycles inside, and the others, the cycles of its logs.
pub fn programme(seed: u64, size: Size) -> (Value, Vec<Value>) {
    let random = &mut Random::new(seed);
    let counts = counts(random, size);
    let from = random.range(105_000, 106_500); // 2013 to 2042
    let until = from + counts.weeks - 1;
    let people: Vec<String> = (1..=random.range(1, 14)).map(|n| format!("p-{n}")).collect();
    let systems: Vec<String> = (1..=random.range(0, 3)).map(|n| format!("ai-{n}")).collect();
    let teams: Vec<Value> = (1..=counts.teams).map(|n| team(random, n, &people)).collect();
    let goals: Vec<Value> = (1..=counts.goals).map(|n| goal(random, n, counts.expectations, from, until)).collect();
    let questions: Vec<String> = (1..=random.range(0, 3)).map(|n| format!("dq-{n}")).collect();
    let scale = Scale { from, until, questions: &questions, systems: &systems };
    let mut inline = cycles(random, &scale, &teams, &goals);
    random.shuffle(&mut inline);
    let last = i32::try_from(inline.len()).expect("a list that fits");
    let cut = usize::try_from(random.range(0, last)).expect("not negative");
    let logged = inline.split_off(*random.pick(&[0, cut, cut, inline.len()]));

    let mut document = members(json!({
        "format": random.spelt(1),
        "id": format!("programma-{seed}"),
        "organisation": "Gemeente Súdwest-Fryslân",
        "period": { "from": week_text(from), "until": week_text(until + random.range(0, 30)) },
        "people": people.iter().map(|id| person(random, id, from)).collect::<Vec<_>>(),
        "development_questions": questions.iter().map(|id| json!({
            "id": id, "question": "Wat leren wij?",
            "serves": random.some(&goals.iter().map(|goal| text(goal, "id")).collect::<Vec<_>>(), 1),
        })).collect::<Vec<_>>(),
    }));
    let systems: Vec<_> = systems.iter().map(|id| system(random, id)).collect();
    let given = !systems.is_empty() || random.chance(0.5);
    random.member(&mut document, "ai_systems", given.then(|| json!(systems)));
    let measured = measurements(random, &goals, from, until);
    let given = !measured.is_empty() || random.chance(0.5);
    random.member(&mut document, "measurements", given.then(|| json!(measured)));
    let given = !inline.is_empty() || random.chance(0.5);
    random.member(&mut document, "cycles", given.then(|| json!(inline)));
    let assumed = random.maybe(0.7, assumptions);
    random.member(&mut document, "assumptions", assumed);
    let costs = random.maybe(0.3, |random| {
        let other = json!([{ "week": week_text(from), "amount": random.spelt(1200), "what": "licenties" }]);
        json!({ "currency": "EUR", "hour": 55.5, "other": other })
    });
    random.member(&mut document, "costs", costs);
    let language = random.maybe(0.5, |random| json!(random.pick(&["nl", "en"])));
    random.member(&mut document, "language", language);
    random.member(&mut document, "phase", None);
    random.member(&mut document, "governance", None);
    random.member(&mut document, "rules", None);
    random.member(&mut document, "accounts", None);
    document.insert("teams".to_owned(), json!(teams));
    document.insert("goals".to_owned(), json!(goals));
    (Value::Object(document), logged)
}

/// A week to ask for, or none: before, inside or after the period.
pub fn as_of(seed: u64, programme: &Value) -> Option<String> {
    let random = &mut Random::new(!seed);
    let period = &programme["period"];
    let (from, until) = (week(period, "from"), week(period, "until"));
    match random.range(0, 9) {
        0..=2 => None,
        3 => Some(week_text(from - random.range(1, 20))),
        4..=7 => Some(week_text(random.range(from, until))),
        _ => Some(week_text(until + random.range(1, 60))),
    }
}

/// Cycles as a log: NDJSON.
pub fn log(cycles: &[Value]) -> String {
    cycles.iter().map(|cycle| format!("{cycle}\n")).collect()
}

fn person(random: &mut Random, id: &str, from: i32) -> Value {
    let mut person = members(json!({ "id": id, "name": "Anna", "weekly_minutes": random.spelt(1920) }));
    let since = random.maybe(0.2, |random| json!(week_text(from + random.range(-20, 20))));
    random.member(&mut person, "from", since);
    random.member(&mut person, "until", None);
    random.member(&mut person, "accounts_to", None);
    Value::Object(person)
}

fn team(random: &mut Random, number: i32, people: &[String]) -> Value {
    let mut team = json!({
        "id": format!("t-{number}"), "name": "Burgerzaken",
        "members": random.some(people, 1), "working_hours": [], "moments": [],
    });
    if random.chance(0.6) {
        team["working_hours"] = json!([{ "day": "tue", "from": "08:30", "until": "17:00" }]);
        team["moments"] = json!([{ "id": "m-1", "day": "tue", "from": "09:00", "minutes": random.spelt(90) }]);
    }
    team
}

fn system(random: &mut Random, id: &str) -> Value {
    let mut system = members(json!({
        "id": id, "name": "Assistent", "vendor": "Leverancier",
        "risk": random.pick(&["minimal", "limited", "high"]), "cleared_for": ["public", "internal"],
    }));
    random.member(&mut system, "overseer", None);
    random.member(&mut system, "terms", None);
    random.member(&mut system, "exit_strategy", None);
    Value::Object(system)
}

fn goal(random: &mut Random, number: i32, most: i32, from: i32, until: i32) -> Value {
    let count = if random.chance(0.1) { 0 } else { random.range(1, most) };
    let expectations: Vec<_> =
        (1..=count).map(|n| expectation(random, &format!("e-{number}-{n}"), from, until)).collect();
    let mut goal = members(json!({
        "id": format!("g-{number}"), "title": "Kortere wachttijd", "expectations": expectations,
    }));
    random.member(&mut goal, "challenges", None);
    let weight = weight(random);
    random.member(&mut goal, "weight", weight);
    Value::Object(goal)
}

fn weight(random: &mut Random) -> Option<Value> {
    random.maybe(0.6, |random| random.pick(&[json!(0), json!(0.0), json!(1), json!(2.5), json!(0.1)]).clone())
}

fn expectation(random: &mut Random, id: &str, from: i32, until: i32) -> Value {
    let late = random.chance(0.15);
    let declared = if late { random.range(from, until + 5) } else { from - random.range(0, 8) };
    let due = declared
        + *random.pick(&[1, 26, 60, until - from + 9, until - from + 20, until - from + 40, until - from + 90]);
    let span = *random.pick(&[1.0, 1.0, 12.5, 400.0, 400.0, 1e-5, 3e6, 9e11]) * (0.5 + random.unit());
    let span = if random.chance(0.4) { -span } else { span };
    let baseline = if random.chance(0.5) { 0.0 } else { (span * random.unit() * 10.0).round().clamp(-5e11, 5e11) };
    let target = (baseline + span).clamp(-1e12, 1e12);
    let mut indicator = members(json!({ "name": "Uren bespaard", "unit": random.pick(&["h", "%", "dagen"]) }));
    let aggregate = random.maybe(0.7, |random| json!(random.pick(&["sum", "mean"])));
    random.member(&mut indicator, "aggregate", aggregate);
    random.member(&mut indicator, "worth", None);
    let mut expectation = members(json!({
        "id": id, "horizon": random.pick(&["direct", "durable"]), "indicator": indicator,
        "declared": week_text(declared), "due": week_text(due),
        "baseline": random.number(baseline), "target": random.number(target),
    }));
    let milestones = random.maybe(0.6, |random| milestones(random, declared, due, baseline, target));
    random.member(&mut expectation, "milestones", milestones);
    let weight = weight(random);
    random.member(&mut expectation, "weight", weight);
    let adjust = random.maybe(0.5, |random| {
        let mut adjust = Map::new();
        for key in ["deadweight", "displacement", "attribution"] {
            let share = random.maybe(0.4, |random| json!(random.share()));
            random.member(&mut adjust, key, share);
        }
        Value::Object(adjust)
    });
    random.member(&mut expectation, "adjust", adjust);
    Value::Object(expectation)
}

/// Strictly rising weeks between the two; levels mostly between baseline and target.
fn milestones(random: &mut Random, declared: i32, due: i32, baseline: f64, target: f64) -> Value {
    let mut milestones = Vec::new();
    let mut week = declared + random.range(1, 12);
    while week < due && milestones.len() < 4 {
        let level = baseline + (target - baseline) * (random.unit() * 1.3 - 0.1);
        milestones.push(json!({ "week": week_text(week), "target": level.clamp(-1e12, 1e12) }));
        week += random.range(1, 30);
    }
    json!(milestones)
}

/// Some or all, so that groups and leaves are missing, empty or `null`.
fn assumptions(random: &mut Random) -> Value {
    let given = *random.pick(&[0.0, 0.5, 1.0]);
    let groups = [
        ("craft", ["consolidation", "retention_held", "retention_idle"]),
        ("work", ["consolidation", "retention_held", "retention_idle"]),
        ("stage", ["tried", "adopted", "integrated"]),
    ];
    let mut assumptions = Map::new();
    for (key, leaves) in groups {
        let group = random.maybe((given + 1.0) / 2.0, |random| {
            let mut group = Map::new();
            for leaf in leaves {
                let close = leaf.starts_with("retention") && random.chance(0.7);
                let value = if close { 1.0 - random.share() / 20.0 } else { random.share() };
                let value = random.maybe(given, |random| random.number(value));
                random.member(&mut group, leaf, value);
            }
            Value::Object(group)
        });
        random.member(&mut assumptions, key, group);
    }
    for (key, most) in [("tolerance", 0.2), ("discount_rate", 1.0)] {
        let value = random.maybe(given, |random| json!(random.share() * most));
        random.member(&mut assumptions, key, value);
    }
    let weeks = random.maybe(given, |random| {
        let weeks = random.range(1, 520);
        random.spelt(weeks)
    });
    random.member(&mut assumptions, "recent_weeks", weeks);
    let first = random.maybe(given, |random| json!(random.chance(0.5)));
    random.member(&mut assumptions, "discount_first_year", first);
    Value::Object(assumptions)
}

/// Of most expectations a few, with and without an error, some in the same week, some late.
fn measurements(random: &mut Random, goals: &[Value], from: i32, until: i32) -> Vec<Value> {
    let mut measurements = Vec::new();
    for expectation in goals.iter().flat_map(|goal| list(goal, "expectations")) {
        let baseline = number(expectation, "baseline").to_f64();
        let span = number(expectation, "target").to_f64() - baseline;
        let mut week = random.range(from - 5, until);
        for _ in 0..random.range(0, 4) {
            let level = (baseline + span * (random.unit() * 1.6 - 0.3)).clamp(-1e12, 1e12);
            let mut measurement = members(json!({
                "expectation": text(expectation, "id"), "week": week_text(week),
                "level": random.number(level), "source": "meting",
            }));
            let error = *random.pick(&[0.0, 0.01, 0.05, 1e-6]) * span.abs();
            let error = random.maybe(0.7, |random| random.number(error));
            random.member(&mut measurement, "standard_error", error);
            measurements.push(Value::Object(measurement));
            week = if random.chance(0.4) { week } else { random.range(from - 5, until + 40) };
        }
    }
    random.shuffle(&mut measurements);
    measurements
}
