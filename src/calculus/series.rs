//! Values week by week: of every team, and of the organisation.

use crate::facts::AsOf;
use crate::model::{ExpectationId, TeamId, Week};
use crate::reckoning::{Estimate, Plan, Results, State, TeamFold, WeekResult};
use crate::rules::Sound;

use super::weekly::Weekly;

/// The states of one team and expectation, a week after the other.
///
/// ```
/// use lerendwerken::{calculus::{self, AsOf}, model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// for series in calculus::series(&sound, AsOf::LastHeld) {
///     let (week, last) = series.weeks().last().unwrap();
///     println!("{} {} {week}: {} of {} lasts", series.team, series.expectation, last.long, last.short);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Series {
    /// The team.
    pub team: TeamId,
    /// The expectation.
    pub expectation: ExpectationId,
    /// The week of the first counted outcome.
    pub from: Week,
    /// The state after that week and after each week that follows.
    pub states: Vec<State>,
}

impl Series {
    /// Each week with the state after it.
    pub fn weeks(&self) -> impl DoubleEndedIterator<Item = (Week, &State)> + ExactSizeIterator {
        self.states.iter().enumerate().map(|(i, state)| (self.from + u16::try_from(i).unwrap_or(u16::MAX), state))
    }
}

/// The weekly series of every team and expectation with a counted outcome, by team and expectation in
/// the document's order.
pub fn series(sound: &Sound, as_of: AsOf) -> Vec<Series> {
    let plan = Plan::of(sound.programme());
    let as_of = sound.week(as_of);
    let ids: Vec<_> = sound.programme().goals.iter().flat_map(|goal| &goal.expectations).map(|it| &it.id).collect();
    let mut all = Vec::new();
    for (team, facts) in sound.programme().teams.iter().zip(&sound.facts.teams) {
        let mut of_team: Vec<Option<Series>> = Vec::new();
        of_team.resize_with(plan.expectations.len(), || None);
        TeamFold::default().advance(facts, &plan, as_of, |week, fold| {
            for (e, state) in fold.states() {
                let Some((slot, id)) = of_team.get_mut(e as usize).zip(ids.get(e as usize)) else { continue };
                let series = slot.get_or_insert_with(|| Series {
                    team: team.id.clone(),
                    expectation: (*id).clone(),
                    from: week,
                    states: Vec::with_capacity(usize::try_from(as_of - week + 1).unwrap_or_default()),
                });
                series.states.push(state);
            }
        });
        all.extend(of_team.into_iter().flatten());
    }
    all
}

/// Adds the organisation's values of every week to results.
pub(crate) fn add_weekly(sound: &Sound, results: &mut Results) {
    let weekly = Weekly::of(sound, &Plan::of(sound.programme()), results.as_of, |_, _| true);
    for (number, result) in results.expectations.iter_mut().enumerate() {
        let row = |(week, state): (Week, State)| WeekResult {
            week,
            short_term: Estimate::new(state.short, state.short_variance),
            long_term: Estimate::new(state.long, state.long_variance),
        };
        result.weekly = Some(weekly.known(number).map(row).collect());
    }
}
