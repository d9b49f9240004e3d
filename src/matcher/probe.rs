//! What a condition pins down of a text, as questions that a hash table answers.

use super::key::Key;
use crate::{filter::each_string, model::Event};

/// A prefix is looked up by this many bytes of it at most.
const LONGEST_PREFIX: usize = 64;

/// A literal is looked up by a part of one of these lengths, in bytes: few lengths make few questions.
const PART_LENGTHS: [u8; 8] = [16, 12, 8, 6, 4, 3, 2, 1];

/// A question to ask about the text of one field; automations stand under its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Probe {
    /// Which field, one of [`Subject::fields`](super::subject::Subject::fields).
    pub(super) field: &'static str,
    /// What about it.
    pub(super) ask: Ask,
}

/// What to ask about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Nothing: these automations may match whatever it is.
    Nothing,
    /// What it is.
    Whole,
    /// How it begins, in this many bytes.
    Start(u8),
    /// What it contains, in parts of this many bytes.
    Part(u8),
}

impl Probe {
    /// The question that finds texts which begin like this.
    pub(super) fn prefix<'p>(field: &'static str, prefix: &'p str) -> (Self, &'p [u8]) {
        let bytes = prefix.as_bytes();
        let start = bytes.get(..LONGEST_PREFIX).unwrap_or(bytes);
        let ask = Ask::Start(start.len() as u8);
        (Self { field, ask }, start)
    }

    /// The question that finds texts which contain this, and the parts that would do; none where it is empty.
    pub(super) fn literal<'l>(
        field: &'static str,
        literal: &'l str,
    ) -> Option<(Self, impl Iterator<Item = &'l [u8]>)> {
        let bytes = literal.as_bytes();
        let length = *PART_LENGTHS
            .iter()
            .find(|&&length| usize::from(length) <= bytes.len())?;
        let ask = Ask::Part(length);
        Some((Self { field, ask }, bytes.windows(usize::from(length))))
    }

    /// Where automations of this group stand that are found by this answer.
    pub(super) fn key(self, group: Key, answer: &[u8]) -> Key {
        self.base(group).with_bytes(answer)
    }

    /// Calls `found` with every key under which automations of this group stand that may match the event.
    pub(super) fn each_key(self, group: Key, event: &Event, mut found: impl FnMut(Key)) {
        let base = self.base(group);
        if self.ask == Ask::Nothing {
            return found(base.with_bytes(&[]));
        }
        each_string(event, self.field, |text| {
            let bytes = text.as_bytes();
            match self.ask {
                Ask::Nothing => {}
                Ask::Whole => found(base.with_bytes(bytes)),
                Ask::Start(length) => {
                    if let Some(start) = bytes.get(..usize::from(length)) {
                        found(base.with_bytes(start));
                    }
                }
                Ask::Part(length) => bytes
                    .windows(usize::from(length))
                    .for_each(|part| found(base.with_bytes(part))),
            }
        });
    }

    /// What the keys of all answers have in common.
    fn base(self, group: Key) -> Key {
        let (sort, length) = match self.ask {
            Ask::Nothing => (0, 0),
            Ask::Whole => (1, 0),
            Ask::Start(length) => (2, length),
            Ask::Part(length) => (3, length),
        };
        let group = group.with_bytes(self.field.as_bytes());
        group.with(sort << 8 | u64::from(length))
    }
}
