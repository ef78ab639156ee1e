//! LW503, LW504 and LW505: reported, measured, and whether the two agree.

use std::collections::HashMap;

use crate::Bilingual;
use crate::model::{Expectation, Horizon, Week};
use crate::rules::at::{At, Key};
use crate::rules::context::FactsContext;
use crate::rules::finding::Value;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

pub(super) static NOTHING_REPORTED: Rule = Rule {
    code: "LW503",
    name: "nothing-reported",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::EXPECTATIONS_ARE_FOLLOWED,
    title: Bilingual { nl: "Nog niets gemeld", en: "Nothing reported yet" },
    message: Bilingual {
        nl: "van de {of} weken voor {expectation} zijn er {passed} om, en er is nog geen uitkomst gemeld die meetelt",
        en: "of the {of} weeks for {expectation} {passed} have passed, and no outcome that counts was reported yet",
    },
    mend: Bilingual {
        nl: "bespreek op het vaste moment of er al iets te melden is, en anders of de verwachting nog klopt",
        en: "talk at the fixed moment about whether there is anything to report, and if not, whether the expectation still holds",
    },
    explain: Bilingual {
        nl: "Kijkt of een deel van de tijd tussen aankondiging en einddatum om is (standaard de helft; precies de helft telt al) zonder dat een team een uitkomst meldde die meetelt. Uitkomsten van voor de aankondiging tellen niet (LW502), een uitkomst van nul wel: dan is er gekeken. Stilte kan betekenen dat er niets gebeurt, en ook dat niemand het opschrijft. Het deel is van ons en een parameter.",
        en: "Looks whether a part of the time between declaration and due has passed (by default half; exactly half counts) without any team reporting an outcome that counts. Outcomes from before the declaration do not count (LW502), an outcome of zero does: somebody looked. Silence can mean that nothing happens, and also that nobody writes it down. The part is ours, and a parameter.",
    },
    law: None,
    parameters: &["report_by"],
    breaks: include_str!("../cases/LW503.breaks.json"),
    keeps: include_str!("../cases/LW503.keeps.json"),
    check: Check::NOTHING.facts(nothing_reported),
};

fn nothing_reported(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    for (at, goal, expectation) in cx.expectations().filter(|(_, _, it)| is_time(cx, it)) {
        let number = cx.frame.expectations.find(expectation.id.as_str());
        let [work, craft] = number.map(|number| cx.facts.seen.last_reported(number)).unwrap_or_default();
        if work.max(craft) < Some(expectation.declared) {
            let values = [
                ("expectation", (&expectation.id).into()),
                ("goal", (&goal.id).into()),
                ("passed", f64::from(cx.as_of - expectation.declared).into()),
                ("of", f64::from(expectation.due - expectation.declared).into()),
            ];
            hits.at(at, values);
        }
    }
}

/// Whether so much of the time for an expectation has passed that something should show.
fn is_time(cx: &FactsContext<'_>, expectation: &Expectation) -> bool {
    let passed = cx.as_of - expectation.declared;
    let all = expectation.due - expectation.declared;
    passed >= 0 && f64::from(passed) >= cx.limits.report_by.get() * f64::from(all)
}

pub(super) static NOTHING_MEASURED: Rule = Rule {
    code: "LW504",
    name: "nothing-measured",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::EXPECTATIONS_ARE_FOLLOWED,
    title: Bilingual { nl: "Nog niets gemeten", en: "Nothing measured yet" },
    message: Bilingual {
        nl: "van de {of} weken voor {expectation} zijn er {passed} om, en sinds de aankondiging is er niets gemeten",
        en: "of the {of} weeks for {expectation} {passed} have passed, and nothing was measured since it was declared",
    },
    mend: Bilingual {
        nl: "meet de indicator en voeg de meting toe, zo mogelijk met een standaardfout",
        en: "measure the indicator and add the measurement, with a standard error where possible",
    },
    explain: Bilingual {
        nl: "Kijkt bij duurzame resultaten of een deel van de tijd om is (standaard de helft) zonder een meting na de week van aankondiging en tot en met de peilweek. Een nulmeting in de week van aankondiging of eerder is LW111 en telt hier niet. Wat teams melden is een optelling van veranderingen; alleen een meting laat zien waar de indicator staat. Het deel is van ons en een parameter.",
        en: "Looks, for durable results, whether a part of the time has passed (by default half) without a measurement after the week of declaration and up to the week as of which is looked. A baseline in the week of declaration or before is LW111 and does not count here. What teams report is a sum of changes; only a measurement shows where the indicator stands. The part is ours, and a parameter.",
    },
    law: None,
    parameters: &["report_by"],
    breaks: include_str!("../cases/LW504.breaks.json"),
    keeps: include_str!("../cases/LW504.keeps.json"),
    check: Check::NOTHING.facts(nothing_measured),
};

fn nothing_measured(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let mut last_measured: HashMap<&str, Week> = HashMap::new();
    for measurement in cx.programme.measurements.iter().filter(|it| it.week <= cx.as_of) {
        let last = last_measured.entry(measurement.expectation.as_str()).or_insert(measurement.week);
        *last = measurement.week.max(*last);
    }
    let durable = cx.expectations().filter(|(_, _, it)| it.horizon == Horizon::Durable && is_time(cx, it));
    for (at, goal, expectation) in durable {
        if last_measured.get(expectation.id.as_str()).is_none_or(|week| *week <= expectation.declared) {
            let values = [
                ("expectation", (&expectation.id).into()),
                ("goal", (&goal.id).into()),
                ("passed", f64::from(cx.as_of - expectation.declared).into()),
                ("of", f64::from(expectation.due - expectation.declared).into()),
            ];
            hits.at(at, values);
        }
    }
}

pub(super) static REPORTED_AGAINST_MEASURED: Rule = Rule {
    code: "LW505",
    name: "reported-against-measured",
    level: Level::Warning,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::EXPECTATIONS_ARE_FOLLOWED,
    title: Bilingual { nl: "Gemeld en gemeten lopen uiteen", en: "Reported and measured disagree" },
    message: Bilingual {
        nl: "{expectation} was volgens de meting van {measured} {distance} standaardfouten {side} op weg naar de streefwaarde dan gemeld; te verwachten is hooguit {limit}",
        en: "by the measurement of {measured}, {expectation} was {distance} standard errors {side} on its way to the target than was reported; at most {limit} is to be expected",
    },
    mend: Bilingual {
        nl: "ga na wat er niet gemeld is of dubbel is gemeld, of de aannames kloppen en of de meting hetzelfde meet; verbeter wat fout is en laat het verschil anders staan",
        en: "find out what was not reported or reported twice, whether the assumptions hold, and whether the measurement measures the same thing; correct what is wrong, and otherwise let the difference stand",
    },
    explain: Bilingual {
        nl: "Zet de laatste meting van een verwachting tot en met de peilweek naast wat de teams tot en met die week gemeld hebben, beide als deel van de weg van beginstand naar streefwaarde. De afstand is hun verschil, gedeeld door de standaardfout van het verschil; meting noch melding is dus bij voorbaat de waarheid. Zonder standaardfout van de meting is er geen afstand. De regel zwijgt over een programma dat voor resultaten onbruikbaar is. De grens is van ons en een parameter.",
        en: "Puts the latest measurement of an expectation up to the week as of which is looked beside what the teams had reported up to that week, both as a part of the way from baseline to target. The distance is their difference, divided by the standard error of the difference; so neither measurement nor report is taken for the truth. Without a standard error of the measurement there is no distance. The rule is silent on a programme that is unusable for results. The limit is ours, and a parameter.",
    },
    law: None,
    parameters: &["distance_max"],
    breaks: include_str!("../cases/LW505.breaks.json"),
    keeps: include_str!("../cases/LW505.keeps.json"),
    check: Check::NOTHING.facts(reported_against_measured),
};

/// A distance this much beyond the limit may be due to rounding alone.
const ROUNDING: f64 = 1e-9;

const FURTHER: Bilingual = Bilingual { nl: "verder", en: "further" };
const LESS_FAR: Bilingual = Bilingual { nl: "minder ver", en: "less far" };

fn reported_against_measured(cx: &FactsContext<'_>, hits: &mut Hits<'_>) {
    let measurements = &cx.programme.measurements;
    let is_weighed = measurements.iter().any(|it| it.week <= cx.as_of && it.standard_error.is_some());
    if !cx.is_usable || !is_weighed {
        return;
    }
    // Of two measurements in one week the last in the document counts, so it stands in the table.
    let places: HashMap<_, _> =
        measurements.iter().enumerate().map(|(place, it)| ((it.expectation.as_str(), it.week), place)).collect();
    let limit = cx.limits.distance_max.get();
    let results = crate::reckoning::results(cx.programme, cx.facts, cx.as_of);
    for result in &results.expectations {
        let Some(measured) = &result.measured else { continue };
        let Some(distance) = measured.distance.filter(|distance| distance.abs() > limit + ROUNDING) else { continue };
        let Some(place) = places.get(&(result.expectation.as_str(), measured.week)) else { continue };
        let values = [
            ("expectation", (&result.expectation).into()),
            ("goal", (&result.goal).into()),
            ("measured", measured.week.into()),
            ("distance", Value::beyond(distance.abs(), limit)),
            ("side", if distance > 0.0 { FURTHER } else { LESS_FAR }.into()),
            ("limit", limit.into()),
        ];
        hits.at(At::root().down(Key::Measurements).down(*place), values);
    }
}
