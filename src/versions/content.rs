//! What a member of the frame says, apart from its type.

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Number, Value};

use crate::answer::exactly;
use crate::model::{
    Acceptance, Aggregate, Amount, Challenge, Clock, Currency, DataClass, Date, Horizon, Id, LevelSetting, Milestone,
    Minutes, Money, OtherCost, Phase, Reference, Risk, Share, Terms, Text, Timeline, Week, Weekday, Weeks, Weight,
    WorkingHours,
};
use crate::{Bilingual, Language};

/// What a member of the frame says (*inhoud*).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// An id.
    Id(Box<str>),
    /// A week.
    Week(Week),
    /// A date.
    Date(Date),
    /// A time on the clock.
    Clock(Clock),
    /// A number.
    Number(Number),
    /// Yes or no.
    Flag(bool),
    /// A word of the format, with what it is called.
    Word(&'static str, Bilingual),
    /// A currency.
    Currency(Currency),
    /// A text in the user's own language.
    Text(Text),
    /// Hours in which a team works.
    Hours(WorkingHours),
    /// An interim target.
    Milestone(Milestone),
    /// Something that was spent.
    Cost(OtherCost),
    /// An acceptance of findings.
    Acceptance(Box<Acceptance>),
    /// What stands for something in a vocabulary of others.
    Reference(Reference),
}

/// What a member of the frame says, as other programs get it (*inhoud*).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(extend("x-nl" = "Wat een veld van het kader zegt, zoals andere programma's het krijgen.", "examples" = [320.0, "2026-W26"]))]
#[non_exhaustive]
pub enum ContentAnswer {
    /// Yes or no.
    #[schemars(extend("x-nl" = "Ja of nee."))]
    Flag(bool),
    /// A number, in the unit of its member.
    #[schemars(extend("x-nl" = "Een getal, in de eenheid van het veld.", "examples" = [400.0]))]
    Number(Number),
    /// An id, a week, a date, a time, a word of the format, a currency or a text.
    #[schemars(extend("x-nl" = "Een id, een week, een datum, een tijd, een woord van het formaat, een valuta of een tekst.", "examples" = ["Gemeente Waterland"]))]
    Text(String),
    /// Hours in which a team works.
    #[schemars(extend("x-nl" = "Uren waarin een team werkt."))]
    Hours(WorkingHours),
    /// An interim target.
    #[schemars(extend("x-nl" = "Een mijlpaal."))]
    Milestone(Milestone),
    /// Something that was spent.
    #[schemars(extend("x-nl" = "Iets wat is uitgegeven."))]
    Cost(OtherCost),
    /// An acceptance of findings.
    #[schemars(extend("x-nl" = "Een aanvaarding van bevindingen."))]
    Acceptance(Box<Acceptance>),
    /// What stands for something in a vocabulary of others.
    Reference(Reference),
}

impl<'de> Deserialize<'de> for ContentAnswer {
    /// What serde tells apart by trying it no longer reads strictly, so this does.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let object = match Value::deserialize(from)? {
            Value::Bool(flag) => return Ok(Self::Flag(flag)),
            Value::Number(number) => return Ok(Self::Number(number)),
            Value::String(text) => return Ok(Self::Text(text)),
            other => other,
        };
        exactly(object.clone())
            .map(Self::Hours)
            .or_else(|_| exactly(object.clone()).map(Self::Milestone))
            .or_else(|_| exactly(object.clone()).map(Self::Cost))
            .or_else(|_| exactly(object).map(Self::Acceptance))
            .map_err(|_| D::Error::custom("no hours, interim target, cost or acceptance"))
    }
}

impl Content {
    /// It as other programs get it.
    pub fn answer(&self) -> ContentAnswer {
        match self {
            Self::Id(id) => ContentAnswer::Text(id.to_string()),
            Self::Week(week) => ContentAnswer::Text(week.to_string()),
            Self::Date(date) => ContentAnswer::Text(date.to_string()),
            Self::Clock(clock) => ContentAnswer::Text(clock.to_string()),
            Self::Number(number) => ContentAnswer::Number(number.clone()),
            Self::Flag(flag) => ContentAnswer::Flag(*flag),
            Self::Word(word, _) => ContentAnswer::Text((*word).into()),
            Self::Currency(currency) => ContentAnswer::Text(currency.to_string()),
            Self::Text(text) => ContentAnswer::Text(text.to_string()),
            Self::Hours(hours) => ContentAnswer::Hours(hours.clone()),
            Self::Milestone(milestone) => ContentAnswer::Milestone(milestone.clone()),
            Self::Cost(cost) => ContentAnswer::Cost(cost.clone()),
            Self::Acceptance(acceptance) => ContentAnswer::Acceptance(acceptance.clone()),
            Self::Reference(reference) => ContentAnswer::Reference(reference.clone()),
        }
    }
}

/// What can be said of a member.
pub(super) trait Says {
    fn content(&self) -> Content;
}

impl<K> Says for Id<K> {
    fn content(&self) -> Content {
        Content::Id(self.as_str().into())
    }
}

impl Says for bool {
    fn content(&self) -> Content {
        Content::Flag(*self)
    }
}

macro_rules! says {
    ($($type:ident as $content:ident),+ $(,)?) => {
        $( impl Says for $type {
            fn content(&self) -> Content {
                Content::$content(self.clone())
            }
        } )+
    };
}

says!(
    Week as Week,
    Date as Date,
    Clock as Clock,
    Text as Text,
    Currency as Currency,
    WorkingHours as Hours,
    Milestone as Milestone,
    OtherCost as Cost,
    Reference as Reference,
);

impl Says for Acceptance {
    fn content(&self) -> Content {
        Content::Acceptance(Box::new(self.clone()))
    }
}

macro_rules! says_a_number {
    ($($type:ident),+ $(,)?) => {
        $( impl Says for $type {
            fn content(&self) -> Content {
                Content::Number(number(self.get()))
            }
        } )+
    };
}

says_a_number!(Amount, Money, Share, Weight);

/// A number as JSON has it; there is none for what is no number, which none of ours are.
fn number(number: f64) -> Number {
    Number::from_f64(number).unwrap_or_else(|| 0.into())
}

impl Says for Minutes {
    fn content(&self) -> Content {
        Content::Number(self.get().into())
    }
}

impl Says for Weeks {
    fn content(&self) -> Content {
        Content::Number(self.get().into())
    }
}

macro_rules! says_a_word {
    ($($type:ident),+ $(,)?) => {
        $( impl Says for $type {
            fn content(&self) -> Content {
                let label = Bilingual { nl: self.label(Language::Nl), en: self.label(Language::En) };
                Content::Word(self.as_str(), label)
            }
        } )+
    };
}

says_a_word!(Aggregate, Challenge, DataClass, Horizon, Language, LevelSetting, Phase, Risk, Terms, Timeline, Weekday,);
