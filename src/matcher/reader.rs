//! Parsing the events of a file that arrives in pieces.

use super::entries::{Entries, Entry, MAX_ENTRY_LENGTH};
use crate::diagnostic::{Code, Error};
use crate::model::Event;

/// Receives the event of an entry, or the reason why the entry is not an event.
type Visit<'a, 'v> = &'a mut (dyn FnMut(Entry, Result<&Event, Error>) + 'v);

/// Parses the entries of a file as events.
#[derive(Debug, Default)]
pub(super) struct EventReader {
    entries: Entries,
    progress: Progress,
}

#[derive(Debug, Default)]
struct Progress {
    events: u64,
    /// The last line of the last entry.
    last_line: u64,
    /// Whether an entry shares a line with another one, or has several.
    has_other_entries: bool,
}

impl EventReader {
    /// Reads the next piece of the file, and visits every entry that ends in it, in order. Blank lines are not entries.
    pub(super) fn push(&mut self, piece: &[u8], visit: Visit) {
        let Self { entries, progress } = self;
        entries.push(piece, &mut |entry, bytes| progress.visit(entry, bytes, visit));
    }

    /// Reads the last entry of the file, which may lack a line break.
    pub(super) fn finish(&mut self, visit: Visit) {
        let Self { entries, progress } = self;
        let ends_in_array = entries.finish(&mut |entry, bytes| progress.visit(entry, bytes, visit));
        // Parsing `[` creates the error for an array without an end.
        if let (true, Err(error)) = (ends_in_array, Event::from_json("[")) {
            visit(entries.next(), Err(error));
        }
    }

    /// Returns how many lines were read.
    pub(super) fn lines(&self) -> u64 {
        self.entries.next().line - 1
    }

    /// Returns how many events were read.
    pub(super) fn events(&self) -> u64 {
        self.progress.events
    }

    /// Returns whether every entry so far was a line of its own.
    pub(super) fn is_linewise(&self) -> bool {
        !self.progress.has_other_entries
    }
}

impl Progress {
    fn visit(&mut self, entry: Entry, bytes: &[u8], visit: Visit) {
        let event = match parse(entry, bytes) {
            Ok(None) => return,
            Ok(Some(event)) => Ok(event),
            Err(error) => Err(error),
        };
        self.has_other_entries |= entry.lines > 1 || entry.line == self.last_line;
        self.last_line = entry.line + entry.lines - 1;
        self.events += u64::from(event.is_ok());
        visit(entry, event.as_ref().map_err(Error::clone));
    }
}

/// Parses an entry; returns `None` for a line of only whitespace.
fn parse(entry: Entry, bytes: &[u8]) -> Result<Option<Event>, Error> {
    if entry.length > MAX_ENTRY_LENGTH as u64 {
        let arguments = [("bytes", entry.length.to_string().into())];
        return Err(Error::new(Code::LineTooLong, arguments));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let byte = (error.valid_up_to() + 1).to_string();
        Error::new(Code::LineEncoding, [("byte", byte.into())])
    })?;
    match text.trim_ascii() {
        "" => Ok(None),
        text => Event::from_json(text).map(Some),
    }
}
