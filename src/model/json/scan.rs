//! JSON text to its values, without recursion: no depth of nesting is too much.

use super::JsonFault;
use super::escape::plain_length;
use super::tape::{Kind, Node};

/// Reads a text that is one JSON value (RFC 8259); `\u` escapes may be half of a pair.
pub(super) fn scan(text: &str) -> Result<Scanned, JsonFault> {
    let mut scanner = Scanner {
        text,
        at: 0,
        scanned: Scanned {
            nodes: Vec::with_capacity(text.len() / 16 + 1),
            depth: 0,
        },
        open: Vec::new(),
    };
    match scanner.run() {
        Ok(()) => Ok(scanner.scanned),
        Err(reason) => Err(JsonFault::new(text, scanner.at, reason)),
    }
}

/// What a text is made of.
pub(super) struct Scanned {
    /// Its values, and the keys of objects each before its value, in the order of the text.
    pub nodes: Vec<Node>,
    /// How many lists and objects stand in one another.
    pub depth: usize,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    scanned: Scanned,
    /// The lists and objects that have not ended, by their nodes.
    open: Vec<(usize, Kind)>,
}

/// Why the text is no JSON; `Scanner::at` is the place.
type Reason = &'static str;

impl Scanner<'_> {
    fn run(&mut self) -> Result<(), Reason> {
        loop {
            self.blanks();
            match self.peek() {
                Some(b'{') => {
                    self.begin(Kind::Object);
                    if self.peek() == Some(b'}') {
                        self.end();
                    } else {
                        self.key()?;
                        continue;
                    }
                }
                Some(b'[') => {
                    self.begin(Kind::List);
                    if self.peek() == Some(b']') {
                        self.end();
                    } else {
                        continue;
                    }
                }
                Some(b'"') => self.string()?,
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(b't') => self.word(b"true", Kind::Bool)?,
                Some(b'f') => self.word(b"false", Kind::Bool)?,
                Some(b'n') => self.word(b"null", Kind::Null)?,
                Some(_) => return Err("expected a value"),
                None => return Err("the text ends where a value is expected"),
            }
            if self.after_value()? {
                return Ok(());
            }
        }
    }

    /// Goes on to where the next value is due; answers whether the whole text has ended instead.
    fn after_value(&mut self) -> Result<bool, Reason> {
        loop {
            self.blanks();
            let next = self.peek();
            let Some((_, open)) = self.open.last() else {
                return match next {
                    None => Ok(true),
                    Some(_) => Err("something stands behind the end"),
                };
            };
            match (open, next) {
                (Kind::Object, Some(b',')) => {
                    self.at += 1;
                    self.blanks();
                    self.key()?;
                    return Ok(false);
                }
                (Kind::List, Some(b',')) => {
                    self.at += 1;
                    self.blanks();
                    if self.peek() == Some(b']') {
                        return Err("a comma stands before the end of the list");
                    }
                    return Ok(false);
                }
                (Kind::Object, Some(b'}')) | (Kind::List, Some(b']')) => self.end(),
                (Kind::Object, Some(_)) => return Err("expected a comma or }"),
                (_, Some(_)) => return Err("expected a comma or ]"),
                (Kind::Object, None) => return Err("the text ends inside an object"),
                (_, None) => return Err("the text ends inside a list"),
            }
        }
    }

    fn begin(&mut self, kind: Kind) {
        self.open.push((self.scanned.nodes.len(), kind));
        self.scanned.depth = self.scanned.depth.max(self.open.len());
        self.push(kind, self.at);
        self.at += 1;
        self.blanks();
    }

    fn end(&mut self) {
        self.at += 1;
        let next = self.scanned.nodes.len();
        let opened = self.open.pop();
        if let Some(node) = opened.and_then(|(node, _)| self.scanned.nodes.get_mut(node)) {
            node.end = self.at;
            node.next = next;
        }
    }

    fn key(&mut self) -> Result<(), Reason> {
        match self.peek() {
            Some(b'"') => self.string()?,
            Some(b'}') => return Err("a comma stands before the end of the object"),
            Some(_) => return Err("expected a key in quotes"),
            None => return Err("the text ends inside an object"),
        }
        self.blanks();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return Err("expected a colon"),
            None => return Err("the text ends inside an object"),
        }
        Ok(())
    }

    fn string(&mut self) -> Result<(), Reason> {
        let start = self.at;
        self.at += 1;
        let mut escapes = false;
        loop {
            self.at += self.text.as_bytes().get(self.at..).map_or(0, plain_length);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escapes = true;
                    self.at += 1;
                    self.escape()?;
                }
                Some(0..=0x1f) => {
                    return Err("a control character stands in a text, where only its escape may");
                }
                Some(_) => self.at += 1,
                None => return Err("the text ends inside a string"),
            }
        }
        self.at += 1;
        let kind = if escapes { Kind::EscapedText } else { Kind::Text };
        self.push(kind, start);
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Reason> {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    match self.peek() {
                        Some(digit) if digit.is_ascii_hexdigit() => self.at += 1,
                        Some(_) => return Err("expected four hexadecimal digits behind \\u"),
                        None => return Err("the text ends inside a string"),
                    }
                }
            }
            Some(_) => return Err("no escape begins like this"),
            None => return Err("the text ends inside a string"),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Reason> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => {
                self.at += 1;
                if self.peek().is_some_and(|next| next.is_ascii_digit()) {
                    return Err("a number begins with a zero too many");
                }
            }
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        self.push(Kind::Number, start);
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Reason> {
        let start = self.at;
        while self.peek().is_some_and(|next| next.is_ascii_digit()) {
            self.at += 1;
        }
        match self.peek() {
            _ if self.at > start => Ok(()),
            Some(_) => Err("expected a digit"),
            None => Err("the text ends inside a number"),
        }
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<(), Reason> {
        let start = self.at;
        for &letter in word {
            match self.peek() {
                Some(next) if next == letter => self.at += 1,
                Some(_) => return Err("expected true, false or null"),
                None => return Err("the text ends where a value is expected"),
            }
        }
        self.push(kind, start);
        Ok(())
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let next = self.scanned.nodes.len() + 1;
        self.scanned.nodes.push(Node {
            kind,
            start,
            end: self.at,
            next,
        });
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
