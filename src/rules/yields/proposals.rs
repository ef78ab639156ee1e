//! LW506, LW507 and LW508: what becomes of proposals.

use crate::Bilingual;
use crate::facts::{Listed, ProposalFact};
use crate::model::Stage;
use crate::rules::context::FactsContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static ONE_SIDED: Rule = Rule {
    code: "LW506",
    name: "one-sided",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        7,
        Bilingual {
            nl: "Het artikel: «Zo ontstaat een stroom van concrete innovatievoorstellen die zowel de organisatie als de professional versterken.»",
            en: "The paper: a stream of concrete innovation proposals comes about that strengthen both the organisation and the professional.",
        },
    ),
    title: Bilingual { nl: "Voorstel versterkt één kant", en: "Proposal strengthens one side" },
    message: Bilingual {
        nl: "{proposal} van {team} is {stage} en versterkt maar één kant, niet zowel de organisatie als de professional",
        en: "{proposal} of {team} is {stage} and strengthens one side alone, not both the organisation and the professional",
    },
    mend: Bilingual {
        nl: "bespreek wat het voorstel de andere kant kan brengen, en noteer het in `strengthens`; is er niets, aanvaard de bevinding dan met de reden",
        en: "talk about what the proposal can bring to the other side, and note it in `strengthens`; where there is nothing, accept the finding with the reason",
    },
    explain: Bilingual {
        nl: "Kijkt bij elk voorstel naar de laatste keer dat een gehouden cyclus het noemt. Is het dan in gebruik genomen of geïntegreerd en staat in `strengthens` maar één van beide, dan wijst de regel die plek aan. Eerdere stadia mogen eenzijdig zijn: een idee groeit. Eén voorstel dat vooral de organisatie helpt is niet fout; een stroom die altijd dezelfde kant kiest, is niet wat het artikel bedoelt.",
        en: "Looks, for each proposal, at the last time that a held cycle lists it. Where it has been adopted or integrated by then, and `strengthens` names one of the two alone, the rule points there. Earlier stages may be one-sided: an idea grows. One proposal that mainly helps the organisation is not wrong; a stream that always picks the same side is not what the paper means.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW506.breaks.json"),
    keeps: include_str!("../cases/LW506.keeps.json"),
    check: Check::NOTHING.facts(one_sided),
};

fn one_sided(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for latest in cx.histories().iter().filter_map(|history| history.last()) {
        if matches!(latest.stage, Stage::Adopted | Stage::Integrated) && !latest.mutual {
            hit(cx, hits, latest, [("stage", latest.stage.labels().into())]);
        }
    }
}

/// Finds something in a proposal as a cycle lists it.
fn hit<const N: usize>(
    cx: &FactsContext<'_>,
    hits: &mut Hits<'_>,
    listed: &ProposalFact,
    more: [(&'static str, Value); N],
) {
    let (team, id) = cx.facts.asked.proposal(listed.proposal);
    let values: Vec<_> = [("proposal", Value::id(id))].into_iter().chain(more).collect();
    hits.at_spot(cx, team, listed.spot, Listed::Proposals, values);
}

pub(super) static STAGE_GOES_BACK: Rule = Rule {
    code: "LW507",
    name: "stage-goes-back",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        18,
        Bilingual {
            nl: "Het artikel: «Adoptie is dan een eerste stap en integratie een bedrijfseconomisch vervolg.» Stappen gaan vooruit; wat terugvalt, is beter ingetrokken.",
            en: "The paper: adoption is a first step and integration the economic sequel. Steps go forward; what falls back is better withdrawn.",
        },
    ),
    title: Bilingual { nl: "Stadium gaat terug", en: "Stage goes back" },
    message: Bilingual {
        nl: "{proposal} van {team} was in {before} {from} en is nu {stage}",
        en: "{proposal} of {team} was {from} in {before} and is {stage} now",
    },
    mend: Bilingual {
        nl: "verbeter het stadium, trek het voorstel in, of begin met een nieuw id als het een ander voorstel is geworden",
        en: "correct the stage, withdraw the proposal, or start with a new id where it has become another proposal",
    },
    explain: Bilingual {
        nl: "Houdt elke keer dat een gehouden cyclus een voorstel noemt tegen de keer daarvoor, op volgorde van de weken. Een stadium lager dan toen is een bevinding, en ook een voorstel dat terugkomt nadat het was ingetrokken. Intrekken zelf is geen terugval. Wat een uitkomst waard blijft, hangt af van het stadium van haar voorstel in die week; een stadium dat op en neer gaat, maakt dat onbetrouwbaar.",
        en: "Holds each time that a held cycle lists a proposal against the time before, in the order of the weeks. A lower stage than then is a finding, and so is a proposal that comes back after it was withdrawn. Withdrawing is no fall. What lasts of an outcome depends on the stage of its proposal in that week; a stage that goes up and down makes that unreliable.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW507.breaks.json"),
    keeps: include_str!("../cases/LW507.keeps.json"),
    check: Check::NOTHING.facts(stage_goes_back),
};

fn stage_goes_back(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for history in cx.histories().iter() {
        for pair in history.windows(2) {
            let [before, now] = pair else { continue };
            // Withdrawn comes after every other stage, so coming back from it is a fall too.
            if now.stage != Stage::Withdrawn && now.stage < before.stage {
                let values = [
                    ("before", before.spot.week.into()),
                    ("from", before.stage.labels().into()),
                    ("stage", now.stage.labels().into()),
                ];
                hit(cx, hits, now, values);
            }
        }
    }
}

pub(super) static STALLED: Rule = Rule {
    code: "LW508",
    name: "stalled",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        18,
        Bilingual {
            nl: "Het artikel: «Adoptie is dan een eerste stap en integratie een bedrijfseconomisch vervolg.» Wie blijft staan, haalt het vervolg niet.",
            en: "The paper: adoption is a first step and integration the economic sequel. Who stands still does not get to the sequel.",
        },
    ),
    title: Bilingual { nl: "Voorstel staat stil", en: "Proposal has stalled" },
    message: Bilingual {
        nl: "{proposal} van {team} is sinds {since} {stage}, {weeks} weken lang",
        en: "{proposal} of {team} has been {stage} since {since}, for {weeks} weeks",
    },
    mend: Bilingual {
        nl: "zet de volgende stap, of trek het voorstel in: ook dat is een uitkomst van leren",
        en: "take the next step, or withdraw the proposal: that is an outcome of learning too",
    },
    explain: Bilingual {
        nl: "Kijkt bij elk voorstel naar het laatste stadium dat een gehouden cyclus noemt, en naar de week waarin de onafgebroken reeks met dat stadium begon. Is dat de grens of meer weken voor de peilweek, dan staat het stil, ook als niemand het sindsdien nog noemde. Geïntegreerd en ingetrokken zijn eindpunten. De regel wijst de laatste plek aan. Het aantal weken is van ons en een parameter.",
        en: "Looks, for each proposal, at the last stage that a held cycle lists, and at the week in which the unbroken run of that stage began. Where that is the limit or more weeks before the week as of which is looked, it has stalled, even if nobody has listed it since. Integrated and withdrawn are ends. The rule points at the last place. The number of weeks is ours, and a parameter.",
    },
    law: None,
    parameters: &["stalled_weeks"],
    breaks: include_str!("../cases/LW508.breaks.json"),
    keeps: include_str!("../cases/LW508.keeps.json"),
    check: Check::NOTHING.facts(stalled),
};

fn stalled(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let limit = i32::from(cx.limits.stalled_weeks.get());
    for history in cx.histories().iter() {
        let Some(latest) = history.last() else { continue };
        if matches!(latest.stage, Stage::Integrated | Stage::Withdrawn) {
            continue;
        }
        let run = history.iter().rev().take_while(|listed| listed.stage == latest.stage);
        let since = run.last().unwrap_or(latest).spot.week;
        let weeks = cx.as_of - since;
        if weeks >= limit {
            let values =
                [("stage", latest.stage.labels().into()), ("since", since.into()), ("weeks", f64::from(weeks).into())];
            hit(cx, hits, latest, values);
        }
    }
}
