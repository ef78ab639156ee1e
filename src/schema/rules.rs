//! The rules, named where a programme sets levels and accepts findings.

use serde_json::{Map, Value, json};

use crate::Language;
use crate::language::sentence;
use crate::model::DUTCH;
use crate::rules::{self, Level, Rule};

/// Names each rule, so that an editor can complete the codes and say what they mean. What is valid stays the
/// same: the pattern of codes holds these and those of an application's own rules.
pub(super) fn name_codes(root: &mut Map<String, Value>) {
    name_levels(root.get_mut("properties"));
    let Some(Value::Object(defs)) = root.get_mut("$defs") else { return };
    name_levels(defs.get_mut("RuleSettings").and_then(|it| it.get_mut("properties")));
    if let Some(code) = defs.get_mut("AcceptedCode") {
        code["examples"] = rules::all().map(|rule| rule.code).collect();
    }
}

/// Names each rule whose level can be set, where these are the members of a programme's settings.
fn name_levels(settings: Option<&mut Value>) {
    let Some(levels) = settings.and_then(|it| it.get_mut("levels")) else { return };
    if levels.get("patternProperties").is_none() {
        return;
    }
    let settable = rules::all().filter(|rule| !rule.code.starts_with("LW0"));
    let named = settable.map(|rule| {
        let level = json!({
            "$ref": "#/$defs/LevelSetting",
            "title": rule.title.en,
            "description": about(rule, Language::En),
            DUTCH: [rule.title.nl, about(rule, Language::Nl)],
        });
        (rule.code.to_owned(), level)
    });
    let named: Map<String, Value> = named.collect();
    if let Some(Value::Object(patterns)) = levels.get_mut("patternProperties") {
        *patterns = std::mem::take(patterns).into_iter().map(|(keys, level)| (own_codes(keys), level)).collect();
    }
    levels["properties"] = Value::Object(named);
}

/// What a rule looks for and how to mend it, with its level. That is told and no default: a level that is set holds
/// for all that a rule finds, while by itself some of it may be no more than advice.
fn about(rule: &Rule, language: Language) -> String {
    let (code, name, title) = (rule.code, rule.name, rule.title.to(language));
    let (mend, level) = (sentence(rule.mend.to(language)), rule.level.label(language));
    let dated = rule.law.is_some() && rule.level > Level::Advice;
    let level = match (language, dated) {
        (Language::Nl, false) => format!("Niveau, als geen ander is ingesteld: {level}"),
        (Language::Nl, true) => format!("Niveau, als geen ander is ingesteld: {level}, maar advies tot de wet bindt"),
        (Language::En, false) => format!("Level, where no other is set: {level}"),
        (Language::En, true) => format!("Level, where no other is set: {level}, but advice until the law binds"),
    };
    format!("{code} {name}: {title}. {mend}. {level}.")
}

/// Of the pattern of all codes, which ends with that of an application's own, only that: the others are named.
fn own_codes(pattern: String) -> String {
    let own = pattern.rsplit_once('|').and_then(|(_, own)| own.strip_suffix(")$"));
    own.map(|own| format!("^{own}$")).unwrap_or(pattern)
}
