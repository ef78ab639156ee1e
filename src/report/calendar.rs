//! The weeks of each team that is shown: held, skipped, planned.

use crate::model::{Status, Week};
use crate::rules::Sound;

use super::chart::StripWeek;

/// What is planned is drawn for so many weeks ahead, so that one week far away does not make all others too narrow.
const AHEAD: u16 = 26;

/// The weeks of all teams that are shown, and how many those of the others are.
#[derive(Debug)]
pub(super) struct Calendar {
    pub(super) from: Week,
    /// How many weeks there are from the first.
    pub(super) count: u16,
    pub(super) rows: Vec<Row>,
    /// Those that are not shown, taken together.
    pub(super) others: Option<(usize, Tally)>,
    pub(super) all: Tally,
}

/// The weeks of one team.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) team: usize,
    pub(super) weeks: Vec<StripWeek>,
    pub(super) tally: Tally,
}

/// How many weeks there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) held: usize,
    pub(super) skipped: usize,
    pub(super) planned: usize,
}

impl Tally {
    fn count(&mut self, status: Status) {
        match status {
            Status::Held => self.held += 1,
            Status::Skipped => self.skipped += 1,
            Status::Planned => self.planned += 1,
        }
    }

    fn add(&mut self, other: Self) {
        self.held += other.held;
        self.skipped += other.skipped;
        self.planned += other.planned;
    }
}

impl Calendar {
    /// Up to the week as of which is told, and beyond it what is planned. Of a team's own report the others are not
    /// told.
    pub(super) fn of(sound: &Sound, as_of: Week, shown: &[bool], only: bool) -> Self {
        let known = |team: &crate::facts::TeamFacts| -> Vec<(Week, Status)> {
            let told = team.cycles.iter().filter(|it| it.week <= as_of || it.status == Status::Planned);
            told.map(|it| (it.week, it.status)).collect()
        };
        let teams: Vec<Vec<(Week, Status)>> = sound.facts.teams.iter().take(shown.len()).map(known).collect();
        let told = || teams.iter().zip(shown).filter(|(_, shown)| !only || **shown).flat_map(|(weeks, _)| weeks);
        let from = told().map(|(week, _)| *week).min().unwrap_or(as_of).min(as_of);
        let planned = told().map(|(week, _)| *week).max().unwrap_or(as_of);
        let until = planned.max(as_of).min(as_of + AHEAD);
        let place = |week: Week| u16::try_from(week - from).unwrap_or(u16::MAX);
        let mut calendar =
            Self { from, count: place(until).saturating_add(1), rows: Vec::new(), others: None, all: Tally::default() };
        for (team, (weeks, shown)) in teams.iter().zip(shown).enumerate() {
            let mut tally = Tally::default();
            weeks.iter().for_each(|(_, status)| tally.count(*status));
            if *shown || !only {
                calendar.all.add(tally);
            }
            if *shown {
                let weeks = weeks
                    .iter()
                    .filter(|(week, _)| *week <= until)
                    .map(|(week, status)| StripWeek { place: place(*week), status: *status });
                calendar.rows.push(Row { team, weeks: weeks.collect(), tally });
            } else if !only {
                let (count, others) = calendar.others.get_or_insert_default();
                *count += 1;
                others.add(tally);
            }
        }
        calendar
    }
}
