//! The manual of the rules, made from their declarations.

use std::fmt::Write as _;

use lerendwerken::Language;
use lerendwerken::model::{Journal, Programme};
use lerendwerken::rules::{self, Checking, Level, Options, Provision, Rule, RuleAnswer, Why};
use similar::{ChangeTag, TextDiff};

/// The families, by the first digit of their codes.
const FAMILIES: [(&str, &str, &str, &str); 7] = [
    (
        "Integriteit",
        "Integrity",
        "zegt het document iets waarop te bouwen is",
        "does the document say something that can be relied on",
    ),
    (
        "Kader",
        "Frame",
        "is vooraf gezegd wat er verwacht wordt, en waarom",
        "was it said beforehand what is expected, and why",
    ),
    (
        "Ritme",
        "Rhythm",
        "zijn er vaste momenten in werktijd, en gaan ze door",
        "are there fixed moments in working time, and are they kept",
    ),
    (
        "Leren",
        "Learning",
        "begint het bij vragen, al doende en samen, en komt er iets uit",
        "does it start from questions, by doing and together, and does something come of it",
    ),
    (
        "AI en vakmanschap",
        "AI and craft",
        "is AI sparringpartner, blijft het vak behouden, gebeurt het veilig en volgens de wet",
        "is AI a sparring partner, is craft kept, is it used safely and lawfully",
    ),
    (
        "Resultaten",
        "Results",
        "volgen ze uit de keten, en houden ze stand",
        "do they follow from the chain, and do they hold",
    ),
    (
        "Verantwoording",
        "Accountability",
        "legt ieder verantwoording af, over de ontwikkeling en niet over het leerproces",
        "does everybody account, for the development and not for the learning process",
    ),
];

/// The most lines of a difference between two cases that are shown.
const MOST_LINES: usize = 32;

struct Manual {
    language: Language,
    text: String,
}

/// The manual in one language.
pub(crate) fn manual(language: Language) -> String {
    let mut manual = Manual { language, text: String::new() };
    manual.opening();
    manual.overview();
    for (family, (nl, en, asks_nl, asks_en)) in (0..).zip(FAMILIES) {
        let (name, asks) = (manual.say(nl, en), manual.say(asks_nl, asks_en));
        manual.line(&format!("## LW{family}xx · {name}\n\n*{}?*\n", capital(asks)));
        let prefix = format!("LW{family}");
        rules::all().filter(|rule| rule.code.starts_with(&prefix)).for_each(|rule| manual.rule(rule));
    }
    manual.text.trim_end().to_owned() + "\n"
}

impl Manual {
    fn say(&self, nl: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn opening(&mut self) {
        let source = Provision::source();
        let verified = Provision::verified().expect("the file says when it was verified");
        let text = match self.language {
            Language::Nl => format!(
                "# De regels\n\n<!-- Gemaakt uit de regels zelf: UPDATE_GENERATED=1 cargo test --test generated -->\n\n[English](rules.md)\n\n\
`lerendwerken check` meldt alles wat deze regels vinden, nooit alleen het eerste. Een **fout** is een inbreuk waarop de controle \
faalt, een **waarschuwing** verdient aandacht, een **advies** is een gesprek waard. `lerendwerken rules LW305` legt één regel uit.\n\n\
**Hoe te lezen.** De regels kijken per een week, de *peilweek*: de laatste week waarin een team een cyclus hield, of wat `--as-of` zegt. \
Tenzij anders vermeld lezen zij gehouden cycli tot en met die week. *De laatste N weken* zijn de N weken die met de peilweek eindigen; \
over een team wordt dan pas geoordeeld als zijn eerste gehouden cyclus minstens N − 1 weken eerder was. *Leertijd* is minuten maal \
verschillende professionals. *Samen* is `together`, of twee of meer mensen. Waar een noemer nul is, zwijgt de regel.\n\n\
**Van wie is het.** Bij *waarom* staat waar een regel vandaan komt: het artikel (een P-nummer, zie [model.md](model.md)), een wet, of wijzelf. \
Alle drempels zijn van ons; elke drempel is een parameter.\n\n\
**Instellen.** In `rules` van het programma, of in een aanroep:\n\n\
```text\nlerendwerken check programma.json --level LW305=warning --parameter recent_weeks=26 --deny warnings\n```\n\n\
Integriteit (LW0xx) is niet uit te zetten en niet te aanvaarden. Een bevinding die zo hoort, wordt met een reden *aanvaard*, in `rules.accepted`: \
met de code en de id's en weken waarover zij gaat, door wie, en zo nodig tot wanneer. Ze komt dan terug onder `accepted` en telt niet mee.\n\n\
**Wet.** Regels over de AI-verordening geven advies tot zij bindt, vanaf de eerste week die op of na de datum begint; de parameter `timeline` kiest de \
tijdlijn. De data zijn nagegaan op {verified}; bron (Engels): {source}. Voorbehoud: {}.\n",
                Provision::caveat()
            ),
            Language::En => format!(
                "# The rules\n\n<!-- Made from the rules themselves: UPDATE_GENERATED=1 cargo test --test generated -->\n\n[Nederlands](regels.md)\n\n\
`lerendwerken check` reports everything that these rules find, never only the first. An **error** is a breach on which the check fails, \
a **warning** is to be looked at, an **advice** is worth a conversation. `lerendwerken rules LW305` explains one.\n\n\
**How to read them.** Rules look as of a week: the latest week in which any team held a cycle, or what `--as-of` says. Unless said \
otherwise they read held cycles up to that week. *The last N weeks* are the N that end with it; a team is judged by them only if its \
first held cycle was at least N − 1 weeks before. *Learning time* is minutes times different professionals. *Together* is mode \
`together`, or two or more people. Where a denominator is zero the rule is silent.\n\n\
**Whose it is.** *Why* says where a rule comes from: the paper (a P-number, see [model.md](model.md)), a law, or ourselves. All thresholds \
are ours; each is a parameter.\n\n\
**Setting them.** In a programme's `rules`, or in a call:\n\n\
```text\nlerendwerken check programme.json --level LW305=warning --parameter recent_weeks=26 --deny warnings\n```\n\n\
Integrity (LW0xx) can be neither switched off nor accepted. A finding that is as it should be is *accepted* with a reason, in \
`rules.accepted`: by code and by the ids and weeks that it is about, by whom, and until when if need be. It comes back under \
`accepted` then, and does not count.\n\n\
**Law.** Rules on the AI Act give advice until it binds, from the first week that begins on or after the date; the parameter `timeline` \
chooses the timeline. The dates were verified on {verified}; source: {source}. Caveat: {}.\n",
                Provision::caveat()
            ),
        };
        self.line(&text);
    }

    fn overview(&mut self) {
        let head = self.say(
            "## Overzicht\n\n| code | naam | niveau | vindt | waarom |\n|---|---|---|---|---|",
            "## Overview\n\n| code | name | level | finds | why |\n|---|---|---|---|---|",
        );
        self.line(head);
        for rule in rules::all() {
            let link = format!("[{}](#{})", rule.code, anchor(rule));
            let (level, title) = (rule.level.label(self.language), rule.title.to(self.language));
            let row = format!("| {link} | `{}` | {level} | {title} | {} |", rule.name, self.source(rule.why));
            self.line(&row);
        }
        self.line("");
    }

    fn source(&self, why: Why) -> String {
        match why {
            Why::Integrity(_) => self.say("integriteit", "integrity").into(),
            Why::Ours(_) => self.say("van ons", "ours").into(),
            Why::Paper(..) | Why::Law(..) => why.source(),
        }
    }

    fn rule(&mut self, rule: &'static Rule) {
        let words = RuleAnswer::of(rule, self.language);
        let level = rule.level.label(self.language);
        let since = self.say("sinds", "since");
        self.line(&format!("### {} `{}`\n", rule.code, rule.name));
        self.line(&format!("**{}.** *{level} · {} · {since} {}*\n", words.title, self.source(rule.why), rule.since));
        self.line(&format!("{}\n", words.explain));
        self.line(&format!("**{}** {}\n", self.say("Waarom.", "Why."), words.why));
        self.line(&format!("**{}** {}.\n", self.say("Herstel.", "Mend."), capital(&words.mend)));
        if let Some(binds) = words.binds {
            let text = match self.language {
                Language::Nl => {
                    format!("**Bindt vanaf** {} (`omnibus`) of {} (`original`).\n", binds.omnibus, binds.original)
                }
                Language::En => {
                    format!("**Binds from** {} (`omnibus`) or {} (`original`).\n", binds.omnibus, binds.original)
                }
            };
            self.line(&text);
        }
        self.parameters(&words);
        self.example(rule);
    }

    fn parameters(&mut self, words: &RuleAnswer) {
        if words.parameters.is_empty() {
            return;
        }
        let head = self.say(
            "| parameter | standaard | wat het is | wat het mag zijn |\n|---|---|---|---|",
            "| parameter | default | what it is | what it may be |\n|---|---|---|---|",
        );
        self.line(head);
        for parameter in &words.parameters {
            let default = parameter.default.as_str().map_or_else(|| parameter.default.to_string(), str::to_owned);
            self.line(&format!("| `{}` | {default} | {} | {} |", parameter.name, parameter.what, parameter.allowed));
        }
        self.line("");
    }

    /// What it finds in its own case, and how that differs from the case that keeps it.
    fn example(&mut self, rule: &'static Rule) {
        let Some(found) = found(rule, self.language) else { return };
        let intro = self.say("Bijvoorbeeld:", "For example:");
        self.line(&format!("{intro}\n\n```text\n{found}\n```\n"));
        let hunks = mended(rule);
        if (1..=MOST_LINES).contains(&hunks.lines().count()) {
            let intro = self.say("en wat het verhelpt:", "and what mends it:");
            self.line(&format!("{intro}\n\n```diff\n{hunks}```\n"));
        } else {
            let intro = self.say("De hele voorbeelden:", "The whole examples:");
            self.line(&format!("{intro} `lerendwerken rules {} --example breaks|keeps`.\n", rule.code));
        }
    }
}

/// The first of what a rule finds in its own case, in words.
fn found(rule: &'static Rule, language: Language) -> Option<String> {
    let programme = Programme::from_json(rule.breaks).expect("a case can be read");
    let mut checking = Checking::new(programme, Options::default()).read_from("", rule.breaks);
    if let Some(journal) = rule.check.beside {
        let journal = Journal::from_json(journal).expect("a journal can be read");
        checking.journal(&journal).expect("a journal of the case");
    }
    let checked = checking.finish();
    let finding = checked.findings().iter().find(|finding| finding.code() == rule.code)?;
    Some(finding.display(language).to_string())
}

/// The lines that differ between a rule's cases, with one around them.
fn mended(rule: &Rule) -> String {
    let diff = TextDiff::from_lines(rule.breaks, rule.keeps);
    let mut text = String::new();
    for (number, hunk) in diff.grouped_ops(1).iter().enumerate() {
        if number > 0 {
            text.push_str("  …\n");
        }
        for change in hunk.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let _ = writeln!(text, "{sign} {}", change.value().trim_end());
        }
    }
    text
}

/// Where a rule's section stands in the page.
fn anchor(rule: &Rule) -> String {
    format!("{}-{}", rule.code.to_lowercase(), rule.name)
}

fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Every family has rules, and every rule a family.
#[test]
fn every_rule_has_its_section_in_both_languages() {
    for language in [Language::Nl, Language::En] {
        let text = manual(language);
        for rule in rules::all() {
            assert_eq!(text.matches(&format!("### {} `{}`\n", rule.code, rule.name)).count(), 1, "{}", rule.code);
            assert!(text.contains(rule.explain.to(language)) && text.contains(rule.level.label(language)));
        }
        assert!(Level::ALL.iter().all(|level| text.contains(level.label(language))));
    }
}
