//! What of a cell may be told.

use std::collections::HashMap;

use super::answer::{
    ResearchActivities, ResearchAmount, ResearchAsked, ResearchCell, ResearchOutcomes, ResearchProposals, ResearchTime,
};
use super::gather::{Gathered, OutcomeLabel, TimeLabel};
use super::period::ResearchPeriod;
use super::pseudonym::Pseudonym;
use super::split::{Part, Parts, finest, is_safe};
use super::words::{Asked, CheckedAi, UsedAi};
use crate::model::{Carrier, Stage};

/// The ways in which learning time is told, the finest first.
const TIME: [fn(TimeLabel) -> TimeLabel; 5] =
    [|it| it, |(ai, mode)| (ai.map(used), mode), |(ai, _)| (ai, None), |(_, mode)| (None, mode), |_| (None, None)];

/// The ways in which activities are told.
const ACTIVITIES: [fn(Option<CheckedAi>) -> Option<CheckedAi>; 3] = [|it| it, |it| it.map(checked), |_| None];

/// The ways in which proposals are told.
const PROPOSALS: [fn(Option<Stage>) -> Option<Stage>; 2] = [|it| it, |_| None];

/// The ways in which outcomes are told.
const OUTCOMES: [fn(OutcomeLabel) -> OutcomeLabel; 4] =
    [|it| it, |(horizon, _)| (horizon, None), |(_, carrier)| (None, carrier), |_| (None, None)];

/// Whether AI was used, without what it was.
fn used(ai: UsedAi) -> UsedAi {
    if ai == UsedAi::WithoutAi { ai } else { UsedAi::WithAi }
}

/// Whether AI was used, without whether it was verified.
fn checked(ai: CheckedAi) -> CheckedAi {
    if ai == CheckedAi::WithoutAi { ai } else { CheckedAi::WithAi }
}

/// So many people, rounded down, so that two figures do not tell of one who is in one and not in the other.
pub(super) fn rounded(people: usize, least: usize) -> u32 {
    u32::try_from(people - people.checked_rem(least).unwrap_or_default()).unwrap_or(u32::MAX)
}

/// A cell with what may be told of it; none where it is about too few people.
pub(super) fn cell(
    group: Pseudonym,
    period: ResearchPeriod,
    gathered: Gathered,
    expectations: &HashMap<u32, Pseudonym>,
    least: usize,
) -> Option<ResearchCell> {
    if gathered.contributors.len() < least {
        return None;
    }
    let skipped = Some(&gathered.skipped).filter(|skipped| skipped.people.len() >= least);
    let time = finest(&gathered.time, &TIME, least).into_iter();
    let activities = finest(&gathered.activities, &ACTIVITIES, least).into_iter();
    let proposals = finest(&gathered.proposals(), &PROPOSALS, least).into_iter();
    let outcomes = finest(&gathered.outcomes, &OUTCOMES, least).into_iter();
    Some(ResearchCell {
        group,
        period,
        contributors: rounded(gathered.contributors.len(), least),
        held: gathered.held,
        skipped: skipped.map(|skipped| skipped.count),
        learning_time: time.map(|((ai, mode), part)| ResearchTime { ai, mode, person_minutes: part.count }).collect(),
        activities: activities.map(|(ai, part)| ResearchActivities { ai, activities: part.count }).collect(),
        asked: asked(&gathered, least),
        proposals: proposals.map(|(stage, part)| ResearchProposals { stage, proposals: part.count }).collect(),
        outcomes: outcomes
            .map(|((horizon, carrier), part)| ResearchOutcomes { horizon, carrier, outcomes: part.count })
            .collect(),
        amounts: amounts(gathered, expectations, least),
    })
}

/// By what was asked, else by whether something was, else not: how many were held is told anyway.
fn asked(gathered: &Gathered, least: usize) -> Vec<ResearchAsked> {
    let ways: [&Parts<Asked>; 2] = [&gathered.asked, &gathered.asked_anything];
    let parts = ways.into_iter().find(|parts| is_safe(parts, least)).into_iter().flatten();
    parts.map(|(asked, part)| ResearchAsked { asked: *asked, cycles: part.count }).collect()
}

/// What the outcomes of each expectation amount to, by carrier where that may be told, together else.
fn amounts(gathered: Gathered, expectations: &HashMap<u32, Pseudonym>, least: usize) -> Vec<ResearchAmount> {
    let mut amounts = Vec::new();
    for (number, parts) in gathered.amounts {
        let Some(expectation) = expectations.get(&number).copied() else { continue };
        let amount =
            |carrier: Option<Carrier>, all: Vec<f64>| ResearchAmount { expectation, carrier, amount: sum(all) };
        if is_safe(&parts, least) {
            amounts.extend(parts.into_iter().map(|(carrier, part)| amount(Some(carrier), part.count)));
            continue;
        }
        let mut whole = Part::<Vec<f64>>::default();
        for part in parts.into_values() {
            whole.people.extend(part.people);
            whole.count.extend(part.count);
        }
        amounts.extend((whole.people.len() >= least).then(|| amount(None, whole.count)));
    }
    amounts.sort_by_key(|it| (it.expectation, it.carrier));
    amounts
}

/// The sum in the order of the amounts themselves: its last bit must not tell, nor depend on, how the source is ordered.
fn sum(mut amounts: Vec<f64>) -> f64 {
    amounts.sort_by(f64::total_cmp);
    amounts.into_iter().sum::<f64>() + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_does_not_tell_the_order_of_the_source_nor_the_sign_of_nothing() {
        assert_ne!(0.3 + 0.2 + 0.1, 0.1 + 0.2 + 0.3_f64);
        let [there, back] = [[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]].map(|amounts| sum(amounts.to_vec()).to_bits());
        assert_eq!(there, back);
        assert_eq!(sum(vec![-0.0, -0.0]).to_bits(), 0.0_f64.to_bits());
    }
}
