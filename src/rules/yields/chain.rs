//! LW501 and LW502: outcomes that follow from a question, and from a promise.

use crate::Bilingual;
use crate::rules::at::{At, Key};
use crate::rules::context::CycleContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static OUTSIDE_THE_CHAIN: Rule = Rule {
    code: "LW501",
    name: "outside-the-chain",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        2,
        Bilingual {
            nl: "Het artikel: «Waarom en wat er geleerd wordt, hangt af van de organisatiedoelen en bijbehorende ontwikkelvragen (het kader).» Een uitkomst voert langs die weg terug naar haar doel.",
            en: "The paper: why and what is learned depends on the organisation's goals and the development questions that go with them (the frame). An outcome traces back to its goal along that way.",
        },
    ),
    title: Bilingual { nl: "Uitkomst buiten de keten", en: "Outcome outside the chain" },
    message: Bilingual {
        nl: "de uitkomst op {expectation} hoort bij {goal}, maar geen leervraag van deze cyclus dient dat doel",
        en: "the outcome on {expectation} belongs to {goal}, but no learning question of this cycle serves that goal",
    },
    mend: Bilingual {
        nl: "noem de leervraag waaruit de uitkomst voortkwam, met haar ontwikkelvraag; of meld de uitkomst op een verwachting van het doel waaraan gewerkt is",
        en: "list the learning question that the outcome came from, with its development question; or report it on an expectation of the goal that was worked on",
    },
    explain: Bilingual {
        nl: "Loopt bij elke uitkomst van een gehouden cyclus de keten terug: van de verwachting naar haar doel, en van de leervragen in dezelfde cyclus via hun ontwikkelvragen naar de doelen die deze dienen. Komt het doel daar niet in voor, dan is niet te zien uit welk leren de uitkomst voortkwam. Een cyclus die alleen vrije leervragen noemt, dient geen doel. De uitkomst telt gewoon mee; een onbekende verwachting is LW002.",
        en: "Walks back along the chain for each outcome of a held cycle: from the expectation to its goal, and from the learning questions of the same cycle over their development questions to the goals that these serve. Where the goal is not among them, it does not show what learning the outcome came from. A cycle that lists free learning questions alone serves no goal. The outcome counts all the same; an unknown expectation is LW002.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW501.breaks.json"),
    keeps: include_str!("../cases/LW501.keeps.json"),
    check: Check::NOTHING.held(outside_the_chain),
};

fn outside_the_chain(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    let chain = &cx.frame.chain;
    for (place, (expectation, _)) in cx.resolved.outcomes.iter().enumerate() {
        let goal = expectation.and_then(|expectation| Some((expectation, chain.goal_of(expectation)?)));
        let Some((expectation, goal)) = goal else { continue };
        let questions = cx.resolved.questions.iter().filter_map(|(_, question)| question.flatten());
        if !questions.into_iter().any(|question| chain.served_by(question).binary_search(&goal).is_ok()) {
            let id = |text: &str| Value::id(text);
            let expectation = id(cx.frame.expectations.name(expectation));
            let values = [("expectation", expectation), ("goal", id(cx.frame.goals.name(goal)))];
            hits.at(At::root().down(Key::Outcomes).down(place), values);
        }
    }
}

pub(super) static BEFORE_DECLARED: Rule = Rule {
    code: "LW502",
    name: "before-declared",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        1,
        Bilingual {
            nl: "Het artikel: «vooraf bepalen welke duurzame resultaten en directe opbrengsten de integratie van AI moet opleveren». Wat er al was, is geen uitkomst van die belofte.",
            en: "The paper: decide beforehand which durable results and direct yields the integration of AI must deliver. What was there already is no outcome of that promise.",
        },
    ),
    title: Bilingual { nl: "Uitkomst van voor de aankondiging", en: "Outcome from before the declaration" },
    message: Bilingual {
        nl: "de uitkomst op {expectation} is van {week}, terwijl die pas in {declared} is aangekondigd; zij telt niet mee",
        en: "the outcome on {expectation} is of {week}, while that was declared in {declared} only; it does not count",
    },
    mend: Bilingual {
        nl: "was de verwachting eerder afgesproken, zet dan die week in `declared`; hoort de winst bij het begin, verwerk haar dan in `baseline`",
        en: "where the expectation was agreed earlier, put that week in `declared`; where the gain belongs to the start, work it into `baseline`",
    },
    explain: Bilingual {
        nl: "Kijkt of de week van de cyclus voor de aankondiging van de verwachting ligt. Zo'n uitkomst blijft in het logbestand staan en wordt niet meegerekend, op de korte noch op de lange termijn. De week van de aankondiging zelf telt wel. Wie achteraf kiest wat hij beloofde, belooft niets; daarom is dit een waarschuwing en geen stille regel van de rekenwijze.",
        en: "Looks whether the cycle's week lies before the declaration of the expectation. Such an outcome stays in the log and is counted neither in the short nor in the long term. The week of the declaration itself does count. Who chooses afterwards what was promised promises nothing; that is why this is a warning, and no silent rule of the arithmetic.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW502.breaks.json"),
    keeps: include_str!("../cases/LW502.keeps.json"),
    check: Check::NOTHING.held(before_declared),
};

fn before_declared(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    for (place, (expectation, _)) in cx.resolved.outcomes.iter().enumerate() {
        let Some(expectation) = *expectation else { continue };
        let Some(declared) = cx.frame.chain.declared(expectation).filter(|declared| cx.cycle.week < *declared) else {
            continue;
        };
        let expectation = Value::id(cx.frame.expectations.name(expectation));
        hits.at(
            At::root().down(Key::Outcomes).down(place),
            [("expectation", expectation), ("declared", declared.into())],
        );
    }
}
