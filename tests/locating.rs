//! Finding where the value of a path stands, against a plain search.

use lerendwerken::text::{Step, locate, locate_all};
use proptest::prelude::*;
use serde_json::Value;

const TEXT: &str = include_str!("data/programme.json");

/// Ways to every value of a document.
fn ways<'v>(value: &'v Value, way: &[Step<'v>]) -> Vec<Vec<Step<'v>>> {
    let children: Vec<(Step<'v>, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (Step::Key(key), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(index, value)| (Step::Index(index), value)).collect(),
        _ => Vec::new(),
    };
    let deeper = children.into_iter().flat_map(|(step, value)| ways(value, &[way, &[step]].concat()));
    std::iter::once(way.to_vec()).chain(deeper.collect::<Vec<_>>()).collect()
}

fn value_at<'v>(value: &'v Value, way: &[Step<'_>]) -> &'v Value {
    way.iter().fold(value, |value, step| match step {
        Step::Key(key) => &value[*key],
        Step::Index(index) => &value[*index],
    })
}

fn assert_found(text: &str, document: &Value) {
    let ways = ways(document, &[]);
    for (way, together) in ways.iter().zip(locate_all(text, &ways)) {
        let place = locate(text, way).unwrap();
        assert_eq!(Some(&place), together.as_ref(), "one by one and together, {way:?}");
        assert_eq!(serde_json::from_str::<Value>(&text[place.range.clone()]).unwrap(), *value_at(document, way));
        let before = text[..place.range.start].trim_start_matches('\u{feff}');
        let line = before.rsplit('\n').next().unwrap();
        assert_eq!((place.line, place.column), (before.matches('\n').count() + 1, line.chars().count() + 1));
    }
    let mut backwards = ways.clone();
    backwards.reverse();
    let mut places = locate_all(text, &backwards);
    places.reverse();
    assert_eq!(places, locate_all(text, &ways), "in any order");
}

#[test]
fn every_value_of_a_document_is_found() {
    let document: Value = serde_json::from_str(TEXT).unwrap();
    assert_found(TEXT, &document);
    assert_found(&TEXT.replace('\n', "\r\n"), &document);
    assert_found(&format!("\u{feff}{TEXT}"), &document);
    assert_found(&document.to_string(), &document);
}

#[test]
fn keys_are_those_that_are_meant_however_they_are_spelt() {
    let text = r#"{"a\"]}": [1, "x\\\"}"], "\u0062": {"é": 2}, "c": "a string that is longer than most \" strings"}"#;
    let document: Value = serde_json::from_str(text).unwrap();
    assert_found(text, &document);
}

#[test]
fn what_is_not_there_is_not_found() {
    let ways: [&[Step<'_>]; 7] = [
        &["nothing".into()],
        &["people".into(), 9.into()],
        &["people".into(), "id".into()],
        &[0.into()],
        &["id".into(), "id".into()],
        &["teams".into(), 0.into(), "moments".into(), 1.into()],
        &["period".into(), 0.into()],
    ];
    assert!(ways.iter().all(|way| locate(TEXT, way).is_none()));
    assert!(locate_all(TEXT, &ways).iter().all(Option::is_none));
    assert_eq!(locate_all::<&[Step<'_>]>(TEXT, &[]), []);
    assert_eq!(locate("", &[]), None);
}

#[test]
fn of_a_repeated_key_the_first_is_found() {
    let text = r#"{"a": 1, "a": 2}"#;
    assert_eq!(locate(text, &["a".into()]).unwrap().column, 7);
    assert_eq!(
        locate_all(text, &[["a".into()], ["a".into()]]).into_iter().flatten().map(|place| place.column).sum::<usize>(),
        14
    );
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        ".{0,24}".prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((".{0,5}", inner), 0..5).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn every_value_of_any_document_is_found(document in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) }.unwrap();
        assert_found(&text, &document);
    }

    #[test]
    fn no_text_is_too_odd(text in "[\\[\\]{}\":,\\\\ a0\u{feff}é]{0,40}", key in "[a0]?", index in 0_usize..3) {
        let ways = [vec![], vec![Step::Key(&key)], vec![Step::Index(index)], vec![Step::Key(&key), Step::Index(index)]];
        for place in ways.iter().map(|way| locate(&text, way)).chain(locate_all(&text, &ways)).flatten() {
            prop_assert!(text.get(place.range).is_some());
        }
    }
}
