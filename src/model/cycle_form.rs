//! How a cycle stands in a document: one object, of which the status decides what may stand in it.
//!
//! The table [`Status::members`] is the one source: the reader, the writer and the schema use it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Map, Value, json};

use super::allowed::DUTCH;
use super::cycle::{Activity, Cycle, Held, LearningQuestion, Outcome, Planned, Proposal, Session, State, Status};
use super::extensions::Extensions;
use super::id::{CycleId, TeamId};
use super::storage::Storage;
use super::time::Week;
use super::wording::Text;

impl Status {
    /// The members that may stand in a cycle of this status, besides `id`, `team`, `week` and
    /// `status`.
    pub const fn members(self) -> &'static [&'static str] {
        match self {
            Self::Planned => &["sessions", "learning_questions", "extensions"],
            Self::Held => &["sessions", "learning_questions", "activities", "proposals", "outcomes", "extensions"],
            Self::Skipped => &["reason", "extensions"],
        }
    }
}

/// A member that may be absent, with the difference between absent and `null` kept: where a status
/// does not allow a member, not even `null` may stand there.
#[derive(Debug, Default)]
enum Given<T> {
    #[default]
    Absent,
    Null,
    Value(T),
}

impl<T> Given<T> {
    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    fn or_default(self) -> T
    where
        T: Default,
    {
        match self {
            Self::Value(value) => value,
            Self::Absent | Self::Null => T::default(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.map_or(Self::Null, Self::Value))
    }
}

/// All members that any cycle may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "S: Storage<'de>"))]
struct Form<S> {
    id: CycleId<S>,
    team: TeamId<S>,
    week: Week,
    status: Status,
    #[serde(default)]
    reason: Given<Text<S>>,
    #[serde(default)]
    sessions: Given<Vec<Session<S>>>,
    #[serde(default)]
    learning_questions: Given<Vec<LearningQuestion<S>>>,
    #[serde(default)]
    activities: Given<Vec<Activity<S>>>,
    #[serde(default)]
    proposals: Given<Vec<Proposal<S>>>,
    #[serde(default)]
    outcomes: Given<Vec<Outcome<S>>>,
    #[serde(default)]
    extensions: Given<Extensions>,
}

impl<S> Form<S> {
    /// The members that are given and that the status does not allow.
    fn misplaced(&self) -> Option<&'static str> {
        let allowed = self.status.members();
        [
            ("reason", self.reason.is_absent()),
            ("sessions", self.sessions.is_absent()),
            ("learning_questions", self.learning_questions.is_absent()),
            ("activities", self.activities.is_absent()),
            ("proposals", self.proposals.is_absent()),
            ("outcomes", self.outcomes.is_absent()),
            ("extensions", self.extensions.is_absent()),
        ]
        .into_iter()
        .find_map(|(name, absent)| (!absent && !allowed.contains(&name)).then_some(name))
    }
}

impl<'de, S: Storage<'de>> Deserialize<'de> for Cycle<S> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let form = Form::<S>::deserialize(from)?;
        if let Some(member) = form.misplaced() {
            return Err(de::Error::custom(format_args!("`{member}` may not stand in a {} cycle", form.status)));
        }
        let state = match form.status {
            Status::Planned => State::Planned(Planned {
                sessions: form.sessions.or_default(),
                learning_questions: form.learning_questions.or_default(),
            }),
            Status::Held => State::Held(Held {
                sessions: form.sessions.or_default(),
                learning_questions: form.learning_questions.or_default(),
                activities: form.activities.or_default(),
                proposals: form.proposals.or_default(),
                outcomes: form.outcomes.or_default(),
            }),
            Status::Skipped => match form.reason {
                Given::Value(reason) => State::Skipped { reason },
                Given::Absent | Given::Null => return Err(de::Error::missing_field("reason")),
            },
        };
        Ok(Self { id: form.id, team: form.team, week: form.week, state, extensions: form.extensions.or_default() })
    }
}

impl<S: AsRef<str>> Serialize for Cycle<S> {
    fn serialize<W: Serializer>(&self, to: W) -> Result<W::Ok, W::Error> {
        let mut object = to.serialize_struct("Cycle", 4 + self.status().members().len())?;
        object.serialize_field("id", &self.id)?;
        object.serialize_field("team", &self.team)?;
        object.serialize_field("week", &self.week)?;
        object.serialize_field("status", &self.status())?;
        match &self.state {
            State::Skipped { reason } => object.serialize_field("reason", reason)?,
            State::Planned(planned) => {
                list(&mut object, "sessions", &planned.sessions)?;
                list(&mut object, "learning_questions", &planned.learning_questions)?;
            }
            State::Held(held) => {
                list(&mut object, "sessions", &held.sessions)?;
                list(&mut object, "learning_questions", &held.learning_questions)?;
                list(&mut object, "activities", &held.activities)?;
                list(&mut object, "proposals", &held.proposals)?;
                list(&mut object, "outcomes", &held.outcomes)?;
            }
        }
        if self.extensions.is_empty() {
            object.skip_field("extensions")?;
        } else {
            object.serialize_field("extensions", &self.extensions)?;
        }
        object.end()
    }
}

/// Writes a list, unless it is empty.
fn list<O: SerializeStruct, T: Serialize>(to: &mut O, name: &'static str, list: &[T]) -> Result<(), O::Error> {
    if list.is_empty() { to.skip_field(name) } else { to.serialize_field(name, list) }
}

/// The members of a cycle as a schema sees them; it differs from the form that is read in nothing
/// but the words that describe each member.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct Members {
    /// The cycle's id.
    #[schemars(extend("x-nl" = ["Id", "Het id van de weekcyclus."]))]
    id: CycleId,
    /// The team whose week it is.
    #[schemars(extend("x-nl" = ["Team", "Het team waarvan het de weekcyclus is."]))]
    team: TeamId,
    /// The ISO week.
    #[schemars(extend("x-nl" = ["Week", "De ISO-week."]))]
    week: Week,
    /// What became of it; it decides what else may stand in the cycle.
    status: Status,
    /// Why it was skipped.
    #[schemars(extend("x-nl" = ["Reden", "Waarom de week is overgeslagen."], "examples" = ["Zomerreces"]))]
    reason: Text,
    /// When the team sits together (P4).
    #[schemars(extend("x-nl" = ["Sessies", "Wanneer het team bij elkaar zit (P4)."]))]
    sessions: Option<Vec<Session>>,
    /// The learning questions that are worked on (P3).
    #[schemars(extend("x-nl" = ["Leervragen", "De leervragen waaraan wordt gewerkt (P3)."]))]
    learning_questions: Option<Vec<LearningQuestion>>,
    /// What was done (P5).
    #[schemars(extend("x-nl" = ["Activiteiten", "Wat er is gedaan (P5)."]))]
    activities: Option<Vec<Activity>>,
    /// The innovation proposals, at their stage in this week (P7).
    #[schemars(extend("x-nl" = ["Innovatievoorstellen", "De innovatievoorstellen, in het stadium van deze week (P7)."]))]
    proposals: Option<Vec<Proposal>>,
    /// What came out (P11).
    #[schemars(extend("x-nl" = ["Uitkomsten", "Wat er uitkwam (P11)."]))]
    outcomes: Option<Vec<Outcome>>,
    /// Data of an embedding application's own, by keys in its namespace. They are kept, and nothing else is done with
    /// them.
    #[schemars(extend("x-nl" = ["Uitbreidingen", "Eigen gegevens van een andere toepassing, onder sleutels in haar naamruimte. Ze worden bewaard; verder gebeurt er niets mee."]))]
    extensions: Option<Extensions>,
}

impl<S> JsonSchema for Cycle<S> {
    fn schema_name() -> Cow<'static, str> {
        "Cycle".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let members = Members::json_schema(generator);
        let none = Map::new();
        let properties = members.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let shapes: Vec<Value> = Status::ALL.iter().map(|status| shape_of(*status, properties)).collect();
        schemars::json_schema!({
            "description": "One team's one ISO week (*weekcyclus*; Vitale Weekcyclus, P4, P5). What may stand in it follows from its status.",
            DUTCH: "Eén ISO-week van één team (Vitale Weekcyclus, P4, P5). Wat erin staat, volgt uit de status.",
            "oneOf": shapes
        })
    }
}

/// The shape of a cycle of one status.
fn shape_of(status: Status, all: &Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut required = vec!["id", "team", "week", "status"];
    for name in ["id", "team", "week", "status"].into_iter().chain(status.members().iter().copied()) {
        properties.insert(name.into(), all.get(name).cloned().unwrap_or_default());
    }
    let (what, dutch) = described(status);
    properties.insert(
        "status".into(),
        json!({ "description": what, DUTCH: ["Status", dutch[1]], "type": "string", "const": status.as_str() }),
    );
    if status == Status::Skipped {
        required.push("reason");
    }
    json!({
        "title": format!("{}Cycle", capitalised(status.as_str())),
        "description": what,
        DUTCH: dutch,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "required": required
    })
}

/// What a cycle of a status is, and what it is called and is in Dutch.
const fn described(status: Status) -> (&'static str, [&'static str; 2]) {
    match status {
        Status::Planned => ("A week that is still to come.", ["Geplande weekcyclus", "Een week die nog komt."]),
        Status::Held => (
            "A week in which the team sat together to learn (P4, P5).",
            ["Gehouden weekcyclus", "Een week waarin het team bijeenkwam om te leren (P4, P5)."],
        ),
        Status::Skipped => (
            "A week that was skipped, and why.",
            ["Overgeslagen weekcyclus", "Een week die is overgeslagen, en waarom."],
        ),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
