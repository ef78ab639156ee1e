//! A list that is never empty.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use super::allowed::Refused;

/// A list of at least one element.
///
/// ```
/// use lerendwerken::model::{NonEmpty, PersonId};
/// let nobody = NonEmpty::<PersonId>::new(Vec::new());
/// assert!(nobody.is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct NonEmpty<T>(Vec<T>);

impl<T> NonEmpty<T> {
    /// The list, if it is not empty.
    ///
    /// # Errors
    /// Where it is empty.
    pub fn new(list: Vec<T>) -> Result<Self, Refused> {
        if list.is_empty() { Err(Refused::empty_list()) } else { Ok(Self(list)) }
    }

    /// The same list with each element turned into another.
    pub(crate) fn map<'a, U>(&'a self, f: impl FnMut(&'a T) -> U) -> NonEmpty<U> {
        NonEmpty(self.0.iter().map(f).collect())
    }
}

impl<T> std::ops::Deref for NonEmpty<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> TryFrom<Vec<T>> for NonEmpty<T> {
    type Error = Refused;
    fn try_from(list: Vec<T>) -> Result<Self, Refused> {
        Self::new(list)
    }
}

impl<'a, T> IntoIterator for &'a NonEmpty<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for NonEmpty<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for NonEmpty<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("NonEmpty_{}", T::schema_name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "array", "items": generator.subschema_for::<T>(), "minItems": 1 })
    }
}
