//! The laws of the calculus, each a property test over random programmes.
//!
//! `PROPTEST_CASES` sets how many cases each has (256).

#[path = "../common/mod.rs"]
mod common;
#[path = "../reference/mod.rs"]
mod reference;

mod bounds;
mod figures;
mod linearity;
mod operator;
mod order;
mod parts;
mod programmes;
mod running;
mod scaling;
