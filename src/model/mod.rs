//! What is said: the types of a programme, its cycles and a professional's journal.
//!
//! Every value that has bounds has a type of its own, which holds them; each is declared once, and
//! the reader, the JSON Schema and the words of refusal follow from that declaration (see
//! [`Allowed`]). Two programs that build the same thing, one in code and one in a document, meet
//! the same checks and the same errors.
//!
//! What the paper *Lerendwerken met AI* (J. Baeten, P.R.J. Simons) says and what is ours is told
//! apart by the P-numbers in these pages; `docs/model.md` lists them with the paper's sections.

mod ai;
mod allowed;
mod any_json;
mod assumptions;
mod borrow;
mod cycle;
mod cycle_build;
mod cycle_form;
mod cycle_store;
mod extensions;
mod goal;
mod id;
mod journal;
mod list;
mod newtype;
mod pack;
mod parameters;
mod people;
mod programme;
mod quantity;
mod quarter;
mod reference;
mod settings;
pub(crate) mod storage;
mod time;
mod word;
mod wording;

pub use ai::{AiSystem, DataClass, Governance, Risk, Terms};
pub use allowed::{Allowed, Kind, Refused};
pub(crate) use allowed::{DUTCH, KEYWORD, NAMES, NON_EMPTY, PRIVATE_KEYS, expectation, private_key, quoted};
pub(crate) use any_json::{ELEMENTS, LEVELS};
pub use assumptions::{
    Assumptions, CarrierAssumptions, DEFAULTS, StageAssumptions, UsedAssumptions, UsedCarrier, UsedStage,
};
pub use cycle::{
    Activity, AiUse, BorrowedCycle, Carrier, Cycle, Held, LearningQuestion, Mode, Outcome, Planned, Proposal, Session,
    Stage, Stance, State, Status, Strengthens, Support,
};
pub use cycle_store::CycleStore;
pub(crate) use extensions::KEYS;
pub use extensions::{ExtensionKey, Extensions};
pub use goal::{
    Adjust, Aggregate, Challenge, DevelopmentQuestion, Expectation, Goal, Horizon, Indicator, Measurement, Milestone,
    Worth,
};
pub use id::{
    AccountId, AiSystemId, CycleId, DevelopmentQuestionId, ExpectationId, GoalId, Id, IdKind, LearningQuestionId,
    MomentId, PersonId, ProgrammeId, ProposalId, TeamId, kind,
};
pub use journal::{Entry, Journal};
pub use list::NonEmpty;
pub(crate) use newtype::text_newtype;
pub use parameters::{Count, Distance, Limits, MinutesApart, Parameter, ParameterError, Parameters, Timeline};
pub use people::{Account, Moment, Person, Team, WorkingHours};
pub use programme::{Costs, OtherCost, Period, Phase, Programme};
pub use quantity::{Amount, Format, Minutes, Money, Share, StandardError, Weeks, Weight};
pub use reference::{Reference, Uri};
pub use settings::{About, Acceptance, AcceptedCode, LevelSetting, RuleCode, RuleSettings};
pub use storage::Storage;
pub use time::{Clock, Date, Start, Week, Weekday};
pub(crate) use word::words;
pub(crate) use wording::is_white_space;
pub use wording::{Currency, Text};

/// Every kind of value that has bounds, by the name that its schema carries.
pub(crate) static ALLOWED: &[&Allowed] = &[
    &id::ID,
    &wording::TEXT,
    &wording::CURRENCY,
    &reference::URI,
    &extensions::KEY,
    &any_json::TEXT,
    &any_json::NUMBER,
    &any_json::KEY,
    &time::WEEK,
    &time::DATE,
    &time::CLOCK,
    &time::START,
    &settings::RULE_CODE,
    &settings::ACCEPTED_CODE,
    &settings::ABOUT,
    Share::ALLOWED,
    Amount::ALLOWED,
    StandardError::ALLOWED,
    Weight::ALLOWED,
    Money::ALLOWED,
    Minutes::ALLOWED,
    Weeks::ALLOWED,
    Format::ALLOWED,
    Count::ALLOWED,
    MinutesApart::ALLOWED,
    Distance::ALLOWED,
    Timeline::ALLOWED,
    LevelSetting::ALLOWED,
    Phase::ALLOWED,
    crate::Language::ALLOWED,
    Weekday::ALLOWED,
    Challenge::ALLOWED,
    Horizon::ALLOWED,
    Aggregate::ALLOWED,
    Risk::ALLOWED,
    DataClass::ALLOWED,
    Terms::ALLOWED,
    Status::ALLOWED,
    Mode::ALLOWED,
    Stance::ALLOWED,
    Support::ALLOWED,
    Stage::ALLOWED,
    Strengthens::ALLOWED,
    Carrier::ALLOWED,
];
