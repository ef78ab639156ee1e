//! The own view, to read.

use std::collections::BTreeMap;

use anstyle::Style;
use lerendwerken::calculus::Estimate;
use lerendwerken::model::{LearningQuestionId, TeamId, Text};
use lerendwerken::numbers::{estimate, percentage};
use lerendwerken::view::{Own, OwnActivity, OwnCycle, OwnOutcome, OwnProposal, Practice, PracticeShare};

use super::{account, hanging, heading, named, participation, plain};
use crate::call::Call;
use crate::grid::grid;
use crate::output::{BOLD, DIM, Out, Stop, styled};

/// The questions that were written out, by team and id.
type Asked<'o> = BTreeMap<(&'o TeamId, &'o LearningQuestionId), &'o Text>;

pub(super) fn text(out: &mut Out, own: &Own, call: Call) -> Result<(), Stop> {
    opening(out, own, call)?;
    heading(out, call.say("Leren en werken, alle weken samen", "Learning and working, all weeks together"))?;
    practice(out, &own.practice, call)?;
    if !own.cycles.is_empty() {
        heading(out, call.say("Week voor week", "Week by week"))?;
        let mut asked = BTreeMap::new();
        own.cycles.iter().try_for_each(|it| cycle(out, own, it, &mut asked, call))?;
    }
    if !own.journal_elsewhere.is_empty() {
        let words = "Uit het logboek, over weekcycli die hier niet bij zijn";
        heading(out, call.say(words, "From the journal, on cycles that are not at hand"))?;
        let mut entries = own.journal_elsewhere.iter();
        entries.try_for_each(|it| hanging(out, 2, &format!("{}: {}", it.cycle, plain(&it.reflection))))?;
    }
    if !own.proposals.is_empty() {
        heading(out, call.say("Innovatievoorstellen", "Innovation proposals"))?;
        own.proposals.iter().try_for_each(|it| proposal(out, it, call))?;
    }
    outcomes(out, &own.outcomes, call)?;
    if !own.accounts.is_empty() {
        heading(out, call.say("Verantwoording", "Accounts"))?;
        own.accounts.iter().try_for_each(|it| account(out, 2, it, Some(&it.to), call))?;
    }
    Ok(())
}

/// Whose view it is, of which teams, and to whom they account.
fn opening(out: &mut Out, own: &Own, call: Call) -> Result<(), Stop> {
    let organisation = styled(BOLD, named(&own.organisation, &own.programme));
    let (of, until) = (call.say("alles van", "everything of"), call.say("tot en met", "up to and including"));
    let person = named(&own.name, &own.professional);
    out.line(format_args!("{organisation}, {of} {person} {until} {}", own.as_of))?;
    let whose = call.say(
        "Deze weergave is voor deze professional zelf. Het leerproces is van wie leert; niemand anders heeft er een \
         weergave van.",
        "This view is for this professional alone. The learning process belongs to who learns; nobody else has a view \
         of it.",
    );
    out.paragraph(DIM, whose)?;
    out.line("")?;
    let teams: Vec<_> = own.teams.iter().map(|it| named(&it.name, &it.team)).collect();
    let none = || call.say("geen", "none").to_owned();
    let teams = if teams.is_empty() { none() } else { teams.join(", ") };
    let manager = own.accounts_to.as_ref().map_or_else(none, |it| named(&it.name, &it.person));
    hanging(out, 0, &format!("{}: {teams}", call.say("Teams", "Teams")))?;
    hanging(out, 0, &format!("{}: {manager}", call.say("Legt verantwoording af aan", "Accounts to")))?;
    let took_part = participation(&own.participation, call);
    hanging(out, 0, &format!("{}: {took_part}", call.say("Deelname", "Participation")))
}

fn practice(out: &mut Out, it: &Practice, call: Call) -> Result<(), Stop> {
    let minutes = call.say("minuten", "minutes");
    let with_ai = call.say("minuten met AI", "minutes with AI");
    let uses = call.say("activiteiten met AI", "activities with AI");
    let questions = call.say("leervragen", "learning questions");
    let rows: [(&str, Option<PracticeShare>, &str); 9] = [
        (call.say("door te doen", "by doing"), it.doing, minutes),
        (call.say("samen", "together"), it.together, minutes),
        (call.say("formeel", "formal"), it.formal, minutes),
        (call.say("met AI", "with AI"), it.with_ai, minutes),
        (call.say("AI als co-intelligentie", "AI as co-intelligence"), it.co_intelligence, with_ai),
        (call.say("denkwerk overgelaten aan AI", "thinking left to AI"), it.offloaded, with_ai),
        (call.say("uitkomst van AI nagegaan", "what AI gave verified"), it.verified, uses),
        (call.say("getoond zonder AI te kunnen", "shown without AI"), it.mastery, uses),
        (call.say("leervragen over AI", "questions about AI"), it.about_ai, questions),
    ];
    if rows.iter().all(|(_, share, _)| share.is_none()) {
        return out.line(call.say("nog niets", "nothing yet"));
    }
    let header = [call.say("wat", "what"), call.say("deel", "share"), call.say("van", "of")];
    let rows = rows.into_iter().filter_map(|(what, share, unit)| {
        let share = share?;
        Some([what.to_owned(), percentage(share.value, call.language), format!("{} {unit}", share.of)])
    });
    out.line(grid(header, [false, true, false], rows))
}

/// What is theirs in a cycle. A question is written out where it is asked first, or in other words than before.
fn cycle<'o>(out: &mut Out, own: &Own, it: &'o OwnCycle, asked: &mut Asked<'o>, call: Call) -> Result<(), Stop> {
    let team = own.teams.iter().find(|team| team.team == it.team);
    let team = team.map_or_else(|| it.team.to_string(), |team| plain(&team.name));
    let status = it.status.label(call.language);
    out.line(format_args!(
        "{}  {team}, {status} {}",
        styled(BOLD, it.week),
        styled(DIM, format_args!("({})", it.cycle))
    ))?;
    for question in &it.learning_questions {
        let id = &question.learning_question;
        let is_told = asked.insert((&it.team, id), &question.question) == Some(&question.question);
        let about = if question.about_ai { call.say(" [over AI]", " [about AI]") } else { "" };
        let leads = question.development_question.as_ref().map_or_else(String::new, |id| format!(" [{id}]"));
        let words = if is_told { String::new() } else { format!(": {}{leads}{about}", plain(&question.question)) };
        hanging(out, 2, &format!("{} {id}{words}", call.say("leervraag", "question")))?;
    }
    it.activities.iter().try_for_each(|done| hanging(out, 2, &activity(done, call)))?;
    for reflection in &it.reflections {
        hanging(out, 2, &format!("{}: {}", call.say("logboek", "journal"), plain(reflection)))?;
    }
    Ok(())
}

/// An activity in a line.
fn activity(it: &OwnActivity, call: Call) -> String {
    let mut said = format!("{} min {}", it.minutes.get(), it.mode.label(call.language));
    if let Some(question) = &it.learning_question {
        said.push_str(&format!(", {} {question}", call.say("aan", "on")));
    }
    match it.with_others {
        0 => said.push_str(call.say(", alleen", ", alone")),
        1 => said.push_str(call.say(", met 1 ander", ", with 1 other")),
        others => said.push_str(&format!(", {} {others} {}", call.say("met", "with"), call.say("anderen", "others"))),
    }
    if let Some(ai) = &it.ai {
        let left = percentage(ai.offloaded.get(), call.language);
        let (stance, with) = (ai.stance.label(call.language), call.say("met AI", "with AI"));
        let of = call.say("van het denken overgelaten", "of the thinking left to it");
        let verified = match ai.verified {
            true => call.say("nagegaan", "verified"),
            false => call.say("niet nagegaan", "not verified"),
        };
        said.push_str(&format!("; {with} ({}, {stance}): {left} {of}, {verified}", ai.system));
    }
    match it.mastery {
        Some(true) => said.push_str(call.say("; kan ook zonder AI", "; could do it without AI")),
        Some(false) => said.push_str(call.say("; kon niet zonder AI", "; could not do it without AI")),
        None => {}
    }
    said
}

fn proposal(out: &mut Out, it: &OwnProposal, call: Call) -> Result<(), Stop> {
    let stages = it.stages.iter().map(|reached| format!("{} {}", reached.stage.label(call.language), reached.week));
    let stages = stages.collect::<Vec<_>>().join(" → ");
    let from = match (it.from_own_question, it.accounted) {
        (true, true) => call.say("uit een eigen leervraag, verantwoord", "from an own question, accounted for"),
        (true, false) => call.say("uit een eigen leervraag", "from an own question"),
        _ => call.say("verantwoord", "accounted for"),
    };
    hanging(out, 2, &format!("{}, {}: {stages}; {from}", named(&it.title, &it.proposal), it.team))
}

fn outcomes(out: &mut Out, all: &[OwnOutcome], call: Call) -> Result<(), Stop> {
    if all.is_empty() {
        return Ok(());
    }
    heading(out, call.say("Uitkomsten", "Outcomes"))?;
    let of_teams = call.say(
        "Van het hele team; wat iemands deel erin is, wordt niet berekend.",
        "Of the whole team; what somebody's part in it is, is not computed.",
    );
    out.paragraph(Style::new(), of_teams)?;
    let header = [
        "week",
        call.say("verwachting", "expectation"),
        call.say("uitkomst", "outcome"),
        call.say("drager", "carrier"),
        call.say("waarom hier", "why here"),
    ];
    let rows = all.iter().map(|it| {
        let figure = Estimate { value: it.amount.get(), standard_error: it.standard_error.get() };
        let links: Vec<_> = it.because.iter().map(|link| link.label(call.language)).collect();
        [
            it.week.to_string(),
            it.expectation.to_string(),
            format!("{} {}", estimate(figure, call.language), plain(&it.unit)),
            it.carrier.label(call.language).to_owned(),
            links.join("; "),
        ]
    });
    out.line(grid(header, [false, false, true, false, false], rows))
}
