//! What to keep in mind with figures of money.

use crate::model::{Adjust, Horizon, Share, Week};
use crate::reckoning::{ACTING, DerivativeFold, Plan};
use crate::rules::Sound;

use super::super::Acting;
use super::{MoneyCaution, MoneyWarning, Valued};

pub(super) fn warnings(
    sound: &Sound,
    plan: &Plan,
    as_of: Week,
    rows: &[Valued],
    cost: Option<f64>,
) -> Vec<MoneyWarning> {
    let written = sound.programme().expectations().zip(are_valued(sound, rows));
    let plain = written.filter(|(it, is_valued)| *is_valued && takes_nothing_off(it.adjust.as_ref()));
    let plain = plain.map(|(it, _)| it.id.to_string()).collect::<Vec<_>>();
    let defaults = defaults(sound, plan, as_of, rows);
    let mut warnings = Vec::new();
    let mut warn = |kind, holds: bool, about: Vec<String>| {
        if holds {
            warnings.push(MoneyWarning { kind, about });
        }
    };
    warn(MoneyCaution::RestsOnDefaults, !defaults.is_empty(), defaults);
    warn(MoneyCaution::NotAdjusted, !plain.is_empty(), plain);
    warn(MoneyCaution::ReportedTime, cost.is_some(), Vec::new());
    warnings
}

/// Whether each expectation is among the rows.
fn are_valued<'a>(sound: &'a Sound, rows: &'a [Valued]) -> impl Iterator<Item = bool> + 'a {
    let mut rows = rows.iter().peekable();
    sound.programme().expectations().map(move |it| rows.next_if(|row| row.expectation == it.id).is_some())
}

/// Whether nothing is taken off for what would have happened anyway or was only moved.
fn takes_nothing_off(adjust: Option<&Adjust>) -> bool {
    adjust.is_none_or(|it| it.deadweight == Share::NONE && it.displacement == Share::NONE)
}

/// The default assumptions that a durable benefit answers to.
fn defaults(sound: &Sound, plan: &Plan, as_of: Week, rows: &[Valued]) -> Vec<String> {
    let are_valued: Vec<bool> = are_valued(sound, rows).collect();
    let is_durable = |e: u32| {
        let is_valued = are_valued.get(e as usize).copied().unwrap_or_default();
        is_valued && plan.expectation(e).is_some_and(|it| it.horizon == Horizon::Durable)
    };
    let is_default = |it: &Acting| plan.assumptions.defaulted.iter().any(|path| path == it.as_str());
    let defaulted: Vec<bool> = Acting::ALL.iter().map(is_default).collect();
    let mut acts = [false; ACTING];
    for team in sound.facts.teams.iter().filter(|team| team.rows.iter().any(|(e, _)| is_durable(*e))) {
        // One answer is enough, of any team.
        if acts.iter().zip(&defaulted).all(|(acts, defaulted)| *acts || !defaulted) {
            break;
        }
        let fold = DerivativeFold::until(team, plan, as_of, [1.0; 2]);
        for (_, slope) in fold.slopes().filter(|(e, _)| is_durable(*e)) {
            acts.iter_mut().zip(slope.gradient.0).for_each(|(acts, slope)| *acts |= slope != 0.0);
        }
    }
    let rests = Acting::ALL.iter().zip(acts.iter().zip(defaulted));
    rests.filter(|(_, (acts, defaulted))| **acts && *defaulted).map(|(it, _)| it.as_str().to_owned()).collect()
}
