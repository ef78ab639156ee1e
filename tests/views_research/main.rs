//! The view for research: read plainly from the JSON, attacked by exact elimination, and held against its laws.
#![cfg(feature = "research")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../reference/mod.rs"]
mod reference;

mod attack;
mod boundary;
mod canaries;
mod careless;
mod elimination;
mod errors;
mod figures;
mod laws;
mod made;
mod plain;
mod published;
