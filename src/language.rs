//! The two languages that every text for people exists in.

use crate::model::words;

words! {
    /// A language in which the crate speaks to people (*taal*).
    #[default = Nl]
    pub enum Language {
        /// Dutch.
        Nl = "nl" ("Nederlands", "Dutch"),
        /// English.
        En = "en" ("Engels", "English"),
    }
}

/// A text in both languages. Both are fields, so that neither can be missing.
///
/// ```
/// use lerendwerken::{Bilingual, Language};
/// const GOAL: Bilingual = Bilingual { nl: "doel", en: "goal" };
/// assert_eq!(GOAL.to(Language::Nl), "doel");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// The Dutch text.
    pub nl: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Bilingual {
    /// The text in one language.
    pub const fn to(self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// A sentence from a phrase that begins in lower case.
pub(crate) fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
