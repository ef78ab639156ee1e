//! The words of the view for research.

use crate::model::words;

words! {
    /// What sort of personal data a view is (*persoonsgegevens*).
    #[nl = "Wat voor persoonsgegevens een weergave bevat."]
    pub enum PersonalData {
        /// Pseudonymous, and so personal data still (GDPR, article 4(5)): the General Data Protection Regulation applies
        /// to all that is done with it.
        Pseudonymous = "pseudonymous" (
            "gepseudonimiseerd: nog steeds persoonsgegevens (AVG, artikel 4(5))",
            "pseudonymous: personal data still (GDPR, article 4(5))",
            "Gepseudonimiseerd, en dus nog steeds persoonsgegevens (AVG, artikel 4(5)): de Algemene verordening gegevensbescherming geldt voor alles wat ermee gebeurt."
        ),
    }
}

words! {
    /// Why the view for research says nothing (*reden van zwijgen*).
    #[nl = "Waarom de weergave voor onderzoek niets zegt."]
    #[title = "Reason for silence"]
    pub enum ResearchSilence {
        /// No group did anything with enough people in one period.
        TooFewPeople = "too_few_people" (
            "het zijn te weinig mensen",
            "there are too few people",
            "Geen groep deed in één periode iets met genoeg mensen."
        ),
    }
}

words! {
    /// Whether somebody learned with AI, and as what (*AI-gebruik*; P6).
    #[nl = "Of iemand met AI leerde, en als wat (P6)."]
    #[title = "Use of AI"]
    pub enum UsedAi {
        /// Without AI.
        WithoutAi = "without_ai" ("zonder AI", "without AI", "Zonder AI."),
        /// With AI; as what is not told apart.
        WithAi = "with_ai" ("met AI", "with AI", "Met AI; als wat, is niet uitgesplitst."),
        /// With AI as a tool.
        Tool = "tool" ("met AI als hulpmiddel", "with AI as a tool", "Met AI als hulpmiddel."),
        /// With AI as a sparring partner.
        CoIntelligence = "co_intelligence" (
            "met AI als co-intelligentie",
            "with AI as co-intelligence",
            "Met AI als sparringpartner."
        ),
    }
}

words! {
    /// Whether what came out of AI was verified (*controle van AI-uitvoer*; P22).
    #[nl = "Of AI-uitvoer is gecontroleerd (P22)."]
    #[title = "Verification of AI output"]
    pub enum CheckedAi {
        /// No AI was used.
        WithoutAi = "without_ai" ("zonder AI", "without AI", "Er is geen AI gebruikt."),
        /// AI was used; whether it was verified is not told apart.
        WithAi = "with_ai" ("met AI", "with AI", "Er is AI gebruikt; of de uitvoer is gecontroleerd, is niet uitgesplitst."),
        /// What came out of AI was verified.
        Verified = "verified" ("met gecontroleerde AI-uitvoer", "with verified AI output", "De AI-uitvoer is gecontroleerd."),
        /// What came out of AI was not verified.
        Unverified = "unverified" (
            "met ongecontroleerde AI-uitvoer",
            "with AI output that was not verified",
            "De AI-uitvoer is niet gecontroleerd."
        ),
    }
}

words! {
    /// What was asked in a weekly cycle (*wat is gevraagd*; P3, P10, P26): the first of these that holds.
    #[nl = "Wat er in een weekcyclus is gevraagd (P3, P10, P26): het eerste hiervan dat klopt."]
    #[title = "What was asked"]
    pub enum Asked {
        /// A learning question about AI.
        AboutAi = "about_ai" ("iets over AI", "something about AI", "Een leervraag over AI."),
        /// A learning question that belongs to a development question.
        Linked = "linked" (
            "iets onder een ontwikkelvraag",
            "something under a development question",
            "Een leervraag die bij een ontwikkelvraag hoort."
        ),
        /// A learning question that stands free.
        Free = "free" ("iets dat vrij staat", "something that stands free", "Een leervraag die vrij staat."),
        /// A learning question; which sort is not told apart.
        Something = "something" ("iets", "something", "Een leervraag; welke soort, is niet uitgesplitst."),
        /// No learning question.
        Nothing = "nothing" ("niets", "nothing", "Geen leervraag."),
    }
}

words! {
    /// Which way an indicator has to go (*richting*): from its baseline to its target.
    #[nl = "Welke kant een indicator op moet: van beginstand naar streefwaarde."]
    pub enum Direction {
        /// Up: the target is above the baseline.
        Up = "up" ("omhoog", "up", "Omhoog: de streefwaarde is hoger dan de beginstand."),
        /// Down: the target is below the baseline.
        Down = "down" ("omlaag", "down", "Omlaag: de streefwaarde is lager dan de beginstand."),
    }
}
