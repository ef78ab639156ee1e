//! What the calculus needs of a programme, made ready once.

use crate::facts::{Names, OutcomeFact};
use crate::model::{Aggregate, Assumptions, Carrier, Expectation, Horizon, Programme, Stage, UsedAssumptions, Week};

use super::operator::State;

/// What the calculus needs of a programme: numbers only.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) assumptions: UsedAssumptions,
    pub(crate) rates: Rates,
    /// In the document's order, which is the order of their numbers.
    pub(crate) expectations: Vec<ExpectationPlan>,
    /// The teams' numbers, ordered by id: the order in which teams add up, so that their order in the
    /// document changes no bit of a result.
    pub(crate) team_order: Vec<u32>,
    /// The number of members of each team as written.
    pub(crate) members: Vec<f64>,
    /// Every week that any expectation marks, sorted.
    marked: Vec<Week>,
}

/// One expectation, made ready.
#[derive(Debug, Clone)]
pub(crate) struct ExpectationPlan {
    pub(crate) declared: Week,
    pub(crate) due: Week,
    pub(crate) horizon: Horizon,
    pub(crate) weight: f64,
    pub(crate) baseline: f64,
    /// From the baseline to the target.
    pub(crate) span: f64,
    /// The part of an amount that counts.
    pub(crate) factor: f64,
    /// What part of the way is expected at which weeks, from declared to due.
    pub(crate) way: Vec<(Week, f64)>,
    /// In the document's order.
    pub(crate) measurements: Vec<Level>,
    /// The weeks whose state is asked for whatever the week of asking: due, and those measured. Sorted.
    marks: Vec<Week>,
    is_mean: bool,
}

/// A level that was measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Level {
    pub(crate) week: Week,
    pub(crate) level: f64,
    pub(crate) standard_error: Option<f64>,
}

impl Plan {
    pub(crate) fn of(programme: &Programme) -> Self {
        let none = Assumptions::default();
        let assumptions = UsedAssumptions::from(programme.assumptions.as_ref().unwrap_or(&none));
        let teams = Names::declared(programme.teams.iter().map(|team| team.id.as_str()));
        let expectations = expectations(programme);
        let mut marked: Vec<Week> = expectations.iter().flat_map(|it| &it.marks).copied().collect();
        marked.sort_unstable();
        marked.dedup();
        Self {
            marked,
            rates: Rates::of(&assumptions),
            assumptions,
            expectations,
            team_order: teams.by_id(),
            members: programme.teams.iter().map(|team| team.members.len() as f64).collect(),
        }
    }

    /// Assumes something else.
    pub(crate) fn assume(&mut self, assumptions: UsedAssumptions) {
        self.rates = Rates::of(&assumptions);
        self.assumptions = assumptions;
    }

    /// Whether any expectation marks a week.
    #[inline]
    pub(crate) fn is_marked(&self, week: Week) -> bool {
        self.marked.binary_search(&week).is_ok()
    }

    /// An expectation by its number.
    pub(crate) fn expectation(&self, number: u32) -> Option<&ExpectationPlan> {
        self.expectations.get(number as usize)
    }

    /// The number of members of a team by its number.
    pub(crate) fn members(&self, team: u32) -> f64 {
        self.members.get(team as usize).copied().unwrap_or_default()
    }
}

fn expectations(programme: &Programme) -> Vec<ExpectationPlan> {
    let all = || programme.goals.iter().flat_map(|goal| &goal.expectations);
    let numbers = Names::declared(all().map(|it| it.id.as_str()));
    let mut measured: Vec<Vec<Level>> = vec![Vec::new(); numbers.known()];
    for measurement in &programme.measurements {
        let number = numbers.find(measurement.expectation.as_str());
        if let Some(list) = number.and_then(|number| measured.get_mut(number as usize)) {
            let standard_error = measurement.standard_error.map(|error| error.get());
            list.push(Level { week: measurement.week, level: measurement.level.get(), standard_error });
        }
    }
    all().zip(measured).map(|(it, measurements)| ExpectationPlan::of(it, measurements)).collect()
}

impl ExpectationPlan {
    fn of(it: &Expectation, measurements: Vec<Level>) -> Self {
        let (baseline, span) = (it.baseline.get(), it.target.get() - it.baseline.get());
        let milestones = it.milestones.iter().map(|m| (m.week, (m.target.get() - baseline) / span));
        let mut marks: Vec<Week> = measurements.iter().map(|m| m.week).chain([it.due]).collect();
        marks.sort_unstable();
        marks.dedup();
        Self {
            declared: it.declared,
            due: it.due,
            horizon: it.horizon,
            weight: it.weight.get(),
            baseline,
            span,
            factor: it.adjust.as_ref().map_or(1.0, |adjust| adjust.factor()),
            way: [(it.declared, 0.0)].into_iter().chain(milestones).chain([(it.due, 1.0)]).collect(),
            measurements,
            marks,
            is_mean: it.indicator.aggregate == Aggregate::Mean,
        }
    }

    /// Whether its state at a week is asked for whatever the week of asking.
    #[inline]
    pub(crate) fn marks(&self, week: Week) -> bool {
        self.marks.binary_search(&week).is_ok()
    }

    /// The latest measurement at or before a week; of two in one week the last in the document.
    pub(crate) fn measured_by(&self, week: Week) -> Option<Level> {
        self.measurements.iter().filter(|measurement| measurement.week <= week).max_by_key(|m| m.week).copied()
    }

    /// The weight of a team of so many members in its roll-up; none where teams add up.
    pub(crate) fn weight_of(&self, members: f64) -> Option<f64> {
        self.is_mean.then_some(members)
    }

    /// The figure of its horizon, with its variance.
    pub(crate) fn value(&self, state: State) -> (f64, f64) {
        match self.horizon {
            Horizon::Direct => (state.short, state.short_variance),
            Horizon::Durable => (state.long, state.long_variance),
        }
    }

    /// What part of the way is expected by a week: 0 at the declaration, the milestones at their weeks,
    /// 1 at due, and straight lines between.
    pub(crate) fn expected_by(&self, week: Week) -> f64 {
        let next = self.way.partition_point(|(at, _)| *at < week);
        match (next.checked_sub(1).and_then(|last| self.way.get(last)), self.way.get(next)) {
            (None, _) => 0.0,
            (_, None) => 1.0,
            (Some((from, before)), Some((to, after))) => {
                let share = f64::from(week - *from) / f64::from(*to - *from);
                before + (after - before) * share + 0.0
            }
        }
    }
}

/// Retention and consolidation, as they are looked up for every week and outcome.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rates {
    craft: [f64; 3],
    work: [f64; 3],
    tried: f64,
    adopted: f64,
    integrated: f64,
    /// The consolidation of work by the number of the stage.
    by_stage: [f64; 8],
}

impl Rates {
    fn of(used: &UsedAssumptions) -> Self {
        let carrier =
            |it: &crate::model::UsedCarrier| [it.consolidation.get(), it.retention_held.get(), it.retention_idle.get()];
        let rates = Self {
            craft: carrier(&used.craft),
            work: carrier(&used.work),
            tried: used.stage.tried.get(),
            adopted: used.stage.adopted.get(),
            integrated: used.stage.integrated.get(),
            by_stage: [0.0; 8],
        };
        rates.with_stages()
    }

    /// The same with the consolidations by stage made ready.
    fn with_stages(mut self) -> Self {
        let ([full, ..], [tried, adopted, integrated]) = (self.work, self.stages());
        for stage in Stage::ALL {
            let share = match stage {
                Stage::Tried => tried,
                Stage::Adopted => adopted,
                Stage::Integrated => integrated,
                Stage::Proposed | Stage::Withdrawn => 0.0,
            };
            self.by_stage.get_mut(*stage as usize).into_iter().for_each(|slot| *slot = full * share);
        }
        self
    }

    /// What is kept over a week, by carrier and by whether the team practised.
    #[inline]
    pub(crate) fn retention(&self, carrier: Carrier, practised: bool) -> f64 {
        let [_, held, idle] = match carrier {
            Carrier::Craft => self.craft,
            Carrier::Work => self.work,
        };
        if practised { held } else { idle }
    }

    /// The same with others of craft and of work: consolidation, and retention in weeks held and idle.
    #[cfg(feature = "calibrate")]
    pub(crate) fn with(self, [a, b, c, d, e, f]: [f64; 6]) -> Self {
        Self { craft: [a, b, c], work: [d, e, f], ..self }.with_stages()
    }

    /// The consolidation of craft, its retention in weeks held and idle, and those of work.
    #[cfg(feature = "calibrate")]
    pub(crate) fn carriers(&self) -> [f64; 6] {
        let ([a, b, c], [d, e, f]) = (self.craft, self.work);
        [a, b, c, d, e, f]
    }

    /// The consolidation of a carrier at its best.
    pub(crate) fn full(&self, carrier: Carrier) -> f64 {
        let [full, ..] = if carrier == Carrier::Craft { self.craft } else { self.work };
        full
    }

    /// How much counts of a proposal that was tried, adopted and integrated.
    pub(crate) fn stages(&self) -> [f64; 3] {
        [self.tried, self.adopted, self.integrated]
    }

    /// `κ`: craft lasts as far as people did the thinking, work as far as the proposal came.
    #[inline]
    pub(crate) fn consolidation(&self, carrier: Carrier, outcome: &OutcomeFact, own_thinking: f64) -> f64 {
        let [craft, ..] = self.craft;
        match carrier {
            Carrier::Craft => craft * own_thinking,
            Carrier::Work => self.by_stage.get(outcome.stage_number()).copied().unwrap_or_default(),
        }
    }
}
