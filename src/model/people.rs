//! The people, their teams and the fixed moments at which they learn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allowed::{Refused, made};
use super::extensions::Extensions;
use super::id::{MomentId, PersonId, TeamId};
use super::list::NonEmpty;
use super::quantity::Minutes;
use super::reference::Reference;
use super::storage::or_default;
use super::time::{Clock, Week, Weekday};
use super::wording::Text;

/// Somebody who works and learns, executives included (*professional*; P24).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Iemand die werkt en leert, bestuurders inbegrepen (P24)."))]
pub struct Person {
    /// The person's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van deze persoon."]))]
    pub id: PersonId,
    /// The person's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van deze persoon."], "examples" = ["Anna"]))]
    pub name: Text,
    /// The manager to whom this person accounts for the development (P8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Leidinggevende", "De leidinggevende aan wie deze persoon de ontwikkeling verantwoordt (P8)."], "examples" = ["p-marc"]))]
    pub accounts_to: Option<PersonId>,
    /// Contracted working time, in minutes a week.
    #[schemars(title = "Minutes a week", extend("x-nl" = ["Minuten per week", "De contractuele werktijd, in minuten per week."], "examples" = [1920]))]
    pub weekly_minutes: Minutes,
    /// The first week in which this person counts; absent: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Vanaf", "De eerste week waarin deze persoon meetelt; ontbreekt zij, dan vanaf het begin."]))]
    pub from: Option<Week>,
    /// The last week in which this person counts; absent: to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-nl" = ["Tot en met", "De laatste week waarin deze persoon meetelt; ontbreekt zij, dan tot het einde."]))]
    pub until: Option<Week>,
    /// What stands for this person in registers of others, such as a number in a personnel system.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    #[schemars(extend("x-nl" = ["Verwijzingen", "Waarmee deze persoon elders is aangeduid, bijvoorbeeld met een nummer in een personeelssysteem."]))]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own, by keys in its namespace. They are kept, and nothing else is done with
    /// them.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
    #[schemars(extend("x-nl" = ["Uitbreidingen", "Eigen gegevens van een andere toepassing, onder sleutels in haar naamruimte. Ze worden bewaard; verder gebeurt er niets mee."]))]
    pub extensions: Extensions,
}

impl Person {
    /// A person with the contracted minutes a week.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        id: impl TryInto<PersonId, Error: Into<Refused>>,
        name: impl TryInto<Text, Error: Into<Refused>>,
        weekly_minutes: u16,
    ) -> Result<Self, Refused> {
        Ok(Self {
            id: made(id)?,
            name: made(name)?,
            accounts_to: None,
            weekly_minutes: Minutes::new(weekly_minutes)?,
            from: None,
            until: None,
            references: Vec::new(),
            extensions: Extensions::default(),
        })
    }

    /// Says to whom this person accounts.
    ///
    /// # Errors
    /// Where that is no id.
    pub fn accounts_to(mut self, manager: impl TryInto<PersonId, Error: Into<Refused>>) -> Result<Self, Refused> {
        self.accounts_to = Some(made(manager)?);
        Ok(self)
    }
}

/// A team that works and learns together (*team*; P5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een team dat samen werkt en leert (P5)."))]
pub struct Team {
    /// The team's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van het team."]))]
    pub id: TeamId,
    /// The team's name.
    #[schemars(extend("x-nl" = ["Naam", "De naam van het team."], "examples" = ["Burgerzaken"]))]
    pub name: Text,
    /// Who belongs to it.
    #[schemars(extend("x-nl" = ["Leden", "Wie bij het team horen."]))]
    pub members: NonEmpty<PersonId>,
    /// When the team works (P4).
    #[schemars(extend("x-nl" = ["Werktijden", "Wanneer het team werkt (P4)."]))]
    pub working_hours: Vec<WorkingHours>,
    /// The fixed moments in working time at which it learns (P4).
    #[schemars(title = "Fixed moments", extend("x-nl" = ["Vaste momenten", "De vaste momenten in werktijd waarop het team leert (P4)."]))]
    pub moments: Vec<Moment>,
    /// What stands for the team in registers of others, such as the code of a department.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    #[schemars(extend("x-nl" = ["Verwijzingen", "Waarmee het team elders is aangeduid, bijvoorbeeld met de code van een afdeling."]))]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own, by keys in its namespace. They are kept, and nothing else is done with
    /// them.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
    #[schemars(extend("x-nl" = ["Uitbreidingen", "Eigen gegevens van een andere toepassing, onder sleutels in haar naamruimte. Ze worden bewaard; verder gebeurt er niets mee."]))]
    pub extensions: Extensions,
}

impl Team {
    /// A team of these members, as yet without working hours and fixed moments.
    ///
    /// # Errors
    /// Where a value is not what is allowed, or nobody is a member.
    pub fn new<M: TryInto<PersonId, Error: Into<Refused>>>(
        id: impl TryInto<TeamId, Error: Into<Refused>>,
        name: impl TryInto<Text, Error: Into<Refused>>,
        members: impl IntoIterator<Item = M>,
    ) -> Result<Self, Refused> {
        let members = members.into_iter().map(made).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            id: made(id)?,
            name: made(name)?,
            members: NonEmpty::new(members)?,
            working_hours: Vec::new(),
            moments: Vec::new(),
            references: Vec::new(),
            extensions: Extensions::default(),
        })
    }

    /// Adds working hours.
    ///
    /// # Errors
    /// Where a time is not what is allowed.
    pub fn works(
        mut self,
        day: Weekday,
        from: impl TryInto<Clock, Error: Into<Refused>>,
        until: impl TryInto<Clock, Error: Into<Refused>>,
    ) -> Result<Self, Refused> {
        let (from, until) = (made(from)?, made(until)?);
        self.working_hours.push(WorkingHours { day, from, until });
        Ok(self)
    }

    /// Adds a fixed moment.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn learns(
        mut self,
        id: impl TryInto<MomentId, Error: Into<Refused>>,
        day: Weekday,
        from: impl TryInto<Clock, Error: Into<Refused>>,
        minutes: u16,
    ) -> Result<Self, Refused> {
        self.moments.push(Moment { id: made(id)?, day, from: made(from)?, minutes: Minutes::new(minutes)? });
        Ok(self)
    }
}

/// Hours of one day in which a team works (*werktijd*; P4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "De uren van één dag waarop een team werkt (P4)."))]
pub struct WorkingHours {
    /// The day on which they begin.
    #[schemars(extend("x-nl" = ["Dag", "De dag waarop de werktijd begint."], "examples" = ["tue"]))]
    pub day: Weekday,
    /// When they begin.
    #[schemars(extend("x-nl" = ["Van", "Het tijdstip waarop de werktijd begint."], "examples" = ["08:30"]))]
    pub from: Clock,
    /// When they end; at or before `from` they run into the next day (night shift).
    #[schemars(extend("x-nl" = ["Tot", "Het tijdstip waarop de werktijd eindigt; is dat niet later dan het begin, dan loopt zij door in de volgende dag (nachtdienst)."], "examples" = ["17:00"]))]
    pub until: Clock,
}

/// A fixed moment in working time, every week (*vast moment*; P4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Een vast moment in werktijd, elke week (P4)."))]
pub struct Moment {
    /// The moment's id, within its team.
    #[schemars(extend("x-nl" = ["Id", "Het id van het vaste moment, uniek binnen het team."]))]
    pub id: MomentId,
    /// The day of the week.
    #[schemars(extend("x-nl" = ["Dag", "De dag van de week."], "examples" = ["tue"]))]
    pub day: Weekday,
    /// When it begins.
    #[schemars(extend("x-nl" = ["Begin", "Het tijdstip waarop het vaste moment begint."]))]
    pub from: Clock,
    /// How long it lasts, in minutes.
    #[schemars(extend("x-nl" = ["Duur", "Hoe lang het vaste moment duurt, in minuten."]))]
    pub minutes: Minutes,
}

/// What a professional accounts for to the manager: the development, never the learning process
/// (*verantwoording*; P8).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-nl" = "Wat een professional aan de leidinggevende verantwoordt: de ontwikkeling, nooit het leerproces (P8)."))]
pub struct Account {
    /// The account's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van de verantwoording."]))]
    pub id: super::AccountId,
    /// Who accounts.
    #[schemars(extend("x-nl" = ["Professional", "Wie verantwoording aflegt."]))]
    pub professional: PersonId,
    /// The manager to whom it is given.
    #[schemars(extend("x-nl" = ["Aan", "De leidinggevende aan wie verantwoording wordt afgelegd."], "examples" = ["p-marc"]))]
    pub to: PersonId,
    /// The week in which it is given.
    #[schemars(extend("x-nl" = ["Week", "De week waarin verantwoording wordt afgelegd."], "examples" = ["2026-W13"]))]
    pub week: Week,
    /// What developed, in the professional's own words.
    #[schemars(extend("x-nl" = ["Ontwikkeling", "Wat er is ontwikkeld, in de eigen woorden van de professional."], "examples" = ["Ik schrijf afwijzingen nu zelf."]))]
    pub development: Text,
    /// The innovation proposals that came of it, of the professional's teams (P7).
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<super::ProposalId>>")]
    #[schemars(extend("x-nl" = ["Innovatievoorstellen", "De innovatievoorstellen die eruit voortkwamen, van de teams van de professional (P7)."]))]
    pub proposals: Vec<super::ProposalId>,
    /// The expectations to which it contributed.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<super::ExpectationId>>")]
    #[schemars(extend("x-nl" = ["Verwachtingen", "De verwachtingen waaraan de ontwikkeling bijdroeg."]))]
    pub expectations: Vec<super::ExpectationId>,
}
