//! Reading a log line by line, in bounded memory and as fast as memory allows.

use std::io::{self, Read};
use std::ops::Range;

use super::chunk::{Chunk, Content};
use super::load::ReadLimits;

/// How much is read at a time.
const BUFFER: usize = 256 << 10;

/// What may stand on a line besides what counts: a byte-order mark and a carriage return.
const BESIDES: usize = 4;

/// The lines of a log, some at a time.
///
/// A line that is too long is refused and passed over; the rest is read on.
///
/// ```
/// use lerendwerken::text::Lines;
/// let log = "{\"week\": 1}\n\n{\"week\": 2}";
/// let mut lines = Lines::new(log.as_bytes());
/// let mut read = Vec::new();
/// while let Some(chunk) = lines.next_chunk()? {
///     read.extend(chunk.lines().map(|line| (line.number, line.text.unwrap().to_owned())));
/// }
/// assert_eq!(read, [(1, "{\"week\": 1}".into()), (3, "{\"week\": 2}".into())]);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Lines<R> {
    from: R,
    buffer: Vec<u8>,
    /// What is read and not yet given out.
    unread: Range<usize>,
    /// How much of the unread is known to hold no line break.
    searched: usize,
    /// The most bytes of a line.
    most: usize,
    /// The number of the line that the unread begins with.
    number: u64,
    /// Whether the unread begins in the middle of a line that was refused.
    in_long_line: bool,
    at_start: bool,
    ended: bool,
}

impl<R: Read> Lines<R> {
    /// The lines of a source, none of which may be longer than 16 MiB.
    pub fn new(from: R) -> Self {
        Self::within(from, ReadLimits::default())
    }

    /// The lines of a source, none of which may be longer than the limits allow.
    pub fn within(from: R, limits: ReadLimits) -> Self {
        Self {
            from,
            buffer: Vec::new(),
            unread: 0..0,
            searched: 0,
            most: limits.line,
            number: 1,
            in_long_line: false,
            at_start: true,
            ended: false,
        }
    }

    /// The next lines, as many as are at hand; none at the end.
    ///
    /// # Errors
    /// Where reading fails; it may be tried again.
    pub fn next_chunk(&mut self) -> io::Result<Option<Chunk<'_>>> {
        loop {
            if self.in_long_line {
                self.leave_long_line();
            } else if let Some(length) = self.whole_lines() {
                return Ok(Some(self.give(length)));
            } else if self.unread.len() > self.most.saturating_add(BESIDES) {
                return Ok(Some(self.refuse()));
            }
            if self.ended {
                let length = self.unread.len();
                return Ok((length > 0).then(|| self.give(length)));
            }
            self.fill()?;
        }
    }

    /// The bytes up to the last line break that was read.
    fn whole_lines(&mut self) -> Option<usize> {
        let unread = self.buffer.get(self.unread.clone()).unwrap_or_default();
        let new = unread.get(self.searched..).unwrap_or_default();
        let length = memchr::memrchr(b'\n', new).map(|at| self.searched + at + 1);
        self.searched = unread.len();
        length
    }

    /// Gives out so many of the bytes that were read.
    fn give(&mut self, length: usize) -> Chunk<'_> {
        let start = self.unread.start;
        self.unread.start += length;
        self.searched = self.unread.len();
        let mut bytes = self.buffer.get(start..start + length).unwrap_or_default();
        if std::mem::take(&mut self.at_start) {
            bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        }
        let number = self.number;
        self.number += memchr::memchr_iter(b'\n', bytes).count() as u64 + u64::from(!bytes.ends_with(b"\n"));
        let content = std::str::from_utf8(bytes).map_or(Content::Bytes(bytes), Content::Text);
        Chunk { content, number, most: self.most }
    }

    /// Refuses the line that the unread begins with, of which the end is not in sight.
    fn refuse(&mut self) -> Chunk<'_> {
        self.in_long_line = true;
        self.at_start = false;
        let number = self.number;
        self.number += 1;
        Chunk { content: Content::TooLong, number, most: self.most }
    }

    /// Drops what belongs to a line that was refused.
    fn leave_long_line(&mut self) {
        let unread = self.buffer.get(self.unread.clone()).unwrap_or_default();
        match memchr::memchr(b'\n', unread) {
            Some(at) => {
                self.unread.start += at + 1;
                self.in_long_line = false;
            }
            None => self.unread.start = self.unread.end,
        }
        self.searched = 0;
    }

    /// Reads more, after what is unread.
    fn fill(&mut self) -> io::Result<()> {
        self.make_room();
        let room = self.buffer.get_mut(self.unread.end..).unwrap_or_default();
        let most = room.len();
        let read = loop {
            match self.from.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.ended = read == 0;
        self.unread.end += read.min(most);
        Ok(())
    }

    /// Moves what is unread to the front; the buffer grows for a long line and shrinks after it.
    fn make_room(&mut self) {
        let length = self.unread.len();
        self.buffer.copy_within(self.unread.clone(), 0);
        self.unread = 0..length;
        if length * 2 <= BUFFER {
            self.buffer.truncate(BUFFER);
            self.buffer.shrink_to(BUFFER);
            self.buffer.resize(BUFFER, 0);
        } else if length == self.buffer.len() {
            self.buffer.resize(length.saturating_mul(2).min(self.most.saturating_add(BUFFER)), 0);
        }
    }
}
