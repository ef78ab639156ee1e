//! How teams work: posture, a dimension at a time and never one score.

use maud::{Markup, html};

use super::super::chart::poles;
use super::{Matter, Section, wide};
use crate::numbers::percentage;
use crate::posture::{Measure, PostureDimension, QuarterPosture};

pub(super) fn section(it: &Matter<'_>) -> Section {
    let (dimensions, withheld) = match &it.of_team {
        Some(own) => (own.dimensions.as_slice(), own.withheld.as_slice()),
        None => (it.posture.dimensions.as_slice(), it.posture.withheld.as_slice()),
    };
    let silent = it.posture.silent.filter(|_| it.team.is_none());
    Section {
        name: "practice",
        title: it.say("Hoe we werken", "How we work"),
        content: html! {
            p class="note" { (it.say(
                "Een profiel van wat teams deden, van de traditionele aanpak naar Lerendwerken, en nooit één cijfer. Waarnaar gekeken wordt zegt het artikel; dat dit de dimensies zijn en hoe ze zijn geteld, is een keuze van de makers van dit hulpmiddel.",
                "A profile of what teams did, from the traditional approach to Lerendwerken, and never one score. What is looked at is the paper's; that these are the dimensions, and how they are counted, is a choice of this tool's makers.",
            )) }
            @if let Some(silent) = silent { p { (it.say("Hier wordt niets gezegd: ", "Nothing is said here: ")) (silent.label(it.language)) "." } }
            @if !dimensions.is_empty() { (profile(it, dimensions)) }
            (not_told(it, withheld))
            @if it.team.is_none() { (quarters(it)) }
        },
    }
}

fn profile(it: &Matter<'_>, dimensions: &[Measure]) -> Markup {
    let caption = it.say(
        "Het profiel, van de traditionele aanpak (links) naar Lerendwerken (rechts)",
        "The profile, from the traditional approach (left) to Lerendwerken (right)",
    );
    let table = html! {
        table class="profile" {
            caption class="hidden" { (caption) }
            thead { tr {
                th scope="col" { (it.say("dimensie", "dimension")) }
                th scope="col" class="pole left" { (it.say("traditioneel", "traditional")) }
                th scope="col" class="line" { span class="hidden" { (it.say("aandeel als lijn", "share as a line")) } }
                th scope="col" class="pole" { "Lerendwerken" }
                th scope="col" class="number" { (it.say("aandeel", "share")) }
                th scope="col" class="counted" { (it.say("geteld", "counted")) }
            } }
            tbody { @for measure in dimensions { (dimension(it, measure)) } }
        }
    };
    wide(caption, &table)
}

fn dimension(it: &Matter<'_>, measure: &Measure) -> Markup {
    let (about, language) = (measure.name.about(), it.language);
    let share = percentage(measure.value, language);
    let interval = measure.low.zip(measure.high);
    let ends = interval.map(|(low, high)| {
        format!("{} {} {}", percentage(low, language), it.say("tot", "to"), percentage(high, language))
    });
    let mut words = format!("{}: {share}", measure.name.label(language));
    if let Some(ends) = &ends {
        words.push_str(&format!(", {} {ends}", it.say("95 %-interval", "95% interval")));
    }
    html! {
        tr {
            th scope="row" { (measure.name.label(language)) span class="sub definition" { (about.definition.to(language)) } }
            td class="pole left" { (about.traditional.to(language)) }
            td class="line" { (poles(measure.value, interval, &words)) }
            td class="pole" { (about.lerendwerken.to(language)) }
            td class="number" { strong { (share) } }
            td class="counted" {
                (measure.numerator) (it.say(" van ", " of ")) (measure.denominator) " " (measure.unit.label(language))
                @if let Some(ends) = ends { span class="sub" { (it.say("95 %: ", "95%: ")) (ends) } }
            }
        }
    }
}

fn not_told(it: &Matter<'_>, withheld: &[PostureDimension]) -> Markup {
    let names: Vec<_> = withheld.iter().map(|dimension| dimension.label(it.language)).collect();
    html! {
        @if !names.is_empty() { p class="note" {
            (it.say("Niet getoond, want het zou over één of enkelen gaan: ", "Not shown, as it would tell of one or of few: ")) (names.join(", ")) "."
        } }
    }
}

/// The profile quarter by quarter, where there is more than one.
fn quarters(it: &Matter<'_>) -> Markup {
    let told: Vec<&QuarterPosture> = it.posture.quarters.iter().filter(|it| !it.dimensions.is_empty()).collect();
    // More would not fit on a page; the last say most.
    let told = told.get(told.len().saturating_sub(8)..).unwrap_or_default();
    if told.len() < 2 {
        return html! {};
    }
    let caption = it.say("Het profiel per kwartaal", "The profile by quarter");
    let share = |quarter: &QuarterPosture, dimension: PostureDimension| {
        let measure = quarter.dimensions.iter().find(|measure| measure.name == dimension);
        measure.map_or_else(|| "–".to_owned(), |measure| percentage(measure.value, it.language))
    };
    let table = html! {
        table class="quarters" {
            caption class="hidden" { (caption) }
            thead { tr {
                th scope="col" { (it.say("dimensie", "dimension")) }
                @for quarter in told { th scope="col" class="number" { (quarter.quarter) } }
            } }
            tbody { @for dimension in PostureDimension::ALL { tr {
                th scope="row" { (dimension.label(it.language)) }
                @for quarter in told { td class="number" { (share(quarter, *dimension)) } }
            } } }
        }
    };
    wide(caption, &table)
}
