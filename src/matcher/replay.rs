//! Matching a file of events, one per line, as it arrives.

use super::automations::{Firing, Matcher};
use crate::diagnostic::{Code, Error};
use crate::json::LineJoiner;
use crate::model::Event;

/// The maximum length of a line, in bytes. A longer one is not an event, and must not fill the memory.
const LONGEST_LINE: usize = 16 << 20;

/// Splits bytes that arrive in pieces into lines, parses each as an event and matches it.
///
/// ```
/// use hookwright::matcher::{Matcher, Outcome, Replay};
///
/// let mut matcher = Matcher::new();
/// let mut replay = Replay::default();
/// let mut unreadable = Vec::new();
/// let mut report = |outcome: Outcome| {
///     if let Outcome::Unreadable { line, .. } = outcome {
///         unreadable.push(line.number);
///     }
/// };
/// replay.push(&mut matcher, b"\n{\"type\": \"RUN_", &mut report);
/// replay.push(&mut matcher, b"STOPPED\"}\n", &mut report);
/// replay.finish(&mut matcher, &mut report);
/// assert_eq!(unreadable, [2]);
/// ```
#[derive(Debug)]
pub struct Replay {
    lines: LineJoiner,
    next: Line,
    events: u64,
}

/// A line's number, and its position in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number of the line, from 1.
    pub number: u64,
    /// The offset of its first byte in the file.
    pub start: u64,
    /// Its length in bytes, including its line break.
    pub length: u64,
}

/// An outcome of reading a line.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// An automation fired. There is one such outcome per firing.
    Fired {
        /// The event's line.
        line: Line,
        /// The event.
        event: &'a Event,
        /// The automation.
        firing: Firing<'a>,
    },
    /// The line is not an event and was skipped.
    Unreadable {
        /// The line.
        line: Line,
        /// The reason.
        error: Error,
    },
}

impl Default for Replay {
    fn default() -> Self {
        Self {
            lines: LineJoiner::new(LONGEST_LINE),
            next: Line {
                number: 1,
                start: 0,
                length: 0,
            },
            events: 0,
        }
    }
}

impl Replay {
    /// Reads the next piece of the file, and reports on every line that ends in it, in order. Blank lines are skipped.
    pub fn push(&mut self, matcher: &mut Matcher, piece: &[u8], report: &mut dyn FnMut(Outcome)) {
        let Self { lines, next, events } = self;
        lines.push(piece, |bytes, length| {
            *events += match_line(next.advance(length), bytes, matcher, report);
        });
    }

    /// Reads the last line of the file, which may lack a line break.
    pub fn finish(&mut self, matcher: &mut Matcher, report: &mut dyn FnMut(Outcome)) {
        let Self { lines, next, events } = self;
        lines.finish(|bytes, length| {
            *events += match_line(next.advance(length), bytes, matcher, report);
        });
    }

    /// Returns how many lines were read.
    pub fn lines(&self) -> u64 {
        self.next.number - 1
    }

    /// Returns how many events were read.
    pub fn events(&self) -> u64 {
        self.events
    }
}

impl Line {
    /// Returns the line at this position, which has this length, and advances to the next one.
    fn advance(&mut self, length: u64) -> Self {
        let line = Self { length, ..*self };
        self.number += 1;
        self.start += length;
        line
    }
}

/// Matches the event in a line, and returns how many events the line has: 1 or 0.
fn match_line(line: Line, bytes: &[u8], matcher: &mut Matcher, report: &mut dyn FnMut(Outcome)) -> u64 {
    match event(line, bytes) {
        Ok(Some(event)) => {
            for firing in matcher.match_event(&event) {
                report(Outcome::Fired {
                    line,
                    event: &event,
                    firing,
                });
            }
            1
        }
        Ok(None) => 0,
        Err(error) => {
            report(Outcome::Unreadable { line, error });
            0
        }
    }
}

/// Parses the event in a line; returns `None` for a blank line.
fn event(line: Line, bytes: &[u8]) -> Result<Option<Event>, Error> {
    if line.length > LONGEST_LINE as u64 {
        return Err(Error::new(
            Code::LineTooLong,
            [("bytes", line.length.to_string().into())],
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let byte = (error.valid_up_to() + 1).to_string();
        Error::new(Code::LineEncoding, [("byte", byte.into())])
    })?;
    // Some editors begin a file with a byte order mark.
    let text = if line.start == 0 {
        text.trim_start_matches('\u{feff}')
    } else {
        text
    };
    match text.trim_ascii() {
        "" => Ok(None),
        text => Event::from_json(text).map(Some),
    }
}
