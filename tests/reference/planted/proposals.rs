//! Faults and near misses of proposals: LW506 to LW508.

use super::Fault;
use super::plan::{Plan, each, push, retain, tidy};
use crate::reference::document::{list, text};
use serde_json::json;

pub const FAULTS: &[Fault] = &[
    ("one-sided proposal", one_sided),
    ("stage at random", stage_at_random),
    ("withdrawn", withdrawn),
    ("climbs and falls", climbs_and_falls),
    ("stalled near as of", stalled),
    ("stalled after a fall", stalled_after_a_fall),
    ("not taken to its end", not_taken_to_its_end),
    ("listed twice in a week", listed_twice_in_a_week),
];

const STAGES: [&str; 5] = ["proposed", "tried", "adopted", "integrated", "withdrawn"];

/// In the latest listing, or in another one.
fn one_sided(plan: &mut Plan) {
    let sides = plan.random.pick(&[json!(["organisation"]), json!(["professional", "professional"])]).clone();
    let latest = plan.random.chance(0.7);
    let stage = *plan.random.pick(&["tried", "adopted", "adopted", "integrated", "integrated", "withdrawn"]);
    let (team, _) = plan.team();
    let mut places = plan.held_by(&team);
    places.reverse();
    let listed = places.into_iter().filter(|place| !list(&plan.cycles[*place], "proposals").is_empty());
    let Some(place) = listed.into_iter().nth(usize::from(!latest)) else { return };
    let proposal = &mut plan.cycles[place]["proposals"][0];
    proposal["strengthens"] = sides;
    if plan.random.chance(0.6) {
        proposal["stage"] = json!(stage);
    }
}

fn stage_at_random(plan: &mut Plan) {
    let stage = *plan.random.pick(&STAGES);
    if let Some(proposal) = plan.held().and_then(|cycle| each(cycle, "proposals").first_mut()) {
        proposal["stage"] = json!(stage);
    }
}

/// A proposal of its own in some weeks, with these stages.
fn list_proposal(plan: &mut Plan, id: &str, listed: &[(i32, &str)]) {
    let (team, _) = plan.team();
    for (at, stage) in listed {
        if (plan.from..=plan.now).contains(at) {
            let proposal = json!({ "id": id, "title": "Checklist", "stage": stage,
                "strengthens": ["organisation", "professional"] });
            push(plan.cycle_at(&team, *at), "proposals", proposal);
        }
    }
}

/// Withdrawn, and perhaps it comes back, or is withdrawn again.
fn withdrawn(plan: &mut Plan) {
    let at = plan.random.range(plan.from, plan.as_of - 3);
    let again = *plan.random.pick(&["withdrawn", "withdrawn", "tried", "integrated"]);
    list_proposal(plan, "pr-terug", &[(at, "adopted"), (at + 1, "withdrawn"), (at + 2, again), (at + 3, again)]);
}

fn climbs_and_falls(plan: &mut Plan) {
    let at = plan.random.range(plan.from, plan.as_of - 4);
    let listed: Vec<(i32, &str)> =
        (0..4).map(|n| (at + n, STAGES[usize::try_from(plan.random.range(0, 3)).expect("a stage")])).collect();
    list_proposal(plan, "pr-grillig", &listed);
}

/// In one stage for about as long as it may be, and perhaps listed again or in another stage before.
fn stalled(plan: &mut Plan) {
    let weeks = plan.limit("stalled_weeks", 8) + plan.near();
    let since = plan.as_of - weeks;
    let stage = *plan.random.pick(&["proposed", "tried", "adopted", "integrated", "withdrawn"]);
    let mut listed = vec![(since, stage)];
    if plan.random.chance(0.5) {
        listed.push((plan.as_of - plan.random.range(0, weeks - 1), stage));
    }
    if plan.random.chance(0.5) {
        listed.push((since - 1, "proposed"));
    }
    list_proposal(plan, "pr-stil", &listed);
}

/// It had the stage before, and came back to it.
fn stalled_after_a_fall(plan: &mut Plan) {
    let weeks = plan.limit("stalled_weeks", 8) + plan.near();
    let since = plan.as_of - weeks;
    let between = *plan.random.pick(&["adopted", "proposed", "withdrawn"]);
    list_proposal(
        plan,
        "pr-dwars",
        &[(since, "tried"), (since + 1, between), (since + 2, "tried"), (since + 3, "tried")],
    );
}

/// No listing of a proposal in the stage it came to, so that it is left in the one before.
fn not_taken_to_its_end(plan: &mut Plan) {
    let end = *plan.random.pick(&["integrated", "adopted"]);
    let (team, _) = plan.team();
    for place in plan.held_by(&team) {
        if plan.random.chance(0.6) {
            retain(&mut plan.cycles[place], "proposals", |proposal| text(proposal, "stage") != end);
            tidy(&mut plan.cycles[place]);
        }
    }
}

/// Which is an id that stands twice (LW001).
fn listed_twice_in_a_week(plan: &mut Plan) {
    let stage = *plan.random.pick(&STAGES);
    let Some(cycle) = plan.held() else { return };
    if let Some(mut proposal) = list(cycle, "proposals").first().cloned() {
        proposal["stage"] = json!(stage);
        push(cycle, "proposals", proposal);
    }
}
