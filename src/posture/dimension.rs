//! The dimensions of posture: each declared once.

use crate::Bilingual;
use crate::model::words;

words! {
    /// A dimension of posture (*dimensie van houding*). Which there are and how they are counted is ours.
    #[nl = "Een dimensie van houding. Welke er zijn en hoe ze worden geteld, is eigen keuze."]
    pub enum PostureDimension {
        /// Learning by doing and from each other rather than in training (P14).
        Informal = "informal" ("informeel", "informal", "Leren door te doen en van elkaar, niet in een training (P14)."),
        /// AI as a sparring partner rather than a tool (P6).
        CoIntelligence = "co_intelligence" ("co-intelligentie", "co-intelligence", "AI als sparringpartner, niet als gereedschap (P6)."),
        /// Weeks that start from a learning question (P3).
        QuestionLed = "question_led" ("vanuit leervragen", "question-led", "Weken die beginnen bij een leervraag (P3)."),
        /// Results that were expected in advance (P1).
        Declared = "declared" ("vooraf uitgesproken", "declared", "Resultaten die vooraf werden verwacht (P1)."),
        /// Weeks held at fixed moments (P4).
        FixedMoments = "fixed_moments" ("vaste momenten", "fixed moments", "Weken die op vaste momenten zijn gehouden (P4)."),
        /// Learning together, in the team (P5).
        Together = "together" ("samen", "together", "Samen leren, in het team (P5)."),
        /// AI output that was verified, or mastery that was shown (P15).
        Verified = "verified" ("geverifieerd", "verified", "Uitvoer van AI die is nagegaan, of beheersing die is getoond (P15)."),
        /// Proposals that were taken into use (P18).
        Adopted = "adopted" ("in gebruik", "adopted", "Voorstellen die in gebruik zijn genomen (P18)."),
        /// Proposals that strengthen both the organisation and the professional (P7).
        Mutual = "mutual" ("wederzijds", "mutual", "Voorstellen die zowel de organisatie als de professional versterken (P7)."),
        /// People who took part (P24).
        Reach = "reach" ("bereik", "reach", "Mensen die meededen (P24)."),
        /// Teams that learn about AI where they use it (P26).
        AboutAi = "about_ai" ("leren over AI", "learning about AI", "Teams die over AI leren waar zij AI gebruiken (P26)."),
    }
}

words! {
    /// What the numerator and the denominator of a dimension count (*eenheid van houding*).
    #[nl = "Wat de teller en de noemer van een dimensie tellen."]
    pub enum PostureUnit {
        /// Minutes times the people who took part.
        PersonMinutes = "person_minutes" ("persoonsminuten", "person-minutes", "Minuten maal het aantal mensen dat meedeed."),
        /// Held weekly cycles.
        Cycles = "cycles" ("weekcycli", "weekly cycles", "Gehouden weekcycli."),
        /// Outcomes that were reported.
        Outcomes = "outcomes" ("opbrengsten", "outcomes", "Opbrengsten die zijn gemeld."),
        /// Weeks that a team planned, held or skipped.
        Weeks = "weeks" ("weken", "weeks", "Weken die een team plande, hield of oversloeg."),
        /// Activities in held weekly cycles.
        Activities = "activities" ("activiteiten", "activities", "Activiteiten in gehouden weekcycli."),
        /// Activities with AI.
        AiUses = "ai_uses" ("keren AI-gebruik", "uses of AI", "Activiteiten met AI."),
        /// Innovation proposals.
        Proposals = "proposals" ("voorstellen", "proposals", "Innovatievoorstellen."),
        /// People who count in the last week.
        People = "people" ("mensen", "people", "Mensen die in de laatste week meetellen."),
        /// Quarters in which a team used AI.
        TeamQuarters = "team_quarters" ("teamkwartalen", "team-quarters", "Kwartalen waarin een team AI gebruikte."),
    }
}

/// What a dimension is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct About {
    /// What it counts of what: the numerator and the denominator.
    pub definition: Bilingual,
    /// What the low end stands for: the traditional approach, as the paper describes it.
    pub traditional: Bilingual,
    /// What the high end stands for: Lerendwerken.
    pub lerendwerken: Bilingual,
    /// What both count.
    pub unit: PostureUnit,
    /// By which statement of the paper it is looked at, numbered as in `docs/model.md`.
    pub paper: u8,
}

impl PostureDimension {
    /// What it is.
    pub const fn about(self) -> About {
        match self {
            Self::Informal => About {
                definition: Bilingual {
                    nl: "leertijd die geen formele scholing is, van alle leertijd",
                    en: "learning time that is not formal training, of all learning time",
                },
                traditional: Bilingual { nl: "training", en: "training" },
                lerendwerken: Bilingual { nl: "doen en samen", en: "doing and together" },
                unit: PostureUnit::PersonMinutes,
                paper: 14,
            },
            Self::CoIntelligence => About {
                definition: Bilingual {
                    nl: "leertijd met AI als co-intelligentie, van alle leertijd met AI",
                    en: "learning time with AI as co-intelligence, of all learning time with AI",
                },
                traditional: Bilingual { nl: "AI als gereedschap", en: "AI as a tool" },
                lerendwerken: Bilingual { nl: "AI als sparringpartner", en: "AI as a sparring partner" },
                unit: PostureUnit::PersonMinutes,
                paper: 6,
            },
            Self::QuestionLed => About {
                definition: Bilingual {
                    nl: "gehouden weekcycli met een leervraag, van alle gehouden weekcycli",
                    en: "held weekly cycles with a learning question, of all held weekly cycles",
                },
                traditional: Bilingual { nl: "vast aanbod", en: "fixed supply" },
                lerendwerken: Bilingual { nl: "leervraag voorop", en: "learning question first" },
                unit: PostureUnit::Cycles,
                paper: 3,
            },
            Self::Declared => About {
                definition: Bilingual {
                    nl: "opbrengsten onder een verwachting die toen al was uitgesproken, van alle opbrengsten",
                    en: "outcomes under an expectation that had been declared by then, of all outcomes",
                },
                traditional: Bilingual { nl: "achteraf verklaard", en: "explained afterwards" },
                lerendwerken: Bilingual { nl: "vooraf verwacht", en: "expected in advance" },
                unit: PostureUnit::Outcomes,
                paper: 1,
            },
            Self::FixedMoments => About {
                definition: Bilingual {
                    nl: "weken met een sessie op een vast moment, van alle geplande, gehouden en overgeslagen weken",
                    en: "weeks with a session at a fixed moment, of all weeks planned, held or skipped",
                },
                traditional: Bilingual { nl: "als er tijd is", en: "when there is time" },
                lerendwerken: Bilingual { nl: "vast in werktijd", en: "fixed in working time" },
                unit: PostureUnit::Weeks,
                paper: 4,
            },
            Self::Together => About {
                definition: Bilingual {
                    nl: "activiteiten die samen zijn gedaan, van alle activiteiten",
                    en: "activities done together, of all activities",
                },
                traditional: Bilingual { nl: "alleen", en: "alone" },
                lerendwerken: Bilingual { nl: "in het team", en: "in the team" },
                unit: PostureUnit::Activities,
                paper: 5,
            },
            Self::Verified => About {
                definition: Bilingual {
                    nl: "keren dat AI is gebruikt en de uitkomst is gecontroleerd of beheersing is getoond, van alle keren",
                    en: "uses of AI with verified output or shown mastery, of all uses",
                },
                traditional: Bilingual { nl: "overgenomen", en: "taken over" },
                lerendwerken: Bilingual { nl: "zelf beoordeeld", en: "judged by oneself" },
                unit: PostureUnit::AiUses,
                paper: 15,
            },
            Self::Adopted => About {
                definition: Bilingual {
                    nl: "voorstellen die in gebruik zijn genomen of verder kwamen, van alle voorstellen",
                    en: "proposals that were adopted or came further, of all proposals",
                },
                traditional: Bilingual { nl: "blijft bij proberen", en: "stays with trying" },
                lerendwerken: Bilingual { nl: "in het werk opgenomen", en: "taken into the work" },
                unit: PostureUnit::Proposals,
                paper: 18,
            },
            Self::Mutual => About {
                definition: Bilingual {
                    nl: "voorstellen die organisatie en professional versterken, van alle voorstellen",
                    en: "proposals that strengthen both organisation and professional, of all proposals",
                },
                traditional: Bilingual { nl: "voor één kant", en: "for one side" },
                lerendwerken: Bilingual { nl: "voor beide kanten", en: "for both sides" },
                unit: PostureUnit::Proposals,
                paper: 7,
            },
            Self::Reach => About {
                definition: Bilingual {
                    nl: "mensen die aan een activiteit meededen, van iedereen die meetelt",
                    en: "people who took part in an activity, of all who count",
                },
                traditional: Bilingual { nl: "enkelen", en: "a few" },
                lerendwerken: Bilingual { nl: "iedereen", en: "everybody" },
                unit: PostureUnit::People,
                paper: 24,
            },
            Self::AboutAi => About {
                definition: Bilingual {
                    nl: "kwartalen waarin een team AI gebruikte en ook een leervraag over AI had, van alle met AI-gebruik",
                    en: "quarters in which a team used AI and also had a learning question about AI, of all with use of AI",
                },
                traditional: Bilingual { nl: "alleen met AI", en: "with AI alone" },
                lerendwerken: Bilingual { nl: "ook over AI", en: "about AI too" },
                unit: PostureUnit::TeamQuarters,
                paper: 26,
            },
        }
    }

    /// Whether it counts things, of which how many say how certain the share is; a share of time has no such.
    pub const fn is_count(self) -> bool {
        !matches!(self.about().unit, PostureUnit::PersonMinutes)
    }
}
