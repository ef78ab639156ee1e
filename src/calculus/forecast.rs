//! Where results are heading: a forecast from the pace of late.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::answer::null;
use crate::facts::AsOf;
use crate::model::{Carrier, ExpectationId, Horizon, ProgrammeId, TeamId, Text, UsedAssumptions, Week};
use crate::reckoning::{Estimate, ExpectationPlan, Plan, ROUNDING, RollUp, TeamFold};
use crate::rules::Sound;

use super::pace::{Pace, paces};

/// Where results are heading if every week stays as those of late (*vooruitblik*). Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Waar resultaten heen gaan als elke week blijft zoals die van de laatste tijd."))]
#[non_exhaustive]
pub struct Forecast {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts: cycles and measurements after it are not read.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt; cycli en metingen van daarna blijven buiten beschouwing."]))]
    pub as_of: Week,
    /// The assumptions that were used, and which of them are defaults.
    #[schemars(extend("x-nl" = ["Aannames", "De gebruikte aannames, en welke daarvan standaardwaarden zijn."]))]
    pub assumptions: UsedAssumptions,
    /// The expectations that are declared, in the document's order.
    #[schemars(title = "Expectations", extend("x-nl" = ["Verwachtingen", "De aangekondigde verwachtingen, in de volgorde van het document."]))]
    pub rows: Vec<ForecastRow>,
}

/// Where one expectation is heading (*vooruitblik per verwachting*).
///
/// The interval holds what weeks of late differed among each other and what is known of errors so far. It holds neither
/// how well the pace itself is known from so few weeks, nor that the assumptions may be others, nor that the pace may
/// change: it is narrower than what may come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Waar één verwachting heen gaat. Het interval bevat hoe de laatste weken onderling verschillen en wat van fouten bekend is. Dat het tempo uit weinig weken komt en kan veranderen, en dat de aannames anders kunnen zijn, zit er niet in: het is smaller dan wat er kan komen."))]
#[non_exhaustive]
pub struct ForecastRow {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// Whether a direct yield or a durable result is expected. It says which value is meant: the yield so far (S), or
    /// what of it lasts (D).
    #[schemars(extend("x-nl" = ["Horizon", "Of een directe opbrengst of een duurzaam resultaat is verwacht. Dat bepaalt om welke waarde het gaat: de opbrengst tot nu toe (S) of wat daarvan blijft (D)."]))]
    pub horizon: Horizon,
    /// The unit of the figures: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van de cijfers: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// The week by which the target is expected.
    #[schemars(extend("x-nl" = ["Einddatum", "De week waarin de streefwaarde volgens de verwachting is bereikt."], "examples" = ["2026-W20"]))]
    pub due: Week,
    /// The week of the forecast: `due`, unless the call asks for another. Up to `as_of` the value is the reported one
    /// of that week.
    #[schemars(extend("x-nl" = ["Week", "De week van de vooruitblik: die van `due`, tenzij om een andere is gevraagd. Tot en met de peilweek is de waarde wat er tot die week is gemeld."], "examples" = ["2026-W20"]))]
    pub week: Week,
    /// The organisation's value in that week, in the indicator's unit: an estimate from the pace of late.
    #[schemars(extend("x-nl" = ["Waarde", "De waarde van de organisatie in die week, in de eenheid van de indicator: geschat uit het tempo van de laatste tijd."], "examples" = [66.0]))]
    pub value: f64,
    /// The standard error of `value`, in the indicator's unit.
    #[schemars(extend("x-nl" = ["Standaardfout", "De standaardfout van `value`, in de eenheid van de indicator."], "examples" = [14.6]))]
    pub standard_error: f64,
    /// The value less 1.959963984540054 standard errors, in the indicator's unit: the lower end of a 95 % interval.
    #[schemars(title = "Lower end", extend("x-nl" = ["Ondergrens", "De waarde min 1,959963984540054 standaardfout, in de eenheid van de indicator: de ondergrens van een 95 %-interval."], "examples" = [37.3]))]
    pub low: f64,
    /// The value and 1.959963984540054 standard errors, in the indicator's unit: the upper end of a 95 % interval.
    #[schemars(title = "Upper end", extend("x-nl" = ["Bovengrens", "De waarde plus 1,959963984540054 standaardfout, in de eenheid van de indicator: de bovengrens van een 95 %-interval."], "examples" = [94.7]))]
    pub high: f64,
    /// How far that is from the baseline (0) to the target (1), with its standard error.
    #[schemars(extend("x-nl" = ["Gehaald", "Hoe ver dat is van beginstand (0) naar streefwaarde (1), met standaardfout."], "examples" = [{ "value": 1.32, "standard_error": 0.29 }]))]
    pub attainment: Estimate,
    /// The first week from `as_of` in which the target is reached at this pace; null where it is not within 520 weeks
    /// after `due`.
    #[serde(deserialize_with = "null::or")]
    #[schemars(schema_with = "null::or_schema::<Week>", extend("x-nl" = ["Streefwaarde bereikt", "De eerste week, vanaf de peilweek, waarin de streefwaarde in dit tempo is bereikt; null als dat niet gebeurt tot en met 520 weken na `due`."], "examples" = ["2026-W18"]))]
    pub reached: Option<Week>,
    /// What it rests on: the pace of each team and carrier with a counted outcome.
    #[schemars(title = "Pace", extend("x-nl" = ["Tempo", "Waar de vooruitblik op rust: het tempo van elk team, per drager, met een opbrengst die meetelt."]))]
    pub parts: Vec<ForecastPart>,
}

/// The pace of one team and carrier over the last weeks (*tempo*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Het tempo van één team over de laatste weken, voor één drager."))]
#[non_exhaustive]
pub struct ForecastPart {
    /// The id of the team.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team."]))]
    pub team: TeamId,
    /// What carries the results: the work or the craft.
    #[schemars(extend("x-nl" = ["Drager", "Wat het resultaat draagt: het werk of het vakmanschap."]))]
    pub carrier: Carrier,
    /// Over how many weeks it is taken: at most `recent_weeks`, and none before the expectation was declared.
    #[schemars(extend("x-nl" = ["Weken", "Over hoeveel weken het is genomen: hoogstens `recent_weeks`, en geen week van vóór de aankondiging van de verwachting."], "examples" = [6]))]
    pub weeks: u16,
    /// What a week yielded in the mean, in the indicator's unit a week: a.
    #[serde(rename = "yield")]
    #[schemars(title = "Weekly yield", extend("x-nl" = ["Opbrengst per week", "Wat een week gemiddeld opbracht, in de eenheid van de indicator per week: a."], "examples" = [5.4]))]
    pub weekly_yield: f64,
    /// What of it lasts to begin with, in the indicator's unit a week: b.
    #[schemars(title = "Of which lasts", extend("x-nl" = ["Daarvan beklijft", "Wat daarvan om te beginnen beklijft, in de eenheid van de indicator per week: b."], "examples" = [3.45]))]
    pub consolidated: f64,
    /// The share of the weeks in which the team practised, from 0 to 1: h.
    #[schemars(extend("x-nl" = ["Geoefend", "Het aandeel van de weken waarin het team oefende, van 0 tot en met 1: h."], "examples" = [0.67]))]
    pub practised: f64,
    /// The share that a week keeps of what stood before, from 0 to 1: ρ̄ = h·held + (1 − h)·idle.
    #[schemars(title = "Kept a week", extend("x-nl" = ["Blijft per week", "Het aandeel dat na een week over is van wat er al stond, van 0 tot en met 1: ρ̄ = h·held + (1 − h)·idle."], "examples" = [0.9983]))]
    pub retention: f64,
    /// The standard deviation of a week's yield, in the indicator's unit; 0 of one week.
    #[schemars(extend("x-nl" = ["Spreiding van opbrengst", "De standaarddeviatie van de opbrengst per week, in de eenheid van de indicator; 0 bij één week."], "examples" = [6.3]))]
    pub yield_deviation: f64,
    /// The standard deviation of what of a week's yield lasts to begin with, in the indicator's unit; 0 of one week.
    #[schemars(title = "Deviation of what lasts", extend("x-nl" = ["Spreiding van wat beklijft", "De standaarddeviatie van wat per week om te beginnen beklijft, in de eenheid van de indicator; 0 bij één week."], "examples" = [4.9]))]
    pub consolidated_deviation: f64,
}

/// The week that a forecast is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Until {
    /// The week in which each expectation is due.
    #[default]
    Due,
    /// This week.
    Week(Week),
}

/// How many standard errors an interval of 95 % takes to each side.
const TWO_SIDED_95: f64 = 1.959963984540054;

/// So many weeks after it was due, a target that is not reached counts as out of reach.
const OUT_OF_REACH: u16 = 520;

/// Where every expectation that is declared is heading, if weeks stay as those of late were.
///
/// Of each team and carrier the mean yield, what lasts of it to begin with, and what is kept are taken over the
/// last `recent_weeks`, and iterated.
///
/// ```
/// use lerendwerken::calculus::{self, AsOf, Until};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// for row in calculus::forecast(&sound, AsOf::LastHeld, Until::Due).rows {
///     println!("{}: {} to {} {} in {}", row.expectation, row.low, row.high, row.unit, row.week);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn forecast(sound: &Sound, as_of: AsOf, until: Until) -> Forecast {
    let as_of = sound.week(as_of);
    let plan = Plan::of(sound.programme());
    let folds = folds(sound, &plan, as_of);
    let paces = paces(&sound.facts, &plan, &folds, as_of);
    let reported = match until {
        Until::Week(week) if week < as_of => reported(&plan, &self::folds(sound, &plan, week), |_| Some(week), week),
        Until::Week(week) => reported(&plan, &folds, |_| Some(week), as_of),
        Until::Due => reported(&plan, &folds, |e| plan.expectation(e).map(|it| it.due), as_of),
    };
    let mut rows = Vec::new();
    let written = sound.programme().expectations().zip(&plan.expectations);
    for ((number, (it, ready)), reported) in (0..).zip(written).zip(reported) {
        if ready.declared > as_of {
            continue;
        }
        let week = match until {
            Until::Due => ready.due,
            Until::Week(week) => week,
        };
        let start = paces.partition_point(|pace| pace.expectation < number);
        let own = paces.get(start..).unwrap_or_default();
        let own = own.get(..own.partition_point(|pace| pace.expectation == number)).unwrap_or_default();
        let mut path = Path::of(&plan, ready, own, as_of);
        let ahead = path.follow(week, ready);
        let (value, variance) = if week > as_of { ahead } else { reported };
        let (estimate, error) = (value + 0.0, variance.sqrt());
        rows.push(ForecastRow {
            expectation: it.id.clone(),
            horizon: ready.horizon,
            unit: it.indicator.unit.clone(),
            due: ready.due,
            week,
            value: estimate,
            standard_error: error,
            low: estimate - TWO_SIDED_95 * error,
            high: estimate + TWO_SIDED_95 * error,
            attainment: Estimate::new(value / ready.span, variance / (ready.span * ready.span)),
            reached: path.reached,
            parts: parts(sound, own),
        });
    }
    Forecast { programme: sound.programme().id.clone(), as_of, assumptions: plan.assumptions, rows }
}

/// The states of all teams as of a week.
pub(super) fn folds(sound: &Sound, plan: &Plan, as_of: Week) -> Vec<TeamFold> {
    sound.facts.teams.iter().map(|team| TeamFold::until(team, plan, as_of)).collect()
}

fn parts(sound: &Sound, paces: &[Pace]) -> Vec<ForecastPart> {
    let mut paces = paces.to_vec();
    paces.sort_by_key(|pace| pace.team);
    let part = |pace: &Pace| {
        Some(ForecastPart {
            team: sound.programme().teams.get(pace.team as usize)?.id.clone(),
            carrier: pace.carrier,
            weeks: pace.weeks,
            weekly_yield: pace.short + 0.0,
            consolidated: pace.long + 0.0,
            practised: pace.practised,
            retention: pace.retention,
            yield_deviation: pace.short_variance.sqrt(),
            consolidated_deviation: pace.long_variance.sqrt(),
        })
    };
    paces.iter().filter_map(part).collect()
}

/// The organisation's value of each expectation, with its variance, in the week of its forecast, if that is not
/// after `as_of`.
fn reported(plan: &Plan, folds: &[TeamFold], week: impl Fn(u32) -> Option<Week>, as_of: Week) -> Vec<(f64, f64)> {
    let mut rolled = vec![RollUp::default(); plan.expectations.len()];
    for team in &plan.team_order {
        let Some(fold) = folds.get(*team as usize) else { continue };
        let members = plan.members(*team);
        let now = fold.states().filter(|(e, _)| week(*e) == Some(as_of));
        let before = fold.states_at(|e| week(e).filter(|week| *week < as_of));
        for (e, state) in now.chain(before) {
            if let Some((rolled, it)) = rolled.get_mut(e as usize).zip(plan.expectation(e)) {
                rolled.take(state, it.weight_of(members));
            }
        }
    }
    plan.expectations.iter().zip(rolled).map(|(it, rolled)| it.value(rolled.state())).collect()
}

/// An expectation's value on its way through the weeks to come.
struct Path {
    week: Week,
    /// Of each part: its weight in the organisation's value.
    parts: Vec<(f64, Step)>,
    /// The first week in which the target is reached.
    reached: Option<Week>,
}

/// A value that keeps a share every week and gains an amount, with its variance.
#[derive(Debug, Clone, Copy)]
struct Step {
    value: f64,
    variance: f64,
    retention: f64,
    gain: f64,
    gain_variance: f64,
}

impl Path {
    fn of(plan: &Plan, it: &ExpectationPlan, paces: &[Pace], as_of: Week) -> Self {
        let weight = |pace: &Pace| it.weight_of(plan.members(pace.team));
        // A team with both carriers counts once.
        let teams = paces.chunk_by(|a, b| a.team == b.team).filter_map(|team| team.first());
        let all: f64 = teams.filter_map(weight).sum();
        let parts =
            paces.iter().map(|pace| (weight(pace).map_or(1.0, |weight| weight / all), Step::of(pace, it.horizon)));
        Self { week: as_of, parts: parts.collect(), reached: None }
    }

    /// Follows it until a week, and on to where the target is reached. Gives the value and variance of that week.
    fn follow(&mut self, until: Week, it: &ExpectationPlan) -> (f64, f64) {
        let last = it.due + OUT_OF_REACH;
        let mut asked = self.value();
        loop {
            let (value, _) = self.value();
            if self.reached.is_none() && self.week <= last && value / it.span >= 1.0 - ROUNDING {
                self.reached = Some(self.week);
            }
            if self.week == until {
                asked = self.value();
            }
            let is_known = self.reached.is_some() || self.week >= last;
            if (is_known && self.week >= until) || self.week == Week::LAST {
                return asked;
            }
            self.parts.iter_mut().for_each(|(_, step)| step.go());
            self.week = self.week + 1;
        }
    }

    fn value(&self) -> (f64, f64) {
        self.parts.iter().fold((0.0, 0.0), |(value, variance), (weight, step)| {
            (value + weight * step.value, variance + weight * weight * step.variance)
        })
    }
}

impl Step {
    fn of(pace: &Pace, horizon: Horizon) -> Self {
        let Pace { state, retention, .. } = *pace;
        match horizon {
            Horizon::Direct => Self {
                value: state.short,
                variance: state.short_variance,
                retention: 1.0,
                gain: pace.short,
                gain_variance: pace.short_variance,
            },
            Horizon::Durable => Self {
                value: state.long,
                variance: state.long_variance,
                retention,
                gain: pace.long,
                gain_variance: pace.long_variance,
            },
        }
    }

    fn go(&mut self) {
        self.value = self.retention * self.value + self.gain;
        self.variance = self.retention * self.retention * self.variance + self.gain_variance;
    }
}
