//! All schemas as the components of an OpenAPI document.

use serde_json::{Map, Value, json};

use super::export::Export;
use super::walk::each;
use super::{ALL, Profile};
use crate::Opening;

/// An OpenAPI 3.1 document without paths, whose components are all documents and answers and what stands in
/// them, each once and by the name of its type.
///
/// An integrator takes `components.schemas` into a description of their own, or refers to this one. Structured
/// output has definitions of its own, in another shape, and so is not to be had here; it gives the exact ones.
///
/// ```
/// use lerendwerken::schema::{self, Export};
/// let api = schema::openapi(Export::default());
/// let programme = &api["components"]["schemas"]["Programme"];
/// assert_eq!(programme["properties"]["id"]["$ref"], "#/components/schemas/ProgrammeId");
/// ```
pub fn openapi(export: Export) -> Value {
    let export = match export.profile {
        Profile::StructuredOutput => export.with_profile(Profile::Exact),
        _ => export,
    };
    let mut schemas = Map::new();
    for entry in ALL {
        let Value::Object(mut root) = entry.schema(export) else { continue };
        // An identifier of its own would be the base of its references.
        for keyword in ["$schema", "$id"] {
            root.shift_remove(keyword);
        }
        each(&mut root, &refer_to_components);
        if let Some(Value::Object(defs)) = root.shift_remove("$defs") {
            schemas.extend(defs);
        }
        schemas.insert(entry.type_name.into(), root.into());
    }
    let opening = Opening::default();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "lerendwerken",
            "version": opening.version,
            "description": format!("Documents of format {} and answers.", opening.format),
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "paths": {},
        "components": { "schemas": schemas },
    })
}

fn refer_to_components(schema: &mut Map<String, Value>) {
    if let Some(Value::String(reference)) = schema.get_mut("$ref") {
        if let Some(name) = reference.strip_prefix("#/$defs/") {
            *reference = format!("#/components/schemas/{name}");
        }
    }
}
