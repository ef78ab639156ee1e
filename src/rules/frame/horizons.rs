//! LW101, LW102 and LW103: both horizons declared, and in time.

use crate::Bilingual;
use crate::model::{Goal, Horizon, Week};
use crate::rules::at::{At, Key};
use crate::rules::context::{FactsContext, FrameContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static NO_DIRECT_YIELD: Rule = Rule {
    code: "LW101",
    name: "no-direct-yield",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::BEFOREHAND,
    title: Bilingual { nl: "Geen directe opbrengst aangekondigd", en: "No direct yield declared" },
    message: Bilingual { nl: "{what} kondigt geen directe opbrengst aan", en: "{what} declares no direct yield" },
    mend: Bilingual {
        nl: "kondig aan wat dit op korte termijn moet opleveren: een verwachting met `horizon` `direct`",
        en: "declare what this must yield in the short term: an expectation with `horizon` `direct`",
    },
    explain: Bilingual {
        nl: "Kijkt of er vooraf een directe opbrengst is aangekondigd: een verwachting met `horizon` `direct`. Noemt geen enkel doel er een, dan is dat één waarschuwing over het hele programma. Noemen sommige doelen er wel een en andere niet, dan is elk doel zonder een advies: een doel mag best alleen om iets duurzaams gaan, zolang dat een keuze is. Het artikel vraagt om beide soorten; dat het per doel een gesprek waard is, is van ons.",
        en: "Looks whether a direct yield was declared beforehand: an expectation with `horizon` `direct`. Where no goal has one it is a single warning about the whole programme. Where some goals have one, each goal without is advice: a goal may well be about something durable alone, as long as that is a choice. The paper asks for both kinds; that it is worth a conversation for each goal is ours.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW101.breaks.json"),
    keeps: include_str!("../cases/LW101.keeps.json"),
    check: Check::NOTHING.frame(|cx, hits| without_horizon(cx, Horizon::Direct, hits)),
};

pub(super) static NO_DURABLE_RESULT: Rule = Rule {
    code: "LW102",
    name: "no-durable-result",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::BEFOREHAND,
    title: Bilingual { nl: "Geen duurzaam resultaat aangekondigd", en: "No durable result declared" },
    message: Bilingual { nl: "{what} kondigt geen duurzaam resultaat aan", en: "{what} declares no durable result" },
    mend: Bilingual {
        nl: "kondig aan wat hiervan moet blijven: een verwachting met `horizon` `durable`",
        en: "declare what of this must last: an expectation with `horizon` `durable`",
    },
    explain: Bilingual {
        nl: "Kijkt of er vooraf een duurzaam resultaat is aangekondigd: een verwachting met `horizon` `durable`. Noemt geen enkel doel er een, dan is dat één waarschuwing over het hele programma; anders is elk doel zonder een advies. Wie alleen directe opbrengsten aankondigt, optimaliseert wat er al is; wat blijft als de nieuwigheid eraf is, wordt dan nergens tegen afgezet. Het artikel vraagt om beide soorten; dat het per doel een gesprek waard is, is van ons.",
        en: "Looks whether a durable result was declared beforehand: an expectation with `horizon` `durable`. Where no goal has one it is a single warning about the whole programme; otherwise each goal without is advice. Who declares direct yields alone optimises what is there already; what stays once the novelty is gone is then held against nothing. The paper asks for both kinds; that it is worth a conversation for each goal is ours.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW102.breaks.json"),
    keeps: include_str!("../cases/LW102.keeps.json"),
    check: Check::NOTHING.frame(|cx, hits| without_horizon(cx, Horizon::Durable, hits)),
};

const THE_PROGRAMME: Bilingual = Bilingual { nl: "het programma", en: "the programme" };

fn without_horizon(cx: &FrameContext<'_>, horizon: Horizon, hits: &mut Hits<'_>) {
    let goals = &cx.programme.goals;
    if !goals.iter().any(|goal| declares(goal, horizon)) {
        return hits.at(At::root(), [("what", THE_PROGRAMME.into())]);
    }
    for (place, goal) in goals.iter().enumerate().filter(|(_, goal)| !declares(goal, horizon)) {
        hits.advice_at(At::root().down(Key::Goals).down(place), [("what", (&goal.id).into())]);
    }
}

fn declares(goal: &Goal, horizon: Horizon) -> bool {
    goal.expectations.iter().any(|expectation| expectation.horizon == horizon)
}

pub(super) static DECLARED_LATE: Rule = Rule {
    code: "LW103",
    name: "declared-late",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::BEFOREHAND,
    title: Bilingual { nl: "Pas aangekondigd toen er al gewerkt werd", en: "Declared when work was under way" },
    message: Bilingual {
        nl: "wat {goal} moet opleveren ({horizon}) is pas in {declared} aangekondigd, terwijl er sinds {first} aan gewerkt wordt",
        en: "what {goal} must deliver ({horizon}) was declared in {declared} only, and has been worked on since {first}",
    },
    mend: Bilingual {
        nl: "kondig verwachtingen aan voordat een team eraan begint; is het eerder afgesproken, zet dan die week in `declared`",
        en: "declare expectations before a team starts on them; where it was agreed earlier, put that week in `declared`",
    },
    explain: Bilingual {
        nl: "Kijkt per doel en per horizon naar de vroegste aankondiging, en naar de eerste gehouden cyclus met een leervraag waarvan de ontwikkelvraag het doel dient. Ligt de aankondiging later, dan is er begonnen zonder te weten wat het moest opleveren. Zijn beide horizonten te laat, dan zijn dat twee bevindingen. In dezelfde week is op tijd. Een doel zonder aankondiging is LW101 of LW102, en een doel waaraan nog niemand werkt, is niet te laat.",
        en: "Looks, for each goal and each horizon, at the earliest declaration, and at the first held cycle with a learning question whose development question serves the goal. Where the declaration is later, work began without knowing what it was to deliver. Where both horizons are late these are two findings. The same week is in time. A goal without a declaration is LW101 or LW102, and a goal that nobody works on yet is not late.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW103.breaks.json"),
    keeps: include_str!("../cases/LW103.keeps.json"),
    check: Check::NOTHING.facts(declared_late),
};

fn declared_late(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let first_work = first_work(cx);
    for (place, goal) in cx.programme.goals.iter().enumerate() {
        let number = cx.frame.goals.find(goal.id.as_str());
        let Some(first) = number.and_then(|number| first_work.get(number as usize).copied().flatten()) else {
            continue;
        };
        for horizon in Horizon::ALL {
            let declared = goal.expectations.iter().filter(|it| it.horizon == *horizon).map(|it| it.declared).min();
            if let Some(declared) = declared.filter(|declared| *declared > first) {
                let values = [
                    ("goal", (&goal.id).into()),
                    ("horizon", horizon.labels().into()),
                    ("declared", declared.into()),
                    ("first", first.into()),
                ];
                hits.at(At::root().down(Key::Goals).down(place), values);
            }
        }
    }
}

/// Of each goal, by its number, the first week in which a held cycle lists a question that serves it.
fn first_work(cx: &FactsContext<'_>) -> Vec<Option<Week>> {
    let mut first: Vec<Option<Week>> = vec![None; cx.frame.goals.known()];
    let mut is_met = vec![false; cx.frame.development_questions.known()];
    for question in &cx.programme.development_questions {
        let Some(number) = cx.frame.development_questions.find(question.id.as_str()) else { continue };
        // Of two of one id the first is the one that learning questions belong to.
        let is_later = is_met.get_mut(number as usize).is_some_and(|met| std::mem::replace(met, true));
        let listed = cx.facts.seen.development_question(number).first_listed.filter(|_| !is_later);
        let Some(listed) = listed else { continue };
        for goal in question.serves.iter().filter_map(|goal| cx.frame.goals.find(goal.as_str())) {
            if let Some(slot) = first.get_mut(goal as usize) {
                *slot = Some(slot.map_or(listed, |week| week.min(listed)));
            }
        }
    }
    first
}
