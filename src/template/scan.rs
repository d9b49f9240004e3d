//! Stepping over JSON without keeping it.

use std::borrow::Cow;

use crate::model::json::{plain_length, unescaped};

/// A cursor in a text that should be JSON. Every step gives none where the text is not what the step asks for.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is no blank; it stays the next.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Steps over this byte and the blanks before it.
    pub(super) fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Steps over a string, and gives what it reads as.
    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        self.expect(b'"')?;
        let start = self.at;
        self.at += plain_length(self.text.as_bytes().get(start..)?);
        let end = self.at;
        if self.take(b'"').is_some() {
            return self.text.get(start..end).map(Cow::Borrowed);
        }
        self.at = start - 1;
        self.string()?;
        unescaped(self.text.get(start..self.at - 1)?).map(Cow::Owned)
    }

    /// The next key of an object of which `seen` members are read, behind its `:`; none where the object ends. A key
    /// with escapes is not what this asks for.
    pub(super) fn key(&mut self, seen: &mut usize) -> Option<Option<&'a str>> {
        if self.ends(b'}', seen)? {
            return Some(None);
        }
        self.expect(b'"')?;
        let start = self.at;
        self.at += plain_length(self.text.as_bytes().get(start..)?);
        let key = self.text.get(start..self.at)?;
        self.take(b'"')?;
        self.expect(b':')?;
        Some(Some(key))
    }

    /// Whether a list of which `seen` items are read has none any more; else the cursor stands before the next.
    pub(super) fn list_ends(&mut self, seen: &mut usize) -> Option<bool> {
        self.ends(b']', seen)
    }

    fn ends(&mut self, closing: u8, seen: &mut usize) -> Option<bool> {
        let next = self.peek()?;
        if next == closing {
            self.at += 1;
            return Some(true);
        }
        if *seen > 0 {
            self.expect(b',')?;
        }
        *seen += 1;
        Some(false)
    }

    /// Steps over `null`, if that is next.
    pub(super) fn null(&mut self) -> bool {
        self.peek() == Some(b'n') && self.word("null").is_some()
    }

    /// Steps over any value, and gives its text.
    pub(super) fn value(&mut self) -> Option<&'a str> {
        self.peek()?;
        let start = self.at;
        self.skip()?;
        self.text.get(start..self.at)
    }

    /// Whether nothing but blanks follows.
    pub(super) fn is_done(&mut self) -> bool {
        self.peek().is_none()
    }

    fn skip(&mut self) -> Option<()> {
        let mut open = Open::default();
        loop {
            match self.peek()? {
                b'{' => {
                    self.at += 1;
                    open.push(b'}')?;
                    if self.peek()? != b'}' {
                        self.any_key()?;
                        continue;
                    }
                }
                b'[' => {
                    self.at += 1;
                    open.push(b']')?;
                    if self.peek()? != b']' {
                        continue;
                    }
                }
                b'"' => self.string()?,
                b't' => self.word("true")?,
                b'f' => self.word("false")?,
                b'n' => self.word("null")?,
                _ => self.number()?,
            }
            loop {
                let Some(closing) = open.innermost() else {
                    return Some(());
                };
                let next = self.peek()?;
                self.at += 1;
                if next == closing {
                    open.pop();
                } else if next != b',' {
                    return None;
                } else {
                    if closing == b'}' {
                        self.any_key()?;
                    }
                    break;
                }
            }
        }
    }

    fn any_key(&mut self) -> Option<()> {
        self.string()?;
        self.expect(b':')
    }

    fn string(&mut self) -> Option<()> {
        self.expect(b'"')?;
        loop {
            self.at += plain_length(self.text.as_bytes().get(self.at..)?);
            match self.next()? {
                b'"' => return Some(()),
                b'\\' => self.escape()?,
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<()> {
        match self.next()? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(()),
            b'u' => (0..4).try_for_each(|_| self.next()?.is_ascii_hexdigit().then_some(())),
            _ => None,
        }
    }

    fn number(&mut self) -> Option<()> {
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if self.take(b'e').or_else(|| self.take(b'E')).is_some() {
            let _ = self.take(b'+').or_else(|| self.take(b'-'));
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        (count > 0).then_some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.text
            .get(self.at..)?
            .starts_with(word)
            .then(|| self.at += word.len())
    }

    fn next(&mut self) -> Option<u8> {
        let byte = *self.text.as_bytes().get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (*self.text.as_bytes().get(self.at)? == byte).then(|| self.at += 1)
    }
}

/// The lists and objects around the cursor, a bit each: 1 for an object.
#[derive(Default)]
struct Open {
    depth: u32,
    objects: u64,
}

impl Open {
    /// None where it is deeper than there are bits.
    fn push(&mut self, closing: u8) -> Option<()> {
        self.objects = self.objects << 1 | u64::from(closing == b'}');
        self.depth += 1;
        (self.depth <= u64::BITS).then_some(())
    }

    fn pop(&mut self) {
        self.objects >>= 1;
        self.depth -= 1;
    }

    fn innermost(&self) -> Option<u8> {
        let closing = if self.objects & 1 == 1 { b'}' } else { b']' };
        (self.depth > 0).then_some(closing)
    }
}
