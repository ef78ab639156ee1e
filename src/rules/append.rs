//! Checking one more cycle against a programme that is sound.

use std::sync::Arc;

use crate::facts::{CycleFact, Origin, Ready, Resolved};
use crate::model::{BorrowedCycle, IdKind, Status, kind};

use super::at::At;
use super::checked::{Sound, Unsound};
use super::context::CycleContext;
use super::finding::Finding;
use super::hits::{Here, Hits};
use super::rule::Blocks;

impl Sound {
    /// Judges a cycle that is to be appended, and reads its facts. Gives the findings that do not block.
    pub(crate) fn check_cycle(
        &mut self,
        cycle: &BorrowedCycle<'_>,
        resolved: &Resolved,
        origin: Origin,
        ready: &mut Ready,
    ) -> Result<Vec<Finding>, Unsound> {
        self.facts.read(cycle, resolved, origin, &mut |_| 0, ready);
        if self.is_superseded(ready) {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        let cx = CycleContext { programme: &self.programme, cycle, limits: &self.limits, frame: &self.frame, resolved };
        let here = Here::Cycle(cycle, origin);
        for (rule, level) in &self.rules {
            if let Some(check) = rule.check.cycle {
                check(&cx, &mut Hits { rule, level: *level, found: &mut found, here, only_counted: None });
            }
        }
        self.clashes(cycle, ready, here, &mut found);
        let (blocking, findings): (Vec<_>, Vec<_>) = found.into_iter().partition(|f| f.rule.blocks == Blocks::Results);
        if blocking.is_empty() { Ok(findings) } else { Err(Unsound::by(blocking)) }
    }

    /// The cycle of the same team and week, if there is one.
    fn there(&self, ready: &Ready) -> Option<&CycleFact> {
        let (fact, team) = (ready.cycle?, self.facts.teams.get(ready.team as usize)?);
        let from = team.cycles.partition_point(|other| other.week < fact.week);
        team.cycles.get(from).filter(|other| other.week == fact.week)
    }

    /// Whether it is planned in a week of which is known what became of it. It is dropped then, as in a
    /// check, so nothing is to be found in it.
    fn is_superseded(&self, ready: &Ready) -> bool {
        let planned = ready.cycle.is_some_and(|fact| fact.status == Status::Planned);
        planned && self.there(ready).is_some_and(|other| other.status != Status::Planned)
    }

    /// Whether the team's week, or the cycle's id, is taken. A planned cycle makes way for another of its
    /// week, which may have its id.
    fn clashes(&self, cycle: &BorrowedCycle<'_>, ready: &Ready, here: Here<'_>, found: &mut Vec<Finding>) {
        let Some(fact) = ready.cycle else { return };
        let there = self.there(ready);
        let superseded = there.filter(|other| other.status == Status::Planned && fact.status != Status::Planned);
        let mut hit = |code: &str, values: &[(&'static str, super::Value)]| {
            if let Some((rule, level)) = self.rules.iter().find(|(rule, _)| rule.code == code) {
                let mut hits = Hits { rule, level: *level, found, here, only_counted: None };
                hits.found(At::root(), values.into());
            }
        };
        if there.is_some() && superseded.is_none() {
            hit("LW003", &[]);
        }
        let takes_over = superseded.is_some_and(|other| other.id == fact.id);
        if !takes_over && self.facts.stands(fact.id) {
            let id = Arc::<str>::from(cycle.id.as_str());
            hit("LW001", &[("id", id.into()), ("kind", kind::Cycle::LABEL.into())]);
        }
    }
}
