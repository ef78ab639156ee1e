//! The programme, its people, teams and AI systems in two versions.

use super::change::Thing;
use super::family::{Child, Family};
use super::walk::{Pair, Spot, Walk};
use super::{beside, goals, settings};
use crate::model::{
    AiSystem, Costs, Currency, Governance, Moment, Money, OtherCost, Period, Person, Programme, Team, WorkingHours,
};
use crate::rules::{At, Key};

/// Notes what differs in the frame. Every member of a programme is named here, so that a new one has to be
/// either compared or left out.
pub(super) fn programme(walk: &mut Walk, before: &Programme, after: &Programme) {
    let Programme {
        // Of no weight: where an editor finds the schema, the number of the format, and a name.
        schema: _,
        format: _,
        organisation: _,
        id,
        language,
        period,
        phase,
        people: old_people,
        teams: old_teams,
        ai_systems: old_systems,
        governance: old_governance,
        costs: old_costs,
        goals: old_goals,
        development_questions: old_questions,
        assumptions: old_assumptions,
        rules: old_rules,
        // Work, and no part of the frame.
        cycles: _,
        measurements: _,
        accounts: _,
        references,
        extensions,
    } = before;
    let pair = Pair::new(root(before), root(after));
    walk.value(pair, Key::Id, id, &after.id);
    walk.value(pair, Key::Language, language, &after.language);
    span(walk, pair.down(Key::Period), period, &after.period);
    walk.option(pair, Key::Phase, phase.as_ref(), after.phase.as_ref());
    people(walk, (old_people, &after.people));
    teams(walk, (old_teams, &after.teams));
    systems(walk, (old_systems, &after.ai_systems));
    governance(walk, pair.down(Key::Governance), old_governance.as_ref(), after.governance.as_ref());
    costs(walk, pair.down(Key::Costs), old_costs.as_ref(), after.costs.as_ref());
    goals::goals(walk, (old_goals, &after.goals));
    goals::questions(walk, (old_questions, &after.development_questions));
    settings::assumptions(walk, pair.down(Key::Assumptions), old_assumptions.as_ref(), after.assumptions.as_ref());
    settings::rules(walk, pair.down(Key::Rules), old_rules.as_ref(), after.rules.as_ref());
    beside::references(walk, pair, references, &after.references);
    beside::extensions(walk, pair, extensions, &after.extensions);
}

fn root(programme: &Programme) -> Spot<'_> {
    Spot::new(Thing::Programme, programme.id.as_str(), At::root())
}

fn span(walk: &mut Walk, pair: Pair<'_>, before: &Period, after: &Period) {
    let Period { from, until } = before;
    walk.value(pair, Key::From, from, &after.from);
    walk.value(pair, Key::Until, until, &after.until);
}

fn person_spot(place: usize, person: &Person) -> Spot<'_> {
    place_of(Thing::Person, person.id.as_str(), Key::People, place)
}

fn people(walk: &mut Walk, both: (&[Person], &[Person])) {
    walk.things(both, person_spot, |walk, met| {
        walk.came_or_went(&met);
        let Some((pair, before, after)) = met.both() else { return };
        let Person { id: _, name: _, accounts_to, weekly_minutes, from, until, references, extensions } = before;
        walk.option(pair, Key::AccountsTo, accounts_to.as_ref(), after.accounts_to.as_ref());
        walk.value(pair, Key::WeeklyMinutes, weekly_minutes, &after.weekly_minutes);
        walk.option(pair, Key::From, from.as_ref(), after.from.as_ref());
        walk.option(pair, Key::Until, until.as_ref(), after.until.as_ref());
        beside::references(walk, pair, references, &after.references);
        beside::extensions(walk, pair, extensions, &after.extensions);
    });
}

/// Somebody or something in a list of the programme itself.
pub(super) fn place_of(thing: Thing, id: &str, list: Key, place: usize) -> Spot<'_> {
    Spot::new(thing, id, At::root().down(list).down(place))
}

fn team_spot(place: usize, team: &Team) -> Spot<'_> {
    place_of(Thing::Team, team.id.as_str(), Key::Teams, place)
}

fn teams(walk: &mut Walk, both: (&[Team], &[Team])) {
    let moments = Family::within_parents(moments(both.0), moments(both.1));
    walk.things(both, team_spot, |walk, met| {
        walk.came_or_went(&met);
        if let Some((pair, before, after)) = met.both() {
            let Team { id: _, name: _, members, working_hours, moments: _, references, extensions } = before;
            walk.set(pair, Key::Members, members, &after.members);
            let hours = |WorkingHours { day, from, until }: &WorkingHours| (*day, *from, *until);
            walk.bag(pair, Key::WorkingHours, (working_hours, &after.working_hours), hours);
            beside::references(walk, pair, references, &after.references);
            beside::extensions(walk, pair, extensions, &after.extensions);
        }
        moments.of(walk, &met, moment);
    });
}

fn moments(teams: &[Team]) -> Vec<Child<'_, Moment>> {
    let mut moments = Vec::new();
    for (t, team) in teams.iter().enumerate() {
        let parent = team_spot(t, team);
        moments.extend(team.moments.iter().enumerate().map(|(m, moment)| {
            let spot = parent.child(Thing::Moment, moment.id.as_str(), Key::Moments, m);
            Child { place: (t, m), spot, thing: moment }
        }));
    }
    moments
}

fn moment(walk: &mut Walk, pair: Pair<'_>, before: &Moment, after: &Moment) {
    let Moment { id: _, day, from, minutes } = before;
    walk.value(pair, Key::Day, day, &after.day);
    walk.value(pair, Key::From, from, &after.from);
    walk.value(pair, Key::Minutes, minutes, &after.minutes);
}

fn system_spot(place: usize, system: &AiSystem) -> Spot<'_> {
    place_of(Thing::AiSystem, system.id.as_str(), Key::AiSystems, place)
}

fn systems(walk: &mut Walk, both: (&[AiSystem], &[AiSystem])) {
    walk.things(both, system_spot, |walk, met| {
        walk.came_or_went(&met);
        let Some((pair, before, after)) = met.both() else { return };
        let AiSystem {
            id: _,
            name: _,
            vendor,
            risk,
            overseer,
            cleared_for,
            terms,
            risk_analysis,
            workers_informed,
            exit_strategy,
        } = before;
        walk.value(pair, Key::Vendor, vendor, &after.vendor);
        walk.value(pair, Key::Risk, risk, &after.risk);
        walk.option(pair, Key::Overseer, overseer.as_ref(), after.overseer.as_ref());
        walk.set(pair, Key::ClearedFor, cleared_for, &after.cleared_for);
        walk.value(pair, Key::Terms, terms, &after.terms);
        walk.option(pair, Key::RiskAnalysis, risk_analysis.as_ref(), after.risk_analysis.as_ref());
        walk.option(pair, Key::WorkersInformed, workers_informed.as_ref(), after.workers_informed.as_ref());
        walk.option(pair, Key::ExitStrategy, exit_strategy.as_ref(), after.exit_strategy.as_ref());
    });
}

fn governance(walk: &mut Walk, pair: Pair<'_>, before: Option<&Governance>, after: Option<&Governance>) {
    let (old, new) = (before.cloned().unwrap_or_default(), after.cloned().unwrap_or_default());
    let Governance { works_council, works_council_consent } = &old;
    walk.option(pair, Key::WorksCouncil, works_council.as_ref(), new.works_council.as_ref());
    walk.option(pair, Key::WorksCouncilConsent, works_council_consent.as_ref(), new.works_council_consent.as_ref());
}

fn costs(walk: &mut Walk, pair: Pair<'_>, before: Option<&Costs>, after: Option<&Costs>) {
    fn parts(costs: Option<&Costs>) -> (Option<&Currency>, Option<&Money>, &[OtherCost]) {
        match costs {
            Some(Costs { currency, hour, other }) => (Some(currency), Some(hour), other),
            None => (None, None, &[]),
        }
    }
    let ((currency, hour, other), after) = (parts(before), parts(after));
    walk.option(pair, Key::Currency, currency, after.0);
    walk.option(pair, Key::Hour, hour, after.1);
    walk.bag(pair, Key::Other, (other, after.2), |OtherCost { week, amount, what }| (week, bits(amount.get()), what));
}

/// A number by which it can be told from others; zero has one sign.
pub(super) fn bits(number: f64) -> u64 {
    (number + 0.0).to_bits()
}
