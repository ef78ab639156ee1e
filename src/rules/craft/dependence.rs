//! LW409 and LW410: leaning on one system, or on one vendor.

use std::collections::HashMap;

use super::register::systems;
use crate::Bilingual;
use crate::model::is_white_space;
use crate::rules::at::{At, Key};
use crate::rules::context::FactsContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

/// Why leaning on one supplier is worth a word.
const UNPREDICTABLE: Why = Why::Paper(
    19,
    Bilingual {
        nl: "Het artikel: «De aanbodkant van AI is daardoor exceptioneel en onvoorspelbaar».",
        en: "The paper: the supply side of AI is exceptional and unpredictable.",
    },
);

pub(super) static NO_EXIT_STRATEGY: Rule = Rule {
    code: "LW409",
    name: "no-exit-strategy",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: UNPREDICTABLE,
    title: Bilingual {
        nl: "Geen exitstrategie voor wat het meeste draagt",
        en: "No exit strategy for what carries most",
    },
    message: Bilingual {
        nl: "{system} droeg {share} van de leertijd met AI in de laatste {weeks} weken en heeft geen exitstrategie",
        en: "{system} carried {share} of the AI-supported learning time of the last {weeks} weeks and has no exit strategy",
    },
    mend: Bilingual {
        nl: "schrijf in `exit_strategy` hoe het werk doorgaat als het systeem wegvalt, of verdeel het gebruik",
        en: "write in `exit_strategy` how the work goes on when the system is gone, or spread its use",
    },
    explain: Bilingual {
        nl: "Verdeelt de leertijd met AI van alle teams in de laatste weken over de systemen in het register: minuten maal verschillende mensen. Draagt één systeem meer dan de grens en heeft het geen `exit_strategy`, dan hangt het leren aan iets wat kan verdwijnen of veranderen. Precies de grens mag. Ook een jong programma wordt bekeken. De grens en de termijn zijn van ons en parameters.",
        en: "Divides the AI-supported learning time of all teams in the last weeks over the systems in the register: minutes times different people. Where one system carries more than the limit and has no `exit_strategy`, learning hangs on something that can vanish or change. Exactly the limit is fine. A young programme is looked at too. The limit and the term are ours, and parameters.",
    },
    law: None,
    parameters: &["recent_weeks", "system_share_max"],
    breaks: include_str!("../cases/LW409.breaks.json"),
    keeps: include_str!("../cases/LW409.keeps.json"),
    check: Check::NOTHING.facts(no_exit_strategy),
};

/// The AI-supported learning time of the last weeks, by the systems' numbers, and all of it.
fn time_by_system(cx: &FactsContext<'_>) -> (Vec<u64>, u64) {
    let mut times = vec![0; cx.frame.systems.known()];
    for activity in cx.recent_activities(cx.limits.recent_weeks.get()) {
        let slot = activity.system().and_then(|system| times.get_mut(system as usize));
        slot.into_iter().for_each(|time| *time += activity.learning_time());
    }
    let all = times.iter().sum();
    (times, all)
}

fn no_exit_strategy(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let limit = cx.limits.system_share_max.get();
    let (times, all) = time_by_system(cx);
    for (place, system, number) in systems(cx).filter(|(_, system, _)| system.exit_strategy.is_none()) {
        let time = times.get(number as usize).copied().unwrap_or_default();
        if all > 0 && time as f64 / all as f64 > limit {
            let values = [
                ("system", (&system.id).into()),
                ("share", Value::share(time as f64 / all as f64, limit)),
                ("weeks", usize::from(cx.limits.recent_weeks.get()).into()),
            ];
            hits.at(At::root().down(Key::AiSystems).down(place), values);
        }
    }
}

pub(super) static VENDOR_CONCENTRATION: Rule = Rule {
    code: "LW410",
    name: "vendor-concentration",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: UNPREDICTABLE,
    title: Bilingual { nl: "Leren met AI bij één leverancier", en: "Learning with AI at one vendor" },
    message: Bilingual {
        nl: "de leertijd met AI van de laatste {weeks} weken is sterk geconcentreerd: een Herfindahl-index van {index}, boven de grens van {limit} (aantal leveranciers: {vendors})",
        en: "the AI-supported learning time of the last {weeks} weeks is concentrated: a Herfindahl index of {index}, above the limit of {limit} (number of vendors: {vendors})",
    },
    mend: Bilingual {
        nl: "leer ook met een systeem van een andere leverancier, zodat het vak niet aan één product hangt; is één leverancier een bewuste keuze, aanvaard de bevinding dan",
        en: "learn with a system of another vendor too, so that the craft does not hang on one product; where one vendor is a deliberate choice, accept the finding",
    },
    explain: Bilingual {
        nl: "Telt de leertijd met AI van alle teams in de laatste weken op per leverancier, en daarvan de kwadraten van de aandelen: de Herfindahl-index, 1 als alles bij één leverancier ligt en 0,5 bij twee even grote. Namen van leveranciers die alleen in hoofdletters of in witruimte eromheen verschillen, zijn dezelfde. De regel zwijgt waar maar één systeem in het register staat, want dan valt er niets te verdelen. De grens en de termijn zijn van ons en parameters.",
        en: "Adds up the AI-supported learning time of all teams in the last weeks by vendor, and of these the squares of the shares: the Herfindahl index, 1 where everything is at one vendor and 0.5 at two of equal size. Names of vendors that differ only in case or in white space around them are the same. The rule is silent where the register has one system alone, since there is nothing to spread. The limit and the term are ours, and parameters.",
    },
    law: None,
    parameters: &["recent_weeks", "concentration_max"],
    breaks: include_str!("../cases/LW410.breaks.json"),
    keeps: include_str!("../cases/LW410.keeps.json"),
    check: Check::NOTHING.facts(vendor_concentration),
};

fn vendor_concentration(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let limit = cx.limits.concentration_max.get();
    let (times, all) = time_by_system(cx);
    if times.len() < 2 || all == 0 {
        return;
    }
    let mut by_vendor: HashMap<String, u64> = HashMap::new();
    for (number, time) in (0..).zip(times).filter(|(_, time)| *time > 0) {
        let place = cx.frame.place_of_system(number);
        let Some(system) = place.and_then(|place| cx.programme.ai_systems.get(place)) else { continue };
        *by_vendor.entry(system.vendor.as_str().trim_matches(is_white_space).to_lowercase()).or_default() += time;
    }
    // The squares are added up as whole numbers, so that no order and no rounding can tip the balance.
    let square = |time: u64| u128::from(time) * u128::from(time);
    let squares: u128 = by_vendor.values().map(|time| square(*time)).sum();
    let index = squares as f64 / square(all) as f64;
    if index > limit {
        let values = [
            ("weeks", usize::from(cx.limits.recent_weeks.get()).into()),
            ("vendors", by_vendor.len().into()),
            ("index", Value::beyond(index, limit)),
            ("limit", limit.into()),
        ];
        hits.at(At::root(), values);
    }
}
