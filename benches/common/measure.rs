//! The clock, the memory, and the table in which both are shown.

use std::fmt;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

/// How long something takes; what it gives is dropped after the clock has stopped.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let given = run();
    let took = start.elapsed();
    drop(black_box(given));
    took
}

/// The times of a number of rounds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// The shortest.
    pub(crate) fn min(&self) -> Duration {
        self.0.iter().min().copied().unwrap_or_default()
    }

    /// Both, where there are any.
    pub(crate) fn shown(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| format!("{} / {}", Shown(self.min()), Shown(self.median())))
    }

    /// The one in the middle.
    pub(crate) fn median(&self) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied().unwrap_or_default()
    }
}

impl FromIterator<Duration> for Times {
    fn from_iter<I: IntoIterator<Item = Duration>>(times: I) -> Self {
        Self(times.into_iter().collect())
    }
}

/// The times of a baseline and of ours, taken in turns so that both meet the same machine.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pair {
    /// The baseline's.
    pub(crate) baseline: Times,
    /// Ours, where it is there.
    pub(crate) ours: Times,
}

impl Pair {
    /// The median of ours over the baseline's, round by round.
    pub(crate) fn ratio(&self) -> Option<f64> {
        let pairs = self.ours.0.iter().zip(&self.baseline.0);
        let mut ratios: Vec<f64> = pairs.map(|(ours, baseline)| ours.as_secs_f64() / baseline.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        ratios.get(ratios.len() / 2).copied()
    }
}

/// Runs a baseline and ours in turns, after one round that does not count where there are more.
pub(crate) fn alternate(
    rounds: usize,
    mut baseline: impl FnMut() -> Duration,
    mut ours: impl FnMut() -> Option<Duration>,
) -> Pair {
    let mut pair = Pair::default();
    if rounds > 1 {
        baseline();
        ours();
    }
    for _ in 0..rounds {
        pair.baseline.0.push(baseline());
        pair.ours.0.extend(ours());
    }
    pair
}

/// The argument after which the name of a job stands that is to be run for its memory alone.
pub(crate) const CHILD: &str = "--child";

/// The peak memory in bytes of a job in a process of its own, and the number that the job itself
/// gives (how many cycles, say).
pub(crate) fn peak_of(job: &str, options: &[String]) -> Option<(u64, u64)> {
    let output = Command::new(std::env::current_exe().ok()?).arg(CHILD).arg(job).args(options).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut last_first = text.lines().rev().map(|line| line.parse::<u64>().ok());
    let (peak, given) = (last_first.next()??, last_first.next()??);
    output.status.success().then_some((peak, given))
}

/// In the child: prints what the job gave and, on the last line, the peak memory in bytes.
pub(crate) fn print_peak(given: u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    println!("{given}");
    println!("{}", peak.map_or_else(|| "not known here".to_owned(), |kib| (kib * 1024).to_string()));
}

/// A time as one reads it.
pub(crate) struct Shown(pub(crate) Duration);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        match self.0.as_nanos() {
            0..1_000 => write!(f, "{:.0} ns", seconds * 1e9),
            1_000..1_000_000 => write!(f, "{:.1} µs", seconds * 1e6),
            1_000_000..1_000_000_000 => write!(f, "{:.1} ms", seconds * 1e3),
            _ => write!(f, "{seconds:.2} s"),
        }
    }
}

/// The table of times, a row a job.
#[derive(Debug, Default)]
pub(crate) struct Table(Vec<[String; 5]>);

impl Table {
    /// Adds a job: its name, what it is held against, and what is to be reached.
    pub(crate) fn add(&mut self, job: &str, pair: &Pair, target: &str) {
        let both = |times: &Times| times.shown().unwrap_or_else(|| "–".to_owned());
        let ratio = pair.ratio().map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        self.0.push([job.to_owned(), both(&pair.baseline), both(&pair.ours), ratio, target.to_owned()]);
    }

    /// Adds a row of which only ours is a figure.
    pub(crate) fn add_figure(&mut self, job: &str, baseline: &str, ours: Option<String>, target: &str) {
        let ours = ours.unwrap_or_else(|| "–".to_owned());
        self.0.push([job.to_owned(), baseline.to_owned(), ours, String::new(), target.to_owned()]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| job | baseline, min / median | ours, min / median | ours : baseline | to reach |")?;
        writeln!(f, "|---|--:|--:|--:|---|")?;
        for row in &self.0 {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        Ok(())
    }
}
