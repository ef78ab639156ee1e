//! The assumptions of the result calculus: what a document may give, and what is used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::quantity::{Share, Weeks};

/// Declares assumptions once and makes two types of them: as a document gives them, each of which may be absent,
/// and as they are used. `shown` is where a member has the default from that its schema shows;
/// what comes after `+` is only used.
macro_rules! assumptions {
    (
        $(#[$of_given:meta])* given $given:ident;
        $(#[$of_used:meta])* used $used:ident;
        $( $(#[$about:meta])* $name:ident: $optional:ty, $type:ty $(, shown $defaults:ident)?; )+
        $( + $(#[$of_extra:meta])* $extra:ident: $extra_type:ty; )?
    ) => {
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$of_given])*
        pub struct $given {
            $(
                $(#[$about])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                $( #[schemars(extend("default" = $defaults.$name))] )?
                pub $name: Option<$optional>,
            )+
        }

        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$of_used])*
        #[non_exhaustive]
        pub struct $used {
            $( $(#[$about])* pub $name: $type, )+
            $( $(#[$of_extra])* pub $extra: $extra_type, )?
        }
    };
}

assumptions! {
    /// Assumptions as a document gives them (*aannames*); what it does not give is a default.
    #[schemars(extend("x-nl" = "De aannames die een document geeft; wat ontbreekt, heeft zijn standaardwaarde."))]
    given Assumptions;
    /// The assumptions that a result used (*gebruikte aannames*): every one of them, with those that were defaulted.
    ///
    /// ```
    /// use lerendwerken::model::{Assumptions, UsedAssumptions};
    /// let used = UsedAssumptions::from(&Assumptions::default());
    /// assert_eq!(used.craft.retention_idle.get(), 0.9856);
    /// assert!(used.defaulted.contains(&"craft.retention_idle".into()));
    /// ```
    #[schemars(extend("x-nl" = "De aannames waarmee een resultaat is berekend: alle, ook die een standaardwaarde hebben.", "examples" = [UsedAssumptions::from(&Assumptions::default())]))]
    used UsedAssumptions;

    /// The assumptions about results that craft carries.
    #[schemars(extend("x-nl" = ["Vakmanschap", "De aannames over resultaten die het vakmanschap draagt."]))]
    craft: CarrierAssumptions, UsedCarrier, shown DEFAULTS;
    /// The assumptions about results that the work carries.
    #[schemars(extend("x-nl" = ["Werk", "De aannames over resultaten die het werk draagt."]))]
    work: CarrierAssumptions, UsedCarrier, shown DEFAULTS;
    /// How much of a result of the work lasts, by the stage of its proposal.
    #[schemars(extend("x-nl" = ["Stadium", "Hoeveel van een resultaat van het werk beklijft, naar het stadium van het voorstel."]))]
    stage: StageAssumptions, UsedStage, shown DEFAULTS;
    /// How far attainment may be from what is expected by now, and still be on track; a share from 0 to 1.
    #[schemars(extend("x-nl" = ["Speling", "Hoe ver het bereikte mag afwijken van wat nu wordt verwacht en toch op koers ligt; een aandeel van 0 tot en met 1."]))]
    tolerance: Share, Share, shown DEFAULTS;
    /// The number of weeks that a forecast rests on.
    #[schemars(extend("x-nl" = ["Recente weken", "Het aantal weken waarop een vooruitblik rust."]))]
    recent_weeks: Weeks, Weeks, shown DEFAULTS;
    /// The discount rate per year, a share from 0 to 1.
    #[schemars(extend("x-nl" = ["Discontovoet", "De discontovoet per jaar, een aandeel van 0 tot en met 1."]))]
    discount_rate: Share, Share, shown DEFAULTS;
    /// Whether the first year is discounted too.
    #[schemars(extend("x-nl" = ["Eerste jaar verdisconteren", "Of ook het eerste jaar wordt verdisconteerd."]))]
    discount_first_year: bool, bool, shown DEFAULTS;

    +
    /// The assumptions that the document did not give, by their path, sorted.
    #[schemars(extend("x-nl" = ["Standaardwaarden", "De aannames die het document niet gaf, met hun pad, gesorteerd."], "examples" = [["craft.retention_idle"]]))]
    defaulted: Vec<String>;
}

assumptions! {
    /// How results of one carrier are built and kept (*aannames per drager*); each of these may be absent.
    #[schemars(extend("x-nl" = "Hoeveel van de resultaten van één drager beklijft en blijft; elk onderdeel mag ontbreken."))]
    given CarrierAssumptions;
    /// How results of one carrier are built and kept (*aannames per drager*).
    #[derive(Copy)]
    #[schemars(extend("x-nl" = "Hoeveel van de resultaten van één drager beklijft en blijft.", "examples" = [DEFAULTS.craft]))]
    used UsedCarrier;

    /// The share of a yield that lasts at best, from 0 to 1.
    #[schemars(extend("x-nl" = ["Beklijft", "Het aandeel van een opbrengst dat hoogstens beklijft, van 0 tot en met 1."]))]
    consolidation: Share, Share;
    /// The share that is kept over a week in which the team practised, from 0 to 1.
    #[schemars(extend("x-nl" = ["Blijft met oefening", "Het aandeel dat blijft na een week waarin het team oefende, van 0 tot en met 1."]))]
    retention_held: Share, Share;
    /// The share that is kept over any other week, from 0 to 1.
    #[schemars(extend("x-nl" = ["Blijft zonder oefening", "Het aandeel dat blijft na elke andere week, van 0 tot en met 1."]))]
    retention_idle: Share, Share;
}

assumptions! {
    /// How much of a result of the work lasts, by the stage of its proposal (*aannames per stadium*); each of these
    /// may be absent.
    #[schemars(extend("x-nl" = "Hoeveel van een resultaat van het werk beklijft, naar het stadium van het voorstel; elk onderdeel mag ontbreken."))]
    given StageAssumptions;
    /// How much of a result of the work lasts, by the stage of its proposal (*aannames per stadium*).
    #[derive(Copy)]
    #[schemars(extend("x-nl" = "Hoeveel van een resultaat van het werk beklijft, naar het stadium van het voorstel.", "examples" = [DEFAULTS.stage]))]
    used UsedStage;

    /// The share that lasts of a proposal that was tried, and of an outcome without a proposal, from 0 to 1.
    #[schemars(extend("x-nl" = ["Uitgeprobeerd", "Het aandeel dat beklijft bij een voorstel dat is uitgeprobeerd en bij een uitkomst zonder voorstel, van 0 tot en met 1."]))]
    tried: Share, Share;
    /// The share that lasts of a proposal that was adopted, from 0 to 1.
    #[schemars(extend("x-nl" = ["In gebruik genomen", "Het aandeel dat beklijft bij een voorstel dat in gebruik is genomen, van 0 tot en met 1."]))]
    adopted: Share, Share;
    /// The share that lasts of a proposal that was integrated, from 0 to 1.
    #[schemars(extend("x-nl" = ["Geïntegreerd", "Het aandeel dat beklijft bij een voorstel dat is geïntegreerd, van 0 tot en met 1."]))]
    integrated: Share, Share;
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
