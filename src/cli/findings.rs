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

/// A rule that finds more than this has its findings told together, under the first of them.
const OFTEN: u64 = 3;

/// What one rule found.
struct OfRule<'a> {
    rule: &'static Rule,
    /// Those that are told.
    told: Vec<&'a Finding>,
    /// How many there are, told or not.
    all: u64,
}

impl OfRule<'_> {
    fn is_often(&self) -> bool {
        self.all > OFTEN || self.more() > 0
    }

    fn more(&self) -> u64 {
        self.all.saturating_sub(self.told.len() as u64)
    }
}

/// What each rule found, at most so many told, by code.
fn by_rule<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    omitted: &[(&'static Rule, Counts)],
    shown: usize,
) -> BTreeMap<&'static str, OfRule<'a>> {
    let mut rules = BTreeMap::new();
    let new = |rule: &'static Rule| OfRule { rule, told: Vec::new(), all: 0 };
    for (rule, counts) in omitted {
        rules.entry(rule.code).or_insert_with(|| new(rule)).all += counts.all();
    }
    for finding in findings {
        let of_rule = rules.entry(finding.code()).or_insert_with(|| new(finding.rule()));
        of_rule.all += 1;
        if of_rule.told.len() < shown {
            of_rule.told.push(finding);
        }
    }
    rules
}

/// Writes findings as the documents read, of each rule so many. Those of a rule that found something often
/// stand together where its first stands.
pub(crate) fn write<'a>(
    to: &mut dyn Write,
    findings: impl Iterator<Item = &'a Finding> + Clone,
    omitted: &[(&'static Rule, Counts)],
    shown: usize,
    sources: &Sources,
    call: Call,
) -> io::Result<()> {
    let rules = by_rule(findings.clone(), omitted, shown);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut whole = Vec::new();
    for finding in findings {
        let Some(of_rule) = rules.get(finding.code()) else { continue };
        let seen = seen.entry(finding.code()).or_default();
        if *seen < of_rule.told.len() && (*seen == 0 || !of_rule.is_often()) {
            whole.push((finding, *seen == 0, of_rule));
        }
        *seen += 1;
    }
    let spots: Vec<_> = whole.iter().map(|(finding, ..)| Spot::of_finding(finding)).collect();
    for ((finding, first, of_rule), excerpt) in whole.iter().zip(sources.excerpts(&spots)) {
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
        if of_rule.is_often() {
            others(to, of_rule, sources, call)?;
        }
    }
    // Where nothing of a rule may be told, it is counted all the same.
    let untold: Vec<_> = rules.values().filter(|of_rule| of_rule.told.is_empty()).collect();
    untold.iter().try_for_each(|of_rule| more(to, of_rule, call))?;
    if untold.is_empty() { Ok(()) } else { writeln!(to) }
}

/// Writes the other findings of a rule that found something often, a line each.
fn others(to: &mut dyn Write, of_rule: &OfRule<'_>, sources: &Sources, call: Call) -> io::Result<()> {
    for finding in of_rule.told.iter().skip(1) {
        let at = finding.line().zip(finding.column()).map_or_else(String::new, |(l, c)| format!(":{l}:{c}"));
        let place = format!("{}{at} {}", sources.name(finding.source()), finding.pointer());
        let code = styled(style(finding.level()), finding.code());
        writeln!(
            to,
            "  {code} {} {}",
            finding.message(call.language),
            styled(DIM, format_args!("({})", place.trim_end()))
        )?;
    }
    if of_rule.more() > 0 {
        more(to, of_rule, call)?;
    }
    writeln!(to)
}

/// Writes how many findings of a rule are not told.
fn more(to: &mut dyn Write, of_rule: &OfRule<'_>, call: Call) -> io::Result<()> {
    let (more, rule) = (of_rule.more(), of_rule.rule);
    match call.language {
        Language::Nl => writeln!(to, "  … en nog {more} van {} ({})", rule.code, rule.title.nl),
        Language::En => writeln!(to, "  … and {more} more of {} ({})", rule.code, rule.title.en),
    }
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

/// How many were found and accepted, in words that follow how many were found.
pub(crate) fn how_many_accepted(findings: &Findings, call: Call) -> String {
    match (findings.accepted().len(), call.language) {
        (0, _) => String::new(),
        (accepted, Language::Nl) => format!("; {accepted} aanvaard"),
        (accepted, Language::En) => format!("; {accepted} accepted"),
    }
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
    use lerendwerken::model::{LevelSetting, Programme};
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
        let others = lerendwerken::rules::all().filter_map(|rule| rule.code.parse().ok());
        let off = |options: Options, code| options.level(&code, LevelSetting::Off).unwrap();
        let checking = Checking::new(programme, others.fold(Options::default().rule(&EVERY_GOAL), off));
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
