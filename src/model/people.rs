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
pub struct Person {
    /// The person's id.
    pub id: PersonId,
    /// The person's name.
    pub name: Text,
    /// The manager to whom this person accounts for the development (P8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts_to: Option<PersonId>,
    /// Contracted working time, in minutes a week.
    pub weekly_minutes: Minutes,
    /// The first week in which this person counts; absent: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Week>,
    /// The last week in which this person counts; absent: to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Week>,
    /// What stands for it in vocabularies of others.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
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
pub struct Team {
    /// The team's id.
    pub id: TeamId,
    /// The team's name.
    pub name: Text,
    /// Who belongs to it.
    pub members: NonEmpty<PersonId>,
    /// When the team works.
    pub working_hours: Vec<WorkingHours>,
    /// The fixed moments at which it learns (P4).
    pub moments: Vec<Moment>,
    /// What stands for it in vocabularies of others.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Reference>>")]
    pub references: Vec<Reference>,
    /// Data of an embedding application's own.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Extensions::is_empty")]
    #[schemars(with = "Option<Extensions>")]
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

/// Hours of one day in which a team works (*werktijd*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingHours {
    /// The day on which they begin.
    pub day: Weekday,
    /// When they begin.
    pub from: Clock,
    /// When they end; at or before `from` they run into the next day (night shift).
    pub until: Clock,
}

/// A fixed moment in working time, every week (*vast moment*; P4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The moment's id, within its team.
    pub id: MomentId,
    /// The day of the week.
    pub day: Weekday,
    /// When it begins.
    pub from: Clock,
    /// How long it lasts.
    pub minutes: Minutes,
}

/// What a professional accounts for to the manager: the development, never the learning process
/// (*verantwoording*; P8).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The account's id.
    pub id: super::AccountId,
    /// Who accounts.
    pub professional: PersonId,
    /// To whom.
    pub to: PersonId,
    /// In which week.
    pub week: Week,
    /// What developed, in the professional's own words.
    pub development: Text,
    /// The innovation proposals that came of it, of the professional's teams.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<super::ProposalId>>")]
    pub proposals: Vec<super::ProposalId>,
    /// The expectations to which it contributed.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<super::ExpectationId>>")]
    pub expectations: Vec<super::ExpectationId>,
}
