//! The oracle against small cases worked out by hand.

use super::document::{week_number, week_text};
use super::{Exact, results};
use serde_json::{Value, json};

/// Shares in quarters and halves, so that every figure is a short binary fraction.
fn document(cycles: Value) -> Value {
    json!({
        "id": "waterland", "period": { "from": "2026-W02", "until": "2027-W52" },
        "teams": [ { "id": "t-a", "members": ["p-1"] }, { "id": "t-b", "members": ["p-1", "p-2", "p-3"] } ],
        "goals": [ { "id": "g-1", "expectations": [
            { "id": "e-uren", "horizon": "direct", "indicator": { "unit": "h" },
              "declared": "2026-W02", "baseline": 0.0, "target": 400.0, "due": "2026-W26",
              "milestones": [ { "week": "2026-W14", "target": 120.0 } ],
              "adjust": { "deadweight": 0.5, "attribution": 0.5 } },
            { "id": "e-verzuim", "horizon": "durable", "indicator": { "unit": "%", "aggregate": "mean" },
              "declared": "2026-W04", "baseline": 8, "target": 4, "due": "2026-W10", "weight": 3 }
        ] } ],
        "assumptions": {
            "craft": { "consolidation": 0.5, "retention_held": 1, "retention_idle": 0.5 },
            "work": { "retention_idle": 0.25 }, "stage": null, "tolerance": 0.25 },
        "measurements": [
            { "expectation": "e-verzuim", "week": "2026-W06", "level": 7, "standard_error": 1 },
            { "expectation": "e-verzuim", "week": "2026-W06", "level": 6, "standard_error": 2 },
            { "expectation": "e-verzuim", "week": "2026-W09", "level": 1 } ],
        "cycles": cycles
    })
}

/// A held cycle in which one person works an hour without AI.
fn cycle(team: &str, week: &str, outcomes: Value) -> Value {
    json!({ "team": team, "week": week, "status": "held", "outcomes": outcomes,
            "activities": [ { "professionals": ["p-1"], "minutes": 60 } ] })
}

fn outcome(expectation: &str, amount: f64, carrier: &str) -> Value {
    json!({ "expectation": expectation, "amount": amount, "carrier": carrier })
}

fn rounded(number: &Exact) -> f64 {
    (number.to_f64() * 1e12).round() / 1e12
}

#[test]
fn weeks_are_consecutive() {
    assert_eq!(week_number("2026-W53") + 1, week_number("2027-W01"));
    assert_eq!(week_number("2025-W52") + 1, week_number("2026-W01"));
    assert_eq!(week_text(week_number("2020-W53") + 1), "2021-W01");
}

#[test]
fn exact_numbers_are_exact() {
    let third = Exact::ratio(-2, -6);
    assert_eq!(&third + &third + &third, Exact::whole(1));
    assert_eq!(Exact::of(0.75) / Exact::of(-0.375), Exact::whole(-2));
    assert_ne!(Exact::of(0.1), Exact::ratio(1, 10));
    assert_eq!(Exact::of(0.1).to_rational(), num_rational::BigRational::from_float(0.1).unwrap());
    assert_eq!(Exact::of(1e12).to_f64(), 1e12);
    assert_eq!(Exact::ratio(49, 64).root(), Exact::ratio(7, 8));
    assert_eq!(Exact::of(1e-40).root().to_f64(), 1e-20);
    assert_eq!((Exact::whole(2) * Exact::of(1e40)).root().to_f64(), 2e40_f64.sqrt());
    assert!(Exact::whole(-3) < Exact::zero() && Exact::of(0.1) > Exact::ratio(1, 10));
}

/// The worked example: 0.3 at W14, then 6 of the 12 weeks to 1.
#[test]
fn expected_by_now() {
    let at = |week| rounded(&results(&document(json!([])), &[], Some(week), false).expectations[0].expected.value);
    assert_eq!(at("2026-W20"), 0.65);
    assert_eq!(at("2026-W14"), 0.3);
    assert_eq!(at("2026-W08"), 0.15);
    assert_eq!((at("2026-W01"), at("2026-W02"), at("2026-W26"), at("2026-W40")), (0.0, 0.0, 1.0, 1.0));
}

/// e-uren, net share (1 − ½) · 1 · ½ = ¼. t-a in W03: work 80 → n = 20, κ = 0.25 (no proposal), so
/// S = 20, D = 5; se 8 → 2, Vs = 4, Vd = 4/16. W04 idle: D = 5/4, Vd = ¼/16. W05 without activities:
/// work idles again, D = 5/16, Vd = 1/1024, craft 40 → n = 10 with o = 1: S = 30, D as it was.
#[test]
fn one_team_by_hand() {
    let mut first = outcome("e-uren", 80.0, "work");
    first["standard_error"] = json!(8);
    let mut third = cycle("t-a", "2026-W05", json!([outcome("e-uren", 40.0, "craft")]));
    third["activities"] = json!(null);
    let document = document(json!([third]));
    let log = [cycle("t-a", "2026-W03", json!([first]))];
    let answer = results(&document, &log, None, true);
    let row = &answer.expectations[0];
    assert_eq!((answer.as_of.as_str(), row.teams.len()), ("2026-W05", 1));
    assert_eq!(row.short_term.figure.value, Exact::whole(30));
    assert_eq!(row.short_term.variance, Exact::whole(4));
    assert_eq!(row.long_term.figure.value, Exact::ratio(5, 16));
    assert_eq!(row.long_term.variance, Exact::ratio(1, 1024));
    assert_eq!(row.attainment.figure.value, Exact::ratio(30, 400));
    assert_eq!(row.attainment.variance, Exact::ratio(4, 160_000));
    let weeks = row.weekly.as_ref().unwrap();
    let weeks: Vec<_> = weeks.iter().map(|row| (row.week.as_str(), rounded(&row.long_term.figure.value))).collect();
    assert_eq!(weeks, [("2026-W03", 5.0), ("2026-W04", 1.25), ("2026-W05", 0.3125)]);
    assert!(answer.expectations[1].weekly.as_ref().unwrap().is_empty());
}

/// o = (2 people · 30 · 1 + 60 · 0 (mastery) + 120 · 0 (no AI)) / 240 = ¼; craft κ = ½ · ¾ = ⅜.
/// Work under an adopted proposal: κ = ¾; under a withdrawn one 0.
#[test]
fn consolidation_by_hand() {
    let mut cycle = cycle(
        "t-b",
        "2026-W04",
        json!([
            outcome("e-verzuim", -2.0, "craft"),
            outcome("e-verzuim", -1.0, "work"),
            outcome("e-verzuim", -8.0, "work")
        ]),
    );
    cycle["outcomes"][1]["proposal"] = json!("pr-1");
    cycle["outcomes"][2]["proposal"] = json!("pr-2");
    cycle["proposals"] = json!([{ "id": "pr-1", "stage": "adopted" }, { "id": "pr-2", "stage": "withdrawn" }]);
    cycle["activities"] = json!([
        { "professionals": ["p-1", "p-2"], "minutes": 30, "ai": { "offloaded": 1 } },
        { "professionals": ["p-3"], "minutes": 60.0, "ai": { "offloaded": 1 }, "mastery": true },
        { "professionals": ["p-3"], "minutes": 120, "ai": null }]);
    let answer = results(&document(json!([cycle])), &[], None, false);
    let row = &answer.expectations[1];
    assert_eq!(row.short_term.figure.value, Exact::whole(-11));
    assert_eq!(row.long_term.figure.value, Exact::ratio(-3, 2));
    assert_eq!(row.long_term.figure.terms, Exact::ratio(3, 2));
    assert_eq!(row.attainment.figure.value, Exact::ratio(3, 8));
}

/// e-verzuim, craft, κ = ½, mean over members 1 and 3. W03 is before `declared`. t-a in W04: −8, se 2:
/// D = −4, V = 1. W05: t-b held −4: D = −2; t-a idles to −2, V = ¼: mean (−2 − 6)/4 = −2, V = ¼/16.
/// W06: both idle: mean −1, V = 1/256. In the last measurement of W06 m = 2/4, a = ¼.
#[test]
fn teams_and_standing_by_hand() {
    let mut late = outcome("e-verzuim", -8.0, "craft");
    late["standard_error"] = json!(2);
    let cycles = json!([
        cycle("t-b", "2026-W05", json!([outcome("e-verzuim", -4.0, "craft")])),
        cycle("t-a", "2026-W03", json!([outcome("e-verzuim", -64.0, "craft")])),
        cycle("t-a", "2026-W04", json!([late]))
    ]);
    let document = document(cycles);
    let row = |week| results(&document, &[], Some(week), false).expectations.remove(1);
    assert_eq!(row("2026-W03").standing.name, "not_declared");
    let first = row("2026-W04");
    assert_eq!((first.teams.len(), first.standing.name), (1, "reached"));
    assert_eq!(first.long_term.figure.value, Exact::whole(-4));
    let now = row("2026-W06");
    assert_eq!(now.long_term.figure.value, Exact::whole(-1));
    assert_eq!(now.long_term.variance, Exact::ratio(1, 256));
    let teams: Vec<_> = now.teams.iter().map(|row| (row.team.as_str(), rounded(&row.long_term.figure.value))).collect();
    assert_eq!(teams, [("t-a", -1.0), ("t-b", -1.0)]);
    // a = ¼ against x = ⅓ and a tolerance of ¼: on track, 1/6 + 1e-9 away from "behind".
    assert_eq!(now.standing.name, "on_track");
    let margin = Exact::ratio(1, 6) + Exact::ratio(1, 1_000_000_000);
    assert_eq!(now.standing.margin, Some(margin));
    let measured = now.measured.unwrap();
    assert_eq!((measured.week.as_str(), measured.attainment.value), ("2026-W06", Exact::ratio(1, 2)));
    let distance = measured.distance.unwrap();
    assert_eq!(distance.difference.value, Exact::ratio(1, 4));
    assert_eq!(distance.variance, Exact::ratio(1, 4) + Exact::ratio(1, 4096));
    // W08: a = 1/16, x = ⅔: behind. W11: past due, held at W10: 1/64; its measurement has no error.
    assert_eq!(row("2026-W08").standing.name, "behind");
    let missed = row("2026-W11");
    assert_eq!((missed.standing.name, missed.attainment.figure.value), ("missed", Exact::ratio(1, 64)));
    assert!(missed.measured.unwrap().distance.is_none());
    assert_eq!(results(&document, &[], Some("2026-W05"), false).expectations[0].standing.name, "not_started");
    // Goal and programme: e-verzuim weighs 3, the direct one 1 with nothing brought.
    let answer = results(&document, &[], Some("2026-W06"), false);
    assert_eq!(answer.goals[0].attained.durable.as_ref().unwrap().value, Exact::ratio(1, 4));
    assert!(answer.overall.direct.unwrap().value.is_zero());
    assert!(results(&document, &[], Some("2026-W03"), false).overall.durable.is_none());
    let defaulted = [
        "discount_first_year",
        "discount_rate",
        "recent_weeks",
        "stage.adopted",
        "stage.integrated",
        "stage.tried",
        "work.consolidation",
        "work.retention_held",
    ];
    assert_eq!(answer.assumptions["defaulted"], json!(defaulted));
}

/// Expectations of weight 1, ¼ of it attained, and 3, half of it attained: (1·¼ + 3·½)/4.
#[test]
fn weights_by_hand() {
    let figure = |above, below| super::Figure::term(Exact::ratio(above, below));
    let parts = [(Exact::whole(1), figure(-1, 4)), (Exact::whole(3), figure(1, 2)), (Exact::zero(), figure(9, 1))];
    let mean = super::weighted_mean(&parts).unwrap();
    assert_eq!((mean.value, mean.terms), (Exact::ratio(5, 16), Exact::ratio(7, 16)));
    assert!(super::weighted_mean(&parts[2..]).is_none() && super::weighted_mean(&[]).is_none());
}
