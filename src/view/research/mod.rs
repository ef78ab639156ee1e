//! The view for research: groups of teams under pseudonyms, no people, no texts. Ours; `docs/privacy.md` says how it is
//! made and what it does not guard against.

mod answer;
#[cfg(feature = "research")]
mod cell;
#[cfg(feature = "research")]
mod gather;
#[cfg(feature = "research")]
mod groups;
#[cfg(feature = "research")]
mod key;
#[cfg(feature = "research")]
mod make;
mod period;
mod pseudonym;
#[cfg(feature = "research")]
mod split;
mod words;

pub use answer::{
    Research, ResearchActivities, ResearchAmount, ResearchAsked, ResearchCell, ResearchExpectation, ResearchGroup,
    ResearchOutcomes, ResearchPeriodTotals, ResearchProposals, ResearchTime, ResearchTotals,
};
#[cfg(feature = "research")]
pub use key::{Key, KeyError};
#[cfg(feature = "research")]
pub use make::{ResearchError, ResearchOptions, research};
pub use period::{Periods, ResearchPeriod};
pub use pseudonym::Pseudonym;
pub use words::{Asked, CheckedAi, Direction, PersonalData, ResearchSilence, UsedAi};
