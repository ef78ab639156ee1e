//! Results that keep running are those of a computation from scratch, to the last bit.

use crate::common::{
    asking, check_with_logs, document, held, log_of, named, of_integrity, read, read_cycle, sound, week, yielding,
};
use crate::programmes::{Case, fewer, larger_cases, small_cases};
use lerendwerken::calculus;
use lerendwerken::calculus::{AsOf, Running};
use lerendwerken::model::{Cycle, Week};
use lerendwerken::rules::{Checking, Options, Sound, Unsound};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value, json};

/// What a check of all these cycles gives.
fn from_scratch(case: &Case, cycles: &[&Cycle]) -> Result<Sound, Unsound> {
    let mut checking = Checking::new(read(&case.document), Options::default());
    cycles.iter().for_each(|cycle| checking.cycle((*cycle).clone()));
    checking.finish().sound()
}

fn codes(unsound: &Unsound) -> Vec<&'static str> {
    let mut codes: Vec<_> = unsound.blocking().iter().map(|finding| finding.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Results as of some weeks, to the last bit.
fn written(running: &Running, weeks: &[AsOf]) -> Vec<String> {
    weeks.iter().map(|as_of| serde_json::to_string(&running.results(*as_of)).unwrap()).collect()
}

fn same_as_from_scratch(running: &Running, sound: &Sound, weeks: &[AsOf]) -> TestCaseResult {
    for as_of in weeks {
        let scratch = serde_json::to_string(&calculus::results(sound, *as_of)).unwrap();
        prop_assert_eq!(serde_json::to_string(&running.results(*as_of)).unwrap(), scratch, "{:?}", as_of);
    }
    Ok(())
}

/// The weeks around a period, one in so many.
fn weeks(case: &Case, step: usize) -> Vec<AsOf> {
    let period = read(&case.document).period;
    let weeks = (period.from.number() - 2..=period.until.number() + 3).step_by(step);
    weeks.filter_map(Week::from_number).map(AsOf::Week).chain([AsOf::LastHeld]).collect()
}

/// A cycle that may not be appended: of each kind one.
fn wrong(case: &Case, kind: usize, appended: &[&Cycle]) -> Cycle {
    let period = read(&case.document).period;
    let team = case.document["teams"][0]["id"].as_str().unwrap();
    let free = (0..).map(|i| period.until.number() - i).filter_map(Week::from_number);
    let mut free = free.filter(|week| !appended.iter().any(|it| it.team.as_str() == team && it.week == *week));
    let (free, before) = (free.next().unwrap().to_string(), Week::from_number(period.from.number() - 1).unwrap());
    let expectation = case.document["goals"][0]["expectations"][0]["id"].clone();
    let known = |cycle: Value| yielding(cycle, expectation.as_str().unwrap_or("e-none"), 5.0);
    let person = case.document["people"][0]["id"].as_str().unwrap();
    let taken = appended.iter().find(|it| it.held().is_some());
    let cycle = match kind {
        0 => known(held("t-onbekend", &free)),
        1 => yielding(known(held(team, &free)), "e-onbekend", 7.0),
        2 => known(held(team, &before.to_string())),
        3 => asking(asking(held(team, &free), "lq-x", person, None), "lq-x", person, None),
        4 => {
            let mut cycle = known(held(team, &free));
            cycle["outcomes"][0]["proposal"] = json!("pr-onbekend");
            cycle
        }
        5 if taken.is_some() => known(held(taken.unwrap().team.as_str(), &taken.unwrap().week.to_string())),
        6 if taken.is_some() => named(known(held(team, &free)), taken.unwrap().id.as_str()),
        _ => asking(held(team, &free), "lq-x", "p-onbekend", Some("dq-onbekend")),
    };
    read_cycle(&cycle)
}

/// Cycles in random order, or by week as they come in practice.
fn in_order(case: Case) -> impl Strategy<Value = (Case, Vec<Value>)> {
    let mut by_week = case.cycles.clone();
    by_week.sort_by_key(|cycle| (cycle["week"].to_string(), cycle["status"] != "planned"));
    let shuffled = Just(case.cycles.clone()).prop_shuffle();
    (Just(case), prop_oneof![3 => shuffled, 1 => Just(by_week)])
}

/// Gives some planned cycles the id of another one, of whatever week and team.
fn with_ids_taken(cycles: &mut [Value], which: &[Option<Index>]) {
    let ids: Vec<Value> = cycles.iter().map(|cycle| cycle["id"].clone()).collect();
    let planned = cycles.iter_mut().filter(|cycle| cycle["status"] == "planned");
    for (cycle, other) in planned.zip(which.iter().cycle()) {
        if let Some(other) = other {
            cycle["id"] = ids[other.index(ids.len())].clone();
        }
    }
}

proptest! {
    /// After every append the same, a cycle is refused exactly where a check from scratch blocks, and
    /// one that is refused changes nothing.
    #[test]
    fn appending_is_computing_from_scratch(
        (case, mut cycles) in small_cases().prop_flat_map(in_order),
        attempts in prop::collection::vec(prop::option::weighted(0.4, 0..8_usize), 12),
        ids_taken in prop::collection::vec(prop::option::weighted(0.3, any::<Index>()), 8),
    ) {
        with_ids_taken(&mut cycles, &ids_taken);
        let cycles: Vec<Cycle> = cycles.iter().map(read_cycle).collect();
        let mut running = Running::new(from_scratch(&case, &[]).unwrap());
        let mut appended: Vec<&Cycle> = Vec::new();
        let all = weeks(&case, 1);
        for (cycle, attempt) in cycles.iter().zip(attempts.iter().cycle()) {
            let weeks = [AsOf::LastHeld, AsOf::Week(cycle.week), AsOf::Week(cycle.week + 1), case.as_of()];
            if let Some(kind) = attempt {
                let wrong = wrong(&case, *kind, &appended);
                let before = written(&running, &weeks);
                let refused = running.append(&wrong).expect_err("it may not be appended");
                let all: Vec<&Cycle> = appended.iter().copied().chain([&wrong]).collect();
                prop_assert_eq!(codes(&refused), codes(&from_scratch(&case, &all).unwrap_err()));
                prop_assert_eq!(before, written(&running, &weeks));
            }
            appended.push(cycle);
            match (running.append(cycle), from_scratch(&case, &appended)) {
                (Ok(_), Ok(sound)) => same_as_from_scratch(&running, &sound, &weeks)?,
                (Err(refused), Err(unsound)) => {
                    prop_assert_eq!(codes(&refused), codes(&unsound));
                    appended.pop();
                }
                (given, scratch) => {
                    let given = given.map(|_| "appended").map_err(|it| codes(&it));
                    let scratch = scratch.map(|_| "sound").map_err(|it| codes(&it));
                    prop_assert!(false, "{:?} of {}: {given:?} where {scratch:?}", cycle.status(), cycle.id);
                }
            }
        }
        same_as_from_scratch(&running, &from_scratch(&case, &appended).unwrap(), &all)?;
    }

    /// Where a part was there before: in the programme, and in a log.
    #[test]
    fn it_goes_on_from_what_was_there((case, cycles) in small_cases().prop_flat_map(in_order), cuts in (0.0..1.0, 0.0..1.0)) {
        let mut cycles: Vec<Value> = cycles;
        cycles.retain(|cycle| cycle["status"] != "planned");
        let place = |cut: f64| (cut * cycles.len() as f64) as usize;
        let (one, other) = (place(cuts.0), place(cuts.1));
        let (first, second) = (one.min(other), one.max(other));
        let mut document = case.document.clone();
        document["cycles"] = json!(cycles[..first]);
        let mut running = Running::new(sound(&document, &[log_of(&cycles[first..second])]));
        for cycle in &cycles[second..] {
            running.append(&read_cycle(cycle)).unwrap();
        }
        document["cycles"] = json!(cycles);
        same_as_from_scratch(&running, &sound(&document, &[]), &weeks(&case, 1))?;
    }
}

proptest! {
    #![proptest_config(fewer(16))]

    #[test]
    fn a_long_history_appended_in_any_order((case, cycles) in larger_cases().prop_flat_map(in_order)) {
        let cycles: Vec<Cycle> = cycles.iter().filter(|it| it["status"] != "planned").map(read_cycle).collect();
        let mut running = Running::new(from_scratch(&case, &[]).unwrap());
        for cycle in &cycles {
            running.append(cycle).unwrap();
        }
        let all: Vec<&Cycle> = cycles.iter().collect();
        same_as_from_scratch(&running, &from_scratch(&case, &all).unwrap(), &weeks(&case, 7))?;
    }
}

/// A running programme of which nothing is appended yet.
fn running() -> Running {
    Running::new(check_with_logs(&document(), &[], &of_integrity()).sound().unwrap())
}

#[test]
fn checking_alone_changes_nothing() {
    let mut running = running();
    let cycle = read_cycle(&yielding(held("t-balie", "2026-W07"), "e-uren", 8.0));
    let before = running.results(AsOf::Week(week("2026-W09")));
    let checked = running.check(&cycle).unwrap();
    assert!(checked.findings().is_empty());
    assert_eq!(running.results(AsOf::Week(week("2026-W09"))), before);
    running.put(&checked);
    let mut other = self::running();
    other.append(&cycle).unwrap();
    assert_eq!(running.results(AsOf::LastHeld), other.results(AsOf::LastHeld));
    assert_eq!(running.results(AsOf::LastHeld).expectations[0].short_term.value, 8.0);
}

#[test]
fn an_append_says_what_it_found_and_what_blocks() {
    let mut running = running();
    let mut late = held("t-balie", "2026-W07");
    late["sessions"] = json!([{ "start": "2026-03-10T09:00:00+01:00", "minutes": 90 }]);
    let found = running.append(&read_cycle(&late)).unwrap();
    assert_eq!(found.iter().map(|finding| finding.code()).collect::<Vec<_>>(), ["LW007"]);
    let refused = running.append(&read_cycle(&named(late, "c-other"))).unwrap_err();
    assert_eq!(codes(&refused), ["LW003"]);
}

/// The id of a planned cycle that was superseded is free again, as it is in a check.
#[test]
fn a_superseded_plan_leaves_its_id() {
    let mut running = running();
    let plan = named(crate::common::cycle("t-balie", "2026-W07", "planned"), "c-one");
    running.append(&read_cycle(&plan)).unwrap();
    running.append(&read_cycle(&named(held("t-balie", "2026-W07"), "c-two"))).unwrap();
    running.append(&read_cycle(&named(held("t-balie", "2026-W08"), "c-one"))).unwrap();
    // A plan that comes too late is dropped at once, whatever its id and whatever is wrong with it.
    let late = named(crate::common::cycle("t-balie", "2026-W08", "planned"), "c-two");
    let found = running.append(&read_cycle(&asking(late, "lq-1", "p-onbekend", None))).unwrap();
    assert!(found.is_empty());
    let refused = running.append(&read_cycle(&named(held("t-balie", "2026-W09"), "c-two"))).unwrap_err();
    assert_eq!(codes(&refused), ["LW001"]);
}

/// A question is held against its listing before; back to what it was is another change.
#[test]
fn an_append_says_that_a_question_changed() {
    let mut running = running();
    let mut append = |at: &str, person: &str| {
        let cycle = asking(named(held("t-balie", at), &format!("c-{}", at.to_lowercase())), "lq-new", person, None);
        let found = running.append(&read_cycle(&cycle)).unwrap();
        found.iter().map(|it| (it.code(), it.pointer().ends_with("/learning_questions/0"))).collect::<Vec<_>>()
    };
    assert_eq!(append("2026-W07", "p-anna"), []);
    assert_eq!(append("2026-W09", "p-anna"), []);
    assert_eq!(append("2026-W12", "p-bram"), [("LW010", true)]);
    assert_eq!(append("2026-W10", "p-anna"), [], "late, and as it was in the week before");
    assert_eq!(append("2026-W13", "p-anna"), [("LW010", true)]);
}
