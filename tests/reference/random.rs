//! Random numbers for the generator: splitmix64, so that a seed gives the same programme anywhere.

use serde_json::{Map, Value, json};

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Splitmix64 (Steele, Lea & Flood 2014).
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A double in 0…1 (1 excluded).
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something with this probability happens.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number, both ends included.
    pub fn range(&mut self, from: i32, until: i32) -> i32 {
        from + (self.unit() * f64::from(until - from + 1)) as i32
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let last = i32::try_from(from.len() - 1).expect("a short list");
        &from[usize::try_from(self.range(0, last)).expect("not negative")]
    }

    /// In any order (Fisher & Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.range(0, i32::try_from(last).expect("a short list"));
            items.swap(last, usize::try_from(other).expect("not negative"));
        }
    }

    /// Some of them, at least `least`, each once, in any order.
    pub fn some<T: Clone>(&mut self, from: &[T], least: usize) -> Vec<T> {
        let mut items = from.to_vec();
        self.shuffle(&mut items);
        let (least, most) = (i32::try_from(least), i32::try_from(items.len()));
        let count = self.range(least.expect("few"), most.expect("few"));
        items.truncate(usize::try_from(count).expect("not negative"));
        items
    }

    /// A share in 0…1: its ends, a few decimals, all digits, or close to 1.
    pub fn share(&mut self) -> f64 {
        match self.range(0, 19) {
            0..=1 => 0.0,
            2..=3 => 1.0,
            4..=13 => (self.unit() * 100.0).round() / 100.0,
            14 => 0.999_999,
            _ => self.unit(),
        }
    }

    /// A whole number, now and then spelt `90.0`.
    pub fn spelt(&mut self, whole: i32) -> Value {
        if self.chance(0.2) { json!(f64::from(whole)) } else { json!(whole) }
    }

    /// A number, now and then rounded to a whole one and spelt `90`.
    pub fn number(&mut self, number: f64) -> Value {
        if number.fract() == 0.0 && self.chance(0.5) { json!(number as i64) } else { json!(number) }
    }

    /// Writes a member that may be absent; where it is, now and then as `null`.
    pub fn member(&mut self, object: &mut Map<String, Value>, key: &str, value: Option<Value>) {
        match value {
            Some(value) => _ = object.insert(key.to_owned(), value),
            None if self.chance(0.2) => _ = object.insert(key.to_owned(), Value::Null),
            None => {}
        }
    }

    /// The value with this probability.
    pub fn maybe<T>(&mut self, probability: f64, value: impl FnOnce(&mut Random) -> T) -> Option<T> {
        self.chance(probability).then(|| value(self))
    }
}

/// The members of a JSON object made with `json!`.
pub fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        other => panic!("{other} is no object"),
    }
}
