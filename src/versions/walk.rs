//! Going through both versions side by side, noting what differs.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::change::{Change, ChangeKind, Subject, Thing};
use super::content::{Content, Says};
use crate::rules::{At, Key, Step};

/// A thing with an id, in one version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) thing: Thing,
    pub(super) id: &'a str,
    pub(super) parent: Option<(Thing, &'a str)>,
    pub(super) at: At,
}

impl<'a> Spot<'a> {
    /// A thing of the programme's own lists.
    pub(super) fn new(thing: Thing, id: &'a str, at: At) -> Self {
        Self { thing, id, parent: None, at }
    }

    /// A thing that belongs to this one.
    pub(super) fn child(&self, thing: Thing, id: &'a str, list: Key, place: usize) -> Self {
        Self { thing, id, parent: Some((self.thing, self.id)), at: self.at.down(list).down(place) }
    }

    fn subject(&self) -> Subject {
        Subject {
            thing: self.thing,
            id: self.id.into(),
            parent: self.parent.map(|(thing, id)| (thing, id.into())),
            at: self.at.steps().into(),
        }
    }
}

/// The same thing in both versions, or something within it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    before: Spot<'a>,
    after: Spot<'a>,
    /// The way from the thing.
    within: At,
}

impl<'a> Pair<'a> {
    pub(super) fn new(before: Spot<'a>, after: Spot<'a>) -> Self {
        Self { before, after, within: At::root() }
    }

    /// Something within it.
    pub(super) fn down(mut self, key: Key) -> Self {
        self.within = self.within.down(key);
        self
    }
}

impl<'a> Pair<'a> {
    /// What became of something in it that is there in these versions, and the version in which it stands.
    fn became(&self, before: bool, after: bool) -> (ChangeKind, Spot<'a>) {
        match (before, after) {
            (true, false) => (ChangeKind::Removed, self.before),
            (false, _) => (ChangeKind::Added, self.after),
            (true, true) => (ChangeKind::Changed, self.after),
        }
    }
}

/// Notes what differs.
#[derive(Debug, Default)]
pub(super) struct Walk {
    changes: Vec<Change>,
}

impl Walk {
    /// What was noted, in the order in which it was met.
    pub(super) fn end(self) -> Vec<Change> {
        self.changes
    }

    pub(super) fn added(&mut self, spot: Spot<'_>) {
        self.whole(ChangeKind::Added, spot, None, None);
    }

    pub(super) fn removed(&mut self, spot: Spot<'_>) {
        self.whole(ChangeKind::Removed, spot, None, None);
    }

    /// Notes that a thing belongs to another than before, if it does.
    pub(super) fn moved(&mut self, pair: Pair<'_>) {
        let parent = |spot: Spot<'_>| spot.parent.map(|(_, id)| Content::Id(id.into()));
        let (from, to) = (parent(pair.before), parent(pair.after));
        if from != to {
            self.whole(ChangeKind::Moved, pair.after, from, to);
        }
    }

    fn whole(&mut self, kind: ChangeKind, spot: Spot<'_>, from: Option<Content>, to: Option<Content>) {
        self.changes.push(Change { kind, subject: spot.subject(), path: Box::default(), rest: None, from, to });
    }

    /// Notes what a member that always says something says otherwise.
    pub(super) fn value<T: Says + PartialEq>(&mut self, pair: Pair<'_>, key: Key, before: &T, after: &T) {
        self.option(pair, key, Some(before), Some(after));
    }

    /// Notes what a member that may be absent says otherwise.
    pub(super) fn option<T: Says + PartialEq>(
        &mut self,
        pair: Pair<'_>,
        key: Key,
        before: Option<&T>,
        after: Option<&T>,
    ) {
        if before != after {
            self.member(pair.down(key), None, before.map(Says::content), after.map(Says::content));
        }
    }

    /// Notes what something whose name is no member of the format says otherwise.
    pub(super) fn named(&mut self, pair: Pair<'_>, name: &str, before: Option<Content>, after: Option<Content>) {
        if before != after {
            self.member(pair, Some(name), before, after);
        }
    }

    /// Notes that something came, went or changed of which it is not said what it is.
    pub(super) fn unquoted(&mut self, pair: Pair<'_>, name: &str, before: bool, after: bool) {
        let (kind, spot) = pair.became(before, after);
        self.note(kind, spot, pair.within, Some(name), None, None);
    }

    fn member(&mut self, pair: Pair<'_>, rest: Option<&str>, from: Option<Content>, to: Option<Content>) {
        let (kind, spot) = pair.became(from.is_some(), to.is_some());
        self.note(kind, spot, pair.within, rest, from, to);
    }

    fn note(
        &mut self,
        kind: ChangeKind,
        spot: Spot<'_>,
        within: At,
        rest: Option<&str>,
        from: Option<Content>,
        to: Option<Content>,
    ) {
        let path = within.steps().into();
        self.changes.push(Change { kind, subject: spot.subject(), path, rest: rest.map(Into::into), from, to });
    }

    /// Notes the elements that only one of two sets has. One that a set lists twice is in it once.
    pub(super) fn set<T: Says + Eq + Hash>(&mut self, pair: Pair<'_>, key: Key, before: &[T], after: &[T]) {
        fn once<T: Eq + Hash>(list: &[T]) -> HashMap<&T, usize> {
            let mut places = HashMap::with_capacity(list.len());
            list.iter().enumerate().for_each(|(place, element)| {
                places.entry(element).or_insert(place);
            });
            places
        }
        let (old, new) = (once(before), once(after));
        let only = |list: &HashMap<&T, usize>, place: usize, element: &T, other: &HashMap<&T, usize>| {
            list.get(element) == Some(&place) && !other.contains_key(element)
        };
        let pair = pair.down(key);
        for (place, element) in after.iter().enumerate().filter(|(place, it)| only(&new, *place, it, &old)) {
            self.element(ChangeKind::Added, pair, place, element);
        }
        for (place, element) in before.iter().enumerate().filter(|(place, it)| only(&old, *place, it, &new)) {
            self.element(ChangeKind::Removed, pair, place, element);
        }
    }

    /// Notes the elements that one of two lists has more often than the other, whatever their order. What
    /// makes two of them the same is their `sameness`.
    pub(super) fn bag<'t, T: Says, S: Eq + Hash>(
        &mut self,
        pair: Pair<'_>,
        key: Key,
        (before, after): (&'t [T], &'t [T]),
        sameness: impl Fn(&'t T) -> S,
    ) {
        let mut left: HashMap<S, usize> = HashMap::with_capacity(before.len());
        for element in before {
            *left.entry(sameness(element)).or_default() += 1;
        }
        let pair = pair.down(key);
        for (place, element) in after.iter().enumerate() {
            match left.get_mut(&sameness(element)).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => self.element(ChangeKind::Added, pair, place, element),
            }
        }
        // Of those that are the same, the last ones went.
        let mut gone = Vec::new();
        for (place, element) in before.iter().enumerate().rev() {
            if let Some(left) = left.get_mut(&sameness(element)).filter(|left| **left > 0) {
                *left -= 1;
                gone.push((place, element));
            }
        }
        for (place, element) in gone.into_iter().rev() {
            self.element(ChangeKind::Removed, pair, place, element);
        }
    }

    fn element(&mut self, kind: ChangeKind, pair: Pair<'_>, place: usize, element: &impl Says) {
        let (within, content) = (pair.within.down(Step::from(place)), Some(element.content()));
        match kind {
            ChangeKind::Removed => self.note(kind, pair.before, within, None, content, None),
            _ => self.note(kind, pair.after, within, None, None, content),
        }
    }

    /// Goes through two lists of things with ids: those of the newer version in their order, then those that
    /// only the older one has. Of things with the same id, the first counts.
    pub(super) fn things<'a, T>(
        &mut self,
        (before, after): (&'a [T], &'a [T]),
        spot: impl Fn(usize, &'a T) -> Spot<'a>,
        mut meet: impl FnMut(&mut Self, Met<'a, T>),
    ) {
        let mut old = HashMap::with_capacity(before.len());
        for (place, thing) in before.iter().enumerate() {
            let spot = spot(place, thing);
            old.entry(spot.id).or_insert(Placed { place, spot, thing });
        }
        let mut seen = HashSet::with_capacity(after.len());
        for (place, thing) in after.iter().enumerate() {
            let spot = spot(place, thing);
            if seen.insert(spot.id) {
                let after = Placed { place, spot, thing };
                meet(self, Met { before: old.get(spot.id).copied(), after: Some(after) });
            }
        }
        for (place, thing) in before.iter().enumerate() {
            let spot = spot(place, thing);
            if seen.insert(spot.id) {
                meet(self, Met { before: Some(Placed { place, spot, thing }), after: None });
            }
        }
    }

    /// Notes that a thing came or went; of one that is in both versions nothing yet.
    pub(super) fn came_or_went<T>(&mut self, met: &Met<'_, T>) {
        match (met.before, met.after) {
            (None, Some(after)) => self.added(after.spot),
            (Some(before), None) => self.removed(before.spot),
            _ => {}
        }
    }
}

/// A thing with an id in its list.
#[derive(Debug)]
pub(super) struct Placed<'a, T> {
    pub(super) place: usize,
    pub(super) spot: Spot<'a>,
    pub(super) thing: &'a T,
}

impl<T> Clone for Placed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Placed<'_, T> {}

/// A thing with an id in one or both of two versions.
#[derive(Debug)]
pub(super) struct Met<'a, T> {
    pub(super) before: Option<Placed<'a, T>>,
    pub(super) after: Option<Placed<'a, T>>,
}

impl<'a, T> Met<'a, T> {
    /// It in both versions.
    pub(super) fn both(&self) -> Option<(Pair<'a>, &'a T, &'a T)> {
        let (before, after) = self.before.zip(self.after)?;
        Some((Pair::new(before.spot, after.spot), before.thing, after.thing))
    }
}
