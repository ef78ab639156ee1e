//! LW201 and LW203: fixed moments, and sessions held at them.

use crate::Bilingual;
use crate::rules::at::{At, Key};
use crate::rules::context::{CycleContext, FrameContext};
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static NO_FIXED_MOMENT: Rule = Rule {
    code: "LW201",
    name: "no-fixed-moment",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        4,
        Bilingual {
            nl: "‘Wanneer er geleerd wordt, is op vaste momenten tijdens werktijd.’ Wie geen moment vastlegt, leert pas als het werk klaar is.",
            en: "Learning happens at fixed moments during working time. Where none is set aside, learning waits until the work is done.",
        },
    ),
    title: Bilingual { nl: "Geen vast moment", en: "No fixed moment" },
    message: Bilingual {
        nl: "{team} heeft geen vast moment om te leren",
        en: "{team} has no fixed moment for learning",
    },
    mend: Bilingual {
        nl: "spreek een wekelijks moment in werktijd af en zet het bij het team; kiest het team zijn tijd elke week opnieuw en gaat dat goed, aanvaard dit dan met een reden",
        en: "agree on a weekly moment in working time and enter it with the team; where picking a new time each week works well, accept this with a reason",
    },
    explain: Bilingual {
        nl: "Gekeken wordt naar de vaste momenten die het programma bij elk team noemt; één is genoeg. Wanneer sessies werkelijk zijn gehouden, telt hier niet mee: daarover gaan LW203 en LW207. Volgens het artikel wordt er geleerd op vaste momenten tijdens werktijd. Zonder zo'n moment moet leren elke week opnieuw tijd veroveren op het werk, en in drukke weken verliest het. Hoeveel momenten een team nodig heeft en hoe lang ze duren, zegt het artikel niet, en de regel ook niet.",
        en: "This looks at the fixed moments that the programme names for each team; a single one will do. When sessions were actually held plays no part here: that is for LW203 and LW207. The paper has learning take place at fixed moments during working time. Without one, learning has to win its time from the work again every week, and in busy weeks it loses. How many moments a team needs and how long they should last the paper does not say, and neither does this rule.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW201.breaks.json"),
    keeps: include_str!("../cases/LW201.keeps.json"),
    check: Check::NOTHING.frame(no_fixed_moment),
};

fn no_fixed_moment(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    for (i, team) in cx.programme.teams.iter().enumerate() {
        if team.moments.is_empty() {
            hits.at(At::root().down(Key::Teams).down(i), [("team", (&team.id).into())]);
        }
    }
}

pub(super) static SESSION_OFF_MOMENT: Rule = Rule {
    code: "LW203",
    name: "session-off-moment",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        4,
        Bilingual {
            nl: "Er wordt geleerd ‘op vaste momenten tijdens werktijd’; een moment dat telkens verschuift, is niet vast.",
            en: "Learning takes place at fixed moments; one that keeps shifting is not fixed.",
        },
    ),
    title: Bilingual { nl: "Sessie niet op een vast moment", en: "Session away from its fixed moment" },
    message: Bilingual {
        nl: "de sessie van {team} op {date} wijkt meer dan {minutes} minuten af van het vaste moment",
        en: "the session of {team} on {date} begins more than {minutes} minutes off its fixed moment",
    },
    mend: Bilingual {
        nl: "verbeter het tijdstip of het genoemde moment, of verzet het vaste moment als een ander tijdstip beter past; een keer uitwijken is geen probleem: aanvaard dat met een reden",
        en: "correct the time or the moment that is named, or move the fixed moment where another time suits better; moving aside once is no problem: accept it with a reason",
    },
    explain: Bilingual {
        nl: "Van elke gehouden cyclus wordt het begin van elke sessie vergeleken met de vaste momenten van het team. Noemt de sessie een moment, dan telt alleen dat moment; anders telt het dichtstbijzijnde. Het moment moet op de dag van de sessie zelf vallen, want over middernacht wordt niet gekeken; op een dag zonder vast moment is elke sessie dus een bevinding. Datum en tijd tellen zoals zij er staan, in plaatselijke tijd en hele minuten. Teams zonder vaste momenten blijven buiten beschouwing, die vindt LW201. Dat momenten vast zijn, zegt het artikel; de speling van een kwartier (`moment_minutes`) is een keuze van ons.",
        en: "In every held cycle the start of each session is held against the team's fixed moments. Where a session names a moment only that one counts, and otherwise the nearest. The moment has to be on the day of the session itself, as nothing is compared across midnight; on a day without a fixed moment every session is therefore a finding. Date and time count as written: local, in whole minutes. Teams without fixed moments are left alone here, since LW201 finds those. That moments are fixed is the paper's; the leeway of a quarter of an hour (`moment_minutes`) is ours.",
    },
    law: None,
    parameters: &["moment_minutes"],
    breaks: include_str!("../cases/LW203.breaks.json"),
    keeps: include_str!("../cases/LW203.keeps.json"),
    check: Check::NOTHING.held(session_off_moment),
};

fn session_off_moment(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    let Some(moments) = cx.frame.moments(cx.resolved.team) else { return };
    let apart = cx.limits.moment_minutes.get();
    for (i, session) in cx.cycle.sessions().iter().enumerate() {
        let (date, minute) = (session.start.date(), session.start.minute());
        let named = session.moment.as_ref();
        if moments.apart(named.map(|id| id.as_str()), date.weekday(), minute).is_some_and(|off| off <= apart) {
            continue;
        }
        let at = At::root().down(Key::Sessions).down(i);
        let (date, minutes) = (("date", date.into()), ("minutes", usize::from(apart).into()));
        match named {
            Some(moment) => hits.at(at, [date, minutes, ("moment", moment.into())]),
            None => hits.at(at, [date, minutes]),
        }
    }
}
