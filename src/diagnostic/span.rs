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
    /// The start of the range that was converted last.
    position: Utf16Position,
    /// The start of the last span. It may be another position, because [`Locator::utf16_range`] counts no lines.
    line_position: LinePosition,
}

/// An offset in bytes and in UTF-16 code units.
#[derive(Clone, Copy, Debug, Default)]
struct Utf16Position {
    byte: usize,
    utf16: u32,
}

/// A byte offset with its line and column, both from 0.
#[derive(Clone, Copy, Debug, Default)]
struct LinePosition {
    byte: usize,
    line: u32,
    column: u32,
}

impl<'a> Locator<'a> {
    /// Creates a locator at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            position: Utf16Position::default(),
            line_position: LinePosition::default(),
        }
    }

    /// Returns the span of a byte range; offsets inside a character count as its start, offsets past the end as the end.
    pub fn span(&mut self, bytes: Range<usize>) -> Span {
        let utf16 = self.utf16_range(bytes);
        self.line_position = self.line_position(self.position.byte);
        Span {
            start: utf16.start,
            end: utf16.end,
            line: self.line_position.line + 1,
            column: self.line_position.column + 1,
        }
    }

    /// Returns a byte range in UTF-16 code units, for editors, without counting lines.
    pub fn utf16_range(&mut self, bytes: Range<usize>) -> Range<u32> {
        self.position = self.utf16_position(bytes.start);
        self.position.utf16..self.utf16_position(bytes.end).utf16
    }

    fn utf16_position(&self, to: usize) -> Utf16Position {
        let Utf16Position { byte, utf16 } = self.position;
        if to < byte {
            let start = self.boundary(to);
            return Utf16Position {
                byte: start,
                utf16: utf16 - utf16_length(self.between(start, byte)),
            };
        }
        let between = self.between(byte, to);
        Utf16Position {
            byte: byte + between.len(),
            utf16: utf16 + utf16_length(between),
        }
    }

    fn line_position(&self, to: usize) -> LinePosition {
        let from = self.line_position;
        if to < from.byte {
            return self.line_position_before(from, self.boundary(to));
        }
        let between = self.between(from.byte, to);
        let (line, column) = match between.rsplit_once('\n') {
            Some((earlier_lines, last_line)) => {
                let line = from.line + 1 + line_breaks(earlier_lines);
                (line, character_count(last_line))
            }
            None => (from.line, from.column + character_count(between)),
        };
        LinePosition {
            byte: from.byte + between.len(),
            line,
            column,
        }
    }

    /// Returns the position of `byte`, which is before `from`.
    fn line_position_before(&self, from: LinePosition, byte: usize) -> LinePosition {
        let between = self.between(byte, from.byte);
        let crossed = line_breaks(between);
        let column = if crossed == 0 {
            from.column - character_count(between)
        } else {
            let last_line = self.between(0, byte).rsplit('\n').next();
            character_count(last_line.unwrap_or_default())
        };
        LinePosition {
            byte,
            line: from.line - crossed,
            column,
        }
    }

    /// Returns the text between two offsets; the second is rounded down to a character boundary.
    fn between(&self, from: usize, to: usize) -> &'a str {
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

/// Returns the length in UTF-16 code units. Most text is ASCII, which is checked many bytes at a time.
fn utf16_length(text: &str) -> u32 {
    if text.is_ascii() {
        return text.len() as u32;
    }
    text.chars().map(|character| character.len_utf16() as u32).sum()
}

fn character_count(text: &str) -> u32 {
    text.chars().count() as u32
}

/// Returns the number of line breaks.
fn line_breaks(text: &str) -> u32 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u32
}
