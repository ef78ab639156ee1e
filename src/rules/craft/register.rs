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
            nl: "Artikel 26, lid 2, van de AI-verordening: wie een AI-systeem met een hoog risico gebruikt, draagt het menselijk toezicht op aan mensen met de nodige bekwaamheid, opleiding en autoriteit.",
            en: "Article 26(2) of the AI Act: who deploys a high-risk AI system assigns human oversight to people with the necessary competence, training and authority.",
        },
    ),
    title: Bilingual { nl: "Hoog risico zonder toezichthouder", en: "High risk without an overseer" },
    message: Bilingual {
        nl: "{system} heeft een hoog risico en wordt sinds {first} gebruikt zonder toezichthouder",
        en: "{system} is of high risk and has been used since {first} without an overseer",
    },
    mend: Bilingual {
        nl: "wijs in `overseer` iemand aan die het systeem kent, ervoor opgeleid is en het mag stilzetten; valt het systeem onder artikel 111, lid 2 (in de handel of in gebruik voordat artikel 26 ging gelden en sindsdien niet significant van ontwerp veranderd), aanvaard de bevinding dan met die reden, voor systemen die bedoeld zijn voor overheidsinstanties uiterlijk tot 2 augustus 2030",
        en: "name somebody in `overseer` who knows the system, was trained for it and may stop it; where the system falls under article 111(2) (on the market or in service before article 26 applied, and its design not significantly changed since), accept the finding with that reason, for systems intended for public authorities until 2 August 2030 at the latest",
    },
    explain: Bilingual {
        nl: "Kijkt bij elk systeem met `risk` `high` dat tot en met de peildatum gebruikt is, of er een `overseer` staat. Artikel 26 volgt de datum van bijlage III: 2 augustus 2026 volgens de verordening zoals zij werd vastgesteld, 2 december 2027 volgens de Digitale Omnibus. Dat de Omnibus in het Publicatieblad is bekendgemaakt, was op 3 juli 2026 niet nagegaan, en pas die bekendmaking verschuift de datum; de parameter `timeline` kiest, en volgt standaard de Omnibus. Met een peildatum voor de eerste week die op of na de gekozen datum begint, is de bevinding advies, tenzij iemand het niveau zelf heeft gezet. Of een systeem een hoog risico heeft, staat in het register en niet in deze regel: bijlage III noemt onder meer onderwijs en werkgelegenheid, en voor de producten van bijlage I geldt een latere datum, die deze regel niet kent.",
        en: "Looks, for each system with `risk` `high` that was used up to the week as of which is looked, whether there is an `overseer`. Article 26 follows the date of Annex III: 2 August 2026 in the Regulation as it was adopted, 2 December 2027 as the Digital Omnibus moves it. That the Omnibus was published in the Official Journal was not verified as of 3 July 2026, and only publication moves the date; the parameter `timeline` chooses, and follows the Omnibus by default. As of a week before the first one that begins on or after the date chosen, the finding is advice, unless somebody set the level. Whether a system is of high risk stands in the register and not in this rule: Annex III lists education and employment among others, and for the products of Annex I a later date applies, which this rule does not know.",
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
