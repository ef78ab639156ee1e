//! Every definition, member and word of a closed set says in both languages what it is, has an example that it
//! allows, and the default that is the real one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jsonschema::Validator;
use lerendwerken::Language;
use lerendwerken::model::{
    Acceptance, Assumptions, Journal, LevelSetting, Limits, Parameters, Programme, RuleCode, UsedAssumptions,
};
use lerendwerken::rules::{self, Checking, Level, Options};
use lerendwerken::schema::{ALL, Export, named};
use serde_json::{Map, Value, json};

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
    let mut wrong = BTreeSet::new();
    for entry in ALL {
        let root = entry.schema(Export::default());
        let mut definitions = vec![(String::new(), &root)];
        let defs = root["$defs"].as_object().into_iter().flatten();
        definitions.extend(defs.map(|(name, schema)| (format!("/$defs/{name}"), schema)));
        for (at, schema) in definitions {
            if schema["examples"].as_array().is_none_or(Vec::is_empty) {
                wrong.insert(format!("{}{at} has no example", entry.name));
            }
        }
        // All in one list of places, each with its own schema: compiled once.
        let (mut places, mut schemas, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for (at, schema) in told(&root) {
            let mut alone = schema.clone();
            alone.retain(|keyword, _| !["$schema", "$id", "$defs"].contains(&keyword.as_str()));
            let examples = schema.get("examples").and_then(Value::as_array).into_iter().flatten();
            for value in examples.chain(schema.get("default")) {
                if says_nothing(value) {
                    wrong.insert(format!("{}{at}: a text in {value} has no example", entry.name));
                }
                places.push(at.clone());
                schemas.push(Value::Object(alone.clone()));
                values.push(value.clone());
            }
        }
        let all = json!({ "prefixItems": schemas, "$defs": root["$defs"] });
        let validator = jsonschema::draft202012::new(&all).expect("a schema");
        for error in validator.iter_errors(&Value::Array(values)) {
            let place = error.instance_path.as_str().split('/').nth(1).and_then(|it| it.parse::<usize>().ok());
            wrong.insert(format!("{}{}: {error}", entry.name, place.map_or("", |it| &places[it])));
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whether a value holds a text that was made up for want of an example.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::String(text) => text == "text",
        Value::Array(list) => list.iter().any(says_nothing),
        Value::Object(object) => object.values().any(says_nothing),
        _ => false,
    }
}

/// What a programme comes to: what it says, and what is used where it says nothing.
#[derive(PartialEq)]
struct Meaning {
    programme: Programme,
    levels: BTreeMap<RuleCode, LevelSetting>,
    accepted: Vec<Acceptance>,
    limits: Limits,
    assumptions: UsedAssumptions,
}

impl Meaning {
    fn of(document: &Value) -> Self {
        let mut programme = Programme::from_value(document).expect("a programme");
        let settings = programme.rules.take().unwrap_or_default();
        let mut limits = Limits::default();
        limits.take(&settings.parameters);
        let mut assumptions = UsedAssumptions::from(&programme.assumptions.take().unwrap_or_default());
        // Which were given is told too, and is all that may differ.
        assumptions.defaulted.clear();
        Self { programme, levels: settings.levels, accepted: settings.accepted, limits, assumptions }
    }
}

/// The members that have a default, in a document: their places in its schema and in itself, and the default.
struct Defaults<'s> {
    root: &'s Value,
    validators: HashMap<String, Validator>,
    found: Vec<(String, String, &'s Value)>,
}

impl<'s> Defaults<'s> {
    fn look(&mut self, at: &str, schema: &'s Value, document: &Value, pointer: &str) {
        if let Some(name) = schema["$ref"].as_str().and_then(|it| it.strip_prefix("#/$defs/")) {
            self.look(&format!("/$defs/{name}"), &self.root["$defs"][name], document, pointer);
        }
        for keyword in ["anyOf", "oneOf"] {
            for (number, variant) in schema[keyword].as_array().into_iter().flatten().enumerate() {
                let at = format!("{at}/{keyword}/{number}");
                if self.takes(&at, variant, document) {
                    self.look(&at, variant, document, pointer);
                }
            }
        }
        for (name, member) in schema["properties"].as_object().filter(|_| document.is_object()).into_iter().flatten() {
            let (at, pointer) = (format!("{at}/properties/{name}"), format!("{pointer}/{name}"));
            if let Some(default) = member.get("default") {
                self.found.push((at.clone(), pointer.clone(), default));
            }
            if let Some(value) = document.get(name) {
                self.look(&at, member, value, &pointer);
            }
        }
        for (number, element) in document.as_array().into_iter().flatten().enumerate() {
            self.look(&format!("{at}/items"), &schema["items"], element, &format!("{pointer}/{number}"));
        }
    }

    fn takes(&mut self, at: &str, variant: &Value, document: &Value) -> bool {
        let validator = self.validators.entry(at.to_owned()).or_insert_with(|| {
            let mut alone = variant.clone();
            alone["$defs"] = self.root["$defs"].clone();
            jsonschema::draft202012::new(&alone).expect("a schema")
        });
        validator.is_valid(document)
    }
}

/// A document that has this at a place, or nothing.
fn with(document: &Value, pointer: &str, value: Option<&Value>) -> Value {
    let mut document = document.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("a place in the document");
    let parent = document.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    match value {
        Some(value) => parent.insert(name.to_owned(), value.clone()),
        None => parent.shift_remove(name),
    };
    document
}

#[test]
fn a_default_is_what_the_reader_makes_of_absence() {
    let root = named("programme").expect("a schema");
    let text = std::fs::read_to_string("tests/data/complete.json").expect("a complete programme");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let mut defaults = Defaults { root: &root, validators: HashMap::new(), found: Vec::new() };
    defaults.look("", &root, &document, "");
    for (at, pointer, default) in &defaults.found {
        let [absent, given] = [None, Some(*default)].map(|it| Meaning::of(&with(&document, pointer, it)));
        assert!(given == absent, "{at}: {default} at {pointer} is not what absence means");
    }
    let looked_at: BTreeSet<String> = defaults.found.into_iter().map(|(at, ..)| at).collect();
    let all = told(&root).into_iter().filter(|(_, schema)| schema.contains_key("default"));
    assert_eq!(looked_at, all.map(|(at, _)| at).collect());
}

/// The definition that a member refers to, which may be null beside it.
fn referred<'s>(root: &'s Value, member: &'s Value) -> &'s Value {
    let reference = member.get("$ref").unwrap_or(&member["anyOf"][0]["$ref"]);
    let name = reference.as_str().and_then(|it| it.strip_prefix("#/$defs/")).unwrap_or_default();
    &root["$defs"][name]
}

#[test]
fn every_parameter_and_assumption_shows_its_default() {
    let root = named("programme").expect("a schema");
    for parameter in Parameters::ALL {
        let member = &root["$defs"]["Parameters"]["properties"][parameter.name];
        assert_eq!(member["default"], (parameter.default)(), "{}", parameter.name);
    }
    let used = UsedAssumptions::from(&Assumptions::default());
    let values = serde_json::to_value(&used).expect("JSON");
    assert!(used.defaulted.len() > 10);
    for path in &used.defaulted {
        let value = path.split('.').fold(&values, |value, step| &value[step]);
        let (first, rest) = path.split_once('.').map_or((path.as_str(), None), |(first, rest)| (first, Some(rest)));
        let member = &root["$defs"]["Assumptions"]["properties"][first];
        let shown = match rest {
            None => &member["default"],
            // With what it is of, or where it is described.
            Some(rest) if !member["default"][rest].is_null() => &member["default"][rest],
            Some(rest) => &referred(&root, member)["properties"][rest]["default"],
        };
        assert_eq!(shown, value, "{path}");
    }
}

#[test]
fn the_level_that_is_told_of_a_rule_is_that_of_what_it_finds() {
    let root = named("programme").expect("a schema");
    let levels = root["$defs"]["RuleSettings"]["properties"]["levels"]["properties"].as_object().expect("levels");
    let mut seen = 0;
    for rule in rules::all().filter(|rule| rule.before().is_none() && levels.contains_key(rule.code)) {
        let told = levels[rule.code]["description"].as_str().and_then(|it| it.rsplit_once(": ")).expect("a level").1;
        let mut checking = Checking::new(Programme::from_json(rule.breaks).expect("a programme"), Options::default());
        if let Some(journal) = rule.check.beside {
            checking.journal(&Journal::from_json(journal).expect("a journal")).expect("of this programme");
        }
        let checked = checking.finish();
        for finding in checked.findings().iter().filter(|finding| finding.code() == rule.code) {
            let not_yet = finding.level() == Level::Advice && told.ends_with("until the law binds.");
            assert!(not_yet || told.starts_with(finding.level().as_str()), "{}: {told:?}", rule.code);
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}
