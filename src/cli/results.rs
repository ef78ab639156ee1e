//! `results`: what came of it.

use lerendwerken::calculus::{self, AsOf, Results};
use lerendwerken::model::Horizon;
use lerendwerken::rules::{Blocks, Counts, Rule, Sound};
use lerendwerken::{Answer, Language};
use serde_json::json;

use crate::args::{AnswerArgs, Format, InputArgs, ResultsArgs};
use crate::assumptions;
use crate::call::Call;
use crate::findings::{self, SHOWN};
use crate::input::{self, Input};
use crate::output::{self, BOLD, DIM, Out, RED, Stop, complain, styled};
use crate::refusal::Refusal;
use crate::table::Table;
use crate::weekly;
use lerendwerken::numbers::percentage;

pub(crate) fn run(args: &ResultsArgs) -> Result<u8, Stop> {
    let Some((sound, call)) = sound(&args.input, args.answer, Blocks::Results)? else { return Ok(1) };
    let as_of = args.input.as_of.map_or(AsOf::LastHeld, AsOf::Week);
    let results = if args.weekly { calculus::results_by_week(&sound, as_of) } else { calculus::results(&sound, as_of) };
    match call.format {
        Format::Json => output::json(call, &Answer::new(results)),
        Format::Text => text(&sound, &results, call),
    }
}

/// Reads a programme and its logs as one that can be computed with: that has no finding which blocks so much. Where
/// it has, that was said on standard error.
pub(crate) fn sound(args: &InputArgs, answer: AnswerArgs, least: Blocks) -> Result<Option<(Sound, Call)>, Stop> {
    usable(input::check(args, answer, &[], Some(SHOWN), false)?, least)
}

/// The same with the cycles kept, for what shows their texts.
pub(crate) fn sound_with_cycles(args: &InputArgs, answer: AnswerArgs) -> Result<Option<(Sound, Call)>, Stop> {
    usable(input::check(args, answer, &[], Some(SHOWN), true)?, Blocks::Results)
}

fn usable(input: Input, least: Blocks) -> Result<Option<(Sound, Call)>, Stop> {
    let call = input.call;
    let blocks = |it: &Rule| it.blocks >= least;
    if input.checked.findings().iter().any(|it| blocks(it.rule())) {
        unsound(&input, least, blocks);
        return Ok(None);
    }
    let sound = input.checked.sound().map_err(|unsound| Refusal::new(call, unsound.to_string()))?;
    Ok(Some((sound, call)))
}

/// Says on standard error what makes the programme unusable, and for what.
fn unsound(input: &Input, least: Blocks, blocks: impl Fn(&Rule) -> bool) {
    let Input { checked, sources, call } = input;
    let all = checked.findings();
    let only_money = least == Blocks::Money && !all.iter().any(|it| it.rule().blocks == Blocks::Results);
    let what = match only_money {
        true => call.say("het programma is niet bruikbaar voor geld", "the programme is not usable for money"),
        false => call.say("het programma is niet bruikbaar voor resultaten", "the programme is not usable for results"),
    };
    let first = call.say("herstel eerst wat hierboven staat", "mend what is said above first");
    complain(|to| match call.format {
        Format::Json => {
            let words: Vec<_> =
                all.iter().filter(|it| blocks(it.rule())).map(|it| all.in_words(it, call.language)).collect();
            serde_json::to_writer_pretty(&mut *to, &json!({"error": {"message": what, "findings": words}}))?;
            writeln!(to)
        }
        Format::Text => {
            let omitted: Vec<_> = all.omitted_by_rule().filter(|(rule, _)| blocks(rule)).collect();
            findings::write(to, all.iter().filter(|it| blocks(it.rule())), &omitted, SHOWN, sources, *call)?;
            writeln!(to, "{}{BOLD}: {what}; {first}{BOLD:#}", styled(RED, call.say("fout", "error")))
        }
    });
}

fn text(sound: &Sound, results: &Results, call: Call) -> Result<u8, Stop> {
    let programme = sound.programme();
    let mut out = Out::text(call);
    let name = styled(BOLD, format_args!("{} ({})", programme.organisation, programme.id));
    let title = call.say("resultaten tot en met", "results up to and including");
    out.line(format_args!("{name}, {title} {}", results.as_of))?;
    let whole = horizons(results.overall.direct, results.overall.durable, call);
    out.line(format_args!("{}: {whole}\n", call.say("Het hele programma", "The whole programme")))?;
    let table = Table::of(sound, results, call);
    for (goal, its) in programme.goals.iter().zip(&results.goals) {
        out.line(styled(BOLD, format_args!("{} ({})", goal.title, goal.id)))?;
        out.line(horizons(its.direct, its.durable, call))?;
        if let Some(rows) = table.rows_of(goal) {
            out.line(rows)?;
        }
        out.line("")?;
    }
    out.paragraph(DIM, &legend(results, call))?;
    if results.expectations.iter().any(|it| it.weekly.is_some()) {
        out.line("")?;
        weekly::write(&mut out, results, call)?;
    }
    out.line("")?;
    assumptions::write(&mut out, &results.assumptions, call)?;
    out.line("")?;
    out.line(carried(sound.findings().counts(), call))?;
    out.end()
}

/// Both horizons of a goal or the programme, never in one figure.
fn horizons(direct: Option<f64>, durable: Option<f64>, call: Call) -> String {
    let say = |figure: Option<f64>| match figure {
        Some(share) => percentage(share, call.language),
        None => "–".into(),
    };
    let words = |horizon: Horizon| horizon.label(call.language);
    let (direct, durable) = (say(direct), say(durable));
    format!(
        "{} {} · {} {}",
        words(Horizon::Direct),
        styled(BOLD, direct),
        words(Horizon::Durable),
        styled(BOLD, durable)
    )
}

/// What the table's words mean.
fn legend(results: &Results, call: Call) -> String {
    let mut legend = String::from(call.say(
        "Kort is wat het tot nu toe opbracht, lang wat daarvan blijft; na ± staat de standaardfout van wat \
         gemeld is. De › wijst aan waarover gemeld is gerekend, van beginstand (0 %) naar streefwaarde (100 %): voor \
         een directe opbrengst over de korte termijn, voor een duurzaam resultaat over de lange.",
        "Short is what it brought so far, long what lasts of it; after ± is the standard error of what was \
         reported. The › points at what reported is counted over, from baseline (0%) to target (100%): for a \
         direct yield over the short term, for a durable result over the long term.",
    ));
    let apart = results.expectations.iter().any(|it| it.measured.as_ref().is_some_and(|m| m.distance.is_some()));
    if apart {
        legend.push_str(call.say(
            " Bij een meting staat hoeveel standaardfouten zij ligt boven of onder wat er toen gemeld was.",
            " Beside a measurement is how many standard errors it lies above or below what was reported by then.",
        ));
    }
    legend
}

fn carried(counts: Counts, call: Call) -> String {
    let words = findings::counted(counts, call);
    match (counts.all(), call.language) {
        (0, Language::Nl) => "Geen bevindingen.".into(),
        (0, Language::En) => "No findings.".into(),
        (_, Language::Nl) => format!("Bevindingen bij deze resultaten: {words}; `lerendwerken check` noemt ze."),
        (_, Language::En) => format!("Findings that go with these results: {words}; `lerendwerken check` lists them."),
    }
}
