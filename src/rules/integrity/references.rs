//! LW002: an id that refers to nothing.

use crate::Bilingual;
use crate::facts::Found;
use crate::model::{IdKind, kind};
use crate::rules::at::{At, Key};
use crate::rules::context::{CycleContext, FactsContext, FrameContext};
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static UNKNOWN_REFERENCE: Rule = Rule {
    code: "LW002",
    name: "unknown-reference",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Results,
    why: super::integrity(
        "Een verwijzing naar niets laat open wie of wat bedoeld is.",
        "A reference to nothing leaves open who or what is meant.",
    ),
    title: Bilingual { nl: "Verwijzing naar iets dat er niet is", en: "Unknown reference" },
    message: Bilingual {
        nl: "{id} verwijst naar {kind}, maar {where} is die er niet",
        en: "{id} refers to {kind}, but there is none such {where}",
    },
    mend: Bilingual {
        nl: "verbeter het id, of voeg toe waarnaar het verwijst; een cyclus noemt zelf elke leervraag en elk voorstel waarnaar hij verwijst",
        en: "correct the id, or add what it refers to; a cycle lists every learning question and proposal that it refers to itself",
    },
    explain: Bilingual {
        nl: "Elke verwijzing moet ergens op uitkomen: op iets wat het programma noemt, of, binnen een cyclus, op iets wat die cyclus zelf opsomt. Een cyclus is op zichzelf compleet, dus een activiteit, voorstel of uitkomst verwijst alleen naar leervragen en voorstellen van dezelfde cyclus. Ook aanvaardingen (`by`, en de id's in `about`) en verantwoordingen verwijzen. Een voorstel in een verantwoording dat niemand meldde, is geen onbekende verwijzing maar LW603.",
        en: "Every reference must lead somewhere: to something the programme names or, within a cycle, to something that cycle itself lists. A cycle is complete in itself, so an activity, a proposal or an outcome refers only to learning questions and proposals of the same cycle. Acceptances (`by`, and the ids in `about`) and accounts refer too. A proposal in an account that nobody reported is no unknown reference but LW603.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW002.breaks.json"),
    keeps: include_str!("../cases/LW002.keeps.json"),
    check: Check::NOTHING.frame(in_frame).cycle(in_cycle).facts(in_acceptances),
};

const PROGRAMME: Bilingual = Bilingual { nl: "in het programma", en: "in the programme" };
const CYCLE: Bilingual = Bilingual { nl: "in deze cyclus", en: "in this cycle" };
const TEAM: Bilingual = Bilingual { nl: "bij dit team", en: "in this team" };
const ANYTHING: Bilingual = Bilingual { nl: "iets", en: "something" };
const ANYWHERE: Bilingual = Bilingual { nl: "in het programma en zijn cycli", en: "in the programme and its cycles" };

/// Reports references that were looked up and not found.
struct Lookup<'a, 'b> {
    hits: &'a mut Hits<'b>,
    place: Bilingual,
}

impl Lookup<'_, '_> {
    fn need(&mut self, kind: Bilingual, at: At, id: &str, found: Found) {
        if found.is_none() {
            self.hits.at(at, [("id", Value::id(id)), ("kind", kind.into()), ("where", self.place.into())]);
        }
    }
}

fn in_frame(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let (p, frame, root) = (cx.programme, cx.frame, At::root());
    let mut look = Lookup { hits, place: PROGRAMME };
    let person = kind::Person::LABEL;
    for (i, it) in p.people.iter().enumerate() {
        if let Some(manager) = &it.accounts_to {
            let at = root.down(Key::People).down(i).down(Key::AccountsTo);
            look.need(person, at, manager.as_str(), frame.people.find(manager.as_str()));
        }
    }
    for (i, team) in p.teams.iter().enumerate() {
        for (j, member) in team.members.iter().enumerate() {
            let at = root.down(Key::Teams).down(i).down(Key::Members).down(j);
            look.need(person, at, member.as_str(), frame.people.find(member.as_str()));
        }
    }
    for (i, system) in p.ai_systems.iter().enumerate() {
        if let Some(overseer) = &system.overseer {
            let at = root.down(Key::AiSystems).down(i).down(Key::Overseer);
            look.need(person, at, overseer.as_str(), frame.people.find(overseer.as_str()));
        }
    }
    for (i, question) in p.development_questions.iter().enumerate() {
        for (j, goal) in question.serves.iter().enumerate() {
            let at = root.down(Key::DevelopmentQuestions).down(i).down(Key::Serves).down(j);
            look.need(kind::Goal::LABEL, at, goal.as_str(), frame.goals.find(goal.as_str()));
        }
    }
    for (i, measurement) in p.measurements.iter().enumerate() {
        let at = root.down(Key::Measurements).down(i).down(Key::Expectation);
        let id = measurement.expectation.as_str();
        look.need(kind::Expectation::LABEL, at, id, frame.expectations.find(id));
    }
    in_accounts(cx, &mut look);
    for (i, acceptance) in p.rules.iter().flat_map(|rules| &rules.accepted).enumerate() {
        let at = root.down(Key::Rules).down(Key::Accepted).down(i).down(Key::By);
        look.need(person, at, acceptance.by.as_str(), frame.people.find(acceptance.by.as_str()));
    }
}

/// The proposals of an account are held against what its professional's teams reported, by LW603.
fn in_accounts(cx: &FrameContext<'_>, look: &mut Lookup<'_, '_>) {
    let frame = cx.frame;
    for (i, account) in cx.programme.accounts.iter().enumerate() {
        let at = At::root().down(Key::Accounts).down(i);
        let (from, to) = (account.professional.as_str(), account.to.as_str());
        look.need(kind::Person::LABEL, at.down(Key::Professional), from, frame.people.find(from));
        look.need(kind::Person::LABEL, at.down(Key::To), to, frame.people.find(to));
        for (j, expectation) in account.expectations.iter().enumerate() {
            let (at, id) = (at.down(Key::Expectations).down(j), expectation.as_str());
            look.need(kind::Expectation::LABEL, at, id, frame.expectations.find(id));
        }
    }
}

fn in_cycle(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    if !cx.resolved.some_unknown {
        return;
    }
    let (cycle, resolved, root) = (cx.cycle, cx.resolved, At::root());
    let mut look = Lookup { hits, place: PROGRAMME };
    let team = resolved.team_is_known.then_some(resolved.team);
    look.need(kind::Team::LABEL, root.down(Key::Team), cycle.team.as_str(), team);
    for (i, (question, (professional, development))) in
        cycle.learning_questions().iter().zip(&resolved.questions).enumerate()
    {
        let at = root.down(Key::LearningQuestions).down(i);
        look.need(kind::Person::LABEL, at.down(Key::Professional), question.professional.as_str(), *professional);
        if let (Some(id), Some(found)) = (&question.development_question, development) {
            let at = at.down(Key::DevelopmentQuestion);
            look.need(kind::DevelopmentQuestion::LABEL, at, id.as_str(), *found);
        }
    }
    in_activities(cx, &mut look);
    for (i, (outcome, (expectation, _))) in cycle.outcomes().iter().zip(&resolved.outcomes).enumerate() {
        let at = root.down(Key::Outcomes).down(i).down(Key::Expectation);
        look.need(kind::Expectation::LABEL, at, outcome.expectation.as_str(), *expectation);
    }
    look.place = TEAM;
    for (i, session) in cycle.sessions().iter().enumerate() {
        if let Some(moment) = &session.moment {
            let found = cx.frame.has_moment(resolved.team, moment.as_str()).then_some(0);
            let at = root.down(Key::Sessions).down(i).down(Key::Moment);
            look.need(kind::Moment::LABEL, at, moment.as_str(), found);
        }
    }
    look.place = CYCLE;
    within_cycle(cx, &mut look);
}

fn in_activities(cx: &CycleContext<'_>, look: &mut Lookup<'_, '_>) {
    let mut people = cx.resolved.people.iter();
    for (i, (activity, (_, system))) in cx.cycle.activities().iter().zip(&cx.resolved.activities).enumerate() {
        let at = At::root().down(Key::Activities).down(i);
        for (j, (person, found)) in activity.professionals.iter().zip(&mut people).enumerate() {
            look.need(kind::Person::LABEL, at.down(Key::Professionals).down(j), person.as_str(), *found);
        }
        if let (Some(ai), Some(found)) = (&activity.ai, system) {
            look.need(kind::AiSystem::LABEL, at.down(Key::Ai).down(Key::System), ai.system.as_str(), *found);
        }
    }
}

/// What a cycle says about its own learning questions and proposals.
fn within_cycle(cx: &CycleContext<'_>, look: &mut Lookup<'_, '_>) {
    let (cycle, resolved, root) = (cx.cycle, cx.resolved, At::root());
    let question = kind::LearningQuestion::LABEL;
    for (i, (activity, (named, _))) in cycle.activities().iter().zip(&resolved.activities).enumerate() {
        if let (Some(id), Some(found)) = (&activity.learning_question, named) {
            look.need(question, root.down(Key::Activities).down(i).down(Key::LearningQuestion), id.as_str(), *found);
        }
    }
    for (i, (proposal, named)) in cycle.proposals().iter().zip(&resolved.proposals).enumerate() {
        if let (Some(id), Some(found)) = (&proposal.learning_question, named) {
            look.need(question, root.down(Key::Proposals).down(i).down(Key::LearningQuestion), id.as_str(), *found);
        }
    }
    for (i, (outcome, (_, named))) in cycle.outcomes().iter().zip(&resolved.outcomes).enumerate() {
        if let (Some(id), Some(found)) = (&outcome.proposal, named) {
            let at = root.down(Key::Outcomes).down(i).down(Key::Proposal);
            look.need(kind::Proposal::LABEL, at, id.as_str(), *found);
        }
    }
}

/// The ids that an acceptance is about may be of any kind, those of cycles included, so they are known
/// only when all cycles have passed.
fn in_acceptances(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let mut look = Lookup { hits, place: ANYWHERE };
    for (i, acceptance) in cx.programme.rules.iter().flat_map(|rules| &rules.accepted).enumerate() {
        for (j, about) in acceptance.about.iter().enumerate() {
            if let crate::model::About::Id(id) = about {
                let at = At::root().down(Key::Rules).down(Key::Accepted).down(i).down(Key::About).down(j);
                look.need(ANYTHING, at, id, (!cx.unmet.contains(id)).then_some(0));
            }
        }
    }
}
