//! The view, made from a sound programme.

use std::collections::BTreeMap;

use super::answer::{Research, ResearchCell, ResearchExpectation, ResearchGroup, ResearchPeriodTotals, ResearchTotals};
use super::cell::{cell, rounded};
use super::gather::{Gathered, Reading};
use super::groups::{Group, groups};
use super::key::Key;
use super::period::{Periods, ResearchPeriod};
use super::pseudonym::Pseudonym;
use super::words::{Direction, PersonalData, ResearchSilence};
use crate::Language;
use crate::model::{Count, Expectation, Week};
use crate::rules::Sound;

/// How a view for research is made.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ResearchOptions {
    /// Up to and including this week; without one, all that was held or skipped. Until when that was, the view only says
    /// of what it shows.
    pub as_of: Option<Week>,
    /// The fewest people that anything is said of; without it, the programme's `min_group`. It counts as 2 where it is
    /// less.
    pub min_group: Option<Count>,
    /// By what time is told apart.
    pub periods: Periods,
}

/// Why there is no view for research.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResearchError {
    /// The cycles of a log were read and not kept.
    #[error("{}", self.message(Language::En))]
    CyclesNotKept,
}

impl ResearchError {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        let Self::CyclesNotKept = self;
        match language {
            Language::Nl => {
                "de weekcycli van logbestanden zijn gelezen maar niet bewaard, en de weergave voor \
                             onderzoek heeft ze nodig; begin de controle met `Checking::keep_cycles`"
            }
            Language::En => {
                "the weekly cycles of logs were read and not kept, and the view for research needs them; \
                             begin the check with `Checking::keep_cycles`"
            }
        }
        .to_owned()
    }
}

/// What researchers see of a programme: groups of at least `min_group` people under pseudonyms, and of each what it did
/// by period, where enough people did it. `docs/privacy.md` says how, and what that does not guard against.
///
/// ```
/// use lerendwerken::view::{self, Key, Periods, ResearchOptions};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let key = Key::new(b"an example, and so a key to nothing")?;
/// let options = ResearchOptions { periods: Periods::Quarters, ..ResearchOptions::default() };
/// let view = view::research(&sound, &key, &options)?;
/// assert!(view.groups.iter().all(|group| group.members >= view.min_group.into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the cycles of logs were not kept.
pub fn research(sound: &Sound, key: &Key, options: &ResearchOptions) -> Result<Research, ResearchError> {
    let programme = sound.programme();
    let least = options.min_group.unwrap_or(sound.limits.min_group).get().max(2);
    let groups = groups(sound, options.as_of, least.into());
    let gathered = gather(sound, &groups, options)?;
    let named = |kind: &str, ids: &[&str]| key.pseudonym(kind, programme.id.as_str(), ids.iter().copied());
    let names: Vec<Pseudonym> = groups.iter().map(|group| named("group", &group.teams)).collect();
    let mut of_expectations = vec![named("expectation", &[]); sound.frame.expectations.known()];
    for expectation in programme.expectations() {
        let number = sound.frame.expectations.find(expectation.id.as_str());
        let slot = number.and_then(|number| of_expectations.get_mut(number as usize));
        slot.into_iter().for_each(|slot| *slot = named("expectation", &[expectation.id.as_str()]));
    }
    let cells = gathered.into_iter().filter_map(|((group, period), gathered)| {
        cell(*names.get(group)?, period, gathered, &of_expectations, least.into())
    });
    let mut cells: Vec<ResearchCell> = cells.collect();
    cells.sort_by_key(|cell| (cell.group, cell.period));
    let silent = cells.is_empty().then_some(ResearchSilence::TooFewPeople);
    let said = silent.is_none();
    let last = cells.iter().map(|cell| cell.period.last()).max();
    let expectations = programme.expectations().filter(|_| said);
    let mut expectations: Vec<_> =
        expectations.map(|it| described(named("expectation", &[it.id.as_str()]), it)).collect();
    expectations.sort_by_key(|it| it.expectation);
    let groups = groups.iter().zip(names).filter(|_| said);
    let mut groups: Vec<_> = groups.map(|(group, name)| counted(name, group, &cells, least.into())).collect();
    groups.sort_by_key(|it| it.group);
    Ok(Research {
        programme: named("programme", &[]),
        personal_data: PersonalData::Pseudonymous,
        min_group: least,
        periods: options.periods,
        as_of: options.as_of.or(last),
        silent,
        groups,
        expectations,
        by_period: by_period(&cells),
        totals: ResearchTotals::of(&cells),
        cells,
    })
}

/// What is said by group, by its place, and period.
type ByCell = BTreeMap<(usize, ResearchPeriod), Gathered>;

fn gather(sound: &Sound, groups: &[Group<'_>], options: &ResearchOptions) -> Result<ByCell, ResearchError> {
    let until = options.as_of.unwrap_or(Week::LAST);
    let reading = Reading::new(&sound.frame, sound.programme());
    let mut of_teams = vec![None; sound.frame.teams.known()];
    for (place, group) in groups.iter().enumerate() {
        for team in group.teams.iter().filter_map(|team| sound.frame.teams.find(team)) {
            of_teams.get_mut(team as usize).into_iter().for_each(|slot| *slot = Some(place));
        }
    }
    let mut gathered = ByCell::new();
    for cycle in sound.cycles().ok_or(ResearchError::CyclesNotKept)?.filter(|cycle| cycle.week <= until) {
        let Some(team) = sound.frame.teams.find(cycle.team.as_str()) else { continue };
        let Some(group) = of_teams.get(team as usize).copied().flatten() else { continue };
        let period = ResearchPeriod::of(cycle.week, options.periods);
        gathered.entry((group, period)).or_default().take(&reading, team, &cycle);
    }
    Ok(gathered)
}

/// A group with its size and its totals.
fn counted(name: Pseudonym, group: &Group<'_>, cells: &[ResearchCell], least: usize) -> ResearchGroup {
    let own = cells.iter().filter(|cell| cell.group == name);
    ResearchGroup { group: name, members: rounded(group.members.len(), least), totals: ResearchTotals::of(own) }
}

/// An expectation without its texts and figures.
fn described(name: Pseudonym, expectation: &Expectation) -> ResearchExpectation {
    // The two are never the same in what is sound (LW008).
    let rises = expectation.target.get() > expectation.baseline.get();
    let direction = if rises { Direction::Up } else { Direction::Down };
    let aggregate = expectation.indicator.aggregate;
    ResearchExpectation { expectation: name, horizon: expectation.horizon, aggregate, direction }
}

/// The totals of all groups, by period.
fn by_period(cells: &[ResearchCell]) -> Vec<ResearchPeriodTotals> {
    let mut periods: Vec<ResearchPeriod> = cells.iter().map(|cell| cell.period).collect();
    periods.sort_unstable();
    periods.dedup();
    let of = |period| ResearchTotals::of(cells.iter().filter(move |cell| cell.period == period));
    periods.into_iter().map(|period| ResearchPeriodTotals { period, totals: of(period) }).collect()
}
