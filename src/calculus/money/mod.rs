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
#[non_exhaustive]
pub struct Money {
    /// The programme.
    pub programme: ProgrammeId,
    /// The week up to which costs and benefits count.
    pub as_of: Week,
    /// The assumptions that were used.
    pub assumptions: UsedAssumptions,
    /// The currency of all amounts. Absent where the programme names no money.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Currency")]
    pub currency: Option<Currency>,
    /// What it cost: person-minutes of activities at the price of an hour, and other costs. Absent where the programme
    /// gives no costs.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub cost: Option<f64>,
    /// What it brought, per horizon: worth times value, positive where it went the way of the target. Absent where no
    /// indicator of the horizon has a worth.
    pub benefit: OfHorizons,
    /// The standard errors of the benefits, as far as the reported errors tell.
    pub benefit_error: OfHorizons,
    /// (benefit − cost) / cost · 100, per horizon. Absent without cost or benefit, or where the cost is zero.
    pub roi_percent: OfHorizons,
    /// The standard errors of `roi_percent`: those of the benefit, since the cost is taken as it is.
    pub roi_percent_error: OfHorizons,
    /// Benefit / cost, per horizon. Absent as `roi_percent` is.
    pub benefit_cost_ratio: OfHorizons,
    /// The standard errors of `benefit_cost_ratio`.
    pub benefit_cost_ratio_error: OfHorizons,
    /// The first week with a cost and a benefit that is not less. Absent where there is none up to `as_of`.
    pub payback: PaybackWeeks,
    /// The present value of an impact over years, where its terms are given.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Sroi")]
    pub sroi: Option<Sroi>,
    /// The expectations that are declared and whose indicator has a worth, in the document's order.
    pub rows: Vec<Valued>,
    /// The other expectations that are declared, of which the benefit says nothing.
    pub not_valued: Vec<ExpectationId>,
    /// What to keep in mind.
    pub warnings: Vec<MoneyWarning>,
}

/// A figure of each horizon; absent where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OfHorizons {
    /// Of direct yields.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub direct: Option<f64>,
    /// Of durable results.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub durable: Option<f64>,
}

/// A week of each horizon; absent where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PaybackWeeks {
    /// Of direct yields.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week")]
    pub direct: Option<Week>,
    /// Of durable results.
    #[serde(default, deserialize_with = "crate::answer::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week")]
    pub durable: Option<Week>,
}

/// What one expectation brought in money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Valued {
    /// The expectation.
    pub expectation: ExpectationId,
    /// By its horizon the value is the yield so far (S) or what of it lasts (D).
    pub horizon: Horizon,
    /// The unit of the value.
    pub unit: Text,
    /// The amount of money per unit.
    pub worth: f64,
    /// The organisation's value at `as_of`, in the unit.
    pub value: f64,
    /// Worth times value, positive where it went the way of the target.
    pub benefit: f64,
    /// The standard error of the benefit.
    pub benefit_error: f64,
}

/// Something to keep in mind with a figure of money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MoneyWarning {
    /// What it is.
    pub kind: MoneyCaution,
    /// What it is about: the paths of assumptions, or the ids of expectations.
    pub about: Vec<String>,
}

words! {
    /// Why a figure of money is to be read with care.
    pub enum MoneyCaution {
        /// The durable benefit rests on default assumptions, which are ours.
        RestsOnDefaults = "rests_on_defaults" (
            "de duurzame baten rusten op standaardaannames",
            "the durable benefit rests on default assumptions"
        ),
        /// Nothing was taken off for what would have happened anyway or was only moved.
        NotAdjusted = "not_adjusted" (
            "niets is afgetrokken voor wat ook zonder het programma was gebeurd of alleen is verplaatst",
            "nothing is taken off for what would have happened anyway or was only moved"
        ),
        /// Only the learning time that was reported costs something.
        ReportedTime = "reported_time" (
            "als uren telt alleen de gemelde leertijd mee in de kosten",
            "of the hours only reported learning time counts as a cost"
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
