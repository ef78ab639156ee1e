//! In which language and form to speak.

use lerendwerken::{Bilingual, Language};

use crate::args::{AnswerArgs, Format};

/// In which language and form to speak.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call {
    pub(crate) language: Language,
    pub(crate) format: Format,
}

impl Call {
    /// Where nothing else was said.
    pub(crate) const ENGLISH: Self = Self { language: Language::En, format: Format::Text };

    /// What the call says; English before the programme's own language is known.
    pub(crate) fn of(args: AnswerArgs) -> Self {
        Self { language: args.language.unwrap_or(Language::En), format: args.format }
    }

    /// The programme's own language, unless the call says another.
    pub(crate) fn for_programme(args: AnswerArgs, own: Language) -> Self {
        Self { language: args.language.unwrap_or(own), format: args.format }
    }

    /// One of two texts.
    pub(crate) fn say(self, nl: &'static str, en: &'static str) -> &'static str {
        Bilingual { nl, en }.to(self.language)
    }
}
