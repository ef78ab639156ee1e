//! A check under way: the frame is read at once, cycles as they come, and the rest at the end.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::io::Read;
use std::sync::Arc;

use crate::facts::{Batch, Facts, Frame, Origin, Resolved};
use crate::model::{About, Acceptance, BorrowedCycle, Cycle, Limits, Programme, Status, Week};
use crate::text::{Lines, ReadError};

use super::accept::Acceptances;
use super::active::Active;
use super::at::{Key, Step};
use super::checked::{Checked, Sound};
use super::context::{AcceptanceContext, CycleContext, FactsContext, FrameContext};
use super::finding::Finding;
use super::hits::{Here, Hits};
use super::kept::Kept;
use super::options::Options;
use super::place;
use super::rule::Blocks;
use super::tally::Tally;

/// The most lines of a log that can't be read and are kept; the rest is counted.
const MOST_BAD_LINES: usize = 1000;

/// A check under way, to which logs and cycles are added until it is finished.
///
/// ```
/// use lerendwerken::{model::Programme, rules};
/// let programme = Programme::new("waterland", "Gemeente Waterland", "2026-W02".."2027-W52")?;
/// let log = r#"{"id": "c-1", "team": "t-1", "week": "2026-W03", "status": "skipped", "reason": "storing"}"#;
/// let mut checking = rules::Checking::new(programme, rules::Options::default());
/// checking.log("waterland.ndjson", log.as_bytes())?;
/// let checked = checking.finish();
/// assert!(checked.findings().iter().any(|finding| finding.code() == "LW002")); // no such team
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Checking {
    pub(super) programme: Programme,
    frame: Frame,
    facts: Facts,
    options: Options,
    pub(super) limits: Limits,
    pub(super) rules: Vec<Active>,
    /// The checks that read cycles as they pass, so that no other rule is looked at then.
    passing: Vec<Passing>,
    sources: Vec<String>,
    text: Option<Arc<str>>,
    resolved: Resolved,
    pub(super) tally: Tally,
    /// The ids in acceptances that nothing has had so far.
    unmet: HashSet<Box<str>>,
    unread: usize,
    kept: Kept,
    /// Where something was found with journals, by rule, since several may be of one professional.
    pub(super) journal_places: BTreeSet<(&'static str, Box<[Step]>)>,
    /// What was found with journals, until it is known up to which week accounts are read.
    pub(super) journal_findings: Vec<Finding>,
}

/// A check that reads cycles as they pass.
#[derive(Debug, Clone, Copy)]
struct Passing {
    active: Active,
    check: fn(&CycleContext<'_>, &mut Hits<'_>),
    /// Whether it reads held cycles up to the week as of which is looked, and no others.
    only_held: bool,
    /// Whether what it finds in logs may be counted instead of kept.
    may_omit: bool,
}

impl Passing {
    fn of(active: &Active, tally: &Tally) -> impl Iterator<Item = Self> + use<> {
        let (active, may_omit) = (*active, tally.may_omit(active.rule));
        let checks = [(active.rule.check.cycle, false), (active.rule.check.held, true)];
        checks
            .into_iter()
            .filter_map(move |(check, only_held)| Some(Self { active, check: check?, only_held, may_omit }))
    }
}

impl Checking {
    /// Begins a check: reads the programme and the cycles that stand in it.
    pub fn new(programme: Programme, options: Options) -> Self {
        let frame = Frame::of(&programme);
        let mut checking = Self {
            limits: options.limits(&programme),
            passing: Vec::new(),
            rules: options.active(&programme),
            unmet: ids_in_acceptances(&programme),
            tally: Tally::new(options.keep, options.keep_each, Acceptances::of(&options, &programme)),
            sources: vec![programme.id.to_string()],
            facts: Facts::new(&frame, options.until()),
            frame,
            programme,
            options,
            text: None,
            resolved: Resolved::default(),
            unread: 0,
            kept: Kept::default(),
            journal_places: BTreeSet::new(),
            journal_findings: Vec::new(),
        };
        checking.passing = checking.rules.iter().flat_map(|active| Passing::of(active, &checking.tally)).collect();
        checking.frame_rules();
        checking.meet_frame();
        let cycles = std::mem::take(&mut checking.programme.cycles);
        let mut batch = Batch::default();
        for (record, cycle) in (0..).zip(&cycles) {
            checking.take(&cycle.borrowed(), Origin { source: 0, record }, None, &mut batch);
        }
        checking.facts.put(&batch);
        checking.programme.cycles = cycles;
        checking
    }

    /// Says what the programme's source is called and what its text is, so that findings in it have
    /// a line and a column.
    #[must_use]
    pub fn read_from(mut self, source: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        if let Some(first) = self.sources.first_mut() {
            *first = source.into();
        }
        self.text = Some(text.into());
        self
    }

    /// Keeps the cycles of the logs that are read from here on, with all their texts, for the views that show
    /// them. Without it only what rules and calculus need of a log is kept.
    #[must_use]
    pub fn keep_cycles(mut self) -> Self {
        self.kept.wanted = true;
        self
    }

    /// Reads a log of cycles, line by line, in bounded memory. A line that can't be read does not stop
    /// it; all of them are reported.
    ///
    /// # Errors
    /// Where the log can't be read, or has lines that are no cycles. The check may go on, but gives no
    /// results then.
    pub fn log(&mut self, source: impl Into<String>, reader: impl Read) -> Result<(), LogError> {
        self.log_lines(source, Lines::new(reader))
    }

    /// Reads a log whose lines were set up by the caller, such as with another longest line.
    ///
    /// # Errors
    /// As [`log`](Self::log).
    pub fn log_lines<R: Read>(&mut self, source: impl Into<String>, mut lines: Lines<R>) -> Result<(), LogError> {
        let source_number = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        self.sources.push(source.into());
        let mut bad = Vec::new();
        let mut more = 0;
        let ended = loop {
            let chunk = match lines.next_chunk() {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break None,
                Err(error) => break Some(error),
            };
            let mut batch = Batch::default();
            for line in chunk.lines() {
                let cycle = line.text.and_then(|text| Ok((text, crate::text::cycle_line(text)?)));
                match cycle {
                    Ok((text, cycle)) => {
                        let record = u32::try_from(line.number).unwrap_or(u32::MAX);
                        self.take(&cycle, Origin { source: source_number, record }, Some(text), &mut batch);
                    }
                    Err(error) if bad.len() < MOST_BAD_LINES => bad.push(error.in_line(line.number)),
                    Err(_) => more += 1,
                }
            }
            self.facts.put(&batch);
        };
        self.unread += bad.len() + usize::from(ended.is_some());
        self.unread = self.unread.saturating_add(usize::try_from(more).unwrap_or(usize::MAX));
        match ended {
            Some(error) => Err(LogError::Io { error, bad, more }),
            None if bad.is_empty() => Ok(()),
            None => Err(LogError::Lines { bad, more }),
        }
    }

    /// Adds a cycle that was built in code.
    pub fn cycle(&mut self, cycle: Cycle) {
        let record = u32::try_from(self.programme.cycles.len()).unwrap_or(u32::MAX);
        let mut batch = Batch::default();
        self.take(&cycle.borrowed(), Origin { source: 0, record }, None, &mut batch);
        self.facts.put(&batch);
        self.programme.cycles.push(cycle);
    }

    /// Ends the check: judges what only all cycles together show.
    pub fn finish(mut self) -> Checked {
        self.tally.drop_superseded(self.facts.settle());
        let as_of = self.facts.week(self.options.as_of, self.programme.period);
        let mut found = self.of_accounts_until(as_of);
        self.tally.take(&mut found, false);
        let cx = FactsContext {
            programme: &self.programme,
            limits: &self.limits,
            as_of,
            frame: &self.frame,
            facts: &self.facts,
            unmet: &self.unmet,
            histories: &OnceCell::new(),
            is_usable: false,
        };
        let run = |cx: &FactsContext<'_>, found: &mut Vec<Finding>, blocks: bool| {
            for active in self.rules.iter().filter(|active| (active.rule.blocks == Blocks::Results) == blocks) {
                if let Some(check) = active.rule.check.facts {
                    check(cx, &mut Hits::new(active, found, Here::Programme));
                }
            }
        };
        run(&cx, &mut found, true);
        let is_usable = found.is_empty() && self.unread == 0 && !self.tally.blocks_results();
        run(&FactsContext { is_usable, ..cx }, &mut found, false);
        self.tally.name_cycles(&mut found, &self.facts);
        self.tally.take(&mut found, false);
        self.tally.accept(as_of);
        self.acceptance_rules(as_of);
        self.tally.judge(&self.rules, as_of);
        let mut findings = self.tally.end(as_of, self.sources);
        findings.place(self.text.as_deref().map(|text| (0, text)));
        let until = self.options.until();
        let Self { programme, frame, facts, limits, rules, unread, kept, .. } = self;
        Checked::new(Sound { programme, frame, facts, limits, rules, until, findings, kept }, unread)
    }

    /// What was found with journals, but for what is of accounts after a week.
    fn of_accounts_until(&mut self, as_of: Week) -> Vec<Finding> {
        let accounts = &self.programme.accounts;
        let is_read = |finding: &Finding| match *finding.path {
            [Step::Key(Key::Accounts), Step::Index(place), ..] => {
                accounts.get(place as usize).is_some_and(|account| account.week <= as_of)
            }
            _ => true,
        };
        let mut found = std::mem::take(&mut self.journal_findings);
        found.retain(is_read);
        found
    }

    /// Judges what became of the acceptances. What is found of one, another may accept; of those that are there
    /// for that is judged last, when it shows whether they have anything to accept. What is found of them is
    /// accepted by none that was itself found to accept nothing.
    fn acceptance_rules(&mut self, as_of: Week) {
        let rules: Vec<Active> =
            self.rules.iter().filter(|active| active.rule.check.acceptances.is_some()).copied().collect();
        let accepted = self.programme.rules.iter().flat_map(|rules| &rules.accepted);
        let of_these = |acceptance: &Acceptance| rules.iter().any(|it| it.rule.code == acceptance.code.as_str());
        let is_late: Vec<bool> = accepted.map(|it| of_these(it) && !it.has_expired(as_of)).collect();
        for late in [false, true] {
            let holds = self.tally.acceptances_that_hold();
            // Those of the other round pass for ones that hold.
            let holds: Vec<bool> = holds.iter().zip(&is_late).map(|(holds, is)| *holds || *is != late).collect();
            let cx = AcceptanceContext { programme: &self.programme, as_of, holds: &holds };
            let mut found = Vec::new();
            for active in &rules {
                if let Some(check) = active.rule.check.acceptances {
                    check(&cx, &mut Hits::new(active, &mut found, Here::Programme));
                }
            }
            self.tally.take(&mut found, false);
            if late { self.tally.accept_again(as_of) } else { self.tally.accept(as_of) }
        }
    }

    fn frame_rules(&mut self) {
        let mut found = Vec::new();
        let cx = FrameContext { programme: &self.programme, limits: &self.limits, frame: &self.frame };
        for active in &self.rules {
            if let Some(check) = active.rule.check.frame {
                check(&cx, &mut Hits::new(active, &mut found, Here::Programme));
            }
        }
        self.tally.take(&mut found, false);
    }

    /// Takes in a cycle: looks up its references once, lets the rules read it, keeps its facts.
    fn take<'t>(&mut self, cycle: &BorrowedCycle<'t>, origin: Origin, line: Option<&'t str>, batch: &mut Batch<'t>) {
        self.resolved.take(cycle, &mut self.frame);
        self.meet_cycle(cycle);
        let planned = cycle.status() == Status::Planned;
        let mut found = self.tally.room();
        let cx = CycleContext {
            programme: &self.programme,
            cycle,
            limits: &self.limits,
            frame: &self.frame,
            resolved: &self.resolved,
        };
        let is_read = cycle.status() == Status::Held && cycle.week <= self.facts.until();
        for passing in self.passing.iter().filter(|passing| is_read || !passing.only_held) {
            let rule = passing.active.rule;
            // Findings in planned cycles may have to be taken back, so they are kept to the end.
            let full = origin.source != 0 && !planned && passing.may_omit && self.tally.is_full(rule);
            let mut count = 0;
            let mut hits = Hits::new(&passing.active, &mut found, Here::Cycle(cycle, origin));
            hits.only_counted = full.then_some(&mut count);
            (passing.check)(&cx, &mut hits);
            if count > 0 {
                self.tally.omit(rule, passing.active.level, count);
            }
        }
        if let (Some(line), false) = (line, found.is_empty()) {
            place::in_line(&mut found, line);
        }
        self.tally.settle_room(found, planned);
        let mut columns = place::Columns::new(line);
        let column = |list, position, id: &str| columns.of(list, position, id);
        self.facts.read(cycle, &self.resolved, origin, line, column, batch);
        if origin.source != 0 {
            self.kept.take(cycle, origin);
        }
    }

    /// Strikes what the programme itself has off the ids that acceptances name.
    fn meet_frame(&mut self) {
        if self.unmet.is_empty() {
            return;
        }
        let p = &self.programme;
        let ids = std::iter::once(p.id.as_str())
            .chain(p.people.iter().map(|it| it.id.as_str()))
            .chain(p.teams.iter().map(|it| it.id.as_str()))
            .chain(p.teams.iter().flat_map(|team| &team.moments).map(|it| it.id.as_str()))
            .chain(p.ai_systems.iter().map(|it| it.id.as_str()))
            .chain(p.goals.iter().map(|it| it.id.as_str()))
            .chain(p.goals.iter().flat_map(|goal| &goal.expectations).map(|it| it.id.as_str()))
            .chain(p.development_questions.iter().map(|it| it.id.as_str()))
            .chain(p.accounts.iter().map(|it| it.id.as_str()));
        for id in ids {
            self.unmet.remove(id);
        }
    }

    /// Strikes what a cycle has off the ids that acceptances name.
    fn meet_cycle(&mut self, cycle: &BorrowedCycle<'_>) {
        if self.unmet.is_empty() {
            return;
        }
        let ids = std::iter::once(cycle.id.as_str())
            .chain(cycle.learning_questions().iter().map(|it| it.id.as_str()))
            .chain(cycle.proposals().iter().map(|it| it.id.as_str()));
        for id in ids {
            self.unmet.remove(id);
        }
    }
}

fn ids_in_acceptances(programme: &Programme) -> HashSet<Box<str>> {
    let accepted = programme.rules.iter().flat_map(|rules| &rules.accepted);
    let about = accepted.flat_map(|acceptance| &acceptance.about);
    about.filter_map(|about| if let About::Id(id) = about { Some(id.clone()) } else { None }).collect()
}

/// Why a log could not be read whole.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// Lines that are no cycles; the others were read.
    #[error("{} of the log's lines can't be read:\n{}", bad.len() as u64 + more, listed(bad, *more))]
    Lines {
        /// The lines, at most the first thousand.
        bad: Vec<ReadError>,
        /// How many there are besides.
        more: u64,
    },
    /// The log itself could not be read to its end.
    #[error("the log can't be read: {error}")]
    Io {
        /// Why.
        #[source]
        error: std::io::Error,
        /// Lines before it that are no cycles, at most the first thousand.
        bad: Vec<ReadError>,
        /// How many there are besides.
        more: u64,
    },
}

impl LogError {
    /// The lines that are no cycles, at most the first thousand.
    pub fn lines(&self) -> &[ReadError] {
        match self {
            Self::Lines { bad, .. } | Self::Io { bad, .. } => bad,
        }
    }

    /// How many lines that are no cycles there are besides.
    pub fn more(&self) -> u64 {
        match self {
            Self::Lines { more, .. } | Self::Io { more, .. } => *more,
        }
    }
}

fn listed(errors: &[ReadError], more: u64) -> String {
    let mut listed = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    if more > 0 {
        listed.push_str(&format!("\nand {more} more"));
    }
    listed
}
