//! Where a view begins to show and to refuse.

use crate::common::{as_of, example, list, log_of, read, week};
use crate::{id, journal, manager, own, sound};
use lerendwerken::Language;
use lerendwerken::calculus::{AsOf, Running};
use lerendwerken::model::{Cycle, Held};
use lerendwerken::rules::{self, Checking, Options};
use lerendwerken::view::{self, NothingToShow, ViewError};
use serde_json::{Value, json};

/// A programme of a manager and a team of so many, in which a cycle is held with these activities and outcomes.
fn made(members: usize, min_group: u32, activities: Value, outcomes: Value) -> Value {
    let name = |n: usize| format!("p-{n}");
    let people = (0..members)
        .map(|n| json!({ "id": name(n), "name": "Iemand", "weekly_minutes": 1800, "accounts_to": "p-chef" }));
    let mut people: Vec<Value> = people.collect();
    people.push(json!({ "id": "p-chef", "name": "De chef", "weekly_minutes": 1800 }));
    let indicator = json!({ "name": "Uren", "unit": "h" });
    json!({ "format": 1, "id": "made", "organisation": "Ergens", "period": { "from": "2026-W01", "until": "2026-W52" },
        "people": people, "development_questions": [],
        "teams": [{ "id": "t-een", "name": "Een", "members": (0..members).map(name).collect::<Vec<_>>(), "working_hours": [], "moments": [] }],
        "goals": [{ "id": "g-een", "title": "Doel", "expectations": [{ "id": "e-uren", "horizon": "direct",
            "indicator": indicator, "declared": "2026-W01", "baseline": 0, "target": 10, "due": "2026-W40" }] }],
        "rules": { "parameters": { "min_group": min_group } },
        "cycles": [{ "id": "c-een", "team": "t-een", "week": "2026-W05", "status": "held",
            "learning_questions": [{ "id": "lq-een", "professional": "p-0", "question": "Hoe?" }],
            "activities": activities, "outcomes": outcomes,
            "proposals": [{ "id": "pr-een", "title": "Voorstel", "learning_question": "lq-een", "stage": "tried", "strengthens": ["organisation"] }] }] })
}

fn together(members: usize) -> Value {
    let people: Vec<String> = (0..members).map(|n| format!("p-{n}")).collect();
    json!([{ "professionals": people, "mode": "together", "minutes": 60 }])
}

fn outcome(amount: f64) -> Value {
    json!({ "expectation": "e-uren", "amount": amount, "carrier": "work" })
}

#[test]
fn a_team_is_shown_from_k_members_on() {
    for (least, effective) in [(1, 2), (2, 2), (3, 3), (5, 5), (8, 8)] {
        for members in effective - 1..=effective + 1 {
            let document = made(members, least, together(members), json!([outcome(1.0)]));
            let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
            let is_shown = members >= effective;
            assert_eq!(usize::from(seen.min_group), effective);
            assert_eq!(
                (seen.teams.len(), seen.withheld),
                (usize::from(is_shown), u32::from(!is_shown)),
                "{members} of {least}"
            );
            assert_eq!(seen.professionals.len(), members);
            assert_eq!(seen.professionals[0].participation.took_part, 1);
            let told = serde_json::to_string(&seen).unwrap();
            assert!(
                is_shown || !(told.contains("t-een") || told.contains("pr-een") || told.contains("\"Uren\"")),
                "{told}"
            );
        }
    }
}

#[test]
fn only_members_who_count_in_the_week_are_counted() {
    let mut document = made(5, 5, together(5), json!([outcome(1.0)]));
    document["people"][0]["until"] = "2026-W10".into();
    let sound = sound(&document, &[]);
    assert_eq!(manager(&sound, "p-chef", as_of(Some("2026-W10"))).teams.len(), 1);
    let later = manager(&sound, "p-chef", as_of(Some("2026-W11")));
    assert_eq!((later.teams.len(), later.withheld, later.professionals.len()), (0, 1, 5), "who left did account");
    document["people"][0]["until"] = Value::Null;
    document["people"][0]["from"] = "2026-W05".into();
    let sound = crate::sound(&document, &[]);
    let before = manager(&sound, "p-chef", as_of(Some("2026-W04")));
    assert_eq!((before.withheld, before.professionals.len()), (1, 4), "who is still to come does not yet account");
    let first = manager(&sound, "p-chef", as_of(Some("2026-W05")));
    assert_eq!((first.withheld, first.professionals.len()), (0, 5), "in their first week they do");
}

#[test]
fn a_team_of_which_only_somebody_who_left_accounts_to_the_manager_is_not_theirs() {
    let mut document = made(6, 5, together(6), json!([outcome(1.0)]));
    document["people"][0]["until"] = "2026-W05".into();
    (1..6).for_each(|n| document["people"][n]["accounts_to"] = Value::Null);
    let sound = sound(&document, &[]);
    for (week, teams) in [("2026-W05", 1), ("2026-W06", 0)] {
        let seen = manager(&sound, "p-chef", as_of(Some(week)));
        assert_eq!((seen.teams.len(), seen.withheld, seen.professionals.len()), (teams, 0, 1), "{week}");
    }
}

#[test]
fn the_outcome_of_one_person_is_left_out_and_so_is_what_would_tell_it() {
    let alone = |person: &str| json!({ "professionals": [person], "learning_question": "lq-een", "mode": "doing", "minutes": 30 });
    let of_proposal = json!({ "expectation": "e-uren", "amount": 3, "carrier": "work", "proposal": "pr-een" });
    // On the question of the proposal one person worked; the other outcome is of all who took part.
    let mut activities = together(5);
    activities.as_array_mut().unwrap().push(alone("p-0"));
    let document = made(5, 5, activities.clone(), json!([of_proposal, outcome(1.0)]));
    let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
    assert_eq!((seen.outcomes_left_out, seen.results_left_out), (1, 1));
    assert_eq!(seen.teams[0].outcomes.len(), 1);
    assert!(seen.teams[0].results.is_empty() && seen.teams[0].proposals.len() == 1);
    // Two who worked on it are not one.
    activities.as_array_mut().unwrap().push(alone("p-1"));
    let document = made(5, 5, activities, json!([of_proposal, outcome(1.0)]));
    let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
    assert_eq!((seen.outcomes_left_out, seen.results_left_out, seen.teams[0].outcomes.len()), (0, 0, 2));
    // Where one person was all who took part, every outcome is theirs.
    let document = made(5, 5, json!([alone("p-0")]), json!([outcome(1.0), outcome(2.0)]));
    let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
    assert_eq!((seen.outcomes_left_out, seen.results_left_out, seen.teams[0].results.len()), (2, 1, 0));
    // Where nobody took part, it is of who asked; where nobody did, of nobody.
    let mut document = made(5, 5, json!([]), json!([of_proposal, outcome(1.0)]));
    let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
    assert_eq!((seen.outcomes_left_out, seen.teams[0].outcomes.len()), (2, 0));
    let another = json!({ "id": "lq-twee", "professional": "p-1", "question": "Wat nog meer?" });
    document["cycles"][0]["learning_questions"].as_array_mut().unwrap().push(another);
    let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
    assert_eq!((seen.outcomes_left_out, seen.teams[0].outcomes.len()), (1, 1));
    let mut document = made(5, 5, json!([]), json!([outcome(1.0)]));
    document["cycles"][0]["learning_questions"] = json!([]);
    document["cycles"][0]["proposals"] = json!([]);
    let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
    assert_eq!((seen.outcomes_left_out, seen.teams[0].outcomes.len()), (0, 1));
}

#[test]
fn the_outcomes_of_two_who_each_worked_alone_are_not_told_as_one() {
    let alone = |person: &str| json!([{ "professionals": [person], "learning_question": "lq-een", "mode": "doing", "minutes": 30 }]);
    let of_proposal =
        |amount: f64| json!([{ "expectation": "e-uren", "amount": amount, "carrier": "work", "proposal": "pr-een" }]);
    let two = |first: &str, declared: &str| {
        let mut document = made(5, 5, alone("p-0"), of_proposal(7.25));
        let mut second = made(5, 5, alone("p-1"), of_proposal(3.5))["cycles"][0].clone();
        (second["id"], second["week"]) = ("c-twee".into(), "2026-W06".into());
        second["proposals"][0]["stage"] = "integrated".into();
        document["cycles"][0]["proposals"][0]["stage"] = first.into();
        document["cycles"].as_array_mut().unwrap().push(second);
        document["goals"][0]["expectations"][0]["declared"] = declared.into();
        let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
        assert_eq!((seen.outcomes_left_out, seen.results_left_out, seen.teams[0].results.len()), (2, 1, 0));
    };
    // Short term a + b and long term a/4 + b: what each of them did could be worked out.
    two("tried", "2026-W01");
    // The first is before the expectation was declared and does not count, so both sums would be the second one's.
    two("integrated", "2026-W06");
}

#[test]
fn what_few_people_left_to_ai_is_not_told_by_what_lasts_of_their_craft() {
    for (carrier, people, left_out) in [("craft", 2, 1), ("craft", 4, 1), ("craft", 5, 0), ("work", 2, 0)] {
        let mut activities = together(people);
        let ai = json!({ "system": "ai", "stance": "tool", "offloaded": 1, "data": "public", "verified": true });
        activities.as_array_mut().unwrap().iter_mut().for_each(|it| it["ai"] = ai.clone());
        let outcome = json!({ "expectation": "e-uren", "amount": 8, "carrier": carrier });
        let mut document = made(6, 5, activities, json!([outcome]));
        document["ai_systems"] =
            json!([{ "id": "ai", "name": "AI", "vendor": "X", "risk": "minimal", "cleared_for": ["public"] }]);
        let seen = manager(&sound(&document, &[]), "p-chef", AsOf::LastHeld);
        assert_eq!((seen.outcomes_left_out, seen.teams[0].outcomes.len()), (0, 1), "the outcome itself is told");
        let told = (seen.results_left_out, seen.teams[0].results.len());
        assert_eq!(told, (left_out, 1 - left_out as usize), "{carrier} of {people}");
    }
}

#[test]
fn what_was_accounted_for_to_somebody_else_is_not_seen() {
    let mut document = made(5, 5, together(5), json!([]));
    let account = |id: &str, to: &str| {
        json!({ "id": id, "professional": "p-0", "to": to, "week": "2026-W05",
        "development": format!("aan {to}"), "proposals": ["pr-een"] })
    };
    document["accounts"] = json!([account("a-een", "p-chef"), account("a-twee", "p-1")]);
    let sound = sound(&document, &[]);
    let seen = manager(&sound, "p-chef", AsOf::LastHeld);
    let given: Vec<_> = seen.professionals[0].accounts.iter().map(|it| it.account.as_str()).collect();
    assert_eq!(given, ["a-een"]);
    assert_eq!(own(&sound, "p-0", None, AsOf::LastHeld).accounts.len(), 2);
    let nobody = manager(&sound, "p-1", AsOf::LastHeld);
    assert_eq!(nobody.nothing, Some(NothingToShow::NobodyAccounts));
    assert!(nobody.professionals.is_empty() && nobody.teams.is_empty() && nobody.withheld == 0);
    assert!(!serde_json::to_string(&nobody).unwrap().contains("aan p-1"));
}

#[test]
fn somebody_whom_the_programme_does_not_know_is_refused() {
    let (document, cycles) = example("waterland");
    let sound = sound(&document, &cycles);
    let refused = view::own(&sound, &id("p-ana"), None, AsOf::LastHeld).unwrap_err();
    assert_eq!(refused.to_string(), "the programme has no person `p-ana`; did you mean `p-anna`?");
    assert_eq!(refused.message(Language::Nl), "het programma kent niemand met het id `p-ana`; bedoel je `p-anna`?");
    let refused = view::manager(&sound, &id("p-onbekend-en-ver-weg"), AsOf::LastHeld).unwrap_err();
    assert_eq!(refused.to_string(), "the programme has no person `p-onbekend-en-ver-weg`");
}

#[test]
fn a_journal_of_another_is_refused_and_not_repeated() {
    let (document, cycles) = example("northgate");
    let sound = sound(&document, &cycles);
    let of = |programme: &str, professional: &str| {
        journal(&json!({ "format": 1, "programme": programme, "professional": professional,
            "entries": [{ "cycle": "c-secret", "reflection": "KANARIE" }] }))
    };
    let refused = |book| view::own(&sound, &id("p-tom"), Some(&book), AsOf::LastHeld).unwrap_err();
    let other = refused(of("northgate", "p-jack"));
    assert_eq!(other, ViewError::OtherProfessional { person: id("p-tom") });
    assert_eq!(other.to_string(), "the journal is not that of `p-tom`; a journal belongs to who wrote it");
    let elsewhere = refused(of("southgate", "p-tom"));
    assert_eq!(elsewhere.to_string(), "the journal belongs to another programme than `northgate`");
    for refused in [other, elsewhere] {
        for language in [Language::Nl, Language::En] {
            let said = format!("{} {refused:?}", refused.message(language));
            for secret in ["KANARIE", "c-secret", "p-jack", "southgate"] {
                assert!(!said.contains(secret), "{said}");
            }
        }
    }
    assert_eq!(own(&sound, "p-tom", Some(&of("northgate", "p-tom")), AsOf::LastHeld).journal_elsewhere.len(), 1);
}

#[test]
fn without_the_texts_of_cycles_there_is_no_view() {
    let (document, cycles) = example("waterland");
    let mut checking = Checking::new(read(&document), Options::default());
    checking.log("log", log_of(&cycles).as_bytes()).unwrap();
    let sound = checking.finish().sound().unwrap();
    let person = id("p-anna");
    let refused = view::own(&sound, &person, None, AsOf::LastHeld).unwrap_err();
    assert_eq!(refused, ViewError::CyclesNotKept);
    assert_eq!(view::manager(&sound, &person, AsOf::LastHeld).unwrap_err(), ViewError::CyclesNotKept);
    for language in [Language::Nl, Language::En] {
        assert!(refused.message(language).contains("`Checking::keep_cycles`"));
    }
    // Nor after cycles were appended to running results.
    let (document, _) = example("northgate");
    let mut running = Running::new(rules::check(read(&document), &Options::default()).sound().unwrap());
    let tom = id("p-tom");
    assert!(view::own(running.sound(), &tom, None, AsOf::LastHeld).is_ok());
    running.append(&Cycle::new_held("c-extra", "t-workshop", "2026-W36", Held::default()).unwrap()).unwrap();
    assert_eq!(view::own(running.sound(), &tom, None, AsOf::LastHeld).unwrap_err(), ViewError::CyclesNotKept);
}

#[test]
fn what_a_journal_says_stands_beside_its_cycle_up_to_the_week() {
    let (document, cycles) = example("waterland");
    let sound = sound(&document, &cycles);
    let entry = |cycle: &str, said: &str| json!({ "cycle": cycle, "reflection": said });
    let book = journal(&json!({ "format": 1, "programme": "waterland", "professional": "p-anna", "entries": [
        entry("c-burgerzaken-2026-w07", "een"), entry("c-burgerzaken-2026-w40", "later"),
        entry("c-burgerzaken-2026-w07", "twee"), entry("c-sociaal-domein-2026-w07", "bij de buren") ] }));
    let given = own(&sound, "p-anna", Some(&book), as_of(Some("2026-W20")));
    let said = |team: &str| {
        let cycle = given.cycles.iter().find(|it| it.team.as_str() == team && it.week == week("2026-W07")).unwrap();
        cycle.reflections.iter().map(|it| it.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(said("t-burgerzaken"), ["een", "twee"]);
    assert_eq!(said("t-sociaal-domein"), ["bij de buren"]);
    assert!(!serde_json::to_string(&given).unwrap().contains("later") && given.journal_elsewhere.is_empty());
    assert!(list(&document, "cycles").is_empty(), "its cycles are in a log");
}
