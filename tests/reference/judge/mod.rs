//! The rules, read naively over parsed JSON and straight from their definitions: everything that a check
//! must report of a programme of the right shape, and everything that it must report as accepted. It shares
//! no code with the crate.
//!
//! A name that stands for several things of a kind (LW001) means the first of them. A reference that refers
//! to nothing (LW002) is no reference.

#![allow(dead_code, unreachable_pub, missing_docs)]

mod accounts;
mod ai;
mod frame;
mod integrity;
mod learning;
mod results;
mod rhythm;
mod settings;
mod world;

use crate::reference::document::week_text;
use serde_json::Value;
use std::collections::BTreeSet;
use world::{Read, World};

/// All rules but LW112, which needs a second version, and LW604, which needs a journal.
pub const CODES: &[&str] = &[
    "LW001", "LW002", "LW003", "LW004", "LW005", "LW006", "LW007", "LW008", "LW009", "LW010", "LW101", "LW102",
    "LW103", "LW104", "LW105", "LW106", "LW107", "LW108", "LW109", "LW110", "LW111", "LW113", "LW201", "LW202",
    "LW203", "LW204", "LW205", "LW206", "LW207", "LW301", "LW302", "LW303", "LW304", "LW305", "LW306", "LW307",
    "LW308", "LW309", "LW310", "LW401", "LW402", "LW403", "LW404", "LW405", "LW406", "LW407", "LW408", "LW409",
    "LW410", "LW411", "LW412", "LW501", "LW502", "LW503", "LW504", "LW505", "LW506", "LW507", "LW508", "LW509",
    "LW510", "LW601", "LW602", "LW603", "LW605", "LW606", "LW607", "LW608",
];

pub const ERROR: &str = "error";
pub const WARNING: &str = "warning";
pub const ADVICE: &str = "advice";

/// Something that a check must report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judged {
    pub code: &'static str,
    pub level: String,
    /// 0 is the programme, then its logs.
    pub source: usize,
    /// From 1; 0 in the programme.
    pub line: usize,
    pub pointer: String,
    /// The ids and weeks by which it can be accepted.
    pub about: BTreeSet<String>,
}

/// What a check must say of a programme.
#[derive(Debug)]
pub struct Verdict {
    pub as_of: String,
    pub findings: Vec<Judged>,
    pub accepted: Vec<Judged>,
}

/// Judges a programme with logs beside it, as of a week or else of the latest with a held cycle.
pub fn judge(document: &Value, logs: &[Vec<Value>], as_of: Option<&str>) -> Verdict {
    judge_by(document, logs, as_of, |_| true)
}

/// The same as if there were these rules alone.
pub fn judge_by(document: &Value, logs: &[Vec<Value>], as_of: Option<&str>, rules: impl Fn(&str) -> bool) -> Verdict {
    let world = World::new(document, logs, as_of);
    let mut found = Found::default();
    integrity::judge(&world, &mut found);
    frame::judge(&world, &mut found);
    rhythm::judge(&world, &mut found);
    learning::judge(&world, &mut found);
    ai::judge(&world, &mut found);
    results::judge(&world, &mut found);
    accounts::judge(&world, &mut found);
    found.0.retain(|judged| rules(judged.code));
    let (findings, accepted) = settings::settle(&world, found.0);
    Verdict { as_of: week_text(world.as_of), findings, accepted }
}

/// What was found so far.
#[derive(Default)]
pub struct Found(Vec<Judged>);

impl Found {
    /// Something in the programme, outside its cycles.
    pub fn frame(&mut self, code: &'static str, level: &str, pointer: impl Into<String>, about: &[&str]) {
        let about = about.iter().map(|id| (*id).to_owned()).collect();
        self.0.push(Judged { code, level: level.to_owned(), source: 0, line: 0, pointer: pointer.into(), about });
    }

    /// Something in a cycle, about its id, team and week too.
    pub fn cycle(&mut self, code: &'static str, level: &str, read: &Read<'_>, below: &str, about: &[&str]) {
        let (source, line, pointer) = (read.source, read.line, format!("{}{below}", read.base));
        let week = week_text(read.week);
        let here = [read.id, read.team, &week];
        let about = about.iter().chain(&here).map(|id| (*id).to_owned()).collect();
        self.0.push(Judged { code, level: level.to_owned(), source, line, pointer, about });
    }

    /// Whether anything of these codes was found.
    pub fn any(&self, codes: &[&str]) -> bool {
        self.0.iter().any(|judged| codes.contains(&judged.code))
    }
}
