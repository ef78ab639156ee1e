//! Numbers as every reader of schemas understands them.

use serde_json::{Map, Value};

use crate::text::MOST_WHOLE;

/// Says how large a whole number may be as a bound, not as the name of a type in Rust.
pub(super) fn bound(schema: &mut Map<String, Value>) {
    schema.values_mut().for_each(walk);
    let most = match schema.get("format").and_then(Value::as_str) {
        Some("uint8") => u64::from(u8::MAX),
        Some("uint16") => u64::from(u16::MAX),
        Some("uint32") => u64::from(u32::MAX),
        Some("uint64" | "uint") => MOST_WHOLE,
        Some("double") => {
            schema.shift_remove("format");
            return;
        }
        _ => return,
    };
    schema.shift_remove("format");
    if !schema.contains_key("maximum") {
        schema.insert("maximum".into(), most.into());
    }
}

fn walk(value: &mut Value) {
    match value {
        Value::Object(schema) => bound(schema),
        Value::Array(schemas) => schemas.iter_mut().for_each(walk),
        _ => {}
    }
}
