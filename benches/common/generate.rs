//! Programmes and logs of any size, the same for the same seed.
//!
//! A log holds one cycle a team and week, week by week: 97 % were held, 3 % skipped, and of some a
//! planned one stands in the log a week earlier. Learning questions and proposals come back over
//! [`BLOCK`] weeks, with the same professional and development question. Nothing is kept in memory
//! but the line at hand, so a log may be larger than the machine.

mod cycle;
mod fault;
mod frame;
mod programme;
mod random;
mod when;
mod words;

use std::io::{self, Read, Write};

use lerendwerken::model::Week;

pub(crate) use frame::EXPECTATIONS;

/// The weeks over which a team works on the same learning questions.
pub(crate) const BLOCK: u32 = 5;

/// The sessions outside their week (LW007) that a sound log of at least so many weeks holds.
pub(crate) const PLANTED: u32 = 7;

/// How sound a log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Sound but for [`PLANTED`] faults, which do not block results. With fewer than eight teams
    /// some development questions idle besides (LW307).
    Sound,
    /// Three or more findings of LW001 to LW010 in each cycle.
    Dirty,
}

/// What is generated.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// The number of teams.
    pub(crate) teams: u32,
    /// The number of weeks.
    pub(crate) weeks: u16,
    /// The number of people in a team, from 2 to 24.
    pub(crate) people: u32,
    /// The number of outcomes in a held cycle.
    pub(crate) outcomes: u32,
    /// How often each text is repeated: 1, or more for longer texts.
    pub(crate) repeat: usize,
    /// Where the random numbers start.
    pub(crate) seed: u64,
    /// How sound the log is.
    pub(crate) kind: Kind,
    /// A week of which the log holds no cycle.
    pub(crate) withheld: Option<u16>,
}

impl Default for Plan {
    /// About 200 MB of log.
    fn default() -> Self {
        Self { teams: 1000, weeks: 165, people: 6, outcomes: 2, repeat: 1, seed: 1, kind: Kind::Sound, withheld: None }
    }
}

/// How much was written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Written {
    /// Lines: cycles, superseded ones included.
    pub(crate) lines: u64,
    /// Bytes.
    pub(crate) bytes: u64,
}

impl Plan {
    /// Writes the programme, without cycles.
    pub(crate) fn programme(&self, to: &mut impl Write) -> io::Result<()> {
        programme::write(self, to)
    }

    /// The programme as text.
    pub(crate) fn programme_text(&self) -> String {
        let mut bytes = Vec::new();
        let written = self.programme(&mut bytes);
        written.ok().and_then(|()| String::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Writes the log.
    pub(crate) fn log(&self, to: &mut impl Write) -> io::Result<Written> {
        let mut lines = self.lines();
        let mut text = String::new();
        while lines.next(&mut text) {
            to.write_all(text.as_bytes())?;
            text.clear();
        }
        Ok(lines.written)
    }

    /// The log as something to read from.
    pub(crate) fn reader(&self) -> LogReader {
        LogReader { lines: self.lines(), text: String::new(), read: 0 }
    }

    /// The log, team by team and week by week.
    pub(crate) fn lines(&self) -> Lines {
        Lines { plan: self.clone(), week: 0, team: 0, now: when::When::new(0), written: Written::default() }
    }

    /// One held cycle, as it stands in the log, or would stand there if it were held.
    pub(crate) fn cycle(&self, team: u32, week: u16) -> String {
        let mut text = String::new();
        cycle::Writer { plan: self, line: &mut text, team, week, when: &when::When::new(week) }.held(0);
        text
    }

    /// One held cycle without activities and with one outcome: it changes no week's practice.
    pub(crate) fn cycle_without_practice(&self, team: u32, week: u16) -> String {
        let mut text = String::new();
        cycle::Writer { plan: self, line: &mut text, team, week, when: &when::When::new(week) }.without_practice();
        text
    }
}

/// The week so many weeks after the first, which is 2026-W02.
pub(crate) fn week_at(week: u16) -> Week {
    "2026-W02".parse::<Week>().unwrap_or(Week::FIRST) + week
}

/// A log as it is written, one team and week at a time.
pub(crate) struct Lines {
    plan: Plan,
    week: u16,
    team: u32,
    now: when::When,
    written: Written,
}

impl Lines {
    /// Adds the lines of the next team and week, each with its line feed; false at the end.
    pub(crate) fn next(&mut self, to: &mut String) -> bool {
        if self.week >= self.plan.weeks || self.plan.teams == 0 {
            return false;
        }
        let before = to.len();
        self.written.lines += cycle::write(&self.plan, to, self.team, self.week, &self.now);
        self.written.bytes += (to.len() - before) as u64;
        self.team += 1;
        if self.team == self.plan.teams {
            self.team = 0;
            self.week += 1;
            self.now = when::When::new(self.week);
        }
        true
    }
}

/// A log that is written while it is read.
pub(crate) struct LogReader {
    lines: Lines,
    text: String,
    read: usize,
}

impl Read for LogReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read == self.text.len() {
            self.text.clear();
            self.read = 0;
            while self.text.len() < 1 << 16 && self.lines.next(&mut self.text) {}
        }
        let mut rest = &self.text.as_bytes()[self.read..];
        let count = rest.read(into)?;
        self.read += count;
        Ok(count)
    }
}
