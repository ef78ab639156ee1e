//! Our side of each job, a function each. What can't be done gives nothing, and the table a dash.
//!
//! Each function prepares what is not to be timed itself, and times the rest with [`timed`].

use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use lerendwerken::calculus::{self, AsOf, Base, Dimension, Drift, Interventions, Running, Until};
use lerendwerken::model::{Cycle, CycleStore, Programme};
use lerendwerken::posture::{self, Window};
use lerendwerken::rules::{Checked, Checking, Options, Sound};
use lerendwerken::text::Lines;

use super::measure::timed;

/// The yield so far and the part that lasts, added up over all teams and expectations: by these the
/// plain loop and ours are seen to compute the same.
pub(crate) type Sums = [f64; 2];

/// A job that is run again and again on what it holds.
pub(crate) type Again = Box<dyn FnMut() -> (Duration, Sums)>;

fn checked(programme: &str, log: impl Read) -> Option<Checked> {
    let mut checking = Checking::new(Programme::from_json(programme).ok()?, Options::default());
    checking.log("log", log).ok()?;
    Some(checking.finish())
}

fn sound(programme: &str, log: impl Read) -> Option<Sound> {
    checked(programme, log)?.sound().ok()
}

/// J1, parse alone: a log in memory into the model's borrowed cycles, each dropped at once.
pub(crate) fn parse(log: &[u8]) -> Option<Duration> {
    let mut bad = 0;
    let took = timed(|| {
        let mut lines = Lines::new(log);
        while let Ok(Some(chunk)) = lines.next_chunk() {
            for line in chunk.lines() {
                match line.text.and_then(lerendwerken::text::cycle_line) {
                    Ok(cycle) => drop(black_box(cycle)),
                    Err(_) => bad += 1,
                }
            }
        }
    });
    (bad == 0).then_some(took)
}

/// Makes the report of a log in memory: how long all of it takes, how long the page, and how large that is.
#[cfg(feature = "report")]
pub(crate) fn report(programme: &str, log: &[u8]) -> Option<(Duration, Duration, usize)> {
    let (mut page, mut size) = (Duration::ZERO, None);
    let all = timed(|| {
        let programme = Programme::from_json(programme).ok();
        let sound = programme.and_then(|programme| {
            let mut checking = Checking::new(programme, Options::default().keep_each(10)).keep_cycles();
            checking.log("log", log).ok()?;
            checking.finish().sound().ok()
        });
        page = timed(|| {
            let made = sound.as_ref().and_then(|sound| lerendwerken::report::html(sound, &Default::default()).ok());
            size = made.map(|page| page.len());
        });
    });
    Some((all, page, size?))
}

/// Without the feature there is none.
#[cfg(not(feature = "report"))]
pub(crate) fn report(_: &str, _: &[u8]) -> Option<(Duration, Duration, usize)> {
    None
}

/// J1: reads and checks a log in memory; the programme is read beforehand. At most so many findings are
/// kept of each rule, as the command line does, and the rest is counted. Threads are still to come.
pub(crate) fn read_and_check(programme: &str, log: &[u8], threads: usize, keep_each: usize) -> Option<Duration> {
    if threads > 1 {
        return None;
    }
    let options = Options::default().keep_each(keep_each);
    let mut checking = Checking::new(Programme::from_json(programme).ok()?, options);
    let mut checked = None;
    let took = timed(|| checked = checking.log("log", log).ok().map(|()| checking.finish()));
    black_box(checked?);
    Some(took)
}

/// J2: the results at the last held week, from what a log left in memory.
pub(crate) fn results(programme: &str, log: impl Read) -> Option<Again> {
    let sound = sound(programme, log)?;
    Some(Box::new(move || {
        let mut sums = [0.0; 2];
        let took = timed(|| {
            let results = calculus::results(&sound, AsOf::LastHeld);
            for team in results.expectations.iter().flat_map(|expectation| &expectation.teams) {
                sums[0] += team.short_term.value;
                sums[1] += team.long_term.value;
            }
            results
        });
        (took, sums)
    }))
}

/// An analysis of what a log left in memory.
pub(crate) type Analysis = (&'static str, fn(&Sound));

/// The analyses, each to be held against the results from the same facts.
pub(crate) const ANALYSES: &[Analysis] = &[
    ("contributions by team and carrier", |sound| contributions(sound, &[Dimension::Team, Dimension::Carrier])),
    ("contributions by proposal", |sound| contributions(sound, &[Dimension::Proposal])),
    ("contributions by development question", |sound| contributions(sound, &[Dimension::DevelopmentQuestion])),
    ("contributions by AI system", |sound| contributions(sound, &[Dimension::AiSystem])),
    ("contributions by cycle", |sound| contributions(sound, &[Dimension::Cycle])),
    ("contributions, all", |sound| contributions(sound, Dimension::ALL)),
    ("forecast", |sound| drop(black_box(calculus::forecast(sound, AsOf::LastHeld, Until::Due)))),
    ("steady state", |sound| drop(black_box(calculus::steady(sound, AsOf::LastHeld)))),
    ("sensitivity", |sound| drop(black_box(calculus::sensitivity(sound, AsOf::LastHeld)))),
    ("reconcile", |sound| drop(black_box(calculus::reconcile(sound, AsOf::LastHeld, Drift::default())))),
    ("money", |sound| drop(black_box(calculus::money(sound, AsOf::LastHeld, None)))),
    ("posture", |sound| drop(black_box(posture::posture(sound, Window::default())))),
];

fn contributions(sound: &Sound, by: &[Dimension]) {
    drop(black_box(calculus::contributions(sound, AsOf::LastHeld, by)));
}

/// What a log leaves in memory, and the results from it as a baseline for what follows from them.
pub(crate) fn in_memory(programme: &str, log: impl Read) -> Option<Sound> {
    sound(programme, log)
}

/// The results from what a log left in memory.
pub(crate) fn results_of(sound: &Sound) {
    drop(black_box(calculus::results(sound, AsOf::LastHeld)));
}

/// A what-if of one team on results that are there: offloading halved, and all of it folded anew.
pub(crate) fn what_if_of_one_team(base: &Base<'_>, team: &str) {
    let halved = Interventions::from_json(&format!(
        r#"{{"interventions":[{{"scale_offloading":{{"factor":0.5,"team":"{team}"}}}}]}}"#
    ));
    drop(black_box(halved.ok().and_then(|halved| base.what_if(&halved).ok())));
}

/// J3: from files to the weekly series of every expectation and team.
pub(crate) fn file_to_series(programme: &Path, log: &Path) -> Option<Duration> {
    let mut series = None;
    let took = timed(|| {
        let read = || sound(&std::fs::read_to_string(programme).ok()?, std::fs::File::open(log).ok()?);
        series = read().map(|sound| calculus::series(&sound, AsOf::LastHeld));
    });
    series.filter(|series| !series.is_empty()).map(|_| took)
}

/// Memory: checks a log as it streams by and computes the results; gives the cycles and outcomes kept.
pub(crate) fn stream(programme: &str, log: impl Read) -> Option<u64> {
    let sound = sound(programme, log)?;
    let results = black_box(calculus::results(&sound, AsOf::LastHeld));
    Some(results.expectations.iter().map(|expectation| expectation.teams.len() as u64).sum())
}

/// Memory: the whole model with its texts; gives the cycles that it holds.
pub(crate) fn whole_model(programme: &str, log: impl Read) -> Option<u64> {
    let programme = Programme::from_json(programme).ok()?;
    let (mut store, mut lines) = (CycleStore::new(), Lines::new(log));
    while let Ok(Some(chunk)) = lines.next_chunk() {
        for line in chunk.lines() {
            store.push(&lerendwerken::text::cycle_line(line.text.ok()?).ok()?);
        }
    }
    black_box(programme);
    Some(black_box(&store).len() as u64)
}

/// Append: the time of appending these cycles to what a log left in memory, with and without checking
/// each of them first.
pub(crate) fn append(programme: &str, log: impl Read, cycles: &[Cycle], with_check: bool) -> Option<Duration> {
    let mut running = Running::new(sound(programme, log)?);
    if with_check {
        let mut appended = 0;
        let took = timed(|| appended = cycles.iter().filter(|cycle| running.append(cycle).is_ok()).count());
        return (appended == cycles.len()).then_some(took);
    }
    let checked: Vec<_> = cycles.iter().map(|cycle| running.check(cycle)).collect::<Result<_, _>>().ok()?;
    Some(timed(|| checked.iter().for_each(|checked| running.put(checked))))
}

/// The command `check` of a programme and its log.
pub(crate) fn check_command(programme: &Path, log: &Path) -> Option<Command> {
    let mut command = Command::new(option_env!("CARGO_BIN_EXE_lerendwerken")?);
    command.arg("check").arg(programme).arg("--log").arg(log);
    Some(command)
}
