//! Titles, descriptions and sources, in one language.

use serde_json::{Map, Value};

use super::wording::{claims, plain, readable, term};
use crate::Language;
use crate::language::sentence;
use crate::model::{DUTCH, KEYWORD};

type Schema = Map<String, Value>;

/// Describes a schema of this name and all that stands in it, and takes out what is for ourselves.
pub(super) fn describe(root: &mut Schema, name: &str, language: Language) {
    let defs = root.shift_remove("$defs");
    definition(root, name, language);
    if let Some(Value::Object(mut defs)) = defs {
        for (name, schema) in &mut defs {
            if let Value::Object(schema) = schema {
                definition(schema, name, language);
            }
        }
        root.insert("$defs".into(), Value::Object(defs));
    }
}

fn definition(schema: &mut Schema, name: &str, language: Language) {
    // Not the type's name, which a root is called by itself.
    if schema.get("title").is_some_and(|title| title == name) {
        schema.shift_remove("title");
    }
    within(schema, language);
    let (title, description, claims) = told(schema, name, language);
    let source = match (language, claims.is_empty()) {
        (Language::En, true) => "Source: ours.".to_owned(),
        (Language::Nl, true) => "Bron: eigen keuze.".to_owned(),
        (Language::En, false) => format!("Source: the paper, {}.", claims.join(", ")),
        (Language::Nl, false) => format!("Bron: het artikel, {}.", claims.join(", ")),
    };
    put_first(schema, [("title", title), ("description", description), ("$comment", Some(source))]);
}

fn property(schema: &mut Schema, name: &str, language: Language) {
    within(schema, language);
    let (title, description, _) = told(schema, name, language);
    put_first(schema, [("title", title), ("description", description)]);
}

/// A variant that has no name: it is called after the one member that it must have.
fn variant(schema: &mut Schema, language: Language) {
    within(schema, language);
    let required = schema.get("required").and_then(Value::as_array).map(Vec::as_slice);
    let name = match required {
        Some([Value::String(name)]) => name.clone(),
        _ => String::new(),
    };
    if schema.contains_key("description") {
        let (title, description, _) = told(schema, &name, language);
        put_first(schema, [("title", title.filter(|title| !title.is_empty())), ("description", description)]);
    }
}

/// Title, description and the paper's claims of a schema, taken from what was declared. In English its title is the one
/// that it has, else its name.
fn told(schema: &mut Schema, name: &str, language: Language) -> (Option<String>, Option<String>, Vec<String>) {
    let given = schema.shift_remove("title").and_then(|title| title.as_str().map(str::to_owned));
    let doc = schema.shift_remove("description");
    let doc = doc.as_ref().and_then(Value::as_str).unwrap_or_default();
    let dutch = schema.shift_remove(DUTCH);
    let claims = claims(doc);
    match language {
        Language::En => {
            (given.or_else(|| Some(readable(name))), Some(plain(doc)).filter(|text| !text.is_empty()), claims)
        }
        Language::Nl => {
            let (title, description) = match &dutch {
                Some(Value::String(description)) => (None, Some(description.as_str())),
                Some(Value::Array(both)) => (both.first().and_then(Value::as_str), both.get(1).and_then(Value::as_str)),
                _ => (None, None),
            };
            (title.or(term(doc)).map(sentence), description.map(str::to_owned), claims)
        }
    }
}

/// Describes what stands in a schema.
fn within(schema: &mut Schema, language: Language) {
    schema.shift_remove(KEYWORD);
    for (keyword, value) in schema.iter_mut() {
        match (keyword.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                for (name, schema) in properties {
                    if let Value::Object(schema) = schema {
                        property(schema, name, language);
                    }
                }
            }
            ("patternProperties", Value::Object(patterns)) => {
                patterns.values_mut().filter_map(Value::as_object_mut).for_each(|it| variant(it, language));
            }
            ("items" | "additionalProperties" | "propertyNames", Value::Object(schema)) => variant(schema, language),
            ("anyOf" | "oneOf" | "allOf", Value::Array(schemas)) => {
                schemas.iter_mut().filter_map(Value::as_object_mut).for_each(|it| variant(it, language));
            }
            _ => {}
        }
    }
}

/// Puts what a schema says of itself before all else.
fn put_first<const N: usize>(schema: &mut Schema, first: [(&str, Option<String>); N]) {
    let rest = std::mem::take(schema);
    schema.extend(first.into_iter().filter_map(|(keyword, text)| Some((keyword.to_owned(), text?.into()))));
    schema.extend(rest);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_title_that_was_given_is_for_english() {
        let thing = |title: &str| {
            json!({ "title": title, "description": "A thing (*ding*; P2).", "x-nl": "Een ding (P2).",
                "properties": { "in_it": { "title": "Within", "description": "What is in it.",
                    "x-nl": ["Erin", "Wat erin zit."] } } })
        };
        for (given, english) in [("SomeThing", "Some thing"), ("Something else", "Something else")] {
            for (language, title, within) in [(Language::En, english, "Within"), (Language::Nl, "Ding", "Erin")] {
                let Value::Object(mut root) = thing(given) else { panic!("an object") };
                root.insert("$defs".into(), json!({ "SomeThing": thing(given) }));
                describe(&mut root, "SomeThing", language);
                for schema in [&Value::Object(root.clone()), &root["$defs"]["SomeThing"]] {
                    assert_eq!(
                        (&schema["title"], &schema["properties"]["in_it"]["title"]),
                        (&json!(title), &json!(within))
                    );
                }
            }
        }
    }
}
