//! How faults are mended, in both languages.

use crate::Language;
use crate::model::Kind;

use super::detail::{Detail, Found, Wanted};
use super::scan::{Next, Part, Why};
use super::words::listed;

use Language::{En, Nl};

impl Detail {
    /// How to mend it.
    pub(super) fn mend(&self, language: Language) -> String {
        match self {
            Self::Syntax(why) => syntax(*why, language).into(),
            Self::LoneSurrogate => either(
                language,
                "schrijf het hele paar, of het teken zelf",
                "write the whole pair, or the character itself",
            ),
            Self::NotUtf8 { .. } => either(language, "sla het bestand op als UTF-8", "save the file as UTF-8"),
            Self::LineTooLong { .. } => {
                either(language, "zet elke cyclus op een eigen regel", "put each cycle on a line of its own")
            }
            Self::UnknownKey { known, nearest, .. } => unknown_key(known, *nearest, language),
            Self::LearningProcess { .. } => either(
                language,
                "haal het hier weg en bewaar het in het eigen logboek",
                "take it out of here and keep it in the professional's own journal",
            ),
            Self::KeyNotAllowed { allowed, .. } => match language {
                Nl => format!("gebruik een sleutel zoals {}", allowed.0.example),
                En => format!("use a key such as {}", allowed.0.example),
            },
            Self::RepeatedKey { .. } => either(language, "laat er één staan", "keep one of them"),
            Self::Missing { name, wanted } => match language {
                Nl => format!("voeg `{name}` toe: {}", wanted.words(language)),
                En => format!("add `{name}`: {}", wanted.words(language)),
            },
            Self::NotForStatus { name, by, .. } => match language {
                Nl => format!("haal `{name}` weg, ook als het leeg of `null` is, of verander `{by}`"),
                En => format!("take `{name}` out, even if it is empty or `null`, or change `{by}`"),
            },
            Self::Expected { wanted, found, nearest } => expected(*wanted, found, *nearest, language),
            Self::Beyond { .. } => either(
                language,
                "haal weg wat er te veel is, of bewaar het elders en schrijf hier waar",
                "take out what is too much, or keep it elsewhere and write here where",
            ),
            Self::Newer { .. } => {
                either(language, "gebruik een nieuwere versie van dit programma", "use a newer version of this program")
            }
            Self::OtherProgramme => either(
                language,
                "geef het logboek van dit programma",
                "give the journal that belongs to this programme",
            ),
            Self::OtherProfessional => {
                either(language, "geef het eigen logboek van deze professional", "give this professional's own journal")
            }
            Self::Unreadable => either(language, "kijk de tekst op deze plaats na", "look the text over at this place"),
        }
    }
}

fn either(language: Language, nl: &str, en: &str) -> String {
    if language == Nl { nl.into() } else { en.into() }
}

fn unknown_key(known: &[&str], nearest: Option<&str>, language: Language) -> String {
    let or = if language == Nl { "of" } else { "or" };
    match (nearest, language) {
        (Some(near), Nl) => format!("schrijf `{near}`, of haal de sleutel weg; hier kan {} staan", listed(known, or)),
        (Some(near), En) => format!("write `{near}`, or take the key out; here may stand {}", listed(known, or)),
        (None, Nl) => format!("haal de sleutel weg; hier kan {} staan", listed(known, or)),
        (None, En) => format!("take the key out; here may stand {}", listed(known, or)),
    }
}

fn expected(wanted: Wanted, found: &Found, nearest: Option<&str>, language: Language) -> String {
    if let Some(near) = nearest {
        return if language == Nl { format!("schrijf \"{near}\"") } else { format!("write \"{near}\"") };
    }
    match (wanted, found, language) {
        (Wanted::Boolean, _, Nl) => "schrijf true of false, zonder aanhalingstekens".into(),
        (Wanted::Boolean, _, En) => "write true or false, without quotes".into(),
        (Wanted::Object, _, Nl) => "schrijf de leden tussen { en }".into(),
        (Wanted::Object, _, En) => "write the members between { and }".into(),
        (Wanted::List { .. }, Found::EmptyList, Nl) => "zet er ten minste één in".into(),
        (Wanted::List { .. }, Found::EmptyList, En) => "put at least one in it".into(),
        (Wanted::List { .. }, _, Nl) => "schrijf de elementen tussen [ en ]".into(),
        (Wanted::List { .. }, _, En) => "write the elements between [ and ]".into(),
        (Wanted::Leaf(leaf), Found::Text(_) | Found::SomeText, Nl) if leaf.0.is_number() => {
            format!("schrijf een getal zonder aanhalingstekens, zoals {}", leaf.0.example)
        }
        (Wanted::Leaf(leaf), Found::Text(_) | Found::SomeText, En) if leaf.0.is_number() => {
            format!("write a number without quotes, such as {}", leaf.0.example)
        }
        (Wanted::Leaf(leaf), _, _) => match (&leaf.0.kind, language) {
            (Kind::Words(words), Nl) => format!("schrijf {}, tussen aanhalingstekens", listed(words, "of")),
            (Kind::Words(words), En) => format!("write {}, in quotes", listed(words, "or")),
            (_, Nl) => format!("schrijf bijvoorbeeld {}", leaf.0.example),
            (_, En) => format!("write, for example, {}", leaf.0.example),
        },
    }
}

fn syntax(why: Why, language: Language) -> &'static str {
    let (nl, en) = match why {
        Why::Expected(_, Next::End) => (
            "de tekst houdt te vroeg op: sluit elke tekst, lijst en elk object",
            "the text ends too early: close every text, list and object",
        ),
        Why::Expected(Part::Key | Part::KeyOrEnd, Next::Char('}')) => {
            ("haal de komma voor `}` weg", "take out the comma before `}`")
        }
        Why::Expected(Part::Value, Next::Char(']')) => ("haal de komma voor `]` weg", "take out the comma before `]`"),
        Why::Expected(_, Next::Char('/' | '#')) => {
            ("haal het commentaar weg: JSON kent dat niet", "take out the comment: JSON has none")
        }
        Why::Expected(
            Part::Key | Part::KeyOrEnd | Part::Value | Part::ValueOrEnd,
            Next::Char('\'' | '“' | '”' | '‘' | '’'),
        ) => ("gebruik rechte dubbele aanhalingstekens: \"", "use straight double quotes: \""),
        Why::Expected(Part::Key | Part::KeyOrEnd, _) => ("zet de sleutel tussen \"", "put the key between \""),
        Why::Expected(Part::Value | Part::ValueOrEnd, _) => (
            "zet een tekst tussen \"; getallen, true, false en null niet",
            "put a text between \"; numbers, true, false and null not",
        ),
        Why::Expected(Part::Colon, _) => ("zet `:` na de sleutel", "put `:` after the key"),
        Why::Expected(Part::CommaOrBrace | Part::CommaOrBracket, _) => {
            ("zet een komma tussen twee elementen", "put a comma between two elements")
        }
        Why::Expected(Part::ClosingQuote, _) => ("sluit de tekst met \"", "close the text with \""),
        Why::Control(_) => (
            "schrijf een regeleinde als \\n en een tab als \\t, of sluit de tekst met \"",
            "write a line break as \\n and a tab as \\t, or close the text with \"",
        ),
        Why::Escape => ("schrijf een backslash als \\\\", "write a backslash as \\\\"),
        Why::Number => (
            "schrijf een getal als 90, -1, 12.5 of 9e1: met een punt, zonder nullen ervoor",
            "write a number as 90, -1, 12.5 or 9e1: with a point, without zeros before it",
        ),
        Why::Deep => ("haal lagen weg", "take out layers"),
        Why::Trailing => (
            "laat één document staan; cycli onder elkaar horen in een log",
            "keep one document; cycles below each other belong in a log",
        ),
    };
    if language == Nl { nl } else { en }
}
