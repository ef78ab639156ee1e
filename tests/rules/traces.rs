//! A rule that is off, or whose findings are accepted, leaves no trace but in what was accepted.

use crate::common::{check_case, place, read};
use lerendwerken::model::{Acceptance, LevelSetting};
use lerendwerken::rules::{self, Checked, Options, Rule};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Every rule that can be set and finds something in one programme alone.
fn settable() -> Vec<&'static Rule> {
    let alone = |rule: &&Rule| rule.before().is_none() && rule.check.beside.is_none();
    rules::all().filter(|rule| !rule.code.starts_with("LW0")).filter(alone).collect()
}

/// What is found but for what acceptances are told, since they tell of one another.
fn found(checked: &Checked) -> Vec<String> {
    let findings = checked.findings().iter().filter(|finding| finding.code() != "LW113");
    findings.map(place).collect()
}

fn accepted(checked: &Checked) -> Vec<String> {
    checked.findings().accepted().iter().map(|accepted| place(&accepted.finding)).collect()
}

fn split(all: Vec<String>, rule: &Rule) -> (Vec<String>, Vec<String>) {
    all.into_iter().partition(|place| place.starts_with(rule.code))
}

fn off(rule: &Rule) -> Options {
    Options::default().level(&rule.code.parse().unwrap(), LevelSetting::Off).unwrap()
}

fn accepting(rule: &Rule) -> Options {
    let all = json!({ "code": rule.code, "about": [], "reason": "zo hoort het", "by": "p-marc" });
    Options::default().accept(serde_json::from_value::<Acceptance>(all).unwrap())
}

proptest! {
    #[test]
    fn off_or_accepted_a_rule_leaves_no_trace(
        rule in prop::sample::select(settable()),
        case in prop::sample::select(settable()),
        own in any::<bool>(),
    ) {
        let case = if own { rule } else { case };
        let document: Value = serde_json::from_str(case.breaks).unwrap();
        let plain = rules::check(read(&document), &Options::default());
        let (of_rule, others) = split(found(&plain), rule);
        let without = rules::check(read(&document), &off(rule));
        prop_assert_eq!(&found(&without), &others);
        prop_assert!(split(accepted(&without), rule).0.is_empty());
        let with = rules::check(read(&document), &accepting(rule));
        prop_assert_eq!(&found(&with), &others);
        prop_assert!(of_rule.iter().all(|place| accepted(&with).contains(place)));
        prop_assert_eq!(with.findings().counts().all() as usize, with.findings().iter().count());
    }
}

/// What the property rests on: each rule finds something in its own case, unless an acceptance stands in it.
#[test]
fn the_cases_are_found_in() {
    for rule in settable() {
        assert!(check_case(rule, rule.breaks).iter().any(|finding| finding.code() == rule.code), "{}", rule.code);
    }
}
