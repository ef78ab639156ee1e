//! The findings of a check as they come in: kept, counted, or waiting for what only the end shows.

use crate::facts::{Facts, Origin};
use crate::model::Week;

use super::accept::{Acceptances, Accepted};
use super::active::Active;
use super::checked::{Counts, Findings};
use super::finding::Finding;
use super::rule::{Blocks, Level, Rule};

/// Of each rule, how many findings were kept and how many only counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Omitted(Vec<OfRule>);

#[derive(Debug, Clone)]
struct OfRule {
    rule: &'static Rule,
    kept: usize,
    omitted: Counts,
}

impl Omitted {
    fn of(&mut self, rule: &'static Rule) -> Option<&mut OfRule> {
        let place = self.0.iter().position(|it| std::ptr::eq(it.rule, rule)).unwrap_or_else(|| {
            self.0.push(OfRule { rule, kept: 0, omitted: Counts::default() });
            self.0.len() - 1
        });
        self.0.get_mut(place)
    }

    fn kept(&self, rule: &'static Rule) -> usize {
        self.0.iter().find(|it| std::ptr::eq(it.rule, rule)).map_or(0, |it| it.kept)
    }

    /// How many were only counted.
    pub(crate) fn counts(&self) -> Counts {
        self.0.iter().fold(Counts::default(), |sum, it| Counts {
            error: sum.error + it.omitted.error,
            warning: sum.warning + it.omitted.warning,
            advice: sum.advice + it.omitted.advice,
        })
    }

    /// How many were only counted, by rule.
    pub(crate) fn by_rule(&self) -> impl Iterator<Item = (&'static Rule, Counts)> + '_ {
        self.0.iter().filter(|it| it.omitted.all() > 0).map(|it| (it.rule, it.omitted))
    }
}

/// Keeps findings, at most so many of logs and of each rule, and counts the rest.
#[derive(Debug)]
pub(crate) struct Tally {
    keep: usize,
    /// The most of each rule.
    keep_each: usize,
    acceptances: Acceptances,
    kept: Vec<Finding>,
    kept_of_logs: usize,
    /// Findings in planned cycles, which another cycle may yet supersede.
    planned: Vec<Finding>,
    /// Findings that an acceptance matches, which may prove to have expired.
    matched: Vec<Finding>,
    accepted: Vec<Accepted>,
    omitted: Omitted,
    /// Findings of the cycle at hand; its memory is used again.
    room: Vec<Finding>,
}

impl Tally {
    pub(crate) fn new(keep: usize, keep_each: usize, acceptances: Acceptances) -> Self {
        Self {
            keep,
            keep_each,
            acceptances,
            kept: Vec::new(),
            kept_of_logs: 0,
            planned: Vec::new(),
            matched: Vec::new(),
            accepted: Vec::new(),
            omitted: Omitted::default(),
            room: Vec::new(),
        }
    }

    /// An empty place for the findings of one cycle, to be given back.
    pub(crate) fn room(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.room)
    }

    /// Takes in what was put there.
    pub(crate) fn settle_room(&mut self, mut room: Vec<Finding>, planned: bool) {
        self.take(&mut room, planned);
        self.room = room;
    }

    /// Whether findings of a rule may be counted instead of kept: where only so many are, and no acceptance
    /// might match them.
    pub(crate) fn may_omit(&self, rule: &Rule) -> bool {
        (self.keep != usize::MAX || self.keep_each != usize::MAX) && !self.acceptances.concern(rule)
    }

    /// Whether as many findings are kept as may be, so that another one would only be counted.
    pub(crate) fn is_full(&self, rule: &'static Rule) -> bool {
        self.kept_of_logs >= self.keep || self.omitted.kept(rule) >= self.keep_each
    }

    /// Counts findings of a log that are not kept.
    pub(crate) fn omit(&mut self, rule: &'static Rule, level: Level, count: u64) {
        if let Some(of_rule) = self.omitted.of(rule) {
            of_rule.omitted.add(level, count);
        }
    }

    /// Takes in findings, leaving the list empty.
    pub(crate) fn take(&mut self, found: &mut Vec<Finding>, planned: bool) {
        for finding in found.drain(..) {
            if planned {
                self.planned.push(finding);
            } else {
                self.sort_out(finding);
            }
        }
    }

    fn sort_out(&mut self, finding: Finding) {
        if self.acceptances.match_any(&finding) {
            self.matched.push(finding);
        } else if self.keep == usize::MAX && self.keep_each == usize::MAX {
            self.kept.push(finding);
        } else if let Some(of_rule) = self.omitted.of(finding.rule) {
            let of_logs = usize::from(finding.source != 0);
            let room = of_logs == 0 || self.kept_of_logs < self.keep;
            if room && of_rule.kept < self.keep_each {
                of_rule.kept += 1;
                self.kept_of_logs += of_logs;
                self.kept.push(finding);
            } else {
                of_rule.omitted.add(finding.level, 1);
            }
        }
    }

    /// Whether any finding so far blocks results.
    pub(crate) fn blocks_results(&self) -> bool {
        let kept = self.kept.iter().any(|finding| finding.rule.blocks == Blocks::Results);
        kept || self.omitted.by_rule().any(|(rule, _)| rule.blocks == Blocks::Results)
    }

    /// Says the id of the cycles that findings of the end are in, where an acceptance names it.
    pub(crate) fn name_cycles(&self, found: &mut [Finding], facts: &Facts) {
        self.acceptances.name_cycles(found, facts);
    }

    /// Lets go of findings in planned cycles that others superseded; `superseded` is sorted.
    pub(crate) fn drop_superseded(&mut self, superseded: &[Origin]) {
        for finding in std::mem::take(&mut self.planned) {
            let origin = Origin { source: finding.source, record: finding.record };
            if superseded.binary_search(&origin).is_err() {
                self.sort_out(finding);
            }
        }
    }

    /// Sorts out what acceptances match: what one that holds matches is accepted, the rest is kept.
    pub(crate) fn accept(&mut self, as_of: Week) {
        for finding in std::mem::take(&mut self.matched) {
            match self.acceptances.take(finding, as_of) {
                Ok(accepted) => self.accepted.push(accepted),
                Err(finding) => self.kept.push(finding),
            }
        }
    }

    /// The same, but only of those of the call and those that hold for another finding.
    pub(crate) fn accept_again(&mut self, as_of: Week) {
        for finding in std::mem::take(&mut self.matched) {
            match self.acceptances.take_again(finding, as_of) {
                Ok(accepted) => self.accepted.push(accepted),
                Err(finding) => self.kept.push(finding),
            }
        }
    }

    /// Whether each of the programme's acceptances holds for a finding so far.
    pub(crate) fn acceptances_that_hold(&self) -> Vec<bool> {
        self.acceptances.own_that_hold().to_vec()
    }

    /// Makes advice of what rules found that do not bind yet.
    pub(crate) fn judge(&mut self, rules: &[Active], as_of: Week) {
        for active in rules.iter().filter(|active| active.binds_only_from(as_of).is_some()) {
            let of_rule = |finding: &&mut Finding| std::ptr::eq(finding.rule, active.rule);
            let accepted = self.accepted.iter_mut().map(|accepted| &mut accepted.finding);
            self.kept.iter_mut().chain(accepted).filter(of_rule).for_each(|finding| active.judge(finding, as_of));
            if let Some(of_rule) = self.omitted.of(active.rule) {
                of_rule.omitted = Counts { advice: of_rule.omitted.all(), ..Counts::default() };
            }
        }
    }

    /// Everything that was found, in the order in which it came.
    pub(crate) fn end(self, as_of: Week, sources: Vec<String>) -> Findings {
        Findings { findings: self.kept, accepted: self.accepted, omitted: self.omitted, sources, as_of }
    }
}
