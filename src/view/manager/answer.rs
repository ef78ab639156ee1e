//! What the manager's view holds. There is no member for the text of a learning question, for what was left to AI, for
//! mastery, for minutes or for a journal: what has no place can't be shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calculus::Estimate;
use crate::model::{
    Amount, Carrier, ExpectationId, PersonId, ProgrammeId, ProposalId, StandardError, TeamId, Text, Week, words,
};
use crate::view::{Accounted, Participation, ProposalTold};

/// The manager's view (*weergave voor de leidinggevende*): what those who account to a manager account for, up to a week,
/// and what their teams reported. The paper has the development accounted for and not the learning process (P8); the rest
/// is ours. There is no place in it for a journal.
///
/// ```compile_fail
/// fn slipped_in(view: lerendwerken::view::Manager, journal: lerendwerken::model::Journal) -> lerendwerken::view::Manager {
///     lerendwerken::view::Manager { journal, ..view }
/// }
/// ```
///
/// ```compile_fail
/// fn read(view: &lerendwerken::view::Professional) -> &lerendwerken::model::Text {
///     &view.reflection
/// }
/// ```
///
/// Nothing but [`view::manager`](super::manager()) makes it. What it has is to be read:
///
/// ```
/// fn read(view: &lerendwerken::view::Professional) -> &lerendwerken::model::Text {
///     &view.name
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ManagerView")]
#[schemars(extend("x-nl" = "De weergave voor de leidinggevende: wat professionals aan een leidinggevende hebben verantwoord, tot en met een week, en wat hun teams meldden. De ontwikkeling wordt verantwoord, het leerproces niet (P8); dat komt uit het artikel, de rest is eigen keuze. Voor een logboek is er geen plaats."))]
#[non_exhaustive]
pub struct Manager {
    /// The programme's id.
    #[schemars(extend("x-nl" = ["Programma", "Het id van het programma."]))]
    pub programme: ProgrammeId,
    /// The organisation whose programme it is.
    #[schemars(extend("x-nl" = ["Organisatie", "De organisatie waarvan het programma is."], "examples" = ["Gemeente Waterland"]))]
    pub organisation: Text,
    /// Whose view it is; from `people` of the programme.
    #[schemars(extend("x-nl" = ["Leidinggevende", "Van wie de weergave is; uit `people` van het programma."], "examples" = ["p-marc"]))]
    pub manager: PersonId,
    /// The manager's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van de leidinggevende."], "examples" = ["Marc"]))]
    pub name: Text,
    /// The last week that is looked at.
    #[schemars(title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week waarnaar is gekeken."], "examples" = ["2026-W13"]))]
    pub as_of: Week,
    /// The fewest members with which a team is shown (k): the parameter `min_group`, at least 2.
    #[schemars(title = "Smallest group", extend("x-nl" = ["Kleinste groep", "Het kleinste aantal leden waarbij een team wordt getoond (k): de parameter `min_group`, ten minste 2."], "examples" = [5]))]
    pub min_group: u16,
    /// Why nothing is shown, where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "NothingToShow", title = "Why nothing", extend("x-nl" = ["Waarom niets", "Waarom er niets wordt getoond, als dat zo is."]))]
    pub nothing: Option<NothingToShow>,
    /// Those who account to the manager, in the document's order.
    #[schemars(extend("x-nl" = ["Professionals", "Wie aan de leidinggevende verantwoording afleggen, in de volgorde van het document."]))]
    pub professionals: Vec<Professional>,
    /// The teams of those who account to the manager that are shown, in the document's order.
    #[schemars(extend("x-nl" = ["Teams", "De teams van die professionals die worden getoond, in de volgorde van het document."]))]
    pub teams: Vec<ManagedTeam>,
    /// How many of their teams are not shown, having fewer members than `min_group`; not which.
    #[schemars(title = "Teams not shown", extend("x-nl" = ["Niet getoonde teams", "Hoeveel van hun teams niet worden getoond, omdat ze minder leden hebben dan `min_group`; niet welke."], "examples" = [0]))]
    pub withheld: u32,
    /// How many outcomes of the teams that are shown are left out, since one person alone worked on them.
    #[schemars(extend("x-nl" = ["Weggelaten uitkomsten", "Hoeveel uitkomsten van de getoonde teams zijn weggelaten, omdat maar één persoon eraan werkte."], "examples" = [0]))]
    pub outcomes_left_out: u32,
    /// How many results of the teams that are shown are left out, since less the outcomes that are shown they would tell
    /// of those that are left out, or of what fewer people than `min_group` left to AI.
    #[schemars(extend("x-nl" = ["Weggelaten resultaten", "Hoeveel resultaten van de getoonde teams zijn weggelaten, omdat ze na aftrek van de getoonde uitkomsten iets zouden zeggen over de weggelaten uitkomsten, of over wat minder mensen dan `min_group` aan AI overlieten."], "examples" = [0]))]
    pub results_left_out: u32,
}

words! {
    /// Why a view shows nothing (*niets te tonen*).
    #[nl = "Waarom een weergave niets toont."]
    pub enum NothingToShow {
        /// Nobody accounts to this person.
        NobodyAccounts = "nobody_accounts" (
            "niemand legt aan deze persoon verantwoording af",
            "nobody accounts to this person",
            "Niemand legt aan deze persoon verantwoording af."
        ),
    }
}

/// Somebody who accounts to the manager (*professional*; P8): what they accounted for, and that they took part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Iemand die aan de leidinggevende verantwoording aflegt (P8): wat die persoon heeft verantwoord, en dat die meedeed."))]
#[non_exhaustive]
pub struct Professional {
    /// The id of the person; from `people` of the programme.
    #[schemars(extend("x-nl" = ["Persoon", "Het id van de persoon; uit `people` van het programma."]))]
    pub person: PersonId,
    /// The person's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van de persoon."], "examples" = ["Anna"]))]
    pub name: Text,
    /// What the person accounted for to this manager, by week (P8).
    #[schemars(extend("x-nl" = ["Verantwoordingen", "Wat de persoon aan deze leidinggevende heeft verantwoord, op volgorde van week (P8)."]))]
    pub accounts: Vec<Accounted>,
    /// The proposals that those accounts name, in the order in which they were put forward.
    #[schemars(extend("x-nl" = ["Innovatievoorstellen", "De voorstellen die in die verantwoordingen worden genoemd, in de volgorde waarin ze zijn ingebracht."]))]
    pub proposals: Vec<ProposalTold>,
    /// In how many of their teams' held weeks the person took part.
    #[schemars(extend("x-nl" = ["Deelname", "In hoeveel van de gehouden weekcycli van de eigen teams de persoon meedeed."]))]
    pub participation: Participation,
}

/// A team that is shown (*getoond team*): as a whole, nobody in it apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een team dat wordt getoond: als geheel, niemand apart."))]
#[non_exhaustive]
pub struct ManagedTeam {
    /// The id of the team; from `teams` of the programme.
    #[schemars(extend("x-nl" = ["Team", "Het id van het team; uit `teams` van het programma."]))]
    pub team: TeamId,
    /// The team's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van het team."], "examples" = ["Burgerzaken"]))]
    pub name: Text,
    /// How many of its members count in the last week that is looked at; at least `min_group`.
    #[schemars(extend("x-nl" = ["Leden", "Hoeveel leden meetellen in de laatste week waarnaar is gekeken; ten minste `min_group`."], "examples" = [7]))]
    pub members: u32,
    /// The innovation proposals of the team, in the order in which they were put forward (P7).
    #[schemars(extend("x-nl" = ["Innovatievoorstellen", "De innovatievoorstellen van het team, in de volgorde waarin ze zijn ingebracht (P7)."]))]
    pub proposals: Vec<ProposalTold>,
    /// The outcomes of the team, by week, but for those that one person alone worked on (P11).
    #[schemars(extend("x-nl" = ["Uitkomsten", "De uitkomsten van het team, op volgorde van week, behalve die waaraan maar één persoon werkte (P11)."]))]
    pub outcomes: Vec<TeamOutcome>,
    /// What came of the team's work, by expectation in the document's order, but for what would tell of few people.
    #[schemars(extend("x-nl" = ["Resultaten", "Wat het werk van het team opleverde, per verwachting in de volgorde van het document, behalve wat over te weinig mensen zou gaan."]))]
    pub results: Vec<TeamYield>,
}

/// An outcome of a team (*uitkomst van een team*; P11); from `outcomes` of the cycles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een uitkomst van een team (P11); uit `outcomes` van de weekcycli."))]
#[non_exhaustive]
pub struct TeamOutcome {
    /// The week in which it was reported.
    #[schemars(extend("x-nl" = ["Week", "De week waarin de uitkomst is gemeld."]))]
    pub week: Week,
    /// The id of the expectation to which it contributes.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting waaraan de uitkomst bijdraagt."]))]
    pub expectation: ExpectationId,
    /// The week's change in the indicator, in `unit` and signed; never its level.
    #[schemars(extend("x-nl" = ["Verandering", "De verandering van de indicator in deze week, in de eenheid `unit` en met teken; nooit zijn stand."], "examples" = [12.5]))]
    pub amount: Amount,
    /// The standard error of `amount`, in `unit`.
    #[schemars(extend("x-nl" = ["Standaardfout", "De standaardfout van de verandering, in de eenheid `unit`."], "examples" = [1.2]))]
    pub standard_error: StandardError,
    /// The unit of `amount` and `standard_error`: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van `amount` en `standard_error`: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// What carries it: the work or the craft (P25).
    #[schemars(extend("x-nl" = ["Drager", "Wat de uitkomst draagt: het werk of het vakmanschap (P25)."]))]
    pub carrier: Carrier,
    /// The proposal it came from; absent where it came from none (P7).
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ProposalId", extend("x-nl" = ["Innovatievoorstel", "Het voorstel waaruit de uitkomst voortkwam; ontbreekt als zij uit geen voorstel voortkwam (P7)."]))]
    pub proposal: Option<ProposalId>,
}

/// What came of a team's work on an expectation (*resultaat van een team*); see the answer `results`, where every team
/// has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat het werk van een team aan een verwachting opleverde; zie het antwoord `results`, waar elk team dit heeft."))]
#[non_exhaustive]
pub struct TeamYield {
    /// The id of the expectation.
    #[schemars(extend("x-nl" = ["Verwachting", "Het id van de verwachting."]))]
    pub expectation: ExpectationId,
    /// The name of the indicator.
    #[schemars(extend("x-nl" = ["Indicator", "De naam van de indicator."], "examples" = ["Bespaarde uren"]))]
    pub indicator: Text,
    /// The unit of both figures: the indicator's.
    #[schemars(extend("x-nl" = ["Eenheid", "De eenheid van beide cijfers: die van de indicator."], "examples" = ["uur"]))]
    pub unit: Text,
    /// The team's yield so far (S), in `unit`, with its standard error.
    #[schemars(extend("x-nl" = ["Korte termijn", "Wat het team tot nu toe opbracht (S), in de eenheid `unit`, met standaardfout."], "examples" = [{ "value": 36.0, "standard_error": 1.6 }]))]
    pub short_term: Estimate,
    /// The part of that yield that lasts (D), in `unit`, with its standard error; it follows from the assumptions and
    /// was not measured.
    #[schemars(extend("x-nl" = ["Lange termijn", "Wat daarvan blijft (D), in de eenheid `unit`, met standaardfout; het volgt uit de aannames en is niet gemeten."], "examples" = [{ "value": 20.6, "standard_error": 1.1 }]))]
    pub long_term: Estimate,
}
