//! `diff`: what changed in the frame from one version to another.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use anstyle::Style;
use lerendwerken::model::Programme;
use lerendwerken::rules::Version;
use lerendwerken::versions::{self, Change, ChangeKind, Comparison, Thing};
use lerendwerken::{Answer, Language};

use crate::args::{Deny, DiffArgs, Format};
use crate::call::Call;
use crate::excerpt::harmless;
use crate::findings;
use crate::input::{one_standard_input, options, programme};
use crate::output::{self, BOLD, CYAN, GREEN, Out, RED, Stop, YELLOW, columns, styled, wrapped};
use crate::refusal::Unreadable;
use crate::sources::{Sources, name};

/// How much of a title is shown, in characters.
const TITLE: usize = 60;

/// What changes stand under: a thing with an id, or all things of a kind.
type Group<'a> = (Thing, Option<&'a str>);

/// Both versions, as they were read.
struct Versions {
    old: (Arc<str>, Programme),
    new: (Arc<str>, Programme),
    sources: Sources,
    call: Call,
}

pub(crate) fn run(args: &DiffArgs) -> Result<u8, Stop> {
    let versions = read(args)?;
    let Versions { old, new, sources, call } = &versions;
    let before = Version::of(&old.1).read_from(name(&args.old), &old.0);
    let after = Version::of(&new.1).read_from(name(&args.new), &new.0);
    let compared = versions::compare(before, after, &options(args.as_of, &args.rules, *call)?);
    match call.format {
        Format::Text => text(&compared, &versions, sources)?,
        Format::Json => output::json(*call, &Answer::new(compared.answer(call.language)))?,
    };
    let counts = compared.findings().counts();
    let denied = args.deny == Some(Deny::Warnings) && counts.warning > 0;
    Ok(u8::from(counts.error > 0 || denied))
}

/// Reads both versions; whatever is wrong with either is said at once.
fn read(args: &DiffArgs) -> Result<Versions, Stop> {
    let call = Call::of(args.answer);
    let nl = "standaardinvoer (`-`) kan maar één keer gelezen worden: als oude of als nieuwe versie";
    let en = "standard input (`-`) can be read once only: as the older or as the newer version";
    one_standard_input([&args.old, &args.new].into_iter(), call, call.say(nl, en))?;
    let mut unreadable = Unreadable::default();
    let (new_text, new) = programme(&args.new, 0, call, &mut unreadable);
    let (old_text, old) = programme(&args.old, 1, call, &mut unreadable);
    let call = new.as_ref().map_or(call, |it| Call::for_programme(args.answer, it.language));
    let mut sources = Sources::of_programme(name(&args.new), Arc::clone(&new_text));
    sources.document(name(&args.old), Arc::clone(&old_text));
    let sources = unreadable.refusal(call, sources)?;
    match (old, new) {
        (Some(old), Some(new)) => Ok(Versions { old: (old_text, old), new: (new_text, new), sources, call }),
        _ => Err(crate::refusal::Refusal::new(call, name(&args.new)).into()),
    }
}

fn text(compared: &Comparison, versions: &Versions, sources: &Sources) -> Result<u8, Stop> {
    let Versions { old: (_, old), new: (_, new), call, .. } = versions;
    let found = compared.findings();
    let mut out = Out::text(*call);
    out.write(|to| changes(to, compared.changes(), &titles([old, new]), *call))?;
    out.write(|to| findings::write(to, found.iter(), &[], usize::MAX, sources, *call))?;
    out.write(|to| findings::accepted(to, found, usize::MAX, sources, *call))?;
    let name = styled(BOLD, format_args!("{} ({})", new.organisation, new.id));
    let count = compared.changes().len();
    let changed = match (count, call.language) {
        (0, Language::Nl) => "het kader is niet gewijzigd".into(),
        (0, Language::En) => "the frame has not changed".into(),
        (1, Language::Nl) => "1 wijziging in het kader".into(),
        (1, Language::En) => "1 change in the frame".into(),
        (_, Language::Nl) => format!("{count} wijzigingen in het kader"),
        (_, Language::En) => format!("{count} changes in the frame"),
    };
    let as_of = call.say("beloften per", "promises as of");
    let counted = findings::counted(found.counts(), *call);
    let accepted = findings::how_many_accepted(found, *call);
    out.line(format_args!("{name}: {changed}; {as_of} {}: {counted}{accepted}", found.as_of()))?;
    out.end()
}

/// What goals and teams are called, as the newest version has it.
fn titles(versions: [&Programme; 2]) -> HashMap<(Thing, &str), &str> {
    let mut titles = HashMap::new();
    for programme in versions {
        titles.extend(programme.goals.iter().map(|it| ((Thing::Goal, it.id.as_str()), it.title.as_str())));
        titles.extend(programme.teams.iter().map(|it| ((Thing::Team, it.id.as_str()), it.name.as_str())));
    }
    titles
}

/// Writes changes under what they belong to: a goal, a team, or all people together, and so on.
fn changes(
    to: &mut dyn Write,
    changes: &[Change],
    titles: &HashMap<(Thing, &str), &str>,
    call: Call,
) -> io::Result<()> {
    for ((thing, id), changes) in groups(changes) {
        writeln!(to, "{}", styled(BOLD, heading(thing, id, titles, call)))?;
        for change in changes {
            let is_heading = id == Some(change.about()) && change.thing() == thing;
            let words = if is_heading { change.what(call.language) } else { change.message(call.language) };
            let (sign, style) = sign(change.kind());
            let lines = wrapped(&words, columns().saturating_sub(4)).join("\n    ");
            writeln!(to, "  {} {lines}", styled(style, sign))?;
        }
        writeln!(to)?;
    }
    Ok(())
}

/// Changes by what they stand under, in the order in which that comes first.
fn groups(changes: &[Change]) -> Vec<(Group<'_>, Vec<&Change>)> {
    let mut groups: Vec<(Group<'_>, Vec<&Change>)> = Vec::new();
    let mut places = HashMap::new();
    for change in changes {
        let group = group(change);
        let place = *places.entry(group).or_insert_with(|| {
            groups.push((group, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, changes)) = groups.get_mut(place) {
            changes.push(change);
        }
    }
    groups
}

/// What a change stands under.
fn group(change: &Change) -> Group<'_> {
    match (change.parent(), change.thing()) {
        (Some((parent, id)), _) => (parent, Some(id)),
        (None, thing @ (Thing::Goal | Thing::Team)) => (thing, Some(change.about())),
        (None, thing) => (thing, None),
    }
}

fn heading(thing: Thing, id: Option<&str>, titles: &HashMap<(Thing, &str), &str>, call: Call) -> String {
    let label = match thing {
        Thing::Person => call.say("mensen", "people"),
        Thing::AiSystem => call.say("AI-systemen", "AI systems"),
        Thing::DevelopmentQuestion => call.say("ontwikkelvragen", "development questions"),
        other => other.label(call.language),
    };
    let Some(id) = id else { return label.into() };
    let title: String = titles.get(&(thing, id)).into_iter().flat_map(|it| it.chars()).map(harmless).collect();
    let short: String = title.chars().take(TITLE).collect();
    let more = if short.len() < title.len() { "…" } else { "" };
    format!("{label} {id}: {short}{more}")
}

fn sign(kind: ChangeKind) -> (&'static str, Style) {
    match kind {
        ChangeKind::Added => ("+", GREEN),
        ChangeKind::Removed => ("-", RED),
        ChangeKind::Changed => ("~", YELLOW),
        ChangeKind::Moved => (">", CYAN),
    }
}
