//! Findings as text for people.

use std::collections::BTreeMap;
use std::io::{self, Write};

use lerendwerken::Language;
use lerendwerken::rules::{Counts, Finding, Findings, Level, Rule};

use crate::call::Call;
use crate::excerpt::{Mark, Said};
use crate::output::{BOLD, CYAN, DIM, RED, YELLOW, styled};
use crate::sources::{Sources, Spot};

/// How many findings of one rule are shown, unless the call says otherwise.
pub(crate) const SHOWN: usize = 10;

/// Writes findings, of each rule so many, and of how many others there are.
pub(crate) fn write<'a>(
    to: &mut dyn Write,
    findings: impl Iterator<Item = &'a Finding>,
    omitted: &[(&'static Rule, Counts)],
    shown: usize,
    sources: &Sources,
    call: Call,
) -> io::Result<()> {
    let mut left: BTreeMap<&str, (&'static Rule, u64)> = BTreeMap::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (rule, counts) in omitted {
        left.insert(rule.code, (*rule, counts.all()));
    }
    let mut chosen = Vec::new();
    for finding in findings {
        let seen = seen.entry(finding.code()).or_default();
        *seen += 1;
        if *seen <= shown {
            chosen.push((finding, *seen == 1));
        } else {
            left.entry(finding.code()).or_insert((finding.rule(), 0)).1 += 1;
        }
    }
    let spots: Vec<_> = chosen.iter().map(|(finding, _)| Spot::of_finding(finding)).collect();
    for ((finding, first), excerpt) in chosen.iter().zip(sources.excerpts(&spots)) {
        title(to, finding.level(), finding.code(), &finding.message(call.language), call)?;
        let pointer = finding.pointer();
        let said = Said {
            source: sources.name(finding.source()),
            at: finding.line().zip(finding.column()),
            pointer: &pointer,
            excerpt: excerpt.as_ref(),
            mark: mark(finding.level()),
            mend: first.then(|| finding.mend(call.language)),
        };
        said.write(to, call)?;
    }
    for (rule, more) in left.values() {
        let line = match call.language {
            Language::Nl => format!("… en nog {more} van {} ({})", rule.code, rule.title.nl),
            Language::En => format!("… and {more} more of {} ({})", rule.code, rule.title.en),
        };
        writeln!(to, "{line}")?;
    }
    if left.is_empty() { Ok(()) } else { writeln!(to) }
}

/// Writes the first line of a finding.
pub(crate) fn title(to: &mut dyn Write, level: Level, code: &str, message: &str, call: Call) -> io::Result<()> {
    let label = format!("{}[{code}]", level.label(call.language));
    writeln!(to, "{}{BOLD}: {message}{BOLD:#}", styled(style(level), label))
}

fn mark(level: Level) -> Mark {
    match level {
        Level::Error => Mark::Error,
        Level::Warning => Mark::Warning,
        Level::Advice => Mark::Advice,
    }
}

pub(crate) fn style(level: Level) -> anstyle::Style {
    match level {
        Level::Error => RED,
        Level::Warning => YELLOW,
        Level::Advice => CYAN,
    }
}

/// Writes what was found and accepted, a line or two each.
pub(crate) fn accepted(
    to: &mut dyn Write,
    findings: &Findings,
    shown: usize,
    sources: &Sources,
    call: Call,
) -> io::Result<()> {
    if findings.accepted().is_empty() {
        return Ok(());
    }
    writeln!(to, "{}", styled(BOLD, call.say("Aanvaard", "Accepted")))?;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for accepted in findings.accepted() {
        let seen = seen.entry(accepted.finding.code()).or_default();
        *seen += 1;
        if *seen > shown {
            continue;
        }
        let (finding, acceptance) = (&accepted.finding, &accepted.acceptance);
        let at = finding.line().zip(finding.column()).map_or_else(String::new, |(l, c)| format!(":{l}:{c}"));
        let source = sources.name(finding.source());
        writeln!(
            to,
            "  {} {} {}",
            finding.code(),
            finding.message(call.language),
            styled(DIM, format_args!("({source}{at})"))
        )?;
        writeln!(to, "    {} {}: {}", call.say("door", "by"), acceptance.by, acceptance.reason)?;
    }
    for (code, more) in seen.into_iter().filter(|(_, seen)| *seen > shown).map(|(code, seen)| (code, seen - shown)) {
        match call.language {
            Language::Nl => writeln!(to, "  … en nog {more} van {code}")?,
            Language::En => writeln!(to, "  … and {more} more of {code}")?,
        }
    }
    writeln!(to)
}

/// How many there are of each level, in words.
pub(crate) fn counted(counts: Counts, call: Call) -> String {
    if counts.all() == 0 {
        return call.say("geen bevindingen", "no findings").into();
    }
    let words =
        |count: u64, one: &'static str, more: &'static str| format!("{count} {}", if count == 1 { one } else { more });
    let of = |level: Level, count: u64| {
        let words = match (level, call.language) {
            (Level::Error, Language::Nl) => words(count, "fout", "fouten"),
            (Level::Error, Language::En) => words(count, "error", "errors"),
            (Level::Warning, Language::Nl) => words(count, "waarschuwing", "waarschuwingen"),
            (Level::Warning, Language::En) => words(count, "warning", "warnings"),
            (Level::Advice, Language::Nl) => words(count, "advies", "adviezen"),
            (Level::Advice, Language::En) => words(count, "advice", "advice"),
        };
        (count > 0).then(|| styled(style(level), words))
    };
    let levels = [(Level::Error, counts.error), (Level::Warning, counts.warning), (Level::Advice, counts.advice)];
    levels.into_iter().filter_map(|(level, count)| of(level, count)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Format;
    use lerendwerken::model::Programme;
    use lerendwerken::rules::{At, Blocks, Check, Checking, Key, Options, Why};
    use lerendwerken::{Bilingual, Language};

    /// A rule of an application's own; those of integrity can't be accepted.
    static EVERY_GOAL: Rule = Rule {
        code: "XGOAL",
        name: "every-goal",
        level: Level::Advice,
        since: "0.1.0",
        blocks: Blocks::Nothing,
        why: Why::Ours(Bilingual { nl: "zomaar", en: "just so" }),
        title: Bilingual { nl: "Een doel", en: "A goal" },
        message: Bilingual { nl: "hier is {goal}", en: "here is {goal}" },
        mend: Bilingual { nl: "haal {goal} weg", en: "take it away" },
        explain: Bilingual { nl: "Elk doel is er een.", en: "Every goal is one." },
        law: None,
        parameters: &[],
        breaks: "",
        keeps: "",
        check: Check::NOTHING.frame(|cx, hits| {
            for (number, goal) in cx.programme.goals.iter().enumerate() {
                hits.at(At::root().down(Key::Goals).down(number), [("goal", (&goal.id).into())]);
            }
        }),
    };

    #[test]
    fn what_was_accepted_is_said_with_the_reason_and_by_whom() {
        let text = include_str!("../../examples/data/northgate.json").replace(
            "\"accepted\": [",
            "\"accepted\": [{\"code\": \"XGOAL\", \"about\": [\"g-quote\"], \"reason\": \"it may\", \"by\": \"p-mick\"},",
        );
        let programme = Programme::from_json(&text).unwrap();
        let checking = Checking::new(programme, Options::default().rule(&EVERY_GOAL));
        let checked = checking.read_from("n.json", text.as_str()).finish();
        let sources = Sources::of_programme("n.json", text.into());
        let screen = |language, shown| {
            let call = Call { language, format: Format::Text };
            let mut to = Vec::new();
            accepted(&mut to, checked.findings(), shown, &sources, call).unwrap();
            let counted = counted(checked.findings().counts(), call);
            anstream::adapter::strip_str(&format!("{}{counted}", String::from_utf8(to).unwrap())).to_string()
        };
        let dutch = screen(Language::Nl, 1);
        assert!(dutch.starts_with("Aanvaard\n  XGOAL hier is `g-quote` (n.json:"), "{dutch}");
        assert!(dutch.ends_with("\n    door p-mick: it may\n\n2 adviezen"), "{dutch}");
        assert!(screen(Language::En, 1).ends_with("\n    by p-mick: it may\n\n2 advice"));
        assert!(screen(Language::En, 0).starts_with("Accepted\n  … and 1 more of XGOAL\n"));
    }
}
