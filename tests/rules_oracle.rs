//! All findings held against a naive reading of the rules that shares no code with the crate: over random
//! programmes in which faults and near misses are planted, code, level and place are the same.
//!
//! `RULES_ORACLE_CASES` sets how many programmes there are (600), `RULES_ORACLE_SEED` looks at one of them.

mod common;
#[path = "reference/judge/mod.rs"]
mod judge;
#[path = "reference/planted/mod.rs"]
mod planted;
mod reference;

use common::{EXAMPLES, example};
use judge::{Judged, Verdict, judge, judge_by};
use lerendwerken::model::Programme;
use lerendwerken::rules::{self, Checking, Finding, Options};
use planted::Case;
use planted::shrink::shrink;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const CASES: u64 = 600;

/// In so many programmes at least a rule must find something, and in so many nothing.
const AT_LEAST: usize = 4;

/// So many different rules are shown with a programme of their own where they differ.
const SHOWN: usize = 5;

/// Where something was found, and whether it is accepted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    code: String,
    level: String,
    source: usize,
    line: usize,
    pointer: String,
    accepted: bool,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Place { code, level, source, line, pointer, accepted } = self;
        let source = if *source == 0 { String::from("programme") } else { format!("log {source} line {line}") };
        let accepted = if *accepted { " (accepted)" } else { "" };
        write!(f, "{code} {level} in {source} at \"{pointer}\"{accepted}")
    }
}

impl Place {
    fn given(finding: &Finding, accepted: bool) -> Place {
        let (code, level) = (finding.code().to_owned(), finding.level().to_string());
        let (source, pointer) = (finding.source(), finding.pointer());
        let line = if source == 0 { 0 } else { finding.line().unwrap_or(0) };
        Place { code, level, source, line, pointer, accepted }
    }

    fn expected(judged: &Judged, accepted: bool) -> Place {
        let Judged { level, source, line, pointer, .. } = judged.clone();
        Place { code: judged.code.to_owned(), level, source, line, pointer, accepted }
    }
}

/// What the crate says: as of which week, and what is where; or why it can't read the programme.
fn given(case: &Case) -> Result<(String, Vec<Place>), String> {
    let programme = Programme::from_json(&case.document.to_string()).map_err(|error| error.to_string())?;
    let mut checking = Checking::new(programme, Options::default().as_of(common::as_of(case.as_of.as_deref())));
    for log in &case.logs {
        checking.log("log", common::log_of(log).as_bytes()).map_err(|error| error.to_string())?;
    }
    let checked = checking.finish();
    let findings = checked.findings();
    let mut places: Vec<Place> = findings.iter().map(|finding| Place::given(finding, false)).collect();
    places.extend(findings.accepted().iter().map(|accepted| Place::given(&accepted.finding, true)));
    Ok((findings.as_of().to_string(), places))
}

/// What it must say, by the rules that it has.
fn verdict(case: &Case) -> Verdict {
    let known: BTreeSet<&str> = rules::all().map(|rule| rule.code).collect();
    let mut verdict = judge_by(&case.document, &case.logs, case.as_of.as_deref(), |code| known.contains(code));
    verdict.findings.retain(|judged| known.contains(judged.code));
    verdict
}

/// The places of which one has more than the other.
#[derive(Default)]
struct Difference {
    missing: Vec<Place>,
    unexpected: Vec<Place>,
}

impl Difference {
    fn between(expected: Vec<Place>, given: Vec<Place>) -> Difference {
        let (mut missing, mut unexpected) = (Vec::new(), given);
        for place in expected {
            match unexpected.iter().position(|other| *other == place) {
                Some(found) => _ = unexpected.swap_remove(found),
                None => missing.push(place),
            }
        }
        missing.sort();
        unexpected.sort();
        Difference { missing, unexpected }
    }

    fn codes(&self) -> BTreeSet<&str> {
        self.missing.iter().chain(&self.unexpected).map(|place| place.code.as_str()).collect()
    }
}

/// What differs in a programme; none where the crate can't read it.
fn difference(case: &Case) -> Option<Difference> {
    let given = given(case).ok()?;
    Some(between(&verdict(case), given))
}

/// Between what must be said and what is said. Where an id stands twice in the frame
/// (LW001), what is said beyond integrity of the later thing and of what stands in it is left aside.
fn between(verdict: &Verdict, given: (String, Vec<Place>)) -> Difference {
    let (as_of, mut given) = given;
    assert_eq!(as_of, verdict.as_of);
    let findings = verdict.findings.iter().map(|judged| Place::expected(judged, false));
    let accepted = verdict.accepted.iter().map(|judged| Place::expected(judged, true));
    let mut expected: Vec<Place> = findings.chain(accepted).collect();
    let twice =
        verdict.findings.iter().filter(|judged| judged.code == "LW001" && !judged.pointer.starts_with("/cycles"));
    let twice: Vec<&str> = twice.filter(|judged| judged.source == 0).map(|judged| judged.pointer.as_str()).collect();
    let is_in =
        |pointer: &str, at: &str| pointer.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    for places in [&mut expected, &mut given] {
        places.retain(|place| place.code.starts_with("LW0") || !twice.iter().any(|at| is_in(&place.pointer, at)));
    }
    Difference::between(expected, given)
}

/// What came of a stretch of programmes.
#[derive(Default)]
struct Outcome {
    /// By code, in how many programmes something is found that there should be, or nothing.
    fired: BTreeMap<&'static str, usize>,
    silent: BTreeMap<&'static str, usize>,
    /// By code, the programmes that differ in it.
    differing: BTreeMap<String, Vec<u64>>,
}

impl Outcome {
    fn of(seeds: impl Iterator<Item = u64>) -> Outcome {
        let mut outcome = Outcome::default();
        for seed in seeds {
            let case = planted::programme(seed);
            let verdict = verdict(&case);
            let found: BTreeSet<&str> =
                verdict.findings.iter().chain(&verdict.accepted).map(|judged| judged.code).collect();
            for code in judge::CODES {
                let counts = if found.contains(code) { &mut outcome.fired } else { &mut outcome.silent };
                *counts.entry(*code).or_default() += 1;
            }
            let given = given(&case)
                .unwrap_or_else(|error| panic!("programme {seed} can't be read: {error}\n{}", shown(&case)));
            let difference = between(&verdict, given);
            for code in difference.codes() {
                outcome.differing.entry(code.to_owned()).or_default().push(seed);
            }
        }
        outcome
    }

    fn add(&mut self, other: Outcome) {
        for (code, count) in other.fired {
            *self.fired.entry(code).or_default() += count;
        }
        for (code, count) in other.silent {
            *self.silent.entry(code).or_default() += count;
        }
        for (code, seeds) in other.differing {
            self.differing.entry(code).or_default().extend(seeds);
        }
    }
}

/// Looks at programmes on all cores.
fn outcome(cases: u64) -> Outcome {
    let cores = std::thread::available_parallelism().map_or(1, |cores| u64::try_from(cores.get()).expect("a few"));
    std::thread::scope(|scope| {
        let work = |core: u64| move || Outcome::of((core..cases).step_by(usize::try_from(cores).expect("a few")));
        let threads: Vec<_> = (0..cores).map(|core| scope.spawn(work(core))).collect();
        let mut all = Outcome::default();
        for thread in threads {
            all.add(thread.join().expect("a thread that ends"));
        }
        all
    })
}

/// A case in words.
fn shown(case: &Case) -> String {
    let mut shown = format!("as of {:?}, planted: {:?}\n{:#}\n", case.as_of, case.planted, case.document);
    for (n, log) in (1..).zip(&case.logs) {
        _ = writeln!(shown, "log {n}:\n{}", common::log_of(log));
    }
    shown
}

/// How a programme differs, and a smaller one that differs in the same rule.
fn report(seed: u64, code: &str) -> String {
    let case = planted::programme(seed);
    let mut report = format!("programme {seed}, planted: {:?}\n", case.planted);
    let differs = |case: &Case| difference(case).is_some_and(|difference| difference.codes().contains(code));
    let small = shrink(&case, &differs);
    for (title, case) in [("as it is", &case), ("smaller", &small)] {
        let Difference { missing, unexpected } = difference(case).unwrap_or_default();
        _ = writeln!(report, " {title}:");
        for place in missing {
            _ = writeln!(report, "  missing:    {place}");
        }
        for place in unexpected {
            _ = writeln!(report, "  unexpected: {place}");
        }
    }
    report + &shown(&small)
}

/// One programme by its seed, in full.
fn look_at(seed: u64) {
    let case = planted::programme(seed);
    println!("{}", shown(&case));
    for judged in verdict(&case).findings {
        println!("must be found: {}, about {:?}", Place::expected(&judged, false), judged.about);
    }
    let difference = difference(&case).expect("it can be read");
    let reports: String = difference.codes().iter().map(|code| report(seed, code)).collect();
    assert!(reports.is_empty(), "{reports}");
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

#[test]
fn findings_are_those_of_a_naive_reading() {
    if let Some(seed) = number("RULES_ORACLE_SEED") {
        return look_at(seed);
    }
    let cases = number("RULES_ORACLE_CASES").unwrap_or(CASES);
    let outcome = outcome(cases);
    let mut problems = String::new();
    for (code, seeds) in &outcome.differing {
        let (count, some) = (seeds.len(), &seeds[..seeds.len().min(8)]);
        _ = writeln!(problems, "{code} differs in {count} of {cases} programmes, such as {some:?}");
    }
    for (code, seeds) in outcome.differing.iter().take(SHOWN) {
        _ = writeln!(problems, "\n== {code} ==\n{}", report(seeds[0], code));
    }
    assert!(problems.is_empty(), "{problems}");
    let mut hardly_tried = Vec::new();
    for code in rules::all().map(|rule| rule.code).filter(|code| judge::CODES.contains(code)) {
        let count = |counts: &BTreeMap<&str, usize>| counts.get(code).copied().unwrap_or_default();
        let (fired, silent) = (count(&outcome.fired), count(&outcome.silent));
        println!("{code}: something in {fired} programmes, nothing in {silent}");
        if fired.min(silent) < AT_LEAST {
            hardly_tried.push(code);
        }
    }
    assert!(cases < CASES || hardly_tried.is_empty(), "{hardly_tried:?} are hardly tried");
}

#[test]
fn every_rule_is_read_naively_but_those_that_need_more_than_a_programme() {
    let naive: BTreeSet<&str> = judge::CODES.iter().copied().chain(["LW112", "LW604"]).collect();
    for rule in rules::all() {
        assert!(naive.contains(rule.code), "{rule:?}");
    }
}

/// So that what is planted is what is found.
#[test]
fn in_a_programme_in_good_order_nothing_is_found() {
    for seed in 0..60 {
        let case = planted::in_order(seed);
        let verdict = judge(&case.document, &case.logs, None);
        assert!(verdict.findings.is_empty(), "programme {seed}: {:#?}\n{}", verdict.findings, shown(&case));
    }
}

#[test]
fn examples() {
    for name in EXAMPLES {
        let (document, log) = example(name);
        for week in [None, Some("2026-W01"), Some("2026-W09"), Some("2026-W20"), Some("2026-W40"), Some("2028-W02")] {
            let (logs, as_of) = (vec![log.clone()], week.map(str::to_owned));
            let case = Case { document: document.clone(), logs, as_of, planted: Vec::new() };
            let Difference { missing, unexpected } = difference(&case).expect("it can be read");
            let said = |places: Vec<Place>| places.iter().map(|place| format!("\n  {place}")).collect::<String>();
            let (missing, unexpected) = (said(missing), said(unexpected));
            let agree = missing.is_empty() && unexpected.is_empty();
            assert!(agree, "{name} as of {week:?}\nmissing:{missing}\nunexpected:{unexpected}");
        }
    }
}

/// What every programme may have besides faults.
#[test]
fn programmes_are_of_many_kinds() {
    let cases: Vec<Case> = (0..200).map(planted::programme).collect();
    let count = |holds: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| holds(case)).count();
    let given = |case: &Case, key: &str| match &case.document["rules"][key] {
        Value::Array(list) => !list.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    };
    for key in ["accepted", "levels", "parameters"] {
        assert!(count(&|case| given(case, key)) > 40, "{key}");
    }
    assert!(count(&|case| case.as_of.is_some()) > 40);
    assert!(count(&|case| case.logs.len() > 1) > 20);
    assert!(count(&|case| case.logs.is_empty()) > 40);
    assert!(count(&|case| planted::cycles(case).is_empty()) > 0);
}
