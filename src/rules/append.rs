//! Checking one more cycle against a programme that is sound.

use std::sync::Arc;

use crate::facts::{Batch, CycleFact, Origin, Resolved};
use crate::model::{BorrowedCycle, IdKind, Status, Week, kind};

use super::at::{At, Key};
use super::checked::{Sound, Unsound};
use super::context::CycleContext;
use super::finding::Finding;
use super::hits::{Here, Hits};
use super::rule::Blocks;

impl Sound {
    /// Judges a cycle that is to be appended, and reads its facts. Gives the findings that do not block.
    pub(crate) fn check_cycle<'t>(
        &mut self,
        cycle: &BorrowedCycle<'t>,
        resolved: &Resolved,
        origin: Origin,
        read: &mut Batch<'t>,
    ) -> Result<Vec<Finding>, Unsound> {
        self.facts.read(cycle, resolved, origin, None, |_, _, _| 0, read);
        if self.is_superseded(read) {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        let cx = CycleContext { programme: &self.programme, cycle, limits: &self.limits, frame: &self.frame, resolved };
        let here = Here::Cycle(cycle, origin);
        let is_read = cycle.status() == Status::Held && cycle.week <= self.until;
        for active in &self.rules {
            let rule = active.rule;
            for check in [rule.check.cycle, rule.check.held.filter(|_| is_read)].into_iter().flatten() {
                check(&cx, &mut Hits::new(active, &mut found, here));
            }
        }
        self.clashes(cycle, read, here, &mut found);
        self.changed_questions(read, here, &mut found);
        let week = self.as_of_with(cycle);
        for finding in &mut found {
            if let Some(active) = self.rules.iter().find(|active| std::ptr::eq(active.rule, finding.rule)) {
                active.judge(finding, week);
            }
        }
        let (blocking, findings): (Vec<_>, Vec<_>) = found.into_iter().partition(|f| f.rule.blocks == Blocks::Results);
        if blocking.is_empty() { Ok(findings) } else { Err(Unsound::by(blocking)) }
    }

    /// The week as of which a check would look that read this cycle too.
    fn as_of_with(&self, cycle: &BorrowedCycle<'_>) -> Week {
        let own = (cycle.status() == Status::Held).then_some(cycle.week);
        let held = own.max(self.facts.latest_held).map(|week| week.min(self.until));
        held.unwrap_or(self.findings.as_of).max(self.findings.as_of)
    }

    /// The cycle of the same team and week, if there is one.
    fn there(&self, read: &Batch<'_>) -> Option<&CycleFact> {
        let (number, fact) = read.first()?;
        let team = self.facts.teams.get(number as usize)?;
        let from = team.cycles.partition_point(|other| other.week < fact.week);
        team.cycles.get(from).filter(|other| other.week == fact.week)
    }

    /// Whether it is planned in a week of which is known what became of it. It is dropped then, as in a
    /// check, so nothing is to be found in it.
    fn is_superseded(&self, read: &Batch<'_>) -> bool {
        let planned = read.first().is_some_and(|(_, fact)| fact.status == Status::Planned);
        planned && self.there(read).is_some_and(|other| other.status != Status::Planned)
    }

    /// Whether the team's week, or the cycle's id, is taken. A planned cycle makes way for another of its
    /// week, which may have its id.
    fn clashes(&self, cycle: &BorrowedCycle<'_>, read: &Batch<'_>, here: Here<'_>, found: &mut Vec<Finding>) {
        let Some((_, fact)) = read.first() else { return };
        let there = self.there(read);
        let superseded = there.filter(|other| other.status == Status::Planned && fact.status != Status::Planned);
        let mut hit = |code: &str, values: &[(&'static str, super::Value)]| {
            self.hit(code, At::root(), values, here, found);
        };
        if there.is_some() && superseded.is_none() {
            hit("LW003", &[]);
        }
        let takes_over = superseded.is_some_and(|other| other.id == fact.id);
        if !takes_over && self.facts.stands(fact.id) {
            let id = Arc::<str>::from(cycle.id.as_str());
            hit("LW001", &[("id", super::Value::id(id)), ("kind", kind::Cycle::LABEL.into())]);
        }
    }

    /// Whether a learning question said something else when the team listed it before.
    fn changed_questions(&self, read: &Batch<'_>, here: Here<'_>, found: &mut Vec<Finding>) {
        for (position, id, before) in self.facts.said_otherwise_before(read) {
            let at = At::root().down(Key::LearningQuestions).down(position);
            self.hit("LW010", at, &[("question", super::Value::id(id)), ("before", before.into())], here, found);
        }
    }

    /// Finds something by the rule of this code.
    fn hit(
        &self,
        code: &str,
        at: At,
        values: &[(&'static str, super::Value)],
        here: Here<'_>,
        found: &mut Vec<Finding>,
    ) {
        if let Some(active) = self.rules.iter().find(|active| active.rule.code == code) {
            Hits::new(active, found, here).push(at, values.into());
        }
    }
}
