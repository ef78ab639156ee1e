//! The assumptions that act on what lasts.

use crate::model::{Share, UsedAssumptions, words};

words! {
    /// An assumption that acts on what lasts, by its path (*aanname*).
    pub enum Acting {
        /// The share of a craft result without offloading that lasts to begin with.
        CraftConsolidation = "craft.consolidation" (
            "vakmanschap: beklijft van een opbrengst zonder AI",
            "craft: takes root of a result without AI"
        ),
        /// What is kept of craft over a week of practice.
        CraftRetentionHeld = "craft.retention_held" ("vakmanschap: blijft na een week met oefening", "craft: kept over a week of practice"),
        /// What is kept of craft over any other week.
        CraftRetentionIdle = "craft.retention_idle" ("vakmanschap: blijft na een week zonder", "craft: kept over a week without"),
        /// The share of a fully integrated result of the work that lasts to begin with.
        WorkConsolidation = "work.consolidation" (
            "werk: beklijft van een opbrengst in het werk",
            "work: takes root of a result in the work"
        ),
        /// What is kept of the work over a week of practice.
        WorkRetentionHeld = "work.retention_held" ("werk: blijft na een week met oefening", "work: kept over a week of practice"),
        /// What is kept of the work over any other week.
        WorkRetentionIdle = "work.retention_idle" ("werk: blijft na een week zonder", "work: kept over a week without"),
        /// How much counts of a proposal that was tried.
        StageTried = "stage.tried" ("werk: telt mee van een uitgeprobeerd voorstel", "work: counts of a proposal tried"),
        /// How much counts of a proposal that was adopted.
        StageAdopted = "stage.adopted" ("werk: telt mee van een voorstel in gebruik", "work: counts of a proposal adopted"),
        /// How much counts of a proposal that was integrated.
        StageIntegrated = "stage.integrated" ("werk: telt mee van een geïntegreerd voorstel", "work: counts of a proposal integrated"),
    }
}

impl Acting {
    /// What is assumed.
    ///
    /// ```
    /// use lerendwerken::calculus::Acting;
    /// let used = lerendwerken::model::UsedAssumptions::from(&Default::default());
    /// assert_eq!(Acting::CraftRetentionIdle.among(&used).get(), 0.9856);
    /// ```
    pub fn among(self, used: &UsedAssumptions) -> Share {
        match self {
            Self::CraftConsolidation => used.craft.consolidation,
            Self::CraftRetentionHeld => used.craft.retention_held,
            Self::CraftRetentionIdle => used.craft.retention_idle,
            Self::WorkConsolidation => used.work.consolidation,
            Self::WorkRetentionHeld => used.work.retention_held,
            Self::WorkRetentionIdle => used.work.retention_idle,
            Self::StageTried => used.stage.tried,
            Self::StageAdopted => used.stage.adopted,
            Self::StageIntegrated => used.stage.integrated,
        }
    }
}
