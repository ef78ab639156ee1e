//! Numbers with their bounds: shares, amounts, minutes and the like.

use super::allowed::{Allowed, Kind, Refused};
use crate::Bilingual;

/// Declares a number type: its bounds, words, reader, writer and schema.
macro_rules! number {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident($inner:ty) = $min:literal ..= $max:literal, $whole:literal, $example:literal ($nl:literal, $en:literal)
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
        pub struct $name($inner);

        impl $name {
            /// What it may be.
            pub const ALLOWED: &'static Allowed = &Allowed {
                name: stringify!($name),
                what: Bilingual { nl: $nl, en: $en },
                example: $example,
                kind: Kind::Number { min: $min as f64, max: $max as f64, whole: $whole },
            };

            /// The value, if it lies within the bounds.
            ///
            /// # Errors
            /// Says what is allowed.
            pub fn new(number: $inner) -> Result<Self, Refused> {
                Self::from_number(f64::from(number))
            }

            /// The value as a plain number.
            pub const fn get(self) -> $inner {
                self.0
            }

            fn from_number(number: f64) -> Result<Self, Refused> {
                if Self::ALLOWED.accepts_number(number) {
                    Ok(Self(number as $inner))
                } else {
                    Err(Refused::number(Self::ALLOWED, number))
                }
            }
        }

        impl TryFrom<$inner> for $name {
            type Error = Refused;
            fn try_from(number: $inner) -> Result<Self, Refused> {
                Self::new(number)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&self.0, to)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::from_number(crate::model::storage::number(from)?).map_err(serde::de::Error::custom)
            }
        }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                const DOC: &str = concat!($($doc, "\n"),*);
                Self::ALLOWED.schema(DOC)
            }
        }
    };
}
pub(crate) use number;

number! {
    /// A share of a whole, from 0 to 1 (*aandeel*).
    pub struct Share(f64) = 0.0..=1.0, false, "0.3" ("een aandeel van 0 tot en met 1", "a share from 0 to 1")
}
number! {
    /// An amount, a level or a target in its indicator's own unit, signed (*hoeveelheid*).
    pub struct Amount(f64) = -1e12..=1e12, false, "12.5" ("een getal van -1e12 tot en met 1e12", "a number from -1e12 to 1e12")
}
number! {
    /// A standard error in its indicator's own unit, never negative (*standaardfout*).
    pub struct StandardError(f64) = 0.0..=1e12, false, "1.2" ("een standaardfout van 0 tot en met 1e12", "a standard error from 0 to 1e12")
}
number! {
    /// How heavily something counts beside its like, never negative (*gewicht*).
    pub struct Weight(f64) = 0.0..=1e12, false, "1.0" ("een gewicht van 0 tot en met 1e12", "a weight from 0 to 1e12")
}
number! {
    /// An amount of money, never negative (*bedrag*).
    pub struct Money(f64) = 0.0..=1e12, false, "45.0" ("een bedrag van 0 tot en met 1e12", "an amount of money from 0 to 1e12")
}
number! {
    /// Whole minutes, at most a week (*minuten*).
    pub struct Minutes(u16) = 1..=10080, true, "90" ("hele minuten van 1 tot en met 10080 (een week)", "whole minutes from 1 to 10080 (a week)")
}
number! {
    /// A stretch of whole weeks, at most ten years (*weken*).
    pub struct Weeks(u16) = 1..=520, true, "8" ("hele weken van 1 tot en met 520", "whole weeks from 1 to 520")
}
number! {
    /// The number of the document format: 1 (*formaat*).
    pub struct Format(u16) = 1..=1, true, "1" ("formaat 1", "format 1")
}

impl Default for Format {
    fn default() -> Self {
        Self(1)
    }
}

impl Default for Weight {
    /// Everything counts once unless said otherwise.
    fn default() -> Self {
        Self(1.0)
    }
}

impl Default for StandardError {
    fn default() -> Self {
        Self(0.0)
    }
}

impl Share {
    /// Nothing of the whole.
    pub const NONE: Self = Self(0.0);
    /// The whole.
    pub const ALL: Self = Self(1.0);

    /// A share known when the crate is built; outside the bounds it is held at the nearest one.
    pub(crate) const fn constant(number: f64) -> Self {
        Self(number.clamp(0.0, 1.0))
    }
}

impl Weeks {
    /// Weeks known when the crate is built.
    pub(crate) const fn constant(number: u16) -> Self {
        Self(if number < 1 {
            1
        } else if number > 520 {
            520
        } else {
            number
        })
    }
}
