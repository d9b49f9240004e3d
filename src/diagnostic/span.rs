//! Spans in text, for editors and for people.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of text.
///
/// `start` and `end` count UTF-16 code units, as JavaScript and editors do; `line` and `column` are for people: both
/// start at 1, and a column is one Unicode scalar value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Span {
    /// UTF-16 offset of the first code unit.
    pub start: u32,
    /// UTF-16 offset after the last code unit.
    pub end: u32,
    /// Line of `start`, from 1.
    pub line: u32,
    /// Column of `start`, from 1.
    pub column: u32,
}

/// Converts byte offsets in one text into [`Span`]s. Each conversion costs time proportional to the distance from the one
/// before, in either direction.
///
/// ```
/// use hookwright::diagnostic::Locator;
/// let span = Locator::new("é\n😀x").span(7..8); // the x: 2 bytes of é, the newline, 4 bytes of the emoji
/// assert_eq!((span.start, span.end, span.line, span.column), (4, 5, 2, 2));
/// ```
#[derive(Debug)]
pub struct Locator<'a> {
    text: &'a str,
    unit: Unit,
    line: Line,
}

#[derive(Clone, Copy, Debug, Default)]
struct Unit {
    byte: usize,
    utf16: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Line {
    byte: usize,
    line: u32,
    column: u32,
}

impl<'a> Locator<'a> {
    /// Creates a locator at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            unit: Unit::default(),
            line: Line::default(),
        }
    }

    /// Returns the span of a byte range; offsets inside a character count as its start, offsets past the end as the end.
    pub fn span(&mut self, bytes: Range<usize>) -> Span {
        let units = self.units(bytes);
        self.line = self.line_at(self.unit.byte);
        Span {
            start: units.start,
            end: units.end,
            line: self.line.line + 1,
            column: self.line.column + 1,
        }
    }

    /// Returns a byte range in UTF-16 code units, for editors, without counting lines.
    pub fn units(&mut self, bytes: Range<usize>) -> Range<u32> {
        self.unit = self.unit_at(bytes.start);
        self.unit.utf16..self.unit_at(bytes.end).utf16
    }

    fn unit_at(&self, to: usize) -> Unit {
        let Unit { byte, utf16 } = self.unit;
        if to < byte {
            let byte = self.boundary(to);
            return Unit {
                byte,
                utf16: utf16 - utf16_length(self.part(byte, self.unit.byte)),
            };
        }
        let passed = self.part(byte, to);
        Unit {
            byte: byte + passed.len(),
            utf16: utf16 + utf16_length(passed),
        }
    }

    fn line_at(&self, to: usize) -> Line {
        let from = self.line;
        if to < from.byte {
            return self.line_before(from, self.boundary(to));
        }
        let passed = self.part(from.byte, to);
        let (line, begun) = match passed.rsplit_once('\n') {
            Some((before, begun)) => (from.line + 1 + breaks(before), begun),
            None => (from.line, passed),
        };
        let before = if line == from.line { from.column } else { 0 };
        Line {
            byte: from.byte + passed.len(),
            line,
            column: before + begun.chars().count() as u32,
        }
    }

    /// Returns the line of an offset before a known one.
    fn line_before(&self, from: Line, byte: usize) -> Line {
        let passed = self.part(byte, from.byte);
        let crossed = breaks(passed);
        let column = if crossed == 0 {
            from.column - passed.chars().count() as u32
        } else {
            let begun = self.part(0, byte).rsplit('\n').next().unwrap_or_default();
            begun.chars().count() as u32
        };
        Line {
            byte,
            line: from.line - crossed,
            column,
        }
    }

    /// Returns the text between two offsets; the second is rounded down to a character boundary.
    fn part(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..self.boundary(to)).unwrap_or_default()
    }

    /// Returns the start of the character that contains this byte, or the end of the text.
    fn boundary(&self, byte: usize) -> usize {
        let mut start = byte.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        start
    }
}

/// Returns the length in UTF-16 code units. Most texts are ASCII, which is checked many bytes at a time.
fn utf16_length(text: &str) -> u32 {
    if text.is_ascii() {
        return text.len() as u32;
    }
    text.chars().map(|character| character.len_utf16() as u32).sum()
}

/// Returns the number of line breaks.
fn breaks(text: &str) -> u32 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u32
}
