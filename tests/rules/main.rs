//! The rules, their engine and the findings that they give.

#[path = "../common/mod.rs"]
mod common;

mod acceptances;
mod accounts;
mod craft;
mod craft_systems;
mod frame;
mod law;
mod learning;
mod logs;
mod matrix;
mod order;
mod own;
mod process;
mod readings_of_craft;
mod readings_of_frame;
mod readings_of_ids;
mod readings_of_weeks;
mod registry;
mod rhythm;
mod settings;
mod traces;
mod yields;
