//! How a check is called.

use std::collections::BTreeMap;

use crate::Language;
use crate::facts::AsOf;
use crate::model::{Acceptance, LevelSetting, Limits, ParameterError, Parameters, Programme, RuleCode, Week, quoted};

use super::active::Active;
use super::rule::{Level, Rule};

/// How a check is called. What a call says goes before what the programme says.
///
/// ```
/// use lerendwerken::{model::Week, rules::Options};
/// let options = Options::default()
///     .as_of("2026-W20".parse::<Week>()?)
///     .parameter("recent_weeks", "26")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    pub(crate) as_of: AsOf,
    pub(crate) levels: BTreeMap<RuleCode, LevelSetting>,
    pub(crate) parameters: Parameters,
    pub(crate) accepted: Vec<Acceptance>,
    pub(crate) own_rules: Vec<&'static Rule>,
    pub(crate) keep: usize,
    pub(crate) keep_each: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            as_of: AsOf::default(),
            levels: BTreeMap::new(),
            parameters: Parameters::default(),
            accepted: Vec::new(),
            own_rules: Vec::new(),
            keep: usize::MAX,
            keep_each: usize::MAX,
        }
    }
}

impl Options {
    /// Looks as of this week.
    #[must_use]
    pub fn as_of(mut self, as_of: impl Into<AsOf>) -> Self {
        self.as_of = as_of.into();
        self
    }

    /// Sets the level of a rule.
    ///
    /// # Errors
    /// Where no rule has this code; add rules of your own first.
    pub fn level(mut self, code: &RuleCode, level: LevelSetting) -> Result<Self, UnknownRule> {
        if !self.rules().any(|rule| rule.code == code.as_str()) {
            return Err(UnknownRule::new(code.as_str()));
        }
        self.levels.insert(code.clone(), level);
        Ok(self)
    }

    /// Sets a parameter by its name.
    ///
    /// # Errors
    /// Where there is no such parameter, or the value is not what it may be.
    pub fn parameter(mut self, name: &str, value: &str) -> Result<Self, ParameterError> {
        self.parameters.set(name, value)?;
        Ok(self)
    }

    /// Accepts findings for a reason, besides those that the programme accepts.
    #[must_use]
    pub fn accept(mut self, acceptance: Acceptance) -> Self {
        self.accepted.push(acceptance);
        self
    }

    /// Adds a rule of your own; its code begins with `X`.
    #[must_use]
    pub fn rule(mut self, rule: &'static Rule) -> Self {
        self.own_rules.push(rule);
        self
    }

    /// Keeps at most so many findings of logs, and counts the rest; by default all are kept.
    #[must_use]
    pub fn keep(mut self, findings: usize) -> Self {
        self.keep = findings;
        self
    }

    /// Keeps at most so many findings of each rule, in the programme too, and counts the rest; by default
    /// all are kept. What is kept then shows something of every rule that found anything.
    #[must_use]
    pub fn keep_each(mut self, findings: usize) -> Self {
        self.keep_each = findings;
        self
    }

    /// All rules of the call, the crate's first.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        super::all().chain(self.own_rules.iter().copied())
    }

    /// The parameters as they are used for a programme.
    pub(crate) fn limits(&self, programme: &Programme) -> Limits {
        let mut limits = Limits::default();
        if let Some(rules) = &programme.rules {
            limits.take(&rules.parameters);
        }
        limits.take(&self.parameters);
        limits
    }

    /// The rules that are on for a programme.
    pub(crate) fn active(&self, programme: &Programme) -> Vec<Active> {
        let timeline = self.limits(programme).timeline;
        let set = |rule: &Rule| {
            let code = rule.code.parse::<RuleCode>().ok()?;
            let said = self.levels.get(&code);
            said.or_else(|| programme.rules.as_ref().and_then(|rules| rules.levels.get(&code))).copied()
        };
        let active = |rule: &'static Rule| match set(rule) {
            None => Some(Active::new(rule, None, timeline)),
            Some(LevelSetting::Off) => None,
            Some(LevelSetting::Advice) => Some(Active::new(rule, Some(Level::Advice), timeline)),
            Some(LevelSetting::Warning) => Some(Active::new(rule, Some(Level::Warning), timeline)),
            Some(LevelSetting::Error) => Some(Active::new(rule, Some(Level::Error), timeline)),
        };
        self.rules().filter_map(active).collect()
    }

    /// The last week whose cycles are read by rules that look as of a week; none is later than the
    /// latest held cycle, if that is where they look.
    pub(crate) fn until(&self) -> Week {
        match self.as_of {
            AsOf::LastHeld => Week::LAST,
            AsOf::Week(week) => week,
        }
    }
}

/// No rule has this code.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct UnknownRule {
    code: String,
}

impl UnknownRule {
    /// That no rule has this code or name.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into() }
    }

    /// The code that no rule has.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The code or the name of a rule that is nearest to it, if any is near.
    pub fn nearest(&self) -> Option<&'static str> {
        let capital = self.code.to_ascii_uppercase();
        let by_code = crate::near::nearest(&capital, super::all().map(|rule| rule.code));
        by_code.or_else(|| crate::near::nearest(&self.code, super::all().map(|rule| rule.name)))
    }

    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        let code = quoted(&self.code);
        match (language, self.nearest()) {
            (Language::Nl, Some(near)) => format!("er is geen regel {code}; bedoel je `{near}`?"),
            (Language::Nl, None) => format!("er is geen regel {code}"),
            (Language::En, Some(near)) => format!("there is no rule {code}; did you mean `{near}`?"),
            (Language::En, None) => format!("there is no rule {code}"),
        }
    }
}
