//! The report: one page to look at, for a team on its fixed moment and for a board in a minute.
//!
//! A single HTML file that needs no script and no network, in Dutch or English, in light and dark, on paper, with a
//! keyboard and a screen reader. It shows where each goal stands, short and long term side by side and never merged,
//! how it went over the weeks, what came out, how teams work, what is worth a conversation, and on which assumptions
//! all of that rests. It says nothing about one person, and nothing of a team that is smaller than the minimum group
//! but in that team's own report.

mod calendar;
mod chart;
mod conversation;
mod matter;
mod page;
mod proposals;

use crate::calculus::AsOf;
use crate::model::TeamId;
use crate::rules::Sound;
use crate::{Bilingual, Language};

use matter::Matter;

/// What a report is about, and in which language.
///
/// ```
/// use lerendwerken::{Language, report::ReportOptions};
/// let options = ReportOptions::default().language(Language::En).as_of("2026-W26".parse()?);
/// # Ok::<(), lerendwerken::model::Refused>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct ReportOptions {
    as_of: AsOf,
    language: Option<Language>,
    team: Option<TeamId>,
}

impl ReportOptions {
    /// Looks as of a week; without it, as of the latest in which a team held a cycle.
    #[must_use]
    pub fn as_of(mut self, week: crate::model::Week) -> Self {
        self.as_of = AsOf::Week(week);
        self
    }

    /// Speaks a language; without it, the programme's own.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Is about one team, and for that team, whatever its size.
    #[must_use]
    pub fn team(mut self, team: TeamId) -> Self {
        self.team = Some(team);
        self
    }
}

/// The report of a programme as an HTML document.
///
/// Proposals have their titles where the cycles of logs were kept, see
/// [`Checking::keep_cycles`](crate::rules::Checking::keep_cycles); else their ids.
///
/// ```
/// use lerendwerken::{Language, model::Programme, report::{self, ReportOptions}, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let page = report::html(&sound, &ReportOptions::default().language(Language::En))?;
/// assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the programme has no such team.
pub fn html(sound: &Sound, options: &ReportOptions) -> Result<String, UnknownTeam> {
    let team = options.team.as_ref().map(|id| {
        let mut teams = sound.programme().teams.iter().enumerate();
        teams.find(|(_, team)| team.id == *id).ok_or_else(|| UnknownTeam(id.clone()))
    });
    let team = team.transpose()?;
    Ok(page::page(&Matter::of(sound, options.as_of, options.language, team)).into_string())
}

/// A report was asked for of a team that the programme does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct UnknownTeam(TeamId);

impl UnknownTeam {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        let words = Bilingual { nl: "het programma heeft geen team", en: "the programme has no team" };
        format!("{} `{}`", words.to(language), self.0)
    }
}
