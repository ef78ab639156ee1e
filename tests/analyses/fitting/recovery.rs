//! What generated a series of measurements is found back from it.

use super::simulate::{Case, FIRST, FITTED, laboratory, noise, normal};
use crate::common::list;
use crate::reference::document::{week, week_text};
use crate::reference::generate::{self, Size};
use crate::reference::random::Random;
use lerendwerken::calculus::{Acting, Calibrated};
use serde_json::json;

/// A value for each parameter that is away from its bounds.
fn truth(random: &mut Random) -> [f64; 6] {
    let between = |random: &mut Random, from: f64, to: f64| from + (to - from) * random.unit();
    [(0.3, 0.95), (0.9, 0.995), (0.85, 0.99), (0.3, 0.95), (0.9, 0.995), (0.85, 0.99)]
        .map(|(from, to)| between(random, from, to))
}

/// Estimates and how far they may be off.
fn hold(case: &str, calibrated: &Calibrated, truth: &[f64; 6]) {
    assert!(calibrated.converged, "{case}: {calibrated:?}");
    for it in &calibrated.estimates {
        let place = FITTED.iter().position(|one| *one == it.parameter).unwrap();
        let off = (it.value - truth[place]).abs();
        assert!(off < 1e-6, "{case}: {} is {} where {} was true", it.parameter, it.value, truth[place]);
    }
}

#[test]
fn a_noiseless_series_gives_back_what_generated_it() {
    for seed in 0..6 {
        let truth = truth(&mut Random::new(seed));
        let case = laboratory(80, seed).with(&truth);
        let every: Vec<i32> = (0..20).map(|n| FIRST + 3 + 4 * n).collect();
        let case = case.measured(&every, 0.0, || 0.0);
        // From the defaults, four of which stand at a bound, from 0 and from the truth itself.
        let mut bare = case.clone();
        bare.document.as_object_mut().unwrap().remove("assumptions");
        for start in [bare, case.with(&[0.0; 6]), case.with(&[1.0; 6]), case.clone()] {
            let calibrated = start.calibrated(&FITTED);
            assert_eq!((calibrated.estimates.len(), calibrated.weighted), (6, false), "{calibrated:?}");
            assert_eq!(calibrated.degrees_of_freedom, 40 - 6);
            hold(&format!("laboratory {seed}"), &calibrated, &truth);
            assert!(noise(&calibrated) < 1e-12, "{calibrated:?}");
        }
    }
}

#[test]
fn what_stands_at_a_bound_is_found_there() {
    let truth = [1.0, 1.0, 0.98, 0.7, 0.99, 0.96];
    let every: Vec<i32> = (0..20).map(|n| FIRST + 3 + 4 * n).collect();
    let calibrated = laboratory(80, 1).with(&truth).measured(&every, 0.0, || 0.0).with(&[0.5; 6]).calibrated(&FITTED);
    hold("at a bound", &calibrated, &truth);
    for it in &calibrated.estimates {
        let is_at_bound = [Acting::CraftConsolidation, Acting::CraftRetentionHeld].contains(&it.parameter);
        assert_eq!((it.at_bound, it.standard_error.is_none()), (is_at_bound, is_at_bound), "{it:?}");
    }
}

/// Random programmes: whatever is not refused is found back.
#[test]
fn random_programmes_give_back_what_can_be_told() {
    let mut found = [0; 6];
    for seed in 0..30 {
        let random = &mut Random::new(40_000 + seed);
        let (document, logged) = generate::programme(4_400_000 + seed, Size::Medium);
        let until = week(&document["period"], "until");
        let truth = truth(random);
        let case = Case { document, logged, week: week_text(until + 60) }.with(&truth);
        let from = week(&case.document["period"], "from");
        let mut weeks: Vec<i32> = (0..24).map(|_| random.range(from, until + 30)).collect();
        weeks.sort_unstable();
        let error = if seed % 2 == 0 { 0.0 } else { 0.01 };
        let case = case.measured(&weeks, error, || 0.0);
        if list(&case.document, "measurements").is_empty() {
            continue;
        }
        let told: Vec<Acting> = case.calibrated(&FITTED).estimates.iter().map(|it| it.parameter).collect();
        // What is refused stays as it was; what is not starts elsewhere.
        let start = told.iter().fold(case.clone(), |case, it| case.assuming(*it, 0.8));
        let calibrated = start.calibrated(&FITTED);
        assert_eq!(calibrated.estimates.len(), told.len(), "programme {seed}");
        hold(&format!("programme {seed}"), &calibrated, &truth);
        for it in &told {
            found[FITTED.iter().position(|one| one == it).unwrap()] += 1;
        }
    }
    assert!(found.iter().all(|times| *times >= 10), "each is told often: {found:?}");
}

/// Intervals of 95 % hold the truth in about 95 of 100 series.
#[test]
fn intervals_cover_the_truth_as_often_as_they_say() {
    const SERIES: u32 = 150;
    let truth = [0.7, 0.985, 0.96, 0.6, 0.98, 0.95];
    let case = laboratory(44, 7).with(&truth);
    let every: Vec<i32> = (0..14).map(|n| FIRST + 2 + 3 * n).collect();
    let exact = case.measured(&every, 0.002, || 0.0);
    let (mut held, mut squares) = ([0; 6], 0.0);
    for seed in 0..SERIES {
        let random = &mut Random::new(u64::from(seed));
        let mut noisy = exact.clone();
        for it in noisy.document["measurements"].as_array_mut().unwrap() {
            let error = it["standard_error"].as_f64().unwrap();
            it["level"] = json!(it["level"].as_f64().unwrap() + error * normal(random));
        }
        let calibrated = noisy.calibrated(&FITTED);
        assert!(calibrated.converged && calibrated.estimates.len() == 6, "{seed}: {calibrated:?}");
        squares += calibrated.chi_squared;
        for ((it, truth), held) in calibrated.estimates.iter().zip(truth).zip(&mut held) {
            // At a bound there is no interval; the case is chosen so that it hardly comes to that.
            let error = it.standard_error.unwrap_or_else(|| panic!("{seed}: {it:?}"));
            *held += i32::from((it.value - truth).abs() <= 1.959963984540054 * error);
        }
    }
    // A binomial of 150 and 0.95 lies below in 1 of 10,000 cases; the draws are always the same ones.
    assert!(held.iter().all(|times| *times >= 131), "{held:?} of {SERIES}");
    let all = f64::from(held.iter().sum::<i32>()) / f64::from(6 * SERIES);
    assert!((0.92..0.98).contains(&all), "{held:?} of {SERIES}");
    // χ² has as many degrees of freedom in sum, and twice that as its variance.
    let freedom = f64::from(SERIES * (28 - 6));
    assert!((squares - freedom).abs() < 4.0 * (2.0 * freedom).sqrt(), "{squares} where {freedom} is expected");
}
