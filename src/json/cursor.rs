//! Stepping through a JSON text, without recursion: no depth of nesting is too much.

use std::ops::Range;

use super::Kind;
use super::block::plain_length;
use crate::diagnostic::Phrase;

/// A place in a text that should be JSON (RFC 8259; `\u` escapes may be half of a pair). Every step ends where the text
/// stops being what the step asks for.
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// A string's place in a text, without its quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quoted {
    start: usize,
    end: usize,
    /// Which escapes it has.
    pub escapes: Escapes,
}

/// Which escapes a string has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Escapes {
    /// None: it reads as it was written.
    #[default]
    None,
    /// Only such as [`push_escaped`](super::push_escaped) writes.
    Shortest,
    /// Others too.
    Other,
}

impl Quoted {
    /// Its bytes in the text.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Who is told what a text is made of.
pub(super) trait Watch {
    /// A value without values inside, or an object's key.
    fn leaf(&mut self, kind: Kind, range: Range<usize>);
    /// A list or an object begins.
    fn begin(&mut self, kind: Kind, at: usize);
    /// The innermost one ends before this byte.
    fn end(&mut self, at: usize);
    /// What the innermost one is.
    fn innermost(&self) -> Option<Kind>;
}

impl<'a> Cursor<'a> {
    /// Before the text's first byte.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte that is next.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The text of a place in it.
    #[inline]
    pub fn source(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The bytes of a place in it, which need not be looked at for where characters begin.
    #[inline]
    pub fn bytes(&self, range: Range<usize>) -> &'a [u8] {
        self.text.as_bytes().get(range).unwrap_or_default()
    }

    /// The next byte that is no blank; it stays the next.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        match self.byte() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.behind_blanks(),
        }
    }

    /// Steps over this byte and the blanks before it.
    #[inline]
    pub fn expect(&mut self, byte: u8, missing: Phrase) -> Result<(), Phrase> {
        if self.peek() != Some(byte) {
            return Err(missing);
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over a string.
    #[inline(always)]
    pub fn string(&mut self) -> Result<Quoted, Phrase> {
        // Nearly every string: no blanks before it, no escapes in it.
        if let Some([b'"', inside @ ..]) = self.rest() {
            let length = plain_length(inside);
            if inside.get(length) == Some(&b'"') {
                return Ok(self.pass(1, length, 1));
            }
        }
        self.any_string()
    }

    /// The next key of an object of which `seen` members are read, behind its `:`; none where the object ends.
    #[inline(always)]
    pub fn key(&mut self, seen: &mut usize) -> Result<Option<Quoted>, Phrase> {
        // Nearly every key: no blanks around it, no escapes in it.
        let inside = match self.rest() {
            Some([b',', b'"', inside @ ..]) if *seen > 0 => Some((inside, 2)),
            Some([b'"', inside @ ..]) if *seen == 0 => Some((inside, 1)),
            Some([b'}', ..]) => {
                self.at += 1;
                return Ok(None);
            }
            _ => None,
        };
        if let Some((inside, before)) = inside {
            let length = plain_length(inside);
            if let Some([b'"', b':', ..]) = inside.get(length..) {
                *seen += 1;
                return Ok(Some(self.pass(before, length, 2)));
            }
        }
        self.any_key(seen)
    }

    /// Whether a list of which `seen` items are read has none any more; else the cursor stands before the next.
    pub fn list_ends(&mut self, seen: &mut usize) -> Result<bool, Phrase> {
        self.ends(b']', seen)
    }

    /// Steps over `null`, if that is next.
    pub fn null(&mut self) -> Result<bool, Phrase> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.word(b"null").map(|()| true)
    }

    /// Steps over any value, and gives its place.
    pub fn value(&mut self) -> Result<Range<usize>, Phrase> {
        let next = self.peek();
        let start = self.at;
        match next {
            Some(b'{' | b'[') => self.walk(&mut Open::default())?,
            _ => drop(self.leaf(next)?),
        }
        Ok(start..self.at)
    }

    /// Steps over any value, and tells what it is made of, in order.
    pub(super) fn walk(&mut self, watch: &mut impl Watch) -> Result<(), Phrase> {
        loop {
            let next = self.peek();
            let start = self.at;
            match next {
                Some(open @ (b'{' | b'[')) => {
                    let is_object = open == b'{';
                    watch.begin(if is_object { Kind::Object } else { Kind::Array }, start);
                    self.at += 1;
                    match self.peek() {
                        Some(b'}') if is_object => self.end(watch),
                        Some(b']') if !is_object => self.end(watch),
                        _ if is_object => {
                            self.member(watch)?;
                            continue;
                        }
                        _ => continue,
                    }
                }
                _ => {
                    let kind = self.leaf(next)?;
                    watch.leaf(kind, start..self.at);
                }
            }
            loop {
                let Some(open) = watch.innermost() else {
                    return Ok(());
                };
                match (open, self.peek()) {
                    (Kind::Object, Some(b'}')) | (Kind::Array, Some(b']')) => self.end(watch),
                    (Kind::Object, Some(b',')) => {
                        self.at += 1;
                        self.member(watch)?;
                        break;
                    }
                    (Kind::Array, Some(b',')) => {
                        self.at += 1;
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

    fn end(&mut self, watch: &mut impl Watch) {
        self.at += 1;
        watch.end(self.at);
    }

    /// Steps over a member's key and the colon behind it.
    fn member(&mut self, watch: &mut impl Watch) -> Result<(), Phrase> {
        match self.peek() {
            Some(b'"') => {
                let start = self.at;
                let kind = self.leaf(Some(b'"'))?;
                watch.leaf(kind, start..self.at);
            }
            Some(b'}') => return Err(Phrase::JsonTrailingCommaInObject),
            Some(_) => return Err(Phrase::JsonKey),
            None => return Err(Phrase::JsonEndInObject),
        }
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(Phrase::JsonColon),
            None => return Err(Phrase::JsonEndInObject),
        }
        Ok(())
    }

    /// Steps over a value without values inside, which begins with `next`.
    fn leaf(&mut self, next: Option<u8>) -> Result<Kind, Phrase> {
        match next {
            Some(b'"') => Ok(match self.string()?.escapes {
                Escapes::None => Kind::String,
                _ => Kind::EscapedString,
            }),
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| Kind::Number),
            Some(b't') => self.word(b"true").map(|()| Kind::Bool),
            Some(b'f') => self.word(b"false").map(|()| Kind::Bool),
            Some(b'n') => self.word(b"null").map(|()| Kind::Null),
            Some(_) => Err(Phrase::JsonValue),
            None => Err(Phrase::JsonEndAtValue),
        }
    }

    /// Steps over a string with its quotes and what is around them.
    #[inline]
    fn pass(&mut self, before: usize, length: usize, behind: usize) -> Quoted {
        let start = self.at + before;
        let end = start + length;
        self.at = end + behind;
        Quoted {
            start,
            end,
            escapes: Escapes::None,
        }
    }

    #[inline(never)]
    fn any_key(&mut self, seen: &mut usize) -> Result<Option<Quoted>, Phrase> {
        if self.ends(b'}', seen)? {
            return Ok(None);
        }
        let key = self.any_string()?;
        self.expect(b':', Phrase::JsonColon)?;
        Ok(Some(key))
    }

    fn ends(&mut self, closing: u8, seen: &mut usize) -> Result<bool, Phrase> {
        if self.peek() == Some(closing) {
            self.at += 1;
            return Ok(true);
        }
        if *seen > 0 {
            self.expect(b',', Phrase::JsonCommaOrBrace)?;
        }
        *seen += 1;
        Ok(false)
    }

    #[inline(never)]
    fn any_string(&mut self) -> Result<Quoted, Phrase> {
        self.expect(b'"', Phrase::JsonValue)?;
        let start = self.at;
        let mut escapes = Escapes::None;
        loop {
            self.at += self.rest().map_or(0, plain_length);
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    escapes = escapes.max(self.escape()?);
                }
                Some(_) => return Err(Phrase::JsonControl),
                None => return Err(Phrase::JsonEndInString),
            }
        }
        self.at += 1;
        Ok(Quoted {
            start,
            end: self.at - 1,
            escapes,
        })
    }

    fn escape(&mut self) -> Result<Escapes, Phrase> {
        let escapes = match self.byte() {
            Some(b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't') => Escapes::Shortest,
            Some(b'/') => Escapes::Other,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    match self.byte() {
                        Some(digit) if digit.is_ascii_hexdigit() => self.at += 1,
                        Some(_) => return Err(Phrase::JsonHexDigits),
                        None => return Err(Phrase::JsonEndInString),
                    }
                }
                return Ok(Escapes::Other);
            }
            Some(_) => return Err(Phrase::JsonEscape),
            None => return Err(Phrase::JsonEndInString),
        };
        self.at += 1;
        Ok(escapes)
    }

    fn number(&mut self) -> Result<(), Phrase> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => {
                self.at += 1;
                if self.byte().is_some_and(|next| next.is_ascii_digit()) {
                    return Err(Phrase::JsonLeadingZero);
                }
            }
            _ => self.digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Phrase> {
        let start = self.at;
        while self.byte().is_some_and(|next| next.is_ascii_digit()) {
            self.at += 1;
        }
        match self.byte() {
            _ if self.at > start => Ok(()),
            Some(_) => Err(Phrase::JsonDigit),
            None => Err(Phrase::JsonEndInNumber),
        }
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Phrase> {
        for &letter in word {
            match self.byte() {
                Some(next) if next == letter => self.at += 1,
                Some(_) => return Err(Phrase::JsonWord),
                None => return Err(Phrase::JsonEndAtValue),
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn behind_blanks(&mut self) -> Option<u8> {
        loop {
            let byte = self.byte()?;
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn rest(&self) -> Option<&'a [u8]> {
        self.text.as_bytes().get(self.at..)
    }
}

/// The lists and objects around the cursor, a bit each: 1 for an object.
#[derive(Default)]
struct Open {
    depth: u32,
    /// The innermost ones.
    objects: u64,
    /// Those further out, a word full each.
    outer: Vec<u64>,
}

impl Watch for Open {
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
        self.objects = match self.depth.is_multiple_of(u64::BITS) {
            true => self.outer.pop().unwrap_or_default(),
            false => self.objects >> 1,
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
