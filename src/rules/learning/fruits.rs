//! LW306 and LW309: what comes of learning, and how soon.

use crate::Bilingual;
use crate::facts::CycleFact;
use crate::rules::at::At;
use crate::rules::context::FactsContext;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static NOTHING_CAME_OUT: Rule = Rule {
    code: "LW306",
    name: "nothing-came-out",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        7,
        Bilingual {
            nl: "‘Zo ontstaat een stroom van concrete innovatievoorstellen die zowel de organisatie als de professional versterken.’",
            en: "A stream of concrete innovation proposals arises that strengthens the organisation as well as the professional.",
        },
    ),
    title: Bilingual { nl: "Er komt niets uit", en: "Nothing came out" },
    message: Bilingual {
        nl: "{count} gehouden cycli van {team} op rij, vanaf {week}, leverden geen voorstel of uitkomst op",
        en: "{count} held cycles of {team} in a row, from {week} on, have no proposal or outcome",
    },
    mend: Bilingual {
        nl: "noteer ook kleine voorstellen en wat zij opleverden, of bespreek waarom er niets van komt; soms kost een vraag gewoon tijd: aanvaard dat met een reden",
        en: "note small proposals and what they yielded too, or talk about why nothing comes of it; some questions just take time: accept that with a reason",
    },
    explain: Bilingual {
        nl: "Van elk team worden de gehouden cycli op volgorde van de weken langsgegaan; weken zonder cyclus en overgeslagen cycli doen niet ter zake. Vier of meer achter elkaar zonder één voorstel en zonder één uitkomst zijn samen een bevinding, bij de eerste ervan. Een voorstel telt ook als het al eerder was gemeld of is ingetrokken, want dan is er iets mee gebeurd. Ook een reeks die nog doorloopt op de peildatum is er een, en teams die het programma niet noemt, doen mee. Het artikel verwacht een stroom van voorstellen; dat vier cycli zonder (`empty_cycles`) een gesprek waard zijn, is van ons.",
        en: "The held cycles of each team are gone through in the order of the weeks; weeks without a cycle and skipped cycles do not matter. Four or more on end without a single proposal and without a single outcome are a finding together, at the first of them. A proposal counts also where it was reported before or is withdrawn, as something happened to it then. A run that still goes on in the week as of which is looked is one too, and teams that the programme does not name take part. The paper expects a stream of proposals; that four cycles without any (`empty_cycles`) deserve a talk is ours.",
    },
    law: None,
    parameters: &["empty_cycles"],
    breaks: include_str!("../cases/LW306.breaks.json"),
    keeps: include_str!("../cases/LW306.keeps.json"),
    check: Check::NOTHING.facts(nothing_came_out),
};

fn nothing_came_out(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let least = usize::from(cx.limits.empty_cycles.get());
    let mut held: Vec<(&CycleFact, bool)> = Vec::new();
    for (number, team) in (0..).zip(&cx.facts.teams) {
        let is_empty = |cycle: &CycleFact| cycle.outcomes == 0 && cx.facts.done.of(cycle).proposals() == 0;
        held.clear();
        held.extend(team.held(cx.as_of).map(|cycle| (cycle, is_empty(cycle))));
        for run in held.chunk_by(|(_, a), (_, b)| a == b).filter(|run| run.len() >= least) {
            if let [(first, true), ..] = run {
                hits.at_cycle(cx, number, first, [("count", run.len().into())]);
            }
        }
    }
}

pub(super) static SLOW_TO_USE: Rule = Rule {
    code: "LW309",
    name: "slow-to-use",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        17,
        Bilingual {
            nl: "‘De time-to-market van vaardigheidstrainingen [duurt] te lang om aan te sluiten bij de snelle veranderingen in AI.’ Leren in het werk kan sneller; hoeveel sneller, is een keuze van ons.",
            en: "Skills training takes too long to reach the market for the speed at which AI changes. Learning at work can be faster; how much faster is our own choice.",
        },
    ),
    title: Bilingual { nl: "Lang tot het eerste gebruik", en: "Slow to use" },
    message: Bilingual {
        nl: "van leervraag tot eerste gebruik duurt het {median} weken (mediaan over {count} leervragen), meer dan {limit} weken",
        en: "it takes {median} weeks from a learning question to its first use (median of {count} questions), above {limit} weeks",
    },
    mend: Bilingual {
        nl: "probeer voorstellen eerder en kleiner uit, en maak vragen zo klein dat een week iets oplevert; vragen die diep gaan, mogen langer duren: aanvaard dat met een reden",
        en: "try proposals sooner and smaller, and make questions so small that a week yields something; questions that go deep may take longer: accept that with a reason",
    },
    explain: Bilingual {
        nl: "Voor elke leervraag, per team en id, wordt geteld hoeveel weken er liggen tussen de eerste gehouden cyclus die haar noemt en de eerste waarin een voorstel dat uit haar voortkwam, is uitgeprobeerd of verder is gekomen. Vragen waar nog geen voorstel van in gebruik is, tellen niet mee. De mediaan over alle teams, bij een even aantal het gemiddelde van de middelste twee, mag zes weken zijn (`lead_weeks_max`); onder drie vragen (`lead_pairs_min`) zwijgt de regel. Het artikel stelt dat trainingen te traag op de markt komen voor de snelheid van AI. De maat en beide getallen zijn van ons.",
        en: "For every learning question, by team and id, this counts the weeks between the first held cycle that lists it and the first in which a proposal that came from it was tried or had come further. Questions of which no proposal is in use yet do not count. The median over all teams, for an even number the mean of the middle two, may be six weeks (`lead_weeks_max`); with fewer than three questions (`lead_pairs_min`) the rule is silent. The paper holds that training reaches the market too slowly for the speed of AI. The measure and both figures are ours.",
    },
    law: None,
    parameters: &["lead_weeks_max", "lead_pairs_min"],
    breaks: include_str!("../cases/LW309.breaks.json"),
    keeps: include_str!("../cases/LW309.keeps.json"),
    check: Check::NOTHING.facts(slow_to_use),
};

fn slow_to_use(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let questions = cx.facts.asked.questions();
    let mut weeks: Vec<i32> = questions.filter_map(|question| Some(question.used? - question.first?.week)).collect();
    if weeks.len() < usize::from(cx.limits.lead_pairs_min.get()) {
        return;
    }
    let most = cx.limits.lead_weeks_max.get();
    if let Some(median) = median(&mut weeks).filter(|median| *median > f64::from(most)) {
        let (count, limit) = (weeks.len().into(), usize::from(most).into());
        hits.at(At::root(), [("median", median.into()), ("count", count), ("limit", limit)]);
    }
}

/// The median; of an even number the mean of the middle two.
fn median(numbers: &mut [i32]) -> Option<f64> {
    numbers.sort_unstable();
    let upper = numbers.get(numbers.len() / 2)?;
    let lower = numbers.get((numbers.len() - 1) / 2)?;
    Some((f64::from(*lower) + f64::from(*upper)) / 2.0)
}
