//! LW104, LW107 and LW108: goals that somebody works on, for a reason.

use crate::Bilingual;
use crate::rules::at::{At, Key};
use crate::rules::context::FrameContext;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static GOAL_WITHOUT_QUESTION: Rule = Rule {
    code: "LW104",
    name: "goal-without-question",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        2,
        Bilingual {
            nl: "Het artikel: «Waarom en wat er geleerd wordt, hangt af van de organisatiedoelen en bijbehorende ontwikkelvragen (het kader).»",
            en: "The paper: why and what is learned depends on the organisation's goals and the development questions that go with them (the frame).",
        },
    ),
    title: Bilingual { nl: "Doel zonder ontwikkelvraag", en: "Goal without a development question" },
    message: Bilingual {
        nl: "geen ontwikkelvraag dient {goal}, dus niemand kan eraan werken",
        en: "no development question serves {goal}, so nobody can work on it",
    },
    mend: Bilingual {
        nl: "stel de vraag die de organisatie moet beantwoorden om het doel te halen, met het doel in `serves`",
        en: "ask the question that the organisation has to answer to reach the goal, with the goal in its `serves`",
    },
    explain: Bilingual {
        nl: "Een leervraag komt bij een doel via de ontwikkelvraag waar zij bij hoort. Een doel dat door geen enkele ontwikkelvraag gediend wordt, is dus voor niemand bereikbaar: uitkomsten ervan vallen buiten de keten (LW501). Een ontwikkelvraag mag meer doelen dienen. Of er ook aan gewerkt wordt, is een andere regel (LW307).",
        en: "A learning question reaches a goal by way of the development question that it belongs to. A goal that no development question serves is therefore out of everybody's reach: its outcomes fall outside the chain (LW501). A development question may serve several goals. Whether anybody works on it is another rule (LW307).",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW104.breaks.json"),
    keeps: include_str!("../cases/LW104.keeps.json"),
    check: Check::NOTHING.frame(goal_without_question),
};

fn goal_without_question(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let mut is_served = vec![false; cx.frame.goals.known()];
    let served = cx.programme.development_questions.iter().flat_map(|question| question.serves.iter());
    for number in served.filter_map(|goal| cx.frame.goals.find(goal.as_str())) {
        is_served.get_mut(number as usize).into_iter().for_each(|slot| *slot = true);
    }
    for (place, goal) in cx.programme.goals.iter().enumerate() {
        let number = cx.frame.goals.find(goal.id.as_str());
        if number.is_none_or(|number| is_served.get(number as usize) != Some(&true)) {
            hits.at(At::root().down(Key::Goals).down(place), [("goal", (&goal.id).into())]);
        }
    }
}

/// Why goals name challenges.
const CHALLENGES: Why = Why::Paper(
    21,
    Bilingual {
        nl: "Het artikel wil bijdragen «aan hedendaagse uitdagingen zoals arbeidsmarktkrapte, ongezond werkklimaat, lage productiviteit, haperende inclusiviteit en de roep om verduurzaming».",
        en: "The paper wants to contribute to the challenges of this time: labour shortage, an unhealthy work climate, low productivity, faltering inclusion and the call for sustainability.",
    },
);

pub(super) static GOAL_WITHOUT_CHALLENGE: Rule = Rule {
    code: "LW107",
    name: "goal-without-challenge",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: CHALLENGES,
    title: Bilingual { nl: "Doel zonder uitdaging", en: "Goal without a challenge" },
    message: Bilingual {
        nl: "{goal} noemt geen uitdaging van deze tijd waarvoor het ertoe doet",
        en: "{goal} names no challenge of this time for which it matters",
    },
    mend: Bilingual {
        nl: "zet in `challenges` waaraan het doel bijdraagt; past geen van de vijf, aanvaard de bevinding dan met de reden",
        en: "say in `challenges` what the goal contributes to; where none of the five fits, accept the finding with the reason",
    },
    explain: Bilingual {
        nl: "Een doel mag in `challenges` zeggen waarom het ertoe doet: krapte op de arbeidsmarkt, werkklimaat, productiviteit, inclusie of verduurzaming, de vijf die het artikel noemt. Ontbreekt dat, dan blijft onbesproken voor welke echte uitdaging AI hier wordt ingezet. Een organisatie kan een goede reden hebben buiten deze vijf; dan is aanvaarden het eerlijke antwoord.",
        en: "A goal may say in `challenges` why it matters: labour shortage, work climate, productivity, inclusion or sustainability, the five that the paper names. Where it does not, the real challenge that AI is used for here remains unspoken. An organisation can have a good reason outside these five; accepting the finding is the honest answer then.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW107.breaks.json"),
    keeps: include_str!("../cases/LW107.keeps.json"),
    check: Check::NOTHING.frame(goal_without_challenge),
};

fn goal_without_challenge(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    for (place, goal) in cx.programme.goals.iter().enumerate().filter(|(_, goal)| goal.challenges.is_empty()) {
        hits.at(At::root().down(Key::Goals).down(place), [("goal", (&goal.id).into())]);
    }
}

pub(super) static ONE_CHALLENGE: Rule = Rule {
    code: "LW108",
    name: "one-challenge",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: CHALLENGES,
    title: Bilingual { nl: "Alle doelen voor één uitdaging", en: "All goals for one challenge" },
    message: Bilingual {
        nl: "alle {goals} doelen samen dienen maar één uitdaging: {challenge}",
        en: "all {goals} goals together serve a single challenge: {challenge}",
    },
    mend: Bilingual {
        nl: "kijk of een doel ook aan een andere uitdaging bijdraagt, of stel er een doel bij; is dit een bewuste keuze, aanvaard de bevinding dan",
        en: "see whether a goal contributes to another challenge too, or add one that does; where this is a deliberate choice, accept the finding",
    },
    explain: Bilingual {
        nl: "Kijkt naar alle doelen samen: zijn er twee of meer en noemen zij met elkaar precies één uitdaging, dan is de inzet van AI smaller dan de doelen doen vermoeden; vaak is dat productiviteit alleen. Doelen zonder uitdaging tellen mee als doel en noemen niets. Eén doel met één uitdaging is geen bevinding. Dat smal een gesprek waard is, is van ons.",
        en: "Looks at all goals together: where there are two or more, and between them they name exactly one challenge, the use of AI is narrower than the goals suggest; often it is productivity alone. Goals without a challenge count as goals and name nothing. One goal with one challenge is no finding. That narrow is worth a conversation is ours.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW108.breaks.json"),
    keeps: include_str!("../cases/LW108.keeps.json"),
    check: Check::NOTHING.frame(one_challenge),
};

fn one_challenge(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    let goals = &cx.programme.goals;
    let mut named = goals.iter().flat_map(|goal| goal.challenges.iter());
    let Some(first) = named.next() else { return };
    if goals.len() >= 2 && named.all(|challenge| challenge == first) {
        hits.at(At::root(), [("goals", goals.len().into()), ("challenge", first.labels().into())]);
    }
}
