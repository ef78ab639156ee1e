//! Profiles: the same schemas for tools that cannot take them as they are.

use serde_json::Value;

use super::{codegen, form, structured};
use crate::model::words;

words! {
    /// For what a schema is wanted (*profiel*).
    #[default = Exact]
    pub enum Profile {
        /// To validate with: it accepts exactly what the reader accepts. All else is made from it.
        Exact = "exact" ("Exact", "Exact"),
        /// To make types of in other languages: it accepts the same values; titles are the names of types,
        /// and only types have one.
        Codegen = "codegen" ("Codegeneratie", "Codegen"),
        /// To make forms of: a member may be absent and not `null`. Whatever it accepts is valid.
        Form = "form" ("Formulier", "Form"),
        /// For structured output of language models: the strict subset that they take. It accepts documents in
        /// another shape, of which [`StructuredOutput`](super::StructuredOutput) makes the documents themselves.
        StructuredOutput = "structured-output" ("Gestructureerde uitvoer", "Structured output"),
    }
}

/// A schema as a profile has it, from the exact one of a type of this name.
pub(super) fn apply(exact: Value, name: &str, profile: Profile) -> Value {
    match profile {
        Profile::Exact => exact,
        Profile::Codegen => codegen::make(exact, name),
        Profile::Form => form::make(exact),
        Profile::StructuredOutput => structured::make(&exact),
    }
}
