//! LW603: an account is of what the professional's own teams reported.

use std::collections::HashMap;

use crate::Bilingual;
use crate::model::{Account, Week};
use crate::rules::at::{At, Key};
use crate::rules::context::FactsContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static ACCOUNT_OF_OTHERS: Rule = Rule {
    code: "LW603",
    name: "account-of-others",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::OWNERSHIP,
    title: Bilingual { nl: "Verantwoording over wat niet gemeld is", en: "Account of what was not reported" },
    message: Bilingual {
        nl: "{account} noemt {about}, maar de teams van {professional} meldden daar tot en met {week} niets over",
        en: "{account} names {about}, on which the teams of {professional} reported nothing up to {week}",
    },
    mend: Bilingual {
        nl: "noem wat het eigen team meldde, of leg de uitkomst of het voorstel alsnog vast in de cyclus waarin het gebeurde",
        en: "name what the own team reported, or record the outcome or the proposal yet in the cycle in which it happened",
    },
    explain: Bilingual {
        nl: "Houdt elke verwachting en elk voorstel in een verantwoording tegen wat de teams van die professional meldden, in gehouden cycli tot en met de week van de verantwoording. Bij een verwachting telt elke uitkomst, hoe klein ook en van wanneer de verwachting ook is; een voorstel moet in een cyclus van zo'n team staan. Het gaat om het team en niet om wie het deed: de uitkomst van een collega telt mee. Of iemand in die week meetelde als lid, blijft buiten beschouwing. Een onbekende verwachting en een onbekende professional zijn LW002 en hier geen bevinding; een voorstel dat nergens bestaat, is het hier wel.",
        en: "Holds every expectation and every proposal in an account against what the professional's teams reported, in held cycles up to the week of the account. For an expectation any outcome will do, however small, and whenever the expectation was declared; a proposal must stand in a cycle of such a team. It is about the team and not about who did it: a colleague's outcome counts. Whether somebody counted as a member in that week is left alone. An unknown expectation and an unknown professional are LW002 and no finding here; a proposal that is nowhere is one.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW603.breaks.json"),
    keeps: include_str!("../cases/LW603.keeps.json"),
    check: Check::NOTHING.facts(account_of_others),
};

/// Something that teams report on, and accounts name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Thing<'a> {
    /// An expectation, by its number.
    Expectation(u32),
    /// A proposal, by its id.
    Proposal(&'a str),
}

/// What each professional names in accounts, by number, with the first week in which a team of theirs reported it.
type Named<'a> = HashMap<u32, HashMap<Thing<'a>, Option<Week>>>;

fn account_of_others(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    if cx.programme.accounts.is_empty() {
        return;
    }
    let named = named(cx);
    let given = cx.programme.accounts.iter().enumerate().filter(|(_, account)| account.week <= cx.as_of);
    for (place, account) in given {
        let professional = cx.frame.people.find(account.professional.as_str());
        let Some(firsts) = professional.and_then(|number| named.get(&number)) else { continue };
        let at = At::root().down(Key::Accounts).down(place);
        for (list, position, thing, about) in things(cx, account) {
            let first = firsts.get(&thing).copied().flatten();
            if first.is_none_or(|first| account.week < first) {
                let values = [
                    ("account", (&account.id).into()),
                    ("professional", (&account.professional).into()),
                    ("about", Value::id(about)),
                    ("week", account.week.into()),
                ];
                hits.at(at.down(list).down(position), values);
            }
        }
    }
}

/// What an account names: in which list, its place there, and its id. Expectations that the programme does not
/// declare are left out.
fn things<'a>(cx: &FactsContext<'a>, account: &'a Account) -> impl Iterator<Item = (Key, usize, Thing<'a>, &'a str)> {
    let numbers = &cx.frame.expectations;
    let expectations = account.expectations.iter().enumerate().filter_map(move |(position, id)| {
        let number = numbers.find(id.as_str())?;
        Some((Key::Expectations, position, Thing::Expectation(number), id.as_str()))
    });
    let proposals = account.proposals.iter().enumerate();
    expectations.chain(proposals.map(|(position, id)| {
        let id = id.as_str();
        (Key::Proposals, position, Thing::Proposal(id), id)
    }))
}

/// Finds when each thing that accounts name was first reported by a team of their professional.
fn named<'a>(cx: &FactsContext<'a>) -> Named<'a> {
    let mut named = Named::new();
    for account in &cx.programme.accounts {
        if let Some(professional) = cx.frame.people.find(account.professional.as_str()) {
            let things = things(cx, account).map(|(_, _, thing, _)| (thing, None));
            named.entry(professional).or_default().extend(things);
        }
    }
    let mut reported = proposals_by_team(cx);
    for number in (0..).take(cx.frame.teams.known()) {
        let members = cx.frame.members(number).iter();
        let members: Vec<u32> = members.copied().filter(|member| named.contains_key(member)).collect();
        let proposals = reported.remove(&number).unwrap_or_default();
        if members.is_empty() {
            continue;
        }
        let firsts = first_of_each(cx, number, proposals);
        for member in members {
            named.get_mut(&member).into_iter().for_each(|named| note(named, &firsts));
        }
    }
    named
}

/// The listings of proposals in held cycles, by team.
fn proposals_by_team<'a>(cx: &FactsContext<'a>) -> HashMap<u32, Vec<(Thing<'a>, Week)>> {
    let mut by_team: HashMap<u32, Vec<_>> = HashMap::new();
    for listed in cx.facts.proposals.iter().filter(|listed| listed.spot.week <= cx.as_of) {
        let (team, id) = cx.facts.asked.proposal(listed.proposal);
        by_team.entry(team).or_default().push((Thing::Proposal(id), listed.spot.week));
    }
    by_team
}

/// Everything that a team reported on in held cycles, sorted, with the first week of each.
fn first_of_each<'a>(cx: &FactsContext<'a>, team: u32, listed: Vec<(Thing<'a>, Week)>) -> Vec<(Thing<'a>, Week)> {
    let mut all = listed;
    let Some(team) = cx.facts.teams.get(team as usize) else { return all };
    let mut outcomes = team.outcomes.as_slice();
    let mut is_met = vec![false; team.rows.len()];
    for cycle in &team.cycles {
        let (own, rest) = outcomes.split_at_checked(cycle.outcomes as usize).unwrap_or_default();
        outcomes = rest;
        if cycle.week > cx.as_of {
            continue;
        }
        for outcome in own {
            let row = team.rows.get(outcome.row as usize).zip(is_met.get_mut(outcome.row as usize));
            // The cycles are in the order of their weeks, so that what was met before was met first.
            if let Some(((expectation, _), is_met)) = row.filter(|(_, is_met)| !**is_met) {
                *is_met = true;
                all.push((Thing::Expectation(*expectation), cycle.week));
            }
        }
    }
    all.sort_unstable();
    all.dedup_by_key(|(thing, _)| *thing);
    all
}

/// Notes the first weeks of what is named. The shorter of the two is gone through, so that many teams and much
/// that is named do not multiply.
fn note<'a>(named: &mut HashMap<Thing<'a>, Option<Week>>, firsts: &[(Thing<'a>, Week)]) {
    let note = |slot: &mut Option<Week>, week: Week| *slot = Some(slot.map_or(week, |first| first.min(week)));
    if named.len() < firsts.len() {
        for (thing, slot) in named {
            let place = firsts.binary_search_by_key(thing, |(other, _)| *other);
            place.ok().and_then(|place| firsts.get(place)).into_iter().for_each(|(_, week)| note(slot, *week));
        }
    } else {
        for (thing, week) in firsts {
            named.get_mut(thing).into_iter().for_each(|slot| note(slot, *week));
        }
    }
}
