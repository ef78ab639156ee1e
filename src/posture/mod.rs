//! Posture: from AI follower to AI shaper, as a profile of what teams did (P12).
//!
//! A profile has eleven dimensions, each a share with what it counts; it is never one score, and never about one
//! person. Which dimensions there are, how they are counted and that they make up posture is ours; what each looks
//! at is the paper's. `docs/posture.md` has the definitions.

mod dimension;
mod tally;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::AsOf;
use crate::model::{ProgrammeId, TeamId, Week, words};
use crate::rules::Sound;

pub use dimension::{About, PostureDimension, PostureUnit};
use tally::{Counting, Span, Tally, quarter};

/// The weeks that are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// From this week on; without one, from the first of the programme's period.
    pub from: Option<Week>,
    /// Up to and including this one.
    pub until: AsOf,
}

/// How a programme learns and works with AI (*houding*): a profile, never one score, never about one person. Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Posture {
    /// The programme.
    pub programme: ProgrammeId,
    /// The first week that is looked at.
    pub from: Week,
    /// The last week that is looked at.
    pub as_of: Week,
    /// The fewest members with which a team is shown (k).
    pub min_group: u16,
    /// The whole programme, by dimension in their order; one without observations is absent.
    pub dimensions: Vec<Measure>,
    /// Why nothing is said of the whole, where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Silence")]
    pub silent: Option<Silence>,
    /// The teams that are shown, in the document's order.
    pub teams: Vec<TeamPosture>,
    /// How many teams are not shown: those with too few members, and those that would give them away by what is left
    /// when the others are taken from the whole.
    pub teams_left_out: u32,
    /// The whole programme, quarter by quarter.
    pub quarters: Vec<QuarterPosture>,
}

words! {
    /// Why a profile says nothing (*zwijgt*).
    pub enum Silence {
        /// It would be about one person.
        OnePerson = "one_person" ("het zou over één persoon gaan", "it would be about one person"),
        /// There are no weeks to look at.
        NoWeeks = "no_weeks" ("er zijn geen weken om naar te kijken", "there are no weeks to look at"),
    }
}

/// How many of how many, on one dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Measure {
    /// The dimension.
    pub name: PostureDimension,
    /// The share, from 0 (the traditional approach) to 1 (Lerendwerken).
    pub value: f64,
    /// Of what is counted, so much is what is looked for.
    pub numerator: u64,
    /// What is counted; never 0.
    pub denominator: u64,
    /// What both count.
    pub unit: PostureUnit,
    /// The lower end of a Wilson 95 % interval. Absent for a share of time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub low: Option<f64>,
    /// The upper end of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub high: Option<f64>,
}

/// The profile of one team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TeamPosture {
    /// The team.
    pub team: TeamId,
    /// By dimension, in their order.
    pub dimensions: Vec<Measure>,
}

/// The profile of the whole programme over one quarter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct QuarterPosture {
    /// The ISO year and the quarter, such as `2026-Q1`: thirteen weeks each, the last with what is left.
    pub quarter: String,
    /// The first week of it that is looked at.
    pub from: Week,
    /// The last one.
    pub until: Week,
    /// By dimension, in their order.
    pub dimensions: Vec<Measure>,
    /// Why nothing is said, where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Silence")]
    pub silent: Option<Silence>,
}

/// How a programme learned and worked with AI over a window: as a whole, by team and by quarter.
///
/// ```
/// use lerendwerken::{model::Programme, posture::{self, Window}, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// for measure in posture::posture(&sound, Window::default()).dimensions {
///     println!("{}: {} of {} {}", measure.name, measure.numerator, measure.denominator, measure.unit);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn posture(sound: &Sound, window: Window) -> Posture {
    let programme = sound.programme();
    let as_of = sound.week(window.until);
    let span = Span { from: window.from.unwrap_or(programme.period.from), until: as_of };
    let counting = Counting::new(sound, as_of);
    let whole = Spanned::of(sound, &counting, span);
    let shown = whole.shown(sound);
    let teams = programme.teams.iter().enumerate().filter(|(place, _)| shown.get(*place) == Some(&true));
    let tells_reach = whole.tells_reach(sound, &shown);
    let teams =
        teams.map(|(place, team)| TeamPosture { team: team.id.clone(), dimensions: whole.of_team(place, tells_reach) });
    let named = quarters(span);
    let counted: Vec<Spanned> = named.iter().map(|(_, span)| Spanned::of(sound, &counting, *span)).collect();
    let silent = silent_quarters(&counted);
    let quarters =
        named.iter().zip(&counted).zip(silent).map(|((((year, number), span), counted), silent)| QuarterPosture {
            quarter: format!("{year}-Q{number}"),
            from: span.from,
            until: span.until,
            dimensions: if silent.is_some() { Vec::new() } else { counted.dimensions() },
            silent,
        });
    Posture {
        programme: programme.id.clone(),
        from: span.from,
        as_of,
        min_group: sound.limits.min_group.get(),
        dimensions: whole.dimensions(),
        silent: whole.silence(),
        teams: teams.collect(),
        teams_left_out: shown.iter().filter(|shown| !**shown).count() as u32,
        quarters: quarters.collect(),
    }
}

/// The quarters that a span touches, each with its weeks within it.
fn quarters(span: Span) -> Vec<((u16, u16), Span)> {
    let mut quarters: Vec<((u16, u16), Span)> = Vec::new();
    let weeks = (0..=span.until - span.from).filter_map(|i| u16::try_from(i).ok());
    for week in weeks.map(|i| span.from + i) {
        match quarters.last_mut().filter(|(name, _)| *name == quarter(week)) {
            Some((_, span)) => span.until = week,
            None => quarters.push((quarter(week), Span { from: week, until: week })),
        }
    }
    quarters
}

/// Everything that was counted in a span.
struct Spanned {
    span: Span,
    /// Whether the programme has one person.
    one_person: bool,
    whole: Tally,
    /// The numbers of those who took part in anything.
    took_part: BTreeSet<u32>,
    /// The numbers of those who count in the last week.
    count: BTreeSet<u32>,
    teams: Vec<OfTeam>,
}

struct OfTeam {
    tally: Tally,
    /// The numbers of its members who count in the last week.
    members: BTreeSet<u32>,
    /// The numbers of those who took part in its own cycles, members or not.
    took_part: BTreeSet<u32>,
}

impl Spanned {
    fn of(sound: &Sound, counting: &Counting<'_>, span: Span) -> Self {
        let people = 0..u32::try_from(sound.frame.people.known()).unwrap_or(u32::MAX);
        let one_person = people.len() == 1;
        let count: BTreeSet<u32> = people.filter(|person| sound.frame.counts(*person, span.until)).collect();
        let mut whole = Tally::default();
        let mut teams = Vec::new();
        for (number, tally) in (0..).zip(counting.teams(span)) {
            whole.add(&tally);
            let members = sound.frame.members_in(number, span.until).collect();
            teams.push(OfTeam { tally, members, took_part: counting.took_part(number, span) });
        }
        let took_part: BTreeSet<u32> = teams.iter().flat_map(|team| &team.took_part).copied().collect();
        if !span.is_empty() {
            // Of one person it would say whether they took part.
            if count.len() > 1 {
                whole.reach(&count, &took_part);
            }
            teams.iter_mut().for_each(|team| team.tally.reach(&team.members, &took_part));
        }
        Self { span, one_person, whole, took_part, count, teams }
    }

    fn silence(&self) -> Option<Silence> {
        if self.span.is_empty() {
            return Some(Silence::NoWeeks);
        }
        (self.one_person || self.took_part.len() == 1).then_some(Silence::OnePerson)
    }

    fn dimensions(&self) -> Vec<Measure> {
        if self.silence().is_some() { Vec::new() } else { measures(&self.whole) }
    }

    /// Which teams are shown: those with enough members and more than one who took part in them, unless those that
    /// are not shown would be told by what is left when they are taken from the whole.
    fn shown(&self, sound: &Sound) -> Vec<bool> {
        let least = usize::from(sound.limits.min_group.get()).max(2);
        let speaks =
            |team: &OfTeam| self.silence().is_none() && team.members.len() >= least && team.took_part.len() != 1;
        let mut shown: Vec<bool> = self.teams.iter().map(speaks).collect();
        while !self.is_safe(least, &shown) {
            let still = self.teams.iter().enumerate().filter(|(place, _)| shown.get(*place) == Some(&true));
            let Some((smallest, _)) = still.min_by_key(|(_, team)| team.members.len()) else { break };
            shown.get_mut(smallest).into_iter().for_each(|slot| *slot = false);
        }
        shown
    }

    /// Whether nothing about too few is left when the teams that are shown are taken from the whole.
    fn is_safe(&self, least: usize, shown: &[bool]) -> bool {
        let hidden = || self.teams.iter().zip(shown).filter(|(_, shown)| !**shown).map(|(team, _)| team);
        let took_part: BTreeSet<&u32> = hidden().flat_map(|team| &team.took_part).collect();
        let members: BTreeSet<&u32> = hidden().flat_map(|team| &team.members).collect();
        hidden().next().is_none() || (took_part.len() != 1 && members.len() >= least)
    }

    /// Whether who takes part may be said by team: where teams share members, or few people are in none of those
    /// that are shown, one beside another or beside the whole would tell of them.
    fn tells_reach(&self, sound: &Sound, shown: &[bool]) -> bool {
        let least = usize::from(sound.limits.min_group.get()).max(2);
        let teams = || self.teams.iter().zip(shown).filter(|(_, shown)| **shown).map(|(team, _)| team);
        let inside: BTreeSet<&u32> = teams().flat_map(|team| &team.members).collect();
        let once = teams().map(|team| team.members.len()).sum::<usize>() == inside.len();
        let outside = self.count.iter().filter(|person| !inside.contains(person)).count();
        once && (outside == 0 || outside >= least)
    }

    /// The dimensions of a team that is shown.
    fn of_team(&self, place: usize, tells_reach: bool) -> Vec<Measure> {
        let all = self.teams.get(place).map(|team| measures(&team.tally)).unwrap_or_default();
        all.into_iter().filter(|it| tells_reach || it.name != PostureDimension::Reach).collect()
    }
}

/// Which quarters say nothing: those about one person, and others as long as what is left when those that speak are
/// taken from the whole would be about one.
fn silent_quarters(quarters: &[Spanned]) -> Vec<Option<Silence>> {
    let mut silent: Vec<Option<Silence>> = quarters.iter().map(Spanned::silence).collect();
    loop {
        let quiet = || quarters.iter().zip(&silent).filter(|(_, silent)| silent.is_some()).map(|(quarter, _)| quarter);
        let left: BTreeSet<u32> = quiet().flat_map(|quarter| &quarter.took_part).copied().collect();
        let speaking = quarters.iter().enumerate().filter(|(place, _)| silent.get(*place) == Some(&None));
        let busy = speaking.filter(|(_, quarter)| !quarter.took_part.is_empty());
        let fewest = busy.min_by_key(|(_, quarter)| quarter.took_part.len()).map(|(place, _)| place);
        match fewest.and_then(|place| silent.get_mut(place)).filter(|_| left.len() == 1) {
            Some(slot) => *slot = Some(Silence::OnePerson),
            None => return silent,
        }
    }
}

/// The dimensions with observations.
fn measures(tally: &Tally) -> Vec<Measure> {
    let measure = |name: &PostureDimension| {
        let (numerator, denominator) = tally.of(*name);
        let interval = (name.is_count() && denominator > 0).then(|| wilson(numerator, denominator));
        (denominator > 0).then(|| Measure {
            name: *name,
            value: numerator as f64 / denominator as f64,
            numerator,
            denominator,
            unit: name.about().unit,
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
        })
    };
    PostureDimension::ALL.iter().filter_map(measure).collect()
}

/// The Wilson score interval of a share at 95 % (Wilson 1927, doi 10.1080/01621459.1927.10502953).
fn wilson(some: u64, all: u64) -> (f64, f64) {
    const Z: f64 = 1.959963984540054;
    let (some, all) = (some as f64, all as f64);
    let share = some / all;
    let middle = share + Z * Z / (2.0 * all);
    let half = Z * (share * (1.0 - share) / all + Z * Z / (4.0 * all * all)).sqrt();
    let whole = 1.0 + Z * Z / all;
    // Rounding must not put the share itself outside.
    (((middle - half) / whole).max(0.0).min(share), ((middle + half) / whole).min(1.0).max(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe 1998, Statistics in Medicine 17: 857-872, table I: the score method without continuity correction.
    #[test]
    fn intervals_as_published() {
        for (some, all, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let (from, to) = wilson(some, all);
            assert!((from - low).abs() < 5e-5 && (to - high).abs() < 5e-5, "{some} of {all}: {from} to {to}");
        }
        assert_eq!(wilson(29, 29).1, 1.0);
    }

    #[test]
    fn a_year_of_53_weeks_has_a_longer_last_quarter() {
        let week = |text: &str| text.parse::<Week>().unwrap();
        let of = |from, until| quarters(Span { from: week(from), until: week(until) });
        let all = of("2026-W10", "2027-W02");
        let names: Vec<_> = all.iter().map(|((year, number), _)| (*year, *number)).collect();
        assert_eq!(names, [(2026, 1), (2026, 2), (2026, 3), (2026, 4), (2027, 1)]);
        assert_eq!(
            (all[0].1, all[3].1),
            (
                Span { from: week("2026-W10"), until: week("2026-W13") },
                Span { from: week("2026-W40"), until: week("2026-W53") }
            )
        );
        assert!(of("2026-W10", "2026-W09").is_empty());
    }
}
