//! Histories as one JSON array, with an object or a number for each row.

use super::column::{HistoryBuilder, ProblemKind};
use super::lines::JsonRows;

/// Reads the elements of JSON arrays, one at a time.
#[derive(Debug)]
pub(super) struct ElementReader {
    rows: JsonRows,
    /// The text of the element that is being read, or of a line outside an array.
    text: Vec<u8>,
    /// The line on which that text begins.
    text_line: u32,
    is_in_array: bool,
    is_in_string: bool,
    is_escaped: bool,
    /// The number of arrays and objects that are open in the element.
    depth: u32,
}

impl ElementReader {
    pub(super) fn new() -> Self {
        Self {
            rows: JsonRows::default(),
            text: Vec::new(),
            text_line: 1,
            is_in_array: false,
            is_in_string: false,
            is_escaped: false,
            depth: 0,
        }
    }

    /// Reads the elements that end in this piece of the text.
    pub(super) fn push(&mut self, piece: &[u8], builder: &mut HistoryBuilder) {
        for byte in piece {
            self.push_byte(*byte, builder);
            builder.line += u32::from(*byte == b'\n');
        }
    }

    /// Reads the last element, and reports an array that is not closed.
    pub(super) fn finish(&mut self, builder: &mut HistoryBuilder) {
        self.end_text(builder);
        if self.is_in_array {
            builder.report(ProblemKind::ArrayOpen, "".into(), String::new());
        }
    }

    fn push_byte(&mut self, byte: u8, builder: &mut HistoryBuilder) {
        if self.is_in_string {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.is_in_string = false,
                _ => {}
            }
            return self.text.push(byte);
        }
        match byte {
            b'[' if !self.is_in_array && self.text.is_empty() => {
                self.is_in_array = true;
                return;
            }
            b'\n' if !self.is_in_array => return self.end_text(builder),
            b',' if self.is_in_array && self.depth == 0 => return self.end_text(builder),
            b']' if self.is_in_array && self.depth == 0 => {
                self.end_text(builder);
                self.is_in_array = false;
                return;
            }
            b' ' | b'\t' | b'\r' | b'\n' if self.text.is_empty() => return,
            b'"' => self.is_in_string = true,
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.text.is_empty() {
            self.text_line = builder.line;
        }
        self.text.push(byte);
    }

    fn end_text(&mut self, builder: &mut HistoryBuilder) {
        if !self.text.is_empty() {
            let line = std::mem::replace(&mut builder.line, self.text_line);
            self.rows.read(&self.text, self.is_in_array, builder);
            builder.line = line;
            self.text.clear();
        }
        (self.is_in_string, self.is_escaped, self.depth) = (false, false, 0);
    }
}
