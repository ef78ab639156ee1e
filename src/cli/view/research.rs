//! The view for research, to read: groups and periods. Its cells are for programs.

use lerendwerken::Language;
use lerendwerken::view::{self, Key, Periods, Research, ResearchOptions, ResearchTotals};

use super::{given, heading};
use crate::args::ViewArgs;
use crate::call::Call;
use crate::grid::grid;
use crate::input;
use crate::output::{BOLD, DIM, Out, Stop, styled};
use crate::refusal::Refusal;
use crate::results;

/// How many digits of a pseudonym are shown to people.
const DIGITS: usize = 8;

pub(super) fn run(args: &ViewArgs, call: Call) -> Result<u8, Stop> {
    let Some(path) = &args.key_file else {
        let why = call.say(
            "zeg met --key-file BESTAND met welke sleutel pseudoniemen worden gemaakt; \
             `openssl rand -out sleutel 32` maakt er een, of `head -c 32 /dev/urandom > sleutel`",
            "say with --key-file FILE with which key pseudonyms are made; `openssl rand -out key 32` makes one, or \
             `head -c 32 /dev/urandom > key`",
        );
        return Err(Refusal::new(call, why).into());
    };
    let documents = std::iter::once(&args.input.programme).chain(&args.input.logs);
    if documents.into_iter().any(|document| document == path) {
        let why = call.say(
            "de sleutel is een bestand van zichzelf: wie het programma heeft, mag hem niet ook al hebben",
            "the key is a file of its own: whoever has the programme may not have it as well",
        );
        return Err(Refusal::new(call, why).into());
    }
    let key = Key::new(&input::bytes(path, call)?).map_err(|why| Refusal::new(call, why.message(call.language)))?;
    let Some((sound, call)) = results::sound_with_cycles(&args.input, args.answer)? else { return Ok(1) };
    let (as_of, min_group) = (args.input.as_of, args.min_group);
    let options = ResearchOptions { as_of, min_group, periods: args.periods.unwrap_or_default() };
    let seen = view::research(&sound, &key, &options);
    let seen = seen.map_err(|why| Refusal::new(call, why.message(call.language)))?;
    given(args, call, seen, |out, seen| text(out, seen, call))
}

fn text(out: &mut Out, seen: &Research, call: Call) -> Result<(), Stop> {
    let title = call.say("weergave voor onderzoek, programma", "view for research, programme");
    let mut opening = format!("{} {}", styled(BOLD, title), digits(&seen.programme));
    if let Some(week) = seen.as_of {
        opening.push_str(&format!(", {} {week}", call.say("tot en met", "up to and including")));
    }
    out.line(opening)?;
    out.paragraph(DIM, &what(seen, call))?;
    if let Some(silent) = seen.silent {
        return out.line(format_args!("\n{}", silent.label(call.language)));
    }
    heading(out, call.say("Per groep", "By group"))?;
    let groups = seen.groups.iter().map(|it| row(digits(&it.group), it.members.to_string(), &it.totals));
    out.line(grid(header(call.say("groep", "group"), call.say("leden", "members"), call), NUMBERS, groups))?;
    heading(out, call.say("Per periode", "By period"))?;
    let periods = seen.by_period.iter().map(|it| row(it.period.to_string(), String::new(), &it.totals));
    let all = row(call.say("alles", "all").to_owned(), String::new(), &seen.totals);
    out.line(grid(header(call.say("periode", "period"), "", call), NUMBERS, periods.chain([all])))?;
    let cells = call.say(
        "Een groep in een periode is een cel; `--format json` geeft ze alle, met wat ervan te zeggen is. Pseudoniemen zijn \
         hier afgekort; waar – staat, was er niets, of te weinig om over te spreken.",
        "A group in a period is a cell; `--format json` gives them all, with what there is to say of them. Pseudonyms are \
         cut short here; – stands for nothing, or too little to speak of.",
    );
    out.line("")?;
    out.paragraph(DIM, cells)
}

/// What sort of thing it is.
fn what(seen: &Research, call: Call) -> String {
    let (least, data) = (seen.min_group, seen.personal_data.label(call.language));
    let by = match seen.periods {
        Periods::Weeks => call.say("per week", "by week"),
        Periods::Quarters => call.say("per kwartaal", "by quarter"),
    };
    match call.language {
        Language::Nl => format!(
            "Wat groepen van ten minste {least} mensen deden, {by}; wat over minder mensen zou gaan, ontbreekt. {}. Bewaar de \
             sleutel apart.",
            sentence(data)
        ),
        Language::En => format!(
            "What groups of at least {least} people did, {by}; what would be about fewer is absent. {}. Keep the key apart.",
            sentence(data)
        ),
    }
}

/// A phrase with a capital.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The first digits of a pseudonym.
fn digits(pseudonym: &view::Pseudonym) -> String {
    pseudonym.to_string().chars().take(DIGITS).collect()
}

const NUMBERS: [bool; 8] = [false, true, true, true, true, true, true, true];

fn header<'a>(of: &'a str, members: &'a str, call: Call) -> [&'a str; 8] {
    [
        of,
        members,
        call.say("cellen", "cells"),
        call.say("gehouden", "held"),
        call.say("persoonsminuten", "person-minutes"),
        call.say("activiteiten", "activities"),
        call.say("voorstellen", "proposals"),
        call.say("uitkomsten", "outcomes"),
    ]
}

fn row(of: String, members: String, it: &ResearchTotals) -> [String; 8] {
    // None and too few look the same.
    let shown = |count: u64| if count == 0 { "–".to_owned() } else { count.to_string() };
    let [cells, held, minutes] = [it.cells, it.held, it.person_minutes].map(shown);
    let [activities, proposals, outcomes] = [it.activities, it.proposals, it.outcomes].map(shown);
    [of, members, cells, held, minutes, activities, proposals, outcomes]
}
