//! The answer: cells of groups and periods, with no place for a person, a text or an id of the source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::period::{Periods, ResearchPeriod};
use super::pseudonym::Pseudonym;
use super::words::{Asked, CheckedAi, Direction, PersonalData, ResearchSilence, UsedAi};
use crate::model::{Aggregate, Carrier, Horizon, Mode, Stage, Week};

/// What researchers see (*weergave voor onderzoek*): what groups of people did, by period, under pseudonyms. Ours.
///
/// People do not appear, no text is free, and no figure is about fewer than `min_group` people, alone or with others of
/// the same view. What is absent is none or too few. Pseudonymous data are personal data still (GDPR, article 4(5)).
///
/// There is no place in it for what is not allowed.
///
/// ```compile_fail
/// fn people(view: &lerendwerken::view::Research) -> usize {
///     view.people.len()
/// }
/// ```
/// ```compile_fail
/// use lerendwerken::view::ResearchCell;
/// fn team(cell: &ResearchCell) -> &lerendwerken::model::TeamId {
///     &cell.team
/// }
/// ```
/// ```compile_fail
/// use lerendwerken::view::ResearchCell;
/// fn group(cell: &ResearchCell) -> lerendwerken::model::TeamId {
///     cell.group // a pseudonym, which is the id of nothing
/// }
/// ```
/// What it does have compiles:
///
/// ```
/// use lerendwerken::view::{Pseudonym, ResearchCell};
/// fn group(cell: &ResearchCell) -> Pseudonym {
///     cell.group
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "View for research", extend("x-nl" = "Wat onderzoekers zien: wat groepen mensen deden, per periode, onder pseudoniem. Eigen keuze. Mensen komen er niet in voor, er staat geen vrije tekst in en geen getal gaat over minder dan `min_group` mensen, ook niet samen met andere getallen uit dezelfde weergave. Wat ontbreekt, is er niet of gaat over te weinig mensen. Gepseudonimiseerde gegevens blijven persoonsgegevens (AVG, artikel 4(5)). Wat niet mag, heeft er geen plaats in."))]
#[non_exhaustive]
pub struct Research {
    /// The programme, under a pseudonym.
    #[schemars(extend("x-nl" = ["Programma", "Het programma, onder een pseudoniem."]))]
    pub programme: Pseudonym,
    /// What sort of personal data it is.
    #[schemars(extend("x-nl" = ["Persoonsgegevens", "Wat voor persoonsgegevens het zijn."]))]
    pub personal_data: PersonalData,
    /// The fewest people that anything is said of (k); at least 2.
    #[schemars(title = "Smallest group", extend("x-nl" = ["Kleinste groep", "Het kleinste aantal mensen waarover iets wordt gezegd (k); ten minste 2."], "examples" = [5]))]
    pub min_group: u16,
    /// Whether weeks or quarters are told apart.
    #[schemars(extend("x-nl" = ["Perioden", "Of weken of kwartalen zijn onderscheiden."], "examples" = ["quarters"]))]
    pub periods: Periods,
    /// The last week that is looked at: the one that was asked for. Without one, the last week of the last period of
    /// which something is said; absent where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Week", title = "As-of week", extend("x-nl" = ["Peilweek", "De laatste week waarnaar is gekeken: de week die is gevraagd. Is er geen gevraagd, dan de laatste week van de laatste periode waarover iets wordt gezegd; ontbreekt als er niets te zeggen is."], "examples" = ["2026-W13"]))]
    pub as_of: Option<Week>,
    /// Why nothing is said, where nothing is.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ResearchSilence", title = "Why silent", extend("x-nl" = ["Reden van zwijgen", "Waarom er niets wordt gezegd, als dat zo is."]))]
    pub silent: Option<ResearchSilence>,
    /// The groups, in the order of their pseudonyms.
    #[schemars(extend("x-nl" = ["Groepen", "De groepen, in de volgorde van hun pseudoniemen."]))]
    pub groups: Vec<ResearchGroup>,
    /// What was expected, in the order of the pseudonyms.
    #[schemars(extend("x-nl" = ["Verwachtingen", "Wat er werd verwacht, in de volgorde van de pseudoniemen."]))]
    pub expectations: Vec<ResearchExpectation>,
    /// What each group did in each period, in the order of groups and periods. One about too few people is absent.
    #[schemars(extend("x-nl" = ["Cellen", "Wat elke groep in elke periode deed, in de volgorde van groepen en perioden. Een cel over te weinig mensen ontbreekt."]))]
    pub cells: Vec<ResearchCell>,
    /// All groups together, by period in their order.
    #[schemars(extend("x-nl" = ["Per periode", "Alle groepen samen, per periode in hun volgorde."]))]
    pub by_period: Vec<ResearchPeriodTotals>,
    /// All cells together.
    #[schemars(extend("x-nl" = ["Totalen", "Alle cellen samen."]))]
    pub totals: ResearchTotals,
}

/// One team, or some that were put together until they are enough people (*groep*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Group", extend("x-nl" = "Eén team, of enkele teams samen, zodat het genoeg mensen zijn."))]
#[non_exhaustive]
pub struct ResearchGroup {
    /// The group, under a pseudonym; other teams together have another one.
    #[schemars(extend("x-nl" = ["Groep", "De groep, onder een pseudoniem; andere teams samen hebben een ander."]))]
    pub group: Pseudonym,
    /// How many different people are or were in its teams, rounded down to a multiple of `min_group`.
    #[schemars(extend("x-nl" = ["Leden", "Het aantal verschillende mensen in haar teams, ook wie er niet meer bij hoort, naar beneden afgerond op een veelvoud van `min_group`."], "examples" = [10]))]
    pub members: u32,
    /// Its cells together.
    #[schemars(extend("x-nl" = ["Totalen", "Haar cellen samen."]))]
    pub totals: ResearchTotals,
}

/// Something that was expected (*verwachting*), without its texts and its figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Expectation", extend("x-nl" = "Iets wat werd verwacht, zonder de teksten en de getallen."))]
#[non_exhaustive]
pub struct ResearchExpectation {
    /// The expectation, under a pseudonym.
    #[schemars(extend("x-nl" = ["Verwachting", "De verwachting, onder een pseudoniem."]))]
    pub expectation: Pseudonym,
    /// A direct yield or a durable result (P1, P11).
    #[schemars(extend("x-nl" = ["Horizon", "Een directe opbrengst of een duurzaam resultaat (P1, P11)."]))]
    pub horizon: Horizon,
    /// How the values of teams combine into the organisation's.
    #[schemars(title = "Aggregation", extend("x-nl" = ["Samenvoeging", "Hoe de waarden van teams samen die van de organisatie vormen."]))]
    pub aggregate: Aggregate,
    /// Which way its indicator has to go.
    #[schemars(extend("x-nl" = ["Richting", "Welke kant de indicator op moet."]))]
    pub direction: Direction,
}

/// What one group did in one period (*cel*). Each list splits one total into parts, as finely as leaves every part to at
/// least `min_group` people; parts of one list have the same labels, and a label that is absent is not told apart. A list
/// without parts is of nothing or of too few people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Cell", extend("x-nl" = "Wat één groep in één periode deed. Elke lijst splitst één totaal uit, zo fijn dat elk deel over ten minste `min_group` mensen gaat; alle delen van een lijst hebben dezelfde kenmerken, en naar een kenmerk dat ontbreekt, is niet uitgesplitst. Een lijst zonder delen gaat over niets of over te weinig mensen."))]
#[non_exhaustive]
pub struct ResearchCell {
    /// The group, under its pseudonym.
    #[schemars(extend("x-nl" = ["Groep", "De groep, onder haar pseudoniem."]))]
    pub group: Pseudonym,
    /// The week or the quarter.
    #[schemars(extend("x-nl" = ["Periode", "De week of het kwartaal."]))]
    pub period: ResearchPeriod,
    /// How many different people took part in something or asked something, rounded down to a multiple of `min_group`.
    #[schemars(extend("x-nl" = ["Deelnemers", "Het aantal verschillende mensen dat aan iets meedeed of iets vroeg, naar beneden afgerond op een veelvoud van `min_group`."], "examples" = [10]))]
    pub contributors: u32,
    /// How many weekly cycles were held.
    #[schemars(title = "Cycles held", extend("x-nl" = ["Gehouden weekcycli", "Het aantal weekcycli dat is gehouden."], "examples" = [8]))]
    pub held: u64,
    /// How many weekly cycles were skipped. Absent: none, or of teams with too few members.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u64", title = "Cycles skipped", extend("x-nl" = ["Overgeslagen weekcycli", "Het aantal weekcycli dat is overgeslagen. Ontbreekt: geen, of van teams met te weinig leden."], "examples" = [1]))]
    pub skipped: Option<u64>,
    /// Learning time in person-minutes, by the use of AI and how it was learned.
    #[schemars(extend("x-nl" = ["Leertijd", "De leertijd in persoonsminuten, uitgesplitst naar AI-gebruik en leervorm."]))]
    pub learning_time: Vec<ResearchTime>,
    /// Activities, by whether what came out of AI was verified.
    #[schemars(extend("x-nl" = ["Activiteiten", "De activiteiten, uitgesplitst naar controle van AI-uitvoer."]))]
    pub activities: Vec<ResearchActivities>,
    /// The weekly cycles that were held, by what was asked in them.
    #[schemars(title = "What was asked", extend("x-nl" = ["Wat is gevraagd", "De gehouden weekcycli, uitgesplitst naar wat erin is gevraagd."]))]
    pub asked: Vec<ResearchAsked>,
    /// Different innovation proposals that were listed, by their stage.
    #[schemars(title = "Innovation proposals", extend("x-nl" = ["Innovatievoorstellen", "De verschillende innovatievoorstellen die zijn opgesomd, uitgesplitst naar stadium."]))]
    pub proposals: Vec<ResearchProposals>,
    /// Outcomes that were reported, by their horizon and what carries them.
    #[schemars(extend("x-nl" = ["Uitkomsten", "De gemelde uitkomsten, uitgesplitst naar horizon en drager."]))]
    pub outcomes: Vec<ResearchOutcomes>,
    /// What outcomes amount to, by expectation in the order of the pseudonyms; each expectation is on its own here, and
    /// absent where it is none or too few people's.
    #[schemars(extend("x-nl" = ["Veranderingen", "Hoeveel de uitkomsten samen bedragen, per verwachting in de volgorde van de pseudoniemen; elke verwachting staat hier op zichzelf, en ontbreekt als er niets is of als het van te weinig mensen is."]))]
    pub amounts: Vec<ResearchAmount>,
}

/// Learning time of one sort (*leertijd*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Learning time", extend("x-nl" = "Leertijd van één soort."))]
#[non_exhaustive]
pub struct ResearchTime {
    /// With AI or without it, and as what. Absent: not told apart.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "UsedAi", title = "Use of AI", extend("x-nl" = ["AI-gebruik", "Met of zonder AI, en als wat. Ontbreekt: daarnaar is niet uitgesplitst."], "examples" = ["co_intelligence"]))]
    pub ai: Option<UsedAi>,
    /// How it was learned. Absent: not told apart.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Mode", extend("x-nl" = ["Leervorm", "Hoe er is geleerd. Ontbreekt: daarnaar is niet uitgesplitst."], "examples" = ["together"]))]
    pub mode: Option<Mode>,
    /// Minutes times the different people who took part, in person-minutes.
    #[schemars(title = "Person-minutes", extend("x-nl" = ["Persoonsminuten", "De minuten maal het aantal verschillende mensen dat meedeed, in persoonsminuten."], "examples" = [450]))]
    pub person_minutes: u64,
}

/// Activities of one sort (*activiteiten*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Activities", extend("x-nl" = "Activiteiten van één soort."))]
#[non_exhaustive]
pub struct ResearchActivities {
    /// Whether what came out of AI was verified. Absent: not told apart.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "CheckedAi", title = "Verification of AI output", extend("x-nl" = ["Controle van AI-uitvoer", "Of de AI-uitvoer is gecontroleerd. Ontbreekt: daarnaar is niet uitgesplitst."], "examples" = ["verified"]))]
    pub ai: Option<CheckedAi>,
    /// How many activities.
    #[schemars(extend("x-nl" = ["Activiteiten", "Het aantal activiteiten."], "examples" = [12]))]
    pub activities: u64,
}

/// Weekly cycles in which one sort of thing was asked (*weekcycli naar vraag*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Cycles by question", extend("x-nl" = "Weekcycli waarin één soort vraag is gesteld."))]
#[non_exhaustive]
pub struct ResearchAsked {
    /// What was asked.
    #[schemars(title = "What was asked", extend("x-nl" = ["Wat is gevraagd", "Wat er is gevraagd."]))]
    pub asked: Asked,
    /// How many weekly cycles that were held.
    #[schemars(title = "Weekly cycles", extend("x-nl" = ["Weekcycli", "Het aantal gehouden weekcycli."], "examples" = [6]))]
    pub cycles: u64,
}

/// Innovation proposals of one sort (*innovatievoorstellen*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Innovation proposals", extend("x-nl" = "Innovatievoorstellen van één soort."))]
#[non_exhaustive]
pub struct ResearchProposals {
    /// Their stage when they were last listed in the period. Absent: not told apart.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Stage", extend("x-nl" = ["Stadium", "Het stadium waarin ze voor het laatst in de periode zijn opgesomd. Ontbreekt: daarnaar is niet uitgesplitst."], "examples" = ["tried"]))]
    pub stage: Option<Stage>,
    /// How many different innovation proposals.
    #[schemars(title = "Innovation proposals", extend("x-nl" = ["Innovatievoorstellen", "Het aantal verschillende innovatievoorstellen."], "examples" = [4]))]
    pub proposals: u64,
}

/// Outcomes of one sort (*uitkomsten*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Outcomes", extend("x-nl" = "Uitkomsten van één soort."))]
#[non_exhaustive]
pub struct ResearchOutcomes {
    /// The horizon of what was expected. Absent: not told apart.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Horizon", extend("x-nl" = ["Horizon", "De horizon van wat werd verwacht. Ontbreekt: daarnaar is niet uitgesplitst."], "examples" = ["direct"]))]
    pub horizon: Option<Horizon>,
    /// What carries them: the work or the craft (P25). Absent: not told apart.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Carrier", extend("x-nl" = ["Drager", "Wat ze draagt: het werk of het vakmanschap (P25). Ontbreekt: daarnaar is niet uitgesplitst."], "examples" = ["work"]))]
    pub carrier: Option<Carrier>,
    /// How many outcomes.
    #[schemars(extend("x-nl" = ["Uitkomsten", "Het aantal uitkomsten."], "examples" = [7]))]
    pub outcomes: u64,
}

/// What the outcomes under one expectation amount to (*verandering*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Amount", extend("x-nl" = "Hoeveel de uitkomsten bij één verwachting samen bedragen."))]
#[non_exhaustive]
pub struct ResearchAmount {
    /// The expectation, under its pseudonym.
    #[schemars(extend("x-nl" = ["Verwachting", "De verwachting, onder haar pseudoniem."]))]
    pub expectation: Pseudonym,
    /// What carries the outcomes: the work or the craft (P25). Absent: not told apart.
    #[serde(default, deserialize_with = "crate::model::storage::present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Carrier", extend("x-nl" = ["Drager", "Wat de uitkomsten draagt: het werk of het vakmanschap (P25). Ontbreekt: daarnaar is niet uitgesplitst."], "examples" = ["craft"]))]
    pub carrier: Option<Carrier>,
    /// The sum of the amounts as they were reported, in the indicator's unit, which is a free text and not said.
    #[schemars(extend("x-nl" = ["Verandering", "De som van de gemelde veranderingen, in de eenheid van de indicator; die eenheid is vrije tekst en staat er niet bij."], "examples" = [-12.5]))]
    pub amount: f64,
}

/// All groups together in one period (*totalen van een periode*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Totals of a period", extend("x-nl" = "Alle groepen samen in één periode."))]
#[non_exhaustive]
pub struct ResearchPeriodTotals {
    /// The week or the quarter.
    #[schemars(extend("x-nl" = ["Periode", "De week of het kwartaal."]))]
    pub period: ResearchPeriod,
    /// The cells of this period together.
    #[schemars(extend("x-nl" = ["Totalen", "De cellen van deze periode samen."]))]
    pub totals: ResearchTotals,
}

/// Some cells together (*totalen*): of what is published in them and of nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Totals", extend("x-nl" = "Enkele cellen samen: wat erin staat en niets anders."))]
#[non_exhaustive]
pub struct ResearchTotals {
    /// How many cells.
    #[schemars(extend("x-nl" = ["Cellen", "Het aantal cellen."], "examples" = [3]))]
    pub cells: u64,
    /// How many weekly cycles were held.
    #[schemars(title = "Cycles held", extend("x-nl" = ["Gehouden weekcycli", "Het aantal weekcycli dat is gehouden."], "examples" = [26]))]
    pub held: u64,
    /// How many weekly cycles were skipped.
    #[schemars(title = "Cycles skipped", extend("x-nl" = ["Overgeslagen weekcycli", "Het aantal weekcycli dat is overgeslagen."], "examples" = [2]))]
    pub skipped: u64,
    /// Learning time, in person-minutes.
    #[schemars(title = "Person-minutes", extend("x-nl" = ["Persoonsminuten", "De leertijd, in persoonsminuten."], "examples" = [5850]))]
    pub person_minutes: u64,
    /// How many activities.
    #[schemars(extend("x-nl" = ["Activiteiten", "Het aantal activiteiten."], "examples" = [64]))]
    pub activities: u64,
    /// How many innovation proposals; one that is listed in two periods counts in both.
    #[schemars(title = "Innovation proposals", extend("x-nl" = ["Innovatievoorstellen", "Het aantal innovatievoorstellen; een voorstel dat in twee perioden is opgesomd, telt in beide."], "examples" = [9]))]
    pub proposals: u64,
    /// How many outcomes.
    #[schemars(extend("x-nl" = ["Uitkomsten", "Het aantal uitkomsten."], "examples" = [21]))]
    pub outcomes: u64,
}

#[cfg(feature = "research")]
impl ResearchTotals {
    /// With what is published in one more cell.
    pub(super) fn and(self, cell: &ResearchCell) -> Self {
        Self {
            cells: self.cells + 1,
            held: self.held + cell.held,
            skipped: self.skipped + cell.skipped.unwrap_or_default(),
            person_minutes: self.person_minutes + cell.learning_time.iter().map(|it| it.person_minutes).sum::<u64>(),
            activities: self.activities + cell.activities.iter().map(|it| it.activities).sum::<u64>(),
            proposals: self.proposals + cell.proposals.iter().map(|it| it.proposals).sum::<u64>(),
            outcomes: self.outcomes + cell.outcomes.iter().map(|it| it.outcomes).sum::<u64>(),
        }
    }
}
