//! What a check found in the format of other tools that show findings: SARIF 2.1.0.
//!
//! The types are those parts of the standard that a check fills. They borrow from the check and are made one
//! finding at a time, while it is written out.

mod uri;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde::{Serialize, Serializer};

use super::accept::Accepted;
use super::active::Active;
use super::checked::{Checked, Counts, Findings};
use super::digest::Digest;
use super::finding::{Finding, Value};
use super::rule::{Level, Rule};
use crate::model::{Acceptance, Format, PersonId, ProgrammeId, Week};
use crate::{Bilingual, Language};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

impl Checked {
    /// What was found as a SARIF 2.1.0 log (OASIS standard), in one language, for tools that show findings. Needs
    /// the feature `sarif`.
    ///
    /// It has one run: the rules that were on, and a result for each finding, at its line, its column (in
    /// characters) and its JSON Pointer. What was accepted is in it as suppressed. No text of the programme is in
    /// it but the reasons of acceptances. A result is known again by its rule and the ids that it is about,
    /// wherever its line has gone (`partialFingerprints`).
    ///
    /// ```
    /// use lerendwerken::{Language, model::Programme, rules::{self, Checking, Options}};
    /// let text = rules::named("LW005").unwrap().breaks;
    /// let checking = Checking::new(Programme::from_json(text)?, Options::default());
    /// let checked = checking.read_from("programmes/case.json", text).finish();
    /// let sarif = serde_json::to_value(checked.sarif(Language::En))?;
    /// let result = &sarif["runs"][0]["results"][0];
    /// assert_eq!((&result["ruleId"], &result["level"]), (&"LW005".into(), &"error".into()));
    /// let place = &result["locations"][0]["physicalLocation"];
    /// assert_eq!(place["artifactLocation"]["uri"], "programmes/case.json");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sarif(&self, language: Language) -> impl Serialize + '_ {
        let findings = self.findings();
        let omitted = findings.omitted();
        let rules = distinct(self.rules());
        Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [Run {
                tool: Tool { driver: Driver::of(&rules, language) },
                language: language.as_str(),
                column_kind: "unicodeCodePoints",
                properties: About {
                    programme: &self.programme().id,
                    as_of: findings.as_of(),
                    counts: findings.counts(),
                    omitted: (omitted.all() > 0).then_some(omitted),
                },
                results: Results { findings, rules, language },
            }],
        }
    }
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    properties: About<'a>,
    results: Results<'a>,
}

/// What our own answers say besides their findings.
#[derive(Serialize)]
struct About<'a> {
    programme: &'a ProgrammeId,
    as_of: Week,
    counts: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted: Option<Counts>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
    properties: Made,
}

/// What made it, besides the version: the document format and the digest of the rules.
#[derive(Serialize)]
struct Made {
    format: Format,
    rules: String,
}

impl Driver {
    fn of(rules: &[&'static Rule], language: Language) -> Self {
        Self {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules.iter().map(|rule| Descriptor::of(rule, language)).collect(),
            properties: Made { format: Format::default(), rules: super::digest() },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text<'static>,
    full_description: Text<'static>,
    help: Text<'static>,
    default_configuration: Configuration,
    properties: Tags,
}

#[derive(Serialize)]
struct Text<'a> {
    text: Cow<'a, str>,
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Text<'a> {
    fn from(text: T) -> Self {
        Self { text: text.into() }
    }
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Tags {
    tags: Vec<String>,
}

impl Descriptor {
    fn of(rule: &'static Rule, language: Language) -> Self {
        let [mend, why] = [HELP.0.to(language), HELP.1.to(language)];
        let help = format!("{mend}: {}.\n\n{why}: {}", rule.mend.to(language), rule.why.words().to(language));
        let mut tags = vec![family(rule.code).to_owned(), rule.why.source()];
        tags.dedup();
        Self {
            id: rule.code,
            name: rule.name,
            short_description: rule.title.to(language).into(),
            full_description: rule.explain.to(language).into(),
            help: help.into(),
            default_configuration: Configuration { level: level(rule.level) },
            properties: Tags { tags },
        }
    }
}

const HELP: (Bilingual, Bilingual) = (Bilingual { nl: "Herstel", en: "Mend" }, Bilingual { nl: "Waarom", en: "Why" });

/// What a rule is about, by its family. Tags are filtered by, so they are the same in all languages.
fn family(code: &str) -> &'static str {
    match code.as_bytes() {
        [b'L', b'W', b'0', ..] => "integrity",
        [b'L', b'W', b'1', ..] => "frame",
        [b'L', b'W', b'2', ..] => "rhythm",
        [b'L', b'W', b'3', ..] => "learning",
        [b'L', b'W', b'4', ..] => "AI and craft",
        [b'L', b'W', b'5', ..] => "results",
        [b'L', b'W', b'6', ..] => "accountability",
        _ => "own",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

/// Each rule once, by its code.
fn distinct(rules: &[Active]) -> Vec<&'static Rule> {
    let mut seen = HashSet::new();
    rules.iter().map(|active| active.rule).filter(|rule| seen.insert(rule.code)).collect()
}

/// The results of a run, each made when it is written out.
struct Results<'a> {
    findings: &'a Findings,
    rules: Vec<&'static Rule>,
    language: Language,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let uris: Vec<String> = self.findings.sources().iter().map(|source| uri::of(source)).collect();
        let numbers: HashMap<&str, usize> =
            self.rules.iter().zip(0..).map(|(rule, number)| (rule.code, number)).collect();
        let mut seen: HashMap<u64, u32> = HashMap::new();
        let found = self.findings.iter().map(|finding| (finding, None));
        let accepted = self.findings.accepted().iter().map(|it| (&it.finding, Some(it)));
        to.collect_seq(found.chain(accepted).map(|(finding, accepted)| {
            let hash = fingerprint(finding);
            // What is about the same has a number, too.
            let times = seen.entry(hash).or_default();
            *times += 1;
            Found {
                rule_id: finding.rule.code,
                rule_index: numbers.get(finding.rule.code).copied(),
                level: level(finding.level),
                message: finding.message(self.language).into(),
                locations: [Location::of(finding, &uris)],
                partial_fingerprints: Fingerprints { v1: format!("{hash:016x}:{times}") },
                suppressions: accepted.map(|it| [Suppression::of(it)]),
            }
        }))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text<'static>,
    locations: [Location<'a>; 1],
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression<'a>; 1]>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "lerendwerken/v1")]
    v1: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
    logical_locations: [LogicalLocation; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation<'a> {
    uri: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
}

impl<'a> Location<'a> {
    fn of(finding: &Finding, uris: &'a [String]) -> Self {
        let uri = uris.get(finding.source()).map_or("", String::as_str);
        let region = finding.line().map(|start_line| Region { start_line, start_column: finding.column() });
        Self {
            physical_location: PhysicalLocation { artifact_location: ArtifactLocation { uri }, region },
            logical_locations: [LogicalLocation { fully_qualified_name: finding.pointer() }],
        }
    }
}

/// An acceptance. One that the programme itself has stands in the source that was looked at; one of the call
/// stands outside it.
#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    status: &'static str,
    justification: &'a str,
    properties: AcceptedBy<'a>,
}

#[derive(Serialize)]
struct AcceptedBy<'a> {
    by: &'a PersonId,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Week>,
}

impl<'a> Suppression<'a> {
    fn of(accepted: &'a Accepted) -> Self {
        let Acceptance { reason, by, until, .. } = &accepted.acceptance;
        Self {
            kind: if accepted.in_programme { "inSource" } else { "external" },
            status: "accepted",
            justification: reason.as_str(),
            properties: AcceptedBy { by, until: *until },
        }
    }
}

/// By what a finding is known again: its rule and what it is about, without lines, places in lists and figures.
fn fingerprint(finding: &Finding) -> u64 {
    let mut digest = Digest::default();
    digest.take(finding.rule.code);
    for (name, value) in &finding.values {
        let text: Cow<'_, str> = match value {
            Value::Id(id) => (&**id).into(),
            Value::Term(term) => term.en.into(),
            Value::Week(week) => week.to_string().into(),
            Value::Date(date) => date.to_string().into(),
            Value::Currency(currency) => currency.to_string().into(),
            Value::Terms(_) | Value::Count(_) | Value::Number(_) | Value::Share(_) => continue,
        };
        digest.take(name);
        digest.take(&text);
    }
    // The id of a cycle is not at hand for all findings, its team and week are.
    if let Some(cycle) = &finding.cycle {
        digest.take(&cycle.team);
        digest.take(&cycle.week.to_string());
    }
    digest.end()
}
