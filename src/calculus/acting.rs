//! The assumptions that act on what lasts.

use crate::model::{Share, UsedAssumptions, words};

words! {
    /// An assumption that acts on what lasts, by its path (*aanname*). Each is a share from 0 to 1.
    #[nl = "Een aanname die bepaalt wat er blijft, bij haar pad. Elk is een aandeel van 0 tot en met 1."]
    pub enum Acting {
        /// The share of a craft result without offloading that lasts to begin with.
        CraftConsolidation = "craft.consolidation" (
            "vakmanschap: beklijft van een opbrengst zonder AI",
            "craft: takes root of a result without AI",
            "Het aandeel dat om te beginnen beklijft van een opbrengst in vakmanschap waarbij niets aan AI is overgelaten."
        ),
        /// What is kept of craft over a week of practice.
        CraftRetentionHeld = "craft.retention_held" (
            "vakmanschap: blijft na een week met oefening",
            "craft: kept over a week of practice",
            "Het aandeel van wat vakmanschap draagt dat blijft na een week waarin het team oefende."
        ),
        /// What is kept of craft over any other week.
        CraftRetentionIdle = "craft.retention_idle" (
            "vakmanschap: blijft na een week zonder",
            "craft: kept over a week without",
            "Het aandeel van wat vakmanschap draagt dat blijft na elke andere week."
        ),
        /// The share of a result of the work that lasts to begin with, where its proposal counts in full.
        WorkConsolidation = "work.consolidation" (
            "werk: beklijft van een opbrengst in het werk",
            "work: takes root of a result in the work",
            "Het aandeel dat om te beginnen beklijft van een opbrengst in het werk, bij een voorstel dat volledig meetelt."
        ),
        /// What is kept of the work over a week of practice.
        WorkRetentionHeld = "work.retention_held" (
            "werk: blijft na een week met oefening",
            "work: kept over a week of practice",
            "Het aandeel van wat het werk draagt dat blijft na een week waarin het team oefende."
        ),
        /// What is kept of the work over any other week.
        WorkRetentionIdle = "work.retention_idle" (
            "werk: blijft na een week zonder",
            "work: kept over a week without",
            "Het aandeel van wat het werk draagt dat blijft na elke andere week."
        ),
        /// The share that counts of a proposal that was tried, and of a result without a proposal.
        StageTried = "stage.tried" (
            "werk: telt mee van een uitgeprobeerd voorstel",
            "work: counts of a proposal tried",
            "Het aandeel dat meetelt van een uitgeprobeerd voorstel, en van een opbrengst zonder voorstel."
        ),
        /// The share that counts of a proposal that was adopted.
        StageAdopted = "stage.adopted" (
            "werk: telt mee van een voorstel in gebruik",
            "work: counts of a proposal adopted",
            "Het aandeel dat meetelt van een voorstel dat in gebruik is genomen."
        ),
        /// The share that counts of a proposal that was integrated.
        StageIntegrated = "stage.integrated" (
            "werk: telt mee van een geïntegreerd voorstel",
            "work: counts of a proposal integrated",
            "Het aandeel dat meetelt van een geïntegreerd voorstel."
        ),
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
