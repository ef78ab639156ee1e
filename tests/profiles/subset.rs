//! The strict subset for structured output, as OpenAI documents it.

use lerendwerken::Language;
use lerendwerken::schema::{ALL, Export, Profile};
use serde_json::Value;

use crate::schemas;

/// The keywords that are documented as supported, and what describes.
const KEYWORDS: [&str; 16] = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "anyOf",
    "$ref",
    "$defs",
    "description",
    "pattern",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "exclusiveMinimum",
];
const MOST_PROPERTIES: usize = 5_000;
const MOST_LEVELS: usize = 10;
const MOST_WORDS: usize = 1_000;
const MOST_CHARACTERS: usize = 120_000;

fn offered() -> impl Iterator<Item = (&'static str, Value)> {
    ALL.iter().filter(|entry| entry.has(Profile::StructuredOutput)).flat_map(|entry| {
        let export = |it: &Language| Export::in_language(*it).with_profile(Profile::StructuredOutput);
        Language::ALL.iter().map(move |language| (entry.name, entry.schema(export(language))))
    })
}

#[test]
fn it_is_offered_for_what_is_read() {
    let names: Vec<_> = offered().map(|(name, _)| name).collect();
    assert_eq!(
        names.chunks(2).map(|both| both[0]).collect::<Vec<_>>(),
        ["programme", "cycle", "journal", "interventions"]
    );
}

#[test]
fn only_supported_keywords_are_used_as_they_must_be() {
    for (name, whole) in offered() {
        assert_eq!(whole["type"], "object", "{name}");
        let mut all = Vec::new();
        schemas("", &whole, &mut all);
        assert!(all.len() > 5);
        for (_, schema) in all {
            let members = schema.as_object().unwrap();
            for keyword in members.keys() {
                assert!(KEYWORDS.contains(&keyword.as_str()), "{name}: {keyword} in {schema}");
            }
            // A reference stands alone, and everything else has a type or alternatives.
            assert!(!members.contains_key("$ref") || members.len() == 1, "{name}: {schema}");
            let tells = ["$ref", "type", "anyOf"].iter().filter(|it| members.contains_key(**it)).count();
            assert_eq!(tells, 1, "{name}: {schema}");
            assert!(schema.get("type").is_none_or(Value::is_string), "{name}: {schema}");
            if schema["type"] == "object" {
                let names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
                let required: Vec<&str> =
                    schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
                assert_eq!(names, required, "{name}: every member is required");
                assert_eq!(schema["additionalProperties"], false, "{name}");
            }
            if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
                assert!(pattern.starts_with('^') && pattern.ends_with('$'), "{name}: {pattern} is not of the whole");
                assert!(!pattern.contains("(?"), "{name}: {pattern} looks around");
            }
        }
    }
}

/// A definition, or the schema itself.
fn resolve<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(reference) => root.pointer(&reference[1..]).expect("a reference leads somewhere"),
        None => schema,
    }
}

#[test]
fn objects_that_are_alternatives_begin_with_what_tells_them_apart() {
    let mut seen = 0;
    for (name, whole) in offered() {
        let mut all = Vec::new();
        schemas("", &whole, &mut all);
        for variants in all.iter().filter_map(|(_, schema)| schema["anyOf"].as_array()) {
            let mut firsts: Vec<String> = Vec::new();
            for variant in variants {
                if let Some((first, value)) =
                    resolve(&whole, variant)["properties"].as_object().and_then(|it| it.iter().next())
                {
                    firsts.push(format!("{first} {}", value["enum"]));
                }
            }
            let count = firsts.len();
            firsts.sort();
            firsts.dedup();
            assert_eq!(firsts.len(), count, "{name}");
            seen += usize::from(count > 1);
        }
    }
    assert!(seen >= 4, "{seen}");
}

/// How many objects and lists stand within each other.
fn levels(root: &Value, schema: &Value) -> usize {
    let schema = resolve(root, schema);
    let below = |it: &Value| levels(root, it);
    let variants = schema["anyOf"].as_array().into_iter().flatten().map(below).max().unwrap_or(0);
    let members = schema["properties"].as_object().into_iter().flatten().map(|(_, it)| below(it)).max();
    let items = schema.get("items").map(below);
    variants.max(members.or(items).map_or(0, |deepest| deepest + 1))
}

#[test]
fn the_limits_are_kept() {
    for (name, whole) in offered() {
        let mut all = Vec::new();
        schemas("", &whole, &mut all);
        let properties = || all.iter().filter_map(|(_, schema)| schema["properties"].as_object()).flatten();
        let words = || all.iter().filter_map(|(_, schema)| schema["enum"].as_array()).flatten();
        let definitions = whole["$defs"].as_object().into_iter().flatten().map(|(name, _)| name.len());
        let characters = properties().map(|(name, _)| name.len()).sum::<usize>()
            + words().map(|word| word.as_str().map_or(0, str::len)).sum::<usize>()
            + definitions.sum::<usize>();
        let found = (properties().count(), levels(&whole, &whole), words().count(), characters);
        let most = (MOST_PROPERTIES, MOST_LEVELS, MOST_WORDS, MOST_CHARACTERS);
        assert!(
            found.0 <= most.0 && found.1 <= most.1 && found.2 <= most.2 && found.3 <= most.3,
            "{name}: {found:?} of {most:?}"
        );
        assert!(found.0 > 3 && found.1 >= 2, "{name}: {found:?}");
    }
}
