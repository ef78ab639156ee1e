//! The learning process: a professional's own file, apart from everything else (*logboek*).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{CycleId, PersonId, ProgrammeId};
use super::quantity::Format;
use super::wording::Text;

/// A professional's own journal of the learning process (*logboek*; P8). No document of the
/// organisation has a place for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Het eigen logboek van een professional over het leerproces (P8). Geen document van de organisatie heeft er plaats voor."))]
pub struct Journal {
    /// The format of this document: 1.
    #[schemars(extend("x-nl" = ["Formaat", "Het formaat van dit document: 1."]))]
    pub format: Format,
    /// The programme in which the professional learns.
    #[schemars(extend("x-nl" = ["Programma", "Het programma waarin de professional leert."]))]
    pub programme: ProgrammeId,
    /// Whose journal it is.
    #[schemars(extend("x-nl" = ["Professional", "Van wie het logboek is."]))]
    pub professional: PersonId,
    /// What the professional wrote.
    #[schemars(extend("x-nl" = ["Aantekeningen", "Wat de professional heeft opgeschreven."]))]
    pub entries: Vec<Entry>,
}

/// What a professional wrote about one cycle (*aantekening*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat een professional over één weekcyclus schreef."))]
pub struct Entry {
    /// The weekly cycle that it is about.
    #[schemars(title = "Weekly cycle", extend("x-nl" = ["Weekcyclus", "De weekcyclus waarover het gaat."]))]
    pub cycle: CycleId,
    /// How the learning went.
    #[schemars(extend("x-nl" = ["Reflectie", "Hoe het leren verliep."], "examples" = ["Eerst zelf schrijven en dan pas vragen werkte beter."]))]
    pub reflection: Text,
}
