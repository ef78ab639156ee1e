//! The figures of a report are those of the results, and its counts those of the documents.

use std::collections::BTreeMap;

use crate::common::{EXAMPLES, example, list};
use crate::{report, report_of, sound, tags};
use lerendwerken::Language;
use lerendwerken::calculus::{self, AsOf};
use lerendwerken::numbers::{attainment, estimate, percentage};
use lerendwerken::posture::{self, Window};
use serde_json::Value;

/// As a page prints a number.
fn printed(number: &str) -> String {
    number.replace('-', "−")
}

#[test]
fn every_expectation_stands_there_with_both_horizons() {
    for name in EXAMPLES {
        let (document, cycles) = example(name);
        let sound = sound(&document, &cycles);
        for language in [Language::Nl, Language::En] {
            let page = tags::text(&report(&sound, language));
            let results = calculus::results(&sound, AsOf::LastHeld);
            for (expected, result) in sound.programme().expectations().zip(&results.expectations) {
                let unit = result.unit.as_str();
                assert!(page.contains(expected.indicator.name.as_str()), "{name}: {}", result.expectation);
                for figure in [
                    printed(&attainment(result.attainment, language)),
                    format!("{} {unit}", printed(&estimate(result.short_term, language))),
                    format!("{} {unit}", printed(&estimate(result.long_term, language))),
                    result.standing.label(language).to_owned(),
                    percentage(result.expected, language),
                ] {
                    assert!(page.contains(&figure), "{name}: {}: {figure}", result.expectation);
                }
                if let Some(measured) = &result.measured {
                    let figure =
                        format!("{} ( {} )", printed(&percentage(measured.attainment, language)), measured.week);
                    assert!(page.contains(&figure), "{name}: {}: {figure}", result.expectation);
                }
            }
            for share in [results.overall.direct, results.overall.durable].into_iter().flatten() {
                assert!(page.contains(&percentage(share, language)), "{name}: {share}");
            }
            for measure in posture::posture(&sound, Window::default()).dimensions {
                let of = if language == Language::Nl { "van" } else { "of" };
                let counted =
                    format!("{} {of} {} {}", measure.numerator, measure.denominator, measure.unit.label(language));
                assert!(page.contains(&counted), "{name}: {counted}");
            }
        }
    }
}

#[test]
fn a_team_sees_its_own_amounts() {
    let (document, cycles) = example("northgate");
    let sound = sound(&document, &cycles);
    let page = tags::text(&report_of(&sound, "t-site"));
    let results = calculus::results(&sound, AsOf::LastHeld);
    let mut met = 0;
    for result in &results.expectations {
        for own in result.teams.iter().filter(|it| it.team.as_str() == "t-site") {
            for figure in [own.short_term, own.long_term] {
                let figure = format!("{} {}", printed(&estimate(figure, Language::En)), result.unit);
                assert!(page.contains(&format!("this team {figure}")), "{figure}");
                met += 1;
            }
        }
    }
    assert!(met >= 4, "{met}");
}

#[test]
fn weeks_and_proposals_are_counted_as_the_documents_have_them() {
    for name in EXAMPLES {
        let (document, cycles) = example(name);
        let all: Vec<&Value> = list(&document, "cycles").iter().chain(&cycles).collect();
        let of = |status: &str| all.iter().filter(|cycle| cycle["status"] == status).count();
        let (held, skipped) = (of("held"), of("skipped"));
        let page = tags::text(&report(&sound(&document, &cycles), Language::En));
        assert!(
            page.contains(&format!("weekly cycles of teams {held} held, {skipped} skipped")),
            "{name}: {held} {skipped}"
        );
        let mut stages: BTreeMap<(&str, &str), (&str, &str)> = BTreeMap::new();
        for cycle in &all {
            for proposal in list(cycle, "proposals") {
                let (team, week) = (cycle["team"].as_str().unwrap(), cycle["week"].as_str().unwrap());
                let stage = stages.entry((team, proposal["id"].as_str().unwrap())).or_insert((week, ""));
                if week >= stage.0 {
                    *stage = (week, proposal["stage"].as_str().unwrap());
                }
            }
        }
        let count = |wanted: &[&str]| stages.values().filter(|(_, stage)| wanted.contains(stage)).count();
        let told = format!(
            "innovation proposals {} {} in use, {} being tried, {} withdrawn",
            stages.len(),
            count(&["adopted", "integrated"]),
            count(&["tried"]),
            count(&["withdrawn"])
        );
        assert!(page.contains(&told), "{name}: {told}");
    }
}

#[test]
fn as_of_an_earlier_week_it_knows_nothing_later() {
    let (document, cycles) = example("waterland");
    let sound = sound(&document, &cycles);
    let options = lerendwerken::report::ReportOptions::default().as_of("2026-W10".parse().unwrap());
    let page = tags::text(&lerendwerken::report::html(&sound, &options).unwrap());
    let results = calculus::results(&sound, AsOf::Week("2026-W10".parse().unwrap()));
    let held = cycles.iter().filter(|it| it["status"] == "held" && it["week"].as_str().unwrap() <= "2026-W10").count();
    assert!(page.contains(&format!("weekcycli van teams {held} gehouden")), "{held}");
    assert!(page.contains(&percentage(results.overall.direct.unwrap(), Language::Nl)));
    assert!(!page.contains("2026-W27") || page.contains("in 2026-W27"));
}
