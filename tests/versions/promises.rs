//! LW112: what counts as a promise, and what as rewriting it.

use lerendwerken::model::{Acceptance, Programme};
use lerendwerken::rules::{At, Blocks, Check, Findings, Hits, Key, Level, Options, Rule, Version, Why, between};
use lerendwerken::{Bilingual, Language};
use serde_json::{Value, json};

use crate::common::{cycle, held, place, push, read, week};
use crate::{document, with};

const AT: &str = "/goals/0/expectations/0";

fn found(before: &Value, after: &Value, options: &Options) -> Findings {
    between(&read(before), &read(after), options)
}

/// The places of what is found, a place in the older version with its source.
fn places(before: &Value, after: &Value) -> Vec<String> {
    found(before, after, &Options::default()).iter().map(place).collect()
}

/// The document with another value at a place of its first expectation.
fn rewritten(member: &str, value: Value) -> Value {
    with(&document(), |it| {
        let (within, member) = member.rsplit_once('/').unwrap();
        it.pointer_mut(&format!("{AT}{within}")).unwrap()[member] = value;
    })
}

#[test]
fn every_part_of_a_promise_counts_and_nothing_else() {
    for (member, value, nl, en) in [
        ("/indicator/name", json!("Uren gewonnen"), "de indicator", "the indicator"),
        ("/indicator/unit", json!("min"), "de indicator", "the indicator"),
        ("/indicator/aggregate", json!("mean"), "de indicator", "the indicator"),
        ("/indicator/worth", Value::Null, "de indicator", "the indicator"),
        ("/indicator/worth", json!({ "amount": 46, "currency": "EUR" }), "de indicator", "the indicator"),
        ("/baseline", json!(1), "de beginstand", "the baseline"),
        ("/target", json!(399.5), "de streefwaarde", "the target"),
        ("/due", json!("2026-W27"), "de einddatum", "the due week"),
        ("/milestones", json!([]), "de mijlpalen", "the milestones"),
        ("/milestones", json!([{ "week": "2026-W14", "target": 121 }]), "de mijlpalen", "the milestones"),
        ("/adjust", Value::Null, "de correcties", "the adjustments"),
        ("/adjust", json!({ "deadweight": 0.1, "attribution": 0.7 }), "de correcties", "the adjustments"),
    ] {
        let findings = found(&document(), &rewritten(member, value.clone()), &Options::default());
        let messages: Vec<_> = findings.iter().map(|it| [Language::Nl, Language::En].map(|l| it.message(l))).collect();
        let expected = [
            format!("`e-uren`, aangekondigd in 2026-W02, is daarna herschreven: {nl}"),
            format!("`e-uren`, declared in 2026-W02, was rewritten since: {en}"),
        ];
        assert_eq!(messages, [expected], "{member} {value}");
        assert_eq!(places(&document(), &rewritten(member, value)), [format!("LW112@{AT}")]);
    }
    for (member, value) in [
        ("/horizon", json!("durable")),
        ("/declared", json!("2026-W01")),
        ("/weight", json!(5)),
        ("/target", json!(400.0)),
        ("/baseline", json!(-0.0)),
        ("/indicator/worth", json!({ "amount": 45.0, "currency": "EUR" })),
        ("/adjust", json!({ "deadweight": 0.1, "attribution": 0.8 })),
    ] {
        assert_eq!(places(&document(), &rewritten(member, value)), [""; 0], "{member}");
    }
}

/// Adjustments that are written out as they would be used anyway adjust nothing.
#[test]
fn a_default_written_out_is_no_rewriting() {
    let adjusted = |adjust: Value| with(&document(), |it| it["goals"][1]["expectations"][0]["adjust"] = adjust);
    let options = Options::default().as_of(week("2027-W01"));
    let count = |after: &Value| found(&document(), after, &options).iter().count();
    for adjust in [json!({}), json!({ "attribution": 1, "deadweight": null }), json!({ "displacement": 0.0 })] {
        assert_eq!(count(&adjusted(adjust.clone())), 0, "{adjust}");
    }
    assert_eq!(count(&adjusted(json!({ "displacement": 0.1 }))), 1);
}

#[test]
fn what_was_rewritten_together_is_one_finding() {
    let after = with(&document(), |it| {
        let expectation = it.pointer_mut(AT).unwrap();
        expectation["target"] = json!(1);
        expectation["due"] = json!("2027-W01");
        expectation["adjust"] = Value::Null;
    });
    let findings = found(&document(), &after, &Options::default());
    let messages: Vec<_> = findings.iter().map(|it| it.message(Language::Nl)).collect();
    let changed = "de streefwaarde, de einddatum en de correcties";
    assert_eq!(messages, [format!("`e-uren`, aangekondigd in 2026-W02, is daarna herschreven: {changed}")]);
}

#[test]
fn the_order_of_milestones_does_not_count() {
    let turned = with(&document(), |it| {
        it["goals"][1]["expectations"][0]["milestones"].as_array_mut().unwrap().reverse();
    });
    let options = Options::default().as_of(week("2027-W01"));
    assert_eq!(found(&document(), &turned, &options).iter().count(), 0);
    let other = with(&turned, |it| it["goals"][1]["expectations"][0]["milestones"][0]["target"] = json!(5));
    assert_eq!(found(&document(), &other, &options).iter().count(), 1);
}

#[test]
fn what_vanished_is_pointed_at_in_the_older_version() {
    let after = with(&document(), |it| drop(it["goals"][0]["expectations"].as_array_mut().unwrap().remove(0)));
    let (before, text) = (document(), format!("{:#}", document()));
    let (old, new) = (read(&before), read(&after));
    let found = between(Version::of(&old).read_from("old.json", &text), &new, &Options::default());
    let finding = found.iter().next().unwrap();
    assert_eq!((found.iter().count(), finding.source(), finding.pointer().as_str()), (1, 1, AT));
    assert_eq!(found.sources(), ["new", "old.json"]);
    let line = finding.line().unwrap();
    assert!(text.lines().nth(line).unwrap().contains("e-uren"), "line {line}");
    assert_eq!(finding.message(Language::En), "`e-uren`, declared in 2026-W02, was rewritten since: it vanished");
    let without = with(&document(), |it| it["goals"] = json!([]));
    assert_eq!(places(&before, &without), ["LW112@1:0:/goals/0/expectations/0", "LW112@1:0:/goals/0/expectations/1"]);
}

#[test]
fn a_move_to_another_goal_is_no_rewriting() {
    let moved = with(&document(), |it| {
        let expectation = it["goals"][0]["expectations"].as_array_mut().unwrap().remove(0);
        push(&mut it["goals"][1], "expectations", expectation);
    });
    assert_eq!(places(&document(), &moved), [""; 0]);
    let other = with(&moved, |it| it["goals"][1]["expectations"][1]["baseline"] = json!(3));
    assert_eq!(places(&document(), &other), ["LW112@/goals/1/expectations/1"]);
}

/// A promise is one from the week in which the older version declared it, looked at as of its latest held cycle.
#[test]
fn a_promise_counts_from_the_week_that_declares_it() {
    let at = "/goals/1/expectations/0";
    let before = |cycles: Vec<Value>| with(&document(), |it| it["cycles"] = json!(cycles));
    let after = |before: &Value| with(before, |it| it.pointer_mut(at).unwrap()["target"] = json!(3));
    // It was declared in week 10.
    for (cycles, is_found) in [
        (vec![], false),
        (vec![held("t-balie", "2026-W09")], false),
        (vec![held("t-balie", "2026-W10")], true),
        (vec![held("t-kcc", "2026-W03"), held("t-balie", "2026-W11"), held("t-kcc", "2026-W04")], true),
        (vec![cycle("t-balie", "2026-W12", "planned"), cycle("t-balie", "2026-W11", "skipped")], false),
    ] {
        let before = before(cycles);
        let expected = if is_found { vec![format!("LW112@{at}")] } else { vec![] };
        assert_eq!(places(&before, &after(&before)), expected, "{:#}", before["cycles"]);
        // What the newer version did since says nothing about the older.
        let later = with(&after(&before), |it| it["cycles"] = json!([held("t-balie", "2026-W40")]));
        assert_eq!(places(&before, &later), expected);
    }
    // A call says the week, whatever was held.
    let late = before(vec![held("t-balie", "2026-W40")]);
    for (as_of, is_found) in [("2026-W09", 0), ("2026-W10", 1)] {
        let found = found(&late, &after(&late), &Options::default().as_of(week(as_of)));
        assert_eq!((found.iter().count(), found.as_of()), (is_found, week(as_of)));
    }
    // Without held cycles it is the first week of the older version's period.
    let from = |week: &str| with(&before(vec![]), |it| it["period"]["from"] = json!(week));
    for (week, expected) in [("2026-W09", vec![]), ("2026-W10", vec![format!("LW112@{at}")])] {
        assert_eq!(places(&from(week), &after(&before(vec![]))), expected, "{week}");
    }
    // The newer version may say that it was declared later; the older one's word counts.
    let before = before(vec![held("t-balie", "2026-W10")]);
    let postponed = with(&after(&before), |it| it.pointer_mut(at).unwrap()["declared"] = json!("2026-W30"));
    assert_eq!(places(&before, &postponed), [format!("LW112@{at}")]);
}

#[test]
fn levels_are_those_of_the_newer_version_and_of_the_call() {
    let level = |document: &Value, level: &str| with(document, |it| it["rules"]["levels"]["LW112"] = json!(level));
    let (before, after) = (document(), rewritten("/target", json!(1)));
    let levels = |before: &Value, after: &Value, options: &Options| {
        found(before, after, options).iter().map(|it| it.level().as_str()).collect::<Vec<_>>()
    };
    let usual = Options::default();
    assert_eq!(levels(&before, &after, &usual), ["warning"]);
    assert_eq!(levels(&level(&before, "error"), &after, &usual), ["warning"]);
    assert_eq!(levels(&before, &level(&after, "error"), &usual), ["error"]);
    assert_eq!(levels(&before, &level(&after, "off"), &usual), [""; 0]);
    let call = Options::default().level(&"LW112".parse().unwrap(), "advice".parse().unwrap()).unwrap();
    assert_eq!(levels(&before, &level(&after, "error"), &call), ["advice"]);
}

#[test]
fn a_rewritten_promise_is_accepted_by_the_newer_version_or_the_call() {
    let accepted = |about: Value, until: Value| json!({ "code": "LW112", "about": about, "reason": "tikfout", "by": "p-marc", "until": until });
    let with_accepted =
        |document: &Value, acceptance: Value| with(document, |it| it["rules"]["accepted"] = json!([acceptance]));
    let (before, after) = (document(), rewritten("/target", json!(1)));
    let count = |before: &Value, after: &Value, options: &Options| {
        let found = found(before, after, options);
        (found.iter().count(), found.accepted().len())
    };
    let usual = Options::default();
    for (about, until, is_accepted) in [
        (json!(["e-uren"]), Value::Null, true),
        (json!(["g-wachttijd", "e-uren", "2026-W02"]), Value::Null, true),
        (json!(["e-verzuim"]), Value::Null, false),
        (json!(["e-uren", "2026-W03"]), Value::Null, false),
        // The older version looks as of week 3.
        (json!(["e-uren"]), json!("2026-W03"), true),
        (json!(["e-uren"]), json!("2026-W02"), false),
    ] {
        let acceptance = accepted(about.clone(), until.clone());
        let expected = if is_accepted { (0, 1) } else { (1, 0) };
        assert_eq!(count(&before, &with_accepted(&after, acceptance.clone()), &usual), expected, "{about} {until}");
        let call: Acceptance = serde_json::from_value(acceptance.clone()).unwrap();
        assert_eq!(count(&before, &after, &Options::default().accept(call)), expected, "{about} {until}");
        assert_eq!(count(&with_accepted(&before, acceptance), &after, &usual), (1, 0), "that of the older counts not");
    }
}

/// What is found is LW112 alone: an acceptance that accepts nothing is no finding of a comparison.
#[test]
fn a_comparison_finds_nothing_else() {
    for rule in lerendwerken::rules::all().filter(|rule| rule.before().is_none()) {
        let broken = Programme::from_json(rule.breaks).unwrap();
        assert_eq!(between(&broken, &broken, &Options::default()).iter().count(), 0, "{}", rule.code);
    }
}

/// The first of each id counts, in either version.
#[test]
fn an_id_twice_is_one_promise() {
    let twice = with(&document(), |it| {
        let mut other = it.pointer(AT).unwrap().clone();
        other["target"] = json!(1);
        push(&mut it["goals"][1], "expectations", other);
    });
    assert_eq!(places(&document(), &twice), [""; 0]);
    assert_eq!(places(&twice, &document()), [""; 0]);
    let without = with(&document(), |it| drop(it["goals"][0]["expectations"].as_array_mut().unwrap().remove(0)));
    assert_eq!(places(&twice, &without), [format!("LW112@1:0:{AT}")]);
}

/// A rule of an application's own, which finds every person who is no longer there, and says how many are left.
static GONE: Rule = Rule {
    code: "XGONE",
    name: "gone",
    level: Level::Error,
    since: "1.0.0",
    blocks: Blocks::Nothing,
    why: Why::Ours(Bilingual { nl: "zomaar", en: "just so" }),
    title: Bilingual { nl: "Weg", en: "Gone" },
    message: Bilingual { nl: "{person} is weg in {as_of}", en: "{person} is gone in {as_of}" },
    mend: Bilingual { nl: "niets", en: "nothing" },
    explain: Bilingual { nl: "niets meer", en: "nothing more" },
    law: None,
    parameters: &[],
    breaks: "",
    keeps: "",
    check: Check::NOTHING.versions(
        |cx, hits: &mut Hits<'_>| {
            for (place, person) in cx.before.people.iter().enumerate() {
                if !cx.after.people.iter().any(|other| other.id == person.id) {
                    let values = [("person", (&person.id).into()), ("as_of", cx.as_of.into())];
                    hits.at_before(At::root().down(Key::People).down(place), values);
                }
            }
        },
        "",
    ),
};

#[test]
fn an_application_compares_versions_by_rules_of_its_own() {
    let after = with(&rewritten("/target", json!(1)), |it| drop(it["people"].as_array_mut().unwrap().remove(1)));
    let findings = found(&document(), &after, &Options::default().rule(&GONE));
    let said: Vec<_> = findings.iter().map(|it| (place(it), it.message(Language::Nl))).collect();
    assert_eq!(said[0].0, format!("LW112@{AT}"));
    assert_eq!(said[1..], [("XGONE@1:0:/people/1".to_owned(), "`p-bram` is weg in 2026-W03".to_owned())]);
    assert_eq!(findings.counts().error, 1);
    // One programme alone shows nothing of it.
    let checked = lerendwerken::rules::check(read(&after), &Options::default().rule(&GONE));
    assert!(checked.findings().iter().all(|it| it.code() != "XGONE"));
}
