//! `analyse steady`: where results lead if nothing changes.

use anstyle::Style;
use lerendwerken::calculus::{self, Steady, SteadyRow};
use lerendwerken::{Answer, Language};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::assumptions;
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, Stop};
use lerendwerken::numbers::{exact_percentage, number, percentage, rounded};

pub(super) fn run(asked: &Asked, settings: Settings) -> Result<u8, Stop> {
    settings.end()?;
    let steady = calculus::steady(&asked.sound, asked.as_of);
    match asked.call.format {
        Format::Json => output::json(asked.call, &Answer::new(steady)),
        Format::Text => text(asked, &steady),
    }
}

fn text(asked: &Asked, steady: &Steady) -> Result<u8, Stop> {
    let call = asked.call;
    let mut out = asked.text("evenwicht vanaf", "steady state from")?;
    let recent = steady.assumptions.recent_weeks;
    let rests = match call.language {
        Language::Nl => format!(
            "Als elke week blijft zoals die van de laatste tijd (hoogstens {recent}): wat er op den duur blijft, wat er per week nodig is \
             om het hele doel in stand te houden, en na hoeveel weken de helft verdwenen is als er niets bij komt."
        ),
        Language::En => format!(
            "If every week stays as those of late (at most {recent}): what lasts in the end, what is needed a week to sustain \
             the whole target, and after how many weeks half has faded if nothing is added."
        ),
    };
    out.paragraph(Style::new(), &rests)?;
    out.line("")?;
    for rows in steady.rows.chunk_by(|a, b| a.expectation == b.expectation) {
        let Some(first) = rows.first() else { continue };
        out.paragraph(BOLD, &asked.title(&first.expectation))?;
        out.line(table(rows, call))?;
        out.line("")?;
    }
    if steady.rows.is_empty() {
        out.line(call.say("Nog niets gemeld.\n", "Nothing reported yet.\n"))?;
    }
    assumptions::write(&mut out, &steady.assumptions, call)?;
    out.end()
}

fn table(rows: &[SteadyRow], call: Call) -> String {
    let header = [
        "team",
        call.say("drager", "carrier"),
        call.say("per week", "a week"),
        call.say("beklijft", "takes root"),
        call.say("blijft per week", "kept a week"),
        call.say("op den duur", "in the end"),
        call.say("nodig", "needed"),
        call.say("helft na", "half after"),
    ];
    let figure = |value| rounded(value, call.language);
    let cells = rows.iter().map(|row| {
        [
            row.team.to_string(),
            row.carrier.label(call.language).to_owned(),
            figure(row.weekly_yield),
            row.consolidation.map_or_else(|| "–".into(), |share| percentage(share, call.language)),
            exact_percentage(row.retention, call.language),
            row.durable.map_or_else(|| call.say("onbegrensd", "unbounded").into(), figure),
            row.sustains.map_or_else(|| "–".into(), figure),
            row.half_life.map_or_else(
                || call.say("niets verdwijnt", "nothing fades").into(),
                |weeks| format!("{} {}", number(weeks, 0, call.language), call.say("wk", "wk")),
            ),
        ]
    });
    grid(header, [false, false, true, true, true, true, true, true], cells)
}
