//! LW001: two things of a kind that share an id.

use std::collections::HashMap;
use std::sync::Arc;

use crate::Bilingual;
use crate::facts::{CycleFact, Hashed, repeats};
use crate::model::{IdKind, kind};
use crate::rules::at::{At, Key};
use crate::rules::context::{CycleContext, FactsContext, FrameContext};
use crate::rules::finding::{InCycle, Value};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static DUPLICATE_ID: Rule = Rule {
    code: "LW001",
    name: "duplicate-id",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Results,
    why: super::integrity(
        "Wie twee keer hetzelfde id heeft, kan niet meer zeggen welke van de twee bedoeld is.",
        "Where an id stands twice, nothing can say which of the two is meant.",
    ),
    title: Bilingual { nl: "Id komt twee keer voor", en: "Duplicate id" },
    message: Bilingual { nl: "het id {id} is er al voor {kind}", en: "the id {id} is already there for {kind}" },
    mend: Bilingual {
        nl: "geef een van de twee een ander id, of haal de dubbele weg",
        en: "give one of the two another id, or remove the double",
    },
    explain: Bilingual {
        nl: "Wat in een document een id heeft, heet overal naar dat id. Geteld wordt per soort: mensen, teams, AI-systemen, doelen, verwachtingen (over alle doelen heen), ontwikkelvragen, verantwoordingen en cycli; vaste momenten binnen hun team, leervragen en voorstellen binnen hun cyclus. Ook wie twee keer in één ledenlijst of bij één activiteit staat, is een bevinding. Elk volgend voorkomen wordt aangewezen, het eerste niet. Een geplande cyclus mag zijn id delen met de cyclus die hem vervangt.",
        en: "Whatever has an id in a document is known by that id. It is counted by kind: people, teams, AI systems, goals, expectations (over all goals), development questions, accounts and cycles; fixed moments within their team, learning questions and proposals within their cycle. A person who stands twice in one list of members, or at one activity, is a finding too. Every later one is pointed at, the first is not. A planned cycle may share its id with the cycle that supersedes it.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW001.breaks.json"),
    keeps: include_str!("../cases/LW001.keeps.json"),
    check: Check::NOTHING.frame(in_frame).cycle(in_cycle).facts(of_cycles),
};

const MEMBER: Bilingual = Bilingual { nl: "een lid van dit team", en: "a member of this team" };
const PARTICIPANT: Bilingual =
    Bilingual { nl: "een deelnemer aan deze activiteit", en: "a participant in this activity" };

fn in_frame(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let p = cx.programme;
    let root = At::root();
    each(hits, kind::Person::LABEL, root.down(Key::People), p.people.iter().map(|it| it.id.as_str()));
    each(hits, kind::Team::LABEL, root.down(Key::Teams), p.teams.iter().map(|it| it.id.as_str()));
    for (i, team) in p.teams.iter().enumerate() {
        let at = root.down(Key::Teams).down(i);
        each(hits, MEMBER, at.down(Key::Members), team.members.iter().map(|it| it.as_str()));
        each(hits, kind::Moment::LABEL, at.down(Key::Moments), team.moments.iter().map(|it| it.id.as_str()));
    }
    each(hits, kind::AiSystem::LABEL, root.down(Key::AiSystems), p.ai_systems.iter().map(|it| it.id.as_str()));
    each(hits, kind::Goal::LABEL, root.down(Key::Goals), p.goals.iter().map(|it| it.id.as_str()));
    expectations(cx, hits);
    let questions = p.development_questions.iter().map(|it| it.id.as_str());
    each(hits, kind::DevelopmentQuestion::LABEL, root.down(Key::DevelopmentQuestions), questions);
    each(hits, kind::Account::LABEL, root.down(Key::Accounts), p.accounts.iter().map(|it| it.id.as_str()));
}

/// The ids of expectations are unique over all goals.
fn expectations(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let all: Vec<_> = cx.expectations().collect();
    let ids: Vec<&str> = all.iter().map(|(_, _, expectation)| expectation.id.as_str()).collect();
    for i in repeats(ids.iter().copied()) {
        if let Some((at, _, expectation)) = all.get(i) {
            hits.at(*at, [("id", (&expectation.id).into()), ("kind", kind::Expectation::LABEL.into())]);
        }
    }
}

fn in_cycle(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    let root = At::root();
    let questions = cx.cycle.learning_questions().iter().map(|it| it.id.as_str());
    each(hits, kind::LearningQuestion::LABEL, root.down(Key::LearningQuestions), questions);
    for (i, activity) in cx.cycle.activities().iter().enumerate() {
        let at = root.down(Key::Activities).down(i).down(Key::Professionals);
        each(hits, PARTICIPANT, at, activity.professionals.iter().map(|it| it.as_str()));
    }
    let proposals = cx.cycle.proposals().iter().map(|it| it.id.as_str());
    each(hits, kind::Proposal::LABEL, root.down(Key::Proposals), proposals);
}

fn each<'a>(hits: &mut Hits<'_>, kind: Bilingual, list: At, ids: impl ExactSizeIterator<Item = &'a str> + Clone) {
    for i in repeats(ids.clone()) {
        if let Some(id) = ids.clone().nth(i) {
            hits.at(list.down(i), [("id", Value::id(id)), ("kind", kind.into())]);
        }
    }
}

/// The ids of cycles are unique over the programme and all logs. Planned cycles that were superseded
/// are gone by now, so they may share theirs with the cycle that took their place.
fn of_cycles(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let mut twice: HashMap<Hashed, Vec<(u32, CycleFact)>> =
        cx.facts.repeated.keys().map(|id| (*id, Vec::new())).collect();
    if twice.is_empty() {
        return;
    }
    for (number, team) in (0..).zip(&cx.facts.teams) {
        for cycle in &team.cycles {
            if let Some(cycles) = twice.get_mut(&cycle.id) {
                cycles.push((number, *cycle));
            }
        }
    }
    let mut repeats: Vec<(u32, CycleFact)> = Vec::new();
    for cycles in twice.values_mut() {
        cycles.sort_by_key(|(_, cycle)| cycle.origin);
        repeats.extend(cycles.iter().skip(1));
    }
    // In the order of reading and not of the table's keys, so that the same ones are kept every time.
    repeats.sort_by_key(|(_, cycle)| cycle.origin);
    for (number, cycle) in repeats {
        let Some(id) = cx.facts.repeated.get(&cycle.id) else { continue };
        let team = Arc::from(cx.frame.teams.name(number));
        let about = InCycle { id: Some(Arc::clone(id)), team, week: cycle.week };
        let values = [("id", Value::id(Arc::clone(id))), ("kind", kind::Cycle::LABEL.into())];
        hits.in_cycle(cycle.origin, about, At::root(), cx.facts.column(cycle.origin), values);
    }
}
