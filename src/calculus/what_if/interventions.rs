//! What may be otherwise: interventions as data, and put together in code.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Language;
use crate::model::{
    Adjust, Assumptions, DUTCH, ExpectationId, ProposalId, Refused, Share, Stage, TeamId, Week, Weight, words,
};

/// Interventions of a what-if, which are applied one after the other (*ingrepen*).
///
/// ```
/// use lerendwerken::calculus::Interventions;
/// let text = r#"{ "interventions": [
///     { "skip": { "team": "t-desk", "from": "2026-W07", "until": "2026-W09" } },
///     { "scale_offloading": { "factor": 0.5 } },
///     { "assume": { "craft": { "retention_idle": 0.98 } } } ] }"#;
/// let read = Interventions::from_json(text)?;
/// let built = Interventions::default().skip("t-desk", "2026-W07".."2026-W09")?.scale_offloading(0.5)?;
/// assert_eq!(read.interventions[..2], built.interventions);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "De ingrepen in een wat-als, die na elkaar worden toegepast."))]
pub struct Interventions {
    /// The interventions, in the order in which they are applied.
    #[schemars(extend("x-nl" = ["Ingrepen", "De ingrepen, in de volgorde waarin ze worden toegepast."]))]
    pub interventions: Vec<Intervention>,
}

/// One thing that is otherwise (*ingreep*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(extend("x-nl" = "Eén ding dat anders is."))]
#[non_exhaustive]
pub enum Intervention {
    /// Weeks that were held are skipped: nothing is done in them, and nothing comes out.
    #[schemars(extend("x-nl" = ["Weken overslaan", "Gehouden weken worden overgeslagen: er wordt niets gedaan en er komt niets uit."]))]
    Skip(
        /// The weeks that are skipped.
        #[schemars(extend("x-nl" = ["Overgeslagen weken", "De weken die worden overgeslagen."]))]
        Skip,
    ),
    /// With AI, so much of the thinking is left to it.
    #[schemars(extend("x-nl" = ["Denkwerk overlaten", "Waar AI wordt gebruikt, wordt dit aandeel van het denkwerk eraan overgelaten."]))]
    SetOffloading(
        /// How much is left to AI, and where.
        #[schemars(extend("x-nl" = ["Overgelaten denkwerk", "Hoeveel aan AI wordt overgelaten, en waar."]))]
        OffloadingSet,
    ),
    /// What of the thinking is left to AI is multiplied, to at most all of it.
    #[schemars(extend("x-nl" = ["Meer of minder overlaten", "Het denkwerk dat aan AI wordt overgelaten, wordt vermenigvuldigd, tot hoogstens alles."]))]
    ScaleOffloading(
        /// By how much more or less is left to AI, and where.
        #[schemars(extend("x-nl" = ["Meer of minder", "Hoeveel meer of minder aan AI wordt overgelaten, en waar."]))]
        OffloadingScaled,
    ),
    /// A proposal has come so far from a week on.
    #[schemars(extend("x-nl" = ["Stadium verhogen", "Een innovatievoorstel is vanaf een week zo ver gekomen."]))]
    RaiseStage(
        /// The proposal, and how far it has come.
        #[schemars(extend("x-nl" = ["Verhoogd stadium", "Het innovatievoorstel, en hoe ver het is gekomen."]))]
        StageRaised,
    ),
    /// Assumptions are others; those that are not given stay as they are.
    #[schemars(extend("x-nl" = ["Andere aannames", "Aannames zijn anders; die niet worden gegeven, blijven zoals ze zijn."]))]
    Assume(
        /// The assumptions that are others.
        #[schemars(with = "OtherAssumptions", extend("x-nl" = ["Aannames", "De aannames die anders zijn."]))]
        Assumptions,
    ),
    /// Another part of the amounts on an expectation counts.
    #[schemars(extend("x-nl" = ["Andere correcties", "Van de hoeveelheden bij een verwachting telt een ander deel."]))]
    Adjust(
        /// The expectation, and the adjustments.
        #[schemars(extend("x-nl" = ["Correcties", "De verwachting, en de correcties."]))]
        AdjustOtherwise,
    ),
}

/// [`Assumptions`] in an intervention, of which those that are absent have no default but stay as they are.
struct OtherAssumptions;

impl JsonSchema for OtherAssumptions {
    fn schema_name() -> Cow<'static, str> {
        "OtherAssumptions".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Assumptions::json_schema(generator);
        let members = schema.get_mut("properties").and_then(Value::as_object_mut);
        for member in members.into_iter().flat_map(|members| members.values_mut()).filter_map(Value::as_object_mut) {
            member.shift_remove("default");
        }
        let description =
            "Assumptions in an intervention (*andere aannames*); those that are not given stay as they are.";
        schema.insert("description".into(), description.into());
        schema.insert(DUTCH.into(), "Aannames in een ingreep; die niet worden gegeven, blijven zoals ze zijn.".into());
        schema
    }
}

/// Held weeks that are skipped (*weken overslaan*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[schemars(extend("x-nl" = "Gehouden weken die worden overgeslagen."))]
pub struct Skip {
    /// The team; without one, all teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Team", "Het team; ontbreekt het, dan alle teams."]))]
    pub team: Option<TeamId>,
    /// The first week that is skipped.
    #[schemars(extend("x-nl" = ["Vanaf", "De eerste week die wordt overgeslagen."]))]
    pub from: Week,
    /// The last week that is skipped.
    #[schemars(extend("x-nl" = ["Tot en met", "De laatste week die wordt overgeslagen."], "examples" = ["2026-W09"]))]
    pub until: Week,
}

/// What is left to AI where it is used (*denkwerk overlaten*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[schemars(extend("x-nl" = "Hoeveel denkwerk aan AI wordt overgelaten waar AI wordt gebruikt."))]
pub struct OffloadingSet {
    /// The share of the thinking that is left to AI in every activity with AI, from 0 to 1.
    #[schemars(extend("x-nl" = ["Aandeel", "Het aandeel van het denkwerk dat in elke activiteit met AI aan AI wordt overgelaten, van 0 tot en met 1."]))]
    pub share: Share,
    /// The team; without one, all teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Team", "Het team; ontbreekt het, dan alle teams."]))]
    pub team: Option<TeamId>,
    /// From this week on; without one, from the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Vanaf", "Vanaf deze week; ontbreekt zij, dan vanaf de eerste."]))]
    pub from: Option<Week>,
    /// Up to and including this week; without one, to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Tot en met", "Tot en met deze week; ontbreekt zij, dan tot en met de laatste."]))]
    pub until: Option<Week>,
}

/// What is left to AI, by a factor (*meer of minder overlaten*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[schemars(extend("x-nl" = "Hoeveel meer of minder denkwerk aan AI wordt overgelaten."))]
pub struct OffloadingScaled {
    /// By what the share of every activity with AI is multiplied, to at most 1; 0.5 halves it.
    #[schemars(extend("x-nl" = ["Factor", "Waarmee het aandeel van elke activiteit met AI wordt vermenigvuldigd, tot hoogstens 1; met 0,5 halveert het."], "examples" = [0.5]))]
    pub factor: Weight,
    /// The team; without one, all teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Team", "Het team; ontbreekt het, dan alle teams."]))]
    pub team: Option<TeamId>,
    /// From this week on; without one, from the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Vanaf", "Vanaf deze week; ontbreekt zij, dan vanaf de eerste."]))]
    pub from: Option<Week>,
    /// Up to and including this week; without one, to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Tot en met", "Tot en met deze week; ontbreekt zij, dan tot en met de laatste."]))]
    pub until: Option<Week>,
}

/// A proposal that came further, or came so far earlier (*stadium verhogen*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[schemars(extend("x-nl" = "Een voorstel dat verder kwam, of eerder zo ver was."))]
pub struct StageRaised {
    /// The team of the proposal.
    #[schemars(extend("x-nl" = ["Team", "Het team van het voorstel."]))]
    pub team: TeamId,
    /// The proposal of that team.
    #[schemars(extend("x-nl" = ["Innovatievoorstel", "Het innovatievoorstel van dat team."]))]
    pub proposal: ProposalId,
    /// How far it has come at least, unless it was withdrawn.
    #[schemars(extend("x-nl" = ["Stadium", "Hoe ver het voorstel minstens is gekomen, tenzij het is ingetrokken."]))]
    pub stage: Raised,
    /// From this week on.
    #[schemars(extend("x-nl" = ["Vanaf", "Vanaf deze week."]))]
    pub from: Week,
}

/// Other adjustments of an expectation (*andere correcties*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
#[schemars(extend("x-nl" = "Andere correcties voor een verwachting."))]
pub struct AdjustOtherwise {
    /// The expectation that is adjusted otherwise.
    #[schemars(extend("x-nl" = ["Verwachting", "De verwachting waarvoor de correcties gelden."]))]
    pub expectation: ExpectationId,
    /// The adjustments, in place of its own.
    #[schemars(title = "Adjustments", extend("x-nl" = ["Correcties", "De correcties, in plaats van die van de verwachting zelf."]))]
    pub adjust: Adjust,
}

words! {
    /// A stage to which a proposal is raised (*stadium*).
    #[nl = "Het stadium waartoe een innovatievoorstel wordt verhoogd."]
    pub enum Raised {
        /// It was tried in the work.
        Tried = "tried" ("uitgeprobeerd", "tried", "Het is in het werk beproefd."),
        /// It is in use in the work.
        Adopted = "adopted" ("in gebruik genomen", "adopted", "Het wordt in het werk gebruikt."),
        /// It became a regular part of the work.
        Integrated = "integrated" ("geïntegreerd", "integrated", "Het is een vast deel van het werk geworden."),
    }
}

impl From<Raised> for Stage {
    fn from(raised: Raised) -> Self {
        match raised {
            Raised::Tried => Self::Tried,
            Raised::Adopted => Self::Adopted,
            Raised::Integrated => Self::Integrated,
        }
    }
}

/// Interventions that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UnreadableInterventions(#[from] serde_json::Error);

impl UnreadableInterventions {
    /// What is wrong and where: the place in one language, the rest as the JSON reader says it.
    pub fn message(&self, language: Language) -> String {
        let (line, column) = (self.0.line(), self.0.column());
        let place = format!(" at line {line} column {column}");
        let what = self.0.to_string();
        let what = what.strip_suffix(&place).unwrap_or(&what);
        match language {
            Language::Nl => format!("regel {line}, kolom {column}: {what}"),
            Language::En => format!("line {line}, column {column}: {what}"),
        }
    }
}

impl Interventions {
    /// Reads them from JSON text.
    ///
    /// # Errors
    /// Where the text is not JSON, or not as the schema `interventions` has it.
    pub fn from_json(text: &str) -> Result<Self, UnreadableInterventions> {
        Ok(crate::text::quickly(text)?)
    }

    /// Adds an intervention.
    #[must_use]
    pub fn and(mut self, intervention: Intervention) -> Self {
        self.interventions.push(intervention);
        self
    }

    /// Skips a team's weeks, the last one included.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn skip(self, team: &str, weeks: std::ops::Range<&str>) -> Result<Self, Refused> {
        let (from, until) = (weeks.start.parse()?, weeks.end.parse()?);
        Ok(self.and(Intervention::Skip(Skip { team: Some(team.parse()?), from, until })))
    }

    /// Leaves this share of the thinking to AI wherever it is used.
    ///
    /// # Errors
    /// Where it is no share.
    pub fn set_offloading(self, share: f64) -> Result<Self, Refused> {
        let share = Share::new(share)?;
        Ok(self.and(Intervention::SetOffloading(OffloadingSet { share, team: None, from: None, until: None })))
    }

    /// Multiplies what is left to AI wherever it is used.
    ///
    /// # Errors
    /// Where it is negative.
    pub fn scale_offloading(self, factor: f64) -> Result<Self, Refused> {
        let factor = Weight::new(factor)?;
        Ok(self.and(Intervention::ScaleOffloading(OffloadingScaled { factor, team: None, from: None, until: None })))
    }

    /// Sees to it that a team's proposal has come so far from a week on.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn raise_stage(self, team: &str, proposal: &str, stage: Raised, from: &str) -> Result<Self, Refused> {
        let (team, proposal, from) = (team.parse()?, proposal.parse()?, from.parse()?);
        Ok(self.and(Intervention::RaiseStage(StageRaised { team, proposal, stage, from })))
    }

    /// Assumes something else; what is not given stays as it is.
    #[must_use]
    pub fn assume(self, assumptions: Assumptions) -> Self {
        self.and(Intervention::Assume(assumptions))
    }

    /// Counts another part of the amounts on an expectation.
    ///
    /// # Errors
    /// Where it is no id.
    pub fn adjust(self, expectation: &str, adjust: Adjust) -> Result<Self, Refused> {
        let expectation = expectation.parse()?;
        Ok(self.and(Intervention::Adjust(AdjustOtherwise { expectation, adjust })))
    }
}

/// An intervention on something that there is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
#[non_exhaustive]
pub enum UnknownTarget {
    /// No such team.
    Team(TeamId),
    /// The team has no such proposal.
    Proposal(TeamId, ProposalId),
    /// No such expectation.
    Expectation(ExpectationId),
    /// The weeks end before they begin.
    Reversed(Week, Week),
}

impl UnknownTarget {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Team(id), Language::Nl) => format!("er is geen team `{id}`"),
            (Self::Team(id), Language::En) => format!("there is no team `{id}`"),
            (Self::Proposal(team, id), Language::Nl) => format!("`{team}` heeft geen voorstel `{id}`"),
            (Self::Proposal(team, id), Language::En) => format!("`{team}` has no proposal `{id}`"),
            (Self::Expectation(id), Language::Nl) => format!("er is geen verwachting `{id}`"),
            (Self::Expectation(id), Language::En) => format!("there is no expectation `{id}`"),
            (Self::Reversed(from, until), Language::Nl) => {
                format!("de weken {from} tot en met {until} eindigen voor zij beginnen")
            }
            (Self::Reversed(from, until), Language::En) => format!("the weeks {from} to {until} end before they begin"),
        }
    }
}
