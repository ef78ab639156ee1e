//! `rules`: the rules, or one explained.

use lerendwerken::rules::{self, BindsAnswer, Finding, Rule, RuleAnswer, RulesAnswer, UnknownRule, Why};
use lerendwerken::text::locate;
use lerendwerken::{Answer, Language};

use crate::args::{Example, Format, RulesArgs};
use crate::call::Call;
use crate::findings;
use crate::output::{self, BOLD, DIM, Out, Stop, columns, styled, wrapped};
use crate::refusal::Refusal;

/// The most lines of an example that are shown.
const MOST_LINES: usize = 24;

pub(crate) fn run(args: &RulesArgs) -> Result<u8, Stop> {
    let call = Call::of(args.answer);
    let Some(asked) = &args.rule else {
        return if call.format == Format::Json {
            output::json(call, &Answer::new(RulesAnswer::of(rules::all(), call.language)))
        } else {
            list(call)
        };
    };
    let unknown = || Refusal::new(call, UnknownRule::new(asked.as_str()).message(call.language));
    let rule = rules::named(asked).ok_or_else(unknown)?;
    match (args.example, call.format) {
        (Some(example), _) => whole(rule, example, call),
        (None, Format::Json) => output::json(call, &Answer::new(RulesAnswer::of([rule], call.language))),
        (None, Format::Text) => explain(rule, call),
    }
}

/// A rule a line.
fn list(call: Call) -> Result<u8, Stop> {
    let mut out = Out::text(call);
    let widest = rules::all().map(|rule| rule.name.len()).max().unwrap_or(0);
    let label = rules::all().map(|rule| rule.level.label(call.language).chars().count()).max().unwrap_or(0);
    for rule in rules::all() {
        let level = format!("{:label$}", rule.level.label(call.language));
        let level = styled(findings::style(rule.level), level);
        out.line(format_args!("{}  {:widest$}  {level}  {}", rule.code, rule.name, rule.title.to(call.language)))?;
    }
    out.end()
}

/// One of a rule's examples, as it is.
fn whole(rule: &Rule, example: Example, call: Call) -> Result<u8, Stop> {
    let text = match example {
        Example::Breaks => rule.breaks,
        Example::Keeps => rule.keeps,
        Example::Journal => rule.check.beside.ok_or_else(|| {
            let message = match call.language {
                Language::Nl => format!("bij {} hoort geen logboek", rule.code),
                Language::En => format!("no journal goes with {}", rule.code),
            };
            Refusal::new(call, message)
        })?,
        Example::Before => rule.before().ok_or_else(|| {
            let message = match call.language {
                Language::Nl => format!("{} vergelijkt geen twee versies en heeft dus geen oudere", rule.code),
                Language::En => format!("{} does not compare two versions, so it has no older one", rule.code),
            };
            Refusal::new(call, message)
        })?,
    };
    let mut out = Out::plain(call);
    out.line(text.trim_end())?;
    out.end()
}

/// All that there is to say about a rule.
fn explain(rule: &'static Rule, call: Call) -> Result<u8, Stop> {
    let words = RuleAnswer::of(rule, call.language);
    let mut out = Out::text(call);
    let level = styled(findings::style(rule.level), rule.level.label(call.language));
    out.line(format_args!("{} {} · {level}", styled(BOLD, rule.code), styled(BOLD, rule.name)))?;
    out.line(&words.title)?;
    out.line("")?;
    let mut say = |head: &str, text: &str| {
        let lines = wrapped(text, columns().saturating_sub(2)).join("\n  ");
        out.line(format_args!("{}\n  {lines}\n", styled(BOLD, head)))
    };
    say(call.say("Wat", "What"), &words.explain)?;
    say(call.say("Waarom", "Why"), &format!("{} ({})", words.why, source(rule.why, call)))?;
    say(call.say("Herstel", "Mend"), &words.mend)?;
    if let Some(binds) = words.binds {
        say(call.say("Bindt vanaf", "Binds from"), &in_time(binds, call))?;
    }
    for parameter in &words.parameters {
        let default = call.say("standaard", "default");
        let text = format!("{} ({} {}; {})", parameter.what, default, parameter.default, parameter.allowed);
        say(&format!("{} {}", call.say("Parameter", "Parameter"), parameter.name), &text)?;
    }
    examples(&mut out, rule, call)?;
    out.end()
}

/// From when a law binds, in words.
fn in_time(binds: BindsAnswer, call: Call) -> String {
    let BindsAnswer { original, omnibus, verified, .. } = binds;
    match call.language {
        Language::Nl => format!(
            "{omnibus} (tijdlijn `omnibus`) of {original} (`original`), nagegaan op {verified}; tot dan is een bevinding advies"
        ),
        Language::En => format!(
            "{omnibus} (timeline `omnibus`) or {original} (`original`), verified on {verified}; until then a finding is advice"
        ),
    }
}

/// Where a reason comes from, in words.
fn source(why: Why, call: Call) -> String {
    match (why, call.language) {
        (Why::Integrity(_), _) => call.say("integriteit", "integrity").into(),
        (Why::Paper(number, _), Language::Nl) => format!("het artikel, P{number}"),
        (Why::Paper(number, _), Language::En) => format!("the paper, P{number}"),
        (Why::Law(article, _), _) => article.into(),
        (Why::Ours(_), Language::Nl) => "onze eigen keuze; het artikel zwijgt hierover".into(),
        (Why::Ours(_), Language::En) => "our own choice; the paper is silent on it".into(),
    }
}

/// What the rule finds in the document that breaks it, and the same place in the one that keeps it.
fn examples(out: &mut Out, rule: &'static Rule, call: Call) -> Result<(), Stop> {
    let Ok(found) = rule.found_in(rule.breaks) else { return Ok(()) };
    let Some(finding) = found.iter().find(|finding| finding.code() == rule.code) else { return Ok(()) };
    out.line(styled(BOLD, call.say("Zo niet", "Not like this")))?;
    out.write(|to| findings::title(to, finding.level(), rule.code, &finding.message(call.language), call))?;
    lines(out, rule.breaks, finding)?;
    out.line(styled(BOLD, format_args!("\n{}", call.say("Zo wel", "Like this"))))?;
    lines(out, rule.keeps, finding)?;
    let whole = call.say("De hele voorbeelden:", "The whole examples:");
    let journal = if rule.check.beside.is_some() { "|journal" } else { "" };
    let before = if rule.before().is_some() { "|before" } else { "" };
    let command = format!("lerendwerken rules {} --example breaks|keeps{journal}{before}", rule.code);
    out.line(styled(DIM, format_args!("\n{whole} {command}")))
}

/// The lines of an example that a finding points at.
fn lines(out: &mut Out, text: &str, finding: &Finding) -> Result<(), Stop> {
    let Some(place) = locate(text, &finding.steps()) else { return out.line("  –") };
    let start = text.get(..place.range.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let lines: Vec<_> = text.get(start..place.range.end).unwrap_or_default().lines().collect();
    let indent = lines.iter().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    for line in lines.iter().take(MOST_LINES) {
        out.line(format_args!("  {}", line.get(indent..).unwrap_or_default()))?;
    }
    if lines.len() > MOST_LINES { out.line("  …") } else { Ok(()) }
}
