//! LW113: what becomes of acceptances, and of what is found of them.

use crate::common::{
    check, check_with_logs, cycle, document, found_by, held, log_of, of_integrity, place, push, read, week,
};
use crate::frame::levels;
use crate::own;
use lerendwerken::Language;
use lerendwerken::model::{Acceptance, LevelSetting};
use lerendwerken::rules::{self, Checked, Level, Options};
use serde_json::{Value, json};

/// A programme in which LW107 finds three goals, `g-wachttijd`, `g-een` and `g-twee`, with these acceptances.
fn accepting(accepted: Value) -> Value {
    let mut document = document();
    for id in ["g-een", "g-twee"] {
        push(&mut document, "goals", json!({ "id": id, "title": "Doel", "expectations": [] }));
    }
    document["rules"] = json!({ "accepted": accepted });
    document
}

fn acceptance(code: &str, about: &[&str], until: Option<&str>) -> Value {
    json!({ "code": code, "about": about, "reason": "zo hoort het", "by": "p-marc", "until": until })
}

fn of_call(code: &str, about: &[&str]) -> Acceptance {
    serde_json::from_value(acceptance(code, about, None)).unwrap()
}

/// The acceptances that LW113 finds, by their places.
fn unmatched(accepted: Value) -> Vec<String> {
    let found = found_by("LW113", &accepting(accepted));
    found.iter().map(|pointer| pointer.strip_prefix("/rules/accepted/").unwrap().to_owned()).collect()
}

fn accepted(checked: &Checked) -> Vec<String> {
    checked.findings().accepted().iter().map(|accepted| place(&accepted.finding)).collect()
}

#[test]
fn an_acceptance_that_accepts_nothing_is_told() {
    assert_eq!(unmatched(json!([acceptance("LW107", &["g-wachttijd"], None)])), [""; 0]);
    assert_eq!(unmatched(json!([acceptance("LW107", &[], None)])), [""; 0]);
    assert_eq!(unmatched(json!([acceptance("LW107", &["p-anna"], None)])), ["0"]);
    // All that it is about must match.
    assert_eq!(unmatched(json!([acceptance("LW107", &["g-een", "g-twee"], None)])), ["0"]);
    assert_eq!(unmatched(json!([acceptance("LW107", &["g-een", "g-een"], None)])), [""; 0]);
    assert_eq!(unmatched(json!([acceptance("LW105", &["g-een"], None)])), ["0"], "another rule");
    assert_eq!(unmatched(json!([acceptance("LW002", &[], None)])), ["0"], "integrity is never accepted");
    let mut off = accepting(json!([acceptance("LW107", &[], None)]));
    off["rules"]["levels"] = json!({ "LW107": "off" });
    assert_eq!(found_by("LW113", &off), ["/rules/accepted/0"], "a rule that is off finds nothing");
    off["rules"]["levels"] = json!({ "LW107": "off", "LW113": "off" });
    assert_eq!(found_by("LW113", &off), [""; 0]);
    off["rules"]["levels"] = json!({ "LW107": "off", "LW113": "error" });
    assert_eq!(levels(&check(&off), "LW113"), [(Level::Error, "/rules/accepted/0".into())]);
}

#[test]
fn an_acceptance_expires_after_its_week() {
    let found = |until: &str, as_of: &str| {
        let document = accepting(json!([acceptance("LW107", &["g-een"], Some(until))]));
        let checked = rules::check(read(&document), &Options::default().as_of(week(as_of)));
        (levels(&checked, "LW113").len(), accepted(&checked).len(), levels(&checked, "LW107").len())
    };
    assert_eq!(found("2026-W09", "2026-W08"), (0, 1, 2));
    assert_eq!(found("2026-W09", "2026-W09"), (0, 1, 2), "the week itself included");
    assert_eq!(found("2026-W09", "2026-W10"), (1, 0, 3), "the finding is back");
    // Without cycles the week is the first of the period, 2026-W02. It has expired, matching or not.
    assert_eq!(unmatched(json!([acceptance("LW107", &["p-anna"], Some("2026-W01"))])), ["0"]);
    assert_eq!(unmatched(json!([acceptance("LW107", &[], Some("2026-W02"))])), [""; 0]);
}

#[test]
fn why_it_accepts_nothing_is_said() {
    let said = |until: Option<&str>, language: Language| {
        let checked = check(&accepting(json!([acceptance("LW107", &["p-anna"], until)])));
        let found = checked.findings().iter().find(|finding| finding.code() == "LW113");
        found.unwrap().message(language)
    };
    assert_eq!(said(None, Language::Nl), "de aanvaarding van `LW107` past op geen enkele bevinding");
    assert_eq!(said(None, Language::En), "the acceptance of `LW107` matches no finding");
    assert_eq!(said(Some("2026-W01"), Language::Nl), "de aanvaarding van `LW107` is in 2026-W01 verlopen");
    assert_eq!(said(Some("2026-W01"), Language::En), "the acceptance of `LW107` expired in 2026-W01");
    assert_eq!(said(Some("2026-W02"), Language::En), "the acceptance of `LW107` matches no finding", "not yet");
}

/// Of several that match one finding all do, those of a call included, and the first accepts it.
#[test]
fn several_acceptances_match_one_finding() {
    let two = json!([acceptance("LW107", &[], None), acceptance("LW107", &["g-wachttijd"], None)]);
    assert_eq!(unmatched(two), [""; 0]);
    let own = accepting(json!([acceptance("LW107", &["g-een"], None)]));
    let checked = rules::check(read(&own), &Options::default().accept(of_call("LW107", &[])));
    assert_eq!((levels(&checked, "LW113"), levels(&checked, "LW107")), (vec![], vec![]));
    // One that has expired does not keep another from accepting.
    let one = [acceptance("LW107", &["g-een"], Some("2026-W01")), acceptance("LW107", &["g-een"], None)];
    let checked = check(&accepting(json!(one)));
    assert_eq!(levels(&checked, "LW113"), [(Level::Advice, "/rules/accepted/0".into())]);
    assert_eq!(accepted(&checked), ["LW107@/goals/1"]);
}

#[test]
fn an_acceptance_of_the_call_is_never_told_of() {
    let options = Options::default().accept(of_call("LW107", &["p-bram"])).accept(of_call("LW113", &[]));
    let checked = rules::check(read(&accepting(json!([]))), &options);
    assert_eq!((levels(&checked, "LW113"), accepted(&checked)), (vec![], vec![]));
    // It accepts what is found of the programme's, also of those of LW113 itself.
    let own = json!([acceptance("LW107", &["p-anna"], None), acceptance("LW113", &["p-bram"], None)]);
    let checked = rules::check(read(&accepting(own.clone())), &options);
    assert_eq!(accepted(&checked), ["LW113@/rules/accepted/0", "LW113@/rules/accepted/1"]);
    let expired = Acceptance { until: Some(week("2026-W01")), ..of_call("LW113", &[]) };
    let checked = rules::check(read(&accepting(own)), &Options::default().accept(expired));
    assert_eq!((levels(&checked, "LW113").len(), accepted(&checked).len()), (2, 0));
}

#[test]
fn what_is_told_of_an_acceptance_can_be_accepted() {
    let of = |about: &[&str]| {
        let own = json!([
            acceptance("LW107", &["p-anna"], None),
            acceptance("LW107", &["p-bram", "2026-W09"], None),
            acceptance("LW113", about, None),
        ]);
        let checked = check(&accepting(own));
        let found = levels(&checked, "LW113").into_iter().map(|(_, pointer)| pointer);
        (found.collect::<Vec<_>>(), accepted(&checked))
    };
    let at = |place: usize| format!("/rules/accepted/{place}");
    let told = |place: usize| format!("LW113@/rules/accepted/{place}");
    assert_eq!(of(&[]), (vec![], vec![told(0), told(1)]));
    assert_eq!(of(&["p-marc"]), (vec![], vec![told(0), told(1)]), "by whom they are");
    assert_eq!(of(&["p-anna"]), (vec![at(1)], vec![told(0)]), "what they are about");
    assert_eq!(of(&["p-bram", "2026-W09"]), (vec![at(0)], vec![told(1)]));
    assert_eq!(of(&["p-bram", "2026-W10"]), (vec![at(0), at(1), at(2)], vec![]));
}

/// One of LW113 that has nothing to accept is told as well. It does not accept that itself, and nor do others
/// that have nothing else to accept: each would no longer be one that matches nothing.
#[test]
fn what_is_told_of_acceptances_of_this_rule_stands() {
    let of_this = |about: &[&str], until: Option<&str>| acceptance("LW113", about, until);
    let nothing = acceptance("LW107", &["p-anna"], None);
    assert_eq!(unmatched(json!([of_this(&[], None)])), ["0"]);
    assert_eq!(unmatched(json!([of_this(&["p-marc"], None)])), ["0"]);
    assert_eq!(unmatched(json!([of_this(&[], None), of_this(&[], None)])), ["0", "1"]);
    // One that has something else to accept does accept it.
    assert_eq!(unmatched(json!([of_this(&["p-bram"], None), of_this(&[], None), nothing])), [""; 0]);
    // One that has expired matches nothing for sure, and is there to be accepted.
    assert_eq!(unmatched(json!([of_this(&[], Some("2026-W01")), of_this(&[], None)])), [""; 0]);
    assert_eq!(unmatched(json!([of_this(&[], Some("2026-W01"))])), ["0"]);
}

/// In whatever order they stand, the same ones are told.
#[test]
fn the_order_of_acceptances_means_nothing() {
    let all = [
        acceptance("LW107", &["g-een"], None),
        acceptance("LW107", &["p-anna"], None),
        acceptance("LW107", &["g-twee"], Some("2026-W01")),
        acceptance("LW113", &["p-anna"], None),
        acceptance("LW113", &["p-bram"], None),
        acceptance("LW113", &["p-marc"], Some("2026-W01")),
    ];
    let mut orders = vec![vec![]];
    for next in 0..all.len() {
        let longer = |order: &Vec<usize>| {
            (0..=order.len()).map(|at| [&order[..at], &[next], &order[at..]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    assert_eq!(orders.len(), 720);
    for order in orders {
        let told = unmatched(order.iter().map(|number| all[*number].clone()).collect());
        let mut told: Vec<usize> = told.iter().map(|place| order[place.parse::<usize>().unwrap()]).collect();
        told.sort_unstable();
        assert_eq!(told, [2, 4, 5], "{order:?}");
    }
}

/// What is found in logs is matched too, also where only so many findings are kept.
#[test]
fn an_acceptance_matches_what_is_found_in_logs() {
    let told = |about: &[&str], cycles: &[Value], options: &Options| {
        let document = accepting(json!([acceptance("XCYCLE", about, None)]));
        let checked = check_with_logs(&document, &[log_of(cycles)], options);
        levels(&checked, "LW113").len()
    };
    let on = |setting| of_integrity().level(&"LW113".parse().unwrap(), setting).unwrap().rule(&own::CYCLE);
    let options = on(LevelSetting::Advice);
    let cycles = [held("t-kcc", "2026-W07"), held("t-balie", "2026-W08")];
    for about in [&["t-balie"][..], &["2026-W08"], &["c-t-balie-2026-w08"], &["t-balie", "2026-W08"], &[]] {
        assert_eq!(told(about, &cycles, &options), 0, "{about:?}");
        assert_eq!(told(about, &cycles, &options.clone().keep(0)), 0, "{about:?}");
        assert_eq!(told(about, &cycles, &options.clone().keep_each(1)), 0, "{about:?}");
    }
    assert_eq!(told(&["t-balie", "2026-W07"], &cycles, &options), 1);
    assert_eq!(told(&["t-balie"], &[held("t-kcc", "2026-W07"), cycle("t-balie", "2026-W08", "planned")], &options), 1);
    assert_eq!(told(&["t-balie", "2026-W07"], &cycles, &on(LevelSetting::Off)), 0);
}

/// Where a cycle has an id that an acceptance names, findings of the end are about that too.
#[test]
fn an_acceptance_names_a_cycle_by_its_id() {
    let told = |id: &str| {
        let mut cycle = held("t-balie", "2026-W08");
        let one_sided = json!({
            "id": "pr-1", "title": "Sjabloon", "stage": "adopted", "strengthens": ["organisation"] });
        push(&mut cycle, "proposals", one_sided);
        let document = accepting(json!([acceptance("LW506", &[id], None)]));
        let log = log_of(&[held("t-balie", "2026-W07"), cycle]);
        let checked = check_with_logs(&document, &[log], &Options::default());
        (levels(&checked, "LW113").len(), accepted(&checked))
    };
    assert_eq!(told("c-t-balie-2026-w08"), (0, vec!["LW506@1:2:/proposals/0".into()]));
    assert_eq!(told("c-t-balie-2026-w07"), (1, vec![]));
}
