//! LW006, LW008 and LW009: expectations and money.

use crate::common::{check, document, found, places, push};
use serde_json::{Value, json};

/// What is found where the first expectation has these weeks.
fn with_weeks(declared: &str, milestones: &[&str], due: &str) -> Vec<String> {
    let mut document = document();
    let expectation = &mut document["goals"][0]["expectations"][0];
    expectation["declared"] = json!(declared);
    expectation["due"] = json!(due);
    let milestone = |week: &&str| json!({ "week": week, "target": 50 });
    expectation["milestones"] = milestones.iter().map(milestone).collect();
    found(&document)
}

#[test]
fn weeks_of_an_expectation_follow_one_another() {
    for (milestones, due) in
        [(vec![], "2026-W03"), (vec!["2026-W03"], "2026-W04"), (vec!["2026-W03", "2026-W04"], "2026-W05")]
    {
        assert_eq!(with_weeks("2026-W02", &milestones, due), [""; 0], "{milestones:?} {due}");
    }
    let wrong = ["LW006@/goals/0/expectations/0"];
    assert_eq!(with_weeks("2026-W02", &[], "2026-W02"), wrong, "due when declared");
    assert_eq!(with_weeks("2026-W03", &[], "2026-W02"), wrong, "due before");
    assert_eq!(with_weeks("2026-W02", &["2026-W02"], "2026-W20"), wrong, "a milestone when declared");
    assert_eq!(with_weeks("2026-W02", &["2026-W20"], "2026-W20"), wrong, "a milestone when due");
    assert_eq!(with_weeks("2026-W02", &["2026-W01"], "2026-W20"), wrong, "a milestone before");
    assert_eq!(with_weeks("2026-W02", &["2026-W21"], "2026-W20"), wrong, "a milestone after");
    assert_eq!(with_weeks("2026-W02", &["2026-W10", "2026-W10"], "2026-W20"), wrong, "two in one week");
    assert_eq!(with_weeks("2026-W02", &["2026-W12", "2026-W10"], "2026-W20"), wrong, "the later one first");
    assert_eq!(with_weeks("2026-W20", &["2026-W22", "2026-W21"], "2026-W02"), wrong, "all at once is one finding");
}

/// Weeks go on over the end of a year, and an expectation may lie outside the period.
#[test]
fn weeks_of_an_expectation_go_over_the_year() {
    assert_eq!(with_weeks("2026-W53", &["2027-W01"], "2027-W02"), [""; 0]);
    assert_eq!(with_weeks("2025-W40", &[], "2031-W40"), [""; 0]);
}

#[test]
fn nothing_is_expected_where_the_target_is_the_baseline() {
    let at = |baseline: f64, target: f64| {
        let mut document = document();
        document["goals"][0]["expectations"][1]["baseline"] = json!(baseline);
        document["goals"][0]["expectations"][1]["target"] = json!(target);
        found(&document)
    };
    let wrong = ["LW008@/goals/0/expectations/1"];
    for target in [0.0, -0.0, 9.999e-10, -9.999e-10, 1e-300] {
        assert_eq!(at(0.0, target), wrong, "{target}");
    }
    for target in [1e-9, -1e-9, 1.001e-9, -1.001e-9, 400.0] {
        assert_eq!(at(0.0, target), [""; 0], "{target}");
    }
    assert_eq!(at(7.2, 7.2), wrong);
    assert_eq!(at(7.2, 7.2 + 5e-10), wrong);
    assert_eq!(at(7.2, 7.2 - 2e-9), [""; 0]);
    assert_eq!(at(1e12, 1e12), wrong);
    assert_eq!(at(-1e12, 1e12), [""; 0]);
}

/// A document in which costs and worths are in these currencies.
fn in_currencies(costs: Option<&str>, worths: [Option<&str>; 3]) -> Value {
    let mut document = document();
    let expectation = |id: &str| {
        let mut expectation = document["goals"][0]["expectations"][0].clone();
        expectation["id"] = json!(id);
        expectation
    };
    let goal = json!({ "id": "g-ander", "title": "Ander doel", "expectations": [expectation("e-ander")] });
    push(&mut document, "goals", goal);
    let pointers = ["/goals/0/expectations/0", "/goals/0/expectations/1", "/goals/1/expectations/0"];
    for (pointer, currency) in pointers.into_iter().zip(worths) {
        if let Some(currency) = currency {
            let worth = json!({ "amount": 45, "currency": currency });
            document.pointer_mut(pointer).unwrap()["indicator"]["worth"] = worth;
        }
    }
    if let Some(currency) = costs {
        document["costs"] = json!({ "currency": currency, "hour": 55 });
    }
    document
}

#[test]
fn one_currency_a_programme() {
    let worth = |goal: u32, expectation: u32| {
        format!("LW009@/goals/{goal}/expectations/{expectation}/indicator/worth/currency")
    };
    let found = |costs: Option<&str>, worths: [Option<&str>; 3]| found(&in_currencies(costs, worths));
    let (eur, gbp, usd) = (Some("EUR"), Some("GBP"), Some("USD"));
    assert_eq!(found(eur, [eur, None, eur]), [""; 0]);
    assert_eq!(found(None, [None, eur, None]), [""; 0]);
    assert_eq!(found(eur, [gbp, eur, usd]), [worth(0, 0), worth(1, 0)], "each unlike the first");
    assert_eq!(found(gbp, [eur, eur, eur]), [worth(0, 0), worth(0, 1), worth(1, 0)], "costs come first");
    assert_eq!(found(None, [None, gbp, eur]), [worth(1, 0)], "without costs the first worth does");
}

#[test]
fn mixed_currencies_block_money_alone() {
    let checked = check(&in_currencies(Some("EUR"), [Some("GBP"), None, None]));
    assert_eq!(places(&checked).len(), 1);
    let sound = checked.sound().unwrap();
    assert_eq!(sound.findings().counts().error, 1, "it goes along with the results");
}

#[test]
fn an_unsound_programme_says_why() {
    let mut document = document();
    document["goals"][0]["expectations"][1]["target"] = json!(7.2);
    document["teams"][0]["members"] = json!(["p-weg"]);
    let unsound = check(&document).sound().unwrap_err();
    let codes: Vec<_> = unsound.blocking().iter().map(|finding| finding.code()).collect();
    assert_eq!(codes, ["LW002", "LW008"]);
    let said = unsound.to_string();
    assert!(said.contains("error[LW002]") && said.contains("error[LW008]") && said.lines().count() == 3, "{said}");
}
