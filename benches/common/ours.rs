//! Our side of each job, a function each. What is not there yet gives nothing, and the table a dash.
//!
//! Each function prepares what is not to be timed itself, and times the rest with [`timed`].

use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use lerendwerken::model::Cycle;

use super::measure::timed;

/// The yield so far and the part that lasts, added up over all teams and expectations: by these the
/// plain loop and ours are seen to compute the same.
pub(crate) type Sums = [f64; 2];

/// A job that is run again and again on what it holds.
pub(crate) type Again = Box<dyn FnMut() -> (Duration, Sums)>;

/// J1, parse alone: a log in memory into the model's borrowed cycles, each dropped at once.
pub(crate) fn parse(log: &[u8]) -> Option<Duration> {
    let mut lines = None;
    let took = timed(|| {
        lines = super::baseline::read(log, |cycle: lerendwerken::model::BorrowedCycle<'_>| {
            drop(std::hint::black_box(cycle))
        });
    });
    lines.map(|_| took)
}

/// J1: reads and checks a log in memory, on so many threads; the programme is read beforehand.
pub(crate) fn read_and_check(_programme: &str, _log: &[u8], _threads: usize) -> Option<Duration> {
    // let programme = Programme::from_json(programme).ok()?;
    // let mut checking = rules::Checking::new(programme, rules::Options::default());
    // Some(timed(|| checking.log("log", log).map(|()| checking.finish())))
    None
}

/// J2: the results at the last held week, from what a log left in memory.
pub(crate) fn results(_programme: &str, _log: impl Read) -> Option<Again> {
    // let sound = checked(programme, log)?.sound().ok()?;
    // Some(Box::new(move || {
    //     let mut sums = [0.0; 2];
    //     let took = timed(|| {
    //         let results = calculus::results(&sound, AsOf::LastHeld);
    //         for team in results.expectations.iter().flat_map(|expectation| &expectation.teams) {
    //             sums[0] += team.short_term.value;
    //             sums[1] += team.long_term.value;
    //         }
    //         results
    //     });
    //     (took, sums)
    // }))
    None
}

/// J3: from files to the weekly series of every expectation and team.
pub(crate) fn file_to_series(_programme: &Path, _log: &Path) -> Option<Duration> {
    // Some(timed(|| {
    //     let text = std::fs::read_to_string(programme).ok()?;
    //     let sound = checked(&text, std::fs::File::open(log).ok()?)?.sound().ok()?;
    //     Some(calculus::weekly(&sound, AsOf::LastHeld))
    // }))
    None
}

/// Memory: checks a log as it streams by and computes the results; gives the cells that it kept.
pub(crate) fn stream(_programme: &str, _log: impl Read) -> Option<u64> {
    None
}

/// Memory: the whole model with its texts; gives the cycles that it holds.
pub(crate) fn whole_model(_programme: &str, _log: impl Read) -> Option<u64> {
    None
}

/// Append: the time of appending these cycles to what a log left in memory.
pub(crate) fn append(_programme: &str, _log: impl Read, _cycles: &[Cycle]) -> Option<Duration> {
    // let mut running = calculus::Running::new(checked(programme, log)?.sound().ok()?);
    // Some(timed(|| {
    //     for cycle in cycles {
    //         running.append(cycle).ok()?;
    //     }
    //     Some(running.results(AsOf::LastHeld))  // or outside the clock
    // }))
    None
}

/// The command `check` of a programme and its log.
pub(crate) fn check_command(_programme: &Path, _log: &Path) -> Option<Command> {
    // let mut command = Command::new(option_env!("CARGO_BIN_EXE_lerendwerken")?);
    // command.arg("check").arg(programme).arg("--log").arg(log);
    // Some(command)
    None
}
