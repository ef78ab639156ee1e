//! The command as its users have it: the real binary, its output, its exit status.
#![cfg(feature = "cli")]

mod analyse;
mod answers;
mod diff;
mod errors;
mod hostile;
mod journal;
#[path = "../views/planted.rs"]
mod planted;
mod profiles;
mod report;
mod run;
mod sarif;
mod screens;
mod view;
