//! Holds the crate's JSON answer against the exact one: every key, every row in order, every number
//! to within what the crate promises.

use super::exact::Exact;
use super::{Answer, Attained, Distance, Estimate, ExpectationAnswer, Figure, GoalAnswer, Measured, Standing};
use serde_json::Value;

/// Doubles below this lose their digits or vanish: no accuracy is asked for there.
fn underflow() -> Exact {
    Exact::of(1e-290)
}

/// |given − exact| ≤ 1e-12 · Σ|terms|
pub fn figure_agrees(exact: &Figure, given: f64) -> bool {
    let allowed = &exact.terms * Exact::ratio(1, 1_000_000_000_000) + underflow();
    given.is_finite() && (Exact::of(given) - &exact.value).abs() <= allowed
}

/// A standard error against its variance V: se ≥ 0 and |se² − V| ≤ 4e-12 · V.
pub fn error_agrees(variance: &Exact, given: f64) -> bool {
    let allowed = variance * Exact::ratio(4, 1_000_000_000_000) + underflow();
    given.is_finite() && given >= 0.0 && (Exact::of(given).squared() - variance).abs() <= allowed
}

/// |given · √V − difference| ≤ 1e-12 · Σ|terms| + 2e-12 · |given| · √V
pub fn distance_agrees(exact: &Distance, given: f64) -> bool {
    if !given.is_finite() {
        return false;
    }
    let product = Exact::of(given) * exact.variance.root();
    let allowed = &exact.difference.terms * Exact::ratio(1, 1_000_000_000_000)
        + product.abs() * Exact::ratio(2, 1_000_000_000_000);
    (product - &exact.difference.value).abs() <= allowed
}

/// The whole answer. `lerendwerken`, with which the command opens its answer, is not looked into.
pub fn compare(answer: &Answer, json: &Value) -> Result<(), Vec<String>> {
    let mut check = Check { problems: Vec::new() };
    let keys = ["programme", "as_of", "assumptions", "expectations", "goals", "overall"];
    check.keys("", json, &keys, &["lerendwerken"]);
    check.text("/programme", &json["programme"], &answer.programme);
    check.text("/as_of", &json["as_of"], &answer.as_of);
    check.same("/assumptions", &json["assumptions"], &answer.assumptions);
    check.rows("/expectations", &json["expectations"], &answer.expectations, Check::expectation);
    check.rows("/goals", &json["goals"], &answer.goals, Check::goal);
    check.attained("/overall", &json["overall"], &answer.overall, &[]);
    if check.problems.is_empty() { Ok(()) } else { Err(check.problems) }
}

struct Check {
    problems: Vec<String>,
}

impl Check {
    fn problem(&mut self, at: &str, exact: impl std::fmt::Debug, given: &Value) {
        self.problems.push(format!("{at}: {given} where {exact:?} is exact"));
    }

    /// An object with all of `keys`, and besides at most the `optional` ones.
    fn keys(&mut self, at: &str, json: &Value, keys: &[&str], optional: &[&str]) {
        let Some(object) = json.as_object() else {
            return self.problem(at, keys, json);
        };
        for key in keys.iter().filter(|key| !object.contains_key(**key)) {
            self.problems.push(format!("{at}: no `{key}`"));
        }
        let known = |key: &str| keys.contains(&key) || optional.contains(&key);
        for key in object.keys().filter(|key| !known(key)) {
            self.problems.push(format!("{at}: `{key}` has no place here"));
        }
    }

    fn text(&mut self, at: &str, json: &Value, exact: &str) {
        if json.as_str() != Some(exact) {
            self.problem(at, exact, json);
        }
    }

    /// The same JSON; numbers by value, so that 8 and 8.0 are the same.
    fn same(&mut self, at: &str, json: &Value, exact: &Value) {
        match exact {
            Value::Object(members) => {
                let keys: Vec<_> = members.keys().map(String::as_str).collect();
                self.keys(at, json, &keys, &[]);
                for (key, member) in members {
                    self.same(&format!("{at}/{key}"), &json[key], member);
                }
            }
            Value::Number(number) => {
                if json.as_f64() != number.as_f64() {
                    self.problem(at, exact, json);
                }
            }
            other => {
                if json != other {
                    self.problem(at, exact, json);
                }
            }
        }
    }

    /// As many rows, in the same order.
    fn rows<T>(&mut self, at: &str, json: &Value, rows: &[T], row: fn(&mut Check, &str, &Value, &T)) {
        match json.as_array() {
            Some(given) if given.len() == rows.len() => {
                for (index, (given, exact)) in given.iter().zip(rows).enumerate() {
                    row(self, &format!("{at}/{index}"), given, exact);
                }
            }
            _ => self.problems.push(format!("{at}: not the {} rows: {json}", rows.len())),
        }
    }

    fn figure(&mut self, at: &str, json: &Value, exact: &Figure) {
        if !json.as_f64().is_some_and(|given| figure_agrees(exact, given)) {
            self.problem(at, exact, json);
        }
    }

    fn estimate(&mut self, at: &str, json: &Value, exact: &Estimate) {
        self.keys(at, json, &["value", "standard_error"], &[]);
        self.figure(&format!("{at}/value"), &json["value"], &exact.figure);
        let given = json["standard_error"].as_f64();
        if !given.is_some_and(|given| error_agrees(&exact.variance, given)) {
            let root = exact.variance.root();
            self.problem(&format!("{at}/standard_error"), root, &json["standard_error"]);
        }
    }

    fn expectation(&mut self, at: &str, json: &Value, exact: &ExpectationAnswer) {
        let mut keys = vec![
            "expectation",
            "goal",
            "horizon",
            "unit",
            "short_term",
            "long_term",
            "attainment",
            "expected",
            "standing",
            "teams",
        ];
        keys.extend(exact.measured.is_some().then_some("measured"));
        keys.extend(exact.weekly.is_some().then_some("weekly"));
        self.keys(at, json, &keys, &[]);
        self.text(&format!("{at}/expectation"), &json["expectation"], &exact.expectation);
        self.text(&format!("{at}/goal"), &json["goal"], &exact.goal);
        self.text(&format!("{at}/horizon"), &json["horizon"], &exact.horizon);
        self.text(&format!("{at}/unit"), &json["unit"], &exact.unit);
        self.pair(at, json, &exact.short_term, &exact.long_term);
        self.estimate(&format!("{at}/attainment"), &json["attainment"], &exact.attainment);
        self.figure(&format!("{at}/expected"), &json["expected"], &exact.expected);
        self.standing(&format!("{at}/standing"), &json["standing"], &exact.standing);
        if let Some(measured) = &exact.measured {
            self.measured(&format!("{at}/measured"), &json["measured"], measured);
        }
        self.rows(&format!("{at}/teams"), &json["teams"], &exact.teams, |check, at, json, row| {
            check.keys(at, json, &["team", "short_term", "long_term"], &[]);
            check.text(&format!("{at}/team"), &json["team"], &row.team);
            check.pair(at, json, &row.short_term, &row.long_term);
        });
        if let Some(weeks) = &exact.weekly {
            self.rows(&format!("{at}/weekly"), &json["weekly"], weeks, |check, at, json, row| {
                check.keys(at, json, &["week", "short_term", "long_term"], &[]);
                check.text(&format!("{at}/week"), &json["week"], &row.week);
                check.pair(at, json, &row.short_term, &row.long_term);
            });
        }
    }

    fn pair(&mut self, at: &str, json: &Value, short: &Estimate, long: &Estimate) {
        self.estimate(&format!("{at}/short_term"), &json["short_term"], short);
        self.estimate(&format!("{at}/long_term"), &json["long_term"], long);
    }

    /// The standing, unless a rounding error may tip it.
    fn standing(&mut self, at: &str, json: &Value, exact: &Standing) {
        let tips = exact.margin.as_ref().is_some_and(|margin| *margin <= exact.doubt);
        if !tips {
            self.text(at, json, exact.name);
        } else if !json.is_string() {
            self.problem(at, exact.name, json);
        }
    }

    fn measured(&mut self, at: &str, json: &Value, exact: &Measured) {
        let vanishing = |distance: &Distance| distance.variance <= underflow();
        let unclear = exact.distance.as_ref().is_some_and(vanishing);
        let mut keys = vec!["week", "attainment"];
        keys.extend((exact.distance.is_some() && !unclear).then_some("distance"));
        self.keys(at, json, &keys, if unclear { &["distance"] } else { &[] });
        self.text(&format!("{at}/week"), &json["week"], &exact.week);
        self.figure(&format!("{at}/attainment"), &json["attainment"], &exact.attainment);
        if let Some(distance) = exact.distance.as_ref().filter(|_| !unclear) {
            let given = json["distance"].as_f64();
            if !given.is_some_and(|given| distance_agrees(distance, given)) {
                let value = &distance.difference.value / distance.variance.root();
                self.problem(&format!("{at}/distance"), value, &json["distance"]);
            }
        }
    }

    fn goal(&mut self, at: &str, json: &Value, exact: &GoalAnswer) {
        self.text(&format!("{at}/goal"), &json["goal"], &exact.goal);
        self.attained(at, json, &exact.attained, &["goal"]);
    }

    /// An absent figure's key is absent.
    fn attained(&mut self, at: &str, json: &Value, exact: &Attained, besides: &[&str]) {
        let mut keys = besides.to_vec();
        keys.extend(exact.direct.is_some().then_some("direct"));
        keys.extend(exact.durable.is_some().then_some("durable"));
        self.keys(at, json, &keys, &[]);
        if let Some(figure) = &exact.direct {
            self.figure(&format!("{at}/direct"), &json["direct"], figure);
        }
        if let Some(figure) = &exact.durable {
            self.figure(&format!("{at}/durable"), &json["durable"], figure);
        }
    }
}
