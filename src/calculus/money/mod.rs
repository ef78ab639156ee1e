//! Money: what a programme cost and brought, where indicators have a worth.

mod sroi;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::AsOf;
use crate::model::{Currency, ExpectationId, Horizon, ProgrammeId, Text, UsedAssumptions, Week, words};
use crate::reckoning::Plan;
use crate::rules::Sound;
use crate::{Bilingual, Language};

use super::weekly::Weekly;
pub use sroi::{Sroi, SroiTerms, UnusableTerm};

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Currency")]
    pub currency: Option<Currency>,
    /// What it cost: person-minutes of activities at the price of an hour, and other costs. Absent where the programme
    /// gives no costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub cost: Option<f64>,
    /// What it brought, per horizon: worth times value, positive where it went the way of the target. Absent where no
    /// indicator of the horizon has a worth.
    pub benefit: OfHorizons,
    /// The standard errors of the benefits, as far as the reported errors tell.
    pub benefit_error: OfHorizons,
    /// (benefit − cost) / cost · 100, per horizon. Absent without cost or benefit, or where the cost is zero.
    pub roi_percent: OfHorizons,
    /// Benefit / cost, per horizon. Absent as `roi_percent` is.
    pub benefit_cost_ratio: OfHorizons,
    /// The first week with a cost and a benefit that is not less. Absent where there is none up to `as_of`.
    pub payback: PaybackWeeks,
    /// The present value of an impact over years, where its terms are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Sroi")]
    pub sroi: Option<Sroi>,
    /// The expectations whose indicator has a worth, in the document's order.
    pub rows: Vec<Valued>,
    /// The other expectations, of which the benefit says nothing.
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub direct: Option<f64>,
    /// Of durable results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub durable: Option<f64>,
}

/// A week of each horizon; absent where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PaybackWeeks {
    /// Of direct yields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week")]
    pub direct: Option<Week>,
    /// Of durable results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
            "van de uren telt alleen de gemelde leertijd als kosten",
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
                let what = Bilingual { nl: "meer dan één munt", en: "more than one currency" };
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
    let weekly = Weekly::of(sound, &plan, as_of);
    let worths = Worths { sound, plan: &plan, weekly: &weekly };
    let rows = worths.rows(as_of);
    let of_horizons = |figure: &dyn Fn(Horizon) -> Option<f64>| OfHorizons {
        direct: figure(Horizon::Direct),
        durable: figure(Horizon::Durable),
    };
    let of = |horizon: Horizon| rows.iter().filter(move |row| row.horizon == horizon);
    let benefit = of_horizons(&|horizon| of(horizon).map(|row| row.benefit).reduce(|a, b| a + b));
    let squares = |horizon| of(horizon).map(|row| row.benefit_error * row.benefit_error).reduce(|a, b| a + b);
    let price = cost.filter(|cost| *cost > 0.0);
    let per_cost = |figure: fn(f64, f64) -> f64| {
        let of = |benefit: Option<f64>| benefit.zip(price).map(|(benefit, cost)| figure(benefit, cost));
        // Beside next to no cost there is no number for it.
        let [direct, durable] = [benefit.direct, benefit.durable].map(|it| of(it).filter(|it| it.is_finite()));
        OfHorizons { direct, durable }
    };
    Ok(Money {
        programme: programme.id.clone(),
        as_of,
        currency,
        cost,
        benefit,
        benefit_error: of_horizons(&|horizon| squares(horizon).map(f64::sqrt)),
        roi_percent: per_cost(|benefit, cost| (benefit - cost) / cost * 100.0),
        benefit_cost_ratio: per_cost(|benefit, cost| benefit / cost),
        payback: PaybackWeeks {
            direct: worths.payback(&costs, Horizon::Direct, as_of),
            durable: worths.payback(&costs, Horizon::Durable, as_of),
        },
        sroi: terms.map(|terms| terms.value(&plan.assumptions, cost)).transpose().map_err(NoMoney::Term)?,
        not_valued: programme
            .expectations()
            .filter(|it| it.indicator.worth.is_none())
            .map(|it| it.id.clone())
            .collect(),
        warnings: warnings(sound, &plan, &rows, cost),
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
        let minute = costs.hour.get() / 60.0;
        let mut spent: Vec<(Week, f64)> = costs.other.iter().map(|other| (other.week, other.amount.get())).collect();
        spent.retain(|(week, _)| *week <= until);
        for cycle in sound.facts.teams.iter().flat_map(|team| team.held(until)) {
            let minutes: u64 = sound.facts.done.activities(cycle).iter().map(|it| it.learning_time()).sum();
            spent.push((cycle.week, minute * minutes as f64));
        }
        // The order of teams and cycles in the document changes no bit: of one week the least comes first.
        spent.sort_by(|(a, one), (b, other)| a.cmp(b).then(one.total_cmp(other)));
        Self(spent)
    }

    fn until(&self, week: Week) -> f64 {
        self.0.iter().take_while(|(of, _)| *of <= week).map(|(_, amount)| amount).sum()
    }
}

/// What the values of indicators with a worth come to.
struct Worths<'a> {
    sound: &'a Sound,
    plan: &'a Plan,
    weekly: &'a Weekly,
}

impl Worths<'_> {
    /// The expectations with a worth: their number, the worth of a unit in the direction of the target, their horizon.
    fn worths(&self) -> impl Iterator<Item = (usize, f64, Horizon)> + '_ {
        let written = self.sound.programme().expectations().zip(&self.plan.expectations).enumerate();
        written.filter_map(|(number, (it, ready))| {
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

fn warnings(sound: &Sound, plan: &Plan, rows: &[Valued], cost: Option<f64>) -> Vec<MoneyWarning> {
    let durable =
        sound.programme().expectations().map(|it| it.horizon == Horizon::Durable && it.indicator.worth.is_some());
    let reported =
        (0..).zip(durable).filter(|(_, counts)| *counts).map(|(number, _)| sound.facts.seen.last_reported(number));
    let [by_work, by_craft] =
        reported.fold([false; 2], |[work, craft], [w, c]| [work || w.is_some(), craft || c.is_some()]);
    let acts = |path: &&String| {
        (path.starts_with("craft.") && by_craft)
            || ((path.starts_with("work.") || path.starts_with("stage.")) && by_work)
    };
    let defaults = plan.assumptions.defaulted.iter().filter(acts).cloned().collect::<Vec<_>>();
    let plain = sound.programme().expectations().filter(|it| it.indicator.worth.is_some() && it.adjust.is_none());
    let plain = plain.map(|it| it.id.to_string()).collect::<Vec<_>>();
    let mut warnings = Vec::new();
    let mut warn = |kind, holds: bool, about: Vec<String>| {
        if holds {
            warnings.push(MoneyWarning { kind, about });
        }
    };
    warn(MoneyCaution::RestsOnDefaults, !defaults.is_empty(), defaults);
    warn(MoneyCaution::NotAdjusted, !plain.is_empty(), plain);
    warn(MoneyCaution::ReportedTime, cost.is_some() && !rows.is_empty(), Vec::new());
    warnings
}
