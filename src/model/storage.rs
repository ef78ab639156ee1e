//! How the texts of a cycle are kept: owned in the model, borrowed while a log streams by.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

/// A keeper of text: `Box<str>` in the model, `Cow<str>` for what is borrowed from a log's line.
///
/// Only the strings differ, never what they may be, so each type of a cycle is declared once.
pub trait Storage<'de>: AsRef<str> + From<String> + Sized + sealed::Sealed {
    /// Keeps a text that outlives the value.
    fn keep(text: &'de str) -> Self;
    /// Keeps a copy of a text that does not.
    fn copy(text: &str) -> Self;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for Box<str> {}
    impl Sealed for std::borrow::Cow<'_, str> {}
}

impl<'de> Storage<'de> for Box<str> {
    fn keep(text: &'de str) -> Self {
        text.into()
    }
    fn copy(text: &str) -> Self {
        text.into()
    }
}

impl<'de> Storage<'de> for Cow<'de, str> {
    fn keep(text: &'de str) -> Self {
        Cow::Borrowed(text)
    }
    fn copy(text: &str) -> Self {
        Cow::Owned(text.into())
    }
}

/// Reads a string into its storage, without a copy where the input lets it be borrowed.
pub(crate) fn read<'de, S: Storage<'de>, D: Deserializer<'de>>(from: D) -> Result<S, D::Error> {
    struct Keep<S>(PhantomData<S>);
    impl<'de, S: Storage<'de>> Visitor<'de> for Keep<S> {
        type Value = S;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }
        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<S, E> {
            Ok(S::keep(text))
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<S, E> {
            Ok(S::copy(text))
        }
        fn visit_string<E: Error>(self, text: String) -> Result<S, E> {
            Ok(text.into())
        }
    }
    from.deserialize_str(Keep(PhantomData))
}

/// Reads a string and parses it, keeping nothing of it.
pub(crate) fn parse<'de, T: std::str::FromStr, D: Deserializer<'de>>(from: D) -> Result<T, D::Error>
where
    T::Err: fmt::Display,
{
    struct Parse<T>(PhantomData<T>);
    impl<T: std::str::FromStr<Err: fmt::Display>> Visitor<'_> for Parse<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    from.deserialize_str(Parse(PhantomData))
}

/// Above it, not every reader of JSON tells whole numbers apart; readers and schemas have it as the most.
pub(crate) const MOST_WHOLE: u64 = (1 << 53) - 1;

/// Reads a number, however it is spelt.
pub(crate) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    struct Number;
    impl Visitor<'_> for Number {
        type Value = f64;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number")
        }
        fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
            Ok(number)
        }
        fn visit_u64<E: Error>(self, number: u64) -> Result<f64, E> {
            Ok(number as f64)
        }
        fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
            Ok(number as f64)
        }
    }
    from.deserialize_f64(Number)
}

/// Reads a member that may be absent and for which `null` means that it is.
pub(crate) fn or_default<'de, T, D>(from: D) -> Result<T, D::Error>
where
    T: serde::Deserialize<'de> + Default,
    D: Deserializer<'de>,
{
    use serde::Deserialize;
    Ok(Option::<T>::deserialize(from)?.unwrap_or_default())
}

/// Reads a member that may be absent, and refuses null in its place.
pub(crate) fn present<'de, T: serde::Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
