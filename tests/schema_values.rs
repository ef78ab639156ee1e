//! What the crate writes its schemas allow, and its readers read back: documents and answers of random programmes.

mod common;
mod reference;

use std::collections::BTreeMap;

use common::{as_of, sound};
use jsonschema::Validator;
use lerendwerken::model::{Cycle, Programme};
use lerendwerken::posture::{self, Window};
use lerendwerken::rules::{self, Options};
use lerendwerken::{Answer, Language, calculus, schema};
use reference::generate::{self, Size};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How many random programmes are looked at.
const CASES: u64 = 120;

/// Schemas by name, each compiled once, and how often each was held.
#[derive(Default)]
struct Schemas {
    validators: BTreeMap<&'static str, Validator>,
    held: BTreeMap<&'static str, usize>,
}

impl Schemas {
    fn allow(&mut self, name: &'static str, value: &Value, case: &str) {
        let make = || jsonschema::draft202012::new(&schema::named(name).unwrap()).unwrap();
        let validator = self.validators.entry(name).or_insert_with(make);
        let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{case}, {name}: {errors:?}\n{value}");
        *self.held.entry(name).or_default() += 1;
    }

    /// An answer is allowed, and comes back as what it was.
    fn answer<T: Serialize + DeserializeOwned>(&mut self, name: &'static str, answer: T, case: &str) {
        let value = serde_json::to_value(Answer::new(answer)).unwrap();
        self.allow(name, &value, case);
        let back: Answer<T> =
            serde_json::from_str(&value.to_string()).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(serde_json::to_value(&back).unwrap(), value, "{case}, {name}");
    }
}

#[test]
fn what_is_written_is_allowed_and_read_back() {
    let mut schemas = Schemas::default();
    for seed in 0..CASES {
        let size = if seed % 10 == 0 { Size::Medium } else { Size::Small };
        let case = &format!("seed {seed}");
        let (document, logged) = generate::programme(seed, size);
        let programme = Programme::from_value(&document).unwrap();
        let written = serde_json::to_value(&programme).unwrap();
        schemas.allow("programme", &written, case);
        assert_eq!(Programme::from_value(&written).unwrap(), programme, "{case}");
        for cycle in &logged {
            let cycle = Cycle::from_value(cycle).unwrap();
            let written = serde_json::to_value(&cycle).unwrap();
            schemas.allow("cycle", &written, case);
            assert_eq!(Cycle::from_value(&written).unwrap(), cycle, "{case}");
        }

        let checked = rules::check(programme, &Options::default());
        for language in [Language::Nl, Language::En] {
            let answer = serde_json::to_value(Answer::new(checked.answer(language))).unwrap();
            schemas.allow("check", &answer, case);
        }
        let sound = sound(&document, &[generate::log(&logged)]);
        let week = as_of(generate::as_of(seed, &document).as_deref());
        schemas.answer("results", calculus::results_by_week(&sound, week), case);
        schemas.answer("contributions", calculus::contributions(&sound, week, calculus::Dimension::ALL), case);
        schemas.answer("forecast", calculus::forecast(&sound, week, calculus::Until::Due), case);
        schemas.answer("steady", calculus::steady(&sound, week), case);
        schemas.answer("sensitivity", calculus::sensitivity(&sound, week), case);
        schemas.answer("reconcile", calculus::reconcile(&sound, week, calculus::Drift::default()), case);
        if let Ok(money) = calculus::money(&sound, week, None) {
            schemas.answer("money", money, case);
        }
        schemas.answer("posture", posture::posture(&sound, Window::default()), case);
    }
    let names = ["programme", "cycle", "check", "results", "contributions", "forecast", "steady", "sensitivity"];
    for name in names.into_iter().chain(["reconcile", "money", "posture"]) {
        assert!(schemas.held.get(name).is_some_and(|held| *held > 20), "{name}: {:?}", schemas.held);
    }
}
