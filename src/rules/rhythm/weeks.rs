//! LW204 and LW206: week after week.

use crate::Bilingual;
use crate::model::{Status, Week};
use crate::rules::context::{FactsContext, TeamContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static UNEXPLAINED_GAP: Rule = Rule {
    code: "LW204",
    name: "unexplained-gap",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        4,
        Bilingual {
            nl: "Er wordt geleerd ‘op vaste momenten’, in een weekcyclus. Wie weken uitvalt zonder iets te zeggen, heeft dat ritme verloren.",
            en: "Learning has fixed moments, in a weekly cycle. Weeks that drop out without a word are a rhythm lost.",
        },
    ),
    title: Bilingual { nl: "Weken zonder cyclus en zonder uitleg", en: "Unexplained weeks without a cycle" },
    message: Bilingual {
        nl: "{team} heeft geen enkele cyclus van {first} tot en met {last} (aantal weken: {count})",
        en: "{team} has no cycle of any kind from {first} to {last} (weeks: {count})",
    },
    mend: Bilingual {
        nl: "vul de cycli aan die er wel waren, of zeg per week met een overgeslagen cyclus waarom er geen was, bijvoorbeeld vakantie",
        en: "add the cycles that did take place, or say for each week with a skipped cycle why there was none, such as a holiday",
    },
    explain: Bilingual {
        nl: "Van elk team wordt gezocht naar reeksen van drie of meer weken achter elkaar zonder een cyclus van welke status ook: gehouden, overgeslagen of gepland. Geteld wordt vanaf de eerste cyclus van het team tot en met de peildatum; elke zo lang mogelijke reeks is één bevinding bij het team. Een week overslaan mag gerust, als er een reden bij staat: dan is er een overgeslagen cyclus en dus geen gat. Het artikel vraagt om vaste momenten; dat drie weken (`gap_weeks`) een gat zijn, is een keuze van ons.",
        en: "For each team this looks for three or more weeks on end without a cycle of any status: held, skipped or planned. It counts from the team's first cycle up to the week as of which is looked, and every stretch, as long as it goes, is one finding at the team. Skipping a week is quite all right as long as a reason stands with it: then there is a skipped cycle and no gap. The paper asks for fixed moments; that three weeks (`gap_weeks`) make a gap is our choice.",
    },
    law: None,
    parameters: &["gap_weeks"],
    breaks: include_str!("../cases/LW204.breaks.json"),
    keeps: include_str!("../cases/LW204.keeps.json"),
    check: Check::NOTHING.facts(unexplained_gap),
};

fn unexplained_gap(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let least = cx.limits.gap_weeks.get();
    let judge = |team: &TeamContext<'_>| gaps(team, cx.as_of, least);
    cx.judge_teams(judge, |team, gaps| {
        for (first, last, count) in gaps {
            let (first, last, count) = ((*first).into(), (*last).into(), usize::from(*count).into());
            hits.at(team.at, [("team", team.id()), ("first", first), ("last", last), ("count", count)]);
        }
    });
}

/// Of each stretch of at least so many weeks without a cycle: its first and its last week, and its length.
fn gaps(team: &TeamContext<'_>, as_of: Week, least: u16) -> Vec<(Week, Week, u16)> {
    let weeks = team.facts.cycles.iter().map(|cycle| cycle.week).take_while(|week| *week <= as_of);
    let next = weeks.clone().skip(1).map(Week::number).chain([as_of.number() + 1]);
    let gap = |(before, next): (Week, u16)| {
        let count = next.saturating_sub(before.number() + 1);
        (count >= least).then(|| (before + 1, before + count, count))
    };
    weeks.zip(next).filter_map(gap).collect()
}

pub(super) static LEFT_PLANNED: Rule = Rule {
    code: "LW206",
    name: "left-planned",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        4,
        Bilingual {
            nl: "Het gaat om momenten waarop werkelijk geleerd wordt; van een plan dat blijft liggen, weet niemand of het doorging.",
            en: "It is about moments at which learning does happen; of a plan left lying nobody knows whether it did.",
        },
    ),
    title: Bilingual { nl: "Cyclus nog gepland terwijl de week voorbij is", en: "Still planned after its week" },
    message: Bilingual {
        nl: "de cyclus van {team} in {week} staat nog als gepland, terwijl die week voorbij is",
        en: "the cycle of {team} in {week} is still planned although that week is past",
    },
    mend: Bilingual {
        nl: "zet erbij wat ervan is geworden: gehouden met wat er is gedaan, of overgeslagen met een reden; de nieuwe cyclus vervangt de geplande vanzelf",
        en: "say what became of it: held with what was done, or skipped with a reason; the new cycle supersedes the planned one of itself",
    },
    explain: Bilingual {
        nl: "Een geplande cyclus zegt wat een team van plan is. Is de week vóór de peildatum en staat de cyclus nog als gepland, dan is niet bekend of hij is gehouden, en telt hij nergens in mee. De week van de peildatum zelf mag nog gepland zijn. Een geplande cyclus waarvoor later in dezelfde week een gehouden of overgeslagen cyclus is gekomen, is vervallen en geen bevinding. Ook cycli van teams die het programma niet noemt worden bekeken.",
        en: "A planned cycle says what a team intends. Where its week lies before the week as of which is looked and it is still planned, nobody knows whether it was held, and it counts in nothing. The week as of which is looked may itself still be planned. A planned cycle whose week got a held or a skipped one later has been dropped and is no finding. Cycles of teams that the programme does not name are looked at as well.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW206.breaks.json"),
    keeps: include_str!("../cases/LW206.keeps.json"),
    check: Check::NOTHING.facts(left_planned),
};

fn left_planned(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for (number, team) in (0..).zip(&cx.facts.teams) {
        let past = team.cycles.iter().take_while(|cycle| cycle.week < cx.as_of);
        for cycle in past.filter(|cycle| cycle.status == Status::Planned) {
            hits.at_cycle(cx, number, cycle, []);
        }
    }
}
