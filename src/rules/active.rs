//! A rule that is on, with its level in a call.

use super::finding::Finding;
use super::law;
use super::rule::{Level, Rule};
use crate::model::{Date, Timeline, Week};

/// A rule that is on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Active {
    pub(crate) rule: &'static Rule,
    /// Its level, once it binds.
    pub(crate) level: Level,
    /// Whether somebody set its level.
    pub(crate) level_is_set: bool,
    /// From when it binds, where that is a matter of law and nobody set its level. What is advice anyway does
    /// not wait for a date.
    from: Option<(Week, Date)>,
}

impl Active {
    /// A rule with the level that somebody set, or else its own.
    pub(crate) fn new(rule: &'static Rule, set: Option<Level>, timeline: Timeline) -> Self {
        let waits = set.is_none() && rule.level > Level::Advice;
        let date = rule.law.filter(|_| waits).and_then(|provision| provision.binds(timeline));
        Self {
            rule,
            level: set.unwrap_or(rule.level),
            level_is_set: set.is_some(),
            from: date.and_then(|date| Some((law::first_week(date)?, date))),
        }
    }

    /// The date from which it binds, where it does not yet in a week; what it finds is advice until then.
    pub(crate) fn binds_only_from(&self, week: Week) -> Option<Date> {
        self.from.filter(|(first, _)| week < *first).map(|(_, date)| date)
    }

    /// Makes advice of a finding of this rule where it does not bind yet.
    pub(crate) fn judge(&self, finding: &mut Finding, week: Week) {
        if let Some(date) = self.binds_only_from(week) {
            finding.level = Level::Advice;
            finding.binds = Some(date);
        }
    }
}
