//! LW509 and LW510: what results rest on.

use std::collections::BTreeSet;

use crate::Bilingual;
use crate::model::{Assumptions, Horizon, UsedAssumptions};
use crate::rules::at::At;
use crate::rules::context::{FactsContext, TeamContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static DEFAULT_ASSUMPTIONS: Rule = Rule {
    code: "LW509",
    name: "default-assumptions",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Ours(Bilingual {
        nl: "Wat blijft, volgt uit aannames over beklijven en wegzakken; onze standaardwaarden kennen deze organisatie niet.",
        en: "What lasts follows from assumptions about consolidation and decay; our defaults do not know this organisation.",
    }),
    title: Bilingual { nl: "Duurzaam resultaat op standaardaannames", en: "Durable results on default assumptions" },
    message: Bilingual {
        nl: "{expectations} duurzame verwachtingen met uitkomsten rusten op {count} aannames die niet gegeven zijn, en dus op onze standaardwaarden",
        en: "{expectations} durable expectations with outcomes rest on {count} assumptions that are not given, and so on our defaults",
    },
    mend: Bilingual {
        nl: "bespreek de aannames die onder de resultaten staan en zet ze in `assumptions`, ook waar de standaardwaarde goed is",
        en: "talk over the assumptions that stand under the results and put them in `assumptions`, even where the default is right",
    },
    explain: Bilingual {
        nl: "Een duurzaam resultaat is wat er van gemelde uitkomsten over is. Daarvoor zijn aannames nodig: voor uitkomsten die het vakmanschap draagt die van `craft`, voor uitkomsten die het werk draagt die van `work` en van `stage`. Deze regel telt welke daarvan niet gegeven zijn, bij de duurzame verwachtingen waarop tot nu toe iets is gemeld dat meetelt. Zolang er niets gemeld is, zwijgt hij. De standaardwaarden zijn een oordeel van ons, geen meting; zij staan bij elk resultaat genoemd.",
        en: "A durable result is what is left of the outcomes that were reported. That takes assumptions: those of `craft` for outcomes that craft carries, those of `work` and `stage` for outcomes that the work carries. This rule counts which of them are not given, over the durable expectations on which something was reported so far that counts. As long as nothing is, it is silent. The defaults are a judgement of ours and no measurement; every result names them.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW509.breaks.json"),
    keeps: include_str!("../cases/LW509.keeps.json"),
    check: Check::NOTHING.facts(default_assumptions),
};

fn default_assumptions(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let none = Assumptions::default();
    let used = UsedAssumptions::from(cx.programme.assumptions.as_ref().unwrap_or(&none));
    let mut needed = BTreeSet::new();
    let mut expectations = 0_usize;
    for (_, _, expectation) in cx.expectations().filter(|(_, _, it)| it.horizon == Horizon::Durable) {
        let Some(number) = cx.frame.expectations.find(expectation.id.as_str()) else { continue };
        let [work, craft] = cx.facts.seen.last_reported(number).map(|last| last >= Some(expectation.declared));
        let of_carriers = [("work.", work), ("stage.", work), ("craft.", craft)];
        let given = used.defaulted.iter().map(String::as_str);
        let lacking: Vec<&str> =
            given.filter(|name| of_carriers.iter().any(|(of, counts)| *counts && name.starts_with(of))).collect();
        expectations += usize::from(!lacking.is_empty());
        needed.extend(lacking);
    }
    if !needed.is_empty() {
        hits.at(At::root(), [("expectations", expectations.into()), ("count", needed.len().into())]);
    }
}

pub(super) static NO_EVIDENCE: Rule = Rule {
    code: "LW510",
    name: "no-evidence",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::EXPECTATIONS_ARE_FOLLOWED,
    title: Bilingual { nl: "Uitkomsten zonder onderbouwing", en: "Outcomes without evidence" },
    message: Bilingual {
        nl: "bij {count} van de {of} uitkomsten van {team} in de laatste {weeks} weken staat niet waaruit zij blijken",
        en: "{count} of the {of} outcomes of {team} in the last {weeks} weeks do not say what shows them",
    },
    mend: Bilingual {
        nl: "zet in `evidence` waaruit de uitkomst blijkt: een telling, een registratie, een voorbeeld; één zin is genoeg",
        en: "say in `evidence` what shows the outcome: a count, a register, an example; one sentence is enough",
    },
    explain: Bilingual {
        nl: "Telt per team de uitkomsten van de laatste weken zonder `evidence`. Een uitkomst is wat een team zegt dat zij is; waaruit zij blijkt, maakt dat een ander het kan nagaan, en dat het team er later zelf op terug kan kijken. Eén zonder is al een bevinding, met het aantal erbij: is het er één van veertig, dan is dat een andere boodschap dan veertig van veertig. Een team wordt pas bekeken als het de hele termijn bezig is; de termijn is van ons en een parameter.",
        en: "Counts, for each team, the outcomes of the last weeks without `evidence`. An outcome is what a team says it is; what shows it lets somebody else verify it, and lets the team look back on it later. One without is a finding already, with the number: one of forty tells something else than forty of forty. A team is looked at only once it has been at it for the whole term; the term is ours, and a parameter.",
    },
    law: None,
    parameters: &["recent_weeks"],
    breaks: include_str!("../cases/LW510.breaks.json"),
    keeps: include_str!("../cases/LW510.keeps.json"),
    check: Check::NOTHING.facts(no_evidence),
};

fn no_evidence(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let weeks = cx.limits.recent_weeks.get();
    let judge = |team: &TeamContext<'_>| {
        let recent = team.recent(weeks).filter(|_| team.is_judged(weeks));
        recent.fold((0_usize, 0_usize), |(count, of), cycle| {
            (count + team.done.of(cycle).without_evidence as usize, of + cycle.outcomes as usize)
        })
    };
    cx.judge_teams(judge, |team, (count, of)| {
        if *count > 0 {
            let (count, of, weeks) = ((*count).into(), (*of).into(), usize::from(weeks).into());
            hits.at(team.at, [("team", team.id()), ("count", count), ("of", of), ("weeks", weeks)]);
        }
    });
}
