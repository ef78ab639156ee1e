//! Posture: from AI follower to AI shaper, as a profile of what teams did (P12).
//!
//! A profile has eleven dimensions, each a share with what it counts; it is never one score, and never about one
//! person. Which dimensions there are, how they are counted and that they make up posture is ours; what each looks
//! at is the paper's. `docs/posture.md` has the definitions.

mod answer;
mod counting;
mod dimension;
mod people;
mod privacy;
mod tally;

use crate::facts::AsOf;
use crate::model::{TeamId, Week};
use crate::rules::Sound;

pub use answer::{Measure, Posture, QuarterPosture, Silence, TeamPosture};
use counting::{Counted, Counting};
pub use dimension::{About, PostureDimension, PostureUnit};
use people::People;
use privacy::Teams;
use tally::{Span, quarters_of};

/// The weeks that are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// From this week on; without one, from the first of the programme's period.
    pub from: Option<Week>,
    /// Up to and including this one.
    pub until: AsOf,
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
    let named = quarters_of(span);
    let spans: Vec<Span> = named.iter().map(|(_, span)| *span).collect();
    let (mut counted, of_quarters) = counting.count(span, &spans);
    let mut whole = Counted::of_all(&counted);
    let count = counting_in(sound, span.until);
    whole.tally.reach(&count, &whole.took_part);
    let members: Vec<People> =
        (0..).take(counted.len()).map(|team| sound.frame.members_in(team, as_of).collect()).collect();
    for (team, members) in counted.iter_mut().zip(&members) {
        team.tally.reach(members, &whole.took_part);
    }
    let silent = privacy::silence(sound, span, &whole);
    let least = privacy::least(sound);
    let teams = Teams { counted: &counted, members: &members, count: &count, least: least.into() };
    let shown = if silent.is_none() { teams.shown() } else { vec![None; counted.len()] };
    let shown_teams = programme.teams.iter().zip(&counted).zip(&shown).filter_map(|((team, counted), not)| {
        let (dimensions, withheld) = privacy::but_for(&counted.tally, not.as_deref()?);
        Some(TeamPosture { team: team.id.clone(), dimensions, withheld })
    });
    let (dimensions, withheld) = match silent {
        None => privacy::but_for(&whole.tally, &privacy::not_said(whole.used_ai.is_one(), &count)),
        Some(_) => Default::default(),
    };
    Posture {
        programme: programme.id.clone(),
        from: span.from,
        as_of,
        min_group: least,
        dimensions,
        withheld,
        silent,
        teams: shown_teams.collect(),
        teams_left_out: shown.iter().filter(|shown| shown.is_none()).count() as u32,
        quarters: quarters(sound, &named, of_quarters),
    }
}

/// The profile of one team for that team itself, whatever its size; none where the programme has no such team. Where one
/// person took part, or one used AI, it says nothing that would be about them.
///
/// It is not for others: those who were never to see a team of so few would see it. For them there is [`posture`].
///
/// ```
/// use lerendwerken::{model::Programme, posture::{self, Window}, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let site = "t-site".parse()?; // a team of three
/// assert!(!posture::of_team(&sound, &site, Window::default()).unwrap().dimensions.is_empty());
/// assert!(posture::posture(&sound, Window::default()).teams.iter().all(|it| it.team != site));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of_team(sound: &Sound, team: &TeamId, window: Window) -> Option<TeamPosture> {
    let number = sound.programme().teams.iter().position(|it| it.id == *team)?;
    let as_of = sound.week(window.until);
    let span = Span { from: window.from.unwrap_or(sound.programme().period.from), until: as_of };
    let spans: Vec<Span> = quarters_of(span).iter().map(|(_, span)| *span).collect();
    let mut counted = Counting::new(sound, as_of).count(span, &spans).0.into_iter().nth(number)?;
    let members: People = sound.frame.members_in(number as u32, as_of).collect();
    counted.tally.reach(&members, &counted.took_part);
    let not = match privacy::silence(sound, span, &counted) {
        Some(_) => PostureDimension::ALL.to_vec(),
        None => privacy::not_said(counted.used_ai.is_one(), &members),
    };
    let (dimensions, withheld) = privacy::but_for(&counted.tally, &not);
    Some(TeamPosture { team: team.clone(), dimensions, withheld })
}

/// The people who count in a week.
fn counting_in(sound: &Sound, week: Week) -> People {
    let people = 0..u32::try_from(sound.frame.people.known()).unwrap_or(u32::MAX);
    people.filter(|person| sound.frame.counts(*person, week)).collect()
}

/// The profile of each quarter that a span touches.
fn quarters(sound: &Sound, named: &[((u16, u16), Span)], counted: Vec<Counted>) -> Vec<QuarterPosture> {
    let mut counted: Vec<(Span, Counted)> = named.iter().map(|(_, span)| *span).zip(counted).collect();
    let counts: Vec<People> = counted.iter().map(|(span, _)| counting_in(sound, span.until)).collect();
    for ((_, quarter), count) in counted.iter_mut().zip(&counts) {
        quarter.tally.reach(count, &quarter.took_part);
    }
    let said = privacy::of_quarters(sound, &counted);
    let quarters = named.iter().zip(&counted).zip(&counts).zip(said);
    quarters
        .map(|(((((year, number), span), (_, counted)), count), (silent, of_ai))| {
            let not = privacy::not_said(of_ai, count);
            let (dimensions, withheld) =
                if silent.is_some() { Default::default() } else { privacy::but_for(&counted.tally, &not) };
            let quarter = format!("{year}-Q{number}");
            QuarterPosture { quarter, from: span.from, until: span.until, dimensions, withheld, silent }
        })
        .collect()
}
