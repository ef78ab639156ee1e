//! The command `lerendwerken`: a thin layer over the crate, in which nothing is computed.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)
)]

mod analyse;
mod args;
mod assumptions;
mod call;
mod check;
mod diff;
mod excerpt;
mod findings;
mod grid;
mod help;
mod input;
mod output;
mod posture;
mod progress;
mod refusal;
mod report;
mod results;
mod rules;
mod schema;
mod sources;
mod table;
mod view;
mod weekly;

use std::process::ExitCode;

use args::{Args, Command};
use output::Stop;

fn main() -> ExitCode {
    let args = match args::parse() {
        Ok(args) => args,
        Err(code) => return ExitCode::from(code),
    };
    ExitCode::from(match run(args) {
        Ok(code) => code,
        Err(Stop::PipeClosed) => 0,
        Err(Stop::Refused(refusal)) => {
            refusal.report();
            2
        }
    })
}

fn run(args: Args) -> Result<u8, Stop> {
    match args.command {
        Command::Check(args) => check::run(&args),
        Command::Results(args) => results::run(&args),
        Command::Analyse(args) => analyse::run(&args),
        Command::Posture(args) => posture::run(&args),
        Command::Report(args) => report::run(&args),
        Command::View(args) => view::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Completions { shell } => args::completions(shell),
    }
}
