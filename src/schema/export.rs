//! From the schema that the reader follows to the one that others get.

use schemars::JsonSchema;
use serde_json::{Map, Value};

use super::profile::{self, Profile};
use super::{ALL, choices, describe, examples, internal, numbers, portable, rules};
use crate::Language;

/// How a schema is given out. What is valid is the same in each language.
///
/// ```
/// use lerendwerken::schema::{self, Export, Profile};
/// let export = Export::default().with_profile(Profile::Codegen);
/// let goal = schema::export::<lerendwerken::model::Goal>(export);
/// assert_eq!(goal["$defs"]["GoalId"]["title"], "GoalId");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Export {
    /// The language of titles and descriptions.
    pub language: Language,
    /// For what it is wanted.
    pub profile: Profile,
}

impl Default for Export {
    /// In English.
    fn default() -> Self {
        Self::in_language(Language::En)
    }
}

impl Export {
    /// With titles and descriptions in this language; exact.
    pub const fn in_language(language: Language) -> Self {
        Self { language, profile: Profile::Exact }
    }

    /// For this.
    pub const fn with_profile(self, profile: Profile) -> Self {
        Self { profile, ..self }
    }
}

/// The schema of any type, as it is wanted; a listed document has an `$id`.
///
/// ```
/// use lerendwerken::{Language, model::Goal, schema::{self, Export}};
/// let goal = schema::export::<Goal>(Export::in_language(Language::Nl));
/// assert_eq!(goal["title"], "Organisatiedoel");
/// ```
pub fn export<T: JsonSchema>(export: Export) -> Value {
    let Value::Object(mut root) = internal::<T>() else { return Value::Bool(true) };
    let name = T::schema_name();
    rules::name_codes(&mut root);
    name_variants(&mut root);
    describe::describe(&mut root, &name, export.language);
    choices::spell_out(&mut root, export.language);
    numbers::bound(&mut root);
    portable::make(&mut root);
    prune(&mut root);
    identify(&mut root, &name);
    examples::add(&mut root);
    profile::apply(Value::Object(in_order(root)), &name, export.profile)
}

/// Gives a listed document its `$id`.
fn identify(root: &mut Map<String, Value>, type_name: &str) {
    if let Some(entry) = ALL.iter().find(|entry| entry.type_name == type_name) {
        root.insert("$id".into(), format!("urn:lerendwerken:1:{}", entry.name).into());
    }
}

/// Makes a definition of each variant that has the name of a type.
fn name_variants(root: &mut Map<String, Value>) {
    let mut found = Map::new();
    let defs = root.get_mut("$defs").and_then(Value::as_object_mut);
    for definition in defs.into_iter().flat_map(|defs| defs.values_mut()) {
        take_variants(definition.as_object_mut(), &mut found);
    }
    take_variants(Some(root), &mut found);
    if let Some(defs) = root.get_mut("$defs").and_then(Value::as_object_mut) {
        defs.extend(found);
    }
}

fn take_variants(definition: Option<&mut Map<String, Value>>, found: &mut Map<String, Value>) {
    let variants = definition.and_then(|it| it.get_mut("oneOf")).and_then(Value::as_array_mut);
    for variant in variants.into_iter().flatten() {
        let title = variant.as_object_mut().and_then(|it| it.shift_remove("title"));
        if let Some(Value::String(name)) = title {
            let reference = serde_json::json!({ "$ref": format!("#/$defs/{name}") });
            found.insert(name, std::mem::replace(variant, reference));
        }
    }
}

/// Leaves out definitions to which nothing leads.
fn prune(root: &mut Map<String, Value>) {
    let Some(Value::Object(defs)) = root.shift_remove("$defs") else { return };
    let mut wanted = Vec::new();
    root.values().for_each(|value| referred(value, &mut wanted));
    let mut at = 0;
    while let Some(name) = wanted.get(at) {
        if let Some(definition) = defs.get(name) {
            referred(definition, &mut wanted);
        }
        at += 1;
    }
    let kept: Map<String, Value> = defs.into_iter().filter(|(name, _)| wanted.contains(name)).collect();
    if !kept.is_empty() {
        root.insert("$defs".into(), Value::Object(kept));
    }
}

/// The names of the definitions that a schema refers to, each once.
fn referred(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(schema) => {
            let name = schema.get("$ref").and_then(Value::as_str).and_then(|it| it.strip_prefix("#/$defs/"));
            if let Some(name) = name.filter(|name| !names.iter().any(|known| known == name)) {
                names.push(name.to_owned());
            }
            schema.values().for_each(|value| referred(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| referred(value, names)),
        _ => {}
    }
}

/// What a schema says of itself first, its definitions last.
fn in_order(root: Map<String, Value>) -> Map<String, Value> {
    const FIRST: [&str; 5] = ["$schema", "$id", "title", "description", "$comment"];
    let place = |key: &str| match FIRST.iter().position(|first| *first == key) {
        Some(place) => place,
        None if key == "$defs" => FIRST.len() + 1,
        None => FIRST.len(),
    };
    let mut members: Vec<(String, Value)> = root.into_iter().collect();
    members.sort_by_key(|(key, _)| place(key));
    members.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::named;
    use super::*;
    use crate::model::{DUTCH, KEYWORD, NAMES};

    #[test]
    fn each_listed_document_has_its_own_id_and_nothing_of_ours() {
        for entry in ALL {
            for language in [Language::Nl, Language::En] {
                let schema = entry.schema(Export::in_language(language));
                assert_eq!(schema["$id"], format!("urn:lerendwerken:1:{}", entry.name));
                let text = schema.to_string();
                for ours in [KEYWORD, DUTCH, NAMES, "```", "`](", " (*"] {
                    assert!(!text.contains(ours), "{} has {ours}", entry.name);
                }
            }
        }
        assert_eq!(named("nothing"), None);
    }
}
