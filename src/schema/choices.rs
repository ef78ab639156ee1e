//! Closed sets of words, each with its name for people.

use serde_json::{Map, Value, json};

use super::walk::each;
use super::wording::plain;
use crate::Language;
use crate::language::sentence;
use crate::model::NAMES;

/// Says of each word of a closed set what it is called and what it means. What is valid stays the same.
pub(super) fn spell_out(root: &mut Map<String, Value>, language: Language) {
    each(root, &|schema| {
        let Some(Value::Object(names)) = schema.shift_remove(NAMES) else { return };
        let Some(Value::Array(words)) = schema.shift_remove("enum") else { return };
        let choices = words.into_iter().map(|word| {
            let name = word.as_str().and_then(|word| names.get(word)?.get(language.as_str()));
            let told = |place: usize| name.and_then(|name| name.get(place)).and_then(Value::as_str).unwrap_or_default();
            let (title, description) = (sentence(told(0)), plain(told(1)));
            json!({ "title": title, "description": description, "const": word })
        });
        schema.insert("oneOf".into(), choices.collect());
    });
}
