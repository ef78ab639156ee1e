//! Goals, what is expected of them, and development questions in two versions.

use super::beside;
use super::change::Thing;
use super::family::{Child, Family};
use super::frame::{bits, place_of};
use super::walk::{Pair, Spot, Walk};
use crate::model::{Adjust, DevelopmentQuestion, Expectation, Goal, Indicator, Milestone, Worth};
use crate::rules::Key;

fn goal_spot(place: usize, goal: &Goal) -> Spot<'_> {
    place_of(Thing::Goal, goal.id.as_str(), Key::Goals, place)
}

pub(super) fn goals(walk: &mut Walk, both: (&[Goal], &[Goal])) {
    let expectations = Family::by_id(expectations(both.0), expectations(both.1));
    walk.things(both, goal_spot, |walk, met| {
        walk.came_or_went(&met);
        if let Some((pair, before, after)) = met.both() {
            let Goal { id: _, title: _, challenges, weight, expectations: _, references, extensions } = before;
            walk.set(pair, Key::Challenges, challenges, &after.challenges);
            walk.value(pair, Key::Weight, weight, &after.weight);
            beside::references(walk, pair, references, &after.references);
            beside::extensions(walk, pair, extensions, &after.extensions);
        }
        expectations.of(walk, &met, expectation);
    });
}

fn expectations(goals: &[Goal]) -> Vec<Child<'_, Expectation>> {
    let mut expectations = Vec::new();
    for (g, goal) in goals.iter().enumerate() {
        let parent = goal_spot(g, goal);
        expectations.extend(goal.expectations.iter().enumerate().map(|(e, expectation)| {
            let spot = parent.child(Thing::Expectation, expectation.id.as_str(), Key::Expectations, e);
            Child { place: (g, e), spot, thing: expectation }
        }));
    }
    expectations
}

fn expectation(walk: &mut Walk, pair: Pair<'_>, before: &Expectation, after: &Expectation) {
    let Expectation { id: _, horizon, indicator: old, declared, baseline, target, due, milestones, weight, adjust } =
        before;
    walk.value(pair, Key::Horizon, horizon, &after.horizon);
    indicator(walk, pair.down(Key::Indicator), old, &after.indicator);
    walk.value(pair, Key::Declared, declared, &after.declared);
    walk.value(pair, Key::Baseline, baseline, &after.baseline);
    walk.value(pair, Key::Target, target, &after.target);
    walk.value(pair, Key::Due, due, &after.due);
    let same = |Milestone { week, target }: &Milestone| (*week, bits(target.get()));
    walk.bag(pair, Key::Milestones, (milestones, &after.milestones), same);
    walk.value(pair, Key::Weight, weight, &after.weight);
    adjustments(walk, pair.down(Key::Adjust), adjust.as_ref(), after.adjust.as_ref());
}

fn indicator(walk: &mut Walk, pair: Pair<'_>, before: &Indicator, after: &Indicator) {
    let Indicator { name, unit, aggregate, worth, references } = before;
    walk.value(pair, Key::Name, name, &after.name);
    walk.value(pair, Key::Unit, unit, &after.unit);
    walk.value(pair, Key::Aggregate, aggregate, &after.aggregate);
    beside::references(walk, pair, references, &after.references);
    let parts = |worth: Option<Worth>| worth.map(|Worth { amount, currency }| (amount, currency)).unzip();
    let ((amount, currency), new) = (parts(worth.clone()), parts(after.worth.clone()));
    let pair = pair.down(Key::Worth);
    walk.option(pair, Key::Amount, amount.as_ref(), new.0.as_ref());
    walk.option(pair, Key::Currency, currency.as_ref(), new.1.as_ref());
}

/// Adjustments as they are used: what is not given is a default.
fn adjustments(walk: &mut Walk, pair: Pair<'_>, before: Option<&Adjust>, after: Option<&Adjust>) {
    let (old, new) = (before.cloned().unwrap_or_default(), after.cloned().unwrap_or_default());
    let Adjust { deadweight, displacement, attribution } = &old;
    walk.value(pair, Key::Deadweight, deadweight, &new.deadweight);
    walk.value(pair, Key::Displacement, displacement, &new.displacement);
    walk.value(pair, Key::Attribution, attribution, &new.attribution);
}

fn question_spot(place: usize, question: &DevelopmentQuestion) -> Spot<'_> {
    place_of(Thing::DevelopmentQuestion, question.id.as_str(), Key::DevelopmentQuestions, place)
}

pub(super) fn questions(walk: &mut Walk, both: (&[DevelopmentQuestion], &[DevelopmentQuestion])) {
    walk.things(both, question_spot, |walk, met| {
        walk.came_or_went(&met);
        let Some((pair, before, after)) = met.both() else { return };
        let DevelopmentQuestion { id: _, question, serves } = before;
        walk.value(pair, Key::Question, question, &after.question);
        walk.set(pair, Key::Serves, serves, &after.serves);
    });
}
