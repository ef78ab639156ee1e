//! LW601 and LW602: every member of a team accounts to somebody, and does.

use std::collections::HashSet;

use crate::Bilingual;
use crate::model::Week;
use crate::rules::at::{At, Key};
use crate::rules::context::{FactsContext, TeamContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static NOBODY_TO_ACCOUNT_TO: Rule = Rule {
    code: "LW601",
    name: "nobody-to-account-to",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::OWNERSHIP,
    title: Bilingual { nl: "Legt aan niemand verantwoording af", en: "Accounts to nobody" },
    message: Bilingual {
        nl: "{person} is lid van een team, maar legt aan niemand verantwoording af, en niemand aan {person}",
        en: "{person} is a member of a team, but accounts to nobody, and nobody to {person}",
    },
    mend: Bilingual {
        nl: "zet in `accounts_to` aan wie deze persoon verantwoording aflegt; is er niemand boven deze persoon, aanvaard de bevinding dan met die reden",
        en: "say in `accounts_to` to whom this person accounts; where there is nobody above them, accept the finding with that reason",
    },
    explain: Bilingual {
        nl: "Kijkt naar iedereen die in de peilweek meetelt als lid van een team. Wie `accounts_to` niet invult en ook door niemand als leidinggevende wordt genoemd, staat buiten elke verantwoordingslijn. Wie bovenaan staat en anderen onder zich heeft, legt aan niemand verantwoording af en is geen bevinding; dat is een keuze van ons. Wie in geen team zit of (nog) niet meetelt, blijft buiten beschouwing; een onbekende leidinggevende is LW002.",
        en: "Looks at everybody who counts as a member of a team in the week as of which is looked. Who leaves out `accounts_to`, and whom nobody names as their manager either, stands outside every line of accounting. Who stands at the top, with others below, accounts to nobody and is no finding; that is a choice of ours. Who is in no team, or does not count (yet), is left alone; an unknown manager is LW002.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW601.breaks.json"),
    keeps: include_str!("../cases/LW601.keeps.json"),
    check: Check::NOTHING.facts(nobody_to_account_to),
};

fn nobody_to_account_to(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let teams = (0..).take(cx.frame.teams.known());
    let members: HashSet<u32> = teams.flat_map(|team| cx.frame.members_in(team, cx.as_of)).collect();
    let people = &cx.programme.people;
    let managers: HashSet<&str> = people.iter().filter_map(|it| Some(it.accounts_to.as_ref()?.as_str())).collect();
    for (place, person) in people.iter().enumerate().filter(|(_, person)| person.accounts_to.is_none()) {
        let is_member = cx.frame.people.find(person.id.as_str()).is_some_and(|number| members.contains(&number));
        if is_member && !managers.contains(person.id.as_str()) {
            hits.at(At::root().down(Key::People).down(place), [("person", (&person.id).into())]);
        }
    }
}

pub(super) static NO_ACCOUNT: Rule = Rule {
    code: "LW602",
    name: "no-account",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::OWNERSHIP,
    title: Bilingual { nl: "Geen verantwoording afgelegd", en: "No account given" },
    message: Bilingual {
        nl: "in {team} legden {count} van de {of} leden in de laatste {weeks} weken geen verantwoording af",
        en: "in {team}, {count} of the {of} members gave no account in the last {weeks} weeks",
    },
    mend: Bilingual {
        nl: "spreek een moment af waarop ieder vertelt wat zich ontwikkelde, en leg dat vast in `accounts`",
        en: "agree on a moment at which everybody tells what developed, and record it in `accounts`",
    },
    explain: Bilingual {
        nl: "Telt per team de leden die in de laatste 13 weken, tot en met de peilweek, geen enkele verantwoording aflegden; aan wie en waarover maakt niet uit. De regel zegt hoeveel van hoeveel en nooit wie: het is aan het team zelf om te weten wie. Daarom zwijgt hij over teams met minder dan vijf meetellende leden, en over teams waarvan de eerste gehouden cyclus nog geen 13 weken meedoet. Het artikel noemt geen termijn; de 13 weken (`account_weeks`) en de kleinste groep (`min_group`) zijn van ons.",
        en: "Counts, for each team, the members who gave no account at all in the last 13 weeks, up to the week as of which is looked; to whom and of what does not matter. The rule says how many of how many, and never who: that is for the team itself to know. It is silent, therefore, about teams with fewer than five members who count, and about teams whose first held cycle is not among weeks that long ago. The paper names no term; the 13 weeks (`account_weeks`) and the smallest group (`min_group`) are ours.",
    },
    law: None,
    parameters: &["account_weeks", "min_group"],
    breaks: include_str!("../cases/LW602.breaks.json"),
    keeps: include_str!("../cases/LW602.keeps.json"),
    check: Check::NOTHING.facts(no_account),
};

fn no_account(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.account_weeks.get();
    let accounted = who_accounted(cx, cx.first_of_last(weeks));
    let judge = |team: &TeamContext<'_>| {
        let (mut silent, mut all) = (0_usize, 0_usize);
        for member in team.members_in(cx.as_of) {
            all += 1;
            silent += usize::from(!accounted.contains(&member));
        }
        (silent, all, team.is_judged(weeks))
    };
    cx.judge_teams(judge, |team, &(silent, all, is_judged)| {
        if is_judged && silent > 0 && all >= usize::from(cx.limits.min_group.get()) {
            let values = [
                ("team", team.id()),
                ("count", silent.into()),
                ("of", all.into()),
                ("weeks", usize::from(weeks).into()),
            ];
            hits.at(team.at, values);
        }
    });
}

/// The numbers of those who gave an account from a week on, up to the week as of which is looked.
fn who_accounted(cx: &FactsContext<'_>, from: Week) -> HashSet<u32> {
    let recent = cx.programme.accounts.iter().filter(|account| from <= account.week && account.week <= cx.as_of);
    recent.filter_map(|account| cx.frame.people.find(account.professional.as_str())).collect()
}
