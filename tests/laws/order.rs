//! To the last bit: the order of cycles, where they stand, and the order of teams change nothing.

use crate::common::{list, list_mut, log_of, sound};
use crate::programmes::{Case, cases};
use lerendwerken::calculus::{self, AsOf, Results};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// Everything that results say, to the last bit.
fn written(results: &Results) -> String {
    serde_json::to_string(results).unwrap()
}

/// A case, and an order of something of it.
fn with_order(count: fn(&Case) -> usize) -> impl Strategy<Value = (Case, Vec<usize>)> {
    cases().prop_flat_map(move |case| {
        let order: Vec<usize> = (0..count(&case)).collect();
        (Just(case), Just(order).prop_shuffle())
    })
}

/// Results at every kind of week that a call can ask for.
fn answers(document: &Value, logs: &[String], case: &Case) -> Vec<String> {
    let sound = sound(document, logs);
    [case.as_of(), AsOf::LastHeld].map(|as_of| written(&calculus::results_by_week(&sound, as_of))).into()
}

proptest! {
    #[test]
    fn of_cycles_in_the_programme((case, order) in with_order(|case| case.cycles.len())) {
        let mut shuffled = case.clone();
        shuffled.cycles = order.iter().map(|place| case.cycles[*place].clone()).collect();
        prop_assert_eq!(answers(&case.whole(), &[], &case), answers(&shuffled.whole(), &[], &case));
    }

    #[test]
    fn of_cycles_over_the_programme_and_its_logs(
        (case, order) in with_order(|case| case.cycles.len()),
        cuts in prop::collection::vec(any::<Index>(), 1..5),
    ) {
        let shuffled: Vec<Value> = order.iter().map(|place| case.cycles[*place].clone()).collect();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(shuffled.len() + 1)).collect();
        cuts.sort_unstable();
        let mut document = case.document.clone();
        document["cycles"] = json!(shuffled[..cuts[0]]);
        cuts.push(shuffled.len());
        let logs: Vec<String> = cuts.windows(2).map(|log| log_of(&shuffled[log[0]..log[1]])).collect();
        prop_assert_eq!(answers(&case.whole(), &[], &case), answers(&document, &logs, &case));
    }

    #[test]
    fn of_teams_but_for_their_rows((case, order) in with_order(|case| list(&case.document, "teams").len())) {
        let mut shuffled = case.clone();
        let teams = list(&case.document, "teams");
        shuffled.document["teams"] = order.iter().map(|place| teams[*place].clone()).collect();
        let by_team = |case: &Case| {
            let mut results = case.results();
            for row in &mut results.expectations {
                let place = |id: &str| teams.iter().position(|team| team["id"] == id);
                row.teams.sort_by_key(|team| place(team.team.as_str()));
            }
            written(&results)
        };
        prop_assert_eq!(by_team(&case), by_team(&shuffled));
    }

    #[test]
    fn of_rows_is_that_of_the_document(case in cases()) {
        let results = case.results();
        let goals = list(&case.document, "goals");
        let expectations = goals.iter().flat_map(|goal| list(goal, "expectations"));
        let ids: Vec<&Value> = expectations.map(|expectation| &expectation["id"]).collect();
        let given: Vec<&str> = results.expectations.iter().map(|row| row.expectation.as_str()).collect();
        prop_assert_eq!(json!(ids), json!(given));
        let place = |id: &str| list(&case.document, "teams").iter().position(|team| team["id"] == id);
        for row in &results.expectations {
            prop_assert!(row.teams.windows(2).all(|two| place(two[0].team.as_str()) < place(two[1].team.as_str())));
        }
    }

    /// Where an activity stands in its cycle's list changes no more than the last digits.
    #[test]
    fn of_activities_hardly_matters(case in cases()) {
        let mut turned = case.clone();
        turned.cycles.iter_mut().for_each(|cycle| list_mut(cycle, "activities").reverse());
        let terms = crate::figures::values(&case.absolute().results());
        let (one, other) = (case.results(), turned.results());
        let pairs = crate::figures::values(&one).into_iter().zip(crate::figures::values(&other));
        for ((one, other), terms) in pairs.zip(terms) {
            prop_assert!(crate::figures::near(one, other, terms), "{one} {other} {terms}");
        }
    }
}
