//! Reasoned acceptances of findings.

use crate::model::{Acceptance, Programme, Week};

use super::finding::Finding;
use super::options::Options;
use super::rule::Rule;

/// The acceptances of a call and a programme. Findings of integrity can't be accepted: without it nothing that
/// is said can be relied on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Acceptances {
    /// Those of the call, then those of the programme.
    all: Vec<Acceptance>,
    of_call: usize,
    /// Whether each holds for some finding.
    holds: Vec<bool>,
}

/// A finding that somebody accepted, with the reason (*aanvaarde bevinding*).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Accepted {
    /// The finding.
    pub finding: Finding,
    /// The acceptance that matches it.
    pub acceptance: Acceptance,
}

impl Acceptances {
    /// Those of a call, then those of a programme.
    pub(crate) fn of(options: &Options, programme: &Programme) -> Self {
        let own = programme.rules.iter().flat_map(|rules| &rules.accepted);
        let all: Vec<_> = options.accepted.iter().chain(own).cloned().collect();
        Self { holds: vec![false; all.len()], of_call: options.accepted.len(), all }
    }

    /// Whether any acceptance is of this rule.
    pub(crate) fn concern(&self, rule: &Rule) -> bool {
        self.all.iter().any(|acceptance| acceptance.code.as_str() == rule.code)
    }

    /// Whether any acceptance matches a finding by code and by all that it is about, expired ones too.
    pub(crate) fn match_any(&self, finding: &Finding) -> bool {
        self.all.iter().any(|acceptance| matches(acceptance, finding))
    }

    /// The acceptance that holds for a finding in a week. All that do are noted.
    pub(crate) fn take(&mut self, finding: &Finding, as_of: Week) -> Option<&Acceptance> {
        let mut first = None;
        for (acceptance, holds) in self.all.iter().zip(&mut self.holds) {
            if acceptance.until.is_none_or(|until| as_of <= until) && matches(acceptance, finding) {
                *holds = true;
                first = first.or(Some(acceptance));
            }
        }
        first
    }

    /// Whether each of the programme's own holds for a finding.
    pub(crate) fn own_that_hold(&self) -> &[bool] {
        self.holds.get(self.of_call..).unwrap_or_default()
    }
}

fn matches(acceptance: &Acceptance, finding: &Finding) -> bool {
    !finding.rule.code.starts_with("LW0")
        && acceptance.code.as_str() == finding.rule.code
        && acceptance.about.iter().all(|about| finding.is_about(about))
}
