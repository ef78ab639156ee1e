//! Money, held against the document itself, and against its laws.

use std::collections::BTreeSet;

use crate::common::{EXAMPLES, as_of, example, list, list_mut, sound};
use crate::reference::calculus::{held, latest_week};
use crate::reference::document::{week, week_number, week_text};
use crate::reference::generate::{self, Size};
use crate::reference::random::Random;
use lerendwerken::calculus::{self, Money, MoneyCaution, NoMoney, SroiTerms};
use lerendwerken::model::Horizon;
use serde_json::{Value, json};

/// A random programme with costs and worths, all its cycles in it, and the week that is asked for.
fn programme(seed: u64) -> (Value, i32) {
    let (mut document, logged) = generate::programme(5_000_000 + seed, Size::Small);
    let mut cycles = list(&document, "cycles").to_vec();
    cycles.extend(logged);
    document["cycles"] = json!(cycles);
    let mut random = Random::new(seed);
    let now = generate::as_of(seed, &document);
    let now = now.map_or_else(|| latest_week(&document, &held(&document, &[])), |week| week_number(&week));
    document["costs"] = json!({ "currency": "EUR", "hour": 60.0 * random.unit() });
    document["costs"]["other"] = (0..random.range(0, 3))
        .map(|_| json!({ "week": week_text(now - random.range(-5, 30)), "amount": 50.0 * random.unit(), "what": "x" }))
        .collect();
    for expectation in list_mut(&mut document, "goals").iter_mut().flat_map(|goal| list_mut(goal, "expectations")) {
        let worth = random.chance(0.7).then(|| json!({ "amount": 100.0 * random.unit(), "currency": "EUR" }));
        expectation["indicator"]["worth"] = worth.unwrap_or(Value::Null);
    }
    (document, now)
}

fn money(document: &Value, at: i32) -> Money {
    calculus::money(&sound(document, &[]), as_of(Some(&week_text(at))), None).unwrap()
}

fn near(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-9 * (scale.abs() + a.abs() + b.abs()) + 1e-12
}

/// Costs up to a week, straight from the document.
fn cost(document: &Value, at: i32) -> f64 {
    let other = list(&document["costs"], "other").iter();
    let other: f64 = other
        .filter(|it| week_number(it["week"].as_str().unwrap()) <= at)
        .map(|it| it["amount"].as_f64().unwrap())
        .sum();
    let mut minutes = 0.0;
    for ((_, week), cycle) in held(document, &[]) {
        for activity in list(cycle, "activities").iter().filter(|_| week <= at) {
            let people: BTreeSet<_> = list(activity, "professionals").iter().map(Value::as_str).collect();
            minutes += activity["minutes"].as_f64().unwrap() * people.len() as f64;
        }
    }
    other + minutes / 60.0 * document["costs"]["hour"].as_f64().unwrap()
}

#[test]
fn costs_and_benefits_are_those_of_the_document() {
    let mut valued = 0;
    for seed in 0..80 {
        let (document, at) = programme(seed);
        let given = money(&document, at);
        let results = calculus::results(&sound(&document, &[]), as_of(Some(&week_text(at))));
        assert!(near(given.cost.unwrap(), cost(&document, at), 0.0), "programme {seed}");
        let written = list(&document, "goals").iter().flat_map(|goal| list(goal, "expectations"));
        let (mut benefit, mut variance) = ([None::<f64>; 2], [0.0; 2]);
        let mut rows = given.rows.iter();
        for (it, result) in written.zip(&results.expectations) {
            let is_declared = week(it, "declared") <= at;
            let worth = it["indicator"]["worth"]["amount"].as_f64();
            assert_eq!(given.not_valued.contains(&result.expectation), is_declared && worth.is_none());
            let Some(worth) = worth.filter(|_| is_declared) else { continue };
            let sign = (it["target"].as_f64().unwrap() - it["baseline"].as_f64().unwrap()).signum();
            let (place, estimate) = match result.horizon {
                Horizon::Direct => (0, result.short_term),
                Horizon::Durable => (1, result.long_term),
            };
            let row = rows.next().unwrap();
            assert_eq!((&row.expectation, row.value, row.worth), (&result.expectation, estimate.value, worth));
            assert!(near(row.benefit, worth * sign * estimate.value, 0.0));
            assert!(near(row.benefit_error, worth * estimate.standard_error, 0.0));
            *benefit[place].get_or_insert(0.0) += worth * sign * estimate.value;
            variance[place] += (worth * estimate.standard_error).powi(2);
            valued += 1;
        }
        let figures = |of: calculus::OfHorizons| [of.direct, of.durable];
        let scale: f64 = given.rows.iter().map(|row| row.benefit.abs()).sum();
        for (place, benefit) in benefit.into_iter().enumerate() {
            let all = [given.benefit, given.benefit_error, given.roi_percent, given.benefit_cost_ratio];
            let [brought, error, roi, ratio] = all.map(|it| figures(it)[place]);
            let errors = [given.roi_percent_error, given.benefit_cost_ratio_error].map(|it| figures(it)[place]);
            let per_cost = error.zip(given.cost.filter(|cost| *cost > 0.0)).map(|(error, cost)| error / cost);
            assert_eq!(errors[1], per_cost, "programme {seed}");
            assert_eq!(errors[0].is_some(), per_cost.is_some());
            assert!(errors[0].zip(per_cost).is_none_or(|(roi, ratio)| near(roi, 100.0 * ratio, 0.0)));
            assert_eq!(
                (brought.is_some(), error.is_some()),
                (benefit.is_some(), benefit.is_some()),
                "programme {seed}"
            );
            let Some((benefit, brought)) = benefit.zip(brought) else { continue };
            assert!(near(brought, benefit, scale) && near(error.unwrap(), variance[place].sqrt(), 0.0));
            let price = given.cost.unwrap();
            assert_eq!((roi.is_some(), ratio.is_some()), (price > 0.0, price > 0.0));
            if let Some((roi, ratio)) = roi.zip(ratio) {
                assert!(near(ratio, brought / price, 0.0) && near(roi, 100.0 * (ratio - 1.0), 100.0));
            }
        }
    }
    assert!(valued > 100, "only {valued}");
}

#[test]
fn it_is_paid_back_in_the_first_week_in_which_it_is() {
    let mut paid = 0;
    for seed in 0..40 {
        let (document, at) = programme(seed);
        let given = money(&document, at);
        let first = list(&document, "cycles").iter().map(|it| week_number(it["week"].as_str().unwrap()));
        let others = list(&document["costs"], "other").iter().map(|it| week_number(it["week"].as_str().unwrap()));
        let Some(first) = first.chain(others).min().filter(|first| *first <= at) else { continue };
        let pays = |it: &Money, benefit: Option<f64>| {
            it.cost.is_some_and(|cost| cost > 0.0 && benefit.is_some_and(|it| it >= cost))
        };
        let weeks: Vec<Money> = (first..=at).map(|at| money(&document, at)).collect();
        let direct = weeks.iter().find(|it| pays(it, it.benefit.direct)).map(|it| it.as_of);
        let durable = weeks.iter().find(|it| pays(it, it.benefit.durable)).map(|it| it.as_of);
        assert_eq!((given.payback.direct, given.payback.durable), (direct, durable), "programme {seed}");
        paid += usize::from(direct.is_some()) + usize::from(durable.is_some());
    }
    assert!(paid > 5, "only {paid}");
}

fn scaled(document: &Value, factor: f64, keys: &[&str]) -> Value {
    let mut document = document.clone();
    let by = |value: &mut Value| {
        if let Some(number) = value.as_f64() {
            *value = json!(factor * number);
        }
    };
    for expectation in list_mut(&mut document, "goals").iter_mut().flat_map(|goal| list_mut(goal, "expectations")) {
        if keys.contains(&"worth") && !expectation["indicator"]["worth"].is_null() {
            by(&mut expectation["indicator"]["worth"]["amount"]);
        }
        if keys.contains(&"levels") {
            by(&mut expectation["baseline"]);
            by(&mut expectation["target"]);
            list_mut(expectation, "milestones").iter_mut().for_each(|it| by(&mut it["target"]));
        }
    }
    if keys.contains(&"costs") {
        by(&mut document["costs"]["hour"]);
        list_mut(&mut document["costs"], "other").iter_mut().for_each(|it| by(&mut it["amount"]));
    }
    if keys.contains(&"levels") {
        list_mut(&mut document, "measurements").iter_mut().for_each(|it| by(&mut it["level"]));
        let outcomes = list_mut(&mut document, "cycles").iter_mut().flat_map(|cycle| list_mut(cycle, "outcomes"));
        outcomes.for_each(|it| by(&mut it["amount"]));
    }
    document
}

fn all(of: calculus::OfHorizons) -> [f64; 2] {
    [of.direct.unwrap_or(f64::INFINITY), of.durable.unwrap_or(f64::INFINITY)]
}

#[test]
fn money_goes_with_its_units_and_falling_indicators_bring_as_much_as_rising_ones() {
    for seed in 0..40 {
        let (document, at) = programme(seed);
        let base = money(&document, at);
        let mirrored = money(&scaled(&document, -1.0, &["levels"]), at);
        assert_eq!((mirrored.benefit, mirrored.payback), (base.benefit, base.payback), "programme {seed}");
        let dearer = money(&scaled(&document, 4.0, &["worth"]), at);
        let cents = money(&scaled(&document, 128.0, &["worth", "costs"]), at);
        for (place, benefit) in all(base.benefit).into_iter().enumerate() {
            assert_eq!(all(dearer.benefit)[place], 4.0 * benefit, "programme {seed}");
            assert_eq!(all(cents.benefit)[place], 128.0 * benefit, "programme {seed}");
            assert_eq!(all(cents.benefit_cost_ratio)[place], all(base.benefit_cost_ratio)[place], "programme {seed}");
        }
        assert_eq!((cents.cost.unwrap(), cents.payback), (128.0 * base.cost.unwrap(), base.payback));
        assert_eq!(dearer.cost, base.cost);
    }
}

#[test]
fn what_is_not_known_is_absent() {
    let (document, at) = programme(1);
    let mut without = document.clone();
    without.as_object_mut().unwrap().remove("costs");
    let given = money(&without, at);
    assert_eq!((given.cost, given.roi_percent, given.payback), (None, Default::default(), Default::default()));
    let mut free = document.clone();
    free["costs"] = json!({ "currency": "EUR", "hour": 0 });
    let given = money(&free, at);
    assert_eq!(
        (given.cost, given.benefit_cost_ratio, given.payback),
        (Some(0.0), Default::default(), Default::default())
    );
    let mut worthless = document;
    for expectation in list_mut(&mut worthless, "goals").iter_mut().flat_map(|goal| list_mut(goal, "expectations")) {
        expectation["indicator"]["worth"] = Value::Null;
    }
    let given = money(&worthless, at);
    let kinds: Vec<_> = given.warnings.iter().map(|it| it.kind).collect();
    assert_eq!((given.benefit, given.rows.len(), kinds), (Default::default(), 0, vec![MoneyCaution::ReportedTime]));
    assert!(given.cost.is_some());
}

#[test]
fn currencies_are_never_added_up() {
    let (mut document, at) = programme(2);
    document["costs"]["currency"] = json!("USD");
    let expectation = &mut list_mut(&mut list_mut(&mut document, "goals")[0], "expectations")[0];
    expectation["indicator"]["worth"] = json!({ "amount": 1, "currency": "EUR" });
    let refused = calculus::money(&sound(&document, &[]), as_of(Some(&week_text(at))), None).unwrap_err();
    assert!(matches!(&refused, NoMoney::MixedCurrencies(all) if all.len() == 2), "{refused}");
    assert_eq!(refused.to_string(), "more than one currency: USD, EUR");
}

#[test]
fn defaults_are_said_where_a_durable_benefit_rests_on_them() {
    let (mut document, logged) = example(EXAMPLES[0]);
    for expectation in list_mut(&mut document, "goals").iter_mut().flat_map(|goal| list_mut(goal, "expectations")) {
        if expectation["id"] == "e-verzuim" {
            expectation["indicator"]["worth"] = json!({ "amount": 900, "currency": "EUR" });
        }
    }
    let log = generate::log(&logged);
    let given = calculus::money(&sound(&document, std::slice::from_ref(&log)), as_of(None), None).unwrap();
    let warned = given.warnings.iter().find(|it| it.kind == MoneyCaution::RestsOnDefaults).unwrap();
    assert!(warned.about.contains(&"work.retention_held".to_owned()), "{warned:?}");
    assert!(!warned.about.contains(&"work.retention_idle".to_owned()), "the document gives that one: {warned:?}");
    assert!(warned.about.iter().all(|path| !path.starts_with("craft.")), "no craft is in it: {warned:?}");
    let early = calculus::money(&sound(&document, std::slice::from_ref(&log)), as_of(Some("2026-W02")), None).unwrap();
    assert!(early.warnings.iter().all(|it| it.kind != MoneyCaution::RestsOnDefaults), "nothing was reported by then");
    let terms = SroiTerms { impact: 214_200.0, drop_off: 0.3, years: 2, cost: Some(250_000.0) };
    document["assumptions"]["discount_rate"] = json!(0.035);
    let given = calculus::money(&sound(&document, &[log]), as_of(None), Some(&terms)).unwrap().sroi.unwrap();
    // Example A of the literature: 359,069.57, and 1.44 as it was printed.
    assert!((given.present_value - 359_069.57).abs() < 0.005 && (given.ratio.unwrap() - 1.436278).abs() < 5e-7);
    assert!(given.other_present_value < given.present_value && !given.discount_first_year);
    assert!((given.other_present_value * 1.035 - given.present_value).abs() < 1e-6);
}

#[test]
fn terms_that_cannot_be_are_refused_by_name() {
    let (document, _) = programme(3);
    let sound = sound(&document, &[]);
    let good = SroiTerms { impact: 1.0, drop_off: 0.1, years: 1, cost: None };
    for (term, terms) in [
        ("impact", SroiTerms { impact: f64::NAN, ..good }),
        ("drop_off", SroiTerms { drop_off: 1.5, ..good }),
        ("years", SroiTerms { years: 0, ..good }),
        ("years", SroiTerms { years: 101, ..good }),
        ("cost", SroiTerms { cost: Some(-1.0), ..good }),
    ] {
        let refused = calculus::money(&sound, as_of(None), Some(&terms)).unwrap_err();
        assert!(matches!(&refused, NoMoney::Term(it) if it.term == term), "{refused}");
    }
}

/// A programme with one direct yield: 2 h worth 30 each, once, at a cost of 60.
fn small() -> Value {
    json!({ "format": 1, "id": "small", "organisation": "x", "period": { "from": "2026-W02", "until": "2026-W52" },
        "people": [{ "id": "p-a", "name": "A", "weekly_minutes": 2000 }],
        "teams": [{ "id": "t-a", "name": "A", "members": ["p-a"], "working_hours": [], "moments": [] }],
        "costs": { "currency": "EUR", "hour": 0, "other": [{ "week": "2026-W05", "amount": 60, "what": "x" }] },
        "goals": [{ "id": "g-a", "title": "x", "expectations": [
            { "id": "e-a", "horizon": "direct", "indicator": { "name": "x", "unit": "h", "worth": { "amount": 30, "currency": "EUR" } },
              "declared": "2026-W03", "baseline": 0, "target": 10, "due": "2026-W30" }] }],
        "development_questions": [],
        "cycles": [{ "id": "c-1", "team": "t-a", "week": "2026-W06", "status": "held",
            "outcomes": [{ "expectation": "e-a", "carrier": "work", "amount": 2 }] }] })
}

#[test]
fn a_benefit_that_is_as_great_as_the_cost_pays_back() {
    let given = money(&small(), week_number("2026-W10"));
    assert_eq!((given.cost, given.benefit.direct), (Some(60.0), Some(60.0)));
    assert_eq!(given.payback.direct, Some("2026-W06".parse().unwrap()));
    assert_eq!((given.roi_percent.direct, given.benefit_cost_ratio.direct), (Some(0.0), Some(1.0)));
}

#[test]
fn before_anything_there_is_nothing_and_no_minus() {
    let given = money(&small(), week_number("2026-W02"));
    assert_eq!(serde_json::to_string(&given.cost).unwrap(), "0.0");
    assert_eq!((given.benefit.direct, given.rows.len(), given.not_valued.len()), (None, 0, 0), "not declared yet");
    let given = money(&small(), week_number("2026-W04"));
    assert_eq!((given.benefit.direct, given.rows.len()), (Some(0.0), 1));
}

#[test]
fn what_is_not_taken_off_is_said() {
    let warned = |adjust: Value| {
        let mut document = small();
        list_mut(&mut list_mut(&mut document, "goals")[0], "expectations")[0]["adjust"] = adjust;
        let given = money(&document, week_number("2026-W10"));
        given.warnings.into_iter().find(|it| it.kind == MoneyCaution::NotAdjusted).map(|it| it.about)
    };
    for nothing in [json!(null), json!({}), json!({ "attribution": 0.8 })] {
        assert_eq!(warned(nothing), Some(vec!["e-a".to_owned()]));
    }
    for something in [json!({ "deadweight": 0.1 }), json!({ "displacement": 0.1 })] {
        assert_eq!(warned(something), None);
    }
}

#[test]
fn sroi_takes_the_cost_of_the_programme_and_its_convention() {
    let terms = SroiTerms { impact: 100.0, drop_off: 0.5, years: 2, cost: None };
    let value = |first: bool| {
        let mut document = small();
        document["assumptions"] = json!({ "discount_rate": 0.25, "discount_first_year": first });
        let now = as_of(Some("2026-W10"));
        calculus::money(&sound(&document, &[]), now, Some(&terms)).unwrap().sroi.unwrap()
    };
    let (plain, first) = (value(false), value(true));
    // 100 + 50 / 1.25, and all of it once more over 1.25.
    assert_eq!((plain.present_value, first.present_value), (140.0, 112.0));
    assert_eq!((plain.other_present_value, first.other_present_value), (112.0, 140.0));
    assert_eq!((plain.cost, plain.ratio, plain.other_ratio), (Some(60.0), Some(140.0 / 60.0), Some(112.0 / 60.0)));
}
