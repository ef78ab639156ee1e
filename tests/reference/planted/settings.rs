//! What a programme says about its rules: parameters, levels, and acceptances of what is found.

use super::Case;
use super::plan::Plan;
use crate::judge::{CODES, Judged, judge};
use crate::reference::document::{week_number, week_text};
use crate::reference::random::Random;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Parameters, which faults keep to, and levels.
pub fn before(plan: &mut Plan) {
    plan.document["rules"] = json!({ "parameters": {}, "levels": {} });
    if plan.random.chance(0.3) {
        for _ in 0..plan.random.range(1, 4) {
            let (name, values) = plan.random.pick(PARAMETERS);
            let value = *plan.random.pick(values);
            plan.document["rules"]["parameters"][*name] =
                if value.fract() == 0.0 { json!(value as i32) } else { json!(value) };
        }
    }
    let settable: Vec<&str> = CODES.iter().copied().filter(|code| !code.starts_with("LW0")).collect();
    if plan.random.chance(0.3) {
        for _ in 0..plan.random.range(1, 6) {
            let code = *plan.random.pick(&settable);
            let level = *plan.random.pick(&["off", "advice", "warning", "error"]);
            plan.document["rules"]["levels"][code] = json!(level);
        }
    }
}

/// Other values than the defaults.
const PARAMETERS: &[(&str, &[f64])] = &[
    ("min_group", &[1.0, 3.0, 4.0, 6.0]),
    ("recent_weeks", &[1.0, 4.0, 8.0, 26.0]),
    ("durable_min_weeks", &[13.0, 52.0]),
    ("direct_max_weeks", &[13.0, 52.0]),
    ("tool_name_letters", &[3.0, 8.0, 12.0]),
    ("ai_uses_min", &[1.0, 4.0, 12.0]),
    ("baseline_weeks", &[1.0, 8.0]),
    ("moment_minutes", &[0.0, 5.0, 60.0]),
    ("gap_weeks", &[1.0, 2.0, 5.0]),
    ("learning_time_min", &[0.0, 0.02, 0.0625, 0.1]),
    ("take_up_weeks", &[1.0, 2.0, 8.0]),
    ("formal_max", &[0.0, 0.1, 0.5]),
    ("empty_cycles", &[1.0, 2.0, 6.0]),
    ("idle_weeks", &[1.0, 4.0, 13.0]),
    ("lead_weeks_max", &[1.0, 2.0, 4.0]),
    ("lead_pairs_min", &[1.0, 2.0, 5.0]),
    ("absent_weeks", &[1.0, 2.0, 4.0, 13.0]),
    ("offloaded_min", &[0.0, 0.5, 0.6, 1.0]),
    ("system_share_max", &[0.0, 0.25, 0.75, 1.0]),
    ("concentration_max", &[0.0, 0.5, 0.6, 1.0]),
    ("about_ai_weeks", &[1.0, 6.0, 13.0]),
    ("no_ai_cycles", &[1.0, 2.0, 4.0, 12.0]),
    ("report_by", &[0.0, 0.25, 0.75, 1.0]),
    ("distance_max", &[0.0, 0.5, 1.0, 3.0]),
    ("stalled_weeks", &[1.0, 3.0, 13.0]),
    ("account_weeks", &[1.0, 4.0, 26.0]),
];

/// Acceptances of some things that are found, which may have expired, and of some that are not.
pub fn after(random: &mut Random, case: &mut Case) {
    if random.chance(0.6) {
        return;
    }
    let verdict = judge(&case.document, &case.logs, case.as_of.as_deref());
    let mut accepted = Vec::new();
    for _ in 0..random.range(1, 4) {
        accepted.extend(of_something_found(random, &verdict.findings, &verdict.as_of));
    }
    if random.chance(0.5) {
        let code = *random.pick(&["LW001", "LW002", "LW203", "LW306", "LW404", "LW509", "LW112"]);
        accepted.push(json!({ "code": code, "about": [random.pick(&["waterland", &verdict.as_of, "p-baas"])] }));
    }
    if random.chance(0.3) {
        let about = accepted.first().filter(|_| random.chance(0.5)).map_or(json!([]), |first| first["about"].clone());
        let until = random.maybe(0.2, |_| week_text(week_number(&verdict.as_of) - 1));
        accepted.push(json!({ "code": "LW113", "about": about, "until": until }));
    }
    if random.chance(0.5) {
        random.shuffle(&mut accepted);
    }
    for acceptance in &mut accepted {
        acceptance["reason"] = json!("verbouwing");
        acceptance["by"] = json!(if random.chance(0.98) { "p-baas" } else { "p-weg" });
    }
    case.document["rules"]["accepted"] = json!(accepted);
    // What is accepted may be off as well.
    if random.chance(0.2) {
        let code = accepted.first().map(|acceptance| acceptance["code"].clone()).unwrap_or_default();
        if let Some(code) = code.as_str().filter(|code| !code.starts_with("LW0")) {
            case.document["rules"]["levels"][code] = json!("off");
        }
    }
}

fn of_something_found(random: &mut Random, findings: &[Judged], as_of: &str) -> Option<Value> {
    let codes: BTreeSet<&str> = findings.iter().map(|judged| judged.code).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    if codes.is_empty() {
        return None;
    }
    let code = *random.pick(&codes);
    let all: Vec<&Judged> = findings.iter().filter(|judged| judged.code == code).collect();
    let about: Vec<String> = random.pick(&all).about.iter().cloned().collect();
    let about = random.some(&about, 0);
    let until = random.maybe(0.3, |random| week_text(week_number(as_of) + random.range(-1, 1)));
    Some(json!({ "code": code, "about": about, "until": until }))
}
