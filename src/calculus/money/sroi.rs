//! Social return on investment, at the resolution of years.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Language;
use crate::model::{Amount, Money, Refused, Share, UsedAssumptions};

/// The terms of a social return on investment: what an impact of the first year is worth, and how it goes on.
///
/// They are given with the call. They are not taken from what lasts, which has faded already: that would let it
/// fade twice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SroiTerms {
    /// What the impact of the first year is worth, in the programme's currency.
    pub impact: f64,
    /// The share of it that drops off with each further year, from 0 to 1.
    pub drop_off: f64,
    /// Over how many years it lasts, from 1 to 100.
    pub years: u16,
    /// The present cost; without it, the cost of the programme.
    pub cost: Option<f64>,
}

/// The present value of an impact over years, and what it is for each 1 of the cost (*SROI*). Ours, after the social
/// return on investment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "De contante waarde van een impact over jaren, en hoeveel dat is per 1 aan kosten; naar de social return on investment."))]
#[non_exhaustive]
pub struct Sroi {
    /// What the impact of the first year is worth, in the programme's currency.
    #[schemars(extend("x-nl" = ["Impact eerste jaar", "Wat de impact van het eerste jaar waard is, in de valuta van het programma."], "examples" = [30000.0]))]
    pub impact: f64,
    /// The share of it that drops off with each further year, from 0 to 1.
    #[schemars(title = "Drop-off", extend("x-nl" = ["Afname per jaar", "Het aandeel van de impact dat elk volgend jaar wegvalt, van 0 tot en met 1."], "examples" = [0.3]))]
    pub drop_off: f64,
    /// Over how many years it lasts, from 1 to 100.
    #[schemars(extend("x-nl" = ["Jaren", "Hoeveel jaar de impact aanhoudt, van 1 tot en met 100."], "examples" = [3]))]
    pub years: u16,
    /// The yearly discount rate, from 0 to 1.
    #[schemars(extend("x-nl" = ["Discontovoet", "De discontovoet per jaar, van 0 tot en met 1."], "examples" = [0.0225]))]
    pub discount_rate: f64,
    /// Whether the first year is discounted too: sources differ, so it is never silent.
    #[schemars(extend("x-nl" = ["Eerste jaar verdisconteerd", "Of ook het eerste jaar is verdisconteerd; bronnen verschillen daarin, dus het staat er altijd bij."], "examples" = [false]))]
    pub discount_first_year: bool,
    /// The present value by that convention, in the programme's currency.
    #[schemars(extend("x-nl" = ["Contante waarde", "De contante waarde volgens die afspraak, in de valuta van het programma."], "examples" = [64598.0]))]
    pub present_value: f64,
    /// The present value by the other convention, in the programme's currency.
    #[schemars(extend("x-nl" = ["Andere contante waarde", "De contante waarde volgens de andere afspraak, in de valuta van het programma."], "examples" = [63177.0]))]
    pub other_present_value: f64,
    /// The present cost, in the programme's currency. Absent where there is none.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", extend("x-nl" = ["Kosten", "De kosten in contante waarde, in de valuta van het programma. Ontbreekt als er geen zijn."], "examples" = [50000.0]))]
    pub cost: Option<f64>,
    /// Present value / cost; it has no unit. Absent without a cost, or where it is zero.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", extend("x-nl" = ["SROI-ratio", "Contante waarde / kosten, zonder eenheid. Ontbreekt zonder kosten, en als die nul zijn."], "examples" = [1.29]))]
    pub ratio: Option<f64>,
    /// The same ratio by the other convention; absent where `ratio` is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", extend("x-nl" = ["Andere SROI-ratio", "Dezelfde ratio volgens de andere afspraak; ontbreekt waar `ratio` ontbreekt."], "examples" = [1.26]))]
    pub other_ratio: Option<f64>,
}

/// A term that is not what it may be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct UnusableTerm {
    /// Its name.
    pub term: &'static str,
    nl: String,
    en: String,
}

impl UnusableTerm {
    /// What is wrong with it, in one language.
    pub fn message(&self, language: Language) -> String {
        let why = match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        };
        format!("`{}`: {why}", self.term)
    }

    fn new(term: &'static str, why: &Refused) -> Self {
        Self { term, nl: why.message(Language::Nl), en: why.message(Language::En) }
    }
}

/// The most years.
const MOST_YEARS: u16 = 100;

impl SroiTerms {
    pub(super) fn value(&self, assumptions: &UsedAssumptions, cost: Option<f64>) -> Result<Sroi, UnusableTerm> {
        let refused = |term| move |why: Refused| UnusableTerm::new(term, &why);
        let impact = Amount::new(self.impact).map_err(refused("impact"))?.get();
        let drop_off = Share::new(self.drop_off).map_err(refused("drop_off"))?.get();
        if !(1..=MOST_YEARS).contains(&self.years) {
            return Err(UnusableTerm {
                term: "years",
                nl: format!("nodig zijn hele jaren van 1 tot en met {MOST_YEARS}; gevonden: {}", self.years),
                en: format!("expected whole years from 1 to {MOST_YEARS}; found {}", self.years),
            });
        }
        let given = self.cost.map(|cost| Money::new(cost).map_err(refused("cost"))).transpose()?;
        let cost = given.map(|given| given.get()).or(cost);
        let rate = assumptions.discount_rate.get();
        let first = assumptions.discount_first_year;
        let [present_value, other_present_value] =
            [first, !first].map(|first| present_value(impact, drop_off, self.years, rate, first));
        let per_cost = |value: f64| cost.map(|cost| value / cost).filter(|ratio| ratio.is_finite());
        Ok(Sroi {
            impact,
            drop_off,
            years: self.years,
            discount_rate: rate,
            discount_first_year: first,
            present_value,
            other_present_value,
            cost,
            ratio: per_cost(present_value),
            other_ratio: per_cost(other_present_value),
        })
    }
}

/// `Σ impact·(1 − drop_off)ⁿ⁻¹ / (1 + r)ⁿ⁻¹`, with the exponent `n` where the first year is discounted too.
fn present_value(impact: f64, drop_off: f64, years: u16, rate: f64, first: bool) -> f64 {
    let mut year = if first { impact / (1.0 + rate) } else { impact };
    let mut sum = 0.0;
    for _ in 0..years {
        sum += year;
        year = year * (1.0 - drop_off) / (1.0 + rate);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked cases after the SROI Network (2012) and the Magenta Book (2020).
    #[test]
    fn published_cases() {
        let first_year = 510_000.0 * 0.6 * 0.7;
        assert!((first_year - 214_200.0_f64).abs() < 1e-9);
        let value = present_value(first_year, 0.3, 2, 0.035, false);
        assert!((value - 359_069.57).abs() < 0.005, "{value}");
        assert!((value / 250_000.0 - 1.436278).abs() < 5e-7);
        let one_year = present_value(88_000.0 * 0.65 * 0.85, 0.0, 1, 0.035, false);
        assert!((one_year - 48_620.0).abs() < 1e-9 && (one_year / 60_000.0 - 0.810333).abs() < 5e-7);
        let discounted = present_value(100.0, 0.0, 2, 0.25, true);
        assert!((discounted - (80.0 + 64.0)).abs() < 1e-12, "{discounted}");
    }
}
