//! Things that belong to others: the expectations of goals, the fixed moments of teams. They may move.

use std::collections::{HashMap, HashSet};

use super::walk::{Met, Pair, Spot, Walk};

/// A child by its place: that of its parent, and its own within it.
type Place = (usize, usize);

/// A child in one version.
#[derive(Debug)]
pub(super) struct Child<'a, T> {
    pub(super) place: Place,
    pub(super) spot: Spot<'a>,
    pub(super) thing: &'a T,
}

impl<T> Clone for Child<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Child<'_, T> {}

impl<'a, T> Child<'a, T> {
    fn parent(&self) -> &'a str {
        self.spot.parent.map_or("", |(_, id)| id)
    }
}

/// All children of both versions, each with what it was.
#[derive(Debug)]
pub(super) struct Family<'a, T> {
    before: Vec<Child<'a, T>>,
    after: Vec<Child<'a, T>>,
    /// What those of the newer version were in the older, if they were in it.
    were: HashMap<Place, Child<'a, T>>,
    /// Those of the older version that are no longer there.
    gone: HashSet<Place>,
}

impl<'a, T> Family<'a, T> {
    /// Children that are known by their id alone, wherever they stand.
    pub(super) fn by_id(before: Vec<Child<'a, T>>, after: Vec<Child<'a, T>>) -> Self {
        let (before, after) = (first(before, |it| it.spot.id), first(after, |it| it.spot.id));
        let old: HashMap<_, _> = before.iter().map(|it| (it.spot.id, *it)).collect();
        let new: HashSet<_> = after.iter().map(|it| it.spot.id).collect();
        let were = after.iter().filter_map(|it| Some((it.place, *old.get(it.spot.id)?))).collect();
        let gone = before.iter().filter(|it| !new.contains(it.spot.id)).map(|it| it.place).collect();
        Self { before, after, were, gone }
    }

    /// Children that are known by their id within their parent. One has moved where its id went from one parent
    /// only and came to one parent only; where it did so more often, nobody can tell which one went where.
    pub(super) fn within_parents(before: Vec<Child<'a, T>>, after: Vec<Child<'a, T>>) -> Self {
        let key = |it: &Child<'a, T>| (it.parent(), it.spot.id);
        let (before, after) = (first(before, key), first(after, key));
        let old: HashMap<_, _> = before.iter().map(|it| (key(it), *it)).collect();
        let new: HashSet<_> = after.iter().map(key).collect();
        let mut went = once(before.iter().filter(|it| !new.contains(&key(it))));
        let came = once(after.iter().filter(|it| !old.contains_key(&key(it))));
        let mut were: HashMap<Place, Child<'a, T>> = HashMap::new();
        let mut gone: HashSet<Place> = before.iter().filter(|it| !new.contains(&key(it))).map(|it| it.place).collect();
        for child in &after {
            let moved = || {
                let came = came.get(child.spot.id).copied().flatten()?;
                if came.place == child.place { went.remove(child.spot.id).flatten() } else { None }
            };
            if let Some(was) = old.get(&key(child)).copied().or_else(moved) {
                gone.remove(&was.place);
                were.insert(child.place, was);
            }
        }
        Self { before, after, were, gone }
    }

    /// Notes what became of the children of a parent.
    pub(super) fn of<P>(
        &self,
        walk: &mut Walk,
        parent: &Met<'a, P>,
        mut compare: impl FnMut(&mut Walk, Pair<'a>, &'a T, &'a T),
    ) {
        if let Some(parent) = parent.after {
            for child in siblings(&self.after, parent.place) {
                match self.were.get(&child.place) {
                    None => walk.added(child.spot),
                    Some(was) => {
                        let pair = Pair::new(was.spot, child.spot);
                        walk.moved(pair);
                        compare(walk, pair, was.thing, child.thing);
                    }
                }
            }
        }
        if let Some(parent) = parent.before {
            for child in siblings(&self.before, parent.place).filter(|it| self.gone.contains(&it.place)) {
                walk.removed(child.spot);
            }
        }
    }
}

/// Of children with the same key, the first.
fn first<'a, T, K: Eq + std::hash::Hash>(
    mut children: Vec<Child<'a, T>>,
    key: impl Fn(&Child<'a, T>) -> K,
) -> Vec<Child<'a, T>> {
    let mut seen = HashSet::with_capacity(children.len());
    children.retain(|child| seen.insert(key(child)));
    children
}

/// Each id with its child; without one where it comes more than once.
fn once<'c, 'a: 'c, T: 'c>(children: impl Iterator<Item = &'c Child<'a, T>>) -> HashMap<&'a str, Option<Child<'a, T>>> {
    let mut once = HashMap::new();
    for child in children {
        once.entry(child.spot.id).and_modify(|it| *it = None).or_insert(Some(*child));
    }
    once
}

/// The children of one parent; all are in the order of their places.
fn siblings<'c, 'a, T>(children: &'c [Child<'a, T>], parent: usize) -> impl Iterator<Item = &'c Child<'a, T>> {
    let from = children.partition_point(|child| child.place.0 < parent);
    children.iter().skip(from).take_while(move |child| child.place.0 == parent)
}
