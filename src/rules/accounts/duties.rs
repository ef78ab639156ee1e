//! LW607 and LW608: what the law asks before people are at it.

use crate::Bilingual;
use crate::model::{Date, Risk, Week};
use crate::rules::at::{At, Key};
use crate::rules::context::FactsContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::law::Provision;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static NO_WORKS_COUNCIL_CONSENT: Rule = Rule {
    code: "LW607",
    name: "no-works-council-consent",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Law(
        "WOR 27(1)(f),(k),(l); 27(3)",
        Bilingual {
            nl: "De Wet op de ondernemingsraden vraagt instemming voor een regeling op het gebied van de personeelsopleiding (art. 27 lid 1 onder f), voor een regeling over persoonsgegevens van wie er werken (onder k) en voor voorzieningen die gericht zijn op of geschikt zijn voor waarneming van of controle op aanwezigheid, gedrag of prestaties (onder l).",
            en: "The Dutch Works Councils Act asks consent for a scheme of staff training (article 27(1)(f)), for one about personal data of those who work there (k), and for provisions aimed at or suited to observing or checking their presence, behaviour or performance (l).",
        },
    ),
    title: Bilingual { nl: "Geen instemming van de ondernemingsraad", en: "No consent of the works council" },
    message: Bilingual {
        nl: "er is een ondernemingsraad, en sinds {week} worden cycli gehouden {state}",
        en: "there is a works council, and since {week} cycles have been held {state}",
    },
    mend: Bilingual {
        nl: "vraag de ondernemingsraad om instemming en zet de datum in `works_council_consent`; is zij niet nodig, bijvoorbeeld omdat de cao het al regelt, aanvaard de bevinding dan met die reden",
        en: "ask the works council for consent and put the date in `works_council_consent`; where it is not needed, because a collective agreement settles it for instance, accept the finding with that reason",
    },
    explain: Bilingual {
        nl: "Kijkt alleen als `works_council` waar is. Er is een bevinding als er gehouden cycli zijn zonder datum van instemming, of in een week die al voorbij was op die datum; de week van de instemming zelf is op tijd. Een vaste weekcyclus in werktijd ligt dicht bij een opleidingsregeling, en wat mensen hier vastleggen zijn persoonsgegevens die iets laten zien van hun werk; geschikt zijn om te volgen is voor de wet al genoeg. Of instemming werkelijk nodig is, hangt van de organisatie af: volgens art. 27 lid 3 is zij niet vereist voor zover de zaak al inhoudelijk is geregeld in een cao of in een regeling van arbeidsvoorwaarden van een publiekrechtelijk orgaan. Daarom is dit een advies en geen oordeel over de wet; dat wij hier naar de gehouden cycli kijken, is van ons.",
        en: "Looks only where `works_council` is true. It is a finding where cycles were held without a date of consent, or in a week that had ended by that date; the week of the consent itself is in time. A fixed weekly cycle in working time comes close to a scheme of training, and what people record here are personal data that show something of their work; being suited to observing is enough for the law. Whether consent is really needed depends on the organisation: under article 27(3) it is not required as far as the matter is settled already, in substance, in a collective agreement or in conditions of employment laid down by a public body. Therefore this is advice, and no judgement in law; that we look at held cycles here is ours.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW607.breaks.json"),
    keeps: include_str!("../cases/LW607.keeps.json"),
    check: Check::NOTHING.facts(no_works_council_consent),
};

const WITHOUT_CONSENT: Bilingual =
    Bilingual { nl: "zonder dat instemming is vastgelegd", en: "without a consent on record" };
const BEFORE_CONSENT: Bilingual = Bilingual { nl: "voordat er instemming was", en: "before it had consented" };

fn no_works_council_consent(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let Some(governance) = cx.programme.governance.as_ref().filter(|it| it.works_council == Some(true)) else { return };
    let Some(first) = cx.facts.seen.first_held else { return };
    if let Some(state) = too_early(first, governance.works_council_consent, WITHOUT_CONSENT, BEFORE_CONSENT) {
        hits.at(At::root().down(Key::Governance), [("week", first.into()), ("state", state.into())]);
    }
}

/// What is wrong where something has been going on since a week: nothing was done, or only later. A week that
/// ends with the day itself, or after it, is in time.
fn too_early(since: Week, done: Option<Date>, without: Bilingual, before: Bilingual) -> Option<Bilingual> {
    match done {
        None => Some(without),
        Some(date) => (since.sunday() < date).then_some(before),
    }
}

pub(super) static WORKERS_NOT_INFORMED: Rule = Rule {
    code: "LW608",
    name: "workers-not-informed",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Law(
        "AI Act art. 26(7)",
        Bilingual {
            nl: "Wie als werkgever een AI-systeem met een hoog risico op de werkplek gebruikt, informeert vooraf de vertegenwoordigers van de werknemers en de werknemers om wie het gaat (Verordening (EU) 2024/1689, art. 26 lid 7).",
            en: "Employers who use a high-risk AI system at the workplace inform the workers' representatives and the workers concerned beforehand (Regulation (EU) 2024/1689, article 26(7)).",
        },
    ),
    title: Bilingual { nl: "Medewerkers niet vooraf geïnformeerd", en: "Workers not informed beforehand" },
    message: Bilingual {
        nl: "{system} heeft een hoog risico en is gebruikt sinds {week}, {state}",
        en: "{system} is high risk and has been used since {week}, {state}",
    },
    mend: Bilingual {
        nl: "vertel de medewerkers en hun vertegenwoordigers wat het systeem doet en zet de datum in `workers_informed`; was het systeem al in de handel of in gebruik voordat artikel 26 ging gelden en is het sindsdien niet significant van ontwerp veranderd (artikel 111, lid 2), aanvaard de bevinding dan met die reden, voor systemen die bedoeld zijn voor overheidsinstanties uiterlijk tot 2 augustus 2030",
        en: "tell the workers and their representatives what the system does and put the date in `workers_informed`; where the system was on the market or in service before article 26 applied, and its design was not significantly changed since (article 111(2)), accept the finding with that reason, for systems intended for public authorities until 2 August 2030 at the latest",
    },
    explain: Bilingual {
        nl: "Kijkt naar systemen met `risk` `high` die in een gehouden cyclus gebruikt zijn. Er is een bevinding als `workers_informed` ontbreekt, of als het systeem al gebruikt is in een week die voorbij was op die datum; de week van het informeren zelf is op tijd. Artikel 26 volgt de datum van bijlage III: 2 augustus 2026 op de oorspronkelijke tijdlijn (`timeline` `original`) en 2 december 2027 op die van de Digitale Omnibus (`omnibus`, de standaard). Tot die datum is een bevinding advies. Of de Digitale Omnibus in het Publicatieblad is bekendgemaakt, was op 3 juli 2026 niet nagegaan; wie zeker wil zijn, houdt de oorspronkelijke tijdlijn aan. Volgens artikel 111 lid 2 blijven systemen die voor die datum al in gebruik waren buiten schot zolang hun ontwerp niet significant verandert, maar voor overheidsinstanties niet langer dan tot 2 augustus 2030; of dat zo is, staat niet in het document, dus de regel weet het niet.",
        en: "Looks at systems with `risk` `high` that were used in a held cycle. It is a finding where `workers_informed` is absent, or where the system was used in a week that had ended by that date; the week of informing itself is in time. Article 26 follows the date of Annex III: 2 August 2026 on the original timeline (`timeline` `original`) and 2 December 2027 on that of the Digital Omnibus (`omnibus`, the default). Until that date a finding is advice. The publication of the Digital Omnibus in the Official Journal was not verified as of 3 July 2026; who wants to be sure keeps to the original timeline. Under article 111(2), systems in use before that date are exempt as long as their design is not changed significantly, but for public authorities no longer than until 2 August 2030; the document does not say whether that is so, and the rule does not know.",
    },
    law: Some(Provision::HighRisk),
    parameters: &["timeline"],
    breaks: include_str!("../cases/LW608.breaks.json"),
    keeps: include_str!("../cases/LW608.keeps.json"),
    check: Check::NOTHING.facts(workers_not_informed),
};

const WITHOUT_INFORMING: Bilingual = Bilingual {
    nl: "zonder dat is vastgelegd dat de medewerkers zijn geïnformeerd",
    en: "without the workers being informed on record",
};
const BEFORE_INFORMING: Bilingual =
    Bilingual { nl: "voordat de medewerkers waren geïnformeerd", en: "before the workers were informed" };

fn workers_not_informed(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for (place, system) in cx.programme.ai_systems.iter().enumerate().filter(|(_, it)| it.risk == Risk::High) {
        let number = cx.frame.systems.find(system.id.as_str());
        let Some(first) = number.and_then(|number| cx.facts.seen.system(number).first_used) else { continue };
        if let Some(state) = too_early(first, system.workers_informed, WITHOUT_INFORMING, BEFORE_INFORMING) {
            let values: [(&str, Value); 3] =
                [("system", (&system.id).into()), ("week", first.into()), ("state", state.into())];
            hits.at(At::root().down(Key::AiSystems).down(place), values);
        }
    }
}
