//! LW006, LW008 and LW009: expectations and money that nothing can be computed from.

use crate::Bilingual;
use crate::model::Expectation;
use crate::rules::at::{At, Key};
use crate::rules::context::FrameContext;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static DUE_BEFORE_DECLARED: Rule = Rule {
    code: "LW006",
    name: "due-before-declared",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Results,
    why: super::integrity(
        "Wat verwacht wordt, groeit van de aankondiging naar de einddatum; daarvoor moet er tijd tussen zitten.",
        "What is expected grows from its declaration to its due week; there must be time between the two.",
    ),
    title: Bilingual { nl: "Einddatum of mijlpaal op de verkeerde plaats", en: "Due or milestone out of order" },
    message: Bilingual {
        nl: "bij {expectation} volgen aankondiging ({declared}), mijlpalen en einddatum ({due}) niet op elkaar",
        en: "the declaration ({declared}), milestones and due week ({due}) of {expectation} do not follow one another",
    },
    mend: Bilingual {
        nl: "zet de weken op volgorde: aankondiging, mijlpalen met steeds een latere week, einddatum",
        en: "put the weeks in order: declared, milestones each in a later week, due",
    },
    explain: Bilingual {
        nl: "Wat verwacht wordt, groeit in rechte lijnen van 0 in de week van aankondiging, langs de mijlpalen, naar de streefwaarde in de einddatum. Daarvoor moeten die weken strikt oplopen: een einddatum in dezelfde week als de aankondiging is er geen, en twee mijlpalen in één week spreken elkaar tegen.",
        en: "What is expected grows in straight lines from 0 in the week of declaration, by way of the milestones, to the target in the due week. For that these weeks must rise strictly: a due week that is the week of declaration is none, and two milestones in one week contradict each other.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW006.breaks.json"),
    keeps: include_str!("../cases/LW006.keeps.json"),
    check: Check::NOTHING.frame(due_before_declared),
};

fn due_before_declared(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    for (at, _, expectation) in cx.expectations() {
        if !rises(expectation) {
            let (declared, due) = (expectation.declared, expectation.due);
            let id = &expectation.id;
            hits.at(at, [("expectation", id.into()), ("declared", declared.into()), ("due", due.into())]);
        }
    }
}

/// Whether the weeks from declaration over milestones to due rise strictly.
fn rises(expectation: &Expectation) -> bool {
    let mut last = expectation.declared;
    let weeks = expectation.milestones.iter().map(|milestone| milestone.week).chain([expectation.due]);
    weeks.into_iter().all(|week| {
        let later = week > last;
        last = week;
        later
    })
}

pub(super) static TARGET_IS_BASELINE: Rule = Rule {
    code: "LW008",
    name: "target-is-baseline",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Results,
    why: super::integrity(
        "Als het doel de beginstand is, wordt er niets verwacht en is er niets om aan te meten.",
        "Where the target is the baseline nothing is expected, and there is nothing to measure against.",
    ),
    title: Bilingual { nl: "Streefwaarde is de beginstand", en: "Target is the baseline" },
    message: Bilingual {
        nl: "bij {expectation} is de streefwaarde gelijk aan de beginstand ({baseline}): er wordt niets verwacht",
        en: "the target of {expectation} equals its baseline ({baseline}): nothing is expected",
    },
    mend: Bilingual {
        nl: "geef een streefwaarde die verschilt van de beginstand",
        en: "give a target that differs from the baseline",
    },
    explain: Bilingual {
        nl: "Hoe ver een verwachting is, wordt gemeten als deel van de weg van beginstand naar streefwaarde. Is die weg er niet (een verschil kleiner dan 0,000000001), dan is er niets om door te delen. Wie wil behouden wat er is, verwacht ook iets: dat het zonder ingrijpen minder zou worden. Kies dan die mindere stand als beginstand.",
        en: "How far an expectation has come is measured as a part of the way from baseline to target. Where there is no such way (a difference below 0.000000001) there is nothing to divide by. Who wants to keep what there is does expect something: that it would decline without acting. Then take that lower level as the baseline.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW008.breaks.json"),
    keeps: include_str!("../cases/LW008.keeps.json"),
    check: Check::NOTHING.frame(target_is_baseline),
};

/// Nearer than this, target and baseline are the same.
const SAME: f64 = 1e-9;

fn target_is_baseline(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    for (at, _, expectation) in cx.expectations() {
        let baseline = expectation.baseline.get();
        if (expectation.target.get() - baseline).abs() < SAME {
            hits.at(at, [("expectation", (&expectation.id).into()), ("baseline", baseline.into())]);
        }
    }
}

pub(super) static MIXED_CURRENCIES: Rule = Rule {
    code: "LW009",
    name: "mixed-currencies",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Money,
    why: super::integrity(
        "Bedragen in verschillende valuta zijn niet op te tellen of te vergelijken.",
        "Amounts in different currencies can't be added or compared.",
    ),
    title: Bilingual { nl: "Meer dan één valuta", en: "More than one currency" },
    message: Bilingual {
        nl: "hier staat {currency}, eerder in het programma {first}",
        en: "this is {currency}, earlier in the programme it is {first}",
    },
    mend: Bilingual {
        nl: "reken alle bedragen om naar één valuta; alleen wat over geld gaat, wordt nu niet berekend",
        en: "convert all amounts to one currency; only what concerns money is not computed now",
    },
    explain: Bilingual {
        nl: "Kosten, en de waarde per eenheid van een indicator, staan in één valuta. De eerste die het document noemt (de kosten, dan de verwachtingen op volgorde) geldt; elke andere wordt aangewezen. Er wordt niet omgerekend, want een koers is een aanname die iemand moet maken. Alles behalve bedragen wordt gewoon berekend.",
        en: "Costs, and the worth of a unit of an indicator, are in one currency. The first that the document names (the costs, then the expectations in order) counts; every other is pointed at. Nothing is converted, since a rate is an assumption that somebody has to make. Everything but money is computed as usual.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW009.breaks.json"),
    keeps: include_str!("../cases/LW009.keeps.json"),
    check: Check::NOTHING.frame(mixed_currencies),
};

fn mixed_currencies(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let costs =
        cx.programme.costs.iter().map(|costs| (At::root().down(Key::Costs).down(Key::Currency), costs.currency));
    let worths = cx.expectations().filter_map(|(at, _, expectation)| {
        let worth = expectation.indicator.worth.as_ref()?;
        Some((at.down(Key::Indicator).down(Key::Worth).down(Key::Currency), worth.currency))
    });
    let mut first = None;
    for (at, currency) in costs.chain(worths) {
        let first = *first.get_or_insert(currency);
        if currency != first {
            hits.at(at, [("currency", currency.into()), ("first", first.into())]);
        }
    }
}
