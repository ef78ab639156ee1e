//! LW310: everybody takes part.

use crate::common::{
    accepted_about, check, check_with_logs, document_with, doing, found_as_of, found_by, held, push, said_by, w, week,
    with_parameter,
};
use lerendwerken::Language;
use lerendwerken::rules::Options;
use serde_json::{Value, json};

use super::{NOTHING, balie};

/// A programme with a team of so many members, who all took part in the first week and of whom all but so
/// many did in the last; Marc, the manager, did in the last.
pub(super) fn with_absent(members: usize, absent: usize, first: u16, last: u16) -> Value {
    let ids: Vec<_> = (0..members).map(|i| format!("p-lid-{i}")).collect();
    let all: Vec<_> = ids.iter().map(String::as_str).collect();
    let late: Vec<_> = all[absent..].iter().copied().chain(["p-marc"]).collect();
    let mut document = document_with([doing(balie(first), &all, None), doing(balie(last), &late, None)]);
    let people = ids.iter().map(|id| json!({ "id": id, "name": "Lid", "weekly_minutes": 1440 }));
    document["people"] = people.chain([json!({ "id": "p-marc", "name": "Marc", "weekly_minutes": 2160 })]).collect();
    document["teams"] =
        json!([{ "id": "t-balie", "name": "Balie", "members": ids, "working_hours": [], "moments": [] }]);
    document
}

#[test]
fn not_everyone_takes_part() {
    assert_eq!(found_by("LW310", &with_absent(5, 1, 2, 10)), ["", "/teams/0"]);
    assert_eq!(found_by("LW310", &with_absent(5, 0, 2, 10)), NOTHING);
    assert_eq!(found_by("LW310", &with_absent(4, 1, 2, 10)), [""], "a team of four is too small");
    assert_eq!(found_by("LW310", &with_absent(1, 1, 2, 10)), [""], "the programme is not");
    assert_eq!(found_by("LW310", &with_absent(5, 1, 2, 9)), NOTHING, "the first of the last eight weeks");
    assert_eq!(found_by("LW310", &with_absent(5, 1, 3, 9)), NOTHING, "for seven weeks");
    assert_eq!(
        said_by("LW310", &with_absent(6, 2, 2, 10)),
        [
            "in het programma is er voor 2 van de 7 mensen geen activiteit in de laatste 8 weken",
            "in `t-balie` is er voor 2 van de 6 mensen geen activiteit in de laatste 8 weken"
        ]
    );
    for (weeks, expected) in [(8, 2), (9, 0), (10, 0), (1, 2)] {
        let found = found_by("LW310", &with_parameter(&with_absent(5, 1, 2, 10), "absent_weeks", weeks));
        assert_eq!(found.len(), expected, "{weeks}");
    }
    assert_eq!(found_by("LW310", &with_parameter(&with_absent(3, 1, 2, 10), "min_group", 3)), ["", "/teams/0"]);
    assert_eq!(found_by("LW310", &with_parameter(&with_absent(5, 1, 2, 10), "min_group", 6)), [""]);
}

#[test]
fn executives_are_people_too() {
    let mut document = with_absent(5, 0, 2, 10);
    document["cycles"][1]["activities"][0]["professionals"] = document["teams"][0]["members"].clone();
    assert_eq!(found_by("LW310", &document), [""], "Marc is no member");
    document["people"][5]["until"] = json!("2026-W09");
    assert_eq!(found_by("LW310", &document), NOTHING, "he has left");
    document["people"][5]["until"] = json!("2026-W10");
    assert_eq!(found_by("LW310", &document), [""]);
}

#[test]
fn who_counts_is_asked_of_the_last_week() {
    let with = |person: usize, member: &str, week: &str| {
        let mut document = with_absent(6, 1, 2, 10);
        document["people"][person][member] = json!(week);
        found_by("LW310", &document)
    };
    assert_eq!(with(0, "until", "2026-W10"), ["", "/teams/0"]);
    assert_eq!(with(0, "until", "2026-W09"), NOTHING, "the one who was absent has left");
    assert_eq!(with(0, "from", "2026-W11"), NOTHING, "or is still to come");
    assert_eq!(with(0, "from", "2026-W10"), ["", "/teams/0"]);
    let mut five = with_absent(5, 1, 2, 10);
    five["people"][4]["until"] = json!("2026-W09");
    assert_eq!(found_by("LW310", &five), [""], "four are left, which is too few");
    let mut twice = with_absent(4, 1, 2, 10);
    push(&mut twice["teams"][0], "members", json!("p-lid-0"));
    push(&mut twice["teams"][0], "members", json!("p-weg"));
    assert_eq!(found_by("LW310", &twice), [""], "members count once, unknown ones not at all");
    push(&mut twice, "people", json!({ "id": "p-lid-0", "name": "Nog eens", "weekly_minutes": 60 }));
    assert!(said_by("LW310", &twice)[0].contains("1 van de 5 mensen"));
}

#[test]
fn since_when_taking_part_is_asked() {
    // The programme by the first cycle of any team, a team by its own.
    let mut document = with_absent(5, 1, 4, 12);
    assert_eq!(found_by("LW310", &document), ["", "/teams/0"]);
    document["cycles"][0]["team"] = json!("t-weg");
    assert_eq!(found_by("LW310", &document), [""]);
    document["cycles"][0]["team"] = json!("t-balie");
    let elsewhere = doing(held("t-weg", &w(12)), &["p-lid-0"], None);
    push(&mut document, "cycles", elsewhere);
    assert_eq!(found_by("LW310", &document), NOTHING, "an activity in any team counts");
    let document = with_absent(5, 1, 2, 10);
    assert_eq!(found_as_of("LW310", &document, "2026-W08"), NOTHING, "not yet");
    assert_eq!(found_as_of("LW310", &document, "2026-W09"), [""], "Marc took part in nothing yet");
    assert_eq!(found_as_of("LW310", &document, "2026-W17"), ["", "/teams/0"]);
    assert_eq!(
        said_as_of(&document, "2026-W18"),
        "in het programma is er voor 6 van de 6 mensen geen activiteit in de laatste 8 weken"
    );
}

fn said_as_of(document: &Value, as_of: &str) -> String {
    let options = Options::default().as_of(week(as_of));
    let checked = check_with_logs(document, &[], &options);
    let mut own = checked.findings().iter().filter(|finding| finding.code() == "LW310");
    own.next().unwrap().message(Language::Nl)
}

/// How many, and never who: not in words, and not in what an acceptance could ask for either.
#[test]
fn nobody_is_named() {
    let document = with_absent(6, 1, 2, 10);
    for finding in check(&document).findings().iter().filter(|finding| finding.code() == "LW310") {
        for language in [Language::Nl, Language::En] {
            assert!(!finding.message(language).contains("p-"), "{}", finding.message(language));
        }
    }
    assert_eq!(accepted_about("LW310", &document, &[]), 2);
    assert_eq!(accepted_about("LW310", &document, &["t-balie"]), 1);
    for id in ["p-lid-0", "p-lid-1", "p-marc"] {
        assert_eq!(accepted_about("LW310", &document, &[id]), 0, "{id}");
    }
}
