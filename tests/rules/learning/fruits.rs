//! LW306 and LW309: what comes of learning, and how soon.

use crate::common::{
    accepted_about, asking, cycle, document_with, doing, found_as_of, found_by, held, proposing, said_by, w,
    with_parameter, yielding,
};
use serde_json::{Value, json};

use super::{NOTHING, balie};

/// What is found of cycles in these weeks that came to nothing, with these besides.
fn came_to_nothing(weeks: &[u16], others: Vec<Value>) -> Vec<String> {
    let empty = weeks.iter().map(|week| doing(balie(*week), &["p-anna"], None));
    found_by("LW306", &document_with(empty.chain(others)))
}

#[test]
fn nothing_came_out() {
    assert_eq!(came_to_nothing(&[7, 8, 9], vec![]), NOTHING);
    assert_eq!(came_to_nothing(&[7, 8, 9, 10], vec![]), ["/cycles/0"]);
    assert_eq!(came_to_nothing(&[10, 9, 8, 7], vec![]), ["/cycles/3"], "by week");
    assert_eq!(came_to_nothing(&[7, 8, 20, 40], vec![]), ["/cycles/0"], "gaps do not matter");
    for status in ["skipped", "planned"] {
        let between = vec![cycle("t-balie", &w(9), status)];
        assert_eq!(came_to_nothing(&[7, 8, 10, 11], between.clone()), ["/cycles/0"], "{status}");
        assert_eq!(came_to_nothing(&[7, 8, 10], between), NOTHING, "{status} is not held");
    }
    let of_another = vec![held("t-kcc", &w(8)), held("t-kcc", &w(9))];
    assert_eq!(came_to_nothing(&[7, 8], of_another), NOTHING, "two of each of two teams");
    let document = document_with([7, 8, 9, 10].map(balie));
    assert_eq!(found_as_of("LW306", &document, "2026-W09"), NOTHING, "not yet");
    let said = said_by("LW306", &document);
    assert_eq!(said, ["4 gehouden cycli van `t-balie` op rij, vanaf 2026-W07, leverden geen voorstel of uitkomst op"]);
    assert_eq!(accepted_about("LW306", &document, &["t-balie", "2026-W07", "c-t-balie-2026-w07"]), 1);
    assert_eq!(accepted_about("LW306", &document, &["c-t-balie-2026-w08"]), 0);
    for (cycles, expected) in [(4, 1), (5, 0), (1, 1)] {
        let found = found_by("LW306", &with_parameter(&document, "empty_cycles", cycles));
        assert_eq!(found.len(), expected, "{cycles}");
    }
}

#[test]
fn what_ends_a_run_in_which_nothing_came_out() {
    let proposed = proposing(balie(10), "pr-1", "withdrawn", None);
    let yielded = yielding(balie(10), "e-uren", 0.0);
    for some in [proposed, yielded] {
        assert_eq!(came_to_nothing(&[7, 8, 9, 11, 12, 13], vec![some.clone()]), NOTHING);
        assert_eq!(came_to_nothing(&[7, 8, 9, 11, 12, 13, 14], vec![some.clone()]), ["/cycles/3"]);
        let both = came_to_nothing(&[6, 7, 8, 9, 11, 12, 13, 14, 15], vec![some]);
        assert_eq!(both, ["/cycles/0", "/cycles/4"], "each run as far as it goes");
    }
    let elsewhere = [7, 8, 9, 10].map(|week| held("t-weg", &w(week)));
    assert_eq!(found_by("LW306", &document_with(elsewhere)), ["/cycles/0"], "of a team that is not declared");
}

/// Questions of which each was asked in W07 and came into use so many weeks later.
fn used_after(weeks: &[u16]) -> Value {
    let id = |i: usize| (format!("lq-{i}"), format!("pr-{i}"));
    let first = (0..weeks.len()).fold(balie(7), |cycle, i| asking(cycle, &id(i).0, "p-anna", None));
    let mut cycles = vec![first];
    for (i, later) in weeks.iter().enumerate() {
        let (question, proposal) = id(i);
        let place = cycles.iter().position(|it| it["week"] == w(7 + later)).unwrap_or(cycles.len());
        if place == cycles.len() {
            cycles.push(balie(7 + later));
        }
        if place > 0 {
            cycles[place] = asking(cycles[place].clone(), &question, "p-anna", None);
        }
        cycles[place] = proposing(cycles[place].clone(), &proposal, "tried", Some(&question));
    }
    document_with(cycles)
}

#[test]
fn slow_to_use() {
    for (weeks, median) in [
        (&[7, 7][..], None),
        (&[7, 7, 7], Some("7")),
        (&[6, 6, 6], None),
        (&[1, 7, 30], Some("7")),
        (&[6, 30, 0], None),
        (&[6, 7, 7, 6], Some("6,5")),
        (&[6, 6, 9, 9], Some("7,5")),
        (&[5, 7, 7, 5], None),
        (&[0, 0, 40, 40, 40], Some("40")),
    ] {
        let document = used_after(weeks);
        let expected = median.map(|median| {
            let count = weeks.len();
            format!("van leervraag tot eerste gebruik duurt het {median} weken (mediaan over {count} leervragen), meer dan 6 weken")
        });
        assert_eq!(said_by("LW309", &document), expected.into_iter().collect::<Vec<_>>(), "{weeks:?}");
    }
    assert_eq!(found_by("LW309", &used_after(&[7, 7, 7])), [""], "of the programme as a whole");
    assert_eq!(found_as_of("LW309", &used_after(&[7, 7, 30]), "2026-W14"), NOTHING, "two so far");
    assert_eq!(accepted_about("LW309", &used_after(&[7, 7, 7]), &[]), 1);
    assert_eq!(found_by("LW309", &with_parameter(&used_after(&[7, 7, 7]), "lead_weeks_max", 7)), NOTHING);
    assert_eq!(found_by("LW309", &with_parameter(&used_after(&[7, 7]), "lead_pairs_min", 2)), [""]);
    assert_eq!(found_by("LW309", &with_parameter(&used_after(&[7, 7, 7]), "lead_pairs_min", 4)), NOTHING);
}

#[test]
fn what_use_is() {
    let of = |change: &dyn Fn(&mut Value)| {
        let mut document = used_after(&[7, 7, 7]);
        change(&mut document);
        !found_by("LW309", &document).is_empty()
    };
    for (stage, is_use) in
        [("proposed", false), ("tried", true), ("adopted", true), ("integrated", true), ("withdrawn", false)]
    {
        let with_stage = |document: &mut Value| document["cycles"][1]["proposals"][0]["stage"] = json!(stage);
        assert_eq!(of(&with_stage), is_use, "{stage}: where it is no use, two are left");
    }
    let free = |document: &mut Value| document["cycles"][1]["proposals"][0]["learning_question"] = Value::Null;
    assert!(!of(&free), "a proposal that names no question");
    let elsewhere = |document: &mut Value| document["cycles"][1]["team"] = json!("t-weg");
    assert!(!of(&elsewhere), "questions of another team are others");
    let all_elsewhere = |document: &mut Value| {
        let cycles = document["cycles"].as_array_mut().unwrap();
        cycles.iter_mut().for_each(|cycle| cycle["team"] = json!("t-weg"));
    };
    assert!(of(&all_elsewhere), "a team that is not declared");
}

#[test]
fn the_first_use_counts() {
    let with = |stage: &str| {
        let mut document = used_after(&[7, 7, 7]);
        for question in ["lq-0", "lq-1"] {
            document["cycles"][0] = proposing(document["cycles"][0].clone(), "pr-9", stage, Some(question));
        }
        found_by("LW309", &document)
    };
    assert_eq!(with("proposed"), [""], "two were proposed at once");
    assert_eq!(with("tried"), NOTHING, "two were tried at once");
}
