//! Assumptions, and what a programme says about its rules, in two versions.

use std::collections::BTreeSet;

use serde_json::Value;

use super::content::{Content, Says};
use super::walk::{Pair, Walk};
use crate::model::{
    Acceptance, Assumptions, Parameter, Parameters, RuleSettings, Timeline, UsedAssumptions, UsedCarrier, UsedStage,
};
use crate::rules::Key;

/// Assumptions as they are used: what is not given is a default.
pub(super) fn assumptions(walk: &mut Walk, pair: Pair<'_>, before: Option<&Assumptions>, after: Option<&Assumptions>) {
    let used = |given: Option<&Assumptions>| leaves(&UsedAssumptions::from(&given.cloned().unwrap_or_default()));
    for ((path, old), (_, new)) in used(before).into_iter().zip(used(after)) {
        walk.named(pair, path, Some(old), Some(new));
    }
}

fn leaves(used: &UsedAssumptions) -> [(&'static str, Content); 13] {
    let UsedAssumptions {
        craft: UsedCarrier { consolidation: craft, retention_held: craft_held, retention_idle: craft_idle },
        work: UsedCarrier { consolidation: work, retention_held: work_held, retention_idle: work_idle },
        stage: UsedStage { tried, adopted, integrated },
        tolerance,
        recent_weeks,
        discount_rate,
        discount_first_year,
        defaulted: _,
    } = used;
    [
        ("craft/consolidation", craft.content()),
        ("craft/retention_held", craft_held.content()),
        ("craft/retention_idle", craft_idle.content()),
        ("work/consolidation", work.content()),
        ("work/retention_held", work_held.content()),
        ("work/retention_idle", work_idle.content()),
        ("stage/tried", tried.content()),
        ("stage/adopted", adopted.content()),
        ("stage/integrated", integrated.content()),
        ("tolerance", tolerance.content()),
        ("recent_weeks", recent_weeks.content()),
        ("discount_rate", discount_rate.content()),
        ("discount_first_year", discount_first_year.content()),
    ]
}

/// Levels as they are set, parameters as they are used, acceptances as they stand.
pub(super) fn rules(walk: &mut Walk, pair: Pair<'_>, before: Option<&RuleSettings>, after: Option<&RuleSettings>) {
    let (old, new) = (before.cloned().unwrap_or_default(), after.cloned().unwrap_or_default());
    let RuleSettings { levels, parameters: given, accepted } = &old;
    for code in levels.keys().chain(new.levels.keys()).collect::<BTreeSet<_>>() {
        let [before, after] = [levels, &new.levels].map(|levels| levels.get(code).map(Says::content));
        walk.named(pair.down(Key::Levels), code.as_str(), before, after);
    }
    parameters(walk, pair.down(Key::Parameters), given, &new.parameters);
    walk.bag(pair, Key::Accepted, (accepted, &new.accepted), |Acceptance { code, about, reason, by, until }| {
        // An acceptance is of everything that it is about, in whatever order that is said.
        (code, about.iter().collect::<BTreeSet<_>>(), reason, by, until)
    });
}

fn parameters(walk: &mut Walk, pair: Pair<'_>, before: &Parameters, after: &Parameters) {
    let given = |given: &Parameters| serde_json::to_value(given).unwrap_or_default();
    let (before, after) = (given(before), given(after));
    for parameter in Parameters::ALL {
        let used = |given: &Value| content(parameter, given.get(parameter.name));
        walk.named(pair, parameter.name, used(&before), used(&after));
    }
}

/// What a parameter is, or else its default.
fn content(parameter: &Parameter, given: Option<&Value>) -> Option<Content> {
    match given.cloned().unwrap_or_else(parameter.default) {
        Value::Number(number) => Some(Content::Number(number)),
        Value::String(word) => word.parse::<Timeline>().ok().map(|it| it.content()),
        _ => None,
    }
}
