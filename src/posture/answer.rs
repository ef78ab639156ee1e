//! The answer: how many of how many, on each dimension.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{ProgrammeId, TeamId, Week, words};

use super::dimension::{PostureDimension, PostureUnit};
use super::tally::Tally;

/// How a programme learns and works with AI (*houding*): a profile, never one score, never about one person. Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoe een programma leert en werkt met AI: een profiel, nooit één cijfer, nooit over één persoon. Eigen keuze."))]
#[non_exhaustive]
pub struct Posture {
    /// The programme.
    #[schemars(extend("x-nl" = ["Programma", "Het programma."]))]
    pub programme: ProgrammeId,
    /// The first week that is looked at.
    #[schemars(title = "First week", extend("x-nl" = ["Eerste week", "De eerste week waarnaar is gekeken."], "examples" = ["2026-W02"]))]
    pub from: Week,
    /// The last week that is looked at.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week waarnaar is gekeken."], "examples" = ["2026-W13"]))]
    pub as_of: Week,
    /// The fewest members with which a team is shown (k); at least 2.
    #[schemars(title = "Smallest group", extend("x-nl" = ["Kleinste groep", "Het kleinste aantal leden waarbij een team wordt getoond (k); ten minste 2."], "examples" = [5]))]
    pub min_group: u16,
    /// The whole programme, by dimension in their order; one without observations is absent.
    #[schemars(extend("x-nl" = ["Dimensies", "Het hele programma, per dimensie in hun volgorde; een dimensie zonder waarnemingen ontbreekt."]))]
    pub dimensions: Vec<Measure>,
    /// The dimensions that have observations and are left out, since they would tell of one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-nl" = ["Niet getoond", "De dimensies met waarnemingen die niet worden getoond, omdat ze over één persoon zouden gaan."]))]
    pub withheld: Vec<PostureDimension>,
    /// Why nothing is said of the whole, where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Silence", title = "Why silent", extend("x-nl" = ["Reden van zwijgen", "Waarom over het geheel niets wordt gezegd, als dat zo is."]))]
    pub silent: Option<Silence>,
    /// The teams that are shown, in the document's order.
    #[schemars(extend("x-nl" = ["Teams", "De teams die worden getoond, in de volgorde van het document."]))]
    pub teams: Vec<TeamPosture>,
    /// How many teams are not shown: those with too few members, and those that would give them away by what is left
    /// when the others are taken from the whole.
    #[schemars(extend("x-nl" = ["Weggelaten teams", "Hoeveel teams niet worden getoond: teams met te weinig leden, en teams die zulke teams zouden verraden door wat overblijft als de andere van het geheel worden afgetrokken."], "examples" = [0]))]
    pub teams_left_out: u32,
    /// The whole programme, quarter by quarter.
    #[schemars(extend("x-nl" = ["Kwartalen", "Het hele programma, kwartaal voor kwartaal."]))]
    pub quarters: Vec<QuarterPosture>,
}

words! {
    /// Why a profile says nothing (*reden van zwijgen*).
    #[nl = "Waarom een profiel niets zegt."]
    pub enum Silence {
        /// It would be about one person.
        OnePerson = "one_person" (
            "het zou over één persoon gaan",
            "it would be about one person",
            "Het profiel zou over één persoon gaan."
        ),
        /// It would tell of one person in another quarter, by what is left when it is taken from the whole.
        TellsOfAnother = "tells_of_another" (
            "het zou een ander kwartaal verraden, dat over één persoon gaat",
            "it would give another quarter away, which is about one person",
            "Trek je dit kwartaal van het geheel af, dan blijft een ander kwartaal over, dat over één persoon gaat."
        ),
        /// There are no weeks to look at.
        NoWeeks = "no_weeks" (
            "er zijn geen weken om naar te kijken",
            "there are no weeks to look at",
            "Er zijn geen weken om naar te kijken."
        ),
    }
}

/// How many of how many, on one dimension (*telling*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Hoeveel van hoeveel, op één dimensie."))]
#[non_exhaustive]
pub struct Measure {
    /// The dimension.
    #[schemars(title = "Dimension", extend("x-nl" = ["Dimensie", "De dimensie."], "examples" = ["question_led"]))]
    pub name: PostureDimension,
    /// The share, from 0 (the traditional approach) to 1 (Lerendwerken).
    #[schemars(title = "Share", extend("x-nl" = ["Aandeel", "Het aandeel, van 0 (de traditionele aanpak) tot 1 (Lerendwerken)."], "examples" = [0.75]))]
    pub value: f64,
    /// How much of what is counted is what is looked for, in the unit.
    #[schemars(extend("x-nl" = ["Teller", "Hoeveel van wat is geteld, is wat wordt gezocht; in de eenheid."], "examples" = [12]))]
    pub numerator: u64,
    /// How much is counted, in the unit; never 0.
    #[schemars(extend("x-nl" = ["Noemer", "Hoeveel er is geteld, in de eenheid; nooit 0."], "examples" = [16]))]
    pub denominator: u64,
    /// What both count.
    #[schemars(extend("x-nl" = ["Eenheid", "Wat de teller en de noemer tellen."], "examples" = ["cycles"]))]
    pub unit: PostureUnit,
    /// The lower end of a Wilson 95 % interval, a share from 0 to 1. Absent for a share of time.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Lower end", extend("x-nl" = ["Ondergrens", "De ondergrens van een 95%-interval volgens Wilson, een aandeel van 0 tot 1. Ontbreekt bij een aandeel in tijd."], "examples" = [0.505]))]
    pub low: Option<f64>,
    /// The upper end of it, a share from 0 to 1. Absent for a share of time.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Upper end", extend("x-nl" = ["Bovengrens", "De bovengrens van dat interval, een aandeel van 0 tot 1. Ontbreekt bij een aandeel in tijd."], "examples" = [0.8982]))]
    pub high: Option<f64>,
}

/// The profile of one team (*houding van een team*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Het profiel van één team."))]
#[non_exhaustive]
pub struct TeamPosture {
    /// The team.
    #[schemars(extend("x-nl" = ["Team", "Het team."]))]
    pub team: TeamId,
    /// By dimension, in their order.
    #[schemars(extend("x-nl" = ["Dimensies", "Per dimensie, in hun volgorde."]))]
    pub dimensions: Vec<Measure>,
    /// The dimensions that have observations and are left out, since they would tell of one person or of few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-nl" = ["Niet getoond", "De dimensies met waarnemingen die niet worden getoond, omdat ze over één of enkele mensen zouden gaan."]))]
    pub withheld: Vec<PostureDimension>,
}

/// The profile of the whole programme over one quarter (*houding in een kwartaal*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Het profiel van het hele programma in één kwartaal."))]
#[non_exhaustive]
pub struct QuarterPosture {
    /// The ISO year and the quarter, such as `2026-Q1`: thirteen weeks each, the last with what is left.
    #[schemars(extend("x-nl" = ["Kwartaal", "Het ISO-jaar en het kwartaal, zoals `2026-Q1`: telkens dertien weken, het laatste met wat overblijft."], "examples" = ["2026-Q1"]))]
    pub quarter: String,
    /// The first week of it that is looked at.
    #[schemars(title = "First week", extend("x-nl" = ["Eerste week", "De eerste week ervan waarnaar is gekeken."], "examples" = ["2026-W02"]))]
    pub from: Week,
    /// The last week of it that is looked at.
    #[schemars(title = "Last week", extend("x-nl" = ["Laatste week", "De laatste week ervan waarnaar is gekeken."], "examples" = ["2026-W13"]))]
    pub until: Week,
    /// By dimension, in their order.
    #[schemars(extend("x-nl" = ["Dimensies", "Per dimensie, in hun volgorde."]))]
    pub dimensions: Vec<Measure>,
    /// The dimensions that have observations and are left out, since they would tell of one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-nl" = ["Niet getoond", "De dimensies met waarnemingen die niet worden getoond, omdat ze over één persoon zouden gaan."]))]
    pub withheld: Vec<PostureDimension>,
    /// Why nothing is said, where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Silence", title = "Why silent", extend("x-nl" = ["Reden van zwijgen", "Waarom er niets wordt gezegd, als dat zo is."]))]
    pub silent: Option<Silence>,
}

/// The dimensions with observations.
pub(super) fn measures(tally: &Tally) -> Vec<Measure> {
    let measure = |name: &PostureDimension| {
        let (numerator, denominator) = tally.of(*name);
        let interval = (name.is_count() && denominator > 0).then(|| wilson(numerator, denominator));
        (denominator > 0).then(|| Measure {
            name: *name,
            value: numerator as f64 / denominator as f64,
            numerator,
            denominator,
            unit: name.about().unit,
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
        })
    };
    PostureDimension::ALL.iter().filter_map(measure).collect()
}

/// The Wilson score interval of a share at 95 % (Wilson 1927, doi 10.1080/01621459.1927.10502953).
fn wilson(some: u64, all: u64) -> (f64, f64) {
    const Z: f64 = 1.959963984540054;
    let (some, all) = (some as f64, all as f64);
    let share = some / all;
    let middle = share + Z * Z / (2.0 * all);
    let half = Z * (share * (1.0 - share) / all + Z * Z / (4.0 * all * all)).sqrt();
    let whole = 1.0 + Z * Z / all;
    // Rounding must not put the share itself outside.
    (((middle - half) / whole).max(0.0).min(share), ((middle + half) / whole).min(1.0).max(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe 1998, Statistics in Medicine 17: 857-872, table I: the score method without continuity correction.
    #[test]
    fn intervals_as_published() {
        for (some, all, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let (from, to) = wilson(some, all);
            assert!((from - low).abs() < 5e-5 && (to - high).abs() < 5e-5, "{some} of {all}: {from} to {to}");
        }
        assert_eq!(wilson(29, 29).1, 1.0);
    }
}
