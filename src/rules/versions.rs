//! Two versions of a programme: what rules say of what became of the older one in the newer.

use crate::facts::AsOf;
use crate::model::{Journal, Programme, Status, Week};
use crate::text::ReadError;

use super::accept::Acceptances;
use super::checked::Findings;
use super::checking::Checking;
use super::context::VersionsContext;
use super::hits::{BEFORE, Here, Hits};
use super::options::Options;
use super::rule::Rule;
use super::tally::Tally;

/// A version of a programme (*versie*), with what it was read from where that is at hand.
///
/// ```
/// use lerendwerken::{model::Programme, rules::Version};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let programme = Programme::from_json(&text)?;
/// let version = Version::of(&programme).read_from("northgate.json", &text);
/// assert_eq!(version.programme().id.as_str(), "northgate");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Version<'a> {
    programme: &'a Programme,
    /// What it was read from and its text.
    read: Option<(String, &'a str)>,
}

impl<'a> Version<'a> {
    /// A version.
    pub fn of(programme: &'a Programme) -> Self {
        Self { programme, read: None }
    }

    /// Says what it was read from and what its text is, so that findings in it have a line and a column.
    #[must_use]
    pub fn read_from(mut self, source: impl Into<String>, text: &'a str) -> Self {
        self.read = Some((source.into(), text));
        self
    }

    /// The programme.
    pub fn programme(&self) -> &'a Programme {
        self.programme
    }

    /// What its source is called, or else this.
    fn source(&self, otherwise: &str) -> String {
        self.read.as_ref().map_or_else(|| otherwise.to_owned(), |(source, _)| source.clone())
    }

    fn text(&self) -> Option<&'a str> {
        self.read.as_ref().map(|(_, text)| *text)
    }
}

impl<'a> From<&'a Programme> for Version<'a> {
    fn from(programme: &'a Programme) -> Self {
        Self::of(programme)
    }
}

/// What rules find that compare two versions of a programme; those that judge one programme are not asked.
///
/// Levels, parameters and acceptances are those of the call and of the newer version. The week as of which is
/// looked is the call's, or else the older version's: the latest week in which a cycle in it was held, or the
/// first of its period. The newer version is the first source, the older the second.
///
/// ```
/// use lerendwerken::{model::Programme, rules::{self, Options}};
/// let rule = rules::named("LW112").unwrap();
/// let before = Programme::from_json(rule.before().unwrap())?;
/// let after = Programme::from_json(rule.breaks)?;
/// let found = rules::between(&before, &after, &Options::default());
/// assert_eq!(found.iter().next().unwrap().code(), "LW112");
/// # Ok::<(), lerendwerken::text::ReadError>(())
/// ```
pub fn between<'a>(before: impl Into<Version<'a>>, after: impl Into<Version<'a>>, options: &Options) -> Findings {
    let (before, after) = (before.into(), after.into());
    let as_of = as_of(options.as_of, before.programme);
    let cx = VersionsContext {
        before: before.programme,
        after: after.programme,
        limits: &options.limits(after.programme),
        as_of,
    };
    let rules = options.active(after.programme);
    let mut found = Vec::new();
    for active in &rules {
        if let Some(versions) = active.rule.check.versions {
            (versions.check)(&cx, &mut Hits::new(active, &mut found, Here::Programme));
        }
    }
    let mut tally = Tally::new(options.keep, options.keep_each, Acceptances::of(options, after.programme));
    tally.take(&mut found, false);
    tally.accept(as_of);
    tally.judge(&rules, as_of);
    let mut findings = tally.end(as_of, vec![after.source("new"), before.source("old")]);
    findings.place(after.text().map(|text| (0, text)).into_iter().chain(before.text().map(|text| (BEFORE, text))));
    findings
}

/// The week that is meant by "as of", in the older version.
fn as_of(as_of: AsOf, before: &Programme) -> Week {
    let held = || before.cycles.iter().filter(|cycle| cycle.status() == Status::Held).map(|cycle| cycle.week).max();
    match as_of {
        AsOf::Week(week) => week,
        AsOf::LastHeld => held().unwrap_or(before.period.from),
    }
}

impl Rule {
    /// Everything that rules find in one of this rule's cases: in the case alone or with the journal that lies
    /// beside it, or, where this rule compares two versions, in what became of its older version.
    ///
    /// # Errors
    /// Where the case can't be read; those of the crate's own rules can.
    pub fn found_in(&self, case: &str) -> Result<Findings, ReadError> {
        let programme = Programme::from_json(case)?;
        if let Some(before) = self.before() {
            return Ok(between(&Programme::from_json(before)?, &programme, &Options::default()));
        }
        let mut checking = Checking::new(programme, Options::default());
        if let Some(journal) = self.check.beside {
            // A journal of another programme has nothing to do with the case.
            checking.journal(&Journal::from_json(journal)?).ok();
        }
        Ok(checking.finish().findings().clone())
    }
}
