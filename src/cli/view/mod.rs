//! `view`: who may see what.

mod manager;
mod own;

use std::path::PathBuf;

use lerendwerken::Answer;
use lerendwerken::calculus::AsOf;
use lerendwerken::model::{PersonId, Text};
use lerendwerken::view::{self, ProposalTold, ViewError};

use crate::args::{Format, ViewArgs, ViewAs};
use crate::call::Call;
use crate::excerpt::harmless;
use crate::input;
use crate::output::{self, BOLD, Out, Stop, columns, styled, wrapped};
use crate::refusal::Refusal;
use crate::results;

pub(crate) fn run(args: &ViewArgs) -> Result<u8, Stop> {
    let call = Call::of(args.answer);
    let Some(person) = &args.person else {
        let why = call.say("zeg met --for PERSOON voor wie de weergave is", "say with --for PERSON whose view it is");
        return Err(Refusal::new(call, why).into());
    };
    journal_is_for_own(args, call)?;
    let Some((sound, call)) = results::sound_with_cycles(&args.input, args.answer)? else { return Ok(1) };
    let as_of = args.input.as_of.map_or(AsOf::LastHeld, AsOf::Week);
    let refused = |why: ViewError| Refusal::new(call, why.message(call.language));
    match args.who {
        ViewAs::Own => {
            let journal = args.journal.as_deref().map(|path| input::own_journal(path, call)).transpose()?;
            let own = view::own(&sound, person, journal.as_ref(), as_of).map_err(refused)?;
            given(args, call, own, |out, own| own::text(out, own, call))
        }
        ViewAs::Manager => {
            let seen = view::manager(&sound, person, as_of).map_err(refused)?;
            given(args, call, seen, |out, seen| manager::text(out, seen, call))
        }
    }
}

/// Refuses a journal in any view but that of who wrote it, before anything is read.
fn journal_is_for_own(args: &ViewArgs, call: Call) -> Result<(), Stop> {
    let Some(journal) = &args.journal else { return Ok(()) };
    if args.who != ViewAs::Own {
        let why = call.say(
            "--journal hoort bij --as own: een logboek is van de professional, en komt in geen andere weergave",
            "--journal belongs to --as own: a journal is the professional's, and comes into no other view",
        );
        return Err(Refusal::new(call, why).into());
    }
    let paths: Vec<&PathBuf> =
        std::iter::once(&args.input.programme).chain(&args.input.logs).chain([journal]).collect();
    let words = call.say(
        "standaardinvoer (`-`) kan maar één keer gelezen worden: als programma, als één log of als logboek",
        "standard input (`-`) can be read once only: as the programme, as one log or as the journal",
    );
    input::one_standard_input(paths.into_iter(), call, words)
}

/// Gives a view in the form that was asked for, where it was asked for.
fn given<T: serde::Serialize>(
    args: &ViewArgs,
    call: Call,
    view: T,
    text: impl FnOnce(&mut Out, &T) -> Result<(), Stop>,
) -> Result<u8, Stop> {
    output::to(call, args.out.as_deref(), |out| match call.format {
        Format::Json => out.json(&Answer::new(view)),
        Format::Text => text(out, &view),
    })
}

/// A text that people wrote, in one line and without what upsets a terminal.
fn plain(text: &Text) -> String {
    text.as_str().chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { harmless(c) }).collect()
}

/// Somebody or something by name, with its id.
fn named(name: &Text, id: impl std::fmt::Display) -> String {
    format!("{} ({id})", plain(name))
}

/// A heading with an empty line before it.
fn heading(out: &mut Out, text: &str) -> Result<(), Stop> {
    out.line(format_args!("\n{}", styled(BOLD, text)))
}

/// Running text, of which the first line begins with so many spaces and the others with four more.
fn hanging(out: &mut Out, indent: usize, text: &str) -> Result<(), Stop> {
    let lines = wrapped(text, columns().saturating_sub(indent + 4));
    let spaces = |number: usize| " ".repeat(indent + if number == 0 { 0 } else { 4 });
    (0..).zip(lines).try_for_each(|(number, line)| out.line(format_args!("{}{line}", spaces(number))))
}

/// A proposal in a line.
fn proposal(out: &mut Out, indent: usize, it: &ProposalTold, call: Call) -> Result<(), Stop> {
    let whom: Vec<_> = it.strengthens.iter().map(|whom| whom.label(call.language)).collect();
    let (since, stage) = (call.say("sinds", "since"), it.stage.label(call.language));
    let whom = format!("{} {}", call.say("versterkt", "strengthens"), whom.join(call.say(" en ", " and ")));
    hanging(out, indent, &format!("{}: {stage} {since} {}; {whom}", named(&it.title, &it.proposal), it.since))
}

/// An account, with the proposals and expectations that it names.
fn account(out: &mut Out, indent: usize, it: &view::Accounted, to: Option<&PersonId>, call: Call) -> Result<(), Stop> {
    let to = to.map_or_else(String::new, |to| format!(" {} {to}", call.say("aan", "to")));
    let names = |what: &str, ids: Vec<String>| match ids.as_slice() {
        [] => String::new(),
        ids => format!(" [{what} {}]", ids.join(", ")),
    };
    let proposals = names(call.say("voorstellen", "proposals"), it.proposals.iter().map(ToString::to_string).collect());
    let expectations =
        names(call.say("verwachtingen", "expectations"), it.expectations.iter().map(ToString::to_string).collect());
    hanging(out, indent, &format!("{}{to}: {}{proposals}{expectations}", it.week, plain(&it.development)))
}

/// In how many weeks somebody took part.
fn participation(it: &view::Participation, call: Call) -> String {
    let of = call.say("van", "of");
    let weeks =
        call.say("weken waarin een eigen team een weekcyclus hield", "weeks in which a team of theirs held a cycle");
    format!("{} {of} {} {weeks}", it.took_part, it.held)
}
