//! `schema`: JSON Schemas, one or all.

use std::path::Path;

use lerendwerken::Language;
use lerendwerken::schema::{ALL, Entry, Export, Profile, StructuredOutput, openapi};

use crate::args::SchemaArgs;
use crate::call::Call;
use crate::input;
use crate::output::{self, Out, Stop};
use crate::refusal::{Refusal, reason};
use crate::sources::name;

pub(crate) fn run(args: &SchemaArgs) -> Result<u8, Stop> {
    let language = args.language.unwrap_or(Language::En);
    let call = Call { language, ..Call::ENGLISH };
    let export = Export::in_language(language).with_profile(args.profile);
    let profile = if args.from_structured.is_some() { Profile::StructuredOutput } else { args.profile };
    let asked = args.name.as_deref().map(|asked| named(asked, profile, call)).transpose()?;
    match (&args.out, asked) {
        _ if args.openapi => output::json(call, &openapi(export)),
        (_, Some(entry)) if args.from_structured.is_some() => from_structured(entry, args, call),
        (Some(directory), Some(entry)) => write(&[entry], directory, export, call),
        (Some(directory), None) => {
            let entries: Vec<_> = ALL.iter().filter(|entry| entry.has(args.profile)).collect();
            write(&entries, directory, export, call)
        }
        (None, Some(entry)) => output::json(call, &entry.schema(export)),
        (None, None) => list(args.profile, call),
    }
}

/// Prints the document for which structured output stands. Whether it is sound, and in shape, is for `check` to say.
fn from_structured(entry: &Entry, args: &SchemaArgs, call: Call) -> Result<u8, Stop> {
    let path = args.from_structured.as_deref().unwrap_or(Path::new("-"));
    let text = input::text(path, call)?;
    let refused = |why: &dyn std::fmt::Display| Refusal::new(call, format!("{}: {why}", name(path)));
    let output: serde_json::Value = serde_json::from_str(&text)
        .map_err(|error| refused(&format_args!("{}: {error}", call.say("dat is geen JSON", "this is no JSON"))))?;
    let document = StructuredOutput::for_entry(entry, call.language).from_structured(&output);
    output::json(call, &document.map_err(|error| refused(&error.message(call.language)))?)
}

fn named(asked: &str, profile: Profile, call: Call) -> Result<&'static Entry, Stop> {
    let mut there = ALL.iter().filter(|entry| entry.has(profile));
    there.clone().find(|entry| entry.name == asked).ok_or_else(|| {
        let names = there.by_ref().map(|entry| entry.name).collect::<Vec<_>>().join(", ");
        let asked: String = asked.chars().take(64).collect();
        let of = match profile {
            Profile::Exact => String::new(),
            profile => format!(" ({profile})"),
        };
        let why = match call.language {
            Language::Nl => format!("er is geen schema {asked:?}{of}; er zijn: {names}"),
            Language::En => format!("there is no schema {asked:?}{of}; there are: {names}"),
        };
        Refusal::new(call, why).into()
    })
}

fn list(profile: Profile, call: Call) -> Result<u8, Stop> {
    let mut out = Out::plain(call);
    let widest = ALL.iter().map(|entry| entry.name.len()).max().unwrap_or(0);
    for entry in ALL.iter().filter(|entry| entry.has(profile)) {
        out.line(format_args!("{:widest$}  {}", entry.name, entry.what.to(call.language)))?;
    }
    out.end()
}

fn write(entries: &[&Entry], directory: &Path, export: Export, call: Call) -> Result<u8, Stop> {
    if !directory.is_dir() {
        let why = if directory.exists() {
            call.say("dat is geen map", "it is no directory")
        } else {
            call.say("die bestaat niet; maak haar eerst", "it does not exist; make it first")
        };
        let cannot = call.say("kan niet schrijven naar", "can't write to");
        return Err(Refusal::new(call, format!("{cannot} {}: {why}", name(directory))).into());
    }
    let mut out = Out::plain(call);
    for entry in entries {
        let path = directory.join(format!("{}.schema.json", entry.name));
        let schema = format!("{:#}\n", entry.schema(export));
        output::file(&path, schema.as_bytes()).map_err(|error| {
            let cannot = call.say("kan niet schrijven:", "can't write");
            Refusal::new(call, format!("{cannot} {}: {}", name(&path), reason(&error, call.language)))
        })?;
        out.line(name(&path))?;
    }
    out.end()
}
