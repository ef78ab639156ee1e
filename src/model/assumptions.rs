//! The assumptions of the result calculus: what a document may give, and what is used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::quantity::{Share, Weeks};

/// Assumptions as a document gives them; what it does not give is a default (*aannames*).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assumptions {
    /// Of results that craft carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub craft: Option<CarrierAssumptions>,
    /// Of results that the work carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<CarrierAssumptions>,
    /// How much of a result of the work lasts, by the stage of its proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageAssumptions>,
    /// How far attainment may be from what is expected by now, and still be on track.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Share>,
    /// The weeks that a forecast rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recent_weeks: Option<Weeks>,
    /// The yearly discount rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_rate: Option<Share>,
    /// Whether the first year is discounted too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_first_year: Option<bool>,
}

impl Assumptions {
    /// The same where these others do not say otherwise.
    #[must_use]
    pub fn otherwise(&self, others: &Self) -> Self {
        let carrier = |own: &Option<CarrierAssumptions>, other: &Option<CarrierAssumptions>| {
            let (own, other) = (own.clone().unwrap_or_default(), other.clone().unwrap_or_default());
            Some(CarrierAssumptions {
                consolidation: other.consolidation.or(own.consolidation),
                retention_held: other.retention_held.or(own.retention_held),
                retention_idle: other.retention_idle.or(own.retention_idle),
            })
        };
        let (own, other) = (self.stage.clone().unwrap_or_default(), others.stage.clone().unwrap_or_default());
        Self {
            craft: carrier(&self.craft, &others.craft),
            work: carrier(&self.work, &others.work),
            stage: Some(StageAssumptions {
                tried: other.tried.or(own.tried),
                adopted: other.adopted.or(own.adopted),
                integrated: other.integrated.or(own.integrated),
            }),
            tolerance: others.tolerance.or(self.tolerance),
            recent_weeks: others.recent_weeks.or(self.recent_weeks),
            discount_rate: others.discount_rate.or(self.discount_rate),
            discount_first_year: others.discount_first_year.or(self.discount_first_year),
        }
    }
}

/// How results of one carrier are built and kept, as a document gives it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CarrierAssumptions {
    /// The share of a yield that lasts at best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consolidation: Option<Share>,
    /// What is kept over a week in which the team practised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_held: Option<Share>,
    /// What is kept over any other week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_idle: Option<Share>,
}

/// How much of a result of the work lasts, by stage, as a document gives it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageAssumptions {
    /// Of a proposal that was tried, and of an outcome without a proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tried: Option<Share>,
    /// Of a proposal that was adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Share>,
    /// Of a proposal that was integrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrated: Option<Share>,
}

/// The assumptions that a result used: every one of them, with those that were defaulted.
///
/// ```
/// use lerendwerken::model::{Assumptions, UsedAssumptions};
/// let used = UsedAssumptions::from(&Assumptions::default());
/// assert_eq!(used.craft.retention_idle.get(), 0.9856);
/// assert!(used.defaulted.contains(&"craft.retention_idle".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UsedAssumptions {
    /// Of results that craft carries.
    pub craft: UsedCarrier,
    /// Of results that the work carries.
    pub work: UsedCarrier,
    /// How much of a result of the work lasts, by the stage of its proposal.
    pub stage: UsedStage,
    /// How far attainment may be from what is expected by now, and still be on track.
    pub tolerance: Share,
    /// The weeks that a forecast rests on.
    pub recent_weeks: Weeks,
    /// The yearly discount rate.
    pub discount_rate: Share,
    /// Whether the first year is discounted too.
    pub discount_first_year: bool,
    /// The assumptions that the document did not give, by their path, sorted.
    pub defaulted: Vec<String>,
}

/// How results of one carrier are built and kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UsedCarrier {
    /// The share of a yield that lasts at best.
    pub consolidation: Share,
    /// What is kept over a week in which the team practised.
    pub retention_held: Share,
    /// What is kept over any other week.
    pub retention_idle: Share,
}

/// How much of a result of the work lasts, by the stage of its proposal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UsedStage {
    /// Of a proposal that was tried, and of an outcome without a proposal.
    pub tried: Share,
    /// Of a proposal that was adopted.
    pub adopted: Share,
    /// Of a proposal that was integrated.
    pub integrated: Share,
}

/// The defaults, all ours: the paper gives no numbers.
///
/// `craft.retention_idle` halves in 11 months: the mixed-measure half-life of acquired skill in
/// Tatel & Ackerman 2025 (doi 10.1037/bul0000481), a meta-analysis of procedural skill and so an
/// extrapolation here; its other half-lives, 6.5 and 13 months, bound it. `discount_rate` is the
/// Dutch standard real discount rate (werkgroep discontovoet 2020). The rest is judgement.
pub const DEFAULTS: UsedAssumptions = UsedAssumptions {
    craft: UsedCarrier {
        consolidation: Share::ALL,
        retention_held: Share::ALL,
        retention_idle: Share::constant(0.9856),
    },
    work: UsedCarrier { consolidation: Share::ALL, retention_held: Share::ALL, retention_idle: Share::constant(0.995) },
    stage: UsedStage { tried: Share::constant(0.25), adopted: Share::constant(0.75), integrated: Share::ALL },
    tolerance: Share::constant(0.1),
    recent_weeks: Weeks::constant(8),
    discount_rate: Share::constant(0.0225),
    discount_first_year: false,
    defaulted: Vec::new(),
};

impl From<&Assumptions> for UsedAssumptions {
    fn from(given: &Assumptions) -> Self {
        let mut used = DEFAULTS;
        let mut defaulted = Vec::new();
        let mut take = Take(&mut defaulted);
        let craft = given.craft.clone().unwrap_or_default();
        let work = given.work.clone().unwrap_or_default();
        let stage = given.stage.clone().unwrap_or_default();
        take.carrier("craft", &craft, &mut used.craft);
        take.carrier("work", &work, &mut used.work);
        take.leaf("stage.tried", stage.tried, &mut used.stage.tried);
        take.leaf("stage.adopted", stage.adopted, &mut used.stage.adopted);
        take.leaf("stage.integrated", stage.integrated, &mut used.stage.integrated);
        take.leaf("tolerance", given.tolerance, &mut used.tolerance);
        take.leaf("recent_weeks", given.recent_weeks, &mut used.recent_weeks);
        take.leaf("discount_rate", given.discount_rate, &mut used.discount_rate);
        take.leaf("discount_first_year", given.discount_first_year, &mut used.discount_first_year);
        defaulted.sort_unstable();
        used.defaulted = defaulted;
        used
    }
}

/// Takes over what a document gives, and notes the paths of what it does not.
struct Take<'a>(&'a mut Vec<String>);

impl Take<'_> {
    fn leaf<T>(&mut self, path: &str, given: Option<T>, used: &mut T) {
        match given {
            Some(value) => *used = value,
            None => self.0.push(path.into()),
        }
    }

    fn carrier(&mut self, path: &str, given: &CarrierAssumptions, used: &mut UsedCarrier) {
        self.leaf(&format!("{path}.consolidation"), given.consolidation, &mut used.consolidation);
        self.leaf(&format!("{path}.retention_held"), given.retention_held, &mut used.retention_held);
        self.leaf(&format!("{path}.retention_idle"), given.retention_idle, &mut used.retention_idle);
    }
}
