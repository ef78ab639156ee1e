//! Random programmes to hold the laws against.

use crate::common::{as_of, list, list_mut, sound};
use crate::reference::generate::{self, Size};
use lerendwerken::calculus::{self, AsOf, Results};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt;

/// A sound programme with all of its cycles, and a week to ask for.
#[derive(Clone)]
pub(crate) struct Case {
    seed: u64,
    size: Size,
    /// Without its cycles.
    pub(crate) document: Value,
    pub(crate) cycles: Vec<Value>,
    pub(crate) week: Option<String>,
}

impl fmt::Debug for Case {
    /// What makes it again, rather than all of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "generate::programme({}, Size::{:?}) as of {:?}", self.seed, self.size, self.week)
    }
}

impl Case {
    fn new(seed: u64, size: Size) -> Self {
        let (mut document, logged) = generate::programme(seed, size);
        let week = generate::as_of(seed, &document);
        let mut cycles = list(&document, "cycles").to_vec();
        cycles.extend(logged);
        document.as_object_mut().unwrap().remove("cycles");
        Self { seed, size, document, cycles, week }
    }

    /// The document with all cycles in it.
    pub(crate) fn whole(&self) -> Value {
        let mut document = self.document.clone();
        document["cycles"] = json!(self.cycles);
        document
    }

    /// The week that is asked for.
    pub(crate) fn as_of(&self) -> AsOf {
        as_of(self.week.as_deref())
    }

    /// The same with each of its outcomes changed.
    pub(crate) fn with_outcomes(&self, mut change: impl FnMut(&mut Value)) -> Self {
        let mut case = self.clone();
        case.cycles.iter_mut().flat_map(|cycle| list_mut(cycle, "outcomes")).for_each(&mut change);
        case
    }

    /// The same with each of its expectations changed.
    pub(crate) fn with_expectations(&self, mut change: impl FnMut(&mut Value)) -> Self {
        let mut case = self.clone();
        let goals = list_mut(&mut case.document, "goals").iter_mut();
        goals.flat_map(|goal| list_mut(goal, "expectations")).for_each(&mut change);
        case
    }

    /// The same with every amount at least 0.
    pub(crate) fn with_amounts_above_zero(&self) -> Self {
        self.with_outcomes(|outcome| outcome["amount"] = json!(number(&outcome["amount"]).abs()))
    }

    /// The same in which no term of any sum has another sign than the others: its figures are the sums
    /// of the absolute terms of this one's.
    pub(crate) fn absolute(&self) -> Self {
        self.with_amounts_above_zero().with_expectations(|expectation| {
            let span = number(&expectation["target"]) - number(&expectation["baseline"]);
            expectation["target"] = json!(span.abs());
            expectation["baseline"] = json!(0);
        })
    }

    /// Its results as of the week that is asked for, with every week.
    pub(crate) fn results(&self) -> Results {
        calculus::results_by_week(&sound(&self.whole(), &[]), self.as_of())
    }
}

/// A number of a document.
pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// Small programmes, now and then a larger one.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    let size = prop_oneof![23 => Just(Size::Small), 1 => Just(Size::Medium)];
    (any::<u64>().no_shrink(), size).prop_map(|(seed, size)| Case::new(seed, size))
}

/// Small programmes.
pub(crate) fn small_cases() -> impl Strategy<Value = Case> {
    any::<u64>().no_shrink().prop_map(|seed| Case::new(seed, Size::Small))
}

/// Larger programmes: up to 120 weeks and 6 teams.
pub(crate) fn larger_cases() -> impl Strategy<Value = Case> {
    any::<u64>().no_shrink().prop_map(|seed| Case::new(seed, Size::Medium))
}

/// Fewer cases than usual, for laws over larger programmes.
pub(crate) fn fewer(times: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.div_ceil(times), ..usual }
}
