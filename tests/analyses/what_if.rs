//! What if, held against results of documents that were changed by hand.

use crate::common::{EXAMPLES, as_of, example, list, list_mut, sound, week};
use crate::reference::generate::{self, Size};
use crate::reference::random::Random;
use lerendwerken::calculus::{self, Base, Intervention, Interventions, Results};
use serde_json::{Value, json};

/// A document with all of its cycles in it.
fn whole(document: &Value, logged: &[Value]) -> Value {
    let mut document = document.clone();
    let mut cycles = list(&document, "cycles").to_vec();
    cycles.extend_from_slice(logged);
    document["cycles"] = json!(cycles);
    document
}

fn is_within(cycle: &Value, change: &Value) -> bool {
    let of_team = change["team"].is_null() || change["team"] == cycle["team"];
    let at = cycle["week"].as_str().unwrap();
    let from = change["from"].as_str().is_none_or(|from| week(at) >= week(from));
    of_team && from && change["until"].as_str().is_none_or(|until| week(at) <= week(until))
}

/// Changes the document as an intervention says.
fn by_hand(document: &mut Value, intervention: &Value) {
    let (kind, change) = intervention.as_object().unwrap().iter().next().unwrap();
    match kind.as_str() {
        "skip" => {
            for cycle in list_mut(document, "cycles") {
                if cycle["status"] == "held" && is_within(cycle, change) {
                    let bare = |key: &str| cycle[key].clone();
                    *cycle = json!({ "id": bare("id"), "team": bare("team"), "week": bare("week"), "status": "skipped", "reason": "x" });
                }
            }
        }
        "set_offloading" | "scale_offloading" => {
            for cycle in list_mut(document, "cycles").iter_mut().filter(|cycle| is_within(cycle, change)) {
                for activity in list_mut(cycle, "activities") {
                    if activity.get("ai").is_some_and(|ai| !ai.is_null()) {
                        let before = activity["ai"]["offloaded"].as_f64().unwrap();
                        let scaled = || (before * change["factor"].as_f64().unwrap()).min(1.0);
                        activity["ai"]["offloaded"] = json!(change["share"].as_f64().unwrap_or_else(scaled));
                    }
                }
            }
        }
        "raise_stage" => {
            let order = ["proposed", "tried", "adopted", "integrated"];
            let rank = |stage: &Value| order.iter().position(|it| stage == *it);
            for cycle in list_mut(document, "cycles").iter_mut().filter(|cycle| is_within(cycle, change)) {
                for proposal in list_mut(cycle, "proposals") {
                    let is_it = proposal["id"] == change["proposal"];
                    if is_it && rank(&proposal["stage"]).is_some_and(|at| at < rank(&change["stage"]).unwrap()) {
                        proposal["stage"] = change["stage"].clone();
                    }
                }
            }
        }
        "assume" => {
            if document["assumptions"].is_null() {
                document["assumptions"] = json!({});
            }
            for (key, value) in change.as_object().unwrap() {
                match value.as_object() {
                    Some(leaves) => {
                        if document["assumptions"][key].is_null() {
                            document["assumptions"][key] = json!({});
                        }
                        leaves.iter().for_each(|(leaf, value)| document["assumptions"][key][leaf] = value.clone());
                    }
                    None => document["assumptions"][key] = value.clone(),
                }
            }
        }
        "adjust" => {
            for expectation in list_mut(document, "goals").iter_mut().flat_map(|goal| list_mut(goal, "expectations")) {
                if expectation["id"] == change["expectation"] {
                    expectation["adjust"] = change["adjust"].clone();
                }
            }
        }
        other => panic!("`{other}` is no intervention"),
    }
}

/// A random intervention on a document.
fn intervention(random: &mut Random, document: &Value) -> Option<Value> {
    let cycles: Vec<_> = list(document, "cycles").iter().filter(|cycle| cycle["status"] == "held").cloned().collect();
    if cycles.is_empty() {
        return None;
    }
    let cycle = random.pick(&cycles).clone();
    let (a, b) = (random.pick(&cycles)["week"].clone(), cycle["week"].clone());
    let (from, until) = if week(a.as_str().unwrap()) <= week(b.as_str().unwrap()) { (a, b) } else { (b, a) };
    let team = if random.chance(0.7) { cycle["team"].clone() } else { Value::Null };
    Some(match random.range(0, 5) {
        0 => json!({ "skip": { "team": team, "from": from, "until": until } }),
        1 => json!({ "set_offloading": { "share": random.unit(), "team": team, "from": from } }),
        2 => json!({ "scale_offloading": { "factor": 2.0 * random.unit(), "team": team, "until": until } }),
        3 => {
            let proposals = list(&cycle, "proposals");
            let stage = *random.pick(&["tried", "adopted", "integrated"]);
            if proposals.is_empty() {
                return None;
            }
            let proposal = random.pick(proposals)["id"].clone();
            json!({ "raise_stage": { "team": cycle["team"], "proposal": proposal, "stage": stage, "from": from } })
        }
        4 => {
            json!({ "assume": { "craft": { "retention_idle": random.unit() }, "stage": { "tried": random.unit() }, "tolerance": 0.2 } })
        }
        _ => {
            let expectations: Vec<_> =
                list(document, "goals").iter().flat_map(|goal| list(goal, "expectations")).cloned().collect();
            if expectations.is_empty() {
                return None;
            }
            let id = random.pick(&expectations)["id"].clone();
            json!({ "adjust": { "expectation": id, "adjust": { "deadweight": random.unit(), "attribution": 0.5 } } })
        }
    })
}

fn read(interventions: &[Value]) -> Interventions {
    Interventions::from_json(&json!({ "interventions": interventions }).to_string()).unwrap()
}

/// Results without their assumptions' `defaulted`, which the document by hand gives otherwise: none here.
fn figures(results: &Results) -> Value {
    serde_json::to_value(results).unwrap()
}

#[test]
fn a_document_that_is_otherwise_has_the_changed_results_to_the_last_bit() {
    let mut looked_at = 0;
    for seed in 0..240 {
        let (document, logged) = generate::programme(8_000_000 + seed, Size::Small);
        let document = whole(&document, &logged);
        let mut source = Random::new(seed);
        let changes: Vec<_> = (0..1 + seed % 4).filter_map(|_| intervention(&mut source, &document)).collect();
        let mut otherwise = document.clone();
        changes.iter().for_each(|change| by_hand(&mut otherwise, change));
        let base = sound(&document, &[]);
        let at = base.week(as_of(generate::as_of(seed, &document).as_deref()));
        let answer = calculus::what_if(&base, at.into(), &read(&changes)).unwrap();
        let given = calculus::results(&sound(&otherwise, &[]), at.into());
        assert_eq!(figures(&answer.changed), figures(&given), "programme {seed}: {changes:?}");
        assert_eq!(answer.base, calculus::results(&base, at.into()), "programme {seed}");
        looked_at += changes.len();
    }
    assert!(looked_at > 300, "only {looked_at} interventions");
}

#[test]
fn the_difference_is_of_every_figure() {
    let (document, logged) = example(EXAMPLES[0]);
    let sound = sound(&document, &[generate::log(&logged)]);
    let base = Base::new(&sound, as_of(None));
    let change = Interventions::default().skip("t-burgerzaken", "2026-W02".."2027-W08").unwrap();
    let answer = base.what_if(&change).unwrap();
    let gone = |results: &Results| {
        results.expectations.iter().all(|it| it.teams.iter().all(|team| team.team.as_str() != "t-burgerzaken"))
    };
    assert!(
        gone(&answer.changed) && !gone(&answer.base) && !gone(&answer.difference),
        "a team that is gone counts as 0"
    );
    let [base, changed, difference] = [&answer.base, &answer.changed, &answer.difference].map(figures);
    let mut compared = 0;
    compare(&base, &changed, &difference, &mut compared);
    assert!(compared > 100, "{compared} figures");
}

/// Holds every number of the difference against those of both, by their places.
fn compare(base: &Value, changed: &Value, difference: &Value, compared: &mut usize) {
    match difference {
        Value::Number(number) => {
            let less = changed.as_f64().unwrap_or(0.0) - base.as_f64().unwrap_or(0.0);
            assert_eq!(number.as_f64().unwrap(), less);
            *compared += 1;
        }
        Value::Object(members) => {
            for (key, member) in
                members.iter().filter(|(key, _)| !["assumptions", "teams", "team"].contains(&key.as_str()))
            {
                compare(&base[key], &changed[key], member, compared);
            }
            for team in members.get("teams").and_then(Value::as_array).into_iter().flatten() {
                let of = |whole: &Value| list(whole, "teams").iter().find(|it| it["team"] == team["team"]).cloned();
                compare(&of(base).unwrap_or_default(), &of(changed).unwrap_or_default(), team, compared);
            }
        }
        Value::Array(rows) => {
            rows.iter().enumerate().for_each(|(i, row)| compare(&base[i], &changed[i], row, compared));
        }
        other => assert_eq!(other, changed),
    }
}

#[test]
fn what_changes_nothing_changes_nothing() {
    for seed in 0..60 {
        let (document, logged) = generate::programme(8_100_000 + seed, Size::Small);
        let sound = sound(&document, &[generate::log(&logged)]);
        let base = Base::new(&sound, as_of(None));
        for nothing in [
            Interventions::default(),
            Interventions::default().scale_offloading(1.0).unwrap(),
            Interventions::default().assume(sound.programme().assumptions.clone().unwrap_or_default()),
        ] {
            let answer = base.what_if(&nothing).unwrap();
            assert_eq!(&answer.changed, base.results(), "programme {seed}: {nothing:?}");
            let json = figures(&answer.difference);
            for row in list(&json, "expectations") {
                assert_eq!(row["long_term"], json!({ "value": 0.0, "standard_error": 0.0 }));
            }
        }
    }
}

#[test]
fn interventions_on_different_teams_commute() {
    let mut pairs = 0;
    for seed in 0..150 {
        let (document, logged) = generate::programme(8_200_000 + seed, Size::Small);
        let document = whole(&document, &logged);
        let sound = sound(&document, &[]);
        let base = Base::new(&sound, as_of(None));
        let mut source = Random::new(seed);
        let mut changes = (0..40)
            .filter_map(|_| intervention(&mut source, &document))
            .filter(|change| change.as_object().unwrap().values().next().unwrap()["team"].is_string());
        let Some(one) = changes.next() else { continue };
        let team = |change: &Value| change.as_object().unwrap().values().next().unwrap()["team"].clone();
        let Some(other) = changes.find(|change| team(change) != team(&one)) else { continue };
        let results = |order: &[Value]| base.what_if(&read(order)).unwrap().changed;
        assert_eq!(results(&[one.clone(), other.clone()]), results(&[other, one]), "programme {seed}");
        pairs += 1;
    }
    assert!(pairs > 20, "only {pairs} pairs");
}

#[test]
fn what_there_is_not_is_refused_by_name() {
    let (document, logged) = example(EXAMPLES[0]);
    let sound = sound(&document, &[generate::log(&logged)]);
    for (change, why) in [
        (json!({ "skip": { "team": "t-x", "from": "2026-W10", "until": "2026-W11" } }), "no team `t-x`"),
        (json!({ "skip": { "from": "2026-W12", "until": "2026-W11" } }), "end before they begin"),
        (
            json!({ "raise_stage": { "team": "t-burgerzaken", "proposal": "pr-x", "stage": "tried", "from": "2026-W10" } }),
            "`t-burgerzaken` has no proposal `pr-x`",
        ),
        (json!({ "adjust": { "expectation": "e-x", "adjust": {} } }), "no expectation `e-x`"),
    ] {
        let refused = calculus::what_if(&sound, as_of(None), &read(&[change])).unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
    }
}

#[test]
fn what_is_read_is_what_the_schema_takes() {
    let schema = lerendwerken::schema::named("interventions").unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let good = json!({ "interventions": [
        { "skip": { "team": null, "from": "2026-W10", "until": "2026-W11" } },
        { "set_offloading": { "share": 0.5 } },
        { "scale_offloading": { "factor": 1e0, "team": "t-a", "from": "2026-W10", "until": null } },
        { "raise_stage": { "team": "t-a", "proposal": "pr-1", "stage": "adopted", "from": "2026-W10" } },
        { "assume": { "recent_weeks": 4, "work": { "consolidation": 0.5 } } },
        { "adjust": { "expectation": "e-a", "adjust": { "attribution": 0.5 } } },
    ] });
    let both = |value: &Value| {
        let read = Interventions::from_json(&value.to_string());
        assert_eq!(read.is_ok(), validator.is_valid(value), "{value}: {read:?}");
        read.is_ok()
    };
    assert!(both(&good));
    for (i, intervention) in list(&good, "interventions").iter().enumerate() {
        let (kind, change) = intervention.as_object().unwrap().iter().next().unwrap();
        let mut refused = 0;
        let mut hold = |changed: Value| {
            let mut document = good.clone();
            document["interventions"][i] = changed;
            refused += usize::from(!both(&document));
        };
        for key in change.as_object().unwrap().keys() {
            for other in
                [json!(null), json!([]), json!({}), json!("x"), json!(-1), json!(2), json!(true), json!("2026-W60")]
            {
                let mut changed = intervention.clone();
                changed[kind][key] = other;
                hold(changed);
            }
            let mut without = intervention.clone();
            without[kind].as_object_mut().unwrap().remove(key);
            hold(without);
        }
        hold(json!({ kind: change, "skip": change }));
        hold(json!({ "other": change }));
        hold(json!(kind));
        hold(json!({ kind: [change] }));
        assert!(refused > 5, "{kind}: {refused}");
    }
    let built = Intervention::Assume(Default::default());
    assert!(both(&json!({ "interventions": [built] })));
}
