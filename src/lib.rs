//! Lerendwerken met AI as a typed model.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable
    )
)]

mod language;
pub mod model;
mod near;
pub mod schema;
pub mod text;

pub use language::{Bilingual, Language};
