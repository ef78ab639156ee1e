//! Rules of an embedding application's own, as the tests declare them.

use lerendwerken::Bilingual;
use lerendwerken::rules::{
    At, Blocks, Check, CycleContext, FactsContext, FrameContext, Hits, Key, Level, Options, Rule, Why,
};

const fn both(nl: &'static str, en: &'static str) -> Bilingual {
    Bilingual { nl, en }
}

const fn own(code: &'static str, name: &'static str, message: Bilingual, check: Check) -> Rule {
    Rule {
        code,
        name,
        level: Level::Warning,
        since: "1.0.0",
        blocks: Blocks::Nothing,
        why: Why::Ours(both("Zo willen wij het.", "That is how we like it.")),
        title: both("Eigen regel", "Own rule"),
        message,
        mend: both("doe het anders", "do it otherwise"),
        explain: both("Een regel van de tests.", "A rule of the tests."),
        law: None,
        parameters: &["gap_weeks"],
        breaks: "",
        keeps: "",
        check,
    }
}

/// Finds every team, and says the parameter `gap_weeks`.
pub(crate) static TEAM: Rule = own(
    "XTEAM",
    "own-team",
    both("{team} mag {limit} weken stil zijn", "{team} may be silent for {limit} weeks"),
    Check::NOTHING.frame(every_team),
);

fn every_team(cx: &FrameContext<'_>, hits: &mut Hits<'_>) {
    for (i, team) in cx.programme.teams.iter().enumerate() {
        let limit = usize::from(cx.limits.gap_weeks.get());
        let at = At::root().down(Key::Teams).down(i);
        hits.at(at, [("team", (&team.id).into()), ("limit", limit.into())]);
    }
}

/// Finds every held cycle, and says the parameter `gap_weeks`.
pub(crate) static CYCLE: Rule = own(
    "XCYCLE",
    "own-cycle",
    both("{team} hield {cycle} in {week}, grens {limit}", "{team} held {cycle} in {week}, limit {limit}"),
    Check::NOTHING.cycle(every_held_cycle),
);

fn every_held_cycle(cx: &CycleContext<'_>, hits: &mut Hits<'_>) {
    if cx.cycle.held().is_some() {
        hits.at(At::root(), [("limit", usize::from(cx.limits.gap_weeks.get()).into())]);
    }
}

/// Says the week as of which is looked and the parameter `gap_weeks`.
pub(crate) static WEEK: Rule = own(
    "XWEEK",
    "own-week",
    both("bekeken per {as_of}, grens {limit}", "looked at as of {as_of}, limit {limit}"),
    Check::NOTHING.facts(the_week),
);

fn the_week(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    hits.at(At::root(), [("as_of", cx.as_of.into()), ("limit", usize::from(cx.limits.gap_weeks.get()).into())]);
}

/// As [`CYCLE`], but results can't be had where it finds something.
pub(crate) static BLOCKS: Rule = Rule {
    blocks: Blocks::Results,
    ..own("XBLOCKS", "own-blocks", both("gevonden", "found"), Check::NOTHING.frame(blocks))
};

fn blocks(_: &FrameContext<'_>, hits: &mut Hits<'_>) {
    hits.at(At::root(), []);
}

/// A call with the first three.
pub(crate) fn options() -> Options {
    crate::common::of_integrity().rule(&TEAM).rule(&CYCLE).rule(&WEEK)
}
