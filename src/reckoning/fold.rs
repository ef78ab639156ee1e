//! One team's facts folded into states, week by week from left to right.

use crate::facts::{CycleFact, TeamFacts};
use crate::model::{Carrier, Week};

use super::operator::{Operator, State};
use super::plan::Plan;

/// The states of one team up to and including a week.
#[derive(Debug, Clone, Default)]
pub(crate) struct TeamFold {
    /// The last week that was folded in; none before the first.
    week: Option<Week>,
    /// Beside the team's rows: an expectation and a carrier each.
    rows: Vec<Row>,
    /// The rows' places, by expectation, work before craft.
    by_expectation: Vec<u32>,
    /// States at weeks that are asked for later, in order of week.
    marks: Vec<(Week, u32, State)>,
    next_cycle: usize,
    next_outcome: usize,
}

/// One expectation and carrier of a team.
#[derive(Debug, Clone)]
struct Row {
    expectation: u32,
    carrier: Carrier,
    state: State,
    /// The week of its first counted outcome.
    first: Option<Week>,
    declared: Week,
    factor: f64,
    /// What the week at hand adds. The retention was applied before.
    adds: Operator,
    /// Whether the week at hand adds anything.
    is_touched: bool,
}

impl TeamFold {
    /// Folds a team's facts from the beginning until a week.
    pub(crate) fn until(team: &TeamFacts, plan: &Plan, until: Week) -> Self {
        let mut fold = Self::default();
        fold.advance(team, plan, until, |_, _| ());
        fold
    }

    /// Folds anew until a week, in the same memory.
    pub(crate) fn again(&mut self, team: &TeamFacts, plan: &Plan, until: Week) {
        for row in &mut self.rows {
            (row.state, row.first) = (State::default(), None);
        }
        self.marks.clear();
        (self.week, self.next_cycle, self.next_outcome) = (None, 0, 0);
        self.advance(team, plan, until, |_, _| ());
    }

    /// Folds on until a week, which may show `each` how the team stands after every week.
    pub(crate) fn advance(&mut self, team: &TeamFacts, plan: &Plan, until: Week, mut each: impl FnMut(Week, &Self)) {
        self.meet_rows(team, plan);
        let first = team.cycles.first().map(|cycle| cycle.week);
        let Some(mut week) = self.week.map(|week| week + 1).or(first) else { return };
        while week <= until && self.week != Some(week) {
            let cycle = team.cycles.get(self.next_cycle).filter(|cycle| cycle.week == week);
            self.take_week(team, plan, week, cycle);
            each(week, self);
            week = week + 1;
        }
    }

    /// The week up to which it is folded.
    pub(crate) fn week(&self) -> Option<Week> {
        self.week
    }

    /// Makes room for rows that are new since it was last folded.
    fn meet_rows(&mut self, team: &TeamFacts, plan: &Plan) {
        if self.rows.len() == team.rows.len() {
            return;
        }
        for (expectation, carrier) in team.rows.iter().skip(self.rows.len()) {
            let known = plan.expectation(*expectation);
            self.rows.push(Row {
                expectation: *expectation,
                carrier: *carrier,
                state: State::default(),
                first: None,
                declared: known.map_or(Week::LAST, |it| it.declared),
                factor: known.map_or(0.0, |it| it.factor),
                adds: Operator::IDENTITY,
                is_touched: false,
            });
        }
        self.by_expectation = (0..self.rows.len() as u32).collect();
        let rows = &self.rows;
        self.by_expectation.sort_by_key(|place| rows.get(*place as usize).map(|row| (row.expectation, row.carrier)));
    }

    fn take_week(&mut self, team: &TeamFacts, plan: &Plan, week: Week, cycle: Option<&CycleFact>) {
        self.keep(plan, cycle.is_some_and(|cycle| cycle.practised));
        if let Some(cycle) = cycle {
            self.next_cycle += 1;
            self.take_outcomes(team, plan, cycle);
        }
        if plan.is_marked(week) {
            self.mark(plan, week);
        }
        self.week = Some(week);
    }

    /// What is kept over a week of what stood before. Where all is kept nothing changes, to the last bit.
    fn keep(&mut self, plan: &Plan, practised: bool) {
        let work = plan.rates.retention(Carrier::Work, practised);
        let craft = plan.rates.retention(Carrier::Craft, practised);
        if work == 1.0 && craft == 1.0 {
            return;
        }
        for row in &mut self.rows {
            let kept = if row.carrier == Carrier::Craft { craft } else { work };
            row.state.long *= kept;
            row.state.long_variance *= kept * kept;
        }
    }

    /// Adds a week's outcomes: those of one row are added up first, in the document's order.
    fn take_outcomes(&mut self, team: &TeamFacts, plan: &Plan, cycle: &CycleFact) {
        let end = self.next_outcome + cycle.outcomes as usize;
        let outcomes = team.outcomes.get(self.next_outcome..end).unwrap_or_default();
        self.next_outcome = end;
        for outcome in outcomes {
            let Some(row) = self.rows.get_mut(outcome.row as usize) else { continue };
            if cycle.week < row.declared {
                continue;
            }
            let consolidation = plan.rates.consolidation(row.carrier, outcome, cycle.own_thinking);
            row.adds.add(outcome.amount * row.factor, outcome.standard_error * row.factor, consolidation);
            row.is_touched = true;
        }
        for outcome in outcomes {
            let Some(row) = self.rows.get_mut(outcome.row as usize).filter(|row| row.is_touched) else { continue };
            row.state = row.adds.apply(row.state);
            row.first = row.first.or(Some(cycle.week));
            row.adds = Operator::IDENTITY;
            row.is_touched = false;
        }
    }

    fn mark(&mut self, plan: &Plan, week: Week) {
        for (place, row) in (0..).zip(&self.rows) {
            let marked = row.first.is_some() && plan.expectation(row.expectation).is_some_and(|it| it.marks(week));
            if marked {
                self.marks.push((week, place, row.state));
            }
        }
    }

    /// The team's state per expectation with a counted outcome, both carriers together, as it stands.
    pub(crate) fn states(&self) -> impl Iterator<Item = (u32, State)> + '_ {
        self.states_of(|_, row| row.first.map(|_| row.state))
    }

    /// The same at an earlier week that was marked.
    pub(crate) fn states_at<'a>(
        &'a self,
        week: impl Fn(u32) -> Option<Week> + 'a,
    ) -> impl Iterator<Item = (u32, State)> + 'a {
        self.states_of(move |place, row| {
            let week = week(row.expectation)?;
            let found = self.marks.binary_search_by_key(&(week, place), |(week, place, _)| (*week, *place));
            found.ok().and_then(|at| self.marks.get(at)).map(|(_, _, state)| *state)
        })
    }

    /// Its rows with a counted outcome, as they stand, by expectation and carrier: the number of the row, the
    /// expectation and the carrier.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, u32, Carrier, State)> + '_ {
        let rows = self.by_expectation.iter().filter_map(|place| Some((*place, self.rows.get(*place as usize)?)));
        let counted = rows.filter(|(_, row)| row.first.is_some());
        counted.map(|(place, row)| (place, row.expectation, row.carrier, row.state))
    }

    fn states_of<'a>(
        &'a self,
        state: impl Fn(u32, &Row) -> Option<State> + 'a,
    ) -> impl Iterator<Item = (u32, State)> + 'a {
        let rows = self.by_expectation.iter().filter_map(|place| Some((*place, self.rows.get(*place as usize)?)));
        let mut states = rows.filter_map(move |(place, row)| Some((row.expectation, state(place, row)?))).peekable();
        std::iter::from_fn(move || {
            let (expectation, mut all) = states.next()?;
            while let Some((_, more)) = states.next_if(|(other, _)| *other == expectation) {
                all = all.plus(more);
            }
            Some((expectation, all))
        })
    }
}
