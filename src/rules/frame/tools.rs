//! LW109 and LW110: ends rather than tools, and more than optimising.

use std::collections::{BTreeSet, HashMap};

use crate::Bilingual;
use crate::model::{AiSystem, Support};
use crate::rules::at::{At, Key};
use crate::rules::context::{FactsContext, FrameContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static TOOL_BOUND: Rule = Rule {
    code: "LW109",
    name: "tool-bound",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        19,
        Bilingual {
            nl: "Het artikel: «Wat de tools en agents betreft, is het onvoorspelbaar welke er over enkele jaren nog op de markt zijn.»",
            en: "The paper: which tools and agents will still be on the market in a few years is unpredictable.",
        },
    ),
    title: Bilingual { nl: "Doel of vraag aan een product gebonden", en: "Goal or question bound to a product" },
    message: Bilingual {
        nl: "{what} noemt de naam of de leverancier van {system}, en overleeft dat product dan niet",
        en: "{what} names {system} or its vendor, and will not outlive that product",
    },
    mend: Bilingual {
        nl: "zeg wat er beter moet worden, los van het product waarmee; welk systeem een activiteit gebruikt, staat bij de activiteit",
        en: "say what is to become better, whatever the product; which system an activity uses stands with the activity",
    },
    explain: Bilingual {
        nl: "Zoekt in de titel van elk doel en in elke ontwikkelvraag naar namen en leveranciers van de AI-systemen in het register: als heel woord, ongeacht hoofdletters. Namen met minder letters dan de grens blijven buiten beschouwing, omdat zij te makkelijk gewone woorden zijn. Leervragen mogen een product wél noemen: die gaan over het werk van nu. Per doel of vraag is er één bevinding. De grens is van ons en een parameter.",
        en: "Looks in the title of each goal and in each development question for names and vendors of the AI systems in the register: as whole words, whatever their case. Names of fewer letters than the limit are left out, as they are too easily ordinary words. Learning questions may well name a product: they are about the work of now. There is one finding for each goal or question. The limit is ours, and a parameter.",
    },
    law: None,
    parameters: &["tool_name_letters"],
    breaks: include_str!("../cases/LW109.breaks.json"),
    keeps: include_str!("../cases/LW109.keeps.json"),
    check: Check::NOTHING.frame(tool_bound),
};

const THE_TITLE: Bilingual = Bilingual { nl: "de titel van dit doel", en: "the title of this goal" };
const THE_QUESTION: Bilingual = Bilingual { nl: "deze ontwikkelvraag", en: "this development question" };

fn tool_bound(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let systems = &cx.programme.ai_systems;
    let names = ProductNames::of(systems, usize::from(cx.limits.tool_name_letters.get()));
    let named = |text: &str| names.first_in(text).and_then(|place| systems.get(place));
    for (place, goal) in cx.programme.goals.iter().enumerate() {
        if let Some(system) = named(goal.title.as_str()) {
            let values = [("what", THE_TITLE.into()), ("goal", (&goal.id).into()), ("system", (&system.id).into())];
            hits.at(At::root().down(Key::Goals).down(place), values);
        }
    }
    for (place, question) in cx.programme.development_questions.iter().enumerate() {
        if let Some(system) = named(question.question.as_str()) {
            let values =
                [("what", THE_QUESTION.into()), ("question", (&question.id).into()), ("system", (&system.id).into())];
            hits.at(At::root().down(Key::DevelopmentQuestions).down(place), values);
        }
    }
}

/// The names and vendors of AI systems, to be looked for in many texts: by the words from their first letter
/// or digit to their last, so that each place in a text is looked up and not held against every name.
struct ProductNames {
    /// What stands before and after these words in the name, and the place of its system.
    by_words: HashMap<String, Vec<(String, String, usize)>>,
    /// How many words names have.
    lengths: BTreeSet<usize>,
}

impl ProductNames {
    fn of(systems: &[AiSystem], least_letters: usize) -> Self {
        let mut names = Self { by_words: HashMap::new(), lengths: BTreeSet::new() };
        for (place, system) in systems.iter().enumerate() {
            for name in [system.name.as_str(), system.vendor.as_str()] {
                if name.chars().filter(|c| c.is_alphabetic()).count() >= least_letters {
                    names.add(&name.trim().to_lowercase(), place);
                }
            }
        }
        names
    }

    fn add(&mut self, name: &str, place: usize) {
        let words = words(name);
        let (Some((start, _)), Some((_, end))) = (words.first(), words.last()) else { return };
        let part = |range: std::ops::Range<usize>| name.get(range).unwrap_or_default().to_owned();
        self.lengths.insert(words.len());
        let same = self.by_words.entry(part(*start..*end)).or_default();
        let affixes = (part(0..*start), part(*end..name.len()), place);
        // Many systems of one vendor are one name.
        if !same.iter().any(|(before, after, _)| (before, after) == (&affixes.0, &affixes.1)) {
            same.push(affixes);
        }
    }

    /// The first system, as they are registered, whose name or vendor a text names.
    fn first_in(&self, text: &str) -> Option<usize> {
        let text = text.to_lowercase();
        let words = words(&text);
        let mut first = None;
        for (nth, (start, _)) in words.iter().enumerate() {
            for length in &self.lengths {
                let Some((_, end)) = words.get(nth + length - 1) else { break };
                let (Some(before), Some(here), Some(after)) =
                    (text.get(..*start), text.get(*start..*end), text.get(*end..))
                else {
                    continue;
                };
                let same = self.by_words.get(here).into_iter().flatten();
                let found = same.filter(|(head, tail, _)| stands_between(before, head, tail, after));
                first = found.map(|(.., place)| *place).chain(first).min();
            }
        }
        first
    }
}

/// Whether what stands around words in a text goes with what stands around them in a name, as whole words.
fn stands_between(before: &str, head: &str, tail: &str, after: &str) -> bool {
    let (Some(before), Some(after)) = (before.strip_suffix(head), after.strip_prefix(tail)) else { return false };
    !before.chars().next_back().is_some_and(is_of_word) && !after.chars().next().is_some_and(is_of_word)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where the words of a text begin and end.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (is_of_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

pub(super) static ONLY_OPTIMISING: Rule = Rule {
    code: "LW110",
    name: "only-optimising",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        13,
        Bilingual {
            nl: "Het artikel zet de traditionele manier, «AI inzetten om hun organisaties te optimaliseren», tegenover een die tot «een fundamentele transformatie» kan leiden.",
            en: "The paper sets the traditional way, using AI to optimise organisations, against one that can lead to a fundamental transformation.",
        },
    ),
    title: Bilingual { nl: "AI alleen voor productiviteit", en: "AI for productivity alone" },
    message: Bilingual {
        nl: "alle {uses} keer dat AI in de laatste {weeks} weken werd gebruikt, ondersteunde het productiviteit en niets anders",
        en: "all {uses} uses of AI in the last {weeks} weeks supported productivity and nothing else",
    },
    mend: Bilingual {
        nl: "probeer AI als sparringpartner bij analyse, besluitvorming of innovatie, en noteer in `support` waarbij het hielp",
        en: "try AI as a sparring partner in analysis, decision making or innovation, and note in `support` what it helped with",
    },
    explain: Bilingual {
        nl: "Telt over het hele programma, alle teams samen, de activiteiten met AI in de laatste weken. Zijn het er genoeg om iets te zeggen, en noemt elk ervan in `support` alleen `productivity`, dan wordt AI gebruikt om te optimaliseren wat er al is. Eén activiteit met iets anders erbij, of zonder `support`, is genoeg om te zwijgen. Ook een jong programma wordt bekeken. De aantallen zijn van ons en parameters.",
        en: "Counts, over the whole programme and all teams together, the activities with AI in the last weeks. Where they are enough to say anything, and each of them names `productivity` alone in `support`, AI is used to optimise what is there already. One activity with something else besides, or without `support`, is enough for silence. A young programme is looked at too. The numbers are ours, and parameters.",
    },
    law: None,
    parameters: &["recent_weeks", "ai_uses_min"],
    breaks: include_str!("../cases/LW110.breaks.json"),
    keeps: include_str!("../cases/LW110.keeps.json"),
    check: Check::NOTHING.facts(only_optimising),
};

fn only_optimising(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.recent_weeks.get();
    let mut uses = 0;
    for activity in cx.recent_activities(weeks).filter(|activity| activity.uses_ai()) {
        if activity.support != 1 << Support::Productivity as u8 {
            return;
        }
        uses += 1;
    }
    if uses >= usize::from(cx.limits.ai_uses_min.get()) {
        hits.at(At::root(), [("uses", uses.into()), ("weeks", usize::from(weeks).into())]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Risk;

    fn names(names: &[(&str, &str)]) -> ProductNames {
        let system = |(name, vendor): &(&str, &str)| AiSystem::new("ai-x", *name, *vendor, Risk::Minimal).unwrap();
        ProductNames::of(&names.iter().map(system).collect::<Vec<_>>(), 4)
    }

    #[test]
    fn whole_words_are_found_whatever_their_case() {
        let names = names(&[("Copilot", "Big Tech B.V."), ("GPT-4o mini", "x"), ("Ada", "y")]);
        for (text, found) in [
            ("Sneller met COPILOT.", Some(0)),
            ("Copiloten aan het werk", None),
            ("een copilot_test", None),
            ("wat big tech b.v. doet", Some(0)),
            ("big tech b v", None),
            ("met gpt-4o mini!", Some(1)),
            ("gpt 4o mini", None),
            ("Ada aan zet", None),
            ("gpt-4o mini of copilot", Some(0)),
            ("", None),
        ] {
            assert_eq!(names.first_in(text), found, "{text}");
        }
    }

    #[test]
    fn signs_around_a_name_belong_to_it() {
        let names = names(&[("Yahoo!", ".Netwerk")]);
        assert_eq!(names.first_in("zoek met yahoo! iets"), Some(0));
        assert_eq!(names.first_in("zoek met yahoo iets"), None);
        assert_eq!(names.first_in("op .netwerk"), Some(0));
        assert_eq!(names.first_in("op a.netwerk"), None);
    }
}
