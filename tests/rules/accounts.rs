//! LW6xx: each threshold from both sides, and what the readings say.

use crate::common::{asking, document, document_with, held, places_of, push, read, week, yielding};
use lerendwerken::Language;
use lerendwerken::model::About;
use lerendwerken::rules::{self, Checked, Level, Options, Provision};
use serde_json::{Value, json};

pub(crate) fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    document
}

/// The last week of the document's period: all accounts are read.
pub(crate) fn at_the_end() -> Options {
    Options::default().as_of(week("2026-W52"))
}

fn check(document: &Value) -> Checked {
    rules::check(read(document), &at_the_end())
}

fn found_by(code: &str, document: &Value) -> Vec<String> {
    places_of(&check(document), code)
}

/// What a rule finds as of a week.
fn as_of(code: &str, document: &Value, as_of: &str) -> Vec<String> {
    places_of(&rules::check(read(document), &Options::default().as_of(week(as_of))), code)
}

pub(crate) fn account(who: &str, to: &str, week: &str) -> Value {
    json!({ "id": format!("a-{who}-{}", week.to_lowercase()), "professional": who, "to": to, "week": week,
        "development": "Ik schrijf afwijzingen nu zelf." })
}

/// The document, in which Chris is a member of the desk and accounts to nobody.
fn with_chris(change: impl FnOnce(&mut Value)) -> Value {
    with(|document| {
        push(document, "people", json!({ "id": "p-chris", "name": "Chris", "weekly_minutes": 1440 }));
        push(&mut document["teams"][0], "members", json!("p-chris"));
        change(document);
    })
}

#[test]
fn a_member_outside_every_line_of_accounting() {
    assert_eq!(found_by("LW601", &with_chris(|_| ())), ["/people/3"]);
    // Marc accounts to nobody, but others to him; and he is in no team.
    assert_eq!(found_by("LW601", &document()), [""; 0]);
    let marc_too = with(|document| push(&mut document["teams"][0], "members", json!("p-marc")));
    assert_eq!(found_by("LW601", &marc_too), [""; 0]);
    let changes: [fn(&mut Value); 4] = [
        |document| document["people"][3]["accounts_to"] = json!("p-marc"),
        |document| document["people"][3]["accounts_to"] = json!("p-onbekend"),
        |document| document["people"][0]["accounts_to"] = json!("p-chris"),
        |document| document["teams"][0]["members"] = json!(["p-anna"]),
    ];
    for change in changes {
        let document = with_chris(change);
        assert_eq!(found_by("LW601", &document), [""; 0], "{document:#}");
    }
}

#[test]
fn who_accounts_to_nobody_counts_at_that_week() {
    let from = with_chris(|document| document["people"][3]["from"] = json!("2026-W10"));
    assert_eq!((as_of("LW601", &from, "2026-W09").len(), as_of("LW601", &from, "2026-W10").len()), (0, 1));
    let until = with_chris(|document| document["people"][3]["until"] = json!("2026-W10"));
    assert_eq!((as_of("LW601", &until, "2026-W10").len(), as_of("LW601", &until, "2026-W11").len()), (1, 0));
    let second_team = with_chris(|document| {
        document["teams"][0]["members"] = json!(["p-anna"]);
        document["teams"][1]["members"] = json!(["p-bram", "p-chris", "p-onbekend"]);
    });
    assert_eq!(found_by("LW601", &second_team), ["/people/3"]);
}

/// A desk of so many members with a first cycle in 2026-W03, of whom all but the first accounted in 2026-W10.
fn desk(members: usize, change: impl FnOnce(&mut Value)) -> Value {
    with(|document| {
        document["teams"][0]["members"] = json!([]);
        for number in 0..members {
            let id = format!("p-{number}");
            push(&mut document["teams"][0], "members", json!(id));
            let person = json!({ "id": id, "name": "Iemand", "weekly_minutes": 1440, "accounts_to": "p-marc" });
            push(document, "people", person);
            if number > 0 {
                push(document, "accounts", account(&id, "p-marc", "2026-W10"));
            }
        }
        push(document, "cycles", held("t-balie", "2026-W03"));
        change(document);
    })
}

#[test]
fn in_a_team_large_enough_it_says_how_many_gave_no_account() {
    let checked = rules::check(read(&desk(5, |_| ())), &Options::default().as_of(week("2026-W15")));
    let found: Vec<_> = checked.findings().iter().filter(|finding| finding.code() == "LW602").collect();
    let words = "in `t-balie`, 1 of the 5 members gave no account in the last 13 weeks";
    assert_eq!((found.len(), found[0].message(Language::En).as_str()), (1, words));
    assert_eq!(found[0].pointer(), "/teams/0");
    for number in 0..5 {
        assert!(!found[0].is_about(&About::Id(format!("p-{number}").into())), "never who");
    }
    assert!(found[0].is_about(&About::Id("t-balie".into())));
    assert_eq!(as_of("LW602", &desk(4, |_| ()), "2026-W15"), [""; 0]);
    // Somebody who does not count any more makes the team too small, and is not counted.
    let one_left = desk(5, |document| document["people"][7]["until"] = json!("2026-W14"));
    assert_eq!(as_of("LW602", &one_left, "2026-W15"), [""; 0]);
    assert_eq!(as_of("LW602", &one_left, "2026-W14"), [""; 0], "too early");
    let silent_one_left = desk(6, |document| document["people"][3]["until"] = json!("2026-W14"));
    assert_eq!(as_of("LW602", &silent_one_left, "2026-W15"), [""; 0]);
    let smaller = desk(4, |document| document["rules"] = json!({ "parameters": { "min_group": 4 } }));
    assert_eq!(as_of("LW602", &smaller, "2026-W15"), ["/teams/0"]);
}

#[test]
fn an_account_in_thirteen_weeks_of_a_team_that_has_them() {
    let given = |week: &str, to: &str| desk(5, |document| push(document, "accounts", account("p-0", to, week)));
    let found = |document: &Value, week: &str| as_of("LW602", document, week).len();
    // Thirteen weeks that end with week 15 begin with week 3, in which the first cycle was.
    assert_eq!((found(&desk(5, |_| ()), "2026-W14"), found(&desk(5, |_| ()), "2026-W15")), (0, 1));
    assert_eq!(
        (found(&given("2026-W02", "p-marc"), "2026-W15"), found(&given("2026-W03", "p-marc"), "2026-W15")),
        (1, 0)
    );
    assert_eq!(
        (found(&given("2026-W15", "p-anna"), "2026-W15"), found(&given("2026-W16", "p-marc"), "2026-W15")),
        (0, 1)
    );
    let shorter = desk(5, |document| document["rules"] = json!({ "parameters": { "account_weeks": 12 } }));
    assert_eq!((found(&shorter, "2026-W13"), found(&shorter, "2026-W14")), (0, 1));
    // What is planned or skipped does not make a team old enough.
    for status in ["planned", "skipped"] {
        let other =
            desk(5, |document| document["cycles"] = json!([crate::common::cycle("t-balie", "2026-W03", status)]));
        assert_eq!(found(&other, "2026-W15"), 0);
    }
    // A team that is declared again is the same team.
    let twice = desk(5, |document| {
        let team = document["teams"][0].clone();
        push(document, "teams", team);
    });
    assert_eq!(as_of("LW602", &twice, "2026-W15"), ["/teams/0", "/teams/2"]);
}

fn proposing(mut cycle: Value, proposal: &str) -> Value {
    let listed = json!({ "id": proposal, "title": "Sjabloon", "stage": "tried", "strengthens": ["professional"] });
    push(&mut cycle, "proposals", listed);
    cycle
}

/// What LW603 finds in an account of Anna about the hours and the template.
fn account_of(week: &str, cycles: Vec<Value>, change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut document = document_with(cycles);
    let mut given = account("p-anna", "p-marc", week);
    (given["expectations"], given["proposals"]) = (json!(["e-verzuim", "e-uren"]), json!(["pr-sjabloon"]));
    push(&mut document, "accounts", given);
    change(&mut document);
    found_by("LW603", &document)
}

#[test]
fn an_account_of_what_the_own_teams_reported() {
    let reporting = |team: &str, week: &str| {
        let cycle = asking(proposing(held(team, week), "pr-sjabloon"), "lq-brief", "p-anna", None);
        yielding(yielding(cycle, "e-uren", 4.0), "e-verzuim", 0.0)
    };
    let all = ["/accounts/0/expectations/0", "/accounts/0/expectations/1", "/accounts/0/proposals/0"];
    let nothing = [""; 0];
    assert_eq!(account_of("2026-W10", vec![], |_| ()), all);
    assert_eq!(account_of("2026-W10", vec![reporting("t-balie", "2026-W10")], |_| ()), nothing);
    assert_eq!(account_of("2026-W10", vec![reporting("t-balie", "2026-W11")], |_| ()), all);
    // The first report counts, whatever the order, and whoever of the team it was.
    let two = vec![reporting("t-balie", "2026-W12"), reporting("t-balie", "2026-W09")];
    assert_eq!(account_of("2026-W10", two, |_| ()), nothing);
    let colleague = account_of("2026-W10", vec![reporting("t-balie", "2026-W10")], |document| {
        document["accounts"][0]["professional"] = json!("p-bram");
    });
    assert_eq!(colleague, nothing);
    // Anna is not in the contact centre, and Bram is.
    assert_eq!(account_of("2026-W10", vec![reporting("t-kcc", "2026-W10")], |_| ()), all);
    let bram = |document: &mut Value| document["accounts"][0]["professional"] = json!("p-bram");
    assert_eq!(account_of("2026-W10", vec![reporting("t-kcc", "2026-W10")], bram), nothing);
    assert_eq!(account_of("2026-W10", vec![reporting("t-onbekend", "2026-W10")], |_| ()), all);
    // Of each thing by itself.
    let hours = yielding(held("t-balie", "2026-W08"), "e-uren", 1.0);
    assert_eq!(account_of("2026-W10", vec![hours], |_| ()), [all[0], all[2]]);
    let proposal = proposing(held("t-balie", "2026-W08"), "pr-sjabloon");
    assert_eq!(account_of("2026-W10", vec![proposal], |_| ()), all[..2]);
}

#[test]
fn cycles_and_accounts_up_to_the_week_of_looking() {
    let mut cycle = proposing(held("t-balie", "2026-W08"), "pr-sjabloon");
    cycle = yielding(yielding(cycle, "e-uren", 4.0), "e-verzuim", 0.0);
    let mut document = document_with([cycle]);
    let mut given = account("p-anna", "p-marc", "2026-W30");
    (given["expectations"], given["proposals"]) = (json!(["e-uren"]), json!(["pr-sjabloon"]));
    push(&mut document, "accounts", given);
    assert_eq!(as_of("LW603", &document, "2026-W30"), [""; 0]);
    // Whether Anna counted then does not matter.
    document["people"][0]["from"] = json!("2026-W20");
    assert_eq!(as_of("LW603", &document, "2026-W30"), [""; 0]);
    document["cycles"][0]["week"] = json!("2026-W31");
    let both = ["/accounts/0/expectations/0", "/accounts/0/proposals/0"];
    assert_eq!(as_of("LW603", &document, "2026-W30"), both, "the cycle is of a later week");
    assert_eq!(as_of("LW603", &document, "2026-W29"), [""; 0], "the account is of a later week");
    document["accounts"][0]["to"] = json!("p-bram");
    assert_eq!((as_of("LW606", &document, "2026-W29").len(), as_of("LW606", &document, "2026-W30").len()), (0, 1));
}

#[test]
fn what_is_unknown_in_an_account() {
    let found = |key: &str, value: Value| {
        let mut document = document();
        let mut given = account("p-anna", "p-marc", "2026-W10");
        given[key] = value;
        push(&mut document, "accounts", given);
        let checked = check(&document);
        (places_of(&checked, "LW002"), places_of(&checked, "LW603"))
    };
    let at = |pointer: &str| vec![format!("/accounts/0/{pointer}")];
    assert_eq!(found("expectations", json!(["e-onbekend"])), (at("expectations/0"), vec![]));
    assert_eq!(found("proposals", json!(["pr-onbekend"])), (vec![], at("proposals/0")));
    let mut document = document();
    let mut given = account("p-onbekend", "p-marc", "2026-W10");
    (given["expectations"], given["proposals"]) = (json!(["e-uren"]), json!(["pr-sjabloon"]));
    push(&mut document, "accounts", given);
    assert_eq!(found_by("LW603", &document), [""; 0]);
    assert_eq!(found_by("LW002", &document), ["/accounts/0/professional"]);
}

#[test]
fn a_finding_is_about_the_account_and_what_it_names() {
    let mut document = document();
    let mut given = account("p-anna", "p-bram", "2026-W10");
    given["expectations"] = json!(["e-uren"]);
    push(&mut document, "accounts", given);
    let checked = check(&document);
    for (code, ids) in [("LW603", ["a-p-anna-2026-w10", "p-anna", "e-uren"]), ("LW606", ["p-anna", "p-bram", "p-marc"])]
    {
        let finding = checked.findings().iter().find(|finding| finding.code() == code).unwrap();
        assert!(ids.iter().all(|id| finding.is_about(&About::Id((*id).into()))), "{code}");
        assert!(finding.is_about(&About::Week(week("2026-W10"))), "{code}");
    }
}

#[test]
fn each_circle_once_at_its_first_person() {
    let circles = |managers: &[(&str, Option<&str>)]| {
        let document = with(|document| {
            document["people"] = json!([]);
            for (id, manager) in managers {
                let person = json!({ "id": id, "name": "Iemand", "weekly_minutes": 60, "accounts_to": manager });
                push(document, "people", person);
            }
        });
        found_by("LW605", &document)
    };
    assert_eq!(circles(&[("a", Some("a"))]), ["/people/0"]);
    assert_eq!(circles(&[("a", Some("b")), ("b", None)]), [""; 0]);
    assert_eq!(circles(&[("a", Some("b")), ("b", Some("x"))]), [""; 0]);
    assert_eq!(circles(&[("a", Some("b")), ("b", Some("a"))]), ["/people/0"]);
    // Who leads into a circle is not in it.
    assert_eq!(circles(&[("a", Some("b")), ("b", Some("c")), ("c", Some("b")), ("d", Some("c"))]), ["/people/1"]);
    let two = [("a", Some("c")), ("b", Some("d")), ("c", Some("e")), ("d", Some("b")), ("e", Some("a"))];
    assert_eq!(circles(&two), ["/people/0", "/people/1"]);
    // Whom somebody declares again accounts as first declared.
    assert_eq!(circles(&[("a", Some("b")), ("a", None), ("b", Some("a"))]), ["/people/0"]);
    assert_eq!(circles(&[("a", None), ("a", Some("b")), ("b", Some("a"))]), [""; 0]);
    assert_eq!(circles(&[("x", None), ("x", None), ("a", Some("b")), ("b", Some("a"))]), ["/people/2"]);
}

#[test]
fn a_circle_is_about_everybody_in_it() {
    let checked = check(&serde_json::from_str(rules::named("LW605").unwrap().breaks).unwrap());
    let finding = checked.findings().iter().find(|finding| finding.code() == "LW605").unwrap();
    for (id, is_in_it) in [("p-marc", true), ("p-inge", true), ("p-anna", false)] {
        assert_eq!(finding.is_about(&About::Id(id.into())), is_in_it, "{id}");
    }
    assert_eq!(
        finding.message(Language::Nl),
        "`p-marc` legt uiteindelijk verantwoording af aan zichzelf (mensen in de kring: 2)"
    );
}

#[test]
fn many_people_in_one_line_or_one_circle() {
    let people = 50_000;
    let line = |last: Option<&str>| {
        with(|document| {
            let person = |number: usize| {
                let next = format!("p-{}", number + 1);
                let manager = if number + 1 == people { last } else { Some(next.as_str()) };
                json!({ "id": format!("p-{number}"), "name": "Iemand", "weekly_minutes": 60, "accounts_to": manager })
            };
            document["people"] = (0..people).map(person).collect();
        })
    };
    assert_eq!(found_by("LW605", &line(None)), [""; 0]);
    assert_eq!(found_by("LW605", &line(Some("p-7"))), ["/people/7"]);
}

#[test]
fn an_account_goes_to_the_own_manager() {
    let found = |who: &str, to: &str, week: &str| {
        let document = with(|document| push(document, "accounts", account(who, to, week)));
        as_of("LW606", &document, "2026-W10")
    };
    assert_eq!(found("p-anna", "p-marc", "2026-W10"), [""; 0]);
    for week in ["2025-W01", "2026-W10"] {
        assert_eq!(found("p-anna", "p-bram", week), ["/accounts/0"]);
    }
    assert_eq!(found("p-anna", "p-onbekend", "2026-W10"), ["/accounts/0"]);
    // Marc accounts to nobody, and nobody knows to whom an unknown person does.
    assert_eq!(found("p-marc", "p-bram", "2026-W10"), [""; 0]);
    assert_eq!(found("p-onbekend", "p-bram", "2026-W10"), [""; 0]);
    let again = with(|document| {
        push(
            document,
            "people",
            json!({ "id": "p-anna", "name": "Anna", "weekly_minutes": 60, "accounts_to": "p-bram" }),
        );
        push(document, "accounts", account("p-anna", "p-bram", "2026-W10"));
    });
    assert_eq!(found_by("LW606", &again), ["/accounts/0"], "the first declaration counts");
}

#[test]
fn the_works_council_consents_before_cycles_are_held() {
    let found = |governance: Value, status: &str, look: &str| {
        let mut document = document_with([crate::common::cycle("t-balie", "2026-W10", status)]);
        document["governance"] = governance;
        as_of("LW607", &document, look)
    };
    // Week 10 ends on 8 March.
    let consent = |date: &str| json!({ "works_council": true, "works_council_consent": date });
    assert_eq!(found(consent("2026-03-09"), "held", "2026-W10"), ["/governance"]);
    assert_eq!(found(consent("2026-03-08"), "held", "2026-W10"), [""; 0]);
    let none = json!({ "works_council": true });
    assert_eq!(found(none.clone(), "held", "2026-W10"), ["/governance"]);
    assert_eq!(found(none.clone(), "held", "2026-W09"), [""; 0]);
    assert_eq!(found(none.clone(), "planned", "2026-W10"), [""; 0]);
    assert_eq!(found(none, "skipped", "2026-W10"), [""; 0]);
    assert_eq!(found(json!({ "works_council": false }), "held", "2026-W10"), [""; 0]);
    assert_eq!(found(json!({}), "held", "2026-W10"), [""; 0]);
    assert_eq!(found_by("LW607", &document_with([held("t-onbekend", "2026-W10")])), [""; 0], "without governance");
}

fn using(week: &str, system: &str) -> Value {
    let mut cycle = held("t-balie", week);
    cycle["activities"] = json!([{ "professionals": ["p-anna"], "mode": "doing", "minutes": 30, "ai": {
        "system": system, "stance": "tool", "support": [], "offloaded": 0.1, "data": "public", "verified": true } }]);
    cycle
}

/// What LW608 finds of a system that was used in 2026-W10.
fn informing(change: impl FnOnce(&mut Value), look: &str) -> Vec<(Level, String, bool)> {
    let mut document = document_with([using("2026-W10", "ai-assistent")]);
    document["ai_systems"][0]["risk"] = json!("high");
    change(&mut document);
    let checked = rules::check(read(&document), &Options::default().as_of(week(look)));
    let own = checked.findings().iter().filter(|finding| finding.code() == "LW608");
    own.map(|finding| (finding.level(), finding.pointer(), finding.binds().is_some())).collect()
}

#[test]
fn workers_are_informed_before_a_high_risk_system_is_used() {
    let informed =
        |date: &str| informing(|document| document["ai_systems"][0]["workers_informed"] = json!(date), "2026-W10");
    assert_eq!((informed("2026-03-09").len(), informed("2026-03-08").len()), (1, 0));
    assert_eq!(informing(|_| (), "2026-W10"), [(Level::Advice, "/ai_systems/0".into(), true)]);
    assert_eq!(informing(|_| (), "2026-W09"), []);
    for risk in ["minimal", "limited", "prohibited"] {
        assert_eq!(informing(|document| document["ai_systems"][0]["risk"] = json!(risk), "2026-W10"), []);
    }
    assert_eq!(informing(|document| document["cycles"] = json!([using("2026-W10", "ai-onbekend")]), "2026-W10"), []);
    let twice = informing(
        |document| {
            let mut again = document["ai_systems"][0].clone();
            again["workers_informed"] = json!("2026-03-01");
            push(document, "ai_systems", again);
        },
        "2026-W10",
    );
    assert_eq!(twice.len(), 1, "each is judged by its own date");
    assert_eq!(twice[0].1, "/ai_systems/0");
}

#[test]
fn that_duty_binds_from_a_date_on_each_timeline() {
    let level = |timeline: &str, look: &str| {
        let parameters = json!({ "parameters": { "timeline": timeline } });
        informing(|document| document["rules"] = parameters, look)[0].0
    };
    assert_eq!((level("omnibus", "2027-W48"), level("omnibus", "2027-W49")), (Level::Advice, Level::Warning));
    assert_eq!((level("original", "2026-W31"), level("original", "2026-W32")), (Level::Advice, Level::Warning));
    let set = informing(|document| document["rules"] = json!({ "levels": { "LW608": "error" } }), "2026-W10");
    assert_eq!(set[0].0, Level::Error);
}

/// Its dates are held against the file with those of the other rules of law.
#[test]
fn the_words_about_that_duty_say_what_is_not_sure() {
    let rule = rules::named("LW608").unwrap();
    assert_eq!(rule.law, Some(Provision::HighRisk));
    assert!(rule.explain.en.contains("Official Journal was not verified") && rule.explain.en.contains("111(2)"));
    assert!(
        rule.explain.nl.contains("bekendgemaakt, was op 3 juli 2026 niet nagegaan")
            && rule.explain.nl.contains("111 lid 2")
    );
    assert!(rule.mend.en.contains("111(2)") && rule.mend.nl.contains("111, lid 2"));
}
