//! How the parts of a cycle are packed: texts into one text, everything else into bytes.

use std::borrow::Cow;

use super::ai::DataClass;
use super::cycle::{
    Activity, AiUse, Carrier, Cycle, Held, LearningQuestion, Mode, Outcome, Planned, Proposal, Session, Stage, Stance,
    State, Strengthens, Support,
};
use super::extensions::Extensions;
use super::id::Id;
use super::list::NonEmpty;
use super::quantity::{Amount, Minutes, Share, StandardError};
use super::time::{Start, Week};
use super::wording::Text;

/// Where packed parts go.
#[derive(Debug, Clone, Default)]
pub(super) struct Packed {
    pub(super) text: String,
    pub(super) bytes: Vec<u8>,
}

/// Packed parts on their way back.
#[derive(Debug)]
pub(super) struct Unpack<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
}

/// Something that can be packed.
pub(super) trait Pack {
    fn pack(&self, into: &mut Packed);
}

/// Something that can be unpacked; only what was packed ever is, so it never fails but for a mistake here.
pub(super) trait Unpacked<'a>: Sized {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self>;
}

impl Packed {
    /// A length, seven bits a byte, the least first.
    fn length(&mut self, mut length: usize) {
        while length >= 0x80 {
            self.bytes.push((length & 0x7f) as u8 | 0x80);
            length >>= 7;
        }
        self.bytes.push(length as u8);
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.text.push_str(text);
    }
}

impl<'a> Unpack<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn length(&mut self) -> Option<usize> {
        let (mut length, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            length |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(length);
            }
            shift += 7;
        }
    }

    fn text(&mut self) -> Option<Cow<'a, str>> {
        let length = self.length()?;
        let (text, rest) = self.text.split_at_checked(length)?;
        self.text = rest;
        Some(Cow::Borrowed(text))
    }

    fn chunk<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (chunk, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(*chunk)
    }
}

/// Packs a text and takes it back through its own check.
macro_rules! texts {
    ($($name:ident),+) => {$(
        impl<S: AsRef<str>> Pack for $name<S> {
            fn pack(&self, into: &mut Packed) {
                into.text(self.as_str());
            }
        }
        impl<'a> Unpacked<'a> for $name<Cow<'a, str>> {
            fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
                Self::new(from.text()?).ok()
            }
        }
    )+};
}
texts!(Text, Start);

impl<K, S: AsRef<str>> Pack for Id<K, S> {
    fn pack(&self, into: &mut Packed) {
        into.text(self.as_str());
    }
}
impl<'a, K> Unpacked<'a> for Id<K, Cow<'a, str>> {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        Self::new(from.text()?).ok()
    }
}

/// Packs a word as its place among its like.
macro_rules! words {
    ($($name:ident),+) => {$(
        impl Pack for $name {
            fn pack(&self, into: &mut Packed) {
                into.bytes.push(*self as u8);
            }
        }
        impl<'a> Unpacked<'a> for $name {
            fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
                Self::ALL.get(usize::from(from.byte()?)).copied()
            }
        }
    )+};
}
words!(Mode, Stance, Support, Stage, Strengthens, Carrier, DataClass);

/// Packs a number as its bytes.
macro_rules! numbers {
    ($($name:ident($inner:ty)),+) => {$(
        impl Pack for $name {
            fn pack(&self, into: &mut Packed) {
                into.bytes.extend_from_slice(&self.get().to_le_bytes());
            }
        }
        impl<'a> Unpacked<'a> for $name {
            fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
                Self::new(<$inner>::from_le_bytes(from.chunk()?)).ok()
            }
        }
    )+};
}
numbers!(Minutes(u16), Share(f64), Amount(f64), StandardError(f64));

impl Pack for Week {
    fn pack(&self, into: &mut Packed) {
        into.bytes.extend_from_slice(&self.number().to_le_bytes());
    }
}
impl<'a> Unpacked<'a> for Week {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        Self::from_number(u16::from_le_bytes(from.chunk()?))
    }
}
impl Pack for bool {
    fn pack(&self, into: &mut Packed) {
        into.bytes.push(u8::from(*self));
    }
}
impl<'a> Unpacked<'a> for bool {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        Some(from.byte()? == 1)
    }
}
impl<T: Pack> Pack for Option<T> {
    fn pack(&self, into: &mut Packed) {
        self.is_some().pack(into);
        if let Some(value) = self {
            value.pack(into);
        }
    }
}
impl<'a, T: Unpacked<'a>> Unpacked<'a> for Option<T> {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        if bool::unpack(from)? { Some(Some(T::unpack(from)?)) } else { Some(None) }
    }
}
impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, into: &mut Packed) {
        into.length(self.len());
        self.iter().for_each(|it| it.pack(into));
    }
}
impl<'a, T: Unpacked<'a>> Unpacked<'a> for Vec<T> {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        (0..from.length()?).map(|_| T::unpack(from)).collect()
    }
}
impl<T: Pack> Pack for NonEmpty<T> {
    fn pack(&self, into: &mut Packed) {
        into.length(self.len());
        self.iter().for_each(|it| it.pack(into));
    }
}
impl<'a, T: Unpacked<'a>> Unpacked<'a> for NonEmpty<T> {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        Self::new(Vec::unpack(from)?).ok()
    }
}

/// Packs and unpacks a type member by member, in one order written once.
macro_rules! members {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl<S: AsRef<str>> Pack for $name<S> {
            fn pack(&self, into: &mut Packed) {
                $(self.$field.pack(into);)+
            }
        }
        impl<'a> Unpacked<'a> for $name<Cow<'a, str>> {
            fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
                Some(Self { $($field: Unpacked::unpack(from)?),+ })
            }
        }
    )+};
}
members! {
    Cycle { id, team, week, state, extensions }
    Planned { sessions, learning_questions }
    Held { sessions, learning_questions, activities, proposals, outcomes }
    Session { start, minutes, moment }
    LearningQuestion { id, professional, question, development_question, about_ai }
    Activity { professionals, learning_question, mode, minutes, ai, mastery }
    AiUse { system, stance, support, offloaded, data, verified }
    Proposal { id, title, learning_question, stage, strengthens }
    Outcome { expectation, amount, standard_error, carrier, proposal, evidence }
}

impl<S: AsRef<str>> Pack for State<S> {
    fn pack(&self, into: &mut Packed) {
        match self {
            Self::Planned(planned) => {
                into.bytes.push(0);
                planned.pack(into);
            }
            Self::Held(held) => {
                into.bytes.push(1);
                held.pack(into);
            }
            Self::Skipped { reason } => {
                into.bytes.push(2);
                reason.pack(into);
            }
        }
    }
}
impl<'a> Unpacked<'a> for State<Cow<'a, str>> {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        match from.byte()? {
            0 => Planned::unpack(from).map(Self::Planned),
            1 => Held::unpack(from).map(Self::Held),
            _ => Text::unpack(from).map(|reason| Self::Skipped { reason }),
        }
    }
}

/// Extensions go as the JSON that they are; most cycles have none.
impl Pack for Extensions {
    fn pack(&self, into: &mut Packed) {
        let text = (!self.is_empty()).then(|| serde_json::to_string(self).ok()).flatten();
        text.is_some().pack(into);
        if let Some(text) = text {
            into.text(&text);
        }
    }
}
impl<'a> Unpacked<'a> for Extensions {
    fn unpack(from: &mut Unpack<'a>) -> Option<Self> {
        if bool::unpack(from)? { serde_json::from_str(&from.text()?).ok() } else { Some(Self::default()) }
    }
}
