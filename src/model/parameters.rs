//! The named parameters of the rules: each declared once, with its default, its bounds (those of
//! its type), what it is called and what it means in both languages. All defaults are ours.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allowed::{Allowed, Kind, Refused, quoted};
use super::quantity::{Share, Weeks, number};
use super::word::words;
use crate::{Bilingual, Language};

number! {
    /// A number of things, at least one (*aantal*).
    pub struct Count(u16) = 1..=10000, true, "8" ("een geheel aantal van 1 tot en met 10000", "a whole number from 1 to 10000")
}
number! {
    /// Whole minutes between two times of one day (*minuten verschil*).
    pub struct MinutesApart(u16) = 0..=1440, true, "15" ("hele minuten van 0 tot en met 1440 (een dag)", "whole minutes from 0 to 1440 (a day)")
}
number! {
    /// A distance in standard errors (*afstand*).
    pub struct Distance(f64) = 0.0..=1000.0, false, "2.0" ("een afstand van 0 tot en met 1000 standaardfouten", "a distance from 0 to 1000 standard errors")
}

words! {
    /// Which timeline of the AI Act the dated rules follow (*tijdlijn*).
    #[nl = "De tijdlijn van de AI-verordening die de gedateerde regels volgen."]
    pub enum Timeline {
        /// The dates of Regulation (EU) 2024/1689 as it was adopted.
        Original = "original" ("oorspronkelijk", "original", "De data van Verordening (EU) 2024/1689 zoals die is aangenomen."),
        /// The dates as the Digital Omnibus moves them.
        Omnibus = "omnibus" ("omnibus", "omnibus", "De data zoals de digitale omnibus ze verschuift."),
    }
}

/// A named parameter of the rules.
#[derive(Debug)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name in a programme's `rules.parameters` and in a call.
    pub name: &'static str,
    /// What it means.
    pub what: Bilingual,
    /// What it may be.
    pub allowed: &'static Allowed,
    /// Its default, as JSON.
    pub default: fn() -> serde_json::Value,
}

macro_rules! parameters {
    ($( $(#[doc = $en:literal])* $name:ident: $type:ty = $default:expr, $title:literal, $titel:literal, $nl:literal; )+) => {
        /// The limits that the rules keep to, as a document or a call gives them (*parameters*); what is not given
        /// has its default.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(extend("x-nl" = "De grenzen die de regels aanhouden; wat ontbreekt, heeft zijn standaardwaarde."))]
        pub struct Parameters {
            $(
                $(#[doc = $en])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                #[schemars(title = $title, extend("x-nl" = [$titel, $nl], "default" = Limits::default().$name))]
                pub $name: Option<$type>,
            )+
        }

        /// The parameters of the rules as they are used, every one of them.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Limits {
            $( $(#[doc = $en])* pub $name: $type, )+
        }

        impl Default for Limits {
            fn default() -> Self {
                Self { $( $name: $default, )+ }
            }
        }

        impl Limits {
            /// Takes over what is given.
            pub fn take(&mut self, given: &Parameters) {
                $( if let Some(value) = given.$name { self.$name = value; } )+
            }
        }

        impl Parameters {
            /// Every parameter there is.
            pub const ALL: &'static [Parameter] = &[
                $( Parameter {
                    name: stringify!($name),
                    what: Bilingual { nl: $nl, en: concat!($($en),*) },
                    allowed: <$type>::ALLOWED,
                    default: || serde_json::json!(Limits::default().$name),
                }, )+
            ];

            /// Whether none is given.
            pub fn is_empty(&self) -> bool {
                $( self.$name.is_none() )&&+
            }
        }
    };
}

parameters! {
    /// How many people a group has at least before anything is said about it.
    min_group: Count = count(5), "Smallest group", "Kleinste groep",
        "Hoeveel mensen een groep minstens telt voordat er iets over wordt gezegd.";
    /// The weeks that rules about recent practice look at.
    recent_weeks: Weeks = Weeks::constant(13), "Recent weeks", "Recente weken",
        "Het aantal weken waarnaar regels over de recente praktijk kijken.";
    /// The least weeks that a durable result takes.
    durable_min_weeks: Weeks = Weeks::constant(26), "Shortest durable result", "Ondergrens duurzaam resultaat",
        "Het kleinste aantal weken voor een duurzaam resultaat.";
    /// The most weeks that a direct yield takes.
    direct_max_weeks: Weeks = Weeks::constant(26), "Longest direct yield", "Bovengrens directe opbrengst",
        "Het grootste aantal weken voor een directe opbrengst.";
    /// The least letters of a name that is looked for in goals and questions.
    tool_name_letters: Count = count(4), "Letters of a name", "Letters van een naam",
        "Het kleinste aantal letters van een naam die in doelen en vragen wordt gezocht.";
    /// The least uses of AI that say something about a practice.
    ai_uses_min: Count = count(8), "Least uses of AI", "Ondergrens AI-gebruik",
        "Het kleinste aantal keren AI-gebruik dat iets zegt over een praktijk.";
    /// The weeks after `declared` by which a baseline is measured.
    baseline_weeks: Weeks = Weeks::constant(4), "Weeks to a baseline", "Termijn nulmeting",
        "Het aantal weken na de aankondiging waarbinnen een nulmeting is gedaan.";
    /// The most minutes that a session may begin before or after its fixed moment.
    moment_minutes: MinutesApart = MinutesApart(15), "Minutes from a moment", "Speling vast moment",
        "Hoeveel minuten een sessie hoogstens voor of na haar vaste moment mag beginnen.";
    /// The weeks without a cycle that make a gap.
    gap_weeks: Weeks = Weeks::constant(3), "Length of a gap", "Lengte van een gat",
        "Vanaf hoeveel weken zonder cyclus er een gat is.";
    /// The least share of working time that is learning time, from 0 to 1.
    learning_time_min: Share = Share::constant(0.04), "Least learning time", "Ondergrens leertijd",
        "Het kleinste aandeel leertijd in de werktijd, van 0 tot en met 1.";
    /// The weeks within which a learning question is taken up.
    take_up_weeks: Weeks = Weeks::constant(4), "Weeks to take up", "Termijn oppakken",
        "Het aantal weken waarbinnen een leervraag wordt opgepakt.";
    /// The largest share of learning time that is formal, from 0 to 1.
    formal_max: Share = Share::constant(0.2), "Most formal learning", "Bovengrens formeel leren",
        "Het grootste aandeel formeel leren in de leertijd, van 0 tot en met 1.";
    /// The cycles in a row from which nothing came that are worth a word.
    empty_cycles: Count = count(4), "Empty cycles", "Cycli zonder opbrengst",
        "Het aantal cycli op rij zonder opbrengst dat een gesprek waard is.";
    /// The weeks after which a development question lies idle.
    idle_weeks: Weeks = Weeks::constant(8), "Idle weeks", "Stille weken",
        "Het aantal weken waarna een ontwikkelvraag stilligt.";
    /// The most weeks from a learning question to its first use.
    lead_weeks_max: Weeks = Weeks::constant(6), "Longest lead time", "Langste doorlooptijd",
        "Het grootste aantal weken van leervraag tot eerste gebruik.";
    /// The least questions that came into use that say something about their lead time.
    lead_pairs_min: Count = count(3), "Least questions in use", "Ondergrens doorlooptijd",
        "Hoeveel leervragen minstens in gebruik kwamen voordat de doorlooptijd iets zegt.";
    /// The weeks within which everybody takes part in something.
    absent_weeks: Weeks = Weeks::constant(8), "Weeks to take part", "Termijn deelname",
        "Het aantal weken waarbinnen iedereen ergens aan meedoet.";
    /// The share of the thinking left to AI from which craft is at stake, from 0 to 1.
    offloaded_min: Share = Share::constant(0.7), "Offloading at stake", "Grens overgelaten denkwerk",
        "Het aandeel aan AI overgelaten denkwerk waarbij vakmanschap in het geding komt, van 0 tot en met 1.";
    /// The largest share of learning time with AI that one system carries without an exit strategy, from 0 to 1.
    system_share_max: Share = Share::constant(0.5), "Most on one system", "Bovengrens per AI-systeem",
        "Het grootste aandeel van de leertijd met AI in één systeem zonder exitstrategie, van 0 tot en met 1.";
    /// The most concentration of learning time with AI over vendors (Herfindahl index, from 0 to 1).
    concentration_max: Share = Share::constant(0.8), "Most concentration", "Bovengrens concentratie",
        "De grootste concentratie van leertijd met AI bij leveranciers (Herfindahl-index, van 0 tot en met 1).";
    /// The weeks within which a team that uses AI asks something about AI.
    about_ai_weeks: Weeks = Weeks::constant(26), "Weeks to ask about AI", "Termijn vraag over AI",
        "Het aantal weken waarbinnen een team dat AI gebruikt iets over AI vraagt.";
    /// The held cycles in a row without AI that are worth a word.
    no_ai_cycles: Count = count(8), "Cycles without AI", "Cycli zonder AI",
        "Het aantal gehouden cycli op rij zonder AI dat een gesprek waard is.";
    /// The share of the time to `due` after which something is reported and measured, from 0 to 1.
    report_by: Share = Share::constant(0.5), "Reported by", "Termijn melden en meten",
        "Het aandeel van de tijd tot de einddatum waarna iets gemeld en gemeten is, van 0 tot en met 1.";
    /// The most that measured and reported lie apart, in standard errors.
    distance_max: Distance = Distance(2.0), "Largest distance", "Grootste afstand",
        "Hoe ver gemeten en gemeld hoogstens uiteenliggen, in standaardfouten.";
    /// The weeks in one stage after which a proposal has stalled.
    stalled_weeks: Weeks = Weeks::constant(8), "Stalled weeks", "Weken van stilstand",
        "Het aantal weken in één stadium waarna een voorstel stilstaat.";
    /// The weeks within which everybody accounts.
    account_weeks: Weeks = Weeks::constant(13), "Weeks to account", "Termijn verantwoording",
        "Het aantal weken waarbinnen iedereen verantwoording aflegt.";
    /// The characters in a row of a journal that an account may not repeat.
    repeated_characters: Count = count(40), "Repeated characters", "Herhaalde tekens",
        "Het aantal tekens op rij uit een logboek dat een verantwoording niet mag herhalen.";
    /// Which timeline of the AI Act the dated rules follow.
    timeline: Timeline = Timeline::Omnibus, "Timeline", "Tijdlijn",
        "Welke tijdlijn van de AI-verordening de gedateerde regels volgen.";
}

const fn count(number: u16) -> Count {
    Count(number)
}

impl Parameters {
    /// Sets a parameter by its name.
    ///
    /// # Errors
    /// Where there is no such parameter, or the value is not what it may be.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), ParameterError> {
        let unknown = || ParameterError::Unknown { name: name.into(), nearest: nearest(name) };
        let parameter = Self::ALL.iter().find(|p| p.name == name).ok_or_else(unknown)?;
        let json = match parameter.allowed.kind {
            Kind::Number { .. } => match value.trim().parse::<f64>() {
                Ok(number) if parameter.allowed.accepts_number(number) => serde_json::json!(number),
                _ => return Err(ParameterError::Refused(parameter.name, Refused::text(parameter.allowed, value))),
            },
            _ if parameter.allowed.accepts_text(value) => serde_json::json!(value),
            _ => return Err(ParameterError::Refused(parameter.name, Refused::text(parameter.allowed, value))),
        };
        let mut all = serde_json::to_value(&*self).unwrap_or_default();
        if let Some(object) = all.as_object_mut() {
            object.insert(name.into(), json);
        }
        if let Ok(changed) = serde_json::from_value(all) {
            *self = changed;
        }
        Ok(())
    }
}

fn nearest(name: &str) -> Option<&'static str> {
    crate::near::nearest(name, Parameters::ALL.iter().map(|p| p.name))
}

/// Why a parameter can't be set.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ParameterError {
    /// There is no parameter of this name.
    #[error("{}", self.message(Language::En))]
    Unknown {
        /// The name.
        name: String,
        /// The name that is nearest to it.
        nearest: Option<&'static str>,
    },
    /// The value is not what the parameter may be.
    #[error("{}", self.message(Language::En))]
    Refused(&'static str, Refused),
}

impl ParameterError {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Unknown { name, nearest } => {
                let name = quoted(name);
                match (language, nearest) {
                    (Language::Nl, Some(near)) => format!("er is geen parameter {name}; bedoel je `{near}`?"),
                    (Language::Nl, None) => format!("er is geen parameter {name}"),
                    (Language::En, Some(near)) => format!("there is no parameter {name}; did you mean `{near}`?"),
                    (Language::En, None) => format!("there is no parameter {name}"),
                }
            }
            Self::Refused(name, refused) => format!("parameter `{name}`: {}", refused.message(language)),
        }
    }
}
