//! The answer: how many of how many, on each dimension.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{ProgrammeId, TeamId, Week, words};

use super::dimension::{PostureDimension, PostureUnit};
use super::tally::Tally;

/// How a programme learns and works with AI (*houding*): a profile, never one score, never about one person. Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Posture {
    /// The programme.
    pub programme: ProgrammeId,
    /// The first week that is looked at.
    pub from: Week,
    /// The last week that is looked at.
    pub as_of: Week,
    /// The fewest members with which a team is shown (k); at least 2.
    pub min_group: u16,
    /// The whole programme, by dimension in their order; one without observations is absent.
    pub dimensions: Vec<Measure>,
    /// The dimensions that have observations and are left out, since they would tell of one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<PostureDimension>,
    /// Why nothing is said of the whole, where nothing is.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Silence")]
    pub silent: Option<Silence>,
    /// The teams that are shown, in the document's order.
    pub teams: Vec<TeamPosture>,
    /// How many teams are not shown: those with too few members, and those that would give them away by what is left
    /// when the others are taken from the whole.
    pub teams_left_out: u32,
    /// The whole programme, quarter by quarter.
    pub quarters: Vec<QuarterPosture>,
}

words! {
    /// Why a profile says nothing (*zwijgt*).
    pub enum Silence {
        /// It would be about one person.
        OnePerson = "one_person" ("het zou over één persoon gaan", "it would be about one person"),
        /// It would tell of one person in another quarter, by what is left when it is taken from the whole.
        TellsOfAnother = "tells_of_another" (
            "het zou een ander kwartaal verraden, dat over één persoon gaat",
            "it would give another quarter away, which is about one person"
        ),
        /// There are no weeks to look at.
        NoWeeks = "no_weeks" ("er zijn geen weken om naar te kijken", "there are no weeks to look at"),
    }
}

/// How many of how many, on one dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Measure {
    /// The dimension.
    pub name: PostureDimension,
    /// The share, from 0 (the traditional approach) to 1 (Lerendwerken).
    pub value: f64,
    /// Of what is counted, so much is what is looked for.
    pub numerator: u64,
    /// What is counted; never 0.
    pub denominator: u64,
    /// What both count.
    pub unit: PostureUnit,
    /// The lower end of a Wilson 95 % interval. Absent for a share of time.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub low: Option<f64>,
    /// The upper end of it.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub high: Option<f64>,
}

/// The profile of one team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TeamPosture {
    /// The team.
    pub team: TeamId,
    /// By dimension, in their order.
    pub dimensions: Vec<Measure>,
    /// The dimensions that have observations and are left out, since they would tell of one person or of few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<PostureDimension>,
}

/// The profile of the whole programme over one quarter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct QuarterPosture {
    /// The ISO year and the quarter, such as `2026-Q1`: thirteen weeks each, the last with what is left.
    pub quarter: String,
    /// The first week of it that is looked at.
    pub from: Week,
    /// The last one.
    pub until: Week,
    /// By dimension, in their order.
    pub dimensions: Vec<Measure>,
    /// The dimensions that have observations and are left out, since they would tell of one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<PostureDimension>,
    /// Why nothing is said, where nothing is.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Silence")]
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
