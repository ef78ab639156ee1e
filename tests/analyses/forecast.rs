//! Forecast and steady state, held against exact arithmetic over the weeks of late and a plain loop over those to
//! come.

use crate::common::{EXAMPLES, as_of, example, list, sound};
use crate::reference::calculus::{CARRIERS, Held, State, assumptions, held, latest_week, retention, yields};
use crate::reference::document::{number, text, week, week_number, week_text};
use crate::reference::generate::{self, Size};
use crate::reference::{Exact, Figure, figure_agrees};
use lerendwerken::calculus::{self, Forecast, ForecastPart, ForecastRow, SteadyRow, Until};
use serde_json::{Value, json};

/// What one team and carrier did of late on an expectation, exactly.
struct Part {
    team: String,
    carrier: &'static str,
    members: i64,
    weeks: i64,
    /// The mean of Σn and of Σκn.
    means: [Figure; 2],
    /// Their sample variances.
    variances: [Exact; 2],
    practised: Exact,
    retention: Exact,
    state: State,
}

/// Whether a carrier of a team has a counted outcome up to a week.
fn counts(held: &Held<'_>, team: &str, expectation: &Value, carrier: &str, assumed: &Value, until: i32) -> bool {
    let own = held.iter().filter(|((of, at), _)| *of == team && *at <= until);
    own.into_iter().any(|(_, cycle)| !yields(cycle, expectation, carrier, assumed).is_empty())
}

fn parts(document: &Value, held: &Held<'_>, expectation: &Value, assumed: &Value, now: i32) -> Vec<Part> {
    let recent =
        i64::from(now - week(expectation, "declared") + 1).min(assumed["recent_weeks"].as_f64().unwrap() as i64);
    let mut parts = Vec::new();
    for team in list(document, "teams") {
        let id = text(team, "id");
        for carrier in CARRIERS {
            if !counts(held, id, expectation, carrier, assumed, now) {
                continue;
            }
            let cycle = |week: i32| held.get(&(id, week)).copied();
            let first = held.keys().filter(|(of, _)| *of == id).map(|(_, week)| *week).min().unwrap();
            let mut state = State::zero();
            for at in first..=now {
                let new = cycle(at).map(|cycle| yields(cycle, expectation, carrier, assumed)).unwrap_or_default();
                state = state.after(&retention(cycle(at), carrier, assumed), &new);
            }
            let window = now - recent as i32 + 1..=now;
            let weekly: Vec<State> = window
                .clone()
                .map(|at| {
                    let new = cycle(at).map(|cycle| yields(cycle, expectation, carrier, assumed)).unwrap_or_default();
                    State::zero().after(&Exact::whole(1), &new)
                })
                .collect();
            let share = Exact::ratio(1, recent);
            let of = |figure: fn(&State) -> &Figure| {
                let mean = weekly.iter().fold(Figure::zero(), |sum, week| sum.plus(figure(week))).times(&share);
                let squares: Exact = weekly.iter().map(|week| (&figure(week).value - &mean.value).squared()).sum();
                let variance = if recent > 1 { squares / Exact::whole(recent - 1) } else { Exact::zero() };
                (mean, variance)
            };
            let ((short, short_variance), (long, long_variance)) =
                (of(|it| &it.short.figure), of(|it| &it.long.figure));
            let did = window.filter(|at| cycle(*at).is_some_and(|cycle| !list(cycle, "activities").is_empty()));
            let practised = Exact::ratio(did.count() as i64, recent);
            let rate = |key| number(&assumed[carrier], key);
            let idle = Exact::whole(1) - &practised;
            parts.push(Part {
                team: id.to_owned(),
                carrier,
                members: list(team, "members").len() as i64,
                weeks: recent,
                means: [short, long],
                variances: [short_variance, long_variance],
                retention: &practised * &rate("retention_held") + idle * rate("retention_idle"),
                practised,
                state,
            });
        }
    }
    parts
}

/// A team's weight in the organisation's value.
fn weight(parts: &[Part], of: &Part, expectation: &Value) -> Exact {
    if expectation["indicator"]["aggregate"] != "mean" {
        return Exact::whole(1);
    }
    let mut teams: Vec<_> = parts.iter().map(|part| (&part.team, part.members)).collect();
    teams.dedup();
    Exact::ratio(of.members, teams.iter().map(|(_, members)| members).sum())
}

/// The value so many weeks after the last, with its variance, and the sizes of what they were added up from.
fn ahead(parts: &[Part], expectation: &Value, weeks: i32) -> (Figure, Exact) {
    let direct = text(expectation, "horizon") == "direct";
    let (mut value, mut variance) = (Figure::zero(), Exact::zero());
    for part in parts {
        let (start, which) = if direct { (&part.state.short, 0) } else { (&part.state.long, 1) };
        let kept = if direct { Exact::whole(1) } else { part.retention.clone() };
        let (mut of, mut spread) = (start.figure.clone(), start.variance.clone());
        for _ in 0..weeks {
            of = of.times(&kept).plus(&part.means[which]);
            spread = spread * kept.squared() + &part.variances[which];
        }
        let weight = weight(parts, part, expectation);
        value = value.plus(&of.times(&weight));
        variance = variance + spread * weight.squared();
    }
    (value, variance)
}

/// Whether a variance is right, next to the sizes that it was squared from.
fn variance_agrees(exact: &Exact, given: f64, size: f64) -> bool {
    let exact = exact.to_f64();
    (given - exact).abs() <= 1e-11 * exact + 1e-22 * size * size
}

fn hold(case: &str, document: &Value, logged: &[Value], at: Option<&str>, far: i32) {
    let held = held(document, logged);
    let now = at.map_or_else(|| latest_week(document, &held), week_number);
    let assumed = assumptions(document);
    let sound = sound(document, &[generate::log(logged)]);
    let due = calculus::forecast(&sound, as_of(at), Until::Due);
    let later = calculus::forecast(&sound, as_of(at), Until::Week(week_text(now + far).parse().unwrap()));
    let steady = calculus::steady(&sound, as_of(at));
    let declared = list(document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
    let declared: Vec<_> = declared.filter(|it| week(it, "declared") <= now).collect();
    assert_eq!(due.rows.len(), declared.len(), "{case}");
    let mut steady = steady.rows.iter();
    for ((expectation, row), later) in declared.iter().zip(&due.rows).zip(&later.rows) {
        let parts = parts(document, &held, expectation, &assumed, now);
        assert_eq!(row.expectation.as_str(), text(expectation, "id"), "{case}");
        assert_eq!((row.parts.len(), later.parts.len()), (parts.len(), parts.len()), "{case}: {row:?}");
        for ((part, given), steady) in parts.iter().zip(&row.parts).zip(steady.by_ref()) {
            hold_part(case, part, given);
            hold_steady(case, expectation, part, steady);
        }
        hold_value(case, expectation, &parts, later, far);
        let to_due = week(expectation, "due") - now;
        if to_due > 0 {
            hold_value(case, expectation, &parts, row, to_due);
        }
        hold_reached(case, expectation, &parts, row, now);
        assert_eq!((row.reached, later.due), (later.reached, row.due), "{case}");
    }
    assert!(steady.next().is_none(), "{case}: more rows than parts");
    hold_past(case, document, logged, &due, now);
}

fn hold_part(case: &str, part: &Part, given: &ForecastPart) {
    let named = (given.team.as_str(), given.carrier.as_str(), i64::from(given.weeks));
    assert_eq!(named, (part.team.as_str(), part.carrier, part.weeks), "{case}");
    for (figure, variance, value, deviation) in [
        (&part.means[0], &part.variances[0], given.weekly_yield, given.yield_deviation),
        (&part.means[1], &part.variances[1], given.consolidated, given.consolidated_deviation),
    ] {
        assert!(figure_agrees(figure, value), "{case}: {value} where {figure:?}");
        let size = figure.terms.to_f64() * part.weeks as f64;
        assert!(variance_agrees(variance, deviation * deviation, size), "{case}: {deviation}² where {variance:?}");
    }
    assert!((given.practised - part.practised.to_f64()).abs() < 1e-15, "{case}");
    assert!((given.retention - part.retention.to_f64()).abs() < 1e-15, "{case}");
}

fn hold_value(case: &str, expectation: &Value, parts: &[Part], row: &ForecastRow, weeks: i32) {
    let (value, variance) = ahead(parts, expectation, weeks);
    assert!(figure_agrees(&value, row.value), "{case}: {} where {value:?}", row.value);
    let (given, size) = (row.standard_error * row.standard_error, value.terms.to_f64());
    assert!(variance_agrees(&variance, given, size), "{case}: {given} where {variance:?}");
    let half = 1.959963984540054 * row.standard_error;
    assert!((row.high - row.value - half).abs() <= 1e-12 * (half + row.value.abs()), "{case}");
    assert!((row.value - row.low - half).abs() <= 1e-12 * (half + row.value.abs()), "{case}");
    let span = number(expectation, "target") - number(expectation, "baseline");
    let attained = value.times(&(Exact::whole(1) / span));
    let attained = Figure { terms: attained.terms.abs(), ..attained };
    assert!(figure_agrees(&attained, row.attainment.value), "{case}");
}

/// The first week with the target reached, by a plain loop; at the edge either is right.
fn hold_reached(case: &str, expectation: &Value, parts: &[Part], row: &ForecastRow, now: i32) {
    let span = (number(expectation, "target") - number(expectation, "baseline")).to_f64();
    let direct = text(expectation, "horizon") == "direct";
    let mut steps: Vec<_> = parts
        .iter()
        .map(|part| {
            let state = if direct { &part.state.short } else { &part.state.long };
            let kept = if direct { 1.0 } else { part.retention.to_f64() };
            let gain = part.means[usize::from(!direct)].value.to_f64();
            (weight(parts, part, expectation).to_f64(), state.figure.value.to_f64(), kept, gain)
        })
        .collect();
    for at in now..=week(expectation, "due") + 520 {
        let attained = steps.iter().map(|(weight, value, ..)| weight * value).sum::<f64>() / span - (1.0 - 1e-9);
        let reached = row.reached.map(|week| week_number(&week.to_string()));
        match reached {
            Some(week) if week == at => return assert!(attained > -1e-10, "{case}: not yet reached in {at}: {row:?}"),
            _ => assert!(attained < 1e-10, "{case}: reached by {at}: {row:?}"),
        }
        steps.iter_mut().for_each(|(_, value, kept, gain)| *value = *kept * *value + *gain);
    }
    assert_eq!(row.reached, None, "{case}");
}

fn hold_steady(case: &str, expectation: &Value, part: &Part, row: &SteadyRow) {
    assert_eq!((row.team.as_str(), row.carrier.as_str()), (part.team.as_str(), part.carrier), "{case}");
    let near = |given: f64, exact: &Exact| (given - exact.to_f64()).abs() <= 1e-9 * exact.to_f64().abs() + 1e-12;
    let [a, b] = &part.means;
    let lost = Exact::whole(1) - &part.retention;
    assert!(figure_agrees(a, row.weekly_yield), "{case}");
    let consolidation = (!a.value.is_zero()).then(|| &b.value / &a.value);
    // Where a mean is nothing but rounding, so is its share.
    if a.value.abs() > &a.terms * Exact::ratio(1, 1_000_000_000) || a.value.is_zero() {
        assert_eq!(row.consolidation.is_some(), consolidation.is_some(), "{case}");
        if let (Some(given), Some(exact)) = (row.consolidation, &consolidation) {
            assert!(near(given, exact), "{case}: {given} where {exact:?}");
        }
        let span = number(expectation, "target") - number(expectation, "baseline");
        let sustains = consolidation.filter(|share| !share.is_zero()).map(|share| span * &lost / share);
        assert_eq!(row.sustains.is_some(), sustains.is_some(), "{case}: {row:?}");
        if let (Some(given), Some(exact)) = (row.sustains, sustains) {
            assert!(near(given, &exact), "{case}: {given} where {exact:?}");
        }
    }
    match row.durable {
        Some(given) if b.value.is_zero() => assert!(given.abs() < 1e-9, "{case}"),
        Some(given) => assert!(near(given, &(&b.value / &lost)), "{case}: {given}"),
        None => assert!(lost.is_zero(), "{case}"),
    }
    match row.half_life {
        Some(weeks) => {
            assert!((part.retention.to_f64().powf(weeks) - 0.5).abs() < 1e-9 || part.retention.is_zero(), "{case}")
        }
        None => assert!(lost.is_zero(), "{case}"),
    }
}

/// Up to the week of asking it is what was reported.
fn hold_past(case: &str, document: &Value, logged: &[Value], due: &Forecast, now: i32) {
    let sound = sound(document, &[generate::log(logged)]);
    let by_week = calculus::results_by_week(&sound, as_of(Some(&week_text(now))));
    let at = |row: &ForecastRow| {
        let it = by_week.expectations.iter().find(|it| it.expectation == row.expectation).unwrap();
        let weekly = it.weekly.as_ref().unwrap().iter().find(|it| it.week == row.week);
        weekly.map_or((0.0, 0.0), |it| match row.horizon.as_str() {
            "direct" => (it.short_term.value, it.short_term.standard_error),
            _ => (it.long_term.value, it.long_term.standard_error),
        })
    };
    for row in due.rows.iter().filter(|row| week_number(&row.week.to_string()) <= now) {
        assert_eq!((row.value, row.standard_error), at(row), "{case}");
    }
    for back in [0, 3, 11] {
        let earlier = Until::Week(week_text(now - back).parse().unwrap());
        for row in calculus::forecast(&sound, as_of(Some(&week_text(now))), earlier).rows {
            assert_eq!((row.value, row.standard_error), at(&row), "{case}, {back} weeks back");
        }
    }
}

#[test]
fn forecasts_of_random_programmes() {
    for seed in 0..120 {
        let (document, logged) = generate::programme(9_000_000 + seed, Size::Small);
        let at = generate::as_of(seed, &document);
        hold(&format!("programme {seed}"), &document, &logged, at.as_deref(), 1 + (seed % 40) as i32);
    }
}

#[test]
fn forecasts_of_the_examples() {
    for name in EXAMPLES {
        let (document, logged) = example(name);
        hold(name, &document, &logged, None, 20);
    }
}

/// A team that yields the same every week, practises in half of them, and so comes to rest.
#[test]
fn a_steady_series_goes_the_way_of_its_steady_state() {
    let (document, cycles) = steady_programme(60);
    let mut all = document.clone();
    all["cycles"] = json!(cycles);
    let sound = sound(&all, &[]);
    let steady = calculus::steady(&sound, as_of(None)).rows;
    let [row] = steady.as_slice() else { panic!("{steady:?}") };
    let (lasts, kept) = (row.durable.unwrap(), row.retention);
    assert_eq!((row.weekly_yield, row.consolidation), (6.0, Some(0.25)));
    let now = calculus::results(&sound, as_of(None)).expectations[0].long_term.value;
    let week = sound.week(as_of(None));
    for ahead in [1, 2, 10, 100, 800] {
        let forecast = calculus::forecast(&sound, as_of(None), Until::Week(week + ahead));
        let path = lasts + (now - lasts) * kept.powi(ahead.into());
        assert!(
            (forecast.rows[0].value - path).abs() < 1e-9 * lasts,
            "{ahead}: {} where {path}",
            forecast.rows[0].value
        );
    }
    // What sustains the target does: with that yield the steady state is the target.
    let target = row.sustains.unwrap() * row.consolidation.unwrap() / (1.0 - kept);
    assert!((target - 40.0).abs() < 1e-9, "{target}");
}

fn steady_programme(weeks: i32) -> (Value, Vec<Value>) {
    let (mut document, _) = example(EXAMPLES[1]);
    let people = json!([{ "id": "p-a", "name": "A", "weekly_minutes": 2000 }]);
    let team = json!([{ "id": "t-a", "name": "A", "members": ["p-a"], "working_hours": [], "moments": [] }]);
    let expectation = json!({ "id": "e-a", "horizon": "durable", "indicator": { "name": "x", "unit": "h" },
        "declared": "2026-W02", "baseline": 0, "target": 40, "due": "2027-W30" });
    let goal = json!([{ "id": "g-a", "title": "x", "expectations": [expectation] }]);
    for (key, value) in [("people", people), ("teams", team), ("goals", goal)] {
        document[key] = value;
    }
    for key in ["ai_systems", "cycles", "measurements", "accounts", "development_questions"] {
        document[key] = json!([]);
    }
    for key in ["governance", "costs", "rules"] {
        document.as_object_mut().unwrap().remove(key);
    }
    document["period"] = json!({ "from": "2026-W02", "until": "2029-W52" });
    document["assumptions"] = json!({ "work": { "retention_held": 0.98, "retention_idle": 0.9 }, "recent_weeks": 8 });
    let first = week_number("2026-W02");
    let cycle = |i: i32| {
        let activity = json!({ "professionals": ["p-a"], "mode": "doing", "minutes": 60 });
        let activities = if i % 2 == 0 { json!([activity]) } else { json!([]) };
        json!({ "id": format!("c-{i}"), "team": "t-a", "week": week_text(first + i), "status": "held",
            "activities": activities, "outcomes": [{ "expectation": "e-a", "carrier": "work", "amount": 6 }] })
    };
    (document, (0..weeks).map(cycle).collect())
}
