//! `analyse contributions`: what results are made of.

use anstyle::Style;
use lerendwerken::calculus::{self, Contribution, Contributions, Dimension, Estimate};
use lerendwerken::model::Horizon;
use lerendwerken::{Answer, Language};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::assumptions;
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, Stop};
use lerendwerken::numbers::{estimate, percentage};

/// How many parts of each dimension are shown to people.
const TOP: usize = 8;

pub(super) fn run(asked: &Asked, mut settings: Settings) -> Result<u8, Stop> {
    let by = settings.list::<Dimension>("by")?;
    let top = settings.number::<usize>("top")?.unwrap_or(TOP);
    settings.end()?;
    let usual: Vec<_> = match asked.call.format {
        Format::Json => Dimension::ALL.to_vec(),
        Format::Text => Dimension::ALL.iter().copied().filter(|it| *it != Dimension::Cycle).collect(),
    };
    let contributions = calculus::contributions(&asked.sound, asked.as_of, &by.unwrap_or(usual));
    match asked.call.format {
        Format::Json => output::json(asked.call, &Answer::new(contributions)),
        Format::Text => text(asked, &contributions, top),
    }
}

fn text(asked: &Asked, contributions: &Contributions, top: usize) -> Result<u8, Stop> {
    let call = asked.call;
    let mut out =
        asked.text("bijdragen aan het resultaat tot en met", "contributions to results up to and including")?;
    let whole = call.say(
        "Per uitsplitsing tellen de delen op tot het geheel. `none` is wat niet uit een voorstel, een \
         ontwikkelvraag of AI-gebruik voortkomt.",
        "The parts of each table add up to the whole. `none` is what comes from no proposal, no development \
         question or no use of AI.",
    );
    out.paragraph(Style::new(), whole)?;
    out.line("")?;
    for it in asked.sound.programme().expectations() {
        let of_it: Vec<_> = contributions.rows.iter().filter(|row| row.expectation == it.id).collect();
        out.paragraph(BOLD, &asked.title(&it.id))?;
        if of_it.is_empty() {
            out.line(call.say("nog niets gemeld\n", "nothing reported yet\n"))?;
        }
        for rows in of_it.chunk_by(|a, b| a.dimension == b.dimension) {
            let Some(first) = rows.first() else { continue };
            out.line(table(first.dimension, rows, it.horizon, top, call))?;
            if rows.len() > top {
                out.line(more(rows.len(), top, call))?;
            }
            out.line("")?;
        }
    }
    assumptions::write(&mut out, &contributions.assumptions, call)?;
    out.end()
}

fn more(all: usize, top: usize, call: Call) -> String {
    let rest = all - top;
    match call.language {
        Language::Nl => format!("  en nog {rest}; `--set top={all}` toont ze alle"),
        Language::En => format!("  and {rest} more; `--set top={all}` shows them all"),
    }
}

fn table(dimension: Dimension, rows: &[&Contribution], horizon: Horizon, top: usize, call: Call) -> String {
    let share = match horizon {
        Horizon::Direct => call.say("deel van kort", "of short"),
        Horizon::Durable => call.say("deel van lang", "of long"),
    };
    let header = [dimension.label(call.language), call.say("kort", "short term"), call.say("lang", "long term"), share];
    let cells = rows.iter().take(top).map(|row| {
        let figure = |value, standard_error| estimate(Estimate { value, standard_error }, call.language);
        [
            row.key.clone(),
            figure(row.short_term, row.short_term_error),
            figure(row.long_term, row.long_term_error),
            row.share.map_or_else(|| "–".into(), |share| percentage(share, call.language)),
        ]
    });
    grid(header, [false, true, true, true], cells)
}
