//! The assumptions that results rest on, in plain words.

use anstyle::Style;
use lerendwerken::Bilingual;
use lerendwerken::calculus::Acting;
use lerendwerken::model::{Share, UsedAssumptions};

use crate::call::Call;
use crate::output::{BOLD, DIM, Out, Stop, styled};
use lerendwerken::numbers::exact_percentage;

/// Writes the assumptions that these results used, and whose they are.
pub(crate) fn write(out: &mut Out, used: &UsedAssumptions, call: Call) -> Result<(), Stop> {
    out.line(styled(BOLD, call.say("Aannames", "Assumptions")))?;
    let whose = call.say(
        "Wat blijft is niet gemeten maar volgt uit deze aannames. Een standaardwaarde is een keuze van de makers \
         van dit hulpmiddel, niet van de auteurs van Lerendwerken met AI; een eigen waarde staat onder \
         `assumptions` in het document.",
        "What lasts is not measured but follows from these assumptions. A default is a choice of the makers of \
         this tool, not of the authors of Lerendwerken met AI; a value of your own stands under `assumptions` in \
         the document.",
    );
    out.paragraph(Style::new(), whose)?;
    let rows = rows(used);
    let widest = rows.iter().map(|(_, words, _)| words.to(call.language).chars().count()).max().unwrap_or(0);
    for (path, words, value) in &rows {
        let words = words.to(call.language);
        let value = exact_percentage(value.get(), call.language);
        let whose = if used.defaulted.iter().any(|it| it == path) {
            styled(DIM, call.say("standaard", "default"))
        } else {
            call.say("eigen waarde", "your own").into()
        };
        out.line(format_args!("  {words:widest$}  {value:>8}  {whose}"))?;
    }
    let everything_lasts = used.craft.consolidation.get() >= 1.0 && used.craft.retention_held.get() >= 1.0;
    if everything_lasts {
        let assumed = call.say(
            "Zo blijft van vakmanschap alles, zolang een team elke week oefent en niets aan AI overlaat: dat is \
             aangenomen, niet gemeten.",
            "So all of craft lasts, as long as a team practises every week and leaves nothing to AI: that is \
             assumed, not measured.",
        );
        out.paragraph(Style::new(), assumed)?;
    }
    Ok(())
}

/// Those that results follow from, with their paths and values; the others are for forecasts and money.
fn rows(used: &UsedAssumptions) -> Vec<(&'static str, Bilingual, Share)> {
    let tolerance = Bilingual {
        nl: "op koers: ten hoogste zo ver van wat verwacht was",
        en: "on track: at most so far from what was expected",
    };
    let acting = Acting::ALL.iter().map(|it| (it.as_str(), it.labels(), it.among(used)));
    acting.chain([("tolerance", tolerance, used.tolerance)]).collect()
}
