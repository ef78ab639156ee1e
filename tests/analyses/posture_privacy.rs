//! What posture must not tell: of one person, of few, or of either by subtraction.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{EXAMPLES, example, list, list_mut, sound};
use crate::posture::{hold, took_part, used_ai};
use crate::reference::document::{member, text, week_number};
use crate::reference::generate;
use lerendwerken::posture::{self, Measure, Posture, PostureDimension, Silence, Window};
use serde_json::{Value, json};

/// Who is a member of a team and counts in a week.
fn counting<'a>(document: &'a Value, team: Option<&Value>, until: i32) -> BTreeSet<&'a str> {
    let people = list(document, "people").iter().filter(|person| {
        let came = member(person, "from").is_none_or(|it| week_number(it.as_str().unwrap()) <= until);
        let stays = member(person, "until").is_none_or(|it| week_number(it.as_str().unwrap()) >= until);
        let is_in = team.is_none_or(|team| list(team, "members").iter().any(|it| *it == person["id"]));
        came && stays && is_in
    });
    people.map(|person| text(person, "id")).collect()
}

const OF_AI: [PostureDimension; 3] =
    [PostureDimension::CoIntelligence, PostureDimension::Verified, PostureDimension::AboutAi];

fn says_of_ai(measures: &[Measure]) -> bool {
    measures.iter().any(|it| OF_AI.contains(&it.name))
}

/// No team that is shown is too small, and nothing about one or a few is left when the shown ones are taken from the
/// whole.
pub(crate) fn private(case: &str, document: &Value, given: &Posture, held: &[&Value], from: i32, until: i32) {
    let least = usize::from(given.min_group);
    assert!(least >= 2);
    let (mut hidden, mut active, mut quiet) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut inside, mut left_out, mut some_say) = (Vec::new(), 0, false);
    for team in list(document, "teams") {
        let members = counting(document, Some(team), until);
        let own: Vec<&Value> = held.iter().copied().filter(|cycle| cycle["team"] == team["id"]).collect();
        let (took_part, used_ai) = (took_part(&own, from, until), used_ai(&own, from, until));
        let shown = given.teams.iter().find(|it| team["id"] == it.team.as_str());
        if let Some(shown) = shown {
            assert!(members.len() >= least && took_part.len() != 1, "{case}: {team}");
            inside.push((members, shown.dimensions.iter().any(|it| it.name == PostureDimension::Reach)));
        } else {
            hidden.extend(members);
            active.extend(took_part);
            left_out += 1;
        }
        if shown.is_some_and(|shown| says_of_ai(&shown.dimensions)) {
            assert!(used_ai.len() != 1, "{case}: {team} tells of one who uses AI");
            some_say = true;
        } else {
            quiet.extend(used_ai);
        }
    }
    assert_eq!(left_out, given.teams_left_out, "{case}");
    let told = !given.teams.is_empty() && left_out > 0;
    assert!(!told || (hidden.len() >= least && active.len() != 1), "{case}: those left out are told by the rest");
    assert!(
        !some_say || !says_of_ai(&given.dimensions) || quiet.len() != 1,
        "{case}: one who uses AI is told by the rest"
    );
    assert!(!says_of_ai(&given.dimensions) || used_ai(held, from, until).len() != 1, "{case}: one uses AI");
    let all: BTreeSet<&str> = inside.iter().flat_map(|(members, _)| members).copied().collect();
    let once = inside.iter().map(|(members, _)| members.len()).sum::<usize>() == all.len();
    let outside = counting(document, None, until).difference(&all).count();
    let may = once && (outside == 0 || outside >= least);
    assert!(inside.iter().all(|(_, reach)| may == *reach), "{case}: reach beside {outside} outside of all teams");
}

/// What is left when the quarters that speak are taken from the whole is not about one person.
pub(crate) fn private_quarters(case: &str, given: &Posture, held: &[&Value]) {
    let (mut alone, mut alone_with_ai) = (BTreeSet::new(), BTreeSet::new());
    let (mut some_speak, mut some_say) = (false, false);
    for it in &given.quarters {
        let [from, until] = [it.from, it.until].map(|week| week_number(&week.to_string()));
        let (took_part, used_ai) = (took_part(held, from, until), used_ai(held, from, until));
        if it.silent.is_some() {
            alone.extend(took_part);
        } else {
            some_speak |= !took_part.is_empty();
        }
        if says_of_ai(&it.dimensions) {
            assert!(used_ai.len() != 1, "{case}: {} tells of one who uses AI", it.quarter);
            some_say = true;
        } else {
            alone_with_ai.extend(used_ai);
        }
    }
    let whole_speaks = given.silent.is_none();
    assert!(alone.len() != 1 || !some_speak || !whole_speaks, "{case}: a silent quarter is told by the others");
    let whole_says = says_of_ai(&given.dimensions);
    assert!(alone_with_ai.len() != 1 || !some_say || !whole_says, "{case}: one who uses AI is told by other quarters");
}

pub(crate) fn nobody_is_named(case: &str, document: &Value, given: &Posture) {
    let answer = serde_json::to_string(given).unwrap();
    for person in list(document, "people") {
        for word in [text(person, "id"), text(person, "name")] {
            assert!(!answer.contains(&format!("\"{word}\"")), "{case}: names {word}");
        }
    }
}

/// A cycle of a team in which these people do something together, with AI or without.
fn cycle(team: &str, week: &str, people: &[&str], with_ai: &[&str]) -> Value {
    let ai = json!({ "system": "ai-a", "stance": "tool", "support": ["analysis"], "offloaded": 0.5, "data": "public", "verified": false });
    let activity =
        |people: &[&str], ai: Value| json!({ "professionals": people, "mode": "together", "minutes": 60, "ai": ai });
    let mut activities = Vec::new();
    activities.extend((!people.is_empty()).then(|| activity(people, Value::Null)));
    activities.extend((!with_ai.is_empty()).then(|| activity(with_ai, ai)));
    json!({ "id": format!("c-{team}-{week}").to_lowercase(), "team": team, "week": week, "status": "held", "activities": activities })
}

/// A programme of people `p-0` to `p-9`, with these teams and cycles.
fn made(teams: &[(&str, &[&str])], least: u32, cycles: Vec<Value>) -> Value {
    let people: Vec<_> =
        (0..10).map(|i| json!({ "id": format!("p-{i}"), "name": format!("N{i}"), "weekly_minutes": 2000 })).collect();
    let teams: Vec<_> = teams
        .iter()
        .map(|(id, members)| json!({ "id": id, "name": "x", "members": members, "working_hours": [], "moments": [] }))
        .collect();
    json!({ "format": 1, "id": "made", "organisation": "x", "period": { "from": "2026-W01", "until": "2026-W52" },
        "people": people, "teams": teams, "goals": [], "development_questions": [], "cycles": cycles,
        "ai_systems": [{ "id": "ai-a", "name": "x", "vendor": "x", "risk": "minimal", "cleared_for": ["public"] }],
        "rules": { "parameters": { "min_group": least } } })
}

const FIVE: [&str; 5] = ["p-0", "p-1", "p-2", "p-3", "p-4"];
const OTHERS: [&str; 5] = ["p-5", "p-6", "p-7", "p-8", "p-9"];

#[test]
fn a_quarter_of_one_person_is_silent_and_no_other_gives_it_away() {
    let document = made(
        &[("t-a", &FIVE), ("t-b", &OTHERS)],
        2,
        vec![
            cycle("t-a", "2026-W05", &FIVE, &[]),
            cycle("t-a", "2026-W20", &["p-0"], &[]),
            cycle("t-b", "2026-W30", &OTHERS[..3], &[]),
            cycle("t-b", "2026-W45", &OTHERS, &[]),
        ],
    );
    let given = hold("quarters", &document, &[], None, None);
    let why: Vec<_> = given.quarters.iter().map(|it| it.silent).collect();
    // The third has the fewest people of those that speak.
    assert_eq!(why, [None, Some(Silence::OnePerson), Some(Silence::TellsOfAnother), None]);
    assert!(given.silent.is_none() && given.teams.len() == 2);
}

#[test]
fn the_use_of_ai_is_not_said_where_one_person_uses_it() {
    let teams: [(&str, &[&str]); 2] = [("t-a", &FIVE), ("t-b", &OTHERS)];
    let ai_of = |measures: &[Measure]| says_of_ai(measures);
    let one = vec![cycle("t-a", "2026-W05", &FIVE, &["p-0"]), cycle("t-b", "2026-W05", &OTHERS, &[])];
    let given = hold("one", &made(&teams, 5, one), &[], None, None);
    assert_eq!((given.withheld.as_slice(), ai_of(&given.dimensions)), (&OF_AI[..], false));
    assert_eq!(given.teams[0].withheld, OF_AI);
    assert_eq!(given.quarters[0].withheld, OF_AI);
    // Where the other team uses it too, that would tell of the one by subtraction.
    let more = vec![cycle("t-a", "2026-W05", &FIVE, &["p-0"]), cycle("t-b", "2026-W05", &[], &OTHERS)];
    let given = hold("more", &made(&teams, 5, more), &[], None, None);
    assert!(given.withheld.is_empty() && ai_of(&given.dimensions));
    assert_eq!((&given.teams[0].withheld[..], &given.teams[1].withheld[..]), (&OF_AI[..], &OF_AI[..]));
    let two = vec![cycle("t-a", "2026-W05", &FIVE, &["p-0", "p-1"]), cycle("t-b", "2026-W05", &[], &OTHERS)];
    let given = hold("two", &made(&teams, 5, two), &[], None, None);
    assert!(given.teams.iter().all(|it| it.withheld.is_empty() && ai_of(&it.dimensions)));
}

#[test]
fn reach_is_not_said_by_team_where_few_are_in_none_or_some_in_two() {
    let both = vec![cycle("t-a", "2026-W05", &FIVE, &[]), cycle("t-b", "2026-W05", &OTHERS, &[])];
    let reach = |teams: &[(&str, &[&str])], least| {
        let given = hold("reach", &made(teams, least, both.clone()), &[], None, None);
        given.teams.iter().map(|it| it.withheld.clone()).collect::<Vec<_>>()
    };
    let none: Vec<PostureDimension> = Vec::new();
    assert_eq!(reach(&[("t-a", &FIVE), ("t-b", &OTHERS)], 5), [none.clone(), none.clone()], "teams of exactly k");
    let all_but_one: [(&str, &[&str]); 2] = [("t-a", &FIVE), ("t-b", &OTHERS[1..])];
    assert_eq!(reach(&all_but_one, 4), [vec![PostureDimension::Reach], vec![PostureDimension::Reach]]);
    let shared: Vec<&str> = OTHERS.into_iter().chain(["p-0"]).collect();
    assert_eq!(
        reach(&[("t-a", &FIVE), ("t-b", &shared)], 5),
        [vec![PostureDimension::Reach], vec![PostureDimension::Reach]]
    );
    assert_eq!(reach(&[("t-a", &FIVE), ("t-b", &OTHERS)], 6), Vec::<Vec<PostureDimension>>::new(), "teams under k");
}

#[test]
fn a_team_in_whose_cycles_one_person_took_part_is_left_out_with_another() {
    let cycles = vec![
        cycle("t-a", "2026-W05", &["p-0"], &[]),
        cycle("t-b", "2026-W05", &FIVE, &[]),
        cycle("t-b", "2026-W06", &OTHERS, &[]),
    ];
    let teams: [(&str, &[&str]); 2] = [("t-a", &FIVE), ("t-b", &OTHERS)];
    let given = hold("cycles of one", &made(&teams, 2, cycles), &[], None, None);
    assert_eq!((given.teams.len(), given.teams_left_out, given.silent), (0, 2, None));
}

#[test]
fn small_teams_and_those_that_would_give_them_away_are_left_out() {
    let (mut document, logged) = example(EXAMPLES[0]);
    let posture = |document: &Value| {
        let given = posture::posture(&sound(document, &[generate::log(&logged)]), Window::default());
        (given.teams.iter().map(|it| it.team.to_string()).collect::<Vec<_>>(), given.teams_left_out)
    };
    let sizes: BTreeMap<String, usize> = list(&document, "teams")
        .iter()
        .map(|team| (text(team, "id").to_owned(), list(team, "members").len()))
        .collect();
    let all: Vec<_> = list(&document, "teams").iter().map(|team| text(team, "id").to_owned()).collect();
    assert_eq!(posture(&document), (all, 0));
    let smallest = *sizes.values().min().unwrap();
    document["rules"]["parameters"] = json!({ "min_group": smallest + 1 });
    let (shown, left_out) = posture(&document);
    let small = sizes.values().filter(|size| **size <= smallest).count();
    // Those that are too small are fewer than that many together, so another is left out with them.
    assert!(left_out as usize > small || small * smallest > smallest, "{sizes:?}: {shown:?}");
    assert!(shown.iter().all(|team| sizes[team] > smallest));
}

#[test]
fn nothing_is_said_of_one_person() {
    let (mut document, logged) = example(EXAMPLES[1]);
    let cycles: Vec<Value> = list(&document, "cycles").iter().chain(&logged).cloned().collect();
    document["cycles"] = json!([]);
    let team = cycles[0]["team"].clone();
    let only = |person: Option<&str>| {
        let mut own: Vec<Value> =
            cycles.iter().filter(|cycle| cycle["team"] == team && cycle["status"] == "held").cloned().collect();
        for activity in own.iter_mut().flat_map(|cycle| list_mut(cycle, "activities")) {
            if let Some(person) = person {
                activity["professionals"] = json!([person]);
            }
        }
        let mut document = document.clone();
        document["cycles"] = json!(own);
        posture::posture(&sound(&document, &[]), Window::default())
    };
    assert!(only(None).silent.is_none() && !only(None).dimensions.is_empty());
    let members = list(&document, "teams").iter().find(|it| it["id"] == team).unwrap();
    let person = list(members, "members")[0].as_str().unwrap();
    let given = only(Some(person));
    assert_eq!((given.silent, given.dimensions.len(), given.teams.len()), (Some(Silence::OnePerson), 0, 0));
    assert!(given.quarters.iter().all(|it| it.dimensions.is_empty() || it.silent.is_none()));
}

#[test]
fn a_programme_of_one_person_has_no_profile_even_without_activities() {
    let (mut document, _) = example(EXAMPLES[1]);
    let person = list(&document, "people")[0].clone();
    for key in ["ai_systems", "cycles", "measurements", "accounts", "development_questions", "goals"] {
        document[key] = json!([]);
    }
    for key in ["governance", "costs", "rules"] {
        document.as_object_mut().unwrap().remove(key);
    }
    document["people"] = json!([{ "id": person["id"], "name": "x", "weekly_minutes": 2000 }]);
    document["teams"] =
        json!([{ "id": "t-a", "name": "A", "members": [person["id"]], "working_hours": [], "moments": [] }]);
    document["cycles"] = json!([{ "id": "c-1", "team": "t-a", "week": document["period"]["from"], "status": "held",
        "learning_questions": [{ "id": "lq-1", "professional": person["id"], "question": "x" }] }]);
    let given = posture::posture(&sound(&document, &[]), Window::default());
    assert_eq!((given.silent, given.dimensions.len(), given.teams.len()), (Some(Silence::OnePerson), 0, 0));
    assert!(given.quarters.iter().all(|it| it.dimensions.is_empty()));
}
