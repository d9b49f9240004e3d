//! A cursor that steps through JSON text without recursion, so that no nesting depth overflows the stack.

use std::ops::Range;

use super::block::plain_length;
use crate::diagnostic::Phrase;

/// The kind of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// Any number.
    Number,
    /// A string without escape sequences.
    String,
    /// A string with escape sequences.
    EscapedString,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// Returns the phrase that names this kind in a sentence.
    pub fn phrase(self) -> Phrase {
        match self {
            Self::Null => Phrase::Null,
            Self::Bool => Phrase::Bool,
            Self::Number => Phrase::Number,
            Self::String | Self::EscapedString => Phrase::String,
            Self::Array => Phrase::Array,
            Self::Object => Phrase::Object,
        }
    }
}

/// A position in text that is expected to be JSON (RFC 8259; a `\u` escape may be an unpaired surrogate). A step that
/// fails leaves the cursor at the unexpected byte.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    position: usize,
}

/// The byte range of a JSON string's content, without its quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StringSpan {
    start: usize,
    end: usize,
    /// The escape sequences in the string.
    pub escapes: Escapes,
}

/// The escape sequences that a JSON string contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Escapes {
    /// None: the content equals its source text.
    #[default]
    None,
    /// Only escapes in the form that [`push_escaped`](super::escape::push_escaped) writes.
    Shortest,
    /// Other escapes, such as `\/` or `\u0041`.
    Other,
}

impl StringSpan {
    /// Returns the content's byte range in the text.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Receives the tokens of a JSON document in order.
pub(super) trait Visitor {
    /// Receives a scalar value or an object's key.
    fn leaf(&mut self, kind: Kind, range: Range<usize>);
    /// Receives the start of an array or object.
    fn begin(&mut self, kind: Kind, start: usize);
    /// Receives the end of the innermost open array or object; `end` is the offset after its bracket.
    fn end(&mut self, end: usize);
    /// Returns the kind of the innermost open array or object.
    fn innermost(&self) -> Option<Kind>;
}

impl<'a> Cursor<'a> {
    /// Creates a cursor at offset 0.
    pub fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    /// Returns the byte offset of the next unread byte.
    pub fn position(&self) -> usize {
        self.position
    }

    /// Returns the text in a byte range.
    #[inline]
    pub fn source(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Returns the bytes in a range, without checking for character boundaries.
    #[inline]
    pub fn bytes(&self, range: Range<usize>) -> &'a [u8] {
        self.text.as_bytes().get(range).unwrap_or_default()
    }

    /// Skips whitespace and returns the next byte without consuming it.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        match self.byte() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.skip_whitespace(),
        }
    }

    /// Consumes `byte` and the whitespace before it, or fails with `missing`.
    #[inline]
    pub fn expect(&mut self, byte: u8, missing: Phrase) -> Result<(), Phrase> {
        if self.peek() != Some(byte) {
            return Err(missing);
        }
        self.position += 1;
        Ok(())
    }

    /// Consumes a string.
    #[inline(always)]
    pub fn string(&mut self) -> Result<StringSpan, Phrase> {
        // The common case: no whitespace before the string, no escapes in it.
        if let Some([b'"', inside @ ..]) = self.unread() {
            let length = plain_length(inside);
            if inside.get(length) == Some(&b'"') {
                return Ok(self.consume_plain(1, length, 1));
            }
        }
        self.string_slow()
    }

    /// Consumes an object's next key and colon, after `seen` members were read; returns `None` at the end of the object.
    #[inline(always)]
    pub fn key(&mut self, seen: &mut usize) -> Result<Option<StringSpan>, Phrase> {
        // The common case: no whitespace around the key, no escapes in it.
        let inside = match self.unread() {
            Some([b',', b'"', inside @ ..]) if *seen > 0 => Some((inside, 2)),
            Some([b'"', inside @ ..]) if *seen == 0 => Some((inside, 1)),
            Some([b'}', ..]) => {
                self.position += 1;
                return Ok(None);
            }
            _ => None,
        };
        if let Some((inside, before)) = inside {
            let length = plain_length(inside);
            if let Some([b'"', b':', ..]) = inside.get(length..) {
                *seen += 1;
                return Ok(Some(self.consume_plain(before, length, 2)));
            }
        }
        self.key_slow(seen)
    }

    /// Consumes the end of an array, of which `seen` items were read, and returns whether there was one; otherwise the
    /// cursor is before the next item.
    pub fn array_ends(&mut self, seen: &mut usize) -> Result<bool, Phrase> {
        self.consume_end_or_comma(b']', Phrase::JsonCommaOrBracket, seen)
    }

    /// Consumes `null` if it is next, and returns whether it was.
    pub fn null(&mut self) -> Result<bool, Phrase> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.keyword(b"null").map(|()| true)
    }

    /// Consumes any value and returns its byte range.
    pub fn value(&mut self) -> Result<Range<usize>, Phrase> {
        let next = self.peek();
        let start = self.position;
        match next {
            Some(b'{' | b'[') => self.walk(&mut NestingStack::default())?,
            _ => drop(self.leaf(next)?),
        }
        Ok(start..self.position)
    }

    /// Consumes any value and reports its tokens to the visitor, in order.
    pub(super) fn walk(&mut self, visitor: &mut impl Visitor) -> Result<(), Phrase> {
        loop {
            let next = self.peek();
            let start = self.position;
            match next {
                Some(open @ (b'{' | b'[')) => {
                    let is_object = open == b'{';
                    visitor.begin(if is_object { Kind::Object } else { Kind::Array }, start);
                    self.position += 1;
                    match self.peek() {
                        Some(b'}') if is_object => self.end(visitor),
                        Some(b']') if !is_object => self.end(visitor),
                        _ if is_object => {
                            self.member(visitor)?;
                            continue;
                        }
                        _ => continue,
                    }
                }
                _ => {
                    let kind = self.leaf(next)?;
                    visitor.leaf(kind, start..self.position);
                }
            }
            loop {
                let Some(open) = visitor.innermost() else {
                    return Ok(());
                };
                match (open, self.peek()) {
                    (Kind::Object, Some(b'}')) | (Kind::Array, Some(b']')) => self.end(visitor),
                    (Kind::Object, Some(b',')) => {
                        self.position += 1;
                        self.member(visitor)?;
                        break;
                    }
                    (Kind::Array, Some(b',')) => {
                        self.position += 1;
                        if self.peek() == Some(b']') {
                            return Err(Phrase::JsonTrailingCommaInArray);
                        }
                        break;
                    }
                    (Kind::Object, Some(_)) => return Err(Phrase::JsonCommaOrBrace),
                    (_, Some(_)) => return Err(Phrase::JsonCommaOrBracket),
                    (Kind::Object, None) => return Err(Phrase::JsonEndInObject),
                    (_, None) => return Err(Phrase::JsonEndInArray),
                }
            }
        }
    }

    fn end(&mut self, visitor: &mut impl Visitor) {
        self.position += 1;
        visitor.end(self.position);
    }

    /// Consumes a member's key and the colon after it.
    fn member(&mut self, visitor: &mut impl Visitor) -> Result<(), Phrase> {
        match self.peek() {
            Some(b'"') => {
                let start = self.position;
                let kind = self.leaf(Some(b'"'))?;
                visitor.leaf(kind, start..self.position);
            }
            Some(b'}') => return Err(Phrase::JsonTrailingCommaInObject),
            Some(_) => return Err(Phrase::JsonKey),
            None => return Err(Phrase::JsonEndInObject),
        }
        match self.peek() {
            Some(b':') => self.position += 1,
            Some(_) => return Err(Phrase::JsonColon),
            None => return Err(Phrase::JsonEndInObject),
        }
        Ok(())
    }

    /// Consumes a scalar value, which begins with `next`.
    fn leaf(&mut self, next: Option<u8>) -> Result<Kind, Phrase> {
        match next {
            Some(b'"') => Ok(match self.string()?.escapes {
                Escapes::None => Kind::String,
                _ => Kind::EscapedString,
            }),
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| Kind::Number),
            Some(b't') => self.keyword(b"true").map(|()| Kind::Bool),
            Some(b'f') => self.keyword(b"false").map(|()| Kind::Bool),
            Some(b'n') => self.keyword(b"null").map(|()| Kind::Null),
            Some(_) => Err(Phrase::JsonValue),
            None => Err(Phrase::JsonEndAtValue),
        }
    }

    /// Consumes a string whose content is `length` bytes without escapes, with `before` bytes before and `after` bytes after the
    /// content.
    #[inline]
    fn consume_plain(&mut self, before: usize, length: usize, after: usize) -> StringSpan {
        let start = self.position + before;
        let end = start + length;
        self.position = end + after;
        StringSpan {
            start,
            end,
            escapes: Escapes::None,
        }
    }

    #[inline(never)]
    fn key_slow(&mut self, seen: &mut usize) -> Result<Option<StringSpan>, Phrase> {
        if self.consume_end_or_comma(b'}', Phrase::JsonCommaOrBrace, seen)? {
            return Ok(None);
        }
        if self.peek() != Some(b'"') {
            return Err(Phrase::JsonKey);
        }
        let key = self.string_slow()?;
        self.expect(b':', Phrase::JsonColon)?;
        Ok(Some(key))
    }

    /// Consumes `closing` and returns true, or consumes the comma before the next member or item, of which `seen` were
    /// read.
    fn consume_end_or_comma(
        &mut self,
        closing: u8,
        missing: Phrase,
        seen: &mut usize,
    ) -> Result<bool, Phrase> {
        if self.peek() == Some(closing) {
            self.position += 1;
            return Ok(true);
        }
        if *seen > 0 {
            self.expect(b',', missing)?;
        }
        *seen += 1;
        Ok(false)
    }

    #[inline(never)]
    fn string_slow(&mut self) -> Result<StringSpan, Phrase> {
        self.expect(b'"', Phrase::JsonValue)?;
        let start = self.position;
        let mut escapes = Escapes::None;
        loop {
            self.position += self.unread().map_or(0, plain_length);
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.position += 1;
                    escapes = escapes.max(self.escape()?);
                }
                Some(_) => return Err(Phrase::JsonControl),
                None => return Err(Phrase::JsonEndInString),
            }
        }
        self.position += 1;
        Ok(StringSpan {
            start,
            end: self.position - 1,
            escapes,
        })
    }

    fn escape(&mut self) -> Result<Escapes, Phrase> {
        let escapes = match self.byte() {
            Some(b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't') => Escapes::Shortest,
            Some(b'/') => Escapes::Other,
            Some(b'u') => {
                self.position += 1;
                for _ in 0..4 {
                    match self.byte() {
                        Some(digit) if digit.is_ascii_hexdigit() => self.position += 1,
                        Some(_) => return Err(Phrase::JsonHexDigits),
                        None => return Err(Phrase::JsonEndInString),
                    }
                }
                return Ok(Escapes::Other);
            }
            Some(_) => return Err(Phrase::JsonEscape),
            None => return Err(Phrase::JsonEndInString),
        };
        self.position += 1;
        Ok(escapes)
    }

    fn number(&mut self) -> Result<(), Phrase> {
        if self.byte() == Some(b'-') {
            self.position += 1;
        }
        match self.byte() {
            Some(b'0') => {
                self.position += 1;
                if self.byte().is_some_and(|next| next.is_ascii_digit()) {
                    return Err(Phrase::JsonLeadingZero);
                }
            }
            _ => self.digits()?,
        }
        if self.byte() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.position += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.position += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Phrase> {
        let start = self.position;
        while self.byte().is_some_and(|next| next.is_ascii_digit()) {
            self.position += 1;
        }
        match self.byte() {
            _ if self.position > start => Ok(()),
            Some(_) => Err(Phrase::JsonDigit),
            None => Err(Phrase::JsonEndInNumber),
        }
    }

    fn keyword(&mut self, keyword: &[u8]) -> Result<(), Phrase> {
        for &letter in keyword {
            match self.byte() {
                Some(next) if next == letter => self.position += 1,
                Some(_) => return Err(Phrase::JsonLiteral),
                None => return Err(Phrase::JsonEndAtValue),
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn skip_whitespace(&mut self) -> Option<u8> {
        loop {
            let byte = self.byte()?;
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.position += 1;
        }
    }

    /// Returns the next byte without consuming it.
    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// Returns all bytes that were not consumed.
    #[inline]
    fn unread(&self) -> Option<&'a [u8]> {
        self.text.as_bytes().get(self.position..)
    }
}

/// The open arrays and objects around the cursor, one bit each: 1 for an object.
#[derive(Default)]
struct NestingStack {
    depth: u32,
    /// The innermost open arrays and objects, up to 64.
    objects: u64,
    /// The other open arrays and objects, 64 per word.
    outer: Vec<u64>,
}

impl Visitor for NestingStack {
    fn leaf(&mut self, _: Kind, _: Range<usize>) {}

    fn begin(&mut self, kind: Kind, _: usize) {
        if self.depth > 0 && self.depth.is_multiple_of(u64::BITS) {
            self.outer.push(self.objects);
        }
        self.objects = self.objects << 1 | u64::from(kind == Kind::Object);
        self.depth += 1;
    }

    fn end(&mut self, _: usize) {
        self.depth -= 1;
        self.objects = if self.depth.is_multiple_of(u64::BITS) {
            self.outer.pop().unwrap_or_default()
        } else {
            self.objects >> 1
        };
    }

    fn innermost(&self) -> Option<Kind> {
        let kind = if self.objects & 1 == 1 {
            Kind::Object
        } else {
            Kind::Array
        };
        (self.depth > 0).then_some(kind)
    }
}
