//! LW305 and LW308: learning by doing.

use crate::Bilingual;
use crate::model::Mode;
use crate::rules::at::At;
use crate::rules::context::{CycleContext, FactsContext, TeamContext};
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static FORMAL_HEAVY: Rule = Rule {
    code: "LW305",
    name: "formal-heavy",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        14,
        Bilingual {
            nl: "Door trainingen en cursussen gebeurt ‘slechts 10% van het leren’; ‘het grootste deel – ruim 90% – gebeurt informeel, via ervaringen en interactie op de werkvloer’. Zwaar leunen op trainingen is de traditionele benadering (P13).",
            en: "Only 10 % of learning happens in training and courses; well over 90 % is informal, by experience and interaction at work. To lean on training is the traditional approach (P13).",
        },
    ),
    title: Bilingual { nl: "Veel formeel leren", en: "Heavy on formal learning" },
    message: Bilingual {
        nl: "{share} van de leertijd van {team} is formeel in de laatste {weeks} weken, meer dan {limit}",
        en: "{share} of the learning time of {team} is formal over the last {weeks} weeks, above {limit}",
    },
    mend: Bilingual {
        nl: "breng wat geleerd is snel het werk in en noteer ook wat al doende wordt geleerd; was er even een training nodig, aanvaard het dan met een reden",
        en: "bring what was learned into the work soon and note what is learned by doing too; where a training was needed for a while, accept this with a reason",
    },
    explain: Bilingual {
        nl: "Leertijd is het aantal minuten van een activiteit maal het aantal verschillende mensen van het programma dat meedeed. Over de laatste dertien weken wordt per team het deel daarvan met leervorm `formal` genomen; is dat meer dan 20 %, dan is het een bevinding. Een team wordt pas beoordeeld als zijn eerste gehouden cyclus ten minste zo ver teruggaat, en zonder leertijd zwijgt de regel. Het artikel zegt waar leren gebeurt: een tiende formeel en ruim negen tiende informeel. Het noemt geen grens; die van 20 % (`formal_max`) is van ons, ruim genomen omdat een training ook zin heeft, en het aantal weken (`recent_weeks`) ook.",
        en: "Learning time is the minutes of an activity times the different people of the programme who took part. Over the last thirteen weeks the part of it with mode `formal` is taken for each team, and above 20 % that is a finding. A team is judged only once its first held cycle goes back at least that far, and without learning time the rule is silent. The paper says where learning happens: a tenth of it formally and well over nine tenths informally. It sets no limit; that of 20 % (`formal_max`) is ours, and generous since training has its use, and so is the number of weeks (`recent_weeks`).",
    },
    law: None,
    parameters: &["formal_max", "recent_weeks"],
    breaks: include_str!("../cases/LW305.breaks.json"),
    keeps: include_str!("../cases/LW305.keeps.json"),
    check: Check::NOTHING.facts(formal_heavy),
};

fn formal_heavy(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let (weeks, limit) = (cx.limits.recent_weeks.get(), cx.limits.formal_max.get());
    let judge = |team: &TeamContext<'_>| team.is_judged(weeks).then(|| formal_share(team, weeks)).flatten();
    cx.judge_teams(judge, |team, share| {
        if let Some(share) = share.filter(|share| *share > limit) {
            let (share, weeks) = (Value::share(share, limit), usize::from(weeks).into());
            hits.at(team.at, [("team", team.id()), ("share", share), ("weeks", weeks), ("limit", Value::Share(limit))]);
        }
    });
}

/// The part of a team's learning time that was formal in the last so many weeks; none without learning time.
fn formal_share(team: &TeamContext<'_>, weeks: u16) -> Option<f64> {
    let (mut formal, mut all) = (0, 0);
    for activity in team.recent_activities(weeks) {
        let time = activity.learning_time();
        all += time;
        formal += if activity.mode == Mode::Formal { time } else { 0 };
    }
    (all > 0).then(|| formal as f64 / all as f64)
}

pub(super) static NO_ACTIVITY: Rule = Rule {
    code: "LW308",
    name: "no-activity",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        5,
        Bilingual {
            nl: "‘Hoe er geleerd wordt, is door het te doen.’ En: ‘Alleen wie leert, weet nog wat hij weet’ (P16).",
            en: "Learning is by doing. And only who learns still knows what they know (P16).",
        },
    ),
    title: Bilingual { nl: "Cyclus zonder activiteit", en: "No activity" },
    message: Bilingual {
        nl: "de cyclus van {team} in {week} is gehouden, maar er staat geen activiteit in",
        en: "the cycle of {team} in {week} was held, but there is no activity in it",
    },
    mend: Bilingual {
        nl: "zet erbij wat er is gedaan, hoe klein ook; is er niets gedaan, maak er dan een overgeslagen cyclus met een reden van",
        en: "add what was done, however small; where nothing was, make it a skipped cycle with a reason",
    },
    explain: Bilingual {
        nl: "Elke gehouden cyclus tot en met de peildatum heeft ten minste één activiteit. Een sessie alleen is er geen: die zegt dat het team bij elkaar zat en niet wat het deed. Overgeslagen en geplande cycli worden niet bekeken. Het artikel laat leren gebeuren door het te doen. In de resultaten telt een week zonder activiteit bovendien als een week waarin niets is bijgehouden, zodat van wat er was minder overblijft: dat rekenen is van ons.",
        en: "Every held cycle up to the week as of which is looked has at least one activity. A session by itself is none: it says that the team sat together and not what it did. Skipped and planned cycles are not looked at. The paper has learning happen by doing. In the results a week without an activity also counts as one in which nothing was kept up, so that less is left of what there was: that way of reckoning is ours.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW308.breaks.json"),
    keeps: include_str!("../cases/LW308.keeps.json"),
    check: Check::NOTHING.held(no_activity),
};

fn no_activity(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    if cx.cycle.activities().is_empty() {
        hits.at(At::root(), []);
    }
}
