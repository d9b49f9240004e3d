//! A file of events, one a line, run through the matcher as it arrives.

use super::{Firing, Matcher};
use crate::diagnostic::{Code, Error};
use crate::model::Event;

/// The most bytes that a line may have; a longer one is no event, and no reason to fill the memory.
const LONGEST_LINE: usize = 16 << 20;

/// Cuts bytes that arrive in pieces into lines, reads each as an event and matches it.
///
/// ```
/// use hookwright::matcher::{Matcher, Outcome, Replay};
///
/// let mut matcher = Matcher::new();
/// let mut replay = Replay::default();
/// let mut unreadable = Vec::new();
/// let mut note = |outcome: Outcome| {
///     if let Outcome::Unreadable { line, .. } = outcome {
///         unreadable.push(line.number);
///     }
/// };
/// replay.push(&mut matcher, b"\n{\"type\": \"RUN_", &mut note);
/// replay.push(&mut matcher, b"STOPPED\"}\n", &mut note);
/// replay.finish(&mut matcher, &mut note);
/// assert_eq!(unreadable, [2]);
/// ```
#[derive(Debug, Default)]
pub struct Replay {
    /// The beginning of a line whose end has not arrived.
    begun: Vec<u8>,
    /// Where the next line begins.
    next: Line,
    events: u64,
}

/// Where a line stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u64,
    /// Where it begins, in bytes from the file's beginning.
    pub start: u64,
    /// How long it is in bytes, with its line break.
    pub length: u64,
}

/// What came of a line.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// An automation fired; a line gives one of these for each.
    Fired {
        /// The event's line.
        line: Line,
        /// The event.
        event: &'a Event,
        /// The automation.
        firing: Firing<'a>,
    },
    /// The line is no event and is skipped.
    Unreadable {
        /// The line.
        line: Line,
        /// Why.
        error: Error,
    },
}

impl Default for Line {
    fn default() -> Self {
        Self {
            number: 1,
            start: 0,
            length: 0,
        }
    }
}

impl Replay {
    /// Takes the next piece of the file, and reports on every line that ends in it, in order. Blank lines are skipped.
    pub fn push(&mut self, matcher: &mut Matcher, piece: &[u8], report: &mut dyn FnMut(Outcome)) {
        for part in piece.split_inclusive(|&byte| byte == b'\n') {
            self.next.length += part.len() as u64;
            let ends = part.ends_with(b"\n");
            if self.begun.is_empty() && ends {
                self.read(matcher, part, report);
                continue;
            }
            // What is too long is cut here and refused when it ends.
            let room = (LONGEST_LINE + 1).saturating_sub(self.begun.len());
            self.begun.extend_from_slice(part.get(..room).unwrap_or(part));
            if ends {
                self.read_begun(matcher, report);
            }
        }
    }

    /// Takes the file's end: its last line may lack a line break.
    pub fn finish(&mut self, matcher: &mut Matcher, report: &mut dyn FnMut(Outcome)) {
        if self.next.length > 0 {
            self.read_begun(matcher, report);
        }
    }

    /// How many lines have ended.
    pub fn lines(&self) -> u64 {
        self.next.number - 1
    }

    /// How many events were read.
    pub fn events(&self) -> u64 {
        self.events
    }

    fn read_begun(&mut self, matcher: &mut Matcher, report: &mut dyn FnMut(Outcome)) {
        let mut begun = std::mem::take(&mut self.begun);
        self.read(matcher, &begun, report);
        begun.clear();
        self.begun = begun;
    }

    fn read(&mut self, matcher: &mut Matcher, bytes: &[u8], report: &mut dyn FnMut(Outcome)) {
        let line = self.next;
        self.next = Line {
            number: line.number + 1,
            start: line.start + line.length,
            length: 0,
        };
        match event(line, bytes) {
            Ok(Some(event)) => {
                self.events += 1;
                for firing in matcher.match_event(&event) {
                    report(Outcome::Fired {
                        line,
                        event: &event,
                        firing,
                    });
                }
            }
            Ok(None) => {}
            Err(error) => report(Outcome::Unreadable { line, error }),
        }
    }
}

/// The event in a line; none in a blank one.
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
    // Editors on Windows put a mark before the first line.
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
