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
pub struct Journal {
    /// The format: 1.
    pub format: Format,
    /// The programme in which the professional learns.
    pub programme: ProgrammeId,
    /// Whose journal it is.
    pub professional: PersonId,
    /// What was written.
    pub entries: Vec<Entry>,
}

/// What a professional wrote about one cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The cycle it is about.
    pub cycle: CycleId,
    /// How the learning went.
    pub reflection: Text,
}
