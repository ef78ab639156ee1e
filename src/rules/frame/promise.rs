//! LW112: what was promised, and rewritten later.

use std::collections::{HashMap, HashSet};

use crate::Bilingual;
use crate::model::{Adjust, Expectation, Milestone, Week};
use crate::rules::context::VersionsContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static CHANGED_AFTER_DECLARED: Rule = Rule {
    code: "LW112",
    name: "changed-after-declared",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        1,
        Bilingual {
            nl: "Het artikel: «vooraf bepalen welke duurzame resultaten en directe opbrengsten de integratie van AI moet opleveren»; wat achteraf herschreven wordt, is niet vooraf bepaald.",
            en: "The paper asks to decide beforehand which durable results and direct yields the integration of AI must deliver; what is rewritten afterwards was not decided beforehand.",
        },
    ),
    title: Bilingual { nl: "Belofte achteraf herschreven", en: "Promise rewritten after it was made" },
    message: Bilingual {
        nl: "{expectation}, aangekondigd in {declared}, is daarna herschreven: {changed}",
        en: "{expectation}, declared in {declared}, was rewritten since: {changed}",
    },
    mend: Bilingual {
        nl: "laat staan wat is aangekondigd en kondig wat nu verwacht wordt aan als nieuwe verwachting, met een eigen id; was het een vergissing, aanvaard de wijziging dan met de reden",
        en: "leave standing what was declared, and declare what is expected now as a new expectation with an id of its own; where it was a mistake, accept the change with the reason",
    },
    explain: Bilingual {
        nl: "Alleen `lerendwerken diff` kijkt hiernaar, want er zijn twee versies van het programma voor nodig. Het gaat om verwachtingen die volgens de oude versie al waren aangekondigd: in of vóór de laatste week waarin een cyclus in die versie is gehouden, anders de eerste week van haar periode, of de week die `--as-of` noemt; dat laatste is nodig als de cycli in een logbestand staan. Gemeld wordt een andere indicator (ook alleen een andere naam), beginstand, streefwaarde, einddatum of correctie, andere mijlpalen, en een verwachting die verdwenen is; die wordt in de oude versie aangewezen. De volgorde van mijlpalen en een uitgeschreven standaardwaarde tellen niet. Ook verhuizen naar een ander doel, of een andere aankondiging, horizon of weging, geeft geen bevinding, al noemt het overzicht van wijzigingen ze wel.",
        en: "Only `lerendwerken diff` looks at this, since it takes two versions of the programme. It is about expectations that had been declared by the older version: in or before the latest week in which a cycle in that version was held, else the first week of its period, or the week that `--as-of` says, which is needed where cycles stand in a log. Reported is another indicator (its name alone, too), baseline, target, due week or adjustment, other milestones, and an expectation that vanished, which is pointed at in the older version. The order of milestones and a default written out do not count. Nor is a move to another goal, or another declaration, horizon or weight, a finding, though the list of changes has them.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW112.breaks.json"),
    keeps: include_str!("../cases/LW112.keeps.json"),
    check: Check::NOTHING.versions(changed_after_declared, include_str!("../cases/LW112.before.json")),
};

const INDICATOR: Bilingual = Bilingual { nl: "de indicator", en: "the indicator" };
const BASELINE: Bilingual = Bilingual { nl: "de beginstand", en: "the baseline" };
const TARGET: Bilingual = Bilingual { nl: "de streefwaarde", en: "the target" };
const DUE: Bilingual = Bilingual { nl: "de einddatum", en: "the due week" };
const MILESTONES: Bilingual = Bilingual { nl: "de mijlpalen", en: "the milestones" };
const ADJUST: Bilingual = Bilingual { nl: "de correcties", en: "the adjustments" };
const VANISHED: Bilingual = Bilingual { nl: "zij is verdwenen", en: "it vanished" };

fn changed_after_declared(cx: &VersionsContext<'_>, hits: &mut Hits<'_>) {
    let mut after = HashMap::new();
    for (at, goal, expectation) in cx.expectations_after() {
        after.entry(expectation.id.as_str()).or_insert((at, goal, expectation));
    }
    let mut seen = HashSet::new();
    for (at, goal, before) in cx.expectations_before() {
        if !seen.insert(before.id.as_str()) || before.declared > cx.as_of {
            continue;
        }
        let said = |goal, changed| {
            let (expectation, declared) = ((&before.id).into(), before.declared.into());
            [("expectation", expectation), ("goal", goal), ("declared", declared), ("changed", changed)]
        };
        match after.get(before.id.as_str()) {
            None => hits.at_before(at, said((&goal.id).into(), VANISHED.into())),
            Some((at, goal, after)) => {
                let changed = changed(before, after);
                if !changed.is_empty() {
                    hits.at(*at, said((&goal.id).into(), Value::Terms(changed.into())));
                }
            }
        }
    }
}

/// What is promised otherwise.
fn changed(before: &Expectation, after: &Expectation) -> Vec<Bilingual> {
    let parts = [
        (before.indicator != after.indicator, INDICATOR),
        (before.baseline != after.baseline, BASELINE),
        (before.target != after.target, TARGET),
        (before.due != after.due, DUE),
        (by_week(&before.milestones) != by_week(&after.milestones), MILESTONES),
        (adjust(before) != adjust(after), ADJUST),
    ];
    parts.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| part).collect()
}

/// Milestones by week and target, whatever order they stand in.
fn by_week(milestones: &[Milestone]) -> Vec<(Week, f64)> {
    let mut milestones: Vec<_> = milestones.iter().map(|it| (it.week, it.target.get())).collect();
    milestones.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    milestones
}

/// The adjustments as they are used.
fn adjust(expectation: &Expectation) -> Adjust {
    expectation.adjust.clone().unwrap_or_default()
}
