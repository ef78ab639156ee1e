//! The walk along a text that a reader refused: by its shape, to find every fault.
//!
//! Recursion follows the shape, whose depth is known; what has no shape is passed over without.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{Allowed, LEVELS};

use super::collect::Collected;
use super::detail::{Detail, Found, Leaf, Wanted};
use super::fault::{Fault, FaultKind};
use super::path::{self, Step};
use super::place::mark;
use super::scan::{Begins, Part, Quoted, Scanner, Stop, Why};
use super::shape::{AnyJson, Document, Member, Most, Node, Object, Shape, Variants, Within};

/// The longest key that a pointer carries, in bytes; a fault at a longer one points to its object.
const LONGEST_KEY: usize = 256;

/// Finds the faults of a text, those that are kept and the number of the rest.
pub(super) fn faults(text: &str, document: Document) -> (Vec<Fault>, u64) {
    let Some(node) = document.shape() else { return (Vec::new(), 0) };
    let mut walk = Walk {
        text,
        scanner: Scanner::new(text, mark(text)),
        document,
        pointer: String::new(),
        ours: None,
        depth: 0,
        found: Collected::default(),
    };
    if let Err(stop) = walk.document(node) {
        walk.stopped(stop);
    }
    walk.found.placed(text)
}

struct Walk<'t> {
    text: &'t str,
    scanner: Scanner<'t>,
    document: Document,
    /// The way to where the walk is.
    pointer: String,
    /// How much of it is words of our own, where not all of it is.
    ours: Option<usize>,
    depth: u32,
    found: Collected,
}

impl<'t> Walk<'t> {
    fn document(&mut self, node: &'static Node) -> Result<(), Stop> {
        self.value(node)?;
        self.scanner.end()
    }

    /// One syntax fault ends the walk.
    fn stopped(&mut self, stop: Stop) {
        let kind = match stop.why {
            Why::Deep => FaultKind::TooDeep,
            Why::Trailing => FaultKind::TrailingText,
            _ => FaultKind::Syntax,
        };
        self.found.broken = true;
        self.fault(stop.range, || (kind, Detail::Syntax(stop.why)));
    }

    /// Keeps a fault of where the walk is.
    fn fault(&mut self, range: Range<usize>, make: impl FnOnce() -> (FaultKind, Detail)) {
        let ours = self.ours.unwrap_or(self.pointer.len());
        self.found.fault((&self.pointer, ours), range, make);
    }

    fn value(&mut self, node: &'static Node) -> Result<(), Stop> {
        let begins = self.scanner.begins(Part::Value)?;
        match (&node.shape, begins) {
            (Shape::Object(object), Begins::Object) => self.object(object),
            (Shape::Map(map), Begins::Object) => self.map(map.key, &map.value, map.most),
            (Shape::List(list), Begins::List) => self.list(&list.element, list.at_least_one, None),
            (Shape::AnyJson(any), _) => self.any_json(any, begins),
            (Shape::Boolean, Begins::True | Begins::False) => {
                self.scanner.word(begins);
                Ok(())
            }
            (Shape::Leaf(allowed), Begins::Text) if !allowed.is_number() => self.text(allowed),
            (Shape::Leaf(allowed), Begins::Number) if allowed.is_number() => self.number(allowed),
            (_, Begins::Null) if node.nullable => {
                self.scanner.word(begins);
                Ok(())
            }
            (shape, _) => self.other(shape, begins),
        }
    }

    fn any_json(&mut self, any: &'static AnyJson, begins: Begins) -> Result<(), Stop> {
        match (begins, &any.within) {
            (Begins::Object, Some(Within { key, value, most })) => self.map(key, value, Some(*most)),
            (Begins::List, Some(Within { value, most, .. })) => self.list(value, false, Some(*most)),
            (Begins::Object | Begins::List, None) => {
                let range = self.pass_over(self.scanner.at(), Part::Value)?;
                self.fault(range, || (FaultKind::TooDeep, Detail::Beyond { bound: Leaf(&LEVELS) }));
                Ok(())
            }
            (Begins::Text, _) => self.text(any.text),
            (Begins::Number, _) => self.number(any.number),
            (Begins::True | Begins::False | Begins::Null, _) => {
                self.scanner.word(begins);
                Ok(())
            }
        }
    }

    /// A value of another type than is meant.
    fn other(&mut self, shape: &'static Shape, begins: Begins) -> Result<(), Stop> {
        let range = self.pass_over(self.scanner.at(), Part::Value)?;
        let kind = if begins == Begins::Null { FaultKind::NullNotAllowed } else { FaultKind::WrongType };
        let spelt = self.text.get(range.clone()).unwrap_or_default();
        let found = match begins {
            Begins::Text => {
                Scanner::new(spelt, 0).string().map_or(Found::SomeText, |text| Found::text(&text.content()))
            }
            Begins::Number => Found::number(spelt),
            _ => Found::kind(begins),
        };
        self.fault(range, || (kind, Detail::Expected { wanted: Wanted::of(shape), found, nearest: None }));
        Ok(())
    }

    /// Passes over a value; whatever of the learning process stands in it is marked, from the key
    /// of the value on.
    fn pass_over(&mut self, from: usize, part: Part) -> Result<Range<usize>, Stop> {
        let skipped = self.scanner.skip(self.depth, part);
        if self.scanner.met_private_key() {
            let mark = self.found.private_from(from);
            if let Ok(range) = &skipped {
                self.found.private_until(mark, range.end);
            }
        }
        skipped
    }

    fn text(&mut self, allowed: &'static Allowed) -> Result<(), Stop> {
        let text = self.scanner.string()?;
        if let Some(half) = text.lone_surrogate {
            self.fault(half, || (FaultKind::LoneSurrogate, Detail::LoneSurrogate));
            return Ok(());
        }
        let content = text.content();
        if !allowed.accepts_text(&content) {
            self.fault(text.range, || Detail::wrong_text(allowed, &content));
        }
        Ok(())
    }

    fn number(&mut self, allowed: &'static Allowed) -> Result<(), Stop> {
        let range = self.scanner.number()?;
        let spelt = self.text.get(range.clone()).unwrap_or_default();
        let number = spelt.parse().unwrap_or(f64::NAN);
        if !allowed.accepts_number(number) {
            self.fault(range, || Detail::wrong_number(allowed, number, spelt));
        }
        Ok(())
    }

    fn list(&mut self, element: &'static Node, at_least_one: bool, most: Option<Most>) -> Result<(), Stop> {
        let start = self.scanner.at();
        self.enter()?;
        if self.scanner.eat(b']') {
            self.depth -= 1;
            if at_least_one {
                let wanted = Wanted::List { at_least_one: true };
                let detail = Detail::Expected { wanted, found: Found::EmptyList, nearest: None };
                self.fault(start..self.scanner.at(), || (FaultKind::EmptyList, detail));
            }
            return Ok(());
        }
        for index in 0.. {
            let way = self.pointer.len();
            path::push(&mut self.pointer, Step::Index(index));
            self.scanner.peek();
            let start = self.scanner.at();
            self.value(element)?;
            self.beyond(most, index, start..self.scanner.at());
            self.pointer.truncate(way);
            if !self.scanner.eat(b',') {
                break;
            }
        }
        self.leave(b']', Part::CommaOrBracket)
    }

    /// Refuses the first of what is too many; so many stand before it.
    fn beyond(&mut self, most: Option<Most>, before: usize, range: Range<usize>) {
        if let Some(most) = most.filter(|most| most.number == before) {
            self.fault(range, || (FaultKind::TooMany, Detail::Beyond { bound: Leaf(most.refused) }));
        }
    }

    fn enter(&mut self) -> Result<(), Stop> {
        self.scanner.enter(self.depth)?;
        self.depth += 1;
        Ok(())
    }

    fn leave(&mut self, bracket: u8, part: Part) -> Result<(), Stop> {
        self.depth -= 1;
        if self.scanner.eat(bracket) { Ok(()) } else { Err(self.scanner.stop(part)) }
    }

    /// Goes along the members of an object or map, whose opening bracket stands here.
    fn members(&mut self, mut member: impl FnMut(&mut Self, Quoted<'t>) -> Result<(), Stop>) -> Result<(), Stop> {
        self.enter()?;
        if self.scanner.eat(b'}') {
            self.depth -= 1;
            return Ok(());
        }
        let mut part = Part::KeyOrEnd;
        loop {
            let key = self.scanner.key(part)?;
            let private = key.private().map(|_| self.found.private_from(key.range.start));
            self.scanner.colon()?;
            member(self, key)?;
            if let Some(mark) = private {
                self.found.private_until(mark, self.scanner.at());
            }
            part = Part::Key;
            if !self.scanner.eat(b',') {
                return self.leave(b'}', Part::CommaOrBrace);
            }
        }
    }

    fn object(&mut self, object: &'static Object) -> Result<(), Stop> {
        let start = self.scanner.at();
        let variants = self.variants(object);
        let mut seen = 0_u128;
        self.members(|walk, key| match object.member(&key.content()) {
            Some((number, member)) => walk.at_key(&key, Some(&member.name), |walk| {
                let bit = bit(number);
                if seen & bit != 0 {
                    let detail = Detail::RepeatedKey { key: Found::Word(&member.name) };
                    walk.fault(key.range.clone(), || (FaultKind::RepeatedKey, detail));
                }
                seen |= bit;
                if member.allowed.has_any(variants) {
                    walk.value(&member.node)
                } else {
                    walk.not_for_status(&key, object, member, variants)
                }
            }),
            None => walk.unknown(&key, object, variants),
        })?;
        self.missing(object, variants, seen, start);
        Ok(())
    }

    /// Does something with the way to a key, which may be the name of a known member.
    fn at_key(
        &mut self,
        key: &Quoted<'t>,
        name: Option<&str>,
        go: impl FnOnce(&mut Self) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let (way, ours) = (self.pointer.len(), self.ours);
        match name {
            Some(name) => path::push(&mut self.pointer, Step::Key(name)),
            None if key.range.len() <= LONGEST_KEY => path::push(&mut self.pointer, Step::Key(&key.content())),
            None => {}
        }
        if name.is_none() {
            self.ours = ours.or(Some(way));
        }
        go(self)?;
        self.pointer.truncate(way);
        self.ours = ours;
        Ok(())
    }

    /// The variants that an object can be, which the member that decides may tell only later.
    fn variants(&self, object: &'static Object) -> Variants {
        let Some(choice) = &object.choice else { return object.variants() };
        let word = word_of(self.scanner.clone(), self.depth, &choice.by);
        let chosen = word.and_then(|word| choice.words.iter().position(|known| *known == word));
        chosen.map_or(object.variants(), Variants::only)
    }

    fn not_for_status(
        &mut self,
        key: &Quoted<'t>,
        object: &'static Object,
        member: &'static Member,
        variants: Variants,
    ) -> Result<(), Stop> {
        if let Some(choice) = &object.choice {
            self.fault(key.range.clone(), || {
                let word = choice.words(variants).next().unwrap_or_default();
                let words = choice.words(member.allowed).collect();
                (FaultKind::NotForStatus, Detail::NotForStatus { name: &member.name, by: &choice.by, word, words })
            });
        }
        self.pass_over(key.range.start, Part::Value).map(drop)
    }

    fn unknown(&mut self, key: &Quoted<'t>, object: &'static Object, variants: Variants) -> Result<(), Stop> {
        let private = key.private();
        // A namespace is the writer's own word, and not repeated.
        self.at_key(key, private.filter(|private| *private == key.content()), |walk| {
            if !walk.is_misplaced_or_broken(key) {
                let detail = || unknown_key(key, private, object.names(variants).collect());
                walk.fault(key.range.clone(), || (FaultKind::UnknownKey, detail()));
            }
            walk.pass_over(key.range.start, Part::Value).map(drop)
        })
    }

    /// Refuses a key that is no text at all, or belongs to the learning process.
    fn is_misplaced_or_broken(&mut self, key: &Quoted<'t>) -> bool {
        if let Some(half) = key.lone_surrogate.clone() {
            self.fault(half, || (FaultKind::LoneSurrogate, Detail::LoneSurrogate));
            return true;
        }
        match key.private() {
            Some(private) if self.document.is_of_the_organisation() => {
                let detail = Detail::LearningProcess { key: private };
                self.fault(key.range.clone(), || (FaultKind::UnknownKey, detail));
                true
            }
            _ => false,
        }
    }

    fn missing(&mut self, object: &'static Object, variants: Variants, seen: u128, start: usize) {
        for (number, member) in object.members.iter().enumerate() {
            if seen & bit(number) == 0 && member.required.has(variants) {
                let detail = Detail::Missing { name: &member.name, wanted: Wanted::of(&member.node.shape) };
                self.fault(start..start + 1, || (FaultKind::MissingMember, detail));
            }
        }
    }

    fn map(&mut self, allowed: &'static Allowed, value: &'static Node, most: Option<Most>) -> Result<(), Stop> {
        let mut seen = HashSet::new();
        self.members(|walk, key| {
            walk.at_key(&key, key.private().filter(|private| *private == key.content()), |walk| {
                if walk.is_misplaced_or_broken(&key) {
                    return walk.pass_over(key.range.start, Part::Value).map(drop);
                }
                let content = key.content();
                if !allowed.accepts_text(&content) {
                    let detail = Detail::KeyNotAllowed { allowed: Leaf(allowed), found: Found::text(&content) };
                    walk.fault(key.range.clone(), || (FaultKind::Malformed, detail));
                } else if !seen.insert(content.clone()) {
                    let detail = Detail::RepeatedKey { key: Found::text(&content) };
                    walk.fault(key.range.clone(), || (FaultKind::RepeatedKey, detail));
                } else {
                    walk.beyond(most, seen.len() - 1, key.range.clone());
                }
                walk.value(value)
            })
        })
    }
}

/// The bit that says that a member was seen.
fn bit(number: usize) -> u128 {
    u32::try_from(number).ok().and_then(|number| 1_u128.checked_shl(number)).unwrap_or(0)
}

fn unknown_key(key: &Quoted<'_>, private: Option<&'static str>, known: Vec<&'static str>) -> Detail {
    let content = key.content();
    let nearest = crate::near::nearest(&content, known.iter().copied());
    let key = private.map_or_else(|| Found::text(&content), Found::Word);
    Detail::UnknownKey { key, nearest, known }
}

/// The text of a member of the object that begins here, if it has one.
fn word_of(mut scanner: Scanner<'_>, depth: u32, name: &str) -> Option<String> {
    scanner.enter(depth).ok()?;
    loop {
        let key = scanner.key(Part::Key).ok()?;
        scanner.colon().ok()?;
        if key.content() == name && scanner.begins(Part::Value).ok()? == Begins::Text {
            return Some(scanner.string().ok()?.content().into_owned());
        }
        scanner.skip(depth + 1, Part::Value).ok()?;
        if !scanner.eat(b',') {
            return None;
        }
    }
}
