//! Assumptions fitted to measured levels.

#[cfg(feature = "calibrate")]
mod fit;
#[cfg(feature = "calibrate")]
mod identify;
#[cfg(feature = "calibrate")]
mod least_squares;
#[cfg(feature = "calibrate")]
mod model;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{ExpectationId, ProgrammeId, UsedAssumptions, Week, words};

use super::Acting;

#[cfg(feature = "calibrate")]
pub use fit::calibrate;

/// Assumptions fitted to the measured levels of durable results (*kalibratie*). Ours.
///
/// By weighted least squares: the assumptions under which what lasts lies closest to what was measured. What was
/// reported is taken as it is, so its own errors are not in the standard errors; nor is that the model may be wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Aannames die zijn geschat uit de gemeten niveaus van duurzame resultaten, met gewogen kleinste kwadraten: wat blijft, ligt dan het dichtst bij wat is gemeten. Wat is gemeld, wordt genomen zoals het is; de fouten daarvan, en dat het model niet hoeft te kloppen, zitten niet in de standaardfouten."))]
#[non_exhaustive]
pub struct Calibrated {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The week up to which cycles and measurements count.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De week tot en met welke cycli en metingen meetellen."]))]
    pub as_of: Week,
    /// The assumptions that were used: where fitting begins, and the values of what is not fitted.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames: waar het schatten begint, en de waarden van wat niet is geschat."]))]
    pub assumptions: UsedAssumptions,
    /// The assumptions that were fitted.
    #[schemars(extend("x-nl" = ["Schattingen", "De aannames die zijn geschat."]))]
    pub estimates: Vec<Estimated>,
    /// The assumptions that were asked for and can't be fitted, with the reason.
    #[schemars(title = "Not fitted", extend("x-nl" = ["Niet geschat", "De gevraagde aannames die niet te schatten zijn, met de reden."]))]
    pub refused: Vec<NotFitted>,
    /// What is left between measured and fitted levels, by expectation in the document's order, then by week.
    #[schemars(extend("x-nl" = ["Wat er overblijft", "Het verschil dat overblijft tussen gemeten en geschatte niveaus, per verwachting in de volgorde van het document en dan per week."]))]
    pub residuals: Vec<Residual>,
    /// Measurements that could not be weighed beside the others, since their error is unknown or zero.
    #[schemars(extend("x-nl" = ["Weggelaten metingen", "Metingen die niet naast de andere te wegen zijn, omdat hun standaardfout onbekend of nul is."]))]
    pub left_out: Vec<LeftOut>,
    /// Whether measurements count by their own errors. If none is known they count by the span of their expectation,
    /// and how uncertain estimates are follows from the residuals.
    #[schemars(extend("x-nl" = ["Gewogen", "Of metingen meetellen naar hun eigen standaardfout. Is er geen bekend, dan tellen zij mee naar het verschil tussen beginstand en streefwaarde, en volgt de onzekerheid van de schattingen uit wat er overblijft."]))]
    pub weighted: bool,
    /// The sum of the squared residuals, each over its error (or its span); it has no unit.
    #[schemars(title = "Chi-squared", extend("x-nl" = ["Chi-kwadraat", "De som van de kwadraten van wat er overblijft, elk gedeeld door de standaardfout (of door het verschil tussen beginstand en streefwaarde); zonder eenheid."], "examples" = [1.35]))]
    pub chi_squared: f64,
    /// The number of measurements less the number of estimates.
    #[schemars(extend("x-nl" = ["Vrijheidsgraden", "Het aantal metingen min het aantal schattingen."], "examples" = [9]))]
    pub degrees_of_freedom: u32,
    /// Whether fitting came to rest.
    #[schemars(extend("x-nl" = ["Tot rust gekomen", "Of het schatten tot rust kwam."]))]
    pub converged: bool,
}

/// An assumption that was fitted (*geschatte aanname*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een aanname die uit metingen is geschat."))]
#[non_exhaustive]
pub struct Estimated {
    /// The assumption, by its path.
    #[schemars(title = "Assumption", extend("x-nl" = ["Aanname", "De aanname, met haar pad."], "examples" = ["craft.retention_idle"]))]
    pub parameter: Acting,
    /// Its fitted value, a share from 0 to 1; of retention, a week.
    #[schemars(extend("x-nl" = ["Geschat", "De geschatte waarde, een aandeel van 0 tot en met 1; bij behoud per week."], "examples" = [0.98]))]
    pub value: f64,
    /// The standard error of `value`, as a share too, with what stands at a bound held there. Absent at a bound, where
    /// there are no more measurements than estimates to tell, and where fitting did not come to rest.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", extend("x-nl" = ["Standaardfout", "De standaardfout van `value`, ook als aandeel; wat aan een grens staat, is daar vastgehouden. Ontbreekt aan een grens, als er niet meer metingen dan schattingen zijn om haar te bepalen, en als het schatten niet tot rust kwam."], "examples" = [0.01]))]
    pub standard_error: Option<f64>,
    /// What was assumed before, a share from 0 to 1.
    #[schemars(extend("x-nl" = ["Aangenomen", "Wat eerst was aangenomen, een aandeel van 0 tot en met 1."], "examples" = [0.9856]))]
    pub assumed: f64,
    /// Whether it lies at 0 or 1, beyond which it may not go: then it is no more than the nearest that is allowed.
    #[schemars(extend("x-nl" = ["Aan de grens", "Of de schatting op 0 of 1 ligt, waar zij niet voorbij mag: dan is zij niet meer dan de dichtstbijzijnde die mag."], "examples" = [false]))]
    pub at_bound: bool,
}

/// An assumption that can't be fitted (*niet te schatten aanname*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een aanname die niet uit de metingen te schatten is."))]
#[non_exhaustive]
pub struct NotFitted {
    /// The assumption, by its path.
    #[schemars(title = "Assumption", extend("x-nl" = ["Aanname", "De aanname, met haar pad."], "examples" = ["craft.consolidation"]))]
    pub parameter: Acting,
    /// Why it can't be fitted.
    #[schemars(title = "Reason", extend("x-nl" = ["Reden", "Waarom de aanname niet te schatten is."], "examples" = ["collinear"]))]
    pub why: CannotFit,
    /// The assumptions that it can't be told apart from, where that is why; empty otherwise.
    #[schemars(title = "Not told apart from", extend("x-nl" = ["Niet te onderscheiden van", "De aannames waarvan zij niet te onderscheiden is, als dat de reden is; anders leeg."], "examples" = [["craft.retention_idle"]]))]
    pub with: Vec<Acting>,
}

words! {
    /// Why an assumption can't be fitted (*reden van niet schatten*).
    #[nl = "Waarom een aanname niet uit de metingen te schatten is."]
    pub enum CannotFit {
        /// There is no usable measurement of a durable result.
        NothingMeasured = "nothing_measured" (
            "geen duurzaam resultaat is gemeten",
            "no durable result was measured",
            "Er is geen bruikbare meting van een duurzaam resultaat."
        ),
        /// Nothing with this carrier was reported before a measurement.
        NothingReported = "nothing_reported" (
            "vóór een meting is met deze drager niets gemeld",
            "nothing with this carrier was reported before a measurement",
            "De metingen zeggen niets over deze drager, want daarmee was nog niets gemeld."
        ),
        /// No week of practice lies between a yield and a measurement.
        NoHeldWeeks = "no_held_weeks" (
            "tussen opbrengst en meting ligt geen week met oefening",
            "no week of practice lies between a yield and a measurement",
            "Zo is niet te zien wat er na een week met oefening blijft."
        ),
        /// No week without practice lies between a yield and a measurement.
        NoIdleWeeks = "no_idle_weeks" (
            "tussen opbrengst en meting ligt geen week zonder oefening",
            "no week without practice lies between a yield and a measurement",
            "Zo is niet te zien wat er na een week zonder oefening blijft."
        ),
        /// There are fewer measurements than assumptions to fit.
        TooFewMeasurements = "too_few_measurements" (
            "er zijn minder metingen dan te schatten aannames",
            "there are fewer measurements than assumptions to fit",
            "Er zijn te weinig metingen om alle gevraagde aannames te schatten; deze valt daarom af."
        ),
        /// It can't be told apart from others, which `with` names.
        Collinear = "collinear" (
            "zij is niet te onderscheiden van andere aannames",
            "it can't be told apart from others",
            "Op deze metingen werkt zij hetzelfde uit als andere aannames; `with` noemt ze."
        ),
        /// Beside the rest its effect is lost in rounding.
        Negligible = "negligible" (
            "het effect ervan valt naast de rest weg in de afronding",
            "beside the rest its effect is lost in rounding",
            "Het effect op de metingen is zo klein dat afronding alleen al de schatting zou verschuiven."
        ),
        /// In the best fit, or as assumed, nothing with this carrier lasts, so that it has no effect.
        NothingLasts = "nothing_lasts" (
            "met deze drager beklijft niets, zodat zij geen verschil maakt",
            "nothing with this carrier lasts, so that it makes no difference",
            "Volgens de beste schatting, of zoals aangenomen, beklijft er niets van wat deze drager draagt."
        ),
        /// A stage's share acts only as its product with `work.consolidation`.
        OnlyProducts = "only_products" (
            "alleen het product met work.consolidation is te bepalen",
            "only its product with work.consolidation can be told",
            "Het aandeel van een stadium telt alleen als product met `work.consolidation`, dus apart is het niet te schatten."
        ),
    }
}

/// What is left between a measured and a fitted level (*wat er overblijft*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Het verschil dat overblijft tussen een gemeten en een geschat niveau."))]
#[non_exhaustive]
pub struct Residual {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// The week of the measurement.
    #[schemars(extend("x-nl" = ["Week", "De week van de meting."]))]
    pub week: Week,
    /// The measured level less the fitted one, in the indicator's unit.
    #[schemars(extend("x-nl" = ["Gemeten min geschat", "Het gemeten niveau min het geschatte, in de eenheid van de indicator."], "examples" = [0.4]))]
    pub residual: f64,
    /// The same over the measurement's own standard error, so in standard errors. Absent where errors are not known.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "In standard errors", extend("x-nl" = ["In standaardfouten", "Hetzelfde gedeeld door de standaardfout van de meting, dus in standaardfouten. Ontbreekt als de fouten niet bekend zijn."], "examples" = [0.5]))]
    pub standardised: Option<f64>,
}

/// A measurement that could not be used (*weggelaten meting*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een meting die niet te gebruiken is."))]
#[non_exhaustive]
pub struct LeftOut {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// The week of the measurement.
    #[schemars(extend("x-nl" = ["Week", "De week van de meting."]))]
    pub week: Week,
}
