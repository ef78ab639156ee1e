//! Numbers as people read them: a decimal comma in Dutch, no more digits than mean something.
//!
//! ```
//! use lerendwerken::{Language, calculus::Estimate, numbers};
//! let hours = Estimate { value: 279.36, standard_error: 8.209 };
//! assert_eq!(numbers::estimate(hours, Language::Nl), "279,4 ± 8,2");
//! assert_eq!(numbers::percentage(0.837, Language::En), "84%");
//! ```

use crate::Language;
use crate::calculus::Estimate;

/// A number with so many decimals.
pub fn number(value: f64, decimals: usize, language: Language) -> String {
    let text = format!("{value:.decimals$}");
    // Rounded to nothing, a minus would say something.
    let text = match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    };
    match language {
        Language::Nl => text.replace('.', ","),
        Language::En => text,
    }
}

/// A number without zeros at its end.
pub fn short(value: f64, language: Language) -> String {
    let text = number(value, 4, Language::En);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match language {
        Language::Nl => text.replace('.', ","),
        Language::En => text.to_owned(),
    }
}

/// A number to three digits that mean something.
pub fn rounded(value: f64, language: Language) -> String {
    let digits = 2.0 - value.abs().log10().floor();
    number(value, if digits.is_finite() { digits.clamp(0.0, 6.0) as usize } else { 0 }, language)
}

/// A value with its standard error, to two digits of the error; without one where it is not known.
pub fn estimate(it: Estimate, language: Language) -> String {
    if it.standard_error <= 0.0 {
        let decimals = if it.value == 0.0 || it.value.abs() >= 100.0 { 0 } else { 2 };
        return number(it.value, decimals, language);
    }
    let decimals = decimals(it.standard_error);
    format!("{} ± {}", number(it.value, decimals, language), number(it.standard_error, decimals, language))
}

/// A share as a percentage.
pub fn percentage(share: f64, language: Language) -> String {
    format!("{}{}", number(share * 100.0, 0, language), sign(language))
}

/// A share with its standard error, as a percentage.
pub fn attainment(it: Estimate, language: Language) -> String {
    let error = it.standard_error * 100.0;
    if error <= 0.0 {
        return percentage(it.value, language);
    }
    let decimals = usize::from(error < 0.95);
    let (value, error) = (number(it.value * 100.0, decimals, language), number(error, decimals, language));
    format!("{value} ± {error}{}", sign(language))
}

/// A share as a percentage with what decimals it has.
pub fn exact_percentage(share: f64, language: Language) -> String {
    format!("{}{}", short(share * 100.0, language), sign(language))
}

fn sign(language: Language) -> &'static str {
    match language {
        Language::Nl => " %",
        Language::En => "%",
    }
}

/// How many decimals show two digits of a standard error.
fn decimals(error: f64) -> usize {
    let digits = 1.0 - error.log10().floor();
    if digits.is_finite() { digits.clamp(0.0, 6.0) as usize } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_standard_error() {
        let of = |value, standard_error| estimate(Estimate { value, standard_error }, Language::Nl);
        assert_eq!(of(279.36, 8.209), "279,4 ± 8,2");
        assert_eq!(of(279.36, 0.0), "279");
        assert_eq!(of(0.0, 0.0), "0");
        assert_eq!(of(1.5, 0.0321), "1,500 ± 0,032");
        assert_eq!(of(-0.0004, 0.3), "0,00 ± 0,30");
        assert_eq!(of(12345.6, 341.0), "12346 ± 341");
        let of = |value| rounded(value, Language::En);
        assert_eq!(
            [of(0.0), of(-0.0123456), of(17.0), of(2969.7), of(1e-9)],
            ["0", "-0.0123", "17.0", "2970", "0.000000"]
        );
    }

    #[test]
    fn percentages() {
        let of = |value, standard_error| attainment(Estimate { value, standard_error }, Language::En);
        assert_eq!(of(1.0745, 0.0316), "107 ± 3%");
        assert_eq!(of(0.5, 0.004), "50.0 ± 0.4%");
        assert_eq!(of(0.5, 0.0), "50%");
        assert_eq!(exact_percentage(0.9856, Language::Nl), "98,56 %");
        assert_eq!(exact_percentage(1.0, Language::En), "100%");
    }
}
