//! Money: what a programme cost and brought, where indicators have a worth.

mod sroi;
mod warnings;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::AsOf;
use crate::model::{Currency, ExpectationId, Horizon, ProgrammeId, Text, UsedAssumptions, Week, words};
use crate::reckoning::{ExpectationPlan, Plan};
use crate::rules::Sound;
use crate::{Bilingual, Language};

use super::weekly::Weekly;
pub use sroi::{Sroi, SroiTerms, UnusableTerm};
use warnings::warnings;

/// What a programme cost and brought in money (*geld*), as far as its indicators have a worth. Ours, after Phillips'
/// return on investment and the social return on investment.
///
/// The two horizons are never added up: each is held against the whole cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat een programma kostte en opbracht in geld, voor zover zijn indicatoren een waarde in geld hebben; naar het rendement op investering van Phillips en de social return on investment. De twee horizonnen worden nooit opgeteld: elk staat tegenover de hele kosten."))]
#[non_exhaustive]
pub struct Money {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts, of costs and of benefits.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt, voor kosten en voor baten."]))]
    pub as_of: Week,
    /// The assumptions that were used, and which of them are defaults.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames, en welke daarvan standaardwaarden zijn."]))]
    pub assumptions: UsedAssumptions,
    /// The currency of all amounts. Absent where the programme names no money.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Currency", extend("x-nl" = ["Valuta", "De valuta van alle bedragen. Ontbreekt als het programma geen bedragen noemt."]))]
    pub currency: Option<Currency>,
    /// What it cost, in the programme's currency: person-minutes of activities at the price of an hour, and other
    /// costs. Absent where the programme gives no costs.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", extend("x-nl" = ["Kosten", "Wat het kostte, in de valuta van het programma: de persoonsminuten van activiteiten tegen de prijs van een uur, en andere kosten. Ontbreekt als het programma geen kosten vermeldt."], "examples" = [111847.0]))]
    pub cost: Option<f64>,
    /// What it brought per horizon, in the programme's currency: worth times value, positive where it went the way of
    /// the target. An estimate, of which `benefit_error` is the standard error. Absent where no indicator of the
    /// horizon has a worth.
    #[schemars(extend("x-nl" = ["Baten", "Wat het opbracht per horizon, in de valuta van het programma: de waarde per eenheid maal wat is bereikt, positief waar het de kant van de streefwaarde op ging. Een schatting, met `benefit_error` als standaardfout. Ontbreekt als geen indicator van die horizon een waarde in geld heeft."], "examples" = [{ "direct": 20317.0 }]))]
    pub benefit: OfHorizons,
    /// The standard errors of the benefits, in the programme's currency, as far as the reported errors tell: read them
    /// as lower bounds.
    #[schemars(title = "Standard error of benefit", extend("x-nl" = ["Standaardfout van baten", "De standaardfouten van de baten, in de valuta van het programma, voor zover die uit gemelde fouten volgen; lees ze als ondergrenzen."], "examples" = [{ "direct": 437.0 }]))]
    pub benefit_error: OfHorizons,
    /// (benefit − cost) / cost · 100, per horizon, in percent. Absent without cost or benefit, or where the cost is
    /// zero.
    #[schemars(title = "ROI in percent", extend("x-nl" = ["ROI in procenten", "(baten − kosten) / kosten · 100, per horizon, in procenten. Ontbreekt zonder kosten of baten, en als de kosten nul zijn."], "examples" = [{ "direct": -82.0 }]))]
    pub roi_percent: OfHorizons,
    /// The standard errors of `roi_percent`, in percentage points: those of the benefit, since the cost is taken as it
    /// is.
    #[schemars(title = "Standard error of ROI", extend("x-nl" = ["Standaardfout van ROI", "De standaardfouten van `roi_percent`, in procentpunten: die van de baten, want de kosten worden genomen zoals ze zijn."], "examples" = [{ "direct": 0.4 }]))]
    pub roi_percent_error: OfHorizons,
    /// Benefit / cost, per horizon; it has no unit. Absent as `roi_percent` is.
    #[schemars(title = "Benefit-cost ratio", extend("x-nl" = ["Baten-kostenverhouding", "Baten / kosten, per horizon; zonder eenheid. Ontbreekt waar `roi_percent` ontbreekt."], "examples" = [{ "direct": 0.18 }]))]
    pub benefit_cost_ratio: OfHorizons,
    /// The standard errors of `benefit_cost_ratio`: those of the benefit, since the cost is taken as it is.
    #[schemars(title = "Standard error of ratio", extend("x-nl" = ["Standaardfout van verhouding", "De standaardfouten van `benefit_cost_ratio`: die van de baten, want de kosten worden genomen zoals ze zijn."], "examples" = [{ "direct": 0.004 }]))]
    pub benefit_cost_ratio_error: OfHorizons,
    /// The first week with a cost and a benefit that is not less, per horizon. Absent where there is none up to
    /// `as_of`.
    #[schemars(title = "Paid back", extend("x-nl" = ["Terugverdiend", "De eerste week met kosten en baten die niet lager zijn, per horizon. Ontbreekt als die er tot en met de peilweek niet is."]))]
    pub payback: PaybackWeeks,
    /// The present value of an impact over years, and what it is for each 1 of the cost. Absent where its terms are not
    /// given.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Sroi", title = "SROI", extend("x-nl" = ["SROI", "De contante waarde van een impact over jaren, en hoeveel dat is per 1 aan kosten. Ontbreekt als de gegevens daarvoor niet zijn opgegeven."]))]
    pub sroi: Option<Sroi>,
    /// The expectations that are declared and whose indicator has a worth, in the document's order.
    #[schemars(title = "By expectation", extend("x-nl" = ["Per verwachting", "De aangekondigde verwachtingen waarvan de indicator een waarde in geld heeft, in de volgorde van het document."]))]
    pub rows: Vec<Valued>,
    /// The other expectations that are declared, of which the benefit says nothing.
    #[schemars(extend("x-nl" = ["Zonder waarde in geld", "De andere aangekondigde verwachtingen, waarover de baten niets zeggen."]))]
    pub not_valued: Vec<ExpectationId>,
    /// What to keep in mind with these figures.
    #[schemars(extend("x-nl" = ["Let op", "Wat bij deze bedragen in gedachten te houden is."]))]
    pub warnings: Vec<MoneyWarning>,
}

/// A figure of each horizon; absent where there is none (*per horizon*).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een cijfer per horizon; het ontbreekt als er geen is."))]
#[non_exhaustive]
pub struct OfHorizons {
    /// The figure of direct yields.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Direct yield", extend("x-nl" = ["Directe opbrengst", "Het cijfer van de directe opbrengsten."]))]
    pub direct: Option<f64>,
    /// The figure of durable results.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", title = "Durable result", extend("x-nl" = ["Duurzaam resultaat", "Het cijfer van de duurzame resultaten."]))]
    pub durable: Option<f64>,
}

/// A week of each horizon; absent where there is none (*terugverdiend*).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een week per horizon; zij ontbreekt als er geen is."))]
#[non_exhaustive]
pub struct PaybackWeeks {
    /// The week in which the benefit of direct yields covers the cost.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week", title = "Direct yield", extend("x-nl" = ["Directe opbrengst", "De week waarin de baten van directe opbrengsten de kosten dekken."]))]
    pub direct: Option<Week>,
    /// The week in which the benefit of durable results covers the cost.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week", title = "Durable result", extend("x-nl" = ["Duurzaam resultaat", "De week waarin de baten van duurzame resultaten de kosten dekken."]))]
    pub durable: Option<Week>,
}

/// What one expectation brought in money (*baten van een verwachting*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat één verwachting opbracht in geld."))]
#[non_exhaustive]
pub struct Valued {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// Whether a direct yield or a durable result is expected. It says which value is meant: the yield so far (S), or
    /// what of it lasts (D).
    #[schemars(extend("x-nl" = ["Horizon", "Of een directe opbrengst of een duurzaam resultaat is verwacht. Dat bepaalt om welke waarde het gaat: de opbrengst tot nu toe (S) of wat daarvan blijft (D)."]))]
    pub horizon: Horizon,
    /// The unit of `value`: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van `value`: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// The amount of money per unit, in the programme's currency.
    #[schemars(extend("x-nl" = ["Waarde per eenheid", "Het bedrag per eenheid, in de valuta van het programma."], "examples" = [46.5]))]
    pub worth: f64,
    /// The organisation's value at `as_of`, in the indicator's unit.
    #[schemars(extend("x-nl" = ["Waarde", "Wat de organisatie in de peilweek heeft bereikt, in de eenheid van de indicator."], "examples" = [279.4]))]
    pub value: f64,
    /// Worth times value, in the programme's currency, positive where it went the way of the target.
    #[schemars(extend("x-nl" = ["Baten", "De waarde per eenheid maal wat is bereikt, in de valuta van het programma; positief waar het de kant van de streefwaarde op ging."], "examples" = [12990.0]))]
    pub benefit: f64,
    /// The standard error of `benefit`, in the programme's currency, as far as the reported errors tell: read it as a
    /// lower bound.
    #[schemars(title = "Standard error of benefit", extend("x-nl" = ["Standaardfout van baten", "De standaardfout van `benefit`, in de valuta van het programma, voor zover die uit gemelde fouten volgt; lees haar als een ondergrens."], "examples" = [382.0]))]
    pub benefit_error: f64,
}

/// Something to keep in mind with a figure of money (*kanttekening*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Iets om in gedachten te houden bij een bedrag."))]
#[non_exhaustive]
pub struct MoneyWarning {
    /// What it is.
    #[schemars(extend("x-nl" = ["Soort", "Om welke kanttekening het gaat."]))]
    pub kind: MoneyCaution,
    /// What it is about: the paths of assumptions, or the ids of expectations.
    #[schemars(extend("x-nl" = ["Waarover", "Waar het over gaat: paden van aannames, of id's van verwachtingen."], "examples" = [["craft.retention_idle"]]))]
    pub about: Vec<String>,
}

words! {
    /// Why a figure of money is to be read with care (*soort kanttekening*).
    #[nl = "Waarom een bedrag met voorzichtigheid te lezen is."]
    pub enum MoneyCaution {
        /// The durable benefit rests on default assumptions, which are ours.
        RestsOnDefaults = "rests_on_defaults" (
            "de duurzame baten rusten op standaardaannames",
            "the durable benefit rests on default assumptions",
            "De duurzame baten volgen uit aannames die het document niet geeft: standaardwaarden van dit hulpmiddel, niet van het programma."
        ),
        /// Nothing was taken off for what would have happened anyway or was only moved.
        NotAdjusted = "not_adjusted" (
            "niets is afgetrokken voor wat ook zonder het programma was gebeurd of alleen is verplaatst",
            "nothing is taken off for what would have happened anyway or was only moved",
            "Bij deze verwachtingen noemt `adjust` niets dat ook zonder het programma was gebeurd of alleen is verplaatst."
        ),
        /// Of the hours, only the learning time that was reported is in the cost.
        ReportedTime = "reported_time" (
            "als uren telt alleen de gemelde leertijd mee in de kosten",
            "of the hours only reported learning time counts as a cost",
            "Andere uren dan de gemelde leertijd zijn niet in de kosten meegeteld."
        ),
    }
}

/// Why there is no figure of money.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum NoMoney {
    /// The programme names more than one currency (`LW009`).
    MixedCurrencies(Vec<Currency>),
    /// A term of the social return on investment is not what it may be.
    Term(UnusableTerm),
}

impl NoMoney {
    /// Why, in one language.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Term(term) => term.message(language),
            Self::MixedCurrencies(all) => {
                let all = all.iter().map(Currency::as_str).collect::<Vec<_>>().join(", ");
                let what = Bilingual { nl: "meer dan één valuta", en: "more than one currency" };
                format!("{}: {all}", what.to(language))
            }
        }
    }
}

/// What a programme cost and brought in money up to a week; with terms, also the present value of an impact.
///
/// # Errors
/// Where the programme names more than one currency, or a term is not what it may be.
///
/// ```
/// use lerendwerken::calculus::{self, AsOf};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let money = calculus::money(&sound, AsOf::LastHeld, None)?;
/// println!("cost {:?}, direct benefit {:?} {:?}", money.cost, money.benefit.direct, money.currency);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn money(sound: &Sound, as_of: AsOf, terms: Option<&SroiTerms>) -> Result<Money, NoMoney> {
    let as_of = sound.week(as_of);
    let programme = sound.programme();
    let currency = currency(sound)?;
    let plan = Plan::of(programme);
    let costs = Costs::of(sound, as_of);
    let cost = programme.costs.as_ref().map(|_| costs.until(as_of));
    let declared = || programme.expectations().filter(|it| it.declared <= as_of);
    let valued: Vec<bool> =
        programme.expectations().map(|it| it.declared <= as_of && it.indicator.worth.is_some()).collect();
    let is_valued = |_: &ExpectationPlan, number: usize| valued.get(number).copied().unwrap_or_default();
    let weekly = Weekly::of(sound, &plan, as_of, is_valued);
    let worths = Worths { sound, plan: &plan, weekly: &weekly, valued: &valued };
    let rows = worths.rows(as_of);
    let of_horizons = |figure: &dyn Fn(Horizon) -> Option<f64>| OfHorizons {
        direct: figure(Horizon::Direct),
        durable: figure(Horizon::Durable),
    };
    let of = |horizon: Horizon| rows.iter().filter(move |row| row.horizon == horizon);
    let benefit = of_horizons(&|horizon| of(horizon).map(|row| row.benefit).reduce(|a, b| a + b));
    let squares = |horizon| of(horizon).map(|row| row.benefit_error * row.benefit_error).reduce(|a, b| a + b);
    let price = cost.filter(|cost| *cost > 0.0);
    let benefit_error = of_horizons(&|horizon| squares(horizon).map(f64::sqrt));
    let per_cost = |of: OfHorizons, figure: fn(f64, f64) -> f64| {
        // Beside next to no cost there is no number for it.
        let figure = |of: Option<f64>| of.zip(price).map(|(of, cost)| figure(of, cost)).filter(|it| it.is_finite());
        OfHorizons { direct: figure(of.direct), durable: figure(of.durable) }
    };
    Ok(Money {
        programme: programme.id.clone(),
        as_of,
        currency,
        cost,
        benefit,
        benefit_error,
        roi_percent: per_cost(benefit, |benefit, cost| (benefit - cost) / cost * 100.0),
        roi_percent_error: per_cost(benefit_error, |error, cost| error / cost * 100.0),
        benefit_cost_ratio: per_cost(benefit, |benefit, cost| benefit / cost),
        benefit_cost_ratio_error: per_cost(benefit_error, |error, cost| error / cost),
        payback: PaybackWeeks {
            direct: worths.payback(&costs, Horizon::Direct, as_of),
            durable: worths.payback(&costs, Horizon::Durable, as_of),
        },
        sroi: terms.map(|terms| terms.value(&plan.assumptions, cost)).transpose().map_err(NoMoney::Term)?,
        not_valued: declared().filter(|it| it.indicator.worth.is_none()).map(|it| it.id.clone()).collect(),
        warnings: warnings(sound, &plan, as_of, &rows, cost),
        rows,
        assumptions: plan.assumptions,
    })
}

/// The one currency that the programme names.
fn currency(sound: &Sound) -> Result<Option<Currency>, NoMoney> {
    let programme = sound.programme();
    let worths = programme.expectations().filter_map(|it| Some(&it.indicator.worth.as_ref()?.currency));
    let mut all: Vec<Currency> = programme.costs.iter().map(|costs| &costs.currency).chain(worths).cloned().collect();
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|currency| seen.insert(currency.as_str().to_owned()));
    if all.len() > 1 { Err(NoMoney::MixedCurrencies(all)) } else { Ok(all.pop()) }
}

/// What was spent in each week, in order of week.
struct Costs(Vec<(Week, f64)>);

impl Costs {
    fn of(sound: &Sound, until: Week) -> Self {
        let Some(costs) = &sound.programme().costs else { return Self(Vec::new()) };
        let mut spent: Vec<(Week, f64)> = costs.other.iter().map(|other| (other.week, other.amount.get())).collect();
        spent.retain(|(week, _)| *week <= until);
        // Whole minutes add up the same in any order.
        let mut minutes = vec![0_u64; usize::from(until.number()) + 1];
        for cycle in sound.facts.teams.iter().flat_map(|team| team.held(until)) {
            let own = sound.facts.done.activities(cycle).iter().map(|it| it.learning_time()).sum::<u64>();
            minutes.get_mut(usize::from(cycle.week.number())).into_iter().for_each(|of_week| *of_week += own);
        }
        let worked = (0..).zip(minutes).filter(|(_, minutes)| *minutes > 0);
        let paid =
            |(week, minutes): (u16, u64)| Some((Week::from_number(week)?, costs.hour.get() / 60.0 * minutes as f64));
        spent.extend(worked.filter_map(paid));
        // The order in the document changes no bit: of one week the least comes first.
        spent.sort_by(|(a, one), (b, other)| a.cmp(b).then(one.total_cmp(other)));
        Self(spent)
    }

    fn until(&self, week: Week) -> f64 {
        // The sum of nothing is −0; adding 0 makes it 0.
        self.0.iter().take_while(|(of, _)| *of <= week).map(|(_, amount)| amount).sum::<f64>() + 0.0
    }
}

/// What the values of indicators with a worth come to.
struct Worths<'a> {
    sound: &'a Sound,
    plan: &'a Plan,
    weekly: &'a Weekly,
    /// Whether each expectation has a worth and is declared.
    valued: &'a [bool],
}

impl Worths<'_> {
    /// The expectations with a worth: their number, the worth of a unit in the direction of the target, their horizon.
    fn worths(&self) -> impl Iterator<Item = (usize, f64, Horizon)> + '_ {
        let written = self.sound.programme().expectations().zip(&self.plan.expectations).enumerate();
        let written = written.zip(self.valued).filter(|(_, valued)| **valued);
        written.filter_map(|((number, (it, ready)), _)| {
            let worth = it.indicator.worth.as_ref()?.amount.get();
            Some((number, worth * ready.span.signum(), ready.horizon))
        })
    }

    fn rows(&self, as_of: Week) -> Vec<Valued> {
        let written: Vec<_> = self.sound.programme().expectations().collect();
        let row = |(number, worth, horizon): (usize, f64, Horizon)| {
            let (it, ready) = written.get(number).zip(self.plan.expectations.get(number))?;
            let (value, variance) = ready.value(self.weekly.at(number, as_of));
            Some(Valued {
                expectation: it.id.clone(),
                horizon,
                unit: it.indicator.unit.clone(),
                worth: worth.abs(),
                value: value + 0.0,
                benefit: worth * value + 0.0,
                benefit_error: worth.abs() * variance.sqrt(),
            })
        };
        self.worths().filter_map(row).collect()
    }

    /// The first week with a cost and a benefit that is not less.
    fn payback(&self, costs: &Costs, horizon: Horizon, as_of: Week) -> Option<Week> {
        let worths: Vec<_> = self.worths().filter(|(_, _, of)| *of == horizon).collect();
        let (first, _) = costs.0.first().filter(|_| !worths.is_empty())?;
        let (mut spent, mut next) = (0.0, costs.0.iter().peekable());
        let weeks = (0..=as_of - *first).filter_map(|i| u16::try_from(i).ok()).map(|i| *first + i);
        weeks.into_iter().find(|week| {
            while let Some((_, amount)) = next.next_if(|(of, _)| of <= week) {
                spent += amount;
            }
            let value =
                |number: usize| self.plan.expectations.get(number).map(|it| it.value(self.weekly.at(number, *week)).0);
            let benefit: f64 = worths.iter().filter_map(|(number, worth, _)| Some(worth * value(*number)?)).sum();
            spent > 0.0 && benefit >= spent
        })
    }
}
