//! What changed: one thing or one value of it.

use super::content::Content;
use crate::model::words;
use crate::rules::{At, Key, Step};

words! {
    /// How something changed (*soort wijziging*).
    #[nl = "Hoe iets is gewijzigd."]
    pub enum ChangeKind {
        /// It is there now.
        Added = "added" ("toegevoegd", "added", "Het is er nu."),
        /// It is no longer there.
        Removed = "removed" ("verwijderd", "removed", "Het is er niet meer."),
        /// It says something else.
        Changed = "changed" ("gewijzigd", "changed", "Er staat nu iets anders."),
        /// It stands elsewhere: an expectation under another goal, a fixed moment in another team.
        Moved = "moved" ("verplaatst", "moved", "Het staat nu elders: een verwachting bij een ander doel, een vast moment bij een ander team."),
    }
}

words! {
    /// A thing of the frame that has an id.
    pub enum Thing {
        /// The programme itself.
        Programme = "programme" ("programma", "programme"),
        /// A person.
        Person = "person" ("persoon", "person"),
        /// A team.
        Team = "team" ("team", "team"),
        /// A fixed moment of a team.
        Moment = "moment" ("vast moment", "fixed moment"),
        /// An AI system.
        AiSystem = "ai_system" ("AI-systeem", "AI system"),
        /// A goal.
        Goal = "goal" ("doel", "goal"),
        /// An expectation of a goal.
        Expectation = "expectation" ("verwachting", "expectation"),
        /// A development question.
        DevelopmentQuestion = "development_question" ("ontwikkelvraag", "development question"),
    }
}

/// Something that changed in the frame (*wijziging*).
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub(super) kind: ChangeKind,
    pub(super) subject: Subject,
    /// The way from the subject to what changed in it; none where it is the subject itself.
    pub(super) path: Box<[Step]>,
    /// What follows the path that is no member of the format, such as the code of a rule.
    pub(super) rest: Option<Box<str>>,
    pub(super) from: Option<Content>,
    pub(super) to: Option<Content>,
}

/// The thing with an id that a change is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Subject {
    pub(super) thing: Thing,
    pub(super) id: Box<str>,
    /// The goal of an expectation, the team of a moment.
    pub(super) parent: Option<(Thing, Box<str>)>,
    /// Where it stands.
    pub(super) at: Box<[Step]>,
}

impl Change {
    /// How it changed.
    pub fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// The id of the nearest thing that has one.
    pub fn about(&self) -> &str {
        &self.subject.id
    }

    /// What kind of thing that is.
    pub fn thing(&self) -> Thing {
        self.subject.thing
    }

    /// What that thing belongs to, with its id: the goal of an expectation, the team of a fixed moment.
    pub fn parent(&self) -> Option<(Thing, &str)> {
        self.subject.parent.as_ref().map(|(thing, id)| (*thing, &**id))
    }

    /// Whether it is the thing itself that came, went or moved, and not something that it says.
    pub fn is_whole(&self) -> bool {
        self.path.is_empty() && self.rest.is_none()
    }

    /// Whether its place is in the older version: that of what was removed.
    pub fn is_in_older(&self) -> bool {
        self.kind == ChangeKind::Removed
    }

    /// The place as a JSON Pointer, within the newer version, or within the older of what was removed. A member
    /// that the document leaves to its default is named all the same.
    pub fn pointer(&self) -> String {
        let steps = self.subject.at.iter().chain(&self.path);
        let at = steps.fold(At::root(), |at, step| at.down(*step));
        match &self.rest {
            Some(rest) => format!("{at}/{rest}"),
            None => at.to_string(),
        }
    }

    /// What it was; of what moved, the id of what it belonged to.
    pub fn from(&self) -> Option<&Content> {
        self.from.as_ref()
    }

    /// What it is now; of what moved, the id of what it belongs to.
    pub fn to(&self) -> Option<&Content> {
        self.to.as_ref()
    }

    /// The members on the way from the thing to what changed in it.
    pub(super) fn members(&self) -> impl Iterator<Item = Key> + '_ {
        self.path.iter().filter_map(|step| if let Step::Key(key) = step { Some(*key) } else { None })
    }
}
