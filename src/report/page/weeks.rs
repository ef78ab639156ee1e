//! How it went over the weeks: both horizons of every expectation, and what became of the weeks themselves.

use maud::{Markup, html};

use super::super::calendar::Tally;
use super::super::chart::{Lines, Point, lines, strip, strip_axis};
use super::super::matter::Expected;
use super::{Matter, Section, figure, said, wide};
use crate::model::{Horizon, Status, Week};
use crate::numbers::rounded;
use crate::reckoning::ExpectationPlan;

pub(super) fn section(it: &Matter<'_>) -> Section {
    let some = it.expected().any(|expected| it.states.get(expected.number).is_some_and(|states| !states.is_empty()));
    Section {
        name: "weeks",
        title: it.say("Hoe het ging over de weken", "How it went over the weeks"),
        content: html! {
            h3 { (it.say("Korte en lange termijn, week voor week", "Short and long term, week by week")) }
            @if some {
                p class="note" { (it.say(
                    "Elke figuur toont één verwachting als verandering sinds de beginstand, in haar eigen eenheid: wat tot dan toe is opgebracht (kort) en wat daarvan blijft (lang).",
                    "Each figure shows one expectation as the change since its baseline, in its own unit: what had been yielded by then (short) and what lasts of it (long).",
                )) }
                div class="multiples" { @for expected in it.expected() { (multiple(it, expected)) } }
            } @else { p { (it.say("Er is nog niets gemeld.", "Nothing was reported yet.")) } }
            h3 { (it.say("De weken van elk team", "The weeks of each team")) }
            (calendar(it))
        },
    }
}

/// The weeks of one expectation.
fn multiple(it: &Matter<'_>, expected: Expected<'_>) -> Markup {
    let states = it.states.get(expected.number).map(Vec::as_slice).unwrap_or_default();
    let Some(plan) = it.plan.expectations.get(expected.number).filter(|_| !states.is_empty()) else { return html! {} };
    let declared = expected.it;
    let from = states.first().map_or(declared.declared, |state| state.0.min(declared.declared)).min(it.as_of);
    let way = if it.team.is_none() { way(plan, it.as_of) } else { Vec::new() };
    let measured = if it.team.is_none() { measured(plan, it.as_of) } else { Vec::new() };
    let drawn = Lines {
        from,
        until: it.as_of,
        states,
        expected: &way,
        measured: &measured,
        names: [it.say("kort", "short"), it.say("lang", "long"), it.say("verwacht", "expected")],
        unit: &super::cut_to(super::MOST_IN_FIGURE, declared.indicator.unit.as_str()),
        is_durable: declared.horizon == Horizon::Durable,
    };
    html! {
        figure {
            figcaption {
                (said(it, declared.indicator.name.as_str()))
                span class="sub" { " · " (declared.horizon.label(it.language)) }
            }
            (lines(&drawn, &words(it, expected, states), it.language))
            (table(it, expected, states))
        }
    }
}

/// What is expected by which week until then, as changes.
fn way(plan: &ExpectationPlan, until: Week) -> Vec<(Week, f64)> {
    let known = plan.way.iter().filter(|(week, _)| *week <= until).map(|(week, share)| (*week, share * plan.span));
    let end = (plan.declared <= until).then(|| (until, plan.expected_by(until) * plan.span));
    known.chain(end).collect()
}

/// What was measured until a week, as changes.
fn measured(plan: &ExpectationPlan, until: Week) -> Vec<Point> {
    let known = plan.measurements.iter().filter(|it| it.week <= until);
    let point = |it: &crate::reckoning::Level| Point {
        week: it.week,
        level: it.level - plan.baseline,
        give: it.standard_error.map(|error| 1.96 * error),
    };
    known.map(point).collect()
}

fn words(it: &Matter<'_>, expected: Expected<'_>, states: &[(Week, f64, f64)]) -> String {
    let Some((week, short, long)) = states.last() else { return String::new() };
    let (name, unit) =
        (super::cut(expected.it.indicator.name.as_str()), super::cut(expected.it.indicator.unit.as_str()));
    let [short, long] = [short, long].map(|value| rounded(*value, it.language));
    format!(
        "{name}: {} {week} {} {short} {unit}, {} {long} {unit}; {}",
        it.say("tot en met", "up to and including"),
        it.say("korte termijn", "short term"),
        it.say("lange termijn", "long term"),
        it.say("de waarden staan in de tabel eronder", "the values are in the table below"),
    )
}

/// The same as a table, at the end of each quarter.
fn table(it: &Matter<'_>, expected: Expected<'_>, states: &[(Week, f64, f64)]) -> Markup {
    let unit = super::cut(expected.it.indicator.unit.as_str());
    let is_end = |week: Week| matches!(week.year_and_week().1, 13 | 26 | 39) || (week + 1).year_and_week().1 == 1;
    let rows = states.iter().enumerate().filter(|(i, state)| is_end(state.0) || i + 1 == states.len());
    html! {
        details {
            summary { (it.say("Als tabel", "As a table")) }
            table {
                caption { (said(it, expected.it.indicator.name.as_str())) ", " bdi { (unit) } }
                thead { tr {
                    th scope="col" { (it.say("tot en met week", "up to week")) }
                    th scope="col" class="number" { (it.say("kort", "short")) }
                    th scope="col" class="number" { (it.say("lang", "long")) }
                } }
                tbody { @for (_, (week, short, long)) in rows { tr {
                    th scope="row" { (super::week(*week)) }
                    td class="number" { (figure(&rounded(*short, it.language))) }
                    td class="number" { (figure(&rounded(*long, it.language))) }
                } } }
            }
        }
    }
}

/// A row of weeks for every team that is shown.
fn calendar(it: &Matter<'_>) -> Markup {
    let calendar = &it.calendar;
    if calendar.rows.is_empty() && calendar.others.is_none() {
        return html! { p { (it.say("Er zijn nog geen weken.", "There are no weeks yet.")) } };
    }
    let caption =
        it.say("Gehouden, overgeslagen en geplande weken per team", "Weeks held, skipped and planned, by team");
    let table = html! {
        table class="calendar" {
            caption class="hidden" { (caption) }
            thead { tr {
                th scope="col" { (it.say("team", "team")) }
                th scope="col" class="strips" { span class="hidden" { (it.say("weken", "weeks")) } (strip_axis(calendar.from, calendar.count)) }
                @for status in [Status::Held, Status::Skipped, Status::Planned] {
                    th scope="col" class="number" { (status.label(it.language)) }
                }
            } }
            tbody {
                @for row in &calendar.rows { tr {
                    th scope="row" { (name(it, row.team)) }
                    td class="strips" { (strip(&row.weeks, calendar.count, &tally(it, row.tally))) }
                    (counts(row.tally))
                } }
                @if let Some((teams, others)) = calendar.others { tr {
                    th scope="row" { (it.say("andere teams", "other teams")) " (" (teams) ")" }
                    td class="strips sub" { (it.say("niet getoond: te klein, of te herleiden tot een te klein team", "not shown: too small, or could be traced to a team that is")) }
                    (counts(others))
                } }
            }
        }
    };
    html! {
        ul class="legend" {
            @for status in [Status::Held, Status::Skipped, Status::Planned] {
                li { span class=(format!("key week {}", status.as_str())) {} (status.label(it.language)) }
            }
        }
        (wide(caption, &table))
    }
}

fn name(it: &Matter<'_>, team: usize) -> Markup {
    html! { @if let Some(team) = it.programme().teams.get(team) { (said(it, team.name.as_str())) } }
}

fn counts(of: Tally) -> Markup {
    html! { @for count in [of.held, of.skipped, of.planned] { td class="number" { (count) } } }
}

fn tally(it: &Matter<'_>, of: Tally) -> String {
    let [held, skipped, planned] =
        [Status::Held, Status::Skipped, Status::Planned].map(|status| status.label(it.language));
    format!("{} {held}, {} {skipped}, {} {planned}", of.held, of.skipped, of.planned)
}
