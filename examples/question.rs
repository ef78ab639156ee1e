//! A researcher's question from start to table: what does it cost the durable results that AI does part of the
//! thinking, how sure is that, and which assumption decides?
//!
//! `cargo run --release --example question > offloading.csv`

use std::error::Error;
use std::fs::File;
use std::io::Write;

use lerendwerken::calculus::{self, AsOf, Base, Dimension, Interventions, Until};
use lerendwerken::model::{Horizon, Programme};
use lerendwerken::posture::{self, Window};
use lerendwerken::rules::{Checking, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let programme = Programme::from_json(&std::fs::read_to_string("examples/data/waterland.json")?)?;
    let mut checking = Checking::new(programme, Options::default());
    checking.log("waterland.ndjson", File::open("examples/data/waterland.ndjson")?)?;
    let sound = checking.finish().sound()?;
    let now = AsOf::LastHeld;

    // The table: what would last at each level of offloading, an expectation a row and a level a column.
    let base = Base::new(&sound, now);
    let levels = [0.0, 0.25, 0.5, 0.75, 1.0];
    let mut columns = Vec::new();
    for level in levels {
        columns.push(base.what_if(&Interventions::default().set_offloading(level)?)?.changed);
    }
    let mut out = std::io::stdout().lock();
    write!(out, "expectation,unit,reported,reported_error")?;
    levels.iter().try_for_each(|level| write!(out, ",offloading_{level}"))?;
    writeln!(out)?;
    for (place, row) in base.results().expectations.iter().enumerate() {
        if row.horizon == Horizon::Durable {
            let (lasts, error) = (row.long_term.value, row.long_term.standard_error);
            write!(out, "{},{},{lasts},{error}", row.expectation, row.unit)?;
            columns.iter().try_for_each(|results| write!(out, ",{}", results.expectations[place].long_term.value))?;
            writeln!(out)?;
        }
    }

    // How sure: where it is heading, and the assumption on which it rests most.
    let forecast = calculus::forecast(&sound, now, Until::Due);
    let sensitivity = calculus::sensitivity(&sound, now);
    for (ahead, rests) in forecast.rows.iter().zip(&sensitivity.rows) {
        let most = rests.derivatives.each().into_iter().max_by(|(_, a), (_, b)| a.abs().total_cmp(&b.abs()));
        if let Some((assumption, slope)) = most.filter(|_| ahead.horizon == Horizon::Durable) {
            eprintln!(
                "{:<15} {:.2} to {:.2} {} in {}; 0.01 on {assumption} is {:+.3}",
                ahead.expectation.as_str(),
                ahead.low,
                ahead.high,
                ahead.unit,
                ahead.week,
                0.01 * slope
            );
        }
    }

    // Where it comes from, and how the teams work.
    let parts = calculus::contributions(&sound, now, &[Dimension::AiSystem]);
    for part in parts.rows.iter().filter(|part| part.expectation.as_str() == "e-vakmanschap") {
        eprintln!("e-vakmanschap   {:<13} {:+.3} of {}", part.key, part.long_term, part.unit);
    }
    for measure in posture::posture(&sound, Window::default()).dimensions {
        let interval = measure.low.zip(measure.high).map(|(low, high)| format!(" ({low:.2} to {high:.2})"));
        eprintln!("{:<15} {:.2}{}", measure.name, measure.value, interval.unwrap_or_default());
    }
    eprintln!("defaults used (ours, not the paper's): {}", sensitivity.assumptions.defaulted.join(", "));
    Ok(())
}
