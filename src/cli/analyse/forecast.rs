//! `analyse forecast`: where results are heading.

use anstyle::Style;
use lerendwerken::calculus::{self, Estimate, Forecast, ForecastRow, Until};
use lerendwerken::model::Week;
use lerendwerken::{Answer, Language};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::assumptions;
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, DIM, Out, Stop, styled};
use lerendwerken::numbers::{attainment, estimate, exact_percentage, number, percentage};

pub(super) fn run(asked: &Asked, mut settings: Settings) -> Result<u8, Stop> {
    let until = settings.value::<Week>("week")?.map_or(Until::Due, Until::Week);
    settings.end()?;
    let forecast = calculus::forecast(&asked.sound, asked.as_of, until);
    match asked.call.format {
        Format::Json => output::json(asked.call, &Answer::new(forecast)),
        Format::Text => text(asked, &forecast),
    }
}

fn text(asked: &Asked, forecast: &Forecast) -> Result<u8, Stop> {
    let call = asked.call;
    let mut out = asked.text("vooruitblik vanaf", "forecast from")?;
    let recent = forecast.assumptions.recent_weeks;
    let rests = match call.language {
        Language::Nl => format!(
            "Zo loopt het als elke week blijft zoals die van de laatste tijd (hoogstens {recent}; per regel staat hoeveel). \
             De marge (95 %) komt van de verschillen tussen die weken en van gemelde onzekerheid; dat het tempo zelf \
             anders kan worden of de aannames anders kunnen zijn, zit er niet in. Achter ± staat bij `per week` hoe de \
             weken onderling verschillen (standaarddeviatie)."
        ),
        Language::En => format!(
            "Where it leads if every week stays as those of late (at most {recent}; each row says how many). The range \
             (95%) comes from how those weeks differ and from reported errors; that the pace may change or the \
             assumptions may be others is not in it. After ± in `a week` stands how the weeks differ among each other \
             (standard deviation)."
        ),
    };
    out.paragraph(Style::new(), &rests)?;
    out.line("")?;
    for row in &forecast.rows {
        one(&mut out, asked, row)?;
    }
    assumptions::write(&mut out, &forecast.assumptions, call)?;
    out.end()
}

fn one(out: &mut Out, asked: &Asked, row: &ForecastRow) -> Result<(), Stop> {
    let call = asked.call;
    let language = call.language;
    out.paragraph(BOLD, &asked.title(&row.expectation))?;
    let value = estimate(Estimate { value: row.value, standard_error: row.standard_error }, language);
    let range = (row.standard_error > 0.0).then(|| {
        let decimals = if row.standard_error >= 5.0 { 0 } else { 1 };
        let end = |value| number(value, decimals, language);
        format!(" ({} {} {})", end(row.low), call.say("tot", "to"), end(row.high))
    });
    let attained = attainment(row.attainment, language);
    out.line(format_args!(
        "  {} {}: {value}{} {} · {} {attained}",
        if row.week > asked.sound.week(asked.as_of) {
            call.say("verwacht in", "expected in")
        } else {
            call.say("gemeld in", "reported in")
        },
        row.week,
        range.unwrap_or_default(),
        row.unit,
        call.say("gehaald", "attained"),
    ))?;
    out.line(match row.reached {
        _ if row.due <= asked.sound.week(asked.as_of) => {
            // What was to be by then has been; the pace from now on is no answer to it.
            let nl = format!("  was verwacht in {}; `results` zegt hoe het staat", row.due);
            if call.language == Language::Nl {
                nl
            } else {
                format!("  was due in {}; `results` tells how it stands", row.due)
            }
        }
        Some(week) if week == asked.sound.week(asked.as_of) => {
            call.say("  het doel is gehaald", "  the target is reached").to_owned()
        }
        Some(week) => format!(
            "  {} {week} ({} {})",
            call.say("doel gehaald in", "target reached in"),
            call.say("uiterlijk", "due"),
            row.due
        ),
        None => call
            .say("  in dit tempo wordt het doel niet gehaald", "  at this pace the target is not reached")
            .to_owned(),
    })?;
    if row.parts.is_empty() {
        out.line(styled(DIM, call.say("  nog niets gemeld\n", "  nothing reported yet\n")))?;
        return Ok(());
    }
    out.line(table(row, call))?;
    out.line("")
}

fn table(row: &ForecastRow, call: Call) -> String {
    let header = [
        "team",
        call.say("drager", "carrier"),
        call.say("weken", "weeks"),
        call.say("per week", "a week"),
        call.say("daarvan blijvend", "of which lasts"),
        call.say("geoefend", "practised"),
        call.say("blijft per week", "kept a week"),
    ];
    let cells = row.parts.iter().map(|part| {
        let weekly = |value, standard_error| estimate(Estimate { value, standard_error }, call.language);
        [
            part.team.to_string(),
            part.carrier.label(call.language).to_owned(),
            part.weeks.to_string(),
            weekly(part.weekly_yield, part.yield_deviation),
            weekly(part.consolidated, part.consolidated_deviation),
            percentage(part.practised, call.language),
            exact_percentage(part.retention, call.language),
        ]
    });
    grid(header, [false, false, true, true, true, true, true], cells)
}
