//! The facts of some cycles, read and not yet put beside the others.

use std::borrow::Cow;

use super::fact::{CycleFact, Said};
use super::hashed::Hashed;
use super::resolve::Resolved;
use crate::model::{Activity, BorrowedCycle, Carrier, Stage};

/// The facts of some cycles that were read together, with the texts that may yet be asked for.
#[derive(Debug, Default)]
pub(crate) struct Batch<'t> {
    pub(super) cycles: Vec<Read<'t>>,
    /// In the order of the cycles.
    pub(super) outcomes: Vec<Reported>,
    /// In the order of the cycles.
    pub(super) listings: Vec<Asked<'t>>,
}

/// A cycle that was read.
#[derive(Debug, Clone)]
pub(super) struct Read<'t> {
    pub(super) team: u32,
    pub(super) fact: CycleFact,
    /// How many of the batch's listings are its own.
    pub(super) listings: usize,
    pub(super) id: Cow<'t, str>,
    /// The line of a log that it stands in.
    pub(super) line: Option<&'t str>,
}

/// An outcome that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reported {
    pub(super) expectation: u32,
    pub(super) carrier: Carrier,
    pub(super) stage: Stage,
    pub(super) amount: f64,
    pub(super) standard_error: f64,
}

/// A learning question that was read.
#[derive(Debug, Clone)]
pub(super) struct Asked<'t> {
    pub(super) id: Cow<'t, str>,
    /// Stands for its team and its id.
    pub(super) hashed: Hashed,
    pub(super) said: Said,
    pub(super) position: u32,
}

impl Batch<'_> {
    pub(super) fn read_outcomes(&mut self, cycle: &BorrowedCycle<'_>, resolved: &Resolved) {
        for (outcome, (expectation, proposal)) in cycle.outcomes().iter().zip(&resolved.outcomes) {
            let named = proposal.flatten().and_then(|place| cycle.proposals().get(place as usize));
            self.outcomes.push(Reported {
                expectation: expectation.unwrap_or(u32::MAX),
                carrier: outcome.carrier,
                stage: named.map_or(Stage::Tried, |proposal| proposal.stage),
                amount: outcome.amount.get(),
                standard_error: outcome.standard_error.get(),
            });
        }
    }

    /// The first cycle, with the number of its team.
    pub(crate) fn first(&self) -> Option<(u32, CycleFact)> {
        self.cycles.first().map(|read| (read.team, read.fact))
    }

    /// The same batch, with texts of its own, so that what it was read from may go.
    pub(crate) fn owned(self) -> Batch<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let cycles = self.cycles.into_iter().map(|it| Read { id: own(it.id), line: None, ..it });
        let listings = self.listings.into_iter().map(|it| Asked { id: own(it.id), ..it });
        Batch { cycles: cycles.collect(), outcomes: self.outcomes, listings: listings.collect() }
    }
}

/// The share of the thinking that people did themselves, `1 − o`, where `o` is what was left to AI: the
/// mean over the activities, weighted by person-minutes. An activity without AI leaves nothing to it,
/// nor does one with mastery shown; where nothing was done, nothing was learned.
///
/// The mean is taken of what people did rather than of what they left, since `1 − o` would lose its
/// digits where `o` is near 1.
pub(super) fn own_thinking(activities: &[Activity<Cow<'_, str>>]) -> f64 {
    let (mut own, mut all) = (0.0, 0.0);
    for activity in activities {
        let person_minutes = f64::from(activity.minutes.get()) * activity.distinct_professionals() as f64;
        let share = match (&activity.ai, activity.mastery) {
            (None, _) | (_, Some(true)) => 1.0,
            (Some(ai), _) => 1.0 - ai.offloaded.get(),
        };
        own += person_minutes * share;
        all += person_minutes;
    }
    if all > 0.0 { own / all } else { 0.0 }
}
