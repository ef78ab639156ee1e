//! The same difference in a smaller programme: takes away what the difference does not need.

use super::Case;
use serde_json::{Value, json};

/// Takes away cycles, then whatever else a list or an object holds, while it still differs.
pub fn shrink(case: &Case, differs: &dyn Fn(&Case) -> bool) -> Case {
    let mut whole = json!({ "document": case.document, "logs": case.logs });
    let back = |whole: &Value| Case {
        document: whole["document"].clone(),
        logs: whole["logs"]
            .as_array()
            .expect("logs")
            .iter()
            .map(|log| log.as_array().expect("a log").clone())
            .collect(),
        ..case.clone()
    };
    let keeps = |whole: &Value| differs(&back(whole));
    loop {
        let before = whole.to_string().len();
        let size = |at: &String| whole.pointer(at).filter(|thing| thing.is_array()).map(|list| list.to_string().len());
        let mut lists: Vec<(usize, String)> =
            pointers(&whole).into_iter().filter_map(|at| Some((size(&at)?, at))).collect();
        // Those of most text first.
        lists.sort_by(|one, other| other.cmp(one));
        for (_, at) in lists {
            without_elements(&mut whole, &at, &keeps);
        }
        for at in pointers(&whole) {
            without_members(&mut whole, &at, &keeps);
        }
        if whole.to_string().len() == before {
            return back(&whole);
        }
    }
}

/// Takes elements of a list away, first half of it at once, and in the end one by one.
fn without_elements(whole: &mut Value, at: &str, keeps: &dyn Fn(&Value) -> bool) {
    let count = |whole: &Value| whole.pointer(at).and_then(Value::as_array).map_or(0, Vec::len);
    let mut size = count(whole).div_ceil(2);
    // The logs themselves stay, since findings say which of them they are in.
    while size > 0 && at != "/logs" {
        let mut begin = 0;
        while begin < count(whole) {
            let mut smaller = whole.clone();
            if let Some(list) = smaller.pointer_mut(at).and_then(Value::as_array_mut) {
                list.drain(begin..(begin + size).min(list.len()));
            }
            if keeps(&smaller) { *whole = smaller } else { begin += size }
        }
        size /= 2;
    }
}

/// Takes members of an object away, one by one.
fn without_members(whole: &mut Value, at: &str, keeps: &dyn Fn(&Value) -> bool) {
    let object = whole.pointer(at).and_then(Value::as_object);
    let keys: Vec<String> = object.map_or(Vec::new(), |object| object.keys().cloned().collect());
    for key in keys.iter().filter(|_| !at.is_empty()) {
        let mut smaller = whole.clone();
        if let Some(object) = smaller.pointer_mut(at).and_then(Value::as_object_mut) {
            object.remove(key);
        }
        if keeps(&smaller) {
            *whole = smaller;
        }
    }
}

/// JSON Pointers to every list and object.
fn pointers(value: &Value) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(n, value)| (n.to_string(), value)).collect(),
        _ => return Vec::new(),
    };
    let deeper = inside
        .into_iter()
        .flat_map(|(step, value)| pointers(value).into_iter().map(move |pointer| format!("/{step}{pointer}")));
    std::iter::once(String::new()).chain(deeper).collect()
}
