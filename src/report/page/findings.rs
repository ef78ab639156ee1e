//! Findings worth a conversation, with how to mend them.

use maud::{Markup, html};

use super::super::conversation::Found;
use super::{Matter, Section, marked};

/// So many rules are told.
const MOST: usize = 12;

pub(super) fn section(it: &Matter<'_>) -> Section {
    let conversation = &it.conversation;
    let (told, rest) = conversation.found.split_at_checked(MOST).unwrap_or((&conversation.found, &[]));
    let not = rest.iter().map(|found| found.count).sum::<u64>();
    Section {
        name: "findings",
        title: it.say("Waard om over te praten", "Worth a conversation"),
        content: html! {
            p class="note" { (marked(it.say(
                "Een bevinding is het begin van een gesprek, geen oordeel. Hier staan zij per regel; `lerendwerken check` noemt elke plaats.",
                "A finding is the beginning of a conversation, not a verdict. Here they stand by rule; `lerendwerken check` gives each place.",
            ))) }
            @if conversation.counts.all() == 0 { p { (it.say("Er is niets gevonden.", "Nothing was found.")) } }
            @if !told.is_empty() { ul class="findings" { @for found in told { (one(it, found)) } } }
            @if not > 0 { p class="note" { (it.say("Bevindingen van andere regels: ", "Findings of other rules: ")) (not) "." } }
            @if conversation.about_people > 0 { p class="note" {
                (it.say("Bevindingen die over personen gaan, of bij hun verantwoording horen: ", "Findings that are about people, or belong to their accounts: "))
                (conversation.about_people)
                (it.say(". Die staan hier niet; zij zijn voor wie het aangaat.", ". They are not given here; they are for those whom they concern."))
            } }
            @if conversation.accepted > 0 { p class="note" {
                (it.say("Met een reden aanvaard: ", "Accepted with a reason: ")) (conversation.accepted) "."
            } }
        },
    }
}

fn one(it: &Matter<'_>, found: &Found) -> Markup {
    let language = it.language;
    html! {
        li {
            p class="title" {
                span class=(format!("badge {}", found.level.as_str())) { (found.level.label(language)) }
                " " strong { (found.rule.title.to(language)) }
                " " span class="sub" { (found.count) "× · " (found.rule.code) }
            }
            @if !found.told.is_empty() { ul { @for finding in &found.told { li { (marked(&finding.message(language))) } } } }
            p { (it.say("Te doen: ", "To do: ")) (marked(found.rule.mend.to(language))) }
        }
    }
}
