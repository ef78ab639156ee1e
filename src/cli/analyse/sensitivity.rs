//! `analyse sensitivity`: what results rest on.

use anstyle::Style;
use lerendwerken::Answer;
use lerendwerken::calculus::{self, Acting, Estimate, Sensitivity, SensitivityRow};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::assumptions;
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, Stop};
use lerendwerken::numbers::{estimate, rounded};

/// The change of an assumption of which the effect is shown.
const STEP: f64 = 0.01;

/// The widest bar.
const WIDEST: f64 = 20.0;

pub(super) fn run(asked: &Asked, settings: Settings) -> Result<u8, Stop> {
    settings.end()?;
    let sensitivity = calculus::sensitivity(&asked.sound, asked.as_of);
    match asked.call.format {
        Format::Json => output::json(asked.call, &Answer::new(sensitivity)),
        Format::Text => text(asked, &sensitivity),
    }
}

fn text(asked: &Asked, sensitivity: &Sensitivity) -> Result<u8, Stop> {
    let call = asked.call;
    let mut out =
        asked.text("gevoeligheid voor aannames, tot en met", "sensitivity to assumptions, up to and including")?;
    let what = call.say(
        "Wat op de lange termijn blijft, rust op aannames. Per verwachting: hoeveel het naar rato verandert per 0,01 \
         verandering van een aanname, de grootste eerst. Een aanname die op 1 staat kan alleen lager; wat week na week \
         doorwerkt, loopt bij grotere stappen niet rechtevenredig. Alleen voor het vakmanschap in weken zonder oefening \
         zijn er gepubliceerde grenzen (halfwaardetijden van 6,5 en 13 maanden); de rest is inschatting.",
        "What lasts in the long term rests on assumptions. By expectation: how much it changes, in proportion, for each \
         0.01 that an assumption changes, the greatest first. An assumption that is 1 can only fall; what works week \
         after week is not in proportion for greater steps. Only for craft in weeks without practice are there \
         published bounds (half-lives of 6.5 and 13 months); the rest is judgement.",
    );
    out.paragraph(Style::new(), what)?;
    if sensitivity.rows.iter().all(|row| row.low.is_none()) {
        let own = call.say(
            "Het programma geeft die aanname zelf, dus staat er geen marge bij.",
            "The programme gives that assumption itself, so no range is shown.",
        );
        out.paragraph(Style::new(), own)?;
    }
    out.line("")?;
    for row in &sensitivity.rows {
        out.paragraph(BOLD, &asked.title(&row.expectation))?;
        let long = estimate(Estimate { value: row.long_term, standard_error: row.long_term_error }, call.language);
        let range = row.low.zip(row.high).filter(|(low, high)| low != high).map(|(low, high)| {
            let [low, high] = [low, high].map(|it| rounded(it, call.language));
            format!(
                " ({} {low} {} {high})",
                call.say("met die halfwaardetijden", "with those half-lives"),
                call.say("tot", "to")
            )
        });
        out.line(format_args!("  {}: {long}{}", call.say("lange termijn", "long term"), range.unwrap_or_default()))?;
        let acting = acting(row);
        if acting.is_empty() {
            out.line(call.say("  rust op geen enkele aanname", "  rests on no assumption"))?;
        } else {
            out.line(table(&acting, call))?;
        }
        out.line("")?;
    }
    assumptions::write(&mut out, &sensitivity.assumptions, call)?;
    out.end()
}

/// The assumptions that act on a result, the greatest effect first.
fn acting(row: &SensitivityRow) -> Vec<(Acting, f64)> {
    let mut acting: Vec<_> = row.derivatives.each().into_iter().filter(|(_, slope)| *slope != 0.0).collect();
    acting.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    acting
}

fn table(acting: &[(Acting, f64)], call: Call) -> String {
    let greatest = acting.first().map_or(1.0, |(_, slope)| slope.abs());
    let header = [call.say("aanname", "assumption"), "", call.say("per 0,01", "per 0.01"), ""];
    let rows = acting.iter().map(|(assumption, slope)| {
        let sign = if *slope > 0.0 { "+" } else { "" };
        [
            assumption.as_str().to_owned(),
            assumption.label(call.language).to_owned(),
            format!("{sign}{}", rounded(STEP * slope, call.language)),
            "█".repeat((WIDEST * slope.abs() / greatest).round() as usize),
        ]
    });
    grid(header, [false, false, true, false], rows)
}
