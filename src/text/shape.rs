//! The shape of a document: what may stand where, made once from its JSON Schema.
//!
//! The schema is the one source, so what a reader says about a document that it refuses cannot
//! differ from what the exported schema says.

use std::sync::LazyLock;

use crate::model::{Allowed, Assumptions, Cycle, Journal, Programme, RuleSettings};

use super::compile::compile;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Document {
    Programme,
    Cycle,
    Journal,
    Assumptions,
    RuleSettings,
}

/// What may stand in one place.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) shape: Shape,
    /// Whether `null` may stand for nothing.
    pub(super) nullable: bool,
}

#[derive(Debug)]
pub(super) enum Shape {
    Object(Object),
    Map(Box<Map>),
    List(Box<List>),
    AnyJson(Box<AnyJson>),
    Leaf(&'static Allowed),
    Boolean,
}

/// An object whose keys are chosen by whoever writes it.
#[derive(Debug)]
pub(super) struct Map {
    pub(super) key: &'static Allowed,
    pub(super) value: Node,
    /// The most keys.
    pub(super) most: Option<Most>,
}

/// Any JSON, bounded.
#[derive(Debug)]
pub(super) struct AnyJson {
    pub(super) number: &'static Allowed,
    pub(super) text: &'static Allowed,
    /// What its lists and objects may hold; none where none may stand.
    pub(super) within: Option<Within>,
}

/// What the lists and objects of any JSON may hold.
#[derive(Debug)]
pub(super) struct Within {
    pub(super) key: &'static Allowed,
    pub(super) value: Node,
    pub(super) most: Most,
}

/// The most that may stand in a list or an object, and what is said where there is more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    pub(super) number: usize,
    pub(super) refused: &'static Allowed,
}

#[derive(Debug)]
pub(super) struct List {
    pub(super) element: Node,
    pub(super) at_least_one: bool,
}

/// An object with known members; which of them may stand can depend on one of them.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) members: Vec<Member>,
    pub(super) choice: Option<Choice>,
}

#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) node: Node,
    /// In which variants it may stand.
    pub(super) allowed: Variants,
    /// In which variants it must stand.
    pub(super) required: Variants,
}

/// The member that decides which variant of an object it is, such as a cycle's `status`.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) by: String,
    /// The word of each variant.
    pub(super) words: Vec<String>,
}

/// A set of variants of an object; an object without a choice has one, the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variants(pub(super) u32);

impl Variants {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn all(count: usize) -> Self {
        Self((0..count).fold(0, |set, variant| set | Self::only(variant).0))
    }

    pub(super) fn only(variant: usize) -> Self {
        Self(u32::try_from(variant).ok().and_then(|variant| 1_u32.checked_shl(variant)).unwrap_or(0))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of these are among them.
    pub(super) fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether any of these is among them.
    pub(super) fn has_any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl Object {
    /// The number and declaration of a member.
    pub(super) fn member(&self, name: &str) -> Option<(usize, &Member)> {
        self.members.iter().enumerate().find(|(_, member)| member.name == name)
    }

    /// All its variants.
    pub(super) fn variants(&self) -> Variants {
        Variants::all(self.choice.as_ref().map_or(1, |choice| choice.words.len()))
    }

    /// The names of the members that may stand in any of these variants.
    pub(super) fn names(&self, variants: Variants) -> impl Iterator<Item = &str> {
        self.members.iter().filter(move |member| member.allowed.has_any(variants)).map(|member| member.name.as_str())
    }
}

impl Choice {
    /// The words of these variants.
    pub(super) fn words(&self, variants: Variants) -> impl Iterator<Item = &str> {
        let here = move |(number, _): &(usize, &String)| variants.has(Variants::only(*number));
        self.words.iter().enumerate().filter(here).map(|(_, word)| word.as_str())
    }
}

impl Document {
    /// Its shape; none if its schema says something that no shape can, which a test rules out.
    pub(super) fn shape(self) -> Option<&'static Node> {
        static PROGRAMME: LazyLock<Result<Node, String>> = LazyLock::new(compile::<Programme>);
        static CYCLE: LazyLock<Result<Node, String>> = LazyLock::new(compile::<Cycle>);
        static JOURNAL: LazyLock<Result<Node, String>> = LazyLock::new(compile::<Journal>);
        static ASSUMPTIONS: LazyLock<Result<Node, String>> = LazyLock::new(compile::<Assumptions>);
        static RULE_SETTINGS: LazyLock<Result<Node, String>> = LazyLock::new(compile::<RuleSettings>);
        let shape = match self {
            Self::Programme => &PROGRAMME,
            Self::Cycle => &CYCLE,
            Self::Journal => &JOURNAL,
            Self::Assumptions => &ASSUMPTIONS,
            Self::RuleSettings => &RULE_SETTINGS,
        };
        shape.as_ref().ok()
    }

    /// Whether it belongs to the organisation, and so has no place for the learning process.
    pub(super) fn is_of_the_organisation(self) -> bool {
        self != Self::Journal
    }
}
