//! Reasoned acceptances of findings.

use std::collections::HashMap;
use std::sync::Arc;

use crate::facts::{Facts, Hashed, Origin};
use crate::model::{About, Acceptance, Programme, Week};

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
    /// Whether that stands in the programme, and not in the call.
    pub in_programme: bool,
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

    /// The finding with the acceptance that holds for it in a week, or else the finding. All acceptances that
    /// do are noted.
    pub(crate) fn take(&mut self, finding: Finding, as_of: Week) -> Result<Accepted, Finding> {
        let mut first = None;
        for (number, (acceptance, holds)) in self.all.iter().zip(&mut self.holds).enumerate() {
            if acceptance.until.is_none_or(|until| as_of <= until) && matches(acceptance, &finding) {
                *holds = true;
                first = first.or(Some((acceptance, number >= self.of_call)));
            }
        }
        match first {
            Some((acceptance, in_programme)) => Ok(Accepted { finding, acceptance: acceptance.clone(), in_programme }),
            None => Err(finding),
        }
    }

    /// Says the id of the cycles that findings of the end are in, where an acceptance names it. Facts have
    /// no ids of cycles but what stands for them.
    pub(crate) fn name_cycles(&self, found: &mut [Finding], facts: &Facts) {
        let about = self.all.iter().flat_map(|acceptance| &acceptance.about);
        let ids = about.filter_map(|about| if let About::Id(id) = about { Some(&**id) } else { None });
        let ids: HashMap<Hashed, Arc<str>> = ids.map(|id| (facts.stands_for(id), id.into())).collect();
        if ids.is_empty() || found.is_empty() {
            return;
        }
        let cycles = facts.teams.iter().flat_map(|team| &team.cycles);
        let named: HashMap<Origin, &Arc<str>> =
            cycles.filter_map(|cycle| Some((cycle.origin, ids.get(&cycle.id)?))).collect();
        for finding in found {
            let id = named.get(&Origin { source: finding.source, record: finding.record });
            if let (Some(cycle), Some(id)) = (&mut finding.cycle, id) {
                Arc::make_mut(cycle).id = Some(Arc::clone(id));
            }
        }
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
