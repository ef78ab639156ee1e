//! The page: its frame and its sections.

mod basis;
mod came_out;
mod findings;
mod goals;
mod minute;
mod practice;
mod weeks;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::matter::Matter;
use crate::model::Week;

/// How it looks, in light and dark, on paper and on a phone.
const STYLE: &str = include_str!("../style.css");

/// No script runs on this page and it fetches nothing, whatever stands in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// So much of a text that somebody wrote is shown.
const MOST: usize = 240;

/// A section: its name in the address, its title, what stands in it.
struct Section {
    name: &'static str,
    title: &'static str,
    content: Markup,
}

/// The whole document.
pub(super) fn page(it: &Matter<'_>) -> Markup {
    let sections = [
        goals::section(it),
        weeks::section(it),
        came_out::section(it),
        practice::section(it),
        findings::section(it),
        basis::section(it),
    ];
    let organisation = it.programme().organisation.as_str();
    let title = match it.team {
        None => cut(organisation),
        Some((_, team)) => format!("{} · {}", cut(team.name.as_str()), cut(organisation)),
    };
    html! {
        (DOCTYPE)
        html lang=(it.language.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(format!("lerendwerken {}", env!("CARGO_PKG_VERSION")));
                title { (title) " · Lerendwerken · " (it.as_of) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#main" { (it.say("Naar de inhoud", "To the content")) }
                (header(it))
                nav aria-label=(it.say("Inhoud", "Contents")) {
                    ul { @for section in &sections { li { a href=(format!("#{}", section.name)) { (section.title) } } } }
                }
                main id="main" {
                    (minute::minute(it))
                    @for section in &sections {
                        section id=(section.name) aria-labelledby=(format!("{}-title", section.name)) {
                            h2 id=(format!("{}-title", section.name)) { (section.title) }
                            (section.content)
                        }
                    }
                }
                (footer(it))
            }
        }
    }
}

fn header(it: &Matter<'_>) -> Markup {
    let programme = it.programme();
    let period = programme.period;
    html! {
        header {
            p class="what" {
                @match it.team {
                    None => (it.say("Lerendwerken met AI · rapport", "Lerendwerken met AI (learning while working) · report")),
                    Some(_) => (it.say("Lerendwerken met AI · rapport van en voor één team", "Lerendwerken met AI (learning while working) · report of and for one team")),
                }
            }
            h1 { (said(it, it.team.map_or(programme.organisation.as_str(), |(_, team)| team.name.as_str()))) }
            p class="when" {
                @if it.team.is_some() { (said(it, programme.organisation.as_str())) " · " }
                (it.say("stand tot en met week ", "as of week ")) strong { (week(it.as_of)) }
                (it.say(" · programma van ", " · programme from ")) (week(period.from)) (it.say(" tot en met ", " to ")) (week(period.until))
                @if let Some(phase) = programme.phase {
                    (it.say(" · fase van de technologie: ", " · phase of the technology: ")) (phase.label(it.language))
                }
            }
        }
    }
}

fn footer(it: &Matter<'_>) -> Markup {
    let opening = crate::Opening::default();
    html! {
        footer {
            p {
                (it.say("Gemaakt met lerendwerken ", "Made with lerendwerken ")) (opening.version)
                (it.say(" · documentformaat ", " · document format ")) (opening.format)
                (it.say(" · regels ", " · rules ")) (opening.rules)
            }
            p {
                (it.say(
                    "Naar Het roer om met AI, door leren het kloppende hart van de organisatie te maken (J. Baeten, P.R.J. Simons).",
                    "After Het roer om met AI, door leren het kloppende hart van de organisatie te maken (J. Baeten, P.R.J. Simons).",
                ))
            }
        }
    }
}

/// A text that somebody wrote, in the programme's language: as long as fits, and kept apart from what stands around it
/// whichever way it runs.
fn said(it: &Matter<'_>, text: &str) -> Markup {
    let own = it.programme().language;
    html! { bdi lang=[(own != it.language).then(|| own.as_str())] { (cut(text)) } }
}

/// So much of one fits in a figure.
const MOST_IN_FIGURE: usize = 40;

/// A text as long as fits, without what cannot be seen: controls, and marks that change the way text runs.
fn cut(text: &str) -> String {
    cut_to(MOST, text)
}

/// The same in so many characters.
fn cut_to(most: usize, text: &str) -> String {
    let seen = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut all = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| seen(*c));
    let mut cut: String = all.by_ref().take(most).collect();
    if all.next().is_some() {
        cut.push('…');
    }
    cut
}

/// A text of ours in which names of the format stand between backticks.
fn marked(text: &str) -> Markup {
    html! { @for (i, part) in text.split('`').enumerate() { @if i % 2 == 1 { code { (part) } } @else { (part) } } }
}

/// A week, which is never broken over two lines.
fn week(week: Week) -> Markup {
    html! { span class="iso" { (week) } }
}

/// A number as it is printed: with a minus that is one.
fn figure(number: &str) -> String {
    number.replace('-', "−")
}

/// A table that may be wider than the page: it scrolls by itself, by keyboard too.
fn wide(caption: &str, table: &Markup) -> Markup {
    html! {
        p class="caption" aria-hidden="true" { (caption) }
        div class="wide" role="region" tabindex="0" aria-label=(caption) { (table) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_and_cleaned() {
        assert_eq!(cut("een\u{202e} twee\n\u{0}drie"), "een twee drie");
        assert_eq!(cut(&"é".repeat(MOST)), "é".repeat(MOST));
        assert_eq!(cut(&"é".repeat(10_000)), format!("{}…", "é".repeat(MOST)));
    }
}
