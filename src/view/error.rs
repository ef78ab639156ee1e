//! Why a view can't be given.

use crate::model::{PersonId, ProgrammeId};
use crate::{Bilingual, Language};

/// Why a view can't be given. Nothing that stands in a journal is repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum ViewError {
    /// The programme has no such person.
    UnknownPerson {
        /// Who was asked for.
        person: PersonId,
        /// Who may have been meant.
        nearest: Option<PersonId>,
    },
    /// The journal is of another professional than the one whose view it is.
    OtherProfessional {
        /// Whose view it is.
        person: PersonId,
    },
    /// The journal belongs to another programme.
    OtherProgramme {
        /// The programme at hand.
        programme: ProgrammeId,
    },
    /// The texts of some cycles are gone: those of logs were not kept, or cycles were appended to running results.
    CyclesNotKept,
}

impl ViewError {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::UnknownPerson { person, nearest } => {
                let none = Bilingual { nl: "het programma kent niemand met het id", en: "the programme has no person" };
                let meant = Bilingual { nl: "bedoel je", en: "did you mean" }.to(language);
                let none = none.to(language);
                match nearest {
                    Some(nearest) => format!("{none} `{person}`; {meant} `{nearest}`?"),
                    None => format!("{none} `{person}`"),
                }
            }
            Self::OtherProfessional { person } => match language {
                Language::Nl => format!("het logboek is niet van `{person}`; een logboek hoort bij wie het schreef"),
                Language::En => format!("the journal is not that of `{person}`; a journal belongs to who wrote it"),
            },
            Self::OtherProgramme { programme } => match language {
                Language::Nl => format!("het logboek hoort bij een ander programma dan `{programme}`"),
                Language::En => format!("the journal belongs to another programme than `{programme}`"),
            },
            Self::CyclesNotKept => match language {
                Language::Nl => "de teksten van de weekcycli zijn er niet meer: roep `Checking::keep_cycles` aan voor \
                                 de logbestanden worden gelezen, en voeg geen cycli toe aan lopende resultaten"
                    .into(),
                Language::En => {
                    "the texts of the cycles are no longer there: call `Checking::keep_cycles` before logs \
                                 are read, and append no cycles to running results"
                        .into()
                }
            },
        }
    }
}
