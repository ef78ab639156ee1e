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
    /// By the code of the rule, where those of the rule are.
    of_rules: HashMap<Box<str>, OfRule>,
}

/// The acceptances of one rule, by their places. Each is found by the rarest of what it is about, so that only
/// a few are held against a finding, also where many are about the same team.
#[derive(Debug, Clone, Default)]
struct OfRule {
    /// Those that are about nothing in particular.
    of_all: Vec<usize>,
    of_some: HashMap<About, Vec<usize>>,
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
        Self { holds: vec![false; all.len()], of_call: options.accepted.len(), of_rules: by_rule(&all), all }
    }

    /// Whether any acceptance is of this rule.
    pub(crate) fn concern(&self, rule: &Rule) -> bool {
        self.of_rules.contains_key(rule.code)
    }

    /// Whether any acceptance matches a finding by code and by all that it is about, expired ones too.
    pub(crate) fn match_any(&self, finding: &Finding) -> bool {
        !self.matching(finding).is_empty()
    }

    /// The finding with the acceptance that holds for it in a week, or else the finding. All acceptances that
    /// do are noted.
    pub(crate) fn take(&mut self, finding: Finding, as_of: Week) -> Result<Accepted, Finding> {
        let mut places = self.matching(&finding);
        places.retain(|place| self.all.get(*place).is_some_and(|acceptance| !acceptance.has_expired(as_of)));
        for place in &places {
            self.holds.get_mut(*place).into_iter().for_each(|holds| *holds = true);
        }
        self.accepted(finding, places.first().copied())
    }

    /// The same, of those of the call and those that hold for another finding.
    pub(crate) fn take_again(&self, finding: Finding, as_of: Week) -> Result<Accepted, Finding> {
        let held = |place: &usize| *place < self.of_call || self.holds.get(*place) == Some(&true);
        let has_expired = |place: &usize| self.all.get(*place).is_none_or(|acceptance| acceptance.has_expired(as_of));
        let first = self.matching(&finding).into_iter().filter(held).find(|place| !has_expired(place));
        self.accepted(finding, first)
    }

    /// A finding with the acceptance at a place, if there is one.
    fn accepted(&self, finding: Finding, place: Option<usize>) -> Result<Accepted, Finding> {
        match place.and_then(|place| Some((place, self.all.get(place)?.clone()))) {
            Some((place, acceptance)) => Ok(Accepted { finding, acceptance, in_programme: place >= self.of_call }),
            None => Err(finding),
        }
    }

    /// The places of those that match a finding, in their order.
    fn matching(&self, finding: &Finding) -> Vec<usize> {
        let Some(of_rule) = self.of_rules.get(finding.rule.code) else { return Vec::new() };
        if finding.rule.code.starts_with("LW0") {
            return Vec::new();
        }
        let mut places = of_rule.of_all.clone();
        if !of_rule.of_some.is_empty() {
            places.extend(finding.about().filter_map(|about| of_rule.of_some.get(&about)).flatten());
        }
        let about = |place: &usize| self.all.get(*place).map_or(&[][..], |acceptance| &acceptance.about);
        places.retain(|place| about(place).iter().all(|about| finding.is_about(about)));
        places.sort_unstable();
        places.dedup();
        places
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

/// Where the acceptances of each rule are.
fn by_rule(all: &[Acceptance]) -> HashMap<Box<str>, OfRule> {
    let mut how_often: HashMap<(&str, &About), usize> = HashMap::new();
    for acceptance in all {
        for about in &acceptance.about {
            *how_often.entry((acceptance.code.as_str(), about)).or_default() += 1;
        }
    }
    let mut of_rules: HashMap<Box<str>, OfRule> = HashMap::new();
    for (place, acceptance) in all.iter().enumerate() {
        let code = acceptance.code.as_str();
        let of_rule = of_rules.entry(code.into()).or_default();
        match acceptance.about.iter().min_by_key(|about| how_often.get(&(code, about))) {
            Some(rarest) => of_rule.of_some.entry(rarest.clone()).or_default().push(place),
            None => of_rule.of_all.push(place),
        }
    }
    of_rules
}
