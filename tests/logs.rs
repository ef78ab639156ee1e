//! Logs, line by line: against a plain reading of the same bytes, and in small steps.

use std::io::{self, Read};

use lerendwerken::model::Cycle;
use lerendwerken::text::{FaultKind, Lines, ReadError, ReadLimits, cycle_line};
use proptest::prelude::*;

/// What became of a line: its number, and its text or the kind and column of its fault.
type Outcome = (u64, Result<String, (FaultKind, Option<usize>)>);

fn limit(line: usize) -> ReadLimits {
    ReadLimits { line, ..ReadLimits::default() }
}

fn outcomes(source: impl Read, most: usize) -> Vec<Outcome> {
    let mut lines = Lines::within(source, limit(most));
    let mut outcomes = Vec::new();
    while let Some(chunk) = lines.next_chunk().unwrap() {
        outcomes.extend(chunk.lines().map(|line| {
            if let Err(error) = &line.text {
                assert_eq!(error.line(), Some(line.number as usize));
            }
            (line.number, line.text.map(str::to_owned).map_err(|error| (error.kind(), error.column())))
        }));
    }
    assert!(lines.next_chunk().unwrap().is_none(), "the end stays the end");
    outcomes
}

/// The same, in the plainest way.
fn plainly(bytes: &[u8], most: usize) -> Vec<Outcome> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut outcomes = Vec::new();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let outcome = match std::str::from_utf8(line) {
            _ if line.len() > most => Err((FaultKind::LineTooLong, Some(1))),
            Ok(text) if text.trim_matches([' ', '\t', '\r']).is_empty() => continue,
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let before = std::str::from_utf8(&line[..error.valid_up_to()]).unwrap();
                let mark = usize::from(before.starts_with('\u{feff}'));
                Err((FaultKind::NotUtf8, Some(before.chars().count() + 1 - mark)))
            }
        };
        outcomes.push((index as u64 + 1, outcome));
    }
    outcomes
}

/// A source that gives a few bytes at a time, and is interrupted now and then.
struct Slow<'a> {
    bytes: &'a [u8],
    step: usize,
    interrupted: bool,
}

impl Read for Slow<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let most = self.step.min(room.len());
        self.bytes.read(&mut room[..most])
    }
}

fn slow(bytes: &[u8], step: usize) -> Slow<'_> {
    Slow { bytes, step, interrupted: false }
}

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => Just(b"\n".to_vec()), 2 => Just(b"\r\n".to_vec()), 1 => Just(b"\r".to_vec()), 2 => Just(b" ".to_vec()),
        1 => Just(b"\t".to_vec()), 4 => Just(b"{\"id\": 1}".to_vec()), 2 => Just("é€😀".into()), 1 => Just(vec![0xff]),
        1 => Just(vec![0xe2, 0x82]), 1 => Just("\u{feff}".into()), 1 => Just("\u{2028}\u{85}".into()),
        1 => proptest::collection::vec(any::<u8>(), 0..12),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn lines_are_those_of_a_plain_reading(bytes in pieces(), most in 0_usize..40, step in 1_usize..50) {
        let plainly = plainly(&bytes, most);
        prop_assert_eq!(outcomes(&bytes[..], most), &plainly[..]);
        prop_assert_eq!(outcomes(slow(&bytes, step), most), plainly);
    }
}

const HELD: &str = include_str!("data/held.json");

fn line() -> String {
    serde_json::from_str::<serde_json::Value>(HELD).unwrap().to_string()
}

#[test]
fn bad_lines_do_not_keep_the_good_ones_from_being_read() {
    let mut log = format!("\u{feff}{}\r\n\r\n", line()).into_bytes();
    log.extend(b"{\"id\": \"C\", \"team\": \"t\", \"week\": \"2026-W07\", \"status\": \"held\"}\n");
    log.extend("{\"id\": \"é".as_bytes());
    log.extend(b"\xff\"}\n");
    log.extend(format!("{}\n", "x".repeat(5000)).into_bytes());
    log.extend(line().into_bytes());
    let mut lines = Lines::within(&log[..], limit(4000));
    let mut read = Vec::new();
    while let Some(chunk) = lines.next_chunk().unwrap() {
        for line in chunk.lines() {
            let cycle = line.text.and_then(|text| Ok(cycle_line(text)?.owned()));
            read.push((line.number, cycle.map_err(|error| error.in_line(line.number))));
        }
    }
    let held = Cycle::from_json(HELD).unwrap();
    let places: Vec<_> = read.iter().map(|(number, cycle)| (*number, cycle.as_ref().err().map(place))).collect();
    assert_eq!(
        places,
        [
            (1, None),
            (3, Some((FaultKind::Malformed, "/id", Some(3), Some(8)))),
            (4, Some((FaultKind::NotUtf8, "", Some(4), Some(10)))),
            (5, Some((FaultKind::LineTooLong, "", Some(5), Some(1)))),
            (6, None),
        ]
    );
    assert!([&read[0], &read[4]].iter().all(|(_, cycle)| *cycle == Ok(held.clone())));
}

fn place(error: &ReadError) -> (FaultKind, &str, Option<usize>, Option<usize>) {
    (error.kind(), error.pointer(), error.line(), error.column())
}

#[test]
fn a_line_that_was_cut_off_is_reported_and_the_rest_read() {
    let log = format!("{}\n{}", line(), &line()[..100]);
    let mut lines = Lines::new(log.as_bytes());
    let chunk = lines.next_chunk().unwrap().unwrap();
    let first: Vec<_> = chunk.lines().map(|line| cycle_line(line.text.unwrap()).map(|cycle| cycle.owned())).collect();
    assert!(matches!(first.as_slice(), [Ok(_)]), "whole lines come first");
    let chunk = lines.next_chunk().unwrap().unwrap();
    let last: Vec<_> = chunk.lines().map(|line| (line.number, cycle_line(line.text.unwrap()).unwrap_err())).collect();
    assert_eq!((last[0].0, last[0].1.faults().last().unwrap().kind()), (2, FaultKind::Syntax));
}

#[test]
fn a_line_may_be_as_long_as_is_allowed_and_no_longer() {
    for end in ["", "\n", "\r\n", "\r\n\r\n"] {
        let log = format!("{}{end}", "x".repeat(600_000));
        assert_eq!(outcomes(log.as_bytes(), 600_000), [(1, Ok("x".repeat(600_000)))]);
        assert_eq!(outcomes(log.as_bytes(), 599_999), [(1, Err((FaultKind::LineTooLong, Some(1))))]);
    }
}

#[test]
fn an_endless_line_is_passed_over_and_the_rest_read() {
    let long = io::repeat(b'x').take(50_000_000);
    let source = b"{\"a\": 1}\n".chain(long).chain(&b"\n\n{\"b\": 2}"[..]);
    let expected = [
        (1, Ok("{\"a\": 1}".to_owned())),
        (2, Err((FaultKind::LineTooLong, Some(1)))),
        (4, Ok("{\"b\": 2}".to_owned())),
    ];
    assert_eq!(outcomes(source, 100_000), expected);
}

#[test]
fn many_lines_are_counted_across_chunks() {
    let log: String = (1..=100_000).map(|number| format!("{{\"number\": {number}}}\n")).collect();
    let read = outcomes(log.as_bytes(), 1000);
    assert_eq!(read.len(), 100_000);
    assert!(read.iter().all(|(number, text)| *text == Ok(format!("{{\"number\": {number}}}"))));
}

#[test]
fn a_log_in_utf_16_is_known_for_what_it_is() {
    let log: Vec<u8> = "\u{feff}{}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut lines = Lines::new(&log[..]);
    let chunk = lines.next_chunk().unwrap().unwrap();
    let error = chunk.lines().next().unwrap().text.unwrap_err();
    assert_eq!(error.to_string(), "line 1, column 1: the text is in UTF-16; expected UTF-8");
}

/// A source that fails after some bytes, once.
struct Failing<'a>(&'a [u8], bool);

impl Read for Failing<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self.0.read(room)? {
            0 if std::mem::take(&mut self.1) => Err(io::Error::other("the network is gone")),
            read => Ok(read),
        }
    }
}

#[test]
fn a_failure_is_passed_on_and_nothing_is_lost() {
    let mut lines = Lines::new(Failing(b"{}\n{\"a\"", true));
    assert!(lines.next_chunk().unwrap().is_some());
    assert_eq!(lines.next_chunk().unwrap_err().to_string(), "the network is gone");
    let chunk = lines.next_chunk().unwrap().unwrap();
    assert_eq!(chunk.lines().map(|line| (line.number, line.text.unwrap())).collect::<Vec<_>>(), [(2, "{\"a\"")]);
}
