//! JSON Schemas (2020-12) of the documents and the answers, from the same declarations as their readers.
//!
//! ```
//! let schema = lerendwerken::schema::of::<lerendwerken::model::Programme>();
//! assert_eq!(schema["$id"], "urn:lerendwerken:1:programme");
//! assert_eq!(lerendwerken::schema::named("programme"), Some(schema));
//! ```

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::Bilingual;
use crate::answer::Answer;
use crate::calculus::{
    Calibrated, Contributions, Forecast, Interventions, Money, Reconciled, Results, Sensitivity, Steady, WhatIf,
};
use crate::model::{Cycle, Journal, KEYWORD, Programme};
use crate::posture::Posture;
use crate::rules::{self, CheckAnswer, RulesAnswer};
use crate::versions::DiffAnswer;
use crate::view::{Manager, Own, Research};

/// A document or an answer that has a schema of its own.
#[derive(Debug)]
#[non_exhaustive]
pub struct Entry {
    /// Its name, as the command line has it.
    pub name: &'static str,
    /// What it is.
    pub what: Bilingual,
    /// Makes its schema.
    pub make: fn() -> Value,
    /// What its type is called in schemas.
    type_name: &'static str,
}

/// Every document and answer that has a schema.
pub const ALL: &[Entry] = &[
    Entry {
        name: "programme",
        what: Bilingual {
            nl: "een programma: het kader, de mensen en wat zij meldden",
            en: "a programme: the frame, the people and what they reported",
        },
        make: of::<Programme>,
        type_name: "Programme",
    },
    Entry {
        name: "cycle",
        what: Bilingual {
            nl: "een weekcyclus van een team: een regel van een logbestand",
            en: "a weekly cycle of a team: a line of a log",
        },
        make: of::<Cycle>,
        type_name: "Cycle",
    },
    Entry {
        name: "journal",
        what: Bilingual {
            nl: "een logboek: het leerproces, van de professional zelf",
            en: "a journal: the learning process, the professional's own",
        },
        make: of::<Journal>,
        type_name: "Journal",
    },
    Entry {
        name: "check",
        what: Bilingual {
            nl: "het antwoord van een controle: wat is gevonden",
            en: "the answer of a check: what was found",
        },
        make: of::<Answer<CheckAnswer>>,
        type_name: "CheckAnswer",
    },
    Entry {
        name: "diff",
        what: Bilingual {
            nl: "het antwoord op een vergelijking: wat er aan het kader veranderde",
            en: "the answer of a comparison: what changed in the frame",
        },
        make: of::<Answer<DiffAnswer>>,
        type_name: "DiffAnswer",
    },
    Entry {
        name: "results",
        what: Bilingual {
            nl: "het antwoord op de vraag wat het opleverde, op de korte en de lange termijn",
            en: "the answer to what came of it, in the short and the long term",
        },
        make: of::<Answer<Results>>,
        type_name: "ResultsAnswer",
    },
    Entry {
        name: "calibrate",
        what: Bilingual {
            nl: "het antwoord op de vraag welke aannames het best bij de metingen passen",
            en: "the answer to which assumptions fit the measurements best",
        },
        make: of::<Answer<Calibrated>>,
        type_name: "CalibratedAnswer",
    },
    Entry {
        name: "contributions",
        what: Bilingual {
            nl: "het antwoord op de vraag waaruit het resultaat bestaat",
            en: "the answer to what results are made of",
        },
        make: of::<Answer<Contributions>>,
        type_name: "ContributionsAnswer",
    },
    Entry {
        name: "forecast",
        what: Bilingual {
            nl: "het antwoord op de vraag waar het resultaat heen gaat",
            en: "the answer to where results are heading",
        },
        make: of::<Answer<Forecast>>,
        type_name: "ForecastAnswer",
    },
    Entry {
        name: "steady",
        what: Bilingual {
            nl: "het antwoord op de vraag wat er op den duur blijft",
            en: "the answer to what lasts in the end",
        },
        make: of::<Answer<Steady>>,
        type_name: "SteadyAnswer",
    },
    Entry {
        name: "interventions",
        what: Bilingual {
            nl: "ingrepen: wat er anders is in een wat-als",
            en: "interventions: what is otherwise in a what-if",
        },
        make: of::<Interventions>,
        type_name: "Interventions",
    },
    Entry {
        name: "what-if",
        what: Bilingual {
            nl: "het antwoord op de vraag wat het anders had opgeleverd",
            en: "the answer to what would have come of it otherwise",
        },
        make: of::<Answer<WhatIf>>,
        type_name: "WhatIfAnswer",
    },
    Entry {
        name: "money",
        what: Bilingual {
            nl: "het antwoord op de vraag wat het kostte en opbracht",
            en: "the answer to what it cost and brought",
        },
        make: of::<Answer<Money>>,
        type_name: "MoneyAnswer",
    },
    Entry {
        name: "posture",
        what: Bilingual {
            nl: "het antwoord op de vraag hoe teams leren en werken met AI",
            en: "the answer to how teams learn and work with AI",
        },
        make: of::<Answer<Posture>>,
        type_name: "PostureAnswer",
    },
    Entry {
        name: "own-view",
        what: Bilingual {
            nl: "de eigen weergave: alles van een professional, voor die professional",
            en: "the own view: everything of a professional, for that professional",
        },
        make: of::<Answer<Own>>,
        type_name: "OwnViewAnswer",
    },
    Entry {
        name: "manager-view",
        what: Bilingual {
            nl: "de weergave voor een leidinggevende: waarover verantwoording is afgelegd, en wat teams meldden",
            en: "the manager's view: what was accounted for, and what teams reported",
        },
        make: of::<Answer<Manager>>,
        type_name: "ManagerViewAnswer",
    },
    Entry {
        name: "reconcile",
        what: Bilingual {
            nl: "het antwoord op de vraag wat gemeld en gemeten samen zeggen",
            en: "the answer to what was reported and measured together",
        },
        make: of::<Answer<Reconciled>>,
        type_name: "ReconciledAnswer",
    },
    Entry {
        name: "sensitivity",
        what: Bilingual {
            nl: "het antwoord op de vraag op welke aannames het resultaat rust",
            en: "the answer to which assumptions results rest on",
        },
        make: of::<Answer<Sensitivity>>,
        type_name: "SensitivityAnswer",
    },
    Entry {
        name: "research-view",
        what: Bilingual {
            nl: "de weergave voor onderzoek: groepen onder pseudoniem, zonder mensen",
            en: "the view for research: groups under pseudonyms, without people",
        },
        make: of::<Answer<Research>>,
        type_name: "ResearchAnswer",
    },
    Entry {
        name: "rules",
        what: Bilingual { nl: "de regels, in één taal", en: "the rules, in one language" },
        make: of::<Answer<RulesAnswer>>,
        type_name: "RulesAnswer",
    },
];

/// The schema of a listed document.
pub fn named(name: &str) -> Option<Value> {
    ALL.iter().find(|entry| entry.name == name).map(|entry| (entry.make)())
}

/// The schema of any type, as other programs get it; a listed document has an `$id`.
pub fn of<T: JsonSchema>() -> Value {
    let mut schema = generated::<T>();
    RecursiveTransform(for_others).transform(&mut schema);
    name_rules(schema.ensure_object());
    let name = T::schema_name();
    if let Some(entry) = ALL.iter().find(|entry| entry.type_name == name) {
        identify(&mut schema, entry.name);
    }
    schema.to_value()
}

/// The schema of a type with the keyword that leads to what each value may be.
pub(crate) fn internal<T: JsonSchema>() -> Value {
    generated::<T>().to_value()
}

fn generated<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

/// Puts the `$id` where readers look for it: after `$schema`.
fn identify(schema: &mut Schema, name: &str) {
    let object = schema.ensure_object();
    object.shift_insert(1, "$id".into(), format!("urn:lerendwerken:1:{name}").into());
}

/// Takes out what is for ourselves: a keyword, and the examples in Rust.
fn for_others(schema: &mut Schema) {
    schema.remove(KEYWORD);
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = in_one_line(description);
    }
}

/// Names each rule where a programme sets levels and accepts findings, so that an editor can complete the
/// codes and say what they mean. What is valid stays the same: the pattern of codes holds these and those of
/// an application's own rules.
fn name_rules(schema: &mut Map<String, Value>) {
    let Some(Value::Object(defs)) = schema.get_mut("$defs") else { return };
    if let Some(levels) = defs.get_mut("RuleSettings").and_then(|it| it.pointer_mut("/properties/levels")) {
        let settable = rules::all().filter(|rule| !rule.code.starts_with("LW0"));
        let named = settable.map(|rule| {
            let what = format!("{} {}: {}. {}.", rule.code, rule.name, rule.title.en, sentence(rule.mend.en));
            (rule.code.to_owned(), json!({ "$ref": "#/$defs/LevelSetting", "title": rule.title.en, "description": what, "default": rule.level.as_str() }))
        });
        levels["properties"] = Value::Object(named.collect());
    }
    if let Some(code) = defs.get_mut("AcceptedCode") {
        code["examples"] = rules::all().map(|rule| rule.code).collect();
    }
}

/// A sentence from a phrase that begins in lower case.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A doc comment without its code, its wrapped lines joined.
fn in_one_line(description: &str) -> String {
    let words = description.split("```").next().unwrap_or_default().split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_one_line_without_code() {
        let doc = " A week\n (*week*).\n\n ```\n let x = 1;\n ```\n";
        assert_eq!(in_one_line(doc), "A week (*week*).");
    }

    #[test]
    fn each_listed_document_has_its_own_id_and_nothing_of_ours() {
        for entry in ALL {
            let schema = (entry.make)();
            assert_eq!(schema["$id"], format!("urn:lerendwerken:1:{}", entry.name));
            let text = schema.to_string();
            assert!(!text.contains(KEYWORD) && !text.contains("```"), "{}", entry.name);
        }
        assert_eq!(named("nothing"), None);
    }
}
