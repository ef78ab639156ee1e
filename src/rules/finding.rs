//! What a rule found: small values; words, pointer and place are made when they are shown.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use crate::model::{About, Currency, Date, Id, Week};
use crate::{Bilingual, Language};

use super::at::{Step, pointer};
use super::rule::{Level, Rule};

/// A value in a finding's message. There is none for free text, so no finding can quote what people
/// wrote.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// An id.
    Id(Arc<str>),
    /// A week.
    Week(Week),
    /// A date.
    Date(Date),
    /// A count.
    Count(u64),
    /// A number.
    Number(f64),
    /// A share of a whole, shown as a percentage.
    Share(f64),
    /// A currency.
    Currency(Currency),
    /// A term, in both languages. `{name}` in it stands for another value of the finding.
    Term(Bilingual),
    /// Some terms, in both languages.
    Terms(Box<[Bilingual]>),
}

impl Value {
    fn to_text(&self, language: Language) -> String {
        match self {
            Self::Id(id) => format!("`{id}`"),
            Self::Week(week) => week.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => decimal(*number, language),
            Self::Share(share) => format!("{} %", decimal((1e5 * share).round() / 1e3, language)),
            Self::Currency(currency) => currency.to_string(),
            Self::Term(term) => term.to(language).to_owned(),
            Self::Terms(terms) => listed(terms, language),
        }
    }
}

impl Value {
    /// An id that is at hand as text only.
    pub(crate) fn id(id: impl Into<Arc<str>>) -> Self {
        Self::Id(id.into())
    }

    /// A share that lies beyond a limit: in whole percents, or in as many decimals as it takes to show that.
    pub(crate) fn share(share: f64, limit: f64) -> Self {
        let parts = [1e2, 1e3, 1e4].into_iter().find(|parts| (share * parts).round() != (limit * parts).round());
        Self::Share(parts.map_or(share, |parts| (share * parts).round() / parts))
    }
}

impl Value {
    /// A number that lies beyond a limit: in one decimal, or in as many as it takes to show that.
    pub(crate) fn beyond(number: f64, limit: f64) -> Self {
        let parts = [1e1, 1e2, 1e3, 1e6].into_iter().find(|parts| (number * parts).round() != (limit * parts).round());
        Self::Number(parts.map_or(number, |parts| (number * parts).round() / parts))
    }
}

/// Terms as they are listed in a sentence: "a, b and c".
fn listed(terms: &[Bilingual], language: Language) -> String {
    let and = Bilingual { nl: " en ", en: " and " }.to(language);
    let words: Vec<_> = terms.iter().map(|term| term.to(language)).collect();
    match words.split_last() {
        Some((last, before)) if !before.is_empty() => [&before.join(", "), and, last].concat(),
        _ => words.concat(),
    }
}

fn decimal(number: f64, language: Language) -> String {
    match language {
        Language::Nl => number.to_string().replace('.', ","),
        Language::En => number.to_string(),
    }
}

impl<K, S: AsRef<str>> From<&Id<K, S>> for Value {
    fn from(id: &Id<K, S>) -> Self {
        Self::Id(id.as_str().into())
    }
}
impl From<Week> for Value {
    fn from(week: Week) -> Self {
        Self::Week(week)
    }
}
impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}
impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}
impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<Currency> for Value {
    fn from(currency: Currency) -> Self {
        Self::Currency(currency)
    }
}
impl From<Bilingual> for Value {
    fn from(term: Bilingual) -> Self {
        Self::Term(term)
    }
}

/// The cycle that a finding is in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct InCycle {
    /// Its id, where it was still at hand.
    pub(crate) id: Option<Arc<str>>,
    pub(crate) team: Arc<str>,
    pub(crate) week: Week,
}

/// Something that a rule found.
#[derive(Debug, Clone)]
pub struct Finding {
    pub(crate) rule: &'static Rule,
    pub(crate) level: Level,
    /// 0 is the programme, then its logs; of two versions 0 is the newer, 1 the older.
    pub(crate) source: u32,
    /// The line of a log, from 1; the place in the programme's list of cycles. Sorts and identifies.
    pub(crate) record: u32,
    pub(crate) line: u32,
    pub(crate) column: u32,
    /// The date from which its law binds, where it does not yet.
    pub(crate) binds: Option<Date>,
    pub(crate) path: Box<[Step]>,
    pub(crate) values: Box<[(&'static str, Value)]>,
    pub(crate) cycle: Option<Arc<InCycle>>,
}

impl Finding {
    /// The rule that found it.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The rule's code.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// How much it weighs.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Which source it is in, by its place in [`Findings::sources`](super::Findings::sources).
    pub fn source(&self) -> usize {
        self.source as usize
    }

    /// The line, from 1, where it is known.
    pub fn line(&self) -> Option<usize> {
        (self.line > 0).then_some(self.line as usize)
    }

    /// The column in characters, from 1, where it is known.
    pub fn column(&self) -> Option<usize> {
        (self.column > 0).then_some(self.column as usize)
    }

    /// The place as a JSON Pointer, within the document or the line of a log.
    pub fn pointer(&self) -> String {
        pointer(&self.path)
    }

    /// The steps to the place.
    pub fn path(&self) -> &[Step] {
        &self.path
    }

    /// What it says, in one language.
    pub fn message(&self, language: Language) -> String {
        let value = |name: &str| self.value(name).map(|value| value.to_text(language));
        // Once for the message itself, and once for its terms; no other value has braces.
        let message = fill(&fill(self.rule.message.to(language), value), value);
        match (self.binds, language) {
            (None, _) => message,
            (Some(date), Language::Nl) => format!("{message} (advies tot de wet bindt, op {date})"),
            (Some(date), Language::En) => format!("{message} (advice until the law binds, on {date})"),
        }
    }

    /// The date from which the law behind it binds, where it does not yet.
    pub fn binds(&self) -> Option<Date> {
        self.binds
    }

    /// How to mend it, in one language.
    pub fn mend(&self, language: Language) -> &'static str {
        self.rule.mend.to(language)
    }

    /// A value of its message.
    pub fn value(&self, name: &str) -> Option<Value> {
        if let Some((_, value)) = self.values.iter().find(|(other, _)| *other == name) {
            return Some(value.clone());
        }
        let cycle = self.cycle.as_ref()?;
        match name {
            "cycle" => cycle.id.clone().map(Value::Id),
            "team" => Some(Value::Id(Arc::clone(&cycle.team))),
            "week" => Some(Value::Week(cycle.week)),
            _ => None,
        }
    }

    /// The ids and weeks that it is about: those of its values and of the cycle it is in.
    pub(crate) fn about(&self) -> impl Iterator<Item = About> + '_ {
        let named = self.values.iter().filter_map(|(_, value)| match value {
            Value::Id(id) => Some(About::Id((**id).into())),
            Value::Week(week) => Some(About::Week(*week)),
            _ => None,
        });
        let here = self.cycle.iter().flat_map(|cycle| {
            let ids = cycle.id.iter().chain([&cycle.team]).map(|id| About::Id((**id).into()));
            ids.chain([About::Week(cycle.week)])
        });
        named.chain(here)
    }

    /// Whether it is about this id or week.
    pub fn is_about(&self, about: &About) -> bool {
        let named = self.values.iter().map(|(_, value)| value);
        let here = self.cycle.as_ref();
        match about {
            About::Id(id) => {
                named.clone().any(|value| matches!(value, Value::Id(other) if **other == **id))
                    || here.is_some_and(|cycle| cycle.id.as_deref() == Some(&**id) || *cycle.team == **id)
            }
            About::Week(week) => {
                named.clone().any(|value| matches!(value, Value::Week(other) if other == week))
                    || here.is_some_and(|cycle| cycle.week == *week)
            }
        }
    }

    /// It in words, in one language: level, code, message and place.
    ///
    /// ```
    /// use lerendwerken::{Language, model::Programme, rules};
    /// let text = rules::named("LW005").unwrap().breaks;
    /// let checked = rules::check(Programme::from_json(text)?, &rules::Options::default());
    /// for finding in checked.findings() {
    ///     println!("{}", finding.display(Language::Nl).in_text(text));
    /// }
    /// # Ok::<(), lerendwerken::text::ReadError>(())
    /// ```
    pub fn display(&self, language: Language) -> Displayed<'_> {
        Displayed { finding: self, language, text: None }
    }

    /// Before or after another, as the documents read; then by code.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let place = |f: &Self| (f.source, f.line, f.column);
        place(self)
            .cmp(&place(other))
            .then_with(|| if self.line == 0 { self.path.cmp(&other.path) } else { Ordering::Equal })
            .then_with(|| self.rule.code.cmp(other.rule.code))
            .then_with(|| self.path.cmp(&other.path))
    }
}

/// A finding in words.
#[derive(Debug)]
pub struct Displayed<'a> {
    finding: &'a Finding,
    language: Language,
    text: Option<&'a str>,
}

impl<'a> Displayed<'a> {
    /// Says the line and the column too, which are looked up in the programme's text.
    #[must_use]
    pub fn in_text(mut self, text: &'a str) -> Self {
        self.text = Some(text);
        self
    }
}

impl fmt::Display for Displayed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let finding = self.finding;
        let known = finding.line().zip(finding.column());
        let looked_up = || {
            let text = self.text.filter(|_| finding.source == 0)?;
            super::place::of(finding, text)
        };
        if let Some((line, column)) = known.or_else(looked_up) {
            write!(f, "{line}:{column}: ")?;
        }
        let pointer = finding.pointer();
        let pointer = if pointer.is_empty() { "/" } else { &pointer };
        let (level, code) = (finding.level.label(self.language), finding.code());
        write!(f, "{level}[{code}]: {} ({pointer})", finding.message(self.language))
    }
}

/// Fills the `{name}`s of a template; one without a value stays as it is, which a test finds.
pub(crate) fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match value(name) {
            Some(text) => filled.push_str(&text),
            None => filled.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}
