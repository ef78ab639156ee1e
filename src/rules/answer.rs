//! The answers of a check and about the rules, as other programs get them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::accept::Accepted;
use super::checked::{Checked, Counts, Findings};
use super::finding::Finding;
use super::law::Provision;
use super::rule::{Level, Rule};
use crate::Language;
use crate::model::{
    Acceptance, Allowed, Date, Kind, Parameter, Parameters, PersonId, ProgrammeId, Text, Timeline, Week,
};

/// What a check found, as other programs get it.
///
/// ```
/// use lerendwerken::{Answer, Language, model::Programme, rules};
/// let programme = Programme::from_json(rules::named("LW005").unwrap().breaks)?;
/// let checked = rules::check(programme, &rules::Options::default());
/// let json = serde_json::to_string(&Answer::new(checked.answer(Language::En)))?;
/// let answer: Answer<rules::CheckAnswer> = serde_json::from_str(&json)?;
/// assert_eq!(answer.answer.findings[0].code, "LW005");
/// assert_eq!(answer.answer.counts.error, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CheckAnswer")]
#[non_exhaustive]
pub struct CheckAnswer<F = Vec<FindingAnswer>, A = Vec<AcceptedAnswer>> {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week as of which was looked.
    pub as_of: Week,
    /// Everything that was found, as the documents read.
    pub findings: F,
    /// What was found and somebody accepted; it does not count.
    pub accepted: A,
    /// How many findings there are, those that were not kept included.
    pub counts: Counts,
    /// How many were counted but not kept; only where there are any.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Counts")]
    pub omitted: Option<Counts>,
}

/// A finding, as other programs get it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FindingAnswer {
    /// The code of the rule.
    pub code: String,
    /// The name of the rule.
    pub name: String,
    /// How much it weighs.
    pub level: Level,
    /// What it says, in the language that was asked for.
    pub message: String,
    /// The place as a JSON Pointer, within the document or the line of a log.
    pub pointer: String,
    /// What it was read from.
    pub source: String,
    /// The line, from 1; absent where there was no text.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    pub line: Option<usize>,
    /// The column in characters, from 1; absent where there was no text.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    pub column: Option<usize>,
}

/// A finding that somebody accepted, as other programs get it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AcceptedAnswer {
    /// The code of the rule.
    pub code: String,
    /// The name of the rule.
    pub name: String,
    /// How much it would weigh.
    pub level: Level,
    /// What it says, in the language that was asked for.
    pub message: String,
    /// The place as a JSON Pointer, within the document or the line of a log.
    pub pointer: String,
    /// What it was read from.
    pub source: String,
    /// The line, from 1; absent where there was no text.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    pub line: Option<usize>,
    /// The column in characters, from 1; absent where there was no text.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    pub column: Option<usize>,
    /// Why it was accepted.
    pub reason: Text,
    /// Who accepted it.
    pub by: PersonId,
}

impl Checked {
    /// What was found, in one language. The words of a finding are made while it is written out, so
    /// that many findings take no memory for them.
    pub fn answer(&self, language: Language) -> CheckAnswer<impl Serialize + '_, impl Serialize + '_> {
        let findings = self.findings();
        let omitted = findings.omitted();
        CheckAnswer {
            programme: self.programme().id.clone(),
            as_of: findings.as_of(),
            findings: Each(findings.iter().as_slice(), move |it: &Finding| findings.in_words(it, language)),
            accepted: Each(findings.accepted(), move |it: &Accepted| findings.accepted_in_words(it, language)),
            counts: findings.counts(),
            omitted: (omitted.all() > 0).then_some(omitted),
        }
    }
}

impl Findings {
    /// A finding as other programs get it.
    pub fn in_words(&self, finding: &Finding, language: Language) -> FindingAnswer {
        FindingAnswer {
            code: finding.code().into(),
            name: finding.rule().name.into(),
            level: finding.level(),
            message: finding.message(language),
            pointer: finding.pointer(),
            source: self.sources().get(finding.source()).cloned().unwrap_or_default(),
            line: finding.line(),
            column: finding.column(),
        }
    }

    /// A finding that somebody accepted, as other programs get it.
    pub fn accepted_in_words(&self, accepted: &Accepted, language: Language) -> AcceptedAnswer {
        let FindingAnswer { code, name, level, message, pointer, source, line, column } =
            self.in_words(&accepted.finding, language);
        let Acceptance { reason, by, .. } = accepted.acceptance.clone();
        AcceptedAnswer { code, name, level, message, pointer, source, line, column, reason, by }
    }
}

/// A list whose elements are made when they are written out.
pub(crate) struct Each<'a, T, F>(pub(crate) &'a [T], pub(crate) F);

impl<T, S: Serialize, F: Fn(&T) -> S> Serialize for Each<'_, T, F> {
    fn serialize<W: Serializer>(&self, to: W) -> Result<W::Ok, W::Error> {
        to.collect_seq(self.0.iter().map(&self.1))
    }
}

/// Rules in one language, as other programs get them.
///
/// ```
/// use lerendwerken::{Answer, Language, rules};
/// let answer = Answer::new(rules::RulesAnswer::of(rules::all(), Language::Nl));
/// assert_eq!(answer.answer.rules[0].code, "LW001");
/// println!("{}", serde_json::to_string_pretty(&answer)?);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RulesAnswer {
    /// The rules, by code.
    pub rules: Vec<RuleAnswer>,
}

/// A rule in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RuleAnswer {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level unless a programme or a call sets another.
    pub level: Level,
    /// What it finds, in a few words.
    pub title: String,
    /// Why it exists.
    pub why: String,
    /// Where the reason comes from: `integrity`, `P4` of the paper, an article of law, or `ours`.
    pub source: String,
    /// How to mend what it finds.
    pub mend: String,
    /// It explained in a paragraph: what exactly it looks at, what it leaves alone, what to make of it.
    pub explain: String,
    /// From when the law behind it binds, on each timeline; only where it is dated. Before that its findings
    /// are advice.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "BindsAnswer")]
    pub binds: Option<BindsAnswer>,
    /// The named parameters that it uses.
    pub parameters: Vec<ParameterAnswer>,
}

/// From when a law binds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct BindsAnswer {
    /// The date on the timeline as it was adopted.
    pub original: Date,
    /// The date as the Digital Omnibus moves it.
    pub omnibus: Date,
    /// The date on which the dates were last verified.
    pub verified: Date,
}

impl BindsAnswer {
    /// From when a provision binds.
    fn of(provision: Provision) -> Option<Self> {
        Some(Self {
            original: provision.binds(Timeline::Original)?,
            omnibus: provision.binds(Timeline::Omnibus)?,
            verified: Provision::verified()?,
        })
    }
}

/// A named parameter of rules, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ParameterAnswer {
    /// Its name.
    pub name: String,
    /// What it means.
    pub what: String,
    /// What it may be.
    pub allowed: String,
    /// Its default, which is ours.
    pub default: Value,
}

impl RulesAnswer {
    /// These rules, in one language.
    pub fn of(rules: impl IntoIterator<Item = &'static Rule>, language: Language) -> Self {
        Self { rules: rules.into_iter().map(|rule| RuleAnswer::of(rule, language)).collect() }
    }
}

impl RuleAnswer {
    /// This rule, in one language.
    pub fn of(rule: &Rule, language: Language) -> Self {
        let used = |name: &&str| Parameters::ALL.iter().find(|parameter| parameter.name == *name);
        Self {
            code: rule.code.into(),
            name: rule.name.into(),
            level: rule.level,
            title: rule.title.to(language).into(),
            why: rule.why.words().to(language).into(),
            source: rule.why.source(),
            mend: rule.mend.to(language).into(),
            explain: rule.explain.to(language).into(),
            binds: rule.law.and_then(BindsAnswer::of),
            parameters: rule.parameters.iter().filter_map(used).map(|it| ParameterAnswer::of(it, language)).collect(),
        }
    }
}

impl ParameterAnswer {
    /// This parameter, in one language.
    pub fn of(parameter: &Parameter, language: Language) -> Self {
        Self {
            name: parameter.name.into(),
            what: parameter.what.to(language).trim().into(),
            allowed: allowed(parameter.allowed, language),
            default: (parameter.default)(),
        }
    }
}

fn allowed(allowed: &Allowed, language: Language) -> String {
    let what = allowed.what.to(language);
    match &allowed.kind {
        Kind::Words(words) => format!("{what}: {}", words.join(", ")),
        _ => what.into(),
    }
}
