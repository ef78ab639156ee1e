//! What a report is about, gathered before a word of it is written.

use crate::Language;
use crate::calculus::{self, AsOf, Contribution, Dimension};
use crate::model::{Expectation, Horizon, Programme, Team, Week};
use crate::posture::{self, Posture, TeamPosture, Window};
use crate::reckoning::{ExpectationResult, Plan, Results};
use crate::rules::Sound;

use super::calendar::Calendar;
use super::conversation::Conversation;
use super::proposals::Proposals;

/// Everything that a report shows.
pub(super) struct Matter<'a> {
    pub(super) sound: &'a Sound,
    pub(super) language: Language,
    pub(super) as_of: Week,
    /// The one team that it is about; else it is about the whole programme.
    pub(super) team: Option<(usize, &'a Team)>,
    pub(super) plan: Plan,
    pub(super) results: Results,
    /// Of each expectation in the document's order, week by week: the short and the long term.
    pub(super) states: Vec<Vec<(Week, f64, f64)>>,
    pub(super) parts: Vec<Contribution>,
    pub(super) posture: Posture,
    /// The profile of the one team.
    pub(super) of_team: Option<TeamPosture>,
    pub(super) proposals: Proposals<'a>,
    pub(super) calendar: Calendar,
    pub(super) conversation: Conversation,
}

/// What there is to say of one expectation.
#[derive(Clone, Copy)]
pub(super) struct Expected<'a> {
    pub(super) number: usize,
    pub(super) it: &'a Expectation,
    pub(super) result: &'a ExpectationResult,
}

impl<'a> Matter<'a> {
    pub(super) fn of(
        sound: &'a Sound,
        as_of: AsOf,
        language: Option<Language>,
        team: Option<(usize, &'a Team)>,
    ) -> Self {
        let programme = sound.programme();
        let week = sound.week(as_of);
        let posture = posture::posture(sound, Window { from: None, until: AsOf::Week(week) });
        let is_shown = |it: &Team| posture.teams.iter().any(|shown| shown.team == it.id);
        let shown: Vec<bool> = match team {
            None => programme.teams.iter().map(is_shown).collect(),
            Some((own, _)) => (0..programme.teams.len()).map(|number| number == own).collect(),
        };
        let results = calculus::results_by_week(sound, AsOf::Week(week));
        let parts = calculus::contributions(sound, AsOf::Week(week), &[Dimension::Proposal, Dimension::Carrier]).rows;
        Self {
            language: language.unwrap_or(programme.language),
            as_of: week,
            plan: Plan::of(programme),
            states: states(sound, &results, team),
            of_team: team
                .and_then(|(_, it)| posture::of_team(sound, &it.id, Window { from: None, until: AsOf::Week(week) })),
            proposals: Proposals::of(sound, week, &shown, team.map(|(number, _)| number)),
            calendar: Calendar::of(sound, week, &shown, team.is_some()),
            conversation: Conversation::of(sound, &shown, team.map(|(_, it)| it)),
            sound,
            team,
            results,
            parts,
            posture,
        }
    }

    pub(super) fn programme(&self) -> &'a Programme {
        self.sound.programme()
    }

    /// One of two texts.
    pub(super) fn say(&self, nl: &'static str, en: &'static str) -> &'static str {
        crate::Bilingual { nl, en }.to(self.language)
    }

    /// Every expectation with its result, in the document's order.
    pub(super) fn expected(&self) -> impl Iterator<Item = Expected<'_>> {
        let both = self.programme().expectations().zip(&self.results.expectations).enumerate();
        both.map(|(number, (it, result))| Expected { number, it, result })
    }

    /// Those of one goal and horizon.
    pub(super) fn expected_of(&self, goal: &str, horizon: Horizon) -> impl Iterator<Item = Expected<'_>> {
        self.expected().filter(move |it| it.result.goal.as_str() == goal && it.it.horizon == horizon)
    }
}

/// What came of it week by week: in the whole programme, or in the one team.
fn states(sound: &Sound, results: &Results, team: Option<(usize, &Team)>) -> Vec<Vec<(Week, f64, f64)>> {
    let Some((_, team)) = team else {
        let weekly = |it: &ExpectationResult| {
            let weeks = it.weekly.iter().flatten();
            weeks.map(|week| (week.week, week.short_term.value, week.long_term.value)).collect()
        };
        return results.expectations.iter().map(weekly).collect();
    };
    let all = calculus::series(sound, AsOf::Week(results.as_of));
    let own = |it: &ExpectationResult| {
        let series = all.iter().find(|series| series.team == team.id && series.expectation == it.expectation);
        series.into_iter().flat_map(|it| it.weeks()).map(|(week, state)| (week, state.short, state.long)).collect()
    };
    results.expectations.iter().map(own).collect()
}
