//! What came, went, changed and moved, case by case.

use lerendwerken::Language;
use serde_json::{Value, json};

use crate::common::push;
use crate::{changes, document, with, words};

/// What changes by this, and back again.
fn both_ways(change: impl FnOnce(&mut Value), there: &[&str], back: &[&str]) {
    let before = document();
    let after = with(&before, change);
    assert_eq!(changes(&before, &after), there);
    assert_eq!(changes(&after, &before), back);
}

#[test]
fn things_with_an_id_come_and_go() {
    both_ways(
        |it| push(it, "people", json!({ "id": "p-els", "name": "Els", "weekly_minutes": 600 })),
        &["added /people/3 p-els"],
        &["removed /people/3 p-els"],
    );
    both_ways(
        |it| drop(it["teams"].as_array_mut().unwrap().remove(1)),
        &["removed /teams/1 t-kcc", "removed /teams/1/moments/0 m-vrijdag"],
        &["added /teams/1 t-kcc", "added /teams/1/moments/0 m-vrijdag"],
    );
    both_ways(
        |it| drop(it["goals"].as_array_mut().unwrap().remove(1)),
        &["removed /goals/1 g-kennis", "removed /goals/1/expectations/0 e-fouten"],
        &["added /goals/1 g-kennis", "added /goals/1/expectations/0 e-fouten"],
    );
    both_ways(
        |it| drop(it["ai_systems"].as_array_mut().unwrap().remove(0)),
        &["removed /ai_systems/0 ai-assistent"],
        &["added /ai_systems/0 ai-assistent"],
    );
    both_ways(
        |it| drop(it["development_questions"].as_array_mut().unwrap().remove(0)),
        &["removed /development_questions/0 dq-brieven"],
        &["added /development_questions/0 dq-brieven"],
    );
    both_ways(
        |it| drop(it["teams"][0]["moments"].as_array_mut().unwrap().remove(0)),
        &["removed /teams/0/moments/0 m-dinsdag"],
        &["added /teams/0/moments/0 m-dinsdag"],
    );
    both_ways(
        |it| drop(it["goals"][0]["expectations"].as_array_mut().unwrap().remove(0)),
        &["removed /goals/0/expectations/0 e-uren"],
        &["added /goals/0/expectations/0 e-uren"],
    );
}

/// Another id is another thing: it is not looked for what may have been renamed.
#[test]
fn another_id_is_another_thing() {
    both_ways(
        |it| it["people"][1]["id"] = json!("p-bram-2"),
        &["added /people/1 p-bram-2", "removed /people/1 p-bram"],
        &["added /people/1 p-bram", "removed /people/1 p-bram-2"],
    );
}

#[test]
fn two_programmes_are_compared_and_that_is_said() {
    both_ways(
        |it| it["id"] = json!("ander"),
        &["changed /id ander \"kadaster\" → \"ander\""],
        &["changed /id kadaster \"ander\" → \"kadaster\""],
    );
    // What was removed is about what the older version calls itself.
    let before = document();
    let after = with(&before, |it| {
        it["id"] = json!("ander");
        it.as_object_mut().unwrap().remove("phase");
    });
    let second = "removed /phase kadaster \"irruption\" → –";
    assert_eq!(changes(&before, &after)[1..], [second]);
}

#[test]
fn an_expectation_moves_to_another_goal() {
    let moves = |it: &mut Value| {
        let mut moved = it["goals"][0]["expectations"].as_array_mut().unwrap().remove(0);
        moved["target"] = json!(300);
        push(&mut it["goals"][1], "expectations", moved);
    };
    both_ways(
        moves,
        &[
            "moved /goals/1/expectations/1 e-uren \"g-wachttijd\" → \"g-kennis\"",
            "changed /goals/1/expectations/1/target e-uren 400.0 → 300.0",
        ],
        &[
            "moved /goals/0/expectations/0 e-uren \"g-kennis\" → \"g-wachttijd\"",
            "changed /goals/0/expectations/0/target e-uren 300.0 → 400.0",
        ],
    );
    // Also out of a goal that goes, into one that comes.
    let before = document();
    let after = with(&before, |it| it["goals"][1]["id"] = json!("g-nieuw"));
    assert_eq!(
        changes(&before, &after),
        [
            "added /goals/1 g-nieuw",
            "moved /goals/1/expectations/0 e-fouten \"g-kennis\" → \"g-nieuw\"",
            "removed /goals/1 g-kennis",
        ]
    );
}

#[test]
fn a_moment_moves_to_another_team_where_that_is_clear() {
    let moves = |it: &mut Value| {
        let moment = it["teams"][0]["moments"].as_array_mut().unwrap().remove(0);
        push(&mut it["teams"][1], "moments", moment);
    };
    both_ways(
        moves,
        &["moved /teams/1/moments/1 m-dinsdag \"t-balie\" → \"t-kcc\""],
        &["moved /teams/0/moments/0 m-dinsdag \"t-kcc\" → \"t-balie\""],
    );
    // Teams may have moments of the same id; one that only some of them lose has moved nowhere.
    let shared = with(&document(), |it| {
        let moment = it["teams"][0]["moments"][0].clone();
        push(&mut it["teams"][1], "moments", moment);
    });
    let without = with(&shared, |it| drop(it["teams"][0]["moments"].as_array_mut().unwrap().remove(0)));
    assert_eq!(changes(&shared, &without), ["removed /teams/0/moments/0 m-dinsdag"]);
    // Went from two teams and came to one: nobody can tell which one it was.
    let one = with(&shared, |it| {
        let mut team = it["teams"][0].clone();
        team["id"] = json!("t-nieuw");
        push(it, "teams", team);
        it["teams"][0]["moments"] = json!([]);
        it["teams"][1]["moments"].as_array_mut().unwrap().pop();
    });
    assert_eq!(
        changes(&shared, &one),
        [
            "removed /teams/0/moments/0 m-dinsdag",
            "removed /teams/1/moments/1 m-dinsdag",
            "added /teams/2 t-nieuw",
            "added /teams/2/moments/0 m-dinsdag",
        ]
    );
}

#[test]
fn a_person_who_goes_to_another_team_is_a_member_less_and_one_more() {
    both_ways(
        |it| {
            it["teams"][0]["members"] = json!(["p-bram"]);
            it["teams"][1]["members"] = json!(["p-marc", "p-anna", "p-bram"]);
        },
        &["removed /teams/0/members/0 t-balie \"p-anna\" → –", "added /teams/1/members/1 t-kcc – → \"p-anna\""],
        &["added /teams/0/members/0 t-balie – → \"p-anna\"", "removed /teams/1/members/1 t-kcc \"p-anna\" → –"],
    );
}

#[test]
fn a_set_that_lists_an_element_twice_has_it_once() {
    let before = document();
    let after = with(&before, |it| it["goals"][0]["challenges"] = json!(["productivity", "inclusion", "inclusion"]));
    assert_eq!(
        changes(&before, &after),
        [
            "added /goals/0/challenges/1 g-wachttijd – → \"inclusion\"",
            "removed /goals/0/challenges/0 g-wachttijd \"labour_shortage\" → –",
        ]
    );
    let twice =
        with(&before, |it| it["goals"][0]["challenges"] = json!(["productivity", "labour_shortage", "productivity"]));
    assert_eq!(changes(&before, &twice), [""; 0]);
}

#[test]
fn lists_without_ids_are_compared_by_their_values() {
    let hours = json!({ "day": "mon", "from": "08:30", "until": "17:00" });
    both_ways(
        |it| push(&mut it["teams"][0], "working_hours", hours.clone()),
        &["added /teams/0/working_hours/2 t-balie – → {\"day\":\"mon\",\"from\":\"08:30\",\"until\":\"17:00\"}"],
        &["removed /teams/0/working_hours/2 t-balie {\"day\":\"mon\",\"from\":\"08:30\",\"until\":\"17:00\"} → –"],
    );
    both_ways(
        |it| it["goals"][1]["expectations"][0]["milestones"][1]["target"] = json!(5),
        &[
            "added /goals/1/expectations/0/milestones/1 e-fouten – → {\"target\":5.0,\"week\":\"2026-W45\"}",
            "removed /goals/1/expectations/0/milestones/1 e-fouten {\"target\":5.5,\"week\":\"2026-W45\"} → –",
        ],
        &[
            "added /goals/1/expectations/0/milestones/1 e-fouten – → {\"target\":5.5,\"week\":\"2026-W45\"}",
            "removed /goals/1/expectations/0/milestones/1 e-fouten {\"target\":5.0,\"week\":\"2026-W45\"} → –",
        ],
    );
    both_ways(
        |it| drop(it["costs"]["other"].as_array_mut().unwrap().remove(0)),
        &["removed /costs/other/0 kadaster {\"amount\":1200.0,\"week\":\"2026-W02\",\"what\":\"licenties\"} → –"],
        &["added /costs/other/0 kadaster – → {\"amount\":1200.0,\"week\":\"2026-W02\",\"what\":\"licenties\"}"],
    );
    let accepted = r#"{"about":["g-kennis"],"by":"p-marc","code":"LW107","reason":"volgt nog"}"#;
    both_ways(
        |it| drop(it["rules"]["accepted"].as_array_mut().unwrap().remove(1)),
        &[&format!("removed /rules/accepted/1 kadaster {accepted} → –")],
        &[&format!("added /rules/accepted/1 kadaster – → {accepted}")],
    );
}

/// Zero has one sign, also where values are told apart by it.
#[test]
fn zero_is_zero() {
    let zeros = |zero: f64| {
        with(&document(), |it| {
            it["goals"][1]["expectations"][0]["milestones"][0]["target"] = json!(zero);
            it["goals"][1]["expectations"][0]["baseline"] = json!(zero);
            it["costs"]["other"][0]["amount"] = json!(zero);
            it["assumptions"]["stage"]["tried"] = json!(zero);
        })
    };
    assert_eq!(changes(&zeros(0.0), &zeros(-0.0)), [""; 0]);
}

#[test]
fn what_may_be_absent_comes_and_goes() {
    let gone = |path: &str, member: &str| {
        let (path, member) = (path.to_owned(), member.to_owned());
        move |it: &mut Value| drop(it.pointer_mut(&path).unwrap().as_object_mut().unwrap().remove(&member))
    };
    for (path, member, about, value) in [
        ("", "phase", "kadaster", "\"irruption\""),
        ("/people/0", "accounts_to", "p-anna", "\"p-marc\""),
        ("/people/0", "from", "p-anna", "\"2026-W02\""),
        ("/people/0", "until", "p-anna", "\"2027-W52\""),
        ("/ai_systems/0", "overseer", "ai-assistent", "\"p-marc\""),
        ("/ai_systems/0", "risk_analysis", "ai-assistent", "\"2025-12-15\""),
        ("/ai_systems/0", "workers_informed", "ai-assistent", "\"2025-12-16\""),
        ("/ai_systems/0", "exit_strategy", "ai-assistent", "\"De sjablonen staan in het eigen zaaksysteem.\""),
        ("/governance", "works_council", "kadaster", "true"),
        ("/governance", "works_council_consent", "kadaster", "\"2025-12-18\""),
        ("/rules/levels", "LW305", "kadaster", "\"warning\""),
    ] {
        both_ways(
            gone(path, member),
            &[&format!("removed {path}/{member} {about} {value} → –")],
            &[&format!("added {path}/{member} {about} – → {value}")],
        );
    }
    both_ways(
        gone("/goals/0/expectations/0/indicator", "worth"),
        &[
            "removed /goals/0/expectations/0/indicator/worth/amount e-uren 45.0 → –",
            "removed /goals/0/expectations/0/indicator/worth/currency e-uren \"EUR\" → –",
        ],
        &[
            "added /goals/0/expectations/0/indicator/worth/amount e-uren – → 45.0",
            "added /goals/0/expectations/0/indicator/worth/currency e-uren – → \"EUR\"",
        ],
    );
    let before = document();
    assert_eq!(changes(&before, &with(&before, gone("", "costs"))).len(), 4);
    assert_eq!(changes(&before, &with(&before, gone("", "governance"))).len(), 2);
}

/// What has a default is compared as it is used.
#[test]
fn what_has_a_default_changes_to_it() {
    let gone = |path: &str, member: &str| {
        let (path, member) = (path.to_owned(), member.to_owned());
        move |it: &mut Value| drop(it.pointer_mut(&path).unwrap().as_object_mut().unwrap().remove(&member))
    };
    for (path, member, lines) in [
        ("/goals/0", "weight", vec!["changed /goals/0/weight g-wachttijd 2.0 → 1.0"]),
        ("/ai_systems/0", "terms", vec![]),
        ("/goals/0/expectations/0/indicator", "aggregate", vec![]),
        ("", "language", vec![]),
        (
            "/goals/0/expectations/0",
            "adjust",
            vec![
                "changed /goals/0/expectations/0/adjust/deadweight e-uren 0.1 → 0.0",
                "changed /goals/0/expectations/0/adjust/attribution e-uren 0.8 → 1.0",
            ],
        ),
        ("/rules", "parameters", vec![]),
        (
            "",
            "assumptions",
            vec![
                "changed /assumptions/craft/consolidation kadaster 0.95 → 1.0",
                "changed /assumptions/craft/retention_idle kadaster 0.98 → 0.9856",
                "changed /assumptions/work/retention_idle kadaster 0.99 → 0.995",
                "changed /assumptions/stage/tried kadaster 0.2 → 0.25",
                "changed /assumptions/stage/adopted kadaster 0.8 → 0.75",
            ],
        ),
    ] {
        let before = document();
        assert_eq!(changes(&before, &with(&before, gone(path, member))), lines, "{path}/{member}");
    }
    both_ways(
        |it| it["rules"]["parameters"] = json!({ "recent_weeks": 26, "timeline": "original" }),
        &[
            "changed /rules/parameters/recent_weeks kadaster 13.0 → 26.0",
            "changed /rules/parameters/timeline kadaster \"omnibus\" → \"original\"",
        ],
        &[
            "changed /rules/parameters/recent_weeks kadaster 26.0 → 13.0",
            "changed /rules/parameters/timeline kadaster \"original\" → \"omnibus\"",
        ],
    );
    // A level that is set to the rule's own is set all the same.
    both_ways(
        |it| it["rules"]["levels"]["LW306"] = json!("advice"),
        &["added /rules/levels/LW306 kadaster – → \"advice\""],
        &["removed /rules/levels/LW306 kadaster \"advice\" → –"],
    );
}

/// Cycles, measurements and accounts are work, and no part of the frame.
#[test]
fn work_is_no_change_of_the_frame() {
    both_ways(
        |it| {
            for member in ["cycles", "measurements", "accounts", "$schema"] {
                it.as_object_mut().unwrap().remove(member);
            }
        },
        &[],
        &[],
    );
}

/// Where an id stands twice, which is an error of its own, the first counts.
#[test]
fn of_things_with_the_same_id_the_first_counts() {
    let twice = with(&document(), |it| {
        let mut person = it["people"][0].clone();
        person["weekly_minutes"] = json!(60);
        push(it, "people", person);
        let mut goal = it["goals"][1].clone();
        goal["weight"] = json!(7);
        push(it, "goals", goal);
        let moment = json!({ "id": "m-dinsdag", "day": "sun", "from": "10:00", "minutes": 30 });
        push(&mut it["teams"][0], "moments", moment);
    });
    assert_eq!(changes(&document(), &twice), [""; 0]);
    assert_eq!(changes(&twice, &document()), [""; 0]);
    assert_eq!(changes(&twice, &twice), [""; 0]);
}

#[test]
fn changes_are_said_in_both_languages() {
    let before = document();
    let after = with(&before, |it| {
        it["language"] = json!("en");
        it["period"]["until"] = json!("2028-W26");
        it["people"][0].as_object_mut().unwrap().remove("accounts_to");
        it["teams"][0]["members"] = json!(["p-anna", "p-marc"]);
        it["teams"][0]["working_hours"].as_array_mut().unwrap().pop();
        it["ai_systems"][0]["risk"] = json!("high");
        it["governance"]["works_council"] = json!(false);
        it["goals"][0]["weight"] = json!(1.5);
        let moved = it["goals"][1]["expectations"].as_array_mut().unwrap().remove(0);
        push(&mut it["goals"][0], "expectations", moved);
        it["goals"][0]["expectations"][0]["indicator"]["worth"]["amount"] = json!(50);
        it["development_questions"][0]["question"] = json!("Hoe schrijven we\u{1b}[31m \"helder\"?");
        it["assumptions"]["craft"]["retention_idle"] = json!(0.97);
        it["rules"]["levels"]["LW510"] = json!("error");
        it["rules"]["accepted"].as_array_mut().unwrap().remove(0);
        push(&mut it["costs"], "other", json!({ "week": "2026-W12", "amount": 12.5, "what": "x".repeat(200) }));
    });
    let dutch = words(&before, &after, Language::Nl);
    let english = words(&before, &after, Language::En);
    assert_eq!(dutch.len(), english.len());
    insta::assert_snapshot!("words", format!("{}\n\n{}", dutch.join("\n"), english.join("\n")));
}

/// Of two long texts that begin alike, what is shown begins a little before they differ.
#[test]
fn long_texts_are_shown_from_where_they_differ() {
    let long = "Hoe schrijven wij brieven die mensen in één keer begrijpen en waar zij iets mee kunnen, ook als het antwoord nee is";
    let before = with(&document(), |it| it["development_questions"][0]["question"] = json!(format!("{long} vandaag?")));
    let after = with(&document(), |it| it["development_questions"][0]["question"] = json!(format!("{long} morgen?")));
    assert_eq!(
        words(&before, &after, Language::En),
        [
            "development question `dq-brieven`, question: \"…het antwoord nee is vandaag?\" → \"…het antwoord nee is morgen?\""
        ]
    );
}

#[test]
fn what_stands_for_a_thing_elsewhere_comes_and_goes() {
    both_ways(
        |it| push(&mut it["teams"][1], "references", json!({ "vocabulary": "kostenplaats", "code": "KCC-3" })),
        &[r#"added /teams/1/references/0 t-kcc – → {"code":"KCC-3","vocabulary":"kostenplaats"}"#],
        &[r#"removed /teams/1/references/0 t-kcc {"code":"KCC-3","vocabulary":"kostenplaats"} → –"#],
    );
    both_ways(|it| it["goals"][0]["references"].as_array_mut().unwrap().reverse(), &[], &[]);
    both_ways(|it| it["people"][1]["references"] = json!([]), &[], &[]);
    let before = document();
    let after = with(&before, |it| it["goals"][0]["references"][0]["code"] = json!("9"));
    assert_eq!(
        words(&before, &after, Language::En),
        [
            r#"goal `g-wachttijd`, references: "UN SDG" "9" <https://sdgs.un.org/goals/goal8> added"#,
            r#"goal `g-wachttijd`, references: "UN SDG" "8" <https://sdgs.un.org/goals/goal8> removed"#
        ]
    );
}

#[test]
fn of_extensions_the_key_is_told_and_not_what_stands_below_it() {
    both_ways(
        |it| it["extensions"]["crm:contacts"][0]["since"] = json!(2025),
        &["changed /extensions/crm:contacts kadaster"],
        &["changed /extensions/crm:contacts kadaster"],
    );
    both_ways(
        |it| it["people"][1]["extensions"] = json!({ "hr:contract": null }),
        &["added /people/1/extensions/hr:contract p-bram"],
        &["removed /people/1/extensions/hr:contract p-bram"],
    );
    both_ways(
        |it| drop(it["goals"][0].as_object_mut().unwrap().remove("extensions")),
        &[
            "removed /goals/0/extensions/board:colour g-wachttijd",
            "removed /goals/0/extensions/board:order g-wachttijd",
        ],
        &["added /goals/0/extensions/board:colour g-wachttijd", "added /goals/0/extensions/board:order g-wachttijd"],
    );
    // The same number, and members in another order; a list in another order is another list.
    let list = |list: Value| with(&document(), |it| it["extensions"]["x:list"] = list);
    for same in [json!([1, { "a": 90, "b": 1 }]), json!([1.0, { "b": 1.0, "a": 90.0 }])] {
        assert_eq!(changes(&list(json!([1, { "a": 90, "b": 1 }])), &list(same)), [""; 0]);
    }
    for other in [json!([{ "a": 90, "b": 1 }, 1]), json!([1]), json!([1, { "a": 90 }]), json!("1"), json!([1, 2])] {
        assert_eq!(
            changes(&list(json!([1, { "a": 90, "b": 1 }])), &list(other)),
            ["changed /extensions/x:list kadaster"]
        );
    }
    let large = |number: u64| list(json!(number));
    assert_eq!(changes(&large(u64::MAX), &large(u64::MAX - 1)).len(), 1, "whole numbers are told apart");
    let before = document();
    let after = with(&before, |it| it["teams"][0]["extensions"]["hr:unit"] = json!("nieuw"));
    assert_eq!(words(&before, &after, Language::En), ["team `t-balie`, extensions hr:unit: changed"]);
    assert_eq!(words(&before, &after, Language::Nl), ["team `t-balie`, uitbreidingen hr:unit: gewijzigd"]);
}
