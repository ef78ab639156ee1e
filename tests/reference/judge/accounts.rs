//! LW601 to LW607: who accounts to whom, and of what. (LW604 needs a journal.)

use super::world::{Read, World, holds, week_precedes};
use super::{ADVICE, Found, WARNING};
use crate::reference::document::{is_true, list, member, optional_text, text, week};
use serde_json::Value;

pub fn judge(world: &World<'_>, found: &mut Found) {
    for (at, id, person) in world.numbered("people") {
        let mut teams = list(world.document, "teams").iter();
        let is_member = teams.any(|team| world.members(team, world.as_of).contains(id));
        let mut people = list(world.document, "people").iter();
        let leads = people.any(|other| optional_text(other, "accounts_to") == Some(id));
        if is_member && optional_text(person, "accounts_to").is_none() && !leads {
            found.frame("LW601", WARNING, at, &[id]);
        }
    }
    no_account(world, found);
    for (at, id, account) in world.numbered("accounts") {
        if week(account, "week") > world.as_of {
            continue;
        }
        let Some(person) = world.named("people", text(account, "professional")) else { continue };
        of_others(world, &at, account, found);
        if optional_text(person, "accounts_to").is_some_and(|to| to != text(account, "to")) {
            found.frame("LW606", ADVICE, at, &[id]);
        }
    }
    circles(world, found);
    works_council(world, found);
}

/// LW602.
fn no_account(world: &World<'_>, found: &mut Found) {
    let weeks = world.count("account_weeks");
    for (at, id, team) in world.teams() {
        let members = world.members(team, world.as_of);
        let gave = |person: &str| {
            list(world.document, "accounts").iter().any(|account| {
                let week = week(account, "week");
                text(account, "professional") == person && world.since(weeks) <= week && week <= world.as_of
            })
        };
        let judged = world.last_of(id, weeks).is_some() && members.len() >= world.limit("min_group") as usize;
        if judged && members.iter().any(|person| !gave(person)) {
            found.frame("LW602", ADVICE, at, &[id]);
        }
    }
}

/// LW603, of one account of a known person.
fn of_others(world: &World<'_>, at: &str, account: &Value, found: &mut Found) {
    let professional = text(account, "professional");
    let mut own: Vec<&Read<'_>> = world.held();
    own.retain(|read| {
        let team = world.named("teams", read.team);
        read.week <= week(account, "week") && team.is_some_and(|team| holds(team, "members", professional))
    });
    let reported = |key: &str, member: &str, id: &str| {
        own.iter().flat_map(|read| list(read.cycle, key)).any(|thing| text(thing, member) == id)
    };
    let ids = |key: &str| list(account, key).iter().filter_map(Value::as_str).enumerate();
    for (n, id) in ids("expectations") {
        if world.expectation(id).is_some() && !reported("outcomes", "expectation", id) {
            found.frame("LW603", WARNING, format!("{at}/expectations/{n}"), &[text(account, "id"), id]);
        }
    }
    for (n, id) in ids("proposals") {
        if !reported("proposals", "id", id) {
            found.frame("LW603", WARNING, format!("{at}/proposals/{n}"), &[text(account, "id"), id]);
        }
    }
}

/// LW605: who comes back to themselves is in a circle; it is reported at the first who is in it.
fn circles(world: &World<'_>, found: &mut Found) {
    let people = list(world.document, "people");
    let place = |id: &str| people.iter().position(|person| text(person, "id") == id);
    for (first, person) in people.iter().enumerate() {
        let mut passed = vec![first];
        let mut next = optional_text(person, "accounts_to").and_then(place);
        while let Some(here) = next.filter(|here| !passed.contains(here)) {
            passed.push(here);
            next = optional_text(&people[here], "accounts_to").and_then(place);
        }
        if next == Some(first) && passed.iter().all(|place| *place >= first) {
            found.frame("LW605", WARNING, format!("/people/{first}"), &[text(person, "id")]);
        }
    }
}

/// LW607.
fn works_council(world: &World<'_>, found: &mut Found) {
    let Some(governance) = member(world.document, "governance") else { return };
    let too_early = |read: &&Read<'_>| {
        let consent = optional_text(governance, "works_council_consent");
        consent.is_none_or(|consent| week_precedes(read.week, consent))
    };
    if is_true(governance, "works_council") && world.held().iter().any(too_early) {
        found.frame("LW607", ADVICE, "/governance", &[]);
    }
}
