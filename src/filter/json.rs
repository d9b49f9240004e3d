//! JSON as filters need it: every part with its place, numbers exact, members in order.
//!
//! Texts come here when they are known to be JSON, so nothing here complains; on other texts the answers are of no
//! use, but nothing panics.

use std::{borrow::Cow, ops::Range};

use super::value::{Number, Value};
use crate::diagnostic::Phrase;
use crate::json::{Cursor, characters};

/// Deeper levels count as null: MongoDB allows a hundred.
pub(super) const DEEPEST: usize = 100;

/// One JSON value, still as it was written, and where it stands in the whole text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw<'a> {
    /// Its text, without blanks around it.
    pub text: &'a str,
    /// Its first byte in the whole.
    pub start: usize,
}

/// One member of an object.
#[derive(Clone, Debug)]
pub(super) struct Member<'a> {
    /// The key, as it reads.
    pub key: Cow<'a, str>,
    /// The key as it was written, with its quotes.
    pub raw_key: Raw<'a>,
    /// The value.
    pub value: Raw<'a>,
}

impl Member<'_> {
    /// The bytes of the whole text that it takes, from its key to the end of its value.
    pub fn range(&self) -> Range<usize> {
        self.raw_key.start..self.value.range().end
    }
}

impl<'a> Raw<'a> {
    /// The value that a whole text is.
    pub fn whole(text: &'a str) -> Self {
        let place = Cursor::new(text).value();
        Self { text, start: 0 }.part(place.unwrap_or_default())
    }

    /// The bytes of the whole text that it takes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Its members in order, if it is an object; a key may stand there twice.
    pub fn members(&self) -> Option<Vec<Member<'a>>> {
        let mut cursor = self.inside(b'{')?;
        let (mut members, mut seen) = (Vec::new(), 0);
        while let Ok(Some(key)) = cursor.key(&mut seen) {
            let inside = key.range();
            let raw_key = self.part(inside.start - 1..inside.end + 1);
            members.push(Member {
                key: unescaped(raw_key.text),
                raw_key,
                value: self.part(cursor.value().unwrap_or_default()),
            });
        }
        Some(members)
    }

    /// Its items in order, if it is a list.
    pub fn items(&self) -> Option<Vec<Raw<'a>>> {
        let mut cursor = self.inside(b'[')?;
        let (mut items, mut seen) = (Vec::new(), 0);
        while let Ok(false) = cursor.array_ends(&mut seen) {
            items.push(self.part(cursor.value().unwrap_or_default()));
        }
        Some(items)
    }

    /// Its text, if it is a string.
    pub fn string(&self) -> Option<Cow<'a, str>> {
        self.text.starts_with('"').then(|| unescaped(self.text))
    }

    /// What it says.
    pub fn value(&self) -> Value<'a> {
        self.value_at(DEEPEST)
    }

    fn value_at(&self, levels: usize) -> Value<'a> {
        match self.text.as_bytes().first() {
            Some(b'"') => Value::Text(unescaped(self.text)),
            Some(b't') => Value::Bool(true),
            Some(b'f') => Value::Bool(false),
            Some(b'0'..=b'9' | b'-') => Value::Number(Number::read(self.text)),
            Some(b'[') if levels > 0 => {
                let items = self.items().unwrap_or_default();
                Value::List(items.iter().map(|item| item.value_at(levels - 1)).collect())
            }
            Some(b'{') if levels > 0 => {
                let mut object: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
                for Member { key, value, .. } in self.members().unwrap_or_default() {
                    let value = value.value_at(levels - 1);
                    match object.iter_mut().find(|(earlier, _)| *earlier == key) {
                        Some(member) => member.1 = value,
                        None => object.push((key, value)),
                    }
                }
                Value::Object(object)
            }
            _ => Value::Null,
        }
    }

    /// Behind the byte that it begins with.
    fn inside(&self, open: u8) -> Option<Cursor<'a>> {
        let mut cursor = Cursor::new(self.text);
        cursor.expect(open, Phrase::JsonValue).is_ok().then_some(cursor)
    }

    fn part(&self, place: Range<usize>) -> Self {
        Self {
            start: self.start + place.start,
            text: self.text.get(place).unwrap_or_default(),
        }
    }
}

/// The content of a JSON string, given with its quotes. What stands for no character becomes U+FFFD.
fn unescaped(string: &str) -> Cow<'_, str> {
    let inside = inside(string);
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
    let read = characters(inside).map(|(character, _)| character.unwrap_or(char::REPLACEMENT_CHARACTER));
    Cow::Owned(read.collect())
}

/// Where, in a JSON string given with its quotes, the character stands that is at `offset` of its content.
pub(super) fn raw_offset(string: &str, offset: usize) -> usize {
    let (mut content, mut raw) = (0, 1);
    for (character, length) in characters(inside(string)) {
        if content >= offset {
            break;
        }
        content += character.unwrap_or(char::REPLACEMENT_CHARACTER).len_utf8();
        raw += length;
    }
    raw
}

fn inside(string: &str) -> &str {
    string.get(1..string.len().saturating_sub(1)).unwrap_or_default()
}
