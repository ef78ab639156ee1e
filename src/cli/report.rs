//! `report`: one page to look at.

use lerendwerken::report::{self, ReportOptions};

use crate::args::{AnswerArgs, Format, ReportArgs};
use crate::output::{self, Out, Stop};
use crate::refusal::Refusal;
use crate::results;
use crate::sources::is_standard_input;

pub(crate) fn run(args: &ReportArgs) -> Result<u8, Stop> {
    let answer = AnswerArgs { language: args.language, format: Format::Text };
    let Some((sound, call)) = results::sound_with_cycles(&args.input, answer)? else { return Ok(1) };
    let mut options = ReportOptions::default().language(call.language);
    if let Some(week) = args.input.as_of {
        options = options.as_of(week);
    }
    if let Some(team) = &args.team {
        options = options.team(team.clone());
    }
    let page = report::html(&sound, &options).map_err(|why| Refusal::new(call, why.message(call.language)))?;
    if is_standard_input(&args.out) {
        let mut out = Out::plain(call);
        out.write(|to| to.write_all(page.as_bytes()))?;
        return out.end();
    }
    output::written(call, &args.out, page.as_bytes())
}
