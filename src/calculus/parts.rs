//! Parts of results, added up by what they belong to.
//!
//! Each team is gone through from the last week to the first, so that what is kept of a week's yield until
//! then is at hand when its outcomes are: `κ·n` times the retentions of all later weeks.

use crate::facts::{CycleFact, Facts, OutcomeFact, ProposalFact, TeamFacts};
use crate::model::{Carrier, Week};
use crate::reckoning::Plan;

use super::Dimension;
use super::part::{NONE, Part, Table};

/// What a part belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key<'a> {
    Cycle(&'a CycleFact),
    Team(u32),
    Carrier(Carrier),
    Proposal(u32),
    DevelopmentQuestion(u32),
    AiSystem(u32),
    None,
}

/// A part of an expectation by a dimension.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) expectation: u32,
    pub(super) dimension: Dimension,
    pub(super) key: Key<'a>,
    pub(super) part: Part,
    /// By what rows are ordered.
    pub(super) size: f64,
}

/// The parts of every expectation, before they are divided by the weights of its teams.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    facts: &'a Facts,
    plan: &'a Plan,
    /// Whether each dimension is looked at.
    wanted: [bool; 6],
    wholes: Vec<Whole>,
    cycles: Vec<(u32, &'a CycleFact, Part)>,
    teams: Vec<(u32, u32, Part)>,
    carriers: Vec<[Option<Part>; 2]>,
    proposals: Table,
    questions: Table,
    systems: Table,
    /// How the cycle at hand used AI: the systems, each with its share of the person-minutes with AI.
    uses: Vec<(u32, f64)>,
}

/// All of an expectation, and the weights of its teams.
#[derive(Debug, Clone, Copy, Default)]
struct Whole {
    all: Part,
    weights: f64,
}

impl<'a> Parts<'a> {
    /// The parts of all results as of a week.
    pub(super) fn of(facts: &'a Facts, plan: &'a Plan, as_of: Week, by: &[Dimension]) -> Self {
        let mut parts = Self {
            facts,
            plan,
            wanted: std::array::from_fn(|place| by.iter().any(|it| *it as usize == place)),
            wholes: vec![Whole::default(); plan.expectations.len()],
            cycles: Vec::new(),
            teams: Vec::new(),
            carriers: vec![[None; 2]; plan.expectations.len()],
            proposals: Table::default(),
            questions: Table::of(plan.expectations.len(), facts.seen.development_questions()),
            systems: Table::of(plan.expectations.len(), facts.seen.systems()),
            uses: Vec::new(),
        };
        for number in &plan.team_order {
            if let Some(team) = facts.teams.get(*number as usize) {
                parts.take_team(*number, team, as_of);
            }
        }
        parts
    }

    fn wants(&self, dimension: Dimension) -> bool {
        self.wanted.get(dimension as usize).copied().unwrap_or_default()
    }

    fn take_team(&mut self, number: u32, team: &'a TeamFacts, as_of: Week) {
        let mut rows = Rows::of(team, self.plan, self.plan.members(number));
        let mut kept = Kept::ALL;
        let mut later: Option<&CycleFact> = None;
        for (cycle, outcomes) in team.backwards(as_of) {
            match later {
                None => kept.over_idle(self.plan, as_of - cycle.week),
                Some(later) => {
                    kept.over(self.plan, later.practised);
                    kept.over_idle(self.plan, later.week - cycle.week - 1);
                }
            }
            later = Some(cycle);
            self.take_cycle(&mut rows, cycle, outcomes, kept);
        }
        for row in rows.expectations {
            let Some(all) = row.all else { continue };
            if let Some(whole) = self.wholes.get_mut(row.expectation as usize) {
                whole.all.add(all);
                whole.weights += row.weight;
            }
            if self.wants(Dimension::Team) {
                self.teams.push((row.expectation, number, all));
            }
        }
    }

    fn take_cycle(&mut self, rows: &mut Rows, cycle: &'a CycleFact, outcomes: &[OutcomeFact], kept: Kept) {
        if self.wants(Dimension::AiSystem) && !outcomes.is_empty() {
            self.note_uses(cycle);
        }
        let by_root = self.wants(Dimension::Proposal) || self.wants(Dimension::DevelopmentQuestion);
        let listed = if by_root { self.facts.proposals_of(cycle) } else { &[] };
        for outcome in outcomes {
            let Some((carrier, row)) = rows.counted(outcome, cycle.week) else { continue };
            let consolidation = self.plan.rates.consolidation(carrier, outcome, cycle.own_thinking);
            let lasting = consolidation * kept.of(carrier);
            let (net, error) = (outcome.amount * row.factor, outcome.standard_error * row.factor);
            let (long, error_of_long) = (lasting * net, lasting * error);
            let (short_variance, long_variance) = (error * error, error_of_long * error_of_long);
            let part = Part { short: net, long, short_variance, long_variance }.times(row.weight);
            row.all.get_or_insert_default().add(part);
            row.of_cycle.get_or_insert_default().add(part);
            let expectation = row.expectation;
            self.take_part(expectation, carrier, part);
            if by_root {
                self.take_roots(expectation, outcome.proposal_in(listed), part);
            }
        }
        for outcome in outcomes {
            let Some((_, row)) = rows.counted(outcome, cycle.week) else { continue };
            if let Some(part) = row.of_cycle.take().filter(|_| self.wants(Dimension::Cycle)) {
                self.cycles.push((row.expectation, cycle, part));
            }
        }
    }

    /// Adds a part by its carrier and by the AI that was used in its cycle.
    fn take_part(&mut self, expectation: u32, carrier: Carrier, part: Part) {
        if let Some([work, craft]) = self.carriers.get_mut(expectation as usize) {
            let slot = if carrier == Carrier::Work { work } else { craft };
            slot.get_or_insert_default().add(part);
        }
        if self.wants(Dimension::AiSystem) {
            for (system, share) in &self.uses {
                self.systems.add(expectation, *system, part.times(*share));
            }
        }
    }

    /// Adds a part by the proposal and the development question that it goes back to.
    fn take_roots(&mut self, expectation: u32, proposal: Option<&ProposalFact>, part: Part) {
        if self.wants(Dimension::Proposal) {
            let number = proposal.map_or(NONE, |listed| listed.proposal);
            self.proposals.add(expectation, number, part);
        }
        if self.wants(Dimension::DevelopmentQuestion) {
            let number = proposal.and_then(|listed| listed.development_question()).unwrap_or(NONE);
            self.questions.add(expectation, number, part);
        }
    }

    /// Notes how a cycle used AI.
    fn note_uses(&mut self, cycle: &CycleFact) {
        self.uses.clear();
        let mut all = 0.0;
        for activity in self.facts.done.activities(cycle) {
            if let Some(system) = activity.system() {
                let time = activity.learning_time() as f64;
                all += time;
                self.uses.push((system, time));
            }
        }
        if all == 0.0 {
            self.uses.push((NONE, 1.0));
            return;
        }
        self.uses.sort_by_key(|(system, _)| *system);
        self.uses.dedup_by(|(later, more), (first, time)| {
            let same = later == first;
            if same {
                *time += *more;
            }
            same
        });
        self.uses.iter_mut().for_each(|(_, time)| *time /= all);
    }

    /// All of an expectation.
    pub(super) fn whole(&self, expectation: u32) -> Part {
        let whole = self.wholes.get(expectation as usize).copied().unwrap_or_default();
        self.divided(expectation, whole.all)
    }

    fn divided(&self, expectation: u32, part: Part) -> Part {
        let is_mean = self.plan.expectation(expectation).is_some_and(|it| it.weight_of(1.0).is_some());
        let weights = self.wholes.get(expectation as usize).map_or(1.0, |whole| whole.weights);
        if is_mean { part.over(weights) } else { part }
    }

    /// Each part by its expectation and dimension, in no order.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> + '_ {
        let carriers = (0..).zip(&self.carriers).flat_map(|(e, [work, craft])| {
            let of = move |carrier, part: &Option<Part>| {
                part.map(|part| (e, Dimension::Carrier, Key::Carrier(carrier), part))
            };
            [of(Carrier::Work, work), of(Carrier::Craft, craft)].into_iter().flatten()
        });
        let carriers = carriers.filter(|_| self.wants(Dimension::Carrier));
        let cycles = self.cycles.iter().map(|(e, cycle, part)| (*e, Dimension::Cycle, Key::Cycle(cycle), *part));
        let teams = self.teams.iter().map(|(e, team, part)| (*e, Dimension::Team, Key::Team(*team), *part));
        let all = cycles
            .chain(teams)
            .chain(carriers)
            .chain(of_table(&self.proposals, Dimension::Proposal, Key::Proposal))
            .chain(of_table(&self.questions, Dimension::DevelopmentQuestion, Key::DevelopmentQuestion))
            .chain(of_table(&self.systems, Dimension::AiSystem, Key::AiSystem));
        all.map(|(expectation, dimension, key, part)| {
            let part = self.divided(expectation, part);
            Row { expectation, dimension, key, part, size: 0.0 }
        })
    }
}

fn of_table<'a>(
    table: &Table,
    dimension: Dimension,
    key: fn(u32) -> Key<'a>,
) -> impl Iterator<Item = (u32, Dimension, Key<'a>, Part)> {
    table.iter().map(move |(expectation, number, part)| {
        (expectation, dimension, if number == NONE { Key::None } else { key(number) }, part)
    })
}

/// What is kept, of each carrier, over a stretch of weeks.
#[derive(Debug, Clone, Copy)]
struct Kept {
    work: f64,
    craft: f64,
}

impl Kept {
    const ALL: Self = Self { work: 1.0, craft: 1.0 };

    fn of(self, carrier: Carrier) -> f64 {
        if carrier == Carrier::Work { self.work } else { self.craft }
    }

    /// Over one more week.
    fn over(&mut self, plan: &Plan, practised: bool) {
        self.work *= plan.rates.retention(Carrier::Work, practised);
        self.craft *= plan.rates.retention(Carrier::Craft, practised);
    }

    /// Over so many more weeks without practice.
    fn over_idle(&mut self, plan: &Plan, weeks: i32) {
        (0..weeks).for_each(|_| self.over(plan, false));
    }
}

/// A team's rows: per expectation what adds up, whichever carrier it has.
struct Rows {
    /// Of each row of the team: the carrier, and the place of its expectation.
    places: Vec<(Carrier, usize)>,
    expectations: Vec<OfTeam>,
}

/// A team's part in an expectation.
struct OfTeam {
    expectation: u32,
    declared: Week,
    factor: f64,
    weight: f64,
    all: Option<Part>,
    of_cycle: Option<Part>,
}

impl Rows {
    fn of(team: &TeamFacts, plan: &Plan, members: f64) -> Self {
        let mut numbers: Vec<u32> = team.rows.iter().map(|(expectation, _)| *expectation).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let place = |expectation: &u32| numbers.binary_search(expectation).unwrap_or_default();
        let places = team.rows.iter().map(|(expectation, carrier)| (*carrier, place(expectation))).collect();
        let expectations = numbers.iter().map(|number| {
            let it = plan.expectation(*number);
            OfTeam {
                expectation: *number,
                declared: it.map_or(Week::LAST, |it| it.declared),
                factor: it.map_or(0.0, |it| it.factor),
                weight: it.and_then(|it| it.weight_of(members)).unwrap_or(1.0),
                all: None,
                of_cycle: None,
            }
        });
        Self { places, expectations: expectations.collect() }
    }

    /// Where an outcome of a week adds up, if it counts.
    fn counted(&mut self, outcome: &OutcomeFact, week: Week) -> Option<(Carrier, &mut OfTeam)> {
        let (carrier, place) = self.places.get(outcome.row as usize).copied()?;
        let row = self.expectations.get_mut(place).filter(|row| row.declared <= week)?;
        Some((carrier, row))
    }
}
