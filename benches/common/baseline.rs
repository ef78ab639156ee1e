//! B: what ours is held against. A typed, strict and borrowed `serde_json` parse of a log in memory,
//! and nothing else: no bounds are checked and no reference is followed.

pub(crate) mod results;

use std::borrow::Cow;

use serde::Deserialize;

/// A cycle, as plain as derive reads it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read in full, used in part")]
pub(crate) struct Cycle<'a> {
    id: &'a str,
    pub(crate) team: &'a str,
    pub(crate) week: &'a str,
    pub(crate) status: Status,
    #[serde(borrow)]
    reason: Option<Cow<'a, str>>,
    #[serde(default, borrow)]
    sessions: Vec<Session<'a>>,
    #[serde(default, borrow)]
    learning_questions: Vec<LearningQuestion<'a>>,
    #[serde(default, borrow)]
    pub(crate) activities: Vec<Activity<'a>>,
    #[serde(default, borrow)]
    pub(crate) proposals: Vec<Proposal<'a>>,
    #[serde(default, borrow)]
    pub(crate) outcomes: Vec<Outcome<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    Planned,
    Held,
    Skipped,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read in full, used in part")]
struct Session<'a> {
    start: &'a str,
    minutes: u16,
    moment: Option<&'a str>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read in full, used in part")]
struct LearningQuestion<'a> {
    id: &'a str,
    professional: &'a str,
    #[serde(borrow)]
    question: Cow<'a, str>,
    development_question: Option<&'a str>,
    #[serde(default)]
    about_ai: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read in full, used in part")]
pub(crate) struct Activity<'a> {
    #[serde(borrow)]
    pub(crate) professionals: Vec<&'a str>,
    learning_question: Option<&'a str>,
    mode: Mode,
    pub(crate) minutes: u16,
    pub(crate) ai: Option<AiUse<'a>>,
    pub(crate) mastery: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Mode {
    Doing,
    Together,
    Formal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read in full, used in part")]
pub(crate) struct AiUse<'a> {
    system: &'a str,
    stance: Stance,
    #[serde(default)]
    support: Vec<Support>,
    pub(crate) offloaded: f64,
    data: DataClass,
    verified: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stance {
    Tool,
    CoIntelligence,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Support {
    Analysis,
    DecisionMaking,
    Productivity,
    Innovation,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DataClass {
    Public,
    Internal,
    Personal,
    Confidential,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read in full, used in part")]
pub(crate) struct Proposal<'a> {
    pub(crate) id: &'a str,
    #[serde(borrow)]
    title: Cow<'a, str>,
    learning_question: Option<&'a str>,
    pub(crate) stage: Stage,
    strengthens: Vec<Strengthens>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    Proposed,
    Tried,
    Adopted,
    Integrated,
    Withdrawn,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Strengthens {
    Organisation,
    Professional,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read in full, used in part")]
pub(crate) struct Outcome<'a> {
    pub(crate) expectation: &'a str,
    pub(crate) amount: f64,
    #[serde(default)]
    pub(crate) standard_error: f64,
    pub(crate) carrier: Carrier,
    pub(crate) proposal: Option<&'a str>,
    #[serde(borrow)]
    evidence: Option<Cow<'a, str>>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Carrier {
    Work,
    Craft,
}

/// Reads a log in memory line by line into what `each` makes of a line: the text is validated once,
/// then its lines are parsed. How many lines there were; none where a line is not a cycle.
pub(crate) fn read<'a, T: Deserialize<'a>>(log: &'a [u8], mut each: impl FnMut(T)) -> Option<usize> {
    let text = std::str::from_utf8(log).ok()?;
    let (mut from, mut lines) = (0, 0);
    for end in memchr::memchr_iter(b'\n', log) {
        each(serde_json::from_str(&text[from..end]).ok()?);
        (from, lines) = (end + 1, lines + 1);
    }
    Some(lines)
}
