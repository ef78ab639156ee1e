//! A change in words.

use super::change::{Change, ChangeKind, Thing};
use super::content::Content;
use crate::model::Acceptance;
use crate::{Bilingual, Language};

/// How much of a text is shown, in characters.
const SHOWN: usize = 100;
/// How much of it before the place where it begins to differ.
const BEFORE: usize = 20;

impl Change {
    /// What it says, in one language: of what, and what became of it.
    ///
    /// ```
    /// use lerendwerken::{Language, model::Programme, rules, versions};
    /// let rule = rules::named("LW112").unwrap();
    /// let before = Programme::from_json(rule.before().unwrap())?;
    /// let after = Programme::from_json(rule.breaks)?;
    /// let change = &versions::changes(&before, &after)[0];
    /// assert_eq!(change.message(Language::En), "expectation `e-uren`, target: 100 → 80");
    /// assert_eq!(change.what(Language::Nl), "streefwaarde: 100 → 80");
    /// # Ok::<(), lerendwerken::text::ReadError>(())
    /// ```
    pub fn message(&self, language: Language) -> String {
        let what = self.what(language);
        if self.thing() == Thing::Programme {
            return what;
        }
        let between = if self.is_whole() { " " } else { ", " };
        format!("{} `{}`{between}{what}", self.thing().label(language), self.about())
    }

    /// What became of the thing that it is about, in one language.
    pub fn what(&self, language: Language) -> String {
        let kind = self.kind().label(language);
        let [from, to] = self.both(language);
        if self.is_whole() {
            return match (self.kind(), self.parent()) {
                (ChangeKind::Moved, Some((parent, _))) => {
                    let [away, towards] = match language {
                        Language::Nl => ["van", "naar"],
                        Language::En => ["from", "to"],
                    };
                    format!("{kind} {away} {} {from} {towards} {to}", parent.label(language))
                }
                _ => kind.into(),
            };
        }
        let name = self.name(language);
        if self.from().is_none() && self.to().is_none() {
            return format!("{name}: {kind}");
        }
        match self.kind() {
            ChangeKind::Added => format!("{name}: {to} {kind}"),
            ChangeKind::Removed => format!("{name}: {from} {kind}"),
            ChangeKind::Changed | ChangeKind::Moved => format!("{name}: {from} → {to}"),
        }
    }

    /// What the member is called that changed.
    fn name(&self, language: Language) -> String {
        let members = self.members().map(|key| key.label(language)).collect::<Vec<_>>().join(", ");
        match &self.rest {
            Some(rest) => format!("{members} {}", rest.replace('/', ".")),
            None => members,
        }
    }

    /// What it was and what it is; of two long texts, from where they differ.
    fn both(&self, language: Language) -> [String; 2] {
        let start = match (self.from(), self.to()) {
            (Some(Content::Text(from)), Some(Content::Text(to))) => {
                let same = from.as_str().chars().zip(to.as_str().chars()).take_while(|(a, b)| a == b).count();
                if same < SHOWN / 2 { 0 } else { same - BEFORE }
            }
            _ => 0,
        };
        [self.from(), self.to()].map(|content| content.map_or_else(String::new, |it| it.shown(start, language)))
    }
}

impl Content {
    /// It in one language, a long text shortened.
    pub fn text(&self, language: Language) -> String {
        self.shown(0, language)
    }

    fn shown(&self, start: usize, language: Language) -> String {
        match self {
            Self::Id(id) => format!("`{id}`"),
            Self::Week(week) => week.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Clock(clock) => clock.to_string(),
            Self::Number(number) => decimal(number.as_f64().unwrap_or_default(), language),
            Self::Flag(true) => Bilingual { nl: "ja", en: "yes" }.to(language).into(),
            Self::Flag(false) => Bilingual { nl: "nee", en: "no" }.to(language).into(),
            Self::Word(_, label) => label.to(language).into(),
            Self::Currency(currency) => currency.to_string(),
            Self::Text(text) => quoted(text.as_str(), start),
            Self::Hours(hours) => format!("{} {}–{}", hours.day.label(language), hours.from, hours.until),
            Self::Milestone(it) => {
                let by = Bilingual { nl: "per", en: "by" }.to(language);
                format!("{} {by} {}", decimal(it.target.get(), language), it.week)
            }
            Self::Cost(it) => {
                format!("{} in {} ({})", decimal(it.amount.get(), language), it.week, quoted(it.what.as_str(), 0))
            }
            Self::Acceptance(it) => acceptance(it, language),
            Self::Reference(it) => {
                let uri = it.uri.as_ref().map_or_else(String::new, |uri| format!(" <{}>", cut(uri.as_str())));
                format!("{} {}{uri}", quoted(it.vocabulary.as_str(), 0), quoted(it.code.as_str(), 0))
            }
        }
    }
}

fn acceptance(it: &Acceptance, language: Language) -> String {
    let about = it.about.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let until = it.until.map_or_else(String::new, |week| {
        format!(", {} {week}", Bilingual { nl: "tot en met", en: "until" }.to(language))
    });
    let by = Bilingual { nl: "door", en: "by" }.to(language);
    format!("{} ({about}) {by} `{}`{until}: {}", it.code, it.by, quoted(it.reason.as_str(), 0))
}

fn decimal(number: f64, language: Language) -> String {
    match language {
        Language::Nl => number.to_string().replace('.', ","),
        Language::En => number.to_string(),
    }
}

/// A part of a text from a character on, in quotes, with what could upset a terminal escaped.
fn quoted(text: &str, start: usize) -> String {
    let rest = text.char_indices().nth(start).and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    let shown: String = rest.chars().take(SHOWN).collect();
    let [before, after] = [start > 0, shown.len() < rest.len()].map(|cut| if cut { "…" } else { "" });
    format!("{:?}", [before, &shown, after].concat())
}

/// A text of plain characters, shortened.
fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.into(),
    }
}
