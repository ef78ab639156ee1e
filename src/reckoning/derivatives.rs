//! How what lasts answers to the assumptions: its exact derivatives, by the recursion that it comes from itself.
//!
//! `D' = ρ·D + Σ κ·n` is linear in consolidation, so with `D = K·u` for craft and `D = K·Σ φ·u` by stage for work
//! it is enough to keep the `u`; retention has a derivative that is kept along, `∂D' = ρ·∂D + ∂ρ·D`.

use crate::facts::{CycleFact, TeamFacts};
use crate::model::{Carrier, Stage, Week};

use super::plan::{ExpectationPlan, Plan};

/// How many assumptions act on what lasts.
pub(crate) const ACTING: usize = 9;

/// The derivatives of what lasts: to consolidation and retention, held and idle, of craft and of work, then to the
/// stages tried, adopted and integrated.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Gradient(pub(crate) [f64; ACTING]);

impl Gradient {
    /// Adds another, so many times.
    pub(crate) fn add(&mut self, other: Self, weight: f64) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own += weight * other);
    }

    pub(crate) fn times(mut self, factor: f64) -> Self {
        self.0.iter_mut().for_each(|it| *it *= factor);
        self
    }
}

/// What lasts, what becomes of it if assumptions are slightly others, and what it would be with another retention
/// of idle craft.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slope {
    pub(crate) long: f64,
    pub(crate) gradient: Gradient,
    /// What would last with each of the two other retentions of craft in idle weeks.
    pub(crate) other: [f64; 2],
}

impl Slope {
    /// Adds another, so many times.
    pub(crate) fn add(&mut self, slope: Self, weight: f64) {
        self.long += weight * slope.long;
        self.gradient.add(slope.gradient, weight);
        self.other.iter_mut().zip(slope.other).for_each(|(own, other)| *own += weight * other);
    }
}

/// One team's slopes, folded week by week.
#[derive(Debug)]
pub(crate) struct DerivativeFold<'a> {
    team: &'a TeamFacts,
    plan: &'a Plan,
    /// Other retentions of craft in idle weeks, to be tried beside.
    idle: [f64; 2],
    rows: Vec<Row>,
    /// The rows' places, by expectation, work before craft: in which order they were met changes no bit.
    order: Vec<usize>,
    /// Slopes at weeks that expectations mark: the week, the expectation, the slope of one row.
    marks: Vec<(Week, u32, Slope)>,
}

#[derive(Debug)]
struct Row {
    expectation: u32,
    carrier: Carrier,
    counts: bool,
    /// What lasts.
    long: f64,
    /// What lasts for each 1 of consolidation: of craft in the first place, of work by stage.
    unit: [f64; 3],
    /// The derivatives to retention, held and idle.
    kept: [f64; 2],
    /// Of craft: what would last with the other retentions.
    other: [f64; 2],
}

impl<'a> DerivativeFold<'a> {
    /// Folds a team until a week.
    pub(crate) fn until(team: &'a TeamFacts, plan: &'a Plan, until: Week, idle: [f64; 2]) -> Self {
        let row = |(expectation, carrier): &(u32, Carrier)| Row {
            expectation: *expectation,
            carrier: *carrier,
            counts: false,
            long: 0.0,
            unit: [0.0; 3],
            kept: [0.0; 2],
            other: [0.0; 2],
        };
        let rows: Vec<Row> = team.rows.iter().map(row).collect();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|place| rows.get(*place).map(|row| (row.expectation, row.carrier)));
        let mut fold = Self { team, plan, idle, rows, order, marks: Vec::new() };
        fold.go(until);
        fold
    }

    fn go(&mut self, until: Week) {
        let (mut cycles, mut next) = (self.team.cycles.iter().peekable(), 0);
        let Some(first) = cycles.peek().map(|cycle| cycle.week) else { return };
        for week in (0..=until - first).filter_map(|i| u16::try_from(i).ok()).map(|i| first + i) {
            let cycle = cycles.next_if(|cycle| cycle.week == week);
            self.keep(cycle.is_some_and(|cycle| cycle.practised));
            if let Some(cycle) = cycle {
                self.take(cycle, next);
                next += cycle.outcomes as usize;
            }
            if self.plan.is_marked(week) {
                self.mark(week);
            }
        }
    }

    fn keep(&mut self, practised: bool) {
        let rates = &self.plan.rates;
        let [work, craft] = [Carrier::Work, Carrier::Craft].map(|carrier| rates.retention(carrier, practised));
        for row in &mut self.rows {
            let is_craft = row.carrier == Carrier::Craft;
            let kept = if is_craft { craft } else { work };
            let before = row.long;
            // Where all is kept nothing else changes, to the last bit.
            if kept != 1.0 {
                row.long *= kept;
                row.kept.iter_mut().for_each(|slope| *slope *= kept);
                row.unit.iter_mut().for_each(|unit| *unit *= kept);
            }
            if let Some(slope) = row.kept.get_mut(usize::from(!practised)) {
                *slope += before;
            }
            if is_craft && (kept != 1.0 || !practised) {
                let others = if practised { [kept; 2] } else { self.idle };
                row.other.iter_mut().zip(others).for_each(|(other, kept)| *other *= kept);
            }
        }
    }

    fn take(&mut self, cycle: &CycleFact, begin: usize) {
        let outcomes = self.team.outcomes.get(begin..begin + cycle.outcomes as usize).unwrap_or_default();
        for outcome in outcomes {
            let Some(row) = self.rows.get_mut(outcome.row as usize) else { continue };
            let Some(it) = self.plan.expectation(row.expectation).filter(|it| it.declared <= cycle.week) else {
                continue;
            };
            row.counts = true;
            let net = outcome.amount * it.factor;
            let (place, share) = match (row.carrier, outcome.stage()) {
                (Carrier::Craft, _) => (0, cycle.own_thinking),
                (Carrier::Work, Stage::Tried) => (0, 1.0),
                (Carrier::Work, Stage::Adopted) => (1, 1.0),
                (Carrier::Work, Stage::Integrated) => (2, 1.0),
                (Carrier::Work, Stage::Proposed | Stage::Withdrawn) => continue,
            };
            if let Some(unit) = row.unit.get_mut(place) {
                *unit += share * net;
            }
            let lasting = self.plan.rates.consolidation(row.carrier, outcome, cycle.own_thinking) * net;
            row.long += lasting;
            row.other.iter_mut().for_each(|other| *other += lasting);
        }
    }

    fn mark(&mut self, week: Week) {
        for row in self.order.iter().filter_map(|place| self.rows.get(*place)).filter(|row| row.counts) {
            if self.plan.expectation(row.expectation).is_some_and(|it| it.marks(week)) {
                self.marks.push((week, row.expectation, row.slope(self.plan)));
            }
        }
    }

    /// The slopes of its rows with a counted outcome, as they stand: one for each carrier.
    pub(crate) fn slopes(&self) -> impl Iterator<Item = (u32, Slope)> + '_ {
        let rows = self.order.iter().filter_map(|place| self.rows.get(*place));
        rows.filter(|row| row.counts).map(|row| (row.expectation, row.slope(self.plan)))
    }

    /// The same at a week that the expectation marks.
    pub(crate) fn marked(&self) -> impl Iterator<Item = (Week, u32, Slope)> + '_ {
        self.marks.iter().copied()
    }
}

impl Row {
    fn slope(&self, plan: &Plan) -> Slope {
        let [held, idle] = self.kept;
        let [first, adopted, integrated] = self.unit;
        let gradient = match self.carrier {
            Carrier::Craft => [first, held, idle, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            Carrier::Work => {
                let (full, [by_tried, by_adopted, by_integrated]) =
                    (plan.rates.full(Carrier::Work), plan.rates.stages());
                let unit = by_tried * first + by_adopted * adopted + by_integrated * integrated;
                [0.0, 0.0, 0.0, unit, held, idle, full * first, full * adopted, full * integrated]
            }
        };
        // Only craft answers to the retention of idle craft.
        let other = if self.carrier == Carrier::Craft { self.other } else { [self.long; 2] };
        Slope { long: self.long, gradient: Gradient(gradient), other }
    }
}

/// Slopes rolled up into the organisation's, with the weights of the teams.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SlopeRollUp {
    sum: Slope,
    weights: f64,
}

impl SlopeRollUp {
    /// Takes in a team's slopes on an expectation, of one carrier or both.
    pub(crate) fn take(&mut self, slopes: impl Iterator<Item = Slope>, it: &ExpectationPlan, members: f64) {
        let weight = it.weight_of(members);
        for slope in slopes {
            self.sum.add(slope, weight.unwrap_or(1.0));
        }
        self.weights += weight.unwrap_or_default();
    }

    /// The organisation's.
    pub(crate) fn slope(&self) -> Slope {
        let mut whole = Slope::default();
        whole.add(self.sum, if self.weights == 0.0 { 1.0 } else { 1.0 / self.weights });
        whole
    }
}
