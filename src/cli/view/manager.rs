//! The manager's view, to read.

use lerendwerken::Language;
use lerendwerken::calculus::Estimate;
use lerendwerken::numbers::estimate;
use lerendwerken::view::{ManagedTeam, Manager, Professional, TeamOutcome};

use super::{account, heading, named, participation, plain, proposal};
use crate::call::Call;
use crate::grid::grid;
use crate::output::{BOLD, DIM, Out, Stop, styled};

/// How many outcomes of a team are shown to people.
const SHOWN: usize = 10;

pub(super) fn text(out: &mut Out, seen: &Manager, call: Call) -> Result<(), Stop> {
    let organisation = styled(BOLD, named(&seen.organisation, &seen.programme));
    let (of, until) = (call.say("weergave voor", "view for"), call.say("tot en met", "up to and including"));
    out.line(format_args!("{organisation}, {of} {} {until} {}", named(&seen.name, &seen.manager), seen.as_of))?;
    let what = call.say(
        "Waarover verantwoording is afgelegd en wat teams meldden, voor een gesprek. Het leerproces staat hier niet in: \
         geen leervragen, geen logboek, niet wie hoeveel aan AI overliet. Over niemand is een oordeel berekend.",
        "What was accounted for and what teams reported, for a conversation. The learning process is not in it: no \
         learning questions, no journal, not who left how much to AI. No judgement of anybody was computed.",
    );
    out.paragraph(DIM, what)?;
    if let Some(nothing) = seen.nothing {
        return out.line(format_args!("\n{}", nothing.label(call.language)));
    }
    seen.professionals.iter().try_for_each(|it| professional(out, it, call))?;
    seen.teams.iter().try_for_each(|it| team(out, it, call))?;
    left_out(out, seen, call)
}

fn professional(out: &mut Out, it: &Professional, call: Call) -> Result<(), Stop> {
    heading(out, &named(&it.name, &it.person))?;
    out.line(format_args!("  {} {}", call.say("deelname:", "took part:"), participation(&it.participation, call)))?;
    if it.accounts.is_empty() {
        return out.line(format_args!("  {}", call.say("nog geen verantwoording", "no account yet")));
    }
    it.accounts.iter().try_for_each(|given| account(out, 2, given, None, call))?;
    if it.proposals.is_empty() {
        return Ok(());
    }
    out.line(format_args!("  {}", call.say("voorstellen daaruit:", "proposals that came of it:")))?;
    it.proposals.iter().try_for_each(|told| proposal(out, 4, told, call))
}

fn team(out: &mut Out, it: &ManagedTeam, call: Call) -> Result<(), Stop> {
    let members = format!("{} {}", it.members, call.say("leden", "members"));
    heading(out, &format!("{}, {members}", named(&it.name, &it.team)))?;
    if !it.results.is_empty() {
        let header = [
            call.say("verwachting", "expectation"),
            call.say("indicator", "indicator"),
            call.say("kort", "short term"),
            call.say("lang", "long term"),
            call.say("in", "in"),
        ];
        let rows = it.results.iter().map(|result| {
            let [short, long] = [result.short_term, result.long_term].map(|figure| estimate(figure, call.language));
            [result.expectation.to_string(), plain(&result.indicator), short, long, plain(&result.unit)]
        });
        out.line(grid(header, [false, false, true, true, false], rows))?;
    }
    if !it.proposals.is_empty() {
        out.line(format_args!("  {}", call.say("voorstellen:", "proposals:")))?;
        it.proposals.iter().try_for_each(|told| proposal(out, 4, told, call))?;
    }
    outcomes(out, &it.outcomes, call)
}

/// The latest outcomes of a team.
fn outcomes(out: &mut Out, all: &[TeamOutcome], call: Call) -> Result<(), Stop> {
    if all.is_empty() {
        return Ok(());
    }
    let before = all.len().saturating_sub(SHOWN);
    let header = [
        "week",
        call.say("verwachting", "expectation"),
        call.say("uitkomst", "outcome"),
        call.say("drager", "carrier"),
        call.say("voorstel", "proposal"),
    ];
    let rows = all.iter().skip(before).map(|it| {
        let figure = Estimate { value: it.amount.get(), standard_error: it.standard_error.get() };
        [
            it.week.to_string(),
            it.expectation.to_string(),
            format!("{} {}", estimate(figure, call.language), plain(&it.unit)),
            it.carrier.label(call.language).to_owned(),
            it.proposal.as_ref().map_or_else(|| "–".into(), ToString::to_string),
        ]
    });
    out.line(grid(header, [false, false, true, false, false], rows))?;
    match (before, call.language) {
        (0, _) => Ok(()),
        (_, Language::Nl) => out.paragraph(DIM, &format!("en {before} eerdere; `--format json` geeft ze alle")),
        (_, Language::En) => out.paragraph(DIM, &format!("and {before} earlier ones; `--format json` gives them all")),
    }
}

/// How much is not shown.
fn left_out(out: &mut Out, seen: &Manager, call: Call) -> Result<(), Stop> {
    let mut said = Vec::new();
    let (teams, outcomes, results, least) =
        (seen.withheld, seen.outcomes_left_out, seen.results_left_out, seen.min_group);
    match call.language {
        Language::Nl => {
            said.extend(
                (teams > 0).then(|| format!("Teams die niet worden getoond, met minder dan {least} leden: {teams}.")),
            );
            said.extend(
                (outcomes > 0).then(|| format!("Weggelaten uitkomsten waaraan één persoon werkte: {outcomes}.")),
            );
            said.extend(
                (results > 0)
                    .then(|| format!("Weggelaten resultaten die iets van weinig mensen zouden verraden: {results}.")),
            );
        }
        Language::En => {
            said.extend((teams > 0).then(|| format!("Teams not shown, with fewer than {least} members: {teams}.")));
            said.extend((outcomes > 0).then(|| format!("Outcomes left out, on which one person worked: {outcomes}.")));
            said.extend((results > 0).then(|| format!("Results left out, which would tell of few people: {results}.")));
        }
    }
    if said.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.paragraph(DIM, &said.join(" "))
}
