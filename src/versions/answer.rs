//! What became of a programme, as other programs get it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Comparison;
use super::change::{Change, ChangeKind};
use super::content::{Content, ContentAnswer};
use crate::Language;
use crate::model::{ProgrammeId, Week};
use crate::rules::{Accepted, AcceptedAnswer, Counts, Each, Finding, FindingAnswer};

/// What changed between two versions of a programme, as other programs get it (*wijzigingen in het kader*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DiffAnswer", extend("x-nl" = "Wat er tussen twee versies van een programma veranderde, zoals andere programma's het krijgen."))]
#[non_exhaustive]
pub struct DiffAnswer<C = Vec<ChangeAnswer>, F = Vec<FindingAnswer>, A = Vec<AcceptedAnswer>> {
    /// The programme, as the newer version calls it.
    #[schemars(extend("x-nl" = ["Programma", "Het programma, zoals de nieuwe versie het noemt."]))]
    pub programme: ProgrammeId,
    /// The week as of which was looked: what the older version had declared by then.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De week waarvan de stand is bekeken: wat de oude versie toen had aangekondigd."]))]
    pub as_of: Week,
    /// What changed in the frame, as the newer version reads.
    #[schemars(extend("x-nl" = ["Wijzigingen", "Wat er in het kader veranderde, in de volgorde van de nieuwe versie."]))]
    pub changes: C,
    /// What was found in the change.
    #[schemars(extend("x-nl" = ["Bevindingen", "Wat er in de wijzigingen is gevonden."]))]
    pub findings: F,
    /// What was found and somebody accepted; it does not count.
    #[schemars(extend("x-nl" = ["Aanvaard", "Wat is gevonden en door iemand is aanvaard; het telt niet mee."]))]
    pub accepted: A,
    /// How many findings there are, those that were not kept included.
    #[schemars(extend("x-nl" = ["Aantallen", "Hoeveel bevindingen er zijn, ook die niet zijn bewaard."]))]
    pub counts: Counts,
    /// How many were counted but not kept; only where there are any.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Counts", extend("x-nl" = ["Niet bewaard", "Hoeveel er wel zijn geteld maar niet bewaard; alleen als die er zijn."]))]
    pub omitted: Option<Counts>,
}

/// Something that changed, as other programs get it (*wijziging*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Iets wat is gewijzigd, zoals andere programma's het krijgen."))]
#[non_exhaustive]
pub struct ChangeAnswer {
    /// The id of the nearest thing that has one; of what is the programme's own, the programme's.
    #[schemars(extend("x-nl" = ["Waarover", "Het id van het naaste onderdeel dat een id heeft; hoort het bij het programma zelf, dan het id van het programma."], "examples" = ["e-uren"]))]
    pub about: String,
    /// The place as a JSON Pointer, within the newer version; of what was removed, within the older. A member
    /// that the document leaves to its default is named all the same.
    #[schemars(extend("x-nl" = ["Plaats", "De plaats als JSON Pointer, binnen de nieuwe versie; van wat is verwijderd, binnen de oude. Ook een veld dat het document aan zijn standaardwaarde overlaat, wordt genoemd."], "examples" = ["/goals/0/expectations/0/target"]))]
    pub pointer: String,
    /// Which version that is, by what it was read from.
    #[schemars(extend("x-nl" = ["Bron", "Welke versie dat is: waaruit die is gelezen."], "examples" = ["programma.json"]))]
    pub source: String,
    /// How it changed.
    #[schemars(extend("x-nl" = ["Soort", "Hoe het is gewijzigd."], "examples" = [ChangeKind::Changed]))]
    pub kind: ChangeKind,
    /// What it was; absent where it was not there, is a thing with an id, or stands in
    /// `extensions`. Of what moved, the id of what it
    /// belonged to.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ContentAnswer", extend("x-nl" = ["Van", "Wat het was; ontbreekt als het er niet was, als het iets met een id is, of als het in `extensions` staat. Van wat is verplaatst: het id van waar het bij hoorde."], "examples" = [400.0]))]
    pub from: Option<ContentAnswer>,
    /// What it is now; absent where it is no longer there, is a thing with an id, or stands in
    /// `extensions`. Of what moved, the id of
    /// what it belongs to.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ContentAnswer", extend("x-nl" = ["Naar", "Wat het nu is; ontbreekt als het er niet meer is, als het iets met een id is, of als het in `extensions` staat. Van wat is verplaatst: het id van waar het nu bij hoort."], "examples" = [320.0]))]
    pub to: Option<ContentAnswer>,
}

impl Comparison {
    /// What changed and what was found, in one language. Each part is made while it is written out, so that
    /// many take no memory for it.
    pub fn answer(&self, language: Language) -> DiffAnswer<impl Serialize, impl Serialize, impl Serialize> {
        let findings = self.findings();
        let omitted = findings.omitted();
        DiffAnswer {
            programme: self.programme.clone(),
            as_of: findings.as_of(),
            changes: Each(self.changes(), |it: &Change| self.change(it)),
            findings: Each(findings.iter().as_slice(), move |it: &Finding| findings.in_words(it, language)),
            accepted: Each(findings.accepted(), move |it: &Accepted| findings.accepted_in_words(it, language)),
            counts: findings.counts(),
            omitted: (omitted.all() > 0).then_some(omitted),
        }
    }

    /// A change as other programs get it.
    pub fn change(&self, change: &Change) -> ChangeAnswer {
        let source = self.findings().sources().get(usize::from(change.is_in_older()));
        ChangeAnswer {
            about: change.about().into(),
            pointer: change.pointer(),
            source: source.cloned().unwrap_or_default(),
            kind: change.kind(),
            from: change.from().map(Content::answer),
            to: change.to().map(Content::answer),
        }
    }
}
