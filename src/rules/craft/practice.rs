//! LW401, LW411 and LW412: how teams use AI, and whether they learn about it.

use crate::Bilingual;
use crate::model::Stance;
use crate::rules::context::{FactsContext, TeamContext};
use crate::rules::hits::Hits;
use crate::rules::law::Provision;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static ONLY_A_TOOL: Rule = Rule {
    code: "LW401",
    name: "only-a-tool",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        6,
        Bilingual {
            nl: "Het artikel: «AI is meer dan een hulpmiddel»; in de traditionele benadering «blijft AI een tool in plaats van een co-intelligentie» (P13).",
            en: "The paper: AI is more than a tool; in the traditional approach it stays a tool instead of a co-intelligence (P13).",
        },
    ),
    title: Bilingual { nl: "AI alleen als hulpmiddel", en: "AI as a tool alone" },
    message: Bilingual {
        nl: "{team} gebruikte AI in de laatste {weeks} weken {uses} keer, altijd als hulpmiddel",
        en: "{team} used AI {uses} times in the last {weeks} weeks, always as a tool",
    },
    mend: Bilingual {
        nl: "laat AI eens tegenspreken, varianten bedenken of een besluit bevragen, en noteer dat als `co_intelligence`",
        en: "let AI contradict, think of variants or question a decision for once, and note that as `co_intelligence`",
    },
    explain: Bilingual {
        nl: "Telt per team de activiteiten met AI in de laatste weken. Zijn het er genoeg om iets te zeggen, en staat bij elk ervan `stance` `tool`, dan blijft onbenut wat het artikel als kern ziet: AI als sparringpartner. Eén keer co-intelligentie is genoeg om te zwijgen. Een team wordt pas bekeken als het de hele termijn bezig is. De aantallen zijn van ons en parameters.",
        en: "Counts, for each team, the activities with AI in the last weeks. Where they are enough to say anything, and each has `stance` `tool`, what the paper sees as the heart of the matter is left unused: AI as a sparring partner. Co-intelligence once is enough for silence. A team is looked at only once it has been at it for the whole term. The numbers are ours, and parameters.",
    },
    law: None,
    parameters: &["recent_weeks", "ai_uses_min"],
    breaks: include_str!("../cases/LW401.breaks.json"),
    keeps: include_str!("../cases/LW401.keeps.json"),
    check: Check::NOTHING.facts(only_a_tool),
};

fn only_a_tool(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.recent_weeks.get();
    let least = usize::from(cx.limits.ai_uses_min.get());
    let judge = |team: &TeamContext<'_>| {
        let mut uses = team.recent_activities(weeks).filter(|activity| activity.uses_ai());
        let count = uses.clone().count();
        let found = team.is_judged(weeks) && count >= least && uses.all(|activity| activity.stance == Stance::Tool);
        found.then_some(count)
    };
    cx.judge_teams(judge, |team, count| {
        if let Some(count) = *count {
            let values = [("team", team.id()), ("uses", count.into()), ("weeks", usize::from(weeks).into())];
            hits.at(team.at, values);
        }
    });
}

pub(super) static NO_AI_LITERACY: Rule = Rule {
    code: "LW411",
    name: "no-ai-literacy",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        23,
        Bilingual {
            nl: "Het artikel noemt leren «over en met AI» de motor van de integratie (P26), en de AI-verordening vraagt in artikel 4 om maatregelen voor AI-geletterdheid.",
            en: "The paper calls learning about and with AI the motor of the integration (P26), and article 4 of the AI Act asks for measures for AI literacy.",
        },
    ),
    title: Bilingual { nl: "Geen vraag over AI zelf", en: "No question about AI itself" },
    message: Bilingual {
        nl: "{team} gebruikte in de laatste {weeks} weken AI, en stelde er geen enkele leervraag over",
        en: "{team} used AI in the last {weeks} weeks, and asked no learning question about it",
    },
    mend: Bilingual {
        nl: "stel een leervraag over AI zelf: wat kan zij niet, waar komt het antwoord vandaan, wat mag erin; en zet daar `about_ai` op `true`; leert het team daar elders over, aanvaard de bevinding dan met die reden",
        en: "ask a learning question about AI itself: what can it not do, where does its answer come from, what may go into it; and set its `about_ai` to `true`; where the team learns about that elsewhere, accept the finding with that reason",
    },
    explain: Bilingual {
        nl: "Kijkt of een team dat in de laatste weken AI gebruikte, in diezelfde weken een leervraag noemde met `about_ai`. Zo niet, dan leert het team met AI maar niet over AI. Dat is een teken en geen juridische toets: artikel 4 van de AI-verordening vraagt om maatregelen, niet om een leervraag per team, en of die er zijn, weet dit document niet. Advies blijft het dus ook nu artikel 4 geldt: sinds 2 februari 2025, op beide tijdlijnen. De termijn is van ons en een parameter.",
        en: "Looks whether a team that used AI in the last weeks listed a learning question with `about_ai` in those same weeks. Where it did not, the team learns with AI but not about AI. That is a sign, not a legal test: article 4 of the AI Act asks for measures, not for a learning question of each team, and this document does not know whether there are any. So it stays advice now that article 4 applies: since 2 February 2025, on both timelines. The term is ours, and a parameter.",
    },
    law: Some(Provision::Literacy),
    parameters: &["about_ai_weeks", "timeline"],
    breaks: include_str!("../cases/LW411.breaks.json"),
    keeps: include_str!("../cases/LW411.keeps.json"),
    check: Check::NOTHING.facts(no_ai_literacy),
};

fn no_ai_literacy(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.about_ai_weeks.get();
    let first = cx.first_of_last(weeks);
    let judge = |team: &TeamContext<'_>| {
        let asked = team.facts.asked_about_ai.is_some_and(|week| week >= first);
        team.is_judged(weeks) && !asked && team.recent_activities(weeks).any(|activity| activity.uses_ai())
    };
    cx.judge_teams(judge, |team, found| {
        if *found {
            hits.at(team.at, [("team", team.id()), ("weeks", usize::from(weeks).into())]);
        }
    });
}

pub(super) static NO_AI: Rule = Rule {
    code: "LW412",
    name: "no-ai",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        6,
        Bilingual {
            nl: "Het artikel: «AI fungeert als sparringpartner die de professional versterkt in analyse, besluitvorming, productiviteit en innovatievermogen».",
            en: "The paper: as a sparring partner, AI strengthens the professional in analysis, decision making, productivity and the power to innovate.",
        },
    ),
    title: Bilingual { nl: "Leren zonder AI", en: "Learning without AI" },
    message: Bilingual {
        nl: "{team} gebruikte in zijn laatste {cycles} gehouden cycli geen AI",
        en: "{team} used no AI in its last {cycles} held cycles",
    },
    mend: Bilingual {
        nl: "zoek een leervraag waarbij AI kan meedenken; is AI hier bewust niet aan de orde, aanvaard de bevinding dan met de reden",
        en: "find a learning question in which AI can think along; where AI is deliberately left out here, accept the finding with the reason",
    },
    explain: Bilingual {
        nl: "Kijkt naar de laatste gehouden cycli van een team, hoe lang geleden ook. Noemt geen enkele activiteit daarin AI, dan is het leren wel, maar Lerendwerken met AI (nog) niet. Een team met minder gehouden cycli wordt niet bekeken. Het kan een goede keuze zijn, om de gegevens of om het vak; dan is aanvaarden het antwoord. Het aantal is van ons en een parameter.",
        en: "Looks at the last held cycles of a team, however long ago. Where no activity in them names AI, it is learning, but not (yet) Lerendwerken with AI. A team with fewer held cycles is not looked at. It can be a good choice, for the data or for the craft; accepting is the answer then. The number is ours, and a parameter.",
    },
    law: None,
    parameters: &["no_ai_cycles"],
    breaks: include_str!("../cases/LW412.breaks.json"),
    keeps: include_str!("../cases/LW412.keeps.json"),
    check: Check::NOTHING.facts(no_ai),
};

fn no_ai(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let cycles = usize::from(cx.limits.no_ai_cycles.get());
    let judge = |team: &TeamContext<'_>| {
        let mut last = team.held().rev().take(cycles);
        let uses = |cycle| team.done.activities(cycle).iter().any(|activity| activity.uses_ai());
        last.clone().count() == cycles && !last.any(uses)
    };
    cx.judge_teams(judge, |team, found| {
        if *found {
            hits.at(team.at, [("team", team.id()), ("cycles", cycles.into())]);
        }
    });
}
