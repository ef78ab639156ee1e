//! The view, made from a sound programme.

use std::collections::{BTreeMap, HashMap};

use super::answer::{Research, ResearchCell, ResearchExpectation, ResearchGroup, ResearchPeriodTotals, ResearchTotals};
use super::cell::{cell, rounded};
use super::gather::{Gathered, Reading};
use super::groups::{Group, groups};
use super::key::Key;
use super::period::{Periods, ResearchPeriod};
use super::pseudonym::Pseudonym;
use super::words::{Direction, PersonalData, ResearchSilence};
use crate::Language;
use crate::model::{Count, Expectation, Programme, Week};
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
    let naming = Naming { key, programme };
    let cells = cells(gather(sound, &groups, options)?, &groups, &naming, sound, least.into());
    let by_period = totals_by(&cells, |cell| cell.period).into_iter();
    let silent = cells.is_empty().then_some(ResearchSilence::TooFewPeople);
    let (groups, expectations) = match silent {
        Some(_) => Default::default(),
        None => (counted(&groups, &naming, &cells, least.into()), described(&naming)),
    };
    Ok(Research {
        programme: naming.of("programme", &[]),
        personal_data: PersonalData::Pseudonymous,
        min_group: least,
        periods: options.periods,
        as_of: options.as_of.or(cells.iter().map(|cell| cell.period.last()).max()),
        silent,
        groups,
        expectations,
        by_period: by_period.map(|(period, totals)| ResearchPeriodTotals { period, totals }).collect(),
        totals: cells.iter().fold(ResearchTotals::default(), ResearchTotals::and),
        cells,
    })
}

/// What pseudonyms of one programme are made of.
struct Naming<'a> {
    key: &'a Key,
    programme: &'a Programme,
}

impl Naming<'_> {
    fn of(&self, kind: &str, ids: &[&str]) -> Pseudonym {
        self.key.pseudonym(kind, self.programme.id.as_str(), ids.iter().copied())
    }

    fn group(&self, group: &Group<'_>) -> Pseudonym {
        self.of("group", &group.teams)
    }

    fn expectation(&self, expectation: &Expectation) -> Pseudonym {
        self.of("expectation", &[expectation.id.as_str()])
    }
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

/// The cells that are about enough people, with what may be told of them.
fn cells(
    gathered: ByCell,
    groups: &[Group<'_>],
    naming: &Naming<'_>,
    sound: &Sound,
    least: usize,
) -> Vec<ResearchCell> {
    let names: Vec<Pseudonym> = groups.iter().map(|group| naming.group(group)).collect();
    let expectations: HashMap<u32, Pseudonym> = naming
        .programme
        .expectations()
        .filter_map(|it| Some((sound.frame.expectations.find(it.id.as_str())?, naming.expectation(it))))
        .collect();
    let said = gathered
        .into_iter()
        .filter_map(|((group, period), gathered)| cell(*names.get(group)?, period, gathered, &expectations, least));
    let mut cells: Vec<ResearchCell> = said.collect();
    cells.sort_by_key(|cell| (cell.group, cell.period));
    cells
}

/// The groups, each with its size and its totals.
fn counted(groups: &[Group<'_>], naming: &Naming<'_>, cells: &[ResearchCell], least: usize) -> Vec<ResearchGroup> {
    let totals = totals_by(cells, |cell| cell.group);
    let counted = groups.iter().map(|it| {
        let group = naming.group(it);
        let totals = totals.get(&group).copied().unwrap_or_default();
        ResearchGroup { group, members: rounded(it.members.len(), least), totals }
    });
    let mut groups: Vec<_> = counted.collect();
    groups.sort_by_key(|it| it.group);
    groups
}

/// The expectations without their texts and figures.
fn described(naming: &Naming<'_>) -> Vec<ResearchExpectation> {
    let described = naming.programme.expectations().map(|it| ResearchExpectation {
        expectation: naming.expectation(it),
        horizon: it.horizon,
        aggregate: it.indicator.aggregate,
        // The two are never the same in what is sound (LW008).
        direction: if it.target.get() > it.baseline.get() { Direction::Up } else { Direction::Down },
    });
    let mut expectations: Vec<_> = described.collect();
    expectations.sort_by_key(|it| it.expectation);
    expectations
}

/// The totals of cells, by something that each of them is of.
fn totals_by<K: Ord>(cells: &[ResearchCell], of: fn(&ResearchCell) -> K) -> BTreeMap<K, ResearchTotals> {
    let mut totals = BTreeMap::new();
    for cell in cells {
        let so_far: &mut ResearchTotals = totals.entry(of(cell)).or_default();
        *so_far = so_far.and(cell);
    }
    totals
}
