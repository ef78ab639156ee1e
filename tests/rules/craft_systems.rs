//! LW4xx: what the register of AI systems says, and what is read of their use.

use crate::common::{document_with, found_by, held, push};
use crate::craft::{acting, ai, found_as_of, two_systems, with_parameter, with_system};
use serde_json::{Value, json};

#[test]
fn what_is_done_after_the_week_as_of_which_is_looked_is_not_read() {
    let use_ = ai(json!({ "data": "personal", "verified": false, "offloaded": 1 }));
    let document = document_with([
        held("t-balie", "2026-W01"),
        held("t-balie", "2026-W08"),
        acting("t-balie", "2026-W20", &[use_]),
    ]);
    let high = json!({ "risk": "high", "overseer": null, "terms": "consumer", "risk_analysis": "2026-06-01" });
    let high = with_system(document.clone(), high);
    let prohibited = with_system(document, json!({ "risk": "prohibited" }));
    for (code, document) in [
        ("LW402", &high),
        ("LW403", &high),
        ("LW404", &prohibited),
        ("LW405", &high),
        ("LW406", &high),
        ("LW407", &high),
        ("LW408", &high),
        ("LW409", &high),
    ] {
        let at = |as_of: &str| found_as_of(code, document, as_of).len();
        assert_eq!((at("2026-W19"), at("2026-W20")), (0, 1), "{code}");
    }
}

#[test]
fn of_a_system_declared_twice_the_first_says_what_may_be_done_with_it() {
    let changed = json!({ "risk": "prohibited", "terms": "consumer", "cleared_for": [] });
    let found = |first: Value, second: Value| {
        let mut document = document_with([acting("t-balie", "2026-W08", &[ai(json!({ "data": "internal" }))])]);
        let twin = document["ai_systems"][0].clone();
        push(&mut document, "ai_systems", twin);
        for (place, changes) in [first, second].into_iter().enumerate() {
            for (key, value) in changes.as_object().unwrap() {
                document["ai_systems"][place][key] = value.clone();
            }
        }
        ["LW404", "LW406", "LW407"].map(|code| found_by(code, &document).len())
    };
    assert_eq!((found(changed.clone(), json!({})), found(json!({}), changed)), ([1; 3], [0; 3]));
}

/// Each declaration is judged by what it says itself, since a register that contradicts itself is to be mended.
#[test]
fn of_a_system_declared_twice_both_are_judged() {
    let mut document = document_with([acting("t-balie", "2026-W08", &[ai(json!({ "data": "internal" }))])]);
    let mut twin = document["ai_systems"][0].clone();
    (twin["risk"], twin["overseer"], twin["exit_strategy"]) = (json!("high"), json!(null), json!("papier"));
    push(&mut document, "ai_systems", twin);
    assert_eq!(found_by("LW405", &document), ["/ai_systems/1"]);
    assert_eq!(found_by("LW408", &document), ["/ai_systems/0", "/ai_systems/1"]);
    assert_eq!(found_by("LW409", &document), ["/ai_systems/0"]);
    assert_eq!(found_by("LW410", &document), [""; 0], "two declarations of one id are one system");
}

/// Every team's time counts, of one the programme does not declare too; that of systems it does not declare
/// does not.
#[test]
fn the_time_of_the_programme_is_that_of_known_systems_and_of_all_teams() {
    let mut document = two_systems([50, 50], ["Een", "Twee"]);
    push(&mut document, "cycles", acting("t-kcc", "2026-W08", &[ai(json!({ "system": "ai-weg" }))]));
    assert_eq!((found_by("LW409", &document), found_by("LW410", &document)), (vec![], vec![]));
    push(&mut document, "cycles", acting("t-weg", "2026-W08", &[ai(json!({}))]));
    assert_eq!(found_by("LW409", &document), ["/ai_systems/0"]);
    let mut nobody = two_systems([50, 50], ["Een", "een"]);
    for activity in [0, 1] {
        nobody["cycles"][0]["activities"][activity]["professionals"] = json!(["p-weg"]);
    }
    assert_eq!((found_by("LW409", &nobody), found_by("LW410", &nobody)), (vec![], vec![]), "no time at all");
}

#[test]
fn vendors_are_one_whatever_the_white_space_around_them() {
    let found = |one: &str, other: &str| found_by("LW410", &two_systems([50, 50], [one, other])).len();
    for same in [" Een\t", "\u{feff}Een", "Een\u{a0}", "\u{2009}een\u{3000}"] {
        assert_eq!(found("Een", same), 1, "{same:?}");
    }
    assert_eq!((found("ÉÉN", "één"), found("Één", "Een")), (1, 0));
    // Not white space to the format, so part of the name.
    for other in ["E en", "Een\u{85}", "Een\u{200b}"] {
        assert_eq!(found("Een", other), 0, "{other:?}");
    }
}

/// 0.9² + 0.1² is 0.82 and not a hair above it, as it is when the shares are squared one by one.
#[test]
fn a_concentration_at_the_limit_is_not_above_it() {
    let found = |minutes, limit: f64| {
        let document = with_parameter(two_systems(minutes, ["Een", "Twee"]), "concentration_max", limit);
        found_by("LW410", &document).len()
    };
    assert_eq!((found([90, 10], 0.82), found([10, 90], 0.82), found([900, 99], 0.82)), (0, 0, 1));
    assert_eq!((found([50, 50], 0.5), found([51, 50], 0.5)), (0, 1));
}
