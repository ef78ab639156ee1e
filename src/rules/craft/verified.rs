//! LW402 and LW403: thinking left to AI, and its output taken as it is.

use crate::Bilingual;
use crate::facts::ActivityFact;
use crate::rules::context::{FactsContext, TeamContext};
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static OFFLOADED_WITHOUT_MASTERY: Rule = Rule {
    code: "LW402",
    name: "offloaded-without-mastery",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        15,
        Bilingual {
            nl: "Het artikel: «digital amnesia» en «cognitive offloading» «tonen aan dat mensen geheugen- en denkfuncties steeds vaker uitbesteden aan technologie».",
            en: "The paper: digital amnesia and cognitive offloading show that people hand functions of memory and thinking over to technology ever more often.",
        },
    ),
    title: Bilingual {
        nl: "Denkwerk overgelaten zonder getoonde beheersing",
        en: "Thinking left to AI without mastery shown",
    },
    message: Bilingual {
        nl: "bij {count} van de {of} keer dat {team} in de laatste {weeks} weken AI gebruikte, werd {limit} of meer van het denken aan AI overgelaten zonder dat bleek dat het ook zonder kan",
        en: "in {count} of the {of} uses of AI by {team} in the last {weeks} weeks, {limit} or more of the thinking was left to AI without its being shown that it can be done without",
    },
    mend: Bilingual {
        nl: "doe het af en toe zonder AI en noteer `mastery`; lukt dat niet meer, maak er dan een leervraag van",
        en: "do it without AI now and then and note `mastery`; where that no longer works, make it a learning question",
    },
    explain: Bilingual {
        nl: "Telt per team, over de laatste weken, de activiteiten met AI waarin het aandeel `offloaded` de grens haalt en `mastery` niet `true` is; niet ingevuld telt als niet getoond. Denkwerk overlaten mag: wie laat zien het ook zonder te kunnen, verliest niets. Waar dat niet blijkt, telt wat op vakmanschap rust in de resultaten naar verhouding minder als blijvend. Er wordt nooit gezegd wie. De grens en de termijn zijn van ons en parameters.",
        en: "Counts, for each team and over the last weeks, the activities with AI in which the share `offloaded` reaches the limit and `mastery` is not `true`; not filled in counts as not shown. Leaving thinking to AI is allowed: who shows that it can still be done without loses nothing. Where that is not shown, what rests on craft counts proportionally less as lasting in the results. It is never said who. The limit and the term are ours, and parameters.",
    },
    law: None,
    parameters: &["recent_weeks", "offloaded_min"],
    breaks: include_str!("../cases/LW402.breaks.json"),
    keeps: include_str!("../cases/LW402.keeps.json"),
    check: Check::NOTHING.facts(offloaded_without_mastery),
};

fn offloaded_without_mastery(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let limit = cx.limits.offloaded_min.get();
    uses_that(cx, hits, Some(limit), |activity| activity.offloaded >= limit && !activity.mastery);
}

pub(super) static UNVERIFIED_OUTPUT: Rule = Rule {
    code: "LW403",
    name: "unverified-output",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        22,
        Bilingual {
            nl: "Het artikel noemt «modelproblemen (hallucinaties, prompt-injecties)» en de «betrouwbaarheid van informatie» als uitdaging en bedreiging.",
            en: "The paper names problems of models (hallucinations, prompt injections) and the reliability of information among the challenges and threats.",
        },
    ),
    title: Bilingual { nl: "Uitvoer van AI niet nagegaan", en: "Output of AI not verified" },
    message: Bilingual {
        nl: "bij {count} van de {of} keer dat {team} in de laatste {weeks} weken AI gebruikte, is de uitvoer niet nagegaan",
        en: "in {count} of the {of} uses of AI by {team} in the last {weeks} weeks, its output was not verified",
    },
    mend: Bilingual {
        nl: "spreek in het team af hoe je uitvoer nagaat en wie dat doet, en zet `verified` op `true` als het gedaan is",
        en: "agree in the team how output is verified and by whom, and set `verified` to `true` once it was",
    },
    explain: Bilingual {
        nl: "Telt per team, over de laatste weken, de activiteiten met AI waarin `verified` `false` is. Eén keer is al een bevinding, met het aantal erbij; het gesprek is anders bij één van veertig dan bij veertig van veertig. Wat nagaan is, bepaalt het team: een bron opzoeken, narekenen, een collega laten lezen. Een team wordt pas bekeken als het de hele termijn bezig is; de termijn is van ons en een parameter.",
        en: "Counts, for each team and over the last weeks, the activities with AI in which `verified` is `false`. Once is a finding already, with the number; one of forty is another conversation than forty of forty. What verifying means is up to the team: looking up a source, calculating again, having a colleague read it. A team is looked at only once it has been at it for the whole term; the term is ours, and a parameter.",
    },
    law: None,
    parameters: &["recent_weeks"],
    breaks: include_str!("../cases/LW403.breaks.json"),
    keeps: include_str!("../cases/LW403.keeps.json"),
    check: Check::NOTHING.facts(unverified_output),
};

fn unverified_output(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    uses_that(cx, hits, None, |activity| !activity.verified);
}

/// Finds the teams some of whose recent uses of AI are so, with how many of how many, and beyond which limit.
fn uses_that(cx: &FactsContext<'_>, hits: &mut Hits<'_>, limit: Option<f64>, is_so: impl Fn(&ActivityFact) -> bool) {
    let weeks = cx.limits.recent_weeks.get();
    let judge = |team: &TeamContext<'_>| {
        let uses = team.recent_activities(weeks).filter(|activity| activity.uses_ai());
        let count = uses.clone().filter(|activity| is_so(activity)).count();
        (team.is_judged(weeks) && count > 0).then(|| (count, uses.count()))
    };
    cx.judge_teams(judge, |team, found| {
        if let Some((count, of)) = *found {
            let weeks = usize::from(weeks).into();
            let mut values = vec![("team", team.id()), ("count", count.into()), ("of", of.into()), ("weeks", weeks)];
            values.extend(limit.map(|limit| ("limit", Value::Share(limit))));
            hits.push(team.at, values.into());
        }
    });
}
