//! `posture`: how a programme learns and works with AI.

use anstyle::Style;
use lerendwerken::calculus::AsOf;
use lerendwerken::posture::{self, Measure, Posture, PostureDimension, QuarterPosture, Silence, Window};
use lerendwerken::rules::{Blocks, Sound};
use lerendwerken::{Answer, Language};

use crate::args::{Format, PostureArgs};
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, DIM, Out, Stop, columns, styled, wrapped};
use crate::results;
use lerendwerken::numbers::percentage;

/// How wide the line between the two poles is.
const LINE: usize = 21;

/// How many columns of teams or quarters stand side by side.
const SIDE_BY_SIDE: usize = 4;

pub(crate) fn run(args: &PostureArgs) -> Result<u8, Stop> {
    let Some((sound, call)) = results::sound(&args.input, args.answer, Blocks::Results)? else { return Ok(1) };
    let until = args.input.as_of.map_or(AsOf::LastHeld, AsOf::Week);
    let posture = posture::posture(&sound, Window { from: args.from, until });
    match call.format {
        Format::Json => output::json(call, &Answer::new(posture)),
        Format::Text => text(&sound, &posture, call),
    }
}

fn text(sound: &Sound, posture: &Posture, call: Call) -> Result<u8, Stop> {
    let programme = sound.programme();
    let mut out = Out::text(call);
    let name = styled(BOLD, format_args!("{} ({})", programme.organisation, programme.id));
    let (title, until) = (call.say("houding van", "posture from"), call.say("tot en met", "up to and including"));
    out.line(format_args!("{name}, {title} {} {until} {}", posture.from, posture.as_of))?;
    let what = call.say(
        "Een profiel van wat teams deden, van de traditionele aanpak (links) tot Lerendwerken (rechts); nooit één cijfer. \
         Welke dimensies er zijn en hoe er wordt geteld, is een keuze van de makers van dit hulpmiddel.",
        "A profile of what teams did, from the traditional approach (left) to Lerendwerken (right); never one score. \
         Which dimensions there are and how they are counted is a choice of this tool's makers.",
    );
    out.paragraph(Style::new(), what)?;
    out.line("")?;
    silence(&mut out, posture.silent, call)?;
    for measure in &posture.dimensions {
        dimension(&mut out, measure, call)?;
    }
    withheld(&mut out, "", &posture.withheld, call)?;
    let quarters = posture.quarters.iter().map(|it| (it.quarter.clone(), it.dimensions.as_slice())).collect::<Vec<_>>();
    if quarters.len() > 1 {
        side_by_side(&mut out, call.say("Per kwartaal", "By quarter"), &quarters, call)?;
        posture.quarters.iter().try_for_each(|it| about_quarter(&mut out, it, call))?;
    }
    let teams = posture.teams.iter().map(|it| (it.team.to_string(), it.dimensions.as_slice())).collect::<Vec<_>>();
    if !teams.is_empty() {
        side_by_side(&mut out, call.say("Per team", "By team"), &teams, call)?;
        posture.teams.iter().try_for_each(|it| withheld(&mut out, it.team.as_str(), &it.withheld, call))?;
    }
    if posture.teams_left_out > 0 && posture.silent.is_none() {
        out.paragraph(DIM, &left_out(posture, call))?;
    }
    out.end()
}

fn silence(out: &mut Out, silence: Option<Silence>, call: Call) -> Result<(), Stop> {
    let Some(silence) = silence else { return Ok(()) };
    let nothing = call.say("Hier wordt niets gezegd:", "Nothing is said here:");
    out.line(format_args!("{nothing} {}.\n", silence.label(call.language)))
}

/// What is left out of a profile, if anything is.
fn withheld(out: &mut Out, of: &str, dimensions: &[PostureDimension], call: Call) -> Result<(), Stop> {
    if dimensions.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = dimensions.iter().map(|it| it.label(call.language)).collect();
    let of = if of.is_empty() { String::new() } else { format!("{of}: ") };
    let not = call
        .say("niet getoond, want het zou over één of enkelen gaan:", "not shown, as it would tell of one or of few:");
    out.paragraph(DIM, &format!("{of}{not} {}", names.join(", ")))
}

/// What there is to say of a quarter beside its figures: which weeks of it are looked at where that is not all, why it
/// is silent, what is left out.
fn about_quarter(out: &mut Out, it: &QuarterPosture, call: Call) -> Result<(), Stop> {
    if it.until - it.from < 12 {
        let until = call.say("tot en met", "to");
        out.paragraph(DIM, &format!("{}: {} {until} {}", it.quarter, it.from, it.until))?;
    }
    if let Some(silence) = it.silent {
        let nothing = call.say("er wordt niets gezegd:", "nothing is said:");
        out.paragraph(DIM, &format!("{}: {nothing} {}", it.quarter, silence.label(call.language)))?;
    }
    withheld(out, &it.quarter, &it.withheld, call)
}

/// A dimension between its two poles, with what it counts.
fn dimension(out: &mut Out, measure: &Measure, call: Call) -> Result<(), Stop> {
    let about = measure.name.about();
    let at = (measure.value * (LINE - 1) as f64).round() as usize;
    let end = |share: Option<f64>| share.map(|share| (share * (LINE - 1) as f64).round() as usize);
    let interval = end(measure.low).zip(end(measure.high));
    let line: String = (0..LINE)
        .map(|place| match interval {
            _ if place == at => '●',
            Some((low, high)) if (low..=high).contains(&place) => '━',
            _ => '─',
        })
        .collect();
    let low = about.traditional.to(call.language);
    let high = about.lerendwerken.to(call.language);
    let share = percentage(measure.value, call.language);
    out.line(format_args!("{}", styled(BOLD, measure.name.label(call.language))))?;
    out.line(format_args!("  {low:>20} {line} {high:<24} {share:>5}"))?;
    let counted = format!("{} ({})", about.definition.to(call.language), counted(measure, call));
    wrapped(&counted, columns() - 2).into_iter().try_for_each(|line| out.line(styled(DIM, format!("  {line}"))))
}

fn counted(measure: &Measure, call: Call) -> String {
    let unit = measure.unit.label(call.language);
    let of = format!("{} {} {} {unit}", measure.numerator, call.say("van", "of"), measure.denominator);
    match measure.low.zip(measure.high) {
        None => of,
        Some((low, high)) => {
            let [low, high] = [low, high].map(|share| percentage(share, call.language));
            format!("{of}; {}: {low} {} {high}", call.say("95 %", "95%"), call.say("tot", "to"))
        }
    }
}

/// Profiles side by side, a few at a time, with how many were counted.
fn side_by_side(out: &mut Out, title: &str, all: &[(String, &[Measure])], call: Call) -> Result<(), Stop> {
    let counted = call.say("tussen haakjes hoeveel er zijn geteld", "in brackets how many were counted");
    out.line(format_args!("\n{} ({counted})", styled(BOLD, title)))?;
    for some in all.chunks(SIDE_BY_SIDE) {
        let name = |place: usize| some.get(place).map_or("", |(name, _)| name);
        let header = [call.say("dimensie", "dimension"), name(0), name(1), name(2), name(3)];
        let rows = PostureDimension::ALL.iter().map(|dimension| {
            let share = |place: usize| {
                let (_, measures) = some.get(place)?;
                let measure = measures.iter().find(|measure| measure.name == *dimension)?;
                Some(format!("{} ({})", percentage(measure.value, call.language), measure.denominator))
            };
            let cell =
                |place| share(place).unwrap_or_else(|| if place < some.len() { "–".into() } else { String::new() });
            [dimension.label(call.language).to_owned(), cell(0), cell(1), cell(2), cell(3)]
        });
        out.line(grid(header, [false, true, true, true, true], rows))?;
        out.line("")?;
    }
    Ok(())
}

fn left_out(posture: &Posture, call: Call) -> String {
    let (count, least) = (posture.teams_left_out, posture.min_group);
    match call.language {
        Language::Nl => format!(
            "Teams die niet worden getoond: {count}. Een team wordt getoond vanaf {least} leden, en alleen als wat overblijft \
             ook over zoveel mensen gaat; niet als maar één persoon aan zijn weekcycli meedeed."
        ),
        Language::En => format!(
            "Teams that are not shown: {count}. A team is shown from {least} members, and only if what is left is about as \
             many people too; not if only one person took part in its weekly cycles."
        ),
    }
}
