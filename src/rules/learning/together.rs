//! LW302, LW304 and LW310: the team's own questions, in the team, with everybody.

use crate::Bilingual;
use crate::model::{Mode, Week};
use crate::rules::at::{At, Key};
use crate::rules::context::{CycleContext, FactsContext, TeamContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static ASKED_FROM_OUTSIDE: Rule = Rule {
    code: "LW302",
    name: "asked-from-outside",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        5,
        Bilingual {
            nl: "‘Hoe er geleerd wordt, is door het te doen, in teamverband samen met collega’s’: vragen en activiteiten zijn van het team zelf.",
            en: "Learning is by doing, in the team, together with colleagues: questions and activities are the team's own.",
        },
    ),
    title: Bilingual { nl: "Gevraagd of gedaan door anderen dan het team", en: "Asked or done from outside the team" },
    message: Bilingual {
        nl: "{what} die in {week} lid is van {team}",
        en: "{what} who is a member of {team} in {week}",
    },
    mend: Bilingual {
        nl: "verbeter wie het was, of vul de leden van het team aan (ook hun `from` en `until`); keek een team bewust bij een ander mee, aanvaard dat dan met een reden",
        en: "correct who it was, or complete the team's members (and their `from` and `until`); where somebody joined from elsewhere on purpose, accept this with a reason",
    },
    explain: Bilingual {
        nl: "In elke gehouden cyclus is een leervraag van iemand die in die week lid is van het team, en doet aan elke activiteit ten minste één zo iemand mee. Gasten mogen erbij zijn, zolang er ook een lid bij is. Of iemand in een week lid is, volgt uit de ledenlijst en uit `from` en `until` van die persoon. Iemand die het programma niet noemt, is nergens lid van en is dus ook een bevinding, naast LW002. Cycli van een team dat het programma niet noemt, blijven buiten beschouwing. Leren in teamverband komt uit het artikel; dat een leervraag van een lid moet zijn, leiden wij daaruit af.",
        en: "In every held cycle a learning question is that of somebody who is a member of the team in that week, and at least one such person takes part in every activity. Guests may join as long as a member is there too. Whether somebody is a member in a week follows from the list of members and from that person's `from` and `until`. Somebody whom the programme does not name is a member of nothing and is therefore a finding here as well as of LW002. Cycles of a team that the programme does not name are left alone. Learning in the team is the paper's; that a learning question has to be a member's is what we make of it.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW302.breaks.json"),
    keeps: include_str!("../cases/LW302.keeps.json"),
    check: Check::NOTHING.held(asked_from_outside),
};

const ASKED_BY_NOBODY: Bilingual =
    Bilingual { nl: "deze leervraag is niet van iemand", en: "this learning question is asked by nobody" };
const DONE_BY_NOBODY: Bilingual =
    Bilingual { nl: "aan deze activiteit deed niemand mee", en: "nobody took part in this activity" };

fn asked_from_outside(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    if !cx.resolved.team_is_known {
        return;
    }
    let root = At::root();
    let questions = cx.cycle.learning_questions().iter().zip(&cx.resolved.questions);
    for (i, (question, (professional, _))) in questions.enumerate() {
        if !professional.is_some_and(|person| cx.is_member(person)) {
            let (id, person) = (("question", (&question.id).into()), ("professional", (&question.professional).into()));
            hits.at(root.down(Key::LearningQuestions).down(i), [("what", ASKED_BY_NOBODY.into()), id, person]);
        }
    }
    for (i, (activity, people)) in cx.cycle.activities().iter().zip(cx.people_of_activities()).enumerate() {
        if !people.iter().flatten().any(|person| cx.is_member(*person)) {
            let people = activity.professionals.iter().map(|person| ("professional", person.into()));
            let values = std::iter::once(("what", DONE_BY_NOBODY.into())).chain(people);
            hits.push(root.down(Key::Activities).down(i), values.collect());
        }
    }
}

pub(super) static LEARNED_ALONE: Rule = Rule {
    code: "LW304",
    name: "learned-alone",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        5,
        Bilingual {
            nl: "Er wordt geleerd ‘in teamverband samen met collega’s’; wie de hele week alleen werkt, leert niet van en met anderen.",
            en: "Learning is in the team, together with colleagues; who works alone all week does not learn with and from others.",
        },
    ),
    title: Bilingual { nl: "Alleen geleerd", en: "Learned alone" },
    message: Bilingual {
        nl: "in de cyclus van {team} in {week} is niets samen gedaan",
        en: "nothing was done together in the cycle of {team} in {week}",
    },
    mend: Bilingual {
        nl: "doe ten minste één ding in de week met een collega, of noem bij de activiteit iedereen die meedeed; een week alleen is geen probleem: aanvaard dat met een reden",
        en: "do at least one thing a week with a colleague, or name everybody who took part; a week alone is no problem: accept it with a reason",
    },
    explain: Bilingual {
        nl: "Gekeken wordt naar elke gehouden cyclus met activiteiten, van een team met in die week twee of meer leden. Samen is een activiteit met leervorm `together`, of met twee of meer verschillende mensen van het programma. Is er niet één zo'n activiteit, dan is de cyclus een bevinding. Een team met in die week één lid kan niet samen leren en blijft buiten beschouwing; een cyclus zonder activiteiten is LW308. Het artikel zegt dat er in teamverband en met collega’s wordt geleerd; dat het elke week samen moet, zegt het niet: dat is van ons, en daarom is dit advies.",
        en: "This looks at every held cycle with activities, of a team that has two or more members in that week. Together is an activity of mode `together`, or one with two or more different people of the programme. Where there is not one such activity, the cycle is a finding. A team with a single member in that week can't learn together and is left alone; a cycle without activities is LW308. The paper says that learning is in the team and with colleagues; it does not say that it must be so every week: that is ours, which is why this is advice.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW304.breaks.json"),
    keeps: include_str!("../cases/LW304.keeps.json"),
    check: Check::NOTHING.held(learned_alone),
};

fn learned_alone(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    let activities = cx.cycle.activities();
    let mut people = activities.iter().zip(cx.people_of_activities());
    let alone = !people.any(|(activity, people)| activity.mode == Mode::Together || are_several(people));
    if alone && !activities.is_empty() && cx.frame.member_count(cx.resolved.team, cx.cycle.week) >= 2 {
        hits.at(At::root(), []);
    }
}

/// Whether there are two different people among these; those that the programme does not declare are not told.
fn are_several(people: &[Option<u32>]) -> bool {
    let mut people = people.iter().flatten();
    people.next().is_some_and(|first| people.any(|other| other != first))
}

pub(super) static NOT_EVERYONE: Rule = Rule {
    code: "LW310",
    name: "not-everyone",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        24,
        Bilingual {
            nl: "‘Voor een brede integratie zal iedere professional en ook iedere bestuurder, expertise moeten verwerven.’",
            en: "For AI to be integrated broadly, every professional and every executive has to acquire expertise.",
        },
    ),
    title: Bilingual { nl: "Niet iedereen doet mee", en: "Not everyone takes part" },
    message: Bilingual {
        nl: "in {where} is er voor {count} van de {of} mensen geen activiteit in de laatste {weeks} weken",
        en: "in {where}, {count} of {of} people took part in no activity in the last {weeks} weeks",
    },
    mend: Bilingual {
        nl: "vraag in het team wat er nodig is om mee te doen: tijd, een vraag, een plek; verlof en ziekte zijn goede redenen, aanvaard het dan",
        en: "ask the team what it would take to join in: time, a question, a place; leave and illness are good reasons, so accept it then",
    },
    explain: Bilingual {
        nl: "Geteld wordt hoeveel mensen in de laatste acht weken aan geen enkele activiteit meededen, van welk team ook. Dat gebeurt voor het hele programma, hoe klein ook, met iedereen die op de peildatum meetelt, bestuurders inbegrepen; en voor elk team met op de peildatum vijf of meer leden. De bevinding noemt aantallen en nooit namen, want wie er niet meedoet, is een gesprek en geen lijst. Het programma wordt beoordeeld als de eerste gehouden cyclus van enig team ten minste acht weken teruggaat, een team als dat voor zijn eigen eerste geldt. Dat iedereen expertise moet verwerven, zegt het artikel; de acht weken (`absent_weeks`) en de kleinste groep (`min_group`) zijn van ons.",
        en: "This counts how many people took part in no activity, of any team, in the last eight weeks. It does so for the whole programme, however small, with everybody who counts as of the week that is looked at, executives included; and for each team with five or more members as of that week. A finding says how many and never who, since who does not take part is a matter for a talk and not for a list. The programme is judged once the first held cycle of any team goes back eight weeks or more, and a team once its own does. That everyone has to acquire expertise is the paper's; the eight weeks (`absent_weeks`) and the smallest group (`min_group`) are ours.",
    },
    law: None,
    parameters: &["absent_weeks", "min_group"],
    breaks: include_str!("../cases/LW310.breaks.json"),
    keeps: include_str!("../cases/LW310.keeps.json"),
    check: Check::NOTHING.facts(not_everyone),
};

const THE_PROGRAMME: Bilingual = Bilingual { nl: "het programma", en: "the programme" };

fn not_everyone(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.absent_weeks.get();
    let least = usize::from(cx.limits.min_group.get());
    let since = cx.first_of_last(weeks);
    let span = ("weeks", usize::from(weeks).into());
    if cx.facts.seen.first_held.is_some_and(|first| cx.as_of - first >= i32::from(weeks) - 1) {
        let people = (0..).take(cx.frame.people.known());
        let (count, of) = absent(cx, since, people.filter(|person| cx.frame.counts(*person, cx.as_of)));
        if count > 0 {
            hits.at(
                At::root(),
                [("where", THE_PROGRAMME.into()), ("count", count.into()), ("of", of.into()), span.clone()],
            );
        }
    }
    let judge = |team: &TeamContext<'_>| {
        if team.is_judged(weeks) { absent(cx, since, team.members_in(cx.as_of)) } else { (0, 0) }
    };
    cx.judge_teams(judge, |team, (count, of)| {
        if *count > 0 && *of >= least {
            let (count, of) = (("count", (*count).into()), ("of", (*of).into()));
            hits.at(team.at, [("team", team.id()), ("where", team.id()), count, of, span.clone()]);
        }
    });
}

/// How many of these people took part in nothing since a week, and how many they are.
fn absent(cx: &FactsContext<'_>, since: Week, people: impl Iterator<Item = u32>) -> (usize, usize) {
    people.fold((0, 0), |(count, of), person| {
        let is_absent = cx.facts.seen.last_part_of(person).is_none_or(|last| last < since);
        (count + usize::from(is_absent), of + 1)
    })
}
