//! The programme to which a log belongs: every reference of a sound log resolves in it.

use std::io::{self, Write};

use super::cycle::{block, name};
use super::frame::{DEVELOPMENT_QUESTIONS, EXPECTATIONS, Expected, GOALS, SYSTEMS};
use super::when::MOMENTS;
use super::words::{DEVELOPMENT, FAMILY_NAMES, WORK};
use super::{Plan, week_at};

/// The teams whose first members account to the same manager, who is the first of these teams'.
const GROUP: u32 = 10;

/// Writes the programme.
pub(super) fn write(plan: &Plan, to: &mut impl Write) -> io::Result<()> {
    let (from, until) = (week_at(0), week_at(plan.weeks.saturating_add(26)));
    write!(
        to,
        r#"{{"format":1,"id":"groot","organisation":"Gemeente Groot","language":"nl","period":{{"from":"{from}","until":"{until}"}},"phase":"irruption","people":["#
    )?;
    for team in 0..plan.teams {
        for place in 0..plan.people {
            person(plan, team, place, to)?;
        }
    }
    to.write_all(br#"],"teams":["#)?;
    for team in 0..plan.teams {
        write_team(plan, team, to)?;
    }
    to.write_all(br#"],"ai_systems":["#)?;
    for (nth, system) in SYSTEMS.iter().enumerate() {
        write_system(nth, *system, to)?;
    }
    to.write_all(br#"],"governance":{"works_council":true,"works_council_consent":"2025-12-18"},"costs":{"currency":"EUR","hour":52.5,"other":["#)?;
    write!(to, r#"{{"week":"{from}","amount":6400.0,"what":"Licenties"}}]}},"goals":["#)?;
    for (nth, goal) in GOALS.iter().enumerate() {
        write_goal(plan, nth, *goal, to)?;
    }
    to.write_all(br#"],"development_questions":["#)?;
    for (nth, (id, question, serves)) in DEVELOPMENT_QUESTIONS.iter().enumerate() {
        let [first, second] = serves.map(|goal| GOALS[goal].0);
        write!(to, r#"{}{{"id":"{id}","question":"{question}","serves":["{first}","{second}"]}}"#, comma(nth))?;
    }
    to.write_all(br#"],"assumptions":{"craft":{"consolidation":1.0,"retention_held":1.0,"retention_idle":0.9856},"work":{"consolidation":1.0,"retention_held":1.0,"retention_idle":0.995},"stage":{"tried":0.25,"adopted":0.75,"integrated":1.0},"tolerance":0.1,"recent_weeks":8,"discount_rate":0.0225,"discount_first_year":false},"measurements":["#)?;
    for (nth, expected) in EXPECTATIONS.iter().filter(|e| !e.direct).enumerate() {
        write_measurements(plan, nth, expected, to)?;
    }
    to.write_all(br#"],"accounts":["#)?;
    for team in 0..plan.teams {
        for place in 0..plan.people {
            write_account(plan, team, place, to)?;
        }
    }
    to.write_all(b"]}\n")
}

fn comma(nth: usize) -> &'static str {
    if nth == 0 { "" } else { "," }
}

/// To whom a member accounts: the team and place of the manager. One accounts to nobody.
fn manager(team: u32, place: u32) -> Option<(u32, u32)> {
    match (team, place) {
        (0, 0) => None,
        (_, 0) if team % GROUP == 0 => Some((0, 0)),
        (_, 0) => Some((team / GROUP * GROUP, 0)),
        _ => Some((team, 0)),
    }
}

fn person(plan: &Plan, team: u32, place: u32, to: &mut impl Write) -> io::Result<()> {
    let (id, first) = name(team, place);
    let number = team * plan.people + place;
    let family = FAMILY_NAMES[number as usize % FAMILY_NAMES.len()];
    write!(to, r#"{}{{"id":"p-{id}-{team}","name":"{first} {family}","#, comma(number as usize))?;
    if let Some((team, place)) = manager(team, place) {
        write!(to, r#""accounts_to":"p-{}-{team}","#, name(team, place).0)?;
    }
    write!(to, r#""weekly_minutes":{}}}"#, 1440 + 240 * (number % 4))
}

fn write_team(plan: &Plan, team: u32, to: &mut impl Write) -> io::Result<()> {
    let (id, title) = WORK[team as usize % WORK.len()];
    write!(to, r#"{}{{"id":"t-{id}-{team}","name":"{title} {team}","members":["#, comma(team as usize))?;
    for place in 0..plan.people {
        write!(to, r#"{}"p-{}-{team}""#, comma(place as usize), name(team, place).0)?;
    }
    to.write_all(br#"],"working_hours":["#)?;
    for (nth, (_, day, _, _)) in MOMENTS.iter().enumerate() {
        write!(to, r#"{}{{"day":"{day}","from":"08:00","until":"17:30"}}"#, comma(nth))?;
    }
    let (moment, day, _, from) = MOMENTS[team as usize % MOMENTS.len()];
    write!(to, r#"],"moments":[{{"id":"{moment}","day":"{day}","from":"{from}","minutes":90}}]}}"#)
}

fn write_system(
    nth: usize,
    (id, name, vendor, risk, personal): (&str, &str, &str, &str, bool),
    to: &mut impl Write,
) -> io::Result<()> {
    let overseer = super::cycle::name(0, 0).0;
    let personal = if personal { r#","personal""# } else { "" };
    write!(
        to,
        r#"{}{{"id":"{id}","name":"{name}","vendor":"{vendor}","risk":"{risk}","overseer":"p-{overseer}-0","cleared_for":["public","internal"{personal}],"terms":"business","risk_analysis":"2025-11-24","workers_informed":"2025-12-15","exit_strategy":"Teksten en instructies staan in eigen beheer; opzegbaar per kwartaal."}}"#,
        comma(nth)
    )
}

fn write_goal(
    plan: &Plan,
    nth: usize,
    (id, title, challenges): (&str, &str, &str),
    to: &mut impl Write,
) -> io::Result<()> {
    write!(
        to,
        r#"{}{{"id":"{id}","title":"{title}","challenges":[{challenges}],"weight":1.0,"expectations":["#,
        comma(nth)
    )?;
    for (nth, expected) in EXPECTATIONS.iter().filter(|e| e.goal == nth).enumerate() {
        to.write_all(comma(nth).as_bytes())?;
        write_expectation(plan, expected, to)?;
    }
    to.write_all(b"]}")
}

/// The weeks from declared to due.
fn span(plan: &Plan, expected: &Expected) -> u16 {
    if expected.direct { 26 } else { plan.weeks.max(26) }
}

/// How far the level is to go, so that results come near it.
fn distance(plan: &Plan, expected: &Expected) -> f64 {
    let teams = if expected.mean { 1.0 } else { f64::from(plan.teams) };
    let weekly = f64::from(plan.outcomes) * 6.0 / EXPECTATIONS.len() as f64;
    let size = (teams * weekly * f64::from(span(plan, expected))).max(1.0).round();
    if expected.falls { -size } else { size }
}

fn write_expectation(plan: &Plan, expected: &Expected, to: &mut impl Write) -> io::Result<()> {
    let Expected { id, direct, mean, indicator: (name, unit), adjust: [deadweight, displacement, attribution], .. } =
        expected;
    let (horizon, aggregate) = (if *direct { "direct" } else { "durable" }, if *mean { "mean" } else { "sum" });
    let (far, weeks) = (distance(plan, expected), span(plan, expected));
    let baseline = if expected.falls { -2.0 * far } else { 0.0 };
    write!(
        to,
        r#"{{"id":"{id}","horizon":"{horizon}","indicator":{{"name":"{name}","unit":"{unit}","aggregate":"{aggregate}","worth":{{"amount":46.5,"currency":"EUR"}}}},"declared":"{}","baseline":{baseline:?},"target":{:?},"due":"{}","milestones":[{{"week":"{}","target":{:?}}}],"weight":1.0,"adjust":{{"deadweight":{deadweight:?},"displacement":{displacement:?},"attribution":{attribution:?}}}}}"#,
        week_at(0),
        baseline + far,
        week_at(weeks),
        week_at(weeks / 2),
        baseline + 0.4 * far
    )
}

/// Two measurements of a durable expectation, uncertain enough to agree with what is reported.
fn write_measurements(plan: &Plan, nth: usize, expected: &Expected, to: &mut impl Write) -> io::Result<()> {
    let far = distance(plan, expected);
    let baseline = if expected.falls { -2.0 * far } else { 0.0 };
    for (again, (week, part)) in [(2.min(plan.weeks / 4), 0.0), (plan.weeks / 2, 0.4)].into_iter().enumerate() {
        write!(
            to,
            r#"{}{{"expectation":"{}","week":"{}","level":{:?},"standard_error":{:?},"source":"Steekproef van de kwaliteitsmedewerker"}}"#,
            comma(nth + again),
            expected.id,
            week_at(week),
            baseline + part * far,
            far.abs()
        )?;
    }
    Ok(())
}

/// A member's account of the last quarter, with the team's proposal of the block before.
fn write_account(plan: &Plan, team: u32, place: u32, to: &mut impl Write) -> io::Result<()> {
    let number = team * plan.people + place;
    let (manager_team, manager_place) = manager(team, place).unwrap_or((0, 1));
    let week = plan.weeks.saturating_sub(1 + (number % 12) as u16);
    write!(
        to,
        r#"{}{{"id":"a-{number}","professional":"p-{}-{team}","to":"p-{}-{manager_team}","week":"{}","development":"{}""#,
        comma(number as usize),
        name(team, place).0,
        name(manager_team, manager_place).0,
        week_at(week),
        DEVELOPMENT[number as usize % DEVELOPMENT.len()]
    )?;
    let (before, _) = block(team, week);
    if before >= 2 {
        write!(to, r#","proposals":["pr-{team}-{}"]"#, before - 1)?;
    }
    to.write_all(b"}")
}
