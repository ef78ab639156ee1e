//! The comparison and the generator, looked at.

use super::document::{list, text, week};
use super::generate::{Size, as_of, log, programme};
use super::{Answer, compare, results};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The answer in doubles, as the crate would serialise it.
fn serialised(answer: &Answer) -> Value {
    let estimate = |estimate: &super::Estimate| json!({ "value": estimate.figure.value.to_f64(), "standard_error": estimate.variance.root().to_f64() });
    let attained = |attained: &super::Attained| {
        let mut json = json!({});
        for (key, figure) in [("direct", &attained.direct), ("durable", &attained.durable)] {
            if let Some(figure) = figure {
                json[key] = json!(figure.value.to_f64());
            }
        }
        json
    };
    let expectations = answer.expectations.iter().map(|row| {
        let team = |team: &super::TeamAnswer| {
            json!({ "team": team.team,
            "short_term": estimate(&team.short_term), "long_term": estimate(&team.long_term) })
        };
        let mut json = json!({
            "expectation": row.expectation, "goal": row.goal, "horizon": row.horizon, "unit": row.unit,
            "short_term": estimate(&row.short_term), "long_term": estimate(&row.long_term),
            "attainment": estimate(&row.attainment), "expected": row.expected.value.to_f64(),
            "standing": row.standing.name, "teams": row.teams.iter().map(team).collect::<Vec<_>>() });
        if let Some(measured) = &row.measured {
            json["measured"] = json!({ "week": measured.week, "attainment": measured.attainment.value.to_f64() });
            if let Some(distance) = &measured.distance {
                let value = &distance.difference.value / distance.variance.root();
                json["measured"]["distance"] = json!(value.to_f64());
            }
        }
        if let Some(weeks) = &row.weekly {
            json["weekly"] = weeks
                .iter()
                .map(|row| {
                    json!({ "week": row.week,
                "short_term": estimate(&row.short_term), "long_term": estimate(&row.long_term) })
                })
                .collect();
        }
        json
    });
    let expectations: Vec<_> = expectations.collect();
    let goal = |goal: &super::GoalAnswer| {
        let mut json = attained(&goal.attained);
        json["goal"] = json!(goal.goal);
        json
    };
    json!({
        "programme": answer.programme, "as_of": answer.as_of, "assumptions": answer.assumptions,
        "expectations": expectations, "goals": answer.goals.iter().map(goal).collect::<Vec<_>>(),
        "overall": attained(&answer.overall),
    })
}

/// What is right passes; a number, a row, a key or a standing that is wrong does not.
#[test]
fn comparison_is_strict() {
    let (document, logged) = programme(7, Size::Medium);
    let answer = results(&document, &logged, None, true);
    let right = serialised(&answer);
    compare(&answer, &right).unwrap();
    let fails = |change: &dyn Fn(&mut Value)| {
        let mut wrong = right.clone();
        change(&mut wrong);
        assert!(compare(&answer, &wrong).is_err());
    };
    fails(&|json| json["extra"] = json!(1));
    fails(&|json| json["as_of"] = json!("2001-W01"));
    fails(&|json| json["overall"]["durable"] = json!(null));
    fails(&|json| json["assumptions"]["tolerance"] = json!(0.123));
    fails(&|json| json["assumptions"]["defaulted"] = json!(["tolerance", "recent_weeks"]));
    fails(&|json| json["expectations"].as_array_mut().unwrap().reverse());
    fails(&|json| _ = json["goals"].as_array_mut().unwrap().pop());
    fails(&|json| json["expectations"][0]["standing"] = json!("no standing"));
    fails(&|json| json["expectations"][0]["short_term"]["value"] = json!("1"));
    let index = answer.expectations.iter().position(|row| !row.short_term.figure.value.is_zero()).unwrap();
    for term in ["short_term", "long_term", "attainment"] {
        for key in ["value", "standard_error"] {
            fails(&|json| {
                let number = &mut json["expectations"][index][term][key];
                *number = json!(number.as_f64().unwrap() * (1.0 + 1e-9) + 1e-200);
            });
        }
    }
    let given = right["expectations"][index]["short_term"]["value"].as_f64().unwrap();
    let exact = &answer.expectations[index].short_term.figure;
    assert!(super::figure_agrees(exact, given) && !super::figure_agrees(exact, given * 1.001));
    assert!(!super::figure_agrees(exact, f64::NAN));
}

/// What the generator promises, looked at over many seeds; and every figure agrees with itself.
#[test]
fn generated_programmes_are_varied() {
    let mut seen = BTreeSet::new();
    for seed in 0..150 {
        let (document, logged) = programme(seed, Size::Small);
        assert_eq!((document.clone(), logged.clone()), programme(seed, Size::Small));
        assert_eq!(log(&logged).lines().count(), logged.len());
        let now = as_of(seed, &document);
        let answer = results(&document, &logged, now.as_deref(), seed % 2 == 0);
        compare(&answer, &serialised(&answer)).unwrap();
        for row in &answer.expectations {
            seen.insert(row.standing.name.to_owned());
            seen.extend(row.measured.iter().map(|measured| format!("distance {}", measured.distance.is_some())));
        }
        for goal in list(&document, "goals") {
            for expectation in list(goal, "expectations") {
                assert!(week(expectation, "declared") < week(expectation, "due"));
                assert!(
                    (expectation["target"].as_f64().unwrap() - expectation["baseline"].as_f64().unwrap()).abs() > 1e-7
                );
            }
        }
        for cycle in list(&document, "cycles").iter().chain(&logged) {
            seen.insert(text(cycle, "status").to_owned());
        }
    }
    let expected = [
        "reached",
        "missed",
        "not_declared",
        "not_started",
        "ahead",
        "behind",
        "on_track",
        "distance true",
        "distance false",
        "held",
        "planned",
        "skipped",
    ];
    let missing: Vec<_> = expected.iter().filter(|name| !seen.contains(**name)).collect();
    assert!(missing.is_empty(), "never seen: {missing:?}");
}
