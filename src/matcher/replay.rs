//! Matching a file of events as it arrives.

use super::automations::{Firing, Matcher, Skipped};
use super::entries::Entry;
use super::reader::EventReader;
use crate::diagnostic::Error;
use crate::model::Event;

/// Splits bytes that arrive in pieces into entries, parses each as an event and matches it.
///
/// The file is NDJSON, a JSON array of events, or events that are written over several lines each.
///
/// ```
/// use hookwright::matcher::{Matcher, Outcome, Replay};
///
/// let mut matcher = Matcher::new();
/// let mut replay = Replay::default();
/// let mut unreadable = Vec::new();
/// let mut report = |outcome: Outcome| {
///     if let Outcome::Unreadable { entry, .. } = outcome {
///         unreadable.push(entry.line);
///     }
/// };
/// replay.push(&mut matcher, b"\n{\"type\": \"RUN_", &mut report);
/// replay.push(&mut matcher, b"STOPPED\"}\n", &mut report);
/// replay.finish(&mut matcher, &mut report);
/// assert_eq!(unreadable, [2]);
/// ```
#[derive(Debug, Default)]
pub struct Replay {
    reader: EventReader,
}

/// An outcome of reading an entry.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// An automation fired. There is one such outcome per firing.
    Fired {
        /// The event's position in the file.
        entry: Entry,
        /// The event.
        event: &'a Event,
        /// The automation.
        firing: Firing<'a>,
    },
    /// The event met every condition of an automation, but its cooldown kept it from firing.
    Skipped {
        /// The event's position in the file.
        entry: Entry,
        /// The event.
        event: &'a Event,
        /// The automation, and the end of its cooldown.
        skipped: Skipped<'a>,
    },
    /// The entry is not an event, or its filters take too long, and was skipped.
    Unreadable {
        /// The position of the entry in the file.
        entry: Entry,
        /// The reason.
        error: Error,
    },
}

impl Replay {
    /// Reads the next piece of the file, and reports on every entry that ends in it, in order. Blank lines are skipped.
    pub fn push(&mut self, matcher: &mut Matcher, piece: &[u8], report: &mut dyn FnMut(Outcome)) {
        self.reader.push(piece, &mut |entry, event| {
            match_event(entry, event, matcher, report)
        });
    }

    /// Reads the last entry of the file, which may lack a line break.
    pub fn finish(&mut self, matcher: &mut Matcher, report: &mut dyn FnMut(Outcome)) {
        self.reader
            .finish(&mut |entry, event| match_event(entry, event, matcher, report));
    }

    /// Returns how many lines were read.
    pub fn lines(&self) -> u64 {
        self.reader.lines()
    }

    /// Returns how many events were read.
    pub fn events(&self) -> u64 {
        self.reader.events()
    }

    /// Returns whether every entry so far was a line of its own.
    pub fn is_linewise(&self) -> bool {
        self.reader.is_linewise()
    }
}

/// Matches the event of an entry, and reports on the outcomes.
fn match_event(
    entry: Entry,
    event: Result<&Event, Error>,
    matcher: &mut Matcher,
    report: &mut dyn FnMut(Outcome),
) {
    let event = match event {
        Ok(event) => event,
        Err(error) => return report(Outcome::Unreadable { entry, error }),
    };
    match matcher.match_event(event) {
        Ok(firings) => {
            for firing in firings {
                report(Outcome::Fired { entry, event, firing });
            }
        }
        Err(error) => return report(Outcome::Unreadable { entry, error }),
    }
    for skipped in matcher.skipped() {
        report(Outcome::Skipped {
            entry,
            event,
            skipped,
        });
    }
}
