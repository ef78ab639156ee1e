//! Where each goal stands: both horizons side by side, expected against attained, measured beside reported.

use maud::{Markup, html};

use super::super::chart::{Bullet, bullet};
use super::super::matter::Expected;
use super::{Matter, Section, figure, said, week};
use crate::model::{Horizon, Text};
use crate::numbers::{attainment, estimate, percentage, rounded};
use crate::reckoning::{Estimate, Standing};

/// How many standard errors to each side hold 95 %.
const GIVE: f64 = 1.96;

pub(super) fn section(it: &Matter<'_>) -> Section {
    let goals = &it.programme().goals;
    Section {
        name: "goals",
        title: it.say("Waar we staan", "Where we stand"),
        content: html! {
            @if goals.is_empty() { p { (it.say("Het programma heeft nog geen doelen.", "The programme has no goals yet.")) } }
            @else { (legend(it)) }
            @for goal in goals { (one(it, goal.id.as_str(), &goal.title, &goal.challenges.iter().map(|challenge| challenge.label(it.language)).collect::<Vec<_>>())) }
        },
    }
}

fn legend(it: &Matter<'_>) -> Markup {
    let (expected, measured) = (it.say("nu verwacht", "expected by now"), it.say("gemeten", "measured"));
    html! {
        ul class="legend" {
            li { span class="key bar short" {} (it.say("gehaald, korte termijn", "attained, short term")) }
            li { span class="key bar long" {} (it.say("gehaald, lange termijn", "attained, long term")) }
            li { span class="key whisker" {} (it.say("95 %-interval van gemelde onzekerheid", "95% interval of reported uncertainty")) }
            li { span class="key expected" {} (expected) }
            li { span class="key measured" {} (measured) }
        }
    }
}

/// One goal: direct yields on one side, durable results on the other.
fn one(it: &Matter<'_>, id: &str, title: &Text, challenges: &[&str]) -> Markup {
    html! {
        article class="goal" {
            h3 { (said(it, title.as_str())) }
            @if !challenges.is_empty() {
                p class="sub" { (it.say("Uitdaging van deze tijd: ", "Challenge of the time: ")) (challenges.join(", ")) }
            }
            div class="horizons" {
                @for horizon in [Horizon::Direct, Horizon::Durable] {
                    div class="horizon" {
                        h4 { (heading(it, horizon)) }
                        @let mut all = it.expected_of(id, horizon).peekable();
                        @if all.peek().is_none() { p class="none" { (it.say("Hier is niets van verwacht.", "Nothing of this was expected.")) } }
                        @for expected in all { (card(it, expected)) }
                    }
                }
            }
        }
    }
}

fn heading(it: &Matter<'_>, horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Direct => it.say("Directe opbrengsten · korte termijn", "Direct yields · short term"),
        Horizon::Durable => it.say("Duurzame resultaten · lange termijn", "Durable results · long term"),
    }
}

/// One expectation.
fn card(it: &Matter<'_>, expected: Expected<'_>) -> Markup {
    let (declared, result) = (expected.it, expected.result);
    let standing = result.standing;
    html! {
        div class="card" {
            h5 { (said(it, declared.indicator.name.as_str())) }
            @if standing == Standing::NotDeclared {
                p { span class="badge not_declared" { (standing.label(it.language)) } " " (it.say("uitgesproken in ", "declared in ")) (week(declared.declared)) }
            } @else {
                p class="attained" {
                    strong { (figure(&attainment(result.attainment, it.language))) }
                    " " span class=(format!("badge {}", standing.as_str())) { (standing.label(it.language)) }
                    @if it.team.is_some() { " " span class="sub" { (it.say("hele programma", "whole programme")) } }
                }
                (drawing(it, expected))
            }
            (amounts(it, expected))
        }
    }
}

fn drawing(it: &Matter<'_>, expected: Expected<'_>) -> Markup {
    let result = expected.result;
    let is_durable = expected.it.horizon == Horizon::Durable;
    let language = it.language;
    let drawn = Bullet {
        attained: result.attainment.value,
        give: GIVE * result.attainment.standard_error,
        expected: result.expected,
        measured: result.measured.as_ref().map(|it| it.attainment),
        is_durable,
    };
    let mut words = format!(
        "{} {}, {} {}",
        it.say("gehaald", "attained"),
        attainment(result.attainment, language),
        it.say("nu verwacht", "expected by now"),
        percentage(result.expected, language)
    );
    if let Some(measured) = &result.measured {
        words.push_str(&format!(", {} {}", it.say("gemeten", "measured"), percentage(measured.attainment, language)));
    }
    words.push_str(it.say("; van beginstand 0 % tot streefwaarde 100 %", "; from baseline 0% to target 100%"));
    bullet(&drawn, &words, language)
}

/// The figures in the indicator's own unit.
fn amounts(it: &Matter<'_>, expected: Expected<'_>) -> Markup {
    let (declared, result, language) = (expected.it, expected.result, it.language);
    let unit = declared.indicator.unit.as_str();
    let own = it.team.map(|(_, team)| result.teams.iter().find(|of| of.team == team.id));
    let (short, long) = match own {
        None => (Some(result.short_term), Some(result.long_term)),
        Some(of) => (of.map(|of| of.short_term), of.map(|of| of.long_term)),
    };
    let own_of = |what: &'static str| html! { (what) @if it.team.is_some() { (it.say(", dit team", ", this team")) } };
    let say = |of: Option<Estimate>| {
        html! { @match of {
            None => (it.say("niets gemeld", "nothing reported")),
            Some(of) => { (figure(&estimate(of, language))) " " (said(it, unit)) }
        } }
    };
    let level = |value: f64| figure(&rounded(value, language));
    html! {
        dl {
            div class="all" { dt { (it.say("Verwacht", "Expected")) } dd {
                (it.say("van ", "from ")) (level(declared.baseline.get())) (it.say(" naar ", " to ")) (level(declared.target.get()))
                " " (said(it, unit)) (it.say(" in ", " by ")) (week(declared.due))
            } }
            div { dt { (own_of(it.say("Korte termijn", "Short term"))) } dd { (say(short)) } }
            div { dt { (own_of(it.say("Daarvan blijft", "Of which lasts"))) } dd { (say(long)) } }
            div { dt { (it.say("Nu verwacht", "Expected by now")) } dd { (percentage(result.expected, language)) } }
            div { dt { (it.say("Gemeten", "Measured")) } dd {
                @match &result.measured {
                    None => (it.say("niet gemeten", "not measured")),
                    Some(measured) => {
                        (figure(&percentage(measured.attainment, language))) " (" (week(measured.week)) ")"
                        @if let Some(distance) = measured.distance { (apart(it, distance)) }
                    }
                }
            } }
        }
    }
}

/// How far a measurement lies from what was reported.
fn apart(it: &Matter<'_>, distance: f64) -> Markup {
    let errors = crate::numbers::number(distance.abs(), 1, it.language);
    let side = if distance < 0.0 { it.say("onder", "below") } else { it.say("boven", "above") };
    let alike = distance.abs() < 0.05;
    html! {
        @if alike { (it.say(", zoals gemeld", ", as reported")) }
        @else {
            ", " (errors) " " (it.say("standaardfouten", "standard errors")) " " (side)
            (it.say(" wat gemeld is", " what was reported"))
        }
    }
}
