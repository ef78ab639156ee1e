//! `check`: everything that is found.

use lerendwerken::Answer;

use crate::args::{CheckArgs, CheckFormat, Deny};
use crate::findings::{self, SHOWN};
use crate::input::{self, Input};
use crate::output::{self, BOLD, Out, Stop, styled};

pub(crate) fn run(args: &CheckArgs) -> Result<u8, Stop> {
    let keep = match args.answer.format {
        CheckFormat::Text => Some(args.keep.unwrap_or(SHOWN)),
        CheckFormat::Json | CheckFormat::Sarif => args.keep,
    };
    let input = input::check(&args.input, args.answer.into(), &args.journals, keep, false)?;
    match args.answer.format {
        CheckFormat::Text => text(&input, keep.unwrap_or(SHOWN))?,
        CheckFormat::Sarif => output::json(input.call, &input.checked.sarif(input.call.language))?,
        CheckFormat::Json => output::json(input.call, &Answer::new(input.checked.answer(input.call.language)))?,
    };
    let counts = input.checked.findings().counts();
    let denied = args.deny == Some(Deny::Warnings) && counts.warning > 0;
    Ok(u8::from(counts.error > 0 || denied))
}

fn text(input: &Input, shown: usize) -> Result<u8, Stop> {
    let Input { checked, sources, call } = input;
    let all = checked.findings();
    let omitted: Vec<_> = all.omitted_by_rule().collect();
    let mut out = Out::text(*call);
    out.write(|to| findings::write(to, all.iter(), &omitted, shown, sources, *call))?;
    out.write(|to| findings::accepted(to, all, shown, sources, *call))?;
    let programme = checked.programme();
    let name = styled(BOLD, format_args!("{} ({})", programme.organisation, programme.id));
    let counted = findings::counted(all.counts(), *call);
    let accepted = findings::how_many_accepted(all, *call);
    let as_of = call.say("per", "as of");
    out.line(format_args!("{name}, {as_of} {}: {counted}{accepted}", all.as_of()))?;
    out.end()
}
