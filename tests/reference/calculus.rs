//! Sections 1 to 3 of the calculus: what counts, the week's operator, the assumptions.

use super::document::{is_true, list, member, number, optional_number, optional_text, text, week};
use super::exact::Exact;
use super::{Estimate, Figure};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a result is carried by.
pub const CARRIERS: [&str; 2] = ["work", "craft"];

/// The held cycles, by team and week. Planned and skipped ones bring nothing, superseded or not.
pub type Held<'a> = BTreeMap<(&'a str, i32), &'a Value>;

/// Section 1: one collection from the document and its logs, of which only `held` counts.
pub fn held<'a>(programme: &'a Value, logged: &'a [Value]) -> Held<'a> {
    let all = list(programme, "cycles").iter().chain(logged);
    let held = all.filter(|cycle| text(cycle, "status") == "held");
    held.map(|cycle| ((text(cycle, "team"), week(cycle, "week")), cycle)).collect()
}

/// Section 1: the latest week with a held cycle of any team, else `period.from`.
pub fn latest_week(programme: &Value, held: &Held<'_>) -> i32 {
    let latest = held.keys().map(|(_, week)| *week).max();
    latest.unwrap_or_else(|| week(&programme["period"], "from"))
}

/// Section 3: the defaults.
fn defaults() -> Value {
    json!({
        "craft": { "consolidation": 1.0, "retention_held": 1.0, "retention_idle": 0.9856 },
        "work": { "consolidation": 1.0, "retention_held": 1.0, "retention_idle": 0.995 },
        "stage": { "tried": 0.25, "adopted": 0.75, "integrated": 1.0 },
        "tolerance": 0.1, "recent_weeks": 8,
        "discount_rate": 0.0225, "discount_first_year": false
    })
}

/// Section 3: the assumptions in use, and in `defaulted` the leaf paths that were not given.
pub fn assumptions(programme: &Value) -> Value {
    let given = member(programme, "assumptions").cloned().unwrap_or(json!({}));
    let mut used = defaults();
    let mut defaulted = BTreeSet::new();
    for (key, value) in used.as_object_mut().expect("an object") {
        if let Some(group) = value.as_object_mut() {
            for (leaf, value) in group {
                match member(&given, key).and_then(|group| member(group, leaf)) {
                    Some(chosen) => *value = chosen.clone(),
                    None => _ = defaulted.insert(format!("{key}.{leaf}")),
                }
            }
        } else {
            match member(&given, key) {
                Some(chosen) => *value = chosen.clone(),
                None => _ = defaulted.insert(key.clone()),
            }
        }
    }
    used["defaulted"] = json!(defaulted);
    used
}

/// What one outcome brings: the net amount n, its se² and its consolidation κ.
pub struct Yield {
    pub net: Exact,
    pub variance: Exact,
    pub consolidation: Exact,
}

/// Section 1: the outcomes of one held cycle on an expectation through a carrier, if they count:
/// none in a week before `declared`.
pub fn yields(cycle: &Value, expectation: &Value, carrier: &str, assumed: &Value) -> Vec<Yield> {
    if week(cycle, "week") < week(expectation, "declared") {
        return Vec::new();
    }
    let named = list(cycle, "outcomes").iter().filter(|outcome| {
        text(outcome, "expectation") == text(expectation, "id") && text(outcome, "carrier") == carrier
    });
    named
        .map(|outcome| {
            let share = net_share(expectation);
            let error = optional_number(outcome, "standard_error").unwrap_or(Exact::zero());
            Yield {
                net: number(outcome, "amount") * &share,
                variance: (error * &share).squared(),
                consolidation: consolidation(cycle, outcome, assumed),
            }
        })
        .collect()
}

/// Section 1: (1 − deadweight) · (1 − displacement) · attribution.
fn net_share(expectation: &Value) -> Exact {
    let adjust = &expectation["adjust"];
    let deadweight = optional_number(adjust, "deadweight").unwrap_or(Exact::zero());
    let displacement = optional_number(adjust, "displacement").unwrap_or(Exact::zero());
    let attribution = optional_number(adjust, "attribution").unwrap_or(Exact::whole(1));
    (Exact::whole(1) - deadweight) * (Exact::whole(1) - displacement) * attribution
}

/// Section 2: κ, which is K_craft · (1 − o) or K_work · φ(stage).
fn consolidation(cycle: &Value, outcome: &Value, assumed: &Value) -> Exact {
    if text(outcome, "carrier") == "craft" {
        number(&assumed["craft"], "consolidation") * (Exact::whole(1) - offloading(cycle))
    } else {
        number(&assumed["work"], "consolidation") * stage_share(cycle, outcome, assumed)
    }
}

/// Section 2: o, the mean of `offloaded` over the activities weighted by person-minutes; without AI
/// or with mastery 0; 1 for a cycle without activities.
fn offloading(cycle: &Value) -> Exact {
    let activities = list(cycle, "activities");
    if activities.is_empty() {
        return Exact::whole(1);
    }
    let minutes: Exact = activities.iter().map(person_minutes).sum();
    let offloaded: Exact = activities
        .iter()
        .map(|activity| match member(activity, "ai") {
            Some(ai) if !is_true(activity, "mastery") => number(ai, "offloaded") * person_minutes(activity),
            _ => Exact::zero(),
        })
        .sum();
    offloaded / minutes
}

/// Section 2: minutes × distinct professionals.
fn person_minutes(activity: &Value) -> Exact {
    let people: BTreeSet<_> = list(activity, "professionals").iter().map(Value::as_str).collect();
    number(activity, "minutes") * Exact::whole(people.len().try_into().expect("a few people"))
}

/// Section 2: φ of the stage, in that cycle, of the proposal that the outcome names.
fn stage_share(cycle: &Value, outcome: &Value, assumed: &Value) -> Exact {
    let stage = match optional_text(outcome, "proposal") {
        None => "tried",
        Some(id) => {
            let mut proposals = list(cycle, "proposals").iter();
            text(proposals.find(|proposal| text(proposal, "id") == id).expect("listed"), "stage")
        }
    };
    match stage {
        "proposed" | "withdrawn" => Exact::zero(),
        stage => number(&assumed["stage"], stage),
    }
}

/// Section 2: ρ, `held` where the team held a cycle with at least one activity, else `idle`.
pub fn retention(cycle: Option<&Value>, carrier: &str, assumed: &Value) -> Exact {
    let practised = cycle.is_some_and(|cycle| !list(cycle, "activities").is_empty());
    let key = if practised { "retention_held" } else { "retention_idle" };
    number(&assumed[carrier], key)
}

/// Section 2: S with Vs and D with Vd, of one team, expectation and carrier.
#[derive(Clone)]
pub struct State {
    pub short: Estimate,
    pub long: Estimate,
}

impl State {
    pub fn zero() -> State {
        State { short: Estimate::zero(), long: Estimate::zero() }
    }

    /// Section 2: the state after a week.
    /// S' = S + Σ n, Vs' = Vs + Σ se², D' = ρ·D + Σ κ·n, Vd' = ρ²·Vd + Σ κ²·se².
    pub fn after(&self, retention: &Exact, yields: &[Yield]) -> State {
        let mut short = self.short.clone();
        let mut long = self.long.times(retention);
        for Yield { net, variance, consolidation } in yields {
            let amount = Estimate { figure: Figure::term(net.clone()), variance: variance.clone() };
            long = long.plus(&amount.times(consolidation));
            short = short.plus(&amount);
        }
        State { short, long }
    }

    /// Both carriers of a team together, or several teams.
    pub fn plus(&self, other: &State) -> State {
        State { short: self.short.plus(&other.short), long: self.long.plus(&other.long) }
    }

    /// Every amount multiplied.
    pub fn times(&self, factor: &Exact) -> State {
        State { short: self.short.times(factor), long: self.long.times(factor) }
    }
}
