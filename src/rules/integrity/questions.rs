//! LW010: a learning question that comes back as another one.

use crate::Bilingual;
use crate::facts::Listed;
use crate::rules::context::FactsContext;
use crate::rules::finding::Value;
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
    explain: Bilingual {
        nl: "Een leervraag kennen we aan team en id. Komt zij in een latere cyclus terug, dan is zij nog van dezelfde professional en hoort zij bij dezelfde ontwikkelvraag, anders is zij een andere vraag. Elke keer wordt vergeleken met de keer daarvoor, op volgorde van de weken. Ook een ontwikkelvraag die erbij komt of wegvalt, maakt er een andere vraag van. De tekst van de vraag mag wel groeien.",
        en: "A learning question is known by team and id. Where it comes back in a later cycle it is still of the same professional and belongs to the same development question, or else it is another question. Each time is compared with the time before, in the order of the weeks. A development question that is added or dropped makes it another question too. The wording of the question may grow.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW010.breaks.json"),
    keeps: include_str!("../cases/LW010.keeps.json"),
    check: Check::NOTHING.facts(changed_question),
};

fn changed_question(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    if cx.facts.changed.is_empty() {
        return;
    }
    let mut listings: Vec<_> = cx.facts.listings().filter(|it| cx.facts.changed.contains(&it.question)).collect();
    listings.sort_by_key(|listing| (listing.question, listing.spot));
    for pair in listings.windows(2) {
        let [before, now] = pair else { continue };
        if before.question == now.question && before.said != now.said {
            let (team, question) = cx.facts.asked.question(now.question);
            let values = [("question", Value::id(question)), ("before", before.spot.week.into())];
            hits.at_spot(cx, team, now.spot, Listed::LearningQuestions, values);
        }
    }
}
