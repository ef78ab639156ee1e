//! `schema`: JSON Schemas, one or all.

use std::path::Path;

use lerendwerken::Language;
use lerendwerken::schema::{ALL, Entry, Export};

use crate::args::SchemaArgs;
use crate::call::Call;
use crate::output::{self, Out, Stop};
use crate::refusal::{Refusal, reason};
use crate::sources::name;

pub(crate) fn run(args: &SchemaArgs) -> Result<u8, Stop> {
    let language = args.language.unwrap_or(Language::En);
    let call = Call { language, ..Call::ENGLISH };
    let asked = args.name.as_deref().map(|asked| named(asked, call)).transpose()?;
    match (&args.out, asked) {
        (Some(directory), Some(entry)) => write(&[entry], directory, call),
        (Some(directory), None) => write(&ALL.iter().collect::<Vec<_>>(), directory, call),
        (None, Some(entry)) => output::json(call, &entry.schema(Export::in_language(call.language))),
        (None, None) => list(call),
    }
}

fn named(asked: &str, call: Call) -> Result<&'static Entry, Stop> {
    ALL.iter().find(|entry| entry.name == asked).ok_or_else(|| {
        let names = ALL.iter().map(|entry| entry.name).collect::<Vec<_>>().join(", ");
        let asked: String = asked.chars().take(64).collect();
        let why = match call.language {
            Language::Nl => format!("er is geen schema {asked:?}; er zijn: {names}"),
            Language::En => format!("there is no schema {asked:?}; there are: {names}"),
        };
        Refusal::new(call, why).into()
    })
}

fn list(call: Call) -> Result<u8, Stop> {
    let mut out = Out::plain(call);
    let widest = ALL.iter().map(|entry| entry.name.len()).max().unwrap_or(0);
    for entry in ALL {
        out.line(format_args!("{:widest$}  {}", entry.name, entry.what.to(call.language)))?;
    }
    out.end()
}

fn write(entries: &[&Entry], directory: &Path, call: Call) -> Result<u8, Stop> {
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
        let schema = format!("{:#}\n", entry.schema(Export::in_language(call.language)));
        output::file(&path, schema.as_bytes()).map_err(|error| {
            let cannot = call.say("kan niet schrijven:", "can't write");
            Refusal::new(call, format!("{cannot} {}: {}", name(&path), reason(&error, call.language)))
        })?;
        out.line(name(&path))?;
    }
    out.end()
}
