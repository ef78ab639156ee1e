//! What a check gives: all findings, and from a sound programme the way to results.

use crate::facts::{AsOf, Facts, Frame, Origin};
use crate::model::{BorrowedCycle, Limits, Programme, Week};

use super::accept::Accepted;
use super::active::Active;
use super::finding::Finding;
use super::kept::Kept;
use super::place;
use super::rule::{Blocks, Level, Rule};
use super::tally::Omitted;

/// How many findings there are, by level (*aantallen*).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoeveel bevindingen er zijn, per niveau."))]
#[non_exhaustive]
pub struct Counts {
    /// How many are breaches, on which a check fails.
    #[schemars(title = "Errors", extend("x-nl" = ["Fouten", "Het aantal inbreuken; een controle faalt erop."], "examples" = [0]))]
    pub error: u64,
    /// How many are to be looked at.
    #[schemars(title = "Warnings", extend("x-nl" = ["Waarschuwingen", "Het aantal bevindingen dat aandacht verdient."], "examples" = [0]))]
    pub warning: u64,
    /// How many are worth a conversation.
    #[schemars(extend("x-nl" = ["Adviezen", "Het aantal bevindingen dat een gesprek waard is."], "examples" = [1]))]
    pub advice: u64,
}

impl Counts {
    pub(crate) fn add(&mut self, level: Level, count: u64) {
        match level {
            Level::Error => self.error += count,
            Level::Warning => self.warning += count,
            Level::Advice => self.advice += count,
        }
    }

    /// All together.
    pub fn all(&self) -> u64 {
        self.error + self.warning + self.advice
    }
}

/// Everything that a check found, ordered as the documents read.
#[derive(Debug, Clone)]
pub struct Findings {
    pub(crate) findings: Vec<Finding>,
    pub(crate) sources: Vec<String>,
    pub(crate) as_of: Week,
    pub(crate) accepted: Vec<Accepted>,
    pub(crate) omitted: Omitted,
}

impl Findings {
    /// Gives what was found in documents, by their sources, its line and column, and puts everything in the
    /// order in which they read.
    pub(crate) fn place<'t>(&mut self, texts: impl IntoIterator<Item = (u32, &'t str)>) {
        for (source, text) in texts {
            let accepted = self.accepted.iter_mut().map(|accepted| &mut accepted.finding);
            place::in_document(self.findings.iter_mut().chain(accepted), source, text);
        }
        self.findings.sort_by(Finding::order);
        self.accepted.sort_by(|a, b| a.finding.order(&b.finding));
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.findings.iter()
    }

    /// Those of this level or above.
    pub fn at_least(&self, level: Level) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.level >= level)
    }

    /// Those that somebody accepted, with the reasons.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// What the sources are called: the programme, then its logs; of two versions the newer, then the older.
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// The week as of which was looked.
    pub fn as_of(&self) -> Week {
        self.as_of
    }

    /// How many were counted but not kept; none unless the call asked for it.
    pub fn omitted(&self) -> Counts {
        self.omitted.counts()
    }

    /// How many of each rule were counted but not kept.
    pub fn omitted_by_rule(&self) -> impl Iterator<Item = (&'static Rule, Counts)> + '_ {
        self.omitted.by_rule()
    }

    /// How many there are, those not kept included.
    pub fn counts(&self) -> Counts {
        let mut counts = self.omitted();
        for finding in &self.findings {
            counts.add(finding.level, 1);
        }
        counts
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A programme that was checked: its findings, and the programme if it is sound.
#[derive(Debug)]
pub struct Checked {
    inner: Sound,
    unread: usize,
}

impl Checked {
    /// `inner` is only given out once it has proved to be sound.
    pub(crate) fn new(inner: Sound, unread: usize) -> Self {
        Self { inner, unread }
    }

    /// Everything that was found.
    pub fn findings(&self) -> &Findings {
        &self.inner.findings
    }

    /// The rules that were on.
    #[cfg(feature = "sarif")]
    pub(crate) fn rules(&self) -> &[Active] {
        &self.inner.rules
    }

    /// The programme that was checked.
    pub fn programme(&self) -> &Programme {
        &self.inner.programme
    }

    /// The programme as one that results can be had from.
    ///
    /// # Errors
    /// Where a finding blocks results, or a log was not read whole.
    pub fn sound(self) -> Result<Sound, Unsound> {
        let blocking = self.inner.findings.iter().filter(|f| f.rule.blocks == Blocks::Results);
        let blocking: Vec<Finding> = blocking.cloned().collect();
        let blocks =
            |(rule, counts): (&'static Rule, Counts)| if rule.blocks == Blocks::Results { counts.all() } else { 0 };
        let omitted = self.inner.findings.omitted_by_rule().map(blocks).sum();
        if blocking.is_empty() && omitted == 0 && self.unread == 0 {
            Ok(self.inner)
        } else {
            Err(Unsound { blocking, omitted, unread: self.unread })
        }
    }
}

/// A programme whose integrity was checked: the only way to results.
///
/// There is no other way to make one than through a check; not even another programme can be put into it.
///
/// ```compile_fail
/// use lerendwerken::{model::Programme, rules::Sound};
/// fn exchange(sound: Sound, programme: Programme) -> Sound {
///     Sound { programme, ..sound }
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Sound {
    pub(crate) programme: Programme,
    pub(crate) frame: Frame,
    pub(crate) facts: Facts,
    pub(crate) limits: Limits,
    pub(crate) rules: Vec<Active>,
    /// The last week whose cycles were read by rules that look as of a week.
    pub(crate) until: Week,
    pub(crate) findings: Findings,
    /// The cycles of its logs.
    pub(crate) kept: Kept,
}

impl Sound {
    /// The programme.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// What was found and does not block results.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Every cycle, with all its texts: those of the programme, then those of its logs as they were read, but for
    /// planned ones that others superseded. None where a log's cycles were not kept, see
    /// [`Checking::keep_cycles`](super::Checking::keep_cycles), and where some were appended to running results.
    pub fn cycles(&self) -> Option<impl Iterator<Item = BorrowedCycle<'_>>> {
        let own = (0..).zip(&self.programme.cycles);
        let own = own.map(|(record, cycle)| (Origin { source: 0, record }, cycle.borrowed()));
        let all = own.chain(self.kept.cycles()?);
        Some(all.filter(|(origin, _)| !self.facts.is_dropped(*origin)).map(|(_, cycle)| cycle))
    }

    /// The week that is meant by "as of".
    pub fn week(&self, as_of: AsOf) -> Week {
        self.facts.week(as_of, self.programme.period)
    }
}

/// Why no results can be had from a programme.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.reason())]
pub struct Unsound {
    blocking: Vec<Finding>,
    omitted: u64,
    unread: usize,
}

impl Unsound {
    pub(crate) fn by(blocking: Vec<Finding>) -> Self {
        Self { blocking, omitted: 0, unread: 0 }
    }

    /// The findings that block results.
    pub fn blocking(&self) -> &[Finding] {
        &self.blocking
    }

    /// How many more block results, but were not kept because the call asked for no more.
    pub fn omitted(&self) -> u64 {
        self.omitted
    }

    /// The lines of logs that could not be read.
    pub fn unread(&self) -> usize {
        self.unread
    }

    fn reason(&self) -> String {
        let mut reason = String::from("the programme is not sound, so no results can be had from it");
        for finding in &self.blocking {
            reason.push_str("\n  ");
            reason.push_str(&finding.display(crate::Language::En).to_string());
        }
        if self.omitted > 0 {
            reason.push_str(&format!("\n  {} more findings that block results, not kept", self.omitted));
        }
        if self.unread > 0 {
            reason.push_str(&format!("\n  {} lines of its logs could not be read", self.unread));
        }
        reason
    }
}
