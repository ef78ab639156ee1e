//! The rules, named where a programme sets levels and accepts findings.

use serde_json::{Map, Value, json};

use crate::language::sentence;
use crate::model::DUTCH;
use crate::rules;

/// Names each rule, so that an editor can complete the codes and say what they mean. What is valid stays the
/// same: the pattern of codes holds these and those of an application's own rules.
pub(super) fn name_codes(root: &mut Map<String, Value>) {
    let Some(Value::Object(defs)) = root.get_mut("$defs") else { return };
    if let Some(levels) = defs.get_mut("RuleSettings").and_then(|it| it.pointer_mut("/properties/levels")) {
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
        let named: Map<String, Value> = named.collect();
        if let Some(Value::Object(patterns)) = levels.get_mut("patternProperties") {
            *patterns = std::mem::take(patterns).into_iter().map(|(keys, level)| (own_codes(keys), level)).collect();
        }
        levels["properties"] = Value::Object(named);
    }
    if let Some(code) = defs.get_mut("AcceptedCode") {
        code["examples"] = rules::all().map(|rule| rule.code).collect();
    }
}

/// Of the pattern of all codes, which ends with that of an application's own, only that: the others are named.
fn own_codes(pattern: String) -> String {
    let own = pattern.rsplit_once('|').and_then(|(_, own)| own.strip_suffix(")$"));
    own.map(|own| format!("^{own}$")).unwrap_or(pattern)
}
