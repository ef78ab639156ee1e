//! LW109 and LW110: ends rather than tools, and more than optimising.

use super::product_names::ProductNames;
use crate::Bilingual;
use crate::model::Support;
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
        nl: "{what} {id} noemt de naam of de leverancier van {system}, en overleeft dat product dan niet",
        en: "{what} {id} names {system} or its vendor, and will not outlive that product",
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

const TITLE: Bilingual = Bilingual { nl: "de titel van doel", en: "the title of goal" };
const QUESTION: Bilingual = Bilingual { nl: "ontwikkelvraag", en: "development question" };

fn tool_bound(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let systems = &cx.programme.ai_systems;
    let names = ProductNames::of(systems, usize::from(cx.limits.tool_name_letters.get()));
    let named = |text: &str| names.first_in(text).and_then(|place| systems.get(place));
    for (place, goal) in cx.programme.goals.iter().enumerate() {
        if let Some(system) = named(goal.title.as_str()) {
            let values = [("what", TITLE.into()), ("id", (&goal.id).into()), ("system", (&system.id).into())];
            hits.at(At::root().down(Key::Goals).down(place), values);
        }
    }
    for (place, question) in cx.programme.development_questions.iter().enumerate() {
        if let Some(system) = named(question.question.as_str()) {
            let values = [("what", QUESTION.into()), ("id", (&question.id).into()), ("system", (&system.id).into())];
            hits.at(At::root().down(Key::DevelopmentQuestions).down(place), values);
        }
    }
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
