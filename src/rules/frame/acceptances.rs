//! LW113: acceptances that no longer accept anything.

use crate::Bilingual;
use crate::model::About;
use crate::rules::at::{At, Key};
use crate::rules::context::AcceptanceContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static ACCEPTANCE_UNMATCHED: Rule = Rule {
    code: "LW113",
    name: "acceptance-unmatched",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Ours(Bilingual {
        nl: "Een aanvaarding die nergens meer op past, verbergt morgen iets waar niemand voor tekende.",
        en: "An acceptance that no longer matches anything will hide something tomorrow that nobody signed for.",
    }),
    title: Bilingual { nl: "Aanvaarding zonder bevinding", en: "Acceptance without a finding" },
    message: Bilingual { nl: "de aanvaarding van {code} {state}", en: "the acceptance of {code} {state}" },
    mend: Bilingual {
        nl: "haal de aanvaarding weg; is zij verlopen en geldt de reden nog, verleng haar dan met een nieuwe `until`",
        en: "remove the acceptance; where it has expired and the reason still holds, renew it with a later `until`",
    },
    explain: Bilingual {
        nl: "Een aanvaarding past op een bevinding als de code klopt en de bevinding over alle id's en weken in `about` gaat; de plaats in het document telt niet, want die schuift op. Gemeld wordt een aanvaarding in het programma die op niets past, of waarvan de week in `until` voorbij is: dan staat de bevinding weer gewoon in de lijst. Ook wie een uitgezette regel of integriteit (LW0xx) aanvaardt, aanvaardt niets. Aanvaardingen uit een aanroep tellen hier niet mee.",
        en: "An acceptance matches a finding where the code is right and the finding is about all ids and weeks in `about`; its place in the document does not count, since that shifts. Reported is an acceptance in the programme that matches nothing, or whose week in `until` has passed: the finding is back in the list then. Who accepts a rule that is off, or integrity (LW0xx), accepts nothing either. Acceptances of a call are left alone.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW113.breaks.json"),
    keeps: include_str!("../cases/LW113.keeps.json"),
    check: Check::NOTHING.acceptances(acceptance_unmatched),
};

const EXPIRED: Bilingual = Bilingual { nl: "is in {until} verlopen", en: "expired in {until}" };
const UNMATCHED: Bilingual = Bilingual { nl: "past op geen enkele bevinding", en: "matches no finding" };

fn acceptance_unmatched(cx: &AcceptanceContext<'_>, hits: &mut Hits<'_>) {
    let accepted = cx.programme.rules.iter().flat_map(|rules| &rules.accepted);
    for (place, (acceptance, _)) in accepted.zip(cx.holds).enumerate().filter(|(_, (_, holds))| !**holds) {
        let mut values = vec![("code", Value::id(acceptance.code.as_str())), ("by", (&acceptance.by).into())];
        match acceptance.until.filter(|_| acceptance.has_expired(cx.as_of)) {
            Some(until) => values.extend([("state", EXPIRED.into()), ("until", until.into())]),
            None => values.push(("state", UNMATCHED.into())),
        }
        // What it is about tells one from another, also to who accepts that it is there.
        values.extend(acceptance.about.iter().map(|about| match about {
            About::Id(id) => ("about", Value::id(&**id)),
            About::Week(week) => ("about", (*week).into()),
        }));
        hits.push(At::root().down(Key::Rules).down(Key::Accepted).down(place), values.into());
    }
}
