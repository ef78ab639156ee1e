//! A strict scanner of JSON text (RFC 8259) that knows where it is.
//!
//! It takes linear time on any input and never recurses: only what walks along a known shape does.

use std::borrow::Cow;
use std::ops::Range;

use super::lex::{Escape, escape, number_length, unescaped};
use crate::model::private_key;

/// How many objects and lists may stand within each other.
pub(super) const MAX_DEPTH: u32 = 64;

/// Where and why the text is no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) range: Range<usize>,
    pub(super) why: Why,
}

/// Why the text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Something else was expected here.
    Expected(Part, Next),
    /// A control character in a string.
    Control(Next),
    /// A backslash with something that is no escape.
    Escape,
    /// A number that is not written as JSON has it.
    Number,
    /// More objects and lists within each other than [`MAX_DEPTH`].
    Deep,
    /// Something after the document.
    Trailing,
}

/// What stands where something else was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// The end of the text.
    End,
    Char(char),
    /// A character that no message quotes.
    Something,
}

/// A part of the grammar that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
    ClosingQuote,
}

/// What kind of value begins here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    Object,
    List,
    Text,
    Number,
    True,
    False,
    Null,
}

/// A string as it stands in the text.
#[derive(Debug, Clone)]
pub(super) struct Quoted<'t> {
    /// Where it stands, quotes included.
    pub(super) range: Range<usize>,
    /// What stands between the quotes, as written.
    raw: &'t str,
    escaped: bool,
    /// Its first half of a surrogate pair that stands alone.
    pub(super) lone_surrogate: Option<Range<usize>>,
}

impl<'t> Quoted<'t> {
    /// The text that it stands for; half pairs become replacement characters.
    pub(super) fn content(&self) -> Cow<'t, str> {
        if self.escaped { Cow::Owned(unescaped(self.raw)) } else { Cow::Borrowed(self.raw) }
    }

    /// The key of the learning process that it is, if it is one.
    pub(super) fn private(&self) -> Option<&'static str> {
        private_key(&self.content())
    }
}

/// A place in a text, and what can be read there.
#[derive(Debug, Clone)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Whether [`Scanner::skip`] met a key that belongs to the learning process.
    private: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at, private: false }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Whether a key of the learning process was passed over; an interrupted skip tells too.
    pub(super) fn met_private_key(&self) -> bool {
        self.private
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn white_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
    }

    /// The next byte that is no white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        self.white_space();
        self.byte()
    }

    /// Takes a byte, after white space, if it is this one.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    /// Says what was expected here.
    pub(super) fn stop(&self, part: Part) -> Stop {
        let found = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let range = match found {
            Some(c) => self.at..self.at + c.len_utf8(),
            // The end is where the text ends, not after the white space that may follow it.
            None => {
                let end = self.text.trim_end_matches([' ', '\n', '\r', '\t']).len();
                end..end
            }
        };
        Stop { range, why: Why::Expected(part, found.map_or(Next::End, Next::Char)) }
    }

    /// Refuses anything but white space.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Stop { why: Why::Trailing, ..self.stop(Part::Value) }),
        }
    }

    /// What kind of value begins here, after white space.
    pub(super) fn begins(&mut self, part: Part) -> Result<Begins, Stop> {
        match self.peek() {
            Some(b'{') => Ok(Begins::Object),
            Some(b'[') => Ok(Begins::List),
            Some(b'"') => Ok(Begins::Text),
            Some(b'-' | b'0'..=b'9') => Ok(Begins::Number),
            Some(b't') if self.word_here("true") => Ok(Begins::True),
            Some(b'f') if self.word_here("false") => Ok(Begins::False),
            Some(b'n') if self.word_here("null") => Ok(Begins::Null),
            _ => Err(self.stop(part)),
        }
    }

    fn word_here(&self, word: &str) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word))
    }

    /// Takes `true`, `false` or `null`, which [`Scanner::begins`] saw.
    pub(super) fn word(&mut self, begins: Begins) -> Range<usize> {
        let start = self.at;
        self.at += if begins == Begins::False { 5 } else { 4 };
        start..self.at
    }

    /// Takes a key; its colon is yet to come.
    pub(super) fn key(&mut self, part: Part) -> Result<Quoted<'t>, Stop> {
        if self.peek() == Some(b'"') { self.string() } else { Err(self.stop(part)) }
    }

    /// Takes the colon after a key.
    pub(super) fn colon(&mut self) -> Result<(), Stop> {
        if self.eat(b':') { Ok(()) } else { Err(self.stop(Part::Colon)) }
    }

    /// Takes a string, of which the opening quote stands here.
    pub(super) fn string(&mut self) -> Result<Quoted<'t>, Stop> {
        let start = self.at;
        self.at += 1;
        let (mut escaped, mut lone_surrogate) = (false, None);
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let length = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
            let plain = rest.get(..length).unwrap_or_default();
            if let Some(control) = plain.iter().position(|byte| *byte < 0x20) {
                self.at += control;
                let found = char::from(self.byte().unwrap_or_default());
                return Err(Stop { range: self.at..self.at + 1, why: Why::Control(Next::Char(found)) });
            }
            self.at += length;
            match self.byte() {
                Some(b'"') => break,
                Some(_) => {
                    let escape = self.at;
                    escaped = true;
                    if self.escape()? == Escape::HalfPair {
                        lone_surrogate.get_or_insert(escape..self.at);
                    }
                }
                None => return Err(self.stop(Part::ClosingQuote)),
            }
        }
        let raw = self.text.get(start + 1..self.at).unwrap_or_default();
        self.at += 1;
        Ok(Quoted { range: start..self.at, raw, escaped, lone_surrogate })
    }

    /// Takes an escape, of which the backslash stands here.
    fn escape(&mut self) -> Result<Escape, Stop> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (escape, length) = escape(rest);
        if escape == Escape::None {
            let end = self.text.get(self.at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            return Err(Stop { range: self.at..self.at + 1 + end, why: Why::Escape });
        }
        self.at += length;
        Ok(escape)
    }

    /// Takes a number, which [`Scanner::begins`] saw.
    pub(super) fn number(&mut self) -> Result<Range<usize>, Stop> {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        match number_length(rest) {
            Some(length) => {
                self.at += length;
                Ok(start..self.at)
            }
            None => {
                let spelt = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b)).count();
                Err(Stop { range: start..start + spelt, why: Why::Number })
            }
        }
    }

    /// Passes over a value that stands within so many objects and lists.
    pub(super) fn skip(&mut self, depth: u32, part: Part) -> Result<Range<usize>, Stop> {
        self.private = false;
        let mut open = Open { kinds: 0, depth, outer: depth };
        let mut part = part;
        self.white_space();
        let start = self.at;
        loop {
            let opened = self.skip_one(&mut open, part)?;
            if !opened && self.skip_ends(&mut open)? {
                return Ok(start..self.at);
            }
            part = if opened && !open.in_object() { Part::ValueOrEnd } else { Part::Value };
        }
    }

    /// Passes over a whole simple value, or enters an object or list that is not empty.
    fn skip_one(&mut self, open: &mut Open, part: Part) -> Result<bool, Stop> {
        let begins = self.begins(part)?;
        match begins {
            Begins::Object | Begins::List => return self.skip_in(open, begins == Begins::Object),
            Begins::Text => {
                self.string()?;
            }
            Begins::Number => {
                self.number()?;
            }
            Begins::True | Begins::False | Begins::Null => {
                self.word(begins);
            }
        }
        Ok(false)
    }

    fn skip_in(&mut self, open: &mut Open, object: bool) -> Result<bool, Stop> {
        self.enter(open.depth)?;
        if self.eat(if object { b'}' } else { b']' }) {
            return Ok(false);
        }
        open.push(object);
        if object {
            self.skip_key(Part::KeyOrEnd)?;
        }
        Ok(true)
    }

    /// Takes the opening bracket of an object or list within so many others.
    pub(super) fn enter(&mut self, depth: u32) -> Result<(), Stop> {
        if depth >= MAX_DEPTH {
            return Err(Stop { range: self.at..self.at + 1, why: Why::Deep });
        }
        self.at += 1;
        Ok(())
    }

    fn skip_key(&mut self, part: Part) -> Result<(), Stop> {
        let key = self.key(part)?;
        self.private |= key.private().is_some();
        self.colon()
    }

    /// After a value: goes to the next one, leaving what ends; true at the end of it all.
    fn skip_ends(&mut self, open: &mut Open) -> Result<bool, Stop> {
        while open.depth > open.outer {
            let object = open.in_object();
            if self.eat(b',') {
                if object {
                    self.skip_key(Part::Key)?;
                }
                return Ok(false);
            }
            if !self.eat(if object { b'}' } else { b']' }) {
                return Err(self.stop(if object { Part::CommaOrBrace } else { Part::CommaOrBracket }));
            }
            open.pop();
        }
        Ok(true)
    }
}

/// The objects and lists that stand open, a bit each.
struct Open {
    kinds: u64,
    depth: u32,
    outer: u32,
}

impl Open {
    fn push(&mut self, object: bool) {
        self.kinds = self.kinds << 1 | u64::from(object);
        self.depth += 1;
    }

    fn pop(&mut self) {
        self.kinds >>= 1;
        self.depth -= 1;
    }

    fn in_object(&self) -> bool {
        self.kinds & 1 == 1
    }
}
