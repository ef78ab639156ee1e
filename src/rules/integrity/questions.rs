//! LW010: a learning question that comes back as another one.

use std::sync::Arc;

use crate::Bilingual;
use crate::rules::at::{At, Key};
use crate::rules::context::FactsContext;
use crate::rules::finding::{InCycle, Value};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static CHANGED_QUESTION: Rule = Rule {
    code: "LW010",
    name: "changed-question",
    level: Level::Error,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::integrity(
        "Een leervraag die terugkomt, houdt haar id; onder een ander zou het een andere vraag zijn.",
        "A learning question that comes back keeps its id; of another person or purpose it would be another question.",
    ),
    title: Bilingual { nl: "Leervraag veranderd", en: "Learning question changed" },
    message: Bilingual {
        nl: "{question} van {team} had eerder een andere professional of ontwikkelvraag (in {before})",
        en: "{question} of {team} had another professional or development question before (in {before})",
    },
    mend: Bilingual {
        nl: "geef een nieuwe vraag een nieuw id; een ontwikkelvraag erbij of eraf is ook een andere vraag",
        en: "give a new question a new id; a development question added or dropped makes another question too",
    },
    parameters: &[],
    breaks: include_str!("../cases/LW010.breaks.json"),
    keeps: include_str!("../cases/LW010.keeps.json"),
    check: Check::NOTHING.facts(changed_question),
};

fn changed_question(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    if cx.facts.changed.is_empty() {
        return;
    }
    for (number, team) in (0..).zip(&cx.facts.teams) {
        let changed = team.listings.iter().filter(|listing| cx.facts.changed.contains_key(&listing.question));
        let mut listings: Vec<_> = changed.collect();
        listings.sort_by_key(|listing| (listing.question, listing.week, listing.origin, listing.position));
        for pair in listings.windows(2) {
            let [before, now] = pair else { continue };
            let Some(question) = cx.facts.changed.get(&now.question).filter(|_| before.question == now.question) else {
                continue;
            };
            if before.said != now.said {
                let about = InCycle { id: None, team: cx.frame.teams.name(number).into(), week: now.week };
                let at = At::root().down(Key::LearningQuestions).down(now.position as usize);
                let values = [("question", Value::id(Arc::clone(question))), ("before", before.week.into())];
                hits.in_cycle(now.origin, about, at, now.column, values);
            }
        }
    }
}
