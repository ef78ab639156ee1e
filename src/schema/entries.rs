//! What has a schema of its own: the documents and the answers.

use serde_json::Value;

use super::Profile;
use super::export::{Export, export};
use crate::Bilingual;
use crate::answer::Answer;
use crate::calculus::{
    Calibrated, Contributions, Forecast, Interventions, Money, Reconciled, Results, Sensitivity, Steady, WhatIf,
};
use crate::model::{Assumptions, Cycle, Journal, Programme, RuleSettings};
use crate::posture::Posture;
use crate::rules::{CheckAnswer, RulesAnswer};
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
    make: fn(Export) -> Value,
    /// What its type is called in schemas.
    pub(super) type_name: &'static str,
}

/// Every document and answer that has a schema.
pub const ALL: &[Entry] = &[
    Entry {
        name: "programme",
        what: Bilingual {
            nl: "een programma: het kader, de mensen en wat zij meldden",
            en: "a programme: the frame, the people and what they reported",
        },
        make: export::<Programme>,
        type_name: "Programme",
    },
    Entry {
        name: "cycle",
        what: Bilingual {
            nl: "een weekcyclus van een team: een regel van een logbestand",
            en: "a weekly cycle of a team: a line of a log",
        },
        make: export::<Cycle>,
        type_name: "Cycle",
    },
    Entry {
        name: "journal",
        what: Bilingual {
            nl: "een logboek: het leerproces, van de professional zelf",
            en: "a journal: the learning process, the professional's own",
        },
        make: export::<Journal>,
        type_name: "Journal",
    },
    Entry {
        name: "assumptions",
        what: Bilingual {
            nl: "aannames van de berekening, los van een programma",
            en: "assumptions of the calculus, apart from a programme",
        },
        make: export::<Assumptions>,
        type_name: "Assumptions",
    },
    Entry {
        name: "rule-settings",
        what: Bilingual {
            nl: "niveaus, parameters en aanvaarde bevindingen, los van een programma",
            en: "levels, parameters and accepted findings, apart from a programme",
        },
        make: export::<RuleSettings>,
        type_name: "RuleSettings",
    },
    Entry {
        name: "check",
        what: Bilingual {
            nl: "het antwoord van een controle: wat is gevonden",
            en: "the answer of a check: what was found",
        },
        make: export::<Answer<CheckAnswer>>,
        type_name: "CheckAnswer",
    },
    Entry {
        name: "diff",
        what: Bilingual {
            nl: "het antwoord op een vergelijking: wat er aan het kader veranderde",
            en: "the answer of a comparison: what changed in the frame",
        },
        make: export::<Answer<DiffAnswer>>,
        type_name: "DiffAnswer",
    },
    Entry {
        name: "results",
        what: Bilingual {
            nl: "het antwoord op de vraag wat het opleverde, op de korte en de lange termijn",
            en: "the answer to what came of it, in the short and the long term",
        },
        make: export::<Answer<Results>>,
        type_name: "ResultsAnswer",
    },
    Entry {
        name: "calibrate",
        what: Bilingual {
            nl: "het antwoord op de vraag welke aannames het best bij de metingen passen",
            en: "the answer to which assumptions fit the measurements best",
        },
        make: export::<Answer<Calibrated>>,
        type_name: "CalibratedAnswer",
    },
    Entry {
        name: "contributions",
        what: Bilingual {
            nl: "het antwoord op de vraag waaruit het resultaat bestaat",
            en: "the answer to what results are made of",
        },
        make: export::<Answer<Contributions>>,
        type_name: "ContributionsAnswer",
    },
    Entry {
        name: "forecast",
        what: Bilingual {
            nl: "het antwoord op de vraag waar het resultaat heen gaat",
            en: "the answer to where results are heading",
        },
        make: export::<Answer<Forecast>>,
        type_name: "ForecastAnswer",
    },
    Entry {
        name: "steady",
        what: Bilingual {
            nl: "het antwoord op de vraag wat er op den duur blijft",
            en: "the answer to what lasts in the end",
        },
        make: export::<Answer<Steady>>,
        type_name: "SteadyAnswer",
    },
    Entry {
        name: "interventions",
        what: Bilingual {
            nl: "ingrepen: wat er anders is in een wat-als",
            en: "interventions: what is otherwise in a what-if",
        },
        make: export::<Interventions>,
        type_name: "Interventions",
    },
    Entry {
        name: "what-if",
        what: Bilingual {
            nl: "het antwoord op de vraag wat het anders had opgeleverd",
            en: "the answer to what would have come of it otherwise",
        },
        make: export::<Answer<WhatIf>>,
        type_name: "WhatIfAnswer",
    },
    Entry {
        name: "money",
        what: Bilingual {
            nl: "het antwoord op de vraag wat het kostte en opbracht",
            en: "the answer to what it cost and brought",
        },
        make: export::<Answer<Money>>,
        type_name: "MoneyAnswer",
    },
    Entry {
        name: "posture",
        what: Bilingual {
            nl: "het antwoord op de vraag hoe teams leren en werken met AI",
            en: "the answer to how teams learn and work with AI",
        },
        make: export::<Answer<Posture>>,
        type_name: "PostureAnswer",
    },
    Entry {
        name: "own-view",
        what: Bilingual {
            nl: "de eigen weergave: alles van een professional, voor die professional",
            en: "the own view: everything of a professional, for that professional",
        },
        make: export::<Answer<Own>>,
        type_name: "OwnViewAnswer",
    },
    Entry {
        name: "manager-view",
        what: Bilingual {
            nl: "de weergave voor een leidinggevende: waarover verantwoording is afgelegd, en wat teams meldden",
            en: "the manager's view: what was accounted for, and what teams reported",
        },
        make: export::<Answer<Manager>>,
        type_name: "ManagerViewAnswer",
    },
    Entry {
        name: "research-view",
        what: Bilingual {
            nl: "de weergave voor onderzoek: groepen onder pseudoniem, zonder mensen",
            en: "the view for research: groups under pseudonyms, without people",
        },
        make: export::<Answer<Research>>,
        type_name: "ResearchAnswer",
    },
    Entry {
        name: "reconcile",
        what: Bilingual {
            nl: "het antwoord op de vraag wat gemeld en gemeten samen zeggen",
            en: "the answer to what was reported and measured together",
        },
        make: export::<Answer<Reconciled>>,
        type_name: "ReconciledAnswer",
    },
    Entry {
        name: "sensitivity",
        what: Bilingual {
            nl: "het antwoord op de vraag op welke aannames het resultaat rust",
            en: "the answer to which assumptions results rest on",
        },
        make: export::<Answer<Sensitivity>>,
        type_name: "SensitivityAnswer",
    },
    Entry {
        name: "rules",
        what: Bilingual { nl: "de regels, in één taal", en: "the rules, in one language" },
        make: export::<Answer<RulesAnswer>>,
        type_name: "RulesAnswer",
    },
];

/// What people and programs write and the crate reads; all else are answers.
const READ: [&str; 4] = ["programme", "cycle", "journal", "interventions"];

impl Entry {
    /// Whether there is such a schema of it. Structured output is for what is read: nobody asks a language model for
    /// an answer of this crate.
    pub fn has(&self, profile: Profile) -> bool {
        profile != Profile::StructuredOutput || READ.contains(&self.name)
    }

    /// Its schema, as it is wanted.
    pub fn schema(&self, export: Export) -> Value {
        (self.make)(export)
    }
}
