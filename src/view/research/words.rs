//! The words of the view for research.

use crate::model::words;

words! {
    /// What sort of personal data a view is (*persoonsgegevens*).
    pub enum PersonalData {
        /// Pseudonymous, and so personal data still (GDPR, article 4(5)): the General Data Protection Regulation applies
        /// to all that is done with it.
        Pseudonymous = "pseudonymous" (
            "gepseudonimiseerd: nog steeds persoonsgegevens (AVG, artikel 4(5))",
            "pseudonymous: personal data still (GDPR, article 4(5))"
        ),
    }
}

words! {
    /// Why the view for research says nothing (*zwijgt*).
    pub enum ResearchSilence {
        /// No group did anything with enough people in one period.
        TooFewPeople = "too_few_people" ("het zijn te weinig mensen", "there are too few people"),
    }
}

words! {
    /// With what AI somebody learned (*AI-gebruik*; P6).
    pub enum UsedAi {
        /// Without AI.
        WithoutAi = "without_ai" ("zonder AI", "without AI"),
        /// With AI, which as is not told apart.
        WithAi = "with_ai" ("met AI", "with AI"),
        /// With AI as a tool.
        Tool = "tool" ("met AI als hulpmiddel", "with AI as a tool"),
        /// With AI as a sparring partner.
        CoIntelligence = "co_intelligence" ("met AI als co-intelligentie", "with AI as co-intelligence"),
    }
}

words! {
    /// Whether what came out of AI was verified (*gecontroleerd*; P22).
    pub enum CheckedAi {
        /// No AI was used.
        WithoutAi = "without_ai" ("zonder AI", "without AI"),
        /// AI was used; whether it was verified is not told apart.
        WithAi = "with_ai" ("met AI", "with AI"),
        /// What came out of AI was verified.
        Verified = "verified" ("met gecontroleerde AI-uitvoer", "with verified AI output"),
        /// It was not.
        Unverified = "unverified" ("met ongecontroleerde AI-uitvoer", "with AI output that was not verified"),
    }
}

words! {
    /// What was asked in a weekly cycle (*gevraagd*; P3, P10, P26): the first of these that holds.
    pub enum Asked {
        /// A learning question about AI.
        AboutAi = "about_ai" ("iets over AI", "something about AI"),
        /// One that belongs to a development question.
        Linked = "linked" ("iets onder een ontwikkelvraag", "something under a development question"),
        /// One that stands free.
        Free = "free" ("iets dat vrij staat", "something that stands free"),
        /// A learning question, which one is not told apart.
        Something = "something" ("iets", "something"),
        /// None.
        Nothing = "nothing" ("niets", "nothing"),
    }
}

words! {
    /// Which way an indicator has to go (*richting*): from its baseline to its target.
    pub enum Direction {
        /// Up.
        Up = "up" ("omhoog", "up"),
        /// Down.
        Down = "down" ("omlaag", "down"),
    }
}
