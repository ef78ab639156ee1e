//! LW405 and LW408: what the register says of a system before it is used.

use crate::Bilingual;
use crate::model::{AiSystem, Risk};
use crate::rules::at::{At, Key};
use crate::rules::context::FactsContext;
use crate::rules::hits::Hits;
use crate::rules::law::Provision;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static HIGH_RISK_UNSUPERVISED: Rule = Rule {
    code: "LW405",
    name: "high-risk-unsupervised",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Law(
        "AI Act art. 26(2)",
        Bilingual {
            nl: "Artikel 26, lid 2, van de AI-verordening: wie een AI-systeem met een hoog risico gebruikt, draagt het menselijk toezicht op aan mensen met de nodige bekwaamheid, opleiding en bevoegdheid.",
            en: "Article 26(2) of the AI Act: who deploys a high-risk AI system assigns human oversight to people with the necessary competence, training and authority.",
        },
    ),
    title: Bilingual { nl: "Hoog risico zonder toezichthouder", en: "High risk without an overseer" },
    message: Bilingual {
        nl: "{system} heeft een hoog risico en wordt sinds {first} gebruikt zonder toezichthouder",
        en: "{system} is of high risk and has been used since {first} without an overseer",
    },
    mend: Bilingual {
        nl: "wijs in `overseer` iemand aan die het systeem kent, ervoor opgeleid is en het mag stilzetten; volgens artikel 111, lid 2, geldt de verordening niet voor een systeem dat al vóór die datum in gebruik was en sindsdien niet ingrijpend is veranderd",
        en: "name somebody in `overseer` who knows the system, was trained for it and may stop it; under article 111(2) the Regulation does not apply to a system that was in use before that date and has not changed significantly since",
    },
    explain: Bilingual {
        nl: "Kijkt bij elk gebruikt systeem waarvan `risk` `high` is of er een `overseer` staat. Artikel 26 volgt de datum van bijlage III: 2 augustus 2026 volgens de oorspronkelijke tijdlijn, 2 december 2027 volgens de Digitale Omnibus. Dat de Omnibus in het Publicatieblad staat, kon op de dag van verificatie niet worden nagegaan; de parameter `timeline` kiest. Tot de datum bindt is de bevinding advies. Of een systeem hoog risico is, staat in het register en niet in deze regel; onderwijs en personeelszaken staan in bijlage III.",
        en: "Looks, for each system that is used and whose `risk` is `high`, whether there is an `overseer`. Article 26 follows the date of Annex III: 2 August 2026 on the original timeline, 2 December 2027 on that of the Digital Omnibus. That the Omnibus was published in the Official Journal could not be verified on the date of verification; the parameter `timeline` chooses. Until the date binds the finding is advice. Whether a system is of high risk stands in the register and not in this rule; education and employment are in Annex III.",
    },
    law: Some(Provision::HighRisk),
    parameters: &["timeline"],
    breaks: include_str!("../cases/LW405.breaks.json"),
    keeps: include_str!("../cases/LW405.keeps.json"),
    check: Check::NOTHING.facts(high_risk_unsupervised),
};

fn high_risk_unsupervised(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for (place, system, number) in systems(cx).filter(|(_, system, _)| system.risk == Risk::High) {
        let first = cx.facts.seen.system(number).first_used;
        if let Some(first) = first.filter(|_| system.overseer.is_none()) {
            let values = [("system", (&system.id).into()), ("first", first.into())];
            hits.at(At::root().down(Key::AiSystems).down(place), values);
        }
    }
}

/// Every AI system that the programme registers, with its place and its number.
pub(super) fn systems<'a>(cx: &FactsContext<'a>) -> impl Iterator<Item = (usize, &'a AiSystem, u32)> {
    let names = &cx.frame.systems;
    let all = cx.programme.ai_systems.iter().enumerate();
    all.filter_map(move |(place, system)| Some((place, system, names.find(system.id.as_str())?)))
}

pub(super) static NO_RISK_ANALYSIS: Rule = Rule {
    code: "LW408",
    name: "no-risk-analysis",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        22,
        Bilingual {
            nl: "Het artikel noemt «wet- en regelgeving, zeggenschap, privacy en security» onder de uitdagingen van AI; wie ze wil hanteren, kijkt vooraf wat er mis kan gaan.",
            en: "The paper names law and regulation, control, privacy and security among the challenges of AI; who wants to deal with them looks beforehand at what can go wrong.",
        },
    ),
    title: Bilingual { nl: "Geen risicoanalyse vooraf", en: "No risk analysis beforehand" },
    message: Bilingual { nl: "voor {system} is {state}", en: "for {system} {state}" },
    mend: Bilingual {
        nl: "maak de risicoanalyse en zet haar datum in `risk_analysis`; was zij er al, zet dan de datum waarop zij gedaan is",
        en: "make the risk analysis and put its date in `risk_analysis`; where there was one, put the date on which it was made",
    },
    explain: Bilingual {
        nl: "Kijkt of elk AI-systeem in het register een datum van risicoanalyse heeft, en of die er was voordat het gebruikt werd: een week waarvan de zondag voor de datum ligt, was te vroeg. Ook een systeem dat nog niemand gebruikt, heeft er een nodig. Uitgezonderd zijn systemen met minimaal risico waarin alleen openbare gegevens gaan; zodra er één keer iets anders in gaat, telt elk gebruik. Het is een eis van ons, los van wat een wet al vraagt.",
        en: "Looks whether every AI system in the register has a date of risk analysis, and whether that came before it was used: a week whose Sunday precedes the date was too early. A system that nobody uses yet needs one too. Exempt are systems of minimal risk into which only public data go; once anything else goes in, every use counts. It is a requirement of ours, apart from what a law may ask.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW408.breaks.json"),
    keeps: include_str!("../cases/LW408.keeps.json"),
    check: Check::NOTHING.facts(no_risk_analysis),
};

const MISSING: Bilingual = Bilingual { nl: "geen risicoanalyse gemaakt", en: "no risk analysis was made" };
const TOO_LATE: Bilingual = Bilingual {
    nl: "de risicoanalyse pas gemaakt toen het al gebruikt werd",
    en: "the risk analysis was made when it was in use already",
};

fn no_risk_analysis(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for (place, system, number) in systems(cx) {
        let seen = cx.facts.seen.system(number);
        if system.risk == Risk::Minimal && !seen.beyond_public {
            continue;
        }
        let state = match (system.risk_analysis, seen.first_used) {
            (None, _) => MISSING,
            (Some(date), Some(first)) if first.sunday() < date => TOO_LATE,
            _ => continue,
        };
        let values = [("system", (&system.id).into()), ("state", state.into())];
        hits.at(At::root().down(Key::AiSystems).down(place), values);
    }
}
