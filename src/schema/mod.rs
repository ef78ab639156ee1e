//! JSON Schemas (2020-12) of the documents and the answers, from the same declarations as their readers.
//!
//! ```
//! use lerendwerken::{Language, schema::{self, Export}};
//! let schema = schema::of::<lerendwerken::model::Programme>();
//! assert_eq!(schema["$id"], "urn:lerendwerken:1:programme");
//! assert_eq!(schema["properties"]["organisation"]["title"], "Organisation");
//! assert_eq!(schema::named("programme"), Some(schema));
//!
//! let dutch = schema::export::<lerendwerken::model::Programme>(Export::in_language(Language::Nl));
//! assert_eq!(dutch["properties"]["organisation"]["title"], "Organisatie");
//! ```

mod choices;
mod codegen;
mod describe;
mod entries;
mod examples;
mod export;
mod form;
mod kinds;
mod numbers;
mod openapi;
mod portable;
mod profile;
mod rules;
mod structured;
mod structured_values;
mod walk;
mod wording;

pub use entries::{ALL, Entry};
pub use export::{Export, export};
pub use openapi::openapi;
pub use profile::Profile;
pub use structured_values::{NotStructured, StructuredOutput};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of a listed document, in English.
pub fn named(name: &str) -> Option<Value> {
    ALL.iter().find(|entry| entry.name == name).map(|entry| entry.schema(Export::default()))
}

/// The schema of any type, in English, as other programs get it; a listed document has an `$id`.
pub fn of<T: JsonSchema>() -> Value {
    export::<T>(Export::default())
}

/// The schema of a type with the keywords that are for ourselves: what each value may be, and its names in Dutch.
pub(crate) fn internal<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}
