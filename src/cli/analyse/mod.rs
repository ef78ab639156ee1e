//! `analyse`: what follows from the results.

mod calibrate;
mod contributions;
mod forecast;
mod money;
mod reconcile;
mod sensitivity;
mod settings;
mod steady;
mod what_if;

use lerendwerken::calculus::AsOf;
use lerendwerken::model::ExpectationId;
use lerendwerken::rules::{Blocks, Sound};

use crate::args::{AnalyseArgs, Analysis};
use crate::call::Call;
use crate::output::{BOLD, Out, Stop, styled};
use crate::refusal::Refusal;
use crate::results;
use settings::Settings;

pub(crate) fn run(args: &AnalyseArgs) -> Result<u8, Stop> {
    let least = if args.analysis == Analysis::Money { Blocks::Money } else { Blocks::Results };
    let Some((sound, call)) = results::sound(&args.input, args.answer, least)? else { return Ok(1) };
    let asked = Asked { sound, as_of: args.input.as_of.map_or(AsOf::LastHeld, AsOf::Week), call };
    let settings = Settings::new(&args.settings, call);
    if args.change.is_some() && args.analysis != Analysis::WhatIf {
        let why = call.say("--change hoort bij what-if", "--change belongs to what-if");
        return Err(Refusal::new(call, why).into());
    }
    match args.analysis {
        Analysis::Calibrate => calibrate::run(&asked, settings),
        Analysis::Contributions => contributions::run(&asked, settings),
        Analysis::Forecast => forecast::run(&asked, settings),
        Analysis::Money => money::run(&asked, settings),
        Analysis::Reconcile => reconcile::run(&asked, settings),
        Analysis::Sensitivity => sensitivity::run(&asked, settings),
        Analysis::Steady => steady::run(&asked, settings),
        Analysis::WhatIf => what_if::run(&asked, settings, args.change.as_deref()),
    }
}

/// What an analysis is asked of.
struct Asked {
    sound: Sound,
    as_of: AsOf,
    call: Call,
}

impl Asked {
    /// Text output, opened with the programme, what was asked of it, and the week.
    fn text(&self, nl: &'static str, en: &'static str) -> Result<Out, Stop> {
        let programme = self.sound.programme();
        let mut out = Out::text(self.call);
        let name = styled(BOLD, format_args!("{} ({})", programme.organisation, programme.id));
        out.line(format_args!("{name}, {} {}", self.call.say(nl, en), self.sound.week(self.as_of)))?;
        Ok(out)
    }

    /// What an expectation is called.
    fn title(&self, expectation: &ExpectationId) -> String {
        let it = self.sound.programme().expectations().find(|it| it.id == *expectation);
        let Some(it) = it else { return expectation.to_string() };
        format!("{} ({}, {}, {})", it.indicator.name, it.id, it.horizon.label(self.call.language), it.indicator.unit)
    }
}
