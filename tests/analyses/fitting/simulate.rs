//! Programmes of which levels are measured as they follow from assumptions that are known.

use crate::common::{as_of, check_with_logs, list, of_integrity};
use crate::reference::document::week_text;
use crate::reference::generate;
use crate::reference::random::Random;
use lerendwerken::calculus::{self, Acting, Calibrated, Results};
use lerendwerken::rules::Sound;
use serde_json::{Value, json};

/// What can be fitted.
pub(crate) const FITTED: [Acting; 6] = [
    Acting::CraftConsolidation,
    Acting::CraftRetentionHeld,
    Acting::CraftRetentionIdle,
    Acting::WorkConsolidation,
    Acting::WorkRetentionHeld,
    Acting::WorkRetentionIdle,
];

/// The standard error of a measurement as residuals tell it, as a share of the span.
pub(crate) fn noise(calibrated: &Calibrated) -> f64 {
    (calibrated.chi_squared / f64::from(calibrated.degrees_of_freedom)).sqrt()
}

/// A programme with what was logged of it, and the week up to which measurements count.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) document: Value,
    pub(crate) logged: Vec<Value>,
    pub(crate) week: String,
}

impl Case {
    /// The same where an assumption has this value.
    pub(crate) fn assuming(&self, parameter: Acting, value: f64) -> Self {
        let mut case = self.clone();
        let (group, leaf) = parameter.as_str().split_once('.').unwrap();
        for path in [vec!["assumptions"], vec!["assumptions", group]] {
            let at = path.iter().fold(&mut case.document, |at, key| &mut at[*key]);
            if at.is_null() {
                *at = json!({});
            }
        }
        case.document["assumptions"][group][leaf] = json!(value);
        case
    }

    /// The same with these values, in the order of [`FITTED`].
    pub(crate) fn with(&self, values: &[f64; 6]) -> Self {
        FITTED.iter().zip(values).fold(self.clone(), |case, (it, value)| case.assuming(*it, *value))
    }

    /// Without rules that only advise: there are many cases.
    pub(crate) fn sound(&self) -> Sound {
        let logs = [generate::log(&self.logged)];
        check_with_logs(&self.document, &logs, &of_integrity()).sound().unwrap()
    }

    pub(crate) fn results(&self) -> Results {
        calculus::results_by_week(&self.sound(), as_of(Some(&self.week)))
    }

    /// What lasts, by the public results, at the measurement of an expectation in a week; 0 before anything counted.
    pub(crate) fn lasting(results: &Results, expectation: &str, week: &str) -> f64 {
        let row = results.expectations.iter().find(|it| it.expectation.as_str() == expectation).unwrap();
        let weekly = row.weekly.as_ref().unwrap().iter().find(|it| it.week.to_string() == week);
        weekly.map_or(0.0, |it| it.long_term.value)
    }

    /// The same with durable expectations measured in these weeks, as they follow from its assumptions but for an
    /// error; given as a share of the span and the draw in standard errors. No error of 0 is said.
    pub(crate) fn measured(&self, weeks: &[i32], error: f64, mut draw: impl FnMut() -> f64) -> Self {
        let mut case = self.clone();
        let results = self.results();
        let mut measurements = Vec::new();
        for it in list(&self.document, "goals").iter().flat_map(|goal| list(goal, "expectations")) {
            if it["horizon"] != "durable" {
                continue;
            }
            let (id, baseline) = (it["id"].as_str().unwrap(), it["baseline"].as_f64().unwrap());
            let error = error * (it["target"].as_f64().unwrap() - baseline).abs();
            for week in weeks.iter().copied().map(week_text) {
                let level = baseline + Self::lasting(&results, id, &week) + error * draw();
                if level.abs() > 1e12 {
                    continue;
                }
                let mut measurement = json!({ "expectation": id, "week": week, "level": level, "source": "meting" });
                if error > 0.0 {
                    measurement["standard_error"] = json!(error);
                }
                measurements.push(measurement);
            }
        }
        case.document["measurements"] = json!(measurements);
        case
    }

    pub(crate) fn calibrated(&self, parameters: &[Acting]) -> Calibrated {
        calculus::calibrate(&self.sound(), as_of(Some(&self.week)), parameters)
    }
}

/// A draw from the standard normal distribution (Box & Muller 1958).
pub(crate) fn normal(random: &mut Random) -> f64 {
    let (radius, turn) = ((-2.0 * (1.0 - random.unit()).ln()).sqrt(), std::f64::consts::TAU * random.unit());
    radius * turn.cos()
}

/// The first week of [`laboratory`].
pub(crate) const FIRST: i32 = 105_700;

/// Three teams that practise, pause and report through both carriers in turn, on a sum and on a mean.
pub(crate) fn laboratory(weeks: i32, seed: u64) -> Case {
    let random = &mut Random::new(seed);
    let people: Vec<_> =
        (0..6).map(|n| json!({ "id": format!("p-{n}"), "name": "A", "weekly_minutes": 2000 })).collect();
    let team = |n: usize| {
        let members: Vec<_> = (0..=n).map(|m| format!("p-{}", m + n)).collect();
        json!({ "id": format!("t-{n}"), "name": "T", "members": members, "working_hours": [], "moments": [] })
    };
    let expectation = |id: &str, aggregate: &str, target: f64| {
        json!({ "id": id, "horizon": "durable", "indicator": { "name": "x", "unit": "h", "aggregate": aggregate },
            "declared": week_text(FIRST), "baseline": 20, "target": target, "due": week_text(FIRST + weeks) })
    };
    let document = json!({
        "format": 1, "id": "laboratorium", "organisation": "Gemeente Laboratorium",
        "period": { "from": week_text(FIRST), "until": week_text(FIRST + weeks) },
        "people": people, "development_questions": [], "teams": (0..3).map(team).collect::<Vec<_>>(),
        "ai_systems": [{ "id": "ai-a", "name": "A", "vendor": "V", "risk": "limited", "overseer": "p-0",
            "cleared_for": ["public", "internal"] }],
        "goals": [{ "id": "g-a", "title": "x",
            "expectations": [expectation("e-som", "sum", 120.0), expectation("e-gemiddeld", "mean", 60.0)] }],
    });
    let mut logged = Vec::new();
    for team in 0..3 {
        for week in 0..weeks {
            // Some weeks of practice with a yield, some of practice alone, and some of nothing.
            match random.range(0, 9) {
                0..=3 => logged.push(cycle(random, team, week, true)),
                4..=5 => logged.push(cycle(random, team, week, false)),
                _ => {}
            }
        }
    }
    Case { document, logged, week: week_text(FIRST + weeks) }
}

fn cycle(random: &mut Random, team: i32, week: i32, yields: bool) -> Value {
    let activity = json!({ "professionals": [format!("p-{team}")], "mode": "doing", "minutes": 60,
        "ai": { "system": "ai-a", "stance": "tool", "offloaded": random.range(0, 5) as f64 / 10.0, "data": "public",
            "verified": true } });
    let mut cycle = json!({ "id": format!("c-{team}-{week}"), "team": format!("t-{team}"),
        "week": week_text(FIRST + week), "status": "held", "activities": [activity] });
    if yields {
        let expectation = *random.pick(&["e-som", "e-gemiddeld"]);
        let carrier = *random.pick(&["craft", "work"]);
        let stage = *random.pick(&["tried", "adopted", "integrated"]);
        cycle["proposals"] = json!([{ "id": format!("i-{week}"), "title": "x", "stage": stage,
            "strengthens": ["organisation"] }]);
        cycle["outcomes"] = json!([{ "expectation": expectation, "carrier": carrier, "proposal": format!("i-{week}"),
            "amount": random.range(20, 100) as f64 / 10.0 }]);
    }
    cycle
}
