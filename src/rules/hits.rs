//! Where a rule's check puts what it finds.

use std::sync::Arc;

use crate::facts::{CycleFact, Listed, Origin, Spot};
use crate::model::BorrowedCycle;

use super::active::Active;
use super::at::{At, Key, Step};
use super::context::FactsContext;
use super::finding::{Finding, InCycle, Value};
use super::rule::{Level, Rule};

/// Takes in what a check finds.
#[derive(Debug)]
pub struct Hits<'a> {
    pub(crate) rule: &'static Rule,
    pub(crate) level: Level,
    /// Whether somebody set the level.
    level_is_set: bool,
    pub(crate) found: &'a mut Vec<Finding>,
    pub(crate) here: Here<'a>,
    /// Where findings are counted instead of kept, since the call has as many as it asked for.
    pub(crate) only_counted: Option<&'a mut u64>,
}

/// Which source the older of two versions is: the newer one is the first.
pub(crate) const BEFORE: u32 = 1;

/// What is being looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Here<'a> {
    /// The programme as a whole.
    Programme,
    /// A cycle, with where it was read.
    Cycle(&'a BorrowedCycle<'a>, Origin),
}

impl<'a> Hits<'a> {
    /// Takes in what a rule finds here, all of it.
    pub(crate) fn new(active: &Active, found: &'a mut Vec<Finding>, here: Here<'a>) -> Self {
        let (rule, level, level_is_set) = (active.rule, active.level, active.level_is_set);
        Self { rule, level, level_is_set, found, here, only_counted: None }
    }

    /// Finds something at a place that is no more than advice, unless somebody set the rule's level.
    pub fn advice_at<const N: usize>(&mut self, at: At, values: [(&'static str, Value); N]) {
        let level = self.level;
        if !self.level_is_set {
            self.level = Level::Advice;
        }
        self.at(at, values);
        self.level = level;
    }

    /// Finds something at a place: in the cycle that is being looked at, else in the programme.
    pub fn at<const N: usize>(&mut self, at: At, values: [(&'static str, Value); N]) {
        if !self.is_only_counted() {
            self.push(at, values.into());
        }
    }

    /// Finds something at a place in the older of two versions, such as what is no longer there.
    pub fn at_before<const N: usize>(&mut self, at: At, values: [(&'static str, Value); N]) {
        let found = self.found.len();
        self.at(at, values);
        self.found.iter_mut().skip(found).for_each(|finding| finding.source = BEFORE);
    }

    /// Finds something in a cycle that was read before; `column` is where in its line, if known. Only
    /// checks at the end do, whose findings are all looked at.
    pub(crate) fn in_cycle(
        &mut self,
        origin: Origin,
        about: InCycle,
        at: At,
        column: u32,
        values: impl Into<Box<[(&'static str, Value)]>>,
    ) {
        let mut finding = self.finding(values.into());
        finding.cycle = Some(Arc::new(about));
        finding.place_in(origin, at);
        finding.column = if finding.line > 0 { column } else { 0 };
        self.found.push(finding);
    }

    /// Finds something in a cycle of a team that was read before.
    pub(crate) fn at_cycle<const N: usize>(
        &mut self,
        cx: &FactsContext<'_>,
        team: u32,
        cycle: &CycleFact,
        values: [(&'static str, Value); N],
    ) {
        let about = InCycle { id: None, team: cx.frame.teams.name(team).into(), week: cycle.week };
        self.in_cycle(cycle.origin, about, At::root(), cx.facts.column(cycle.origin), values);
    }

    /// Finds something in what a cycle lists that was read before.
    pub(crate) fn at_spot(
        &mut self,
        cx: &FactsContext<'_>,
        team: u32,
        spot: Spot,
        list: Listed,
        values: impl Into<Box<[(&'static str, Value)]>>,
    ) {
        let about = InCycle { id: None, team: cx.frame.teams.name(team).into(), week: spot.week };
        let list = match list {
            Listed::LearningQuestions => Key::LearningQuestions,
            Listed::Proposals => Key::Proposals,
        };
        self.in_cycle(spot.origin, about, At::root().down(list).down(spot.position as usize), spot.column, values);
    }

    /// Finds something with values of any number.
    pub(crate) fn push(&mut self, at: At, values: Box<[(&'static str, Value)]>) {
        if self.is_only_counted() {
            return;
        }
        let mut finding = self.finding(values);
        match self.here {
            Here::Programme => finding.path = at.steps().into(),
            Here::Cycle(cycle, origin) => {
                finding.cycle = Some(self.of_cycle(cycle, origin));
                finding.place_in(origin, at);
            }
        }
        self.found.push(finding);
    }

    /// Counts it, where that is all.
    fn is_only_counted(&mut self) -> bool {
        let counted = self.only_counted.as_mut().map(|count| **count += 1);
        counted.is_some()
    }

    fn finding(&self, values: Box<[(&'static str, Value)]>) -> Finding {
        Finding {
            rule: self.rule,
            level: self.level,
            source: 0,
            record: 0,
            line: 0,
            column: 0,
            binds: None,
            path: Box::default(),
            values,
            cycle: None,
        }
    }

    /// What is said of the cycle; its findings have it in common.
    fn of_cycle(&self, cycle: &BorrowedCycle<'_>, origin: Origin) -> Arc<InCycle> {
        let last = self.found.last().filter(|f| (f.source, f.record) == (origin.source, origin.record));
        last.and_then(|finding| finding.cycle.clone()).unwrap_or_else(|| {
            Arc::new(InCycle { id: Some(cycle.id.as_str().into()), team: cycle.team.as_str().into(), week: cycle.week })
        })
    }
}

impl Finding {
    /// Places it in a cycle: under `/cycles/N` of the programme, or in the line of a log.
    fn place_in(&mut self, origin: Origin, at: At) {
        (self.source, self.record) = (origin.source, origin.record);
        if origin.source == 0 {
            let base = [Step::Key(Key::Cycles), Step::Index(origin.record)];
            self.path = base.into_iter().chain(at.steps().iter().copied()).collect();
        } else {
            self.line = origin.record;
            self.path = at.steps().into();
        }
    }
}
