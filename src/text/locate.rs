//! Finding where the value of a path stands in a text.
//!
//! It is meant for texts that were read: on anything else it may find nothing, or nothing sensible,
//! in linear time all the same.

use std::ops::Range;

use super::path::Step;
use super::place::{Cursor, Place, mark};
use super::scan::{MAX_DEPTH, Scanner};

/// Where the value of a path stands in a text, if it does.
///
/// ```
/// use lerendwerken::text::{Step, locate};
/// let text = "{\n  \"goals\": [1, {\"id\": \"g-1\"}]\n}";
/// let place = locate(text, &["goals".into(), 1.into(), "id".into()]).unwrap();
/// assert_eq!((place.line, place.column), (2, 23));
/// assert_eq!(&text[place.range], "\"g-1\"");
/// ```
pub fn locate(text: &str, steps: &[Step<'_>]) -> Option<Place> {
    let mut ahead = Ahead::new(text);
    for step in steps {
        match step {
            Step::Key(key) => ahead.enter_member(key)?,
            Step::Index(index) => ahead.enter_element(*index)?,
        }
    }
    let range = ahead.value()?;
    Some(Cursor::new(text).place(range))
}

/// Where the values of several paths stand in a text, in the order of the paths, in one pass.
///
/// ```
/// use lerendwerken::text::{Step, locate_all};
/// let paths = [vec![Step::Key("b")], vec![Step::Key("a"), Step::Index(0)]];
/// let places = locate_all(r#"{"a": [true], "b": 1}"#, &paths);
/// assert_eq!(places.iter().flatten().map(|place| place.column).collect::<Vec<_>>(), [20, 8]);
/// ```
pub fn locate_all<'s, P: AsRef<[Step<'s>]>>(text: &str, paths: &[P]) -> Vec<Option<Place>> {
    let mut order: Vec<usize> = (0..paths.len()).collect();
    let steps = |number: &usize| paths.get(*number).map_or(&[][..], AsRef::as_ref);
    order.sort_by_key(steps);
    let wanted: Vec<&[Step<'s>]> = order.iter().map(steps).collect();
    let mut search = Search { ahead: Ahead::new(text), ranges: vec![None; wanted.len()], left: wanted.len() };
    // It ends early where all are found, and where the text is no JSON.
    let _ = search.value(&wanted, 0, 0);
    let mut found: Vec<(usize, Range<usize>)> =
        search.ranges.into_iter().zip(order).filter_map(|(range, number)| Some((number, range?))).collect();
    found.sort_by_key(|(_, range)| range.start);
    let mut cursor = Cursor::new(text);
    let mut places = vec![None; paths.len()];
    for (number, range) in found {
        if let Some(place) = places.get_mut(number) {
            *place = Some(cursor.place(range));
        }
    }
    places
}

/// A search for several paths, in the order of their steps.
struct Search<'t> {
    ahead: Ahead<'t>,
    ranges: Vec<Option<Range<usize>>>,
    left: usize,
}

impl Search<'_> {
    /// Looks for paths in the value that begins here. All of them share their first `depth` steps,
    /// and the first of them has this number. None where the search has ended.
    fn value(&mut self, paths: &[&[Step<'_>]], number: usize, depth: usize) -> Option<()> {
        let start = self.ahead.start();
        let here = paths.iter().take_while(|path| path.len() == depth).count();
        let deeper = paths.get(here..).unwrap_or_default();
        match self.ahead.peek() {
            _ if deeper.is_empty() || depth >= MAX_DEPTH as usize => self.ahead.skip()?,
            Some(b'{') => self.object(deeper, number + here, depth)?,
            Some(b'[') => self.list(deeper, number + here, depth)?,
            _ => self.ahead.skip()?,
        }
        for range in self.ranges.iter_mut().skip(number).take(here).filter(|range| range.is_none()) {
            *range = Some(start..self.ahead.at);
            self.left -= 1;
        }
        if self.left == 0 { None } else { Some(()) }
    }

    fn object(&mut self, paths: &[&[Step<'_>]], number: usize, depth: usize) -> Option<()> {
        self.ahead.at += 1;
        if self.ahead.eat(b'}') {
            return Some(());
        }
        loop {
            let key = self.ahead.key()?;
            let is_less = |path: &&[Step<'_>]| match path.get(depth) {
                Some(Step::Key(name)) => *name < key.as_ref(),
                _ => false,
            };
            let first = paths.partition_point(is_less);
            self.step(paths, first, number, depth, Step::Key(&key))?;
            if !self.ahead.eat(b',') {
                return self.ahead.eat(b'}').then_some(());
            }
        }
    }

    fn list(&mut self, paths: &[&[Step<'_>]], number: usize, depth: usize) -> Option<()> {
        self.ahead.at += 1;
        if self.ahead.eat(b']') {
            return Some(());
        }
        for index in 0.. {
            let is_less = |path: &&[Step<'_>]| match path.get(depth) {
                Some(Step::Index(other)) => *other < index,
                _ => true,
            };
            let first = paths.partition_point(is_less);
            self.step(paths, first, number, depth, Step::Index(index))?;
            if !self.ahead.eat(b',') {
                break;
            }
        }
        self.ahead.eat(b']').then_some(())
    }

    /// Looks in the value that begins here for those of the paths, from one on, that take this step.
    fn step(&mut self, paths: &[&[Step<'_>]], first: usize, number: usize, depth: usize, step: Step<'_>) -> Option<()> {
        let rest = paths.get(first..).unwrap_or_default();
        let same = rest.iter().take_while(|path| path.get(depth) == Some(&step)).count();
        match rest.get(..same) {
            Some(same) if !same.is_empty() => self.value(same, number + first, depth + 1),
            _ => self.ahead.skip(),
        }
    }
}

/// Goes ahead in a text without a look at what need not be known.
struct Ahead<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Ahead<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: mark(text) }
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let space = self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at += space;
        self.rest().first().copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    /// Where the next value begins.
    fn start(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Takes a key and its colon.
    fn key(&mut self) -> Option<std::borrow::Cow<'t, str>> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let mut scanner = Scanner::new(self.text, self.at);
        let key = scanner.string().ok()?;
        self.at = scanner.at();
        self.eat(b':').then(|| key.content())
    }

    fn enter_member(&mut self, name: &str) -> Option<()> {
        if !self.eat(b'{') {
            return None;
        }
        loop {
            if *self.key()? == *name {
                return Some(());
            }
            self.skip()?;
            if !self.eat(b',') {
                return None;
            }
        }
    }

    fn enter_element(&mut self, index: usize) -> Option<()> {
        if !self.eat(b'[') {
            return None;
        }
        for _ in 0..index {
            self.skip()?;
            if !self.eat(b',') {
                return None;
            }
        }
        (self.peek()? != b']').then_some(())
    }

    /// Passes over the next value and says where it stands.
    fn value(&mut self) -> Option<Range<usize>> {
        let start = self.start();
        self.skip()?;
        Some(start..self.at)
    }

    /// Passes over the next value, to the bracket that closes it.
    fn skip(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.skip_string(),
            b'{' | b'[' => {
                let mut open = 0_usize;
                loop {
                    self.at += self.rest().iter().position(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']'))?;
                    match self.rest().first()? {
                        b'"' => self.skip_string()?,
                        b'{' | b'[' => (self.at, open) = (self.at + 1, open + 1),
                        _ => (self.at, open) = (self.at + 1, open - 1),
                    }
                    if open == 0 {
                        return Some(());
                    }
                }
            }
            b',' | b'}' | b']' | b':' => None,
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
                self.at += self.rest().iter().position(ends).unwrap_or(self.rest().len());
                Some(())
            }
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            self.at += memchr::memchr2(b'"', b'\\', self.rest())?;
            match self.rest().first()? {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                _ => self.at = (self.at + 2).min(self.text.len()),
            }
        }
    }
}
