//! LW605 and LW606: the lines along which people account to each other.

use crate::Bilingual;
use crate::facts::Frame;
use crate::model::{Person, Programme};
use crate::rules::at::{At, Key};
use crate::rules::context::{FactsContext, FrameContext};
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static ACCOUNTS_IN_A_CIRCLE: Rule = Rule {
    code: "LW605",
    name: "accounts-in-a-circle",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::OWNERSHIP,
    title: Bilingual { nl: "Verantwoording in een kring", en: "Accounts in a circle" },
    message: Bilingual {
        nl: "{person} legt uiteindelijk verantwoording af aan zichzelf (mensen in de kring: {count})",
        en: "{person} accounts to themselves in the end (people in the circle: {count})",
    },
    mend: Bilingual {
        nl: "verbeter `accounts_to` bij een van hen: ergens eindigt de lijn bij iemand die erboven staat",
        en: "put `accounts_to` right for one of them: somewhere the line ends at somebody above",
    },
    explain: Bilingual {
        nl: "Volgt `accounts_to` van mens tot mens. Komt de lijn terug bij waar zij begon, dan legt iedereen in die kring in feite verantwoording af aan zichzelf, en is er niemand die van een afstand meekijkt. Elke kring is één bevinding, bij degene die als eerste in `people` staat; wie zichzelf als leidinggevende noemt, is een kring van één. Wie op een kring uitkomt maar er niet in zit, is geen bevinding. Dat een kring niet de bedoeling is, leiden wij af uit het woord leidinggevende.",
        en: "Follows `accounts_to` from person to person. Where the line comes back to where it began, everybody in that circle accounts to themselves in fact, and nobody looks on from a distance. Each circle is one finding, at the person who stands first in `people`; who names themselves as their manager is a circle of one. Who leads into a circle without being in it is no finding. That a circle is not meant is our inference from the word manager.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW605.breaks.json"),
    keeps: include_str!("../cases/LW605.keeps.json"),
    check: Check::NOTHING.frame(accounts_in_a_circle),
};

fn accounts_in_a_circle(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let declared = declared(cx.programme, cx.frame);
    let manager = |number: u32| {
        let (_, person) = declared.get(number as usize)?;
        cx.frame.people.find(person.accounts_to.as_ref()?.as_str())
    };
    // By number, in which walk each person was come by first.
    let mut walks: Vec<Option<u32>> = vec![None; declared.len()];
    for start in (0..).take(declared.len()) {
        let mut here = Some(start);
        while let Some(number) = here {
            match walks.get_mut(number as usize) {
                Some(walk @ None) => *walk = Some(start),
                // A person of this same walk: it came full circle.
                Some(walk) if *walk == Some(start) => {
                    report(&circle(number, manager), &declared, hits);
                    break;
                }
                _ => break,
            }
            here = manager(number);
        }
    }
}

/// Everybody in the circle that a person is in.
fn circle(start: u32, manager: impl Fn(u32) -> Option<u32>) -> Vec<u32> {
    let rest = std::iter::successors(manager(start), |number| manager(*number));
    std::iter::once(start).chain(rest.take_while(|number| *number != start)).collect()
}

/// Reports a circle at the one of its people who stands first; numbers are in the order of `people`.
fn report(circle: &[u32], declared: &[(usize, &Person)], hits: &mut Hits<'_>) {
    let first = circle.iter().enumerate().min_by_key(|(_, number)| **number).map_or(0, |(at, _)| at);
    let (before, from_first) = circle.split_at_checked(first).unwrap_or_default();
    let people = || from_first.iter().chain(before).filter_map(|number| declared.get(*number as usize));
    let Some((place, _)) = people().next() else { return };
    let people = people().map(|(_, person)| ("person", Value::from(&person.id)));
    let values = people.chain([("count", circle.len().into())]).collect();
    hits.push(At::root().down(Key::People).down(*place), values);
}

/// Everybody by number, as first declared, with the place in the programme's list.
fn declared<'a>(programme: &'a Programme, frame: &Frame) -> Vec<(usize, &'a Person)> {
    let mut declared = Vec::with_capacity(frame.people.known());
    for (place, person) in programme.people.iter().enumerate() {
        // Numbers are given in the order of the list, so a person who is new has the next one.
        if frame.people.find(person.id.as_str()).is_some_and(|number| number as usize == declared.len()) {
            declared.push((place, person));
        }
    }
    declared
}

pub(super) static ACCOUNT_TO_ANOTHER: Rule = Rule {
    code: "LW606",
    name: "account-to-another",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::OWNERSHIP,
    title: Bilingual { nl: "Verantwoording aan een ander", en: "Account to somebody else" },
    message: Bilingual {
        nl: "{professional} legde {account} af aan {to}, maar legt volgens `people` verantwoording af aan {manager}",
        en: "{professional} gave {account} to {to}, but accounts to {manager} according to `people`",
    },
    mend: Bilingual {
        nl: "verbeter `to`, of `accounts_to` van deze persoon als er een andere leidinggevende is gekomen; was het een vervanger of een vorige leidinggevende, aanvaard de bevinding dan met die reden",
        en: "put `to` right, or this person's `accounts_to` where somebody else has become their manager; where it was a deputy or a former manager, accept the finding with that reason",
    },
    explain: Bilingual {
        nl: "Vergelijkt elke verantwoording tot en met de peilweek met `accounts_to` van degene die haar aflegde. Wie geen `accounts_to` heeft, kan niet bij de verkeerde uitkomen: dan zwijgt de regel. Een wisseling van leidinggevende kent het formaat niet, dus oude verantwoordingen aan een voorganger komen hier terug; aanvaarden volstaat dan. Het is een advies, want wie er werkelijk leiding geeft, weet alleen de organisatie.",
        en: "Holds every account up to the week as of which is looked against the `accounts_to` of the person who gave it. Who has no `accounts_to` can't end up with the wrong person: the rule is silent then. The format knows no change of manager, so old accounts to a predecessor turn up here; accepting them is enough. It is advice, since only the organisation knows who the manager really is.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW606.breaks.json"),
    keeps: include_str!("../cases/LW606.keeps.json"),
    check: Check::NOTHING.facts(account_to_another),
};

fn account_to_another(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    if cx.programme.accounts.is_empty() {
        return;
    }
    let declared = declared(cx.programme, cx.frame);
    let given = cx.programme.accounts.iter().enumerate().filter(|(_, account)| account.week <= cx.as_of);
    for (place, account) in given {
        let professional = cx.frame.people.find(account.professional.as_str());
        let person = professional.and_then(|number| declared.get(number as usize));
        let Some(manager) = person.and_then(|(_, person)| person.accounts_to.as_ref()) else { continue };
        if *manager != account.to {
            let values = [
                ("account", (&account.id).into()),
                ("professional", (&account.professional).into()),
                ("to", (&account.to).into()),
                ("manager", manager.into()),
                ("week", account.week.into()),
            ];
            hits.at(At::root().down(Key::Accounts).down(place), values);
        }
    }
}
