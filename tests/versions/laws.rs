//! What holds whatever the documents are.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::common::{EXAMPLES, example, read};
use crate::leaves::edits;
use crate::{changes, document, with};

/// A stream of numbers that a seed decides.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, self.roll(place + 1));
        }
    }
}

/// Documents to compare: of the tests, the examples and the rules' cases.
fn documents() -> Vec<Value> {
    static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
        let cases = lerendwerken::rules::all().map(|rule| serde_json::from_str(rule.breaks).unwrap());
        let examples = EXAMPLES.into_iter().map(|name| example(name).0);
        // Where an id stands twice, the order decides which one counts.
        let once = cases.filter(|case: &Value| crate::common::found_by("LW001", case).is_empty());
        [document(), crate::common::document()].into_iter().chain(examples).chain(once).collect()
    });
    DOCUMENTS.clone()
}

/// The same document with every list and every object in another order.
fn in_another_order(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(list) => {
            dice.shuffle(list);
            list.iter_mut().for_each(|element| in_another_order(element, dice));
        }
        Value::Object(object) => {
            let mut members: Vec<_> = std::mem::take(object).into_iter().collect();
            dice.shuffle(&mut members);
            // What the order of a list means in extensions nobody knows but the application whose they are.
            let ours = members.iter_mut().filter(|(name, _)| name != "extensions");
            ours.for_each(|(_, member)| in_another_order(member, dice));
            *object = members.into_iter().collect();
        }
        _ => {}
    }
}

/// The same document written in another way: numbers with or without a fraction, what is absent as `null`.
fn written_otherwise(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|element| written_otherwise(element, dice)),
        Value::Object(object) => {
            object.values_mut().for_each(|member| written_otherwise(member, dice));
            let may_be = absent(object);
            for &member in may_be {
                if dice.roll(2) == 0 && !object.contains_key(member) {
                    object.insert(member.into(), Value::Null);
                }
            }
        }
        Value::Number(number) => {
            let number = number.as_f64().unwrap();
            if number.fract() == 0.0 && number.abs() < 1e15 {
                *value = if dice.roll(2) == 0 { json!(number) } else { json!(number as i64) };
            }
        }
        _ => {}
    }
}

/// Members that an object may have, told by those that it has.
fn absent(object: &Map<String, Value>) -> &'static [&'static str] {
    let has = |name: &str| object.contains_key(name);
    if has("organisation") {
        &["phase", "governance", "costs", "assumptions", "rules", "ai_systems", "language"]
    } else if has("weekly_minutes") {
        &["accounts_to", "from", "until"]
    } else if has("vendor") {
        &["overseer", "terms", "risk_analysis", "workers_informed", "exit_strategy"]
    } else if has("horizon") {
        &["milestones", "weight", "adjust"]
    } else if has("unit") {
        &["aggregate", "worth"]
    } else {
        &[]
    }
}

/// The same document with other names and titles.
fn renamed(document: &mut Value, dice: &mut Dice) {
    let mut name = |value: &mut Value| *value = json!(format!("naam {}", dice.roll(1000)));
    name(&mut document["organisation"]);
    for list in ["people", "teams", "ai_systems"] {
        crate::common::list_mut(document, list).iter_mut().for_each(|it| name(&mut it["name"]));
    }
    crate::common::list_mut(document, "goals").iter_mut().for_each(|it| name(&mut it["title"]));
}

/// A change in words that do not depend on places: what it is about, and from what to what.
fn without_places(lines: &[String]) -> Vec<(String, String, String)> {
    let mut parts: Vec<_> = lines.iter().map(|line| taken_apart(line)).collect();
    parts.sort();
    parts
}

/// Kind, then the members on the way and what it is about, then the content.
fn taken_apart(line: &str) -> (String, String, String) {
    let mut words = line.splitn(4, ' ');
    let [kind, pointer, about] = [0; 3].map(|_| words.next().unwrap_or_default().to_owned());
    let members: Vec<_> = pointer.split('/').filter(|step| !step.bytes().all(|b| b.is_ascii_digit())).collect();
    (kind, format!("{} {about}", members.join("/")), words.next().unwrap_or_default().to_owned())
}

/// What is said of the way back, given what is said of the way there.
fn turned_round((kind, what, content): &(String, String, String)) -> (String, String, String) {
    let kind = match kind.as_str() {
        "added" => "removed",
        "removed" => "added",
        same => same,
    };
    let content = content.split_once(" → ").map_or(String::new(), |(from, to)| format!("{to} → {from}"));
    (kind.into(), what.clone(), content)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn another_order_other_names_and_another_way_to_write_are_no_change(
        document in prop::sample::select(documents()), seed in any::<u64>(),
    ) {
        prop_assert_eq!(changes(&document, &document), [""; 0]);
        let dice = &mut Dice(seed);
        let mut other = document.clone();
        in_another_order(&mut other, dice);
        written_otherwise(&mut other, dice);
        renamed(&mut other, dice);
        prop_assert_eq!(changes(&document, &other), [""; 0]);
        prop_assert_eq!(changes(&other, &document), [""; 0]);
        // What the crate itself writes has every default in it.
        let written = serde_json::to_value(read(&other)).unwrap();
        prop_assert_eq!(changes(&other, &written), [""; 0]);
    }

    /// Whatever is added on the way there is removed on the way back, and from and to change places.
    #[test]
    fn the_way_back_is_the_way_there_turned_round(
        documents in prop::sample::subsequence(documents(), 2), seed in any::<u64>(), many in 0_usize..12,
    ) {
        let dice = &mut Dice(seed);
        let change = |document: &Value, dice: &mut Dice| {
            let edits = edits(&crate::document());
            with(document, |it| {
                for _ in 0..many {
                    let edit = &edits[dice.roll(edits.len())];
                    if it.pointer(&edit.pointer).is_some() && it["id"] == "kadaster" {
                        edit.make(it);
                    }
                }
                in_another_order(it, dice);
            })
        };
        let (one, other) = (change(&documents[0], dice), change(&documents[1], dice));
        // One that holds the document on both sides is changed on both.
        for (before, after) in [(&one, &other), (&documents[0], &one), (&documents[1], &other)] {
            let there: Vec<_> = without_places(&changes(before, after)).iter().map(turned_round).collect();
            let mut back = without_places(&changes(after, before));
            let mut there = there;
            // The programme's own id is another on each side.
            if before["id"] != after["id"] {
                let own = |it: &(String, String, String)| it.1.ends_with(before["id"].as_str().unwrap()) || it.1.ends_with(after["id"].as_str().unwrap());
                there.retain(|it| !own(it));
                back.retain(|it| !own(it));
            }
            there.sort();
            prop_assert_eq!(there, back);
        }
    }

    /// Every place that is told exists, in the version that it is told of, as the crate writes that.
    #[test]
    fn places_exist(documents in prop::sample::subsequence(documents(), 2), turned in any::<bool>()) {
        let [one, other] = if turned { [1, 0] } else { [0, 1] }.map(|place| &documents[place]);
        let (before, after) = (read(one), read(other));
        let written = [&before, &after].map(|programme| serde_json::to_value(programme).unwrap());
        let changes = lerendwerken::versions::changes(&before, &after);
        for change in &changes {
            let of = &written[usize::from(!change.is_in_older())];
            let pointer = change.pointer();
            // What is compared as it is used may not be written at all.
            let used = ["/assumptions/", "/rules/parameters/", "/adjust/"].iter().any(|it| pointer.contains(it));
            let Some(value) = of.pointer(&pointer) else {
                prop_assert!(used, "{pointer} is not there");
                continue;
            };
            if change.is_whole() {
                prop_assert_eq!(value["id"].as_str(), Some(change.about()));
            } else if pointer.contains("/extensions/") {
                prop_assert!(change.from().is_none() && change.to().is_none(), "{pointer} is not quoted");
            } else {
                let content = if change.is_in_older() { change.from() } else { change.to() };
                prop_assert_eq!(crate::plain(&json!(content.unwrap().answer())), crate::plain(value));
            }
        }
    }
}
