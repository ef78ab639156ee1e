//! `analyse reconcile`: what was measured and what was reported, brought together.

use anstyle::Style;
use lerendwerken::calculus::{self, Drift, Estimate, Reconciled, ReconciledRow};
use lerendwerken::{Answer, Bilingual, Language};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::assumptions;
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, DIM, Stop};
use crate::refusal::Refusal;
use lerendwerken::numbers::{estimate, rounded};

/// What a drift has to be.
const LEAST: Bilingual = Bilingual { nl: "nodig is een getal van 0 of meer", en: "expected a number of 0 or more" };

/// How many weeks are shown to people.
const SHOWN: usize = 8;

pub(super) fn run(asked: &Asked, mut settings: Settings) -> Result<u8, Stop> {
    let drift = drift(&mut settings, asked.call)?;
    settings.end()?;
    let reconciled = calculus::reconcile(&asked.sound, asked.as_of, drift);
    match asked.call.format {
        Format::Json => output::json(asked.call, &Answer::new(reconciled)),
        Format::Text => text(asked, &reconciled),
    }
}

fn drift(settings: &mut Settings, call: Call) -> Result<Drift, Refusal> {
    let (variance, share) = (settings.number::<f64>("q")?, settings.number::<f64>("drift")?);
    let usable = |value: f64| value.is_finite() && value >= 0.0;
    match (variance, share) {
        (None, None) => Ok(Drift::default()),
        (Some(variance), None) if usable(variance) => Ok(Drift::Variance(variance)),
        (None, Some(share)) if usable(share) => Ok(Drift::OfSpan(share)),
        (Some(_), Some(_)) => {
            Err(Refusal::new(call, call.say("`q` of `drift`, niet beide", "`q` or `drift`, not both")))
        }
        (Some(_), None) => Err(settings.refused("q", call.say(LEAST.nl, LEAST.en))),
        (None, Some(_)) => Err(settings.refused("drift", call.say(LEAST.nl, LEAST.en))),
    }
}

fn text(asked: &Asked, reconciled: &Reconciled) -> Result<u8, Stop> {
    let call = asked.call;
    let mut out =
        asked.text("gemeld en gemeten samen, tot en met", "reported and measured together, up to and including")?;
    let what = call.say(
        "Een meting zegt hoe ver meldingen van de werkelijkheid liggen; die afwijking gaat mee naar de weken erna en wordt \
         elke week minder zeker. Waarden tellen vanaf de beginstand, het niveau is in de eenheid zelf.",
        "A measurement tells how far reports are from what is so; that bias goes along to the weeks after it and \
         becomes less certain every week. Values count from the baseline, the level is in the unit itself.",
    );
    out.paragraph(Style::new(), what)?;
    out.line("")?;
    for row in &reconciled.rows {
        out.paragraph(BOLD, &asked.title(&row.expectation))?;
        if !row.weeks.is_empty() {
            out.line(table(row, call))?;
            out.paragraph(DIM, &rests_on(row, call))?;
        }
        if !row.refused.is_empty() {
            let weeks: Vec<_> = row.refused.iter().map(ToString::to_string).collect();
            let why = call.say("niet gebruikt, want zonder standaardfout:", "not used, for want of a standard error:");
            out.line(format_args!("  {why} {}", weeks.join(", ")))?;
        }
        out.line("")?;
    }
    if reconciled.rows.is_empty() {
        out.line(call.say("Er is nog niets gemeten.\n", "Nothing was measured yet.\n"))?;
    }
    assumptions::write(&mut out, &reconciled.assumptions, call)?;
    out.end()
}

/// The drift that it rests on, and how many weeks are not shown.
fn rests_on(row: &ReconciledRow, call: Call) -> String {
    let (drift, more) = (rounded(row.drift.sqrt(), call.language), row.weeks.len().saturating_sub(SHOWN));
    match call.language {
        Language::Nl => {
            format!("  de afwijking kan {drift} {} per week verlopen; {more} eerdere weken niet getoond", row.unit)
        }
        Language::En => format!("  the bias may drift by {drift} {} a week; {more} earlier weeks not shown", row.unit),
    }
}

/// The last weeks; `--format json` has all of them.
fn table(row: &ReconciledRow, call: Call) -> String {
    let header = [
        "week",
        call.say("gemeld", "reported"),
        call.say("afwijking", "bias"),
        call.say("samen", "together"),
        call.say("niveau", "level"),
    ];
    let last = row.weeks.len().saturating_sub(SHOWN);
    let cells = row.weeks.iter().skip(last).map(|week| {
        [
            week.week.to_string(),
            rounded(week.reported, call.language),
            rounded(week.bias, call.language),
            estimate(Estimate { value: week.value, standard_error: week.standard_error }, call.language),
            rounded(week.level, call.language),
        ]
    });
    grid(header, [false, true, true, true, true], cells)
}
