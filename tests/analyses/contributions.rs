//! Contributions, held against exact arithmetic: every outcome alone, followed through the weeks after it.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{EXAMPLES, as_of, example, list, sound};
use crate::reference::calculus::{CARRIERS, Held, State, assumptions, held, latest_week, retention, yields};
use crate::reference::document::{member, optional_text, text, week_number};
use crate::reference::generate::{self, Size};
use crate::reference::{Exact, error_agrees, figure_agrees};
use lerendwerken::calculus::{self, Dimension};
use lerendwerken::model::Horizon;
use serde_json::{Value, json};

/// An expectation, a dimension and a key.
type Row = (String, String, String);

/// One outcome: its team, its cycle, carrier, proposal and development question, the AI systems, what it brought.
type Alone = (String, [String; 4], Vec<(String, Exact)>, State);

/// What is kept of a week's yield until `as_of`.
fn kept(held: &Held<'_>, team: &str, week: i32, as_of: i32, carrier: &str, assumed: &Value) -> Exact {
    let later = (week + 1..=as_of).map(|week| retention(held.get(&(team, week)).copied(), carrier, assumed));
    later.fold(Exact::whole(1), |all, one| all * one)
}

/// The AI systems of a cycle with their shares of the person-minutes with AI.
fn systems(cycle: &Value) -> Vec<(String, Exact)> {
    let mut minutes: BTreeMap<String, i64> = BTreeMap::new();
    for activity in list(cycle, "activities") {
        if let Some(ai) = member(activity, "ai") {
            let people: BTreeSet<_> = list(activity, "professionals").iter().map(Value::as_str).collect();
            let time = activity["minutes"].as_f64().unwrap() as i64 * people.len() as i64;
            *minutes.entry(text(ai, "system").into()).or_default() += time;
        }
    }
    let all: i64 = minutes.values().sum();
    if all == 0 {
        return vec![("none".into(), Exact::whole(1))];
    }
    minutes.into_iter().map(|(system, time)| (system, Exact::ratio(time, all))).collect()
}

/// The development question that a proposal of a cycle goes back to.
fn question_of(cycle: &Value, proposal: &str) -> Option<String> {
    let find = |key: &str, id: &str| list(cycle, key).iter().find(|it| it["id"] == id).cloned();
    let asked = find("proposals", proposal)?;
    let question = find("learning_questions", optional_text(&asked, "learning_question")?)?;
    optional_text(&question, "development_question").map(str::to_owned)
}

/// Every part of every expectation, exactly.
fn exact(document: &Value, logged: &[Value], week: Option<&str>) -> BTreeMap<Row, State> {
    let held = held(document, logged);
    let as_of = week.map_or_else(|| latest_week(document, &held), week_number);
    let assumed = assumptions(document);
    let mut rows: BTreeMap<Row, State> = BTreeMap::new();
    for expectation in list(document, "goals").iter().flat_map(|goal| list(goal, "expectations")) {
        let mut parts: Vec<Alone> = Vec::new();
        for ((team, week), cycle) in held.iter().filter(|((_, week), _)| *week <= as_of) {
            for outcome in list(cycle, "outcomes") {
                let mut alone = (*cycle).clone();
                alone["outcomes"] = json!([outcome]);
                for carrier in CARRIERS {
                    let yields = yields(&alone, expectation, carrier, &assumed);
                    if yields.is_empty() {
                        continue;
                    }
                    let kept = kept(&held, team, *week, as_of, carrier, &assumed);
                    let state = State::zero().after(&Exact::whole(1), &yields).after(&kept, &[]);
                    let proposal = optional_text(outcome, "proposal");
                    let question = proposal.and_then(|id| question_of(cycle, id));
                    let keys = [
                        text(cycle, "id").to_owned(),
                        carrier.to_owned(),
                        proposal.map_or("none".into(), |id| format!("{team}/{id}")),
                        question.unwrap_or("none".into()),
                    ];
                    parts.push(((*team).to_owned(), keys, systems(cycle), state));
                }
            }
        }
        let counted: BTreeSet<&String> = parts.iter().map(|(team, ..)| team).collect();
        let members = |id: &str| {
            let team = list(document, "teams").iter().find(|team| team["id"] == id).unwrap();
            list(team, "members").len() as i64
        };
        let all: i64 = counted.iter().map(|id| members(id)).sum();
        for (team, [cycle, carrier, proposal, question], systems, state) in &parts {
            let mean = expectation["indicator"]["aggregate"] == "mean";
            let share = if mean { Exact::ratio(members(team), all) } else { Exact::whole(1) };
            let state = state.times(&share);
            let mut add = |dimension: &str, key: &str, part: State| {
                let row = (text(expectation, "id").into(), dimension.into(), key.into());
                let sum = rows.entry(row).or_insert_with(State::zero);
                *sum = sum.plus(&part);
            };
            add("cycle", cycle, state.clone());
            add("team", team, state.clone());
            add("carrier", carrier, state.clone());
            add("proposal", proposal, state.clone());
            add("development_question", question, state.clone());
            systems.iter().for_each(|(system, share)| add("ai_system", system, state.times(share)));
        }
    }
    rows
}

fn agree(case: &str, document: &Value, logged: &[Value], week: Option<&str>) {
    let sound = sound(document, &[generate::log(logged)]);
    let exact = exact(document, logged, week);
    let answer = calculus::contributions(&sound, as_of(week), Dimension::ALL);
    let mut seen = BTreeSet::new();
    for row in &answer.rows {
        let key = (row.expectation.to_string(), row.dimension.to_string(), row.key.clone());
        let state = exact.get(&key).unwrap_or_else(|| panic!("{case}: {key:?} is no part"));
        for (figure, value, error) in
            [(&state.short, row.short_term, row.short_term_error), (&state.long, row.long_term, row.long_term_error)]
        {
            assert!(figure_agrees(&figure.figure, value), "{case}: {key:?}: {value} where {:?}", figure.figure);
            assert!(error_agrees(&figure.variance, error), "{case}: {key:?}: error {error}");
        }
        assert!(seen.insert(key), "{case}: {row:?} twice");
    }
    assert_eq!(seen.len(), exact.len(), "{case}: parts are missing");
    add_up(case, &answer, &calculus::results(&sound, as_of(week)));
}

/// Per expectation and dimension the parts add up to the whole, their shares to 1, and the greatest come first.
fn add_up(case: &str, answer: &calculus::Contributions, results: &calculus::Results) {
    for whole in &results.expectations {
        for dimension in Dimension::ALL {
            let of_it =
                |row: &&calculus::Contribution| row.expectation == whole.expectation && row.dimension == *dimension;
            let rows: Vec<_> = answer.rows.iter().filter(of_it).collect();
            assert_eq!(rows.is_empty(), whole.teams.is_empty(), "{case}");
            let figure = |row: &calculus::Contribution| match whole.horizon {
                Horizon::Direct => row.short_term,
                Horizon::Durable => row.long_term,
            };
            assert!(rows.is_sorted_by(|a, b| figure(a).abs() >= figure(b).abs()), "{case}: the greatest first");
            for (all, part) in [
                (whole.short_term.value, (|row| row.short_term) as fn(&calculus::Contribution) -> f64),
                (whole.long_term.value, |row| row.long_term),
            ] {
                let sum: f64 = rows.iter().map(|row| part(row)).sum();
                let terms: f64 = rows.iter().map(|row| part(row).abs()).sum();
                assert!((sum - all).abs() <= 4e-12 * terms, "{case}: {sum} where {all}");
            }
            let shares: Option<f64> = rows.iter().map(|row| row.share).sum();
            let sizes: f64 = rows.iter().map(|row| row.share.unwrap_or_default().abs()).sum();
            if let Some(shares) = shares.filter(|_| !rows.is_empty()) {
                assert!((shares - 1.0).abs() <= 4e-12 * sizes, "{case}: shares add up to {shares}");
            }
        }
    }
}

#[test]
fn parts_of_random_programmes() {
    for seed in 0..150 {
        let (document, logged) = generate::programme(7_000_000 + seed, Size::Small);
        agree(&format!("programme {seed}"), &document, &logged, generate::as_of(seed, &document).as_deref());
    }
}

#[test]
fn parts_of_the_examples() {
    for name in EXAMPLES {
        let (document, logged) = example(name);
        agree(name, &document, &logged, None);
    }
}

#[test]
fn only_what_is_asked_for() {
    let (document, logged) = example(EXAMPLES[0]);
    let sound = sound(&document, &[generate::log(&logged)]);
    let all = calculus::contributions(&sound, as_of(None), Dimension::ALL);
    for dimension in Dimension::ALL {
        let alone = calculus::contributions(&sound, as_of(None), &[*dimension, *dimension]);
        let same: Vec<_> = all.rows.iter().filter(|row| row.dimension == *dimension).cloned().collect();
        assert!(!same.is_empty() && alone.rows == same, "{dimension}");
    }
    assert!(calculus::contributions(&sound, as_of(None), &[]).rows.is_empty());
}
