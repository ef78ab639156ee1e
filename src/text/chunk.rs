//! Some lines of a log.

use super::detail::Detail;
use super::error::ReadError;
use super::fault::FaultKind;
use super::place::Place;
use super::read::utf_8;

/// Some lines of a log that were read together.
#[derive(Debug, Clone)]
pub struct Chunk<'a> {
    pub(super) content: Content<'a>,
    /// The number of its first line.
    pub(super) number: u64,
    /// The most bytes of a line.
    pub(super) most: usize,
}

/// What a chunk holds: whether it is UTF-8 is found out for all of it at once.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    /// One line that was too long to keep.
    TooLong,
}

/// A line of a log.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Line<'a> {
    /// Its number, from 1; blank lines count.
    pub number: u64,
    /// Its text, without the line break.
    pub text: Result<&'a str, ReadError>,
}

impl<'a> Chunk<'a> {
    /// Its lines, blank ones left out.
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> + use<'a> {
        Iter { content: self.content, number: self.number, most: self.most }
    }

    /// Its text, if it is all UTF-8 and no line was too long to keep.
    pub fn as_str(&self) -> Option<&'a str> {
        match self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct Iter<'a> {
    content: Content<'a>,
    number: u64,
    most: usize,
}

impl<'a> Iterator for Iter<'a> {
    type Item = Line<'a>;

    #[inline]
    fn next(&mut self) -> Option<Line<'a>> {
        loop {
            let number = self.number;
            let (text, length, blank) = match &mut self.content {
                Content::Text(rest) => {
                    let line = first_line_of_text(rest)?;
                    (Ok(line), line.len(), is_blank(line.as_bytes()))
                }
                Content::Bytes(rest) => {
                    let line = first_line(rest)?;
                    (utf_8(line).map_err(|error| error.in_line(number)), line.len(), is_blank(line))
                }
                Content::TooLong => {
                    self.content = Content::Text("");
                    (Ok(""), usize::MAX, false)
                }
            };
            self.number += 1;
            if length > self.most {
                return Some(Line { number, text: Err(too_long(number, self.most)) });
            }
            if !blank {
                return Some(Line { number, text });
            }
        }
    }
}

/// Takes the first line, without its line break.
#[inline]
fn first_line_of_text<'a>(rest: &mut &'a str) -> Option<&'a str> {
    if rest.is_empty() {
        return None;
    }
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let (line, after) = rest.split_at_checked(end)?;
    *rest = after.get(1..).unwrap_or_default();
    Some(line.strip_suffix('\r').unwrap_or(line))
}

/// Takes the first line, without its line break.
fn first_line<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    if rest.is_empty() {
        return None;
    }
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let (line, after) = rest.split_at_checked(end)?;
    *rest = after.get(1..).unwrap_or_default();
    Some(line.strip_suffix(b"\r").unwrap_or(line))
}

/// Whether there is nothing but JSON white space.
#[inline]
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

#[cold]
fn too_long(number: u64, most: usize) -> ReadError {
    let place = Place { line: 1, column: 1, range: 0..0 };
    ReadError::one(FaultKind::LineTooLong, Detail::LineTooLong { most }, Some(place)).made_private().in_line(number)
}
