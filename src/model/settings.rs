//! What a programme says about its rules: levels, parameters and reasoned acceptances.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::allowed::{Allowed, Kind, Refused};
use super::id::{PersonId, is_id};
use super::newtype::text_newtype;
use super::parameters::Parameters;
use super::storage::or_default;
use super::time::Week;
use super::word::words;
use super::wording::Text;
use crate::Bilingual;

/// What a programme says about its rules: levels, parameters and accepted findings (*regels*).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat een programma over zijn regels zegt: niveaus, parameters en aanvaarde bevindingen."))]
pub struct RuleSettings {
    /// The level of a rule, by its code; that of integrity (`LW0xx`) cannot be set.
    #[serde(default, deserialize_with = "levels", skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(with = "Option<BTreeMap<RuleCode, LevelSetting>>")]
    #[schemars(extend("x-nl" = ["Niveaus", "Het niveau van een regel, bij zijn code; dat van integriteit (`LW0xx`) is niet in te stellen."], "default" = {}))]
    pub levels: BTreeMap<RuleCode, LevelSetting>,
    /// The limits that the rules keep to; what is not given has its default.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Parameters::is_empty")]
    #[schemars(with = "Option<Parameters>")]
    #[schemars(extend("x-nl" = ["Parameters", "De grenzen die de regels aanhouden; wat ontbreekt, heeft zijn standaardwaarde."], "default" = {}))]
    pub parameters: Parameters,
    /// Findings that somebody accepted, with a reason.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Acceptance>>")]
    #[schemars(title = "Accepted findings", extend("x-nl" = ["Aanvaarde bevindingen", "Bevindingen die iemand met een reden heeft aanvaard."]))]
    pub accepted: Vec<Acceptance>,
}

words! {
    /// The level of a rule as it is set (*niveau*).
    #[nl = "Het ingestelde niveau van een regel."]
    pub enum LevelSetting {
        /// The rule is not looked at.
        Off = "off" ("uit", "off", "De regel wordt overgeslagen."),
        /// A finding is worth a conversation.
        Advice = "advice" ("advies", "advice", "Een bevinding is een gesprek waard."),
        /// A finding deserves attention.
        Warning = "warning" ("waarschuwing", "warning", "Een bevinding verdient aandacht."),
        /// A finding is a breach, on which the check fails.
        Error = "error" ("fout", "error", "Een bevinding is een inbreuk, waarop de controle faalt."),
    }
}

/// The code of a rule whose level may be set: `LW101` and up, or an embedding application's own,
/// which begins with `X`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleCode(Box<str>);

/// What the code of a rule whose level may be set looks like.
pub(super) static RULE_CODE: Allowed = Allowed {
    name: "RuleCode",
    what: Bilingual {
        nl: "de code van een bestaande regel waarvan het niveau in te stellen is (LW101 tot en met LW608, nooit LW0xx)",
        en: "the code of a rule that there is and whose level can be set (LW101 to LW608, never LW0xx)",
    },
    example: "\"LW305\"",
    kind: Kind::Text {
        pattern: concat!(
            "^(LW(10[1-9]|11[0-3]|20[1-7]|30[1-9]|310|40[1-9]|41[0-2]|50[1-9]|510|60[1-8])",
            "|X[A-Z0-9]{1,15})$"
        ),
        max_length: None,
        accepts: is_settable_code,
    },
};

/// How many rules each family has, integrity first. Their codes count from 1.
const FAMILIES: [u8; 7] = [10, 13, 7, 10, 12, 10, 8];

/// The family of a code of ours, if there is a rule of this code.
fn family(code: &str) -> Option<usize> {
    let [b'L', b'W', family @ b'0'..=b'6', tens, ones] = *code.as_bytes() else { return None };
    let family = usize::from(family - b'0');
    let number = if tens.is_ascii_digit() && ones.is_ascii_digit() { 10 * (tens - b'0') + ones - b'0' } else { 0 };
    FAMILIES.get(family).is_some_and(|last| (1..=*last).contains(&number)).then_some(family)
}

/// Whether a code is an embedding application's own.
fn is_own_code(code: &str) -> bool {
    let rest = code.strip_prefix('X').unwrap_or_default();
    (1..=15).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn is_settable_code(code: &str) -> bool {
    family(code).is_some_and(|family| family > 0) || is_own_code(code)
}

impl RuleCode {
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl fmt::Display for RuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
impl std::str::FromStr for RuleCode {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        if is_settable_code(text) { Ok(Self(text.into())) } else { Err(Refused::text(&RULE_CODE, text)) }
    }
}
text_newtype!(RuleCode, RULE_CODE, "The code of a rule whose level may be set (*regelcode*).");

/// Reads levels by code; a code that comes twice is refused, which a plain map would let pass.
fn levels<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<RuleCode, LevelSetting>, D::Error> {
    struct Levels;
    impl<'de> Visitor<'de> for Levels {
        type Value = BTreeMap<RuleCode, LevelSetting>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("levels by code")
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(BTreeMap::new())
        }
        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(BTreeMap::new())
        }
        fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
            from.deserialize_map(self)
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut levels = BTreeMap::new();
            while let Some((code, level)) = map.next_entry()? {
                if levels.insert(code, level).is_some() {
                    return Err(A::Error::custom("a code that comes twice"));
                }
            }
            Ok(levels)
        }
    }
    from.deserialize_option(Levels)
}

/// A finding that somebody accepted, for a reason (*aanvaarding*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een bevinding die iemand met een reden heeft aanvaard."))]
pub struct Acceptance {
    /// The code of the rule that found it.
    #[schemars(extend("x-nl" = ["Code", "De code van de regel die de bevinding deed."], "examples" = ["LW203"]))]
    pub code: AcceptedCode,
    /// What the finding is about: ids and weeks that it names; all of them must match.
    #[schemars(extend("x-nl" = ["Onderwerp", "Waarover de bevinding gaat: id's en weken die zij noemt. Ze moeten er alle in voorkomen."], "examples" = [["t-burgerzaken", "2026-W07"]]))]
    pub about: Vec<About>,
    /// Why it is accepted.
    #[schemars(extend("x-nl" = ["Reden", "Waarom de bevinding is aanvaard."], "examples" = ["Verbouwing van de balie"]))]
    pub reason: Text,
    /// Who accepted it.
    #[schemars(extend("x-nl" = ["Door", "Wie de bevinding heeft aanvaard."], "examples" = ["p-marc"]))]
    pub by: PersonId,
    /// The last week in which the acceptance holds; absent: it does not expire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Tot en met", "De laatste week waarin de aanvaarding geldt; ontbreekt zij, dan verloopt de aanvaarding niet."]))]
    pub until: Option<Week>,
}

impl Acceptance {
    /// Whether its last week has passed in a week.
    pub fn has_expired(&self, week: Week) -> bool {
        self.until.is_some_and(|until| until < week)
    }
}

/// The code of any rule.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AcceptedCode(Box<str>);

/// What the code of any rule looks like.
pub(super) static ACCEPTED_CODE: Allowed = Allowed {
    name: "AcceptedCode",
    what: Bilingual {
        nl: "de code van een bestaande regel (LW001 tot en met LW608)",
        en: "the code of a rule that there is (LW001 to LW608)",
    },
    example: "\"LW203\"",
    kind: Kind::Text {
        pattern: concat!(
            "^(LW(00[1-9]|010|10[1-9]|11[0-3]|20[1-7]|30[1-9]|310|40[1-9]|41[0-2]|50[1-9]|510|60[1-8])",
            "|X[A-Z0-9]{1,15})$"
        ),
        max_length: None,
        accepts: is_code,
    },
};

fn is_code(code: &str) -> bool {
    family(code).is_some() || is_own_code(code)
}

impl AcceptedCode {
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl fmt::Display for AcceptedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
impl std::str::FromStr for AcceptedCode {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        if is_code(text) { Ok(Self(text.into())) } else { Err(Refused::text(&ACCEPTED_CODE, text)) }
    }
}
text_newtype!(AcceptedCode, ACCEPTED_CODE, "The code of a rule (*regelcode*).");

/// An id of any kind, or a week, that a finding is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// An id.
    Id(Box<str>),
    /// A week.
    Week(Week),
}

/// What a finding can be about.
pub(super) static ABOUT: Allowed = Allowed {
    name: "About",
    what: Bilingual { nl: "een id of een ISO-week", en: "an id or an ISO week" },
    example: "\"t-burgerzaken\"",
    kind: Kind::Text {
        pattern: concat!(
            "^([a-z0-9]+(-[a-z0-9]+)*|20[0-9]{2}-W(0[1-9]|[1-4][0-9]|5[0-2])",
            "|20(04|09|15|20|26|32|37|43|48|54|60|65|71|76|82|88|93|99)-W53)$"
        ),
        max_length: Some(64),
        accepts: |text| is_id(text) || text.parse::<Week>().is_ok(),
    },
};

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => f.pad(id),
            Self::Week(week) => fmt::Display::fmt(week, f),
        }
    }
}
impl std::str::FromStr for About {
    type Err = Refused;
    fn from_str(text: &str) -> Result<Self, Refused> {
        match text.parse() {
            Ok(week) => Ok(Self::Week(week)),
            Err(_) if is_id(text) => Ok(Self::Id(text.into())),
            Err(_) => Err(Refused::text(&ABOUT, text)),
        }
    }
}
text_newtype!(About, ABOUT, "An id of any kind, or a week (*onderwerp*).");
