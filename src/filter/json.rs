//! JSON as filters need it: every part with its place, numbers exact, members in order.
//!
//! Texts come here when they are known to be JSON, so nothing here complains; on other texts the answers are of no
//! use, but nothing panics.

use std::{borrow::Cow, ops::Range};

use super::value::{Number, Value};

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
        Scanner {
            text,
            at: 0,
            start: 0,
        }
        .value()
    }

    /// The bytes of the whole text that it takes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Its members in order, if it is an object; a key may stand there twice.
    pub fn members(&self) -> Option<Vec<Member<'a>>> {
        let mut scanner = self.inside('{')?;
        let mut members = Vec::new();
        while scanner.goes_on('}') {
            let raw_key = scanner.value();
            scanner.skip(':');
            let value = scanner.value();
            members.push(Member {
                key: unescaped(raw_key.text),
                raw_key,
                value,
            });
        }
        Some(members)
    }

    /// Its items in order, if it is a list.
    pub fn items(&self) -> Option<Vec<Raw<'a>>> {
        let mut scanner = self.inside('[')?;
        let mut items = Vec::new();
        while scanner.goes_on(']') {
            items.push(scanner.value());
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

    fn inside(&self, open: char) -> Option<Scanner<'a>> {
        self.text.starts_with(open).then_some(Scanner {
            text: self.text,
            at: 1,
            start: self.start,
        })
    }
}

/// The content of a JSON string, given with its quotes. What stands for no character becomes U+FFFD.
fn unescaped(string: &str) -> Cow<'_, str> {
    let inside = string.get(1..string.len().saturating_sub(1)).unwrap_or_default();
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
    Cow::Owned(
        Unescape { rest: inside }
            .map(|(character, _)| character)
            .collect(),
    )
}

/// Where, in a JSON string given with its quotes, the character stands that is at `offset` of its content.
pub(super) fn raw_offset(string: &str, offset: usize) -> usize {
    let inside = string.get(1..string.len().saturating_sub(1)).unwrap_or_default();
    let (mut content, mut raw) = (0, 1);
    for (character, length) in (Unescape { rest: inside }) {
        if content >= offset {
            break;
        }
        content += character.len_utf8();
        raw += length;
    }
    raw
}

/// The characters of a JSON string's inside, each with the number of bytes that it takes there.
struct Unescape<'a> {
    rest: &'a str,
}

impl Iterator for Unescape<'_> {
    type Item = (char, usize);

    fn next(&mut self) -> Option<(char, usize)> {
        let mut characters = self.rest.chars();
        let (character, length) = match characters.next()? {
            '\\' => match characters.next() {
                Some('u') => unicode_escape(self.rest),
                Some(short) => (short_escape(short), 1 + short.len_utf8()),
                None => ('\\', 1),
            },
            plain => (plain, plain.len_utf8()),
        };
        self.rest = self.rest.get(length..).unwrap_or_default();
        Some((character, length))
    }
}

fn short_escape(letter: char) -> char {
    match letter {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        same => same,
    }
}

fn unicode_escape(text: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(0) else {
        return (char::REPLACEMENT_CHARACTER, 2);
    };
    if let (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) = (first, unit(6)) {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12);
    }
    (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6)
}

/// Walks a text, value by value.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    start: usize,
}

impl<'a> Scanner<'a> {
    /// Whether a member or an item follows, before `close`.
    fn goes_on(&mut self, close: char) -> bool {
        self.skip(',');
        self.rest().chars().next().is_some_and(|next| next != close)
    }

    /// The value that stands here; always at least one byte, where there is one.
    fn value(&mut self) -> Raw<'a> {
        self.blanks();
        let from = self.at;
        let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
        for byte in self.rest().bytes() {
            let is_first = self.at == from;
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth > 0 => depth -= 1,
                b',' | b':' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 && !is_first => break,
                _ => {}
            }
            self.at += 1;
            if depth == 0 && !in_string && matches!(byte, b'"' | b'}' | b']') {
                break;
            }
        }
        Raw {
            text: self.text.get(from..self.at).unwrap_or_default(),
            start: self.start + from,
        }
    }

    fn skip(&mut self, expected: char) {
        self.blanks();
        if self.rest().starts_with(expected) {
            self.at += expected.len_utf8();
            self.blanks();
        }
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}
