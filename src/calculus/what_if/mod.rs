//! What if: the same programme with some things otherwise, as a difference from how it is.

mod difference;
mod edit;
mod interventions;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::facts::AsOf;
use crate::model::{ProgrammeId, UsedAssumptions, Week};
use crate::reckoning::{Plan, Results, TeamFold, rolled_up};
use crate::rules::Sound;

use edit::Edits;
pub use interventions::{
    AdjustOtherwise, Intervention, Interventions, OffloadingScaled, OffloadingSet, Raised, Skip, StageRaised,
    UnknownTarget, UnreadableInterventions,
};

/// What would have come of it otherwise (*wat als*): the same reports, reckoned otherwise. It does not say what people
/// would have done. Ours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat eruit was gekomen als iets anders was geweest: dezelfde meldingen, anders gerekend. Wat mensen anders hadden gedaan, zegt het niet."))]
#[non_exhaustive]
pub struct WhatIf {
    /// The id of the programme that the answer is about.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma waarover het antwoord gaat."]))]
    pub programme: ProgrammeId,
    /// The last week that counts: cycles and measurements after it are not read.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week die meetelt; cycli en metingen van daarna blijven buiten beschouwing."]))]
    pub as_of: Week,
    /// The assumptions of the base; those of `changed` are with it.
    #[schemars(extend("x-nl" = ["Aannames", "De aannames van de resultaten zoals ze zijn; die van `changed` staan daar."]))]
    pub assumptions: UsedAssumptions,
    /// What is otherwise, in the order in which it is applied.
    #[schemars(extend("x-nl" = ["Ingrepen", "Wat er anders is, in de volgorde waarin het wordt toegepast."]))]
    pub interventions: Vec<Intervention>,
    /// The results as they are.
    #[schemars(extend("x-nl" = ["Zoals het is", "De resultaten zoals ze zijn."]))]
    pub base: Results,
    /// The results with the interventions.
    #[schemars(extend("x-nl" = ["Met ingrepen", "De resultaten met de ingrepen."]))]
    pub changed: Results,
    /// Every figure of `changed` less that of `base`, in the same unit. A team that has results in one of them alone
    /// counts as 0 in the other. So a standard error here says by how much it changed; it is not the standard error of
    /// the change. Standings, weeks and assumptions are those of `changed`.
    #[schemars(extend("x-nl" = ["Verschil", "Elk cijfer van `changed` min dat van `base`, in dezelfde eenheid. Een team met resultaten in maar één van beide telt in de andere als 0. Een standaardfout zegt hier hoeveel zij veranderde; het is niet de standaardfout van de verandering. Standen, weken en aannames zijn die van `changed`."]))]
    pub difference: Results,
}

/// The results of a programme, kept so that many interventions can be tried on them.
///
/// What an intervention does not touch is not computed again: one that concerns one team folds that team alone.
///
/// ```
/// use lerendwerken::calculus::{AsOf, Base, Interventions};
/// use lerendwerken::{model::Programme, rules};
/// let text = std::fs::read_to_string("examples/data/northgate.json")?;
/// let sound = rules::check(Programme::from_json(&text)?, &rules::Options::default()).sound()?;
/// let base = Base::new(&sound, AsOf::LastHeld);
/// let without_ai = base.what_if(&Interventions::default().set_offloading(0.0)?)?;
/// let with_ai = base.what_if(&Interventions::default().set_offloading(1.0)?)?;
/// let lasts = |it: &lerendwerken::calculus::WhatIf| it.changed.expectations.iter().map(|it| it.long_term.value).sum::<f64>();
/// assert!(lasts(&without_ai) > lasts(&with_ai));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Base<'a> {
    sound: &'a Sound,
    as_of: Week,
    plan: Plan,
    folds: Vec<TeamFold>,
    results: Results,
}

impl<'a> Base<'a> {
    /// Computes the results as of a week.
    pub fn new(sound: &'a Sound, as_of: AsOf) -> Self {
        let as_of = sound.week(as_of);
        let plan = Plan::of(sound.programme());
        let folds: Vec<_> = sound.facts.teams.iter().map(|team| TeamFold::until(team, &plan, as_of)).collect();
        let results = rolled_up(sound.programme(), &plan, &folds, as_of);
        Self { sound, as_of, plan, folds, results }
    }

    /// The results as they are.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// The results with interventions, and every figure's difference.
    ///
    /// # Errors
    /// Where an intervention names something that there is not, or weeks that end before they begin.
    pub fn what_if(&self, interventions: &Interventions) -> Result<WhatIf, UnknownTarget> {
        let mut edits = Edits::new(self.sound, &self.plan);
        for intervention in &interventions.interventions {
            edits.apply(intervention)?;
        }
        let Edits { plan, teams, all_teams, expectations, .. } = edits;
        let fresh: Vec<Option<TeamFold>> = (0..)
            .zip(&self.sound.facts.teams)
            .map(|(number, team)| {
                let edited = teams.get(&number).map(|edited| &edited.team);
                let touches = |(expectation, _): &(u32, _)| expectations.contains(expectation);
                let again = all_teams || edited.is_some() || team.rows.iter().any(touches);
                again.then(|| TeamFold::until(edited.unwrap_or(team), &plan, self.as_of))
            })
            .collect();
        let folds: Vec<&TeamFold> =
            fresh.iter().zip(&self.folds).map(|(new, old)| new.as_ref().unwrap_or(old)).collect();
        let changed = rolled_up(self.sound.programme(), &plan, &folds, self.as_of);
        Ok(WhatIf {
            programme: self.results.programme.clone(),
            as_of: self.as_of,
            assumptions: self.results.assumptions.clone(),
            interventions: interventions.interventions.clone(),
            difference: difference::between(self.sound.programme(), &self.results, &changed),
            base: self.results.clone(),
            changed,
        })
    }
}

/// The results of a programme as they are, with interventions, and the difference; see [`Base`] for trying many.
///
/// # Errors
/// As [`Base::what_if`].
pub fn what_if(sound: &Sound, as_of: AsOf, interventions: &Interventions) -> Result<WhatIf, UnknownTarget> {
    Base::new(sound, as_of).what_if(interventions)
}
