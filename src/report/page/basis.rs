//! On what all of it rests: assumptions, what is ours, what is not told.

use maud::{Markup, html};

use super::{Matter, Section, wide};
use crate::calculus::Acting;
use crate::numbers::exact_percentage;

pub(super) fn section(it: &Matter<'_>) -> Section {
    Section {
        name: "basis",
        title: it.say("Waar dit op rust", "What this rests on"),
        content: html! {
            h3 { (it.say("Aannames over wat blijft", "Assumptions about what lasts")) }
            p { (it.say(
                "Wat blijft is niet gemeten maar volgt uit deze aannames. Een standaardwaarde is een keuze van de makers van dit hulpmiddel, niet van de auteurs van Lerendwerken met AI.",
                "What lasts is not measured but follows from these assumptions. A default is a choice of this tool's makers, not of the authors of Lerendwerken met AI.",
            )) }
            (assumptions(it))
            h3 { (it.say("Wat van het artikel is en wat van ons", "What is the paper's and what is ours")) }
            p { (it.say(
                "Het artikel vraagt om beide horizonnen, vooraf uitgesproken; om doelen en ontwikkelvragen als kader; om leren op vaste momenten in werktijd, door te doen, in het team, met AI als co-intelligentie; om innovatievoorstellen; en om verantwoording over de ontwikkeling, nooit over het leerproces. Het geeft geen getallen. Hoeveel er beklijft en blijft, de stand van een verwachting, het profiel en alle drempels zijn van de makers van dit hulpmiddel.",
                "The paper asks for both horizons, declared beforehand; for goals and development questions as the frame; for learning at fixed moments in working time, by doing, in the team, with AI as co-intelligence; for innovation proposals; and for accounts of the development, never of the learning process. It gives no numbers. How much takes root and lasts, the standing of an expectation, the profile and all thresholds are of this tool's makers.",
            )) }
            h3 { (it.say("Hoe te lezen", "How to read it")) }
            ul {
                li { (it.say(
                    "Een opbrengst is wat een team zegt dat het is. Wat gemeten is staat ernaast en verbetert het niet.",
                    "An outcome is what a team says it is. What was measured stands beside it and does not correct it.",
                )) }
                li { (it.say(
                    "Na ± staat één standaardfout van wat gemeld is; de streep in een figuur is het 95 %-interval daarvan. De onzekerheid van de aannames zit er niet in.",
                    "After ± is one standard error of what was reported; the line in a figure is the 95% interval of that. The uncertainty of the assumptions is not in it.",
                )) }
                li { (privacy(it)) }
            }
        },
    }
}

fn assumptions(it: &Matter<'_>) -> Markup {
    let used = &it.results.assumptions;
    let caption = it.say("De aannames die zijn gebruikt", "The assumptions that were used");
    let is_default = |path: &str| used.defaulted.iter().any(|other| other == path);
    let tolerance =
        it.say("op koers: ten hoogste zo ver van wat verwacht was", "on track: at most so far from what was expected");
    let rows = Acting::ALL.iter().map(|acting| (acting.as_str(), acting.label(it.language), acting.among(used)));
    let table = html! {
        table class="assumptions" {
            caption class="hidden" { (caption) }
            thead { tr {
                th scope="col" { (it.say("aanname", "assumption")) }
                th scope="col" class="number" { (it.say("waarde", "value")) }
                th scope="col" { (it.say("van wie", "whose")) }
            } }
            tbody { @for (path, words, share) in rows.chain([("tolerance", tolerance, used.tolerance)]) { tr {
                th scope="row" { (words) }
                td class="number" { (exact_percentage(share.get(), it.language)) }
                td { (if is_default(path) { it.say("standaard", "default") } else { it.say("eigen waarde", "your own") }) }
            } } }
        }
    };
    wide(caption, &table)
}

fn privacy(it: &Matter<'_>) -> Markup {
    let least = it.posture.min_group;
    html! {
        @match it.team {
            None => {
                (it.say("Niets gaat over één persoon. Een team wordt getoond vanaf ", "Nothing is about one person. A team is shown from ")) (least)
                (it.say(
                    " leden, en alleen als wat overblijft ook over zoveel mensen gaat. Het leerproces zelf is van de professional en staat in geen document van de organisatie.",
                    " members, and only if what is left is about as many. The learning process itself is the professional's and stands in no document of the organisation.",
                ))
            }
            Some(_) => (it.say(
                "Dit rapport is van en voor dit ene team, hoe klein ook. Geef het niet door zonder dat het team dat wil. Niets gaat over één persoon.",
                "This report is of and for this one team, however small. Do not pass it on unless the team wants that. Nothing is about one person.",
            )),
        }
    }
}
