//! The assumptions that results rest on, in plain words.

use anstyle::Style;
use lerendwerken::Language;
use lerendwerken::model::{Share, UsedAssumptions};

use crate::call::Call;
use crate::numbers::exact_percentage;
use crate::output::{BOLD, DIM, Out, Stop, styled};

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
    let widest = rows.iter().map(|row| row.words(call.language).chars().count()).max().unwrap_or(0);
    for row in &rows {
        let words = row.words(call.language);
        let value = exact_percentage(row.value.get(), call.language);
        let whose = if used.defaulted.iter().any(|path| path == row.path) {
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

struct Assumption {
    path: &'static str,
    nl: &'static str,
    en: &'static str,
    value: Share,
}

impl Assumption {
    fn words(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// Those that results follow from; the others are for forecasts and money.
fn rows(used: &UsedAssumptions) -> Vec<Assumption> {
    let row = |path, nl, en, value| Assumption { path, nl, en, value };
    vec![
        row(
            "craft.consolidation",
            "vakmanschap: beklijft van een opbrengst zonder AI",
            "craft: takes root of a result without AI",
            used.craft.consolidation,
        ),
        row(
            "craft.retention_held",
            "vakmanschap: blijft over een week met oefening",
            "craft: kept over a week of practice",
            used.craft.retention_held,
        ),
        row(
            "craft.retention_idle",
            "vakmanschap: blijft over een week zonder",
            "craft: kept over a week without",
            used.craft.retention_idle,
        ),
        row(
            "work.consolidation",
            "werk: beklijft van een opbrengst in het werk",
            "work: takes root of a result in the work",
            used.work.consolidation,
        ),
        row(
            "work.retention_held",
            "werk: blijft over een week met oefening",
            "work: kept over a week of practice",
            used.work.retention_held,
        ),
        row(
            "work.retention_idle",
            "werk: blijft over een week zonder",
            "work: kept over a week without",
            used.work.retention_idle,
        ),
        row(
            "stage.tried",
            "werk: telt mee van een beproefd voorstel",
            "work: counts of a proposal tried",
            used.stage.tried,
        ),
        row(
            "stage.adopted",
            "werk: telt mee van een voorstel in gebruik",
            "work: counts of a proposal adopted",
            used.stage.adopted,
        ),
        row(
            "stage.integrated",
            "werk: telt mee van een geïntegreerd voorstel",
            "work: counts of a proposal integrated",
            used.stage.integrated,
        ),
        row(
            "tolerance",
            "op koers: ten hoogste zo ver van wat verwacht was",
            "on track: at most so far from what was expected",
            used.tolerance,
        ),
    ]
}
