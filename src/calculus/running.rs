//! Results that keep running while cycles are appended, without computing anew.

use crate::facts::{AsOf, Batch, Origin, Resolved};
use crate::model::{Cycle, Status};
use crate::reckoning::{Plan, Results, TeamFold, rolled_up};
use crate::rules::{Finding, Sound, Unsound};

/// A sound programme to which cycles are appended as they come, and whose results are at hand any time.
///
/// A cycle of the current week costs what it holds; a late one, or one that turns a week into one of
/// practice, folds its own team again and no other. The bits are those of a computation from scratch.
///
/// ```
/// use lerendwerken::calculus::{AsOf, Running};
/// use lerendwerken::model::{Activity, Carrier, Cycle, Held, Mode, Outcome, Programme};
/// use lerendwerken::rules;
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let mut running = Running::new(sound);
/// let before = running.results(AsOf::LastHeld);
/// let held = Held { outcomes: vec![Outcome::new("e-quote-hours", Carrier::Work, 4.0)?], ..Held::default() };
/// running.append(&Cycle::new_held("c-extra", "t-drawing-office", "2026-W36", held)?)?;
/// let after = running.results(AsOf::LastHeld);
/// assert!(after.as_of > before.as_of);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Running {
    sound: Sound,
    plan: Plan,
    folds: Vec<TeamFold>,
    appended: u32,
}

/// A cycle that was checked against a running programme and can be appended to it.
#[derive(Debug)]
pub struct CheckedCycle {
    read: Batch<'static>,
    findings: Vec<Finding>,
}

impl CheckedCycle {
    /// What was found in the cycle that does not keep it from being appended.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl Running {
    /// Computes where the programme stands, once.
    pub fn new(sound: Sound) -> Self {
        let plan = Plan::of(sound.programme());
        let folds = sound.facts.teams.iter().map(|team| {
            let last = team.cycles.iter().rev().find(|cycle| cycle.status != Status::Planned);
            last.map(|cycle| TeamFold::until(team, &plan, cycle.week)).unwrap_or_default()
        });
        Self { folds: folds.collect(), plan, sound, appended: 0 }
    }

    /// Checks a cycle and appends it. Gives what was found in it that does not block results: by the
    /// rules that read one cycle, and where one of its learning questions changed (`LW010`). Other rules
    /// that read all cycles together, and acceptances, are for a check of the whole.
    ///
    /// # Errors
    /// Where the cycle would make the programme unsound; nothing has changed then.
    pub fn append(&mut self, cycle: &Cycle) -> Result<Vec<Finding>, Unsound> {
        let checked = self.check(cycle)?;
        self.put(&checked);
        Ok(checked.findings)
    }

    /// Checks a cycle against the programme and the cycles so far, without appending it.
    ///
    /// # Errors
    /// Where it would make the programme unsound.
    pub fn check(&mut self, cycle: &Cycle) -> Result<CheckedCycle, Unsound> {
        let record = u32::try_from(self.sound.programme.cycles.len()).unwrap_or(u32::MAX);
        let origin = Origin { source: 0, record: record.saturating_add(self.appended) };
        let cycle = cycle.borrowed();
        let mut resolved = Resolved::default();
        resolved.take(&cycle, &mut self.sound.frame);
        let mut read = Batch::default();
        let findings = self.sound.check_cycle(&cycle, &resolved, origin, &mut read)?;
        Ok(CheckedCycle { read: read.owned(), findings })
    }

    /// Appends a cycle that was checked. Cycles appended since it was checked are not looked at again.
    pub fn put(&mut self, checked: &CheckedCycle) {
        let Some((number, cycle)) = checked.read.first() else { return };
        self.appended = self.appended.saturating_add(1);
        self.sound.kept.let_go();
        self.sound.facts.put(&checked.read);
        self.sound.facts.settle_last(number);
        if self.folds.len() <= number as usize {
            self.folds.resize_with(number as usize + 1, TeamFold::default);
        }
        let place = number as usize;
        let (Some(fold), Some(team)) = (self.folds.get_mut(place), self.sound.facts.teams.get(place)) else { return };
        match fold.week() {
            Some(folded) if cycle.week <= folded => fold.again(team, &self.plan, folded),
            _ if cycle.status == Status::Planned => {}
            _ => fold.advance(team, &self.plan, cycle.week, |_, _| ()),
        }
    }

    /// The results as of a week: from where the teams stand, or from the facts for a week before that.
    pub fn results(&self, as_of: AsOf) -> Results {
        let as_of = self.sound.week(as_of);
        let folds: Vec<_> = self
            .folds
            .iter()
            .zip(&self.sound.facts.teams)
            .map(|(fold, team)| {
                if fold.week().is_some_and(|folded| folded > as_of) {
                    return TeamFold::until(team, &self.plan, as_of);
                }
                let mut fold = fold.clone();
                fold.advance(team, &self.plan, as_of, |_, _| ());
                fold
            })
            .collect();
        rolled_up(self.sound.programme(), &self.plan, &folds, as_of)
    }

    /// The programme, as sound as it was.
    pub fn sound(&self) -> &Sound {
        &self.sound
    }
}
