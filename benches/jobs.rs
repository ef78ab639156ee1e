//! How fast the crate is, and how much memory it takes: each job beside a plain baseline, in turns,
//! as a Markdown table on standard output.
//!
//! ```text
//! cargo bench --all-features --bench jobs                        # everything
//! cargo bench --all-features --bench jobs -- --rounds 9 J1 J2    # the jobs whose names start so
//! ```
//!
//! Options: `--rounds N` (5), `--teams N` (1000), `--weeks N` (165), `--seed N` (1). With `--test`, and
//! without `--bench`, which cargo gives, a tiny log is used once: a smoke test.

mod common;

use std::hint::black_box;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use common::baseline::{self, results::Outcomes};
use common::generate::{Kind, Plan};
use common::measure::{self, Pair, Table, Times, alternate, timed};
use common::ours;
use lerendwerken::calculus::{AsOf, Base};
use lerendwerken::model::Cycle;

/// What was asked for on the command line.
struct Options {
    rounds: usize,
    plan: Plan,
    tiny: bool,
    child: Option<String>,
    jobs: Vec<String>,
}

impl Options {
    fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self { rounds: 5, plan: Plan::default(), tiny: true, child: None, jobs: Vec::new() };
        let (mut arguments, mut test) = (arguments, false);
        let plan = &mut options.plan;
        let (mut rounds, mut teams, mut weeks) = (None, None, None);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} takes a value"));
            match argument.as_str() {
                "--bench" => options.tiny = false,
                "--test" => test = true,
                "--rounds" => rounds = Some(number(&value()?)?),
                "--teams" => teams = Some(number(&value()?)?),
                "--weeks" => weeks = Some(number(&value()?)?),
                "--seed" => plan.seed = number(&value()?)?,
                "--repeat" => plan.repeat = number(&value()?)?,
                measure::CHILD => options.child = Some(value()?),
                // What the test runner's own options mean is nothing here.
                flag if flag.starts_with('-') => {}
                job => options.jobs.push(job.to_owned()),
            }
        }
        options.tiny |= test;
        let (fewer_teams, fewer_weeks, once) = if options.tiny { (3, 20, 1) } else { (plan.teams, plan.weeks, 5) };
        plan.teams = teams.unwrap_or(fewer_teams).max(1);
        plan.weeks = weeks.unwrap_or(fewer_weeks).max(1);
        options.rounds = rounds.unwrap_or(once).max(1);
        Ok(options)
    }

    fn wants(&self, job: &str) -> bool {
        self.jobs.is_empty() || self.jobs.iter().any(|wanted| job.to_lowercase().starts_with(&wanted.to_lowercase()))
    }

    /// The same plan for a child.
    fn for_child(&self, weeks: u16, repeat: usize) -> Vec<String> {
        let Plan { teams, seed, .. } = self.plan;
        [
            "--teams",
            &teams.to_string(),
            "--weeks",
            &weeks.to_string(),
            "--seed",
            &seed.to_string(),
            "--repeat",
            &repeat.to_string(),
        ]
        .map(str::to_owned)
        .into()
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{text} is not a number that fits here"))
}

fn main() -> ExitCode {
    let run = Options::read(std::env::args().skip(1)).and_then(|options| match &options.child {
        Some(job) => child(job, &options.plan),
        None => all(&options).map_err(|error| error.to_string()),
    });
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn all(options: &Options) -> io::Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("lerendwerken {}, {cores} cores, {} rounds", env!("CARGO_PKG_VERSION"), options.rounds);
    let mut table = Table::default();
    if ["J1", "J3"].iter().any(|job| options.wants(job)) {
        logs(options, &mut table)?;
    }
    if options.wants("J1-dirty") {
        dirty_log(options, &mut table)?;
    }
    if options.wants("J2") {
        outcomes_in_memory(options, &mut table)?;
    }
    if options.wants("analyses") {
        analyses(options, &mut table)?;
    }
    if options.wants("report") {
        report(options, &mut table)?;
    }
    if options.wants("memory") {
        memory(options, &mut table);
    }
    if options.wants("append") {
        append(options, &mut table)?;
    }
    if options.wants("check") {
        check(options, &mut table);
    }
    println!("\n{table}");
    Ok(())
}

/// A log in memory, and a line about it.
fn log_of(name: &str, plan: &Plan) -> io::Result<Vec<u8>> {
    let mut log = Vec::new();
    let written = plan.log(&mut log)?;
    println!(
        "{name}: {} teams, {} weeks, {} cycles, {:.1} MB, {} bytes a cycle",
        plan.teams,
        plan.weeks,
        written.lines,
        written.bytes as f64 / 1e6,
        written.bytes / written.lines.max(1)
    );
    Ok(log)
}

/// B: the plain parse of a log.
fn plain_parse(log: &[u8]) -> Duration {
    timed(|| {
        let lines = baseline::read(log, |cycle: baseline::Cycle<'_>| drop(black_box(cycle)));
        assert!(lines.is_some(), "the baseline reads what was generated");
    })
}

fn logs(options: &Options, table: &mut Table) -> io::Result<()> {
    let (plan, rounds) = (&options.plan, options.rounds);
    let programme = plan.programme_text();
    let log = log_of("J1", plan)?;
    if options.wants("J1") {
        let pair = alternate(rounds, || plain_parse(&log), || ours::parse(&log));
        println!("B: {:.0} MB/s", log.len() as f64 / 1e6 / pair.baseline.median().as_secs_f64());
        table.add("J1, the model's parse alone", &pair, "–");
        let pair = alternate(rounds, || plain_parse(&log), || ours::read_and_check(&programme, &log, 1, usize::MAX));
        table.add("J1, read and check", &pair, "≤ 1.5, better 1.3");
        let pair = alternate(rounds, || plain_parse(&log), || ours::read_and_check(&programme, &log, 2, usize::MAX));
        table.add("J1, read and check, 2 threads", &pair, "≤ 0.85, better 0.7");
    }
    if options.wants("J3") {
        let (mut programme_file, mut log_file) = (tempfile::NamedTempFile::new()?, tempfile::NamedTempFile::new()?);
        programme_file.write_all(programme.as_bytes())?;
        log_file.write_all(&log)?;
        let series = || ours::file_to_series(programme_file.path(), log_file.path());
        let pair = alternate(rounds, || plain_parse(&log), series);
        table.add("J3, file to weekly series", &pair, "≤ 1.6, better 1.4");
    }
    Ok(())
}

fn dirty_log(options: &Options, table: &mut Table) -> io::Result<()> {
    let plan = Plan { kind: Kind::Dirty, ..options.plan.clone() };
    let programme = plan.programme_text();
    let log = log_of("J1-dirty", &plan)?;
    for (kept, keep_each, target) in
        [("10 findings of each rule kept", 10, "≤ 2.0, better 1.6"), ("all findings kept", usize::MAX, "–")]
    {
        let ours = || ours::read_and_check(&programme, &log, 1, keep_each);
        let pair = alternate(options.rounds, || plain_parse(&log), ours);
        table.add(&format!("J1-dirty, read and check, {kept}"), &pair, target);
    }
    Ok(())
}

/// J2, on ten million outcomes unless weeks or teams are given.
fn outcomes_in_memory(options: &Options, table: &mut Table) -> io::Result<()> {
    let weeks = if options.plan.weeks == Plan::default().weeks { 520 } else { options.plan.weeks };
    let plan = Plan { weeks, outcomes: 20, ..options.plan.clone() };
    let Some(outcomes) = Outcomes::of(&plan) else {
        return Err(io::Error::other("the baseline reads what was generated"));
    };
    let by_row = outcomes.by_row();
    let sums = sums_of(&outcomes);
    assert!(outcomes.results() == by_row.results_by_row(), "the order of the rows changes no bit");
    println!(
        "J2: {} outcomes, {} teams, {weeks} weeks, S {:.6e}, D {:.6e}",
        outcomes.len(),
        plan.teams,
        sums[0],
        sums[1]
    );
    let mut again = ours::results(&plan.programme_text(), plan.reader());
    let mut ours = || {
        again.as_mut().map(|again| {
            let (took, own) = again();
            for (own, plain) in own.iter().zip(sums) {
                assert!((own - plain).abs() <= 1e-9 * plain.abs(), "ours {own}, the plain loop {plain}");
            }
            took
        })
    };
    let pair = alternate(options.rounds, || timed(|| outcomes.results()), &mut ours);
    table.add("J2, results; the loop in the log's order", &pair, "≤ 1.3, better 1.0");
    let pair = alternate(options.rounds, || timed(|| by_row.results_by_row()), &mut ours);
    table.add("J2, results; the loop row by row", &pair, "–");
    Ok(())
}

/// What follows from the results, each beside the results from the same facts.
fn analyses(options: &Options, table: &mut Table) -> io::Result<()> {
    let plan = Plan { outcomes: 4, ..options.plan.clone() };
    let missing = || io::Error::other("the log is not sound");
    let sound = ours::in_memory(&plan.programme_text(), plan.reader()).ok_or_else(missing)?;
    println!("analyses: {} teams, {} weeks, {} outcomes a cycle", plan.teams, plan.weeks, plan.outcomes);
    for (name, analysis) in ours::ANALYSES {
        let run = || Some(timed(|| analysis(&sound)));
        let pair = alternate(options.rounds, || timed(|| ours::results_of(&sound)), run);
        table.add(&format!("analyses, {name}"), &pair, "≤ 3");
    }
    let base = Base::new(&sound, AsOf::LastHeld);
    let team = sound.programme().teams.first().map(|team| team.id.to_string()).ok_or_else(missing)?;
    let run = || Some(timed(|| ours::what_if_of_one_team(&base, &team)));
    let pair = alternate(options.rounds, || timed(|| ours::results_of(&sound)), run);
    table.add("analyses, what-if of one team, base at hand", &pair, "≤ 1");
    Ok(())
}

/// The report of 200 teams over 520 weeks, unless others are given: the page alone, and from texts in memory to the page.
fn report(options: &Options, table: &mut Table) -> io::Result<()> {
    let default = Plan::default();
    let teams = if options.plan.teams == default.teams { 200 } else { options.plan.teams };
    let weeks = if options.plan.weeks == default.weeks { 520 } else { options.plan.weeks };
    let plan = Plan { teams, weeks, ..options.plan.clone() };
    let (programme, log) = (plan.programme_text(), log_of("report", &plan)?);
    let missing = || io::Error::other("there is no report of what was generated");
    let size = ours::report(&programme, &log).map(|(_, _, size)| size);
    let name = format!("report, {teams} teams, {weeks} weeks");
    let pair = alternate(options.rounds, || plain_parse(&log), || ours::report(&programme, &log).map(|(all, ..)| all));
    table.add(&format!("{name}, from texts to the page"), &pair, "≤ 3 s");
    let pair =
        alternate(options.rounds, || plain_parse(&log), || ours::report(&programme, &log).map(|(_, page, _)| page));
    table.add(&format!("{name}, the page alone"), &pair, "–");
    table.add_figure(&format!("{name}, size"), "", size.map(|size| megabytes(size as u64)), "≤ 3 MB");
    if cfg!(feature = "report") && size.is_none() { Err(missing()) } else { Ok(()) }
}

fn sums_of(outcomes: &Outcomes) -> ours::Sums {
    let states = outcomes.results();
    [states.iter().map(|state| state.yielded).sum(), states.iter().map(|state| state.lasting).sum()]
}

/// The jobs that are run in a process of their own, for its memory.
fn child(job: &str, plan: &Plan) -> Result<(), String> {
    let programme = || plan.programme_text();
    let given = match job {
        "nothing" => Some(0),
        "owned" => owned_cycles(plan),
        "stream" => ours::stream(&programme(), plan.reader()),
        "model" => ours::whole_model(&programme(), plan.reader()),
        _ => None,
    };
    measure::print_peak(given.ok_or("not there yet")?);
    Ok(())
}

/// The cycles of a log as the model's owned types, all in memory.
fn owned_cycles(plan: &Plan) -> Option<u64> {
    let (mut cycles, mut lines, mut text) = (Vec::<Cycle>::new(), plan.lines(), String::new());
    while lines.next(&mut text) {
        baseline::read(text.as_bytes(), |cycle| cycles.push(cycle))?;
        text.clear();
    }
    Some(black_box(cycles).len() as u64)
}

fn memory(options: &Options, table: &mut Table) {
    let weeks = options.plan.weeks;
    let plain = options.for_child(weeks, 1);
    let nothing = measure::peak_of("nothing", &plain).map_or(0, |(peak, _)| peak);
    println!("memory: a process that does nothing takes {}", megabytes(nothing));
    // So that the log is ten times as large over the same teams and weeks.
    let wordy = options.for_child(weeks, 47);
    let longer = options.for_child(weeks.saturating_mul(10), 1);
    for (name, of) in [("the log", &plain), ("10 × the text", &wordy), ("10 × the weeks", &longer)] {
        let peak = measure::peak_of("stream", of).map(|(peak, cells)| format!("{}, {cells} cells", megabytes(peak)));
        table.add_figure(&format!("memory, streaming, {name}"), "", peak, "≤ 64 MB + cells, ± 5 %");
    }
    let a_cycle = |job| {
        let (peak, cycles) = measure::peak_of(job, &plain)?;
        Some(format!("{} bytes a cycle", peak.saturating_sub(nothing) / cycles.max(1)))
    };
    let owned = a_cycle("owned").unwrap_or_else(|| "–".to_owned());
    table.add_figure("memory, whole model (beside owned types)", &owned, a_cycle("model"), "≤ 900, better 716");
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Makes the cycle of a team and week.
type MakeCycle = fn(&Plan, u32, u16) -> String;

/// Appends cycles to what a log left in memory: a team's next weeks one after the other, and a cycle of
/// each team to a log that lacks that week, where each time another team's memory is far away.
fn append(options: &Options, table: &mut Table) -> io::Result<()> {
    let programme = options.plan.programme_text();
    let (teams, weeks) = (options.plan.teams.min(40), options.plan.weeks..options.plan.weeks + 26);
    let texts = (0..teams).flat_map(|team| weeks.clone().map(move |week| (team, week)));
    let texts = texts.map(|(team, week)| options.plan.cycle(team, week));
    let next = texts.map(|text| serde_json::from_str(&text)).collect::<Result<Vec<Cycle>, _>>()?;
    append_each(
        options,
        table,
        "append, week after week of a team",
        (&programme, &options.plan, &next),
        "≤ 100 ns, better 50",
    );
    let (last, middle) = (options.plan.weeks - 1, options.plan.weeks / 2);
    let jobs: [(&str, u16, MakeCycle, &str); 3] = [
        ("append, current week of each team", last, Plan::cycle, "≤ 100 ns, better 50"),
        ("append, late", middle, Plan::cycle_without_practice, "≤ 5 µs, better 3"),
        ("append, a week's practice flips", middle, Plan::cycle, "≤ 50 µs, better 25"),
    ];
    for (name, withheld, cycle, target) in jobs {
        let plan = Plan { withheld: Some(withheld), ..options.plan.clone() };
        let texts = (0..plan.teams).map(|team| cycle(&plan, team, withheld));
        let cycles = texts.map(|text| serde_json::from_str(&text)).collect::<Result<Vec<Cycle>, _>>()?;
        append_each(options, table, name, (&programme, &plan, &cycles), target);
    }
    Ok(())
}

/// The time of appending each of some cycles, without and with its check.
fn append_each(options: &Options, table: &mut Table, name: &str, what: (&str, &Plan, &[Cycle]), target: &str) {
    let (programme, plan, cycles) = what;
    let count = u32::try_from(cycles.len()).unwrap_or(u32::MAX).max(1);
    for (how, with_check) in [("", false), (", with its check", true)] {
        let each = || ours::append(programme, plan.reader(), cycles, with_check).map(|took| took / count);
        let times: Times = (0..options.rounds).map_while(|_| each()).collect();
        table.add_figure(&format!("{name}{how}"), "", times.shown(), if with_check { "–" } else { target });
    }
}

/// The command `check` of a small programme, beside a process that does nothing.
fn check(options: &Options, table: &mut Table) {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let (programme, log) = (examples.join("waterland.json"), examples.join("waterland.ndjson"));
    let nothing = || {
        let mut command = Command::new(std::env::current_exe()?);
        command.args([measure::CHILD, "nothing"]);
        Ok::<_, io::Error>(command)
    };
    let pair: Pair = alternate(
        4 * options.rounds,
        || nothing().map_or(Duration::ZERO, process),
        || ours::check_command(&programme, &log).map(process),
    );
    table.add("check of a small programme, start to exit", &pair, "≤ 10 ms, better 5 ms");
}

/// How long a process takes.
fn process(mut command: Command) -> Duration {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    timed(|| command.status())
}
