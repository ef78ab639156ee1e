//! The components of OpenAPI.

use std::collections::BTreeMap;

use lerendwerken::Language;
use lerendwerken::schema::{ALL, Export, Profile, openapi};
use serde_json::Value;

use crate::schemas;

fn exports() -> impl Iterator<Item = Export> {
    let profiles = [Profile::Exact, Profile::Codegen, Profile::Form];
    profiles
        .into_iter()
        .flat_map(|profile| Language::ALL.iter().map(move |it| Export::in_language(*it).with_profile(profile)))
}

#[test]
fn one_name_is_one_definition_everywhere() {
    for export in exports() {
        let mut all: BTreeMap<String, Value> = BTreeMap::new();
        for entry in ALL {
            for (name, schema) in entry.schema(export)["$defs"].as_object().into_iter().flatten() {
                let known = all.entry(name.clone()).or_insert_with(|| schema.clone());
                assert_eq!(known, schema, "{name} in {}", entry.name);
            }
        }
        assert!(all.len() > 100, "{}", all.len());
        let api = openapi(export);
        let components = api["components"]["schemas"].as_object().unwrap();
        assert!(all.keys().all(|name| components.contains_key(name)));
        assert!(ALL.len() > 10 && components.len() > all.len());
    }
}

#[test]
fn every_reference_leads_to_a_component() {
    for export in exports() {
        let api = openapi(export);
        let components = api["components"]["schemas"].as_object().unwrap();
        let mut all = Vec::new();
        components.values().for_each(|schema| schemas("", schema, &mut all));
        let references = all.iter().filter_map(|(_, schema)| schema["$ref"].as_str());
        let mut count = 0;
        for reference in references {
            let name = reference.strip_prefix("#/components/schemas/").expect(reference);
            assert!(components.contains_key(name), "{reference}");
            count += 1;
        }
        assert!(count > 400, "{count}");
        assert!(!api.to_string().contains("$defs") && !api.to_string().contains("\"$id\""));
    }
}

#[test]
fn a_component_accepts_what_its_schema_accepts() {
    let api = openapi(Export::default());
    let of = |name: &str| {
        let mut root = api.clone();
        root["$ref"] = format!("#/components/schemas/{name}").into();
        jsonschema::draft202012::new(&root).unwrap()
    };
    let programme = of("Programme");
    let text = std::fs::read_to_string("examples/data/waterland.json").unwrap();
    let mut document: Value = serde_json::from_str(&text).unwrap();
    assert!(programme.is_valid(&document));
    document["people"][0]["unknown"] = 1.into();
    assert!(!programme.is_valid(&document));
}
