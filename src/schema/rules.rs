//! The rules, named where a programme sets levels and accepts findings.

use serde_json::{Map, Value, json};

use crate::language::sentence;
use crate::model::DUTCH;
use crate::rules;

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
        let what = |title: &str, mend: &str| format!("{} {}: {title}. {}.", rule.code, rule.name, sentence(mend));
        let level = json!({
            "$ref": "#/$defs/LevelSetting",
            "title": rule.title.en,
            "description": what(rule.title.en, rule.mend.en),
            DUTCH: [rule.title.nl, what(rule.title.nl, rule.mend.nl)],
            "default": rule.level.as_str(),
        });
        (rule.code.to_owned(), level)
    });
    levels["properties"] = Value::Object(named.collect());
}
