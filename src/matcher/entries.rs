//! Splitting a file that arrives in pieces into the entries that may be events.

use crate::json::LineJoiner;

/// The maximum length of an entry, in bytes. A longer one is not an event, and must not fill the memory.
pub(super) const MAX_ENTRY_LENGTH: usize = 16 << 20;

/// The position of an event in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of its first line, from 1.
    pub line: u64,
    /// The number of lines that it occupies.
    pub lines: u64,
    /// The offset of its first byte in the file.
    pub start: u64,
    /// Its length in bytes, including its line break if it ends its line.
    pub length: u64,
}

impl Entry {
    /// The position before the first line.
    const START: Self = Self {
        line: 1,
        lines: 0,
        start: 0,
        length: 0,
    };

    /// Returns the entry of `lines` lines and `length` bytes at this position, and moves this position to its end.
    fn advance(&mut self, lines: u64, length: u64) -> Self {
        let entry = Self {
            lines,
            length,
            ..*self
        };
        self.line += lines;
        self.start += length;
        entry
    }
}

/// Receives an entry and its bytes.
type Visit<'a, 'v> = &'a mut (dyn FnMut(Entry, &[u8]) + 'v);

/// Splits a file into entries: NDJSON, JSON objects that span several lines each, or a JSON array.
///
/// Each line is an entry. Where a line begins an object and does not end it, the entry ends with the line that does, or
/// before the next line that begins with `{`: so one broken object does not hide the others. Where the file, or the
/// part of it after an array, begins with `[`, each element of the array is an entry.
#[derive(Debug)]
pub(super) struct Entries {
    layout: Layout,
    /// The position of the next byte that belongs to no entry yet.
    next: Entry,
}

#[derive(Debug)]
enum Layout {
    /// Only whitespace was read so far.
    Unknown,
    Lines(LineJoiner, OpenObject),
    Array(Elements),
}

impl Default for Entries {
    fn default() -> Self {
        Self {
            layout: Layout::Unknown,
            next: Entry::START,
        }
    }
}

impl Entries {
    /// Appends a piece, and visits every entry that ends in it, in order.
    pub(super) fn push(&mut self, mut piece: &[u8], visit: Visit) {
        while !piece.is_empty() {
            let Self { layout, next } = self;
            match layout {
                Layout::Unknown => {
                    let is_content = |byte: &u8| !is_whitespace_or_mark(*byte);
                    let (before, after) =
                        piece.split_at(piece.iter().position(is_content).unwrap_or(piece.len()));
                    next.advance(line_feeds(before), before.len() as u64);
                    piece = after;
                    if let Some(elements) = after.strip_prefix(b"[") {
                        next.advance(0, 1);
                        piece = elements;
                        *layout = Layout::Array(Elements::default());
                    } else if !after.is_empty() {
                        *layout = Layout::Lines(LineJoiner::new(MAX_ENTRY_LENGTH), OpenObject::default());
                    }
                }
                Layout::Lines(joiner, object) => {
                    joiner.push(piece, |line, length| object.add_line(line, length, next, visit));
                    return;
                }
                Layout::Array(elements) => {
                    let Some(rest) = elements.push(piece, next, visit) else {
                        return;
                    };
                    piece = rest;
                    *layout = Layout::Unknown;
                }
            }
        }
    }

    /// Visits the last entry, which may lack a line break. Returns whether the file ends inside an array.
    pub(super) fn finish(&mut self, visit: Visit) -> bool {
        let Self { layout, next } = self;
        match layout {
            Layout::Unknown => {}
            Layout::Lines(joiner, object) => {
                joiner.finish(|line, length| object.add_line(line, length, next, visit));
                object.end(next, visit);
            }
            Layout::Array(elements) => elements.end_element(next, visit),
        }
        matches!(layout, Layout::Array(_))
    }

    /// Returns the position after the last entry.
    pub(super) fn next(&self) -> Entry {
        self.next
    }
}

/// An object that spans several lines, as far as it was read.
#[derive(Debug, Default)]
struct OpenObject {
    bytes: Vec<u8>,
    /// The number of its lines; zero if no object is open.
    lines: u64,
    length: u64,
    nesting: Nesting,
}

impl OpenObject {
    fn add_line(&mut self, line: &[u8], length: u64, next: &mut Entry, visit: Visit) {
        if self.lines > 0 {
            if !line.starts_with(b"{") {
                self.extend(line, length);
                if self.nesting.is_closed() {
                    self.end(next, visit);
                }
                return;
            }
            self.end(next, visit);
        }
        if begins_object(line) {
            self.extend(line, length);
        } else {
            visit(next.advance(1, length), line);
        }
    }

    fn extend(&mut self, line: &[u8], length: u64) {
        line.iter().for_each(|byte| self.nesting.add(*byte));
        // One byte more than the limit is kept, so that the entry is recognised as too long.
        let space = (MAX_ENTRY_LENGTH + 1).saturating_sub(self.bytes.len());
        self.bytes.extend_from_slice(line.get(..space).unwrap_or(line));
        self.lines += 1;
        self.length += length;
    }

    fn end(&mut self, next: &mut Entry, visit: Visit) {
        if self.lines > 0 {
            visit(next.advance(self.lines, self.length), &self.bytes);
            *self = Self::default();
        }
    }
}

/// Returns whether the line begins an object without ending it. A line that ends with `}` counts as a whole one, which
/// spares nearly every line of NDJSON the second look.
fn begins_object(line: &[u8]) -> bool {
    let text = line.trim_ascii();
    if !text.starts_with(b"{") || text.ends_with(b"}") {
        return false;
    }
    let mut nesting = Nesting::default();
    text.iter().for_each(|byte| nesting.add(*byte));
    !nesting.is_closed()
}

/// The elements of an array, after its `[`.
#[derive(Debug, Default)]
struct Elements {
    /// The beginning of an element whose end has not arrived.
    element: Vec<u8>,
    element_lines: u64,
    element_length: u64,
    nesting: Nesting,
}

impl Elements {
    /// Visits every element that ends in the piece. Returns the rest of the piece after the array's end, if it is reached.
    fn push<'p>(&mut self, piece: &'p [u8], next: &mut Entry, visit: Visit) -> Option<&'p [u8]> {
        for (index, byte) in piece.iter().enumerate() {
            let is_between = self.nesting.is_closed() && !self.nesting.in_string;
            match byte {
                b',' | b']' if is_between => {
                    self.end_element(next, visit);
                    next.advance(0, 1);
                    if *byte == b']' {
                        return piece.get(index + 1..);
                    }
                }
                _ if self.element_length == 0 && is_whitespace_or_mark(*byte) => {
                    next.advance(u64::from(*byte == b'\n'), 1);
                }
                _ => {
                    self.nesting.add(*byte);
                    if self.element.len() <= MAX_ENTRY_LENGTH {
                        self.element.push(*byte);
                    }
                    self.element_length += 1;
                    self.element_lines += u64::from(*byte == b'\n');
                }
            }
        }
        None
    }

    fn end_element(&mut self, next: &mut Entry, visit: Visit) {
        if self.element_length == 0 {
            return;
        }
        let entry = next.advance(self.element_lines, self.element_length);
        let lines = entry.lines + 1;
        visit(Entry { lines, ..entry }, &self.element);
        *self = Self::default();
    }
}

/// How deep the end of some JSON text is nested. A line break ends a string, because JSON allows none in strings: so a
/// missing quotation mark does not hide the rest of the file.
#[derive(Debug, Default)]
struct Nesting {
    depth: u64,
    in_string: bool,
    is_escaped: bool,
}

impl Nesting {
    fn add(&mut self, byte: u8) {
        if self.in_string {
            match byte {
                b'\n' => (self.in_string, self.is_escaped) = (false, false),
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn is_closed(&self) -> bool {
        self.depth == 0
    }
}

/// Returns whether a byte before an entry is whitespace or part of a byte order mark, with which some editors begin a file.
fn is_whitespace_or_mark(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF)
}

fn line_feeds(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}
