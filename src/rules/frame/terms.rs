//! LW105, LW106 and LW111: terms that fit the horizon, and a baseline that was measured.

use std::collections::HashMap;

use crate::Bilingual;
use crate::model::{Expectation, Horizon, Week};
use crate::rules::context::{FactsContext, FrameContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static DURABLE_TOO_SOON: Rule = Rule {
    code: "LW105",
    name: "durable-too-soon",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Ours(Bilingual {
        nl: "Of iets blijft, is pas te zien als er tijd overheen is gegaan; een half jaar is onze ondergrens.",
        en: "Whether something lasts shows only once time has passed; half a year is our lower bound.",
    }),
    title: Bilingual { nl: "Duurzaam resultaat op korte termijn", en: "Durable result at short notice" },
    message: Bilingual {
        nl: "{expectation} is een duurzaam resultaat en moet er al na {weeks} weken zijn; onder de {limit} is het eerder een directe opbrengst",
        en: "{expectation} is a durable result and is due after {weeks} weeks already; under {limit} it is rather a direct yield",
    },
    mend: Bilingual {
        nl: "verzet de einddatum, of maak er een directe opbrengst van",
        en: "move the due week, or make it a direct yield",
    },
    explain: Bilingual {
        nl: "Kijkt bij duurzame resultaten naar de weken tussen aankondiging en einddatum. Zijn dat er minder dan de grens, dan is aan het eind nog niet te zien of het blijft. Precies de grens is genoeg. Het artikel stelt duurzaam niet gelijk aan lang, en direct niet aan kort; deze grens is van ons en een parameter.",
        en: "Looks, for durable results, at the weeks between declaration and due. Where they are fewer than the limit it can't be seen at the end whether it lasts. Exactly the limit is enough. The paper does not equate durable with long, nor direct with short; this limit is ours, and a parameter.",
    },
    law: None,
    parameters: &["durable_min_weeks"],
    breaks: include_str!("../cases/LW105.breaks.json"),
    keeps: include_str!("../cases/LW105.keeps.json"),
    check: Check::NOTHING.frame(durable_too_soon),
};

fn durable_too_soon(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let limit = cx.limits.durable_min_weeks.get();
    terms(cx, hits, limit, |it, weeks| it.horizon == Horizon::Durable && weeks < i32::from(limit));
}

pub(super) static DIRECT_TOO_LATE: Rule = Rule {
    code: "LW106",
    name: "direct-too-late",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Ours(Bilingual {
        nl: "Een directe opbrengst houdt het leren op gang doordat zij snel te zien is; een half jaar is onze bovengrens.",
        en: "A direct yield keeps the learning going because it soon shows; half a year is our upper bound.",
    }),
    title: Bilingual { nl: "Directe opbrengst pas na lange tijd", en: "Direct yield a long way off" },
    message: Bilingual {
        nl: "{expectation} is een directe opbrengst en hoeft er pas na {weeks} weken te zijn; boven de {limit} is dat ver weg",
        en: "{expectation} is a direct yield and is due after {weeks} weeks only; above {limit} that is far off",
    },
    mend: Bilingual {
        nl: "haal de einddatum naar voren, knip de verwachting in stappen, of maak er een duurzaam resultaat van",
        en: "bring the due week forward, cut the expectation into steps, or make it a durable result",
    },
    explain: Bilingual {
        nl: "Kijkt bij directe opbrengsten naar de weken tussen aankondiging en einddatum. Zijn dat er meer dan de grens, dan merkt een team lang niet of zijn werk iets oplevert. Precies de grens mag. Mijlpalen veranderen hier niets aan. Het artikel noemt geen termijnen; deze grens is van ons en een parameter.",
        en: "Looks, for direct yields, at the weeks between declaration and due. Where they are more than the limit a team does not notice for long whether its work yields anything. Exactly the limit is fine. Milestones change nothing here. The paper names no terms; this limit is ours, and a parameter.",
    },
    law: None,
    parameters: &["direct_max_weeks"],
    breaks: include_str!("../cases/LW106.breaks.json"),
    keeps: include_str!("../cases/LW106.keeps.json"),
    check: Check::NOTHING.frame(direct_too_late),
};

fn direct_too_late(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let limit = cx.limits.direct_max_weeks.get();
    terms(cx, hits, limit, |it, weeks| it.horizon == Horizon::Direct && weeks > i32::from(limit));
}

/// Finds the expectations whose term is wrong.
fn terms(cx: &FrameContext<'_>, hits: &mut Hits<'_>, limit: u16, is_wrong: impl Fn(&Expectation, i32) -> bool) {
    for (at, goal, expectation) in cx.expectations() {
        let weeks = expectation.due - expectation.declared;
        if is_wrong(expectation, weeks) {
            let values = [
                ("expectation", (&expectation.id).into()),
                ("goal", (&goal.id).into()),
                ("weeks", f64::from(weeks).into()),
                ("limit", usize::from(limit).into()),
            ];
            hits.at(at, values);
        }
    }
}

pub(super) static NO_BASELINE_MEASURED: Rule = Rule {
    code: "LW111",
    name: "no-baseline-measured",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        11,
        Bilingual {
            nl: "Het artikel: «heldere verwachtingen over korte- en langetermijnresultaten. Die leidt tot een prestatiegerichte leercultuur». Zonder nulmeting is later niet te zien of het anders werd.",
            en: "The paper: clear expectations of short-term and long-term results lead to a performance-oriented learning culture. Without a baseline that was measured nobody can see later whether anything changed.",
        },
    ),
    title: Bilingual { nl: "Geen nulmeting", en: "No baseline measured" },
    message: Bilingual {
        nl: "{expectation} is in {declared} aangekondigd, en de beginstand is binnen {limit} weken daarna niet gemeten",
        en: "{expectation} was declared in {declared}, and its baseline was not measured within {limit} weeks after that",
    },
    mend: Bilingual {
        nl: "meet de beginstand nu, of voeg de meting toe die er al was; een meting van vóór de aankondiging telt ook",
        en: "measure the baseline now, or add the measurement that there was; one from before the declaration counts too",
    },
    explain: Bilingual {
        nl: "Kijkt bij duurzame resultaten of er een meting is tot en met zoveel weken na de aankondiging. De regel zwijgt tot die weken om zijn. De `baseline` van een verwachting is wat men dacht of wist bij het aankondigen; een meting laat zien dat het klopt, en maakt dat een latere meting ergens tegen af te zetten is. Directe opbrengsten blijven buiten beschouwing: die tellen van nul. De termijn is van ons en een parameter.",
        en: "Looks, for durable results, whether there is a measurement up to so many weeks after the declaration. The rule is silent until those weeks have passed. The `baseline` of an expectation is what was thought or known when it was declared; a measurement shows that it is right, and gives a later one something to be held against. Direct yields are left out: they count from zero. The term is ours, and a parameter.",
    },
    law: None,
    parameters: &["baseline_weeks"],
    breaks: include_str!("../cases/LW111.breaks.json"),
    keeps: include_str!("../cases/LW111.keeps.json"),
    check: Check::NOTHING.facts(no_baseline_measured),
};

fn no_baseline_measured(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let limit = cx.limits.baseline_weeks.get();
    let mut first_measured: HashMap<&str, Week> = HashMap::new();
    for measurement in &cx.programme.measurements {
        let first = first_measured.entry(measurement.expectation.as_str()).or_insert(measurement.week);
        *first = measurement.week.min(*first);
    }
    for (at, goal, expectation) in cx.expectations().filter(|(_, _, it)| it.horizon == Horizon::Durable) {
        let declared = expectation.declared;
        let measured = first_measured.get(expectation.id.as_str());
        let in_time = measured.is_some_and(|week| *week - declared <= i32::from(limit));
        if cx.as_of - declared >= i32::from(limit) && !in_time {
            let values = [
                ("expectation", (&expectation.id).into()),
                ("goal", (&goal.id).into()),
                ("declared", declared.into()),
                ("limit", usize::from(limit).into()),
            ];
            hits.at(at, values);
        }
    }
}
