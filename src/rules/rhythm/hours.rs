//! LW202, LW205 and LW207: learning in working time, and how much of it.

use crate::Bilingual;
use crate::facts::Hours;
use crate::model::{Status, Week};
use crate::rules::at::At;
use crate::rules::at::Key;
use crate::rules::context::{CycleContext, FactsContext, FrameContext, TeamContext};
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule, Why};

pub(super) static MOMENT_OUTSIDE_HOURS: Rule = Rule {
    code: "LW202",
    name: "moment-outside-hours",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        4,
        Bilingual {
            nl: "‘Wanneer er geleerd wordt, is op vaste momenten tijdens werktijd’: leren komt niet boven op het werk.",
            en: "The fixed moments are during working time: learning does not come on top of the work.",
        },
    ),
    title: Bilingual { nl: "Vast moment buiten werktijd", en: "Fixed moment outside working hours" },
    message: Bilingual {
        nl: "het vaste moment {moment} valt niet helemaal binnen de werktijden van {team}",
        en: "the fixed moment {moment} is not wholly within the working hours of {team}",
    },
    mend: Bilingual {
        nl: "verplaats of verkort het moment, of vul de werktijden van het team aan als die niet volledig zijn",
        en: "move or shorten the moment, or complete the team's working hours where they are not all there",
    },
    explain: Bilingual {
        nl: "Elk vast moment moet van begin tot eind binnen de werktijden van zijn team liggen. De werktijden worden eerst samengevoegd, dus een moment mag doorlopen over twee aaneensluitende blokken. Eindigt een werktijd op of vóór het tijdstip waarop zij begint, dan loopt zij door tot in de volgende dag, en zondagnacht gaat over in maandag. Een team dat geen werktijden noemt, blijft buiten beschouwing. Dat er in werktijd wordt geleerd, zegt het artikel; wat werktijd is, bepaalt het team.",
        en: "Each fixed moment must lie within its team's working hours from start to end. The hours are joined first, so a moment may run on over two stretches that touch. Hours that end at or before the time at which they begin run into the next day, and Sunday night goes over into Monday. A team that states no working hours is left alone. That learning happens in working time is the paper's; what working time is, the team decides.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW202.breaks.json"),
    keeps: include_str!("../cases/LW202.keeps.json"),
    check: Check::NOTHING.frame(moment_outside_hours),
};

fn moment_outside_hours(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    for (i, team) in cx.programme.teams.iter().enumerate().filter(|(_, team)| !team.working_hours.is_empty()) {
        let hours = Hours::of(&team.working_hours);
        let at = At::root().down(Key::Teams).down(i).down(Key::Moments);
        for (j, moment) in team.moments.iter().enumerate() {
            if !hours.hold(moment.day, moment.from.minutes(), moment.minutes.get()) {
                hits.at(at.down(j), [("team", (&team.id).into()), ("moment", (&moment.id).into())]);
            }
        }
    }
}

pub(super) static LITTLE_LEARNING_TIME: Rule = Rule {
    code: "LW205",
    name: "little-learning-time",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        9,
        Bilingual {
            nl: "‘Er is een fundamentele verschuiving nodig waarbij leren en werken gelijkwaardig worden.’ Dat tijd daarvan een teken is, is een keuze van ons.",
            en: "Learning and working become of equal worth. That time is a sign of it is our own choice.",
        },
    ),
    title: Bilingual { nl: "Weinig tijd om te leren", en: "Little time for learning" },
    message: Bilingual {
        nl: "de sessies van {team} zijn {share} van de werktijd in de laatste {weeks} weken, minder dan {limit}",
        en: "the sessions of {team} are {share} of working time over the last {weeks} weeks, under {limit}",
    },
    mend: Bilingual {
        nl: "maak meer tijd vrij of houd de sessies vaker; leert het team vooral tussen het werk door, aanvaard dit dan met een reden",
        en: "free more time or hold the sessions more often; where the team mostly learns in between the work, accept this with a reason",
    },
    explain: Bilingual {
        nl: "Over de laatste dertien weken worden de minuten van de sessies, maal de leden die in die week meetellen, gedeeld door de contractminuten van diezelfde leden. Weken met een overgeslagen cyclus vallen aan beide kanten weg; weken zonder cyclus, of met een cyclus die alleen gepland is, tellen mee als werktijd zonder leertijd. Wie er in een week bij hoort, volgt uit `from` en `until` van de mensen. Een team wordt pas beoordeeld als zijn eerste gehouden cyclus minstens zo lang geleden is. Het artikel noemt leren en werken gelijkwaardig maar geeft geen getal: de grens van 4 % (`learning_time_min`) en het aantal weken (`recent_weeks`) zijn van ons. Zie de bevinding als aanleiding voor een gesprek, want leren buiten de sessies telt hier niet mee.",
        en: "Over the last thirteen weeks the minutes of sessions, times the members who count in that week, are divided by the contracted minutes of those same members. Weeks with a skipped cycle leave both sides; weeks without a cycle, or with one that is still planned, count as working time without learning time. Who belongs to the team in a week follows from the `from` and `until` of people. A team is judged only once its first held cycle is at least that long ago. The paper says that learning and working become of equal worth and gives no figure: the limit of 4 % (`learning_time_min`) and the number of weeks (`recent_weeks`) are ours. Take it as an occasion to talk, as what is learned outside sessions does not count here.",
    },
    law: None,
    parameters: &["learning_time_min", "recent_weeks"],
    breaks: include_str!("../cases/LW205.breaks.json"),
    keeps: include_str!("../cases/LW205.keeps.json"),
    check: Check::NOTHING.facts(little_learning_time),
};

fn little_learning_time(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let (weeks, limit) = (cx.limits.recent_weeks.get(), cx.limits.learning_time_min.get());
    let judge = |team: &TeamContext<'_>| team.is_judged(weeks).then(|| share_of_sessions(cx, team, weeks)).flatten();
    cx.judge_teams(judge, |team, share| {
        if let Some(share) = share.filter(|share| *share < limit) {
            let (share, weeks) = (Value::share(share, limit), usize::from(weeks).into());
            hits.at(team.at, [("team", team.id()), ("share", share), ("weeks", weeks), ("limit", Value::Share(limit))]);
        }
    });
}

/// The part of its members' contracted minutes that a team sat together in the last so many weeks, those with
/// a skipped cycle left out; none where nobody has contracted minutes.
fn share_of_sessions(cx: &FactsContext<'_>, team: &TeamContext<'_>, weeks: u16) -> Option<f64> {
    let (first, last) = (cx.first_of_last(weeks), cx.as_of);
    let cycles = &team.facts.cycles;
    let recent = cycles.get(cycles.partition_point(|cycle| cycle.week < first)..).unwrap_or_default();
    let mut by_week = recent.chunk_by(|a, b| a.week == b.week).peekable();
    let (mut learned, mut contracted) = (0, 0);
    for week in (first.number()..=last.number()).filter_map(Week::from_number) {
        let cycles = by_week.next_if(|cycles| cycles.iter().all(|cycle| cycle.week == week)).unwrap_or_default();
        if cycles.iter().any(|cycle| cycle.status == Status::Skipped) {
            continue;
        }
        let minutes: u64 = cycles.iter().map(|cycle| u64::from(team.done.of(cycle).session_minutes)).sum();
        for member in team.members_in(week) {
            learned += minutes;
            contracted += u64::from(cx.frame.weekly_minutes(member));
        }
    }
    (contracted > 0).then(|| learned as f64 / contracted as f64)
}

pub(super) static SESSION_OUTSIDE_HOURS: Rule = Rule {
    code: "LW207",
    name: "session-outside-hours",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: Why::Paper(
        4,
        Bilingual {
            nl: "Er wordt geleerd ‘tijdens werktijd’; een sessie in eigen tijd maakt van leren iets extra's.",
            en: "Learning is during working time; a session in people's own time makes an extra of it.",
        },
    ),
    title: Bilingual { nl: "Sessie buiten werktijd", en: "Session outside working hours" },
    message: Bilingual {
        nl: "de sessie van {date} valt niet helemaal binnen de werktijden van {team}",
        en: "the session on {date} is not wholly within the working hours of {team}",
    },
    mend: Bilingual {
        nl: "houd de sessie in werktijd, of verbeter begin, duur of werktijden; was het een keer nodig, aanvaard het dan met een reden",
        en: "hold the session in working time, or correct its start, its length or the working hours; where it was needed for once, accept it with a reason",
    },
    explain: Bilingual {
        nl: "Elke sessie van een gehouden cyclus moet van begin tot eind binnen de werktijden van het team liggen. De werktijden worden samengevoegd; een nachtdienst loopt door tot in de volgende dag, en zondagnacht gaat over in maandag. Dag en tijd tellen zoals zij er staan: plaatselijk, in hele minuten en zonder omrekening. Geplande sessies worden niet beoordeeld, en een team dat geen werktijden noemt evenmin. Een enkele uitloop is geen ramp; komt het vaak voor, dan leert het team op de tijd van de mensen zelf.",
        en: "Every session of a held cycle must lie within the team's working hours from start to end. The hours are joined; a night shift runs into the next day, and Sunday night goes over into Monday. Day and time count as written: local, in whole minutes and without conversion. Planned sessions are not judged, nor is a team that states no working hours. Running late once is no disaster; where it happens often, the team is learning on people's own time.",
    },
    law: None,
    parameters: &[],
    breaks: include_str!("../cases/LW207.breaks.json"),
    keeps: include_str!("../cases/LW207.keeps.json"),
    check: Check::NOTHING.held(session_outside_hours),
};

fn session_outside_hours(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    let Some(hours) = cx.frame.hours(cx.resolved.team) else { return };
    for (i, session) in cx.cycle.sessions().iter().enumerate() {
        let date = session.start.date();
        if !hours.hold(date.weekday(), session.start.minute(), session.minutes.get()) {
            hits.at(At::root().down(Key::Sessions).down(i), [("date", date.into())]);
        }
    }
}
