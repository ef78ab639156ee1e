//! Who may see what (P8): the own view of a professional, the view of a manager, the view for research.
//!
//! Each is a type of its own, in which what is not allowed has no place. `docs/privacy.md` has the table of what
//! each shows. That there are three, and what is in them beyond the paper's division between development and
//! learning process, is ours.

mod error;
mod looked;
mod manager;
mod own;
mod research;
mod told;

pub use error::ViewError;
pub use manager::{ManagedTeam, Manager, NothingToShow, Professional, TeamOutcome, TeamYield, manager};
pub use own::{
    OutcomeLink, Own, OwnActivity, OwnCycle, OwnOutcome, OwnProposal, OwnQuestion, OwnTeam, Practice, PracticeShare,
    WeekPractice, own,
};
pub use research::{
    Asked, CheckedAi, Direction, Periods, PersonalData, Pseudonym, Research, ResearchActivities, ResearchAmount,
    ResearchAsked, ResearchCell, ResearchExpectation, ResearchGroup, ResearchOutcomes, ResearchPeriod,
    ResearchPeriodTotals, ResearchProposals, ResearchSilence, ResearchTime, ResearchTotals, UsedAi,
};
#[cfg(feature = "research")]
pub use research::{Key, KeyError, ResearchError, ResearchOptions, research};
pub use told::{Accounted, Participation, PersonTold, ProposalTold, StageReached};
