//! What a programme says about its rules: levels and acceptances, with LW113.

use super::world::World;
use super::{ADVICE, Judged};
use crate::reference::document::{list, member, optional_text, text, week_number};
use serde_json::Value;

/// The findings that stand and those that are accepted, each at its level.
pub fn settle(world: &World<'_>, mut found: Vec<Judged>) -> (Vec<Judged>, Vec<Judged>) {
    let rules = member(world.document, "rules").unwrap_or(&Value::Null);
    let levels = member(rules, "levels").unwrap_or(&Value::Null);
    let acceptances = list(rules, "accepted");
    found.retain(|judged| is_on(judged.code, levels));
    unmatched(acceptances, levels, world.as_of, &mut found);
    for judged in &mut found {
        if let Some(level) = optional_text(levels, judged.code) {
            judged.level = level.to_owned();
        }
    }
    let (accepted, findings) = found.into_iter().partition(|judged| {
        let mut numbered = acceptances.iter().enumerate();
        numbered.any(|(n, acceptance)| matches(n, acceptance, judged) && !has_expired(acceptance, world.as_of))
    });
    (findings, accepted)
}

/// LW113. Whether an acceptance of LW113 matches anything shows once the others are judged.
fn unmatched(acceptances: &[Value], levels: &Value, as_of: i32, found: &mut Vec<Judged>) {
    if !is_on("LW113", levels) {
        return;
    }
    let about_itself = |acceptance: &Value| text(acceptance, "code") == "LW113" && !has_expired(acceptance, as_of);
    for late in [false, true] {
        for (n, acceptance) in acceptances.iter().enumerate() {
            let matched = found.iter().any(|judged| matches(n, acceptance, judged));
            if about_itself(acceptance) == late && (!matched || has_expired(acceptance, as_of)) {
                found.push(finding(n, acceptance));
            }
        }
    }
}

fn finding(n: usize, acceptance: &Value) -> Judged {
    let about = list(acceptance, "about").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let pointer = format!("/rules/accepted/{n}");
    Judged { code: "LW113", level: ADVICE.to_owned(), source: 0, line: 0, pointer, about }
}

fn is_on(code: &str, levels: &Value) -> bool {
    optional_text(levels, code) != Some("off")
}

fn has_expired(acceptance: &Value, as_of: i32) -> bool {
    optional_text(acceptance, "until").is_some_and(|until| week_number(until) < as_of)
}

/// By code and by everything that it is about; never integrity, and never what is said about itself.
fn matches(n: usize, acceptance: &Value, judged: &Judged) -> bool {
    let about = list(acceptance, "about").iter().filter_map(Value::as_str);
    text(acceptance, "code") == judged.code
        && !judged.code.starts_with("LW0")
        && judged.pointer != format!("/rules/accepted/{n}")
        && about.map(str::to_owned).all(|id| judged.about.contains(&id))
}
