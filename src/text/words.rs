//! Faults in words, in both languages.

use crate::Language;
use crate::model::{Kind, NON_EMPTY, expectation};

use super::detail::{Detail, Found, Wanted};
use super::scan::{Next, Part, Why};

use Language::{En, Nl};

impl Detail {
    /// What is wrong.
    pub(super) fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Syntax(why), _) => syntax(*why, language),
            (Self::LoneSurrogate, Nl) => "een half surrogaatpaar (`\\ud800` tot en met `\\udfff`) is geen teken".into(),
            (Self::LoneSurrogate, En) => "half a surrogate pair (`\\ud800` to `\\udfff`) is no character".into(),
            (Self::NotUtf8 { utf_16: true }, Nl) => "de tekst staat in UTF-16; nodig is UTF-8".into(),
            (Self::NotUtf8 { utf_16: true }, En) => "the text is in UTF-16; expected UTF-8".into(),
            (Self::NotUtf8 { .. }, Nl) => "hier staan bytes die geen UTF-8 zijn".into(),
            (Self::NotUtf8 { .. }, En) => "these bytes are not UTF-8".into(),
            (Self::LineTooLong { most }, Nl) => format!("de regel is langer dan {most} bytes"),
            (Self::LineTooLong { most }, En) => format!("the line is longer than {most} bytes"),
            (Self::UnknownKey { key, nearest, .. }, _) => unknown_key(key, *nearest, language),
            (Self::LearningProcess { key }, Nl) => format!(
                "onbekende sleutel `{key}`: het leerproces hoort in het eigen logboek van de professional, los van de documenten van de organisatie"
            ),
            (Self::LearningProcess { key }, En) => format!(
                "unknown key `{key}`: the learning process belongs in the professional's own journal, apart from the organisation's documents"
            ),
            (Self::KeyNotAllowed { allowed, found }, _) => {
                let expected = expectation(allowed.0, &found.words(language), language);
                if language == Nl { format!("als sleutel: {expected}") } else { format!("as a key: {expected}") }
            }
            (Self::RepeatedKey { key }, Nl) => format!("de sleutel {} staat hier meer dan eens", key.words(language)),
            (Self::RepeatedKey { key }, En) => format!("the key {} stands here more than once", key.words(language)),
            (Self::Missing { name, .. }, Nl) => format!("`{name}` ontbreekt"),
            (Self::Missing { name, .. }, En) => format!("`{name}` is missing"),
            (Self::NotForStatus { name, by, word, words }, Nl) => {
                format!("`{name}` kan niet staan waar `{by}` `{word}` is, alleen waar het {} is", listed(words, "of"))
            }
            (Self::NotForStatus { name, by, word, words }, En) => {
                format!("`{name}` may not stand where `{by}` is `{word}`, only where it is {}", listed(words, "or"))
            }
            (Self::Expected { wanted, found, .. }, _) => wanted.expected(&found.words(language), language),
            (Self::Beyond { bound }, Nl) => format!("hier mogen {} staan", bound.0.what.nl),
            (Self::Beyond { bound }, En) => format!("{} may stand here", bound.0.what.en),
            (Self::Newer { found }, Nl) => {
                format!("dit document heeft formaat {}; deze lezer kent formaat 1", found.words(language))
            }
            (Self::Newer { found }, En) => {
                format!("this document has format {}; this reader knows format 1", found.words(language))
            }
            (Self::OtherProgramme, Nl) => "dit logboek hoort bij een ander programma".into(),
            (Self::OtherProgramme, En) => "this journal belongs to another programme".into(),
            (Self::OtherProfessional, Nl) => "dit logboek is van een andere professional".into(),
            (Self::OtherProfessional, En) => "this journal is another professional's".into(),
            (Self::Unreadable, Nl) => "de tekst is hier niet te lezen".into(),
            (Self::Unreadable, En) => "the text cannot be read here".into(),
        }
    }
}

fn unknown_key(key: &Found, nearest: Option<&str>, language: Language) -> String {
    let key = match key {
        Found::SomeText => String::new(),
        known => format!(" {}", known.words(language)),
    };
    match (nearest, language) {
        (Some(near), Nl) => format!("onbekende sleutel{key}; is `{near}` bedoeld?"),
        (Some(near), En) => format!("unknown key{key}; did you mean `{near}`?"),
        (None, Nl) => format!("onbekende sleutel{key}"),
        (None, En) => format!("unknown key{key}"),
    }
}

fn syntax(why: Why, language: Language) -> String {
    match (why, language) {
        (Why::Expected(part, next), Nl) => format!("nodig is {}{}", part.words(Nl), next.words(Nl)),
        (Why::Expected(part, next), En) => format!("expected {}{}", part.words(En), next.words(En)),
        (Why::Control(next), Nl) => format!("een stuurteken kan zo niet in een tekst staan{}", next.words(Nl)),
        (Why::Control(next), En) => format!("a control character cannot stand in a text like this{}", next.words(En)),
        (Why::Escape, Nl) => "na `\\` staat iets dat JSON niet kent".into(),
        (Why::Escape, En) => "what follows `\\` is not known to JSON".into(),
        (Why::Number, Nl) => "dit is geen getal zoals JSON het schrijft".into(),
        (Why::Number, En) => "this is no number as JSON writes it".into(),
        (Why::Deep, Nl) => "hier staan te veel objecten en lijsten in elkaar".into(),
        (Why::Deep, En) => "too many objects and lists stand within each other here".into(),
        (Why::Trailing, Nl) => "na het document staat nog iets".into(),
        (Why::Trailing, En) => "something follows the document".into(),
    }
}

impl Part {
    fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Value, Nl) => "een waarde",
            (Self::Value, En) => "a value",
            (Self::ValueOrEnd, Nl) => "een waarde of `]`",
            (Self::ValueOrEnd, En) => "a value or `]`",
            (Self::Key, Nl) => "een sleutel tussen dubbele aanhalingstekens",
            (Self::Key, En) => "a key in double quotes",
            (Self::KeyOrEnd, Nl) => "een sleutel tussen dubbele aanhalingstekens, of `}`",
            (Self::KeyOrEnd, En) => "a key in double quotes, or `}`",
            (Self::Colon, _) => "`:`",
            (Self::CommaOrBrace, Nl) => "`,` of `}`",
            (Self::CommaOrBrace, En) => "`,` or `}`",
            (Self::CommaOrBracket, Nl) => "`,` of `]`",
            (Self::CommaOrBracket, En) => "`,` or `]`",
            (Self::ClosingQuote, Nl) => "`\"` aan het einde van de tekst",
            (Self::ClosingQuote, En) => "`\"` at the end of the text",
        }
    }
}

impl Next {
    fn words(self, language: Language) -> String {
        match (self, language) {
            (Self::End, Nl) => "; gevonden: het einde".into(),
            (Self::End, En) => "; found the end".into(),
            (Self::Char(c), Nl) => format!("; gevonden: {c:?}"),
            (Self::Char(c), En) => format!("; found {c:?}"),
            (Self::Something, _) => String::new(),
        }
    }
}

impl Found {
    pub(super) fn words(&self, language: Language) -> String {
        match (self, language) {
            (Self::Word(word), _) => format!("`{word}`"),
            (Self::Text(quoted) | Self::Number(quoted), _) => quoted.to_string(),
            (Self::True, _) => "true".into(),
            (Self::False, _) => "false".into(),
            (Self::Null, _) => "null".into(),
            (Self::EmptyList, _) => "[]".into(),
            (Self::SomeText, Nl) => "een tekst".into(),
            (Self::SomeText, En) => "a text".into(),
            (Self::SomeNumber, Nl) => "een getal".into(),
            (Self::SomeNumber, En) => "a number".into(),
            (Self::SomeBoolean, Nl) => "true of false".into(),
            (Self::SomeBoolean, En) => "true or false".into(),
            (Self::Object, Nl) => "een object".into(),
            (Self::Object, En) => "an object".into(),
            (Self::List, Nl) => "een lijst".into(),
            (Self::List, En) => "a list".into(),
        }
    }
}

impl Wanted {
    /// "expected …; found …": for a single value in the same words as where it is built in code.
    fn expected(self, found: &str, language: Language) -> String {
        let what = match (self, language) {
            (Self::Leaf(leaf), _) => return expectation(leaf.0, found, language),
            (Self::List { at_least_one: true }, _) => return expectation(&NON_EMPTY, found, language),
            (Self::List { .. }, Nl) => "een lijst",
            (Self::List { .. }, En) => "a list",
            (Self::Object, Nl) => "een object",
            (Self::Object, En) => "an object",
            (Self::Boolean, Nl) => "true of false",
            (Self::Boolean, En) => "true or false",
        };
        match language {
            Nl => format!("nodig is {what}; gevonden: {found}"),
            En => format!("expected {what}; found {found}"),
        }
    }

    /// What may stand in the place, in a few words.
    pub(super) fn words(self, language: Language) -> String {
        match (self, language) {
            (Self::Leaf(leaf), _) => match leaf.0.kind {
                Kind::Words(words) => listed(words, if language == Nl { "of" } else { "or" }),
                _ => format!("{} ({})", leaf.0.what.to(language), leaf.0.example),
            },
            (Self::List { at_least_one: true }, _) => NON_EMPTY.what.to(language).into(),
            (Self::List { .. }, Nl) => "een lijst, die leeg mag zijn".into(),
            (Self::List { .. }, En) => "a list, which may be empty".into(),
            (Self::Object, Nl) => "een object".into(),
            (Self::Object, En) => "an object".into(),
            (Self::Boolean, Nl) => "true of false".into(),
            (Self::Boolean, En) => "true or false".into(),
        }
    }
}

/// Words in backticks: "`a`, `b` or `c`".
pub(super) fn listed(words: &[&str], last: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((end, [])) => end.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
        None => String::new(),
    }
}
