//! The AI systems in use, and how the organisation has dealt with them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allowed::{Refused, made};
use super::id::{AiSystemId, PersonId};
use super::storage::or_default;
use super::time::Date;
use super::word::words;
use super::wording::Text;

words! {
    /// The risk class of an AI system under the AI Act (*risicoklasse*; P23).
    #[nl = "De risicoklasse van een AI-systeem volgens de AI-verordening (P23)."]
    pub enum Risk {
        /// The AI Act asks nothing of its own.
        Minimal = "minimal" ("minimaal risico", "minimal risk", "De AI-verordening stelt geen eigen eisen."),
        /// There are obligations of transparency.
        Limited = "limited" ("beperkt risico", "limited risk", "Er gelden eisen van transparantie."),
        /// The obligations of articles 8 to 27 hold.
        High = "high" ("hoog risico", "high risk", "De verplichtingen van artikel 8 tot en met 27 gelden."),
        /// A practice that article 5 prohibits.
        Prohibited = "prohibited" ("verboden praktijk", "prohibited practice", "Artikel 5 verbiedt deze praktijk."),
    }
}

words! {
    /// How confidential data are (*vertrouwelijkheid*; P22).
    #[nl = "Hoe vertrouwelijk gegevens zijn (P22)."]
    pub enum DataClass {
        /// Everybody may see them.
        Public = "public" ("openbaar", "public", "Iedereen mag ze zien."),
        /// They are for within the organisation.
        Internal = "internal" ("intern", "internal", "Ze zijn voor binnen de organisatie."),
        /// They are about people.
        Personal = "personal" ("persoonsgegevens", "personal", "Ze gaan over mensen."),
        /// Only who needs them may see them.
        Confidential = "confidential" ("vertrouwelijk", "confidential", "Alleen wie ze nodig heeft, mag ze zien."),
    }
}

words! {
    /// The terms under which an AI system is used (*voorwaarden*).
    #[nl = "De voorwaarden waaronder een AI-systeem wordt gebruikt."]
    #[default = Business]
    pub enum Terms {
        /// The organisation has a contract of its own.
        Business = "business" ("zakelijk", "business", "De organisatie heeft een eigen contract."),
        /// The terms are those that anybody gets.
        Consumer = "consumer" ("consument", "consumer", "De voorwaarden zijn die voor iedereen."),
    }
}

/// An AI system that the organisation uses (*AI-systeem*; P22).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een AI-systeem dat de organisatie gebruikt (P22)."))]
pub struct AiSystem {
    /// The system's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van het AI-systeem."]))]
    pub id: AiSystemId,
    /// What it is called.
    #[schemars(extend("x-nl" = ["Naam", "Hoe het AI-systeem heet."], "examples" = ["Schrijfhulp"]))]
    pub name: Text,
    /// Who supplies it.
    #[schemars(extend("x-nl" = ["Leverancier", "Wie het AI-systeem levert."], "examples" = ["Voorbeeldsoft"]))]
    pub vendor: Text,
    /// Its risk class under the AI Act (P23).
    #[schemars(title = "Risk class", extend("x-nl" = ["Risicoklasse", "De risicoklasse volgens de AI-verordening (P23)."], "examples" = ["limited"]))]
    pub risk: Risk,
    /// Who oversees its use (P23).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Toezichthouder", "Wie toezicht houdt op het gebruik (P23)."]))]
    pub overseer: Option<PersonId>,
    /// The classes of data that may be put into it (P22).
    #[schemars(extend("x-nl" = ["Vrijgegeven voor", "De soorten gegevens die erin mogen worden ingevoerd (P22)."], "examples" = [["public", "internal"]]))]
    pub cleared_for: Vec<DataClass>,
    /// The terms under which it is used.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Terms>")]
    #[schemars(extend("x-nl" = ["Voorwaarden", "De voorwaarden waaronder het wordt gebruikt."]))]
    pub terms: Terms,
    /// The date of the risk analysis (P23).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Risicoanalyse", "De datum van de risicoanalyse (P23)."]))]
    pub risk_analysis: Option<Date>,
    /// The date on which the workers were informed (AI Act, article 26(7); P23).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Medewerkers geïnformeerd", "De datum waarop de medewerkers zijn geïnformeerd (AI-verordening, artikel 26, lid 7; P23)."]))]
    pub workers_informed: Option<Date>,
    /// How the organisation would do without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Exitstrategie", "Hoe de organisatie zonder dit systeem verder kan."], "examples" = ["De sjablonen staan ook in de tekstverwerker."]))]
    pub exit_strategy: Option<Text>,
}

impl AiSystem {
    /// An AI system under business terms, cleared for nothing yet.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        id: impl TryInto<AiSystemId, Error: Into<Refused>>,
        name: impl TryInto<Text, Error: Into<Refused>>,
        vendor: impl TryInto<Text, Error: Into<Refused>>,
        risk: Risk,
    ) -> Result<Self, Refused> {
        Ok(Self {
            id: made(id)?,
            name: made(name)?,
            vendor: made(vendor)?,
            risk,
            overseer: None,
            cleared_for: Vec::new(),
            terms: Terms::Business,
            risk_analysis: None,
            workers_informed: None,
            exit_strategy: None,
        })
    }

    /// Clears it for a class of data.
    #[must_use]
    pub fn cleared_for(mut self, data: DataClass) -> Self {
        self.cleared_for.push(data);
        self
    }
}

/// What the organisation agreed on with its workers (*governance*; P20).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat de organisatie met haar medewerkers heeft afgesproken (P20)."))]
pub struct Governance {
    /// Whether there is a works council; absent: not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Ondernemingsraad", "Of er een ondernemingsraad is; ontbreekt het, dan is het niet gezegd."]))]
    pub works_council: Option<bool>,
    /// The date on which the works council consented (WOR, article 27).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Instemming ondernemingsraad", "De datum waarop de ondernemingsraad heeft ingestemd (WOR, artikel 27)."]))]
    pub works_council_consent: Option<Date>,
}
