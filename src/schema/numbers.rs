//! Numbers as every reader of schemas understands them.

use serde_json::{Map, Value};

use super::walk::each;
use crate::model::storage::MOST_WHOLE;

/// Says how large a whole number may be as a bound, not as the name of a type in Rust.
pub(super) fn bound(root: &mut Map<String, Value>) {
    each(root, &|schema| {
        let Some(width) = schema.get("format").and_then(Value::as_str) else { return };
        let most = match width {
            "uint8" => Some(u64::from(u8::MAX)),
            "uint16" => Some(u64::from(u16::MAX)),
            "uint32" => Some(u64::from(u32::MAX)),
            "uint64" | "uint" => Some(MOST_WHOLE),
            "double" => None,
            _ => return,
        };
        schema.shift_remove("format");
        if let Some(most) = most.filter(|_| !schema.contains_key("maximum")) {
            schema.insert("maximum".into(), most.into());
        }
    });
}
