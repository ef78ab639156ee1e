//! The named parameters of the rules: each declared once, with its default, its bounds (those of
//! its type) and what it means in both languages. All defaults are ours.

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
    pub enum Timeline {
        /// The dates of Regulation (EU) 2024/1689 as it was adopted.
        Original = "original" ("oorspronkelijk", "original"),
        /// The dates as the Digital Omnibus moves them.
        Omnibus = "omnibus" ("omnibus", "omnibus"),
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
    ($( $(#[doc = $en:literal])* $name:ident: $type:ty = $default:expr, $nl:literal; )+) => {
        /// The parameters of the rules as a document or a call gives them; what is not given is
        /// a default (*parameters*).
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Parameters {
            $(
                $(#[doc = $en])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// The smallest group about which anything is said.
    min_group: Count = count(5), "De kleinste groep waarover iets wordt gezegd.";
    /// The weeks that rules about recent practice look at.
    recent_weeks: Weeks = Weeks::constant(13), "De weken waarnaar regels over de recente praktijk kijken.";
    /// The least weeks that a durable result takes.
    durable_min_weeks: Weeks = Weeks::constant(26), "Het kleinste aantal weken voor een duurzaam resultaat.";
    /// The most weeks that a direct yield takes.
    direct_max_weeks: Weeks = Weeks::constant(26), "Het grootste aantal weken voor een directe opbrengst.";
    /// The least letters of a name that is looked for in goals and questions.
    tool_name_letters: Count = count(4), "Het kleinste aantal letters van een naam die in doelen en vragen wordt gezocht.";
    /// The least uses of AI that say something about a practice.
    ai_uses_min: Count = count(8), "Het kleinste aantal keren AI-gebruik dat iets zegt over een praktijk.";
    /// The weeks after `declared` by which a baseline is measured.
    baseline_weeks: Weeks = Weeks::constant(4), "De weken na de aankondiging waarbinnen een nulmeting gedaan is.";
    /// The minutes that a session may begin from its fixed moment.
    moment_minutes: MinutesApart = MinutesApart(15), "De minuten die een sessie van haar vaste moment mag beginnen.";
    /// The weeks without a cycle that make a gap.
    gap_weeks: Weeks = Weeks::constant(3), "De weken zonder cyclus die samen een gat zijn.";
    /// The least share of working time that is learning time.
    learning_time_min: Share = Share::constant(0.04), "Het kleinste aandeel leertijd in de werktijd.";
    /// The weeks after which a learning question has been taken up.
    take_up_weeks: Weeks = Weeks::constant(4), "De weken waarna een leervraag is opgepakt.";
    /// The most of learning time that is formal.
    formal_max: Share = Share::constant(0.2), "Het grootste aandeel formeel leren in de leertijd.";
    /// The cycles in a row from which nothing came that are worth a word.
    empty_cycles: Count = count(4), "Het aantal cycli op rij zonder opbrengst dat een woord waard is.";
    /// The weeks after which a development question lies idle.
    idle_weeks: Weeks = Weeks::constant(8), "De weken waarna een ontwikkelvraag stilligt.";
    /// The most weeks from a learning question to its first use.
    lead_weeks_max: Weeks = Weeks::constant(6), "Het grootste aantal weken van leervraag tot eerste gebruik.";
    /// The least questions that came into use that say something about that time.
    lead_pairs_min: Count = count(3), "Het kleinste aantal gebruikte vragen dat iets zegt over die tijd.";
    /// The weeks in which everybody takes part in something.
    absent_weeks: Weeks = Weeks::constant(8), "De weken waarin iedereen ergens aan deelneemt.";
    /// The share of the thinking left to AI from which craft is at stake.
    offloaded_min: Share = Share::constant(0.7), "Het aan AI overgelaten aandeel van het denken waarbij vakmanschap in het geding is.";
    /// The most of AI-supported learning time that one system carries without an exit strategy.
    system_share_max: Share = Share::constant(0.5), "Het grootste aandeel van de leertijd met AI in één systeem zonder exitstrategie.";
    /// The most concentration of AI-supported learning time over vendors (Herfindahl index).
    concentration_max: Share = Share::constant(0.8), "De grootste concentratie van leertijd met AI over leveranciers (Herfindahl-index).";
    /// The weeks in which a team that uses AI asks something about AI.
    about_ai_weeks: Weeks = Weeks::constant(26), "De weken waarin een team dat AI gebruikt iets over AI vraagt.";
    /// The held cycles in a row without AI that are worth a word.
    no_ai_cycles: Count = count(8), "Het aantal gehouden cycli op rij zonder AI dat een woord waard is.";
    /// The part of the time to `due` after which something is reported and measured.
    report_by: Share = Share::constant(0.5), "Het deel van de tijd tot de einddatum waarna iets gemeld en gemeten is.";
    /// The most that measured and reported lie apart, in standard errors.
    distance_max: Distance = Distance(2.0), "Hoe ver gemeten en gemeld hoogstens uiteenliggen, in standaardfouten.";
    /// The weeks in one stage after which a proposal has stalled.
    stalled_weeks: Weeks = Weeks::constant(8), "De weken in één stadium waarna een voorstel stilligt.";
    /// The weeks within which everybody accounts.
    account_weeks: Weeks = Weeks::constant(13), "De weken waarbinnen iedereen verantwoording aflegt.";
    /// The characters of a journal that an account may not repeat.
    repeated_characters: Count = count(40), "Het aantal tekens uit een logboek dat een verantwoording niet herhaalt.";
    /// Which timeline of the AI Act the dated rules follow.
    timeline: Timeline = Timeline::Omnibus, "Welke tijdlijn van de AI-verordening de gedateerde regels volgen.";
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
