//! *Lerendwerken met AI*, learning while working with AI, as a typed model: goals, development
//! questions, weekly cycles and outcomes, checked by rules and turned into short-term and long-term
//! results.
//!
//! One way through the house:
//!
//! ```text
//! text ──▶ model ──▶ facts ──▶ reckoning ──▶ rules ──▶ calculus ──▶ answers
//! ```
//!
//! - [`text`] reads exactly: every fault at once, each with its place.
//! - [`model`] is what is said: types in which what is wrong can mostly not be said.
//! - [`rules`] judges: all findings, and from a programme that is sound a type of its own.
//! - [`calculus`] computes what came of it, from a sound programme only.
//! - [`versions`] says what changed in the frame from one version of a programme to another.
//! - [`view`] is what others get to see: a professional, a manager, a researcher.
//! - [`schema`] exports JSON Schemas of the same types.
//!
//! ```
//! use lerendwerken::calculus::{self, AsOf};
//! use lerendwerken::model::Programme;
//! use lerendwerken::{Language, rules};
//!
//! let text = std::fs::read_to_string("examples/data/northgate.json")?;
//! let programme = Programme::from_json(&text)?;
//! let checked = rules::check(programme, &rules::Options::default());
//! for finding in checked.findings() {
//!     eprintln!("{}", finding.display(Language::En).in_text(&text));
//! }
//! let sound = checked.sound()?;
//! for result in calculus::results(&sound, AsOf::LastHeld).expectations {
//!     println!(
//!         "{}: {:.1} {} so far, {:.1} of it lasts; {}",
//!         result.expectation,
//!         result.short_term.value,
//!         result.unit,
//!         result.long_term.value,
//!         result.standing.label(Language::En),
//!     );
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The approach is that of the paper *Het roer om met AI, door leren het kloppende hart van de
//! organisatie te maken* (J. Baeten, P.R.J. Simons). The paper gives no numbers; everything numeric is
//! ours, a parameter with a documented default. `docs/model.md` in the repository tells the two apart.
//!
//! The default features use no files, clocks, threads or environment, so they build for `wasm32-unknown-unknown`
//! as well: `examples/browser` in the repository has a page that runs the same checks as a server.
#![deny(missing_docs)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)
)]

mod answer;
pub mod calculus;
mod facts;
mod language;
pub mod model;
mod near;
pub mod numbers;
pub mod posture;
mod reckoning;
#[cfg(feature = "report")]
pub mod report;
pub mod rules;
pub mod schema;
pub mod text;
pub mod versions;
pub mod view;

pub use answer::{Answer, Opening};
pub use language::{Bilingual, Language};

/// The README's code, run by the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
