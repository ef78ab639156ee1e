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

/// What a check found, as other programs get it (*uitslag van een controle*).
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
#[schemars(rename = "CheckAnswer", extend("x-nl" = "Wat een controle vond, zoals andere programma's het krijgen."))]
#[non_exhaustive]
pub struct CheckAnswer<F = Vec<FindingAnswer>, A = Vec<AcceptedAnswer>> {
    /// The programme.
    #[schemars(extend("x-nl" = ["Programma", "Het programma."]))]
    pub programme: ProgrammeId,
    /// The week as of which was looked.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De week waarvan de stand is bekeken."]))]
    pub as_of: Week,
    /// Everything that was found, as the documents read.
    #[schemars(extend("x-nl" = ["Bevindingen", "Alles wat is gevonden, in de volgorde van de documenten."]))]
    pub findings: F,
    /// What was found and somebody accepted; it does not count.
    #[schemars(extend("x-nl" = ["Aanvaard", "Wat is gevonden en door iemand is aanvaard; het telt niet mee."]))]
    pub accepted: A,
    /// How many findings there are, those that were not kept included.
    #[schemars(extend("x-nl" = ["Aantallen", "Hoeveel bevindingen er zijn, ook die niet zijn bewaard."]))]
    pub counts: Counts,
    /// How many were counted but not kept; only where there are any.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Counts", extend("x-nl" = ["Niet bewaard", "Hoeveel er wel zijn geteld maar niet bewaard; alleen als die er zijn."]))]
    pub omitted: Option<Counts>,
}

/// Declares what is told of a finding, with what an accepted one tells besides.
macro_rules! found {
    ($(#[$about:meta])* pub struct $name:ident { $($own:tt)* }) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        $(#[$about])*
        #[serde(deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name {
            /// The code of the rule.
            #[schemars(extend("x-nl" = ["Code", "De code van de regel."], "examples" = ["LW203"]))]
            pub code: String,
            /// The name of the rule.
            #[schemars(extend("x-nl" = ["Naam", "De naam van de regel."], "examples" = ["session-off-moment"]))]
            pub name: String,
            /// How much it weighs: its rule's level, unless a programme, a call or the date of a law makes it another.
            #[schemars(extend("x-nl" = ["Niveau", "Hoe zwaar het weegt: het niveau van de regel, tenzij een programma, een aanroep of de datum van een wet het anders maakt."]))]
            pub level: Level,
            /// What it says, in the language that was asked for.
            #[schemars(extend("x-nl" = ["Melding", "Wat er wordt gemeld, in de taal waarin het is gevraagd."], "examples" = ["de sessie van `t-burgerzaken` op 2026-02-10 wijkt meer dan 15 minuten af van het vaste moment"]))]
            pub message: String,
            /// The place as a JSON Pointer, within the document or the line of a log.
            #[schemars(extend("x-nl" = ["Plaats", "De plaats als JSON Pointer, binnen het document of binnen de regel van een logbestand."], "examples" = ["/cycles/0/sessions/0"]))]
            pub pointer: String,
            /// What it was read from.
            #[schemars(extend("x-nl" = ["Bron", "Waaruit het is gelezen."], "examples" = ["programma.json"]))]
            pub source: String,
            /// The line, from 1; absent where there was no text.
            #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
            #[schemars(with = "usize", extend("x-nl" = ["Regelnummer", "Het regelnummer, vanaf 1; ontbreekt waar geen tekst was."], "examples" = [42]))]
            pub line: Option<usize>,
            /// The column in characters, from 1; absent where there was no text.
            #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
            #[schemars(with = "usize", extend("x-nl" = ["Kolom", "De kolom, geteld in tekens vanaf 1; ontbreekt waar geen tekst was."], "examples" = [9]))]
            pub column: Option<usize>,
            $($own)*
        }
    };
}

found! {
    /// A finding, as other programs get it (*bevinding*).
    #[schemars(extend("x-nl" = "Een bevinding, zoals andere programma's haar krijgen."))]
    pub struct FindingAnswer {}
}

found! {
    /// A finding that somebody accepted, as other programs get it (*aanvaarde bevinding*).
    #[schemars(extend("x-nl" = "Een bevinding die iemand heeft aanvaard, zoals andere programma's haar krijgen."))]
    pub struct AcceptedAnswer {
        /// Why it was accepted.
        #[schemars(extend("x-nl" = ["Reden", "Waarom het is aanvaard."], "examples" = ["De balie wordt verbouwd."]))]
        pub reason: Text,
        /// Who accepted it.
        #[schemars(title = "Accepted by", extend("x-nl" = ["Aanvaard door", "Wie het heeft aanvaard."]))]
        pub by: PersonId,
    }
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

/// Rules in one language, as other programs get them (*regels*).
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
#[schemars(extend("x-nl" = "Regels in één taal, zoals andere programma's ze krijgen."))]
#[non_exhaustive]
pub struct RulesAnswer {
    /// The rules, by code.
    #[schemars(extend("x-nl" = ["Regels", "De regels, op volgorde van code."]))]
    pub rules: Vec<RuleAnswer>,
}

/// A rule in one language (*regel*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een regel in één taal.", "examples" = Vec::from_iter(example())))]
#[non_exhaustive]
pub struct RuleAnswer {
    /// Its code.
    #[schemars(extend("x-nl" = ["Code", "De code van de regel."]))]
    pub code: String,
    /// Its name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van de regel."]))]
    pub name: String,
    /// Its level unless a programme or a call sets another.
    #[schemars(extend("x-nl" = ["Niveau", "Het niveau van de regel, tenzij een programma of een aanroep een ander instelt."]))]
    pub level: Level,
    /// What it finds, in a few words.
    #[schemars(extend("x-nl" = ["Titel", "Wat de regel vindt, in enkele woorden."]))]
    pub title: String,
    /// Why it exists.
    #[schemars(extend("x-nl" = ["Waarom", "Waarom de regel er is."]))]
    pub why: String,
    /// Where the reason comes from: `integrity`, the number of a claim of the paper, an article of law, or `ours`.
    #[schemars(extend("x-nl" = ["Bron", "Waar de reden vandaan komt: `integrity` (integriteit), het nummer van een bewering uit het artikel, een wetsartikel of `ours` (eigen keuze)."]))]
    pub source: String,
    /// How to mend what it finds.
    #[schemars(extend("x-nl" = ["Herstel", "Hoe je verhelpt wat de regel vindt."]))]
    pub mend: String,
    /// It explained in a paragraph: what exactly it looks at, what it leaves alone, what to make of it.
    #[schemars(title = "Explanation", extend("x-nl" = ["Uitleg", "De regel in een alinea uitgelegd: waar precies naar wordt gekeken, wat buiten beschouwing blijft en wat je ermee kunt."]))]
    pub explain: String,
    /// From when the law behind it binds, on each timeline; only where it is dated. Before that its findings
    /// are advice.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "BindsAnswer", title = "Binds from", extend("x-nl" = ["Bindt vanaf", "Vanaf wanneer de wet achter de regel bindt, op elke tijdlijn; alleen als die een datum heeft. Daarvoor zijn de bevindingen advies."]))]
    pub binds: Option<BindsAnswer>,
    /// The named parameters that it uses.
    #[schemars(extend("x-nl" = ["Parameters", "De parameters die de regel gebruikt."]))]
    pub parameters: Vec<ParameterAnswer>,
}

/// From when a law binds (*bindt vanaf*).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Vanaf wanneer een wet bindt.", "examples" = Vec::from_iter(super::all().find_map(|rule| BindsAnswer::of(rule.law?)))))]
#[non_exhaustive]
pub struct BindsAnswer {
    /// The date on the timeline as it was adopted.
    #[schemars(extend("x-nl" = ["Oorspronkelijk", "De datum op de tijdlijn zoals die is vastgesteld."]))]
    pub original: Date,
    /// The date as the Digital Omnibus moves it.
    #[schemars(extend("x-nl" = ["Omnibus", "De datum zoals de Digitale Omnibus die verschuift."]))]
    pub omnibus: Date,
    /// The date on which the dates were last verified.
    #[schemars(extend("x-nl" = ["Nagegaan op", "De dag waarop de data voor het laatst zijn nagegaan."]))]
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

/// A named parameter of rules, in one language (*parameter*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een parameter van regels, in één taal.", "examples" = Vec::from_iter(example().and_then(|it| it.parameters.into_iter().next()))))]
#[non_exhaustive]
pub struct ParameterAnswer {
    /// Its name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van de parameter."]))]
    pub name: String,
    /// What it means.
    #[schemars(title = "Meaning", extend("x-nl" = ["Betekenis", "Wat de parameter betekent."]))]
    pub what: String,
    /// What it may be.
    #[schemars(extend("x-nl" = ["Toegestaan", "Wat de parameter mag zijn."]))]
    pub allowed: String,
    /// Its default, which is ours: a number or a word.
    #[schemars(extend("x-nl" = ["Standaardwaarde", "De waarde die geldt als er geen andere is gegeven, een getal of een woord; eigen keuze."]))]
    pub default: Value,
}

/// A rule as an example: one of those that there are, in Dutch as all examples.
fn example() -> Option<RuleAnswer> {
    super::named("LW203").map(|rule| RuleAnswer::of(rule, Language::Nl))
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
