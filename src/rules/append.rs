//! Checking one more cycle against a programme that is sound.

use std::sync::Arc;

use crate::facts::{Origin, Ready, Resolved};
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
        let mut found = Vec::new();
        let cx = CycleContext { programme: &self.programme, cycle, limits: &self.limits, frame: &self.frame, resolved };
        let here = Here::Cycle(cycle, origin);
        for (rule, level) in &self.rules {
            if let Some(check) = rule.check.cycle {
                check(&cx, &mut Hits { rule, level: *level, found: &mut found, here });
            }
        }
        self.facts.read(cycle, resolved, origin, &mut |_| 0, ready);
        self.clashes(cycle, ready, here, &mut found);
        let (blocking, findings): (Vec<_>, Vec<_>) = found.into_iter().partition(|f| f.rule.blocks == Blocks::Results);
        if blocking.is_empty() { Ok(findings) } else { Err(Unsound::by(blocking)) }
    }

    /// Whether the team's week, or the cycle's id, is taken. A planned cycle makes way for another of its
    /// week, which may have its id.
    fn clashes(&self, cycle: &BorrowedCycle<'_>, ready: &Ready, here: Here<'_>, found: &mut Vec<Finding>) {
        let (Some(fact), Some(team)) = (ready.cycle, self.facts.teams.get(ready.team as usize)) else { return };
        let from = team.cycles.partition_point(|other| other.week < fact.week);
        let there = team.cycles.get(from).filter(|other| other.week == fact.week);
        let makes_way = |status: Status| (status == Status::Planned) != (fact.status == Status::Planned);
        let mut hit = |code: &str, values: &[(&'static str, super::Value)]| {
            if let Some((rule, level)) = self.rules.iter().find(|(rule, _)| rule.code == code) {
                let mut hits = Hits { rule, level: *level, found, here };
                hits.found(At::root(), values.into());
            }
        };
        if there.is_some_and(|other| !makes_way(other.status)) {
            hit("LW003", &[]);
        }
        let shares_id = there.is_some_and(|other| makes_way(other.status) && other.id == fact.id);
        if self.facts.has_met(fact.id) && !shares_id {
            let id = Arc::<str>::from(cycle.id.as_str());
            hit("LW001", &[("id", id.into()), ("kind", kind::Cycle::LABEL.into())]);
        }
    }
}
