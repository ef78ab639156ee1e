//! What a board reads in a minute.

use maud::{Markup, html};

use super::Matter;
use crate::model::{Horizon, Stage};
use crate::numbers::percentage;
use crate::reckoning::Standing;

/// The first of the page: how far each horizon is, how the weeks went, what came of proposals.
pub(super) fn minute(it: &Matter<'_>) -> Markup {
    html! {
        section id="minute" aria-labelledby="minute-title" {
            h2 id="minute-title" { (it.say("In één minuut", "In a minute")) }
            div class="tiles" {
                (horizon(it, Horizon::Direct))
                (horizon(it, Horizon::Durable))
                (rhythm(it))
                (proposals(it))
            }
            p class="note" {
                (it.say(
                    "Korte en lange termijn staan naast elkaar en worden nooit één cijfer. De korte termijn is wat tot nu toe is opgebracht; de lange is wat daarvan naar verwachting blijft, en rust op aannames die ",
                    "Short and long term stand side by side and are never made into one figure. The short term is what it has yielded so far; the long term is what is expected to last of that, and rests on assumptions that are given ",
                ))
                a href="#basis" { (it.say("onderaan staan", "below")) } "."
            }
        }
    }
}

/// One horizon: of the whole programme how far, of one team how its expectations stand.
fn horizon(it: &Matter<'_>, horizon: Horizon) -> Markup {
    let overall = &it.results.overall;
    let (title, figure, kind) = match horizon {
        Horizon::Direct => (it.say("Korte termijn", "Short term"), overall.direct, "short"),
        Horizon::Durable => (it.say("Lange termijn", "Long term"), overall.durable, "long"),
    };
    let standings = standings(it, horizon);
    html! {
        div class=(format!("tile {kind}")) {
            h3 { (title) }
            p class="sub" { (horizon.label(it.language)) }
            @if let Some(share) = figure {
                p class="big" { (percentage(share, it.language)) }
                p { (it.say("van de weg van beginstand naar streefwaarde", "of the way from baseline to target"))
                    @if it.team.is_some() { (it.say(", in het hele programma", ", in the whole programme")) } }
            } @else {
                p class="big" { "–" }
                p { (it.say("nog niets verwacht", "nothing expected yet")) }
            }
            @if !standings.is_empty() {
                ul class="standings" { @for (standing, count) in standings {
                    li { span class=(format!("badge {}", standing.as_str())) { (count) " " (standing.label(it.language)) } }
                } }
            }
        }
    }
}

/// How many expectations stand how, in the order in which standings are declared.
fn standings(it: &Matter<'_>, horizon: Horizon) -> Vec<(Standing, usize)> {
    let count = |standing: &Standing| {
        let of = it.expected().filter(|it| it.it.horizon == horizon && it.result.standing == *standing);
        (*standing, of.count())
    };
    Standing::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect()
}

fn rhythm(it: &Matter<'_>) -> Markup {
    let all = it.calendar.all;
    let known = all.held + all.skipped;
    html! {
        div class="tile" {
            h3 { (it.say("Het ritme", "The rhythm")) }
            p class="sub" { (it.say("weekcycli van teams", "weekly cycles of teams")) }
            @if known == 0 {
                p class="big" { "–" }
                p { (it.say("nog niets gehouden", "nothing held yet")) }
            } @else {
                p class="big" { (all.held) }
                p { (it.say("gehouden, ", "held, ")) (all.skipped) (it.say(" overgeslagen", " skipped"))
                    @if all.planned > 0 { ", " (all.planned) (it.say(" gepland", " planned")) } }
            }
        }
    }
}

fn proposals(it: &Matter<'_>) -> Markup {
    let last = it.proposals.by_week.last().copied().unwrap_or_default();
    let of = |stage: Stage| last.get(stage as usize).copied().unwrap_or(0);
    html! {
        div class="tile" {
            h3 { (it.say("Wat eruit kwam", "What came out")) }
            p class="sub" { (it.say("innovatievoorstellen", "innovation proposals")) }
            p class="big" { (it.proposals.all) }
            p {
                @if it.proposals.all == 0 { (it.say("nog geen voorstel", "no proposal yet")) }
                @else {
                    (of(Stage::Adopted) + of(Stage::Integrated)) (it.say(" in gebruik, ", " in use, "))
                    (of(Stage::Tried)) (it.say(" uitgeprobeerd, ", " being tried, "))
                    (of(Stage::Withdrawn)) (it.say(" ingetrokken", " withdrawn"))
                }
            }
        }
    }
}
