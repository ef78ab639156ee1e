//! What came out: innovation proposals, and what results are made of.

use maud::{Markup, html};

use super::super::chart::{Stages, stages};
use super::super::matter::Expected;
use super::super::proposals::Shown;
use super::{Matter, Section, figure, said, week, wide};
use crate::calculus::{Contribution, Dimension};
use crate::model::{Carrier, Horizon, Stage};
use crate::numbers::{percentage, rounded};

/// So many proposals are listed.
const MOST: usize = 12;

/// So many parts of a result are named.
const PARTS: usize = 4;

pub(super) fn section(it: &Matter<'_>) -> Section {
    Section {
        name: "came-out",
        title: it.say("Wat eruit kwam", "What came out"),
        content: html! {
            h3 { (it.say("Innovatievoorstellen naar stadium", "Innovation proposals by stage")) }
            @if it.proposals.by_week.iter().all(|week| week.iter().sum::<u32>() == 0) {
                p { (it.say("Er is nog geen voorstel gedaan.", "No proposal was put forward yet.")) }
            } @else {
                (over_time(it))
                (list(it))
            }
            (parts(it))
        },
    }
}

fn over_time(it: &Matter<'_>) -> Markup {
    let drawn =
        Stages { from: it.proposals.from, counts: &it.proposals.by_week, unit: it.say("voorstellen", "proposals") };
    let last = it.proposals.by_week.last().copied().unwrap_or_default();
    let count = |stage: &Stage| {
        let count = last.get(*stage as usize).copied().unwrap_or(0);
        format!("{count} {}", stage.label(it.language))
    };
    let words: Vec<_> = Stage::ALL.iter().map(count).collect();
    let words = format!("{} {}: {}", it.say("stand in week", "as of week"), it.as_of, words.join(", "));
    html! {
        figure class="broad" {
            figcaption { (it.say(
                "Hoeveel voorstellen in elke week in welk stadium stonden",
                "How many proposals stood at which stage in each week",
            )) }
            (stages(&drawn, &words, it.language))
        }
    }
}

fn list(it: &Matter<'_>) -> Markup {
    let (all, shown) = (it.proposals.all, &it.proposals.shown);
    if shown.is_empty() {
        return html! {};
    }
    let caption = it.say("De voorstellen, wat het laatst veranderde eerst", "The proposals, what changed last first");
    let table = html! {
        table class="proposals" {
            caption class="hidden" { (caption) }
            thead { tr {
                th scope="col" { (it.say("voorstel", "proposal")) }
                @if it.team.is_none() { th scope="col" { (it.say("team", "team")) } }
                th scope="col" { (it.say("stadium", "stage")) }
                th scope="col" { (it.say("sinds", "since")) }
                th scope="col" { (it.say("versterkt beide kanten", "strengthens both sides")) }
            } }
            tbody { @for proposal in shown.iter().take(MOST) { tr {
                th scope="row" { (title(it, proposal)) }
                @if it.team.is_none() {
                    td { @if let Some(team) = it.programme().teams.get(proposal.team) { (said(it, team.name.as_str())) } }
                }
                td { span class=(format!("badge stage {}", proposal.stage.as_str())) { (proposal.stage.label(it.language)) } }
                td { (week(proposal.since)) }
                td { (if proposal.mutual { it.say("ja", "yes") } else { it.say("nee", "no") }) }
            } } }
        }
    };
    let not = all - shown.len().min(MOST);
    html! {
        (wide(caption, &table))
        @if not > 0 { p class="note" {
            (it.say("Niet in de tabel: ", "Not in the table: ")) (not)
            (it.say(" (de lijst is kort gehouden, en van teams die niet worden getoond ook hun voorstellen niet).", " (the list is kept short, and of teams that are not shown nor are their proposals)."))
        } }
    }
}

fn title(it: &Matter<'_>, proposal: &Shown<'_>) -> Markup {
    match &proposal.title {
        Some(title) => said(it, title),
        None => html! { code { (proposal.id) } },
    }
}

/// What each result is made of.
fn parts(it: &Matter<'_>) -> Markup {
    let of = |expected: &Expected<'_>| it.parts.iter().any(|part| part.expectation == expected.it.id);
    let all: Vec<_> = it.expected().filter(of).collect();
    if all.is_empty() || it.team.is_some() {
        return html! {};
    }
    html! {
        h3 { (it.say("Waaruit de resultaten bestaan", "What the results are made of")) }
        p class="note" { (it.say(
            "Van een directe opbrengst het deel van de korte termijn, van een duurzaam resultaat het deel van wat blijft. De delen tellen op tot het geheel.",
            "Of a direct yield its part of the short term, of a durable result its part of what lasts. The parts add up to the whole.",
        )) }
        div class="multiples" { @for expected in all { (made_of(it, expected)) } }
    }
}

/// A part of a result, as it is told.
struct Part {
    name: Markup,
    value: f64,
    share: Option<f64>,
}

fn made_of(it: &Matter<'_>, expected: Expected<'_>) -> Markup {
    let parts = told(it, expected);
    let widest = parts.iter().filter_map(|part| part.share).map(f64::abs).fold(1.0, f64::max);
    html! {
        table class="parts" {
            caption { (said(it, expected.it.indicator.name.as_str())) span class="sub" { " · " (expected.it.horizon.label(it.language)) } }
            thead { tr {
                th scope="col" { (it.say("deel", "part")) }
                th scope="col" class="number" { bdi { (super::cut(expected.it.indicator.unit.as_str())) } }
                th scope="col" class="number" { (it.say("aandeel", "share")) }
            } }
            tbody { @for part in &parts { tr {
                th scope="row" { (part.name)
                    @if let Some(share) = part.share.filter(|share| *share > 0.0) {
                        svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                            rect x="0" y="0" height="4" width=(format!("{:.1}", 100.0 * share / widest)) {}
                        }
                    }
                }
                td class="number" { (figure(&rounded(part.value, it.language))) }
                td class="number" { @match part.share { Some(share) => (figure(&percentage(share, it.language))), None => "–" } }
            } } }
        }
    }
}

/// The proposals that weigh most, what else there is, and then what carries all of it.
fn told(it: &Matter<'_>, expected: Expected<'_>) -> Vec<Part> {
    let of = |dimension: Dimension| {
        it.parts.iter().filter(move |part| part.expectation == expected.it.id && part.dimension == dimension)
    };
    let value = |part: &Contribution| match expected.it.horizon {
        Horizon::Direct => part.short_term,
        Horizon::Durable => part.long_term,
    };
    let mut named = Vec::new();
    let (mut rest, mut share_of_rest, mut others) = (0.0, Some(0.0), 0);
    for part in of(Dimension::Proposal) {
        let name = proposal(it, &part.key).filter(|_| named.len() < PARTS);
        match name {
            Some(name) => named.push(Part { name, value: value(part), share: part.share }),
            None => {
                (rest, others) = (rest + value(part), others + 1);
                share_of_rest = share_of_rest.zip(part.share).map(|(all, share)| all + share);
            }
        }
    }
    if others > 0 {
        let words =
            it.say("alle andere, en wat bij geen voorstel hoort", "all others, and what belongs to no proposal");
        named.push(Part { name: html! { (words) }, value: rest, share: share_of_rest });
    }
    let carrier = |part: &Contribution| {
        let label = part.key.parse::<Carrier>().map_or(part.key.as_str(), |carrier| carrier.label(it.language));
        let name = html! { span class="sub" { (it.say("gedragen door: ", "carried by: ")) } (label) };
        Part { name, value: value(part), share: part.share }
    };
    if of(Dimension::Carrier).nth(1).is_some() {
        named.extend(of(Dimension::Carrier).map(carrier));
    }
    named
}

/// What a proposal is called, if its team may be shown.
fn proposal(it: &Matter<'_>, key: &str) -> Option<Markup> {
    let (team, id) = key.split_once('/')?;
    let team = it.programme().teams.iter().position(|other| other.id.as_str() == team)?;
    it.proposals.find(team, id).map(|proposal| title(it, proposal))
}
