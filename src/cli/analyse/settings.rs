//! The settings of an analysis.

use std::str::FromStr;

use lerendwerken::Language;
use lerendwerken::model::Refused;

use crate::call::Call;
use crate::refusal::Refusal;

/// The settings that a call gives; each is taken once by the analysis that knows it.
pub(super) struct Settings {
    given: Vec<(String, String)>,
    known: Vec<&'static str>,
    call: Call,
}

impl Settings {
    pub(super) fn new(given: &[(String, String)], call: Call) -> Self {
        Self { given: given.to_vec(), known: Vec::new(), call }
    }

    /// The text of a setting, where it is given.
    pub(super) fn text(&mut self, name: &'static str) -> Result<Option<String>, Refusal> {
        self.known.push(name);
        let place = self.given.iter().position(|(given, _)| given == name);
        let Some((_, value)) = place.map(|place| self.given.remove(place)) else { return Ok(None) };
        if self.given.iter().any(|(given, _)| given == name) {
            return Err(self.refuse(match self.call.language {
                Language::Nl => format!("`{name}` is meer dan één keer gegeven"),
                Language::En => format!("`{name}` is given more than once"),
            }));
        }
        Ok(Some(value))
    }

    /// A setting as what it stands for, where it is given.
    pub(super) fn value<T: FromStr<Err = Refused>>(&mut self, name: &'static str) -> Result<Option<T>, Refusal> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        text.parse().map(Some).map_err(|refused: Refused| self.refused(name, &refused.message(self.call.language)))
    }

    /// A number, where it is given.
    pub(super) fn number<T: FromStr>(&mut self, name: &'static str) -> Result<Option<T>, Refusal> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            let why = self.call.say("een getal dat hier past werd verwacht", "expected a number that fits here");
            self.refused(name, &format!("{why}: `{text}`"))
        })
    }

    /// A list of words, separated by commas, where it is given.
    pub(super) fn list<T: FromStr<Err = Refused>>(&mut self, name: &'static str) -> Result<Option<Vec<T>>, Refusal> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let parsed = text.split(',').map(|word| word.trim().parse::<T>()).collect::<Result<Vec<_>, _>>();
        parsed.map(Some).map_err(|refused| self.refused(name, &refused.message(self.call.language)))
    }

    /// Refuses what the analysis did not take.
    pub(super) fn end(self) -> Result<(), Refusal> {
        let Some((name, _)) = self.given.first() else { return Ok(()) };
        let known = if self.known.is_empty() {
            self.call.say("geen enkele", "none").to_owned()
        } else {
            self.known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        };
        Err(self.refuse(match self.call.language {
            Language::Nl => format!("deze analyse kent geen instelling `{name}`; zij kent: {known}"),
            Language::En => format!("this analysis has no setting `{name}`; it has: {known}"),
        }))
    }

    /// Refuses a value of a setting, and says why.
    pub(super) fn refused(&self, name: &str, why: &str) -> Refusal {
        self.refuse(format!("`{name}`: {why}"))
    }

    fn refuse(&self, message: String) -> Refusal {
        Refusal::new(self.call, message)
    }
}
