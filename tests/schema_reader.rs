//! What a reader takes its schema takes, and what the one refuses the other does.

use jsonschema::Validator;
use lerendwerken::model::{
    About, AcceptedCode, Clock, Currency, Cycle, Date, ExtensionKey, GoalId, Journal, Programme, RuleCode, Start, Text,
    Uri, Week,
};
use lerendwerken::schema;
use lerendwerken::text::{FaultKind, ReadError};
use proptest::prelude::*;
use schemars::JsonSchema;
use serde_json::Value;

mod mutation;
use mutation::{DOCUMENTS, Kind, mutants, pointers};

fn validator<T: JsonSchema>() -> Validator {
    jsonschema::draft202012::new(&schema::of::<T>()).unwrap()
}

fn schema_of(kind: Kind) -> Validator {
    match kind {
        Kind::Programme => validator::<Programme>(),
        Kind::Cycle => validator::<Cycle>(),
        Kind::Journal => validator::<Journal>(),
    }
}

fn read(kind: Kind, text: &str) -> Result<(), ReadError> {
    match kind {
        Kind::Programme => Programme::from_json(text).map(drop),
        Kind::Cycle => Cycle::from_json(text).map(drop),
        Kind::Journal => Journal::from_json(text).map(drop),
    }
}

fn read_value(kind: Kind, value: &Value) -> Result<(), ReadError> {
    match kind {
        Kind::Programme => Programme::from_value(value).map(drop),
        Kind::Cycle => Cycle::from_value(value).map(drop),
        Kind::Journal => Journal::from_value(value).map(drop),
    }
}

fn agree(kind: Kind, document: &str) -> (usize, usize) {
    let validator = schema_of(kind);
    let (mut taken, mut refused) = (0, 0);
    for text in mutants(document) {
        let value: Value = serde_json::from_str(&text).unwrap();
        let read = read(kind, &text);
        assert_eq!(read.is_ok(), validator.is_valid(&value), "{read:?}\n{text}");
        assert_eq!(read.is_ok(), read_value(kind, &value).is_ok(), "{text}");
        match read {
            Ok(()) => taken += 1,
            Err(error) => {
                assert!(error.faults().iter().all(|fault| fault.kind() != FaultKind::Unreadable), "{error}\n{text}");
                refused += 1;
            }
        }
    }
    (taken, refused)
}

#[test]
fn reader_and_schema_agree_on_every_change_to_every_document() {
    for (kind, document) in DOCUMENTS {
        let (taken, refused) = agree(kind, document);
        assert!(taken > 10 && refused > 100, "{kind:?}: {taken} taken, {refused} refused");
    }
}

#[test]
fn the_documents_have_every_member() {
    for (kind, name) in [(Kind::Programme, "programme"), (Kind::Cycle, "cycle"), (Kind::Journal, "journal")] {
        let mut unseen = members(&schema::named(name).unwrap());
        for (_, text) in DOCUMENTS.iter().filter(|(of, _)| *of == kind || kind == Kind::Programme && *of == Kind::Cycle)
        {
            for pointer in pointers(&serde_json::from_str(text).unwrap(), String::new()) {
                unseen.retain(|member| Some(member.as_str()) != pointer.rsplit('/').next());
            }
        }
        // Codes are named for editors; a document sets the levels that it wants.
        unseen.retain(|member| !lerendwerken::rules::all().any(|rule| rule.code == member));
        assert!(unseen.is_empty(), "{name} lacks {unseen:?}");
    }
}

/// The names of all members that a schema knows.
fn members(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| {
                let names = value.as_object().filter(|_| key == "properties");
                let names: Vec<String> = names.into_iter().flat_map(|names| names.keys().cloned()).collect();
                names.into_iter().chain(members(value))
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(members).collect(),
        _ => Vec::new(),
    }
}

/// Texts like those that a pattern allows, with a character or so put wrong, and any other text.
fn near(pattern: &'static str) -> BoxedStrategy<String> {
    let like = proptest::string::string_regex(pattern).unwrap().boxed();
    let odd = prop_oneof![
        Just('-'),
        Just('0'),
        Just('5'),
        Just('9'),
        Just('W'),
        Just('a'),
        Just('A'),
        Just(':'),
        Just('Z'),
        Just(' '),
        Just('\n'),
        Just('\u{85}'),
        Just('\u{a0}'),
        Just('\u{feff}'),
        Just('\u{660}'),
        Just('é'),
        any::<char>()
    ];
    let changed = (like.clone(), any::<prop::sample::Index>(), odd, 0..4).prop_map(|(text, place, odd, how)| {
        let mut characters: Vec<char> = text.chars().collect();
        let place = place.index(characters.len() + 1);
        match (how, characters.get_mut(place)) {
            (0, Some(character)) => *character = odd,
            (1, Some(_)) => drop(characters.remove(place)),
            (2, Some(character)) => characters[place] = character.to_ascii_uppercase(),
            _ => characters.insert(place, odd),
        }
        characters.into_iter().collect()
    });
    let blank = "[\\t\\n\\x0b\\x0c\\r \u{85}\u{a0}\u{1680}\u{180e}\u{2000}-\u{200b}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}]{0,3}";
    prop_oneof![like, changed, proptest::string::string_regex(blank).unwrap(), any::<String>()].boxed()
}

/// A reader of one value and its schema agree on texts like these.
macro_rules! newtypes {
    ($($test:ident: $type:ty, $pattern:literal;)+) => {$(
        #[test]
        fn $test() {
            let validator = validator::<$type>();
            proptest!(|(text in near($pattern))| {
                let taken = <$type>::try_from(text.as_str()).is_ok();
                prop_assert_eq!(taken, validator.is_valid(&Value::from(text.as_str())));
                prop_assert_eq!(taken, serde_json::from_value::<$type>(text.into()).is_ok());
            });
        }
    )+};
}

newtypes! {
    ids_agree: GoalId, "[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,7}";
    texts_agree: Text, "[a-z ]{0,4}";
    currencies_agree: Currency, "[A-Z]{3}";
    weeks_agree: Week, "(19|20|21)[0-9]{2}-W[0-5][0-9]";
    dates_agree: Date, "20[0-9]{2}-(0[0-9]|1[0-3])-(0[1-9]|[12][0-9]|3[0-2])|20[0-9]{2}-02-(28|29|30)";
    clocks_agree: Clock, "[0-2][0-9]:[0-6][0-9]";
    starts_agree: Start, "20[0-9]{2}-0[1-9]-[0-3][0-9][Tt][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,3})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?";
    rule_codes_agree: RuleCode, "(LW[0-9]{3}|X[A-Z0-9]{0,16})";
    accepted_codes_agree: AcceptedCode, "(LW[0-9]{3}|X[A-Z0-9]{0,16})";
    uris_agree: Uri, "[A-Za-z][a-z0-9+.-]{0,5}:([a-z0-9./?#@!$&'()*+,;=~_%-]|%[0-9A-Fa-f]{2}){1,30}";
    extension_keys_agree: ExtensionKey, "[a-z0-9-]{1,64}:([a-z0-9_-]{1,65}|reflection|journal|process|x:process)";
    abouts_agree: About, "([a-z0-9]{1,3}(-[a-z0-9]{1,30}){0,3}|20[0-9]{2}-W[0-5][0-9])";
}
