//! What more than one view tells.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{AccountId, ExpectationId, PersonId, ProposalId, Stage, Strengthens, TeamId, Text, Week};

/// Somebody, by id and name (*persoon*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Iemand, met id en naam."))]
#[non_exhaustive]
pub struct PersonTold {
    /// The id of the person; from `people` of the programme.
    #[schemars(extend("x-nl" = ["Persoon", "Het id van de persoon; uit `people` van het programma."]))]
    pub person: PersonId,
    /// The person's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van de persoon."], "examples" = ["Anna"]))]
    pub name: Text,
}

/// What a professional accounted for (*verantwoording*; P8); from `accounts` of the programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat een professional heeft verantwoord (P8); uit `accounts` van het programma."))]
#[non_exhaustive]
pub struct Accounted {
    /// The id of the account.
    #[schemars(extend("x-nl" = ["Verantwoording", "Het id van de verantwoording."]))]
    pub account: AccountId,
    /// The manager to whom it was given.
    #[schemars(extend("x-nl" = ["Aan", "De leidinggevende aan wie verantwoording is afgelegd."], "examples" = ["p-marc"]))]
    pub to: PersonId,
    /// The week in which it was given.
    #[schemars(extend("x-nl" = ["Week", "De week waarin verantwoording is afgelegd."], "examples" = ["2026-W13"]))]
    pub week: Week,
    /// What developed, in the professional's own words.
    #[schemars(extend("x-nl" = ["Ontwikkeling", "Wat er is ontwikkeld, in de eigen woorden van de professional."], "examples" = ["Ik schrijf afwijzingen nu zelf."]))]
    pub development: Text,
    /// The innovation proposals that came of it, as the account names them (P7).
    #[schemars(extend("x-nl" = ["Innovatievoorstellen", "De innovatievoorstellen die eruit voortkwamen, zoals de verantwoording ze noemt (P7)."]))]
    pub proposals: Vec<ProposalId>,
    /// The expectations to which it contributed, as the account names them.
    #[schemars(extend("x-nl" = ["Verwachtingen", "De verwachtingen waaraan de ontwikkeling bijdroeg, zoals de verantwoording ze noemt."]))]
    pub expectations: Vec<ExpectationId>,
}

impl Accounted {
    pub(super) fn of(account: &crate::model::Account) -> Self {
        Self {
            account: account.id.clone(),
            to: account.to.clone(),
            week: account.week,
            development: account.development.clone(),
            proposals: account.proposals.clone(),
            expectations: account.expectations.clone(),
        }
    }
}

/// In how many weeks somebody took part (*deelname*), of those in which a team of theirs held a cycle while they counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "In hoeveel weken iemand meedeed, van de weken waarin een eigen team een weekcyclus hield terwijl die persoon meetelde."))]
#[non_exhaustive]
pub struct Participation {
    /// Held cycles of the teams of which they are a member, in weeks in which they count; a week in which two teams of
    /// theirs held one counts twice.
    #[schemars(extend("x-nl" = ["Gehouden", "Gehouden weekcycli van de eigen teams, in weken waarin die persoon meetelt; een week waarin twee eigen teams er een hielden, telt dubbel."], "examples" = [10]))]
    pub held: u32,
    /// Those of them of which an activity names them.
    #[schemars(extend("x-nl" = ["Meegedaan", "De weekcycli daarvan waarin een activiteit die persoon noemt."], "examples" = [8]))]
    pub took_part: u32,
}

/// A stage that a proposal reached (*bereikt stadium*; P18).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een stadium dat een innovatievoorstel bereikte (P18)."))]
#[non_exhaustive]
pub struct StageReached {
    /// The week of the cycle that says so first.
    #[schemars(extend("x-nl" = ["Week", "De week van de weekcyclus die dit als eerste meldt."]))]
    pub week: Week,
    /// The stage that it reached.
    #[schemars(extend("x-nl" = ["Stadium", "Het stadium dat is bereikt."], "examples" = ["tried"]))]
    pub stage: Stage,
}

/// An innovation proposal as it stands (*innovatievoorstel*; P7); from `proposals` of the cycles. It does not say from
/// which learning question it came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een innovatievoorstel zoals het er nu voor staat (P7); uit `proposals` van de weekcycli. Uit welke leervraag het voortkwam, staat er niet bij."))]
#[non_exhaustive]
pub struct ProposalTold {
    /// The id of the proposal, unique within its team.
    #[schemars(extend("x-nl" = ["Innovatievoorstel", "Het id van het innovatievoorstel, uniek binnen het team."]))]
    pub proposal: ProposalId,
    /// The proposal in a few words, as it was listed last.
    #[schemars(extend("x-nl" = ["Titel", "Het innovatievoorstel in enkele woorden, zoals het de laatste keer is vermeld."], "examples" = ["Eén sjabloon voor alle bevestigingen"]))]
    pub title: Text,
    /// How far it has come (P18).
    #[schemars(extend("x-nl" = ["Stadium", "Hoe ver het is gekomen (P18)."], "examples" = ["tried"]))]
    pub stage: Stage,
    /// The week since which it is at that stage.
    #[schemars(extend("x-nl" = ["Sinds", "Sinds welke week het in dat stadium is."]))]
    pub since: Week,
    /// Whom it strengthens, as it was listed last (P7).
    #[schemars(extend("x-nl" = ["Versterkt", "Wie het versterkt, zoals het de laatste keer is vermeld (P7)."], "examples" = [["organisation", "professional"]]))]
    pub strengthens: Vec<Strengthens>,
}

/// A proposal of a team with all that its cycles say of it.
#[derive(Debug)]
pub(super) struct History {
    pub(super) team: TeamId,
    pub(super) id: ProposalId,
    pub(super) title: Text,
    pub(super) strengthens: Vec<Strengthens>,
    /// Each stage that it reached, one after the other; never none.
    pub(super) stages: Vec<StageReached>,
    /// Those from whose learning questions it came.
    pub(super) asked_by: Vec<PersonId>,
}

impl History {
    /// As it stands; none where it has no stage, which no history is without.
    pub(super) fn told(&self) -> Option<ProposalTold> {
        let last = self.stages.last()?;
        Some(ProposalTold {
            proposal: self.id.clone(),
            title: self.title.clone(),
            stage: last.stage,
            since: last.week,
            strengthens: self.strengthens.clone(),
        })
    }
}
