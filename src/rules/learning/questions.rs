//! LW301, LW303 and LW307: questions to start from, and whether they are taken up.

use crate::Bilingual;
use crate::facts::Listed;
use crate::rules::at::{At, Key};
use crate::rules::context::{CycleContext, FactsContext};
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static NO_LEARNING_QUESTION: Rule = Rule {
    code: "LW301",
    name: "no-learning-question",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        3,
        Bilingual {
            nl: "‘De leervraag en ontwikkeling van de professional vormen het vertrekpunt van het simultane leren en werken.’",
            en: "The professional's learning question and development are where simultaneous learning and working start.",
        },
    ),
    title: Bilingual { nl: "Cyclus zonder leervraag", en: "No learning question" },
    message: Bilingual {
        nl: "de cyclus van {team} in {week} noemt geen leervraag",
        en: "the cycle of {team} in {week} lists no learning question",
    },
    mend: Bilingual {
        nl: "zet erbij met welke vraag van wie de week begon, ook als die al eerder liep; was er echt geen, vraag je dan af wat er is geleerd",
        en: "add the question the week started from and whose it was, also where it came up before; if there really was none, ask what was learned",
    },
    explain: Bilingual {
        nl: "Elke gehouden cyclus tot en met de peildatum noemt ten minste één leervraag. Een cyclus is op zichzelf compleet, dus een vraag waaraan al langer wordt gewerkt, staat er opnieuw in met hetzelfde id. De vraag hoeft niet bij een ontwikkelvraag te horen. In het artikel is de leervraag van de professional het vertrekpunt: zonder leervraag is een week werken of een training, maar geen Lerendwerken. Overgeslagen en geplande cycli worden niet bekeken.",
        en: "Every held cycle up to the week as of which is looked lists at least one learning question. A cycle is complete in itself, so a question that has been worked on for longer stands in it again under the same id. The question need not belong to a development question. In the paper the professional's learning question is the starting point: without one a week is work, or a training, but not Lerendwerken. Skipped and planned cycles are not looked at.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW301.breaks.json"),
    keeps: include_str!("../cases/LW301.keeps.json"),
    check: Check::NOTHING.held(no_learning_question),
};

fn no_learning_question(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    if cx.cycle.learning_questions().is_empty() {
        hits.at(At::root(), []);
    }
}

pub(super) static QUESTION_NOT_TAKEN_UP: Rule = Rule {
    code: "LW303",
    name: "question-not-taken-up",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        3,
        Bilingual {
            nl: "De leervraag is ‘het vertrekpunt van het simultane leren en werken’; een vraag waarmee niemand vertrekt, leidt nergens toe.",
            en: "The learning question is where learning and working start; one that nobody starts from leads nowhere.",
        },
    ),
    title: Bilingual { nl: "Leervraag niet opgepakt", en: "Learning question not taken up" },
    message: Bilingual {
        nl: "{question} van {team} is in {week} gesteld, maar binnen {weeks} weken was er geen activiteit bij",
        en: "{question} of {team} was asked in {week}, and no activity took it up within {weeks} weeks",
    },
    mend: Bilingual {
        nl: "ga ermee aan de slag, of noem bij de activiteit de leervraag waar die over ging; heeft de vraag bewust gewacht, aanvaard het dan met een reden",
        en: "get to work on it, or name the learning question with the activity that was about it; where it was left to wait on purpose, accept this with a reason",
    },
    explain: Bilingual {
        nl: "Voor elke leervraag, per team en id, telt de eerste gehouden cyclus die haar noemt. Is er in die week of de vier weken daarna geen activiteit die de vraag noemt, dan is dat één bevinding, op die eerste plaats. Zolang die weken nog niet voorbij zijn op de peildatum, zwijgt de regel. Wordt de vraag later alsnog opgepakt, dan blijft de bevinding staan als teken dat het lang duurde. Het artikel ziet de leervraag als vertrekpunt; de vier weken (`take_up_weeks`) zijn van ons.",
        en: "For every learning question, by team and id, the first held cycle that lists it counts. Where no activity names the question in that week or the four weeks after, there is one finding, at that first place. As long as those weeks are not over as of the week that is looked at, the rule is silent. Where the question is taken up later after all the finding stays, as a sign that it took long. That the learning question is the starting point is the paper's; the four weeks (`take_up_weeks`) are ours.",
    },
    law: None,
    parameters: &["take_up_weeks"],
    breaks: include_str!("../cases/LW303.breaks.json"),
    keeps: include_str!("../cases/LW303.keeps.json"),
    check: Check::NOTHING.facts(question_not_taken_up),
};

fn question_not_taken_up(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.take_up_weeks.get();
    let within = i32::from(weeks);
    let left = cx.facts.asked.questions().filter_map(|question| {
        let first = question.first.filter(|first| cx.as_of - first.week >= within)?;
        let taken_up = question.taken_up.is_some_and(|week| week - first.week <= within);
        (!taken_up).then_some((first, question))
    });
    let mut left: Vec<_> = left.collect();
    // In the order of reading and not of the table, so that the same ones are kept every time.
    left.sort_by_key(|(first, _)| (first.origin, first.position));
    for (first, question) in left {
        let (team, id) = cx.facts.asked.question(question.number);
        let values = [("question", Value::id(id)), ("weeks", usize::from(weeks).into())];
        hits.at_spot(cx, team, first, Listed::LearningQuestions, values);
    }
}

pub(super) static QUESTION_IDLE: Rule = Rule {
    code: "LW307",
    name: "question-idle",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        2,
        Bilingual {
            nl: "‘Waarom en wat er geleerd wordt, hangt af van de organisatiedoelen en bijbehorende ontwikkelvragen (het kader).’ Aan een ontwikkelvraag die stilligt, werkt niemand.",
            en: "Why and what is learned depends on the organisation's goals and development questions. Nobody works on a development question that lies idle.",
        },
    ),
    title: Bilingual { nl: "Ontwikkelvraag ligt stil", en: "Development question lies idle" },
    message: Bilingual {
        nl: "bij {question} was er in de laatste {weeks} weken geen enkele activiteit",
        en: "there was no activity at all on {question} in the last {weeks} weeks",
    },
    mend: Bilingual {
        nl: "vraag de teams of de ontwikkelvraag nog leeft; haal haar weg als zij is beantwoord, of aanvaard met een reden dat zij even rust",
        en: "ask the teams whether it still matters to them; remove it where it has been answered, or accept with a reason that it rests for a while",
    },
    explain: Bilingual {
        nl: "Voor elke ontwikkelvraag van het programma wordt gekeken of er in de laatste acht weken, tot en met de peildatum, een activiteit was bij een leervraag die bij haar hoort, van welk team ook. Een leervraag die alleen genoemd wordt, is geen activiteit. In de eerste acht weken van de periode zwijgt de regel, want dan moet het werk nog op gang komen. Het artikel maakt van de ontwikkelvragen het kader van wat er wordt geleerd; de acht weken (`idle_weeks`) zijn van ons. De bevinding kan ook betekenen dat de vraag is beantwoord, of nooit een vraag van de teams was.",
        en: "For each development question of the programme this looks for an activity on a learning question that belongs to it, of whichever team, in the last eight weeks up to the week as of which is looked. A learning question that is merely listed is no activity. In the first eight weeks of the period the rule is silent, as work has yet to get going. The paper makes development questions the frame of what is learned; the eight weeks (`idle_weeks`) are ours. The finding may also mean that the question has been answered, or never was one of the teams'.",
    },
    law: None,
    parameters: &["idle_weeks"],
    breaks: include_str!("../cases/LW307.breaks.json"),
    keeps: include_str!("../cases/LW307.keeps.json"),
    check: Check::NOTHING.facts(question_idle),
};

fn question_idle(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.idle_weeks.get();
    let idle = i32::from(weeks);
    if cx.as_of - cx.programme.period.from < idle {
        return;
    }
    for (i, question) in cx.programme.development_questions.iter().enumerate() {
        let number = cx.frame.development_questions.find(question.id.as_str());
        let last = number.and_then(|number| cx.facts.seen.development_question(number).last_active);
        if last.is_none_or(|last| cx.as_of - last >= idle) {
            let at = At::root().down(Key::DevelopmentQuestions).down(i);
            hits.at(at, [("question", (&question.id).into()), ("weeks", usize::from(weeks).into())]);
        }
    }
}
