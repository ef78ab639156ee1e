//! `analyse what-if`: what would have come of it otherwise.

use std::path::Path;

use anstyle::Style;
use lerendwerken::calculus::{self, Estimate, ExpectationResult, Intervention, Interventions, WhatIf};
use lerendwerken::model::{TeamId, Week};
use lerendwerken::{Answer, Language};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::assumptions;
use crate::call::Call;
use crate::grid::grid;
use crate::input;
use crate::output::{self, BOLD, Stop, styled};
use crate::refusal::Refusal;
use crate::sources::name;
use lerendwerken::numbers::{estimate, exact_percentage, number, percentage, rounded, short};

pub(super) fn run(asked: &Asked, settings: Settings, change: Option<&Path>) -> Result<u8, Stop> {
    settings.end()?;
    let call = asked.call;
    let Some(change) = change else {
        let why = call.say(
            "zeg met --change BESTAND wat anders is: JSON met `interventions`",
            "say what is otherwise with --change FILE: JSON with `interventions`",
        );
        return Err(Refusal::new(call, why).into());
    };
    let text = input::text(change, call)?;
    let refused = |why: String| Refusal::new(call, format!("{}: {why}", name(change)));
    let interventions = Interventions::from_json(&text).map_err(|error| refused(error.message(call.language)))?;
    let answer = calculus::what_if(&asked.sound, asked.as_of, &interventions);
    let answer = answer.map_err(|unknown| refused(unknown.message(call.language)))?;
    match call.format {
        Format::Json => output::json(call, &Answer::new(answer)),
        Format::Text => self::text(asked, &answer),
    }
}

fn text(asked: &Asked, answer: &WhatIf) -> Result<u8, Stop> {
    let call = asked.call;
    let mut out = asked.text("wat als, tot en met", "what if, up to and including")?;
    for (number, intervention) in (1..).zip(&answer.interventions) {
        out.line(format_args!("  {number}. {}", in_words(intervention, call)))?;
    }
    out.line("")?;
    out.line(styled(BOLD, call.say("Per verwachting, in eenheden", "By expectation, in units")))?;
    out.line(table(asked, answer))?;
    out.line("")?;
    out.line(overall(answer, call))?;
    out.line("")?;
    let error = call.say(
        "Dezelfde meldingen, anders gerekend: het verschil is geen voorspelling van wat mensen anders zouden doen.",
        "The same reports, reckoned otherwise: the difference does not predict what people would do otherwise.",
    );
    out.paragraph(Style::new(), error)?;
    out.line("")?;
    assumptions::write(&mut out, &answer.changed.assumptions, call)?;
    out.end()
}

fn table(asked: &Asked, answer: &WhatIf) -> String {
    let call = asked.call;
    let header = [
        call.say("verwachting", "expectation"),
        call.say("kort", "short term"),
        call.say("verschil", "change"),
        call.say("lang", "long term"),
        call.say("verschil", "change"),
        call.say("gehaald", "attained"),
        call.say("anders", "otherwise"),
    ];
    let changed = answer.changed.expectations.iter().zip(&answer.difference.expectations);
    let all = answer.base.expectations.iter().zip(changed);
    let cells = all.map(|(base, (changed, difference))| cells(base, changed, difference, call.language));
    grid(header, [false, true, true, true, true, true, true], cells)
}

fn cells(
    base: &ExpectationResult,
    changed: &ExpectationResult,
    difference: &ExpectationResult,
    language: Language,
) -> [String; 7] {
    let change = |it: Estimate| match rounded(it.value, language) {
        text if it.value > 0.0 => format!("+{text}"),
        text => text,
    };
    [
        format!("{} ({})", base.expectation, base.unit),
        estimate(base.short_term, language),
        change(difference.short_term),
        estimate(base.long_term, language),
        change(difference.long_term),
        percentage(base.attainment.value, language),
        percentage(changed.attainment.value, language),
    ]
}

/// The change of the programme as a whole, on both horizons.
fn overall(answer: &WhatIf, call: Call) -> String {
    let points = |change: Option<f64>| match change {
        None => "–".to_owned(),
        Some(change) => {
            let sign = if change > 0.0 { "+" } else { "" };
            format!(
                "{sign}{} {}",
                number(100.0 * change, 1, call.language),
                call.say("procentpunt", "percentage points")
            )
        }
    };
    let change = &answer.difference.overall;
    format!(
        "{}: {} {} · {} {}",
        call.say("Het hele programma", "The whole programme"),
        call.say("directe opbrengst", "direct yield"),
        points(change.direct),
        call.say("duurzaam resultaat", "durable result"),
        points(change.durable),
    )
}

/// What an intervention does, in words.
fn in_words(intervention: &Intervention, call: Call) -> String {
    let team = |team: &Option<TeamId>| {
        team.as_ref().map_or_else(|| call.say("alle teams", "all teams").to_owned(), ToString::to_string)
    };
    match intervention {
        Intervention::Skip(it) => {
            let (skips, until) = (call.say("slaat over:", "skips"), call.say("tot en met", "to"));
            format!("{} {skips} {} {until} {}", team(&it.team), it.from, it.until)
        }
        Intervention::SetOffloading(it) => format!(
            "{}: {} {}{}",
            team(&it.team),
            call.say("van het denkwerk met AI gaat naar AI:", "of the thinking with AI is left to AI:"),
            exact_percentage(it.share.get(), call.language),
            weeks(it.from, it.until, call)
        ),
        Intervention::ScaleOffloading(it) => format!(
            "{}: {} × {}{}",
            team(&it.team),
            call.say("wat aan AI wordt overgelaten", "what is left to AI"),
            short(it.factor.get(), call.language),
            weeks(it.from, it.until, call)
        ),
        Intervention::RaiseStage(it) => format!(
            "{}/{} {} {}{}",
            it.team,
            it.proposal,
            call.say("is ten minste", "is at least"),
            it.stage.label(call.language),
            weeks(Some(it.from), None, call)
        ),
        Intervention::Assume(it) => format!("{} {}", call.say("aannames:", "assumptions:"), json(it)),
        Intervention::Adjust(it) => {
            format!("{} {}: {}", call.say("correcties van", "adjustments of"), it.expectation, json(&it.adjust))
        }
        other => json(other),
    }
}

fn json(it: &impl serde::Serialize) -> String {
    serde_json::to_string(it).unwrap_or_default()
}

fn weeks(from: Option<Week>, until: Option<Week>, call: Call) -> String {
    let from = from.map(|week| format!(" {} {week}", call.say("vanaf", "from")));
    let until = until.map(|week| format!(" {} {week}", call.say("tot en met", "up to and including")));
    format!("{}{}", from.unwrap_or_default(), until.unwrap_or_default())
}
