//! Random programmes for the rules: one in good order, in which faults and near misses are planted, each
//! aimed at one rule and at both sides of its threshold, and now and then something at random. A seed gives
//! the same programme anywhere.

#![allow(dead_code, unreachable_pub, missing_docs)]

mod accounts;
mod ai;
mod base;
mod cycles;
mod frame;
mod integrity;
mod learning;
mod noise;
mod plan;
mod proposals;
mod results;
mod rhythm;
mod settings;
pub mod shrink;

use crate::reference::document::{list, week_text};
use crate::reference::random::Random;
use plan::Plan;
use serde_json::{Value, json};

/// Something that can be done to a programme, by name.
pub type Fault = (&'static str, fn(&mut Plan));

/// A programme to be judged.
#[derive(Clone, Debug)]
pub struct Case {
    pub document: Value,
    /// The cycles that stand beside it, log by log.
    pub logs: Vec<Vec<Value>>,
    /// The week that is asked for, if any.
    pub as_of: Option<String>,
    /// The names of what was planted.
    pub planted: Vec<&'static str>,
}

/// All faults, by family.
fn families() -> Vec<&'static [Fault]> {
    vec![
        frame::FAULTS,
        rhythm::FAULTS,
        learning::FAULTS,
        ai::FAULTS,
        results::FAULTS,
        proposals::FAULTS,
        accounts::FAULTS,
        integrity::FAULTS,
        noise::FAULTS,
    ]
}

/// A programme in good order, to be judged as of its last week.
pub fn in_order(seed: u64) -> Case {
    let mut plan = base::plan(Random::new(seed), false);
    let planted = Vec::new();
    let document = with_cycles(&mut plan);
    Case { document, logs: Vec::new(), as_of: plan.asked(), planted }
}

/// A programme with faults in it; every fault comes by itself in turn, and others with it.
pub fn programme(seed: u64) -> Case {
    let mut plan = base::plan(Random::new(seed), true);
    let faults: Vec<Fault> = families().concat();
    let turn = usize::try_from(seed).expect("a small seed") % faults.len();
    let mut chosen = vec![faults[turn]];
    for _ in 0..*plan.random.pick(&[0, 0, 0, 1, 2, 2, 4, 8]) {
        chosen.push(*plan.random.pick(&faults));
    }
    settings::before(&mut plan);
    let planted = chosen.iter().map(|(name, _)| *name).collect();
    for (_, plant) in &chosen {
        plant(&mut plan);
    }
    let logs = logs(&mut plan);
    let document = with_cycles(&mut plan);
    let mut case = Case { document, logs, as_of: plan.asked(), planted };
    settings::after(&mut plan.random, &mut case);
    noise::spell(&mut plan.random, &mut case.document);
    case
}

/// Puts cycles in any order and some of them, or all, into logs.
fn logs(plan: &mut Plan) -> Vec<Vec<Value>> {
    if plan.random.chance(0.5) {
        plan.random.shuffle(&mut plan.cycles);
    }
    let count = *plan.random.pick(&[0, 0, 1, 1, 2]);
    let mut logs = vec![Vec::new(); count];
    let all = count > 0 && plan.random.chance(0.5);
    let mut inside = Vec::new();
    for cycle in std::mem::take(&mut plan.cycles) {
        let log = plan.random.range(if all { 1 } else { 0 }, i32::try_from(count).expect("few"));
        match usize::try_from(log).expect("not negative") {
            0 => inside.push(cycle),
            log => logs[log - 1].push(cycle),
        }
    }
    plan.cycles = inside;
    logs
}

fn with_cycles(plan: &mut Plan) -> Value {
    plan.document["cycles"] = json!(std::mem::take(&mut plan.cycles));
    plan.document.take()
}

impl Plan {
    /// The week to ask for, if any.
    fn asked(&self) -> Option<String> {
        self.asks.then(|| week_text(self.as_of))
    }
}

/// All cycles of a case.
pub fn cycles(case: &Case) -> Vec<&Value> {
    list(&case.document, "cycles").iter().chain(case.logs.iter().flatten()).collect()
}
