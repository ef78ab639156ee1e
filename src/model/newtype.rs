//! The macro that gives a type its serde, schema and conversions, where a text stands for it.

/// Gives a type that parses from and displays as a text its serde, schema and conversions.
macro_rules! text_newtype {
    ($name:ident, $allowed:ident, $doc:literal) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
        impl TryFrom<&str> for $name {
            type Error = $crate::model::Refused;
            fn try_from(text: &str) -> Result<Self, $crate::model::Refused> {
                text.parse()
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::model::storage::parse(from)
            }
        }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $allowed.schema($doc)
            }
        }
    };
}
pub(crate) use text_newtype;
