//! A researcher's side: a log read as it streams by, and the weekly series of both horizons as a table.
//!
//! `cargo run --release --example research > series.csv`

use std::error::Error;
use std::fs::File;
use std::io::Write;

use lerendwerken::calculus::{self, AsOf};
use lerendwerken::model::Programme;
use lerendwerken::rules::{Checking, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let programme = Programme::from_json(&std::fs::read_to_string("examples/data/waterland.json")?)?;
    let mut checking = Checking::new(programme, Options::default());
    checking.log("waterland.ndjson", File::open("examples/data/waterland.ndjson")?)?;
    let sound = checking.finish().sound()?;

    // Per team: what was yielded so far, and what of it lasts.
    let mut out = std::io::stdout().lock();
    writeln!(out, "team,expectation,week,short_term,short_term_error,long_term,long_term_error")?;
    for series in calculus::series(&sound, AsOf::LastHeld) {
        for (week, state) in series.weeks() {
            writeln!(
                out,
                "{},{},{week},{},{},{},{}",
                series.team,
                series.expectation,
                state.short,
                state.short_variance.sqrt(),
                state.long,
                state.long_variance.sqrt()
            )?;
        }
    }

    // The organisation: how much of each expectation's yield lasts, under which assumptions.
    let results = calculus::results(&sound, AsOf::LastHeld);
    for result in &results.expectations {
        let lasting = result.long_term.value / result.short_term.value;
        eprintln!(
            "{:<16} {:>5.1} % of {:.1} {} lasts",
            result.expectation.as_str(),
            100.0 * lasting,
            result.short_term.value,
            result.unit
        );
    }
    eprintln!("defaults used (ours, not the paper's): {}", results.assumptions.defaulted.join(", "));
    Ok(())
}
