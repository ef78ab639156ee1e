//! Extensions and references: what they may be, that they are kept as they are, and that nothing else is done
//! with them.

use std::sync::LazyLock;

use jsonschema::Validator;
use lerendwerken::model::{Cycle, CycleStore, ExtensionKey, Extensions, Goal, Person, Programme, Reference, Team};
use lerendwerken::rules::{self, Checking, Options};
use lerendwerken::text::{FaultKind, ReadError, cycle_line};
use lerendwerken::{Language, schema};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

mod common;
use common::{EXAMPLES, example};

/// The places of a document that may have extensions.
const PLACES: [&str; 5] = ["", "/goals/0", "/teams/0", "/people/0", "/cycles/0"];

fn document() -> Value {
    serde_json::from_str(include_str!("data/complete.json")).unwrap()
}

/// A document with something in its place for extensions.
fn with_extensions(place: &str, extensions: &Value) -> Value {
    let mut document = document();
    document.pointer_mut(place).unwrap()["extensions"] = extensions.clone();
    document
}

fn validator() -> &'static Validator {
    static VALIDATOR: LazyLock<Validator> =
        LazyLock::new(|| jsonschema::draft202012::new(&schema::of::<Programme>()).unwrap());
    &VALIDATOR
}

/// A cycle with these extensions.
fn cycle(extensions: &Value) -> Value {
    json!({ "id": "c-1", "team": "t-balie", "week": "2026-W07", "status": "planned", "extensions": extensions })
}

/// What is wrong with a value below a key, as a document, as a value, as a line of a log and in code: all the same.
fn refused(value: &Value) -> Option<ReadError> {
    let extensions = json!({ "x:y": value });
    let document = with_extensions("", &extensions);
    let error = Programme::from_json(&document.to_string()).err();
    let is_read = error.is_none();
    assert_eq!(validator().is_valid(&document), is_read, "{value}");
    assert_eq!(Programme::from_value(&document).is_ok(), is_read, "{value}");
    assert_eq!(cycle_line(&cycle(&extensions).to_string()).is_ok(), is_read, "{value}");
    assert_eq!(Extensions::default().insert("x:y", value.clone()).is_ok(), is_read, "{value}");
    error
}

/// Lists within each other.
fn lists(deep: usize) -> Value {
    (0..deep).fold(json!(0), |within, _| json!([within]))
}

/// Objects within each other.
fn objects(deep: usize) -> Value {
    (0..deep).fold(json!(0), |within, _| json!({ "a": within }))
}

fn members(count: usize) -> Value {
    (0..count).map(|number| (format!("m{number}"), Value::Null)).collect::<Map<_, _>>().into()
}

#[test]
fn each_bound_from_both_sides() {
    let text = |characters| json!("é".repeat(characters));
    let key = |characters| json!({ "é".repeat(characters): 1 });
    let within: [(Value, Value, FaultKind, &str); 7] = [
        (lists(8), lists(9), FaultKind::TooDeep, "/0/0/0/0/0/0/0/0"),
        (objects(8), objects(9), FaultKind::TooDeep, "/a/a/a/a/a/a/a/a"),
        (vec![Value::Null; 256].into(), vec![Value::Null; 257].into(), FaultKind::TooMany, "/256"),
        (members(256), members(257), FaultKind::TooMany, "/m256"),
        (text(4096), text(4097), FaultKind::Malformed, ""),
        (json!([1e308, -1e308]), json!([1e308, 1.01e308]), FaultKind::OutOfBounds, "/1"),
        (key(128), key(129), FaultKind::Malformed, ""),
    ];
    for (good, bad, kind, pointer) in within {
        assert_eq!(refused(&good), None);
        let error = refused(&bad).unwrap();
        assert_eq!(error.faults().len(), 1, "{error}");
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.line().is_some());
        if kind != FaultKind::Malformed {
            assert_eq!(error.pointer(), format!("/extensions/x:y{pointer}"));
        }
    }
    let keys = |count: usize| -> Value {
        (0..count).map(|number| (format!("x:{number}"), json!(number))).collect::<Map<_, _>>().into()
    };
    for place in PLACES {
        let (most, more) = (with_extensions(place, &keys(32)), with_extensions(place, &keys(33)));
        assert!(Programme::from_json(&most.to_string()).is_ok() && validator().is_valid(&most), "{place}");
        let error = Programme::from_json(&more.to_string()).unwrap_err();
        assert!(!validator().is_valid(&more), "{place}");
        assert_eq!((error.kind(), error.pointer()), (FaultKind::TooMany, &*format!("{place}/extensions/x:32")));
    }
    let mut extensions = Extensions::default();
    for number in 0..32 {
        extensions.insert(format!("x:{number}"), json!(0)).unwrap();
    }
    assert!(extensions.insert("x:32", json!(0)).unwrap_err().message(Language::En).contains("32 keys"));
    extensions.insert("x:31", json!(1)).unwrap();
    assert_eq!(extensions.remove("x:0"), Some(json!(0)));
    assert_eq!(extensions.remove("x:0"), None);
    extensions.insert("x:32", json!(0)).unwrap();
    assert_eq!(extensions.len(), 32);
}

#[test]
fn a_key_without_a_namespace_is_told_what_one_looks_like() {
    for (key, taken) in [("unit", false), ("HR:unit", false), (":unit", false), ("hr:", false), ("a:b:c", false)]
        .into_iter()
        .chain([("hr:unit", true), ("-:-", true), ("hr-2:unit_no-1", true)])
    {
        let document = with_extensions("/teams/0", &json!({ key: 1 }));
        assert_eq!(validator().is_valid(&document), taken, "{key}");
        assert_eq!(Team::new("t-1", "T", ["p-1"]).unwrap().extended(key, json!(1)).is_ok(), taken, "{key}");
        let Err(error) = Programme::from_json(&document.to_string()) else { continue };
        assert_eq!((error.kind(), error.pointer()), (FaultKind::Malformed, &*format!("/teams/0/extensions/{key}")));
        let fault = &error.faults()[0];
        assert!(fault.message(Language::En).starts_with("as a key: expected a key with a namespace"));
        assert!(fault.message(Language::Nl).starts_with("als sleutel: nodig is een sleutel met een naamruimte"));
        assert!(fault.mend(Language::En).contains("hr-system:unit_number"));
    }
}

#[test]
fn the_learning_process_has_no_place_in_them() {
    for key in ["reflection", "journal", "process"] {
        for extensions in [
            json!({ format!("x:{key}"): 1 }),
            json!({ "x:y": [{ key: 1 }] }),
            json!({ "x:y": { format!("z:{key}"): 1 } }),
        ] {
            for place in PLACES {
                let document = with_extensions(place, &extensions);
                let error = Programme::from_json(&document.to_string()).unwrap_err();
                assert_eq!(error.kind(), FaultKind::UnknownKey);
                assert!(error.to_string().contains("belongs in the professional's own journal"), "{error}");
                assert!(!validator().is_valid(&document));
                assert!(Programme::from_value(&document).is_err());
                assert_eq!(error.faults()[0].excerpt(&document.to_string()), None);
            }
            let (name, value) = extensions.as_object().unwrap().iter().next().unwrap();
            assert!(Extensions::default().insert(name.as_str(), value.clone()).is_err());
        }
        assert!(ExtensionKey::try_from(format!("{key}:x")).is_ok(), "a namespace says whose it is");
    }
}

#[test]
fn what_no_schema_can_see_is_refused_too() {
    let document = with_extensions("/people/0", &json!({ "x:y": { "a": "@" } }));
    let put = |value: &str| document.to_string().replace("\"@\"", value);
    for (value, kind) in [
        (r#"1, "a": 2"#, FaultKind::RepeatedKey),
        (r#"1, "\u0061": 2"#, FaultKind::RepeatedKey),
        (r#""\ud800""#, FaultKind::LoneSurrogate),
        (r#"{"\udc00": 1}"#, FaultKind::LoneSurrogate),
        ("1e999", FaultKind::OutOfBounds),
        ("-1e309", FaultKind::OutOfBounds),
        ("01", FaultKind::Syntax),
        ("NaN", FaultKind::Syntax),
    ] {
        let error = Programme::from_json(&put(value)).unwrap_err();
        assert_eq!(error.kind(), kind, "{value}: {error}");
        assert!(error.pointer().starts_with("/people/0/extensions/x:y"), "{}", error.pointer());
        assert!(error.line().is_some() && error.column().is_some());
    }
    let twice = document.to_string().replace(r#""x:y":"#, r#""x:y":1,"x:y":"#);
    assert_eq!(Programme::from_json(&twice).unwrap_err().kind(), FaultKind::RepeatedKey);
}

#[test]
fn hostile_depth_and_size_are_refused_and_not_repeated() {
    let document = with_extensions("/goals/0", &json!({ "x:y": "@" }));
    let put = |value: &str| document.to_string().replace("\"@\"", value);
    for open in ["[", "{\"a\":"] {
        let deep = put(&open.repeat(1_000_000));
        let kinds: Vec<_> = Programme::from_json(&deep).unwrap_err().faults().iter().map(|it| it.kind()).collect();
        assert!(kinds.contains(&FaultKind::TooDeep), "{kinds:?}");
    }
    for value in [
        format!("[{}1]", "1,".repeat(2_000_000)),
        format!("\"{}\"", "a".repeat(5_000_000)),
        format!("{{{}\"z\":1}}", (0..200_000).map(|n| format!("\"{n}\":1,")).collect::<String>()),
        format!("{}1{}", "[".repeat(60), "]".repeat(60)),
    ] {
        let error = Programme::from_json(&put(&value)).unwrap_err();
        assert_eq!(error.faults().len(), 1);
        assert!(error.to_string().len() < 400);
    }
    let many_keys =
        with_extensions("", &(0..100_000).map(|n| (format!("x:{n}"), json!(n))).collect::<Map<_, _>>().into());
    assert_eq!(Programme::from_json(&many_keys.to_string()).unwrap_err().faults().len(), 1);
}

/// Any JSON, often at a bound or just beyond it.
fn any_json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("a number", |number| serde_json::Number::from_f64(number).map(Value::Number)),
        prop_oneof![Just(1e308), Just(-1e308), Just(1.000_000_1e308), Just(f64::MIN), Just(5e-324), Just(-0.0)]
            .prop_map(Value::from),
    ];
    let text = prop_oneof![
        any::<String>(),
        (4094..4099_usize).prop_map(|length| "x".repeat(length)),
        (4094..4099_usize).prop_map(|length| "😀".repeat(length)),
    ];
    let key = prop_oneof![
        10 => any::<String>(),
        1 => (126..131_usize).prop_map(|length| "é".repeat(length)),
        1 => prop_oneof![Just("reflection"), Just("x:journal"), Just("processes"), Just("")].prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number, text.prop_map(Value::from)];
    leaf.prop_recursive(10, 60, 4, move |within| {
        prop_oneof![
            prop::collection::vec(within.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), within.clone()), 0..4)
                .prop_map(|members| members.into_iter().collect::<Map<_, _>>().into()),
            within.clone().prop_map(|it| json!([it])),
            within.prop_map(|it| json!({ "a": it })),
        ]
    })
}

/// Any JSON that is within the bounds, said plainly.
fn is_within(value: &Value, levels: usize) -> bool {
    let own = |key: &str| !["reflection", "process", "journal"].contains(&key.rsplit(':').next().unwrap());
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(number) => number.as_f64().unwrap().abs() <= 1e308,
        Value::String(text) => text.chars().count() <= 4096,
        Value::Array(list) => levels > 0 && list.len() <= 256 && list.iter().all(|it| is_within(it, levels - 1)),
        Value::Object(object) => {
            levels > 0
                && object.len() <= 256
                && object.iter().all(|(key, it)| key.chars().count() <= 128 && own(key) && is_within(it, levels - 1))
        }
    }
}

/// A text of the same value, down to the order of members and the kind of each number.
fn spelt(value: &Value) -> String {
    serde_json::to_string(value).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_within_the_bounds_is_read_and_nothing_else(value in any_json()) {
        prop_assert_eq!(refused(&value).is_none(), is_within(&value, 8), "{}", value);
    }

    /// In each place and in every way in and out, extensions come back as they were.
    #[test]
    fn they_come_back_as_they_were(values in prop::collection::vec(any_json(), 1..4), place in 0..PLACES.len()) {
        prop_assume!(values.iter().all(|value| is_within(value, 8)));
        // Keys in an order of their own, to see that it is kept.
        let keys = ["z:last", "a:first", "m:middle"];
        let extensions: Value = keys.into_iter().map(str::to_owned).zip(values).collect::<Map<_, _>>().into();
        let document = with_extensions(PLACES[place], &extensions);
        let place = format!("{}/extensions", PLACES[place]);
        let written = |programme: &Programme| serde_json::to_value(programme).unwrap();
        let read = Programme::from_json(&document.to_string()).unwrap();
        prop_assert_eq!(spelt(written(&read).pointer(&place).unwrap()), spelt(&extensions));
        let again = Programme::from_json(&serde_json::to_string_pretty(&read).unwrap()).unwrap();
        prop_assert_eq!(&again, &read);
        prop_assert_eq!(&Programme::from_value(&document).unwrap(), &read);
    }

    /// Through a log, borrowed, packed and owned.
    #[test]
    fn they_stream_by_with_their_cycle(value in any_json()) {
        prop_assume!(is_within(&value, 8));
        let extensions = json!({ "x:y": value, "a:b": null });
        let line = cycle(&extensions).to_string();
        let read = cycle_line(&line).unwrap();
        let mut store = CycleStore::new();
        store.push(&read);
        store.push(&Cycle::new_skipped("c-2", "t-1", "2026-W33", "reces").unwrap());
        prop_assert_eq!(store.get(0), Some(read));
        prop_assert!(store.get(1).unwrap().extensions.is_empty());
        let packed = store.get(0).unwrap().owned();
        prop_assert_eq!(spelt(&json!(packed)["extensions"]), spelt(&extensions));
        prop_assert_eq!(spelt(&json!(packed.borrowed())), spelt(&serde_json::from_str(&line).unwrap()));
    }
}

#[test]
fn in_a_cycle_of_any_status() {
    let extensions = json!({ "planner:room": { "floor": 2 } });
    for (status, beside) in [("planned", None), ("held", None), ("skipped", Some("reces"))] {
        let mut cycle = json!({ "id": "c-1", "team": "t-balie", "week": "2026-W07", "status": status });
        if let Some(reason) = beside {
            cycle["reason"] = reason.into();
        }
        for absent in [json!(null), json!({})] {
            cycle["extensions"] = absent;
            let read = Cycle::from_json(&cycle.to_string()).unwrap();
            assert!(read.extensions.is_empty());
            assert_eq!(json!(read).get("extensions"), None, "what is empty is not written");
        }
        cycle["extensions"] = extensions.clone();
        let read = Cycle::from_json(&cycle.to_string()).unwrap();
        assert_eq!(read.extensions.get("planner:room"), Some(&json!({ "floor": 2 })));
        assert_eq!(json!(read), cycle);
    }
}

#[test]
fn cycles_of_logs_are_kept_with_theirs() {
    let (document, mut cycles) = example("waterland");
    for (number, cycle) in cycles.iter_mut().enumerate() {
        cycle["extensions"] = json!({ "planner:number": number, "planner:list": [number, { "a": null }] });
    }
    let mut checking = Checking::new(common::read(&document), Options::default()).keep_cycles();
    checking.log("log", common::log_of(&cycles).as_bytes()).unwrap();
    let sound = checking.finish().sound().unwrap();
    let kept: Vec<Value> = sound.cycles().unwrap().map(|cycle| json!(cycle.owned())).collect();
    // A plan that was superseded is not among them.
    assert!(kept.len() > cycles.len() / 2);
    for cycle in kept {
        let of_log: Vec<_> = cycles.iter().filter(|it| it["id"] == cycle["id"]).map(|it| &it["extensions"]).collect();
        assert!(of_log.contains(&&cycle["extensions"]), "{}", cycle["id"]);
    }
}

/// The same document without its references and extensions.
fn bare(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| key != "references" && key != "extensions");
            object.values_mut().for_each(bare);
        }
        Value::Array(list) => list.iter_mut().for_each(bare),
        _ => {}
    }
}

/// The same document with both in every place where they may stand.
fn dressed(document: &mut Value) {
    let references = json!([{ "vocabulary": "UN SDG", "code": "8", "uri": "https://sdgs.un.org/goals/goal8" }]);
    let extensions = json!({ "x:y": { "amount": 1e9, "week": "2026-W07", "id": "p-nobody" } });
    let dress = |value: &mut Value, both: bool| {
        value["references"] = references.clone();
        if both {
            value["extensions"] = extensions.clone();
        }
    };
    for list in ["goals", "teams", "people"] {
        common::list_mut(document, list).iter_mut().for_each(|it| dress(it, true));
    }
    for goal in common::list_mut(document, "goals") {
        common::list_mut(goal, "expectations").iter_mut().for_each(|it| dress(&mut it["indicator"], false));
    }
    common::list_mut(document, "cycles").iter_mut().for_each(|it| it["extensions"] = extensions.clone());
    dress(document, true);
}

/// No rule reads them and nothing is computed from them.
#[test]
fn nothing_follows_from_them() {
    use lerendwerken::calculus::{self, AsOf};
    use lerendwerken::posture::{self, Window};
    for name in EXAMPLES {
        let (document, cycles) = example(name);
        let (mut without, mut with) = (document.clone(), document);
        bare(&mut without);
        dressed(&mut with);
        let mut own = cycles.clone();
        own.iter_mut().for_each(bare);
        let mut others = own.clone();
        others.iter_mut().for_each(|cycle| cycle["extensions"] = json!({ "x:y": ["p-nobody", 1e9] }));
        let all = |document: &Value, cycles: &[Value]| {
            let checked = common::check_with_logs(document, &[common::log_of(cycles)], &Options::default());
            let answer = json!(checked.answer(Language::En));
            let sound = checked.sound().unwrap();
            let posture = json!(posture::posture(&sound, Window::default()));
            (answer["findings"].clone(), json!(calculus::results(&sound, AsOf::LastHeld)), posture)
        };
        assert_eq!(all(&without, &own), all(&with, &others), "{name}");
    }
}

#[test]
fn they_are_built_in_code_as_they_are_read() -> Result<(), lerendwerken::model::Refused> {
    let sdg = || Reference::new("UN SDG", "8")?.at("https://sdgs.un.org/goals/goal8");
    let mut programme = Programme::new("waterland", "Gemeente Waterland", "2026-W02".."2027-W52")?
        .refers_to(Reference::new("Programmaregister", "2026-14")?)
        .extended("crm:campaign_id", json!(90210))?;
    programme
        .people
        .push(Person::new("p-anna", "Anna", 1920)?.refers_to(Reference::new("nr", "1")?).extended("hr:x", json!([]))?);
    programme.teams.push(Team::new("t-balie", "Balie", ["p-anna"])?.refers_to(sdg()?).extended("hr:unit", json!({}))?);
    programme.goals.push(Goal::new("g-werk", "Werk")?.refers_to(sdg()?).extended("board:colour", json!("blauw"))?);
    programme.cycles.push(Cycle::new_skipped("c-1", "t-balie", "2026-W33", "reces")?.extended("x:y", json!(null))?);
    let read = Programme::from_json(&serde_json::to_string(&programme).unwrap()).unwrap();
    assert_eq!(read, programme);
    assert_eq!(
        read.goals[0].references[0].uri.as_ref().map(|uri| uri.as_str()),
        Some("https://sdgs.un.org/goals/goal8")
    );
    assert_eq!(read.extensions.iter().collect::<Vec<_>>(), [("crm:campaign_id", &json!(90210))]);
    assert!(Reference::new(" ", "8").is_err() && Reference::new("x", "").is_err());
    assert!(Reference::new("x", "y")?.at("nergens").is_err());
    assert!(rules::check(read, &Options::default()).findings().iter().all(|it| !it.pointer().contains("extensions")));
    Ok(())
}

#[test]
fn a_cycle_without_them_takes_no_more_than_a_pointer() {
    assert_eq!(size_of::<Extensions>(), size_of::<usize>());
}
