//! `analyse calibrate`: assumptions fitted to what was measured.

use anstyle::Style;
use lerendwerken::Answer;
use lerendwerken::calculus::{self, Acting, Calibrated, NotFitted};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, Stop, styled};
use lerendwerken::numbers::{number, rounded, short};

/// What is fitted unless the call says otherwise.
const USUAL: [Acting; 6] = [
    Acting::CraftConsolidation,
    Acting::CraftRetentionHeld,
    Acting::CraftRetentionIdle,
    Acting::WorkConsolidation,
    Acting::WorkRetentionHeld,
    Acting::WorkRetentionIdle,
];

pub(super) fn run(asked: &Asked, mut settings: Settings) -> Result<u8, Stop> {
    let fit = settings.list::<Acting>("fit")?.unwrap_or(USUAL.to_vec());
    settings.end()?;
    let calibrated = calculus::calibrate(&asked.sound, asked.as_of, &fit);
    match asked.call.format {
        Format::Json => output::json(asked.call, &Answer::new(calibrated)),
        Format::Text => text(asked, &calibrated),
    }
}

fn text(asked: &Asked, calibrated: &Calibrated) -> Result<u8, Stop> {
    let call = asked.call;
    let mut out = asked
        .text("aannames geijkt aan metingen tot en met", "assumptions fitted to measurements up to and including")?;
    let what = call.say(
        "De aannames waaronder wat blijft het dichtst bij de metingen ligt. Wat is gemeld wordt genomen zoals het is; de \
         fouten daarvan, en dat het model niet hoeft te kloppen, zitten niet in de marges.",
        "The assumptions under which what lasts lies closest to what was measured. What was reported is taken as it is; \
         its errors, and that the model may be wrong, are not in the errors shown.",
    );
    out.paragraph(Style::new(), what)?;
    out.line("")?;
    if !calibrated.estimates.is_empty() {
        out.line(estimates(calibrated, call))?;
        out.line(format_args!("\n{}", fit(calibrated, call)))?;
    }
    if !calibrated.left_out.is_empty() {
        let left_out: Vec<_> = calibrated.left_out.iter().map(|it| format!("{} {}", it.expectation, it.week)).collect();
        let why = call.say(
            "niet gebruikt, want zonder bruikbare standaardfout:",
            "not used, for want of a usable standard error:",
        );
        out.paragraph(Style::new(), &format!("{why} {}", left_out.join(", ")))?;
    }
    for refused in &calibrated.refused {
        out.paragraph(Style::new(), &not_fitted(refused, call))?;
    }
    if !calibrated.residuals.is_empty() {
        out.line(format_args!("\n{}", styled(BOLD, call.say("Wat er overblijft", "What is left"))))?;
        out.line(residuals(calibrated, call))?;
    }
    out.end()
}

fn estimates(calibrated: &Calibrated, call: Call) -> String {
    let header = [
        call.say("aanname", "assumption"),
        call.say("aangenomen", "assumed"),
        call.say("geschat", "fitted"),
        call.say("standaardfout", "standard error"),
    ];
    let rows = calibrated.estimates.iter().map(|it| {
        let error = match it.standard_error {
            Some(error) => number(error, 4, call.language),
            None if it.at_bound => call.say("aan de grens", "at the bound").to_owned(),
            None => "–".to_owned(),
        };
        [it.parameter.to_string(), short(it.assumed, call.language), number(it.value, 4, call.language), error]
    });
    grid(header, [false, true, true, true], rows)
}

fn fit(calibrated: &Calibrated, call: Call) -> String {
    let rest = if calibrated.converged {
        ""
    } else {
        call.say("; de schatting kwam niet tot rust", "; fitting did not come to rest")
    };
    format!(
        "χ² {} {} {} {}{rest}",
        rounded(calibrated.chi_squared, call.language),
        call.say("bij", "with"),
        calibrated.degrees_of_freedom,
        call.say("vrijheidsgraden", "degrees of freedom"),
    )
}

fn not_fitted(refused: &NotFitted, call: Call) -> String {
    let with: Vec<_> = refused.with.iter().map(ToString::to_string).collect();
    let with = if with.is_empty() { String::new() } else { format!(": {}", with.join(", ")) };
    let what = call.say("niet geschat", "not fitted");
    format!("{} {what}: {}{with}", refused.parameter, refused.why.label(call.language))
}

fn residuals(calibrated: &Calibrated, call: Call) -> String {
    let header = [
        call.say("verwachting", "expectation"),
        "week",
        call.say("gemeten − geschat", "measured − fitted"),
        call.say("in standaardfouten", "in standard errors"),
    ];
    let rows = calibrated.residuals.iter().map(|it| {
        let standardised = it.standardised.map_or_else(|| "–".into(), |it| number(it, 1, call.language));
        [it.expectation.to_string(), it.week.to_string(), rounded(it.residual, call.language), standardised]
    });
    grid(header, [false, false, true, true], rows)
}
