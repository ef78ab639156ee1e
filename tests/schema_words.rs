//! Every definition, member and word of a closed set says in both languages what it is, has an example that it
//! allows, and the default that is the real one.

use std::collections::BTreeSet;

use lerendwerken::Language;
use lerendwerken::schema::{ALL, Export};
use serde_json::{Map, Value};

type Schema = Map<String, Value>;

/// Everything in a schema that people read, by where it is: definitions, members, variants and words.
fn told(root: &Value) -> Vec<(String, &Schema)> {
    let mut all = Vec::new();
    definition(String::new(), root, &mut all);
    for (name, schema) in root["$defs"].as_object().into_iter().flatten() {
        definition(format!("/$defs/{name}"), schema, &mut all);
    }
    all
}

fn definition<'s>(at: String, schema: &'s Value, all: &mut Vec<(String, &'s Schema)>) {
    all.push((at.clone(), schema.as_object().expect("a definition is an object")));
    within(&at, schema, all);
}

fn within<'s>(at: &str, schema: &'s Value, all: &mut Vec<(String, &'s Schema)>) {
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        definition(format!("{at}/properties/{name}"), member, all);
    }
    for (number, variant) in schema["oneOf"].as_array().into_iter().flatten().enumerate() {
        // A reference is told where it leads.
        if variant.get("$ref").is_none() {
            definition(format!("{at}/oneOf/{number}"), variant, all);
        }
    }
    for keyword in ["items", "additionalProperties", "propertyNames"] {
        if schema[keyword].is_object() {
            within(&format!("{at}/{keyword}"), &schema[keyword], all);
        }
    }
    for (number, variant) in schema["anyOf"].as_array().into_iter().flatten().enumerate() {
        within(&format!("{at}/anyOf/{number}"), variant, all);
    }
}

fn text<'s>(schema: &'s Schema, keyword: &str) -> &'s str {
    schema.get(keyword).and_then(Value::as_str).unwrap_or_default()
}

/// The numbers of the paper's claims in a text.
fn claims(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() <= 3 && word.starts_with('P') && word[1..].parse::<u8>().is_ok()).collect()
}

#[test]
fn all_is_told_in_both_languages() {
    let mut missing = BTreeSet::new();
    for entry in ALL {
        let (english, dutch) =
            (entry.schema(Export::in_language(Language::En)), entry.schema(Export::in_language(Language::Nl)));
        let (english, dutch) = (told(&english), told(&dutch));
        assert_eq!(english.len(), dutch.len());
        assert!(english.len() > 5, "{} tells of little", entry.name);
        for ((at, en), (also_at, nl)) in english.iter().zip(&dutch) {
            assert_eq!(at, also_at);
            // A definition by its name, so that it is said once.
            let place = at.split("/$defs/").nth(1).map_or(format!("{}: {at}", entry.name), str::to_owned);
            for (language, schema) in [("en", en), ("nl", nl)] {
                for keyword in ["title", "description"] {
                    if text(schema, keyword).trim().is_empty() {
                        missing.insert(format!("{place}: no {keyword} in {language}"));
                    }
                }
            }
            let (described, beschreven) = (text(en, "description"), text(nl, "description"));
            if described == beschreven && !described.is_empty() {
                missing.insert(format!("{place}: {described:?} in both languages"));
            }
            if !beschreven.is_empty() && claims(described) != claims(beschreven) {
                missing.insert(format!("{place}: {described:?} and {beschreven:?} rest on other claims"));
            }
            for text in [described, beschreven] {
                if !text.is_empty() && (!text.ends_with(['.', '?', '!']) || text.contains("](") || text.contains("(*"))
                {
                    missing.insert(format!("{place}: {text:?} is no plain sentence"));
                }
            }
        }
    }
    let missing: Vec<String> = missing.into_iter().collect();
    assert!(missing.is_empty(), "{} are missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn a_language_changes_words_and_nothing_that_is_valid() {
    fn bare(value: &Value) -> Value {
        match value {
            Value::Object(object) => {
                let told = ["title", "description", "$comment"];
                let members = object.iter().filter(|(key, value)| !(told.contains(&key.as_str()) && value.is_string()));
                members.map(|(key, value)| (key.clone(), bare(value))).collect()
            }
            Value::Array(list) => list.iter().map(bare).collect(),
            other => other.clone(),
        }
    }
    for entry in ALL {
        let [english, dutch] = [Language::En, Language::Nl].map(|it| entry.schema(Export::in_language(it)));
        assert_eq!(bare(&english), bare(&dutch), "{}", entry.name);
    }
}

#[test]
fn every_definition_has_an_example_and_every_example_is_allowed() {
    for entry in ALL {
        let root = entry.schema(Export::default());
        let mut definitions = vec![(String::new(), &root)];
        let defs = root["$defs"].as_object().into_iter().flatten();
        definitions.extend(defs.map(|(name, schema)| (format!("/$defs/{name}"), schema)));
        for (at, schema) in definitions {
            let examples = schema["examples"].as_array().unwrap_or_else(|| panic!("{}{at} has no example", entry.name));
            assert!(!examples.is_empty(), "{}{at} has no example", entry.name);
        }
        for (at, schema) in told(&root) {
            let mut alone = schema.clone();
            alone.insert("$defs".into(), root["$defs"].clone());
            let validator = jsonschema::draft202012::new(&Value::Object(alone)).expect("a schema");
            for example in schema.get("examples").and_then(Value::as_array).into_iter().flatten() {
                assert!(validator.is_valid(example), "{}{at}: {example} is not allowed", entry.name);
            }
            if let Some(default) = schema.get("default") {
                assert!(validator.is_valid(default), "{}{at}: {default} is not allowed", entry.name);
            }
        }
    }
}
