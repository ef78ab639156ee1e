//! What stands beside the frame, in two versions: what stands for a thing elsewhere, and data of an embedding
//! application's own.

use std::collections::BTreeSet;

use serde_json::Value;

use super::walk::{Pair, Walk};
use crate::model::{Extensions, Reference};
use crate::rules::Key;

pub(super) fn references(walk: &mut Walk, pair: Pair<'_>, before: &[Reference], after: &[Reference]) {
    walk.bag(pair, Key::References, (before, after), |Reference { vocabulary, code, uri }| (vocabulary, code, uri));
}

/// Of extensions it is said which key came, went or changed; what stands below it is the application's own.
pub(super) fn extensions(walk: &mut Walk, pair: Pair<'_>, before: &Extensions, after: &Extensions) {
    let keys: BTreeSet<&str> = [before, after].into_iter().flat_map(Extensions::iter).map(|(key, _)| key).collect();
    for key in keys {
        let (old, new) = (before.get(key), after.get(key));
        if !old.zip(new).is_some_and(|(old, new)| is_same(old, new)) {
            walk.unquoted(pair.down(Key::Extensions), key, old.is_some(), new.is_some());
        }
    }
}

/// Whether two values say the same, however they are written down: `90` and `90.0` are one number.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.is_f64() != other.is_f64() && one.as_f64() == other.as_f64()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| other.get(key).is_some_and(|other| is_same(one, other)))
        }
        _ => one == other,
    }
}
