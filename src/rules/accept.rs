//! Reasoned acceptances of findings.

use crate::model::{Acceptance, Programme, Week};

use super::finding::Finding;
use super::options::Options;
use super::rule::Rule;

/// The acceptances of a call and a programme. Findings of integrity can't be accepted: without it nothing that
/// is said can be relied on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Acceptances(Vec<Acceptance>);

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
        Self(options.accepted.iter().chain(own).cloned().collect())
    }

    /// Whether any acceptance is of this rule.
    pub(crate) fn concern(&self, rule: &Rule) -> bool {
        self.0.iter().any(|acceptance| acceptance.code.as_str() == rule.code)
    }

    /// The acceptances that match a finding by code and by all they are about, expired ones too.
    pub(crate) fn matching<'a>(&'a self, finding: &'a Finding) -> impl Iterator<Item = &'a Acceptance> {
        let integrity = finding.rule.code.starts_with("LW0");
        self.0.iter().filter(move |acceptance| {
            !integrity
                && acceptance.code.as_str() == finding.rule.code
                && acceptance.about.iter().all(|about| finding.is_about(about))
        })
    }

    /// The acceptance that holds for a finding in a week.
    pub(crate) fn holding<'a>(&'a self, finding: &'a Finding, as_of: Week) -> Option<&'a Acceptance> {
        self.matching(finding).find(move |acceptance| acceptance.until.is_none_or(|until| as_of <= until))
    }
}
