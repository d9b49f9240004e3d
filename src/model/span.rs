//! Places in a text, for editors and for people.

use serde::{Deserialize, Serialize};

/// A part of a text.
///
/// `start` and `end` count UTF-16 code units, as JavaScript and editors do; `line` and `column` are for people: both
/// start at 1, and a column is one Unicode scalar value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Span {
    /// UTF-16 offset of the first code unit.
    pub start: u32,
    /// UTF-16 offset behind the last code unit.
    pub end: u32,
    /// Line of `start`, from 1.
    pub line: u32,
    /// Column of `start`, from 1.
    pub column: u32,
}

/// Turns byte offsets of one text into [`Span`]s, in one pass while the offsets ascend.
///
/// ```
/// use hookwright::model::Locator;
/// let span = Locator::new("é\n😀x").span(7..8); // the x: 2 bytes of é, the newline, 4 bytes of the emoji
/// assert_eq!((span.start, span.end, span.line, span.column), (4, 5, 2, 2));
/// ```
#[derive(Debug)]
pub struct Locator<'a> {
    text: &'a str,
    at: Position,
}

#[derive(Clone, Copy, Debug, Default)]
struct Position {
    byte: usize,
    utf16: u32,
    line: u32,
    column: u32,
}

impl<'a> Locator<'a> {
    /// A locator at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: Position::default(),
        }
    }

    /// The span of a byte range; offsets inside a character count as its start, offsets past the end as the end.
    pub fn span(&mut self, bytes: std::ops::Range<usize>) -> Span {
        if bytes.start < self.at.byte {
            self.at = Position::default();
        }
        self.at = self.advance(self.at, bytes.start);
        let end = self.advance(self.at, bytes.end);
        Span {
            start: self.at.utf16,
            end: end.utf16,
            line: self.at.line + 1,
            column: self.at.column + 1,
        }
    }

    fn advance(&self, from: Position, to: usize) -> Position {
        let mut at = from;
        for character in self.text.get(from.byte..).unwrap_or_default().chars() {
            let next = at.byte + character.len_utf8();
            if next > to {
                break;
            }
            at.byte = next;
            at.utf16 += character.len_utf16() as u32;
            if character == '\n' {
                at.line += 1;
                at.column = 0;
            } else {
                at.column += 1;
            }
        }
        at
    }
}
