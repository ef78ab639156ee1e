//! LW404, LW406 and LW407: what may be used, and what may be put into it.

use crate::Bilingual;
use crate::model::{AiSystem, DataClass, Risk, Terms};
use crate::rules::at::{At, Key};
use crate::rules::context::CycleContext;
use crate::rules::hits::Hits;
use crate::rules::law::Provision;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static PROHIBITED_SYSTEM: Rule = Rule {
    code: "LW404",
    name: "prohibited-system",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Law(
        "AI Act art. 5",
        Bilingual {
            nl: "Artikel 5 van de AI-verordening, Verordening (EU) 2024/1689, verbiedt AI voor de praktijken die het noemt in de handel te brengen, in gebruik te stellen of te gebruiken.",
            en: "Article 5 of the AI Act, Regulation (EU) 2024/1689, prohibits placing on the market, putting into service or using AI for the practices that it lists.",
        },
    ),
    title: Bilingual { nl: "Verboden AI-systeem gebruikt", en: "Prohibited AI system used" },
    message: Bilingual {
        nl: "deze activiteit gebruikt {system}, dat als verboden praktijk in het register staat",
        en: "this activity uses {system}, which stands in the register as a prohibited practice",
    },
    mend: Bilingual {
        nl: "stop ermee en leg het voor aan wie over de naleving gaat, want ook voor wat al in gebruik was maakt artikel 111 hier geen uitzondering; staat het systeem verkeerd in het register, verbeter dan `risk`",
        en: "stop using it and put it to whoever is responsible for compliance, since article 111 makes no exception here for what was in use already; where the register is wrong, correct `risk`",
    },
    explain: Bilingual {
        nl: "Wijst elke activiteit aan met een systeem waarvan `risk` `prohibited` is. Of een systeem dat is, beslist wie het register invult; deze regel ziet alleen dat het toch gebruikt werd. De verboden van artikel 5 gelden sinds 2 februari 2025, op beide tijdlijnen; met een eerdere peildatum is de bevinding advies. Een verbod dat de Digitale Omnibus toevoegt, gaat later in; die datum kent deze regel niet.",
        en: "Points at each activity with a system whose `risk` is `prohibited`. Whether a system is so is decided by whoever fills in the register; this rule only sees that it was used all the same. The prohibitions of article 5 apply since 2 February 2025, on both timelines; looked at as of a week before that, the finding is advice. A prohibition that the Digital Omnibus adds applies later; this rule does not know that date.",
    },
    law: Some(Provision::Prohibited),
    parameters: &["timeline"],
    breaks: include_str!("../cases/LW404.breaks.json"),
    keeps: include_str!("../cases/LW404.keeps.json"),
    check: Check::NOTHING.held(|cx, hits| uses_that(cx, hits, |system, _| system.risk == Risk::Prohibited)),
};

/// Why there are rules about data.
const PRIVACY: Why = Why::Paper(
    22,
    Bilingual {
        nl: "Het artikel noemt «wet- en regelgeving, zeggenschap, privacy en security» onder de uitdagingen van AI.",
        en: "The paper names law and regulation, control, privacy and security among the challenges of AI.",
    },
);

pub(super) static BEYOND_CLEARANCE: Rule = Rule {
    code: "LW406",
    name: "beyond-clearance",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: PRIVACY,
    title: Bilingual { nl: "Gegevens buiten de vrijgave", en: "Data in a system not cleared for it" },
    message: Bilingual {
        nl: "in {system} zijn gegevens gezet van de klasse \u{ab}{data}\u{bb}, waarvoor het niet is vrijgegeven",
        en: "data of the class \u{ab}{data}\u{bb} were put into {system}, which is not cleared for them",
    },
    mend: Bilingual {
        nl: "ga na wat er met de gegevens is gebeurd en meld het waar dat hoort; geef het systeem vrij in `cleared_for`, of kies een ander",
        en: "find out what became of the data and report it where that belongs; clear the system in `cleared_for`, or choose another",
    },
    explain: Bilingual {
        nl: "Houdt bij elke activiteit met AI de klasse van de gegevens (`data`) tegen de klassen waarvoor het systeem is vrijgegeven (`cleared_for`). De klassen staan los van elkaar: vrijgegeven voor vertrouwelijk is niet vanzelf vrijgegeven voor persoonsgegevens, en ook openbaar moet genoemd zijn. Een systeem dat niet in het register staat, is LW002. Een fout, omdat wat eenmaal in een systeem zit er niet meer uit te halen is.",
        en: "Holds, for each activity with AI, the class of the data (`data`) against the classes for which the system is cleared (`cleared_for`). The classes are apart from each other: cleared for confidential is not cleared for personal of itself, and public has to be named too. A system that is not in the register is LW002. An error, since what is once in a system can't be taken out again.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW406.breaks.json"),
    keeps: include_str!("../cases/LW406.keeps.json"),
    check: Check::NOTHING.held(|cx, hits| uses_that(cx, hits, |system, data| !system.cleared_for.contains(&data))),
};

pub(super) static CONSUMER_TERMS: Rule = Rule {
    code: "LW407",
    name: "consumer-terms",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: PRIVACY,
    title: Bilingual {
        nl: "Niet-openbare gegevens onder consumentenvoorwaarden",
        en: "Data that are not public under consumer terms",
    },
    message: Bilingual {
        nl: "in {system}, dat onder consumentenvoorwaarden gebruikt wordt, zijn gegevens gezet van de klasse \u{ab}{data}\u{bb}",
        en: "data of the class \u{ab}{data}\u{bb} were put into {system}, which is used under consumer terms",
    },
    mend: Bilingual {
        nl: "gebruik het systeem alleen voor openbare gegevens, of sluit er een zakelijke overeenkomst voor",
        en: "use the system for public data alone, or get a business contract for it",
    },
    explain: Bilingual {
        nl: "Wijst elke activiteit aan die andere dan openbare gegevens in een systeem zet waarvan `terms` `consumer` is. Onder zulke voorwaarden is er zelden een verwerkersovereenkomst, en mag de leverancier vaak meer met de invoer. Ook een systeem dat ervoor is vrijgegeven (LW406) valt hieronder: vrijgeven verandert de voorwaarden niet. Dat consumentenvoorwaarden een waarschuwing zijn, is van ons.",
        en: "Points at each activity that puts other than public data into a system whose `terms` are `consumer`. Under such terms there is rarely a processing agreement, and the vendor may often do more with what is put in. A system that is cleared for it (LW406) falls under this too: clearing it does not change its terms. That consumer terms are a warning is ours.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW407.breaks.json"),
    keeps: include_str!("../cases/LW407.keeps.json"),
    check: Check::NOTHING.held(|cx, hits| {
        uses_that(cx, hits, |system, data| system.terms == Terms::Consumer && data != DataClass::Public);
    }),
};

/// Finds the activities whose AI system and data are so; of those the programme registers.
fn uses_that(cx: &CycleContext<'_>, hits: &mut Hits<'_>, is_so: impl Fn(&AiSystem, DataClass) -> bool) {
    let activities = cx.cycle.activities().iter().zip(&cx.resolved.activities);
    for (place, (activity, (_, number))) in activities.enumerate() {
        let system = number.flatten().and_then(|number| cx.frame.place_of_system(number));
        let system = system.and_then(|place| cx.programme.ai_systems.get(place));
        if let Some((system, ai)) = system.zip(activity.ai.as_ref()).filter(|(system, ai)| is_so(system, ai.data)) {
            let values = [("system", (&system.id).into()), ("data", ai.data.labels().into())];
            hits.at(At::root().down(Key::Activities).down(place), values);
        }
    }
}
