//! Views as they should not be, to show that the attack finds what there is to find.

use crate::attack::told_of;
use crate::elimination::{People, Row, found};
use crate::made::{asked, programme, sound, view_of};
use crate::plain::{Asked, Plain};
use crate::published::{Published, numbers};
use serde_json::{Value, json};

/// Of how many of the random programmes, read plainly, such a view tells of few people.
fn times_found(view: impl Fn(&Plain) -> Vec<Published>) -> usize {
    let tells = |seed: &u64| {
        let (document, asked) = programme(*seed);
        let plain = Plain::read(&document, &[], asked);
        told_of(&plain, &view(&plain), plain.asked.least).is_some()
    };
    (3000..3100).filter(tells).count()
}

fn number(total: &str, row: Row) -> Published {
    Published { total: total.to_owned(), row, value: 0.0 }
}

/// The learning time of every cell that is about enough people.
fn enough(plain: &Plain) -> Vec<Published> {
    let times =
        plain.cells().into_iter().map(|(group, period)| plain.in_cell(&group, &period, "learning_time").collect());
    let rows = times.filter(|row: &Row| plain.people(row.iter().copied()).len() >= plain.asked.least);
    rows.map(|row| number("learning_time", row)).collect()
}

/// The places of all facts of a total.
fn all(plain: &Plain, total: &str) -> Row {
    (0..plain.facts.len()).filter(|place| plain.facts[*place].total == total).collect()
}

#[test]
fn a_careful_view_of_the_same_kind_tells_of_nobody() {
    assert_eq!(times_found(enough), 0);
}

#[test]
fn a_total_of_what_is_not_published_tells() {
    let times = times_found(|plain| {
        let mut view = enough(plain);
        view.push(number("learning_time", all(plain, "learning_time")));
        view
    });
    assert!(times > 10, "{times}");
}

#[test]
fn teams_that_are_not_put_together_tell() {
    let times = times_found(|plain| {
        let teams = plain.groups.values().flat_map(|(teams, _)| teams);
        let rows = teams.map(|team| {
            all(plain, "learning_time").into_iter().filter(|place| plain.facts[*place].team == *team).collect()
        });
        rows.map(|row| number("learning_time", row)).collect()
    });
    assert!(times > 10, "{times}");
}

#[test]
fn leaving_out_the_small_parts_of_a_total_tells() {
    let times = times_found(|plain| {
        let mut view = enough(plain);
        let wholes: Vec<Row> = view.iter().map(|it| it.row.clone()).collect();
        for whole in wholes {
            for mode in ["doing", "together", "formal"] {
                let is_it = |place: &usize| plain.facts[*place].labels.iter().any(|(_, label)| label == mode);
                let part: Row = whole.iter().copied().filter(is_it).collect();
                if plain.people(part.iter().copied()).len() >= plain.asked.least {
                    view.push(number("learning_time", part));
                }
            }
        }
        view
    });
    assert!(times > 10, "{times}");
}

#[test]
fn two_ways_of_splitting_one_total_tell() {
    // Each way by itself is of enough people; by mode and by AI together, one person's hour is left.
    let about = [people(&["a", "b"]), people(&["c", "d"]), people(&["e"])];
    let [with_doing, with_formal, without_formal] = [0, 1, 2];
    let by_mode = [Row::from([with_doing]), Row::from([with_formal, without_formal])];
    let by_ai = [Row::from([with_doing, with_formal])];
    assert_eq!(found(&by_mode, &about, 2), None);
    assert_eq!(found(&by_ai, &about, 2), None);
    assert_eq!(found(&[by_mode.as_slice(), &by_ai].concat(), &about, 2), Some(people(&["e"])));
}

#[test]
fn figures_of_members_of_teams_that_overlap_tell() {
    // A fact for each person, as where time is counted for the teams that somebody is in: A, B, and both once.
    let about: Vec<People> = ["a", "b", "c", "d", "e", "f"].map(|id| people(&[id])).to_vec();
    let (team, other, both) = (Row::from([0, 1, 2, 3, 4]), Row::from([1, 2, 3, 4, 5]), Row::from([0, 1, 2, 3, 4, 5]));
    assert_eq!(found(&[team.clone(), other.clone()], &about, 2), None);
    assert!(found(&[team, other, both], &about, 2).is_some());
}

/// Two views that are each as they should be: what is in one and not in the other is told by both.
fn told_by_two(document: &Value, of: &[Asked; 2], from: &str) -> Option<(String, People)> {
    let mut all = Vec::new();
    let plain = Plain::read(document, &[], of[0].clone());
    for asked in of {
        let other = Plain::read(document, &[], asked.clone());
        assert_eq!(other.facts.len(), plain.facts.len(), "the same facts, in the same order");
        let view = view_of(document, &[], asked).1;
        assert!(!view["cells"].as_array().unwrap().is_empty());
        all.extend(numbers(&other, &view).into_iter().filter(|it| it.total == from));
    }
    told_of(&plain, &all, of[0].least)
}

#[test]
fn a_quarter_less_its_weeks_tells_as_the_documentation_says() {
    let everybody = ["p-a", "p-b", "p-c"];
    let weeks = (1..=13).map(|week| {
        let people = if week == 13 { &everybody[..1] } else { &everybody };
        json!({ "id": format!("c-{week}"), "team": "t-a", "week": format!("2026-W{week:02}"), "status": "held",
            "activities": [{ "professionals": people, "mode": "together", "minutes": 60 }] })
    });
    let person = |id| json!({ "id": id, "name": "x", "weekly_minutes": 2000 });
    let document = json!({ "format": 1, "id": "made", "organisation": "x", "people": everybody.map(person),
        "teams": [{ "id": "t-a", "name": "x", "members": everybody, "working_hours": [], "moments": [] }],
        "period": { "from": "2026-W01", "until": "2026-W52" }, "goals": [], "development_questions": [],
        "cycles": weeks.collect::<Vec<_>>() });
    sound(&document, &[]);
    let told = told_by_two(&document, &[asked(3, false, None), asked(3, true, None)], "learning_time");
    assert_eq!(told, Some(("learning_time".into(), people(&["p-a"]))));
    for quarters in [false, true] {
        let alone = [asked(3, quarters, None), asked(3, quarters, None)];
        assert_eq!(told_by_two(&document, &alone, "learning_time"), None);
    }
}

fn people(ids: &[&str]) -> People {
    ids.iter().map(|id| (*id).to_owned()).collect()
}
