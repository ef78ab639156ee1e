//! Whether everything that an older schema allows a newer one allows too, so that old documents stay valid.
//!
//! It errs on the side of caution: what it does not understand is a change.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

type Schema = Map<String, Value>;

/// Keywords that tell and do not constrain; a default is looked at apart.
const TELLING: &[&str] = &["$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default"];

/// Keywords that are understood.
const UNDERSTOOD: &[&str] = &[
    "$ref",
    "type",
    "const",
    "enum",
    "oneOf",
    "anyOf",
    "pattern",
    "maxLength",
    "minimum",
    "maximum",
    "items",
    "minItems",
    "maxItems",
    "properties",
    "required",
    "patternProperties",
    "propertyNames",
    "additionalProperties",
    "maxProperties",
];

/// What of an older schema a newer one no longer allows, by where it is; nothing where old documents stay valid.
pub(crate) fn broken(old: &Value, new: &Value) -> Vec<String> {
    let names = |root: &Value| -> BTreeSet<String> {
        root["$defs"].as_object().into_iter().flat_map(|defs| defs.keys().cloned()).collect()
    };
    let gone = names(old).difference(&names(new)).map(|name| format!("the definition `{name}` is gone")).collect();
    [gone, Roots { old, new }.compare(&mut Seen::new(), String::new(), old, new)].concat()
}

/// Pairs of definitions that were compared.
type Seen = BTreeSet<(String, String)>;

/// Both schemas, in which references lead somewhere.
#[derive(Clone, Copy)]
struct Roots<'r> {
    old: &'r Value,
    new: &'r Value,
}

/// What a reference leads to, with its name.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> (Option<&'s str>, &'s Value) {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => {
            let name = reference.strip_prefix("#/$defs/").expect("references stay within the schema");
            (Some(name), &root["$defs"][name])
        }
        None => (None, schema),
    }
}

impl Roots<'_> {
    fn compare(self, seen: &mut Seen, at: String, old: &Value, new: &Value) -> Vec<String> {
        let mut broken = defaults(&at, old, new);
        let ((old_name, old), (new_name, new)) = (resolved(self.old, old), resolved(self.new, new));
        if let (Some(old), Some(new)) = (old_name, new_name) {
            if !seen.insert((old.into(), new.into())) {
                return broken;
            }
        }
        let (Some(old), Some(new)) = (old.as_object(), new.as_object()) else {
            let same = old == new;
            return if same { broken } else { vec![format!("{at}: {old} became {new}")] };
        };
        if let Some(unknown) =
            new.keys().find(|it| !TELLING.contains(&it.as_str()) && !UNDERSTOOD.contains(&it.as_str()))
        {
            if old.get(unknown) != new.get(unknown) {
                broken.push(format!("{at}: `{unknown}` is new"));
            }
        }
        if let Some(variants) = variants(old) {
            for variant in variants {
                broken.extend(self.within(seen, &at, variant, new));
            }
            return broken;
        }
        if variants(new).is_some() {
            broken.extend(self.among(&at, old, new));
            return broken;
        }
        broken.extend(values(&at, old, new));
        broken.extend(bounds(&at, old, new));
        broken.extend(self.lists(seen, &at, old, new));
        broken.extend(self.objects(seen, &at, old, new));
        broken
    }

    /// A variant of the older schema in the newer, which may have variants or not.
    fn within(self, seen: &mut Seen, at: &str, variant: &Value, new: &Schema) -> Vec<String> {
        let Some(candidates) = variants(new) else {
            return vec![format!("{at}: a variant is gone")];
        };
        let mut least: Option<Vec<String>> = None;
        for candidate in candidates {
            let before = seen.clone();
            let broken = self.compare(seen, at.to_owned(), variant, candidate);
            if broken.is_empty() {
                return broken;
            }
            *seen = before;
            if least.as_ref().is_none_or(|least| broken.len() < least.len()) {
                least = Some(broken);
            }
        }
        least.unwrap_or_else(|| vec![format!("{at}: all variants are gone")])
    }

    /// A schema without variants in one that has them.
    fn among(self, at: &str, old: &Schema, new: &Schema) -> Vec<String> {
        let old = Value::Object(old.clone());
        let fits = |candidate: &Value| self.compare(&mut Seen::new(), String::new(), &old, candidate).is_empty();
        match variants(new).into_iter().flatten().any(fits) {
            true => Vec::new(),
            false => vec![format!("{at}: no variant allows what was allowed")],
        }
    }

    fn lists(self, seen: &mut Seen, at: &str, old: &Schema, new: &Schema) -> Vec<String> {
        match (old.get("items"), new.get("items")) {
            (Some(old), Some(new)) => self.compare(seen, format!("{at}/items"), old, new),
            (None, Some(_)) => vec![format!("{at}: elements could be anything")],
            _ => Vec::new(),
        }
    }

    fn objects(self, seen: &mut Seen, at: &str, old: &Schema, new: &Schema) -> Vec<String> {
        let mut broken = Vec::new();
        let (was, is) = (words(old.get("required")), words(new.get("required")));
        broken.extend(is.difference(&was).map(|name| format!("{at}: `{name}` must be there now")));
        let none = Map::new();
        fn members<'s>(schema: &'s Schema, keyword: &str) -> Option<&'s Schema> {
            schema.get(keyword).and_then(Value::as_object)
        }
        let (old_members, new_members) = (members(old, "properties"), members(new, "properties"));
        let closed = new.get("additionalProperties") == Some(&Value::Bool(false));
        for (name, member) in old_members.into_iter().flatten() {
            match new_members.and_then(|members| members.get(name)) {
                Some(newer) => broken.extend(self.compare(seen, format!("{at}/{name}"), member, newer)),
                None if closed => broken.push(format!("{at}: `{name}` is gone")),
                None => {}
            }
        }
        let patterns = members(new, "patternProperties").unwrap_or(&none);
        for (pattern, value) in members(old, "patternProperties").into_iter().flatten() {
            match patterns.get(pattern) {
                Some(newer) => broken.extend(self.compare(seen, format!("{at}/*"), value, newer)),
                None => broken.push(format!("{at}: keys like {pattern} are gone")),
            }
            let known = |name: &&String| old_members.is_some_and(|members| members.contains_key(*name));
            for name in new_members.into_iter().flat_map(|members| members.keys()).filter(|name| !known(name)) {
                broken.extend(self.compare(
                    seen,
                    format!("{at}/{name}"),
                    value,
                    &new_members.expect("it has members")[name],
                ));
            }
        }
        if closed && old.get("additionalProperties") != Some(&Value::Bool(false)) && old.contains_key("properties") {
            broken.push(format!("{at}: other members could stand there"));
        }
        if let (true, was) = (new.contains_key("propertyNames"), old.get("propertyNames")) {
            if was != new.get("propertyNames") {
                broken.push(format!("{at}: the names of members became others"));
            }
        }
        broken
    }
}

/// A default that became another changes what old documents mean.
fn defaults(at: &str, old: &Value, new: &Value) -> Vec<String> {
    match (old.get("default"), new.get("default")) {
        (was, is) if was == is => Vec::new(),
        (None, Some(_)) => Vec::new(),
        (was, is) => vec![format!("{at}: the default {was:?} became {is:?}")],
    }
}

fn variants(schema: &Schema) -> Option<&Vec<Value>> {
    schema.get("oneOf").or(schema.get("anyOf")).and_then(Value::as_array)
}

fn words(list: Option<&Value>) -> BTreeSet<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The values that alone are allowed, if only some are.
fn only(schema: &Schema) -> Option<Vec<&Value>> {
    match (schema.get("const"), schema.get("enum").and_then(Value::as_array)) {
        (Some(value), _) => Some(vec![value]),
        (None, Some(values)) => Some(values.iter().collect()),
        (None, None) => None,
    }
}

fn values(at: &str, old: &Schema, new: &Schema) -> Vec<String> {
    let mut broken = Vec::new();
    match (only(old), only(new)) {
        (Some(was), Some(is)) => {
            broken.extend(was.iter().filter(|it| !is.contains(*it)).map(|it| format!("{at}: {it} is gone")));
        }
        (None, Some(_)) => broken.push(format!("{at}: only some values are left")),
        _ => {}
    }
    let types = |schema: &Schema| -> Option<BTreeSet<String>> {
        match schema.get("type")? {
            Value::String(one) => Some([one.clone()].into()),
            many => Some(words(Some(many)).into_iter().map(str::to_owned).collect()),
        }
    };
    if let Some(is) = types(new) {
        let has = |kind: &String| is.contains(kind) || kind == "integer" && is.contains("number");
        match types(old) {
            Some(was) => {
                broken.extend(was.iter().filter(|it| !has(it)).map(|it| format!("{at}: it may no longer be {it}")));
            }
            None => broken.push(format!("{at}: it could be of any type")),
        }
    }
    broken
}

fn bounds(at: &str, old: &Schema, new: &Schema) -> Vec<String> {
    let mut broken = Vec::new();
    if new.contains_key("pattern") && old.get("pattern") != new.get("pattern") {
        broken.push(format!("{at}: the pattern became another"));
    }
    let number = |schema: &Schema, keyword: &str| schema.get(keyword).and_then(Value::as_f64);
    for keyword in ["maxLength", "maximum", "maxItems", "maxProperties"] {
        if let Some(is) = number(new, keyword) {
            if number(old, keyword).is_none_or(|was| was > is) {
                broken.push(format!("{at}: `{keyword}` became {is}"));
            }
        }
    }
    for keyword in ["minimum", "minItems"] {
        if let Some(is) = number(new, keyword) {
            if number(old, keyword).is_none_or(|was| was < is) {
                broken.push(format!("{at}: `{keyword}` became {is}"));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use lerendwerken::schema;

    use super::*;

    fn programme() -> Value {
        schema::named("programme").expect("it is listed")
    }

    /// The schema with one thing changed.
    fn with(change: impl FnOnce(&mut Value)) -> Value {
        let mut schema = programme();
        change(&mut schema);
        schema
    }

    #[test]
    fn a_schema_allows_what_it_allows() {
        for entry in schema::ALL {
            let schema = entry.schema(schema::Export::default());
            assert_eq!(broken(&schema, &schema), Vec::<String>::new(), "{}", entry.name);
        }
    }

    #[test]
    fn what_is_added_leaves_old_documents_valid() {
        let added: [fn(&mut Value); 6] = [
            |it| it["properties"]["more"] = serde_json::json!({ "type": "string" }),
            |it| it["$defs"]["Goal"]["properties"]["more"] = serde_json::json!({ "type": "string" }),
            |it| it["$defs"]["Phase"]["oneOf"].as_array_mut().unwrap().push(serde_json::json!({ "const": "more" })),
            |it| it["$defs"]["Weeks"]["maximum"] = 1040.into(),
            |it| it["$defs"]["Goal"]["required"].as_array_mut().unwrap().retain(|name| name != "title"),
            |it| it["$defs"]["Goal"]["title"] = "Aim".into(),
        ];
        for (number, change) in added.into_iter().enumerate() {
            assert_eq!(broken(&programme(), &with(change)), Vec::<String>::new(), "change {number}");
        }
    }

    #[test]
    fn what_breaks_old_documents_is_seen() {
        type Change = fn(&mut Value);
        let breaking: [(Change, &str); 10] = [
            (|it| drop(it["properties"].as_object_mut().unwrap().remove("phase")), ": `phase` is gone"),
            (
                |it| it["$defs"]["Goal"]["required"].as_array_mut().unwrap().push("weight".into()),
                "/goals/items: `weight` must be there now",
            ),
            (
                |it| drop(it["$defs"]["Phase"]["oneOf"].as_array_mut().unwrap().remove(0)),
                "/phase: \"irruption\" is gone",
            ),
            (|it| it["$defs"]["Weeks"]["maximum"] = 52.into(), "`maximum` became 52"),
            (|it| it["$defs"]["Minutes"]["minimum"] = 5.into(), "`minimum` became 5"),
            (|it| it["$defs"]["GoalId"]["pattern"] = "^g-".into(), "the pattern became another"),
            (|it| it["$defs"]["GoalId"]["maxLength"] = 63.into(), "`maxLength` became 63"),
            (
                |it| it["$defs"]["Goal"]["properties"]["weight"]["default"] = 2.into(),
                "/goals/items/weight: the default",
            ),
            (
                |it| {
                    it["$defs"]["Goal"]["properties"]["weight"] =
                        serde_json::json!({ "$ref": "#/$defs/Weight", "default": 1.0 })
                },
                "/goals/items/weight: ",
            ),
            (
                |it| it["$defs"]["HeldCycle"]["properties"]["status"]["const"] = "done".into(),
                "/cycles/items/status: \"held\" is gone",
            ),
        ];
        for (change, says) in breaking {
            let found = broken(&programme(), &with(change));
            assert!(found.iter().any(|it| it.contains(says)), "{says}: {found:?}");
        }
    }

    #[test]
    fn every_member_and_word_that_goes_is_missed() {
        let whole = programme();
        let mut tried = 0;
        for (name, definition) in whole["$defs"].as_object().unwrap() {
            for member in definition["properties"].as_object().into_iter().flat_map(|members| members.keys()) {
                let less = with(|it| drop(it["$defs"][name]["properties"].as_object_mut().unwrap().remove(member)));
                assert!(!broken(&whole, &less).is_empty(), "{name}.{member}");
                tried += 1;
            }
            for word in 0..definition["oneOf"].as_array().map_or(0, Vec::len) {
                let less = with(|it| drop(it["$defs"][name]["oneOf"].as_array_mut().unwrap().remove(word)));
                assert!(!broken(&whole, &less).is_empty(), "{name}: word {word}");
                tried += 1;
            }
        }
        assert!(tried > 200, "{tried}");
    }
}
