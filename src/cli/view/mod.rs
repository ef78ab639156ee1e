//! `view`: who may see what.

mod manager;
mod own;
mod research;

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
    belongs(args, call)?;
    read_once(args, call)?;
    match (args.who, &args.person) {
        (ViewAs::Research, _) => research::run(args, call),
        (_, Some(person)) => of_person(args, person),
        (_, None) => {
            let why =
                call.say("zeg met --for PERSOON voor wie de weergave is", "say with --for PERSON whose view it is");
            Err(Refusal::new(call, why).into())
        }
    }
}

/// A view that is somebody's.
fn of_person(args: &ViewArgs, person: &PersonId) -> Result<u8, Stop> {
    let Some((sound, call)) = results::sound_with_cycles(&args.input, args.answer)? else { return Ok(1) };
    let as_of = args.input.as_of.map_or(AsOf::LastHeld, AsOf::Week);
    let refused = |why: ViewError| Refusal::new(call, why.message(call.language));
    if args.who == ViewAs::Own {
        let journal = args.journal.as_deref().map(|path| input::own_journal(path, call)).transpose()?;
        let own = view::own(&sound, person, journal.as_ref(), as_of).map_err(refused)?;
        return given(args, call, own, |out, own| own::text(out, own, call));
    }
    let seen = view::manager(&sound, person, as_of).map_err(refused)?;
    given(args, call, seen, |out, seen| manager::text(out, seen, call))
}

/// Refuses what belongs to another view, before anything is read.
fn belongs(args: &ViewArgs, call: Call) -> Result<(), Stop> {
    let (own, research) = (args.who == ViewAs::Own, args.who == ViewAs::Research);
    let why = if args.journal.is_some() && !own {
        call.say(
            "--journal hoort bij --as own: een logboek is van de professional, en komt in geen andere weergave",
            "--journal belongs to --as own: a journal is the professional's, and comes into no other view",
        )
    } else if args.person.is_some() && research {
        call.say(
            "--for hoort bij --as own en --as manager: in de weergave voor onderzoek komt niemand voor",
            "--for belongs to --as own and --as manager: nobody appears in the view for research",
        )
    } else if !research && (args.key_file.is_some() || args.min_group.is_some() || args.periods.is_some()) {
        call.say(
            "--key-file, --min-group en --periods horen bij --as research; elders is --parameter min_group=N de \
             kleinste groep",
            "--key-file, --min-group and --periods belong to --as research; elsewhere --parameter min_group=N is the \
             smallest group",
        )
    } else {
        return Ok(());
    };
    Err(Refusal::new(call, why).into())
}

/// Refuses to read standard input for more than one thing.
fn read_once(args: &ViewArgs, call: Call) -> Result<(), Stop> {
    let paths =
        std::iter::once(&args.input.programme).chain(&args.input.logs).chain(&args.journal).chain(&args.key_file);
    let words = call.say(
        "standaardinvoer (`-`) kan maar één keer gelezen worden: als programma, log, logboek of sleutel",
        "standard input (`-`) can be read once only: as the programme, a log, the journal or the key",
    );
    input::one_standard_input(paths, call, words)
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
