//! The macro that declares a closed set of words.

/// Declares a closed set of words: its spelling in a document, its labels in both languages,
/// its reader, its writer and its schema. `#[nl = "…"]` is its description in Dutch, whose title is the term in
/// the doc comment; a word has its own after its labels. `#[title = "…"]` is its title in English, where its name
/// does not do.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        $(#[nl = $dutch:literal])?
        $(#[title = $title:literal])?
        $(#[default = $default:ident])?
        pub enum $name:ident {
            $(
                $(#[doc = $about:literal])*
                $variant:ident = $word:literal ($nl:literal, $en:literal $(, $over:literal)?)
            ),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $about])* $variant ),+ }

        $(
            impl Default for $name {
                fn default() -> Self {
                    Self::$default
                }
            }
        )?

        impl $name {
            /// What may stand for it in a document.
            pub const ALLOWED: &'static $crate::model::Allowed = &$crate::model::Allowed {
                name: stringify!($name),
                what: $crate::Bilingual { nl: "een van", en: "one of" },
                example: "",
                kind: $crate::model::Kind::Words(&[$($word),+]),
            };

            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its spelling in a document.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Its name for people.
            pub const fn labels(self) -> $crate::Bilingual {
                match self { $(Self::$variant => $crate::Bilingual { nl: $nl, en: $en }),+ }
            }

            /// Its name for people, in one language.
            pub const fn label(self, language: $crate::Language) -> &'static str {
                self.labels().to(language)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::Refused;
            fn from_str(text: &str) -> Result<Self, $crate::model::Refused> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::model::Refused::text(Self::ALLOWED, text)),
                }
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
                to.serialize_str(self.as_str())
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
                const DOC: &str = concat!($($doc, "\n"),*);
                let mut names = serde_json::Map::new();
                $({
                    const ABOUT: &str = concat!($($about, "\n"),*);
                    const OVER: &str = concat!($($over)?);
                    names.insert($word.into(), serde_json::json!({ "nl": [$nl, OVER], "en": [$en, ABOUT] }));
                })+
                let mut schema = Self::ALLOWED.schema(DOC);
                schema.insert($crate::model::NAMES.into(), names.into());
                $( schema.insert($crate::model::DUTCH.into(), $dutch.into()); )?
                $( schema.insert("title".into(), $title.into()); )?
                schema
            }
        }
    };
}
pub(crate) use words;
