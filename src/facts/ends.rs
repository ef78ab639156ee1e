//! Texts by number, all in one.

use super::done::small;

/// Texts by number, one after the other in one text of at most 4 GB.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    text: String,
    ends: Vec<u32>,
}

impl Ends {
    /// Adds a text. Gives its number.
    pub(super) fn add(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends.push(small(self.text.len()));
        small(self.ends.len() - 1)
    }

    /// The text of a number; empty where there is none.
    pub(super) fn get(&self, number: u32) -> &str {
        let before = number.checked_sub(1).and_then(|before| self.ends.get(before as usize));
        let start = before.copied().unwrap_or_default();
        let end = self.ends.get(number as usize).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}
