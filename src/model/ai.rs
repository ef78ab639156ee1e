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
    pub enum Risk {
        /// No obligations of its own.
        Minimal = "minimal" ("minimaal risico", "minimal risk"),
        /// Obligations of transparency.
        Limited = "limited" ("beperkt risico", "limited risk"),
        /// The obligations of articles 8 to 27.
        High = "high" ("hoog risico", "high risk"),
        /// A practice that article 5 prohibits.
        Prohibited = "prohibited" ("verboden praktijk", "prohibited practice"),
    }
}

words! {
    /// How confidential data are (*vertrouwelijkheid*; P22).
    pub enum DataClass {
        /// Open to everybody.
        Public = "public" ("openbaar", "public"),
        /// For within the organisation.
        Internal = "internal" ("intern", "internal"),
        /// About people.
        Personal = "personal" ("persoonsgegevens", "personal"),
        /// Secret.
        Confidential = "confidential" ("vertrouwelijk", "confidential"),
    }
}

words! {
    /// The terms under which an AI system is used (*voorwaarden*).
    #[default = Business]
    pub enum Terms {
        /// A contract of the organisation.
        Business = "business" ("zakelijk", "business"),
        /// What anybody gets.
        Consumer = "consumer" ("consument", "consumer"),
    }
}

/// An AI system that the organisation uses (*AI-systeem*; P22).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AiSystem {
    /// The system's id.
    pub id: AiSystemId,
    /// What it is called.
    pub name: Text,
    /// Who supplies it.
    pub vendor: Text,
    /// Its risk class under the AI Act.
    pub risk: Risk,
    /// Who oversees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overseer: Option<PersonId>,
    /// The classes of data that may be put into it.
    pub cleared_for: Vec<DataClass>,
    /// The terms under which it is used.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<Terms>")]
    pub terms: Terms,
    /// The date of the risk analysis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk_analysis: Option<Date>,
    /// The date on which the workers were informed (AI Act, article 26(7)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workers_informed: Option<Date>,
    /// How the organisation would do without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// What the organisation agreed on (*governance*).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Governance {
    /// Whether there is a works council; absent: not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub works_council: Option<bool>,
    /// The date of its consent (WOR, article 27).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub works_council_consent: Option<Date>,
}
