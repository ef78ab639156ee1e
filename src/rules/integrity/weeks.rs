//! LW003, LW004, LW005 and LW007: weeks that can't be.

use crate::Bilingual;
use crate::rules::at::{At, Key};
use crate::rules::context::{CycleContext, FactsContext, FrameContext};
use crate::rules::finding::InCycle;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static TWO_CYCLES_ONE_WEEK: Rule = Rule {
    code: "LW003",
    name: "two-cycles-one-week",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Results,
    why: super::integrity(
        "Een weekcyclus is één week van één team; twee zouden dubbel tellen.",
        "A weekly cycle is one team's one week; two would count twice.",
    ),
    title: Bilingual { nl: "Twee cycli in één week", en: "Two cycles in one week" },
    message: Bilingual { nl: "{team} heeft in {week} al een cyclus", en: "{team} already has a cycle in {week}" },
    mend: Bilingual {
        nl: "voeg de twee samen, of haal er een weg; alleen een geplande cyclus wordt vanzelf vervangen door een gehouden of overgeslagen cyclus",
        en: "merge the two, or remove one; only a planned cycle is superseded by a held or skipped one of itself",
    },
    explain: Bilingual {
        nl: "Een team heeft per ISO-week hooguit één cyclus. Wie een log aanvult, mag een week eerst plannen en later houden of overslaan: de geplande cyclus vervalt dan vanzelf, voordat enige regel kijkt. Al het andere dat twee keer komt, zou dubbel tellen; elke latere cyclus van de week wordt aangewezen. Wat er in staat wordt wel beoordeeld.",
        en: "A team has at most one cycle in an ISO week. Who appends to a log may plan a week first and hold or skip it later: the planned cycle is then dropped of itself, before any rule looks. Anything else that comes twice would count twice; each later cycle of the week is pointed at. What stands in it is judged all the same.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW003.breaks.json"),
    keeps: include_str!("../cases/LW003.keeps.json"),
    check: Check::NOTHING.facts(two_cycles_one_week),
};

fn two_cycles_one_week(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for (number, team) in (0..).zip(&cx.facts.teams) {
        for week in team.cycles.chunk_by(|a, b| a.week == b.week).filter(|week| week.len() > 1) {
            let mut cycles = week.to_vec();
            cycles.sort_by_key(|cycle| cycle.origin);
            for cycle in cycles.iter().skip(1) {
                let about = InCycle { id: None, team: cx.frame.teams.name(number).into(), week: cycle.week };
                hits.in_cycle(cycle.origin, about, At::root(), cx.facts.column(cycle.origin), []);
            }
        }
    }
}

pub(super) static OUTSIDE_PERIOD: Rule = Rule {
    code: "LW004",
    name: "outside-period",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Results,
    why: super::integrity(
        "Wat buiten de periode gebeurt, hoort niet bij het programma.",
        "What happens outside the period is not part of the programme.",
    ),
    title: Bilingual { nl: "Cyclus buiten de periode", en: "Cycle outside the period" },
    message: Bilingual {
        nl: "{week} ligt buiten de periode van {from} tot en met {until}",
        en: "{week} is outside the period from {from} to {until}",
    },
    mend: Bilingual {
        nl: "verbeter de week, of verleng de periode van het programma",
        en: "correct the week, or extend the programme's period",
    },
    explain: Bilingual {
        nl: "Cycli, van welke status ook, liggen in weken van de periode van het programma, de eerste en de laatste week inbegrepen. Metingen en verantwoordingen mogen erbuiten liggen: een nulmeting gaat vooraf, een eindmeting komt erna. Is de periode zelf omgekeerd (LW005), dan ligt elke cyclus erbuiten.",
        en: "Cycles of any status lie in weeks of the programme's period, its first and last week included. Measurements and accounts may lie outside: a baseline comes before, a last measurement after. Where the period itself is reversed (LW005), every cycle is outside it.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW004.breaks.json"),
    keeps: include_str!("../cases/LW004.keeps.json"),
    check: Check::NOTHING.cycle(outside_period),
};

fn outside_period(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    let period = cx.programme.period;
    if !period.contains(cx.cycle.week) {
        hits.at(At::root(), [("from", period.from.into()), ("until", period.until.into())]);
    }
}

pub(super) static PERIOD_REVERSED: Rule = Rule {
    code: "LW005",
    name: "period-reversed",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Results,
    why: super::integrity(
        "Een periode die eindigt voordat zij begint, bevat geen enkele week.",
        "A period that ends before it begins holds no week at all.",
    ),
    title: Bilingual { nl: "Periode omgekeerd", en: "Period reversed" },
    message: Bilingual {
        nl: "de periode eindigt in {until}, voordat zij in {from} begint",
        en: "the period ends in {until}, before it begins in {from}",
    },
    mend: Bilingual { nl: "verwissel de twee weken, of verbeter er een", en: "swap the two weeks, or correct one" },
    explain: Bilingual {
        nl: "Een periode loopt van `from` tot en met `until`; beide weken horen erbij, dus een programma van één week noemt twee keer dezelfde week. Ligt `until` voor `from`, dan bevat de periode niets en is geen enkele cyclus erbinnen.",
        en: "A period runs from `from` to `until`, both weeks included, so a programme of one week names the same week twice. Where `until` lies before `from` the period holds nothing, and no cycle is within it.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW005.breaks.json"),
    keeps: include_str!("../cases/LW005.keeps.json"),
    check: Check::NOTHING.frame(period_reversed),
};

fn period_reversed(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let period = cx.programme.period;
    if period.until < period.from {
        hits.at(At::root().down(Key::Period), [("from", period.from.into()), ("until", period.until.into())]);
    }
}

pub(super) static SESSION_OUTSIDE_WEEK: Rule = Rule {
    code: "LW007",
    name: "session-outside-week",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::integrity(
        "Een sessie hoort bij de week van haar cyclus.",
        "A session belongs to the week of its cycle.",
    ),
    title: Bilingual { nl: "Sessie buiten de week", en: "Session outside its week" },
    message: Bilingual {
        nl: "de sessie begint op {date}, en dat is niet in {week}",
        en: "the session begins on {date}, which is not in {week}",
    },
    mend: Bilingual {
        nl: "verbeter de datum van de sessie of de week van de cyclus; de datum telt zoals zij er staat, in plaatselijke tijd",
        en: "correct the session's date or the cycle's week; the date counts as written, in local time",
    },
    explain: Bilingual {
        nl: "Een sessie begint in de ISO-week van haar cyclus. Datum en tijd tellen zoals zij er staan: plaatselijk, zonder omrekening naar een andere tijdzone. Een sessie die op zondagavond begint en na middernacht eindigt, hoort bij de week van die zondag. De bevinding houdt geen resultaten tegen, want die kijken naar de week van de cyclus.",
        en: "A session begins in the ISO week of its cycle. Date and time count as written: local, without conversion to another time zone. A session that begins on Sunday evening and ends after midnight belongs to the week of that Sunday. The finding keeps no results from being computed, as they look at the cycle's week.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW007.breaks.json"),
    keeps: include_str!("../cases/LW007.keeps.json"),
    check: Check::NOTHING.cycle(session_outside_week),
};

fn session_outside_week(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    for (i, session) in cx.cycle.sessions().iter().enumerate() {
        let date = session.start.date();
        if date.week() != Some(cx.cycle.week) {
            hits.at(At::root().down(Key::Sessions).down(i), [("date", date.into())]);
        }
    }
}
