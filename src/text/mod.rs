//! From text to the model: exact reading, with the place of everything that is wrong.
//!
//! A document is read in one go if it is as it should be. If it is not, it is walked again along
//! its schema, and *all* that is wrong is said at once: what was found, what is allowed, how to mend
//! it, and where (JSON Pointer, line and column). The reader accepts exactly what the exported
//! schema accepts, and refuses besides what no schema can see: repeated keys, lone surrogates,
//! endless depth and invalid UTF-8.
//!
//! ```
//! use lerendwerken::{Language, model::Cycle};
//!
//! let text = r#"{
//!   "id": "c-1", "team": "t-burgerzaken", "week": "2025-W53",
//!   "status": "held", "activites": []
//! }"#;
//! let error = Cycle::from_json(text).unwrap_err();
//! for fault in error.faults() {
//!     eprintln!("{}", fault.excerpt(text).unwrap_or_default());
//! }
//! assert_eq!(
//!     error.display(Language::En).to_string(),
//!     "line 2, column 49 (/week): expected an ISO week that exists, from 2000 to 2099, such as \"2026-W07\"; \
//!      found \"2025-W53\"\n\
//!      line 3, column 21 (/activites): unknown key \"activites\"; did you mean `activities`?"
//! );
//! ```
//!
//! Many cycles stand in a log, one a line: [`Lines`] reads it in bounded memory.

mod chunk;
mod collect;
mod compile;
mod compile_any;
mod detail;
mod error;
mod fault;
mod lex;
mod lines;
mod load;
mod locate;
mod mend;
mod path;
mod place;
mod private;
mod read;
mod scan;
mod shape;
mod strict;
#[cfg(test)]
mod tests;
mod walk;
mod words;

pub use chunk::{Chunk, Line};
pub use error::{ReadError, Reports};
pub use fault::{Fault, FaultKind, Report};
pub use lines::Lines;
pub use load::{LoadError, ReadLimits};
pub use locate::{locate, locate_all};
pub use path::{Step, pointer};
pub use place::Place;
pub use private::may_quote;
pub use read::cycle_line;
pub(crate) use read::quickly;
pub(crate) use strict::Strict;
