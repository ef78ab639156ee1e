//! Lerendwerken met AI as a typed model.
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)
)]

pub mod calculus;
mod facts;
mod language;
pub mod model;
mod near;
pub mod rules;
pub mod schema;
pub mod text;

pub use language::{Bilingual, Language};
